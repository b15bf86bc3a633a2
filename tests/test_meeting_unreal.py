"""Encounters that did not come about, that nobody vouches for, or that were moved: what the record must not say."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

#: Text and the status of its meeting.
STATUS = [
    ("Ana Silva was to have met Tom Reed in Oslo in January, but fell ill.", "cancelled"),
    ("Ana Silva had been expected to meet Tom Reed in Oslo last week but stayed in Lima.", "cancelled"),
    ("Ana Silva had planned to meet Tom Reed in Oslo on Monday, but her car broke down.", "cancelled"),
    ("Norway was to have held talks with Chile in Lima on Monday.", "cancelled"),
    ("Talks between Norway and Chile were to have begun in Lima on Monday.", "cancelled"),
    ("Ana Silva was to meet Tom Reed in Oslo on Friday.", "planned"),
    ("Ana Silva was expected to meet Tom Reed in Oslo on Friday.", "planned"),
    ("Ana Silva plans to meet Tom Reed in Oslo.", "planned"),
    ("Norway plans to meet Chile in Oslo.", "planned"),
    ("Ana Silva announced plans to meet Tom Reed in Oslo.", "planned"),
    ("Norway and Chile meet in Lima on Saturday.", "planned"),
    ("Norway will hold a conference call with Chile.", "planned"),
    ("Norway said that it had agreed to meet Chile in Lima on Friday.", "planned"),
    ("Ana Silva had met Tom Reed in Oslo before the war began.", "held"),
    ("Ana Silva is open to meeting Tom Reed in Rome.", "proposed"),
    ("Ana Silva was prepared to meet Tom Reed only if he apologised.", "proposed"),
    ("Ana Silva is preparing to meet Tom Reed in Rome.", "planned"),
    ("Ana Silva opened talks with Tom Reed in Lima.", "held"),
    ("Newspapers reported that Ana Silva had met Tom Reed in Lisbon. His office denied it.", "unconfirmed"),
    ("Ana Silva is believed to have met Tom Reed in Lisbon.", "unconfirmed"),
    ("Ana Silva is said to have met Tom Reed in Lisbon on Monday.", "unconfirmed"),
    ("According to media reports, Ana Silva met Tom Reed in Lisbon.", "unconfirmed"),
    ("Tom Reed asked if Ana Silva had met Ali Reza in Lisbon.", "unconfirmed"),
    ("Ana Silva is known to have met Tom Reed in Lisbon.", "held"),
    ("According to her office, Ana Silva met Tom Reed in Lisbon.", "held"),
    ("Ana Silva told the press that she had met Tom Reed in Lisbon.", "held"),
    ("Talks between Peru and Chile, set for Monday, have been moved to Friday.", "planned"),
    ("A meeting between Ana Silva and Tom Reed, scheduled for Monday, was put off until Tuesday.", "planned"),
    ("Peru and Chile are holding talks in Lima. The talks began on Monday.", "ongoing"),
    ("Peru and Chile held talks in Lima. The talks began on Monday.", "held"),
    ("Peru and Chile are holding talks in Lima. The talks began on Monday and ended on Tuesday.", "held"),
    ("Ana Silva will fly to Cairo on Saturday before travelling to Amman for talks with Ali Reza on Sunday.", "planned"),
    ("Ana Silva flew to Cairo on Saturday before travelling to Amman for talks with Ali Reza on Sunday.", "held"),
]
#: What might have been, a game and a plan of others are no meeting.
UNREAL = [
    "If Ana Silva had met Tom Reed in Rome, peace would have come.",
    "Had Ana Silva met Tom Reed in Rome, peace would have come.",
    "Ana Silva wishes she had met Tom Reed in Rome.",
    "Ana Silva regrets not having met Tom Reed in Rome.",
    "Ana Silva would have met Tom Reed in Rome if he had come.",
    "Norway meet Chile in Lima on Saturday.",
    "Apple will hold a conference call with investors.",
    "Ana Silva has no plans to meet Tom Reed in Oslo.",
    "Norway has no plans to hold talks with Chile.",
    "Ana Silva criticised plans to meet Tom Reed in Oslo.",
]
#: Text, and place and day of its meeting: those of the report are not the meeting's.
SETTING = [
    ("William Otieno said in Lima on Tuesday he would hold talks with Tom Reed.", None, None),
    ("Ana Silva told the BBC in Lima she had met Tom Reed.", None, None),
    ("Ana Silva said in Lima on Tuesday she would fly to Oslo and meet Tom Reed.", "Oslo", None),
    ("Ana Silva said she would meet Tom Reed in Oslo on Friday.", "Oslo", "2024-03-15"),
    ("Ana Silva said that in Oslo on Monday she met Tom Reed.", "Oslo", "2024-03-11"),
    ("In Oslo on Monday, Ana Silva met Tom Reed, her office said.", "Oslo", "2024-03-11"),
    ("Peru and Chile will hold talks in Lima on Monday. The talks were postponed until Friday.", "Lima", "2024-03-15"),
    ("Talks between Peru and Chile, set for Monday, have been moved to Friday.", None, "2024-03-15"),
    ("A meeting between Ana Silva and Tom Reed, scheduled for Monday, was put off until Tuesday.", None, "2024-03-19"),
    ("The summit between Peru and Chile was brought forward to Friday.", None, "2024-03-15"),
    ("Talks between Peru and Chile in Lima were moved from Monday to Friday.", "Lima", "2024-03-15"),
    ("Peru and Chile will hold talks in Lima on Monday. The talks were delayed by an hour.", "Lima", "2024-03-18"),
]
#: Text, who takes part, and who is absent from the meeting of others.
SHUNNED = [
    ("Hungary boycotted a meeting of EU ministers in Luxembourg on Monday.", ["European Union"], ["Hungary"]),
    ("President Ana Silva skipped the EU summit in Luxembourg on Monday.", ["European Union"], ["Ana Silva"]),
    ("Hungary was not invited to a meeting of EU ministers in Luxembourg on Monday.", ["European Union"], ["Hungary"]),
    ("EU ministers met in Luxembourg on Monday without Hungary.", ["European Union"], ["Hungary"]),
    ("Peru boycotted talks between Norway and Chile in Lima on Monday.", ["Norway", "Chile"], ["Peru"]),
    ("Norway and Chile held talks in Lima on Monday. Peru skipped the talks.", ["Norway", "Chile"], ["Peru"]),
    ("Peru and Chile held talks in Lima on Monday without Norway.", ["Peru", "Chile"], ["Norway"]),
    ("Peru and Chile held talks in Lima on Monday without Norway's consent.", ["Peru", "Chile"], []),
    ("Hungary was invited to a meeting of EU ministers in Luxembourg on Monday.", ["European Union", "Hungary"], []),
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


@pytest.mark.parametrize(("text", "status"), STATUS)
def test_what_came_of_it(text: str, status: str, nlp: Language) -> None:
    assert [meeting.status for meeting in read(text, nlp)] == [status]


@pytest.mark.parametrize("text", UNREAL)
def test_no_meeting(text: str, nlp: Language) -> None:
    assert not read(text, nlp)


@pytest.mark.parametrize(("text", "place", "day"), SETTING)
def test_place_and_day_of_the_report_are_not_the_meetings(text: str, place: str | None, day: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.place and found.place.name, found.when and found.when.value) == (place, day)


@pytest.mark.parametrize(("text", "present", "absent"), SHUNNED)
def test_who_stays_away_from_a_meeting_of_others(text: str, present: list[str], absent: list[str], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert sorted(who.name for who in found.participants) == sorted(present)
    assert [who.name for who in found.absent] == absent
    assert found.status != "refused"


def test_a_meeting_of_years_ago_is_another_one(nlp: Language) -> None:
    found = read("Norway and Chile held talks in Oslo on Monday. The two leaders last met in 2021.", nlp)
    assert [(meeting.status, meeting.when and meeting.when.value) for meeting in found] == [("held", "2024-03-11"), ("held", "2021")]
