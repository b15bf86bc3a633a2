"""The times of a report in order of the calendar, with the meetings at each."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diploparse.export.wording import meaning
from diploparse.intervals import Interval, contains, interval_of
from diploparse.records import Meeting, TimeExpression
from diploparse.reports import Report

_PARTS: Final = (None, "START", "MID", "END")


@attrs.frozen
class Entry:
    """One time and what the report says of it.

    Attributes:
        meaning: the time in words.
        times: the expressions that mean it.
        meetings: the meetings at that time.
        interval: the time in the calendar; None if it has no place there.
        depth: in how many of the times above it lies: a morning in its day, the day in its week.
    """

    meaning: str
    times: tuple[TimeExpression, ...]
    meetings: tuple[Meeting, ...] = ()
    interval: Interval | None = None
    depth: int = 0

    def forms(self) -> dict[str, list[TimeExpression]]:
        """Return the expressions by their words."""
        found: dict[str, list[TimeExpression]] = {}
        for time in self.times:
            found.setdefault(time.text, []).append(time)
        return found


def timeline(report: Report) -> tuple[Entry, ...]:
    """Return the times of a report: those with a place in the calendar by their beginning, then the others as they come.

    >>> from diploparse import read
    >>> [entry.meaning for entry in timeline(read("In 2019 and, for two days, in 1997."))]
    ['1997', '2019', '2 days']
    """
    by_meaning: dict[str, list[TimeExpression]] = {}
    for time in report.dates:
        by_meaning.setdefault(meaning(time), []).append(time)
    meetings: dict[str, list[Meeting]] = {}
    for meeting in report.meetings:
        if meeting.when is not None:
            words = meaning(meeting.when)
            by_meaning.setdefault(words, [])
            meetings.setdefault(words, []).append(meeting)
    entries = [_entry(words, times, meetings.get(words, ())) for words, times in by_meaning.items()]
    return tuple(_nested(sorted(entries, key=_beginning)))


def _entry(words: str, times: Iterable[TimeExpression], meetings: Iterable[Meeting]) -> Entry:
    known = [*times, *(meeting.when for meeting in meetings if meeting.when)]
    return Entry(words, tuple(times), tuple(meetings), interval=next(filter(None, map(interval_of, known)), None))


def _beginning(entry: Entry) -> tuple[bool, dt.datetime, dt.timedelta, int]:
    """Return what sorts: the earlier first, of two that begin together the longer, early before late, what has no place last."""
    if entry.interval is None:
        return True, dt.datetime.min, dt.timedelta(), 0
    start, end = entry.interval.start, entry.interval.end or dt.datetime.max
    mods = [time.mod for time in (*entry.times, *(meeting.when for meeting in entry.meetings)) if time]
    return False, start, start - end, _PARTS.index(mods[0]) if mods[0] in _PARTS else 0


def _nested(entries: Iterable[Entry]) -> Iterator[Entry]:
    around: list[Interval] = []
    for entry in entries:
        if entry.interval is None:
            yield entry
            continue
        while around and not contains(around[-1], entry.interval):
            around.pop()
        yield attrs.evolve(entry, depth=len(around))
        if around[-1:] != [entry.interval]:
            around.append(entry.interval)
