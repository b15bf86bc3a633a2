"""The day on which quoted words were said: "tomorrow" in a quotation of Monday is Tuesday."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from diploparse.document import Document
from diploparse.reading.times.nearest import Anchor
from diploparse.reading.times.readings import Fixed, Found, MonthDay, Reading, Step, Timed, Weekday
from diploparse.reading.times.resolve import resolve
from diploparse.reading.times.tense import looks_back, outlook, sentence_start
from diploparse.reading.times.values import interval
from diploparse.spans import Span

#: How far behind the closing mark, in characters and expressions, "he said on Monday" may stand.
_REACH: Final = 160
_NEXT: Final = 4
_END: Final = re.compile(r"[.!?](?=\s|$)|\n")


def quotation_of(document: Document, span: Span) -> Span | None:
    """Return the stretch inside quotation marks that holds `span`."""
    quoted = document.quoted
    i = bisect_right(quoted, span.start, key=lambda one: one.span.start)
    return quoted[i - 1].span if i and quoted[i - 1].span.covers(span) else None


def day_said(document: Document, found: Sequence[Found], i: int) -> tuple[dt.date, Span] | None:
    """Return the past day on which the quotation that holds expression `i` was spoken, and where the text says so."""
    quoted = quotation_of(document, found[i].span)
    if quoted is None or document.published is None:
        return None
    for other in _beside(document, quoted, found, i):
        day = _day_of(document, other)
        if day is not None and day <= document.published:
            return day, other.span
    return None


def _beside(document: Document, quoted: Span, found: Sequence[Found], i: int) -> Iterator[Found]:
    """Yield the expressions of the clauses that report a quotation: behind it, then before it in the sentence."""
    text = document.masked
    ended = text[max(0, quoted.end - 3) : quoted.end].rstrip("\"' ").endswith(".")
    end = _END.search(text, quoted.end, quoted.end + _REACH)
    behind = Span(quoted.end, quoted.end if ended else end.start() if end else min(len(text), quoted.end + _REACH))
    before = Span(min(sentence_start(text, quoted.start), quoted.start), quoted.start)
    for clause, others in ((behind, found[i + 1 : i + 1 + _NEXT]), (before, found[max(0, i - _NEXT) : i])):
        if looks_back(clause.of(text)):
            yield from _within(document, clause, others)


def _within(document: Document, clause: Span, others: Iterable[Found]) -> Iterator[Found]:
    return (one for one in others if clause.covers(one.span) and quotation_of(document, one.span) is None)


def _day_of(document: Document, other: Found) -> dt.date | None:
    reading: Reading | None = other.surface.reading
    if isinstance(reading, Timed):
        reading = reading.day
    if not isinstance(reading, Weekday | MonthDay | Fixed | Step) or (isinstance(reading, Step) and reading.unit != "day"):
        return None
    resolved = resolve(reading, Anchor(document.published, outlook(document, other.span)))
    bounds = interval(resolved[1]) if resolved and len(resolved[1]) == len("2025-05-15") else None
    return bounds[0].date() if bounds else None
