"""Whom a pronoun or a title refers to."""

import pytest
from spacy.language import Language

from diploparse import parse, quotations


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Silva arrived in Doha. She said that talks had begun.", "Ana Silva"),
        ("Tom Reed met Carlos Silva. He said that talks had begun.", "Tom Reed"),
        ("Tom Reed said that Carlos Silva was no leader. On Friday, he said that talks had failed.", "Tom Reed"),
        ("Mrs. Ana Silva met Mr. Tom Reed. She said that talks had begun. He said that they had not.", "Ana Silva"),
        ("Tom Reed arrived.\n\n“We are ready to sign,” he said.", "Tom Reed"),
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
