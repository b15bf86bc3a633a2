"""Stretches inside quotation marks that no reported clause holds, each with the cue beside it."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, reporting_verbs
from diploparse.extractors.speakers.sentences import quoted_tokens
from diploparse.reading.calendar import is_calendar_name
from diploparse.spans import Span
from diploparse.text.marks import Quoted

_SUBJECT_WORDS: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: How what is said in a paragraph of its own ends.
_ENDS: Final = frozenset(".,!?…—-")
#: Words behind a stretch that open another speaker's clause.
_OPENERS: Final = frozenset({"and", "but", "yet", "while", "whereas"})
#: Tokens between a mark and the verb of its cue.
_REACH: Final = 18
#: Tokens of the clause behind a stretch, with what a source is: “…,” X, head of the …, said.
_FARTHEST: Final = 32
#: A stretch of so few words needs a cue of its own to count as speech.
_SHORT: Final = 3


@attrs.frozen
class Utterance:
    """A quotation before its speaker is known.

    Attributes:
        cue: its cue; None for one that goes on from the utterance before.
        subject: token of the head of who speaks.
        content: what was said.
        rule: how it was found.
    """

    cue: Cue | None
    subject: int | None
    content: tuple[Span, ...]
    rule: str


def quoted_utterances(document: Document, used: set[Span]) -> list[Utterance]:
    """Return the utterances in marks that no reported clause holds, split and continued ones as one."""
    found: list[Utterance] = []
    last: tuple[Quoted, Utterance] | None = None
    for quoted in document.quoted:
        if quoted.span in used:
            last = None
            continue
        utterance = _beside(document, quoted)
        if utterance is None and last is not None and _continues(document, last[0], quoted, last[1]):
            joined = attrs.evolve(last[1], content=(*last[1].content, quoted.span))
            if _same_paragraph(document, last[0], quoted) or not last[0].closed:
                found[-1] = joined
            else:
                joined = attrs.evolve(last[1], cue=None, content=(quoted.span,), rule="goes on")
                found.append(joined)
            last = (quoted, joined)
        elif utterance is not None:
            if last is not None and last[1].cue == utterance.cue:
                utterance = attrs.evolve(last[1], content=(*last[1].content, quoted.span))
                found[-1] = utterance
            else:
                found.append(utterance)
            last = (quoted, utterance)
        else:
            last = None
    return found


def _same_paragraph(document: Document, one: Quoted, other: Quoted) -> bool:
    return document.paragraph_at(one.span.start) == document.paragraph_at(other.span.start)


def _continues(document: Document, before: Quoted, quoted: Quoted, utterance: Utterance) -> bool:
    """Tell whether a stretch without a cue goes on from the one before, as “A,” he said. “B.” does."""
    if _same_paragraph(document, before, quoted):
        between = document.words(Span(before.span.end, quoted.span.start))
        cue = utterance.cue
        own = range(cue.start, cue.end) if cue is not None else range(0)
        verbs = [t for t in between if t.pos_ == "VERB" and t.i not in own]
        inner = quoted.inner(document.text).of(document.text)
        is_title = inner[:1].isupper() and _begins_anew(between)
        return not verbs and not is_title and len(inner.split()) >= _SHORT
    paragraph = document.paragraphs[document.paragraph_at(quoted.span.start)]
    if quoted.closed and quoted.inner(document.text).of(document.text)[-1:] not in _ENDS:  # a heading
        return False
    begins = document.text[paragraph.start : quoted.span.start].strip() == ""
    follows = document.paragraph_at(quoted.span.start) - document.paragraph_at(before.span.start) == 1
    return follows and begins and (not before.closed or document.text[quoted.span.end : paragraph.end].strip() == "")


def _begins_anew(between: Words) -> bool:
    """Tell whether nouns stand between a full stop and the next mark: “A,” he said. The film “B”."""
    last = max((token.i for token in between if token.text == "."), default=None)
    return last is not None and any(token.pos_ in _SUBJECT_WORDS for token in between if token.i > last)


def _beside(document: Document, quoted: Quoted) -> Utterance | None:
    """Return the utterance of a stretch with the cue behind or before it."""
    words = document.words(quoted.span)
    if not len(words):
        return None
    return _cue_behind(document, quoted, words.end) or _cue_before(document, quoted, words.start)


def _cue_behind(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch before its cue: “…,” S said or “…,” said S."""
    doc, text = document.doc, document.text
    inner = quoted.inner(text).of(text).rstrip()
    if not inner or not (inner[-1] in ",?!-—…" or (first < len(doc) and doc[first].text == ",")):
        return None
    if first < len(doc) and doc[first].lower_ in _OPENERS:
        return None
    stop = _stop(document, first)
    verb = _reporting(document, first, stop)
    if verb is None:
        return None
    subject = _subject_between(doc, first, verb, stop)
    return None if subject is None else _utterance(document, verb, subject, quoted, "cue behind")


def _cue_before(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch behind its cue: S said, “…” or S said: “…” or S called it “…”."""
    doc = document.doc
    last = first - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    sentence_start = _start(document, quoted, last)
    verb = next((i for i in range(last, sentence_start - 1, -1) if _reports(document, doc[i])), None)
    if verb is None:
        return None
    between = [doc[i] for i in range(verb + 1, last + 1) if doc[i].pos_ in {"VERB", "AUX"}]
    if between or not (doc[last].text in {",", ":"} or verb == last or _is_naming(document, doc[verb])):
        return None
    known = _cues_by_verb(document).get(verb)
    subject = doc[known.subject] if known is not None and known.subject is not None else syntax.subject_of(doc[verb])
    if subject is None or subject.i in quoted_tokens(document):
        subject = next((doc[i] for i in range(verb - 1, sentence_start - 1, -1) if doc[i].pos_ in _SUBJECT_WORDS), None)
    if subject is None and doc[last].text == ":":  # "Wrote X: “…”"
        subject = next((doc[i] for i in range(last - 1, verb, -1) if doc[i].pos_ in _SUBJECT_WORDS), None)
    if subject is None or syntax.is_negated(doc[verb]):
        return None
    return _utterance(document, verb, subject.i, quoted, "cue before")


def _utterance(document: Document, verb: int, subject: int, quoted: Quoted, rule: str) -> Utterance:
    known = _cues_by_verb(document).get(verb)
    if known is not None and known.quoting is not None and known.subject is not None:
        subject = known.subject
    lemma = reporting_verbs(document).get(document.doc[verb].lower_)
    cue = known or Cue(verb, verb, verb + 1, lemma.lemma if lemma else document.doc[verb].lemma_.lower(), frozenset({"direct"}), subject)
    return Utterance(attrs.evolve(cue, subject=subject), subject, (quoted.span,), rule)


@once
def _cues_by_verb(document: Document) -> dict[int, Cue]:
    return {cue.verb: cue for cue in cues(document)}


def _reports(document: Document, token: Token) -> bool:
    is_verb = token.pos_ in {"VERB", "AUX"} or (token.i + 1 < len(token.doc) and token.nbor().text == ":")
    return is_verb and token.lower_ in reporting_verbs(document) and token.i not in quoted_tokens(document)


def _is_naming(document: Document, verb: Token) -> bool:
    """Tell whether a verb says what something is called: S called the offer “…”."""
    known = reporting_verbs(document).get(verb.lower_)
    return known is not None and "naming" in known.frames


def _reporting(document: Document, first: int, stop: int) -> int | None:
    """Return the verb of the cue behind a stretch: a known one, or any verb that is the first."""
    doc = document.doc
    verbs = reporting_verbs(document)
    known = next(
        (i for i in range(first, stop) if _reports(document, doc[i]) or (doc[i].lower_ in verbs and doc[i].lower_.endswith("ed"))), None
    )
    if known is not None:
        saying = next((i for i in range(known + 1, min(known + 3, stop)) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
        return saying or known
    verb = next((i for i in range(first, min(stop, first + _REACH)) if doc[i].pos_ == "VERB" and syntax.is_finite(doc[i])), None)
    saying = next((i for i in range(first, stop) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
    return saying or verb


def _subject_between(doc: Doc, first: int, verb: int, stop: int) -> int | None:
    """Return the head of who speaks in a clause behind a stretch, before or behind its verb."""
    own = [child.i for child in doc[verb].children if syntax.is_subject(child) and first <= child.i < stop and _can_speak(child)]
    if own:
        return max((i for i in own if i < verb), default=own[0])
    shared = syntax.subject_of(doc[verb])
    if shared is not None and first <= shared.i < stop and shared.i != verb:
        return shared.i
    before = [doc[i] for i in range(first, verb) if _can_speak(doc[i])]
    tops = [t for t in before if not first <= t.head.i < verb or t.head.i == t.i or t.head.pos_ not in _SUBJECT_WORDS]
    if tops:
        return tops[0].i
    after = [doc[i] for i in range(verb + 1, min(stop, verb + 8)) if _can_speak(doc[i])]
    tops = [t for t in after if not verb < t.head.i < stop or t.head.pos_ not in _SUBJECT_WORDS]
    return tops[0].i if tops and all(not doc[i].is_punct for i in range(verb + 1, tops[0].i)) else None


def _can_speak(token: Token) -> bool:
    """Tell whether a token can head a source: no day or month, "X said Tuesday"."""
    return token.pos_ in _SUBJECT_WORDS and not is_calendar_name(token)


def _stop(document: Document, first: int) -> int:
    """Return the token behind the clause that follows a stretch: the next mark, full stop or paragraph."""
    doc = document.doc
    if first >= len(doc):
        return first
    end = document.paragraphs[document.paragraph_at(doc[first].idx)].end
    i = first
    while (
        i < len(doc) and i - first < _FARTHEST and doc[i].idx < end and i not in quoted_tokens(document) and doc[i].text not in {".", ";"}
    ):
        i += 1
    return i


def _start(document: Document, quoted: Quoted, last: int) -> int:
    """Return the first token of the reporter's words before a stretch: after the last stop or mark, in its paragraph."""
    doc, i = document.doc, last
    begin = document.paragraphs[document.paragraph_at(quoted.span.start)].start
    while (
        i > last - _REACH
        and i > 0
        and doc[i - 1].idx >= begin
        and i - 1 not in quoted_tokens(document)
        and doc[i - 1].text not in {".", "!", "?"}
    ):
        i -= 1
    return i
