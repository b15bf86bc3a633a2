"""Reports as a page of HTML: what it holds, and that nothing in a report can break out of it."""

import base64
import datetime as dt
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import EXTRACTORS, Evidence, Failure, Meeting, Party, Person, Quotation, Record, Report, Span, Speaker, read, to_html
from diploparse.compose import extract
from diploparse.document import Document
from diploparse.export.encounters import graph
from diploparse.export.marked import Mark, marked
from diploparse.testing import hostile_text, parse_marked

VOID = {"meta", "line", "rect", "circle", "path"}
NORWAY, KENYA = Party(name="Norway", kind="state"), Party(name="Kenya", kind="state")


@attrs.frozen(kw_only=True)
class JointStatement(Record):
    who: tuple[Person, ...]
    words: Span
    firm: bool = True


class Page(HTMLParser):
    """The elements of a page: what a browser would build, for a page whose tags are all closed."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def text(self, *, within: str = "body", between: str = "") -> str:
        return between.join(data for path, data in self.texts if within in path and "script" not in path)

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    def values(self, name: str) -> list[str]:
        return [value for _, found in self.tags if (value := found.get(name)) is not None]


def a_report(text: str = "Ana Silva met Tom.", *records: Record, **fields: Any) -> Report:
    return Report(text=text, records=records, version="1", model="m", paragraphs=(Span(0, len(text)),), **fields)


def with_every_kind(seed: Document) -> Report:
    def statements(document: Document) -> list[Record]:
        return [JointStatement(who=(), words=Span(103, 141), evidence=(Evidence("words", (Span(103, 141),)),))]

    return extract(seed, [*EXTRACTORS.values(), statements])


# Marks that overlap and cross


def marks_of(text: str) -> tuple[str, list[Mark]]:
    gold = parse_marked(text)
    return gold.text, [Mark(mark.span, f"r{i}", mark.tag) for i, mark in enumerate(gold.marks)]


def test_marks_within_marks_are_cut_at_all_ends() -> None:
    text, marks = marks_of("<said>We met <who>Ana <fam>Silva</fam></who> there</said>.")
    (block,) = marked(text, [Span(0, len(text))], marks, ())
    assert [(piece.text, piece.styles) for piece in block.pieces] == [
        ("We met ", ("said",)),
        ("Ana ", ("who", "said")),
        ("Silva", ("fam", "who", "said")),
        (" there", ("said",)),
        (".", ()),
    ]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=6), st.lists(st.integers(0, 40), max_size=4))
def test_pieces_make_up_the_text_and_each_character_carries_its_marks(stretches: list[Span], evidence: list[Span], cuts: list[int]) -> None:
    text = "abcdefghij" * 4
    marks = [Mark(span, f"r{i}", "x") for i, span in enumerate(stretches) if len(span)]
    edges = sorted({0, *cuts, 40})
    paragraphs = [Span(a, b) for a, b in pairwise(edges)]
    pieces = [piece for block in marked(text, paragraphs, marks, [span for span in evidence if len(span)]) for piece in block.pieces]
    assert "".join(piece.text for piece in pieces) == text
    for piece in pieces:
        for offset in range(piece.span.start, piece.span.end):
            assert set(piece.records) == {mark.record for mark in marks if mark.span.start <= offset < mark.span.end}
    begun = {piece.begins.span.start for piece in pieces if piece.begins}
    assert begun == {mark.span.start for mark in marks}


# What the page holds


def test_all_that_is_pointed_at_is_there(seed: Document) -> None:
    page = Page(to_html(with_every_kind(seed)))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    targets = [href for href in page.values("href") if href.startswith("#")]
    assert {href[1:] for href in targets} <= set(ids)
    assert {one for value in page.values("data-r") for one in value.split()} <= set(ids)
    assert {one for name in ("aria-labelledby", "aria-controls") for value in page.values(name) for one in value.split()} <= set(ids)


def test_every_record_has_a_card_and_its_place_in_the_text(seed: Document) -> None:
    report = with_every_kind(seed)
    page = Page(to_html(report))
    cards = {found["id"] for _, found in page.tags if "data-layer" in found}
    assert cards == {f"r{number}" for number in range(len(report.records))}
    starts = {int(value[1:]) for value in page.values("id") if re.fullmatch(r"c\d+", value)}
    assert {span.start for record in report.records for span in record.spans} <= starts


def test_a_record_that_is_there_twice_has_one_card(seed: Document) -> None:
    report = extract(seed)
    assert to_html(attrs.evolve(report, records=report.records * 2)) == to_html(report)


def test_the_text_is_whole(seed: Document) -> None:
    report = with_every_kind(seed)
    source = to_html(report)
    words = Page(source[source.index('<div class="words">') : source.index('<div id="records"')].replace("</article>", ""))
    assert "".join(data for _, data in words.texts).split() == report.text.split()


def test_the_page_reads_without_its_looks(seed: Document) -> None:
    page = Page(to_html(with_every_kind(seed)))
    assert {"main", "nav", "article", "footer"} <= {tag for tag, _ in page.tags}
    assert len(page.all("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.all("html")[0]["lang"] == "en"
    assert [button["aria-pressed"] for button in page.all("button") if "data-toggles" in button] == ["true"] * 6
    assert "the table below says the same" in (page.all("svg")[0]["aria-label"] or "")
    assert page.all("table")


def test_own_records_are_shown_with_all_their_fields() -> None:
    ana = Person(name="Ana Silva", family="Silva", mentions=(Span(0, 9),))
    own = JointStatement(who=(ana, ana), words=Span(10, 13), evidence=(Evidence("words", (Span(10, 13),), "inferred"),))
    text = Page(to_html(a_report("Ana Silva met Tom.", own))).text(between=" ").split("Joint statement")[-1].split()
    assert text[:14] == ["Ana", "Silva,", "Ana", "Silva", "who", "Ana", "Silva,", "Ana", "Silva", "words", "met", "inferred", "firm", "yes"]


def test_a_speaker_without_a_record_is_heard() -> None:
    said = Quotation(form="direct", content=(Span(0, 3),), text="Ana", speaker=Speaker(name=None, kind="unknown", candidates=("A", "B")))
    assert "unknown (A or B)" in Page(to_html(a_report("Ana", said))).text()


def test_an_empty_report_and_one_without_a_date_say_so() -> None:
    text = Page(to_html(Report(text="", version="1", model="m"))).text()
    assert all(words in text for words in ("publication date not given", "The text is empty.", "Nothing was read."))
    assert "Who spoke" not in text
    dated = Page(to_html(a_report(published=dt.date(2025, 5, 15)))).text()
    assert "published Thursday, 15 May 2025" in dated
    assert "not given" not in dated


def test_what_failed_is_told() -> None:
    text = Page(to_html(a_report(failures=(Failure("dates", "IndexError: <b>"),)))).text()
    assert "The extractor dates failed and its records are left out: IndexError: <b>" in text


def test_spans_outside_the_text_and_paragraphs_out_of_order_do_no_harm() -> None:
    far = Party(name="Norway", kind="state", mentions=(Span(4, 4), Span(5, 400), Span(500, 600)))
    report = attrs.evolve(a_report("Ana met Norway", far), paragraphs=(Span(8, 900), Span(0, 5), Span(20, 30)))
    page = Page(to_html(report))
    assert "Ana met Norway" in " ".join(page.text(within="article").split())
    assert page.all("a", id="c5")


# Nothing breaks out


HOSTILE = (
    "<script>alert(1)</script>",
    '"></style><script>alert(1)</script>',
    "</title></script></iframe><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "]]>",
    "&lt;b&gt;",
)
HARMLESS = {tag for tag, _ in Page(to_html(a_report("Ana", Person(name="Ana", family="Ana", mentions=(Span(0, 3),))))).tags}


def everywhere(words: str) -> Report:
    """Return a report that says the same words in all places."""
    span = (Span(0, len(words)),)
    person = Person(name=words, family=words, nationality=words, mentions=span)
    speaker = Speaker(name=words, kind="person", person=person, office=words, affiliation=words, mentions=span)
    meeting = Meeting(participants=(person, NORWAY), kind="talks", status="held", topic=words, part_of=words, mentions=span)
    own = JointStatement(who=(person,), words=span[0], evidence=(Evidence("words", span),))
    said = Quotation(form="direct", content=span, text=words, speaker=speaker, cue=span[0], medium=words)
    return a_report(words, person, speaker, meeting, own, said, title=words, source=words, id=words, failures=(Failure(words, words),))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words: str) -> None:
    page = Page(to_html(everywhere(words)))
    plain = Page(to_html(everywhere("harmless")))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert [sorted(found) for _, found in page.tags] == [sorted(found) for _, found in plain.tags]
    assert page.text().count(words) >= 12
    assert all(value.startswith("#") for value in page.values("href"))


@given(text=hostile_text())
@settings(max_examples=25)
def test_any_text_makes_a_page(text: str, nlp: Language) -> None:
    source = to_html(read(text, nlp=nlp, strict=True))
    page = Page(source)
    assert page.all("script") == [{}]
    assert {href[1:] for href in page.values("href")} <= set(page.values("id"))
    source.encode("utf8")
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff]", source)


def test_what_turns_the_direction_stays_in_the_article() -> None:
    page = Page(to_html(everywhere("\u202eevil\u2066")))
    assert "\u202eevil\u2066" in page.text(within="article")
    outside = [data for path, data in page.texts if "p" not in path or ("a" not in path and "span" not in path)]
    assert not any("\u202e" in data or "\u2066" in data for data in outside)


def test_the_policy_lets_the_page_s_own_style_and_script_in_and_nothing_else() -> None:
    source = to_html(a_report())
    (policy,) = (found["content"] or "" for found in Page(source).all("meta") if found.get("http-equiv") == "Content-Security-Policy")
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode("utf8")).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert not {"style", "src", "onclick", "action"} & {name for _, found in Page(source).tags for name in found}
    assert not re.search(r"url\(|@import|https?:", source)


def test_a_frame_for_notebooks_holds_the_page_and_nothing_of_it_is_outside() -> None:
    report = everywhere('"></iframe><script>alert(1)</script>')
    (frame,) = Page(report._repr_html_()).tags
    assert frame[0] == "iframe"
    assert frame[1]["sandbox"] == "allow-scripts"
    assert frame[1]["srcdoc"] == to_html(report)


# The same always, small, and legible


def test_a_page_is_the_same_each_time(seed: Document) -> None:
    assert to_html(with_every_kind(seed)) == to_html(with_every_kind(seed))


def test_the_page_of_the_seed_is_small(seed: Document) -> None:
    assert len(to_html(extract(seed)).encode("utf8")) < 300_000


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(scheme: int) -> None:
    style = re.findall(r"<style>(.*?)</style>", to_html(a_report()), re.DOTALL)[0]
    rules = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[: scheme + 1]
    colour = {name: value for rule in rules for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rule)}
    for ground in ("paper", "raised"):
        assert all(contrast(colour[text], colour[ground]) >= 4.5 for text in ("ink", "dim", "link", "held", "open", "off", "vague"))
        assert all(contrast(colour[line], colour[ground]) >= 3 for line in ("control", "who", "person", "time", "sent", "met", "other"))
    assert contrast(colour["ink"], colour["said"]) >= 7
    assert contrast(colour["lit-ink"], colour["lit"]) >= 7
    assert all(contrast(colour[line], colour["said"]) >= 3 for line in ("person", "time", "sent", "met", "other"))


# Who met whom


def test_names_and_meetings_stand_apart_in_the_graph() -> None:
    people = [Person(name=f"Person {i}", family=f"{i}") for i in range(30)]
    meetings = [Meeting(participants=tuple(people[i : i + 2 + i % 3]), kind="talks", status="held") for i in range(25)]
    found = graph([*meetings, Meeting(kind="talks", status="held")])
    assert found is not None
    assert len(found.hubs) == 25
    assert [node.name for node in found.nodes] == list(dict.fromkeys(one.name for meeting in meetings for one in meeting.participants))
    rows = sorted((node.y, node.x > 0) for node in found.nodes)
    assert len(set(rows)) == len(rows)
    for i, one in enumerate(found.hubs):
        assert all(abs(one.x - two.x) >= 90 or abs(one.y - two.y) >= 24 for two in found.hubs[:i])
        assert all(abs(one.x - node.x) > 42 or abs(one.y - node.y) > 10 for node in found.nodes)
    assert all(abs(node.label_x) + len(node.label) <= found.width / 2 for node in found.nodes)


def test_meetings_of_nobody_make_no_graph() -> None:
    assert graph([]) is None
    assert graph([Meeting(kind="talks", status="held")]) is None


def test_what_is_too_much_to_draw_is_a_table() -> None:
    meetings = [Meeting(participants=(Party(name=f"State {i}", kind="state"), KENYA), kind="talks", status="held") for i in range(80)]
    page = Page(to_html(a_report("met", *meetings)))
    assert page.all("svg") == []
    assert len(page.all("tr")) == 81
    assert "open" in page.all("details")[0]


def test_lines_of_the_graph_say_the_status() -> None:
    meeting = Meeting(participants=(NORWAY, KENYA), kind="talks", status="refused", mentions=(Span(0, 3),))
    page = Page(to_html(a_report("met", meeting)))
    assert len(page.all("line")) == 2
    assert page.all("g", **{"class": "lines refused"})
    assert "refused" in page.text(within="svg")
    assert page.text(within="table", between=" ").split() == ["Status", "What", "Who", "refused", "talks", "Norway,", "Kenya"]
