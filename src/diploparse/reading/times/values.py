"""TIMEX3 values: how they are written, and which interval of wall-clock time they stand for.

Parts of the day: morning 5 to 12 o'clock, afternoon 12 to 17, evening 17 to 21, night 21 to 5 of the
next day. Seasons are those of the weather service: spring March to May, winter December to February
of the next year.
"""

import datetime as dt
import re
from typing import Final

from dateutil.relativedelta import relativedelta

_PARTS: Final = {"MO": (5, 7), "AF": (12, 5), "EV": (17, 4), "NI": (21, 8)}  # first hour, length
_SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_YEAR: Final = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})|Q([1-4])|H([12])|(SP|SU|FA|WI)))?")
_WEEK: Final = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T(.+))?")
_CLOCK: Final = re.compile(r"([0-9]{2}):([0-9]{2})Z?")
#: First moment, and first moment behind.
Bounds = tuple[dt.datetime, dt.datetime | None]


def week_of(day: dt.date) -> str:
    """Return the ISO week of a day.

    >>> week_of(dt.date(2025, 5, 15)), week_of(dt.date(2024, 12, 30))
    ('2025-W20', '2025-W01')
    """
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_of(day: dt.date) -> int:
    """Return the number of the quarter of a day.

    >>> quarter_of(dt.date(2025, 5, 15))
    2
    """
    return (day.month + 2) // 3


def interval(value: str) -> Bounds | None:
    """Return the half-open interval of a TIMEX3 date or time.

    Args:
        value: the value; sets, durations and references such as PAST_REF are no intervals.

    Returns:
        First moment, and first moment behind, which is None past the year 9999; None if there is no interval.

    >>> interval("2025-05-15TMO")
    (datetime.datetime(2025, 5, 15, 5, 0), datetime.datetime(2025, 5, 15, 12, 0))
    >>> interval("2025-Q2")
    (datetime.datetime(2025, 4, 1, 0, 0), datetime.datetime(2025, 7, 1, 0, 0))
    >>> interval("9999")
    (datetime.datetime(9999, 1, 1, 0, 0), None)
    >>> interval("XXXX-WXX-4") is None
    True
    """
    try:
        return _interval(value)
    except (ValueError, OverflowError):
        return None


def _interval(value: str) -> Bounds | None:
    if found := _DAY.fullmatch(value):
        start = dt.datetime(int(found[1]), int(found[2]), int(found[3]))
        return _time(start, found[4]) if found[4] else _until(start, relativedelta(days=1))
    if found := _WEEK.fullmatch(value):
        start = dt.datetime.combine(dt.date.fromisocalendar(int(found[1]), int(found[2]), 1), dt.time())
        return _until(start + relativedelta(days=5), relativedelta(days=2)) if found[3] else _until(start, relativedelta(weeks=1))
    if found := _YEAR.fullmatch(value):
        return _part_of_year(int(found[1]), *found.groups()[1:])
    if re.fullmatch(r"[0-9]{3}", value):
        return _until(dt.datetime(int(value) * 10, 1, 1), relativedelta(years=10))
    if re.fullmatch(r"[0-9]{2}", value):
        return _until(dt.datetime(int(value) * 100, 1, 1), relativedelta(years=100))
    return None


def _part_of_year(year: int, month: str | None, quarter: str | None, half: str | None, season: str | None) -> Bounds:
    if month:
        return _until(dt.datetime(year, int(month), 1), relativedelta(months=1))
    if quarter:
        return _until(dt.datetime(year, int(quarter) * 3 - 2, 1), relativedelta(months=3))
    if half:
        return _until(dt.datetime(year, 1 if half == "1" else 7, 1), relativedelta(months=6))
    if season:
        return _until(dt.datetime(year, _SEASONS[season], 1), relativedelta(months=3))
    return _until(dt.datetime(year, 1, 1), relativedelta(years=1))


def _time(day: dt.datetime, time: str) -> Bounds | None:
    if time in _PARTS:
        hour, hours = _PARTS[time]
        return _until(day + relativedelta(hours=hour), relativedelta(hours=hours))
    found = _CLOCK.fullmatch(time)
    if not found:
        return None
    start = day + relativedelta(hours=int(found[1]), minutes=int(found[2]))
    return _until(start, relativedelta(minutes=1))


def _until(start: dt.datetime, length: relativedelta) -> Bounds:
    try:
        return start, start + length
    except (ValueError, OverflowError):
        return start, None
