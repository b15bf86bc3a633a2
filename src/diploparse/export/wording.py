"""Time values and speakers in words that a reader expects."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from diploparse.records import Modifier, Party, Person, Speaker, TimeExpression

_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_PARTS: Final = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TMI": "noon", "TDT": "daytime"}
_UNITS: Final = {
    "Y": "year", "Q": "quarter", "M": "month", "W": "week", "WE": "weekend", "D": "day", "H": "hour", "S": "second", "DE": "decade",
    "CE": "century",
}  # fmt: skip
_PIECE: Final = re.compile(r"([\d.]+|X+)(WE|DE|CE|[YQMWDHS])")
_DURATION: Final = re.compile(rf"P(?=.)(?:{_PIECE.pattern})*(?:T(?:{_PIECE.pattern})+)?")
_SEASONS: Final = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_UNKNOWN: Final = {
    "XXXX-XX-XX": "day", "XXXX-WXX": "week", "XXXX-WXX-WE": "weekend", "XXXX-XX": "month", "XXXX-QX": "quarter", "XXXX": "year",
    "XXX": "decade", "XX": "century",
}  # fmt: skip
_REFERENCES: Final = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_MODIFIERS: Final[dict[Modifier, str]] = {
    "START": "early", "MID": "middle", "END": "late", "APPROX": "about", "LESS_THAN": "less than", "MORE_THAN": "more than",
    "EQUAL_OR_LESS": "at most", "EQUAL_OR_MORE": "at least", "BEFORE": "before", "AFTER": "after",
}  # fmt: skip


def meaning(time: TimeExpression) -> str:
    """Return what a time expression means, in words.

    >>> from diploparse.spans import Span
    >>> meaning(TimeExpression(span=Span(0, 1), text="", type="TIME", value="2025-05-15TMO"))
    'Thursday, 15 May 2025, morning'
    >>> meaning(TimeExpression(span=Span(0, 1), text="", type="DATE", value="XXXX-XX-XX"))
    'day not known'
    """
    if time.type == "SET":
        words = _repeated(time.value)
    elif time.value.startswith("P") and time.type == "DURATION":
        words = _duration(time.value)
    else:
        words = _REFERENCES.get(time.value) or _calendar(time.value)
    shown = f"{words}, {_MODIFIERS[time.mod]}" if time.mod in {"START", "MID", "END"} and time.mod else words
    if time.mod and time.mod not in {"START", "MID", "END"}:
        shown = f"{_MODIFIERS[time.mod]} {words}"
    return f"{shown} {_zone(time.zone)}" if time.zone else shown


def long_day(day: dt.date) -> str:
    """Return a day with its weekday.

    >>> long_day(dt.date(2025, 5, 15))
    'Thursday, 15 May 2025'
    """
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def introduction(speaker: Speaker) -> str:
    """Return what the article says a speaker is: the office, and for whom."""
    if speaker.office:
        return f"{speaker.office}, {speaker.affiliation}" if speaker.affiliation else speaker.office
    kind = "" if speaker.kind == "person" else speaker.kind
    return ", ".join(filter(None, [kind, speaker.affiliation]))


def participants(people: Iterable[Person | Party]) -> str:
    """Return names with commas."""
    return ", ".join(one.name for one in people)


def person_with_offices(person: Person) -> str:
    """Return a name with the offices and the state that the article gives.

    >>> person_with_offices(Person(name="Ana Silva", family="Silva", nationality="Norway"))
    'Ana Silva, Norway'
    """
    offices = [f"{'former ' * office.former}{'acting ' * office.acting}{office.title}" for office in person.offices]
    return ", ".join(filter(None, [person.name, "; ".join(offices), person.nationality]))


def _zone(key: str) -> str:
    """Return a zone in words: "Etc/GMT-3" lies three hours before Greenwich."""
    shift = re.fullmatch(r"Etc/GMT([+-])(\d+)", key)
    if shift:
        return f"UTC{'-' if shift[1] == '+' else '+'}{shift[2]}"
    city = key.rpartition("/")[2].replace("_", " ")
    return f"{city} time" if "/" in key else key


def _duration(value: str) -> str:
    if not _DURATION.fullmatch(value):
        return value
    date, _, clock = value[1:].partition("T")
    parts = [_amount(number, _UNITS[unit]) for number, unit in _PIECE.findall(date)]
    parts += [_amount(number, "minute" if unit == "M" else _UNITS[unit]) for number, unit in _PIECE.findall(clock)]
    return " and ".join(parts)


def _amount(number: str, unit: str) -> str:
    if number.startswith("X"):
        return f"some {unit.removesuffix('y') + 'ie' if unit.endswith('y') and unit != 'day' else unit}s"
    return f"{number} {unit}" + ("" if number == "1" else "s")


def _repeated(value: str) -> str:
    return f"every {_duration(value).removeprefix('1 ')}" if value.startswith("P") else f"each {_calendar(value)}".replace(" not known", "")


def _calendar(value: str) -> str:
    date, _, clock = value.partition("T")
    words = _date(date) or date
    if not clock:
        return words
    return f"{words}, {_PARTS.get('T' + clock, clock.removesuffix('Z'))}"


def _date(value: str) -> str | None:
    if value in _UNKNOWN:
        return f"{_UNKNOWN[value]} not known"
    if day := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return long_day(dt.date(*map(int, day.groups())))
    if month := re.fullmatch(r"(\d{4}|XXXX)-(\d\d)", value):
        return _MONTHS[int(month[2]) - 1] + _of(month[1])
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    if day := re.fullmatch(r"XXXX-(\d\d)-(\d\d)", value):
        return f"{int(day[2])} {_MONTHS[int(day[1]) - 1]}"
    if weekday := re.fullmatch(r"XXXX-WXX-([1-7])", value):
        return _DAYS[int(weekday[1]) - 1]
    if quarter := re.fullmatch(r"(\d{4}|XXXX)-Q([1-4])", value):
        return f"quarter {quarter[2]}{_of(quarter[1], ' of')}"
    if half := re.fullmatch(r"(\d{4}|XXXX)-H([12])", value):
        return f"{'first' if half[2] == '1' else 'second'} half{_of(half[1], ' of')}"
    if nth := re.fullmatch(r"XXXX-XX-(\d\d)", value):
        return f"day {int(nth[1])}"
    if season := re.fullmatch(r"(\d{4}|XXXX)-(SP|SU|FA|WI)", value):
        return _SEASONS[season[2]] + _of(season[1])
    if re.fullmatch(r"\d{3}", value):
        return f"the {value}0s"
    if re.fullmatch(r"\d\d", value):
        return f"century of {value}00"
    return None


def _of(year: str, joint: str = "") -> str:
    """Return the words that add a year, none for one that is not known."""
    return "" if year == "XXXX" else f"{joint} {year}"


def _week(year: int, week: int, *, weekend: bool) -> str:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return f"{year}-W{week:02}"
    first = monday + dt.timedelta(days=5 if weekend else 0)
    last = monday + dt.timedelta(days=6)
    begin = f"{first.day} {_MONTHS[first.month - 1]}" if first.month != last.month else f"{first.day}"
    return f"{'weekend' if weekend else 'week'} of {begin}–{last.day} {_MONTHS[last.month - 1]} {last.year}"
