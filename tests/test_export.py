"""Reports as JSON and as a page."""

import datetime as dt
import io
import json
import pickle
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from spacy.language import Language

from diploparse import Delegation, InvalidReport, Meeting, Party, Person, Report, Span, TimeExpression, dumps, loads, read
from diploparse.export.page import Page
from diploparse.export.timeline import timeline
from diploparse.export.wording import meaning
from diploparse.records import Evidence, Record
from diploparse.testing import GeneratedArticle, articles, hostile_text

PERSON = Person(name="Ana Silva", given="Ana", family="Silva", mentions=(Span(0, 9),))
PARTY = Party(name="Norway", kind="state", code="NOR", mentions=(Span(20, 26),))
MEETING = Meeting(participants=(PERSON, PARTY), kind="talks", status="planned", host=PARTY, evidence=(Evidence("status", (Span(10, 14),)),))


DEEP = '{"schema": "diploparse-1", "shared": [], "records": ' + "[" * 900 + "]" * 900 + "}"


def report(**fields: object) -> Report:
    return Report(text="Ana Silva will meet Norway.", version="1", model="m", **fields)  # type: ignore[arg-type]


def test_records_of_every_class_come_back() -> None:
    full = report(records=(PERSON, PARTY, MEETING), published=dt.date(2025, 5, 15), paragraphs=(Span(0, 27),))
    assert loads(dumps(full)) == full


def test_the_form_says_its_version_and_each_record_its_type() -> None:
    data = json.loads(dumps(report(records=(PERSON, MEETING))))
    assert data["schema"] == "diploparse-1"
    assert [record["record"] for record in data["records"]] == ["Person", "Meeting"]
    assert data["records"][0]["mentions"] == [{"start": 0, "end": 9}]


def test_a_record_that_others_hold_is_written_once() -> None:
    data = json.loads(dumps(report(records=(PERSON, MEETING, attrs.evolve(MEETING, topic="gas")))))
    first, second = (record["participants"][0] for record in data["records"][1:])
    assert first == second == {"$ref": "#/shared/0", "record": "Person", "name": PERSON.name, "given": "Ana", "family": "Silva"}
    assert data["shared"][0] == data["records"][0]


def test_many_quotations_of_one_speaker_take_room_for_each_alone(nlp: Language) -> None:
    few, many = (
        len(dumps(read("\n\n".join(f"“We sign on day {i},” Ana Silva said." for i in range(10, 10 + count)), nlp=nlp)))
        for count in (20, 80)
    )
    assert many < 4.2 * few


@pytest.mark.parametrize(
    "reference", ["#/shared/1", "#/shared/-1", "#/shared/", "#/shared/²", "#/shared/" + "9" * 5000, "#/records/0", 0, None]
)
def test_a_reference_to_nothing_is_told(reference: object) -> None:
    data = json.loads(dumps(report(records=(MEETING,))))
    data["records"][0]["participants"][0]["$ref"] = reference
    data["shared"] = data["shared"][:1]
    with pytest.raises(InvalidReport, match="refers to no record"):
        loads(json.dumps(data))


def test_a_reference_to_another_class_is_told() -> None:
    data = json.loads(dumps(report(records=(MEETING,))))
    data["records"][0]["when"] = {"$ref": "#/shared/0"}
    with pytest.raises(InvalidReport, match="when"):
        loads(json.dumps(data))


@attrs.frozen(kw_only=True)
class Remark(Record):
    words: list[str]


@attrs.frozen(kw_only=True)
class Dossier(Record):
    about: tuple[Person | Party, ...]
    remark: Remark | None = None
    meeting: Meeting


def test_own_records_that_hold_others_come_back() -> None:
    own = report(
        records=(Dossier(about=(PERSON, PARTY), meeting=MEETING, remark=Remark(words=["all", "well"])), Dossier(about=(), meeting=MEETING))
    )
    assert loads(dumps(own), records=[Dossier, Remark]) == own
    with pytest.raises(InvalidReport, match="Remark"):
        loads(dumps(own), records=[Dossier])


@given(text=hostile_text())
@settings(max_examples=25)
def test_any_text_comes_back(text: str, nlp: Language) -> None:
    found = read(text, "2025-05-15", nlp=nlp, strict=True)
    assert loads(dumps(found)) == found
    dumps(found).encode("utf-8")


@given(article=articles())
@settings(max_examples=15)
def test_reports_come_back_from_json_and_pickle(article: GeneratedArticle, nlp: Language) -> None:
    found = read(article.text, article.published, nlp=nlp, strict=True)
    assert loads(dumps(found)) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({*found.records}) <= len(found.records)


@pytest.mark.parametrize(
    "text", [b"\xff", None, 5, "[" * 100_000, "", "{", "[]", "null", "{}", '{"schema": "diploparse-0"}', '{"schema": "diploparse-1"}', DEEP]
)
def test_what_is_no_report_is_told(text: Any) -> None:
    with pytest.raises(InvalidReport):
        loads(text)


def test_an_unknown_record_is_told() -> None:
    data = json.loads(dumps(report(records=(PERSON,))))
    data["records"][0]["record"] = "Weather"
    with pytest.raises(InvalidReport, match=r"'Weather' cannot be loaded.*records=\[…\]"):
        loads(json.dumps(data))


@pytest.mark.parametrize(
    ("type", "value", "mod", "words"),
    [
        ("DATE", "2025-05-15", None, "Thursday, 15 May 2025"),
        ("DATE", "2025-05-15", "START", "Thursday, 15 May 2025, early"),
        ("TIME", "2025-05-15TEV", None, "Thursday, 15 May 2025, evening"),
        ("TIME", "2025-05-15T10:30", None, "Thursday, 15 May 2025, 10:30"),
        ("DATE", "2025-W20", None, "week of 12–18 May 2025"),
        ("DATE", "2025-W20-WE", None, "weekend of 17–18 May 2025"),
        ("DATE", "2025-05", None, "May 2025"),
        ("DATE", "2025-Q2", None, "quarter 2 of 2025"),
        ("DATE", "2025-SU", None, "summer 2025"),
        ("DATE", "199", None, "the 1990s"),
        ("DATE", "2025", None, "2025"),
        ("DATE", "XXXX-WXX-4", None, "Thursday"),
        ("DATE", "XXXX-XX-XX", None, "day not known"),
        ("TIME", "XXXX-XX-XXTEV", None, "day not known, evening"),
        ("DATE", "XXXX-WXX", None, "week not known"),
        ("DATE", "XXXX-WXX-WE", "END", "weekend not known, late"),
        ("DATE", "XXXX-XX", None, "month not known"),
        ("DATE", "XXXX", None, "year not known"),
        ("DATE", "XXXX-QX", None, "quarter not known"),
        ("DATE", "XXX", None, "decade not known"),
        ("DATE", "XX", None, "century not known"),
        ("DATE", "XXXX-05-12", None, "12 May"),
        ("DATE", "XXXX-02-29", None, "29 February"),
        ("DATE", "XXXX-05", None, "May"),
        ("DATE", "XXXX-Q2", None, "quarter 2"),
        ("DATE", "XXXX-SU", None, "summer"),
        ("SET", "XXXX-XX-XXTMO", None, "each day, morning"),
        ("SET", "XXXX-WXX-4", None, "each Thursday"),
        ("SET", "XXXX-SU", None, "each summer"),
        ("DATE", "PAST_REF", None, "in the past"),
        ("DURATION", "P1D", None, "1 day"),
        ("DURATION", "P3Y", "APPROX", "about 3 years"),
        ("DURATION", "PXM", None, "some months"),
        ("DURATION", "PT5M", None, "5 minutes"),
        ("DURATION", "P3Y6M", None, "3 years and 6 months"),
        ("DURATION", "PXDE", None, "some decades"),
        ("DURATION", "PXCE", None, "some centuries"),
        ("DURATION", "P2WE", None, "2 weekends"),
        ("DATE", "2025-H2", None, "second half of 2025"),
        ("SET", "P1W", None, "every week"),
        ("SET", "P2D", None, "every 2 days"),
        ("DATE", "2025-W60", None, "2025-W60"),
    ],
)
def test_times_in_words(type: str, value: str, mod: str | None, words: str) -> None:
    assert meaning(TimeExpression(span=Span(0, 1), text="x", type=type, value=value, mod=mod)) == words  # type: ignore[arg-type]


def printed(found: Report, width: int = 80) -> str:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(Page(found))
    return console.export_text()


def test_the_page_shows_what_is_filled_and_nothing_for_what_is_not() -> None:
    delegation = Delegation(party=PARTY, sent_by="President Ana Silva", size=12, mentions=(Span(20, 26),))
    meeting = attrs.evolve(MEETING, history=("proposed", "cancelled"), mediator=PERSON)
    full = [line.split() for line in printed(report(records=(delegation, meeting))).splitlines()]
    assert ["sent", "by", "President", "Ana", "Silva"] in full
    assert ["size", "12"] in full
    assert ["earlier", "proposed,", "cancelled"] in full
    assert ["host", "Norway"] in full
    assert ["mediator", "Ana", "Silva"] in full
    bare = printed(report(records=(Delegation(party=PARTY), attrs.evolve(MEETING, host=None))))
    assert not any(label in bare for label in ("sent by", "size", "earlier", "host", "mediator", "None"))


@pytest.mark.parametrize(
    ("value", "zone", "words"),
    [
        ("2025-05-15T10:30Z", "GMT", "Thursday, 15 May 2025, 10:30 GMT"),
        ("2025-05-15T10:30", "America/New_York", "Thursday, 15 May 2025, 10:30 New York time"),
        ("2025-05-15T10:30", "Etc/GMT-3", "Thursday, 15 May 2025, 10:30 UTC+3"),
        ("2025-05-15T10:30", "local time", "Thursday, 15 May 2025, 10:30 local time"),
    ],
)
def test_zones_in_words(value: str, zone: str, words: str) -> None:
    assert meaning(TimeExpression(span=Span(0, 1), text="x", type="TIME", value=value, zone=zone)) == words


def test_a_timeline_puts_times_within_times(nlp: Language) -> None:
    found = read("On Thursday morning, and this week, and late on Thursday, and for two days; in June.", published="2025-05-15", nlp=nlp)
    assert [(entry.depth, entry.meaning) for entry in timeline(found)] == [
        (0, "week of 12–18 May 2025"),
        (1, "Thursday, 15 May 2025, late"),
        (2, "Thursday, 15 May 2025, morning"),
        (0, "June 2025"),
        (0, "2 days"),
    ]


@attrs.frozen(kw_only=True)
class Toast(Record):
    to: str
    by: Person | None = None


def test_the_page_shows_records_of_own_classes() -> None:
    toast = Toast(to="peace", by=Person(name="Ana Silva", family="Silva"), evidence=(Evidence("to", (Span(0, 9),)),))
    lines = [line.strip() for line in printed(report(paragraphs=(Span(0, 18),), records=(toast,))).splitlines()]
    shown = lines[lines.index("Also read") :]
    assert shown[1] == "Toast"
    assert [line.split(maxsplit=1) for line in shown[2:5]] == [["to", "peace"], ["by", "Ana Silva"], ["read", "in  ¶1"]]


def test_a_page_without_a_day_of_publication_shows_no_codes(seed_text: str, nlp: Language) -> None:
    assert "XX" not in printed(read(seed_text, nlp=nlp))


@given(width=st.integers(20, 200), article=articles(max_paragraphs=3))
@settings(max_examples=15)
def test_a_page_fits_any_width(width: int, article: GeneratedArticle, nlp: Language) -> None:
    page = printed(read(article.text, article.published, nlp=nlp, strict=True), width)
    assert all(len(line) <= width for line in page.splitlines())
