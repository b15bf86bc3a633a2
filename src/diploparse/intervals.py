"""How times lie to one another: plain functions on half-open intervals of wall-clock time.

Two times whose zones are both known are compared as moments; otherwise as the clocks on the wall show them.
"""

import datetime as dt
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from diploparse.records import TimeExpression


@attrs.frozen
class Interval:
    """A half-open interval of wall-clock time.

    Attributes:
        start: first moment, naive.
        end: first moment behind it; None past the year 9999.
        zone: time zone as `zoneinfo` takes it, None if it is not known.
    """

    start: dt.datetime
    end: dt.datetime | None = None
    zone: str | None = None


#: What the functions take: an interval, or a time expression; one that means no interval lies nowhere.
When: TypeAlias = Interval | TimeExpression


def interval_of(time: When) -> Interval | None:
    """Return the interval that a time stands for; None for a duration, a set, "now", or a day that nobody knows.

    >>> from diploparse import read
    >>> thursday, = read("They met on Thursday.", published="2025-05-15").dates
    >>> interval_of(thursday).start
    datetime.datetime(2025, 5, 15, 0, 0)
    """
    return Interval(time.start, time.end, time.zone) if time.start is not None else None


def contains(first: When, second: When) -> bool:
    """Tell whether all of `second` lies within `first`; False if one of them is no interval.

    >>> from diploparse import read
    >>> week, day = read("This week, on Thursday, they met.", published="2025-05-15").dates
    >>> contains(week, day), contains(day, week)
    (True, False)
    """
    both = _comparable(first, second)
    return both is not None and both[0][0] <= both[1][0] and both[1][1] <= both[0][1]


def overlaps(first: When, second: When) -> bool:
    """Tell whether the two share a moment; False if one of them is no interval.

    >>> from diploparse import read
    >>> may, day = read("In May and on May 31, they met.", published="2025-06-15").dates
    >>> overlaps(may, day)
    True
    """
    both = _comparable(first, second)
    return both is not None and both[0][0] < both[1][1] and both[1][0] < both[0][1]


def before(first: When, second: When) -> bool:
    """Tell whether `first` is over when `second` begins; False if one of them is no interval.

    >>> from diploparse import read
    >>> yesterday, today = read("They met yesterday and today.", published="2025-05-15").dates
    >>> before(yesterday, today), before(today, yesterday)
    (True, False)
    """
    both = _comparable(first, second)
    return both is not None and both[0][1] <= both[1][0]


def union(first: When, second: When) -> Interval | None:
    """Return the smallest interval that holds both, with what lies between them; None if one of them is no interval.

    >>> from diploparse import read
    >>> afternoon, evening = read("sometime in the afternoon or evening on Thursday", published="2025-05-15").dates
    >>> union(afternoon, evening)
    Interval(start=datetime.datetime(2025, 5, 15, 12, 0), end=datetime.datetime(2025, 5, 15, 21, 0), zone=None)
    """
    one, other = interval_of(first), interval_of(second)
    if one is None or other is None:
        return None
    if one.zone != other.zone and _zone(one) and _zone(other):
        other = _moved(other, _zone(one))
    end = None if one.end is None or other.end is None else max(one.end, other.end)
    return Interval(min(one.start, other.start), end, one.zone if one.zone == other.zone else None)


def _comparable(first: When, second: When) -> tuple[tuple[dt.datetime, dt.datetime], tuple[dt.datetime, dt.datetime]] | None:
    one, other = interval_of(first), interval_of(second)
    if one is None or other is None:
        return None
    if one.zone != other.zone and _zone(one) and _zone(other):
        one, other = _moved(one, dt.UTC), _moved(other, dt.UTC)
    return (one.start, one.end or dt.datetime.max), (other.start, other.end or dt.datetime.max)


def _zone(interval: Interval) -> dt.tzinfo | None:
    try:
        return ZoneInfo(interval.zone) if interval.zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "local time"; "America" is a folder of zones
        return None


def _moved(interval: Interval, zone: dt.tzinfo | None) -> Interval:
    """Return an interval as the clocks of another zone show it; the calendar's ends stay where they are."""
    own = _zone(interval)

    def moved(moment: dt.datetime) -> dt.datetime:
        try:
            return moment.replace(tzinfo=own).astimezone(zone).replace(tzinfo=None)
        except OverflowError:
            return moment

    return Interval(moved(interval.start), moved(interval.end) if interval.end else None, str(zone))
