import textwrap
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diploparse.spans import Span
from diploparse.testing import articles, hostile_text
from diploparse.testing.articles import GeneratedArticle
from diploparse.text.characters import plain
from diploparse.text.layout import Layout, Zone, ZoneKind, lay_out


def zones(text: str) -> list[tuple[ZoneKind, str]]:
    """Return kind and words of each zone, wraps made spaces."""
    return [(zone.kind, zone.span.of(text).replace("\n", " ")) for zone in lay_out(text).zones]


def paragraphs(text: str) -> list[str]:
    layout = lay_out(text)
    return [span.of(layout.masked) for span in layout.paragraphs]


def segments(text: str) -> list[str]:
    layout = lay_out(text)
    return [span.of(layout.masked).strip() for span in layout.segments]


texts = st.one_of(hostile_text(), hostile_text().map(lambda text: textwrap.fill(text, 30)), articles().map(lambda article: article.text))


@given(texts)
@example("")
@example(" \r\n\u2028")
@example("https://a\n\nhttps://b")
def test_masking_keeps_length_and_changes_characters_into_plain_ones_or_space(text: str) -> None:
    masked = lay_out(text).masked
    assert len(masked) == len(text)
    assert all(new == kept or new.isspace() for new, kept in zip(masked, plain(text), strict=True))


@given(texts)
def test_paragraphs_stand_in_order_apart_and_hold_all_that_is_printed(text: str) -> None:
    found = lay_out(text).paragraphs
    level = plain(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(span.of(level).strip() == span.of(level) != "" for span in found)
    inside = {i for span in found for i in range(span.start, span.end)}
    assert all(i in inside for i, character in enumerate(level) if not character.isspace())


@given(texts)
def test_segments_stand_in_order_inside_paragraphs_and_are_not_blank(text: str) -> None:
    layout = lay_out(text)
    assert all(any(paragraph.covers(segment) for paragraph in layout.paragraphs) for segment in layout.segments)
    assert all(before.end <= after.start for before, after in pairwise(layout.segments))
    assert all(segment.of(layout.masked).strip() for segment in layout.segments)
    inside = {i for span in layout.segments for i in range(span.start, span.end)}
    assert all(i in inside for i, character in enumerate(layout.masked) if not character.isspace())


@given(texts)
def test_links_are_masked_and_nothing_in_a_segment_is_wrapped(text: str) -> None:
    layout = lay_out(text)
    assert not any(zone.span.of(layout.masked).strip() for zone in layout.zones if zone.kind == "link")
    assert not any("\n" in segment.of(layout.masked) for segment in layout.segments)


@given(texts)
def test_each_paragraph_has_a_zone_and_the_innermost_one_is_found(text: str) -> None:
    layout = lay_out(text)
    assert {zone.span for zone in layout.zones} >= set(layout.paragraphs)
    for start in range(len(text)):
        around = [zone for zone in layout.zones if zone.span.start <= start < zone.span.end]
        innermost = min(around, key=lambda zone: len(zone.span)).kind if around else "body"
        assert layout.zone(Span(start, len(text))) == innermost


@given(articles())
def test_a_wrapped_article_has_the_paragraphs_that_were_written(article: GeneratedArticle) -> None:
    ending = "The envoys of all the states, who had come a long\nway, left the old town hall late at night\nwithout a word."
    written = [*article.text.split("\n\n"), ending]
    assert paragraphs("\n\n".join(written)) == [plain(words).replace("\n", " ") for words in written]


def test_zones_may_be_made_by_hand_in_any_order() -> None:
    layout = Layout("abcdef", (Span(0, 6),), (), (Zone("byline", Span(2, 4)), Zone("caption", Span(0, 6)), Zone("link", Span(3, 4))))
    assert [layout.zone(Span(i, 6)) for i in range(7)] == ["caption", "caption", "byline", "link", "caption", "caption", "body"]
    assert layout == Layout(layout.masked, layout.paragraphs, layout.segments, layout.zones)


class TestLineEnds:
    def test_hard_wraps_become_spaces(self) -> None:
        text = "The Deputy Defense\nMinister came to Oslo\nand left.\n\nNobody knew why."
        assert paragraphs(text) == ["The Deputy Defense Minister came to Oslo and left.", "Nobody knew why."]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_of_all_systems_are_the_same(self, end: str) -> None:
        text = f"Talks began in{end}the hall.{end}{end}They ended."
        assert [words.split() for words in paragraphs(text)] == [["Talks", "began", "in", "the", "hall."], ["They", "ended."]]

    def test_an_indented_line_behind_a_full_stop_begins_a_paragraph_though_no_line_is_blank(self) -> None:
        text = (
            "The two sides are trying to show that they are committed to a way out of the long\nconflict.\n"
            " However, after months of mediated talks, the two sides do not seem any\ncloser to an end."
        )
        assert len(paragraphs(text)) == 2

    def test_a_short_line_behind_a_full_stop_ends_a_paragraph(self) -> None:
        text = (
            "The envoys of both states met for three hours in the old town hall and then\nleft.\n"
            "The host, who had waited, said nothing of\nit."
        )
        assert len(paragraphs(text)) == 2

    def test_a_full_line_behind_a_full_stop_does_not(self) -> None:
        text = (
            "The envoys of both states met for three hours in the old town hall.\n"
            "The host, who had waited outside for them all night long, said\nnothing."
        )
        assert len(paragraphs(text)) == 1

    def test_one_paragraph_to_a_line(self) -> None:
        text = (
            "Talks began in Doha on Friday after months of waiting.\nThey ended in Oslo on Sunday.\n"
            "No date was set for the next round of talks between the envoys of both states.\nNobody knows."
        )
        assert paragraphs(text) == text.split("\n")

    def test_long_lines_are_paragraphs_whatever_they_end_with(self) -> None:
        text = "The agenda, as the ministry has it:\n" + "prisoners, borders, water and trade " * 10 + "\nThe talks go on"
        assert len(paragraphs(text)) == 3

    def test_a_long_address_does_not_make_the_lines_long(self) -> None:
        text = (
            "The envoys of both states, who had come late to the meeting that was\nheld on Friday, left.\n"
            f"https://example.org/{'x' * 300}\nThe crowd had been waiting outside since early\nmorning."
        )
        assert [kind for kind, _ in zones(text)] == ["body", "link", "body"]


class TestListsAndHeadings:
    def test_the_items_of_a_list_are_paragraphs(self) -> None:
        text = (
            "The sides agreed on three steps that each of them would take by the end of June:\n"
            "- prisoners of war who were taken before the truce of May will be set free at the\n  border\n"
            "- borders\n* trade\n1. water\n"
            "The host was glad that they had come so far in so short a time, she\nsaid."
        )
        assert [words.split()[:2] for words in paragraphs(text)] == [
            ["The", "sides"],
            ["-", "prisoners"],
            ["-", "borders"],
            ["*", "trade"],
            ["1.", "water"],
            ["The", "host"],
        ]

    @pytest.mark.parametrize(
        "line", ["— said so to the crowd", "12. The host said nothing to the crowd", "read more into the words than she meant"]
    )
    def test_a_sentence_that_goes_on_is_no_item_and_no_link(self, line: str) -> None:
        text = f"The envoys, who had come to a meeting in the old town hall on June\n{line} that had been\nwaiting."
        assert [kind for kind, _ in zones(text)] == ["body"]

    def test_headline_byline_and_dateline_without_blank_lines(self) -> None:
        text = (
            "Ceasefire Talks Open in Doha\nBy Ana Silva and Tom Reed\n"
            "DOHA, June 3 (Gulf Wire) — Envoys from Qatar and Norway met on Tuesday to\ndiscuss the release of prisoners, they said."
        )
        assert [kind for kind, _ in zones(text)] == ["heading", "byline", "body"]

    def test_a_heading_between_paragraphs(self) -> None:
        text = "Envoys met on Friday.\n\nA Long Way to Go\n\nThey agreed on nothing."
        assert zones(text)[1] == ("heading", "A Long Way to Go")


class TestDatelines:
    @pytest.mark.parametrize(
        "dateline",
        [
            "DOHA —",
            "DOHA (Gulf Wire) -",
            "DOHA, Qatar (GW) --",
            "Doha, June 3 (Gulf Wire) –",
            "GENEVA, 12 March 2024 —",
            "WASHINGTON/OSLO, Sept. 4 -",
            "NEW YORK _",
        ],
    )
    def test_a_dateline_is_parsed_apart_from_its_sentence(self, dateline: str) -> None:
        assert segments(f"{dateline} Envoys from Kenya arrived on Tuesday.")[1:] == ["Envoys from Kenya arrived on Tuesday."]

    @pytest.mark.parametrize(
        "sentence",
        [
            "Ana Silva - Norway's longest-serving envoy - arrived.",
            "The talks - a first - ended.",
            "Kenya-Norway talks began.",
            "Oslo waits.",
            "DOHA -",
        ],
    )
    def test_an_aside_is_no_dateline(self, sentence: str) -> None:
        assert segments(sentence) == [sentence]


class TestLinksAndCredits:
    def test_a_link_runs_on_over_a_wrap(self) -> None:
        text = (
            "The envoys met for three hours in the old town hall, and then they all went\nhome.\n\n"
            "Related article: Why the Ministers of Both States Refuse to Sit at One\nTable\n\nThe talks go on."
        )
        assert zones(text)[1] == ("link", "Related article: Why the Ministers of Both States Refuse to Sit at One Table")
        assert [words.strip() for words in paragraphs(text)][1:] == ["", "The talks go on."]

    def test_a_link_that_leaves_room_does_not(self) -> None:
        text = "Read more\nThe talks begin today, the ministry said in a statement."
        assert [kind for kind, _ in zones(text)] == ["link", "body"]

    def test_an_address_alone_on_a_line_parts_paragraphs(self) -> None:
        text = "The talks go on.\nhttps://example.org/2025/05/14/talks-to-open\n The envoys met."
        assert [kind for kind, _ in zones(text)] == ["body", "link", "body"]

    def test_an_address_in_a_sentence_is_a_link_within_it(self) -> None:
        text = "The statement at https://example.org/a/2024 names no date."
        assert zones(text) == [("body", text), ("link", "https://example.org/a/2024")]
        assert lay_out(text).masked.split() == ["The", "statement", "at", "names", "no", "date."]

    def test_a_caption_holds_its_credit(self) -> None:
        text = "Envoys wait in Doha for the talks to begin. Ana Silva / XYZ\n\nTalks began."
        assert zones(text)[:2] == [("caption", text.split("\n")[0]), ("byline", "Ana Silva / XYZ")]


def test_the_seed_article(seed_text: str) -> None:
    layout = lay_out(seed_text)
    kinds = [layout.zone(span) for span in layout.paragraphs]
    assert kinds[0] == "caption"
    assert kinds[-1] == "byline"
    assert [span.of(seed_text)[:15] for span in layout.paragraphs if layout.zone(span) == "link"] == [
        "https://www.the",
        "Related article",
        "Related article",
    ]
    assert {"caption", "byline", "link", "body"} == set(kinds)
    begins = [span.of(seed_text).split()[0] for span in layout.paragraphs]
    assert "However," in begins
    assert begins.count("Zelensky") == 2
    assert len(layout.paragraphs) == 29


@pytest.mark.parametrize(
    "line",
    [
        "Talks began in Doha.\n",
        "Talks began in Doha.\n\n",
        "https://example.org/a\n",
        "see https://example.org/a now ",
        "Ana Silva ",
        "By Ana Silva and ",
        "a ",
        "A.",
        "Photo ",
        ".\n",
        "DOHA, ",
        "-",
        "\n",
        "\r",
        "x" + " " * 500,
    ],
)
def test_time_grows_with_the_text_and_no_faster(line: str) -> None:
    text = line * (300_000 // len(line))
    layout = lay_out(text)  # minutes, if it did
    assert {layout.zone(Span(i, i)) for i in range(0, len(text), 10)}
