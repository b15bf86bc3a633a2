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
        ("Norway's Vice President-elect Erik Dahl arrived.", "Erik Dahl", "Vice President-elect", "Norway"),
        ("Erik Dahl, the prime minister-designate, arrived.", "Erik Dahl", "prime minister-designate", None),
    ],
)
def test_offices_beside_a_name(text: str, name: str, office: str, country: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.name, [o.text for o in found.offices], found.offices[0].country) == (name, [office], country)


@pytest.mark.parametrize(
    ("text", "office", "organisation", "country"),
    [
        ("NATO Secretary General Tom Reed arrived.", "Secretary General", "NATO", None),
        ("Chinese Foreign Ministry spokesman Tom Reed arrived.", "spokesman", "Foreign Ministry", "China"),
        ("The State Department's deputy spokeswoman, Ana Silva, arrived.", "deputy spokeswoman", "State Department", None),
        ("Tom Reed, president of the European Commission, arrived.", "president of the European Commission", "European Commission", None),
        ("Tom Reed, who heads the African Union, arrived.", "heads the African Union", "African Union", None),
    ],
)
def test_the_body_of_an_office(text: str, office: str, organisation: str, country: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [(o.text, o.organisation, o.country) for o in found.offices] == [(office, organisation, country)]


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("Secretary of the Security Council Batbold Ochir left.", "Batbold Ochir", ["Secretary of the Security Council"]),
        ("Governor of Dhofar Province Serik Bekov left.", "Serik Bekov", ["Governor of Dhofar Province"]),
        ("Chief of the General Staff Erik Dahl left.", "Erik Dahl", ["Chief of the General Staff"]),
        ("The army's chief of staff General Erik Dahl left.", "Erik Dahl", ["chief of staff", "General"]),
        ("Adviser to the Prime Minister Erik Dahl left.", "Erik Dahl", ["Adviser to the Prime Minister"]),
        ("An adviser to Prime Minister Erik Dahl left.", "Erik Dahl", ["Prime Minister"]),
        ("Chairman of the State Committee on Tourism Erik Dahl left.", "Erik Dahl", ["Chairman of the State Committee on Tourism"]),
        (
            "Director of the Foreign Ministry's Department for Asia Erik Dahl left.",
            "Erik Dahl",
            ["Director of the Foreign Ministry's Department for Asia"],
        ),
        (
            "Assistant Secretary for Democracy, Human Rights, and Labor Ana Silva left.",
            "Ana Silva",
            ["Assistant Secretary for Democracy, Human Rights, and Labor"],
        ),
        ("They met the Secretary of State, Norway, and Tom Reed.", "Tom Reed", []),
        ("The chairman of the Committee on Friday, Tom Reed, left.", "Tom Reed", []),
    ],
)
def test_long_offices_before_a_name(text: str, name: str, offices: list[str], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.name, [office.text for office in found.offices]) == (name, offices)


@pytest.mark.parametrize(
    "text",
    [
        "The Director of the Institute for Peace Studies Abroad left.",
        "The Director of the Council Rapid Reaction Force left.",
        "The Governor of the Eastern Province Capital District left.",
        "They met the Chairman of the Foreign Relations Committee Monday.",
        "The Head of Mission Support Services left.",
    ],
)
def test_the_end_of_a_long_office_is_no_name(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("Foreign Minister Tom Reed of Norway arrived.", {"Tom Reed": ("foreign minister", "Norway")}),
        (
            "Presidents Tom Reed of Kenya and Ana Silva of Uganda arrived.",
            {"Tom Reed": ("president", "Kenya"), "Ana Silva": ("president", "Uganda")},
        ),
        ("Norway's foreign minister, Tom Reed, arrived.", {"Tom Reed": ("foreign minister", "Norway")}),
        ("Tom Reed, Norway's Minister of Foreign Affairs, arrived.", {"Tom Reed": ("foreign minister", "Norway")}),
        ("Tom Reed was elected president of Kenya.", {"Tom Reed": ("president", "Kenya")}),
    ],
)
def test_where_an_office_stands(text: str, offices: dict[str, tuple[str, str]], nlp: Language) -> None:
    assert {p.name: (p.offices[0].normalised, p.offices[0].country) for p in read(text, nlp)} == offices


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed, who arrived on Friday, met reporters.",
        "The president arrived, Tom Reed said.",
        "Tom Reed met the president.",
        "Tom Reed, Ana Silva and others arrived.",
        "Tom Reed was elected on Friday.",
    ],
)
def test_an_office_of_somebody_else_is_not_taken(text: str, nlp: Language) -> None:
    assert read(text, nlp)[0].offices == ()


def test_forms_of_address_and_camps(nlp: Language) -> None:
    found = read("Mr. Tom Reed met Republican Senator Ana Silva.", nlp)
    assert [(p.titles, p.party) for p in found] == [(("Mr.",), None), ((), "Republican")]


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
        "They patrolled the Silva corridor on Friday.",
        "Officials of XYZ arrived in Lavizan.",
        "The Silva Shrine was closed.",
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Foreign Minister Erik Dahl left Oslo. In Tashkent Dahl met reporters.", ["Erik Dahl"]),
        ("Foreign Minister Erik Dahl left Oslo. In Almaty Dahl met reporters.", ["Erik Dahl"]),
        ("Talks went on. In Ankara Brandt told reporters that he was glad.", ["Brandt"]),
        ("In Victoria Dahl the alliance has a friend.", ["Victoria Dahl"]),
    ],
)
def test_a_town_behind_in_is_no_given_name(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in read(text, nlp)] == names


def test_the_photographer_is_no_actor(nlp: Language) -> None:
    assert [p.name for p in read("President Ana Silva waits for talks. Tom Reed / XYZ\n\nTalks began.", nlp)] == ["Ana Silva"]


def test_every_value_points_at_its_words(nlp: Language) -> None:
    text = "Ukrainian President Ana Silva met Republican Senator Tom Reed."
    ana, tom = read(text, nlp)
    assert [s.of(text) for s in ana.why("nationality")] == ["Ukrainian President"]
    assert [s.of(text) for s in ana.why("family")] == ["Ana Silva"]
    assert [s.of(text) for s in tom.why("party")] == ["Republican Senator"]
    assert [s.of(text) for s in ana.offices[0].why("text")] == ["President"]
    assert ana.why("party") == ()


@pytest.mark.parametrize(
    "text",
    [
        "In Moscow President Ana Silva met reporters.",
        "On a visit to Paris Ana Silva met reporters.",
        "In Norway President Ana Silva met reporters.",
        "Before leaving Beijing Mr. Silva met reporters.",
    ],
)
def test_where_somebody_is_gives_no_nationality(text: str, nlp: Language) -> None:
    assert [person.nationality for person in read(text, nlp)] == [None]


def test_a_given_name_that_looks_like_a_participle_stays(nlp: Language) -> None:
    assert [p.name for p in read("Ahmed Rahim met reporters. His brother Omar Rahim left.", nlp)] == ["Ahmed Rahim", "Omar Rahim"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Turkish businessman Erik Dahl arrived.", "Turkey"),
        ("She met her Turkish counterpart Erik Dahl.", "Turkey"),
        ("She met her Turkish counterpart, Erik Dahl, in Oslo.", "Turkey"),
        ("The Turkish offer, Erik Dahl said, was good.", None),
        ("The Turkish gentlemen Erik Dahl met were glad.", None),
        ("In Turkish waters Erik Dahl sailed on.", None),
    ],
)
def test_a_description_before_a_name_gives_its_state(text: str, state: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert found.nationality == state


def test_nationality_points_at_the_states_words(nlp: Language) -> None:
    text = "Norwegian Ana Silva met Tom Reed."
    assert [span.of(text) for span in read(text, nlp)[0].why("nationality")] == ["Norwegian"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("General Erik “Red” Dahl arrived. Dahl met reporters. Erik Dahl left.", ['Erik "Red" Dahl']),
        ("Maria 'Mia' Berg arrived.", ["Maria 'Mia' Berg"]),
        ('Tom "Tiny" Reed said that he would go.', ['Tom "Tiny" Reed']),
        ("General Erik Dahl called it “Red” on Friday.", ["Erik Dahl"]),
        ("FOREIGN MINISTER ANA SILVA ARRIVES IN DOHA\n\nAna Silva met reporters.", ["Ana Silva"]),
    ],
)
def test_nicknames_and_capitals(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in read(text, nlp)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Norwegian delegation included Mei-Ling Hsiao and Jean-Baptiste Kouamé.", ["Mei-Ling Hsiao", "Jean-Baptiste Kouamé"]),
        ("The delegation included Oyuna Ganzorig and Haruto Minagawa.", ["Oyuna Ganzorig", "Haruto Minagawa"]),
        ("Ana Silva flew to New York and San Jose.", ["Ana Silva"]),
        ("Talks were held in Buenos Aires and Mexico City, Ana Silva said.", ["Ana Silva"]),
        ("Ana Silva visited Norway, Chile and Peru.", ["Ana Silva"]),
    ],
)
def test_a_list_of_persons_holds_persons(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in read(text, nlp)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MINISTER SAYS TALKS FAILED\n\nTalks failed, the minister said.", []),
        ("ENVOY ANA SILVA LEAVES OSLO\n\nAna Silva left Oslo on Friday.", ["Ana Silva"]),
        ("By ANA SILVA\n\nThe talks failed.", []),
    ],
)
def test_what_looks_like_a_name_in_a_line_of_capitals(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in people(parse(text, nlp=nlp))] == names
