"""Clauses that a cue reports: "said that …", "vowed to …", "called for …", "…, according to"."""

from itertools import takewhile
from typing import Final

import attrs

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.according import beside_according
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical
from diploparse.extractors.speakers.ends import content_between, end_of, turns_over
from diploparse.extractors.speakers.frames import BELONGING, FRAMES
from diploparse.extractors.speakers.sentences import first_behind, quoted_tokens, sentence_at
from diploparse.extractors.speakers.tails import has_object, inserted, tails_by_sentence
from diploparse.lexicon import words
from diploparse.spans import Span

#: Frames of whole clauses, whose own words may say where something appeared.
_CLAUSES: Final = frozenset({"that_clause", "addressee_that", "question"})
_PHRASE: Final = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT"})
#: Words that open what is said, and are nothing without it.
_MARKERS: Final = frozenset({"that", "whether"})
#: Tokens of a phrase that says where something appeared.
_WIDEST: Final = 16


@attrs.frozen
class Reported:
    """A clause that a cue reports.

    Attributes:
        cue: the cue, a preposition that belongs to it included.
        content: what was said, in two spans if the cue stands inside it.
        frame: the frame that read it.
    """

    cue: Cue
    content: tuple[Span, ...]
    frame: str


@once
def reported_clauses(document: Document) -> tuple[Reported, ...]:
    """Return the clauses that the cues of an article report, in the order of the cues."""
    found: list[Reported] = []
    told: set[int] = set()  # sentences that hold a report
    for cue in cues(document):
        sentence = sentence_at(document, cue.verb).start
        clause = _reported(document, cue) or (_around(document, cue) if sentence not in told else None)
        if clause is not None:
            found.append(clause)
            told.add(sentence)
    return tuple(found)


def _end(document: Document, cue: Cue, frame: str, start: int) -> int:
    """Return the token behind what was said; what is no clause ends before where it appeared: "thanked them in a letter"."""
    end = end_of(document, cue, start)
    return end if frame in _CLAUSES else next((i for i in range(max(start + 1, end - _WIDEST), end) if _says_where(document, i, end)), end)


def _says_where(document: Document, i: int, end: int) -> bool:
    """Tell whether the rest of what was said, from a preposition on, is where it appeared: "in a letter to X", "on television"."""
    doc = document.doc
    is_indefinite = i + 1 < end and doc[i + 1].lower_ in {"a", "an"}
    if not (is_indefinite if doc[i].lower_ in {"in", "at", "during"} else doc[i].lower_ == "on"):
        return False
    phrase = list(takewhile(lambda token: token.pos_ in _PHRASE, doc[i + 1 + is_indefinite : end]))
    rest = doc[i:end]
    is_medium = len(phrase) > 0 and phrase[-1].lower_ in words("media", "media")
    return is_medium and not any(syntax.is_finite(token) or token.i in quoted_tokens(document) for token in rest)


def _around(document: Document, cue: Cue) -> Reported | None:
    """Read the sentence that a cue stands beside: "…, according to X", "…, X said"."""
    if "according_to" in cue.frames:
        beside = beside_according(document, cue)
        return Reported(cue, beside, "according_to") if beside else None
    behind = _behind_as(document, cue)
    if behind is not None:
        stop = min([sentence_at(document, cue.verb).stop, *first_behind(turns_over(document), behind)])
        content = content_between(document, behind, stop)
        is_clause = any(syntax.is_finite(token) for token in document.doc[behind:stop])
        return Reported(cue, (content,), "as") if content is not None and is_clause else None
    start = _behind_conjunction(document, sentence_at(document, cue.verb).start)
    inside = inserted(document, cue)
    if inside is not None:
        halves = (content_between(document, start, inside.comma), content_between(document, cue.end, end_of(document, cue, cue.end)))
        return Reported(inside.cue, tuple(half for half in halves if half is not None), "inserted")
    tails = tails_by_sentence(document).get(sentence_at(document, cue.verb).start, ())
    tail = next((tail for tail in tails if tail.cue.verb == cue.verb), None)
    content = content_between(document, start, tail.comma) if tail else None
    return Reported(tail.cue, (content,), "tail") if tail and content else None


def _behind_as(document: Document, cue: Cue) -> int | None:
    """Return the token behind the comma of "As X reported, …", "As X told reporters on Friday, …"; None if X reports something else."""
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    can_report = cue.frames & _CLAUSES or "out_phrase" in cue.frames  # "as X pointed out"
    if not can_report or cue.subject is None or not sentence.start < cue.subject < cue.start or not _opens_with_as(document, cue):
        return None
    if any(token.text == "," for token in doc[sentence.start : cue.subject]):  # "As late as May, X said"
        return None
    comma = next((i for i in range(cue.end, min(sentence.stop, cue.end + _WIDEST)) if doc[i].text == ","), None)
    return None if comma is None or has_object(document, cue, comma) else comma + 1


def _runs_over(document: Document, cue: Cue, content: Span) -> bool:
    """Tell whether a clause without "that" takes in a comma in a sentence that "as" opens: "As X announced the truce, talks failed"."""
    said = document.words(content)
    return _opens_with_as(document, cue) and said[0].lower_ not in _MARKERS and any(token.text == "," for token in said)


def _opens_with_as(document: Document, cue: Cue) -> bool:
    opener = document.doc[sentence_at(document, cue.verb).start]
    return opener.lower_ == "as" and opener.i not in quoted_tokens(document)


def _behind_conjunction(document: Document, start: int) -> int:
    """Return the token behind the "but" or "and" that ties a sentence to the one before."""
    return start + 1 if document.doc[start].lower_ in {"and", "but"} else start


def _reported(document: Document, cue: Cue) -> Reported | None:
    """Read the clause that a cue takes."""
    if cue.subject is None or is_hypothetical(document.doc, cue):
        return None
    for frame, begin in FRAMES.items():
        if frame not in cue.frames:
            continue
        start = begin(document, document.doc[cue.verb])
        content = None if start is None else content_between(document, start, _end(document, cue, frame, start))
        if content is not None and content.of(document.text).lower() not in _MARKERS and not _runs_over(document, cue, content):
            belongs = frame.removesuffix("_phrase") in BELONGING
            return Reported(attrs.evolve(cue, end=cue.end + 1) if belongs else cue, (content,), frame)
    return None
