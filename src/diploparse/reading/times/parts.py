"""What the pieces of a match mean: edges, ordinals, units, the word before. And pieces that several rules share."""

import re
from typing import Final

from diploparse.reading.times.readings import Fixed, MonthDay, Same, Step, Which, is_date
from diploparse.reading.times.words import APPROXIMATIONS, EDGES, MONTHS, NUMBERS, ORDINALS, UNITS, codes, number, squeeze, table
from diploparse.records import Modifier

_BEFORE: Final = re.compile(r"([\w.$£€%'/-]+)(?:[^\S\n]|[(\"])*$")
_DAY_BEHIND: Final = re.compile(r"\s+[0-9]{1,2}(?![0-9:.]|,[0-9])")
_WHICH: Final[dict[str, Which]] = {"last": "last", "past": "last", "previous": "last", "this": "this", "next": "next", "coming": "next"}
_WEEKDAYS: Final = table("weekdays")
_PARTS_OF_DAY: Final = codes("parts")
_LEAP_YEAR: Final = 2024

#: How many units on from the one at hand "last", "next" point.
STEPS: Final = table("which")
#: How many days on from today.
DAY_WORDS: Final = {"yesterday": -1, "today": 0, "now": 0, "tomorrow": 1}
#: A year that is counted, behind a month or season.
STEP: Final = r"(?P<step>(?:of )?(?:last|this|next|that|the same) year)"
#: What links the days of a range or list.
LINK: Final = r"(?:\s*-\s*|\s+(?:to|and|or|until|through)\s+|\s*,\s*(?:and\s+|or\s+)?)"
#: "about" before a number, also behind an article; "or so" behind it.
APPROX: Final = r"(?:(?P<approx>@approx) )?"
INNER: Final = r"(?:(?P<inner>@approx) )?"
SO: Final = r"(?P<so> or so)?"


def before(match: re.Match[str]) -> str:
    """Return the word that stands right before a match, "" if none does in its paragraph."""
    found = _BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    return found[1] if found else ""


def is_part_of_no_date(match: re.Match[str]) -> bool:
    """Tell whether a month stands beside a number that makes no day of it: "30 February", "June 31"."""
    return (
        re.fullmatch(r"[0-9]{1,2}(?:st|nd|rd|th)?", before(match)) is not None or _DAY_BEHIND.match(match.string, match.end()) is not None
    )


def edge_of(text: str | None) -> Modifier | None:
    """Return what "early", "the end of" make of an interval."""
    return next((EDGES[word] for word in squeeze(text or "").replace("-", " ").split() if word in EDGES), None)


def mod_of(match: re.Match[str]) -> Modifier | None:
    """Return what "about", "more than", "or so" make of a number; the match has groups approx, perhaps inner and so."""
    groups = match.groupdict()
    words = groups["approx"] or groups.get("inner")
    return APPROXIMATIONS[squeeze(words)] if words else "APPROX" if groups.get("so") else None


def which_of(text: str | None) -> Which:
    """Return which of several "last", "this coming" point to."""
    return next((_WHICH[word] for word in reversed(squeeze(text or "").split()) if word in _WHICH), "near")


def year_of(step: str) -> Step | Same:
    """Return the year that "last year" counts, or that "that year" takes up."""
    which = squeeze(step).removeprefix("of ").split()[0]
    return Step(STEPS[which], "year") if which in STEPS else Same("year")


def month_of(text: str) -> int:
    """Return the number of a month's name."""
    return MONTHS[text.lower().rstrip(".")]


def weekday_of(text: str) -> int:
    """Return the number of a weekday's full name, Monday 1."""
    return _WEEKDAYS[text.lower()]


def part_of_day(text: str) -> str:
    """Return the TIMEX3 code of "morning", "night"."""
    return _PARTS_OF_DAY[text.lower()]


def day_in(year: int, month: int, day: int) -> Fixed | None:
    """Return a day by its numbers, None if there is no such day."""
    return Fixed("DATE", f"{year:04}-{month:02}-{day:02}") if is_date(year, month, day) else None


def day_of_month(month: int, day: int, year: str | None, weekday: int | None = None) -> Fixed | MonthDay | None:
    """Return a day of a month, in a year if one is said; None if there is no such day."""
    if year:
        return day_in(int(year), month, day)
    return MonthDay(month, day, weekday) if is_date(_LEAP_YEAR, month, day) else None


def nth_of(text: str) -> int:
    """Return the number of "third", "3rd", "3"."""
    lower = squeeze(text).replace(" ", "-")
    return ORDINALS[lower] if lower in ORDINALS else int(re.sub(r"[^0-9]", "", lower))


def spelled_year(text: str) -> int | None:
    """Return the year that words give, None if they give none.

    >>> spelled_year("nineteen ninety-two"), spelled_year("two thousand and five"), spelled_year("twenty five")
    (1992, 2005, None)
    """
    first, rest = re.split(r"[\s-]+", text.lower(), maxsplit=1)
    if first == "two":
        value = number(text)
        return int(value) if value and value < 2100 else None
    low = number(rest.removeprefix("oh").strip(" -")) if not rest.startswith("hundred") else 0
    if low is None or low >= 100 or (low < 10 and not rest.startswith(("oh", "hundred"))):
        return None
    return int(NUMBERS[first] * 100 + low)


def unit_of(match: re.Match[str]) -> str:
    """Return the name of the unit in a match."""
    return UNITS[match["unit"].lower()]


def number_of(text: str | None) -> float | None:
    """Return a number, 2 for a couple, None for "several"."""
    return 2 if "couple" in (text or "").lower() else number(text or "")
