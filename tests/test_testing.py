from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse.document import Document, parse
from diploparse.spans import Span
from diploparse.testing import GeneratedArticle, Mark, articles, dates, hostile_text, odd_marks, parse_marked, with_words
from diploparse.text.characters import one_line, plain


class TestMarkedText:
    def test_tags_are_taken_out_and_offsets_counted(self) -> None:
        gold = parse_marked('<quote speaker="Ana Silva">"We agree,"</quote> <source>she</source> <cue>said</cue>.')
        assert gold.text == '"We agree," she said.'
        assert gold.marks == (
            Mark("quote", Span(0, 11), {"speaker": "Ana Silva"}),
            Mark("source", Span(12, 15)),
            Mark("cue", Span(16, 20)),
        )

    def test_marks_may_be_nested_and_come_in_the_order_in_which_they_open(self) -> None:
        gold = parse_marked("<a>one <b>two</b> <a>three</a></a><c></c>")
        found = [(mark.tag, mark.span.of(gold.text)) for mark in gold.marks]
        assert found == [("a", "one two three"), ("b", "two"), ("a", "three"), ("c", "")]
        assert gold.texts("a") == ("one two three", "three")
        assert gold.spans("c") == (Span(13, 13),)
        assert gold.of("d") == ()

    def test_signs_that_tags_use_can_be_written(self) -> None:
        gold = parse_marked("<a x='&quot;1&quot; &lt; 2' y=\"it's\">3 &lt; 4</a> > AT&T &amp;lt;")
        assert gold.text == "3 < 4 > AT&T &lt;"
        assert gold.marks[0].attributes == {"x": '"1" < 2', "y": "it's"}

    @pytest.mark.parametrize(
        ("marked", "named"),
        [
            ("<a>one", "<a>"),
            ("one</a>", "</a>"),
            ("<a><b>one</a></b>", "</a>"),
            ("<a><b>one</a></b>", "<b>"),
            ("<a x=1>one</a>", "<a x=1>"),
            ("<a/>", "<a/>"),
            ("1 < 2", "&lt;"),
            ("<a>one</a x='1'>", "</a x='1'>"),
        ],
    )
    def test_malformed_mark_up_names_the_tag(self, marked: str, named: str) -> None:
        with pytest.raises(ValueError, match=r"tag|closed|closes") as raised:
            parse_marked(marked)
        assert named in str(raised.value)

    @given(hostile_text())
    def test_any_text_can_be_marked(self, text: str) -> None:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        gold = parse_marked(f"{escaped}<a>{escaped}</a>")
        assert gold.text == text + text
        assert gold.spans("a") == (Span(len(text), 2 * len(text)),)


def relations(document: Document) -> list[tuple[object, ...]]:
    return [
        (token.tag_, token.pos_, str(token.morph), token.dep_, token.head.i, token.ent_iob_, token.ent_type_, token.is_sent_start)
        for token in document.doc
    ]


class TestOtherWords:
    text = "DOHA (Gulf Wire) — Envoy Ana  Silva\nmet “Tom” Reed, Silva’s aide.\n\nRead more: Silva goes\n\nSilva said nothing at https://a.example/Silva."
    mapping = {"Silva": "Wickremesinghe", "Ana": "Bo", "Reed": "Ó'Dálaigh", "Wickremesinghe": "never"}  # noqa: RUF012

    def test_the_words_change_and_the_rest_of_the_text_does_not(self, nlp: Language) -> None:
        made = with_words(parse(self.text, nlp=nlp), self.mapping)
        assert made.text == (
            "DOHA (Gulf Wire) — Envoy Bo  Wickremesinghe\nmet “Tom” Ó'Dálaigh, Wickremesinghe’s aide.\n\nRead more: Silva goes\n\n"
            "Wickremesinghe said nothing at https://a.example/Silva."
        )
        assert made.doc.text == made.masked
        assert len(made.masked) == len(made.text)

    def test_the_annotation_stays(self, nlp: Language) -> None:
        document = parse(self.text, nlp=nlp)
        made = with_words(document, self.mapping)
        assert relations(made) == relations(document)
        assert [entity.label_ for entity in made.doc.ents] == [entity.label_ for entity in document.doc.ents]

    def test_paragraphs_segments_and_zones_move_along(self, nlp: Language) -> None:
        document = parse(self.text, nlp=nlp)
        made = with_words(document, self.mapping)
        assert [span.of(made.text) for span in made.paragraphs] == made.text.split("\n\n")
        assert [zone.kind for zone in made.zones] == [zone.kind for zone in document.zones]
        assert [zone.span.of(made.text) for zone in made.zones if zone.kind == "link"] == [
            "Read more: Silva goes",
            "https://a.example/Silva",
        ]
        assert [span.of(made.masked).split()[0] for span in made.layout.segments] == ["DOHA", "Envoy", "Wickremesinghe"]
        assert [pair.span.of(made.text) for pair in made.quoted] == ["“Tom”"]

    def test_a_lemma_that_was_the_word_is_the_new_word(self, nlp: Language) -> None:
        document = parse("Silva met envoys.", nlp=nlp)
        made = with_words(document, {"Silva": "Keita", "envoys": "aides"})
        assert document.doc[0].lemma_ == "Silva"
        assert made.doc[0].lemma_ == "Keita"
        assert made.doc[2].lemma_ == document.doc[2].lemma_

    def test_odd_characters_of_a_new_word_are_masked(self, nlp: Language) -> None:
        made = with_words(parse("Silva left.", nlp=nlp), {"Silva": "O’Neill"})
        assert made.text == "O’Neill left."
        assert made.masked == "O'Neill left."

    def test_what_the_caller_knew_is_kept(self, blank: Language) -> None:
        document = parse("Silva left.", published="2025-05-15", title="Left", source="Gulf Wire", id="7", nlp=blank)
        made = with_words(document, {"Silva": "Keita"})
        assert (made.published, made.title, made.source, made.id, made.model, made.settings) == (
            document.published,
            "Left",
            "Gulf Wire",
            "7",
            document.model,
            document.settings,
        )

    @pytest.mark.parametrize("word", ["", " ", "Ana Silva", "Ana\n", "\u00a0"])
    def test_a_new_word_is_one_word(self, blank: Language, word: str) -> None:
        with pytest.raises(ValueError, match="single word"):
            with_words(parse("Silva left.", nlp=blank), {"Silva": word})

    @given(
        hostile_text(),
        st.dictionaries(st.sampled_from(("the", "Silva", "said", "We", "a", "-", '"')), st.sampled_from(("x", "longest", "’"))),
    )
    def test_any_document_can_be_reworded_and_no_words_change_nothing(self, blank: Language, text: str, mapping: dict[str, str]) -> None:
        document = parse(text, nlp=blank)
        made = with_words(document, mapping)
        assert made.doc.text == made.masked
        assert len(made.masked) == len(made.text)
        words = [token.text for token in document.doc]
        assert [token.text for token in made.doc] == [plain(mapping[word]) if word in mapping else word for word in words]
        assert all(made.masked[span.start : span.end].strip() for span in made.layout.segments)
        same = with_words(document, {})
        assert (same.text, same.layout) == (document.text, document.layout)

    @settings(max_examples=25)
    @given(articles())
    def test_there_and_back_again(self, nlp: Language, article: GeneratedArticle) -> None:
        document = parse(article.text, nlp=nlp)
        there = {person.family: f"Xx{i}" for i, person in enumerate(article.people)}
        back = with_words(with_words(document, there), {new: old for old, new in there.items()})
        assert back.text == document.text
        assert back.layout == document.layout
        assert relations(back) == relations(document)


class TestStrategies:
    @given(articles())
    def test_the_gold_of_an_article_stands_in_its_text_in_order(self, article: GeneratedArticle) -> None:
        line = one_line(article.text)
        places: list[int] = []
        for quotation in article.quotations:
            places.append(line.find(quotation.text, places[-1] + 1 if places else 0))
        assert -1 not in places
        assert all(before < after for before, after in pairwise(places))
        assert all(person.introduction in line for person in article.people)
        assert all(name in line for names in article.lists for name in names.names)
        assert set(article.speakers) == {person.name for person in article.people}
        assert len(article.text.split("\n\n")) == len(article.quotations) + len(article.lists)

    @given(articles())
    def test_marks_tell_the_form(self, article: GeneratedArticle) -> None:
        for quotation in article.quotations:
            marked = quotation.text[0] in '“"', quotation.text[-1] in '”"'
            assert {"direct": (True, True), "mixed": (False, True), "indirect": (False, False)}[quotation.form] == marked

    @given(articles())
    def test_nobody_shares_a_family_name(self, article: GeneratedArticle) -> None:
        names = [person.name for person in article.people] + [name for names in article.lists for name in names.names]
        assert len({name.split()[-1] for name in names}) == len(names)

    @given(st.one_of(hostile_text(), odd_marks()), dates())
    def test_texts_are_strings_and_days_are_days(self, text: str, day: object) -> None:
        assert isinstance(text, str)
        assert day
