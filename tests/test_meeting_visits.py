"""Visits: whose, where to, and which are told of by talks; place and day that go on from one encounter to the next."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

#: Text, who takes part, status, place.
VISITS = [
    ("Norwegian President Ana Silva came to Lima on a state visit.", "Ana Silva, Peru", "held", "Lima"),
    ("The streets were swept on the eve of a visit here by Norwegian President Ana Silva.", "Ana Silva", "planned", None),
    ("A visit by President Ana Silva to Peru was cancelled.", "Ana Silva, Peru", "cancelled", "Peru"),
    ("Norwegian President Ana Silva flew to Lima on Monday.", "Ana Silva, Peru", "held", "Lima"),
    ("Norwegian Foreign Minister Ana Silva will travel to Kenya on Saturday.", "Ana Silva, Kenya", "planned", "Kenya"),
    ("EU envoy Ana Silva will travel to Lima on Friday.", "Ana Silva, Peru", "planned", "Lima"),
    ("Norwegian Foreign Minister Ana Silva is due in Lima on Monday.", "Ana Silva, Peru", "planned", "Lima"),
    ("Norwegian Foreign Minister Ana Silva made a trip to Kenya in January.", "Ana Silva, Kenya", "held", "Kenya"),
]
NO_VISITS = [
    "President Ana Silva praised the visit.",
    "Crowds cheered during the visit by the circus.",
    "Norwegian President Ana Silva returned to Oslo on Monday.",
    "Norwegian President Ana Silva flew to Oslo on Monday.",
    "Tourists went to Peru in May.",
    "Actor Ana Silva flew to Peru in May.",
    "Norwegian President Ana Silva went to great lengths.",
    "Goldman Sachs chief Ana Silva flew to Peru in May.",
    "The report of Norwegian President Ana Silva is due in Lima on Monday.",
    "Norwegian President Ana Silva came under fire in Peru.",
]
#: Text of one encounter, its place and its day.
TALKS_OF_A_VISIT = [
    ("President Ana Silva visited Peru on Monday. She met President Tom Reed in the palace.", "Peru", "2024-03-11"),
    ("President Ana Silva met President Tom Reed on Monday during a visit to Lima.", "Lima", "2024-03-11"),
    ("Norwegian President Ana Silva flew to Lima on Monday. She met President Tom Reed.", "Lima", "2024-03-11"),
]
TWO = [
    "President Ana Silva visited Peru on Monday. On Friday she met President Tom Reed in Oslo.",
    "President Ana Silva visited Peru in May. In 2019 she met President Tom Reed.",
    "President Ana Silva visited Peru on Monday. She telephoned President Tom Reed.",
    "President Ana Silva met President Tom Reed on the sidelines of a summit in Lima on Monday.",
]
#: Text, and place and day of the last encounter.
CARRIED_ON = [
    ("In Peru, President Ana Silva met President Tom Reed and held talks with Foreign Minister Kwame Mensah.", "Peru", None),
    ("President Ana Silva met President Tom Reed in Lima on Monday. She also met Foreign Minister Kwame Mensah.", "Lima", "2024-03-11"),
    ("President Ana Silva met President Tom Reed in Lima on Monday. She later met Foreign Minister Kwame Mensah.", None, None),
    ("President Ana Silva met President Tom Reed in Lima. She also met Foreign Minister Kwame Mensah in Oslo.", "Oslo", None),
    ("Relations thawed in 2018, when President Ana Silva met President Tom Reed in Lima.", "Lima", "2018"),
    ("Kenya and Ghana held talks. The next round of talks will be in Lima on Friday.", "Lima", "2024-03-15"),
    ("President Ana Silva will join a summit of the West African Bloc (WAB) in Lima in May.", "Lima", "2024-05"),
]
#: Text, and the day of the last encounter, told where its paragraph opens.
FRAMED = [
    ("This week, Ana Silva toured Peru. In Lima, Silva met President Tom Reed.", "2024-W11"),
    ("On Monday, Ana Silva opened a school in Lima. Crowds cheered. Silva met President Tom Reed.", "2024-03-11"),
    ("On Monday, Ana Silva opened a school in Lima. Silva met President Tom Reed on Tuesday.", "2024-03-12"),
    ("On Monday, Ana Silva opened a school. On Tuesday crowds cheered. Silva met President Tom Reed.", None),
    ("On Monday, crowds cheered. Ana Silva met President Tom Reed.", None),
    ("On Monday, Ana Silva opened a school in Lima. Silva will meet President Tom Reed.", None),
    ("Ana Silva opened a school on Monday. Silva met President Tom Reed.", None),
    ("On Monday, Ana Silva opened a school.\n\nSilva met President Tom Reed.", None),
]
#: Text, and the day of the encounter: not that of what was said of it.
REPORTED = [
    ("President Ana Silva repeated on Monday her offer to meet President Tom Reed.", None),
    ("President Ana Silva refused on Monday to meet President Tom Reed in Oslo.", None),
    ("President Ana Silva agreed on Monday to meet President Tom Reed.", None),
    ("President Ana Silva refused to meet President Tom Reed, her office said on Tuesday.", None),
    ("Talks between Norway and Chile were postponed until May 3.", "2024-05-03"),
    ("President Ana Silva postponed a meeting with President Tom Reed until May.", "2024-05"),
    ("President Ana Silva postponed a meeting with President Tom Reed.", None),
    ("President Ana Silva is scheduled on Monday to meet President Tom Reed.", "2024-03-18"),
    ("President Ana Silva agreed to meet President Tom Reed in May.", "2024-05"),
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


def place_and_day(meeting: Meeting) -> tuple[str | None, str | None]:
    return meeting.place.name if meeting.place else None, meeting.when.value if meeting.when else None


@pytest.mark.parametrize(("text", "who", "status", "place"), VISITS)
def test_a_visit(text: str, who: str, status: str, place: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert {actor.name for actor in found.participants} == set(who.split(", "))
    assert (found.kind, found.status, place_and_day(found)[0]) == ("visit", status, place)


@pytest.mark.parametrize("text", NO_VISITS)
def test_what_is_no_visit(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(("text", "place", "day"), TALKS_OF_A_VISIT)
def test_a_visit_is_told_of_by_its_talks(text: str, place: str, day: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [actor.name for actor in found.participants] == ["Ana Silva", "Tom Reed"]
    assert place_and_day(found) == (place, day)
    assert found.why("place")
    assert found.why("when")


ROUNDS = [
    "Norway and Chile held talks in Lima. A second round is planned for May. The second round will be held in Oslo.",
    "Kenya and Ghana held talks in Accra. Another meeting is planned for Friday. The next meeting will be in Lima.",
    "Kenya and Ghana held talks. The next round of talks will be in Lima on Friday. The next round will be decisive.",
]


@pytest.mark.parametrize("text", [*TWO, *ROUNDS])
def test_encounters_apart(text: str, nlp: Language) -> None:
    assert len(read(text, nlp)) == 2


@pytest.mark.parametrize(("text", "place", "day"), CARRIED_ON)
def test_place_and_day_go_on(text: str, place: str | None, day: str | None, nlp: Language) -> None:
    assert place_and_day(read(text, nlp)[-1]) == (place, day)


@pytest.mark.parametrize(("text", "day"), FRAMED)
def test_a_day_holds_in_its_paragraph(text: str, day: str | None, nlp: Language) -> None:
    assert place_and_day(read(text, nlp)[-1])[1] == day


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Talks between Norway and Chile were postponed until May 3.", "planned"),
        ("President Ana Silva postponed a meeting with President Tom Reed.", "cancelled"),
        ("Talks between Norway and Chile were cancelled on Monday.", "cancelled"),
        ("Kenyan and Ghanaian officials have been meeting secretly in Doha.", "ongoing"),
        ("Kenyan and Ghanaian officials had been meeting secretly in Doha.", "held"),
        ("Talks between Norway and Chile continue in Lima.", "ongoing"),
        ("President Ana Silva skipped a meeting with President Tom Reed.", "refused"),
        ("President Ana Silva will wait until President Tom Reed visits Kenya.", "planned"),
    ],
)
def test_status_by_tense_and_words(text: str, status: str, nlp: Language) -> None:
    assert [meeting.status for meeting in read(text, nlp)] == [status]


@pytest.mark.parametrize(("text", "day"), REPORTED)
def test_the_day_is_that_of_the_encounter(text: str, day: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert place_and_day(found)[1] == day
