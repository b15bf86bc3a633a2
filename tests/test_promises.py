"""What holds for every article, through the whole pipeline or on documents with the same annotation."""

import datetime as dt
import re
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import Document, Report, Span, extract, parse, people, quotations, read
from diploparse.testing import GeneratedArticle, articles, dates, hostile_text, odd_marks, with_words

THROUGH_THE_PIPELINE = settings(max_examples=25)
#: Family names that the seed article does not hold; none is a given name or a word.
NEW_FAMILIES = (
    "Marchetti", "Castellan", "Verhoeven", "Hargrove", "Okafor", "Lindqvist", "Haddad", "Moreau", "Tanaka", "Kowalski", "Mbeki", "Novak",
    "Iversen", "Chandra", "Aguirre", "Petrosyan", "Solbakken", "Gunatilake", "Ferreira", "Oyelaran",
)  # fmt: skip


def shifted(report: Report, by: int) -> list[object]:
    """Return what a report says, its spans moved by so many characters."""

    def move(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + by, value.end + by)
        if isinstance(value, tuple):
            return tuple(move(item) for item in value)
        if attrs.has(type(value)):
            return (type(value).__name__, *(move(getattr(value, field.name)) for field in attrs.fields(type(value))))
        return value

    return [move(record) for record in report.records]


@given(text=hostile_text() | odd_marks(), published=st.none() | dates())
@THROUGH_THE_PIPELINE
def test_no_input_raises_and_every_value_was_read_somewhere(text: str, published: dt.date | None, nlp: Language) -> None:
    for record in read(text, published, nlp=nlp, strict=True).records:
        assert record.spans
        assert record.evidence
        assert all(0 <= span.start < span.end <= len(text) for span in record.spans)
        assert all(span.end <= len(text) for item in record.evidence for span in item.spans)


@given(article=articles(), before=st.integers(0, 5), after=st.integers(0, 5))
@THROUGH_THE_PIPELINE
def test_blank_lines_around_an_article_only_shift_offsets(article: GeneratedArticle, before: int, after: int, nlp: Language) -> None:
    plain = read(article.text, article.published, nlp=nlp, strict=True)
    padded = read("\n" * before + article.text + "\n" * after, article.published, nlp=nlp, strict=True)
    assert shifted(plain, before) == shifted(padded, 0)


def test_blank_lines_around_the_seed_only_shift_offsets(seed: Document, seed_text: str, nlp: Language) -> None:
    padded = read("\n\n\n" + seed_text + "\n \n", "2025-05-15", nlp=nlp, strict=True)
    assert shifted(extract(seed, strict=True), 3) == shifted(padded, 0)


@given(article=articles())
@THROUGH_THE_PIPELINE
def test_the_same_text_gives_the_same_records(article: GeneratedArticle, nlp: Language) -> None:
    assert read(article.text, article.published, nlp=nlp, strict=True) == read(article.text, article.published, nlp=nlp, strict=True)


@given(article=articles())
@THROUGH_THE_PIPELINE
def test_a_paragraph_about_nothing_changes_no_record_when_it_goes(article: GeneratedArticle, nlp: Language) -> None:
    aside = "\n\nThe weather was fine and the streets were full of flowers."
    assert (
        read(article.text, article.published, nlp=nlp, strict=True).records
        == read(article.text + aside, article.published, nlp=nlp, strict=True).records
    )


def test_no_paragraph_of_the_seed_changes_what_another_quotes(seed: Document, seed_text: str, nlp: Language) -> None:
    """Content and cue belong to a paragraph; only who "he" is may hang on another."""

    def read_in(document: Document, inside: Span, by: int) -> list[tuple[str, tuple[Span, ...]]]:
        return [
            (q.text, tuple(Span(s.start + by, s.end + by) for s in q.content))
            for q in quotations(document)
            if inside.covers(Span(q.content[0].start + by, q.content[-1].end + by))
        ]

    for gone in seed.paragraphs[3:8]:
        cut = parse(seed_text[: gone.start] + seed_text[gone.end :], published="2025-05-15", nlp=nlp)
        behind = Span(gone.end, len(seed_text))
        assert read_in(seed, behind, 0) == read_in(cut, behind, len(gone))


@given(weeks=st.integers(-200, 200))
@THROUGH_THE_PIPELINE
def test_moving_publication_by_weeks_moves_days_and_weeks_by_as_many(weeks: int, seed: Document) -> None:
    assert seed.published is not None
    moved = attrs.evolve(seed, published=seed.published + dt.timedelta(weeks=weeks))
    days = {"Thursday", "Thursday morning", "late Wednesday", "early Sunday", "this week", "Monday", "later in the day"}
    for one, other in zip(extract(seed, strict=True).dates, extract(moved, strict=True).dates, strict=True):
        assert (one.span, one.type) == (other.span, other.type)
        if one.text in days:
            assert one.start is not None
            assert other.start == one.start + dt.timedelta(weeks=weeks)
        elif one.anchor == "none":
            assert (one.value, one.start) == (other.value, other.start)


def told(document: Document, names: Mapping[str, str]) -> list[object]:
    """Return all records with the words of their spans in place of the spans, and other names in place of some."""

    def other(words: str) -> str:
        return re.sub(r"\w+", lambda found: names.get(found[0], found[0]), words)

    def tell(value: object) -> object:
        if isinstance(value, Span):
            return other(value.of(document.text))
        if isinstance(value, str):
            return other(value)
        if isinstance(value, tuple):
            return tuple(tell(item) for item in value)
        if attrs.has(type(value)):
            return (type(value).__name__, *(tell(getattr(value, field.name)) for field in attrs.fields(type(value))))
        return value

    return [tell(record) for record in extract(document).records]


@given(new=st.permutations(NEW_FAMILIES))
@settings(max_examples=25)
def test_other_names_change_the_names_and_nothing_else(new: list[str], seed: Document) -> None:
    families = sorted({person.family for person in people(seed) if person.given and "-" not in person.family})
    names = dict(zip(families, new, strict=False))
    assert told(with_words(seed, names), {}) == told(seed, names)


def test_other_states_change_the_states_and_nothing_else(seed: Document) -> None:
    states = {"Ukraine": "Norway", "Ukrainian": "Norwegian", "Turkish": "Peruvian", "Turkey": "Peru"}
    names = {"Ukraine": "Norway", "Turkey": "Peru"}
    renamed = with_words(seed, states)
    before, after = people(seed), people(renamed)
    assert [p.name for p in before] == [p.name for p in after]
    assert [names.get(p.nationality or "", p.nationality) for p in before] == [p.nationality for p in after]
    assert [q.speaker.name for q in quotations(seed)] == [q.speaker.name for q in quotations(renamed)]


#: Sentences with one quotation each; `Reed` is exchanged for generated names.
TEMPLATES = (
    "“We are ready to sign,” Tom Reed said.",
    "“We are ready,” Tom Reed told reporters. “What we need is a signature.”",
    "Tom Reed said that the talks had failed.",
    "The talks had failed, according to Tom Reed.",
    "Tom Reed arrived in Doha. “We are ready to sign,” he said.",
    "Tom Reed urged the rebels to lay down their arms.",
)


@pytest.fixture(scope="module")
def templates(nlp: Language) -> tuple[Document, ...]:
    return tuple(parse(text, nlp=nlp) for text in TEMPLATES)


@given(family=st.from_regex(r"[A-Z][a-zéøßñç]{2,12}", fullmatch=True))
@settings(max_examples=200)
def test_generated_quotations_come_back_exactly(family: str, templates: tuple[Document, ...]) -> None:
    for template in templates:
        (gold,) = quotations(template)
        (found,) = quotations(with_words(template, {"Reed": family}))
        assert (found.form, found.text, found.cue_lemma) == (gold.form, gold.text, gold.cue_lemma)
        assert found.speaker.name == f"Tom {family}"


def test_a_paragraph_of_strangers_at_the_end_changes_no_other_record(seed: Document, seed_text: str, nlp: Language) -> None:
    strangers = "\n\nIcelandic Fisheries Minister Gunnar Thorvald opened a harbour in Reykjavik on 3 July 2011."
    longer = read(seed_text.rstrip() + strangers, "2025-05-15", nlp=nlp, strict=True)
    end = len(seed_text.rstrip())
    assert [r for r in longer.records if r.spans[0].start < end] == list(extract(seed, strict=True).records)


@given(article=articles())
@THROUGH_THE_PIPELINE
def test_what_is_quoted_is_the_text_of_its_spans(article: GeneratedArticle, nlp: Language) -> None:
    for quotation in read(article.text, article.published, nlp=nlp, strict=True).quotations:
        words = " … ".join(" ".join(span.of(article.text).split()) for span in quotation.content)
        assert quotation.text == words
        assert all(any(content.covers(q) for content in quotation.content) for q in quotation.quoted)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\x00", "\ud800"])
def test_texts_with_nothing_in_them_give_an_empty_report(text: str, nlp: Language) -> None:
    assert read(text, "2025-05-15", nlp=nlp, strict=True).records == ()
