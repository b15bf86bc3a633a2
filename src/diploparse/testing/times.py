"""A Hypothesis strategy for time expressions that are written together with their values."""

import datetime as dt
from typing import Final

import attrs
from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st

from diploparse.records import Modifier, TimexType

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT: Final = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "twenty-one", "twenty-two"),
)
_ORDINALS: Final = ("first", "second", "third", "fourth")
_UNITS: Final = {"year": "PnY", "month": "PnM", "week": "PnW", "day": "PnD", "hour": "PTnH", "minute": "PTnM"}
_PARTS: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_EDGES: Final[dict[str, Modifier]] = {"early": "START", "late": "END"}
_APPROXIMATIONS: Final[dict[str, Modifier]] = {
    "about": "APPROX", "nearly": "LESS_THAN", "more than": "MORE_THAN", "at least": "EQUAL_OR_MORE", "up to": "EQUAL_OR_LESS",
}  # fmt: skip
_ZONES: Final = {"": "", " GMT": "Z", " UTC": "Z", " EST": "", " Moscow time": "", " local time": ""}


@attrs.frozen
class GeneratedTime:
    """A time expression and what it means.

    Attributes:
        text: its words.
        type: TIMEX3 type.
        value: TIMEX3 value.
        mod: TIMEX3 mod.
    """

    text: str
    type: TimexType
    value: str
    mod: Modifier | None = None


def time_surfaces(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    """Return a strategy for time expressions and their values.

    Args:
        published: the day of publication, which relative ones count from; between the years 1000 and 9000.

    >>> from hypothesis import given
    >>> @given(time_surfaces(dt.date(2025, 5, 15)))
    ... def check(time):
    ...     assert time.text and time.value
    >>> check()
    """
    return st.one_of(
        *(_dates(), _months_and_years(), _parts_of_years(), _durations(), _sets(), _clocks()),
        *(_near_days(published), _steps(published), _steps_ago(published), _weekdays(published), _parts_of_days(published)),
    )


def _day_words() -> st.SearchStrategy[tuple[dt.date, str]]:
    return st.dates(dt.date(1700, 1, 1), dt.date(2099, 12, 31)).flatmap(
        lambda day: st.sampled_from(
            [
                f"{_MONTHS[day.month - 1]} {day.day}, {day.year}",
                f"{_SHORT[day.month - 1]} {day.day}, {day.year}",
                f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
                f"{_WEEKDAYS[day.weekday()]}, {_MONTHS[day.month - 1]} {day.day}, {day.year}",
                f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}",
            ]
        ).map(lambda text: (day, text))
    )


def _dates() -> st.SearchStrategy[GeneratedTime]:
    written = _day_words().map(lambda pair: GeneratedTime(pair[1], "DATE", pair[0].isoformat()))
    iso = st.dates(dt.date(1000, 1, 1)).map(lambda day: GeneratedTime(day.isoformat(), "DATE", day.isoformat()))
    return written | iso


def _months_and_years() -> st.SearchStrategy[GeneratedTime]:
    years = st.integers(1700, 2099)

    def month(year: int, month: int, edge: str | None) -> GeneratedTime:
        words = f"{_MONTHS[month - 1]} {year}"
        return GeneratedTime(f"{edge} {words}" if edge else words, "DATE", f"{year}-{month:02}", _EDGES[edge] if edge else None)

    def year(year: int, edge: str | None) -> GeneratedTime:
        return GeneratedTime(f"{edge} {year}" if edge else f"{year}", "DATE", f"{year}", _EDGES[edge] if edge else None)

    edges = st.none() | st.sampled_from(list(_EDGES))
    decade = st.integers(170, 209).map(lambda decade: GeneratedTime(f"the {decade}0s", "DATE", f"{decade}"))
    return st.builds(month, years, st.integers(1, 12), edges) | st.builds(year, years, edges) | decade


def _parts_of_years() -> st.SearchStrategy[GeneratedTime]:
    years = st.integers(1900, 2099)
    quarter = st.builds(
        lambda year, n: GeneratedTime(f"the {_ORDINALS[n - 1]} quarter of {year}", "DATE", f"{year}-Q{n}"), years, st.integers(1, 4)
    )
    half = st.builds(
        lambda year, n: GeneratedTime(f"the {_ORDINALS[n - 1]} half of {year}", "DATE", f"{year}-H{n}"), years, st.integers(1, 2)
    )

    def nth_weekday(year: int, month: int, weekday: int, n: int) -> GeneratedTime:
        first = dt.date(year, month, 1)
        day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
        words = f"the {_ORDINALS[n - 1]} {_WEEKDAYS[weekday]} of {_MONTHS[month - 1]} {year}"
        return GeneratedTime(words, "DATE", day.isoformat())

    return quarter | half | st.builds(nth_weekday, years, st.integers(1, 12), st.integers(0, 6), st.integers(1, 4))


def _durations() -> st.SearchStrategy[GeneratedTime]:
    def duration(count: int, unit: str, approximation: str | None, spelled: bool) -> GeneratedTime:
        words = _count(count, spelled) + f" {unit}" + ("" if count == 1 else "s")
        value = _UNITS[unit].replace("n", str(count))
        if approximation is None:
            return GeneratedTime(words, "DURATION", value)
        return GeneratedTime(f"{approximation} {words}", "DURATION", value, _APPROXIMATIONS[approximation])

    units = st.sampled_from(list(_UNITS))
    plain = st.builds(duration, st.integers(1, 999), units, st.none() | st.sampled_from(list(_APPROXIMATIONS)), st.booleans())
    adjective = st.builds(
        lambda count, unit: GeneratedTime(f"{count}-{unit}", "DURATION", _UNITS[unit].replace("n", str(count))), st.integers(2, 99), units
    )
    return plain | adjective


def _sets() -> st.SearchStrategy[GeneratedTime]:
    units = st.sampled_from(list(_UNITS)).map(lambda unit: GeneratedTime(f"every {unit}", "SET", _UNITS[unit].replace("n", "1")))
    weekdays = st.integers(0, 6).map(lambda day: GeneratedTime(f"every {_WEEKDAYS[day]}", "SET", f"XXXX-WXX-{day + 1}"))
    return units | weekdays


def _clocks() -> st.SearchStrategy[GeneratedTime]:
    def clock(pair: tuple[dt.date, str], hour: int, minute: int, zone: str, half: bool) -> GeneratedTime:
        shown = f"{(hour - 1) % 12 + 1}:{minute:02} {'p' if hour >= 12 else 'a'}.m." if half else f"{hour}:{minute:02}"
        day, words = pair
        value = f"{day.isoformat()}T{hour:02}:{minute:02}{_ZONES[zone]}"
        return GeneratedTime(f"{shown}{zone if half or zone else ' GMT'} on {words}", "TIME", value if half or zone else value + "Z")

    days = _day_words().filter(lambda pair: pair[1][0].isalpha())
    return st.builds(clock, days, st.integers(0, 23), st.integers(0, 59), st.sampled_from(list(_ZONES)), st.booleans())


def _near_days(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    words = {"the day before yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "the day after tomorrow": 2}
    return st.sampled_from(
        [GeneratedTime(text, "DATE", (published + dt.timedelta(days=shift)).isoformat()) for text, shift in words.items()]
    )


def _steps(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    def step(word: str, unit: str) -> GeneratedTime:
        shift = {"last": -1, "this": 0, "next": 1}[word]
        if unit == "week":
            year, week, _ = (published + dt.timedelta(weeks=shift)).isocalendar()
            return GeneratedTime(f"{word} week", "DATE", f"{year}-W{week:02}")
        if unit == "month":
            return GeneratedTime(f"{word} month", "DATE", f"{published + relativedelta(day=1, months=shift):%Y-%m}")
        return GeneratedTime(f"{word} year", "DATE", f"{published.year + shift}")

    return st.builds(step, st.sampled_from(["last", "this", "next"]), st.sampled_from(["week", "month", "year"]))


def _steps_ago(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    def ago(count: int, unit: str, ahead: bool) -> GeneratedTime:
        number = count if ahead else -count
        words = f"{_count(count, True)} {unit}s {'from now' if ahead else 'ago'}"
        if unit == "day":
            return GeneratedTime(words, "DATE", (published + dt.timedelta(days=number)).isoformat())
        if unit == "week":
            year, week, _ = (published + dt.timedelta(weeks=number)).isocalendar()
            return GeneratedTime(words, "DATE", f"{year}-W{week:02}")
        if unit == "month":
            return GeneratedTime(words, "DATE", f"{published + relativedelta(day=1, months=number):%Y-%m}")
        return GeneratedTime(words, "DATE", f"{published.year + number}")

    return st.builds(ago, st.integers(2, 40), st.sampled_from(["day", "week", "month", "year"]), st.booleans())


def _weekdays(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    def weekday(day: int, word: str) -> GeneratedTime:
        back = (published.weekday() - day) % 7  # days since that weekday, 0 on the day itself
        shift = {"": -back, "last ": -(back or 7), "next ": 7 - back}[word]
        return GeneratedTime(f"{word}{_WEEKDAYS[day]}", "DATE", (published + dt.timedelta(days=shift)).isoformat())

    return st.builds(weekday, st.integers(0, 6), st.sampled_from(["", "last ", "next "]))


def _parts_of_days(published: dt.date) -> st.SearchStrategy[GeneratedTime]:
    def part(part: str, day: int | None) -> GeneratedTime:
        if day is None:
            return GeneratedTime(f"tomorrow {part}", "TIME", f"{published + dt.timedelta(days=1)}T{_PARTS[part]}")
        back = (published.weekday() - day) % 7
        return GeneratedTime(f"{_WEEKDAYS[day]} {part}", "TIME", f"{published - dt.timedelta(days=back)}T{_PARTS[part]}")

    return st.builds(part, st.sampled_from(list(_PARTS)), st.none() | st.integers(0, 6))


def _count(count: int, spelled: bool) -> str:
    return _NUMBERS[count - 1] if spelled and count <= len(_NUMBERS) else f"{count}"
