"""Expressions that take something from the one beside them: "the afternoon or evening on Thursday", "June 3 to June 5, 2024"."""

import re
from collections.abc import Sequence
from typing import Final

import attrs

from diploparse.document import Document
from diploparse.reading.times.nearest import Anchor
from diploparse.reading.times.readings import Fixed, Found, Month, MonthDay, Reading, Same, Timed, Weekday
from diploparse.reading.times.resolve import resolve
from diploparse.reading.times.tense import is_told, outlook, sentence_start
from diploparse.reading.times.values import interval
from diploparse.records import Anchor as AnchorKind
from diploparse.records import TimeExpression
from diploparse.spans import Span

_SHARING: Final = frozenset({"or", "and", "to", "on", "of", ","})
_LISTING: Final = frozenset({"or", "and"})
#: What opens a sentence before the year that frames it.
_FRAME: Final = re.compile(r"(?:in|on)\s+(?:[A-Z]\w+\.?\s+)?$", re.IGNORECASE)
_OF_DAYS: Final = frozenset({"weekday", "weekday_part"})
_OF_MONTHS: Final = frozenset({"month", "month_year", "month_day", "day_month"})
_RANGING: Final = frozenset({"to", "through", "until", "till", "-"})


@attrs.frozen
class Chosen:
    """What is counted in one expression, its anchor, and what kind that is."""

    reading: Reading
    anchor: Anchor
    kind: AnchorKind
    span: Span | None = None


def linked(document: Document, one: Found, known: Sequence[TimeExpression], following: Sequence[Found]) -> Chosen | None:
    """Return what an expression means by the one right before or behind it; None if it stands for itself."""
    reading = one.surface.reading
    if isinstance(reading, Timed):
        return _shared_day(document, one, following)
    if isinstance(reading, MonthDay) or (isinstance(reading, Month) and reading.which == "near"):
        return (
            _shared_year(document, one, following)
            or (_end_of_range(document, one, reading, known) if isinstance(reading, Month) else None)
            or _framing_year(document, one, reading, known)
        )
    if isinstance(reading, Weekday) and reading.which == "near":
        return _listed_set(document, one, reading, known) or _end_of_range(document, one, reading, known)
    return None


def _gap(document: Document, first: Span, second: Span) -> str:
    return document.masked[first.end : second.start].strip().lower()


def _shared_day(document: Document, one: Found, following: Sequence[Found]) -> Chosen | None:
    """Return the day right behind, which a part of the day shares: "the afternoon or evening on Thursday"."""
    if not following or _gap(document, one.span, following[0].span) not in _SHARING:
        return None
    behind = following[0]
    reading = behind.surface.reading
    day = reading.day if isinstance(reading, Timed) else reading
    if day is None or isinstance(day, Same | Timed):
        return None
    resolved = resolve(day, Anchor(document.published, outlook(document, one.span)))
    bounds = interval(resolved[1]) if resolved and len(resolved[1]) >= 10 else None
    return Chosen(one.surface.reading, Anchor(bounds[0].date()), "expression", behind.span) if bounds else None


def _shared_year(document: Document, one: Found, following: Sequence[Found]) -> Chosen | None:
    """Return the year right behind, which the first of two shares: "June 3 to June 5, 2024", "April and May 2023"."""
    if not following or _gap(document, one.span, following[0].span) not in _LISTING | _RANGING:
        return None
    reading, behind = one.surface.reading, following[0].surface.reading
    if not isinstance(behind, Fixed) or not isinstance(reading, Month | MonthDay) or len(behind.value) not in {7, 10}:
        return None
    year, month = int(behind.value[:4]), behind.value[5:7]
    if not month.isdigit():
        return None
    year -= reading.month > int(month)
    value = f"{year:04}-{reading.month:02}" + (f"-{reading.day:02}" if isinstance(reading, MonthDay) else "")
    return Chosen(Fixed("DATE", value), Anchor(None), "expression", following[0].span) if interval(value) else None


def _framing_year(document: Document, one: Found, reading: Month | MonthDay, known: Sequence[TimeExpression]) -> Chosen | None:
    """Return the past year that the sentence tells of: "In 2016 she won in March and lost in November"."""
    first = sentence_start(document.masked, one.span.start)
    told = next((time for time in reversed(known) if time.evidence[0].basis == "stated" and time.start), None)
    if told is None or told.start is None or told.span.start < first or document.published is None:
        return None
    between = document.masked[told.span.end : one.span.start]
    if told.start.year >= document.published.year or not _FRAME.match(document.masked, first, told.span.start) or not is_told(between):
        return None
    value = f"{told.start.year:04}-{reading.month:02}" + (f"-{reading.day:02}" if isinstance(reading, MonthDay) else "")
    return Chosen(Fixed("DATE", value), Anchor(None), "expression", told.span) if interval(value) else None


def _listed_set(document: Document, one: Found, reading: Weekday, known: Sequence[TimeExpression]) -> Chosen | None:
    """Return the second weekday of a set: "every Tuesday and Thursday"."""
    if not known or known[-1].rule != "every" or not known[-1].value.startswith("XXXX-WXX-"):
        return None
    if _gap(document, known[-1].span, one.span) not in _LISTING:
        return None
    return Chosen(Fixed("SET", f"XXXX-WXX-{reading.day}"), Anchor(None), "none", known[-1].span)


def _end_of_range(document: Document, one: Found, reading: Weekday | Month, known: Sequence[TimeExpression]) -> Chosen | None:
    """Return the day or month right before, which the second of two follows: "from Monday to Wednesday"."""
    if not known or known[-1].start is None or known[-1].rule not in (_OF_DAYS if isinstance(reading, Weekday) else _OF_MONTHS):
        return None
    if _gap(document, known[-1].span, one.span) not in _RANGING:
        return None
    return Chosen(attrs.evolve(reading, which="next"), Anchor(known[-1].start.date()), "expression", known[-1].span)
