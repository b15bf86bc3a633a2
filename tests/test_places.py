"""Places: what an article names as the scene of something, and what it names as somebody who acts."""

import itertools

import pytest
from hypothesis import given, settings
from spacy.language import Language

from diploparse import parse
from diploparse.lexicon import load
from diploparse.reading.places import place_names, places, scene_between
from diploparse.testing import GeneratedArticle, articles, hostile_text

NAMED = [
    ("Ana Silva met Tom Reed in Oslo.", "Oslo", "settlement", "NOR"),
    ("Envoys gathered in the Turkish city of Bursa on Friday.", "Bursa", "settlement", "TUR"),
    ("Envoys gathered in Bergen, Norway, on Friday.", "Bergen", "settlement", "NOR"),
    ("The ministers arrived in Nairobi late on Sunday.", "Nairobi", "settlement", "KEN"),
    ("The talks will be held in Geneva next week.", "Geneva", "settlement", None),
    ("She travelled to Chile for the summit.", "Chile", "state", "CHL"),
    ("They signed the treaty in Kenya.", "Kenya", "state", "KEN"),
    ("Leaders from across Central Asia met in Astana.", "Astana", "settlement", "KAZ"),
    ("He flew to Montevideo on Monday.", "Montevideo", "settlement", "URY"),
    ("Foreign Minister Ana Silva visited Jordan.", "Jordan", "state", "JOR"),
    ("Foreign Minister Ana Silva left. In Ankara Silva met reporters.", "Ankara", "settlement", "TUR"),
    ("They met in the village of Kfar Kila.", "Kfar Kila", "settlement", None),
]
ACTING = [
    "Moscow views the plan with concern.",
    "Ana Silva called for talks with Kyiv.",
    "The Kremlin released a video on Sunday.",
    "Norway rejected the plan.",
    "The row between Lima and Santiago went on.",
    "Jordan's government resigned.",
    "The Norwegian minister agreed.",
    "Washington said that it would wait.",
    "Talks with Tehran have stalled.",
    "The Organization for Security and Cooperation in Europe agreed.",
    "The deal was signed by Kenya.",
]


@pytest.mark.parametrize(("text", "name", "kind", "code"), NAMED)
def test_places(text: str, name: str, kind: str, code: str | None, nlp: Language) -> None:
    (found,) = [place for place in places(parse(text, nlp=nlp)) if place.name == name]
    assert (found.kind, found.code) == (kind, code)
    assert [span.of(text) for span in found.mentions] == [name]


@pytest.mark.parametrize("text", ACTING)
def test_a_government_is_no_place(text: str, nlp: Language) -> None:
    assert places(parse(text, nlp=nlp)) == ()


def test_one_place_with_all_its_mentions(nlp: Language) -> None:
    text = "Envoys arrived in Oslo. They left Oslo on Sunday."
    (found,) = places(parse(text, nlp=nlp))
    assert [span.of(text) for span in found.mentions] == ["Oslo", "Oslo"]
    assert found.why("name") == found.mentions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Silva met Tom Reed at the Grand Hotel in Oslo.", "Oslo"),
        ("In Nairobi, Ana Silva met Tom Reed.", "Nairobi"),
        ("Ana Silva met Tom Reed on Sunday.", None),
        ("Ana Silva met Tom Reed of Norway.", None),
    ],
)
def test_the_scene_of_a_clause(text: str, name: str | None, nlp: Language) -> None:
    document = parse(text, nlp=nlp)
    found = scene_between(document, 0, len(document.doc))
    assert (found.name if found else None) == name


@given(text=hostile_text())
@settings(max_examples=15)
def test_no_text_raises(text: str, nlp: Language) -> None:
    for place in places(parse(text, nlp=nlp)):
        assert place.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in place.mentions)


@given(article=articles())
@settings(max_examples=10)
def test_names_come_in_text_order_and_never_overlap(article: GeneratedArticle, nlp: Language) -> None:
    found = place_names(parse(article.text, nlp=nlp))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert found == place_names(parse(article.text, nlp=nlp))


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("Envoys gathered in the Turkish city of Bursa on Friday.", "Bursa", "Turkey"),
        ("Envoys gathered in Bergen, Norway, on Friday.", "Bergen", "Norway"),
        ("They met at the Grand Hotel in Oslo.", "Grand Hotel", "Oslo"),
        ("They met at the State House, Lima, on Monday.", "State House", "Lima"),
        ("At the Presidential Palace, Peru said that it would sign.", "Presidential Palace", None),
        ("They met in Antalya, the Turkish resort.", "Antalya", "Turkey"),
        ("Talks opened in Nakuru, a Kenyan city north of Nairobi.", "Nakuru", "Kenya"),
        ("They met in Lima, a Chilean diplomat said.", "Lima", None),
        ("In Geneva, Norway said that talks had failed.", "Geneva", None),
        ("The talks will be held in Geneva next week.", "Geneva", None),
        ("They met in Oslo in May.", "Oslo", None),
        ("She travelled to Chile for the summit.", "Chile", None),
    ],
)
def test_a_place_lies_within_what_the_text_says(text: str, name: str, within: str | None, nlp: Language) -> None:
    found = {place.name: place.within for place in places(parse(text, nlp=nlp))}
    assert found.get(name, "not found") == within


PLACING = ("visiting", "events", "before_for", "settlements", "areas", "venues")


@pytest.mark.parametrize(("slot", "example"), [(slot, e) for slot in PLACING for e in load("places")[slot]["examples"]])
def test_words_beside_places(slot: str, example: str, stored: Language) -> None:
    assert any(place.code or place.kind == "venue" for place in places(parse(example, nlp=stored)))


@pytest.mark.parametrize(("slot", "example"), [(slot, e) for slot in PLACING for e in load("places")[slot]["counter_examples"]])
def test_words_that_make_no_place(slot: str, example: str, stored: Language) -> None:
    assert not any(place.code or place.kind == "venue" for place in places(parse(example, nlp=stored)))
