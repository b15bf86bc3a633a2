"""Clauses that a cue reports: "said that …", "vowed to …", "called for …", "…, according to"."""

import attrs

from diploparse.document import Document, once
from diploparse.extractors.speakers.according import beside_according
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical
from diploparse.extractors.speakers.ends import content_between, end_of
from diploparse.extractors.speakers.frames import BELONGING, FRAMES
from diploparse.extractors.speakers.sentences import sentence_at
from diploparse.extractors.speakers.tails import inserted, tails_by_sentence
from diploparse.spans import Span


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


def _around(document: Document, cue: Cue) -> Reported | None:
    """Read the sentence that a cue stands beside: "…, according to X", "…, X said"."""
    if "according_to" in cue.frames:
        beside = beside_according(document, cue)
        return Reported(cue, beside, "according_to") if beside else None
    start = _behind_conjunction(document, sentence_at(document, cue.verb).start)
    inside = inserted(document, cue)
    if inside is not None:
        halves = (content_between(document, start, inside.comma), content_between(document, cue.end, end_of(document, cue, cue.end)))
        return Reported(inside.cue, tuple(half for half in halves if half is not None), "inserted")
    tails = tails_by_sentence(document).get(sentence_at(document, cue.verb).start, ())
    tail = next((tail for tail in tails if tail.cue.verb == cue.verb), None)
    content = content_between(document, start, tail.comma) if tail else None
    return Reported(tail.cue, (content,), "tail") if tail and content else None


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
        content = None if start is None else content_between(document, start, end_of(document, cue, start))
        if content is not None:
            belongs = frame.removesuffix("_phrase") in BELONGING
            return Reported(attrs.evolve(cue, end=cue.end + 1) if belongs else cue, (content,), frame)
    return None
