"""The surface: named rules read the words of time expressions. No date is known here."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from diploparse.reading.times.readings import Found, Rule
from diploparse.reading.times.rules_days import RULES as _DAYS
from diploparse.reading.times.rules_durations import RULES as _DURATIONS
from diploparse.reading.times.rules_hours import RULES as _HOURS
from diploparse.reading.times.rules_nth import RULES as _NTH
from diploparse.reading.times.rules_ranges import RULES as _RANGES
from diploparse.reading.times.rules_steps import RULES as _STEPS
from diploparse.reading.times.rules_years import RULES as _YEARS
from diploparse.reading.times.words import MONTHS, UNITS, WEEKDAYS, codes, words
from diploparse.spans import Span

#: All rules, by name.
RULES: Final[dict[str, Rule]] = {rule.name: rule for rule in (*_DAYS, *_YEARS, *_HOURS, *_DURATIONS, *_STEPS, *_NTH, *_RANGES)}

#: What may stand before the second number of a range, or a number behind a hyphen: "2009-2010", "1-3 May", "13:00-14:00 GMT", "post-1945".
_RANGE: Final = re.compile(r"(?:(?:(?<![0-9.,:/-])[0-9]{1,2}(?::[0-9]{2})?|[a-z]\.?)-|(?<![0-9.,:/-])[0-9]{4}[-/])$")
_WORD: Final = re.compile(r"[A-Za-z]+|'?[0-9][0-9:.,]*/?")
#: How many words may stand before the one that makes an expression of them: "no more than an additional two weeks".
_LEAD: Final = 7


def _split(*lists: Iterable[str]) -> set[str]:
    return {word for entries in lists for entry in entries for word in re.findall("[a-z]+", entry)}


#: Words without which, or a number, there is no time expression.
_CORE: Final = frozenset(
    _split(UNITS, MONTHS, WEEKDAYS, *map(codes, ("seasons", "parts", "clock_words", "decades", "sets", "holidays")))
    | _split(*(words("references", when) for when in ("past", "present", "future")), words("core"))
) - set(words("core", "without"))

#: Words for units and parts of the day, which begin with a capital in names only, or at the head of a sentence.
_COMMON: Final = frozenset((*UNITS, *codes("parts"), *codes("clock_words"), *codes("sets"), "past", "future")) - {"century"}
_CAPITAL: Final = re.compile(r"(?<![A-Za-z])(?<!day )[A-Z][a-z]+")
_SENTENCE_HEAD: Final = re.compile(r"(?:^|(?<!\bM[rs])(?<!\bMrs)(?<!\bDr)[.]|[!?:;\n\"'(-])\s*$")
_NEVER_FIRST: Final = frozenset(words("core", "never_first"))


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
    for start in _starts(text):
        if start < done or not _may_start(text, start):
            continue
        found = _longest(text, start, rules)
        if found is not None:
            done = found.span.end
            if found.rule == "holiday" or not _is_name(text, found.span):
                yield found


def _starts(text: str) -> Iterator[int]:
    """Yield the starts of words that may open a time expression: one that makes it, any word shortly before, a number shortly behind."""
    before: list[int] = []
    behind = 0
    for word in _WORD.finditer(text):
        letters = word[0].lower()
        if letters not in _NEVER_FIRST:
            before.append(word.start())
        is_number = letters[0] in "'0123456789"
        if letters in _CORE or (is_number and (len(letters) > 2 or letters[0] == "'" or letters[-1] == "/")):
            yield from before
            before, behind = [], _LEAD
        elif is_number and behind:
            yield from before
            before, behind = [], behind - 1
        else:
            behind = max(0, behind - 1)
            if len(before) > _LEAD:
                del before[0]


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


def _is_name(text: str, span: Span) -> bool:
    """Tell whether a word that takes no capital has one within the sentence: "the Six-Day War", "Mr. Weeks"."""
    capitals = [word for word in _CAPITAL.finditer(text, span.start, span.end) if word[0].lower() in _COMMON]
    return any(word.start() > span.start or not _SENTENCE_HEAD.search(text, max(0, span.start - 30), span.start) for word in capitals)


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
