"""Encounters by mechanism: status and roles, anaphors, "where" and places, visits, calls and summits, what is none."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings
from diploparse.lexicon import load, strings, table

PUBLISHED = "2024-03-14"  # a Thursday

#: Text, who takes part, status, who proposed, who refused.
STATUS = [
    ("Foreign Minister Leila Haddad met her Danish counterpart Jens Kruse in Tunis.", "Leila Haddad, Jens Kruse", "held", None, None),
    (
        "Prime Minister Marta Okello is meeting President Sione Tupou in Kampala on Thursday.",
        "Marta Okello, Sione Tupou",
        "ongoing",
        None,
        None,
    ),
    ("Talks between Bolivia and Paraguay are under way in Asunción.", "Bolivia, Paraguay", "ongoing", None, None),
    ("President Aziz Karimov is due to meet Chancellor Dalia Rimkus next week.", "Aziz Karimov, Dalia Rimkus", "planned", None, None),
    (
        "Foreign Minister Mai Tran has agreed to meet Foreign Minister Pedro Leal in Hanoi.",
        "Mai Tran, Pedro Leal",
        "planned",
        None,
        None,
    ),
    ("Prime Minister Noa Bergman proposed talks with Jordan.", "Noa Bergman, Jordan", "proposed", "Noa Bergman", None),
    ("President Dalia Rimkus invited Prime Minister Ian Doyle for talks.", "Dalia Rimkus, Ian Doyle", "proposed", "Dalia Rimkus", None),
    ("Foreign Minister Bola Adeyemi turned down an offer from Ghana for talks.", "Bola Adeyemi, Ghana", "refused", "Ghana", "Bola Adeyemi"),
    (
        "President Emil Novak declined to meet Prime Minister Ravi Perera.",
        "Emil Novak, Ravi Perera",
        "refused",
        None,
        "Emil Novak",
    ),
    ("The summit between Nepal and Bhutan was postponed.", "Nepal, Bhutan", "cancelled", None, None),
    ("President Rosa Quispe called off her meeting with Prime Minister Ian Doyle.", "Rosa Quispe, Ian Doyle", "cancelled", None, None),
    (
        "Foreign Minister Amal Nasser reportedly met Foreign Minister Piet de Wit in Muscat.",
        "Amal Nasser, Piet de Wit",
        "unconfirmed",
        None,
        None,
    ),
    ("Foreign Minister Hana Sato may meet Foreign Minister Luis Prado in Kyoto.", "Hana Sato, Luis Prado", "unconfirmed", None, None),
    ("Fiji's offer of talks was rejected by Tonga.", "Fiji, Tonga", "refused", "Fiji", "Tonga"),
    ("Prime Minister Marta Okello ruled out talks with Chad.", "Marta Okello, Chad", "refused", None, "Marta Okello"),
    ("Ghana has asked for talks with Togo.", "Ghana, Togo", "proposed", "Ghana", None),
    ("President Emil Novak has agreed to talks with Latvia in Vienna.", "Emil Novak, Latvia", "planned", None, None),
    ("There were reports that Fiji had held talks with Tonga.", "Fiji, Tonga", "unconfirmed", None, None),
    ("Talks between Bolivia and Paraguay were in progress.", "Bolivia, Paraguay", "held", None, None),
    ("Foreign Minister Pedro Leal flew home after meeting President Sione Tupou.", "Pedro Leal, Sione Tupou", "held", None, None),
]
#: Texts whose meeting nobody refused, and its status.
NOT_REFUSED = [
    ("President Emil Novak refused to comment after he met Prime Minister Ravi Perera.", "held"),
    ("President Emil Novak met Prime Minister Ravi Perera and refused to sign the treaty.", "held"),
    ("Foreign Minister Mai Tran, who rejected the treaty, will meet Foreign Minister Pedro Leal in Hanoi on Saturday.", "planned"),
    ("Bolivia and Paraguay held talks in Lima. Bolivia rejected the plan.", "held"),
    ("Prime Minister Marta Okello did not rule out talks with Chad.", "proposed"),
    ("President Aziz Karimov said that he would meet Chancellor Dalia Rimkus in Vienna.", "planned"),
    ("Foreign Minister Leila Haddad postponed her meeting with Jens Kruse.", "cancelled"),
    ("Talks between Nepal and Bhutan ended on Tuesday. Nepal refused to sign.", "held"),
    ("Foreign Minister Hana Sato met Foreign Minister Luis Prado despite calls to boycott the country.", "held"),
    ("President Rosa Quispe offered to meet Prime Minister Ian Doyle.", "proposed"),
]
#: Two sentences on one encounter: who takes part, status, place, day.
ANAPHORS = [
    (
        "Foreign Minister Leila Haddad met Foreign Minister Jens Kruse in Tunis. That meeting took place on Monday.",
        "Leila Haddad, Jens Kruse",
        "held",
        "Tunis",
        "2024-03-11",
    ),
    (
        "Bolivia and Paraguay held talks on Tuesday. The talks took place in Lima.",
        "Bolivia, Paraguay",
        "held",
        "Lima",
        "2024-03-12",
    ),
    (
        "Nepal and Bhutan will hold talks on Saturday. The discussions will take place in Geneva.",
        "Nepal, Bhutan",
        "planned",
        "Geneva",
        "2024-03-16",
    ),
    (
        "Ghana and Togo held talks in Accra. Those talks, attended by President Aziz Karimov, lasted a day.",
        "Ghana, Togo, Aziz Karimov",
        "held",
        "Accra",
        None,
    ),
    (
        "President Emil Novak spoke by phone with Prime Minister Ravi Perera. The call lasted an hour.",
        "Emil Novak, Ravi Perera",
        "held",
        None,
        None,
    ),
    (
        "President Dalia Rimkus and President Juan Ortega held a summit in Lima. The summit ended on Wednesday.",
        "Dalia Rimkus, Juan Ortega",
        "held",
        "Lima",
        "2024-03-13",
    ),
    (
        "Foreign Minister Mai Tran met Pedro Leal in Hanoi. “It went well,” she said after the meeting.",
        "Mai Tran, Pedro Leal",
        "held",
        "Hanoi",
        None,
    ),
    (
        "Chile and Peru will hold talks in Quito. The negotiations are due to begin on Friday.",
        "Chile, Peru",
        "planned",
        "Quito",
        "2024-03-15",
    ),
    (
        "Foreign Minister Amal Nasser and Foreign Minister Piet de Wit met on Monday. Their meeting, held in Muscat, was short.",
        "Amal Nasser, Piet de Wit",
        "held",
        "Muscat",
        "2024-03-11",
    ),
    (
        "Kenya and Uganda planned to hold talks in Nairobi. The talks were cancelled.",
        "Kenya, Uganda",
        "cancelled",
        "Nairobi",
        None,
    ),
    (
        "President Emil Novak and Prime Minister Ian Doyle met in Oslo on Monday. The discussions, held behind closed doors, were long.",
        "Emil Novak, Ian Doyle",
        "held",
        "Oslo",
        "2024-03-11",
    ),
]
#: Two encounters each.
ROUNDS = [
    "Bolivia and Paraguay held talks in Lima on Tuesday. A previous round of talks between them was held in Quito in 2021.",
    "Ghana and Togo held talks in Accra on Monday. A second round of talks between Ghana and Togo will begin in Lomé on Saturday.",
    "Foreign Minister Leila Haddad met Foreign Minister Jens Kruse in Tunis. In 2019, Haddad met Kruse in Oslo.",
    "Nepal and Bhutan met in Geneva on Monday. Nepal and India met in Geneva on Monday.",
    "President Emil Novak met Ravi Perera on Tuesday. Novak then telephoned President Rosa Quispe.",
    "Kenya and Uganda held talks in May 2023. Kenya and Uganda will hold talks on Saturday.",
    "President Aziz Karimov refused to meet President Dalia Rimkus. Karimov met Juan Ortega in Lima.",
    "Foreign Minister Mai Tran met Pedro Leal in Hanoi. She will meet Leal again in Lisbon on Friday.",
    "Chile and Peru held talks in Quito. Talks between Chile and Brazil collapsed.",
    "The summit between Norway and Chad was held in Oslo in 2018. The summit between Norway and Chad was held in Oslo in 2022.",
]
#: Place of the one encounter.
PLACES = [
    ("Foreign Minister Leila Haddad flew to Cairo, where she met with Foreign Minister Jens Kruse.", "Cairo"),
    ("President Emil Novak travelled on Monday to Lisbon, where he met with Ravi Perera.", "Lisbon"),
    ("Foreign Minister Mai Tran was in Manila, where she held talks with Pedro Leal.", "Manila"),
    ("Prime Minister Marta Okello arrived in Kigali, where she will meet President Sione Tupou.", "Kigali"),
    ("President Aziz Karimov met President Dalia Rimkus in the Lithuanian capital of Vilnius.", "Vilnius"),
    ("In Doha, Foreign Minister Amal Nasser met Piet de Wit.", "Doha"),
    ("Talks between Chile and Peru were held in Quito on Monday.", "Quito"),
    ("President Rosa Quispe received Prime Minister Ian Doyle in La Paz.", "La Paz"),
    ("Foreign Minister Hana Sato met Foreign Minister Luis Prado at the United Nations headquarters in New York.", "New York"),
    ("Foreign Minister Bola Adeyemi is in Dakar to meet President Kwame Mensah.", "Dakar"),
    ("President Emil Novak, who was in Oslo on Monday, met Prime Minister Ian Doyle in Dublin.", "Dublin"),
    ("Talks between Chile and Peru are likely to be held in Quito on Friday.", "Quito"),
    ("In Oslo, Norway and Peru held talks.", "Oslo"),
]
NO_PLACE = [
    "Moscow said that Foreign Minister Leila Haddad had met Foreign Minister Jens Kruse.",
    "President Emil Novak met Ravi Perera, and London welcomed the news.",
    "Foreign Minister Mai Tran met Pedro Leal, the ambassador to Paris.",
    "President Aziz Karimov, who was born in Samarkand, met President Dalia Rimkus.",
    "Talks between Chile and Peru began on Monday, Ankara said.",
    "Foreign Minister Amal Nasser met Piet de Wit to discuss the war in Sudan.",
    "President Rosa Quispe met Prime Minister Ian Doyle of Ireland.",
    "Foreign Minister Hana Sato met Foreign Minister Luis Prado before she flew to Berlin.",
    "Tehran held talks with Baghdad on Tuesday.",
    "Foreign Minister Bola Adeyemi met Kwame Mensah on the future of Mali.",
    "President Rosa Quispe met Prime Minister Ian Doyle before a press conference in Lima.",
]
#: Text, kind, who, status, part_of.
KINDS = [
    (
        "Foreign Minister Leila Haddad visited Denmark on Monday for talks with Jens Kruse.",
        {"visit", "talks"},
        {"Leila Haddad", "Jens Kruse"},
        "held",
    ),
    (
        "During a visit to Peru, President Emil Novak met President Rosa Quispe.",
        {"visit", "meeting"},
        {"Emil Novak", "Rosa Quispe"},
        "held",
    ),
    ("President Aziz Karimov spoke by phone with Chancellor Dalia Rimkus.", {"call"}, {"Aziz Karimov", "Dalia Rimkus"}, "held"),
    ("Prime Minister Marta Okello telephoned President Sione Tupou.", {"call"}, {"Marta Okello", "Sione Tupou"}, "held"),
    ("Prime Minister Ian Doyle called Foreign Minister Luis Prado on Tuesday.", {"call"}, {"Ian Doyle", "Luis Prado"}, "held"),
    (
        "Foreign Minister Mai Tran held a phone call with Pedro Leal on Monday.",
        {"call"},
        {"Mai Tran", "Pedro Leal"},
        "held",
    ),
    (
        "Foreign Minister Hana Sato talked by telephone to Foreign Minister Luis Prado.",
        {"call"},
        {"Hana Sato", "Luis Prado"},
        "held",
    ),
    (
        "President Juan Ortega will travel to Japan for a summit with Prime Minister Hana Sato.",
        {"summit"},
        {"Juan Ortega", "Hana Sato"},
        "planned",
    ),
    (
        "At the 2019 Lima summit, President Juan Ortega met President Dalia Rimkus.",
        {"summit", "meeting"},
        {"Juan Ortega", "Dalia Rimkus"},
        "held",
    ),
    (
        "President Dalia Rimkus spoke on the phone with President Juan Ortega.",
        {"call"},
        {"Dalia Rimkus", "Juan Ortega"},
        "held",
    ),
    ("President Rosa Quispe and Prime Minister Ian Doyle spoke by phone.", {"call"}, {"Rosa Quispe", "Ian Doyle"}, "held"),
]
NO_CALL_OR_VISIT = [
    "President Emil Novak called Prime Minister Ravi Perera a friend.",
    "Prime Minister Marta Okello visited a hospital in Kampala.",
    "Foreign Minister Mai Tran spoke with pride of the treaty.",
    "President Aziz Karimov spoke by satellite to the crowd.",
    "Foreign Minister Amal Nasser called for talks.",
    "The summit of the mountain is covered with snow.",
    "President Rosa Quispe received a phone and a watch.",
    "Tourists visited Peru in May.",
    "Prime Minister Ian Doyle called on the rebels to leave.",
    "Foreign Minister Hana Sato spoke about Chile with pride.",
    "President Emil Novak called Prime Minister Ian Doyle on Tuesday a liar.",
    "President Rosa Quispe and Prime Minister Ian Doyle spoke by phone to reporters.",
]
NO_MEETING = [
    "Foreign Minister Leila Haddad and Jens Kruse gave a joint press conference in Tunis.",
    "President Emil Novak gave an interview to a radio station on Monday.",
    "Prime Minister Marta Okello gave a speech in Nairobi on Friday.",
    "President Aziz Karimov and Chancellor Dalia Rimkus usually meet in Vienna.",
    "Foreign Minister Mai Tran met the deadline for the treaty.",
    "Bolivia and Paraguay failed to meet their targets.",
    "The athletes of Norway and Chile will take part in a track meet in Oslo.",
    "The town lies at the meeting of the two rivers.",
    "Crowds met the train of President Rosa Quispe at the station.",
    "Foreign Minister Hana Sato and Luis Prado meet every year in Kyoto.",
    "Prime Minister Ian Doyle said that Ireland would meet the needs of the refugees.",
    "At a news conference in Doha, Foreign Minister Amal Nasser praised Foreign Minister Piet de Wit.",
    "The plan by President Juan Ortega met with criticism from Chile.",
    "President Rosa Quispe and Prime Minister Ian Doyle met with reporters in Lima.",
    "President Sione Tupou has not yet met Prime Minister Marta Okello.",
    "President Sione Tupou never met Prime Minister Marta Okello.",
    "The leaders of Chile and Peru failed to meet in Lima.",
    "Fiji denied that it had held talks with Tonga.",
    "Fiji denied reports that it had held talks with Tonga.",
    "Prime Minister Ian Doyle interviewed President Rosa Quispe on the radio.",
    "President Juan Ortega and President Dalia Rimkus spoke at a ceremony in Lima.",
]
#: Encounters with such words beside them.
BESIDE = [
    "Foreign Minister Pedro Leal told a press conference that he had met Foreign Minister Hana Sato.",
    "President Rosa Quispe met Prime Minister Ian Doyle before a press conference in Lima.",
    "President Emil Novak met Prime Minister Ian Doyle to sign a treaty before the deadline.",
    "President Juan Ortega, who often travels, met President Dalia Rimkus in Lima.",
    "In an interview on Sunday, President Sione Tupou said that he had met Prime Minister Marta Okello.",
    "President Sione Tupou gave a speech after he met Prime Minister Marta Okello.",
    "President Aziz Karimov arrived by train and met Foreign Minister Mai Tran.",
    "Crowds cheered as President Rosa Quispe met Prime Minister Ian Doyle.",
    "Chile and Peru held talks on the demands of the miners.",
    "Foreign Minister Mai Tran met President Juan Ortega in Lima on 3 May 2023.",
    "Foreign Minister Hana Sato met Foreign Minister Pedro Leal, who then spoke to reporters.",
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


def names(meeting: Meeting) -> str:
    return ", ".join(actor.name for actor in meeting.participants)


@pytest.mark.parametrize(("text", "who", "status", "proposer", "refuser"), STATUS)
def test_status_and_who_gave_it(text: str, who: str, status: str, proposer: str | None, refuser: str | None, nlp: Language) -> None:
    told = [
        (set(names(m).split(", ")), m.status, m.proposed_by and m.proposed_by.name, m.refused_by and m.refused_by.name)
        for m in read(text, nlp)
    ]
    assert told == [(set(who.split(", ")), status, proposer, refuser)]


@pytest.mark.parametrize(("text", "status"), NOT_REFUSED)
def test_nobody_refused(text: str, status: str, nlp: Language) -> None:
    assert [(m.status, m.refused_by) for m in read(text, nlp)] == [(status, None)]


@pytest.mark.parametrize(("text", "who", "status", "place", "day"), ANAPHORS)
def test_words_that_point_back(text: str, who: str, status: str, place: str | None, day: str | None, nlp: Language) -> None:
    told = [(names(m), m.status, m.place.name if m.place else None, m.when.value if m.when else None) for m in read(text, nlp)]
    assert told == [(who, status, place, day)]


@pytest.mark.parametrize("text", ROUNDS)
def test_rounds_kept_apart(text: str, nlp: Language) -> None:
    assert len(read(text, nlp)) == 2


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_place(text: str, place: str, nlp: Language) -> None:
    assert [m.place.name if m.place else None for m in read(text, nlp)] == [place]


@pytest.mark.parametrize("text", NO_PLACE)
def test_no_place_is_invented(text: str, nlp: Language) -> None:
    assert [m.place for m in read(text, nlp)] == [None]


@pytest.mark.parametrize(("text", "kinds", "who", "status"), KINDS)
def test_visits_calls_and_summits(text: str, kinds: set[str], who: set[str], status: str, nlp: Language) -> None:
    found = read(text, nlp)
    assert [m.status for m in found if set(names(m).split(", ")) >= who and m.kind in kinds] == [status], found


@pytest.mark.parametrize("text", [*NO_CALL_OR_VISIT, *NO_MEETING])
def test_what_is_no_encounter(text: str, nlp: Language) -> None:
    assert [names(m) for m in read(text, nlp)] == []


@pytest.mark.parametrize("text", BESIDE)
def test_an_encounter_beside_such_words(text: str, nlp: Language) -> None:
    assert [(len(m.participants), m.status) for m in read(text, nlp)] == [(2, "held")]


@pytest.mark.parametrize("entry", load("meetings")["phrasal"], ids=lambda entry: entry["lemma"])
def test_verbs_with_particles(entry: dict[str, list[str]], nlp: Language) -> None:
    for example in entry["examples"]:
        assert [m.status for m in read(example, nlp)] == [entry["status"]], example
    for counter in entry["counter_examples"]:
        assert not read(counter, nlp), counter


@pytest.mark.parametrize("key", ["by_phone", "called", "audience"])
def test_words_beside_a_verb(key: str, nlp: Language) -> None:
    lists = table("meetings", key)
    read_alone = key != "audience"
    assert all(bool(read(text, nlp)) == read_alone for text in strings(lists["examples"]))
    assert all(bool(read(text, nlp)) != read_alone for text in strings(lists["counter_examples"]))
