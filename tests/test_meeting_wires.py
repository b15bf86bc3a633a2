"""Encounters as wire reports mention them in passing: by a relative clause, an adjective, a departure, what somebody sought."""

import pytest
from spacy.language import Language

from diploparse import parse
from diploparse.extractors.meetings import meetings

PUBLISHED = "2024-03-14"  # a Thursday

#: Text of one encounter; who takes part, what came of it, place and day.
TOLD = [
    ("Ana Silva, with whom Reed met on Monday, will leave.", "Ana Silva, Reed", "held", None, "2024-03-11"),
    ("King Harald spoke. The Norwegian monarch met this week with Ana Silva.", "Harald, Ana Silva", "held", None, "2024-W11"),
    (
        "King Harald spoke. The monarch will meet President Ana Silva on Friday in Callao.",
        "Harald, Ana Silva",
        "planned",
        "Callao",
        "2024-03-15",
    ),
    ("On Tuesday, Norway and Chile conferred in Lima on the fleet.", "Norway, Chile", "held", "Lima", "2024-03-12"),
    ("Norway and Chile negotiated for two days.", "Norway, Chile", "held", None, None),
    ("Norwegian-Chilean talks have been cut off for two years.", "Norway, Chile", "held", None, None),
    ("Prime Minister Tom Reed's current visit to Lima shows what binds them.", "Tom Reed, Peru", "ongoing", "Lima", None),
    ("Tom Reed and Ana Silva called for peace after the talks in Oslo.", "Tom Reed, Ana Silva", "held", "Oslo", None),
    ("Norway indicated its interest in holding talks with Chile.", "Norway, Chile", "proposed", None, None),
    ("Tom Reed left on Monday for talks with Ana Silva in Oslo.", "Tom Reed, Ana Silva", "planned", "Oslo", None),
    ("A Norway-Chile summit set for Lima in April will take up trade.", "Norway, Chile", "planned", "Lima", "2024-04"),
    ("The EU Lima summit on May 24 will take up trade.", "European Union", "planned", "Lima", "2024-05-24"),
    ("Talks aimed at ending the war between Norway and Chile opened in Geneva on Monday.", "Norway, Chile", "held", "Geneva", "2024-03-11"),
    ("During a meeting with Ana Silva, Tom Reed praised trade.", "Ana Silva, Tom Reed", "held", None, None),
    ("Ana Silva's visit included talks with Prime Minister Tom Reed.", "Ana Silva, Tom Reed", "held", None, None),
    ("Tom Reed accepted an invitation from Ana Silva to visit Chile.", "Tom Reed, Chile", "planned", "Chile", None),
    ("The ministers will gather in Lima on Friday for a summit of NATO.", "NATO", "planned", "Lima", "2024-03-15"),
    ("Norway and Chile agreed on Tuesday to hold talks in Lima.", "Norway, Chile", "planned", "Lima", None),
    ("No date has been set for the meeting between Ana Silva and Tom Reed.", "Ana Silva, Tom Reed", "planned", None, None),
    ("Talks between Norway and Chile resumed in Doha, mediated by Qatar and Egypt.", "Norway, Chile, Qatar, Egypt", "held", "Doha", None),
    ("Talks between Norway and Chile are to be held in Oslo on Friday.", "Norway, Chile", "planned", "Oslo", "2024-03-15"),
    ("Ana Silva is to be received by Tom Reed.", "Ana Silva, Tom Reed", "planned", None, None),
    (
        "A meeting between Tom Reed and Ana Silva scheduled for Friday was called off.",
        "Tom Reed, Ana Silva",
        "cancelled",
        None,
        "2024-03-15",
    ),
    ("A meeting between Tom Reed and Ana Silva scheduled for Friday will go ahead.", "Tom Reed, Ana Silva", "planned", None, "2024-03-15"),
    ("Norway called off talks with Chile scheduled for May 25 in Lima.", "Norway, Chile", "cancelled", "Lima", "2024-05-25"),
    ("Norway postponed talks with Chile, set for May 20, to May 25.", "Norway, Chile", "planned", None, "2024-05-25"),
    ("Norway cancelled talks with Chile due to open in Lima on Friday.", "Norway, Chile", "cancelled", "Lima", "2024-03-15"),
    ("Ana Silva's trip to Paris fell through.", "Ana Silva, France", "cancelled", "Paris", None),
    ("Ana Silva will not travel to Lima, an aide said, scrapping a summit with Tom Reed.", "Ana Silva, Tom Reed", "cancelled", None, None),
    ("Norway would welcome talks with Chile.", "Norway, Chile", "proposed", None, None),
    ("The United Nations wants Norway and Chile to meet in June.", "Norway, Chile", "proposed", None, "2024-06"),
    (
        "Norway has proposed a meeting of Peru, Chile and itself in Vienna.",
        "Peru, Chile, Norway",
        "proposed",
        "Vienna",
        None,
    ),
    ("Prime Minister Ana Silva was in talks with Tom Reed on Monday.", "Ana Silva, Tom Reed", "held", None, "2024-03-11"),
    ("Norway and Chile are in talks in Oslo.", "Norway, Chile", "ongoing", "Oslo", None),
    ("Ana Silva had a call with Tom Reed on March 3.", "Ana Silva, Tom Reed", "held", None, "2024-03-03"),
    ("President Tom Reed gave a dinner for President Ana Silva in Rome.", "Tom Reed, Ana Silva", "held", "Rome", None),
    ("Ana Silva will meet her French colleague, Tom Reed, in Oslo.", "Ana Silva, Tom Reed", "planned", "Oslo", None),
    ("Ana Silva was received by Prime Minister Tom Reed and by President Rui Costa.", "Ana Silva, Tom Reed, Rui Costa", "held", None, None),
    ("Ana Silva met in Oslo Foreign Minister Tom Reed.", "Ana Silva, Tom Reed", "held", "Oslo", None),
    ("The meeting of Peru, Chile and Kenya, mediated by Norway, was held in Lima.", "Peru, Chile, Kenya, Norway", "held", "Lima", None),
    ("Norway has agreed to Qatari mediation in the talks with Chile.", "Norway, Chile, Qatar", "planned", None, None),
    ("Kenya will host talks in May to forge a peace deal between Sudan and Chad.", "Sudan, Chad", "planned", "Kenya", "2024-05"),
    ("Prime Minister Ana Silva will visit Dhaka for talks on the river.", "Ana Silva, Bangladesh", "planned", "Dhaka", None),
    ("Norway reopened talks with Chile on Monday.", "Norway, Chile", "held", None, "2024-03-11"),
    ("Secretary-General Ana Silva will chair a conference on aid in Bonn on Friday.", "Ana Silva", "planned", "Bonn", "2024-03-15"),
    ("Ana Silva met Tom Reed about the war in Sudan.", "Ana Silva, Tom Reed", "held", None, None),
    ("President Ana Silva discussed the war in Sudan with President Tom Reed.", "Ana Silva, Tom Reed", "held", None, None),
    ("Norway's ambassador to Chile, Ana Silva, was summoned by Tom Reed on Monday.", "Ana Silva, Tom Reed", "held", None, "2024-03-11"),
    (
        "Ana Silva arrived in Lima for a visit that will include talks with President Tom Reed.",
        "Ana Silva, Tom Reed",
        "planned",
        "Lima",
        None,
    ),
    ("Norway and Chile began talks in Oslo on Thursday.", "Norway, Chile", "ongoing", "Oslo", "2024-03-14"),
    ("Norway and Chile began talks in Oslo on Thursday. The talks failed.", "Norway, Chile", "held", "Oslo", "2024-03-14"),
    ("Ahead of talks with Ana Silva, Tom Reed said he was glad.", "Ana Silva, Tom Reed", "planned", None, None),
    ("Tom Reed urged restraint ahead of talks with Ana Silva.", "Ana Silva, Tom Reed", "planned", None, None),
    ("After holding talks with Ana Silva, Tom Reed said he was glad.", "Ana Silva, Tom Reed", "held", None, None),
    ("After meeting President Ana Silva, Tom Reed called for calm.", "Ana Silva, Tom Reed", "held", None, None),
    ("Meeting in Geneva, Norway and Chile agreed to trade.", "Norway, Chile", "held", "Geneva", None),
    ("Tom Reed met Ana Silva, the foreign ministry in Paris said.", "Ana Silva, Tom Reed", "held", None, None),
    ("Norway proposed talks with Chile in July.", "Norway, Chile", "proposed", None, "2024-07"),
    ("Norway rejected an offer of talks from Chile.", "Norway, Chile", "refused", None, None),
    ("Norway accepted Chile's invitation to talks.", "Norway, Chile", "planned", None, None),
    ("Norway has no intention of holding talks with Chile.", "Norway, Chile", "refused", None, None),
    ("Kenya proposed that Norway and Chile meet in Nairobi.", "Norway, Chile", "proposed", "Nairobi", None),
    (
        "Talks between Norway and Chile scheduled for Friday were postponed, officials said.",
        "Norway, Chile",
        "cancelled",
        None,
        "2024-03-15",
    ),
    ("A meeting between Norway and Chile planned for Friday will not take place.", "Norway, Chile", "cancelled", None, "2024-03-15"),
    ("The two Koreas met in Geneva.", "North Korea, South Korea", "held", "Geneva", None),
    ("The Chilean army held talks with Kenyan rebels.", "Chile, Kenyan rebels", "held", None, None),
    ("Tom Reed discussed Norway with Ana Silva in Rome.", "Tom Reed, Ana Silva", "held", "Rome", None),
    ("Norway and Chile met in Oslo on Monday, their first face-to-face talks.", "Norway, Chile", "held", "Oslo", "2024-03-11"),
    ("Tom Reed met Ana Silva in Oslo. Also present was Rui Costa.", "Tom Reed, Ana Silva, Rui Costa", "held", "Oslo", None),
    ("Norway will not meet Chile.", "Norway, Chile", "refused", None, None),
    ("Peace talks opened in Nairobi on Monday. Sudan and Chad attended.", "Sudan, Chad", "held", "Nairobi", "2024-03-11"),
    (
        "Tom Reed will travel to Rome on Friday for a visit during which he will meet Ana Silva.",
        "Tom Reed, Ana Silva",
        "planned",
        "Rome",
        "2024-03-15",
    ),
    ("Ana Silva proposed a meeting with Tom Reed, but Reed refused.", "Ana Silva, Tom Reed", "refused", None, None),
    ("Norway proposed talks with Chile. Chile accepted the offer.", "Norway, Chile", "planned", None, None),
    ("Norway proposed talks with Chile. Peru rejected the idea.", "Norway, Chile", "proposed", None, None),
    ("Norway proposed talks with Chile. Chile refused to sign the treaty.", "Norway, Chile", "proposed", None, None),
    ("The Norwegian-Chilean Trade Dialogue took place in Lima on Monday.", "Norway, Chile", "held", "Lima", "2024-03-11"),
    ("Ana Silva was received at the presidential palace by Tom Reed.", "Ana Silva, Tom Reed", "held", None, None),
    ("Norway and Chile sat down for a second day of talks in Oslo on Tuesday.", "Norway, Chile", "held", "Oslo", "2024-03-12"),
    ("Ana Silva met Tom Reed in Oslo. The talks were chaired by Rui Costa.", "Ana Silva, Tom Reed, Rui Costa", "held", "Oslo", None),
    ("Niger's junta refused to meet the French ambassador.", "Niger, France", "refused", None, None),
    ("The EU and Georgia held a dialogue in Brussels.", "European Union, Georgia", "held", "Brussels", None),
    ("Ana Silva pulled out of a meeting with Tom Reed.", "Ana Silva, Tom Reed", "cancelled", None, None),
    ("Ana Silva withdrew from talks with Tom Reed.", "Ana Silva, Tom Reed", "cancelled", None, None),
    ("Ana Silva will welcome Prime Minister Erik Dahl of Norway on Friday.", "Ana Silva, Erik Dahl", "planned", None, "2024-03-15"),
    ("Tom Reed received the ambassador of India to Russia, Ana Silva, on Monday.", "Tom Reed, Ana Silva", "held", None, "2024-03-11"),
    ("Ana Silva and Tom Reed, meeting in Oslo for the first time, agreed to swap prisoners.", "Ana Silva, Tom Reed", "held", "Oslo", None),
]
#: Texts that tell of none.
NOT_TOLD = [
    "The house will be torn down after the police of Norway and Chile have finished gathering evidence.",
    "Norway and Chile negotiated a price.",
    "Norway and Chile asked others to negotiate.",
    "Ana Silva, whom Reed praised on Monday, will leave.",
    "A price was set for Lima in April.",
    "President Tom Reed received the credentials of the new ambassadors of Chile and Peru.",
    "Talks aimed at building the bridge between Norway and Chile opened on Monday.",
    "Norway welcomed the talks.",
    "Ana Silva welcomed Tom Reed at the airport.",
    "Ana Silva renewed her call for peace with Norway.",
    "Ana Silva and Tom Reed talked to reporters.",
    "Tom Reed cooked dinner for his wife in Rome.",
    "A vote scheduled for Friday on Norway and Chile was called off.",
    "The festival brought together artists from Norway and Chile.",
    "The trilateral treaty was signed.",
    "Ana Silva's book included a chapter on Tom Reed.",
]


@pytest.mark.parametrize(("text", "who", "status", "place", "day"), TOLD)
def test_an_encounter_told_in_passing(text: str, who: str, status: str, place: str | None, day: str | None, nlp: Language) -> None:
    [found] = meetings(parse(text, nlp=nlp, published=PUBLISHED))
    assert {one.name for one in found.participants} == set(who.split(", "))
    assert found.status == status
    assert (found.place.name if found.place else None) == place
    assert (found.when.value if found.when else None) == day


@pytest.mark.parametrize("text", NOT_TOLD)
def test_no_encounter(text: str, nlp: Language) -> None:
    assert not meetings(parse(text, nlp=nlp, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "status", "place", "day"),
    [
        ("Tom Reed met Ana Silva in Oslo and met Rui Costa in Bergen.", "held", "Bergen", None),
        ("Tom Reed met Ana Silva on Monday and will meet Rui Costa in Paris.", "planned", "Paris", None),
        ("Tom Reed met Ana Silva in Oslo on Monday and met Rui Costa.", "held", "Oslo", "2024-03-11"),
        ("Tom Reed met Ana Silva in Oslo on Monday, a day after talks with Rui Costa.", "held", None, None),
    ],
)
def test_a_second_verb_has_its_own_place_and_day(text: str, status: str, place: str | None, day: str | None, nlp: Language) -> None:
    last = meetings(parse(text, nlp=nlp, published=PUBLISHED))[-1]
    assert (last.status, last.place.name if last.place else None, last.when.value if last.when else None) == (status, place, day)


def test_neither_of_two_came(nlp: Language) -> None:
    told = "Tom Reed held talks with Rui Costa. Neither Prime Minister Ana Silva nor President Erik Dahl attended."
    [found] = meetings(parse(told, nlp=nlp, published=PUBLISHED))
    assert {one.name for one in found.absent} == {"Ana Silva", "Erik Dahl"}


def test_whom_somebody_meets_separately_he_meets_again(nlp: Language) -> None:
    told = "Ana Silva met Tom Reed and Rui Costa on Monday. Silva also met separately with Costa."
    assert [len(found.participants) for found in meetings(parse(told, nlp=nlp, published=PUBLISHED))] == [3, 2]


def test_a_pair_with_an_office_has_met_by_that_office(nlp: Language) -> None:
    told = "President Rui Costa met President Ana Silva. Foreign Minister Tom Reed will meet Silva. The two presidents last met in 2019."
    last = meetings(parse(told, nlp=nlp, published=PUBLISHED))[-1]
    assert {one.name for one in last.participants} == {"Rui Costa", "Ana Silva"}
