"""States and bodies that act: which of them a noun phrase names."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.lexicon import words
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.states import StateName, state_of
from diploparse.records import Party

_BODIES: Final = frozenset({"ORG"})
_PLACES: Final = frozenset({"GPE"})


def party_at(document: Document, head: Token) -> Party | None:
    """Return the state or body that the noun phrase with this head names; None if it names none.

    A capital or a seat of government that acts stands for its state.

    >>> from diploparse.document import parse
    >>> document = parse("The Kremlin said that talks had begun.")
    >>> party_at(document, document.doc[1]).code
    'RUS'
    """
    author = _author(head)
    if author is not None:
        return party_at(document, author)
    start, end = syntax.noun_phrase(head)
    doc = document.doc
    if doc[start].lower_ in {"the", "a", "an"} and end - start > 1:
        start += 1
    name = syntax.text_of(doc, start, end)
    span = syntax.span_of(doc, start, end)
    named = state_of(name) or state_of(head.text)
    if named is not None and named.naming in {"name", "capital"} and end - start <= len(name.split()):
        return Party(name=named.state, kind="state", code=named.code, mentions=(span,))
    if named is not None and named.naming == "seat":
        return Party(name=name, kind="institution", code=named.code, mentions=(span,))
    if head.ent_type_ in _BODIES or head.lower_ in institution_nouns():
        return Party(name=name, kind="institution", code=_owner(head), mentions=(span,))
    if head.ent_type_ in _PLACES:
        return Party(name=name, kind="state" if named else "institution", code=named.code if named else None, mentions=(span,))
    return None


def state_beside(head: Token) -> StateName | None:
    """Return the state that stands before `head` in its noun phrase, as adjective, name or possessor."""
    for child in head.lefts:
        found = state_of(child.text) or (state_of(f"{child.left_edge.text} {child.text}") if child.n_lefts else None)
        if found is not None:
            return found
    return None


def _owner(head: Token) -> str | None:
    found = state_beside(head)
    return found.code if found else None


def _author(head: Token) -> Token | None:
    """Return the body whose statement or report `head` is: "a Foreign Ministry statement"."""
    if head.lower_ not in words("institutions", "documents"):
        return None
    return next((child for child in head.lefts if child.lower_ in institution_nouns() or child.ent_type_ in _BODIES), None)
