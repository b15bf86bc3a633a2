"""Transcripts: turns that a label opens; and forms of news that are close to them."""

import pytest
from spacy.language import Language

from diploparse import parse, quotations

BRIEFING = """Remarks to the press in Oslo.

ANCHOR: Welcome back. Ambassador, is a truce in sight?

AMBASSADOR ANA SILVA: We are closer than last week. He said “soon.”

But much is left to do.

ANCHOR: Will your minister go to Oslo?

SILVA: I would not rule it out.

The recording ends here."""


def heard(text: str, nlp: Language) -> list[tuple[str | None, str, str]]:
    return [(q.speaker.name, q.form, q.text) for q in quotations(parse(text, nlp=nlp)) if not q.nested]


def test_a_label_opens_a_turn_that_goes_on_to_the_next_label(nlp: Language) -> None:
    assert heard(BRIEFING, nlp) == [
        ("ANCHOR", "direct", "Welcome back. Ambassador, is a truce in sight?"),
        ("ANA SILVA", "direct", "We are closer than last week. He said “soon.” … But much is left to do."),
        ("ANCHOR", "direct", "Will your minister go to Oslo?"),
        ("ANA SILVA", "direct", "I would not rule it out."),
    ]


def test_the_label_is_the_source_and_the_colon_the_cue(nlp: Language) -> None:
    text = "Q: When?\n\nA: By May.\n\nForeign Minister Tom Reed: We hope so.\n\nQ (in Danish): And then?"
    document = parse(text, nlp=nlp)
    _, _, last, foreign = quotations(document)
    assert (last.source and last.source.of(text), last.cue and last.cue.of(text)) == ("Foreign Minister Tom Reed", ":")
    assert (last.speaker.name, last.speaker.kind, last.speaker.office) == ("Tom Reed", "person", "Foreign Minister")
    assert (foreign.source and foreign.source.of(text), foreign.text) == ("Q", "And then?")


def test_what_is_reported_within_a_turn_is_nested(nlp: Language) -> None:
    text = "REED: It is over. Ana Silva said that talks had failed.\n\nBERG: Where?\n\nREED: In Oslo."
    nested = [q for q in quotations(parse(text, nlp=nlp)) if q.nested]
    assert [(q.speaker.name, q.text) for q in nested] == [("Ana Silva", "that talks had failed")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ANA SILVA: We agree.\n\nMINISTER REED: So do we.", ["ANA SILVA", "REED"]),
        ("Ana Silva met Tom Reed.\n\nSILVA: We agree.\n\nREED: So do we.", ["Ana Silva", "Tom Reed"]),
        ("QUESTION: When?\n\nMR. REED: On Monday.", ["QUESTION", "REED"]),
        ("MODERATOR: Welcome.\n\nSILVA: Good day.\n\nBERG: Hello.", ["MODERATOR", "SILVA", "BERG"]),
    ],
)
def test_few_turns_do_if_their_labels_are_for_somebody(text: str, names: list[str], nlp: Language) -> None:
    assert [name for name, _, _ in heard(text, nlp)] == names


@pytest.mark.parametrize(
    "text",
    [
        "OSLO: Talks failed.\n\nThe envoys left.\n\nDOHA: More talks began.",
        "Note: The talks failed.",
        "Participants: Norway, Kenya.\n\nPlace: Oslo.",
        "Talks failed at 10: 30 people left.",
        "OSLO: Talks failed.\n\nLIMA: They went on.",
        "TOPIC: Trade.\n\nVENUE: Oslo.\n\nSPEAKER: Ana Silva.",
        "NOTE: Talks failed.\n\nANA SILVA: They went on.",
    ],
)
def test_labels_that_take_no_turns_are_no_transcript(text: str, nlp: Language) -> None:
    assert heard(text, nlp) == []


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        ("“We deplore this decision.” -Commissioner Ana Silva", "Ana Silva", "“We deplore this decision.”"),
        ("Ana Silva quipped “never again,” and left the room.", "Ana Silva", "“never again,”"),
        ("Tom Reed, asked whether he would resign, said: “No.”", "Tom Reed", "“No.”"),
        ("In a decree, President Ana Silva ordered that all borders be closed.", "Ana Silva", "that all borders be closed"),
    ],
)
def test_other_forms(text: str, speaker: str, said: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.text) == (speaker, said)


def test_a_dash_before_a_name_is_no_part_of_the_source(nlp: Language) -> None:
    text = "“We deplore this decision.” -Commissioner Ana Silva"
    (found,) = quotations(parse(text, nlp=nlp))
    assert found.source is not None
    assert found.source.of(text) == "Commissioner Ana Silva"
