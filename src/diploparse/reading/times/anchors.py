"""From expressions to records: each is given its anchor, in text order, and resolved."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import attrs

from diploparse.document import Document
from diploparse.reading.times.readings import Fixed, Found, Reading, Same, Step, Timed, Weekday
from diploparse.reading.times.resolve import Anchor, resolve
from diploparse.reading.times.tense import has_ended, looks_ahead_from_past, outlook, sentence_start
from diploparse.reading.times.values import interval
from diploparse.records import Anchor as AnchorKind
from diploparse.records import Direction, Evidence, TimeExpression, TimexType
from diploparse.spans import Span

_REFERENCES: Final[dict[str, Direction]] = {"PAST_REF": "past", "PRESENT_REF": "present", "FUTURE_REF": "future"}
#: How far back, in characters, the day that "that day" means may stand.
_REACH: Final = 2500


@attrs.frozen
class _Chosen:
    """What is counted in one expression, its anchor, and what kind that is."""

    reading: Reading
    anchor: Anchor
    kind: AnchorKind
    span: Span | None = None


def resolve_all(document: Document, found: Sequence[Found]) -> tuple[TimeExpression, ...]:
    """Resolve expressions one after the other: some count from those before them."""
    known: list[TimeExpression] = []
    quarter: str | None = None
    for i, one in enumerate(found):
        chosen = _choose(document, one, known, quarter, found[i + 1 : i + 2])
        resolved = resolve(chosen.reading, chosen.anchor)
        if resolved is None:
            continue
        record = _record(document, one, chosen, *resolved)
        known.append(record)
        if len(record.value) == 7 and "-Q" in record.value and record.rule in {"quarter", "latest_quarter", "unit"}:
            quarter = record.value if record.rule == "quarter" or quarter is None else quarter
    return tuple(known)


def _choose(document: Document, one: Found, known: Sequence[TimeExpression], quarter: str | None, following: Sequence[Found]) -> _Chosen:
    reading = one.surface.reading
    if isinstance(reading, Fixed):
        return _Chosen(reading, Anchor(document.published), _utterance(document, one.span) if reading.value in _REFERENCES else "none")
    if isinstance(reading, Weekday) and reading.which == "near":
        earlier = _earlier_day(document, one, known)
        if earlier is not None and earlier.start is not None:
            return _Chosen(attrs.evolve(reading, which="next"), Anchor(earlier.start.date()), "expression", earlier.span)
    chosen = _anaphor(document, one, known, quarter, following) if _is_anaphor(reading) else None
    if chosen is not None:
        return chosen
    looks = outlook(document, one.span) if _wants_outlook(reading) else "open"
    anchor = Anchor(document.published, looks, quarter, has_ended(document, one.span))
    return _Chosen(reading, anchor, _utterance(document, one.span))


def _anaphor(
    document: Document, one: Found, known: Sequence[TimeExpression], quarter: str | None, following: Sequence[Found]
) -> _Chosen | None:
    """Return the anchor in the text of "that day", "the afternoon", "two days later"; None if it is the publication date."""
    reading = one.surface.reading
    shared = _shared_day(document, one, following)
    if shared is not None:
        return shared
    before = _last_interval(known, one, reading, _reach(document, one))
    if before is not None:
        return _Chosen(reading, Anchor(before.start.date() if before.start else None, quarter=quarter), "expression", before.span)
    if isinstance(reading, Step) and reading.number > 0:  # "two days later": after what, the text does not say
        return _Chosen(reading, Anchor(None, quarter=quarter), "none")
    return None


def _wants_outlook(reading: Reading) -> bool:
    if isinstance(reading, Timed):
        return reading.day is not None and _wants_outlook(reading.day)
    return not isinstance(reading, Fixed | Step | Same)


def _is_anaphor(reading: Reading) -> bool:
    if isinstance(reading, Timed):
        return reading.day is None or _is_anaphor(reading.day)
    return isinstance(reading, Same) or (isinstance(reading, Step) and reading.base == "expression" and not reading.loose)


def _utterance(document: Document, span: Span) -> AnchorKind:
    quoted = document.quoted
    i = bisect_right(quoted, span.start, key=lambda one: one.span.start)
    return "utterance" if i and quoted[i - 1].span.covers(span) else "publication"


def _reach(document: Document, one: Found) -> int:
    """Return where the search for the day that an anaphor means ends."""
    reading = one.surface.reading
    if isinstance(reading, Timed) or (isinstance(reading, Same) and reading.near):
        return document.paragraphs[document.paragraph_at(one.span.start)].start if document.paragraphs else 0
    return one.span.start - _REACH


def _last_interval(known: Sequence[TimeExpression], one: Found, reading: Reading, first: int) -> TimeExpression | None:
    """Return the expression that an anaphor counts from: the last one that names a day, or whatever unit is counted."""
    daily = isinstance(reading, Timed) or (isinstance(reading, Same | Step) and reading.unit == "day")
    for record in reversed(known):
        if record.span.start < first:
            return None
        if record.type not in {"DATE", "TIME"} or record.value in _REFERENCES:
            continue
        if record.start is None and not record.value.startswith("XXXX-WXX-") and not record.value.startswith("XXXX-XX-XX"):
            continue
        if not daily or (len(record.value) >= 10 and "-WE" not in record.value):
            return record
    return None


def _shared_day(document: Document, one: Found, following: Sequence[Found]) -> _Chosen | None:
    """Return the day right behind, which a part of the day shares: "the afternoon or evening on Thursday"."""
    if not following or not isinstance(one.surface.reading, Timed):
        return None
    behind = following[0]
    gap = document.masked[one.span.end : behind.span.start]
    reading = behind.surface.reading
    day = reading.day if isinstance(reading, Timed) else reading
    if gap.strip().lower() not in {"or", "and", "to", "on", "of", ","} or day is None or isinstance(day, Same | Timed):
        return None
    resolved = resolve(day, Anchor(document.published, outlook(document, one.span)))
    span = interval(resolved[1]) if resolved and len(resolved[1]) >= 10 else None
    return _Chosen(one.surface.reading, Anchor(span[0].date()), "expression", behind.span) if span else None


def _earlier_day(document: Document, one: Found, known: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the past day named before in the sentence that a clause such as "was supposed to begin on Monday" looks ahead from."""
    if not known or document.published is None or not looks_ahead_from_past(document, one.span):
        return None
    first = sentence_start(document.masked, one.span.start)
    for record in reversed(known):
        if record.span.start < first:
            return None
        if record.start is not None and record.rule in {"weekday", "weekday_part", "day_word", "month_day"}:
            return record if record.start.date() < document.published else None
    return None


def _record(document: Document, one: Found, chosen: _Chosen, kind: TimexType, value: str) -> TimeExpression:
    reading = one.surface.reading
    bounds = interval(value) if kind in {"DATE", "TIME"} else None
    spans = (one.span, chosen.span) if chosen.span else (one.span,)
    fixed = isinstance(reading, Fixed) and value not in _REFERENCES
    unplaced = chosen.anchor.day is None and not chosen.span and value not in _REFERENCES
    return TimeExpression(
        span=one.span,
        text=" ".join(one.span.of(document.text).split()),
        type=kind,
        value=value,
        mod=one.surface.mod,
        start=bounds[0] if bounds else None,
        end=bounds[1] if bounds else None,
        zone=one.surface.zone,
        anchor="none" if unplaced else chosen.kind,
        anchor_span=chosen.span,
        direction=_direction(value, bounds[0] if bounds else None, bounds[1] if bounds else None, chosen, fixed),
        rule=one.rule,
        alternatives=reading.alternatives if isinstance(reading, Fixed) else (),
        evidence=(Evidence("value", spans, "stated" if fixed else "resolved", one.rule),),
    )


def _direction(value: str, start: dt.datetime | None, end: dt.datetime | None, chosen: _Chosen, fixed: bool) -> Direction:
    if value in _REFERENCES:
        return _REFERENCES[value]
    day = chosen.anchor.day
    if fixed or start is None or day is None:
        return "none"
    if end is not None and end <= dt.datetime.combine(day, dt.time()):
        return "past"
    return "future" if start.date() > day else "present"
