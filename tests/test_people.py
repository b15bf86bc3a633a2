"""Persons: names merged, offices beside them."""

import pytest
from spacy.language import Language

from diploparse import Person, parse, people


def read(text: str, nlp: Language) -> tuple[Person, ...]:
    return people(parse(text, nlp=nlp))


def test_short_names_are_merged_with_the_full_one(nlp: Language) -> None:
    text = "President Ana Silva arrived. Silva met reporters. Mrs. Silva left."
    (found,) = read(text, nlp)
    assert (found.name, found.given, found.family) == ("Ana Silva", "Ana", "Silva")
    assert [span.of(text) for span in found.mentions] == ["Ana Silva", "Silva", "Silva"]


def test_two_people_of_one_family_name_are_two(nlp: Language) -> None:
    assert [p.name for p in read("President Ana Silva met Foreign Minister Carlos Silva in Doha.", nlp)] == ["Ana Silva", "Carlos Silva"]


def test_a_family_name_that_comes_first_is_known_by_how_the_article_goes_on(nlp: Language) -> None:
    (found,) = read("President Kwon Min-jae arrived in Seoul. President Kwon met reporters. Kwon left on Friday.", nlp)
    assert (found.name, found.given, found.family) == ("Kwon Min-jae", "Min-jae", "Kwon")


@pytest.mark.parametrize(
    ("text", "name", "office", "country"),
    [
        ("Norwegian Deputy Foreign Minister Erik Dahl arrived.", "Erik Dahl", "Deputy Foreign Minister", "Norway"),
        ("U.S. Secretary of State Tom Reed arrived.", "Tom Reed", "Secretary of State", "United States"),
        ("Former German Chancellor Anna Weber arrived.", "Anna Weber", "Chancellor", "Germany"),
        ("Norway's Defense Minister Erik Dahl arrived.", "Erik Dahl", "Defense Minister", "Norway"),
        ("Erik Dahl, the head of the security council, arrived.", "Erik Dahl", "head of the security council", None),
        ("Gen. Erik Dahl arrived.", "Erik Dahl", "Gen.", None),
    ],
)
def test_offices_beside_a_name(text: str, name: str, office: str, country: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.name, [o.text for o in found.offices], found.offices[0].country) == (name, [office], country)


def test_former_and_acting_are_flags(nlp: Language) -> None:
    first, second = read("Former Chancellor Anna Weber met acting President Erik Dahl.", nlp)
    assert (first.offices[0].former, first.offices[0].acting) == (True, False)
    assert (second.offices[0].former, second.offices[0].acting) == (False, True)


def test_a_wrapped_office_is_one_office(nlp: Language) -> None:
    (found,) = read("Talks were led by Deputy Defense\nMinister Erik Dahl on Friday.", nlp)
    assert [o.text for o in found.offices] == ["Deputy Defense Minister"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in Clinton Street.",
        "On Friday Moscow agreed.",
        "By Ana Silva and Tom Reed",
        "Moscow views the talks with interest.",
        "The Kremlin released a video.",
        "",
    ],
)
def test_what_is_no_person(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("On Friday Nxele met reporters.", "Nxele"),
        ("In March Silva met reporters.", "Silva"),
        ("Mrs. Nxele met reporters.", "Nxele"),
        ("The delegation included Thandiwe Nxele and Jean-Baptiste Kouamé.", "Thandiwe Nxele"),
    ],
)
def test_a_name_is_whole_and_no_more(text: str, name: str, nlp: Language) -> None:
    assert read(text, nlp)[0].name == name


def test_the_photographer_is_no_actor(nlp: Language) -> None:
    assert [p.name for p in read("President Ana Silva waits for talks. Tom Reed / XYZ\n\nTalks began.", nlp)] == ["Ana Silva"]
