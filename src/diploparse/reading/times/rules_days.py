"""Rules for days and months by name or number."""

import re
from typing import Final

from diploparse.reading.times.parts import (
    LINK,
    STEP,
    before,
    day_in,
    day_of_month,
    edge_of,
    is_part_of_no_date,
    month_of,
    nth_of,
    spelled_year,
    weekday_of,
    which_of,
    year_of,
)
from diploparse.reading.times.readings import (
    Fixed,
    Holiday,
    Month,
    Rule,
    Surface,
    Weekday,
    Within,
)
from diploparse.reading.times.words import MONTHS, WEEKDAYS, codes, phrase, squeeze, words

_NOUN_BEHIND: Final = re.compile(r"\s+(?!(?:on|in|to|of|for|by|at|from|and|or|was|is|had|has)\b)[a-z]")
_LEADS: Final = frozenset(words("month_leads"))
_TITLE: Final = re.compile(r"\s+(?:" + "|".join(words("titles")) + r")\b")
_NAMES_OF_DAYS: Final = frozenset(words("names_of_days"))
_AMBIGUOUS: Final = frozenset({"may", "march", "april", "june", "august"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_LISTING: Final = frozenset({"and", "or", "of", "for", "by", "from"})
_NAME_BEHIND: Final = re.compile(r"\s+[A-Z][a-z]")
_UNDATED: Final = re.compile(r"\s*[.,;)]|\s+(?:in|of|when|like)\b|\s*$")
#: "the hottest April", "from February to March", "the 12 months to March"
_MONTH_BEFORE: Final = phrase(r"\b(?:(?:the|its|their) (?:@nth|[a-z]+est)|(?:@month|@year|months?|weeks|year) to) $")
_FURTHEST: Final = 30
_MONTH_BEHIND: Final = phrase(r"(?: (?:and|or|to) |-)@month")
_DAYNAME: Final = r"(?:(?:(?:this|next|last)(?: coming| past)? )?(?P<weekday>@weekdayname)\.?,? (?:the )?)?"


def _iso(match: re.Match[str]) -> Surface | None:
    day = day_in(int(match["y"]), int(match["m"]), int(match["d"]))
    return Surface(day) if day else None


def _numeric(match: re.Match[str]) -> Surface | None:
    digits = match["y"]
    year = int(digits) if len(digits) == 4 else 2000 + int(digits) if int(digits) < 50 else 1900 + int(digits)
    month, day = int(match["m"]), int(match["d"])
    plain, turned = day_in(year, month, day), day_in(year, day, month)
    if plain is None:
        return Surface(turned) if turned else None
    return Surface(Fixed("DATE", plain.value, (turned.value,) if turned and turned.value != plain.value else ()))


def _month_day(match: re.Match[str]) -> Surface | None:
    month, day = month_of(match["month"]), nth_of(match["day"])
    weekday = WEEKDAYS[match["weekday"].lower()] if match["weekday"] else None
    found = day_of_month(month, day, match["year"] or match["yearbehind"], weekday)
    if found and match["step"]:
        return Surface(Within(f"{month:02}-{day:02}", year_of(match["step"])), edge_of(match["edge"]))
    return Surface(found, edge_of(match["edge"])) if found else None


def _month_year(match: re.Match[str]) -> Surface | None:
    if is_part_of_no_date(match):
        return None
    year = int(match["year"]) if match["year"] else spelled_year(match["spelled"])
    return Surface(Fixed("DATE", f"{year:04}-{month_of(match['month']):02}"), edge_of(match["edge"])) if year else None


def _month(match: re.Match[str]) -> Surface | None:
    name = match["month"]
    which = which_of(match["which"])
    if which == "near" and not match["edge"] and (is_part_of_no_date(match) or not _is_month(match)):
        return None
    if match["step"]:
        return Surface(Within(f"{month_of(name):02}", year_of(match["step"])))
    return Surface(Month(month_of(name), which), edge_of(match["edge"]))


def _is_month(match: re.Match[str]) -> bool:
    """Tell whether a bare name of a month is one: "in May", not "Astrid May", "March on"."""
    lead = before(match)
    if _MONTH_BEHIND.match(match.string, match.end()) and not lead[:1].isupper():
        return True
    if lead.lower() in _LISTING and match["month"].lower() in _AMBIGUOUS and _NAME_BEHIND.match(match.string, match.end()):
        return False
    framed = _MONTH_BEFORE.search(match.string, max(0, match.start() - _FURTHEST), match.start()) is not None
    if framed or lead.lower() in _LEADS or lead.lower() in MONTHS:
        return not (
            lead.lower() in {"of", "for"} and match["month"].lower() == "may" and match.string[match.end() : match.end() + 2] == "'s"
        )
    is_attribute = lead.lower() in _DETERMINERS and _NOUN_BEHIND.match(match.string, match.end()) is not None
    if match["month"].lower() in _AMBIGUOUS:
        return match["step"] is not None or is_attribute
    return is_attribute or not lead[:1].isupper() or lead.endswith(".") or lead.lower() in WEEKDAYS


def _is_called(match: re.Match[str]) -> bool:
    return before(match).lower().rstrip(".") in _NAMES_OF_DAYS


def _weekday(match: re.Match[str]) -> Surface | None:
    if _is_called(match) or _TITLE.match(match.string, match.end()):
        return None
    day = weekday_of(match["weekday"])
    if before(match).lower() in {"a", "an"} and not match["which"] and _UNDATED.match(match.string, match.end()):
        return Surface(Fixed("DATE", f"XXXX-WXX-{day}"))
    words_before = squeeze(match["which"] or "")
    if words_before.endswith("following"):
        return Surface(Weekday(day, "next"), edge_of(match["edge"]))
    return Surface(Weekday(day, which_of(words_before)), edge_of(match["edge"]))


def _named_day(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DATE", codes("named_days")[match["name"] or "9/11"]))


def _holiday(match: re.Match[str]) -> Surface | None:
    if not all(word[0].isupper() for word in match["name"].split()) or _is_called(match):  # "a May day", "Mr. Easter"
        return None
    year = int(match["year"]) if match["year"] else None
    return Surface(Holiday(codes("holidays")[squeeze(match["name"])], which_of(match["which"]), year))


RULES: Final = (
    Rule(
        "named_day",
        phrase(r"(?P<name>@namedday)(?!/| of\b)|(?-i:Sept(?:ember|\.)?) 11(?:th)?(?=(?: terror(?:ist)?)? attacks\b)"),
        _named_day,
        ("9/11", "the [September 11] attacks"),
        ("9/11/2001", "September 11"),
    ),
    Rule(
        "iso_date",
        phrase(r"(?P<y>[0-9]{4})([-/])(?P<m>[0-9]{2})\2(?P<d>[0-9]{2})(?![-/]\d)"),
        _iso,
        ("2025-05-14", "2025/05/14"),
        ("2025-02-30", "1999-20-01"),
    ),
    Rule(
        "numeric_date",
        phrase(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})(?!/)"),
        _numeric,
        ("5/14/2025", "25/12/99"),
        ("2/30/2025", "5/6"),
    ),
    Rule(
        "numeric_date_day_first",
        phrase(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})(?!/)"),
        _numeric,
        ("14/5/2025",),
        ("30/2/2025",),
    ),
    Rule("dotted_date", phrase(r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})"), _numeric, ("14.5.2025",), ("30.2.2025", "1.2.3")),
    Rule(
        "month_day",
        phrase(
            rf"(?:(?P<edge>@edge) )?{_DAYNAME}(?P<month>@shortmonth) (?:the )?(?P<day>@day"
            rf"(?:st|nd|rd|th)?|@nth)(?!:\d|,\d|\.\d|-day)(?:(?:,| ,)? (?P<year>@anyyear)|"
            rf" {STEP}|(?=(?:{LINK}@dayth\b)+,? (?P<yearbehind>@year)\b))?"
        ),
        _month_day,
        ("April 7, 1992", "December 31, 9999", "Sept. 30", "Friday, Oct. 11", "next Friday, June 6", "late May 5", "March eighth"),
        ("February 30", "June 31, 2020", "April 2022", "may 5", "May 5, 0000"),
    ),
    Rule(
        "day_month",
        phrase(
            rf"(?:(?P<edge>@edge) )?{_DAYNAME}(?:the (?![0-9]{{1,2}} (?!of )))?(?P<day>@dayth|@nth) (?:of )?"
            rf"(?P<month>@shortmonth)(?P<yearbehind>)(?:,? (?P<year>@anyyear)| {STEP})?"
        ),
        _month_day,
        ("14 May 2025", "the 5th of June", "Monday 3 March", "the Fourth of July"),
        ("30 February 2024", "31 June"),
    ),
    Rule(
        "month_year",
        phrase(
            r"(?:(?P<edge>@edge(?:~| in )|end-|@ending ))?(?P<month>@shortmonth)(?:,| of)? (?:(?P<year>@year)|(?P<spelled>@spelledyear))"
        ),
        _month_year,
        ("April 2022", "early March 1991", "the end of June 1993", "January nineteen ninety-seven"),
        ("April 5", "2022"),
    ),
    Rule(
        "month",
        phrase(
            rf"(?:(?P<which>last|this|next|this past|this coming|this) )?(?:(?P<edge>@edge(?:~| in )|end-|@ending (?:the )?))?"
            rf"(?P<month>@month)(?: {STEP})?"
        ),
        _month,
        (
            "January",
            "last April",
            "mid-November",
            "the beginning of October",
            "June last year",
            "the hottest [April] since",
            "back in Oslo. [October] was dry",
        ),
        (
            "Astrid May",
            "March on the capital",
            "may",
            "He told April",
            "with April",
            "to March",
            "the March on the capital",
            "30 February",
            "February 30",
        ),
    ),
    Rule(
        "weekday",
        phrase(
            r"(?:(?P<which>last|this|next|this past|this coming|the previous|the following|the next|this last|the coming) )?"
            r"(?:(?P<edge>@edge)(?: on)? )?(?P<weekday>@weekday)"
        ),
        _weekday,
        ("Thursday", "late Wednesday", "late on Monday", "last Friday", "the previous Friday", "early  Sunday"),
        ("the Sunday Times", "Saturday Morning Heroes", "sun", "Bloody Sunday", "monday"),
    ),
    Rule(
        "holiday",
        phrase(r"(?:(?P<which>last|this|next) )?(?P<name>(?-i:(?=[A-Z]))@holiday)(?:,? (?P<year>@year))?"),
        _holiday,
        ("Christmas Day", "Boxing Day 2004", "next Thanksgiving", "Easter Monday", "Good Friday", "Orthodox Easter", "Ramadan"),
        ("christmas",),
    ),
)
