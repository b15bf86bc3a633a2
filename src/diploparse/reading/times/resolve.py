"""What a reading means on a given day: every count starts at an explicit anchor, never at a clock."""

import datetime as dt
from typing import Final

from dateutil.relativedelta import relativedelta

from diploparse.reading.times import nearest
from diploparse.reading.times.feasts import WEEKDAYS
from diploparse.reading.times.nearest import Anchor
from diploparse.reading.times.readings import (
    Counted,
    DayOf,
    Fixed,
    From,
    Holding,
    Holiday,
    InMonth,
    InWeek,
    Month,
    MonthDay,
    Period,
    Quarter,
    Reading,
    Same,
    Season,
    Step,
    Timed,
    Weekday,
    Weekend,
    Within,
)
from diploparse.reading.times.values import interval, quarter_of, week_of
from diploparse.reading.times.words import GRAINS
from diploparse.records import TimexType

_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
_YEARS_IN: Final = {"year": 1, "decade": 10, "century": 100}
#: Before this day of the week "this weekend" was the last one, if the clause tells of the past; from that on "the weekend" is at hand.
_MIDWEEK: Final = 4
_SATURDAY: Final = 6


def resolve(reading: Reading, anchor: Anchor) -> tuple[TimexType, str] | None:
    """Return TIMEX3 type and value of a reading.

    Args:
        reading: what the words say.
        anchor: where counting starts; without a day the value says only what the words say.

    Returns:
        Type and value, or None if there is no such day, or none that a calendar knows.

    >>> resolve(Weekday(4), Anchor(dt.date(2025, 5, 15)))
    ('DATE', '2025-05-15')
    >>> resolve(Step(-1, "week"), Anchor(dt.date(2025, 5, 15)))
    ('DATE', '2025-W19')
    >>> resolve(Weekday(4), Anchor(None))
    ('DATE', 'XXXX-WXX-4')
    """
    try:
        return _resolve(reading, anchor)
    except (ValueError, OverflowError):
        return None


def _resolve(reading: Reading, anchor: Anchor) -> tuple[TimexType, str] | None:
    if isinstance(reading, Fixed):
        return reading.type, reading.value
    if isinstance(reading, Timed):
        day = _resolve(reading.day or Same("day"), anchor)
        return _timed(day[1], reading.time) if day else None
    value = _date(reading, anchor)
    return ("DATE", value) if value else None


def _date(reading: Counted, anchor: Anchor) -> str | None:
    match reading:
        case Weekday():
            return nearest.weekday(reading, anchor)
        case MonthDay():
            return nearest.month_day(reading, anchor)
        case Holiday():
            return nearest.holiday(reading, anchor)
        case Month():
            return nearest.month(reading, anchor)
        case Season():
            return nearest.season(reading, anchor)
        case Quarter():
            return nearest.quarter(reading, anchor)
        case Within():
            return f"{_date(reading.year, anchor)}-{reading.part}"
        case Period():
            return f"{reading.year}{anchor.quarter[4:] if anchor.quarter else ''}"
        case Step():
            return _step(reading, anchor)
        case Same():
            return _step(Step(0, reading.unit), anchor)
        case From():
            return _from(reading, anchor)
        case Weekend():
            return _weekend(reading, anchor)
        case InMonth():
            return _in_month(reading, anchor)
        case InWeek():
            monday = _first_day(reading.week, anchor)
            return (monday + dt.timedelta(days=reading.day - 1)).isoformat() if monday else f"XXXX-WXX-{reading.day}"
        case DayOf():
            return nearest.day_of(reading, anchor)
        case Holding():
            day = _first_day(reading.day, anchor)
            return week_of(day) if day else GRAINS["week"]


def _first_day(reading: Reading, anchor: Anchor) -> dt.date | None:
    """Return the day that a reading begins with; None if nobody knows it."""
    resolved = _resolve(reading, anchor)
    bounds = interval(resolved[1]) if resolved else None
    return bounds[0].date() if bounds else None


def _from(reading: From, anchor: Anchor) -> str:
    day = _first_day(reading.start, anchor)
    if day is None:
        return GRAINS["day"]
    if reading.unit in {"month", "year"}:
        months = reading.number * (12 if reading.unit == "year" else 1)
        return (day + relativedelta(months=months)).isoformat()
    return (day + dt.timedelta(days=reading.number * _DAYS_IN[reading.unit])).isoformat()


def _in_month(reading: InMonth, anchor: Anchor) -> str | None:
    first = _first_day(reading.month, anchor)
    if first is None:
        return GRAINS["week" if reading.unit == "week" else "day"]
    number, last = reading.number, first + relativedelta(day=31)
    if reading.unit == "week":  # the one that holds most of its seven days
        return week_of(last - dt.timedelta(days=3) if number < 0 else first + dt.timedelta(days=7 * number - 4))
    if reading.unit == "day":
        return (last if number < 0 else first.replace(day=number)).isoformat()
    weekday = WEEKDAYS[reading.unit - 1]
    found = (last if number < 0 else first) + relativedelta(weekday=weekday(number))
    return found.isoformat() if found.month == first.month else None


def _timed(day: str, time: str) -> tuple[TimexType, str]:
    if time.startswith("24:00") and interval(day):
        return "TIME", f"{day}T24:00"
    return "TIME", f"{day}T{time}"


def _step(reading: Step, anchor: Anchor) -> str:
    if reading.loose and anchor.quarter:
        return f"{int(anchor.quarter[:4]) + reading.number:04}{anchor.quarter[4:]}" if anchor.quarter[0] != "X" else anchor.quarter
    if anchor.day is None:
        return GRAINS[reading.unit]
    day, number = anchor.day, reading.number
    if reading.unit == "day":
        return (day + dt.timedelta(days=number)).isoformat()
    if reading.unit in {"week", "fortnight"}:
        return week_of(day + dt.timedelta(weeks=number * (2 if reading.unit == "fortnight" else 1)))
    if reading.unit == "weekend":
        return f"{week_of(day + dt.timedelta(weeks=number))}-WE"
    if reading.unit == "month":
        return nearest.month_after(day, number)
    if reading.unit == "quarter":
        found = day + relativedelta(day=1, months=3 * number)
        return f"{found.year:04}-Q{quarter_of(found)}"
    return _years(day, number, reading.unit)


def _weekend(reading: Weekend, anchor: Anchor) -> str:
    if anchor.day is None:
        return GRAINS["weekend"]
    day = anchor.day.isoweekday()
    if reading.which == "next":
        return _step(Step(0 if day < _SATURDAY else 1, "weekend"), anchor)
    back = anchor.outlook == "back" and day < _MIDWEEK if reading.which == "this" else anchor.outlook != "ahead" and day < _SATURDAY
    return _step(Step(-1 if back else 0, "weekend"), anchor)


def _years(day: dt.date, number: int, unit: str) -> str:
    year = day.year + number * _YEARS_IN[unit]
    if not dt.MINYEAR <= year <= dt.MAXYEAR:  # "10,000 years ago"
        return "PAST_REF" if number < 0 else "FUTURE_REF"
    return {"year": f"{year:04}", "decade": f"{year:04}"[:3], "century": f"{year:04}"[:2]}[unit]
