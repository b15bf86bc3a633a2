"""Rules for days counted off: within a month, from another day, or by number alone."""

import re
from typing import Final

from diploparse.reading.times.parts import (
    DAY_WORDS,
    STEPS,
    before,
    day_of_month,
    month_of,
    nth_of,
    number_of,
    unit_of,
    weekday_of,
    which_of,
)
from diploparse.reading.times.readings import (
    DayOf,
    Fixed,
    From,
    Holding,
    InMonth,
    InWeek,
    Month,
    Reading,
    Rule,
    Step,
    Surface,
    Weekday,
)
from diploparse.reading.times.words import ORDINALS, phrase, squeeze, table, words

_LEADS: Final = frozenset({"on", "by", "until", "till", "from", "since", "before", "after"})
_BEHIND: Final = re.compile(r"\s*(?:[.,;:?!)\]\"]|$)|\s+(?:" + "|".join(words("behind_numbers")) + r")\b")


def _in_month(match: re.Match[str]) -> Surface | None:
    nth = squeeze(match["nth"])
    number = -1 if nth == "last" else ORDINALS.get(nth, 0)
    unit: int | str = table("weekdays").get(match["unit"].lower(), match["unit"].lower())
    if match["every"]:
        return Surface(Fixed("SET", "P1M"))
    month = _month(match)
    if not 0 < abs(number) < 6 or (unit == "day" and number > 0):
        return None
    return Surface(InMonth(number, "week" if unit == "week" else "day" if unit == "day" else int(unit), month))


def _month(match: re.Match[str]) -> Reading:
    if match["step"]:
        return Step(STEPS.get(squeeze(match["step"]).split()[0], 0), "month")
    month = month_of(match["month"])
    return Fixed("DATE", f"{int(match['year']):04}-{month:02}") if match["year"] else Month(month)


def _from(match: re.Match[str]) -> Surface | None:
    count = 1 if match["one"] else number_of(match["count"])
    if count is None or count != int(count):
        return None
    number, unit = int(count), unit_of(match)
    ago = squeeze(match["way"]).startswith("ago")
    steps = -number if ago else number
    if match["dayword"]:
        return Surface(From(steps, unit, Step(DAY_WORDS[match["dayword"].lower()], "day")))
    return Surface(From(steps, unit, Weekday(weekday_of(match["weekday"]), "last" if ago else "next")))


def _day_beside(match: re.Match[str]) -> Surface:
    day = Weekday(weekday_of(match["weekday"]), which_of(match["which"]))
    return Surface(From(-1 if match["way"].lower() == "before" else 1, "day", day))


def _over_next(match: re.Match[str]) -> Surface | None:
    number = -1 if match["way"].lower().startswith("before") else 1
    if match["weekday"]:
        return Surface(From(number, "week", Weekday(weekday_of(match["weekday"]), "last" if number < 0 else "next")))
    return Surface(Step(2 * number, unit_of(match)))


def _weekday_week(match: re.Match[str]) -> Surface:
    day = Weekday(weekday_of(match["weekday"]), "next")
    return Surface(From(1, "week", day) if match["way"].lower() == "week" else day)


def _in_week(match: re.Match[str]) -> Surface:
    return Surface(InWeek(weekday_of(match["weekday"]), Step(STEPS[match["which"].lower()], "week")))


def _week_of(match: re.Match[str]) -> Surface | None:
    day = day_of_month(month_of(match["month"] or match["monthbehind"]), nth_of(match["day"] or match["dayfirst"]), match["year"])
    return Surface(Holding(day)) if day else None


def _nth(match: re.Match[str]) -> Surface | None:
    day = nth_of(match["day"])
    if not 1 <= day <= 31 or before(match).lower() not in _LEADS or not _BEHIND.match(match.string, match.end()):
        return None
    return Surface(DayOf(day))


def _this_nth(match: re.Match[str]) -> Surface | None:
    day = nth_of(match["day"])
    return Surface(InMonth(day, "day", Step(STEPS[match["which"].lower()], "month"))) if 1 <= day <= 28 else None


RULES: Final = (
    Rule(
        "nth_of_month",
        phrase(
            r"(?:the )?(?P<nth>first|second|third|fourth|fifth|last) (?P<unit>@weekday|day|week) (?:of|in) "
            r"(?:(?P<month>@month)(?:,? (?P<year>@year))?|(?P<step>(?:last|this|next|the) month)|(?P<every>every|each) month)"
        ),
        _in_month,
        (
            "the third Thursday of November",
            "the last day of May 2024",
            "the first week of June",
            "the last Sunday in March",
            "the first Monday of every month",
        ),
        ("the second of May", "the sixth Monday of May", "the first day of talks"),
    ),
    Rule(
        "from_day",
        phrase(
            r"(?:(?P<one>an?)|(?P<count>@number)) (?P<unit>days?|weeks?|months?|years?) "
            r"(?P<way>from|ago(?: on)?) (?:(?P<weekday>@weekday)|(?P<dayword>today|tomorrow|now))"
        ),
        _from,
        ("a week from Monday", "two weeks from today", "a week ago Friday", "three days ago today", "ten years ago today"),
        ("a week", "three days of Monday talks"),
    ),
    Rule(
        "day_beside",
        phrase(r"the day (?P<way>before|after) (?P<which>last |next |this )?(?P<weekday>@weekday)"),
        _day_beside,
        ("the day before last Tuesday", "the day after Monday"),
        ("the day before", "the day after talks"),
    ),
    Rule(
        "over_next",
        phrase(r"the (?:(?P<weekday>@weekday)|(?P<unit>day|week|weekend|month|year)) (?P<way>before last|after next)"),
        _over_next,
        ("the week before last", "the Friday before last", "the weekend after next"),
        ("the week before", "the day after"),
    ),
    Rule(
        "weekday_week",
        phrase(r"(?P<weekday>@weekday) (?P<way>week|next)(?! (?:@unit|of|to)|-|')"),
        _weekday_week,
        ("Monday week", "Friday next"),
        ("Monday weekly", "Monday"),
    ),
    Rule(
        "weekday_of_week",
        phrase(r"(?P<weekday>@weekday) (?:of )?(?P<which>last|this|next) week"),
        _in_week,
        ("Tuesday of last week", "Friday next week"),
        ("Tuesday", "Tuesday week"),
    ),
    Rule(
        "week_of",
        phrase(
            r"the week of (?:(?P<month>@shortmonth) (?P<day>@dayth)(?![0-9])|(?:the )?(?P<dayfirst>@dayth) "
            r"(?:of )?(?P<monthbehind>@shortmonth))(?:,? (?P<year>@year))?"
        ),
        _week_of,
        ("the week of March 6", "the week of 12 May 2025"),
        ("the week of talks", "the week of February 30"),
    ),
    Rule("nth", phrase(r"the (?P<day>[0-9]{1,2}(?:st|nd|rd|th))"), _nth, ("on [the 25th], he left",), ("the 25th", "on the 38th parallel")),
    Rule(
        "nth_this_month",
        phrase(r"the (?P<day>[0-9]{1,2}(?:st|nd|rd|th)) of (?P<which>last|this|next) month"),
        _this_nth,
        ("the 5th of this month",),
        ("the 5th of the group",),
    ),
)
