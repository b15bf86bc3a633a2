"""Encounters told of in other ways: officials without a name, what is called off, accepted or decided, who tells whom, "the two"."""

import pytest
from spacy.language import Language

from diploparse import Document, Meeting, Party, parse
from diploparse.extractors.meetings import meetings
from diploparse.lexicon import strings, table

PUBLISHED = "2024-03-14"  # a Thursday

#: Text, who takes part, status, place.
OFFICIALS = [
    ("President Ana Silva met the French president in Paris on Monday.", "Ana Silva, France", "held", "Paris"),
    ("President Ana Silva met her Norwegian counterpart in Lima.", "Ana Silva, Norway", "held", "Lima"),
    ("The Norwegian foreign minister met Chile's president in Lima.", "Norway, Chile", "held", "Lima"),
    ("Foreign Minister Ana Silva held talks with the Kenyan foreign minister in Accra.", "Ana Silva, Kenya", "held", "Accra"),
    ("President Ana Silva will meet the Ghanaian president on Saturday.", "Ana Silva, Ghana", "planned", None),
    ("The Peruvian prime minister telephoned the Japanese prime minister on Monday.", "Peru, Japan", "held", None),
    ("Prime Minister Ana Silva received the Jordanian prime minister in Oslo.", "Ana Silva, Jordan", "held", "Oslo"),
    ("President Ana Silva refused to meet the Kenyan president.", "Ana Silva, Kenya", "refused", None),
    ("President Ana Silva had a meeting with the Kenyan president in Oslo.", "Ana Silva, Kenya", "held", "Oslo"),
    ("The German chancellor and the French president met in Accra on Tuesday.", "Germany, France", "held", "Accra"),
    ("President Ana Silva met the president of France in Paris.", "Ana Silva, France", "held", "Paris"),
    (
        "French President Emil Novak arrived on Sunday. President Ana Silva met the French president in Paris.",
        "Ana Silva, Emil Novak",
        "held",
        "Paris",
    ),
    (
        "Chilean President Emil Novak arrived on Sunday. President Ana Silva met Chile's president in Lima.",
        "Ana Silva, Emil Novak",
        "held",
        "Lima",
    ),
]
NO_OFFICIALS = [
    "President Ana Silva met the president.",
    "President Ana Silva met the French president's wife in Paris.",
    "President Ana Silva met a French tourist in Paris.",
    "President Ana Silva met her Norwegian friend in Paris.",
    "Prime Minister Ana Silva received the Norwegian prize in Oslo.",
    "The French president met the demands of the union.",
]
TOLD = [
    ("President Ana Silva was due to hold talks with Tom Reed but cancelled them.", "Ana Silva, Tom Reed", "cancelled", None),
    (
        "President Ana Silva was to meet Tom Reed in Oslo. The meeting was planned for Monday, but it was called off.",
        "Ana Silva, Tom Reed",
        "cancelled",
        "Oslo",
    ),
    ("Norway and Chile planned to hold talks in Lima but cancelled them.", "Norway, Chile", "cancelled", "Lima"),
    ("President Ana Silva accepted an invitation to meet Tom Reed in Oslo.", "Ana Silva, Tom Reed", "planned", "Oslo"),
    ("President Ana Silva rejected an invitation to meet Prime Minister Tom Reed.", "Ana Silva, Tom Reed", "refused", None),
    ("President Ana Silva may accept an invitation to meet Prime Minister Tom Reed.", "Ana Silva, Tom Reed", "proposed", None),
    ("In a phone call, President Ana Silva told Prime Minister Tom Reed that she would wait.", "Ana Silva, Tom Reed", "held", None),
    (
        "During a meeting in Oslo, President Ana Silva assured Prime Minister Tom Reed that she would wait.",
        "Ana Silva, Tom Reed",
        "held",
        "Oslo",
    ),
    ("President Ana Silva decided not to meet Prime Minister Tom Reed.", "Ana Silva, Tom Reed", "refused", None),
    ("President Ana Silva chose not to hold talks with Prime Minister Tom Reed.", "Ana Silva, Tom Reed", "refused", None),
    ("President Ana Silva decided to meet Prime Minister Tom Reed in Oslo.", "Ana Silva, Tom Reed", "planned", "Oslo"),
    (
        "President Ana Silva and Prime Minister Tom Reed arrived in Oslo on Monday. The two met at the palace.",
        "Ana Silva, Tom Reed",
        "held",
        None,
    ),
    (
        "President Ana Silva and Prime Minister Tom Reed arrived in Oslo on Monday. They met at the palace.",
        "Ana Silva, Tom Reed",
        "held",
        None,
    ),
    ("Kenya and Ghana have been at odds for years. The two met in Accra on Monday.", "Kenya, Ghana", "held", "Accra"),
    (
        "President Emil Novak met Rosa Quispe in Lima. President Ana Silva and Tom Reed arrived in Oslo. The two will meet in Accra.",
        "Ana Silva, Tom Reed",
        "planned",
        "Accra",
    ),
]
#: What a mistaken reading would take for cancelled or refused, and its status.
KEPT = [
    ("Norway and Chile will hold talks on tariffs and may cancel them.", "planned"),
    ("Norway and Chile will hold talks on new tariffs before they are scrapped.", "planned"),
    ("Norway and Chile held talks on new tariffs and cancelled them.", "held"),
    ("President Ana Silva met Prime Minister Tom Reed and decided not to sign the treaty.", "held"),
    ("President Ana Silva met Prime Minister Tom Reed and accepted an invitation to speak.", "held"),
]
NOT_TOLD = [
    "President Ana Silva was told not to meet Prime Minister Tom Reed.",
    "In an interview, President Ana Silva told Prime Minister Tom Reed to wait.",
    "In a speech, President Ana Silva told Prime Minister Tom Reed to wait.",
    "The two met at the palace.",
    "Two roads lead to Oslo. The two meet at the river.",
    "Ana Silva and Tom Reed were born in Oslo. The two met the demands of the union.",
    "Ana Silva accepted an invitation to speak in Oslo.",
    "President Ana Silva arrived in Oslo on Monday. The two met at the palace.",
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


@pytest.mark.parametrize(("text", "who", "status", "place"), [*OFFICIALS, *TOLD])
def test_an_encounter(text: str, who: str, status: str, place: str | None, nlp: Language) -> None:
    found = read(text, nlp)[-1]
    assert {actor.name for actor in found.participants} == set(who.split(", "))
    assert (found.status, found.place.name if found.place else None) == (status, place)


def test_a_title_without_a_name_is_its_state(nlp: Language) -> None:
    (found,) = read("President Ana Silva met the French president in Paris on Monday.", nlp)
    state = found.participants[1]
    assert isinstance(state, Party)
    assert (state.kind, state.code) == ("state", "FRA")


@pytest.mark.parametrize("text", [*NO_OFFICIALS, *NOT_TOLD])
def test_what_is_no_encounter(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(("text", "status"), KEPT)
def test_what_is_called_off_is_something_else(text: str, status: str, nlp: Language) -> None:
    assert [m.status for m in read(text, nlp)] == [status]


def test_words_for_telling(nlp: Language) -> None:
    lists = table("meetings", "telling")
    assert all(len(read(text, nlp)) == 1 for text in strings(lists["examples"]))
    assert all(read(text, nlp) == () for text in strings(lists["counter_examples"]))


@pytest.mark.parametrize(("text", "who", "status", "place"), [*OFFICIALS, *TOLD])
def test_every_value_says_why(text: str, who: str, status: str, place: str | None, nlp: Language) -> None:
    for meeting in read(text, nlp):
        assert_told(meeting)


def assert_told(meeting: Meeting) -> None:
    """Check that each slot that is filled shows where it was read."""
    for slot in ("kind", "status", "place", "when", "host", "mediator", "topic", "outcome", "proposed_by", "refused_by", "part_of"):
        assert (getattr(meeting, slot) is None) == (not meeting.why(slot)), slot
    for slot in ("participants", "delegations", "absent", "unconfirmed", "history"):
        assert all(meeting.why(f"{slot}[{i}]") for i in range(len(getattr(meeting, slot)))), slot
    assert bool(meeting.history) == bool(meeting.why("history"))


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile will hold talks in Doha on Saturday. President Ana Silva will not attend. After the talks, envoys left.",
        "Qatar mediated talks between Kenya and Ghana in Doha on Monday. The host, Oman, welcomed the talks on a ceasefire.",
        "Prime Minister Tom Reed rejected an offer by President Ana Silva to meet him in Oslo. Reed was to meet Silva in Oslo.",
        "President Ana Silva was due to hold talks with Tom Reed in Lima on Friday but cancelled them.",
        "The Norwegian delegation, led by Ana Silva, met the Chilean delegation at a summit in Oslo. The talks failed.",
    ],
)
def test_every_filled_slot_says_why(text: str, nlp: Language) -> None:
    found = read(text, nlp)
    assert found
    for meeting in found:
        assert_told(meeting)


def test_every_filled_slot_of_the_seed_says_why(seed: Document) -> None:
    for meeting in meetings(seed):
        assert_told(meeting)
