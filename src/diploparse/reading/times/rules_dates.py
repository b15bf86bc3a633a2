"""Rules for days, months, years and their kin: what stands on a calendar."""

import re
from typing import Final

from diploparse.records import Modifier
from diploparse.reading.times.readings import (
    Fixed,
    Holiday,
    Month,
    MonthDay,
    Quarter,
    Rule,
    Season,
    Step,
    Surface,
    Weekday,
    Which,
    Within,
    is_date,
)
from diploparse.reading.times.words import EDGES, MONTHS, ORDINALS, WEEKDAYS, codes, number, phrase, squeeze, table, words

_LEADS: Final = frozenset(words("month_leads"))
_NUMBERED: Final = frozenset(words("numbered"))
_COUNTED: Final = re.compile(r"\s+(?:[a-z]+\s+)?(?:" + "|".join(words("counted")) + r")\b")
_TITLE: Final = re.compile(r"\s+(?:" + "|".join(words("titles")) + r")\b")
_NAMES_OF_DAYS: Final = frozenset(words("names_of_days"))
_BEFORE: Final = re.compile(r"([\w.$£€%'/-]+)[\s(\"]*$")
_WHICH: Final[dict[str, Which]] = {"last": "last", "past": "last", "previous": "last", "this": "this", "next": "next", "coming": "next"}


def before(match: re.Match[str]) -> str:
    """Return the word that stands right before a match, "" if none does."""
    found = _BEFORE.search(match.string, max(0, match.start() - 40), match.start())
    return found[1] if found else ""


def edge_of(text: str | None) -> Modifier | None:
    """Return what "early", "the end of" make of an interval."""
    for word in squeeze(text or "").replace("-", " ").split():
        if word in EDGES:
            return EDGES[word]
    return None


def which_of(text: str | None) -> Which:
    """Return which of several "last", "this coming" point to."""
    for word in reversed(squeeze(text or "").split()):
        if word in _WHICH:
            return _WHICH[word]
    return "near"


def month_of(text: str) -> int:
    """Return the number of a month's name."""
    return MONTHS[text.lower().rstrip(".")]


def nth_of(text: str) -> int:
    """Return the number of "third", "3rd", "3"."""
    lower = squeeze(text).replace(" ", "-")
    return ORDINALS[lower] if lower in ORDINALS else int(re.sub(r"\D", "", lower))


def _iso(match: re.Match[str]) -> Surface | None:
    return _day(int(match["y"]), int(match["m"]), int(match["d"]))


def _day(year: int, month: int, day: int, mod: Modifier | None = None) -> Surface | None:
    return Surface(Fixed("DATE", f"{year:04}-{month:02}-{day:02}"), mod) if year and is_date(year, month, day) else None


def _numeric(match: re.Match[str]) -> Surface | None:
    digits = match["y"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits) if int(digits) < 50 else 1900 + int(digits)
    month, day = int(match["m"]), int(match["d"])
    return _day(year, month, day) or (_day(year, day, month) if month > 12 else None)


def _month_day(match: re.Match[str]) -> Surface | None:
    month, day, mod = month_of(match["month"]), nth_of(match["day"]), edge_of(match["edge"])
    if match["year"]:
        return _day(int(match["year"]), month, day, mod)
    if not is_date(2024, month, day):
        return None
    step = match.groupdict().get("step")
    if step:
        return Surface(Within(f"{month:02}-{day:02}", Step({"last": -1, "this": 0, "next": 1}[squeeze(step).split()[0]], "year")), mod)
    return Surface(MonthDay(month, day), mod)


def _month_year(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DATE", f"{int(match['year']):04}-{month_of(match['month']):02}"), edge_of(match["edge"]))


def _month(match: re.Match[str]) -> Surface | None:
    name = match["month"]
    which = which_of(match["which"])
    if which == "near" and not match["edge"] and not _is_month(match):
        return None
    if match["step"]:
        return Surface(Within(f"{month_of(name):02}", Step({"last": -1, "this": 0, "next": 1}[squeeze(match["step"]).split()[0]], "year")))
    return Surface(Month(month_of(name), which), edge_of(match["edge"]))


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether a bare name of a month is one: "in May", not "Theresa May", "March on"."""
    lead = before(match)
    if lead.lower() in _LEADS or lead.lower() in MONTHS:
        return not (lead.lower() in {"of", "for"} and match["month"].lower() == "may" and match.string[match.end() : match.end() + 2] == "'s")
    if match["month"].lower() in {"may", "march", "april", "june", "august"}:
        return match["step"] is not None or (lead[:1].islower() and match["month"].lower() in {"june", "april", "august"})
    return not lead[:1].isupper() or lead.lower() in WEEKDAYS


def _weekday(match: re.Match[str]) -> Surface | None:
    if before(match).lower() in _NAMES_OF_DAYS or _TITLE.match(match.string, match.end()):
        return None
    day = table("weekdays")[match["weekday"].lower()]
    words_before = squeeze(match["which"] or "")
    if words_before.endswith("following"):
        return Surface(Weekday(day, "next"), edge_of(match["edge"]))
    return Surface(Weekday(day, which_of(words_before)), edge_of(match["edge"]))


def _year(match: re.Match[str]) -> Surface | None:
    lead = before(match)
    plain = not (match["lead"] or match["edge"])
    if plain and (lead.lower().rstrip(".") in _NUMBERED or lead.endswith(("$", "£", "€"))):
        return None
    if (plain and _COUNTED.match(match.string, match.end())) or re.match(r"\s*%|[.,:]\d|°|-member", match.string[match.end() : match.end() + 8]):
        return None
    if plain and int(match["year"]) < 1700 and lead.lower() not in {"in", "since", "of", "by", "until", "from"}:
        return None
    return Surface(Fixed("DATE", match["year"]), edge_of(match["edge"]))


def _short_year(match: re.Match[str]) -> Surface:
    short = int(match["year"])
    return Surface(Fixed("DATE", str(2000 + short if short < 30 else 1900 + short)))


def _spelled_year(match: re.Match[str]) -> Surface | None:
    first, rest = re.split(r"[\s-]+", match["year"].lower(), maxsplit=1)
    if first == "two":
        value = number(match["year"])
        return Surface(Fixed("DATE", str(int(value)))) if value and value < 2100 else None
    low = number(rest.removeprefix("oh").strip(" -")) if not rest.startswith("hundred") else 0
    if low is None or low >= 100 or (low < 10 and not rest.startswith(("oh", "hundred"))):
        return None
    return Surface(Fixed("DATE", str(int(table("numbers")[first] * 100 + low))))


def _decade(match: re.Match[str]) -> Surface | None:
    edge = edge_of(match["edge"])
    if match["word"]:
        value = f"19{codes('decades')[match['word'].lower()]}"
    else:
        digits = match["digits"]
        value = digits[:3] if len(digits) == 4 else ("20" if digits < "20" else "19") + digits[0]
    return Surface(Fixed("DATE", value), edge)


def _century(match: re.Match[str]) -> Surface | None:
    count = nth_of(match["nth"])
    return Surface(Fixed("DATE", f"{count - 1:02}"), edge_of(match["edge"])) if 1 <= count <= 30 else None


_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}


def _quarter(match: re.Match[str]) -> Surface:
    name = f"Q{_QUARTERS[match['nth'].lower()]}"
    return _part_of_year(name, match)


def _half(match: re.Match[str]) -> Surface:
    return _part_of_year("H1" if match["nth"].lower() == "first" else "H2", match)


def _part_of_year(name: str, match: re.Match[str]) -> Surface:
    year = match["year"] or match["ofyear"]
    if year:
        return Surface(Fixed("DATE", f"{year}-{name}"), edge_of(match["edge"]))
    step = squeeze(match["step"] or match["ofstep"] or "")
    if step or name[0] == "H":
        shift = -1 if step.startswith(("last", "year")) else 1 if step.startswith("next") else 0
        return Surface(Within(name, Step(shift, "year")), edge_of(match["edge"]))
    return Surface(Quarter(int(name[1])), edge_of(match["edge"]))


def _season(match: re.Match[str]) -> Surface | None:
    code, lead = codes("seasons")[match["season"].lower()], squeeze(match["which"] or "")
    edge = edge_of(match["edge"])
    if match["year"]:
        return Surface(Fixed("DATE", f"{match['year']}-{code}"), edge)
    following = match.string[match.end() : match.end() + 4]
    if match["season"] != match["season"].lower() or following.startswith((" of", "s", "-")) or not (lead or edge):
        return None
    if match["season"] == "fall" and lead == "the" and not edge and before(match).lower() not in {"in", "by", "until", "for", "since"}:
        return None
    if match["step"]:
        return Surface(Within(code, Step({"last": -1, "this": 0, "next": 1}[squeeze(match["step"]).split()[0]], "year")), edge)
    return Surface(Season(code, which_of(lead)), edge)


def _holiday(match: re.Match[str]) -> Surface:
    return Surface(Holiday(codes("holidays")[squeeze(match["name"])], which_of(match["which"])))


_DAYNAME: Final = r"(?:@weekdayname\.?,? (?:the )?)?"
_STEP: Final = r"(?P<step>(?:last|this|next) year)"
_OF: Final = r"(?:,? (?:of )?(?:(?P<ofyear>@year)|(?P<ofstep>(?:last|this|next) year)))?"
_OWNER: Final = r"(?:(?P<year>@year) |(?P<step>(?:last|this|next) year's|year-ago|year-earlier) )?"

RULES: Final = (
    Rule("iso_date", phrase(r"(?P<y>[0-9]{4})([-/])(?P<m>[0-9]{2})\2(?P<d>[0-9]{2})(?![-/]\d)"), _iso, ("2025-05-14", "2025/05/14"), ("2025-02-30", "1999-20-01")),
    Rule("numeric_date", phrase(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})(?!/)"), _numeric, ("5/14/2025", "25/12/99"), ("2/30/2025", "5/6")),
    Rule("numeric_date_day_first", phrase(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})(?!/)"), _numeric, ("14/5/2025",), ("30/2/2025",)),
    Rule("dotted_date", phrase(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})"), _numeric, ("14.5.2025",), ("30.2.2025", "1.2.3")),
    Rule(
        "month_day",
        phrase(rf"(?:(?P<edge>@edge) )?{_DAYNAME}(?P<month>@shortmonth) (?:the )?(?P<day>@day(?:st|nd|rd|th)?|@nth)(?!:\d|,\d|\.\d|-day)(?:(?:,| ,)? (?P<year>@year)| {_STEP})?"),
        _month_day,
        ("April 6, 1994", "Sept. 30", "Friday, Oct. 13", "late May 5", "March eighth"),
        ("February 30", "June 31, 2020", "April 2022", "may 5"),
    ),
    Rule(
        "day_month",
        phrase(rf"(?:(?P<edge>@edge) )?{_DAYNAME}(?:the )?(?P<day>@day(?:st|nd|rd|th)?|@nth) (?:of )?(?P<month>@shortmonth)(?:,? (?P<year>@year)| {_STEP})?"),
        _month_day,
        ("14 May 2025", "the 5th of June", "Monday 3 March"),
        ("30 February 2024", "31 June"),
    ),
    Rule(
        "month_year",
        phrase(r"(?:(?P<edge>@edge~|@ending ))?(?P<month>@shortmonth)(?:,| of)? (?P<year>@year)"),
        _month_year,
        ("April 2022", "early March 1996", "the end of June 1994"),
        ("April 5", "2022"),
    ),
    Rule(
        "month",
        phrase(rf"(?:(?P<which>last|this|next|this past|this coming|this) )?(?:(?P<edge>@edge~|@ending (?:the )?))?(?P<month>@month)(?: {_STEP})?"),
        _month,
        ("January", "last April", "mid-November", "the beginning of October", "June last year"),
        ("Theresa May", "March on the capital", "may", "He told April"),
    ),
    Rule(
        "weekday",
        phrase(r"(?:(?P<which>last|this|next|this past|this coming|the previous|the following|the next|this last|the coming) )?(?:(?P<edge>@edge) )?(?P<weekday>@weekday)"),
        _weekday,
        ("Thursday", "late Wednesday", "last Friday", "the previous Friday", "early  Sunday"),
        ("the Sunday Times", "sun", "Bloody Sunday", "monday"),
    ),
    Rule(
        "year",
        phrase(r"(?:(?P<edge>(?:the )?@edge~|@ending )|(?P<lead>(?:the )?(?:fiscal|financial|calendar)(?: year)? |the (?:fiscal )?year ))?(?P<year>@year)"),
        _year,
        ("2019", "early 1990", "fiscal 1988", "the year 2000", "mid-1996", "the end of 1990"),
        ("Resolution 1973", "2003 people", "1999%", "Room 2010"),
    ),
    Rule("short_year", phrase(r"'(?P<year>[0-9]{2})"), _short_year, ("'89", "'07"), ("89",)),
    Rule("spelled_year", phrase(r"(?:the year )?(?P<year>@spelledyear)"), _spelled_year, ("nineteen ninety-six", "the year two thousand"), ("twenty five",)),
    Rule(
        "decade",
        phrase(r"(?:the )?(?:(?P<edge>@edge|middle)~)?(?:(?P<digits>[12][0-9][0-9]0|[2-9]0)'?s|(?P<word>(?<=the.)@decadeword))"),
        _decade,
        ("the 1990s", "the late 1970s", "the mid-1990s", "1960s", "the nineties"),
        ("1990", "in his fifties"),
    ),
    Rule("century", phrase(r"(?:the )?(?:(?P<edge>@edge|middle)~)?(?P<nth>@nth)~century"), _century, ("the 20th century", "the late nineteenth century"), ("a century", "the 99th century")),
    Rule(
        "quarter",
        phrase(rf"(?:the |its |their )?(?:(?P<edge>@edge|beginning of|end of) (?:the )?)?{_OWNER}(?:fiscal~)?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))~quarter{_OF}"),
        _quarter,
        ("the third quarter", "third-quarter", "the third quarter of 1990", "the 1988 second quarter", "next year's first quarter"),
        ("the quarter", "the fifth quarter"),
    ),
    Rule(
        "half",
        phrase(rf"(?:the )?(?:(?P<edge>@edge) )?{_OWNER}(?P<nth>first|second|last)~half(?: of (?:(?P<ofyear>@year)|(?P<ofstep>(?:last|this|next) year|the year)))"),
        _half,
        ("the first half of 2024", "the second half of last year"),
        ("the first half", "half of 2024"),
    ),
    Rule(
        "season",
        phrase(rf"(?:(?P<which>last|this|next|this past|this coming|the past|the) )?(?:(?P<edge>@edge) )?(?P<season>@season)(?:(?: of)?,? (?P<year>@year)| {_STEP})?"),
        _season,
        ("last fall", "this summer", "the spring", "winter of 1994", "early spring"),
        ("the fall of the city", "the Arab Spring", "prices fall", "Summer Games"),
    ),
    Rule("holiday", phrase(r"(?:(?P<which>last|this|next) )?(?P<name>(?-i:(?=[A-Z]))@holiday)"), _holiday, ("Christmas Day", "last Thanksgiving"), ("christmas",)),
)
