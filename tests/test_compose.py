"""extract, read and own extractors."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import attrs
import pytest
from spacy.language import Language

import diploparse
from diploparse import (
    Document,
    Evidence,
    Failure,
    InvalidArgument,
    InvalidRecord,
    MissingAnnotation,
    Record,
    UnknownExtractor,
    dumps,
    extract,
    loads,
    parse,
    people,
    read,
    read_many,
)
from diploparse.compose import EXTRACTORS, named
from diploparse.spans import Span


@attrs.frozen(kw_only=True)
class Shout(Record):
    words: str


def shouts(document: Document) -> list[Shout]:
    return [
        Shout(words=token.text, evidence=(Evidence("words", (Span(token.idx, token.idx + len(token)),)),))
        for token in document.doc
        if token.is_upper and len(token) > 2
    ]


def test_an_own_extractor_is_a_function(nlp: Language) -> None:
    report = extract(parse("They said NEVER.", nlp=nlp), [shouts])
    assert [shout.words for shout in report.of(Shout)] == ["NEVER"]
    assert report.records[0].why("words") == (Span(10, 15),)


def test_what_is_no_record_is_named(nlp: Language) -> None:
    def words(document: Document) -> list[str]:
        return ["NEVER"]

    with pytest.raises(InvalidRecord, match=r"'words' gave a str"):
        extract(parse("They said NEVER.", nlp=nlp), [words])  # type: ignore[list-item]


def broken(document: Document) -> Iterator[Record]:
    yield from shouts(document)
    raise ZeroDivisionError("no shouts to divide by")


def test_an_extractor_that_raises_costs_its_own_records_and_no_others(nlp: Language) -> None:
    report = extract(parse("Ana Silva said NEVER.", nlp=nlp), [broken, people])
    assert [person.name for person in report.people] == ["Ana Silva"]
    assert report.of(Shout) == ()
    assert report.failures == (Failure("broken", "ZeroDivisionError: no shouts to divide by"),)
    assert loads(dumps(report)) == report


def test_a_built_in_extractor_that_raises_is_named_as_it_is_chosen(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(document: Document) -> list[Record]:
        raise IndexError

    monkeypatch.setattr("diploparse.compose.EXTRACTORS", {**EXTRACTORS, "dates": lost})
    report = read("Ana Silva arrived.", nlp=nlp)
    assert [person.name for person in report.people] == ["Ana Silva"]
    assert report.failures == (Failure("dates", "IndexError"),)


def test_a_strict_caller_gets_the_exception(nlp: Language) -> None:
    with pytest.raises(ZeroDivisionError):
        extract(parse("Talks.", nlp=nlp), [broken], strict=True)
    with pytest.raises(ZeroDivisionError):
        read("Talks.", nlp=nlp, extractors=[broken], strict=True)
    with pytest.raises(ZeroDivisionError):
        list(read_many(["Talks."], nlp=nlp, extractors=[broken], strict=True))


def test_an_extractor_that_returns_nothing_is_named(nlp: Language) -> None:
    def silent(document: Document) -> None: ...

    with pytest.raises(InvalidRecord, match=r"'silent' gave None: give a list"):
        extract(parse("Talks.", nlp=nlp), [silent])  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("extractors", "advice"),
    [
        (["people"], r"named\(\['people'\]\)"),
        ("people", r"named\(\['people'\]\)"),
        (people, r"put it in a list, \[people\]"),
        ([people, 5], "5 is no function"),
        (5, "=5 is no list"),
    ],
)
def test_what_is_no_list_of_extractors_is_named(extractors: Any, advice: str, nlp: Language) -> None:
    for call in (partial(extract, parse("Talks.", nlp=nlp)), partial(read, "Talks.", nlp=nlp), partial(read_many, ["Talks."], nlp=nlp)):
        with pytest.raises(InvalidArgument, match=advice):
            call(extractors=extractors)


def test_a_text_is_parsed_before_records_are_extracted() -> None:
    with pytest.raises(InvalidArgument, match=r"not a str: parse .* first"):
        extract("Talks.")  # type: ignore[arg-type]


def test_a_report_keeps_what_the_caller_knew() -> None:
    report = read("Talks.", "2025-05-15", title="Talks", source="a paper", id="7")
    assert (str(report.published), report.title, report.source, report.id) == ("2025-05-15", "Talks", "a paper", "7")
    assert report.model.startswith("en_diploparse ")
    assert report.version


def test_a_pipeline_that_lacks_names_is_told(blank: Language) -> None:
    with pytest.raises(MissingAnnotation, match=r"no named entities.*'ner'"):
        read("Ana Silva said that talks had begun.", nlp=blank)


def test_dates_need_no_annotation(blank: Language) -> None:
    report = read("Talks begin on 12 May 2025.", nlp=blank, extractors=named(["dates"]))
    assert [time.value for time in report.dates] == ["2025-05-12"]


def test_an_extractor_of_no_name() -> None:
    with pytest.raises(UnknownExtractor, match=r"'weather'.*people, speakers, quotations, delegations, meetings, dates"):
        named(["weather"])


def test_many_in_order() -> None:
    assert [r.text for r in read_many(["Talks.", "", "More talks."], extractors=[])] == ["Talks.", "", "More talks."]


def test_extractors_run_in_any_order_give_the_same(seed: Document, seed_text: str, nlp: Language) -> None:
    again = parse(seed_text, published="2025-05-15", nlp=nlp)
    forwards = {name: tuple(EXTRACTORS[name](seed)) for name in EXTRACTORS}
    backwards = {name: tuple(EXTRACTORS[name](again)) for name in reversed(EXTRACTORS)}
    assert forwards == backwards


def test_quotations_of_a_speaker(seed: Document) -> None:
    report = extract(seed)
    assert sum(len(report.quotations_of(speaker)) for speaker in report.speakers) == len(report.quotations)


def test_every_public_name_is_there() -> None:
    assert all(getattr(diploparse, name) is not None for name in diploparse.__all__)
    assert set(diploparse.__all__) <= set(dir(diploparse))
    with pytest.raises(AttributeError, match="weather"):
        diploparse.weather  # noqa: B018
