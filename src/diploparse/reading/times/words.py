"""The words of time expressions, from the lexicon, as tables and as parts of patterns."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, cast

from diploparse.lexicon import load
from diploparse.records import Modifier

_LISTS: Final = load("times")


def table(name: str) -> Mapping[str, int]:
    """Return a list of words with numbers.

    >>> table("months")["may"]
    5
    """
    return cast(Mapping[str, int], _LISTS[name])


def codes(name: str) -> Mapping[str, str]:
    """Return a list of words with codes.

    >>> codes("parts")["night"]
    'NI'
    """
    return cast(Mapping[str, str], _LISTS[name])


def words(name: str, part: str = "words") -> tuple[str, ...]:
    """Return a plain list of words.

    >>> words("vague")[0]
    'several'
    """
    return tuple(cast(Mapping[str, list[str]], _LISTS[name])[part])


_UNITS: Final = cast(Mapping[str, Mapping[str, object]], _LISTS["units"])
#: Each form of a unit's word to the unit's name.
UNITS: Final[Mapping[str, str]] = {word: unit for unit, entry in _UNITS.items() for word in cast(list[str], entry["words"])}
MONTHS: Final[Mapping[str, int]] = {**table("months"), **table("month_abbreviations")}
WEEKDAYS: Final[Mapping[str, int]] = {**table("weekdays"), **table("weekday_abbreviations")}
NUMBERS: Final = table("numbers")
ORDINALS: Final = table("ordinals")
EDGES: Final = cast(Mapping[str, Modifier], _LISTS["edges"])
APPROXIMATIONS: Final = cast(Mapping[str, Modifier], _LISTS["approximations"])


#: What is written for one of a unit that nobody knows.
GRAINS: Final[Mapping[str, str]] = {
    "century": "XX",
    "decade": "XXX",
    "year": "XXXX",
    "quarter": "XXXX-QX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "day": "XXXX-XX-XX",
}


def squeeze(text: str) -> str:
    """Return `text` in small letters with single spaces.

    >>> squeeze("At  LEAST")
    'at least'
    """
    return " ".join(text.lower().split())


def duration(number: float | None, unit: str) -> str:
    """Return the TIMEX3 value of so many units; None is an unknown number.

    >>> duration(3, "year"), duration(2.5, "year"), duration(None, "hour"), duration(1, "decade")
    ('P3Y', 'P2Y6M', 'PTXH', 'P10Y')
    """
    entry = _UNITS[unit]
    code = str(entry["code"])
    clock = "T" if code[0] == "T" and len(code) > 1 else ""
    code = code.removeprefix("T") if clock else code
    if number is None:
        return f"P{clock}X{entry.get('vague', code)}"
    total = number * cast(int, entry["times"])
    if total % 1 == 0.5 and code in {"Y", "H", "M"} and unit != "month":
        whole, rest = f"{int(total)}{code}" if total >= 1 else "", {"Y": "6M", "H": "30M", "M": "30S"}[code]
        return f"P{clock}{whole}{rest}"
    return f"P{clock}{int(total) if total == int(total) else round(total, 3)}{code}"


def number(text: str) -> float | None:
    """Return the number that words or digits give, None if they give none.

    >>> number("twenty-four"), number("1,200"), number("2 1/2"), number("a hundred"), number("two and a half")
    (24, 1200, 2.5, 100, 2.5)
    """
    plain = squeeze(text).replace(",", "").replace("-", " ")
    total: float = 0
    known = False
    for word in plain.split():
        if word in {"a", "an"} and plain.endswith(("a", "an")):
            return 1
        value = _one_number(word)
        if value is not None:
            total, known = total + value, True
        elif word in _SCALES:
            total, known = (total or 1) * _SCALES[word], True
        elif word not in {"a", "an", "and", "of", "couple"}:
            return None
    if plain.startswith("a couple"):
        return 2
    return (int(total) if total == int(total) else total) if known else None


_SCALES: Final = table("scales")


def _one_number(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word == "half":
        return 0.5
    if re.fullmatch(r"[0-9]{1,15}(?:\.[0-9]{1,6})?", word):
        return float(word) if "." in word else int(word)
    fraction = re.fullmatch(r"([0-9]{1,3})/([1-9][0-9]?)", word)
    return int(fraction[1]) / int(fraction[2]) if fraction else None


def _any(items: Iterable[str]) -> str:
    """Return a pattern of alternatives, longest first."""
    ordered = sorted(set(items), key=lambda item: (-len(item), item))
    return "(?:" + "|".join(re.escape(item).replace(r"\ ", r"[^\S\n]+") for item in ordered) + ")"


def _names(items: Iterable[str]) -> str:
    """Return a pattern of names: a capital first, or all capitals."""
    return "(?-i:" + _any(form for item in items for form in (item.title(), item.upper())) + ")"


_BELOW_HUNDRED: Final = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?|"
    + _any(word for word in NUMBERS if word != "zero")
    + ")"
)
_COUNT: Final = rf"(?:(?:{_BELOW_HUNDRED}|a)\s+)?(?:hundred|thousand|dozen)(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?"
_DIGITS: Final = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}(?:\.[0-9]{1,3})?(?:\s+[0-9]/[0-9])?"
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])"
_MILLENNIUM: Final = rf"two\s+thousand(?:\s+(?:and\s+)?{_BELOW_HUNDRED})?"
#: Parts of patterns, written @name in a rule.
PARTS: Final[Mapping[str, str]] = {
    "number": rf"(?:{_DIGITS}|{_COUNT}|{_BELOW_HUNDRED}(?:[\s-]+and[\s-]+a[\s-]+half)?|half)",
    "vague": _any(words("vague")),
    "unit": _any(UNITS),
    "units": _any(word for word in UNITS if word.endswith("s")),
    "calendar": _any(["year", "month", "week", "weekend", "quarter", "decade", "century"]),
    "weekdayname": _names(WEEKDAYS),
    "weekday": _names(table("weekdays")),
    "month": _names(table("months")),
    "shortmonth": rf"(?:{_names(table('months'))}|{_names(table('month_abbreviations'))}\.?)",
    "year": r"(?:1[5-9][0-9][0-9]|20[0-9][0-9])",
    "anyyear": r"(?:1[5-9][0-9][0-9]|20[0-9][0-9]|[0-9]{4}(?=\s*(?:[.,;:)]|\Z)))",
    "spelledyear": rf"(?:(?:eighteen|nineteen|twenty)[\s-]+(?:hundred|oh[\s-]+[a-z]+|{_BELOW_HUNDRED})|{_MILLENNIUM})",
    "day": _DAY,
    "dayth": rf"{_DAY}(?:st|nd|rd|th)?",
    "nth": rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)|{_any(ORDINALS)})",
    "decadeword": _any(codes("decades")),
    "dayword": "(?:yesterday|today|tomorrow)",
    "part": _any(codes("parts")),
    "season": _any(codes("seasons")),
    "edge": r"(?:early|earlier|late|later|mid)",
    "approx": _any(APPROXIMATIONS),
    "ending": r"(?:the\s+)?(?:beginning|start|middle|end)\s+of",
    "zone": r"(?-i:(?:GMT|UTC)\s?[+-][0-9]{1,2}(?::?[0-9]{2})?|" + _any(codes("zones")) + ")",
    "holiday": _any(codes("holidays")),
    "young": _any(words("young")),
    "namedday": _any(codes("named_days")),
    "present": _any(words("references", "present")),
    "past": _any(words("references", "past")),
    "future": _any(words("references", "future")),
    "set": _any(codes("sets")),
    "alone": rf"(?!\s+(?!(?:{'|'.join(words('behind_before'))})\b)\w)",
}


#: White space within a paragraph, where lines are joined by spaces.
_SPACE: Final = r"[^\S\n]+"


def phrase(*pieces: str) -> re.Pattern[str]:
    """Compile a rule's pattern from its pieces: a space is white space in a paragraph, ~ that or a hyphen, @name a part; it ends a word.

    >>> bool(phrase("last @unit").fullmatch("last  week"))
    True
    """
    spaced = "".join(pieces).replace(" ", _SPACE).replace("~", rf"(?:{_SPACE}|-)")
    filled = re.sub(r"@([a-z]+)", lambda found: PARTS[found[1]], spaced)
    return re.compile(rf"(?:{filled})(?!\w|-years?-old)", re.IGNORECASE | re.ASCII)
