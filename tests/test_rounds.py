"""Which delegation went to which meeting: each to that of its own occasion, an undated one to the one that is not past."""

import pytest
from spacy.language import Language

from diploparse import Document, Report, extract, parse, read
from diploparse.extractors.delegations import delegations

PUBLISHED = "2024-03-14"  # a Thursday

#: Text, and for each delegation that is led: who leads it, and where and when the meeting is that it went to.
ROUNDS = [
    (
        "Norway sent a delegation led by Ana Silva to the 2022 talks with Chile in Lima. "
        "Norway and Chile will hold talks in Doha on Saturday. Tom Reed heads the Norwegian delegation.",
        {"Ana Silva": ("Lima", "2022"), "Tom Reed": ("Doha", "2024-03-16")},
    ),
    (
        "Norway and Chile will hold talks in Doha on Saturday. Tom Reed heads the Norwegian delegation. "
        "Norway sent a delegation led by Ana Silva to the 2022 talks with Chile in Lima.",
        {"Ana Silva": ("Lima", "2022"), "Tom Reed": ("Doha", "2024-03-16")},
    ),
    (
        "Ana Silva led the Norwegian delegation at talks with Chile in Lima in 2021. "
        "Talks between Norway and Chile will resume in Oslo on Friday, where Tom Reed will lead the Norwegian delegation.",
        {"Ana Silva": ("Lima", "2021"), "Tom Reed": ("Oslo", "2024-03-15")},
    ),
    (
        "Kenya and Ghana held talks in Geneva last year. Kenya and Ghana will meet for talks in Accra on Friday. "
        "The Kenyan delegation is led by Tom Reed.",
        {"Tom Reed": ("Accra", "2024-03-15")},
    ),
    (
        "Talks between Peru and Jordan began in Vienna on Monday. The Peruvian delegation is headed by Ana Silva. "
        "Talks between Peru and Jordan in Cairo failed in 2019.",
        {"Ana Silva": ("Vienna", "2024-03-11")},
    ),
    (
        "Norway and Chile held talks in Lima in 2022. The Norwegian delegation was led by Ana Silva.",
        {"Ana Silva": ("Lima", "2022")},
    ),
    (
        "Talks between Norway and Chile in Lima in 2022 failed. Talks between Norway and Chile will begin in Doha on Saturday. "
        "The Chilean delegation in Doha is led by Ali Reza.",
        {"Ali Reza": ("Doha", "2024-03-16")},
    ),
    (
        "Norway and Chile held talks in Lima on Monday. Norway and Chile will hold talks in Doha on Saturday. "
        "A Norwegian delegation led by Ana Silva arrived in Lima on Sunday. A Norwegian delegation led by Tom Reed will go to Doha.",
        {"Ana Silva": ("Lima", "2024-03-11"), "Tom Reed": ("Doha", "2024-03-16")},
    ),
    (
        "Kenya and Ghana will hold talks in Accra on Friday. Kenya and Peru will hold talks in Lima on Saturday. "
        "The Ghanaian delegation is led by Tom Reed.",
        {"Tom Reed": ("Accra", "2024-03-15")},
    ),
    (
        "The Norwegian delegation, led by Ana Silva, met the Chilean delegation in Oslo on Monday.",
        {"Ana Silva": ("Oslo", "2024-03-11")},
    ),
    (
        "Kenya and Ghana held talks in Accra in 2020. Talks between Kenya and Ghana are under way in Nairobi. "
        "The Kenyan delegation includes Ali Reza and is headed by Ana Silva.",
        {"Ana Silva": ("Nairobi", None)},
    ),
]
#: Texts whose delegations went to no meeting that they tell of.
ELSEWHERE = [
    "In 2020, Norway sent a delegation led by Ana Silva to talks with Chile. Norway and Chile will hold talks in Doha on Saturday.",
    "President Ana Silva met President Tom Reed in Oslo. A Kenyan delegation arrived in Doha.",
    "Norway and Chile will hold talks in Doha on Saturday. A Kenyan delegation led by Ali Reza arrived in Accra.",
    "Norway refused to hold talks with Chile in Lima. A Norwegian delegation led by Ana Silva arrived in Doha.",
    "Norway and Chile will hold talks in Doha on Saturday. A Norwegian delegation led by Ana Silva arrived in Accra.",
    "Ana Silva led the Norwegian delegation to the 2021 summit in Lima. Norway and Chile will hold talks on Saturday.",
]


def where_each_went(report: Report) -> dict[str, tuple[str | None, str | None]]:
    found = {}
    for delegation in report.delegations:
        meetings = report.meetings_of(delegation)
        if delegation.head is not None and meetings:
            (meeting,) = meetings
            found[delegation.head.name] = (meeting.place and meeting.place.name, meeting.when and meeting.when.value)
    return found


@pytest.mark.parametrize(("text", "went"), ROUNDS)
def test_each_delegation_went_to_its_own_round(text: str, went: dict[str, tuple[str, str]], nlp: Language) -> None:
    assert where_each_went(read(text, published=PUBLISHED, nlp=nlp)) == went


@pytest.mark.parametrize(("text", "went"), ROUNDS)
def test_who_went_takes_part_in_that_round_alone(text: str, went: dict[str, tuple[str, str]], nlp: Language) -> None:
    report = read(text, published=PUBLISHED, nlp=nlp)
    for name, (place, _) in went.items():
        assert [m.place and m.place.name for m in report.meetings if name in {actor.name for actor in m.participants}] == [place]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_delegation_of_another_occasion_went_to_none(text: str, nlp: Language) -> None:
    report = read(text, published=PUBLISHED, nlp=nlp)
    assert report.delegations
    assert [m for d in report.delegations for m in report.meetings_of(d)] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (ROUNDS[0][0], {"Ana Silva": "Lima", "Tom Reed": "Doha"}),
        (ELSEWHERE[0], {"Ana Silva": None}),
        (
            "Last year's talks in Lima failed. Tom Reed heads the Norwegian delegation. The talks in Doha are to begin on Saturday.",
            {"Tom Reed": "Doha"},
        ),
        ("The 2022 talks in Lima failed. Tom Reed heads the Norwegian delegation.", {"Tom Reed": None}),
    ],
)
def test_a_round_of_another_year_gives_no_place(text: str, places: dict[str, str | None], nlp: Language) -> None:
    found = delegations(parse(text, published=PUBLISHED, nlp=nlp))
    assert {d.head.name: d.place and d.place.name for d in found if d.head is not None} == places


def test_the_rounds_of_the_seed(seed: Document) -> None:
    report = extract(seed)
    years = {}
    for delegation in report.delegations:
        (meeting,) = report.meetings_of(delegation)
        years[delegation.party.name, meeting.when and meeting.when.value[:4]] = meeting.status
    assert years == {("Russia", "2025"): "planned", ("Ukraine", "2025"): "planned", ("Russia", "2022"): "held"}
