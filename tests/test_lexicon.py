"""Word lists: every example reads as its entry says, every counter-example does not."""

from pathlib import Path

import pytest
from spacy.language import Language

from diploparse import parse, people, quotations
from diploparse.lexicon import load
from diploparse.lexicon.inflection import verb_forms
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.states import state_names, state_of

VERBS = load("reporting")["verb"]
EXAMPLES = [(verb["lemma"], example) for verb in VERBS for example in verb["examples"]]


@pytest.mark.parametrize(("lemma", "example"), EXAMPLES)
def test_reporting_verbs(lemma: str, example: str, stored: Language) -> None:
    assert [q.cue_lemma for q in quotations(parse(example, nlp=stored))] == [lemma]


@pytest.mark.parametrize(
    "example",
    [e for kind in ("works", "unnamed", "according", "in_words", "reactions", "carried_out") for e in load("reporting")[kind]["examples"]],
)
def test_speech_beside_what_is_none(example: str, stored: Language) -> None:
    assert len(quotations(parse(example, nlp=stored))) == 1


@pytest.mark.parametrize(
    "example",
    [
        e
        for kind in ("withheld", "works", "unnamed", "according", "in_words", "reactions")
        for e in load("reporting")[kind]["counter_examples"]
    ],
)
def test_what_is_no_speech(example: str, stored: Language) -> None:
    assert quotations(parse(example, nlp=stored)) == ()


@pytest.mark.parametrize("example", [e for verb in load("reporting")["verb"] for e in verb.get("counter_examples", ())])
def test_a_verb_that_reports_nothing(example: str, stored: Language) -> None:
    assert quotations(parse(example, nlp=stored)) == ()


@pytest.mark.parametrize("example", load("reporting")["comments"]["examples"])
def test_comments_are_not_said(example: str, stored: Language) -> None:
    assert [q.text for q in quotations(parse(example, nlp=stored))] == ["it had won"]


@pytest.mark.parametrize("example", load("reporting")["comments"]["counter_examples"])
def test_what_is_no_comment_is_said(example: str, stored: Language) -> None:
    (found,) = quotations(parse(example, nlp=stored))
    assert found.text.startswith("it had won, ")


@pytest.mark.parametrize("example", load("reporting")["parts"]["examples"])
def test_labels_of_turns(example: str, stored: Language) -> None:
    assert {q.evidence[0].rule for q in quotations(parse(example, nlp=stored))} == {"turn"}


@pytest.mark.parametrize("example", load("reporting")["parts"]["counter_examples"])
def test_labels_of_no_turns(example: str, stored: Language) -> None:
    assert quotations(parse(example, nlp=stored)) == ()


@pytest.mark.parametrize("example", load("reporting")["answers"]["examples"])
def test_who_was_asked_answers(example: str, stored: Language) -> None:
    document = parse(example, nlp=stored)
    assert quotations(document)[-1].speaker.name == people(document)[-1].name


@pytest.mark.parametrize("example", load("reporting")["answers"]["counter_examples"])
def test_who_asks_goes_on(example: str, stored: Language) -> None:
    document = parse(example, nlp=stored)
    assert quotations(document)[-1].speaker.name == people(document)[0].name


@pytest.mark.parametrize("example", load("media")["media"]["examples"])
def test_media(example: str, stored: Language) -> None:
    assert [bool(q.medium) for q in quotations(parse(example, nlp=stored))] == [True]


@pytest.mark.parametrize("example", load("media")["media"]["counter_examples"])
def test_what_is_no_medium(example: str, stored: Language) -> None:
    assert [q.medium for q in quotations(parse(example, nlp=stored))] == [None]


@pytest.mark.parametrize("head", load("offices")["head"], ids=lambda head: head["word"])
def test_offices(head: dict[str, str], stored: Language) -> None:
    (person,) = people(parse(f"{head['example']} arrived.", nlp=stored))
    assert [office.text.split()[-1].lower() for office in person.offices] == [head["word"]]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stop", {"stop", "stops", "stopped", "stopping"}),
        ("reveal", {"reveal", "reveals", "revealed", "revealing"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("say", {"say", "says", "sayed", "saying"}),  # irregular verbs give their forms
    ],
)
def test_forms_of_regular_verbs(lemma: str, forms: set[str]) -> None:
    assert verb_forms(lemma) == forms


#: ISO 3166-1 codes of the members of the United Nations and its two observers, of Taiwan, and the one in use for Kosovo.
STATES = (Path(__file__).parent / "data" / "states.txt").read_text("utf8").split()


@pytest.mark.parametrize("code", STATES)
def test_a_state_is_known_by_all_its_forms(code: str) -> None:
    (state,) = [entry for entry in load("states")["state"] if entry["code"] == code]
    for slot in ("aliases", "former", "seats", "capitals", "adjectives", "people"):
        for form in state.get(slot, []):
            found = state_of(form)
            assert found is not None, form
            assert (found.state, found.code) == (state["name"], code)
    assert state_of(state["name"]).code == code


def test_all_members_of_the_united_nations_are_there() -> None:
    assert len(set(STATES)) == 193 + 4
    assert {entry["code"] for entry in load("states")["state"]} >= set(STATES)


def test_states_have_a_code_of_three_letters_each_their_own() -> None:
    states = load("states")["state"]
    codes = [state["code"] for state in states]
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("words", "code", "naming"),
    [
        ("Norway", "NOR", "name"),
        ("the Netherlands", "NLD", "name"),
        ("U.S.", "USA", "name"),
        ("Norwegian", "NOR", "adjective"),
        ("Norwegians", "NOR", "people"),
        ("Oslo", "NOR", "capital"),
        ("the White House", "USA", "seat"),
    ],
)
def test_what_names_a_state(words: str, code: str, naming: str) -> None:
    found = state_of(words)
    assert found is not None
    assert (found.code, found.naming) == (code, naming)


def test_no_form_names_two_states_by_name() -> None:
    assert all(name.state for name in state_names().values())
    assert state_of("Silva") is None


@pytest.mark.parametrize("phrase", load("institutions")["nouns"]["examples"])
def test_bodies(phrase: str) -> None:
    assert phrase.split()[-1].lower() in institution_nouns()


@pytest.mark.parametrize("phrase", load("institutions")["nouns"]["counter_examples"])
def test_what_is_no_body(phrase: str) -> None:
    assert phrase.split()[-1].lower() not in institution_nouns()


@pytest.mark.parametrize("phrase", load("institutions")["anonymous"]["examples"])
def test_sources_without_a_name(phrase: str, stored: Language) -> None:
    (found,) = quotations(parse(f"{phrase[0].upper()}{phrase[1:]} said that talks had begun.", nlp=stored))
    assert found.speaker.kind == "anonymous"


@pytest.mark.parametrize("phrase", load("institutions")["documents"]["examples"])
def test_a_body_speaks_by_its_documents(phrase: str, stored: Language) -> None:
    (found,) = quotations(parse(f"{phrase[0].upper()}{phrase[1:]} said that talks had begun.", nlp=stored))
    assert found.speaker.kind == "institution"


@pytest.mark.parametrize("name", load("names")["particles"]["examples"])
def test_particles_belong_to_a_name(name: str, stored: Language) -> None:
    assert [person.name for person in people(parse(f"President {name} arrived.", nlp=stored))] == [name]


@pytest.mark.parametrize("phrase", load("names")["not_persons"]["counter_examples"])
def test_what_is_named_after_persons(phrase: str, stored: Language) -> None:
    assert people(parse(f"They spoke of {phrase}.", nlp=stored)) == ()
