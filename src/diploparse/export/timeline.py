"""The times of a report in order of the calendar, with the meetings at each."""

import datetime as dt

import attrs

from diploparse.export.wording import meaning
from diploparse.records import Meeting, TimeExpression
from diploparse.reports import Report


@attrs.frozen
class Entry:
    """One time and what the report says of it.

    Attributes:
        meaning: the time in words.
        times: the expressions that mean it.
        meetings: the meetings at that time.
    """

    meaning: str
    times: tuple[TimeExpression, ...]
    meetings: tuple[Meeting, ...] = ()

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
    entries = [Entry(words, tuple(times), tuple(meetings.get(words, ()))) for words, times in by_meaning.items()]
    return tuple(sorted(entries, key=_beginning))


def _beginning(entry: Entry) -> tuple[bool, dt.datetime]:
    starts = [time.start for time in (*entry.times, *(m.when for m in entry.meetings if m.when)) if time.start is not None]
    return (not starts, min(starts, default=dt.datetime.min))
