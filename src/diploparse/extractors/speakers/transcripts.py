"""Transcripts: turns that a label opens, "SILVA: We agree.", until the next label."""

import re
from collections.abc import Collection, Iterator
from typing import Final

import attrs

from diploparse.document import Document, once
from diploparse.extractors.speakers.beside import Utterance
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.labels import has_part, is_for_somebody
from diploparse.spans import Span, stripped

#: The label of a turn: words with capitals and the small words between them, perhaps a remark in brackets, a colon.
_LABEL: Final = re.compile(
    r"(?P<label>[A-Z][\w.'-]*"
    r"(?:[ ,]{1,2}(?:[A-Z][\w.'-]*|of|the|and|for|to|de|van|von|bin|al)){0,8})(?:\s*\([^)\n]{1,40}\))?(?P<colon>:)\s+(?=\S)"
)
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: Fewer speakers make no transcript.
_FEWEST: Final = 2


@attrs.frozen
class _Turn:
    """A paragraph that a label opens: the label, the colon's offset, and the words behind it."""

    label: Span
    colon: int
    words: Span


def transcript(document: Document) -> tuple[Utterance, ...]:
    r"""Return the turns of a transcript, in text order; none if the text is no transcript.

    A turn goes on through paragraphs without a label, if another turn follows them.

    >>> from diploparse.document import parse
    >>> text = "ANCHOR: Will there be a deal?\n\nSILVA: We hope so.\n\nANCHOR: When?"
    >>> [turn.content[0].of(text) for turn in transcript(parse(text))]
    ['Will there be a deal?', 'We hope so.', 'When?']
    """
    turns = _turns(document)
    return tuple(_utterances(document, turns)) if _is_transcript(document, turns.values()) else ()


def _utterances(document: Document, turns: dict[int, _Turn]) -> Iterator[Utterance]:
    numbers = sorted(turns)
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 1], strict=True):
        turn = turns[number]
        goes_on = (document.paragraphs[i] for i in range(number + 1, following))
        colon = document.words(Span(turn.colon, turn.colon + 1)).start
        subject = _head(document, turn.label)
        cue = Cue(colon, colon, colon + 1, ":", frozenset({"direct"}), subject)
        yield Utterance(cue, subject, (turn.words, *(span for span in goes_on if document.zone(span) == "body")), "turn")


@once
def _turns(document: Document) -> dict[int, _Turn]:
    """Return the paragraphs that begin with a label, by number."""
    found = {}
    for number, paragraph in enumerate(document.paragraphs):
        label = _LABEL.match(document.masked, paragraph.start, paragraph.end)
        if label is not None and document.zone(paragraph) not in {"link", "caption", "byline"}:
            words = stripped(document.text, Span(label.end(), paragraph.end))
            found[number] = _Turn(Span(*label.span("label")), label.start("colon"), words)
    return found


def _is_transcript(document: Document, turns: Collection[_Turn]) -> bool:
    """Tell whether labels take turns: two or more that are somebody's, one of which comes back or all of which are in capitals."""
    labels = {turn.label.of(document.masked).lower().split()[-1] for turn in turns}  # "ANA SILVA" and "SILVA" are one
    if len(labels) < _FEWEST:
        return False
    if {"q", "a"} <= labels or len(turns) > len(labels):
        return True
    in_capitals = all(turn.label.of(document.masked).isupper() for turn in turns)
    has_parts = len(turns) > _FEWEST and any(has_part(document, turn.label) for turn in turns)
    return in_capitals and (has_parts or all(is_for_somebody(document, turn.label) for turn in turns))


def _head(document: Document, label: Span) -> int:
    """Return the token of a label that names the speaker: the last noun or name, "Silva" in "Minister Ana Silva"."""
    words = document.words(label)
    nouns = [token for token in words if token.pos_ in _NOMINAL and token.is_alpha]
    return (nouns or list(words))[-1].i
