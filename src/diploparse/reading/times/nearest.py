"""Which of the many days, months, quarters and seasons of a name is meant: the nearest, or the one that words or clause point to."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta

from diploparse.reading.times.feasts import WEEKDAYS, feast
from diploparse.reading.times.readings import DayOf, Holiday, Month, MonthDay, Quarter, Season, Weekday, Which, is_date
from diploparse.reading.times.tense import Outlook
from diploparse.reading.times.values import quarter_of
from diploparse.reading.times.words import GRAINS

#: How many years around the anchor are looked through: 29 February may be eight away.
_YEARS_AROUND: Final = 8
#: A day so far ahead is the one of the year before if the clause tells of the past …
_SEASON_AHEAD: Final = dt.timedelta(days=92)
#: … and one so far back is the one of the next year if the clause looks ahead.
_LONG_PAST: Final = dt.timedelta(days=45)
#: A month so many months ahead is the one of the year before if the clause tells of the past …
_SOON: Final = 2
#: … if it looks ahead, only the month right before the anchor's …
_LAST_MONTH: Final = 11
#: … and if it is open, the nearer of the two.
_HALF_YEAR: Final = 6
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


def weekday(reading: Weekday, anchor: Anchor) -> str:
    """Return the day that a weekday means: the last one, today's too, unless the words or the clause point ahead."""
    if anchor.day is None:
        return f"XXXX-WXX-{reading.day}"
    day, named = anchor.day, WEEKDAYS[reading.day - 1]
    if reading.which == "last":
        found = day - relativedelta(days=1) + relativedelta(weekday=named(-1))
    elif reading.which == "next":
        found = day + relativedelta(days=1) + relativedelta(weekday=named(1))
    elif anchor.outlook == "ahead" or (reading.which == "this" and anchor.outlook != "back"):
        found = day + relativedelta(weekday=named(1))
    else:
        found = day + relativedelta(weekday=named(-1))
    return found.isoformat()


def day_of(reading: DayOf, anchor: Anchor) -> str | None:
    """Return the day that "the 25th" means, of this month or one beside it; None if none of them has it."""
    if anchor.day is None:
        return f"XXXX-XX-{reading.day:02}"
    today = anchor.day
    months = (today + relativedelta(day=1, months=shift) for shift in (-1, 0, 1))
    days = [first.replace(day=reading.day) for first in months if is_date(first.year, first.month, reading.day)]
    if anchor.outlook != "open":
        days = [day for day in days if (day >= today) == (anchor.outlook == "ahead") or day == today] or days
    found = min(days, key=lambda day: abs(day - today), default=None)
    return found.isoformat() if found else None


def month_day(reading: MonthDay, anchor: Anchor) -> str | None:
    """Return the day that a day of a month means, by its weekday if that is said; None if no year around has it."""
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


def holiday(reading: Holiday, anchor: Anchor) -> str | None:
    """Return the day of a holiday; None if the year has none."""
    if reading.year is not None and reading.code != "moving":
        day = feast(reading.code, reading.year)
        return day.isoformat() if day else None
    if anchor.day is None or reading.code == "moving":
        return f"XXXX-{reading.code}" if re.fullmatch("[0-9]{2}-[0-9]{2}", reading.code) else GRAINS["day"]

    def in_year(year: int) -> dt.date | None:
        return feast(reading.code, year)

    found = _told(anchor.day, in_year, anchor) if reading.which == "near" else _nearest(anchor.day, in_year, reading.which)
    return found.isoformat() if found else None


def month(reading: Month, anchor: Anchor) -> str:
    """Return the month that a month's name means."""
    if anchor.day is None:
        return f"XXXX-{reading.month:02}"
    day = anchor.day
    ahead = (reading.month - day.month) % 12  # months until the next one
    if reading.which == "last":
        return month_after(day, ahead - 12)
    if reading.which == "next":
        return month_after(day, ahead or 12)
    if reading.which == "this":
        return f"{day.year:04}-{reading.month:02}"
    if anchor.outlook == "ahead":
        return month_after(day, ahead if ahead < _LAST_MONTH else ahead - 12)
    if anchor.closed:
        return month_after(day, ahead and ahead - 12)
    if anchor.outlook == "back":
        return month_after(day, ahead - 12 if ahead >= _SOON else ahead)
    return month_after(day, ahead if ahead < _HALF_YEAR else ahead - 12)


def month_after(day: dt.date, months: int) -> str:
    """Return the month that lies so many months behind that of `day`.

    >>> month_after(dt.date(2025, 1, 31), 1), month_after(dt.date(2025, 1, 31), -1)
    ('2025-02', '2024-12')
    """
    found = day + relativedelta(day=1, months=months)
    return f"{found.year:04}-{found.month:02}"


def season(reading: Season, anchor: Anchor) -> str | None:
    """Return the season that a season's name means; a winter has the year in which it begins."""
    if anchor.day is None:
        return f"XXXX-{reading.code}"
    middle = _SEASON_MONTHS[reading.code]
    which: Which = "near" if reading.which == "this" else reading.which
    found = _nearest(anchor.day, lambda year: dt.date(year, middle, 15), which)
    if found and which == "last" and anchor.day - found < _LONG_PAST:  # the one at hand is not the last one
        found = dt.date(found.year - 1, middle, 15)
    return f"{found.year - (reading.code == 'WI'):04}-{reading.code}" if found else None


def quarter(reading: Quarter, anchor: Anchor) -> str:
    """Return the quarter that "the third quarter" means, or the one reported on."""
    today = f"{anchor.day.year:04}-Q{quarter_of(anchor.day)}" if anchor.day else None
    if reading.number == 0 and anchor.quarter and (today is None or anchor.quarter < today):
        return anchor.quarter
    if anchor.day is None:
        return f"XXXX-Q{reading.number or 'X'}"
    year, now = anchor.day.year, quarter_of(anchor.day)
    if reading.number == 0:
        return f"{year - (now == 1):04}-Q{now - 1 or 4}"
    if anchor.outlook == "ahead":
        year += reading.number < now - 1
    else:
        year -= reading.number > now
    return f"{year:04}-Q{reading.number}"


def _nearest(day: dt.date, made: Callable[[int], dt.date | None], which: Which) -> dt.date | None:
    """Return of the days that `made` gives for years the nearest one, or the last or next."""
    years = range(max(dt.MINYEAR, day.year - _YEARS_AROUND), min(dt.MAXYEAR, day.year + _YEARS_AROUND) + 1)
    days = [found for year in years if (found := made(year)) is not None]
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
