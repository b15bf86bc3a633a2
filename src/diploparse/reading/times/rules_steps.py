"""Rules for steps from a day or period at hand, "last week", "two days ago", and for words such as "now"."""

import re
from typing import Final

from diploparse.reading.times.parts import APPROX, SO, STEPS, before, edge_of, mod_of, number_of, unit_of
from diploparse.reading.times.readings import Base, Fixed, Quarter, Reading, Rule, Same, Step, Surface, Weekend
from diploparse.reading.times.words import GRAINS, UNITS, duration, phrase, squeeze, words

#: "over the next month" is a stretch of time, "the next month" the one behind
_THROUGHOUT: Final = frozenset({"over", "in", "for", "during", "within", "throughout", "through", "of"})
_YEARS_IN: Final = {"decade": 10, "century": 100}
#: What a half of a unit is counted in.
_PARTS_OF: Final = {"year": (12, "month"), "week": (7, "day"), "month": (30, "day")}
_PAST_VERB: Final = r"[a-z]{2,}ed\b|(?:" + "|".join(words("cues", "past_verbs")) + r")\b"


def _ago(match: re.Match[str]) -> Surface:
    mod = mod_of(match)
    unit = unit_of(match)
    count = _count(match)
    later = match["way"].lower() in {"later", "after", "on", "from now", "afterwards", "hence"}
    if count is None:
        way = squeeze(match["way"])
        if way == "ago":
            return Surface(Fixed("DATE", "PAST_REF"))
        return Surface(Fixed("DATE", "FUTURE_REF") if way in {"from now", "hence"} else Fixed("DURATION", duration(None, unit)))
    base: Base = "publication" if squeeze(match["way"]) in {"ago", "from now", "hence"} else "expression"
    if unit in {"hour", "minute", "second"}:
        return Surface(Fixed("DURATION", duration(count, unit)), mod)
    count *= _YEARS_IN.get(unit, 1)
    unit = "year" if unit in _YEARS_IN else unit
    if count % 1 and unit in _PARTS_OF:
        parts, unit = _PARTS_OF[unit]
        count *= parts
    steps = int(count) if later else -int(count)
    return Surface(Step(steps, unit, base, loose=unit == "year" and steps == -1), mod)


def _count(match: re.Match[str]) -> float | None:
    """Return how many units "two days ago", "half a year ago", "a year and a half ago" are; None if nobody knows."""
    if match["scale"]:
        return None
    if match["quarter"]:
        return 0.25
    count = 0.5 if match["half"] else 1 if match["one"] else number_of(match["count"] or match["some"])
    return count + 0.5 if count and match["plus"] else count


def _recent(match: re.Match[str]) -> Surface:
    if (match["which"] or "").lower() == "future":
        return Surface(Fixed("DATE", "FUTURE_REF"))
    return Surface(Fixed("DURATION", duration(None, UNITS[(match["unit"] or match["ahead"]).lower()])))


def _step(match: re.Match[str]) -> Surface | None:
    unit = unit_of(match)
    which = squeeze(match["which"]).split()
    edge = edge_of(match["edge"])
    if which[-1] in {"past", "last"} and which[0] == "the" and unit != "weekend":
        return Surface(Fixed("DURATION", duration(1, unit)), edge)
    if which[-1] in {"following", "previous", "preceding"}:
        return Surface(Step(1 if which[-1] == "following" else -1, unit, "expression"), edge)
    if which[0] == "the" and which[-1] in {"next", "coming"} and unit != "weekend":
        if before(match).lower() not in _THROUGHOUT:
            return Surface(Step(1, unit, "expression" if which[-1] == "next" else "publication"))
        return Surface(Fixed("DURATION", duration(1, unit)), edge)
    if unit == "weekend" and which[-1] in {"this", "coming"}:
        return Surface(Weekend("this" if which[-1] == "this" else "next"), edge)
    return Surface(Step(STEPS[which[-1]], unit), edge)


def _latest_quarter(match: re.Match[str]) -> Surface:
    which = squeeze(match["which"] or "")
    if match["behind"] or which.endswith(("year-ago", "year-earlier", "year's")):
        return Surface(Step(-1, "year", loose=True))
    return Surface(Quarter(0))


def _whole_year(match: re.Match[str]) -> Surface | None:
    if match["closed"]:
        return Surface(Fixed("DURATION", duration(1, unit_of(match))))
    plain = squeeze(match[0]) == f"the {match['unit'].lower()}"
    framed = before(match).lower() in {"for", "of", "in", "during"} and match.string[match.end() : match.end() + 1] in {",", ".", ";", ""}
    if plain and not framed and not match.string.startswith("'s", match.end()):
        return None
    return Surface(Step(0, unit_of(match)))


def _unit_end(match: re.Match[str]) -> Surface:
    return Surface(Step(0, unit_of(match)), "END")


def _the_unit(match: re.Match[str]) -> Surface | None:
    unit = unit_of(match)
    edge = edge_of(match["edge"])
    lead = squeeze(match["lead"])
    reading: Reading
    if lead.endswith(("that", "same", "that same")):
        reading = Same(unit)
    elif match["edge"]:
        reading = Same("day", near=True) if unit == "day" else Step(0, unit)
    elif unit == "weekend":
        reading = Weekend()
    elif unit == "quarter" and before(match).lower() in _THROUGHOUT:  # not the quarter of a town
        reading = Quarter(0)
    else:
        return None
    return Surface(reading, edge)


def _next_day(match: re.Match[str]) -> Surface:
    words_of = squeeze(match[0])
    back = words_of.endswith(("before", "earlier")) or "previous" in words_of
    return Surface(Step(-1 if back else 1, unit_of(match) if match["unit"] else "day", "expression"))


def _beside_event(match: re.Match[str]) -> Surface:
    """Read a time that an event fixes: the words do not say which."""
    return Surface(Fixed("DATE", GRAINS[unit_of(match)]))


def _earlier(match: re.Match[str]) -> Surface | None:
    head = match.string[: match.start()].rstrip("\"' ")
    return Surface(Fixed("DATE", "PAST_REF")) if not head or head[-1] in ".!?\n:" else None


_PART: Final = r"(?P<half>half an?|a half)|(?P<quarter>a quarter(?: of a)?)(?=.century)"
#: No noun behind, which would make "the past" an adjective; a verb in -s may stand there: "the future looks bright".
_NO_NOUN: Final = r"(?! (?!(?:of|that|than|" + "|".join(words("behind_numbers")) + r")\b|[a-z]+[a-rt-tv-z]s\b)[a-z])"


RULES: Final = (
    Rule(
        "ago",
        phrase(
            rf"{APPROX}(?:(?P<count>@number)(?P<scale> (?:million|billion|thousand))?|{_PART}|(?P<one>an?)|"
            rf"(?P<some>@vague|a couple of|(?:dozens|hundreds|thousands|millions) of)|(?=@units))(?:~|(?=@units))"
            rf"(?P<unit>@unit)(?P<plus> and a half)?{SO} (?P<way>ago|earlier|later|from now|hence|afterwards)"
        ),
        _ago,
        (
            "two days ago",
            "a year earlier",
            "several years ago",
            "nearly four years ago",
            "three weeks later",
            "months ago",
            "half a year ago",
            "a quarter of a century ago",
            "a year and a half ago",
        ),
        ("two days", "long ago", "half a year"),
    ),
    Rule(
        "recent_units",
        phrase(
            r"(?:the )?(?P<which>recent|coming|future|upcoming) (?:@units and )?(?P<unit>@units)"
            r"|the (?:@units and )?(?P<ahead>@units) (?:ahead|to come)"
        ),
        _recent,
        ("recent years", "the coming months", "recent weeks and months", "the days ahead", "the weeks and months to come"),
        ("recent talks", "the days of talks ahead"),
    ),
    Rule(
        "step",
        phrase(
            r"(?:(?P<edge>@edge|@ending|sometime) )?(?P<which>(?:the |this )?"
            r"(?:last|past|next|previous|following|preceding|coming|current)|this)(?: fiscal| calendar| financial)? "
            r"(?P<unit>@calendar)"
        ),
        _step,
        (
            "last week",
            "this year",
            "early next year",
            "the end of this week",
            "the following month",
            "the current fiscal year",
            "next weekend",
        ),
        ("last weeks", "the year", "this way"),
    ),
    Rule(
        "latest_quarter",
        phrase(
            r"(?P<which>the latest|the most recent|(?:the )?(?:(?:comparable|corresponding) )?year-(?:ago|earlier)|last year's"
            r"|the (?:same|comparable|corresponding)(?= (?:quarter|period) (?:of )?(?P<behind>last year|a year (?:ago|earlier)))) "
            r"(?:fiscal )?(?:quarter|period)(?(behind) (?:of )?(?:last year|a year (?:ago|earlier)))"
        ),
        _latest_quarter,
        ("the latest quarter", "the year-ago period", "last year's quarter", "the same period of last year"),
        ("the quarter", "the same period"),
    ),
    Rule(
        "unit_end",
        phrase(r"(?:the )?(?P<unit>year|month)(?:~|'s )end"),
        _unit_end,
        ("year-end", "the year's end", "month's end"),
        ("the end of the year",),
    ),
    Rule(
        "year_ago",
        phrase(r"year-(?:ago|earlier)"),
        lambda match: Surface(Step(-1, "year", loose=True)),
        ("year-earlier", "year-ago"),
        ("year-end",),
    ),
    Rule(
        "unit",
        phrase(
            r"(?:(?P<edge>earlier|later|late|early|the end of|the beginning of|the middle of|the start of) (?:in )?)?"
            r"(?P<lead>the same|that same|the|that) (?P<unit>day|week|weekend|month|year|quarter|decade|century)(?! "
            r"(?:before|after|when|that|of)\b)"
        ),
        _the_unit,
        ("that day", "the same day", "later in the day", "the end of the month", "in [the quarter]", "the weekend"),
        ("the day", "the envoy", "walls around the quarter"),
    ),
    Rule(
        "whole_year",
        phrase(
            r"the (?:full |fiscal |financial |full fiscal )?(?P<unit>year|(?<=the.)(?:week|month))"
            r"(?=(?P<closed> (?:end(?:ed|ing)\b|(?:to|through) (?:the end of )?@shortmonth))?)"
        ),
        _whole_year,
        ("the full year", "the fiscal year", "for [the week], it fell", "[the year] to May 31"),
        ("a full house", "the year-ago talks", "the week they met"),
    ),
    Rule(
        "next_day",
        phrase(
            r"the (?:next|following|previous|preceding) day"
            r"|the (?:day (?:before|after|earlier)|(?P<unit>week|month|year) (?:before|earlier))@alone"
        ),
        _next_day,
        ("the next day", "the day before", "the year before", "[the day before] in Lima", "[the week before] to sign it"),
        ("the day", "the year before the war", "the week before leaving", "the year before talks"),
    ),
    Rule(
        "beside_event",
        phrase(r"the (?P<unit>days?|weeks?|months?|years?)(?= (?:before|after|since|following|preceding) (?:[a-z]|[A-Z][a-z]|[A-Z]{2}))"),
        _beside_event,
        ("[the weeks] before the summit", "[the day] after his visit"),
        ("the weeks", "the day before, he left", "days after the summit"),
    ),
    Rule("earlier", phrase(r"earlier(?=,|\Z)"), _earlier, ("Earlier",), ("three talks earlier", "earlier talks")),
    Rule(
        "present",
        phrase(r"@present(?! and (?:again|then)\b)|(?<!\w-)current(?= \w)(?! (?:account|accounts|of)\b)"),
        lambda match: Surface(Fixed("DATE", "PRESENT_REF")),
        ("now", "right now", "currently", "these days", "the [current] talks"),
        ("know", "current accounts", "a strong current.", "now and again", "the current of the river"),
    ),
    Rule(
        "past",
        phrase(r"(?!recently as\b)@past|the (?:recent )?past(?! @number| @unit)", _NO_NOUN),
        lambda match: Surface(Fixed("DATE", "PAST_REF")),
        ("recently", "the past", "the recent past"),
        ("the past year", "past", "a recent sale", "as recently as 2020", "the past president"),
    ),
    Rule(
        "future",
        phrase(rf"(?!soon (?:after|{_PAST_VERB}))@future(?<!as.soon)", rf"(?:(?<!the.future)|{_NO_NOUN})"),
        lambda match: Surface(Fixed("DATE", "FUTURE_REF")),
        ("the future", "soon", "the near future"),
        ("futures", "as soon as they met", "soon after", "they soon left", "soon signed", "the future king"),
    ),
)
