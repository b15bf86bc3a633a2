"""Times: the grammar by its own examples, resolution by marked-up texts, and what must hold for any text."""

import datetime as dt
import itertools
import re
import zoneinfo

import pytest
import spacy
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse.document import Document, Settings, parse
from diploparse.extractors.dates import relative_dates
from diploparse.intervals import before
from diploparse.reading.times import times
from diploparse.reading.times.feasts import feast
from diploparse.reading.times.grammar import RULES, find
from diploparse.reading.times.nearest import Anchor
from diploparse.reading.times.readings import Rule, Step, Weekday
from diploparse.reading.times.resolve import resolve
from diploparse.reading.times.values import interval
from diploparse.reading.times.words import codes, duration, number
from diploparse.records import TimeExpression
from diploparse.spans import Span
from diploparse.testing import GeneratedTime, time_surfaces

THURSDAY = dt.date(2025, 5, 15)
_MARKED = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@pytest.fixture(scope="module")
def bare() -> Language:
    """A pipeline that gives no tags, no lemmas, no trees."""
    return spacy.blank("en")


def read(text: str, nlp: Language, published: dt.date | None = THURSDAY, settings: Settings | None = None) -> Document:
    return parse(text, published=published, nlp=nlp, settings=settings or Settings())


def marked(document: Document) -> str:
    """The text with each time expression as [words|value mod]."""
    out, done = "", 0
    for time in times(document):
        value = f"{time.value} {time.mod}" if time.mod else time.value
        out += f"{document.text[done : time.span.start]}[{time.span.of(document.text)}|{value}]"
        done = time.span.end
    return out + document.text[done:]


# --- the grammar


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES.values() for example in rule.examples])
def test_a_rule_reads_its_examples_as_a_whole(rule: Rule, example: str) -> None:
    """Brackets mark the part that is the expression, if it needs words beside it."""
    plain, first = example.replace("[", "").replace("]", ""), max(0, example.find("["))
    length = example.find("]") - first - 1 if "]" in example else len(example)
    found = find(plain, day_first=rule.name.endswith("day_first"))
    assert [one.span for one in found if one.rule == rule.name] == [Span(first, first + length)]


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in RULES.values() for example in rule.counter_examples])
def test_a_rule_reads_nothing_in_its_counter_examples(rule: Rule, example: str) -> None:
    assert rule.name not in {one.rule for one in find(example, day_first=rule.name.endswith("day_first"))}


def test_every_rule_has_examples_and_counter_examples() -> None:
    assert not [rule.name for rule in RULES.values() if not (rule.examples and rule.counter_examples)]


@pytest.mark.parametrize(
    "text",
    [
        '"It is over. Period," he said.',
        "The envoys met once, and then left.",
        "He fought in World War II and the Cold War.",
        "The Sunday Times and the Saturday Review",
        "Astrid May may go. March on! Soldiers march, prices fall and spring up.",
        "a 43-year-old man, two 12-year-olds",
        "It cost $1999, and 2003 people or 1,999 more paid 15%.",
        "UN resolution 2254 in room 1988, flight 2010",
        "They have a second term, a second ship, a quarter of the seats.",
        "the sun sat in the mar and jan of dec",
        "$4 million a year, 12 barrels a day, men in their 30s, 43 years old, hundreds of years, high noon, the party daily Horizon",
        "some 2024 protesters, an Orion 2008, a boy three months old, aged 12 years, it cost 9.15 million, in the paper Horizon Today",
        "They watched Saturday Night Live and The Day After Tomorrow on a fine May day.",
        "They soon left. A recent sale. May 5, 0000. 12:60 p.m. 25:61. 31/31/2025.",
        "30 February, June 31, 31 April 2020, 2025-02-30, 31/02/2024",
        "The delegates of the Quartet Four met Han Mee-soon.",
        "The Six-Day War, Mr. Weeks, Seven Days, the Twentieth Century Trust, Saturday Night Riders",
        "two thousand villagers, 1650 children, a 1500 year old temple, at the age of ten weeks, every now and again, Horizon Weekly",
        "three quarters of voters, a strong current, the past president, the future king, one of the best days, an 1800-mile road, pp. 1949",
    ],
)
def test_look_alikes_stay_out(text: str, bare: Language) -> None:
    assert marked(read(text, bare)) == text


# --- resolution, published on Thursday 15 May 2025


@pytest.mark.parametrize(
    "expected",
    [
        # weekdays
        "Envoys met on [Thursday|2025-05-15].",
        "Envoys met on [Friday|2025-05-09] and [Wednesday|2025-05-14].",
        "Envoys will meet on [Friday|2025-05-16].",
        "The truce holds until [Monday|2025-05-19], she told reporters.",
        "They had left by [Monday|2025-05-12].",
        "He will resign, officials said [Tuesday|2025-05-13].",
        "Talks scheduled for [Monday|2025-05-19] were announced on [Monday|2025-05-12].",
        "They have met since [Friday|2025-05-09] and will meet until [Sunday|2025-05-18], he said [late on Monday|2025-05-12 END].",
        "They met [early Sunday|2025-05-11 START] and [late Wednesday|2025-05-14 END].",
        "They met [last Thursday|2025-05-08]; they meet [next Thursday|2025-05-22] and [this Friday|2025-05-16].",
        "He spoke [early Sunday|2025-05-11 START], rejecting a truce that was supposed to begin on [Monday|2025-05-12].",
        "He said on [Sunday|2025-05-11] that it would begin on [Thursday|2025-05-15].",
        # parts of the day
        "They arrived on [Thursday morning|2025-05-15TMO] and left [last night|2025-05-14TNI].",
        "It begins in [the afternoon|2025-05-15TAF] or [evening on Thursday|2025-05-15TEV].",
        "On [Monday|2025-05-12] they met. [That night|2025-05-12TNI] they left; [the next morning|2025-05-13TMO] he woke.",
        "They met on [the evening of 2 March|2025-03-02TEV] and in [the early hours of Thursday|2025-05-15TMO START].",
        # clock times
        "It opened at [10:30 a.m. GMT|2025-05-15T10:30Z] and closed at [9 p.m. Wednesday|2025-05-14T21:00].",
        "They met at [noon on Monday|2025-05-12T12:00], until [1800 GMT|2025-05-12T18:00Z].",
        # days by name or number
        "[Yesterday|2025-05-14], [today|2025-05-15] and [tomorrow|2025-05-16]",
        "on [April 7, 1992|1992-04-07], on [14 May 2025|2025-05-14], on [Sept. 30|2025-09-30], on [Dec. 30|2024-12-30]",
        "on [2025-05-01|2025-05-01], on [5/6/2025|2025-05-06], on [13/6/2025|2025-06-13], on [5.6.2025|2025-06-05]",
        "[Saturday, April 26|2025-04-26]",
        "[Christmas Day|2024-12-25], [Easter|2025-04-20]",
        # months, quarters, seasons, years
        "in [January|2025-01], in [early June|2025-06 START], [last August|2024-08], [April 2022|2022-04], [June last year|2024-06]",
        "He was elected in [November|2024-11]. He will go in [November|2025-11].",
        "[the first quarter|2025-Q1], [the third quarter of 2010|2010-Q3], [this summer|2025-SU], [winter of 1993|1993-WI]",
        "in [2019|2019], in [mid-1993|1993 MID], [early next year|2026 START], [the end of 2026|2026 END], in [the 1990s|199]",
        "[the 20th century|19], [the late 1980s|198 END], [Q3 2024|2024-Q3], [the first half of 2024|2024-H1]",
        "He came to power in [November|2024-11] and has ruled since [October|2024-10], or [late June|2025-06 END].",
        "for [the year|P1Y] ended [Oct. 31|2024-10-31]",
        "on [Saturday, May 20|2025-05-20] and on [Friday, May 17|2024-05-17]",
        # steps
        "[a decade ago|2015], [two centuries ago|1825], [last decade|201], [last century|19]",
        "[last week|2025-W19], [this week|2025-W20], [next month|2025-06], [last year|2024], [this weekend|2025-W20-WE]",
        "[three days ago|2025-05-12], [two weeks ago|2025-W18], [nearly four years ago|2021 LESS_THAN], [five months ago|2024-12]",
        # told from what stands before
        "They met on [March 3|2025-03-03]. [A day earlier|2025-03-02] he had come.",
        "They met on [March 3|2025-03-03]; [two days later|2025-03-05] he left.",
        "They met on [March 3|2025-03-03]. [The next day|2025-03-04] he left.",
        "It opened [early Sunday|2025-05-11 START]. He left [later in the day|2025-05-11 END].",
        "He left [two days later|XXXX-XX-XX].",
        # durations and sets
        "for [three years|P3Y], [about six months|P6M APPROX], [more than four hours|PT4H MORE_THAN], a [30-day|P30D] truce",
        "after [months|PXM] of talks, [hours|PTXH] of calls, [several days|PXD], [a week|P1W], [half an hour|PT30M]",
        "in [the past two months|P2M] and [the first nine months|P9M]",
        "[two to three weeks|P2W] or [two and a half years|P2Y6M]",
        "[every Thursday|XXXX-WXX-4], [daily|P1D], [annually|P1Y], [each July|XXXX-07], [Tuesday nights|XXXX-WXX-2TNI]",
        "[twice a year|P1Y]",
        "[the first Monday of every month|P1M], [weekends|XXXX-WXX-WE], [24 hours a day|P1D]",
        # ranges, lists, and what expressions share
        "on [May 13|2025-05-13]-[14|2025-05-14], [13|2025-05-13]-[14 May|2025-05-14], [April 24|2025-04-24] and [25|2025-04-25]",
        "[3|2024-06-03] to [5 June 2024|2024-06-05], [June 3|2024-06-03] to [June 5, 2024|2024-06-05], [Dec. 30|2023-12-30]-[Jan. 2, 2024|2024-01-02]",
        "from [Monday|2025-05-12] to [Wednesday|2025-05-14], [Monday|2025-05-12] through [Friday|2025-05-16], [Tuesday|2025-05-13]-[Thursday|2025-05-15]",
        "[2019|2019]-[20|2020], [2021|2021]/[22|2022], [April|2023-04] and [May 2023|2023-05]",
        "On [May 13|2025-05-13] and 14 people saw it. On [May 3|2025-05-03], 15 died.",
        "It was the driest [March|2025-03] ever. It fell from [February|2025-02] to [March|2025-03], in [the 12 months|P12M] to [April|2025-04].",
        "It is open from [May|2025-05] to [October|2025-10] and was shut from [November 2023|2023-11] to [March|2024-03].",
        # counted off
        "[the third Thursday of November|2024-11-21], [the last day of May|2025-05-31], [the first week of June|2025-W23]",
        "[the week of March 6|2025-W10], [a week from Monday|2025-05-26], [a week ago Friday|2025-05-02], [two weeks from today|2025-05-29]",
        "[the Friday before last|2025-05-02], [the week before last|2025-W18], [the weekend after next|2025-W22-WE], [the day before last Monday|2025-05-11]",
        "They will meet on [the 25th|2025-05-25] and met on [the 3rd|2025-05-03].",
        "in [the weeks|XXXX-WXX] before the summit, on [the day|XXXX-XX-XX] after his visit",
        # business years, halves
        "[fiscal 2025|2025], [FY2024|2024], [the 2024-25 fiscal year|2025], [Q1 FY2025|2025-Q1], [H1 2026|2026-H1]",
        "In [the third quarter of 2024|2024-Q3] it rose from [a year earlier|2023-Q3]; for [the nine months|P9M] it fell from [a year earlier|2024].",
        "He came on [3 March 2019|2019-03-03]. [A year earlier|2018] he had left. [Two weeks later|XXXX-WXX] he died.",
        # plans
        "They planned to leave on [Friday|2025-05-16]. They planned a march on [Saturday|2025-05-17]. They had met on [Friday|2025-05-09].",
        "They signed a deal to meet in [August|2025-08]. On [Friday|2025-05-16], they will meet. On [Friday|2025-05-09], they met.",
        "She might come to the U.S. as soon as [Tuesday|2025-05-20]. He meets them on [Monday|2025-05-19].",
        "It was lost on [Nov. 3|2024-11-03]. It will open on [Nov. 3|2025-11-03].",
        "He died on [June 7|2024-06-07]. They met in [July|2024-07]. The truce signed in [June|2024-06] collapsed.",
        "Talks could begin on [Monday|2025-05-19]. She is likely to win in [November|2025-11]. The deadline is [Friday|2025-05-16].",
        "The vote was moved to [Monday|2025-05-19] and the trial adjourned until [Tuesday|2025-05-20].",
        "The treaty takes effect on [Sunday|2025-05-18]. They are meeting in Cairo on [Friday|2025-05-16].",
        "They agreed to a truce on [Monday|2025-05-12]. He will fight [Monday|2025-05-12]'s ruling. Ahead of [Sunday|2025-05-18]'s vote, he left.",
        "On [Tuesday of last week|2025-05-06], and [Friday next week|2025-05-23]; on a [Tuesday|XXXX-WXX-2] in [March|2025-03].",
        "along the pre-[1967|1967] borders, the [2016|2016] and [2020|2020] votes. In [2016|2016] she won in [March|2016-03] and lost in [November|2016-11]. In [May of next year|2026-05] it opens.",
        "He was jailed in [March 2019|2019-03] and released in [November that year|2019-11].",
        "A [December|2024-12] election was held. [Hundreds of years ago|PAST_REF] and [66 million years ago|PAST_REF] it was sea.",
        "He left in [May 2020|2020-05]. [The next month|2020-06], he wrote. Over [the next month|P1M], he rests.",
        "They called elections for [Sunday|2025-05-18] and gave reasons for [Monday|2025-05-12]'s raid. [September|2025-09] is likely.",
        "a portrait of the queen ([1533|1533]-[1603|1603]) at the London [2012|2012] Games. They met in Oslo. [October|2024-10] was dry.",
        # holidays
        "[Good Friday|2025-04-18], [Easter Monday|2025-04-21], [Orthodox Easter|2025-04-20], [Memorial Day|2025-05-26], [Ramadan|XXXX-XX-XX]",
        "on [Boxing Day 2004|2004-12-26], in [the last quarter of 2024|2024-Q4]",
        # times of day
        "from [9pm|2025-05-15T21:00] to [5am|2025-05-15T05:00]. At [5 in the morning|2025-05-15T05:00].",
        "at [7.45pm on Wednesday|2025-05-14T19:45], at [2017 GMT Monday|2025-05-12T20:17Z], [the night before|2025-05-11TNI]",
        "They met in [the morning|2025-05-15TMO] before flying home, and had called [the night|XXXX-XX-XXTNI] before she flew.",
        "at [10:35 a.m. (0735 GMT) Friday|2025-05-09T10:35], at [2025-05-15T10:30Z|2025-05-15T10:30Z], in [the early hours of Thursday|2025-05-15TMO START]",
        # references
        "[Earlier|PAST_REF], he had left. [Now|PRESENT_REF] he waits. He goes [soon|FUTURE_REF].",
        "He will [one day|FUTURE_REF] return, for [one day|P1D], in [recent years|PXY] or [the coming weeks|PXW].",
        "in [the future|FUTURE_REF], [recently|PAST_REF], [right now|PRESENT_REF], [currently|PRESENT_REF]",
        # what somebody is going to do is not long past; what was planned may be
        "They will visit on [March 3|2026-03-03]. It was scheduled to open on [March 3|2025-03-03]. They will meet on [May 8|2025-05-08].",
        "He had been due back on [Sunday|2025-05-11]. The law, passed in [March|2025-03], takes effect in [October|2025-10].",
        "They voted on [Tuesday|2025-05-13] to hold elections on [Sunday|2025-05-18]. Schools reopen [Monday|2025-05-19].",
        "The bus left at [10 p.m. Sunday|2025-05-11T22:00] and was due at [9 a.m. Monday|2025-05-12T09:00].",
        "It was calm on [Monday|2025-05-12], and by [Tuesday|2025-05-13] the roads were open.",
        "They met over [the weekend|2025-W19-WE]. They will meet over [the weekend|2025-W20-WE]. [The coming weekend|2025-W20-WE] is dry.",
        "the [July 3|2024-07-03] bombing, the [July 3|2025-07-03] summit, the [May 15|2025-05-15] attack, the [August|2024-08] riots",
        "He goes on trial on [July 3|2025-07-03] for murder. The [July 3|2024-07-03] bomb attack was his.",
        "The camp was full by [Monday|2025-05-12]. They promised to leave by [Monday|2025-05-19]. They leave by [Monday|2025-05-19].",
        "He was freed on [Halloween|2024-10-31] and will be back on [Halloween|2025-10-31].",
        # where a clause begins
        "They will vote at [noon|2025-05-15T12:00] ([8 a.m. EDT Saturday|2025-05-17T08:00]). He said: 'They will go.' He left on [Friday|2025-05-09].",
        # more of the clock
        "from [13:00|2025-05-15T13:00Z]-[14:00 GMT|2025-05-15T14:00Z], at [0600 hours|2025-05-15T06:00], at [12 noon|2025-05-15T12:00]",
        "at [10:15 p.m. local time|2025-05-15T22:15] ([2115 UTC|2025-05-15T21:15Z]), at [09:30, 4 June 2025|2025-06-04T09:30]",
        "at [2025-05-15T10:00:00+03:00|2025-05-15T10:00], by [mid-afternoon|2025-05-15TAF MID], in [the early morning hours|2025-05-15TMO START]",
        # more that is counted
        "[half a year ago|2024-11], [half a century ago|1975], [a year and a half ago|2023-11], [ten years ago today|2015-05-15]",
        "for [two years and six months|P2Y6M], [an hour and 20 minutes|PT1H20M], [a day or two|P1D], a [weeklong|P1W] visit",
        "[every other Monday|P2W], [every few years|PXY], [three times a day|P1D], [every Tuesday|XXXX-WXX-2] and [Friday|XXXX-WXX-5]",
        "a [three-month-old|P3M] strike by parents of a three-month-old boy, [decades-old|PXDE] rules, [the first hundred days|P100D]",
        "[the next 24 to 48 hours|PT24H], over [the coming year|P1Y], in [the year|P1Y] to [March 31|2025-03-31], for [the week|2025-W20], it fell",
        "[early in 2019|2019 START], [late in March|2025-03 END], by [month's end|2025-05 END], [end-2026|2026 END], [next Friday, May 23|2025-05-23]",
        "up 3% from [the same period last year|2024]; in [the 2009 period|2009]; after [9/11|2001-09-11] and the [Sept. 11|2001-09-11] attacks",
        "It rose to 5% in [2020|2020] from 4% [the year before|2019]. They argued until [1:15 a.m. the next day|2025-05-16T01:15].",
        "for [a quarter of a century|P25Y], [the 18th|17] and [early 19th centuries|18 START], in [two thousand and five|2005]",
        "He turned 94 [last July|2024-07]. It was sold to Horizon. [Yesterday|2025-05-14], it opened.",
        # layout: odd spaces, capitals, paragraphs
        "It rose in [May|2025-05]\n\n2025 people came. It was the last\n\nHe spent [three months|P3M] there.",
        "[late\nWednesday|2025-05-14 END] in [April  2022|2022-04]; [THURSDAY|2025-05-15]",
    ],
)
def test_values(expected: str, bare: Language) -> None:
    assert marked(read(_MARKED.sub(r"\1", expected), bare)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "on [Thursday|XXXX-WXX-4], [Thursday morning|XXXX-WXX-4TMO], [March 3|XXXX-03-03], in [March|XXXX-03]",
        "[yesterday|XXXX-XX-XX], [last week|XXXX-WXX], [next year|XXXX], [this summer|XXXX-SU], [the second quarter|XXXX-Q2]",
        "at [10:30 a.m.|XXXX-XX-XXT10:30], [two years ago|XXXX], [last month|XXXX-XX], [the weekend|XXXX-WXX-WE]",
    ],
)
def test_without_a_publication_date_values_say_what_the_words_say(expected: str, bare: Language) -> None:
    document = read(_MARKED.sub(r"\1", expected), bare, published=None)
    assert marked(document) == expected
    assert {(time.start, time.end, time.anchor, time.direction) for time in times(document)} == {(None, None, "none", "none")}


def test_day_first(bare: Language) -> None:
    assert marked(read("on 5/6/2025", bare, settings=Settings(day_first=True))) == "on [5/6/2025|2025-06-05]"


# --- the record


def only(document: Document) -> TimeExpression:
    (time,) = relative_dates(document)
    return time


def test_a_resolved_expression_tells_how(bare: Language) -> None:
    time = only(read("They met on Thursday\n morning.", bare))
    assert (time.text, time.type, time.rule) == ("Thursday morning", "TIME", "weekday_part")
    assert (time.start, time.end) == (dt.datetime(2025, 5, 15, 5), dt.datetime(2025, 5, 15, 12))
    assert (time.anchor, time.direction) == ("publication", "present")
    assert (time.evidence[0].basis, time.why("value")) == ("resolved", (time.span,))


def test_an_absolute_expression_is_stated(bare: Language) -> None:
    time = only(read("It was 2019.", bare))
    assert (time.anchor, time.direction, time.evidence[0].basis) == ("none", "none", "stated")


def test_an_expression_counted_from_another_names_it(bare: Language) -> None:
    first, second = relative_dates(read("He came on March 3. A day later he left.", bare))
    assert (second.anchor, second.anchor_span, second.direction) == ("expression", first.span, "future")
    assert second.why("value") == (second.span, first.span)


def test_quoted_words_count_from_their_utterance(bare: Language) -> None:
    quoted, told = relative_dates(read('"We leave tomorrow," he said on Monday.', bare))
    assert (quoted.value, quoted.anchor, quoted.anchor_span, quoted.direction) == ("2025-05-13", "utterance", told.span, "future")
    assert (told.value, told.anchor, told.direction) == ("2025-05-12", "publication", "past")


@pytest.mark.parametrize(
    "expected",
    [
        '"[Today|2025-05-13] we begin," she said [Tuesday|2025-05-13].',
        'On [Sunday|2025-05-11] he said: "We will meet on [Wednesday|2025-05-14]."',
        '"We leave [tomorrow|2025-05-16]," he said.',
        '"We leave [tomorrow|2025-05-16]." He spoke on [Monday|2025-05-12].',
        '"We leave [tomorrow|2025-05-16]," says the minister, who goes [Monday|2025-05-12].',
    ],
)
def test_the_day_of_the_utterance(expected: str, bare: Language) -> None:
    assert marked(read(_MARKED.sub(r"\1", expected), bare)) == expected


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("at 5 p.m. EST", "EST"),
        ("at 5 p.m. ET", "America/New_York"),
        ("at 5 p.m. EDT", "Etc/GMT+4"),
        ("at 17:00 GMT", "GMT"),
        ("at 5 p.m. Moscow time", "Europe/Moscow"),
        ("at 17:00 UTC+3", "Etc/GMT-3"),
        ("at 17:00 UTC+5:45", "UTC+5:45"),
        ("at 5 p.m. local time", "local time"),
        ("at 5 p.m.", None),
    ],
)
def test_zones(text: str, zone: str | None, bare: Language) -> None:
    assert only(read(text, bare)).zone == zone


def test_every_zone_is_one_that_zoneinfo_knows() -> None:
    assert {key for key in codes("zones").values() if key} <= zoneinfo.available_timezones()


@pytest.mark.parametrize(("code", "day"), [("easter+0", 20), ("orthodox+0", 20), ("04-last-1", 28), ("04-2nd-5", 11), ("04-1st-1+1", 8)])
def test_codes_of_holidays(code: str, day: int) -> None:
    assert feast(code, 2025) == dt.date(2025, 4, day)


def test_every_holiday_has_a_code_that_is_read() -> None:
    assert all(code == "moving" or feast(code, 2025) for code in codes("holidays").values())


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("two to three weeks", ("P3W",)),
        ("on 5/6/2025", ("2025-06-05",)),
        ("on 5/5/2025 ", ()),
        ("on 13/6/2025", ()),
        ("next Friday", ("2025-05-23",)),
        ("next Saturday morning", ("2025-05-24TMO",)),
        ("next Monday", ()),
        ("Monday", ()),
    ],
)
def test_another_reading_that_is_as_likely_is_an_alternative(text: str, alternatives: tuple[str, ...], bare: Language) -> None:
    assert only(read(text, bare)).alternatives == alternatives


def test_nothing_is_read_in_a_link(bare: Language) -> None:
    assert times(read("https://example.org/2025/05/14/talks-on-monday-a89\n\nTalks went on.", bare)) == ()


def test_tags_tell_tense(nlp: Language) -> None:
    text = "Envoys flew home on Friday. Envoys will fly home on Friday."
    assert [time.value for time in times(read(text, nlp))] == ["2025-05-09", "2025-05-16"]


def test_the_seed_article(seed: Document) -> None:
    values = {(time.text, time.value, time.mod) for time in times(seed)}
    assert {("Thursday morning", "2025-05-15TMO", None), ("late Wednesday", "2025-05-14", "END"), ("Monday", "2025-05-12", None)} <= values
    assert {("this week", "2025-W20", None), ("hours", "PTXH", None), ("later in the day", "2025-05-15", "END")} <= values
    assert not {text for text, _, _ in values} & {"Period", "World War II", "once", "2025/05/14"}


# --- values


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2025", (2025, 1, 1), (2026, 1, 1)),
        ("2025-12", (2025, 12, 1), (2026, 1, 1)),
        ("2025-W01", (2024, 12, 30), (2025, 1, 6)),
        ("2025-W20-WE", (2025, 5, 17), (2025, 5, 19)),
        ("2025-H2", (2025, 7, 1), (2026, 1, 1)),
        ("2025-WI", (2025, 12, 1), (2026, 3, 1)),
        ("199", (1990, 1, 1), (2000, 1, 1)),
        ("19", (1900, 1, 1), (2000, 1, 1)),
        ("2025-05-15TNI", (2025, 5, 15, 21), (2025, 5, 16, 5)),
        ("2025-05-15T24:00", (2025, 5, 16), (2025, 5, 16, 0, 1)),
    ],
)
def test_intervals(value: str, start: tuple[int, ...], end: tuple[int, ...]) -> None:
    assert interval(value) == (dt.datetime(*start), dt.datetime(*end))  # type: ignore[arg-type, misc]


@pytest.mark.parametrize("value", ["PXM", "P3Y", "PAST_REF", "XXXX-WXX-4", "2025-W54", "2025-13", "0000", "2025-02-30", ""])
def test_what_is_no_interval(value: str) -> None:
    assert interval(value) is None


@pytest.mark.parametrize("value", ["9999", "9999-12", "9999-12-31", "9999-Q4", "9999-WI", "999", "99", "9999-12-31TNI"])
def test_ends_past_the_year_9999_are_none(value: str) -> None:
    found = interval(value)
    assert found is not None
    assert found[1] is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She takes several pills a day.", "SET"),
        ("They write dozens of long letters a week.", "SET"),
        ("It lasts a day.", "DURATION"),
        ("Two men spent a week there.", "DURATION"),
        ("She trains three times a week.", "SET"),
    ],
)
def test_so_many_a_day_are_a_set(text: str, kind: str, bare: Language) -> None:
    (time,) = times(read(text, bare))
    assert time.type == kind


def test_no_step_leaves_the_calendar() -> None:
    assert resolve(Step(-3000, "year"), Anchor(THURSDAY)) == ("DATE", "PAST_REF")
    assert resolve(Step(10**9, "day"), Anchor(THURSDAY)) is None
    assert resolve(Weekday(7), Anchor(dt.date(1, 1, 1))) is None


@given(st.text())
def test_numbers_never_raise(text: str) -> None:
    number(text)


@given(st.integers(1, 10**6), st.sampled_from(["year", "month", "day", "hour"]))
def test_durations_keep_the_number(count: int, unit: str) -> None:
    assert str(count) in duration(count, unit)


# --- any text

_WORDS = sorted({word for rule in RULES.values() for example in rule.examples + rule.counter_examples for word in example.split()})
_any_words = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=4), st.from_regex(r"[0-9]{1,5}", fullmatch=True)), max_size=20)


@given(_any_words.map(" ".join))
def test_the_grammar_never_raises_and_never_overlaps(text: str) -> None:
    spans = [one.span for one in find(text)]
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@hypothesis_settings(max_examples=60)
@given(_any_words.map(" ".join), st.one_of(st.none(), st.dates()))
def test_reading_never_raises(bare: Language, text: str, published: dt.date | None) -> None:
    document = read(text, bare, published)
    for time in times(document):
        assert time.span.of(document.text).strip() == time.span.of(document.text)
        assert time.end is None or (time.start is not None and time.start < time.end)


_PUBLISHED = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)) | st.sampled_from(
    [dt.date(2024, 2, 29), dt.date(2000, 2, 29), dt.date(1999, 12, 31), dt.date(2025, 1, 1), dt.date(2026, 12, 31), dt.date(2024, 12, 30)]
)


@hypothesis_settings(max_examples=300)
@given(_PUBLISHED.flatmap(lambda day: st.tuples(st.just(day), time_surfaces(day))))
def test_what_the_generator_writes_is_read_back(bare: Language, given: tuple[dt.date, GeneratedTime]) -> None:
    published, written = given
    (time,) = times(read(f"It was {written.text}, they said.", bare, published))
    assert (time.text, time.type, time.value, time.mod) == (written.text, written.type, written.value, written.mod)


@hypothesis_settings(max_examples=200)
@given(_PUBLISHED.flatmap(lambda day: st.tuples(st.just(day), time_surfaces(day))))
def test_a_value_means_its_interval(bare: Language, given: tuple[dt.date, GeneratedTime]) -> None:
    published, written = given
    (time,) = times(read(f"It was {written.text}, they said.", bare, published))
    found = interval(time.value) if time.type in {"DATE", "TIME"} else None
    assert found == (None if time.start is None else (time.start, time.end))
    assert time.start is None or time.end is None or time.start < time.end


@hypothesis_settings(max_examples=60)
@given(_PUBLISHED)
def test_yesterday_comes_before_today_and_today_before_tomorrow(bare: Language, published: dt.date) -> None:
    yesterday, today, tomorrow = times(read("yesterday, today, tomorrow", bare, published))
    assert before(yesterday, today)
    assert before(today, tomorrow)
    assert (today.start, today.end) == (yesterday.end, tomorrow.start)


@hypothesis_settings(max_examples=60)
@given(_PUBLISHED)
def test_a_weekday_named_on_that_day_is_that_day(bare: Language, published: dt.date) -> None:
    (time,) = times(read(f"They met on {published:%A}.", bare, published))
    assert time.value == published.isoformat()


_SHIFTED = [
    *("on Thursday", "will meet on Friday", "yesterday", "tomorrow night", "this week", "last week", "three days ago", "next Monday"),
    *("a week from Monday", "the Friday before last", "from Monday to Wednesday", "the week after next"),
    *("the weekend", "late Sunday", "two weeks ago", "Tuesday morning", "noon on Monday", "tonight"),
]
_ABSOLUTE = ["in 2019", "on April 7, 1992", "for three years", "every Thursday", "now", "in the 1990s", "in June 2024"]


@hypothesis_settings(max_examples=60)
@given(
    st.lists(st.sampled_from(_SHIFTED + _ABSOLUTE), min_size=1, max_size=6),
    st.dates(dt.date(1950, 1, 1), dt.date(2090, 1, 1)),
    st.integers(-60, 60),
)
def test_shifting_the_publication_by_weeks_shifts_what_counts_from_it(bare: Language, phrases: list[str], day: dt.date, weeks: int) -> None:
    text = " ".join(f"They sat {phrase}." for phrase in phrases)
    shift = dt.timedelta(weeks=weeks)
    before, after = times(read(text, bare, day)), times(read(text, bare, day + shift))
    assert [time.span for time in before] == [time.span for time in after]
    for old, new in zip(before, after, strict=True):
        if old.evidence[0].basis == "stated" or old.start is None:
            assert old == new
        else:
            assert new.start == old.start + shift
            assert (new.mod, new.rule, new.direction) == (old.mod, old.rule, old.direction)


@pytest.mark.parametrize("piece", ["the ", "1", "a ", "two hundred and ", "the past few ", "early ", "Monday ", "10:", "1,000", " "])
def test_long_runs_take_no_longer(piece: str) -> None:
    assert len(list(find(piece * 20000 + " days"))) >= 0
