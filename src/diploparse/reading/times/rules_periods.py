"""Rules for durations, sets, steps from the day at hand, and words such as "now"."""

import re
from typing import Final

from diploparse.records import Modifier
from diploparse.reading.times.readings import Fixed, Quarter, Reading, Rule, Same, Step, Surface
from diploparse.reading.times.rules_dates import before, edge_of
from diploparse.reading.times.words import APPROXIMATIONS, MONTHS, UNITS, codes, duration, number, phrase, squeeze, table, words

_COUNTED: Final = frozenset(words("counted"))
_STEPS: Final = table("which")
_PER: Final = frozenset({"once", "twice", "thrice", "times", "percent", "%", *_COUNTED, "hours", "days", "minutes", "weeks", "months"})


def _mod(text: str | None) -> Modifier | None:
    return APPROXIMATIONS.get(squeeze(text or ""))


def _unit(text: str) -> str:
    return UNITS[text.lower()]


def _count(match: re.Match[str]) -> Surface | None:
    mod = _mod(match["approx"]) or ("APPROX" if match["so"] else None)
    unit = _unit(match["unit"])
    count = number(match["count"])
    if count is None or (match["unit"].lower() == "second" and not match["count"][0].isdigit()):
        return None
    if "half" in (match["plus"] or ""):
        count += 0.5
    upper = number(match["upper"]) if match["upper"] else None
    return Surface(Fixed("DURATION", duration(count, unit), (duration(upper, unit),) if upper else ()), mod)


def _vague(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DURATION", duration(None, _unit(match["unit"]))))


def _one(match: re.Match[str]) -> Surface | None:
    unit = _unit(match["unit"])
    if unit in {"second", "minute"} and match["article"].lower() == "a" and unit == "second":
        return None
    lead = before(match)
    if lead.lower() in _PER or lead[-1:].isdigit() or lead[:1] == "$" or match["article"].lower() == "per":
        return Surface(Fixed("SET", duration(1, unit)))
    count = 1.5 if match["half"] else 1
    mod = _mod(match["approx"]) or ("APPROX" if match["so"] else None)
    return Surface(Fixed("DURATION", duration(count, unit)), mod)


def _half(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DURATION", duration(0.5, _unit(match["unit"]))), _mod(match["approx"]))


def _adjective(match: re.Match[str]) -> Surface | None:
    count = number(match["count"]) if match["count"] else None
    if match["count"] and count is None:
        return None
    return Surface(Fixed("DURATION", duration(count, _unit(match["unit"]))))


def _ago(match: re.Match[str]) -> Surface:
    mod = _mod(match["approx"]) or ("APPROX" if match["so"] else None)
    unit = _unit(match["unit"])
    count = 1 if match["one"] else number(match["count"]) if match["count"] else None
    later = match["way"].lower() in {"later", "after", "on", "from now", "afterwards", "hence"}
    if count is None:
        return Surface(Fixed("DATE", "FUTURE_REF" if later else "PAST_REF"))
    base = "publication" if squeeze(match["way"]) in {"ago", "from now", "hence"} else "expression"
    if unit in {"hour", "minute", "second"}:
        return Surface(Fixed("DURATION", duration(count, unit)), mod)
    steps = int(count) if later else -int(count)
    return Surface(Step(steps, unit, "publication" if base == "publication" else "expression", loose=unit == "year" and steps == -1), mod)


def _past(match: re.Match[str]) -> Surface:
    unit = _unit(match["unit"])
    count = number(match["count"]) if match["count"] else None
    return Surface(Fixed("DURATION", duration(count, unit)), _mod(match["approx"]))


def _recent(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DATE", "FUTURE_REF" if match["which"].lower() in {"coming", "future", "next", "upcoming"} else "PAST_REF"))


def _step(match: re.Match[str]) -> Surface | None:
    unit = _unit(match["unit"])
    which = squeeze(match["which"]).split()
    edge = edge_of(match["edge"])
    if which[-1] in {"past", "last"} and which[0] == "the" and unit != "weekend":
        return Surface(Fixed("DURATION", duration(1, unit)), edge)
    if which[-1] in {"following", "previous", "preceding"}:
        return Surface(Step(1 if which[-1] == "following" else -1, unit, "expression"), edge)
    if which == ["the", "next"] and unit != "weekend":
        return Surface(Fixed("DURATION", duration(1, unit)), edge)
    return Surface(Step(_STEPS[which[-1]], unit), edge)


def _latest_quarter(match: re.Match[str]) -> Surface:
    which = squeeze(match["which"] or "")
    if which.endswith(("year-ago", "year-earlier", "year ago", "year earlier")):
        return Surface(Step(-1, "year", loose=True))
    return Surface(Quarter(0))


def _year_ago(match: re.Match[str]) -> Surface:
    return Surface(Step(-1, "year", loose=True))


def _the_unit(match: re.Match[str]) -> Surface | None:
    unit = _unit(match["unit"])
    edge = edge_of(match["edge"])
    lead = squeeze(match["lead"])
    reading: Reading
    if lead.endswith(("that", "same", "that same")):
        reading = Same(unit)
    elif match["edge"]:
        reading = Same("day") if unit == "day" else Step(0, unit)
    elif unit == "weekend":
        reading = Step(-1, unit)
    elif unit == "quarter":
        reading = Quarter(0)
    else:
        return None
    return Surface(reading, edge)


def _next_day(match: re.Match[str]) -> Surface:
    words_of = squeeze(match[0])
    return Surface(Step(-1 if words_of.endswith(("before", "earlier")) or "previous" in words_of else 1, "day", "expression"))


def _bare(match: re.Match[str]) -> Surface | None:
    lead = before(match).lower()
    if lead in {"'s", "old", "those", "these", "election", "business", "trading"} or lead.endswith(("'s", "-")) or lead[-1:].isdigit():
        return None
    return Surface(Fixed("DURATION", duration(None, _unit(match["unit"]))))


def _earlier(match: re.Match[str]) -> Surface | None:
    head = match.string[: match.start()].rstrip("\"' ")
    return Surface(Fixed("DATE", "PAST_REF")) if not head or head[-1] in ".!?\n:" else None


def _set(match: re.Match[str]) -> Surface | None:
    if match[0][0].isupper() and match.string[match.end() :].lstrip()[:1].isupper():
        return None
    return Surface(Fixed("SET", codes("sets")[squeeze(match[0])]))


def _every(match: re.Match[str]) -> Surface | None:
    if match["unit"]:
        count = number(match["count"]) if match["count"] else 2 if squeeze(match["lead"]).endswith("other") else 1
        return Surface(Fixed("SET", duration(count, _unit(match["unit"]))))
    if match["month"]:
        return Surface(Fixed("SET", f"XXXX-{MONTHS[match['month'].lower()]:02}"))
    if match["weekday"]:
        return Surface(Fixed("SET", f"XXXX-WXX-{table('weekdays')[match['weekday'].lower()]}{_tail(match['part'])}"))
    if match["season"]:
        return Surface(Fixed("SET", f"XXXX-{codes('seasons')[match['season'].lower()]}"))
    return Surface(Fixed("SET", f"XXXX-XX-XX{_tail(match['alone'])}"))


def _tail(part: str | None) -> str:
    return f"T{codes('parts')[part.lower()]}" if part else ""


def _weekdays(match: re.Match[str]) -> Surface:
    return Surface(Fixed("SET", f"XXXX-WXX-{table('weekdays')[match['weekday'].lower()]}{_tail(match['part'])}"))


def _present(match: re.Match[str]) -> Surface | None:
    return Surface(Fixed("DATE", "PRESENT_REF"))


def _past_word(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DATE", "PAST_REF"))


def _future_word(match: re.Match[str]) -> Surface:
    return Surface(Fixed("DATE", "FUTURE_REF"))


_APPROX: Final = r"(?:(?P<approx>@approx) )?"
_SO: Final = r"(?P<so> or so)?"
_LAST: Final = r"(?:last|past|next|first|final|previous|coming|latest|following|preceding|initial|opening)"

RULES: Final = (
    Rule(
        "count",
        phrase(rf"{_APPROX}(?:(?:the|these|those|an additional|another|a full) )?{_APPROX.replace('approx>', 'inner>')}(?P<count>@number)(?: (?:to|or|and) (?P<upper>@number)|-(?P<range>[0-9]{{1,3}}))? (?:(?:more|full|additional|consecutive|straight|trading|working|business|long|whole|solid|further|other) )?(?P<unit>@unit)(?P<plus> and a half)?{_SO}"),
        _count,
        ("three years", "about six months", "more than four hours", "at least 20 more years", "two to three weeks", "the nine months", "2 1/2 years", "a dozen years"),
        ("43 people", "43-year-old", "second year", "a second"),
    ),
    Rule("vague_count", phrase(r"(?P<count>@vague|a couple of|couple of) (?:(?:more|full|additional|consecutive|other) )?(?P<unit>@units)"), _vague, ("several months", "a few days", "many years"), ("few people", "months")),
    Rule(
        "one",
        phrase(rf"{_APPROX}(?P<article>an additional|a full|another|an?|per|half an?) (?P<unit>@unit)(?P<half> and a half)?{_SO}(?! @unit)"),
        _one,
        ("a year", "nearly an hour", "a week", "a year and a half", "another month", "a week or so"),
        ("the year", "a second", "an envoy"),
    ),
    Rule("half_unit", phrase(rf"{_APPROX}(?:half an?|a half)~(?P<unit>@unit)"), _half, ("half an hour", "half a century", "a half-hour"), ("half of it",)),
    Rule(
        "adjective",
        phrase(r"(?:(?P<count>@number)|several|multi)(?:-| (?=[a-z]+-(?:long|old)))(?P<unit>year|month|week|day|hour|minute|second|decade|century|quarter)(?:-long)?(?!-olds?\b|-?old\b| olds?\b)"),
        _adjective,
        ("two-year", "30-day", "several-year", "eight-hour"),
        ("43-year-old", "two-state", "a 12-year-old"),
    ),
    Rule(
        "ago",
        phrase(rf"{_APPROX}(?:(?P<count>@number)|(?P<one>an?)|@vague|a couple of|(?=@units))(?: |(?=@units))(?P<unit>@unit){_SO} (?P<way>ago|earlier|later|from now|hence|afterwards)"),
        _ago,
        ("two days ago", "a year earlier", "several years ago", "nearly four years ago", "three weeks later", "months ago"),
        ("two days", "long ago"),
    ),
    Rule(
        "past_units",
        phrase(rf"{_APPROX}(?:the )?(?:{_LAST}) {_APPROX.replace('approx>', 'inner>')}(?:(?P<count>@number)|@vague|couple of|several|few) (?:(?:more|consecutive|fiscal) )?(?P<unit>@unit)(?: or so)?"),
        _past,
        ("the past three months", "the first nine months", "the next few years", "the last 24 hours", "last two weeks"),
        ("the past", "last week", "the first time"),
    ),
    Rule("past_plain_units", phrase(r"(?:the )?(?:last|past|next|first|final|closing|early|late) (?P<count>)(?P<approx>)(?P<unit>hours|minutes|days|weeks|months|years|decades|centuries)"), _past, ("the last years", "the first hours"), ("last hour",)),
    Rule("recent_units", phrase(r"(?:the )?(?P<which>recent|coming|future|upcoming) (?:@units and )?@units"), _recent, ("recent years", "the coming months", "recent weeks and months"), ("recent talks",)),
    Rule(
        "step",
        phrase(r"(?:(?P<edge>@edge|@ending|sometime) )?(?P<which>(?:the |this )?(?:last|past|next|previous|following|preceding|coming|current)|this)(?: fiscal| calendar| financial)? (?P<unit>@calendar)(?! of fighting)"),
        _step,
        ("last week", "this year", "early next year", "the end of this week", "the following month", "the current fiscal year", "next weekend"),
        ("last weeks", "the year", "this way"),
    ),
    Rule("latest_quarter", phrase(r"(?P<which>the latest|the most recent|the year-ago|the year-earlier|year-ago|year-earlier|the comparable year-ago|the corresponding year-earlier) (?:fiscal )?(?:quarter|period)"), _latest_quarter, ("the latest quarter", "the year-ago period"), ("the quarter",)),
    Rule("year_ago", phrase(r"year-(?:ago|earlier)"), _year_ago, ("year-earlier", "year-ago"), ("year-end",)),
    Rule(
        "unit",
        phrase(r"(?:(?P<edge>earlier|later|late|early|the end of|the beginning of|the middle of|the start of) (?:in )?)?(?P<lead>the same|that same|the|that) (?P<unit>day|week|weekend|month|year|quarter|decade|century)(?! (?:before|after|when|that|of)\b)"),
        _the_unit,
        ("that day", "the same day", "later in the day", "the end of the month", "the quarter", "the weekend"),
        ("the day", "the envoy"),
    ),
    Rule("next_day", phrase(r"the (?:next|following|previous|preceding) day|the day (?:before|after|earlier)(?! yesterday| tomorrow)"), _next_day, ("the next day", "the day before"), ("the day",)),
    Rule("bare_units", phrase(r"(?P<unit>hours|days|weeks|months|years|decades|centuries)(?: (?:or|and) (?:hours|days|weeks|months|years|decades))?"), _bare, ("months", "hours", "weeks or months"), ("hour", "monthly")),
    Rule("earlier", phrase(r"earlier(?=,)"), _earlier, ("Earlier",), ("earlier",)),
    Rule("set", phrase(r"@set"), _set, ("daily", "annually", "weekly"), ("day", "Daily News")),
    Rule(
        "every",
        phrase(r"(?P<lead>every|each|every other)(?: (?P<count>@number))? (?:(?P<unit>@unit)|(?P<weekday>@weekday)(?:(?: )(?P<part>@part))?|(?P<month>@month)|(?P<season>@season)|(?P<alone>@part))"),
        _every,
        ("every day", "each Thursday", "each July", "every two weeks", "every other week", "every morning"),
        ("each envoy", "everyday"),
    ),
    Rule("weekdays", phrase(r"(?P<weekday>@weekday)(?:s| (?P<part>@part)s)(?!')"), _weekdays, ("Tuesdays", "Tuesday nights"), ("Tuesday",)),
    Rule("present", phrase(r"@present|(?<!\w-)current(?! (?:account|accounts))"), _present, ("now", "right now", "currently", "these days", "current"), ("know", "current accounts")),
    Rule("past", phrase(r"@past|the (?:recent )?past(?! @number| few| several| @unit)|recent(?! @units)"), _past_word, ("recently", "the past", "recent"), ("the past year", "past")),
    Rule("future", phrase(r"@future"), _future_word, ("the future", "soon", "the near future"), ("futures",)),
)
