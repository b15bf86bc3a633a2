"""Encounters as reports and readouts tell them: who came too, whom a title stands for, where somebody has just gone, what day it will be."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

#: Text of one encounter, who takes part.
WHO = [
    ("Ana Silva met with the president of the Joint Fish Council, Tom Reed, in Oslo.", "Ana Silva, Tom Reed"),
    ("Ana Silva met Tom Reed, Minister for Foreign Affairs of Kenya.", "Ana Silva, Tom Reed"),
    (
        "On 12 March, the Minister of Foreign Affairs of Norway, Ingrid Olsen, received the Ambassador of Kenya, Tom Reed.",
        "Ingrid Olsen, Tom Reed",
    ),
    ("Ana Silva, who arrived on Monday, is also due to meet Prime Minister Tom Reed.", "Ana Silva, Tom Reed"),
    ("After the vote, Kenyan President Ana Silva and Chilean President Tom Reed held a meeting.", "Ana Silva, Tom Reed"),
    ("The President met today with Tom Reed. President Ana Silva was hopeful.", "Ana Silva, Tom Reed"),
    ("Foreign Minister Ana Silva and her Kenyan and Chilean counterparts met in Oslo.", "Ana Silva, Kenya, Chile"),
    ("Ana Silva met acting Foreign Minister Tom Reed in Oslo.", "Ana Silva, Tom Reed"),
    ("Ana Silva paid a courtesy call on Prime Minister Tom Reed.", "Ana Silva, Tom Reed"),
    ("A telephone conversation took place between Ana Silva and Tom Reed.", "Ana Silva, Tom Reed"),
    ("The EU-Kenya Summit will take place in Oslo on Saturday.", "European Union, Kenya"),
    ("Norway and Kenya held talks in Oslo, hosted by Foreign Minister Ana Silva.", "Norway, Kenya, Ana Silva"),
    ("Norwegian Foreign Minister Ana Silva summoned Kenyan Ambassador Tom Reed to the ministry.", "Ana Silva, Tom Reed"),
    ("The Kenyan delegation included Tom Reed and Rosa Diaz. The delegation was received by Ana Silva.", "Ana Silva, Tom Reed, Rosa Diaz"),
    ("Foreign Minister Ana Silva of Norway said that talks with Kenya would resume in Lima.", "Norway, Kenya"),
]
#: Text of one encounter, and who comes to it too.
CAME_TOO = [
    ("Ana Silva met Tom Reed in Oslo. The meeting was attended by Trade Minister Rosa Diaz.", "Rosa Diaz"),
    ("Ana Silva met Tom Reed in Oslo. The Ambassador of Kenya to Norway Rosa Diaz attended the meeting.", "Rosa Diaz"),
    ("Norway and Kenya will hold talks in Oslo. Trade Minister Rosa Diaz will also take part.", "Rosa Diaz"),
    ("Norway and Kenya held talks in Oslo. Peru was represented by Trade Minister Rosa Diaz.", "Rosa Diaz"),
    ("Ana Silva met Tom Reed in Oslo. They were joined by Trade Minister Rosa Diaz.", "Rosa Diaz"),
    ("Ana Silva met Tom Reed in Oslo. Trade Minister Rosa Diaz was also present.", "Rosa Diaz"),
]
CAME_NOT = [
    "Ana Silva met Tom Reed in Oslo. Rosa Diaz attended the funeral of an aide.",
    "Ana Silva met Tom Reed in Oslo. Rosa Diaz took part in the vote.",
    "Ana Silva met Tom Reed in Oslo. Ali Reza was joined by Rosa Diaz at a news conference.",
    "Ana Silva met Tom Reed in Oslo. Rosa Diaz was present at the birth.",
]
#: Text, and place and day of the last encounter.
WHERE_AND_WHEN = [
    ("Ana Silva met Tom Reed in the Chilean capital on Monday.", "Santiago", "2024-03-11"),
    ("Ana Silva met Tom Reed in the rebel-held town of Kumba.", "Kumba", None),
    ("Ana Silva flew to Lima on Monday and met President Tom Reed.", "Lima", "2024-03-11"),
    ("Ana Silva flew to Lima. There she met President Tom Reed.", "Lima", None),
    ("The summit opened in Lima. On the sidelines of the summit, Ana Silva met Tom Reed.", "Lima", None),
    ("Norway held talks with Kenya on the war in Sudan.", None, None),
    ("Norway held talks with Kenya on the war in Sudan in Geneva.", "Geneva", None),
    ("Talks between Norway and Kenya, which opened in Lima on Monday, went well.", "Lima", "2024-03-11"),
    ("Ministers prepared the summit of the African Union, to be held in Luanda in July.", "Luanda", "2024-07"),
    ("Ana Silva arrived in Doha on Sunday for talks with Tom Reed. The talks are to begin on Saturday.", "Doha", "2024-03-16"),
    ("Ana Silva and Tom Reed will meet in Oslo. The two last met in Lima in January.", "Lima", "2024-01"),
    ("Norwegian President Ana Silva arrived in Lima on Monday on a visit to Peru.", "Lima", "2024-03-11"),
    ("This week, Ana Silva toured Peru.\n\nIn Lima, Silva met President Tom Reed.", "Lima", "2024-W11"),
    ("Ana Silva arrived in Lima. Today she met President Tom Reed.", None, "2024-03-14"),
]
#: Text, and the status of the last encounter.
STATUS = [
    ("Ana Silva meets Tom Reed in Oslo on Friday.", "planned"),
    ("Ana Silva flew to Oslo on Wednesday for talks with Tom Reed.", "held"),
    ("Reports claim Ana Silva met Tom Reed.", "unconfirmed"),
    ("Talks between Norway and Kenya in Lima were moved to Oslo.", "planned"),
    ("A vote came after a planned meeting between Norway and Kenya in Lima was called off.", "cancelled"),
    ("Norway and Kenya agreed to sign during talks in Oslo.", "held"),
    ("Norway broke off talks with Kenya.", "held"),
    ("Norway will not attend talks with Kenya in Oslo.", "refused"),
    ("Ana Silva became the first Norwegian president to meet Tom Reed.", "held"),
    ("President Ana Silva is on a visit to Kenya.", "ongoing"),
    ("Ana Silva visited Oslo for talks with Tom Reed.", "held"),
]
#: Verbs that are no encounter here.
NOTHING = [
    "President Ana Silva saw Foreign Minister Tom Reed on television.",
    "Ana Silva sees Tom Reed as her heir.",
    "The gathering storm worried Ana Silva and Tom Reed.",
    "The European Union gathered data in Brussels.",
    "President Ana Silva spoke to an audience of farmers with Tom Reed's help.",
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


@pytest.mark.parametrize(("text", "who"), WHO)
def test_who_takes_part(text: str, who: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert {actor.name for actor in found.participants} == set(who.split(", "))
    assert all(found.why(f"participants[{i}]") for i in range(len(found.participants)))


@pytest.mark.parametrize(("text", "name"), CAME_TOO)
def test_who_comes_too(text: str, name: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert name in {actor.name for actor in found.participants}
    assert len(found.participants) == 3


@pytest.mark.parametrize("text", CAME_NOT)
def test_who_does_not_come(text: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [actor.name for actor in found.participants] == ["Ana Silva", "Tom Reed"]


@pytest.mark.parametrize(("text", "place", "day"), WHERE_AND_WHEN)
def test_place_and_day(text: str, place: str | None, day: str | None, nlp: Language) -> None:
    found = read(text, nlp)[-1]
    assert (found.place and found.place.name, found.when and found.when.value) == (place, day)


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_status(text: str, status: str, nlp: Language) -> None:
    assert read(text, nlp)[-1].status == status


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_encounter(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


def test_persons_and_the_parties_they_stand_for_are_one_encounter(nlp: Language) -> None:
    text = "The presidents of Kenya and Chile met in Oslo. Kenyan President Ana Silva and Chilean President Tom Reed met for hours."
    (found,) = read(text, nlp)
    assert [actor.name for actor in found.participants] == ["Ana Silva", "Tom Reed"]
    assert found.place is not None
    assert found.place.name == "Oslo"


def test_the_talks_of_a_mediator_are_those_of_the_others(nlp: Language) -> None:
    text = "Norway held talks mediated by Qatar. The talks between Norway and Kenya were long."
    (found,) = read(text, nlp)
    assert {actor.name for actor in found.participants} == {"Norway", "Qatar", "Kenya"}
