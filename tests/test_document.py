import datetime as dt
import pickle
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Token

from diploparse.articles import LONGEST_TEXT
from diploparse.document import Document, once, parse, parse_many
from diploparse.errors import (
    InvalidArgument,
    InvalidDate,
    InvalidSettings,
    InvalidText,
    MissingAnnotation,
    PipelineNotFound,
    TextTooLong,
)
from diploparse.reports import Article
from diploparse.settings import Settings
from diploparse.spans import Span
from diploparse.testing import GeneratedArticle, articles, dates, hostile_text

few = settings(max_examples=25)
Annotated = tuple[object, ...]


def annotated(token: Token, start: int) -> Annotated:
    """Return all that the pipeline says of a token, offsets counted from `start`."""
    kind = (token.text, token.idx - start, token.tag_, token.pos_, token.lemma_, str(token.morph))
    begins = next(word for word in token.sent if not word.is_space) == token
    return (*kind, token.dep_, token.head.idx - start, token.ent_iob_, token.ent_type_, begins)


def annotation(document: Document, start: int = 0) -> list[Annotated]:
    return [annotated(token, start) for token in document.doc if not token.is_space]


def by_paragraph(document: Document) -> list[list[Annotated]]:
    return [[annotated(token, span.start) for token in document.words(span) if not token.is_space] for span in document.paragraphs]


def sound(document: Document) -> None:
    """Check what holds for every document."""
    doc = document.doc
    assert doc.text == document.masked
    assert len(doc.text) == len(document.text)
    assert all(document.masked[token.idx : token.idx + len(token)] == token.text for token in doc)
    assert [token.i for token in doc] == list(range(len(doc)))
    for span in document.layout.segments:
        assert all(span.start <= token.head.idx < span.end for token in document.words(span) if not token.is_space)


class TestAnyText:
    @given(hostile_text())
    @example("\ud800")
    @example("\x00\u200b")
    def test_a_blank_pipeline_takes_it(self, blank: Language, text: str) -> None:
        sound(parse(text, nlp=blank))

    @few
    @given(hostile_text())
    @example("\ud83d “\ufeff\u2028")
    def test_the_embedded_pipeline_takes_it(self, nlp: Language, text: str) -> None:
        document = parse(text, nlp=nlp)
        sound(document)
        assert [pair.span for pair in document.quoted] == sorted(pair.span for pair in document.quoted)

    @pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "https://example.org"])
    def test_nothing_to_parse(self, nlp: Language, text: str) -> None:
        document = parse(text, nlp=nlp)
        sound(document)
        assert not document.doc.ents
        assert document.quoted == ()
        document.needs("TAG", "DEP", "ENT_IOB")

    @given(hostile_text(), st.data())
    def test_words_are_those_that_share_a_character_with_the_span(self, blank: Language, text: str, data: st.DataObject) -> None:
        document = parse(text, nlp=blank)
        start = data.draw(st.integers(0, len(text)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        assert [token.i for token in document.words(span)] == [
            token.i for token in document.doc if token.idx < span.end and span.start < token.idx + len(token) and len(span)
        ]

    @given(hostile_text())
    def test_each_offset_is_in_or_behind_its_paragraph(self, blank: Language, text: str) -> None:
        document = parse(text, nlp=blank)
        for offset in range(len(text)):
            found = document.paragraph_at(offset)
            begun = [i for i, span in enumerate(document.paragraphs) if span.start <= offset]
            assert found == (begun[-1] if begun else 0)


class TestWhatTheCallerKnows:
    @pytest.mark.parametrize(
        "published",
        [
            "2025-05-15",
            " 2025-05-15 ",
            "2025-05-15T23:30:00+03:00",
            dt.date(2025, 5, 15),
            dt.datetime(2025, 5, 15, 23, 59),
            dt.datetime(2025, 5, 15, 23, 59, tzinfo=dt.UTC),
        ],
    )
    def test_dates_are_taken_in_many_forms(self, blank: Language, published: Any) -> None:
        found = parse("Talks began.", published=published, nlp=blank).published
        assert found == dt.date(2025, 5, 15)
        assert type(found) is dt.date

    @given(dates())
    def test_a_date_and_its_string_are_the_same(self, blank: Language, day: dt.date) -> None:
        assert parse("", published=day, nlp=blank).published == parse("", published=day.isoformat(), nlp=blank).published == day

    @pytest.mark.parametrize("published", ["tomorrow", "2025-02-30", 20250515, "", "15/05/2025", 3.5, ("2025", 5)])
    def test_what_is_no_date_is_named(self, blank: Language, published: Any) -> None:
        with pytest.raises(InvalidDate) as raised:
            parse("Talks began.", published=published, nlp=blank)
        assert repr(published) in str(raised.value)
        assert "2025-05-15" in str(raised.value)

    @pytest.mark.parametrize("label", ["title", "source", "id"])
    def test_a_label_that_is_no_text_is_named(self, blank: Language, label: str) -> None:
        with pytest.raises(InvalidText, match=f"{label}=7 is no text: give {label}='7'"):
            parse("Talks began.", nlp=blank, **{label: 7})  # type: ignore[arg-type]

    @pytest.mark.parametrize("text", [b"Talks began.", None, 7, ["Talks"], Article("Talks began.")])
    def test_what_is_no_text_is_named(self, blank: Language, text: Any) -> None:
        with pytest.raises(InvalidText, match=type(text).__name__):
            parse(text, nlp=blank)

    def test_a_text_may_be_as_long_as_a_pipeline_allows_and_no_longer(self, blank: Language) -> None:
        assert len(parse(" " * LONGEST_TEXT, nlp=blank).text) == LONGEST_TEXT
        with pytest.raises(TextTooLong, match="1,000,001 characters"):
            parse(" " * (LONGEST_TEXT + 1), nlp=blank)

    def test_a_pipeline_that_is_not_installed_is_named_with_the_command(self) -> None:
        with pytest.raises(PipelineNotFound, match="python -m spacy download en_no_such_pipeline"):
            parse("Talks began.", nlp="en_no_such_pipeline")

    def test_no_name_of_a_pipeline_is_told(self) -> None:
        for nlp in ("", " ", 5, object()):
            with pytest.raises(PipelineNotFound, match="is no pipeline: give a spaCy Language"):
                parse("Talks began.", nlp=nlp)  # type: ignore[arg-type]

    @pytest.mark.parametrize("broken", [None, "", "[nlp]"])
    def test_a_path_without_a_pipeline_is_not_taken_for_a_name(self, tmp_path: Path, broken: str | None) -> None:
        if broken is not None:
            (tmp_path / "config.cfg").write_text(broken)
        for nlp in (tmp_path, str(tmp_path), tmp_path / "missing", f"{tmp_path}/missing"):
            with pytest.raises(PipelineNotFound, match=re.escape(str(tmp_path))) as raised:
                parse("Talks began.", nlp=nlp)
            assert "download" not in str(raised.value)

    def test_a_folder_in_the_working_directory_is_a_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blank: Language) -> None:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "bare_folder").mkdir()
        blank.to_disk(tmp_path / "full_folder")
        with pytest.raises(PipelineNotFound, match=r"'bare_folder' holds no spaCy pipeline"):
            parse("Talks began.", nlp="bare_folder")
        assert parse("Talks began.", nlp="full_folder").model == parse("Talks began.", nlp=Path("full_folder")).model == "en_pipeline 0.0.0"

    @pytest.mark.parametrize(
        ("setting", "named"),
        [
            ({"lexicon": {"verbs": ["quip"]}}, "'verbs'"),
            ({"lexicon": {5: ["quip"]}}, "called 5"),
            ({"lexicon": ["quip"]}, r"\['quip'\] is no dictionary"),
            ({"lexicon": None}, "None is no dictionary"),
            ({"lexicon": {"reporting_verbs": "quip"}}, r"give a list, \['quip'\]"),
            ({"lexicon": {"reporting_verbs": 5}}, "are 5: give a list"),
            ({"lexicon": {"reporting_verbs": [1]}}, "1 among the words"),
            ({"lexicon": {"reporting_verbs": [""]}}, "'' among the words"),
            ({"day_first": "no"}, "'no' is neither yes nor no: give True or False"),
        ],
    )
    def test_a_setting_without_a_meaning_is_named(self, setting: dict[str, Any], named: str) -> None:
        with pytest.raises(InvalidSettings, match=named):
            Settings(**setting)

    def test_settings_are_values(self) -> None:
        one, other = (Settings(lexicon={"reporting_verbs": words}) for words in (["quip"], ("quip",)))
        assert one == other != Settings()
        assert len({one, other, Settings()}) == 2
        assert pickle.loads(pickle.dumps(one)) == one
        with pytest.raises(TypeError):
            one.lexicon["reporting_verbs"] = ()  # type: ignore[index]

    def test_title_source_id_and_settings_are_kept(self, blank: Language) -> None:
        own = Settings(lexicon={"reporting_verbs": ["quip"]}, day_first=True)
        document = parse("Talks began.", title="Talks", source="Gulf Wire", id="7", settings=own, nlp=blank)
        assert (document.title, document.source, document.id, document.settings) == ("Talks", "Gulf Wire", "7", own)
        assert own.lexicon == {"reporting_verbs": ("quip",)}

    def test_the_pipeline_is_named(self, blank: Language, nlp: Language) -> None:
        assert parse("", nlp=blank).model == "en_pipeline 0.0.0"
        assert parse("", nlp=nlp).model.startswith("en_diploparse ")


class TestManyArticles:
    texts = ("Talks began.", Article("Envoys met in Doha.", "2025-05-15", id="b"), "", Article("They left.", title="Left", id="d"))

    @pytest.mark.parametrize("batch_size", [1, 3, 64])
    def test_they_come_back_in_order(self, nlp: Language, batch_size: int) -> None:
        found = list(parse_many(self.texts, nlp=nlp, batch_size=batch_size, n_process=1))
        assert [document.text for document in found] == ["Talks began.", "Envoys met in Doha.", "", "They left."]
        assert [document.id for document in found] == [None, "b", None, "d"]
        assert found[1].published == dt.date(2025, 5, 15)
        assert found[3].title == "Left"

    def test_they_are_parsed_as_one_alone_would_be(self, nlp: Language, seed_text: str) -> None:
        alone = parse(seed_text, nlp=nlp)
        among = list(parse_many(["Talks began.", seed_text, "They ended."], nlp=nlp))[1]
        assert annotation(among) == annotation(alone)

    def test_no_more_is_read_than_a_batch(self, blank: Language) -> None:
        taken: list[int] = []

        def endless() -> Iterator[str]:
            while True:
                taken.append(1)
                yield "Talks began."

        found = parse_many(endless(), nlp=blank, batch_size=2)
        assert taken == []
        next(found)
        assert len(taken) == 2

    def test_those_before_a_bad_one_are_given(self, blank: Language) -> None:
        found = parse_many(["Talks began.", Article("They ended.", "tomorrow"), "Never read."], nlp=blank)
        assert next(found).text == "Talks began."
        with pytest.raises(InvalidDate, match="tomorrow"):
            next(found)

    @pytest.mark.parametrize("articles", ["Talks began.", Article("Talks began."), b"Talks began."])
    def test_one_article_belongs_in_a_list(self, blank: Language, articles: Any) -> None:
        with pytest.raises(InvalidArgument, match=f"one {type(articles).__name__}: put it in a list"):
            parse_many(articles, nlp=blank)

    def test_what_holds_no_articles_is_named(self, blank: Language) -> None:
        with pytest.raises(InvalidArgument, match="=None holds no articles"):
            parse_many(None, nlp=blank)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "numbers", [{"n_process": 0}, {"n_process": -2}, {"batch_size": 0}, {"batch_size": "many"}, {"settings": None}]
    )
    def test_a_number_that_parses_nothing_is_named_before_anything_is_read(self, blank: Language, numbers: dict[str, Any]) -> None:
        ((name, value),) = numbers.items()
        with pytest.raises(InvalidSettings, match=f"{name}={value!r}"):
            parse_many(["Talks began."], nlp=blank, **numbers)

    def test_no_articles_no_documents(self, blank: Language) -> None:
        assert list(parse_many([], nlp=blank)) == []


class TestParagraphsAreParsedAlone:
    @few
    @given(articles(), st.sampled_from(("\n", "\n\n", "\r\n", " \n", "\n\u00a0\n\n")), st.sampled_from(("", "\n", "\n \n")))
    def test_blank_lines_around_an_article_only_shift_offsets(
        self, nlp: Language, article: GeneratedArticle, before: str, after: str
    ) -> None:
        plain, shifted = parse_many([article.text, before + article.text + after], nlp=nlp)
        sound(shifted)
        assert annotation(shifted, len(before)) == annotation(plain)
        assert shifted.paragraphs == tuple(Span(span.start + len(before), span.end + len(before)) for span in plain.paragraphs)

    def test_a_paragraph_that_is_dropped_changes_none_of_the_others(self, nlp: Language, seed: Document) -> None:
        whole = by_paragraph(seed)
        dropped = [seed.text[: span.start] + seed.text[span.end :] for span in seed.paragraphs]
        for i, rest in enumerate(parse_many(dropped, nlp=nlp)):
            assert by_paragraph(rest) == whole[:i] + whole[i + 1 :]

    @few
    @given(articles(), articles())
    def test_a_paragraph_that_is_added_changes_none_of_the_others(
        self, nlp: Language, one: GeneratedArticle, other: GeneratedArticle
    ) -> None:
        """The width of a page, its longest line, tells which line ends are wraps: it is made the same for both."""
        width = max(len(line) for article in (one, other) for line in article.text.splitlines())
        wrap = "\n\nThe envoys, who had come a long\nway, left late at night without a\nword.\n\n" + "x" * width
        texts = [f"{one.text}{wrap}", f"{other.text}{wrap}", f"{one.text}{wrap}\n\n{other.text}{wrap}"]
        first, second, both = parse_many(texts, nlp=nlp)
        assert by_paragraph(both) == by_paragraph(first) + by_paragraph(second)

    @few
    @given(articles(), st.integers(45, 100))
    def test_a_hard_wrap_is_a_space(self, nlp: Language, article: GeneratedArticle, width: int) -> None:
        ending = "the envoys of all the states, who had come a long way, left the old town hall late at night without a word"
        written = [" ".join(words.split("\n")) for words in (*article.text.split("\n\n"), f"{ending} of {ending}.")]
        wrapped = [textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False) for words in written]
        one, other = parse_many(["\n\n".join(written), "\n\n".join(wrapped)], nlp=nlp)
        assert by_paragraph(other) == by_paragraph(one)

    def test_the_seed_article_without_its_wraps(self, nlp: Language, seed: Document) -> None:
        unwrapped = "\n\n".join(" ".join(span.of(seed.text).split("\n")) for span in seed.paragraphs)
        assert by_paragraph(parse(unwrapped, nlp=nlp)) == by_paragraph(seed)

    def test_a_dateline_is_no_part_of_the_sentence(self, nlp: Language) -> None:
        document = parse("DOHA, June 3 (Gulf Wire) — Envoys from Kenya met on Tuesday.", nlp=nlp)
        sentence = document.words(document.layout.segments[1])
        assert sentence[0].is_sent_start
        assert by_paragraph(parse("Envoys from Kenya met on Tuesday.", nlp=nlp))[0][0][2:6] == annotated(sentence[0], 0)[2:6]


class TestSpaces:
    @pytest.mark.parametrize("space", ["  ", "\n", " \n ", "\u00a0", " \u00a0 ", "\t"])
    def test_more_space_inside_a_name_leaves_it_in_one_piece(self, nlp: Language, space: str) -> None:
        text = f"President Étienne{space}Marchand met Chancellor Greta{space}Lindqvist in Paris on Friday, and they\nboth left."
        document = parse(text, nlp=nlp)
        names = [" ".join(entity.text.split()) for entity in document.doc.ents]
        assert "Étienne Marchand" in names
        assert "Greta Lindqvist" in names

    def test_space_belongs_to_the_sentence_before_it(self, nlp: Language) -> None:
        document = parse("Talks began.\n\n\nThey ended.", nlp=nlp)
        assert [sentence.text.strip() for sentence in document.doc.sents] == ["Talks began.", "They ended."]


class TestQuestions:
    def test_words_of_a_span(self, blank: Language) -> None:
        document = parse("Envoys met in Doha.", nlp=blank)
        assert document.words(Span(7, 13)).text == "met in"
        assert document.words(Span(8, 9)).text == "met"
        assert document.words(Span(6, 7)).text == ""
        assert document.words(Span(8, 8)).text == ""
        assert document.words(Span(0, 19)).text == "Envoys met in Doha."

    def test_zone_and_paragraph_of_an_offset(self, blank: Language) -> None:
        document = parse("Envoys met.\n\nRead more: Talks", nlp=blank)
        assert document.zone(Span(0, 6)) == "body"
        assert document.zone(Span(13, 14)) == "link"
        assert [document.paragraph_at(offset) for offset in (0, 12, 13, 99)] == [0, 0, 1, 1]

    def test_marks_in_a_link_are_not_quoted(self, blank: Language) -> None:
        document = parse("He said “yes.”\n\nRead more: Why “no”", nlp=blank)
        assert [pair.span.of(document.text) for pair in document.quoted] == ["“yes.”"]

    @pytest.mark.parametrize(
        ("layer", "component"),
        [("TAG", "tagger"), ("POS", "morphologizer"), ("LEMMA", "trainable_lemmatizer"), ("DEP", "parser"), ("ENT_IOB", "ner")],
    )
    def test_a_missing_layer_names_the_component_that_gives_it(self, blank: Language, nlp: Language, layer: Any, component: str) -> None:
        with pytest.raises(MissingAnnotation, match=component):
            parse("Envoys met.", nlp=blank).needs(layer)
        parse("Envoys met.", nlp=nlp).needs(layer)

    def test_a_reading_is_computed_once_for_each_document(self, blank: Language) -> None:
        asked: list[str] = []

        @once
        def shout(document: Document) -> str | None:
            """Shout."""
            asked.append(document.text)
            return document.text.upper() or None

        one, other = parse("yes", nlp=blank), parse("", nlp=blank)
        assert [shout(one), shout(one), shout(other), shout(other)] == ["YES", "YES", None, None]
        assert asked == ["yes", ""]
        assert (shout.__name__, shout.__doc__) == ("shout", "Shout.")

    def test_equal_texts_are_two_documents(self, blank: Language) -> None:
        assert parse("Talks.", nlp=blank) != parse("Talks.", nlp=blank)
