"""The seed article, from text to report: what a reader of it would say is in it."""

import pytest

from diploparse import Document, Report, dumps, extract, loads, parse, people, quotations, relative_dates, speakers
from diploparse.text.characters import one_line


@pytest.fixture(scope="module")
def report(seed: Document) -> Report:
    return extract(seed, strict=True)


def test_who_is_named(report: Report) -> None:
    names = {person.name for person in report.people}
    assert {"Volodymyr Zelensky", "Vladimir Putin", "Recep Tayyip Erdoğan", "Igor Kostyukov", "Marco Rubio", "Angela Merkel"} <= names
    assert "Alexander Ryumin" not in names  # the photographer
    assert not names & {"Moscow", "Kremlin", "Dolmabahçe Palace", "Kyiv"}


def test_offices_over_line_ends(report: Report) -> None:
    offices = {person.name: [office.text for office in person.offices] for person in report.people}
    assert offices["Alexander Fomin"] == ["Deputy Defense Minister"]
    assert offices["Rustem Umerov"] == ["Defense Minister"]
    assert offices["Marco Rubio"] == ["Secretary of State"]


def test_states_come_from_the_article(report: Report) -> None:
    states = {person.name: person.nationality for person in report.people}
    assert states["Volodymyr Zelensky"] == "Ukraine"
    assert states["Angela Merkel"] == "Germany"
    assert states["Andrei Belousov"] is None  # not said


@pytest.mark.parametrize(
    ("words", "speaker", "source"),
    [
        ("we’re in a very difficult spot", "Marco Rubio", "the secretary of state"),
        ("it looks more like a theater prop", "Volodymyr Zelensky", "he"),
        ("who actually makes decisions", "Volodymyr Zelensky", "he"),
        ("I was thinking about going", "Donald Trump", "he"),
        ("Zelensky is only suitable", "a Russian diplomat", "a Russian diplomat"),
        ("will only agree to meet him", "Russian officials", "Russian officials"),
        ("they will begin sometime", "Russia's Foreign Ministry", "Russia’s Foreign Ministry"),
        ("Zelensky is an illegitimate leader", "Vladimir Putin", "Putin"),
        ('Moscow was "not serious"', "Volodymyr Zelensky", "Ukrainian President Volodymyr Zelensky"),
    ],
)
def test_who_said_it(report: Report, words: str, speaker: str, source: str) -> None:
    (found,) = [q for q in report.quotations if words in q.text]
    assert found.source is not None
    assert (found.speaker.name, one_line(found.source.of(report.text))) == (speaker, source)


def test_a_diplomat_who_will_not_be_named_stays_so(report: Report) -> None:
    (diplomat,) = [s for s in report.speakers if s.name == "a Russian diplomat"]
    assert (diplomat.kind, diplomat.person) == ("anonymous", None)


@pytest.mark.parametrize("words", ["have not confirmed", "Why Putin Refused", "rumored", "themoscowtimes.com"])
def test_what_is_no_quotation(report: Report, words: str) -> None:
    assert not [q for q in report.quotations if words in q.text]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thursday morning", "2025-05-15TMO"),
        ("late Wednesday", "2025-05-14"),
        ("early Sunday", "2025-05-11"),
        ("Monday", "2025-05-12"),
        ("three years", "P3Y"),
        ("January", "2025-01"),
        ("March", "2025-03"),
        ("this week", "2025-W20"),
    ],
)
def test_when(report: Report, words: str, value: str) -> None:
    assert value in [time.value for time in report.dates if time.text == words]


@pytest.mark.parametrize("words", ["Period", "II", "Four", "once", "2025/05/14"])
def test_what_is_no_time(report: Report, words: str) -> None:
    assert words not in [time.text for time in report.dates]


def test_every_span_is_in_the_text(report: Report) -> None:
    for record in report.records:
        assert record.spans
        assert all(span.of(report.text).strip() for span in record.spans)
        assert all(span.end <= len(report.text) for evidence in record.evidence for span in evidence.spans)


def test_records_come_in_text_order(seed: Document) -> None:
    for extractor in (people, quotations, speakers, relative_dates):
        starts = [record.spans[0].start for record in extractor(seed)]
        assert starts == sorted(starts)


def test_json_and_back(report: Report) -> None:
    assert loads(dumps(report)) == report


def test_without_a_day_of_publication_nothing_is_guessed(seed_text: str) -> None:
    report = extract(parse(seed_text), strict=True)
    assert report.published is None
    values = {time.text: (time.value, time.start) for time in report.dates}
    assert values["Thursday"] == ("XXXX-WXX-4", None)
    assert values["April 2022"][0] == "2022-04"
