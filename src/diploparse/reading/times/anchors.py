"""From expressions to records: each is given its anchor, in text order, and resolved."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

import attrs

from diploparse.document import Document
from diploparse.reading.times.linked import Chosen, linked
from diploparse.reading.times.nearest import Anchor
from diploparse.reading.times.readings import (
    DayOf,
    Fixed,
    Found,
    From,
    Holding,
    InMonth,
    InWeek,
    Month,
    MonthDay,
    Reading,
    Same,
    Step,
    Timed,
    Weekday,
    Within,
)
from diploparse.reading.times.resolve import resolve
from diploparse.reading.times.tense import Outlook, has_happened, is_offered, is_set_for, looks_ahead_from_past, outlook, sentence_start
from diploparse.reading.times.utterance import day_said, quotation_of
from diploparse.reading.times.values import interval
from diploparse.records import Anchor as AnchorKind
from diploparse.records import Direction, Evidence, TimeExpression, TimexType
from diploparse.spans import Span

_REFERENCES: Final[dict[str, Direction]] = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}
#: How far back, in characters, the day that "that day" means may stand.
_REACH: Final = 2500


@attrs.define
class _Told:
    """What the article has told so far.

    Attributes:
        times: the expressions.
        quarter: the quarter that it reports on.
        months: the paragraph where it named a span of months after that: "for the nine months".
    """

    times: list[TimeExpression] = attrs.field(factory=list)
    quarter: TimeExpression | None = None
    months: int | None = None

    def add(self, record: TimeExpression, paragraph: int) -> None:
        self.times.append(record)
        if len(record.value) == 7 and "-Q" in record.value and record.rule in {"quarter", "latest_quarter", "unit"}:
            self.months = None
            if record.rule == "quarter" or self.quarter is None:
                self.quarter = record
        elif record.type == "DURATION" and record.value[-1] == "M" and "T" not in record.value:
            self.months = paragraph


def resolve_all(document: Document, found: Sequence[Found]) -> tuple[TimeExpression, ...]:
    """Resolve expressions one after the other: some count from those before them."""
    told = _Told()
    for i, one in enumerate(found):
        chosen = _choose(document, found, i, told)
        resolved = resolve(chosen.reading, chosen.anchor)
        if resolved is not None:
            told.add(_record(document, one, chosen, *resolved), _paragraph(document, one.span))
    return tuple(told.times)


def _choose(document: Document, found: Sequence[Found], i: int, told: _Told) -> Chosen:
    one = found[i]
    reading = one.surface.reading
    if isinstance(reading, Fixed):
        return Chosen(reading, Anchor(document.published), _utterance(document, one.span) if reading.value in _REFERENCES else "none")
    if isinstance(reading, Step) and reading.loose:
        return _year_before(document, one, reading, told)
    chosen = (
        linked(document, one, told.times, found[i + 1 : i + 2])
        or _looking_ahead(document, one, told.times)
        or _anaphor(document, one, told)
    )
    if chosen is not None:
        return chosen
    looks = _outlook(document, one)
    said = day_said(document, found, i)
    anchor = Anchor(said[0] if said else document.published, looks, _quarter(told), has_happened(document, one.span))
    return Chosen(reading, anchor, _utterance(document, one.span), said[1] if said else None)


def _outlook(document: Document, one: Found) -> Outlook:
    """Tell where the clause looks: what "was scheduled for May" may by now be past, what was "proposed for May" may come yet."""
    reading = one.surface.reading
    if not _wants_outlook(reading):
        return "open"
    if isinstance(reading, Month | MonthDay) and (looks_ahead_from_past(document, one.span) or is_offered(document, one.span)):
        return "open"
    day = reading.day if isinstance(reading, Timed) else reading
    return "ahead" if isinstance(day, Weekday | MonthDay) and is_set_for(document, one.span) else outlook(document, one.span)


def _quarter(told: _Told) -> str | None:
    return told.quarter.value if told.quarter else None


def _year_before(document: Document, one: Found, reading: Step, told: _Told) -> Chosen:
    """Return what "a year ago", "a year earlier" count from: the quarter reported on, the time told of, or publication."""
    if told.quarter is not None and told.months != _paragraph(document, one.span):
        return Chosen(reading, Anchor(document.published, quarter=told.quarter.value), "expression", told.quarter.span)
    if reading.base == "expression" and told.quarter is None:
        before = _last_interval(told.times, reading, _paragraph_start(document, one.span))
        if before is not None and before.start is not None:
            return Chosen(reading, Anchor(before.start.date()), "expression", before.span)
    return Chosen(reading, Anchor(document.published), _utterance(document, one.span))


def _looking_ahead(document: Document, one: Found, known: Sequence[TimeExpression]) -> Chosen | None:
    """Return the past day from which a clause such as "was supposed to begin on Monday" looks ahead."""
    reading = one.surface.reading
    day = reading.day if isinstance(reading, Timed) else reading
    if not isinstance(day, Weekday) or day.which != "near":
        return None
    earlier = _earlier_day(document, one, known)
    if earlier is None or earlier.start is None:
        return None
    following = attrs.evolve(day, which="next")
    counted = attrs.evolve(reading, day=following) if isinstance(reading, Timed) else following
    return Chosen(counted, Anchor(earlier.start.date()), "expression", earlier.span)


def _anaphor(document: Document, one: Found, told: _Told) -> Chosen | None:
    """Return the anchor in the text of "that day", "the afternoon", "two days later"; None if it is the publication date."""
    reading = one.surface.reading
    if not _is_anaphor(reading) or (isinstance(reading, DayOf) and outlook(document, one.span) != "open"):
        return None
    before = _last_interval(told.times, reading, _reach(document, one))
    if before is not None:
        day = before.start.date() if before.start and not _is_finer(reading, before) else None
        anchor = Anchor(day, quarter=_quarter(told))
        return Chosen(reading, anchor, "expression", before.span)
    if isinstance(reading, Step) and reading.number > 0:  # "two days later": after what, the text does not say
        return Chosen(reading, Anchor(None, quarter=_quarter(told)), "none")
    return None


def _wants_outlook(reading: Reading) -> bool:
    match reading:
        case Timed(day=None) | Fixed() | Step() | Same() | InWeek():
            return False
        case Timed(day=inner) | From(start=inner) | Holding(day=inner) | InMonth(month=inner) if inner is not None:
            return _wants_outlook(inner)
    return True


def _is_anaphor(reading: Reading) -> bool:
    if isinstance(reading, Timed):
        return reading.day is None or _is_anaphor(reading.day)
    if isinstance(reading, Within):
        return isinstance(reading.year, Same)
    return isinstance(reading, Same | DayOf) or (isinstance(reading, Step) and reading.base == "expression")


def _utterance(document: Document, span: Span) -> AnchorKind:
    return "publication" if quotation_of(document, span) is None else "utterance"


def _paragraph(document: Document, span: Span) -> int:
    return document.paragraph_at(span.start) if document.paragraphs else 0


def _paragraph_start(document: Document, span: Span) -> int:
    return document.paragraphs[_paragraph(document, span)].start if document.paragraphs else 0


def _reach(document: Document, one: Found) -> int:
    """Return where the search for the day that an anaphor means ends."""
    reading = one.surface.reading
    if isinstance(reading, Timed | DayOf) or (isinstance(reading, Same) and reading.near):
        return _paragraph_start(document, one.span)
    return one.span.start - _REACH


def _last_interval(known: Sequence[TimeExpression], reading: Reading, first: int) -> TimeExpression | None:
    """Return the expression that an anaphor counts from: the last one that names a day, or whatever unit is counted."""
    daily = isinstance(reading, Timed) or (isinstance(reading, Same | Step) and reading.unit == "day")
    for record in reversed(known):
        if record.span.start < first:
            return None
        if record.type not in {"DATE", "TIME"} or record.value in _REFERENCES:
            continue
        if record.start is None and not record.value.startswith("XXXX-WXX-") and not record.value.startswith("XXXX-XX-XX"):
            continue
        if not daily or _names_day(record):
            return record
    return None


def _names_day(record: TimeExpression) -> bool:
    return len(record.value) >= len("2025-05-15") and "-WE" not in record.value


def _is_finer(reading: Reading, record: TimeExpression) -> bool:
    """Tell whether so many weeks or months are counted from a time that is known to the year or month only."""
    if not isinstance(reading, Step):
        return False
    return len(record.value) < {"week": 8, "fortnight": 8, "weekend": 8, "month": 7}.get(reading.unit, 0)


def _earlier_day(document: Document, one: Found, known: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the past day named before in the sentence, if the clause looks ahead from it."""
    if not known or document.published is None or not looks_ahead_from_past(document, one.span):
        return None
    first = sentence_start(document.masked, one.span.start)
    for record in reversed(known):
        if record.span.start < first:
            return None
        if record.start is not None and _names_day(record):
            return record if record.start.date() < document.published else None
    return None


def _record(document: Document, one: Found, chosen: Chosen, kind: TimexType, value: str) -> TimeExpression:
    reading = one.surface.reading
    start, end = (interval(value) if kind in {"DATE", "TIME"} else None) or (None, None)
    spans = (one.span, chosen.span) if chosen.span else (one.span,)
    fixed = isinstance(reading, Fixed) and value not in _REFERENCES
    unplaced = chosen.anchor.day is None and not chosen.span and value not in _REFERENCES
    return TimeExpression(
        span=one.span,
        text=" ".join(one.span.of(document.text).split()),
        type=kind,
        value=value,
        mod=one.surface.mod,
        start=start,
        end=end,
        zone=one.surface.zone,
        anchor="none" if unplaced else chosen.kind,
        anchor_span=chosen.span,
        direction=_direction(value, start, end, chosen, fixed),
        rule=one.rule,
        alternatives=reading.alternatives if isinstance(reading, Fixed) else _other_week(reading, chosen, value),
        evidence=(Evidence("value", spans, "stated" if fixed else "resolved", one.rule),),
    )


def _other_week(reading: Reading, chosen: Chosen, value: str) -> tuple[str, ...]:
    """Return the day a week later for "next Friday" said in the same week: some mean that one."""
    said, day = chosen.anchor.day, reading.day if isinstance(reading, Timed) else reading
    if said is None or not isinstance(day, Weekday) or day.which != "next" or chosen.kind == "expression":
        return ()
    found = dt.date.fromisoformat(value[:10])
    if found.isocalendar()[:2] != said.isocalendar()[:2] or found > dt.date.max - dt.timedelta(days=7):
        return ()
    return ((found + dt.timedelta(days=7)).isoformat() + value[10:],)


def _direction(value: str, start: dt.datetime | None, end: dt.datetime | None, chosen: Chosen, fixed: bool) -> Direction:
    if value in _REFERENCES:
        return _REFERENCES[value]
    day = chosen.anchor.day
    if fixed or start is None or day is None:
        return "none"
    if end is not None and end <= dt.datetime.combine(day, dt.time()):
        return "past"
    return "future" if start.date() > day else "present"
