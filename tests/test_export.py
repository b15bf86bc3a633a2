"""Reports as JSON and as a page."""

import datetime as dt
import io
import json
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from spacy.language import Language

from diploparse import InvalidReport, Meeting, Party, Person, Report, Span, TimeExpression, dumps, loads, read
from diploparse.export.page import Page
from diploparse.export.wording import meaning
from diploparse.records import Evidence
from diploparse.testing import GeneratedArticle, articles, hostile_text

PERSON = Person(name="Ana Silva", given="Ana", family="Silva", mentions=(Span(0, 9),))
PARTY = Party(name="Norway", kind="state", code="NOR", mentions=(Span(20, 26),))
MEETING = Meeting(participants=(PERSON, PARTY), kind="talks", status="planned", host=PARTY, evidence=(Evidence("status", (Span(10, 14),)),))


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


@given(text=hostile_text())
@settings(max_examples=25)
def test_any_text_comes_back(text: str, nlp: Language) -> None:
    found = read(text, "2025-05-15", nlp=nlp)
    assert loads(dumps(found)) == found
    dumps(found).encode("utf-8")


@given(article=articles())
@settings(max_examples=15)
def test_reports_come_back_from_json_and_pickle(article: GeneratedArticle, nlp: Language) -> None:
    found = read(article.text, article.published, nlp=nlp)
    assert loads(dumps(found)) == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({*found.records}) <= len(found.records)


@pytest.mark.parametrize(
    "text", [b"\xff", None, 5, "[" * 100_000, "", "{", "[]", "null", "{}", '{"schema": "diploparse-0"}', '{"schema": "diploparse-1"}']
)
def test_what_is_no_report_is_told(text: Any) -> None:
    with pytest.raises(InvalidReport):
        loads(text)


def test_an_unknown_record_is_told() -> None:
    data = json.loads(dumps(report(records=(PERSON,))))
    data["records"][0]["record"] = "Weather"
    with pytest.raises(InvalidReport, match=r"expected Record"):
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
        ("DATE", "PAST_REF", None, "in the past"),
        ("DURATION", "P1D", None, "1 day"),
        ("DURATION", "P3Y", "APPROX", "about 3 years"),
        ("DURATION", "PXM", None, "some months"),
        ("DURATION", "PT5M", None, "5 minutes"),
        ("SET", "P1W", None, "every 1 week"),
        ("DATE", "2025-W60", None, "2025-W60"),
    ],
)
def test_times_in_words(type: str, value: str, mod: str | None, words: str) -> None:
    assert meaning(TimeExpression(span=Span(0, 1), text="x", type=type, value=value, mod=mod)) == words  # type: ignore[arg-type]


@given(width=st.integers(20, 200), article=articles(max_paragraphs=3))
@settings(max_examples=15)
def test_a_page_fits_any_width(width: int, article: GeneratedArticle, nlp: Language) -> None:
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(Page(read(article.text, article.published, nlp=nlp)))
    assert all(len(line) <= width for line in console.export_text().splitlines())
