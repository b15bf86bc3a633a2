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
    ],
)
def test_nobody_is_invented(text: str, nlp: Language) -> None:
    assert [q.speaker.name for q in quotations(parse(text, nlp=nlp))] == [None]


def test_candidates_are_kept_with_the_resolved_name(nlp: Language) -> None:
    text = "Tom Reed met Carlos Silva. He said that talks had begun."
    (found,) = quotations(parse(text, nlp=nlp))
    evidence = next(e for e in found.evidence if e.slot == "speaker")
    assert evidence.basis == "resolved"
