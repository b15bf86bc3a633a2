"""Intervals: how times lie to one another, in any order and in any zone."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diploparse import Interval, TimeExpression, before, contains, interval_of, overlaps, union
from diploparse.spans import Span

moments = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1))
lengths = st.timedeltas(dt.timedelta(minutes=1), dt.timedelta(days=4000))
zones = st.sampled_from([None, "GMT", "Europe/Moscow", "America/New_York", "local time"])
intervals = st.builds(lambda start, length, zone: Interval(start, start + length, zone), moments, lengths, zones)
unzoned = st.builds(lambda start, length: Interval(start, start + length), moments, lengths)


def at(hour: int, zone: str | None = None, hours: int = 1) -> Interval:
    start = dt.datetime(2025, 5, 15, hour)
    return Interval(start, start + dt.timedelta(hours=hours), zone)


@given(intervals, intervals)
def test_two_times_share_a_moment_or_one_is_before_the_other(first: Interval, second: Interval) -> None:
    assert overlaps(first, second) + before(first, second) + before(second, first) == 1
    assert overlaps(first, second) == overlaps(second, first)


@given(intervals, intervals)
def test_what_one_time_contains_it_overlaps(first: Interval, second: Interval) -> None:
    assert contains(first, first)
    assert not contains(first, second) or overlaps(first, second)


@given(unzoned, unzoned)
def test_a_union_contains_both_and_is_the_smallest_that_does(first: Interval, second: Interval) -> None:
    both = union(first, second)
    assert both is not None
    assert contains(both, first)
    assert contains(both, second)
    assert {both.start, both.end} <= {first.start, first.end, second.start, second.end}
    assert both == union(second, first)


def test_known_zones_are_compared_as_moments() -> None:
    assert overlaps(at(13, "Europe/Moscow"), at(10, "GMT"))
    assert before(at(11, "Europe/Moscow"), at(10, "GMT"))
    assert union(at(13, "Europe/Moscow"), at(12, "GMT")) == at(13, "Europe/Moscow", hours=3)


@pytest.mark.parametrize("zone", [None, "local time", "UTC+5:45", "../etc"])
def test_where_a_zone_is_not_known_the_clocks_on_the_wall_decide(zone: str | None) -> None:
    assert overlaps(at(13, zone), at(13, "GMT"))
    both = union(at(13, zone), at(14, "GMT"))
    assert both == at(13, None, hours=2)


def test_a_time_without_an_interval_lies_nowhere() -> None:
    ago = TimeExpression(span=Span(0, 1), text="long ago", type="DATE", value="PAST_REF")
    assert interval_of(ago) is None
    assert union(ago, at(1)) is None
    assert not any([contains(at(1), ago), overlaps(ago, at(1)), before(ago, at(1)), before(at(1), ago)])


def test_an_end_past_the_year_9999_is_behind_all_others() -> None:
    last = Interval(dt.datetime(9999, 1, 1))
    assert before(at(1), last)
    assert contains(last, Interval(dt.datetime(9999, 12, 1)))
    both = union(at(1), last)
    assert both is not None
    assert both.end is None


def test_the_calendars_ends_are_compared_too() -> None:
    first, last = Interval(dt.datetime.min, dt.datetime(2, 1, 1), "Europe/Moscow"), Interval(dt.datetime(9999, 12, 31), None, "GMT")
    assert before(first, last)
    assert attrs.asdict(first)["zone"] == "Europe/Moscow"
