"""What a reading means on a given day: every count starts at an explicit anchor, never at a clock."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from diploparse.reading.times.feasts import WEEKDAYS, feast
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
    Which,
    Within,
    is_date,
)
from diploparse.reading.times.tense import Outlook
from diploparse.reading.times.values import interval, quarter_of, week_of
from diploparse.reading.times.words import GRAINS
from diploparse.records import TimexType

_DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
#: A month so many months ahead is the one of the year before if the clause tells of the past.
_SOON: Final = 2
#: … and so is a day; one that lies so far back is the one of the next year if the clause looks ahead.
_SEASON_AHEAD: Final = dt.timedelta(days=92)
_LONG_PAST: Final = dt.timedelta(days=45)
#: Before this day of the week "this weekend" was the last one, if the clause tells of the past; from that on "the weekend" is at hand.
_MIDWEEK: Final = 4
_SATURDAY: Final = 6
_SEASON_MONTHS: Final = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


@attrs.frozen
class Anchor:
    """Where counting starts.

    Attributes:
        day: the day, None if nobody knows it.
        outlook: where the clause looks.
        quarter: the quarter that the article named last, "2025-Q1".
        closed: whether something is said to have ended then.
    """

    day: dt.date | None
    outlook: Outlook = "open"
    quarter: str | None = None
    closed: bool = False


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
            return _weekday(reading, anchor)
        case MonthDay():
            return _month_day(reading, anchor)
        case Holiday():
            return _holiday(reading, anchor)
        case Month():
            return _month(reading, anchor)
        case Season():
            return _season(reading, anchor)
        case Quarter():
            return _quarter(reading, anchor)
        case Within():
            return f"{_step(Step(0, 'year') if isinstance(reading.year, Same) else reading.year, anchor)}-{reading.part}"
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
            return _day_of(reading, anchor)
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


def _day_of(reading: DayOf, anchor: Anchor) -> str | None:
    if anchor.day is None:
        return f"XXXX-XX-{reading.day:02}"
    months = (anchor.day + relativedelta(day=1, months=shift) for shift in (-1, 0, 1))
    days = [first.replace(day=reading.day) for first in months if is_date(first.year, first.month, reading.day)]
    if anchor.outlook != "open":
        days = [day for day in days if (day >= anchor.day) == (anchor.outlook == "ahead") or day == anchor.day] or days
    found = min(days, key=lambda day: abs(day - anchor.day) if anchor.day else 0, default=None)
    return found.isoformat() if found else None


def _timed(day: str, time: str) -> tuple[TimexType, str]:
    if time.startswith("24:00") and interval(day):
        return "TIME", f"{day}T24:00"
    return "TIME", f"{day}T{time}"


def _weekday(reading: Weekday, anchor: Anchor) -> str:
    if anchor.day is None:
        return f"XXXX-WXX-{reading.day}"
    day, weekday = anchor.day, WEEKDAYS[reading.day - 1]
    if reading.which == "last":
        found = day - relativedelta(days=1) + relativedelta(weekday=weekday(-1))
    elif reading.which == "next":
        found = day + relativedelta(days=1) + relativedelta(weekday=weekday(1))
    elif anchor.outlook == "ahead" or (reading.which == "this" and anchor.outlook != "back"):
        found = day + relativedelta(weekday=weekday(1))
    else:
        found = day + relativedelta(weekday=weekday(-1))
    return found.isoformat()


def _nearest(day: dt.date, made: Callable[[int], dt.date | None], which: Which) -> dt.date | None:
    """Return of the days that `made` gives for years the nearest one, or the last or next."""
    days = [found for year in range(max(1, day.year - 8), min(9999, day.year + 8) + 1) if (found := made(year)) is not None]
    if which == "last":
        days = [found for found in days if found < day]
    elif which == "next":
        days = [found for found in days if found > day]
    elif which == "this":
        days = [found for found in days if found.year == day.year] or days
    return min(days, key=lambda found: abs(found - day), default=None)


def _told(day: dt.date, made: Callable[[int], dt.date | None], anchor: Anchor) -> dt.date | None:
    """Return the nearest of the days that `made` gives for years, or the one before or behind if the clause says so."""
    if anchor.closed:
        return _nearest(day + dt.timedelta(days=1), made, "last")
    near = _nearest(day, made, "near")
    if near and anchor.outlook == "back" and near > day + _SEASON_AHEAD:
        return _nearest(day, made, "last")
    if near and anchor.outlook == "ahead" and near < day - _LONG_PAST:
        return _nearest(day, made, "next")
    return near


def _month_day(reading: MonthDay, anchor: Anchor) -> str | None:
    if anchor.day is None:
        return f"XXXX-{reading.month:02}-{reading.day:02}"

    def in_year(year: int) -> dt.date | None:
        return dt.date(year, reading.month, reading.day) if is_date(year, reading.month, reading.day) else None

    def on_weekday(year: int) -> dt.date | None:
        day = in_year(year)
        return day if day and day.isoweekday() == reading.weekday else None

    near = _told(anchor.day, in_year, anchor)
    named = _nearest(anchor.day, on_weekday, "near") if reading.weekday else None
    found = named if named and near and abs(named.year - near.year) <= 1 else near
    return found.isoformat() if found else None


def _holiday(reading: Holiday, anchor: Anchor) -> str | None:
    if reading.year is not None and reading.code != "moving":
        day = feast(reading.code, reading.year)
        return day.isoformat() if day else None
    if anchor.day is None or reading.code == "moving":
        return f"XXXX-{reading.code}" if re.fullmatch("[0-9]{2}-[0-9]{2}", reading.code) else GRAINS["day"]
    day = anchor.day

    def in_year(year: int) -> dt.date | None:
        return feast(reading.code, year)

    found = _told(day, in_year, anchor) if reading.which == "near" else _nearest(day, in_year, reading.which)
    return found.isoformat() if found else None


def _month(reading: Month, anchor: Anchor) -> str | None:
    if anchor.day is None:
        return f"XXXX-{reading.month:02}"
    day = anchor.day
    ahead = (reading.month - day.month) % 12  # months until the next one
    if reading.which == "last":
        return _month_after(day, ahead - 12)
    if reading.which == "next":
        return _month_after(day, ahead or 12)
    if reading.which == "this":
        return f"{day.year:04}-{reading.month:02}"
    if anchor.outlook == "ahead":
        return _month_after(day, ahead if ahead <= 10 else ahead - 12)
    if anchor.closed:
        return _month_after(day, ahead and ahead - 12)
    if anchor.outlook == "back":
        return _month_after(day, ahead - 12 if ahead >= _SOON else ahead)
    return _month_after(day, ahead if ahead < 6 else ahead - 12)


def _month_after(day: dt.date, months: int) -> str:
    found = day + relativedelta(day=1, months=months)
    return f"{found.year:04}-{found.month:02}"


def _season(reading: Season, anchor: Anchor) -> str | None:
    if anchor.day is None:
        return f"XXXX-{reading.code}"
    middle = _SEASON_MONTHS[reading.code]
    which: Which = "near" if reading.which == "this" else reading.which
    day = anchor.day
    found = _nearest(day, lambda year: dt.date(year, middle, 15), which)
    if found and which == "last" and (day - found).days < 45:  # the one at hand is not the last one
        found = dt.date(found.year - 1, middle, 15)
    return f"{found.year - (reading.code == 'WI'):04}-{reading.code}" if found else None


def _quarter(reading: Quarter, anchor: Anchor) -> str:
    if (
        reading.number == 0
        and anchor.quarter
        and (anchor.day is None or anchor.quarter < f"{anchor.day.year:04}-Q{quarter_of(anchor.day)}")
    ):
        return anchor.quarter
    if anchor.day is None:
        return f"XXXX-Q{reading.number or 'X'}"
    now = quarter_of(anchor.day)
    if reading.number == 0:
        return f"{anchor.day.year - (now == 1):04}-Q{now - 1 or 4}"
    year = anchor.day.year
    if anchor.outlook == "ahead" and reading.number < now - 1:
        year += 1
    elif reading.number > now + (anchor.outlook == "ahead") * 4:
        year -= 1
    return f"{year:04}-Q{reading.number}"


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
        return _month_after(day, number)
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
    year = day.year + number * {"year": 1, "decade": 10, "century": 100}[unit]
    if not 1 <= year <= 9999:
        raise ValueError(f"no year {year}")
    return {"year": f"{year:04}", "decade": f"{year:04}"[:3], "century": f"{year:04}"[:2]}[unit]
