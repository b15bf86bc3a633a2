"""An article cut at the ends of all that is marked in it, so that marks may overlap and cross."""

from bisect import bisect_left
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from diploparse.spans import Span, stripped


@attrs.frozen
class Mark:
    """A stretch of text that a record marks.

    Attributes:
        span: where.
        record: the id of the record.
        style: how it is drawn.
    """

    span: Span
    record: str
    style: str


@attrs.frozen
class Piece:
    """A stretch of text with the same marks from end to end.

    Attributes:
        span: where.
        text: its words.
        marks: the marks on it, the innermost first.
        begins: the mark that begins here, the innermost of several.
        read: whether it lies in a mark or in evidence.
    """

    span: Span
    text: str
    marks: tuple[Mark, ...] = ()
    begins: Mark | None = None
    read: bool = False

    @property
    def styles(self) -> tuple[str, ...]:
        """How it is drawn, each style once."""
        return tuple(dict.fromkeys(mark.style for mark in self.marks))

    @property
    def records(self) -> tuple[str, ...]:
        """Whose marks it carries, each record once."""
        return tuple(dict.fromkeys(mark.record for mark in self.marks))


@attrs.frozen
class Block:
    """A paragraph, or the words between two.

    Attributes:
        number: the paragraph's number, from 1; None between paragraphs.
        pieces: its text.
    """

    number: int | None
    pieces: tuple[Piece, ...]


def within(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans that hold words of `text`, in order, each once, without the white space at their ends.

    >>> within("Ana met him.", [Span(8, 99), Span(0, 4), Span(3, 4)])
    (Span(start=0, end=3), Span(start=8, end=12))
    """
    found = {stripped(text, Span(min(span.start, len(text)), min(span.end, len(text)))) for span in spans}
    return tuple(sorted(span for span in found if len(span)))


def marked(text: str, paragraphs: Sequence[Span], marks: Sequence[Mark], evidence: Iterable[Span]) -> tuple[Block, ...]:
    """Return a text in blocks and pieces; all spans hold words of it.

    Args:
        text: the text.
        paragraphs: where its paragraphs stand; words between them are blocks without a number.
        marks: what is marked in it.
        evidence: what else something points at.

    >>> marks = Mark(Span(0, 7), "r1", "person"), Mark(Span(4, 11), "r2", "meeting")
    >>> [(piece.text, piece.records) for piece in marked("Ana met Tom.", [Span(0, 12)], marks, ())[0].pieces]
    [('Ana ', ('r1',)), ('met', ('r2', 'r1')), (' Tom', ('r2',)), ('.', ())]
    """
    blocks = _blocks(text, paragraphs)
    found = list(_pieces(text, marks, evidence, (edge for _, span in blocks for edge in (span.start, span.end))))
    starts = [piece.span.start for piece in found]
    return tuple(Block(number, tuple(found[bisect_left(starts, span.start) : bisect_left(starts, span.end)])) for number, span in blocks)


def _blocks(text: str, paragraphs: Sequence[Span]) -> list[tuple[int | None, Span]]:
    """Return the paragraphs with their numbers, and the words between them without one."""
    found: list[tuple[int | None, Span]] = []
    done = 0
    for number, paragraph in enumerate(paragraphs, 1):
        start, end = max(done, min(paragraph.start, len(text))), min(paragraph.end, len(text))
        if start >= end:
            continue
        found += [(None, Span(done, start)), (number, Span(start, end))]
        done = end
    found.append((None, Span(done, len(text))))
    return [(number, words) for number, span in found if len(words := stripped(text, span))]


def _pieces(text: str, marks: Sequence[Mark], evidence: Iterable[Span], cuts: Iterable[int]) -> Iterator[Piece]:
    """Yield a text in pieces, cut wherever a mark or a span of evidence begins or ends, and at `cuts`."""
    spans = [*evidence, *(mark.span for mark in marks)]
    opened = Counter(span.start for span in spans)
    closed = Counter(span.end for span in spans)
    coming = deque(sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end)))
    active: list[Mark] = []
    depth = 0
    for start, end in pairwise(sorted({*opened, *closed, *cuts})):
        depth += opened[start] - closed[start]
        begins = None
        active = [mark for mark in active if mark.span.end > start]
        while coming and coming[0].span.start == start:
            begins = coming.popleft()
            active.append(begins)
        around = tuple(sorted(active, key=lambda mark: (len(mark.span), -mark.span.start)))
        yield Piece(Span(start, end), text[start:end], around, begins, depth > 0)
