"""Rules for years and what they divide into or make up: quarters, halves, seasons, decades, centuries."""

import re
from typing import Final

from diploparse.reading.times.parts import STEP, before, edge_of, nth_of, spelled_year, which_of, year_of
from diploparse.reading.times.readings import (
    Fixed,
    Period,
    Quarter,
    Rule,
    Season,
    Step,
    Surface,
    Within,
)
from diploparse.reading.times.words import codes, phrase, squeeze, words

_NUMBERED: Final = frozenset(words("numbered"))
_COUNTED: Final = re.compile(r"\s+(?:[a-z]+\s+)?(?:" + "|".join(words("counted")) + r")\b")
_QUARTERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_FISCAL: Final = r"(?:(?:the )?(?:fiscal|financial)(?: year)? |FY\s?)?"
_OF: Final = rf"(?:,? (?:of )?(?:{_FISCAL}(?P<ofyear>@year)|(?P<ofstep>(?:last|this|next) year)))?"
_OWNER: Final = r"(?:(?P<year>@year) |(?P<step>(?:last|this|next) year's|year-ago|year-earlier) )?"


#: A word that makes a number before it a count, "2024 protesters"; not "2024 is".
_PLURAL: Final = re.compile(
    r"\s+(?!(?:"
    + "|".join(words("before_years", "singular") + words("before_years", "dated"))
    + r")\b)[a-z]{3,}(?:[a-rt-z]s|children|men|people)\b(?!')"
)
#: What stands behind a number that is none of a year: "1999%", "1,800-mile".
_NO_YEAR: Final = re.compile(
    r"\s*%|[.,:]\d|/\d(?!\d\b)|-\d\d-|°|-(?!(?:era|style|vintage|built|born|present)\b)[a-z]|\s+years?\b|\s+of\s+(?:them|us|those|these|which|whom)\b"
)
_BEFORE_YEARS: Final = frozenset(words("before_years"))
_NAME_BEHIND: Final = re.compile(r"\s+[A-Z]")
_SINCE: Final = frozenset({"in", "since", "of", "by", "until", "from"})
#: "the 2018 and 2022 votes"
_LISTED: Final = re.compile(r"(?<![0-9.,$£€])(?:1[89]|20)[0-9]{2}\s+(?:and|or)\s+$")
_OPENS: Final = re.compile(r"\((?:c\. |born )?(?:[0-9]{4}\s?-\s?)?$")
_CLOSES: Final = re.compile(r"(?:\s?-\s?[0-9]{4})?\)")
_FAR: Final = frozenset({"in", "by"})
_EVENTS: Final = frozenset(words("before_years", "events"))
_EVENT_BEHIND: Final = re.compile(r"\s+(?:" + "|".join(sorted(_EVENTS)) + r")\b")
#: A month with a day that it has not, right before a year.
_NO_DATE: Final = phrase(r"@shortmonth [0-9]{1,2},? $|(?<![0-9])[0-9]{1,2} @shortmonth,? $")


def _year(match: re.Match[str]) -> Surface | None:
    lead = before(match)
    plain = not (match["lead"] or match["edge"] or _LISTED.search(match.string, max(0, match.start() - 12), match.start()))
    if plain and (lead.lower().rstrip(".") in _NUMBERED or lead.endswith(("$", "£", "€"))):
        return None
    if (plain and _COUNTED.match(match.string, match.end())) or _NO_YEAR.match(match.string, match.end()):
        return None
    if plain and _counts_or_names(match, lead):
        return None
    if plain and _NO_DATE.search(match.string, max(0, match.start() - 20), match.start()):
        return None
    year = int(match["year"])
    if (
        plain and not 1700 <= year < 2100 and not _is_life(match) and lead.lower() not in (_SINCE if 1500 <= year < 2100 else _FAR)
    ):  # "from 1430" is a clock time
        return None
    return Surface(Fixed("DATE", match["year"]), edge_of(match["edge"]))


def _is_life(match: re.Match[str]) -> bool:
    """Tell whether a number alone fills brackets, or half of them: "the poet (1608-1674)"."""
    opens = _OPENS.search(match.string, max(0, match.start() - 12), match.start())
    return opens is not None and _CLOSES.match(match.string, match.end()) is not None


def _fiscal_years(match: re.Match[str]) -> Surface | None:
    """Read a business year over two calendar years: it has the name of the second."""
    first, second = int(match["year"] or match["fy"]), int(match["second"] or match["end"])
    return Surface(Fixed("DATE", f"{first + 1:04}")) if second == (first + 1) % 100 else None


def _counts_or_names(match: re.Match[str], lead: str) -> bool:
    """Tell whether a number is a count or part of a name: "2024 protesters", "an Orion 2008"."""
    if lead.lower() not in _BEFORE_YEARS and not lead.endswith(("'s", ",", "-")) and _PLURAL.match(match.string, match.end()):
        return True
    if _EVENT_BEHIND.match(match.string, match.end()):
        return False
    named = lead[:1].isupper() and lead[1:].islower() and lead.lower() not in _BEFORE_YEARS and lead not in _EVENTS
    head = match.string[max(0, match.start() - 60) : match.start()].rstrip().removesuffix(lead).rstrip()
    return named and bool(head) and head[-1].isalnum() and head.split()[-1].lower() in {"a", "an", "the", "his", "her", "old", "new"}


def _short_year(match: re.Match[str]) -> Surface:
    short = int(match["year"])
    return Surface(Fixed("DATE", str(2000 + short if short < 30 else 1900 + short)))


def _spelled_year(match: re.Match[str]) -> Surface | None:
    year = spelled_year(match["year"])
    counts = not match["lead"] and (before(match).lower() not in _SINCE or _PLURAL.match(match.string, match.end()))
    if year is None or (counts and "thousand" in match["year"].lower()):
        return None
    return Surface(Fixed("DATE", str(year)))


def _decade(match: re.Match[str]) -> Surface | None:
    edge = edge_of(match["edge"])
    if match["word"]:
        value = f"19{codes('decades')[match['word'].lower()]}"
    else:
        digits = match["digits"].removeprefix("'")
        value = digits[:3] if len(digits) == 4 else ("20" if digits < "20" else "19") + digits[0]
    return Surface(Fixed("DATE", value), edge)


def _century(match: re.Match[str]) -> Surface | None:
    count = nth_of(match["nth"])
    if match["nth"].istitle() and _NAME_BEHIND.match(match.string, match.end()):
        return None
    return Surface(Fixed("DATE", f"{count - 1:02}"), edge_of(match["edge"])) if 1 <= count <= 30 else None


def _quarter(match: re.Match[str]) -> Surface | None:
    name = "Q4" if match["last"] else f"Q{_QUARTERS[match['nth'].lower()]}"
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
    year = match["year"] or (spelled_year(match["spelled"]) if match["spelled"] else None)
    if year:
        return Surface(Fixed("DATE", f"{year}-{code}"), edge)
    following = match.string[match.end() : match.end() + 4]
    if match["season"] != match["season"].lower() or following.startswith((" of", "s", "-")) or not (lead or edge):
        return None
    drops = before(match).lower() not in {"in", "by", "until", "for", "since"} or following.startswith((" in ", " to "))
    if match["season"] == "fall" and lead == "the" and not edge and drops:
        return None
    if match["step"]:
        return Surface(Within(code, year_of(match["step"])), edge)
    return Surface(Season(code, which_of(lead)), edge)


RULES: Final = (
    Rule(
        "year",
        phrase(
            r"(?:(?P<edge>(?:the )?@edge~|@edge in |end-|@ending )|(?P<lead>(?:the )?(?:fiscal|financial|calendar)(?: year)? |FY\s?|the "
            r"(?:fiscal )?year ))?(?P<year>@year|1[0-4][0-9]{2}|2[1-9][0-9]{2})"
        ),
        _year,
        (
            "2019",
            "early 1990",
            "fiscal 2012",
            "FY2024",
            "the year 2000",
            "mid-1993",
            "late in 2013",
            "in [1346]",
            "by [2100]",
            "his portrait ([1608])",
            "the London [2012] Olympics",
            "the rigged [1994] elections",
            "end-2013",
            "the end of 2013",
        ),
        (
            "Resolution 1973",
            "2003 people",
            "1999%",
            "in 2400 villages",
            "from 2100",
            "Room 2010",
            "2010 of them",
            "some 2024 protesters",
            "an 1800-mile road",
            "1650 children",
            "from 1430",
            "drove an Orion 2008",
        ),
    ),
    Rule(
        "year_period",
        phrase(r"the (?P<year>@year) (?:period|quarter)"),
        lambda match: Surface(Period(int(match["year"]))),
        ("the 2009 period",),
        ("the 2009 talks",),
    ),
    Rule(
        "fiscal_years",
        phrase(
            r"(?:the )?(?P<year>@year)[-/](?P<second>[0-9]{2}) (?:fiscal|financial|academic|school) year"
            r"|FY\s?(?P<fy>@year)[-/](?P<end>[0-9]{2})"
        ),
        _fiscal_years,
        ("the 2024-25 fiscal year", "FY 2024/25"),
        ("2024-25", "the 2024-29 fiscal year"),
    ),
    Rule("short_year", phrase(r"'(?P<year>[0-9]{2})(?!'| (?-i:[A-Z])| @unit|,[0-9])"), _short_year, ("'89", "'07"), ("89", "'60 Days")),
    Rule(
        "spelled_year",
        phrase(r"(?P<lead>the year )?(?P<year>@spelledyear)"),
        _spelled_year,
        ("nineteen ninety-two", "the year two thousand", "since [two thousand and five]"),
        ("twenty five", "about two thousand villagers", "in two thousand villages"),
    ),
    Rule(
        "decade",
        phrase(
            r"(?:the )?(?:(?P<edge>@edge|middle)~)?"
            r"(?:(?P<digits>[12][0-9][0-9]0|'[2-9]0|(?<=the.)[2-9]0)'?s|(?P<word>(?<=the.)@decadeword))"
        ),
        _decade,
        ("the 1990s", "the late 1970s", "the mid-1990s", "1960s", "the nineties"),
        ("1990", "in his fifties", "in his 30s"),
    ),
    Rule(
        "century",
        phrase(
            r"(?:the (?!@nth-))?(?:(?P<edge>@edge|middle)~)?(?P<nth>@nth)"
            r"(?:~centur(?:y|ies)|(?= (?:and|or|to) (?:the )?(?:@edge )?@nth~centur))"
        ),
        _century,
        ("the 20th century", "the late nineteenth century"),
        ("a century", "the 99th century", "the 18th and 19th places", "the Twentieth Century Trust"),
    ),
    Rule(
        "quarter",
        phrase(
            rf"(?:the (?!@nth-))?(?:(?P<edge>@edge|beginning of|end of) (?:the )?)?{_OWNER}(?:fiscal~)?"
            rf"(?:(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))|(?P<last>last|final)(?= quarter,? of))~(?:fiscal )?quarter{_OF}"
        ),
        _quarter,
        ("the third quarter", "third-quarter", "the third quarter of fiscal 2025", "the 2011 second quarter", "next year's first quarter"),
        ("the quarter", "the fifth quarter"),
    ),
    Rule(
        "quarter_code",
        phrase(r"(?P<code>Q[1-4]|H[12])(?: of)? (?:FY\s?)?(?P<year>@year)"),
        lambda match: Surface(Fixed("DATE", f"{match['year']}-{match['code'].upper()}")),
        ("Q3 2024", "H1 2026"),
        ("Q5 2024", "Q3"),
    ),
    Rule(
        "half",
        phrase(
            rf"(?:the )?(?:(?P<edge>@edge) )?{_OWNER}(?P<nth>first|second|last)~half(?: of (?:(?P<ofyear>@year)|(?P<ofstep>"
            rf"(?:last|this|next) year|the year)))"
        ),
        _half,
        ("the first half of 2024", "the second half of last year"),
        ("the first half", "half of 2024"),
    ),
    Rule(
        "season",
        phrase(
            rf"(?:(?P<which>last|this|next|this past|this coming|the past|the) )?(?:(?P<edge>@edge) )?"
            rf"(?P<season>@season)(?:(?: of)?,? (?:(?P<year>@year)|(?P<spelled>@spelledyear))| {STEP})?"
        ),
        _season,
        ("last fall", "this summer", "the spring", "winter of 1993", "the summer of nineteen ninety-six", "early spring"),
        ("the fall of the city", "slowed by the fall in demand", "the Arab Spring", "prices fall", "Summer Games"),
    ),
)
