"""Whom "her Norwegian counterpart" refers to."""

from spacy.tokens import Token

from diploparse.document import Document
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.mentions import Mention, Referent, mentions_of_people, referent_of
from diploparse.reading.reference.pronouns import PRONOUNS, person_meant
from diploparse.reading.reference.titles import chosen, latest_mentions
from diploparse.reading.states import state_named_before
from diploparse.records import Person


def counterpart_meant(document: Document, head: Token) -> Referent:
    """Return the person of the named state who holds the office of the one whose counterpart it is: "her Norwegian counterpart"."""
    state = next((found[0].state for i in range(head.i, max(head.i - 3, 0), -1) if (found := state_named_before(head.doc, i))), None)
    beside = _named_behind(document, head)
    if beside is not None:
        return referent_of(beside)
    if state is None:
        return Referent()
    own = next((person_meant(document, child).person for child in head.lefts if child.lower_ in PRONOUNS), None)
    if own is not None and own.nationality == state:
        own = None  # nobody is the counterpart of one of his own state
    offices = {office.normalised for office in own.offices} if own else set()
    fitting = [
        m
        for m in latest_mentions(document, head)
        if isinstance(m.who, Person) and m.who.nationality == state and m.who != own and _shares(m.who, offices)
    ]
    return chosen(fitting)


def _shares(person: Person, offices: set[str]) -> bool:
    return not person.offices or not offices or any(office.normalised in offices for office in person.offices)


def _named_behind(document: Document, head: Token) -> Mention | None:
    """Return the name in apposition behind a noun: "his counterpart, X"."""
    i = head.i + 1
    i += i < len(document.doc) and document.doc[i].text == ","
    return next((m for m in mentions_of_people(document) if m.token == i), None) if i in person_by_token(document) else None
