"""Plans that came to nothing, and whom lists, openings and later names tell of."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.delegations import delegations
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

OUTCOMES = [
    ("Foreign Minister Ana Silva was due to meet Tom Reed in Oslo on Monday but flew home.", "cancelled"),
    ("Foreign Minister Ana Silva was due to meet Tom Reed in Oslo on Monday but did not appear.", "refused"),
    ("Foreign Minister Ana Silva is due to meet Tom Reed in Oslo on Monday but will not sign.", "planned"),
    ("Prime Minister Ana Silva ruled out any meeting with President Tom Reed.", "refused"),
    ("President Ana Silva rejected a call by Senator Tom Reed for a meeting in Oslo.", "refused"),
    ("The meeting between Ana Silva and Tom Reed will not take place.", "cancelled"),
    ("The meeting between Ana Silva and Tom Reed, scheduled for Monday, did not take place.", "cancelled"),
    ("President Ana Silva's meeting with President Tom Reed was described as frank.", "held"),
    ("President Ana Silva will be in Oslo on Friday for a meeting with President Tom Reed.", "planned"),
    ("President Ana Silva left for Oslo on Monday, where she will meet President Tom Reed.", "planned"),
]
PARTICIPANTS = [
    ("The foreign ministers of Norway, Chile and Peru are meeting in Geneva.", {"Norway", "Chile", "Peru"}),
    ("Talks between Norwegian, Chilean and Peruvian envoys began in Geneva on Monday.", {"Norway", "Chile", "Peru"}),
    ("North and South Korea held talks in Geneva on Monday.", {"North Korea", "South Korea"}),
    ("Officials from Norway and Chile last met in Geneva in May 2023.", {"Norway", "Chile"}),
    (
        "Speaking after talks in Geneva with President Tom Reed, Foreign Minister Ana Silva said that a deal was close.",
        {"Ana Silva", "Tom Reed"},
    ),
    ("Foreign Minister Ana Silva arrived on Monday and held talks with her Chilean counterpart, Tom Reed.", {"Ana Silva", "Tom Reed"}),
    ("President Ana Silva received in Oslo on Monday the Minister of Trade of Chile, Kwame Mensah.", {"Ana Silva", "Kwame Mensah"}),
    ("President Ana Silva told her Chilean counterpart Tom Reed at a meeting in Oslo that she would wait.", {"Ana Silva", "Tom Reed"}),
    ("President Ana Silva hosted a meeting between Tom Reed and Kwame Mensah in Oslo.", {"Ana Silva", "Tom Reed", "Kwame Mensah"}),
    ("Norwegian Foreign Ministry officials met Chilean officials in Geneva on Monday.", {"Norway", "Chile"}),
    ("The Norwegian and Chilean leaders are considering a meeting in Geneva.", {"Norway", "Chile"}),
    ("Norway and Chile will hold talks on Friday in Geneva, with Qatar as mediator.", {"Norway", "Chile", "Qatar"}),
    ("Norway and Chile held talks on Monday. The talks, mediated by Qatar, were long.", {"Norway", "Chile", "Qatar"}),
    (
        "Norway's foreign minister will meet Tom Reed next week. Foreign Minister Ana Silva will see Reed on Tuesday.",
        {"Ana Silva", "Tom Reed"},
    ),
    ("President Ana Silva made a trip to Lima on Monday for talks with President Tom Reed.", {"Ana Silva", "Tom Reed"}),
    ("The Norwegian chancellor visited Lima on Monday for talks with President Tom Reed.", {"Norway", "Tom Reed"}),
    ("The Norwegian chancellor called his Chilean counterpart on Monday.", {"Norway", "Chile"}),
]
NONE = [
    "Norway will meet Chile in Cardiff on Saturday.",
    "Norway met Chile in Lima on Sunday.",
    "Norway's Ana Silva meets Chile's Rosa Diaz in the final on Saturday.",
    "The meeting between Ana Silva and Tom Reed did not take place.",
    "President Ana Silva was due to speak on Monday but flew home.",
]
PLACES = [
    ("Envoys from Norway and Chile arrived in Lima on Sunday for talks on a truce in Gaza.", "Lima"),
    ("President Ana Silva flies to Lima on Tuesday to meet President Tom Reed at the Grand Hotel.", "Lima"),
    ("The Norwegian king visited Lima on Monday for talks with President Tom Reed.", "Lima"),
    ("President Ana Silva met President Tom Reed in The Hague on Monday.", "The Hague"),
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


@pytest.mark.parametrize(("text", "status"), OUTCOMES)
def test_what_came_of_a_plan(text: str, status: str, nlp: Language) -> None:
    assert [found.status for found in read(text, nlp)] == [status]


@pytest.mark.parametrize(("text", "who"), PARTICIPANTS)
def test_who_takes_part(text: str, who: set[str], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert {one.name for one in found.participants} == who


@pytest.mark.parametrize("text", NONE)
def test_no_encounter(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_it_is(text: str, place: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert found.place is not None
    assert found.place.name == place


def test_talks_by_phone_are_a_call(nlp: Language) -> None:
    (found,) = read("President Ana Silva held talks over the phone with President Tom Reed.", nlp)
    assert found.kind == "call"


def test_talks_of_many_sides_need_no_second_name(nlp: Language) -> None:
    (found,) = read("Norway hosted six-party talks in Oslo on Monday.", nlp)
    assert [one.name for one in found.participants] == ["Norway"]


def test_who_joins_a_visitor_visits_too(nlp: Language) -> None:
    (found,) = read("Norwegian President Ana Silva will travel to Chile on Monday, joining Ghanaian President Kwame Mensah.", nlp)
    assert {one.name for one in found.participants} == {"Ana Silva", "Kwame Mensah", "Chile"}


@pytest.mark.parametrize(
    ("text", "party", "head", "members"),
    [
        ("The Chilean side comprised Foreign Minister Ana Silva and Senator Tom Reed.", "Chile", None, ["Ana Silva", "Tom Reed"]),
        ("The Chilean team consists of Foreign Minister Ana Silva and Senator Tom Reed.", "Chile", None, ["Ana Silva", "Tom Reed"]),
        ("The Chilean delegation was led by Foreign Minister Ana Silva and Senator Tom Reed.", "Chile", "Ana Silva", ["Tom Reed"]),
        ("Heading the Chilean delegation is Senator Ana Silva.", "Chile", "Ana Silva", []),
        ("Chile will be represented by a delegation headed by Senator Ana Silva.", "Chile", "Ana Silva", []),
        ("Members of the Chilean delegation: Minister Ana Silva and Senator Tom Reed.", "Chile", None, ["Ana Silva", "Tom Reed"]),
        ("The African Union mission, led by former President Ana Silva, was hopeful.", "African Union", "Ana Silva", []),
        ("Chile named Ana Silva as head of its negotiating team for the talks in Lima.", "Chile", "Ana Silva", []),
        ("Two Chilean officials, including Ana Silva and Tom Reed, took part in talks.", "Chile", None, ["Ana Silva", "Tom Reed"]),
        ("The Chilean delegation includes two women, among them Ana Silva and Grace Reed.", "Chile", None, ["Ana Silva", "Grace Reed"]),
    ],
)
def test_lists_of_those_sent(text: str, party: str, head: str | None, members: list[str], nlp: Language) -> None:
    (found,) = delegations(parse(text, nlp=nlp))
    assert found.party.name == party
    assert (found.head.name if found.head else None, [one.name for one in found.members]) == (head, members)


@pytest.mark.parametrize(
    "text",
    [
        "The Chilean team includes striker Tom Reed.",
        "The Chilean team, led by Tom Reed, won the match.",
        "The Chilean delegation met ministers, including Ana Silva and Tom Reed.",
    ],
)
def test_lists_of_others(text: str, nlp: Language) -> None:
    assert all(not found.members for found in delegations(parse(text, nlp=nlp)))


def test_whom_somebody_meets_on_another_day(nlp: Language) -> None:
    told = read("President Ana Silva will meet President Tom Reed on Monday and Prime Minister Kwame Mensah on Friday.", nlp)
    assert [(found.participants[-1].name, found.when.value if found.when else None) for found in told] == [
        ("Tom Reed", "2024-03-18"),
        ("Kwame Mensah", "2024-03-15"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Silva met President Tom Reed on Monday and Tuesday.",
        "President Ana Silva met President Tom Reed on Monday and Prime Minister Kwame Mensah resigned on Tuesday.",
    ],
)
def test_what_somebody_else_does_on_another_day(text: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [one.name for one in found.participants] == ["Ana Silva", "Tom Reed"]


def test_whoever_is_represented_takes_part_by_whom(nlp: Language) -> None:
    (found,) = read("Norway and Chile met in Oslo on Monday. Chile was represented by Trade Minister Ana Silva.", nlp)
    assert {one.name for one in found.participants} == {"Norway", "Ana Silva"}


def test_the_host_tells_the_country(nlp: Language) -> None:
    (found,) = read("Qatar hosted talks between Norway and Chile on Monday.", nlp)
    assert found.place is not None
    assert found.place.name == "Qatar"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("President Ana Silva will visit Lima on 3-5 April for talks with President Tom Reed.", "2024-04-03"),
        ("Norway and Chile will hold talks in Lima from April 21 to 23.", "2024-04-21"),
        ("Talks between Norway and Chile in Lima were moved from Monday to Friday.", "2024-03-15"),
    ],
)
def test_the_first_of_several_days(text: str, day: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert found.when is not None
    assert found.when.value == day


def test_two_who_met_a_third_one_by_one(nlp: Language) -> None:
    told = read("President Ana Silva and Minister Kwame Mensah held separate talks with Tom Reed in Oslo.", nlp)
    assert [{one.name for one in found.participants} for found in told] == [{"Ana Silva", "Tom Reed"}, {"Kwame Mensah", "Tom Reed"}]


def test_a_welcome_tells_where_to(nlp: Language) -> None:
    (found,) = read("President Ana Silva welcomed President Tom Reed to Oslo.", nlp)
    assert found.place is not None
    assert found.place.name == "Oslo"
