"""Stretches inside quotation marks: which of them are one quotation, and with which clause they go on."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.beside import Utterance, is_title, utterance_beside
from diploparse.extractors.speakers.sentences import sentence_at
from diploparse.spans import Span
from diploparse.text.marks import Quoted

#: How what is said in a paragraph of its own ends.
_ENDS: Final = frozenset(".,!?…—-")
_STOPS: Final = frozenset(".!?")
_JOINERS: Final = frozenset({"and", "but", "or"})
#: A stretch of so few words needs a cue of its own to count as speech.
_SHORT: Final = 3


def with_stretches(document: Document, reported: Sequence[Utterance]) -> list[Utterance]:
    """Return the utterances of clauses with those in marks; what is split or goes on is one.

    >>> from diploparse.document import parse
    >>> [said.rule for said in with_stretches(parse("“We are ready,” Ana Silva said. “What we need is time.”"), ())]
    ['cue behind']
    """
    found = list(reported)
    holders = _holders(document, reported)
    ends = _ends_of_sentences(document, reported)
    beside = {quoted: utterance_beside(document, quoted) for quoted in document.quoted if quoted.span not in holders}
    above = _begun_above(document, beside)
    begun = {opened for stretches in above.values() for opened in stretches}
    last: tuple[Quoted, int] | None = None
    for quoted in document.quoted:
        if quoted.span in holders:
            last = (quoted, holders[quoted.span])
            continue
        if quoted in begun:
            continue
        utterance = beside[quoted]
        if utterance is None:
            last = _gone_on(document, found, last, quoted)
            ended = ends.get(document.words(quoted.span).start) if last is None else None
            if ended is not None:
                found[ended] = _joined(found[ended], quoted)
                last = (quoted, ended)
        elif last is not None and _has_one_cue(document, found[last[1]], utterance, last[0], quoted):
            found[last[1]] = _joined(found[last[1]], quoted)
            last = (quoted, last[1])
        else:
            found.append(attrs.evolve(utterance, content=(*(opened.span for opened in above.get(quoted, ())), *utterance.content)))
            last = (quoted, len(found) - 1)
    return found


def _begun_above(document: Document, beside: Mapping[Quoted, Utterance | None]) -> dict[Quoted, list[Quoted]]:
    """Return for a stretch with a cue the paragraphs above whose mark is left open and which have none: “A. ¶ “B,” he said."""
    found: dict[Quoted, list[Quoted]] = {}
    opened: list[Quoted] = []
    above: Quoted | None = None  # left open in the paragraph above
    for quoted, utterance in beside.items():
        paragraph = document.paragraphs[document.paragraph_at(quoted.span.start)]
        begins = not document.text[paragraph.start : quoted.span.start].strip()
        follows = begins and above is not None and _are_alike(document, above, quoted)
        if follows and opened and utterance is not None:
            found[quoted] = opened
        is_new = begins and utterance is None and not quoted.closed and (not follows or opened)
        opened = [*(opened if follows else ()), quoted] if is_new else []
        above = quoted if not quoted.closed else None
    return found


def _are_alike(document: Document, one: Quoted, other: Quoted) -> bool:
    """Tell whether two stretches in neighbouring paragraphs open with the same mark."""
    return _are_neighbours(document, one, other) and document.text[one.span.start] == document.text[other.span.start]


def _are_neighbours(document: Document, one: Quoted, other: Quoted) -> bool:
    return document.paragraph_at(other.span.start) - document.paragraph_at(one.span.start) == 1


def _holders(document: Document, reported: Sequence[Utterance]) -> dict[Span, int]:
    """Return for each stretch that shares a character with a clause the last clause that holds it."""
    found: dict[Span, int] = {}
    reached = 0
    for content, i in sorted((content, i) for i, utterance in enumerate(reported) for content in utterance.content):
        if content.end > reached:
            found |= {quoted.span: i for quoted in document.quoted_in(Span(max(content.start, reached), content.end))}
            reached = content.end
    return found


def _ends_of_sentences(document: Document, reported: Sequence[Utterance]) -> dict[int, int]:
    """Return for the token behind a sentence that reports what was said the last clause in it."""
    stops = ((i, sentence_at(document, utterance.cue.verb).stop) for i, utterance in enumerate(reported) if utterance.cue is not None)
    return {stop: i for i, stop in stops if stop < len(document.doc) and _in_one_paragraph(document, stop)}


def _in_one_paragraph(document: Document, i: int) -> bool:
    doc = document.doc
    return document.paragraph_at(doc[i - 1].idx) == document.paragraph_at(doc[i].idx)


def _gone_on(document: Document, found: list[Utterance], last: tuple[Quoted, int] | None, quoted: Quoted) -> tuple[Quoted, int] | None:
    """Add a stretch without a cue to what it goes on from; return the last stretch that was said and its utterance."""
    if last is None or is_title(document, quoted):
        return last
    before, i = last
    if not (_goes_on_here if _same_paragraph(document, before, quoted) else _goes_on_below)(document, before, quoted):
        return None
    if _same_paragraph(document, before, quoted) or not before.closed:
        found[i] = _joined(found[i], quoted)
        return quoted, i
    found.append(attrs.evolve(found[i], cue=None, content=(quoted.span,), rule="goes on"))
    return quoted, len(found) - 1


def _joined(utterance: Utterance, quoted: Quoted) -> Utterance:
    return attrs.evolve(utterance, content=(*utterance.content, quoted.span))


def _has_one_cue(document: Document, one: Utterance, other: Utterance, before: Quoted, quoted: Quoted) -> bool:
    """Tell whether two stretches have one cue, or the second goes on in the sentence: “A,” said X, speaking of Y, “and B.”."""
    if one.cue is None or other.cue is None or one.cue.verb == other.cue.verb:
        return one.cue is not None and other.cue is not None
    between = document.words(Span(before.span.end, quoted.span.start))
    is_lower = quoted.inner(document.text).of(document.text)[:1].islower()
    is_apart = other.cue.end < between.end - 1 and one.cue.verb < other.cue.verb
    return is_lower and is_apart and between[-1].text == "," and not any(token.text in _STOPS for token in between)


def _same_paragraph(document: Document, one: Quoted, other: Quoted) -> bool:
    return document.paragraph_at(one.span.start) == document.paragraph_at(other.span.start)


def _goes_on_here(document: Document, before: Quoted, quoted: Quoted) -> bool:
    """Tell whether a stretch goes on from the one before: “A,” he said. “B.”; “A,” he said, “B.”."""
    between = [token for token in document.words(Span(before.span.end, quoted.span.start)) if not token.is_space]
    if not between:
        return True
    said = quoted.inner(document.text).of(document.text)
    ends = between[-1].text[-1] in _STOPS  # of "on X." too
    is_whole = between[-1].text == "," or (ends and said[-1:] in _STOPS)
    if len(said.split()) < _SHORT and not is_whole:
        return False
    stops = sum(token.text in _STOPS for token in between)
    if ends or between[-1].text == ",":
        return stops == (between[-1].text in _STOPS)
    if stops == 1 and between[0].text not in _STOPS and _completes(document, between, quoted):
        return True
    joiner = next((k for k, token in enumerate(between) if token.lower_ in _JOINERS), None)
    return joiner is not None and not stops and not any(syntax.is_finite(token) for token in between[joiner:])


def _completes(document: Document, between: Sequence[Token], quoted: Quoted) -> bool:
    """Tell whether a stretch is the rest of a sentence that the reporter begins: The talks “failed completely”."""
    last = max(k for k, token in enumerate(between) if token.text in _STOPS)
    inner = quoted.inner(document.text).of(document.text)
    return inner[:1].islower() and inner[-1:] in _STOPS and not any(token.pos_ in {"VERB", "AUX"} for token in between[last:])


def _goes_on_below(document: Document, before: Quoted, quoted: Quoted) -> bool:
    """Tell whether a stretch goes on from one in the paragraph above."""
    text, paragraph = document.text, document.paragraphs[document.paragraph_at(quoted.span.start)]
    if quoted.closed and quoted.inner(text).of(text)[-1:] not in _ENDS:  # a heading
        return False
    begins = text[paragraph.start : quoted.span.start].strip() == ""
    return (
        _are_neighbours(document, before, quoted) and begins and (not before.closed or text[quoted.span.end : paragraph.end].strip() == "")
    )
