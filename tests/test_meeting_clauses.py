"""Who takes part, as the words of a clause say, whatever its tree: side by side, one by one, without a name, told of before, asked."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

#: Text, who takes part, status.
SIDE_BY_SIDE = [
    ("Ana Silva and Tom Reed have agreed to face-to-face talks.", "Ana Silva, Tom Reed", "planned"),
    ("Norway and Chile agreed on a border during talks in Oslo in January.", "Norway, Chile", "held"),
    ("President Ana Silva left Lima following a meeting with President Tom Reed.", "Ana Silva, Tom Reed", "held"),
    ("President Ana Silva and President Tom Reed signed a treaty at a summit in Lima on Monday.", "Ana Silva, Tom Reed", "held"),
    ("Kenya and Ghana stayed enemies despite a week of talks in Lima.", "Kenya, Ghana", "held"),
    ("Kenya and Ghana signed a treaty on the last day of a summit in Accra.", "Kenya, Ghana", "held"),
    ("Norwegian and Chilean officials reached a deal after talks in Doha.", "Norway, Chile", "held"),
    ("Norwegian and Chilean negotiators failed to reach a deal in the latest round of talks in Doha.", "Norway, Chile", "held"),
    ("President Ana Silva held on Monday talks with President Tom Reed.", "Ana Silva, Tom Reed", "held"),
    ("Indirect talks between Kenya and Ghana, mediated by Qatar, resumed in Doha on Sunday.", "Kenya, Ghana, Qatar", "held"),
    ("A planned meeting between Ana Silva and Tom Reed has been cancelled.", "Ana Silva, Tom Reed", "cancelled"),
    ("President Ana Silva was received by King Omar Hasan in Amman on Sunday.", "Ana Silva, Omar Hasan", "held"),
    ("President Tom Reed is due in Oslo on Thursday for talks with Prime Minister Ana Silva.", "Tom Reed, Ana Silva", "planned"),
    ("President Tom Reed walked out of talks with President Ana Silva in Oslo.", "Tom Reed, Ana Silva", "held"),
    (
        "The meeting, held in Cairo, was attended by Foreign Minister Ana Silva, Intelligence Chief Tom Reed and Chilean envoy Pedro Leal.",
        "Ana Silva, Tom Reed, Pedro Leal",
        "held",
    ),
    ("The Peruvian government and the Lakeside Front met in Lima.", "Peru, Lakeside Front", "held"),
    ("Talks between Kenyan rebels and the Norwegian government began on Monday.", "Kenyan rebels, Norway", "held"),
    (
        "LIMA, March 14 (News) -- Peruvian President Tom Reed met here Thursday with visiting Norwegian Foreign Minister Ana Silva.",
        "Tom Reed, Ana Silva",
        "held",
    ),
    ("President Ana Silva is in Doha for talks with Prime Minister Omar Hasan.", "Ana Silva, Omar Hasan", "ongoing"),
    ("President Ana Silva and President Tom Reed are meeting face to face in Lima.", "Ana Silva, Tom Reed", "ongoing"),
    ("President Ana Silva will host President Tom Reed at the palace.", "Ana Silva, Tom Reed", "planned"),
    ("President Ana Silva welcomed President Tom Reed to the White House.", "Ana Silva, Tom Reed", "held"),
    ("President Ana Silva will host a meeting on Friday of Kenyan factions.", "Ana Silva, Kenyan factions", "planned"),
    ("Talks between a Kenyan opposition movement and Norway began on Monday.", "Kenyan opposition movement, Norway", "held"),
    ("The Chilean government held talks with the Palestine Liberation Organization.", "Chile, Palestine Liberation Organization", "held"),
    ("President Ana Silva met with envoys from the Nairobi Port Authority.", "Ana Silva, Nairobi Port Authority", "held"),
]
NOT_SIDE_BY_SIDE = [
    "Norway and Chile welcomed the talks.",
    "Norway agreed to talks.",
    "Prime Minister Ana Silva slept during talks in Oslo.",
    "Norway and Chile voted on the talks.",
    "Norway and Chile called for peace during a press conference.",
    "Norway and Chile agreed at the outset.",
    "Norway and Chile were founded before a conference on the sea.",
    "President Ana Silva and President Tom Reed praised a meeting.",
    "President Ana Silva left without meeting President Tom Reed.",
    "There are no plans for talks between Norway and Chile.",
    "Norway met Chile in the final on Sunday.",
    "Parliament met in Oslo to vote on the budget.",
    "President Ana Silva met a group of students from Chile.",
    "President Ana Silva called for Tom Reed to be removed.",
    "President Tom Reed was called a liar by President Ana Silva.",
]
#: Text, and the sides of each encounter.
ONE_BY_ONE = [
    (
        "President Ana Silva met separately with Prime Minister Tom Reed and President Kwame Mensah.",
        ["Ana Silva, Kwame Mensah", "Ana Silva, Tom Reed"],
    ),
    (
        "President Ana Silva held meetings with Prime Minister Tom Reed and President Kwame Mensah.",
        ["Ana Silva, Kwame Mensah", "Ana Silva, Tom Reed"],
    ),
    ("President Ana Silva will meet both Chilean and Peruvian officials.", ["Ana Silva, Chile", "Ana Silva, Peru"]),
    ("President Ana Silva met with both Norway and Chile.", ["Ana Silva, Chile", "Ana Silva, Norway"]),
    (
        "President Ana Silva had phone calls with Prime Minister Tom Reed and President Kwame Mensah.",
        ["Ana Silva, Kwame Mensah", "Ana Silva, Tom Reed"],
    ),
    (
        "President Ana Silva met Prime Minister Tom Reed and President Kwame Mensah in Oslo.",
        ["Ana Silva, Kwame Mensah, Tom Reed"],
    ),
    (
        "Separately, President Ana Silva met Prime Minister Tom Reed and President Kwame Mensah in Oslo.",
        ["Ana Silva, Kwame Mensah, Tom Reed"],
    ),
    ("Meetings between Norway and Chile were held in Oslo.", ["Chile, Norway"]),
    ("Both Norway and Chile met with Peru in Oslo.", ["Chile, Norway, Peru"]),
]
COMPANY = [
    ("President Ana Silva met with key ministers in Lima.", "Ana Silva"),
    ("President Ana Silva held talks with her negotiating team.", "Ana Silva"),
    ("President Ana Silva attended a conference in Lima in 2018.", "Ana Silva"),
    ("Foreign Minister Ana Silva will take part in a conference in Lima on Tuesday.", "Ana Silva"),
    ("Norway is to host a summit of African leaders in May.", "Norway"),
]
NO_COMPANY = [
    "President Ana Silva met with old friends in Lima.",
    "Officials met in Oslo.",
    "President Ana Silva met with the families of soldiers.",
    "President Ana Silva thanked the ministers who met in Oslo.",
    "President Ana Silva attended a concert in Lima.",
    "President Ana Silva often meets with officials.",
    "Foreign Minister Ana Silva attended the conference.",
]
#: Text, and who takes part in the last encounter, and when.
TOLD_BEFORE = [
    ("Norway and Chile fought for years. Envoys from the two countries will meet in Lima in May.", "Norway, Chile", "2024-05"),
    ("Norway and Chile fought for years. Talks between the two countries began in Oslo on Monday.", "Norway, Chile", "2024-03-11"),
    (
        "President Ana Silva and President Tom Reed arrived on Monday. They held talks with President Kwame Mensah in Accra.",
        "Ana Silva, Tom Reed, Kwame Mensah",
        None,
    ),
    ("Kenya and Ghana held talks in Accra. The two sides will meet again in May.", "Kenya, Ghana", "2024-05"),
    ("President Ana Silva met President Tom Reed in Oslo. Another meeting is planned for Friday.", "Ana Silva, Tom Reed", "2024-03-15"),
    ("Kenya and Ghana held talks in Accra. A truce would be signed at a further meeting in May.", "Kenya, Ghana", "2024-05"),
    ("Chilean officials said they would meet President Tom Reed if he came to Lima.", "Chile, Tom Reed", None),
    (
        "Foreign Minister Ana Silva said after a meeting with Foreign Minister Tom Reed that talks would resume next week in Doha.",
        "Ana Silva, Tom Reed",
        "2024-W12",
    ),
    (
        "President Tom Reed was greeted by Prime Minister Ana Silva before the two held an hour of talks.",
        "Tom Reed, Ana Silva",
        None,
    ),
]
NOT_TOLD_BEFORE = [
    "Kenya and Ghana held talks in Accra. Another meeting of the council of elders ended in Lima.",
    "Kenya and Ghana held talks in Accra. Peru's next summit will be in May.",
    "Kenya and Ghana held talks in Accra. Another meeting room was locked.",
    "Kenya and Ghana held talks in Accra. Ana Silva won the second round of the vote.",
]
#: Text, who takes part, status, who proposed, who refused.
ASKED = [
    ("President Ana Silva turned down a Chilean offer to host talks.", "Ana Silva, Chile", "refused", "Chile", "Ana Silva"),
    (
        "President Ana Silva rejected an offer from Norway and Chile to hold talks on the border.",
        "Ana Silva, Norway, Chile",
        "refused",
        "Norway",
        "Ana Silva",
    ),
    ("Kenya rejected an offer from Ghana for talks between the two countries.", "Kenya, Ghana", "refused", "Ghana", "Kenya"),
    ("Norway rejected a Chilean proposal to meet in Lima.", "Chile, Norway", "refused", "Chile", "Norway"),
    ("President Ana Silva urged President Tom Reed to hold talks with Peru.", "Tom Reed, Peru", "proposed", "Ana Silva", None),
    ("Norway called for a meeting of the Arab League in Cairo.", "Arab League", "proposed", "Norway", None),
    ("Norway proposed a meeting with the Security Council.", "Norway, Security Council", "proposed", "Norway", None),
    ("Norway called for talks between Kenya and Ghana.", "Kenya, Ghana", "proposed", "Norway", None),
    ("President Ana Silva called on Norway and Chile to hold talks.", "Norway, Chile", "proposed", "Ana Silva", None),
    ("President Ana Silva would like to meet President Tom Reed.", "Ana Silva, Tom Reed", "proposed", "Ana Silva", None),
    ("Norway asked Qatar to mediate talks with Chile.", "Qatar, Chile", "proposed", "Norway", None),
]
NOT_ASKED = [
    "Norway rejected a Chilean offer to sell fish.",
    "Qatar refused to host talks between Kenya and Ghana.",
    "President Ana Silva called to congratulate President Tom Reed.",
    "President Ana Silva urged President Tom Reed to resign.",
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


def sides(meeting: Meeting) -> str:
    return ", ".join(sorted(actor.name for actor in meeting.participants))


@pytest.mark.parametrize(("text", "who", "status"), SIDE_BY_SIDE)
def test_who_takes_part(text: str, who: str, status: str, nlp: Language) -> None:
    assert [(set(sides(m).split(", ")), m.status) for m in read(text, nlp)] == [(set(who.split(", ")), status)]


@pytest.mark.parametrize("text", [*NOT_SIDE_BY_SIDE, *NO_COMPANY, *NOT_ASKED])
def test_nobody_does(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(("text", "met"), ONE_BY_ONE)
def test_several_are_met_one_by_one_or_together(text: str, met: list[str], nlp: Language) -> None:
    assert sorted(map(sides, read(text, nlp))) == met


@pytest.mark.parametrize(("text", "who"), COMPANY)
def test_others_have_no_name(text: str, who: str, nlp: Language) -> None:
    assert list(map(sides, read(text, nlp))) == [who]


@pytest.mark.parametrize(("text", "who", "day"), TOLD_BEFORE)
def test_sides_told_of_before(text: str, who: str, day: str | None, nlp: Language) -> None:
    found = read(text, nlp)[-1]
    assert set(sides(found).split(", ")) == set(who.split(", "))
    assert (found.when.value if found.when else None) == day


@pytest.mark.parametrize("text", NOT_TOLD_BEFORE)
def test_no_encounter_of_theirs(text: str, nlp: Language) -> None:
    assert len(read(text, nlp)) == 1


@pytest.mark.parametrize(("text", "who", "status", "proposer", "refuser"), ASKED)
def test_who_asks_whom(text: str, who: str, status: str, proposer: str | None, refuser: str | None, nlp: Language) -> None:
    told = [
        (set(sides(m).split(", ")), m.status, m.proposed_by and m.proposed_by.name, m.refused_by and m.refused_by.name)
        for m in read(text, nlp)
    ]
    assert told == [(set(who.split(", ")), status, proposer, refuser)]


@pytest.mark.parametrize("text", [text for text, *_ in (*SIDE_BY_SIDE, *COMPANY, *ASKED)])
def test_every_participant_is_shown(text: str, nlp: Language) -> None:
    for meeting in read(text, nlp):
        assert all(meeting.why(f"participants[{i}]") for i in range(len(meeting.participants)))


def test_what_went_on_at_an_untold_time_is_no_earlier_status(nlp: Language) -> None:
    text = "Norway and Chile held talks in Lima in 2022. Ana Silva headed the Norwegian delegation. Those talks are under way in earnest."
    assert all("ongoing" not in meeting.history for meeting in read(text, nlp))
