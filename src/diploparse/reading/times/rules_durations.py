"""Rules for durations and sets: "three years", "30-day", "every Thursday"."""

import re
from typing import Final

from diploparse.reading.times.parts import APPROX, INNER, SO, before, mod_of, number_of, part_of_day, unit_of, weekday_of
from diploparse.reading.times.readings import Fixed, Rule, Surface
from diploparse.reading.times.words import MONTHS, NUMBERS, UNITS, codes, duration, number, phrase, squeeze, words

#: "will one day"
_MODALS: Final = frozenset(words("modals"))
#: "it will last two days"
_BEFORE_VERBS: Final = frozenset({*_MODALS, "to", "and", "not"})
_WITHIN: Final = frozenset({"in", "within", "for", "after"})
#: "three days a week"
_EACH: Final = frozenset({"hours", "days", "minutes", "weeks", "months"})
#: "three quarters of voters"
_SHARE: Final = re.compile(r"\s+(?:of|percent|percentage|point)\b")
_AGE: Final = re.compile(r"\b(?:aged|age of)\s+$", re.IGNORECASE)
#: "several pills a day"
_RATE: Final = phrase(r"\b(?:@number|@vague|(?:dozens|hundreds|thousands|millions) of) (?:[a-z]+ )?(?!@unit\b|times\b)[a-z]+s $")
_WIDEST_RATE: Final = 60
_PARTS: Final = {"year": "month", "month": "day", "day": "hour", "hour": "minute", "minute": "second"}
_RATES: Final = frozenset({"percent", "%", *words("counted")})


def _count(match: re.Match[str]) -> Surface | None:
    mod = mod_of(match)
    unit = unit_of(match)
    count = number(match["count"])
    if _AGE.search(match.string, max(0, match.start() - 10), match.start()):
        return None
    if unit == "day" and count == 1 and before(match).lower() in _MODALS:
        return Surface(Fixed("DATE", "FUTURE_REF"))
    if unit == "quarter" and not (mod or match["plus"]) and _SHARE.match(match.string, match.end()):
        return None
    if re.fullmatch("[12][0-9]{3}", match["count"]) and not match["unit"].endswith("s"):
        return None
    if count is None or (match["unit"].lower() == "second" and not match["count"][0].isdigit()):
        return None
    if "half" in (match["plus"] or ""):
        count += 0.5
    upper = number(match["upper"]) if match["upper"] else None
    return Surface(Fixed("DURATION", duration(count, unit), (duration(upper, unit),) if upper else ()), mod)


def _compound(match: re.Match[str]) -> Surface | None:
    first, second = (1 if match[name].lower() in {"a", "an"} else number(match[name]) for name in ("first", "second"))
    unit, part = unit_of(match), UNITS[match["part"].lower()]
    if first is None or second is None or first % 1 or second % 1 or _PARTS.get(unit) != part:
        return None
    lesser = duration(second, part).removeprefix("P")
    return Surface(Fixed("DURATION", duration(first, unit) + (lesser if unit == "day" else lesser.removeprefix("T"))), mod_of(match))


def _vague(match: re.Match[str]) -> Surface | None:
    if before(match).lower() == "as":  # "the third in as many days"
        return None
    return Surface(Fixed("DURATION", duration(number_of(match["count"]), unit_of(match))))


def _one(match: re.Match[str]) -> Surface | None:
    unit = unit_of(match)
    lead = before(match)
    if unit == "second" and match["article"].lower() in {"a", "another"}:
        return None
    if lead.lower() in _EACH:
        return Surface(Fixed("SET", duration(1, unit)))
    if lead.lower() in _RATES or lead[-1:].isdigit() or lead[:1] in {"$", "£", "€"} or match["article"].lower() == "per":
        return None  # so much a year
    if unit == "quarter":  # a fourth of something
        return None
    if _RATE.search(match.string, max(0, match.start() - _WIDEST_RATE), match.start()):
        return Surface(Fixed("SET", duration(1, unit)))
    count = 1.5 if match["half"] else 1
    mod = mod_of(match)
    return Surface(Fixed("DURATION", duration(count, unit), (duration(2, unit),) if match["two"] else ()), mod)


def _frequency(match: re.Match[str]) -> Surface:
    return Surface(Fixed("SET", duration(number_of(match["count"]) if match["count"] else 2 if match["other"] else 1, unit_of(match))))


def _half(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DURATION", duration(0.25 if match["quarter"] else 0.5, unit_of(match))), mod_of(match))


def _adjective(match: re.Match[str]) -> Surface | None:
    count = number(match["count"]) if match["count"] else None
    if (match["count"] and count is None) or (unit_of(match) == "quarter" and _SHARE.match(match.string, match.end())):
        return None
    return Surface(Fixed("DURATION", duration(count, unit_of(match))))


def _uncounted(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DURATION", duration(None if match["unit"].lower().endswith("s") else 1, unit_of(match))))


def _old(match: re.Match[str]) -> Surface | None:
    if match["count"]:
        return Surface(Fixed("DURATION", duration(number(match["count"]), unit_of(match))))
    plain, lead = match["plain"].lower(), before(match).lower()
    if lead in NUMBERS or lead.isdigit():  # "a six year-old horse"
        return None
    return Surface(Fixed("DURATION", duration(None if plain.endswith("s") else 1, UNITS[plain])))


def _past(match: re.Match[str]) -> Surface | None:
    if match[0].lower().startswith("last") and before(match).lower() in _BEFORE_VERBS:  # "will last two days"
        return None
    unit = unit_of(match)
    upper = number(match["upper"]) if match["upper"] else None
    return Surface(Fixed("DURATION", duration(number_of(match["count"]), unit), (duration(upper, unit),) if upper else ()), mod_of(match))


def _bare(match: re.Match[str]) -> Surface | None:
    lead = before(match).lower()
    if (
        lead in {"of", "by", "'s", "old", "those", "these", "election", "business", "trading"}
        or lead.endswith(("'s", "-", "est", "worst"))
        or number(lead) is not None
        or lead[-1:].isdigit()
        or (unit_of(match) == "minute" and lead not in _WITHIN)
    ):
        return None
    return Surface(Fixed("DURATION", duration(None, unit_of(match))))


def _set(match: re.Match[str]) -> Surface | None:
    if match.string[match.end() :].lstrip()[:1].isupper():  # "Daily News", "the party daily Horizon"
        return None
    return Surface(Fixed("SET", codes("sets")[squeeze(match[0])]))


def _every(match: re.Match[str]) -> Surface | None:
    if match["unit"]:
        count = number_of(match["count"]) if match["count"] else 2 if squeeze(match["lead"]).endswith("other") else 1
        return Surface(Fixed("SET", duration(count, unit_of(match))))
    if match["month"]:
        return Surface(Fixed("SET", f"XXXX-{MONTHS[match['month'].lower()]:02}"))
    if match["weekday"] and squeeze(match["lead"]).endswith("other"):
        return Surface(Fixed("SET", "P2W"))
    if match["weekday"]:
        return _weekdays(match)
    if match["season"]:
        return Surface(Fixed("SET", f"XXXX-{codes('seasons')[match['season'].lower()]}"))
    return Surface(Fixed("SET", f"XXXX-XX-XX{_tail(match['alone'])}"))


def _tail(part: str | None) -> str:
    return f"T{part_of_day(part)}" if part else ""


def _weekdays(match: re.Match[str]) -> Surface:
    return Surface(Fixed("SET", f"XXXX-WXX-{weekday_of(match['weekday'])}{_tail(match['part'])}"))


_LAST: Final = r"(?:last|past|next|first|final|previous|(?<=the.)(?:coming|following|opening)|latest|preceding|initial)"

RULES: Final = (
    Rule(
        "count",
        phrase(
            rf"{APPROX}(?:(?:the|these|those|an additional|another|a full) )?{INNER}(?P<count>@number)(?: (?:to|or|and) "
            rf"(?P<upper>@number)|-(?P<range>[0-9]{{1,3}}))? "
            rf"(?:(?:more|full|additional|consecutive|straight|trading|working|business|long|whole|solid|further|other) )?"
            rf"(?P<unit>@unit)(?P<plus> and a half)?{SO}(?! old\b)"
        ),
        _count,
        (
            "three years",
            "about six months",
            "more than four hours",
            "at least 20 more years",
            "two to three weeks",
            "the nine months",
            "3 1/2 years",
            "a dozen years",
            "eight trading days",
        ),
        ("43 people", "43-year-old", "second year", "a second", "43 years old", "three quarters of voters"),
    ),
    Rule(
        "compound",
        phrase(
            rf"{APPROX}(?:the )?(?P<first>@number|an?) (?P<unit>years?|months?|days?|hours?|minutes?)(?:,? and|,)? "
            rf"(?P<second>@number|an?) (?P<part>months?|days?|hours?|minutes?|seconds?)"
        ),
        _compound,
        ("two hours and 30 minutes", "a year and six months", "the 5 hours, 3 minutes", "ten days and four hours"),
        ("three days and three months", "two hours"),
    ),
    Rule(
        "vague_count",
        phrase(r"(?P<count>@vague|a couple of|couple of) (?:(?:more|full|additional|consecutive|other) )?(?P<unit>@units)"),
        _vague,
        ("several months", "a few days", "many years"),
        ("few people", "months", "in as many days"),
    ),
    Rule(
        "one",
        phrase(
            rf"{APPROX}(?P<article>an additional|a full|another|an?|per) (?P<unit>@unit)"
            rf"(?:(?P<half>~and~a~half)|(?P<two> or two))?{SO}(?! @unit|-)"
        ),
        _one,
        ("a year", "nearly an hour", "a week", "a year and a half", "a year-and-a-half", "another month", "a week or so", "a day or two"),
        ("the year", "a second", "an envoy", "$4 million a year", "12 barrels a day"),
    ),
    Rule(
        "frequency",
        phrase(
            r"(?:once|twice|thrice|(?:@number|@vague) times) "
            r"(?:an?|per|each|every(?: single| (?P<other>other)| (?P<count>@number|@vague))?) (?P<unit>@unit)(?! (?:ago|earlier|later)\b)"
        ),
        _frequency,
        ("twice a week", "once every two years", "several times a day", "three times each month"),
        ("once a friend", "five times the size", "three times a year ago"),
    ),
    Rule(
        "around_the_clock",
        phrase(r"24 hours a day(?:, (?:7|seven) days a week)?"),
        lambda match: Surface(Fixed("SET", "P1D")),
        ("24 hours a day", "24 hours a day, seven days a week"),
        ("24 hours", "a day"),
    ),
    Rule(
        "half_unit",
        phrase(rf"{APPROX}(?:half an?|a half|(?P<quarter>a quarter(?: of a)?)(?=.century))~(?P<unit>@unit)"),
        _half,
        ("half an hour", "half a century", "a half-hour", "a quarter of a century"),
        ("half of it", "a quarter of the seats"),
    ),
    Rule(
        "adjective",
        phrase(
            r"(?:(?P<count>@number)|several|multi)(?:-| (?=[a-z]+-(?:long|old)))"
            r"(?P<unit>year|month|week|day|hour|minute|second|decade|century|quarter)(?:-long)?(?!-olds?\b|-?old\b| olds?\b)"
        ),
        _adjective,
        ("two-year", "30-day", "several-year", "eight-hour"),
        ("43-year-old", "one-quarter of voters", "two-state", "a 12-year-old"),
    ),
    Rule(
        "long",
        phrase(r"(?P<unit>hour|day|week|month|year|decade|century|hours|days|weeks|months|years|decades|centuries)-?long"),
        _uncounted,
        ("day-long", "decades-long", "weeklong"),
        ("long days", "day"),
    ),
    Rule(
        "old",
        phrase(
            r"(?:(?P<count>@number)-(?P<unit>month|week|day|hour|decade|century)|(?P<plain>@unit))"
            r"-old(?= (?!@young)[a-z])"
        ),
        _old,
        ("a [three-month-old] strike", "[decades-old] rules", "the [week-old] truce"),
        ("a three-month-old boy", "a two-year-old", "a year-old girl", "a six year-old horse"),
    ),
    Rule(
        "past_units",
        phrase(
            rf"(?!over|under|some){APPROX}(?:the )?(?:{_LAST}) {INNER}(?P<count>@number|@vague|couple of|several|few)"
            rf"(?:(?:-| to | or )(?P<upper>@number))? (?:(?:more|consecutive|fiscal) )?(?P<unit>@unit)(?: or so)?"
        ),
        _past,
        (
            "the past three months",
            "the first nine months",
            "the next few years",
            "the last 24 hours",
            "last two weeks",
            "the next 24 to 48 hours",
        ),
        ("the past", "last week", "the first time", "it will last two days"),
    ),
    Rule(
        "past_plain_units",
        phrase(
            r"(?:the (?:last|first)|(?:the )?(?:past|next|final|closing|early|late)) "
            r"(?P<unit>hours|minutes|days|weeks|months|years|decades|centuries|(?<=the.(?:past|next|last).)hour)"
        ),
        _uncounted,
        ("the last years", "the first hours", "the next hour"),
        ("last hour", "the last minute"),
    ),
    Rule(
        "bare_units",
        phrase(
            r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?: (?:or|and) (?:hours|days|weeks|months|years|decades))?"
            r"(?! old\b| @year\b)"
        ),
        _bare,
        ("months", "hours", "weeks or months", "within [minutes]"),
        ("hour", "minutes of the meeting", "monthly", "a matter of days", "one of the best days", "the years 2020 and 2021"),
    ),
    Rule("set", phrase(r"@set"), _set, ("daily", "annually", "weekly"), ("day", "Daily News", "the daily Horizon")),
    Rule(
        "every",
        phrase(
            r"(?P<lead>every|each|every other|every single)(?: (?P<count>@number|@vague|couple of))? "
            r"(?:(?P<unit>@unit)|(?P<weekday>@weekday)(?: (?P<part>@part))?|(?P<month>@month)|(?P<season>@season)|(?P<alone>@part))"
        ),
        _every,
        (
            "every day",
            "each Monday",
            "each July",
            "every two weeks",
            "every single day",
            "every other week",
            "every other Monday",
            "every few years",
            "every morning",
        ),
        ("each envoy", "everyday"),
    ),
    Rule("weekdays", phrase(r"(?P<weekday>@weekday)(?:s| (?P<part>@part)s)(?!')"), _weekdays, ("Tuesdays", "Sunday nights"), ("Tuesday",)),
)
