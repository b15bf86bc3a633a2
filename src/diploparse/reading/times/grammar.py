"""The surface: named rules read the words of time expressions. No date is known here."""

import re
from collections.abc import Iterator
from typing import Final

from diploparse.reading.times.readings import Found, Rule
from diploparse.reading.times.rules_days import RULES as _DAYS
from diploparse.reading.times.rules_durations import RULES as _DURATIONS
from diploparse.reading.times.rules_hours import RULES as _HOURS
from diploparse.reading.times.rules_steps import RULES as _STEPS
from diploparse.reading.times.rules_years import RULES as _YEARS
from diploparse.reading.times.words import APPROXIMATIONS, EDGES, MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS, codes, table, words
from diploparse.spans import Span

#: All rules, by name.
RULES: Final[dict[str, Rule]] = {rule.name: rule for rule in (*_DAYS, *_YEARS, *_HOURS, *_DURATIONS, *_STEPS)}

#: What may stand before the second number of a range, or a number behind a hyphen: "2009-2010", "1-3 May", "post-1945".
_RANGE: Final = re.compile(r"(?:(?<![0-9.,:/-])[0-9]{1,2}|(?<![0-9.,:/-])[0-9]{4}|[a-z])-$")
_WORD: Final = re.compile(r"[A-Za-z]+|'?[0-9][0-9:/.,]*")


def _split(*lists: tuple[str, ...] | dict[str, object]) -> set[str]:
    return {word for entries in lists for entry in entries for word in re.findall("[a-z]+", entry)}


#: Words without which there is no time expression …
_CORE: Final = frozenset(
    _split(tuple(UNITS), tuple(MONTHS), tuple(WEEKDAYS), tuple(codes("seasons")), tuple(codes("parts")), tuple(codes("clock_words")))
    | _split(
        tuple(codes("decades")),
        tuple(codes("sets")),
        words("references", "past"),
        words("references", "present"),
        words("references", "future"),
    )
    | _split(tuple(codes("holidays")), words("zones"))
    | {
        "yesterday",
        "today",
        "tomorrow",
        "tonight",
        "overnight",
        "earlier",
        "recent",
        "past",
        "ago",
        "m",
        "am",
        "pm",
        "clock",
        "current",
        "period",
        "end",
    }
    | {word + "s" for word in table("weekdays")}
    | {"twenty", "nineteen", "eighteen", "thousand", "half"}
) - {"the", "a", "as", "of", "in", "at", "more", "most", "long", "not", "too", "just", "until", "new", "s"}
#: … and words that may open one or stand within it.
_FILLERS: Final = frozenset(
    _split(
        tuple(NUMBERS), tuple(ORDINALS), tuple(EDGES), tuple(APPROXIMATIONS), words("vague"), tuple(table("which")), tuple(table("scales"))
    )
    | _split(words("references", "past"), words("references", "present"), words("references", "future"))
    | {
        "the",
        "a",
        "an",
        "of",
        "in",
        "this",
        "that",
        "these",
        "those",
        "same",
        "every",
        "each",
        "other",
        "another",
        "per",
        "and",
        "or",
        "to",
        "its",
        "their",
    }
    | {
        "fiscal",
        "financial",
        "calendar",
        "latest",
        "following",
        "preceding",
        "final",
        "first",
        "initial",
        "opening",
        "closing",
        "future",
        "multi",
        "couple",
    }
    | {
        "additional",
        "full",
        "more",
        "consecutive",
        "comparable",
        "corresponding",
        "most",
        "sometime",
        "shortly",
        "new",
        "bi",
        "half",
        "o",
        "on",
        "p",
        "q",
        "st",
        "nd",
        "rd",
        "th",
    }
)


def find(text: str, *, day_first: bool = False) -> Iterator[Found]:
    """Yield the time expressions of `text`, in order; of several readings at one place the longest.

    Args:
        text: plain text, marks and apostrophes straight.
        day_first: read 5/6/2025 as 5 June.

    >>> [(found.span.of("in three years, on Friday"), found.rule) for found in find("in three years, on Friday")]
    [('three years', 'count'), ('Friday', 'weekday')]
    """
    rules = [rule for rule in RULES.values() if rule.name != ("numeric_date" if day_first else "numeric_date_day_first")]
    done = 0
    for starts in _runs(text):
        for start in starts:
            if start < done or not _may_start(text, start):
                continue
            found = _longest(text, start, rules)
            if found is not None:
                done = found.span.end
                yield found


def _runs(text: str) -> Iterator[list[int]]:
    """Yield the starts of words in each run of words that could make up a time expression."""
    run: list[int] = []
    last = 0  # how many words of the run lie before the end of its last core word
    for word in _WORD.finditer(text):
        letters = word[0].lower()
        if letters in _CORE or (letters[0] in "'0123456789" and (len(letters) > 2 or letters[0] == "'")):
            run.append(word.start())
            last = len(run)
        elif letters in _FILLERS or letters[0].isdigit():
            run.append(word.start())
        elif run:
            if last:
                yield run[:last]
            run, last = [], 0
    if last:
        yield run[:last]


def _may_start(text: str, start: int) -> bool:
    """Tell whether an expression may begin at `start`: not within a word, a sum, a decimal."""
    if start == 0:
        return True
    previous = text[start - 1]
    if (
        previous.isalnum()
        or previous in "_$£€@#&"
        or (previous == "'" and text[start : start + 1].isalpha() and text[start - 2 : start - 1].isalnum())
    ):
        return False
    if previous == "-" and text[start].islower() and text[start - 2 : start - 1].isalnum():  # the end of a name or compound
        return False
    if text[start].isdigit() and previous in ".,:/-":
        return _RANGE.search(text, max(0, start - 6), start) is not None
    return True


def _longest(text: str, start: int, rules: list[Rule]) -> Found | None:
    best: Found | None = None
    for rule in rules:
        match = rule.pattern.match(text, start)
        if match is None or match.end() == start or (best is not None and match.end() <= best.span.end):
            continue
        surface = rule.build(match)
        if surface is not None:
            best = Found(Span(start, match.end()), rule.name, surface)
    return best
