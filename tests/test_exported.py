"""Tables, graph, events and schema: what a report becomes for others to go on with."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import attrs
import jsonschema
import networkx
import pytest
from hypothesis import given, settings
from spacy.language import Language

from diploparse import (
    InvalidArgument,
    MissingPackage,
    Record,
    Report,
    dumps,
    from_patterns,
    json_schema,
    loads,
    read,
    to_csv,
    to_graphml,
    to_networkx,
    to_pandas,
    to_plover,
    to_polars,
    to_rows,
)
from diploparse.export.tables import Table, columns
from diploparse.testing import GeneratedArticle, articles

ROOT = Path(__file__).parent.parent
TABLES: tuple[Table, ...] = ("quotations", "delegation_members", "meeting_participants", "dates")
TEXT = """Norway's Foreign Minister Ana Silva met Kenya's President Tom Reed in Oslo on Friday. "We agree," said Silva.

Norway sent a delegation led by Ola Berg to the talks in Oslo. The delegation includes Per Lund. Norway refused to meet Uganda."""


@pytest.fixture(scope="module")
def report(nlp: Language) -> Report:
    return read(TEXT, "2025-05-15", id="a1", source="a paper", nlp=nlp)


# --- tables


def test_a_row_says_where_it_was_read(report: Report) -> None:
    (row,) = to_rows(report)
    assert (row["article"], row["source"], row["published"]) == ("a1", "a paper", dt.date(2025, 5, 15))
    assert (row["speaker"], row["text"], row["form"], row["paragraph"]) == ("Ana Silva", '"We agree,"', "direct", 1)
    assert TEXT[row["start"] : row["end"]] == '"We agree,"'  # type: ignore[misc]


def test_members_of_delegations(report: Report) -> None:
    rows = to_rows(report, "delegation_members")
    assert [(row["role"], row["person"], row["party"], row["code"]) for row in rows] == [
        ("head", "Ola Berg", "Norway", "NOR"),
        ("member", "Per Lund", "Norway", "NOR"),
    ]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == ["Ola Berg", "Per Lund"]  # type: ignore[misc]


def test_participants_of_meetings(report: Report) -> None:
    rows = [row for row in to_rows(report, "meeting_participants") if row["status"] == "held" and row["kind"] == "meeting"]
    assert {(row["participant"], row["date"], row["place"]) for row in rows} >= {
        ("Ana Silva", "2025-05-09", "Oslo"),
        ("Tom Reed", "2025-05-09", "Oslo"),
    }


def test_dates(report: Report) -> None:
    (row,) = to_rows(report, "dates")
    assert (row["text"], row["value"], row["from"], row["until"]) == (
        "Friday",
        "2025-05-09",
        dt.datetime(2025, 5, 9),
        dt.datetime(2025, 5, 10),
    )


@pytest.mark.parametrize("table", TABLES)
def test_all_rows_have_the_columns_of_their_table(table: Table, report: Report) -> None:
    empty = read("", nlp=None)
    assert all(tuple(row) == columns(table) for row in to_rows([report, empty], table))
    assert to_rows(empty, table) == []
    for frame in (to_pandas([report, empty], table), to_pandas([], table), to_polars([report, empty], table), to_polars([], table)):
        assert tuple(frame.columns) == columns(table)
    assert len(to_pandas(report, table)) == len(to_polars(report, table)) == len(to_rows(report, table))


@pytest.mark.parametrize("table", TABLES)
def test_parquet_keeps_a_table(table: Table, report: Report, tmp_path: Path) -> None:
    import pandas
    import polars

    to_pandas(report, table).to_parquet(tmp_path / "a.parquet")
    to_polars(report, table).write_parquet(tmp_path / "b.parquet")
    assert len(pandas.read_parquet(tmp_path / "a.parquet")) == len(to_rows(report, table))
    assert polars.read_parquet(tmp_path / "b.parquet").equals(to_polars(report, table))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_becomes_a_formula(sign: str) -> None:
    text = to_csv(read("Talks began in 2019.", id=f"{sign}HYPERLINK(1)", title="a,b"), "dates")
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["article"], row["title"], row["value"]) == (f"'{sign}HYPERLINK(1)", "a,b", "2019")


def test_a_table_of_an_unknown_name_is_told(report: Report) -> None:
    with pytest.raises(InvalidArgument, match="choose from quotations"):
        to_rows(report, "speeches")  # type: ignore[arg-type]
    for make in (to_rows, to_csv, to_pandas, to_polars):
        with pytest.raises(InvalidArgument, match="choose from quotations"):
            make([], "speeches")  # type: ignore[operator]


@pytest.mark.parametrize("make", [to_rows, to_csv, to_pandas, to_polars, to_networkx, to_graphml, to_plover])
@pytest.mark.parametrize("given", [["Talks."], 5])
def test_what_is_no_report_is_told(make: Callable[[object], object], given: object) -> None:
    with pytest.raises(InvalidArgument, match="is no report"):
        make(given)


@pytest.mark.parametrize(
    ("package", "call"), [("pandas", to_pandas), ("polars", to_polars), ("networkx", to_networkx), ("networkx", to_graphml)]
)
def test_a_package_that_is_missing_is_told(package: str, call: object, report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(MissingPackage, match=f"{package} is not installed: pip install 'diploparse"):
        call(report)  # type: ignore[operator]


def test_a_row_stands_where_the_words_for_somebody_stand(nlp: Language) -> None:
    text = "Ana Silva arrived. She met Tom Reed on Friday."
    rows = to_rows(read(text, "2025-05-15", nlp=nlp), "meeting_participants")
    assert {text[row["start"] : row["end"]] for row in rows} == {"She", "Tom Reed"}  # type: ignore[misc]


# --- graph


def test_a_graph_of_who_met_whom(report: Report) -> None:
    graph = to_networkx([report, report])
    assert graph.nodes["Ana Silva"]["kind"] == "person"
    assert graph.nodes["Norway"]["code"] == "NOR"
    edges = list(graph.get_edge_data("Ana Silva", "Tom Reed").values())
    assert [edge["article"] for edge in edges] == ["a1", "a1"]
    assert (edges[0]["status"], edges[0]["date"], edges[0]["place"]) == ("held", "2025-05-09", "Oslo")
    assert {edge["status"] for edge in graph.get_edge_data("Norway", "Uganda").values()} == {"refused"}


@settings(max_examples=10, deadline=None)
@given(article=articles())
def test_graphml_comes_back(article: GeneratedArticle, nlp: Language) -> None:
    found = read(article.text, article.published, id="\x00a", nlp=nlp)
    graph = networkx.parse_graphml(to_graphml(found), force_multigraph=True)
    assert set(graph.nodes) == set(to_networkx(found).nodes)
    assert graph.number_of_edges() == to_networkx(found).number_of_edges()


# --- events


@pytest.mark.parametrize(
    ("text", "event_type", "mode", "status"),
    [
        ("Norway met with Kenya on Friday.", "CONSULT", None, None),
        ("Ana Silva spoke by phone with Tom Reed on Friday.", "CONSULT", "phone", None),
        ("Norway will meet with Kenya on Friday.", "AGREE", "meet", "future"),
        ("Norway refused to meet Kenya.", "REJECT", "meet", "negated"),
    ],
)
def test_a_meeting_that_did_not_take_place_is_no_consultation(
    text: str, event_type: str, mode: str | None, status: str | None, nlp: Language
) -> None:
    (event,) = to_plover(read(text, "2025-05-15", nlp=nlp))
    assert (event["event_type"], event["mode"], event["status"], event["source_sentence"]) == (event_type, mode, status, text)


def test_actors_have_codes_and_sectors(report: Report) -> None:
    event = to_plover(report)[0]
    assert (event["date"], event["place"], event["country"]) == ("2025-05-09", "Oslo", "NOR")
    assert {"name": "Ana Silva", "code": "NOR", "sector": "GOV"} in event["actors"]  # type: ignore[operator]
    assert event["source_sentence"] == TEXT.split(' "')[0]
    assert TEXT[event["start"] : event["end"]] == event["source_sentence"]  # type: ignore[misc]
    refused = next(event for event in to_plover(report) if event["event_type"] == "REJECT")
    assert {"name": "Uganda", "code": "UGA", "sector": "GOV"} in refused["actors"]  # type: ignore[operator]


@pytest.mark.parametrize("title", ["Gen.", "Gov.", "Mr.", "Dr.", "Sen."])
def test_an_abbreviation_ends_no_sentence(title: str, nlp: Language) -> None:
    text = f"It rained. On Friday, {title} Ana Silva met {title} Tom Reed in Oslo. They left."
    (event, *_) = to_plover([read(text, "2025-05-15", nlp=nlp)])
    assert event["source_sentence"] == f"On Friday, {title} Ana Silva met {title} Tom Reed in Oslo."


# --- schema


@attrs.frozen(kw_only=True)
class Toast(Record):
    to: str


def test_the_schema_that_is_checked_in_is_the_one_that_is_made() -> None:
    if not (ROOT / "schema").is_dir():
        pytest.skip("the schema is not part of the source distribution")
    assert json.loads((ROOT / "schema" / "diploparse-1.json").read_text("utf8")) == json_schema()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


@settings(max_examples=10, deadline=None)
@given(article=articles())
def test_reports_are_valid(article: GeneratedArticle, nlp: Language) -> None:
    postings = from_patterns("meeting", [[{"LOWER": "met", "slot": "verb"}]])
    found = read(
        article.text, article.published, nlp=nlp, extractors=["people", "quotations", "meetings", "delegations", "dates", postings]
    )
    jsonschema.validate(json.loads(dumps(found)), json_schema())


def test_records_of_own_classes_are_valid_and_wrong_ones_are_not(report: Report) -> None:
    own = attrs.evolve(report, records=(*report.records, Toast(to="peace")))
    data = json.loads(dumps(own))
    jsonschema.validate(data, json_schema())
    assert loads(dumps(own), records=[Toast]) == own
    data["records"].append({"record": "Meeting", "status": "dreamt"})
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema())
