"""Places in a text: half-open ranges of code points."""

from collections.abc import Iterable, Sequence

import attrs


@attrs.frozen(order=True)
class Span:
    """Characters `start` up to, not including, `end` of the raw text.

    Args:
        start: offset of the first code point, from 0.
        end: offset behind the last code point; not before `start`.

    Raises:
        ValueError: if the offsets are negative or in the wrong order.

    >>> span = Span(0, 5)
    >>> span.of("Silva said")
    'Silva'
    """

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"Span({self.start}, {self.end}): give 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span stands for."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether all of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end


def stripped(text: str, span: Span) -> Span:
    """Return `span` without the white space at its ends; an empty one if there is nothing else."""
    inner = span.of(text)
    start = span.start + len(inner) - len(inner.lstrip())
    return Span(start, max(start, span.end - len(inner) + len(inner.rstrip())))


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of `spans`, of which there is at least one."""
    found: Sequence[Span] = tuple(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))
