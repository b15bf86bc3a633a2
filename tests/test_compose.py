"""extract, read and own extractors."""

from collections.abc import Iterator
from functools import partial
from importlib.metadata import EntryPoint
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
    Match,
    MissingAnnotation,
    Record,
    UnknownExtractor,
    chain,
    dumps,
    extract,
    extractor,
    from_patterns,
    in_zone,
    loads,
    mapped,
    named,
    parse,
    people,
    plugins,
    read,
    read_many,
    where,
)
from diploparse.combinators import name_of
from diploparse.compose import EXTRACTORS
from diploparse.plugin import GROUP
from diploparse.spans import Span
from diploparse.testing import check_extractor


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


def test_a_function_that_raises_raises_with_its_name_in_a_note(nlp: Language) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        extract(parse("Ana Silva said NEVER.", nlp=nlp), [people, broken])
    assert raised.value.__notes__ == ["in the extractor 'broken'"]


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plug-ins of four kinds, as installed packages would bring them."""
    monkeypatch.delenv("DIPLOPARSE_NO_PLUGINS", raising=False)
    values = {"shouts": "shouts", "broken": "broken", "wrong": "THURSDAY", "gone": "no_such_function", "people": "shouts"}
    found = [EntryPoint(name, f"{__name__}:{value}", GROUP) for name, value in values.items()]
    monkeypatch.setattr("diploparse.plugin.entry_points", lambda group: found if group == GROUP else [])


THURSDAY = "2025-05-15"


def test_plug_ins_are_found_by_name(plugged: None, nlp: Language) -> None:
    report = extract(parse("Ana Silva said NEVER.", nlp=nlp), ["shouts", "people"])
    assert [shout.words for shout in report.of(Shout)] == ["NEVER"]
    assert [person.name for person in report.people] == ["Ana Silva"]
    assert report.failures == ()


def test_a_plug_in_that_fails_costs_its_own_records_and_no_others(plugged: None, nlp: Language) -> None:
    report = extract(parse("Ana Silva said NEVER.", nlp=nlp), ["broken", "wrong", "gone", "people", "shouts"])
    assert [person.name for person in report.people] == ["Ana Silva"]
    assert len(report.of(Shout)) == 1
    assert [failure.extractor for failure in report.failures] == ["broken", "wrong", "gone"]
    assert report.failures[0].message == "ZeroDivisionError: no shouts to divide by"
    assert "no function" in report.failures[1].message
    assert loads(dumps(report), records=[Shout]) == report


def test_a_plug_in_does_not_take_the_place_of_a_built_in_extractor(plugged: None) -> None:
    assert named(["people"]) == (people,)


def test_plug_ins_can_be_left_out(plugged: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(plugins()) == {"shouts", "broken", "wrong", "gone", "people"}
    monkeypatch.setenv("DIPLOPARSE_NO_PLUGINS", "1")
    assert plugins() == {}
    with pytest.raises(UnknownExtractor, match="choose from people"):
        named(["shouts"])


def test_a_name_is_given_and_the_function_stays_as_it_is(nlp: Language) -> None:
    def found(document: Document) -> tuple[Record, ...]:
        raise ValueError

    same = extractor("toasts")(found)
    assert same is found
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - the note is what counts
        extract(parse("Talks.", nlp=nlp), [found])
    assert raised.value.__notes__ == ["in the extractor 'toasts'"]


@pytest.mark.parametrize("name", ["", " ", 5, None])
def test_a_name_is_a_word(name: Any) -> None:
    with pytest.raises(InvalidArgument, match="is no name"):
        extractor(name)


def test_a_function_that_cannot_bear_a_name_is_told() -> None:
    with pytest.raises(InvalidArgument, match="cannot bear the name"):
        extractor("lists")(list)  # type: ignore[type-var]


# --- combinators


def test_where_keeps_what_a_predicate_is_true_of(nlp: Language) -> None:
    document = parse("They said NEVER and AGAIN.", nlp=nlp)
    assert [shout.words for shout in where(shouts, lambda shout: shout.words < "B")(document)] == ["AGAIN"]


def test_mapped_puts_records_through_a_function_and_leaves_out_none(nlp: Language) -> None:
    document = parse("They said NEVER and AGAIN.", nlp=nlp)
    lower = mapped(shouts, lambda shout: attrs.evolve(shout, words=shout.words.lower()) if shout.words != "AGAIN" else None)
    assert [shout.words for shout in lower(document)] == ["never"]


def test_chain_gives_one_after_the_other(nlp: Language) -> None:
    document = parse("Ana Silva said NEVER.", nlp=nlp)
    assert chain(shouts, people)(document) == (*shouts(document), *people(document))
    assert chain()(document) == ()


def test_in_zone_keeps_what_begins_in_a_kind_of_text(nlp: Language) -> None:
    document = parse("Talks SOON\n\nThey said NEVER, and the envoys left the hall.", nlp=nlp)
    assert [shout.words for shout in in_zone(shouts, "heading")(document)] == ["SOON"]
    assert [shout.words for shout in in_zone(shouts, "body")(document)] == ["NEVER"]


def test_what_is_made_of_extractors_is_one_and_bears_their_names(nlp: Language) -> None:
    made = chain(where(people, bool), in_zone(mapped(shouts, lambda shout: shout), "body"))
    assert name_of(made) == "people, shouts"
    assert len(extract(parse("Ana Silva said NEVER, and the envoys left.", nlp=nlp), [made]).records) == 2


# --- words alone

FROM = [{"LEMMA": "ambassador"}, {"LOWER": "from"}, {"POS": "PROPN", "OP": "+", "slot": "state"}]


def test_patterns_make_an_extractor_with_slots(nlp: Language) -> None:
    find = from_patterns("posting", [FROM, [{"LOWER": "envoys", "slot": "who"}]])
    document = parse("The ambassador from North Macedonia and two envoys came.", nlp=nlp)
    first, second = extract(document, [find]).of(Match)
    assert (first.kind, first.text, first["state"], first["who"]) == ("posting", "ambassador from North Macedonia", "North Macedonia", None)
    assert [span.of(document.text) for span in first.why("state")] == ["North Macedonia"]
    assert (second.text, second["who"]) == ("envoys", "envoys")


def test_of_matches_that_overlap_the_longest_is_kept(nlp: Language) -> None:
    find = from_patterns("envoys", [[{"LOWER": "envoys"}], [{"LOWER": "two"}, {"LOWER": "envoys"}]])
    assert [match.text for match in find(parse("Two envoys and envoys.", nlp=nlp))] == ["Two envoys", "envoys"]


@pytest.mark.parametrize(
    ("patterns", "advice"),
    [([], "no list of patterns"), ("envoy", "no list of patterns"), ([[]], "no list of tokens"), ([["envoy"]], "no list of tokens"),
     ([[{"LEMA": "envoy"}]], "Matcher takes"), ([[{"OP": "++"}]], "Matcher takes")],
)  # fmt: skip
def test_what_is_no_pattern_is_told(patterns: Any, advice: str) -> None:
    with pytest.raises(InvalidArgument, match=advice):
        from_patterns("envoys", patterns)


def test_a_pattern_that_asks_for_tags_needs_a_pipeline_that_gives_them(blank: Language) -> None:
    with pytest.raises(MissingAnnotation, match="no lemmas"):
        from_patterns("posting", [[{"LEMMA": "envoy"}]])(parse("Envoys came.", nlp=blank))
    assert len(from_patterns("posting", [[{"LOWER": "envoys"}]])(parse("Envoys came.", nlp=blank))) == 1


# --- promises


def test_the_promises_of_own_extractors_are_checked(nlp: Language) -> None:
    check_extractor(shouts, ["They said NEVER."], nlp=nlp, examples=5)
    check_extractor(from_patterns("posting", [FROM]), ["The ambassador from Norway came."], nlp=nlp, examples=5)


def _raises(document: Document) -> list[Record]:
    return [Shout(words=document.text[0])]


def _twice(document: Document, seen: list[int] = []) -> list[Record]:  # noqa: B006 - it is to remember
    seen.append(1)
    return [Shout(words=str(len(seen)))]


def _backwards(document: Document) -> list[Record]:
    return list(reversed(shouts(document)))


def _outside(document: Document) -> list[Record]:
    return [Shout(words="", evidence=(Evidence("words", (Span(0, len(document.text) + 1),)),))]


@pytest.mark.parametrize(
    ("function", "message"),
    [(_raises, "index out of range"), (_twice, "gives other records"), (_backwards, "not in text order"), (_outside, "outside the text"),
     (lambda document: None, "no list of records"), (lambda document: ["NEVER"], "no record"), (lambda document: [], "finds nothing")],
)  # fmt: skip
def test_a_broken_promise_is_found(function: Any, message: str, nlp: Language) -> None:
    with pytest.raises((AssertionError, IndexError), match=message):
        check_extractor(function, ["They said NEVER AGAIN."], nlp=nlp, examples=1)


# --- failures of the built-in ones


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
        ("people", r"give \['people'\]"),
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


def test_some_extractors_run_only_where_they_are_named(nlp: Language) -> None:
    text = "Oslo agreed. Ana Silva flew to Doha."
    assert {type(record).__name__ for record in read(text, nlp=nlp, extractors=["places", "parties"]).records} == {"Place", "Party"}
    assert {type(record).__name__ for record in read(text, nlp=nlp).records} == {"Person"}


def test_an_extractor_of_no_name() -> None:
    with pytest.raises(UnknownExtractor, match=r"'weather'.*people, speakers, quotations, delegations, meetings, dates, parties, places"):
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


@pytest.mark.parametrize("articles", ["Talks began.", diploparse.Article("Talks began."), 5])
def test_what_holds_no_articles_is_told_in_one_process_and_in_two(articles: Any) -> None:
    for call in (read_many, diploparse.read_each):
        for n_process in (1, 2):
            with pytest.raises(InvalidArgument, match=r"put it in a list|holds no articles"):
                call(articles, n_process=n_process)
