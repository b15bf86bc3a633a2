"""Names compared and merged: spellings, short forms, initials, persons of one family name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import parse, people
from diploparse.lexicon import load
from diploparse.reading.genders import gender_of_given
from diploparse.reading.spellings import can_be_short_for, is_variant, name_key

NAMES = st.sampled_from(["Ana", "Tom", "Erik", "Silva", "Reed", "Dahl", "Al-Karib", "bin Nasser", "Müller", "Kouamé", "J.", "O'Hara"])


@pytest.mark.parametrize("pair", load("names")["spellings"]["same"])
def test_spellings_of_one_name(pair: list[str]) -> None:
    assert name_key(pair[0]) == name_key(pair[1])


@pytest.mark.parametrize("pair", load("names")["spellings"]["different"])
def test_different_names(pair: list[str]) -> None:
    assert name_key(pair[0]) != name_key(pair[1])


@given(parts=st.lists(NAMES, min_size=1, max_size=4))
def test_a_name_is_short_for_itself_and_its_parts_for_it(parts: list[str]) -> None:
    key = name_key(" ".join(parts))
    assert can_be_short_for(key, key)
    assert can_be_short_for(key[-1:], key)
    assert can_be_short_for(key[:1], key)
    assert not is_variant(key, key) or len(key) > 1


@given(text=st.text(max_size=40))
def test_any_text_has_a_key(text: str) -> None:
    assert name_key(text)
    assert name_key(text) == name_key(text.upper().lower()) or not text.isascii()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sergei Kovalenko arrived. Sergey Kovalenko left.", ["Sergei Kovalenko"]),
        ("Volodymyr Zaharenky arrived. Zaharenkyy left.", ["Volodymyr Zaharenky"]),
        ("John Tom Reed arrived. J. Reed left. Reed spoke.", ["John Tom Reed"]),
        ("Ahmed al-Karib arrived. Karib left. Al-Karib spoke.", ["Ahmed al-Karib"]),
        ("President Kwon Jong-min arrived. Kwon Jong Min left.", ["Kwon Jong-min"]),
        ("Foreign Minister Ana Castelanos arrived. Ana Castelenos left.", ["Ana Castelanos"]),
        ("Ana Silva met Carlos Silva.", ["Ana Silva", "Carlos Silva"]),
        ("President Kwon Jong-min met General Kwon Yo-min.", ["Kwon Jong-min", "Kwon Yo-min"]),
        ("Mario Silva met Maria Silva.", ["Mario Silva", "Maria Silva"]),
    ],
)
def test_which_names_are_one_person(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in people(parse(text, nlp=nlp))] == names


def test_mrs_is_not_the_man_of_her_name(nlp: Language) -> None:
    text = "President Carlos Silva and Trade Minister Ana Silva arrived. Mr. Silva spoke. Mrs. Silva left."
    carlos, ana = people(parse(text, nlp=nlp))
    assert [len(carlos.mentions), len(ana.mentions)] == [2, 2]


def test_an_office_tells_two_of_one_name_apart(nlp: Language) -> None:
    text = "President Carlos Silva met Trade Minister Ana Silva. President Silva left."
    carlos, ana = people(parse(text, nlp=nlp))
    assert [len(carlos.mentions), len(ana.mentions)] == [2, 1]


@pytest.mark.parametrize(("slot", "gender"), [("women", "female"), ("men", "male")])
def test_given_names_by_gender(slot: str, gender: str) -> None:
    entry = load("given_names")[slot]
    assert {gender_of_given(example) for example in entry["examples"]} == {gender}
    assert gender not in {gender_of_given(example) for example in entry["counter_examples"]}
    assert {gender_of_given(word) for word in entry["words"]} == {gender}
