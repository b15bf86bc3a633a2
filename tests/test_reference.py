"""Whom a pronoun or a title refers to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import Referent, Span, parse, quotations, referent
from diploparse.lexicon import load
from diploparse.testing import hostile_text, odd_marks, parse_marked


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Silva arrived in Doha. She said that talks had begun.", "Ana Silva"),
        ("Tom Reed met Carlos Silva. He said that talks had begun.", "Tom Reed"),
        ("Tom Reed said that Carlos Silva was no leader. On Friday, he said that talks had failed.", "Tom Reed"),
        ("Mrs. Ana Silva met Mr. Tom Reed. She said that talks had begun. He said that they had not.", "Ana Silva"),
        ("Tom Reed arrived.\n\n“We are ready to sign,” he said.", "Tom Reed"),
        ("Secretary of State Ana Silva met Ola Berg. Deputy Secretary Tom Reed joined her. “We agree,” the secretary said.", "Ana Silva"),
        ("President Ana Silva met Ola Berg. Vice President Tom Reed was there too. “We agree,” the president said.", "Ana Silva"),
        ("Deputy Foreign Minister Tom Reed arrived in Oslo. “We agree,” the deputy minister said.", "Tom Reed"),
        ("Secretary of State Tom Reed met President Ana Silva. “We are ready,” the secretary of state said.", "Tom Reed"),
        ("Tom Reed met reporters.\n\nTalks were held on Friday. He said that they had failed.", "Tom Reed"),
        ("Prime Minister Ana Silva arrived. “We are ready,” the prime minister said.", "Ana Silva"),
        (
            "Norwegian Foreign Minister Erik Dahl met Peruvian Foreign Minister Ana Silva. “We are ready,” the Peruvian foreign minister said.",
            "Ana Silva",
        ),
        ("Norway's Foreign Minister Erik Dahl met reporters. “We are ready,” Norway's foreign minister said.", "Erik Dahl"),
        ("Communist party chief Erik Dahl met reporters. “We are ready,” the communist leader said.", "Erik Dahl"),
        ("Mr. Dahl met Mrs. Silva. “We are ready,” he said.", "Dahl"),
        ("Norwegian President Erik Dahl met French President Luc Morel. “We are ready,” the Norwegian leader said.", "Erik Dahl"),
    ],
)
def test_who_is_meant(text: str, speaker: str, nlp: Language) -> None:
    assert quotations(parse(text, nlp=nlp))[0].speaker.name == speaker


@pytest.mark.parametrize(
    "text",
    [
        "He said that talks had begun.",
        "“We are ready,” she said.",
        "They said that talks had begun.",
        "She told reporters that talks had begun. Ana Silva arrived.",
    ],
)
def test_nobody_is_invented(text: str, nlp: Language) -> None:
    assert [q.speaker.name for q in quotations(parse(text, nlp=nlp))] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President Erik Dahl met reporters. “We are ready,” the foreign minister said.", "foreign minister"),
        ("Norwegian President Erik Dahl met reporters. “We are ready,” the Peruvian president said.", "Peruvian president"),
        ("Erik Dahl arrived. “We are ready,” a senior official said.", "a senior official"),
        ("Erik Dahl arrived. “We are ready,” an aide said.", "an aide"),
        ("Erik Dahl arrived. “We are ready,” Norwegian officials said.", "Norwegian officials"),
        ("President Erik Dahl arrived. “We are ready,” two presidents said.", "two presidents"),
        ("Erik Dahl arrived. “We are ready,” the Kremlin said.", "Kremlin"),
        ("Erik Dahl arrived. “We are ready,” the ministry said.", "ministry"),
    ],
)
def test_who_is_not_meant_keeps_their_own_words(text: str, speaker: str, nlp: Language) -> None:
    assert [q.speaker.name for q in quotations(parse(text, nlp=nlp))] == [speaker]


def test_where_two_are_as_likely_nobody_is_chosen(nlp: Language) -> None:
    text = "Talks were held between Tom Reed and Carlos Silva. He said that talks had failed."
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.speaker.kind) == (None, "unknown")
    assert set(found.speaker.candidates) == {"Tom Reed", "Carlos Silva"}


def test_candidates_are_kept_with_the_resolved_name(nlp: Language) -> None:
    text = "Tom Reed met Carlos Silva. He said that talks had begun."
    (found,) = quotations(parse(text, nlp=nlp))
    evidence = next(e for e in found.evidence if e.slot == "speaker")
    assert evidence.basis == "resolved"


@given(text=hostile_text() | odd_marks(), start=st.integers(0, 80), length=st.integers(0, 20))
@settings(max_examples=40)
def test_any_words_of_any_text_can_be_asked_about(text: str, start: int, length: int, nlp: Language) -> None:
    document = parse(text, nlp=nlp)
    found = referent(document, Span(min(start, len(text)), min(start + length, len(text))))
    assert not (found.people and found.parties) or len(found.names) > 1
    assert all(0 <= span.start < span.end <= len(text) for span in found.spans)


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("Ana Silva met Tom Reed in Doha. <ref>The two leaders</ref> agreed.", ("Ana Silva", "Tom Reed")),
        ("President Tom Reed met Minister Ana Silva. <ref>Both</ref> left.", ()),
        ("Norway accused Chile of delay. Kenya urged <ref>both sides</ref> to talk.", ("Norway", "Chile")),
        ("Norway's Foreign Ministry agreed. <ref>The ministry</ref> said so on Monday.", ("Norway's Foreign Ministry",)),
        ("Norway's Foreign Ministry and Chile's Foreign Ministry agreed. <ref>The ministry</ref> said so.", ()),
        ("NATO agreed on Monday. <ref>The alliance</ref> will meet again.", ("NATO",)),
        ("NATO agreed on Monday. <ref>The militia</ref> will meet again.", ()),
        ("Norway said that it had closed the port. <ref>It</ref> accused Chile of theft.", ("Norway",)),
        ("Norway and Chile closed the port. <ref>It</ref> condemns theft.", ()),
        ("Tom Reed, 71, arrived in Doha. <ref>The 71-year-old</ref> met reporters.", ("Tom Reed",)),
        ("Tom Reed, a former banker, arrived. <ref>The former banker</ref> met reporters.", ("Tom Reed",)),
        ("After <ref>he</ref> arrived in Doha, Tom Reed met reporters.", ("Tom Reed",)),
        ("Tom Reed met <ref>him</ref> in Doha.", ()),
        ("President Tom Reed met Foreign Minister Ana Silva, and <ref>she</ref> agreed.", ("Ana Silva",)),
        ("The talks began. <ref>The chancellor</ref> was not there.", ()),
        ("Trade Minister Ana Silva arrived. A senior official told reporters of the plan. <ref>The official</ref> gave no name.", ()),
        ("Trade Minister Ana Silva arrived. <ref>The official</ref> met reporters.", ("Ana Silva",)),
        ("A minister resigned. Trade Minister Ana Silva arrived. <ref>The minister</ref> met reporters.", ("Ana Silva",)),
        ("Ana Silva, a senior official, arrived. <ref>The official</ref> met reporters.", ("Ana Silva",)),
        ("<ref>Tom Reed</ref> arrived in Doha.", ("Tom Reed",)),
        ("Ana Silva said that <ref>Norway</ref> agreed.", ("Norway",)),
        ("Ana Silva said that <ref>the weather</ref> was fine.", ()),
        ("Norway agreed. <ref>The</ref> rest did not.", ()),
    ],
)
def test_what_words_without_a_name_refer_to(marked: str, names: tuple[str, ...], nlp: Language) -> None:
    case = parse_marked(marked)
    assert referent(parse(case.text, nlp=nlp), case.spans("ref")[0]).names == names


def meant(marked: str, nlp: Language) -> Referent:
    case = parse_marked(marked)
    return referent(parse(case.text, nlp=nlp), case.spans("ref")[0])


@pytest.mark.parametrize("entry", load("referents")["person"], ids=lambda entry: entry["noun"])
def test_kinds_of_persons(entry: dict[str, str], stored: Language) -> None:
    assert meant(entry["example"], stored).person is not None


@pytest.mark.parametrize("example", [*load("referents")["bodies"]["examples"], *load("referents")["pairs"]["examples"]])
def test_nouns_that_take_up_bodies_and_pairs(example: str, stored: Language) -> None:
    assert meant(example, stored).names


@pytest.mark.parametrize("example", load("referents")["bodies"]["counter_examples"])
def test_nouns_for_other_bodies(example: str, stored: Language) -> None:
    assert meant(example, stored).names == ()


def test_evidence_and_candidates(nlp: Language) -> None:
    text = "Tom Reed met Carlos Silva. He said that talks had begun."
    found = referent(parse(text, nlp=nlp), Span(27, 29))
    assert [span.of(text) for span in found.spans] == ["Tom Reed"]
    assert found.candidates == ("Tom Reed", "Carlos Silva")
