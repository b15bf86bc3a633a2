"""States and bodies that act: found, merged, told from places."""

import pytest
from hypothesis import given, settings
from spacy.language import Language

from diploparse import Party, delegations, meetings, parse, parties
from diploparse.lexicon import load
from diploparse.reading.bodies import body_names
from diploparse.testing import hostile_text, odd_marks


def named(text: str, nlp: Language) -> list[tuple[str, str, str | None]]:
    return [(party.name, party.kind, party.code) for party in parties(parse(text, nlp=nlp))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway rejected the plan.", [("Norway", "state", "NOR")]),
        ("Oslo said that talks had begun.", [("Norway", "state", "NOR")]),
        ("The Norwegians refused to sign.", [("Norway", "state", "NOR")]),
        ("The Swiss refused, and the Dutch agreed.", [("Switzerland", "state", "CHE"), ("Netherlands", "state", "NLD")]),
        ("Norway's Foreign Ministry agreed.", [("Norway's Foreign Ministry", "institution", "NOR")]),
        ("The Norwegian foreign ministry agreed.", [("Norwegian foreign ministry", "institution", "NOR")]),
        ("The Norwegian government agreed.", [("Norwegian government", "institution", "NOR")]),
        ("NATO agreed on Monday.", [("NATO", "bloc", None)]),
        ("The African Union suspended the new rulers.", [("African Union", "bloc", None)]),
        ("Hamas refused the plan.", [("Hamas", "movement", "PSE")]),
        ("The Iran-backed Houthis refused the plan.", [("Houthis", "movement", "YEM")]),
        ("Norway-Chile talks went on.", [("Norway", "state", "NOR"), ("Chile", "state", "CHL")]),
        ("The Palestinian movement Hamas refused the plan.", [("Hamas", "movement", "PSE")]),
        ("Chile's Ministry of Commerce opened an inquiry.", [("Chile's Ministry of Commerce", "institution", "CHL")]),
        (
            "Norway's Foreign and Defense Ministries agreed.",
            [("Norway's Foreign Ministry", "institution", "NOR"), ("Norway's Defense Ministry", "institution", "NOR")],
        ),
    ],
)
def test_who_acts(text: str, expected: list[tuple[str, str, str | None]], nlp: Language) -> None:
    assert named(text, nlp) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva arrived in Norway.",
        "Ana Silva flew to Oslo on Friday.",
        "The talks were held in Chile.",
        "They met near Nairobi.",
        "A Norwegian envoy arrived.",
        "The Swiss hosts were glad.",
        "The Swiss-led talks failed.",
        "The US-based company agreed.",
        "The UN-backed cabinet agreed.",
        "They met in the village of Kfar Kila.",
        "The Norwegian was glad.",
        "The ministry agreed.",
        "The talks failed on Monday.",
        "He asked us who had come.",
        "",
    ],
)
def test_what_is_no_party(text: str, nlp: Language) -> None:
    assert named(text, nlp) == []


def test_mentions_of_one_body_are_merged(nlp: Language) -> None:
    text = "Russia's Foreign Ministry agreed. The Russian Ministry of Foreign Affairs said so on Monday. Chile's Foreign Ministry did not."
    first, second = parties(parse(text, nlp=nlp))
    assert [span.of(text) for span in first.mentions] == ["Russia's Foreign Ministry", "Russian Ministry of Foreign Affairs"]
    assert (second.name, second.code) == ("Chile's Foreign Ministry", "CHL")


def test_a_body_named_without_its_state_is_the_one_named_with_it(nlp: Language) -> None:
    (found,) = parties(parse("The Norwegian Foreign Ministry agreed. The Foreign Ministry said so on Monday.", nlp=nlp))
    assert (found.code, len(found.mentions)) == ("NOR", 2)


@pytest.mark.parametrize("entry", load("organisations")["organisation"], ids=lambda entry: entry["name"])
def test_bodies_of_the_lexicon(entry: dict[str, str], stored: Language) -> None:
    known = body_names()[entry["name"]]
    assert (known.kind, known.code) == (entry["kind"], entry.get("code"))
    assert (entry["kind"], entry.get("code")) in [found[1:] for found in named(entry["example"], stored)]


@pytest.mark.parametrize("word", ["who", "eta", "us", "aids", "opec"])
def test_acronyms_are_no_words(word: str, nlp: Language) -> None:
    assert named(f"They asked {word} about it.", nlp) == []


@given(text=hostile_text() | odd_marks())
@settings(max_examples=25)
def test_every_party_of_any_text_stands_in_it(text: str, nlp: Language) -> None:
    for party in parties(parse(text, nlp=nlp)):
        assert party.mentions
        assert all(0 <= span.start < span.end <= len(text) for span in party.mentions)


@pytest.mark.parametrize("name", ["Palestinian Authority", "Warsaw Pact", "Lima Group"])
def test_a_body_whose_name_begins_with_a_state_is_whole(name: str, nlp: Language) -> None:
    assert name in [found[0] for found in named(f"The {name} agreed.", nlp)]


@pytest.mark.parametrize("body", ["EU", "NATO", "UN", "Hamas"])
def test_a_body_is_of_one_kind_wherever_it_is_read(body: str, nlp: Language) -> None:
    document = parse(f"A delegation from the {body} met President Ana Silva in Oslo. Norway held talks with the {body} on Monday.", nlp=nlp)
    (party,) = (party for party in parties(document) if party.kind != "state")
    sent = {one.party.kind for one in delegations(document)}
    met = {who.kind for one in meetings(document) for who in one.participants if isinstance(who, Party) and who.kind != "state"}
    assert sent == met == {party.kind}
