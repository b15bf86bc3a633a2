"""Persons: whom one noun phrase names, or stands for without a name."""

from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.words import listed
from diploparse.extractors.speakers import said_by
from diploparse.reading.people import people, person_by_token
from diploparse.reading.reference import referent_at
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.reading.states import state_named_at
from diploparse.records import Person

_SOLITARY: Final = frozenset({"he", "him", "she", "her", "his"})
_SPEAKERS_OWN: Final = frozenset({"i", "me", "we", "us"})


def person_in(document: Document, start: int, end: int) -> Actor | None:
    """Return the person whose name one noun phrase gives, no possessor."""
    doc, by_token = document.doc, person_by_token(document)
    names = [i for i in range(start, end) if i in by_token]
    owners = {
        i for i in names if (last := last_of_name(document, i)) + 1 < len(doc) and doc[last + 1].lower_ in {"'s", "'"} and last + 1 < end
    }
    own = [i for i in names if i not in owners]
    if not own:
        return None
    last = own[-1]
    if any(doc[i].lower_ in listed("people_of", "words") for i in range(last, end)):
        return None
    first = first_of_name(document, last, start)
    return Actor(by_token[last], (syntax.span_of(doc, first, last + 1),))


def first_of_name(document: Document, i: int, floor: int) -> int:
    """Return the first token, from `floor` on, of the person's name that token `i` belongs to."""
    by_token = person_by_token(document)
    while i > floor and by_token.get(i - 1) == by_token[i]:
        i -= 1
    return i


def last_of_name(document: Document, i: int) -> int:
    """Return the last token of the person's name that token `i` belongs to."""
    by_token = person_by_token(document)
    while by_token.get(i + 1) == by_token[i]:
        i += 1
    return i


def pronoun_at(document: Document, start: int, end: int) -> Actor | None:
    """Return the person whom a noun phrase that is a pronoun stands for."""
    token = document.doc[start]
    if end - start > 1:
        return None
    if token.lower_ in _SPEAKERS_OWN:
        return _speaker(document, token)
    return resolved(document, token) if token.lower_ in _SOLITARY else None


def _speaker(document: Document, token: Token) -> Actor | None:
    """Return the person whose own words say "I" or "we" inside quotation marks."""
    span = syntax.span_of(document.doc, token.i, token.i + 1)
    speaker = said_by(document, span) if document.quoted_in(span) else None
    if speaker is None or speaker.person is None:
        return None
    return Actor(speaker.person, (span, *speaker.mentions[:1]), "resolved")


def resolved(document: Document, token: Token) -> Actor | None:
    """Return the person whom a pronoun or a title without a name stands for."""
    found = referent_at(document, token)
    if found.person is None:
        return None
    span = syntax.span_of(document.doc, token.i, token.i + 1)
    return Actor(found.person, (span,) if found.span is None else (span, found.span), "resolved")


def holder_in(document: Document, start: int, end: int) -> Actor | None:
    """Return the person meant by "the Chilean leader", "Chile's president"; behind a possessor only one of that state."""
    doc = document.doc
    head = next((i for i in range(end - 1, start, -1) if is_for_person(doc[i])), None)
    if head is None:
        return None
    if doc[start].lower_ in {"the", "that", "this"}:
        found = resolved(document, doc[head]) or _titled(document, start, end)
        return found if found is None or _is_of(found, doc, head, end) else None
    state = state_named_at(doc, start)
    found = resolved(document, doc[head]) if state is not None and state[1] <= head else None
    of_state = found is not None and isinstance(found.value, Person) and state is not None and found.value.nationality == state[0].state
    return found if of_state else None


def _titled(document: Document, start: int, end: int) -> Actor | None:
    """Return the one person whom the article names by a title that stands alone here: "The President met …. President Silva said"."""
    title = document.doc[start + 1 : end].text.lower().replace("-", " ")
    if not all(document.doc[i].text[0].isupper() for i in range(start + 1, end)):
        return None
    offices = ((person, office) for person in people(document) for office in person.offices if office.country is None)
    held = [person for person, office in offices if office.normalised.replace("-", " ") == title]
    if len({person.name for person in held}) != 1:
        return None
    return Actor(held[0], (syntax.span_of(document.doc, start, end), held[0].mentions[0]), "resolved")


def _is_of(actor: Actor, doc: Doc, head: int, end: int) -> bool:
    """Tell whether a title that goes on with "of Chile" can be that of a person: of one who is of Chile or of no known state."""
    state = state_named_at(doc, head + 2) if head + 2 < end and doc[head + 1].lower_ == "of" else None
    return state is None or (isinstance(actor.value, Person) and actor.value.nationality == state[0].state)
