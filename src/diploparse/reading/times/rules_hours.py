"""Rules for days counted from now, parts of the day and clock times."""

import re
from typing import Final

from diploparse.reading.times.parts import DAY_WORDS, before, day_in, edge_of, part_of_day, weekday_of, which_of
from diploparse.reading.times.readings import Fixed, Reading, Rule, Same, Step, Surface, Timed, Weekday
from diploparse.reading.times.rules_days import RULES as _DAYS
from diploparse.reading.times.words import codes, number, phrase, squeeze

_ZERO: Final = frozenset({"GMT", "UTC", "Z"})
_SHIFT: Final = re.compile(r"(?:GMT|UTC)?\s?([+-])([0-9]{1,2})(?::?([0-9]{2}))?")
_AT: Final = frozenset({"at", "by", "until", "from", "since", "around", "till"})
_DATES: Final = tuple(rule for rule in _DAYS if rule.name in {"month_day", "day_month"})


def _day_word(match: re.Match[str]) -> Surface | None:
    word = squeeze(match["word"])
    lead = before(match)
    if match["word"][0].isupper() and lead[:1].isupper() and lead[-1] != "." and match["edge"] is None:  # "Horizon Today"
        return None
    number = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(word)
    day = Step(DAY_WORDS[word] if number is None else number, "day")
    edge = edge_of(match["edge"])
    part = match["part"]
    return Surface(Timed(part_of_day(part), day), edge) if part else Surface(day, edge)


def _tonight(match: re.Match[str]) -> Surface:
    word = squeeze(match["word"])
    part = "EV" if word == "last evening" else "NI"
    return Surface(Timed(part, Step({"tonight": 0, "the night before last": -2}.get(word, -1), "day")), edge_of(match["edge"]))


def _this_part(match: re.Match[str]) -> Surface:
    return Surface(Timed(part_of_day(match["part"]), Step(0, "day")), edge_of(match["edge"]))


def _weekday_part(match: re.Match[str]) -> Surface | None:
    if match["part"].istitle() and match.string[match.end() :][:2].lstrip()[:1].isupper():  # "Saturday Night Riders"
        return None
    day = Weekday(weekday_of(match["weekday"]), which_of(match["which"]))
    return Surface(Timed(part_of_day(match["part"]), day), edge_of(match["edge"]))


def _part(match: re.Match[str]) -> Surface:
    return Surface(Timed(part_of_day(match["part"]), None), edge_of(match["edge"] or match["mid"]))


def _part_beside_event(match: re.Match[str]) -> Surface:
    """Read a part of the day that an event fixes: the words do not say of which day."""
    return Surface(Fixed("TIME", f"XXXX-XX-XXT{part_of_day(match['part'])}"))


def _next_part(match: re.Match[str]) -> Surface:
    if match["partbefore"]:
        return Surface(Timed(part_of_day(match["partbefore"]), Step(-1, "day", "expression")))
    word = squeeze(match["which"])
    step = {"next": 1, "following": 1, "previous": -1, "same": 0, "that": 0}[word.split()[-1]]
    day: Reading = Step(step, "day", "expression") if step else Same("day")
    return Surface(Timed(part_of_day(match["part"]), day))


def _clock(match: re.Match[str]) -> Surface | None:
    text = _time_of(match)
    if text is None:
        return None
    zone = _zone_of(match)
    return Surface(Timed(text + _zulu(zone), _clock_day(match)), "APPROX" if match["approx"] else None, _zone(zone))


def _zone_of(match: re.Match[str]) -> str | None:
    """Return the words for a zone beside a clock time, or behind the second of two: "13:00-14:00 GMT"."""
    words_of: str | None = match["zone"] or match["zonebehind"] or match["zonelater"]
    return words_of


def _zulu(zone: str | None) -> str:
    return "Z" if zone in _ZERO else ""


def _zone(words_of: str | None) -> str | None:
    """Return the key of a zone as `zoneinfo` takes it; its words if they have none."""
    if words_of is None:
        return None
    plain = " ".join(words_of.split())
    if shift := _SHIFT.fullmatch(plain):
        return f"Etc/GMT{'-' if shift[1] == '+' else '+'}{int(shift[2])}" if int(shift[3] or 0) == 0 and int(shift[2]) <= 12 else plain
    return codes("zones").get(plain) or plain


def _iso(match: re.Match[str]) -> Surface | None:
    day = day_in(int(match["y"]), int(match["m"]), int(match["d"]))
    if day is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        return None
    return Surface(Timed(f"{match['hour']}:{match['minute']}{_zulu(match['zone'])}", day), zone=_zone(match["zone"]))


def _four_digits(match: re.Match[str]) -> Surface | None:
    if int(match["hour"]) > 23 or (match["hours"] and match["hour"][0] != "0" and before(match).lower() not in _AT):
        return None
    return Surface(Timed(f"{match['hour']}:{match['minute']}{_zulu(match['zone'])}", _clock_day(match)), zone=_zone(match["zone"]))


def _time_of(match: re.Match[str]) -> str | None:
    if match["word"]:
        if before(match).lower() == "high":
            return None
        return codes("clock_words")[match["word"].lower()]
    half = (match["half"] or match["partbehind"] or match["partalone"] or "").lower()
    if match["dot"] == "." and not (match["half"] or match["zone"]):
        return None
    hour = number(match["hour"])
    minute = int(match["minute"] or 0)
    if hour is None or hour != int(hour) or minute > 59:
        return None
    if not half:
        bare = match["minute"] is not None and (_zone_of(match) or match["date"] or before(match).lower() in _AT)
        if hour > 23 or not (bare or match["oclock"]):
            return None
        return f"{int(hour):02}:{minute:02}"
    if not 1 <= hour <= 12:
        return None
    late = half.startswith("p") or half in {"afternoon", "evening", "night"}
    return f"{int(hour) % 12 + (12 if late else 0):02}:{minute:02}"


def _clock_day(match: re.Match[str]) -> Reading | None:
    if match["date"]:
        return _date_of(match["date"])
    day = match["weekday"] or match["weekdayfirst"]
    if day:
        return Weekday(weekday_of(day))
    if match["daybeside"]:
        return Step(1, "day", "expression") if "next" in match["daybeside"].lower() else Same("day")
    return Step(DAY_WORDS[match["dayword"].lower()], "day") if match["dayword"] else None


def _date_of(text: str) -> Reading | None:
    """Return the meaning of a date within a longer expression: "Friday, Oct. 3", "2 March 2025"."""
    for rule in _DATES:
        found = rule.pattern.fullmatch(text)
        surface = rule.build(found) if found else None
        if surface:
            return surface.reading
    return None


def _part_of_date(match: re.Match[str]) -> Surface | None:
    day = Weekday(weekday_of(match["weekday"])) if match["weekday"] else _date_of(match["date"])
    part = part_of_day(match["part"]) if match["part"] else "MO"
    return Surface(Timed(part, day), "START" if match["hours"] else edge_of(match["edge"])) if day else None


_WHICH: Final = r"(?P<which>last|this|next|this past|this coming|the previous|the following|the next)"
_EDGE: Final = r"(?:(?P<edge>@edge)~)?"
_DATE: Final = r"(?:@weekday,? )?(?:@shortmonth @dayth(?![0-9:])(?:, @year)?|(?:the )?@dayth (?:of )?@shortmonth(?: @year)?)"
_ON: Final = rf",? (?:on )?(?:(?P<date>{_DATE})|(?P<weekday>@weekday)|(?P<dayword>@dayword)|(?P<daybeside>the (?:next|same) day))"
#: The same time in another zone, "(0735 GMT)", part of an expression that has a day behind it.
_ELSEWHERE: Final = r"\((?:[0-2][0-9]:?[0-5][0-9]|[0-9]{1,2}(?::[0-9]{2})? [ap]\.?m\.?) @zone\)"


RULES: Final = (
    Rule(
        "day_word",
        phrase(rf"{_EDGE}(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)(?: (?P<part>@part))?"),
        _day_word,
        ("yesterday", "late yesterday", "tomorrow morning", "the day after tomorrow", "today"),
        ("todays", "the paper Horizon Today"),
    ),
    Rule(
        "night",
        phrase(rf"{_EDGE}(?P<word>tonight|the night before last|last night|last evening|overnight)"),
        _tonight,
        ("tonight", "late last night", "overnight", "the night before last"),
        ("nightly",),
    ),
    Rule(
        "this_part",
        phrase(rf"{_EDGE}this (?:@edge~)?(?P<part>@part)"),
        _this_part,
        ("this morning", "later this afternoon"),
        ("this way",),
    ),
    Rule(
        "weekday_part",
        phrase(rf"(?:{_WHICH} )?(?:(?P<edge>@edge)(?: on |~))?(?P<weekday>@weekday)~(?P<part>@part)"),
        _weekday_part,
        ("Thursday morning", "late Friday night", "early on Monday morning", "last Sunday evening"),
        ("Thursday",),
    ),
    Rule(
        "part_on_weekday",
        phrase(rf"(?:the )?{_EDGE}(?P<part>@part)(?: on| of)? (?P<which>)(?P<weekday>@weekday)(?!,? @shortmonth [0-9])"),
        _weekday_part,
        ("evening on Thursday", "the morning of Friday", "mid-afternoon Monday"),
        ("evening of talks",),
    ),
    Rule(
        "part_of_date",
        phrase(
            rf"(?:the |an? )?{_EDGE}(?:(?P<part>@part)(?: hours)?|(?P<hours>(?<=early.)hours|small hours)) (?:of|on) "
            rf"(?:(?P<date>{_DATE})|(?P<weekday>@weekday))(?: morning)?"
        ),
        _part_of_date,
        (
            "the evening of 2 March",
            "the night of Friday, Oct. 3, 2025",
            "the early hours of Thursday",
            "the early morning hours of the 5th of May",
        ),
        ("the early hours of talks", "the morning of February 30"),
    ),
    Rule(
        "part_of_day_word",
        phrase(rf"{_EDGE}(?P<part>@part) (?P<word>yesterday|today|tomorrow)"),
        _day_word,
        ("mid-afternoon yesterday",),
        ("yesterday",),
    ),
    Rule(
        "part_beside_event",
        phrase(r"(?<!in.)the (?P<part>@part)(?= (?:before|after) \w)"),
        _part_beside_event,
        ("[the night] before she flew", "[the morning] after the summit"),
        ("in the morning before leaving", "the night before", "the morning after, he left"),
    ),
    Rule(
        "part",
        phrase(rf"(?:the {_EDGE}|(?P<mid>mid)~)(?P<part>@part)(?: hours)?(?!-)"),
        _part,
        ("the afternoon", "the early morning hours", "mid afternoon"),
        ("good morning", "an evening", "the morning-after pill"),
    ),
    Rule(
        "next_part",
        phrase(r"(?P<which>the next|the following|the previous|the same|that) (?P<part>@part)|the (?P<partbefore>@part) before@alone"),
        _next_part,
        ("the next morning", "that night", "the night before", "[the evening before] in Lima"),
        ("next door", "in the morning before leaving", "the night before she flew"),
    ),
    Rule(
        "clock",
        phrase(
            r"(?P<approx>about |around |approximately )?(?:(?P<weekdayfirst>@weekday) at )?"
            r"(?:(?:12 )?(?P<word>noon|midday|midnight)|"
            r"(?P<hour>[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:(?P<dot>[:.])(?P<minute>[0-9]{2}))?"
            r"(?::[0-9]{2})?"
            r"(?:(?:\s*(?P<half>[ap]\.m\b\.?|[ap]m\b(?!(?-i: I\b))))"
            r"|(?: in the| this) (?P<partalone>morning|afternoon|evening)"
            r"|(?P<oclock> o'clock)(?: in the (?P<partbehind>morning|afternoon|evening))?)?)"
            rf"(?: (?P<zone>@zone)| \((?P<zonebehind>@zone)\)|(?=(?:-| to | - )[0-9]{{1,2}}[:.][0-9]{{2}} (?P<zonelater>@zone)))?"
            rf"(?:(?: {_ELSEWHERE})?{_ON})?"
        ),
        _clock,
        (
            "10:30 a.m. GMT",
            "10 p.m. Sunday",
            "noon Monday",
            "5 p.m. EST June 3",
            "around 7:20 p.m.",
            "midnight Sunday",
            "nine o'clock",
            "7.45pm on Wednesday",
            "5 in the morning",
            "10:35 a.m. (0735 GMT) Friday",
            "1:15 a.m. the next day",
            "[10:15 p.m. local time] (2215 UTC)",
        ),
        ("high noon", "9.15 million", "10 people", "a 2:30 win", "99:99 GMT", "13 p.m.", "which of the two am I"),
    ),
    Rule(
        "iso_time",
        phrase(
            r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})(?:T| )(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
            r"(?P<zone>Z|(?<=[0-9]) @zone|[+-][0-9]{2}:?[0-9]{2})?"
        ),
        _iso,
        ("2025-05-15T10:30Z", "2025-05-15 10:30", "2025-05-15T10:30:05", "2025-05-15T10:30:05+03:00"),
        ("2025-05-15T25:61", "2025-02-30 10:30"),
    ),
    Rule(
        "four_digit_clock",
        phrase(
            rf"(?P<hour>[0-2][0-9])(?P<minute>[0-5][0-9])(?: ?(?:hours )?(?P<zone>@zone)|(?P<hours> hours))(?P<weekdayfirst>)(?:{_ON})?"
        ),
        _four_digits,
        ("1800 GMT", "0930 UTC", "2017 GMT Monday", "0600 hours", "at [1530 hours on Friday]"),
        ("1800", "2500 GMT", "after 1500 hours of talks"),
    ),
)
