"""Rules for the short ends of ranges and lists: the 14 of "May 13-14", the 13 of "13-14 May", the 20 of "2019-20"."""

import re
from typing import Final

from diploparse.reading.times.parts import LINK, day_of_month, month_of, nth_of
from diploparse.reading.times.readings import Fixed, Rule, Surface
from diploparse.reading.times.words import phrase, words

_NUMBER: Final = r"@dayth(?![0-9:%/]|[.,][0-9])"
_HEAD: Final = phrase(rf"(?P<month>@shortmonth) {_NUMBER}(?:{LINK}{_NUMBER})*(?P<link>{LINK})$")
_LONGEST: Final = 48
#: What stands behind the last day of a list, if it is no count of something.
_BEHIND: Final = re.compile(r"\s*(?:[.;:?!)\]\"]|,(?!\s*[0-9])|$|--?\s)|\s+(?:" + "|".join(words("behind_numbers")) + r")\b")
_YEAR_BEFORE: Final = re.compile(r"(?<![0-9])(1[89]|20)([0-9]{2})[-/]$")
_FURTHEST: Final = 30


def _later_day(match: re.Match[str]) -> Surface | None:
    head = _HEAD.search(match.string, max(0, match.start() - _LONGEST), match.start())
    if head is None:
        return None
    listed = head["link"].strip() != "-"
    if listed and not match["year"] and not _BEHIND.match(match.string, match.end()) and not _NEXT.match(match.string, match.end()):
        return None
    return _day(month_of(head["month"]), match)


def _earlier_day(match: re.Match[str]) -> Surface | None:
    return _day(month_of(match["month"]), match)


def _day(month: int, match: re.Match[str]) -> Surface | None:
    day = day_of_month(month, nth_of(match["day"]), match["year"])
    return Surface(day) if day else None


def _later_year(match: re.Match[str]) -> Surface | None:
    head = _YEAR_BEFORE.search(match.string, max(0, match.start() - 5), match.start())
    if head is None:
        return None
    on = (int(match["year"]) - int(head[2])) % 100
    return Surface(Fixed("DATE", f"{int(head[1] + head[2]) + on:04}")) if 0 < on <= _FURTHEST else None


_NEXT: Final = phrase(rf"{LINK}{_NUMBER}")

RULES: Final = (
    Rule(
        "later_day",
        phrase(r"(?P<day>@dayth)(?![0-9:%/]|[.,][0-9])(?:,? (?P<year>@year))?"),
        _later_day,
        ("May 13-[14]", "on April 24 and [25]", "March 3 to [5, 2025]"),
        ("13", "on May 13 and 14 people", "the 5th", "May 13, 14 died"),
    ),
    Rule(
        "earlier_day",
        phrase(rf"(?P<day>@dayth)(?=(?:{LINK}{_NUMBER})*{LINK}@dayth (?:of )?(?P<month>@shortmonth)(?:,? (?P<year>@year))?\b)"),
        _earlier_day,
        ("[13]-14 May", "[3rd] and 5th of June 2024"),
        ("13", "13-14", "3 of the 5 March"),
    ),
    Rule("later_year", phrase(r"(?P<year>[0-9]{2})(?![0-9]|[-/.,:][0-9])"), _later_year, ("2019-[20]", "1999/[00]"), ("20", "19-20")),
)
