"""Who may come, who stays away, who hosts and who mediates: with sentences that say so and sentences that do not."""

import pytest
from spacy.language import Language

from diploparse import Meeting, parse
from diploparse.extractors.meetings import meetings
from diploparse.lexicon import strings, table

PUBLISHED = "2024-03-14"  # a Thursday
TALKS = "Norway and Chile will hold talks in Doha on Saturday."

#: What leaves open that President Ana Silva comes.
DOUBTFUL = [
    f"{TALKS} President Ana Silva may attend the talks.",
    f"{TALKS} President Ana Silva may attend.",
    f"{TALKS} It is unclear whether President Ana Silva will attend.",
    f"{TALKS} It was not clear if President Ana Silva would attend the talks.",
    f"{TALKS} President Ana Silva could join the talks.",
    f"{TALKS} President Ana Silva might travel to Doha.",
    f"{TALKS} President Ana Silva has not decided whether to attend.",
    f"{TALKS} President Ana Silva has not said whether she will take part in the talks.",
    f"{TALKS} President Ana Silva is considering attending the talks.",
    f"{TALKS} President Ana Silva may not attend.",
    f"{TALKS} President Ana Silva may attend in person.",
    "It is unclear whether President Ana Silva will attend the talks between Norway and Chile.",
]
#: What says that she does not.
AWAY = [
    f"{TALKS} President Ana Silva will not attend.",
    f"{TALKS} President Ana Silva will not attend the talks.",
    f"{TALKS} President Ana Silva decided not to travel to Doha.",
    f"{TALKS} President Ana Silva did not travel to Doha.",
]
#: What says nothing of her coming.
SILENT = [
    f"{TALKS} President Ana Silva may attend a concert.",
    f"{TALKS} President Ana Silva may travel to Lima.",
    f"{TALKS} President Ana Silva may go home.",
    f"{TALKS} President Ana Silva may resign.",
    f"{TALKS} If President Ana Silva attends, Chile will leave.",
    f"{TALKS} President Ana Silva will not attend the concert.",
]

#: Text, host, mediator, and who takes part.
GO_BETWEENS = [
    ("Qatar mediated talks between Kenya and Ghana in Doha.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("Qatar brokered talks between Kenya and Ghana in Doha.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("Talks between Kenya and Ghana, mediated by Qatar, began on Monday.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("Oman hosted talks between Kenya and Ghana.", "Oman", None, {"Kenya", "Ghana"}),
    ("Egypt is mediating talks between Kenya and Ghana in Cairo.", None, "Egypt", {"Kenya", "Ghana", "Egypt"}),
    ("Talks between Kenya and Ghana hosted by Oman ended on Monday.", "Oman", None, {"Kenya", "Ghana"}),
    ("Foreign Minister Ana Silva said Oman had hosted talks between Kenya and Ghana.", "Oman", None, {"Kenya", "Ghana"}),
    ("Oman will host talks between Kenya and Ghana on Saturday.", "Oman", None, {"Kenya", "Ghana"}),
    ("Kenya and Ghana held talks in Doha under the auspices of Qatar.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("Kenya and Ghana held talks in Doha. The host, Qatar, welcomed the talks.", "Qatar", None, {"Kenya", "Ghana"}),
    ("Kenya and Ghana held talks in Doha. Mediator Qatar welcomed the talks.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("Qatar-mediated talks between Kenya and Ghana began on Monday.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("The talks between Kenya and Ghana were hosted by Oman.", "Oman", None, {"Kenya", "Ghana"}),
    (
        "The talks between Kenya and Ghana are being mediated by Foreign Minister Ana Silva.",
        None,
        "Ana Silva",
        {"Kenya", "Ghana", "Ana Silva"},
    ),
    ("Kenya and Ghana held talks through Qatari mediation on Tuesday.", None, "Qatar", {"Kenya", "Ghana", "Qatar"}),
    ("President Ana Silva hosted talks with President Tom Reed in Oslo.", "Ana Silva", None, {"Ana Silva", "Tom Reed"}),
    ("Kenya and Ghana held talks brokered by the African Union in Doha.", None, "African Union", {"Kenya", "Ghana", "African Union"}),
]
NO_GO_BETWEEN = [
    "Kenya and Ghana held talks in Doha. A host of questions remained.",
    "Kenya and Ghana held talks in Doha. The mediator, who is from Qatar, was hopeful.",
    "Kenya and Ghana held talks in Doha. Qatar welcomed them.",
    "Kenya and Ghana held talks in Doha on the dispute mediated in 2020.",
    "Kenya and Ghana held talks in Doha. Oman will host a concert.",
    "Talks between Kenya and Ghana, welcomed by Qatar, began on Monday.",
]


def read(text: str, nlp: Language) -> tuple[Meeting, ...]:
    return meetings(parse(text, published=PUBLISHED, nlp=nlp))


def names(actors: tuple[object, ...]) -> list[str]:
    return [str(getattr(actor, "name", "")) for actor in actors]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_who_may_come_is_unconfirmed(text: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert names(found.unconfirmed) == ["Ana Silva"]
    assert found.why("unconfirmed[0]")
    assert (names(found.participants), names(found.absent), found.status) == (["Norway", "Chile"], [], "planned")


@pytest.mark.parametrize("text", AWAY)
def test_who_stays_away_is_absent(text: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (names(found.participants), names(found.absent), names(found.unconfirmed)) == (["Norway", "Chile"], ["Ana Silva"], [])


@pytest.mark.parametrize("text", SILENT)
def test_what_says_nothing_of_coming(text: str, nlp: Language) -> None:
    (found,) = [m for m in read(text, nlp) if m.kind == "talks"]
    assert (names(found.participants), found.absent, found.unconfirmed) == (["Norway", "Chile"], (), ())


@pytest.mark.parametrize(("text", "host", "mediator", "who"), GO_BETWEENS)
def test_who_hosts_and_who_mediates(text: str, host: str | None, mediator: str | None, who: set[str], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.host and found.host.name, found.mediator and found.mediator.name) == (host, mediator)
    assert set(names(found.participants)) == who
    assert bool(found.why("host")) == (host is not None)
    assert bool(found.why("mediator")) == (mediator is not None)


@pytest.mark.parametrize("text", NO_GO_BETWEEN)
def test_nobody_hosts_or_mediates(text: str, nlp: Language) -> None:
    (found,) = [m for m in read(text, nlp) if m.kind == "talks"]
    assert (found.host, found.mediator) == (None, None)
    assert set(names(found.participants)) == {"Kenya", "Ghana"}


def test_an_offer_to_host(nlp: Language) -> None:
    (found,) = read("Qatar offered to host talks between Kenya and Ghana.", nlp)
    assert (found.status, found.host and found.host.name, found.proposed_by and found.proposed_by.name) == ("proposed", "Qatar", "Qatar")
    assert read("Qatar refused to host talks between Kenya and Ghana.", nlp) == ()


@pytest.mark.parametrize("text", strings(table("meetings", "attendance")["examples"]))
def test_words_for_coming(text: str, nlp: Language) -> None:
    assert [names(m.unconfirmed) for m in read(text, nlp)] == [["Ana Silva"]]


@pytest.mark.parametrize("text", strings(table("meetings", "attendance")["counter_examples"]))
def test_what_is_no_word_for_coming(text: str, nlp: Language) -> None:
    assert [m.unconfirmed for m in read(text, nlp)] == [()]


@pytest.mark.parametrize("text", strings(table("meetings", "roles")["examples"]))
def test_words_for_host_and_mediator(text: str, nlp: Language) -> None:
    assert [{m.host and m.host.name, m.mediator and m.mediator.name} for m in read(text, nlp)] == [{"Qatar", None}]


@pytest.mark.parametrize("text", strings(table("meetings", "roles")["counter_examples"]))
def test_what_is_no_word_for_them(text: str, nlp: Language) -> None:
    assert [(m.host, m.mediator) for m in read(text, nlp)] == [(None, None)]
