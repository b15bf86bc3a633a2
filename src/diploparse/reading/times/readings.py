"""What the words of a time expression say before anything is counted: readings without a date."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal, TypeAlias

import attrs

from diploparse.records import Modifier, TimexType
from diploparse.spans import Span

#: Which of several: the nearest, or one that the words point to.
Which = Literal["near", "last", "this", "next"]
Base = Literal["publication", "expression"]


@attrs.frozen
class Fixed:
    """A value that needs no date to count from: "2019", "three years", "now"."""

    type: TimexType
    value: str
    alternatives: tuple[str, ...] = ()


@attrs.frozen
class Weekday:
    """A weekday, Monday 1 to Sunday 7."""

    day: int
    which: Which = "near"


@attrs.frozen
class Weekend:
    """A weekend: "the weekend", "this weekend", "the coming weekend"."""

    which: Which = "near"


@attrs.frozen
class MonthDay:
    """A day of a month, its year not said; its weekday perhaps."""

    month: int
    day: int
    weekday: int | None = None


@attrs.frozen
class Holiday:
    """A named day, by the code that the lexicon gives it, and its year if it is said."""

    code: str
    which: Which = "near"
    year: int | None = None


@attrs.frozen
class Month:
    """A month, its year not said."""

    month: int
    which: Which = "near"


@attrs.frozen
class Season:
    """A season by its TIMEX3 code, its year not said."""

    code: str
    which: Which = "near"


@attrs.frozen
class Quarter:
    """A quarter, its year not said; number 0 is the one that ended last."""

    number: int


@attrs.frozen
class Step:
    """So many units on from the anchor, back if negative: "last week", "three days ago"."""

    number: int
    unit: str
    base: Base = "publication"
    #: whether "a year ago" may mean the same quarter a year before
    loose: bool = False


@attrs.frozen
class Same:
    """The day, week, month, quarter or year that was named last: "that day".

    Attributes:
        unit: day, week and so on.
        near: in the same paragraph; if none was named there the publication date's, "later in the day".
    """

    unit: str
    near: bool = False


@attrs.frozen
class Within:
    """A month, quarter or season in a year that is counted or was named: "June last year", "June that year"."""

    part: str
    year: Step | Same


@attrs.frozen
class Period:
    """The quarter reported on, in another year: "the 2009 period"; the year if none is."""

    year: int


@attrs.frozen
class InWeek:
    """A weekday in a week that is counted: "Tuesday of last week"."""

    day: int
    week: Step


@attrs.frozen
class From:
    """So many days, weeks or months on from a day: "a week from Monday", "the Friday before last"."""

    number: int
    unit: str
    start: "Reading"


@attrs.frozen
class InMonth:
    """The n-th day, week or weekday of a month, the last one if -1: "the third Thursday of November"."""

    number: int
    unit: Literal["day", "week"] | int
    month: "Reading"


@attrs.frozen
class DayOf:
    """A day of a month that is not named: "the 25th"."""

    day: int


@attrs.frozen
class Holding:
    """The week that a day lies in: "the week of March 6"."""

    day: "Reading"


@attrs.frozen
class Timed:
    """A part of the day or a clock time on some day: "MO", "15:30"; `day` None is the day at hand."""

    time: str
    day: "Reading | None" = None


#: What is counted from an anchor.
Counted: TypeAlias = (
    Weekday
    | Weekend
    | Period
    | MonthDay
    | Holiday
    | Month
    | Season
    | Quarter
    | Step
    | Same
    | Within
    | From
    | InMonth
    | InWeek
    | DayOf
    | Holding
)
Reading: TypeAlias = Fixed | Counted | Timed


@attrs.frozen
class Surface:
    """What a rule makes of the words it matched."""

    reading: Reading
    mod: Modifier | None = None
    zone: str | None = None


@attrs.frozen
class Rule:
    """A named pattern and what it means.

    Attributes:
        name: its name, as in `TimeExpression.rule`.
        pattern: what it matches, from its first word on.
        build: gives the meaning of a match, or None if the match is no time after all.
        examples: expressions that the rule reads as a whole.
        counter_examples: texts in which the rule reads nothing.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Surface | None]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@attrs.frozen
class Found:
    """A time expression as it stands in the text, not yet resolved."""

    span: Span
    rule: str
    surface: Surface


def is_date(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day.

    >>> is_date(2024, 2, 29), is_date(2025, 2, 29)
    (True, False)
    """
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True
