"""Who wrote "the report" or "the statement" that is said to say something."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.parties import party_by_token
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.mentions import Referent, speaks
from diploparse.records import Party

_DEFINITE: Final = frozenset({"the", "that", "this"})
_FROM: Final = frozenset({"by", "from"})
_IN: Final = frozenset({"in", "on"})


def author_meant(document: Document, head: Token) -> Referent:
    """Return who wrote what "the report" takes up: the last one by this noun whose author the article tells.

    >>> from diploparse.document import parse
    >>> document = parse("A report by the World Bank was read. The report said that talks had failed.")
    >>> author_meant(document, document.doc[10]).names
    ('World Bank',)
    """
    start, _ = syntax.noun_phrase(head)
    if head.lower_ not in words("institutions", "documents") or head.doc[start].lower_ not in _DEFINITE:
        return Referent()
    places = _authors(document).get(head.lower_, ())
    earlier = bisect_left(places, head.i, key=lambda place: place[0])
    return places[earlier - 1][1] if earlier else Referent()


@once
def _authors(document: Document) -> Mapping[str, tuple[tuple[int, Referent], ...]]:
    """Return where an article names the author of a text, by the noun for the text."""
    found: dict[str, list[tuple[int, Referent]]] = {}
    for token in document.tokens_of(words("institutions", "documents")):
        author = _author(token)
        if author is not None:
            named = _named(document, author)
            if named.names:
                found.setdefault(token.lower_, []).append((token.i, named))
    return {noun: tuple(places) for noun, places in found.items()}


def _author(noun: Token) -> Token | None:
    """Return the head of the author: "the X report", "a report by X", "X issued a report", "X said in a report"."""
    before = next((child for child in reversed(list(noun.lefts)) if child.pos_ == "PROPN" or syntax.is_possessive(child)), None)
    if before is not None:
        return before
    behind = author_behind(noun)
    if behind is not None:
        return behind
    subject = syntax.subject_of(noun.head)
    preposition = syntax.preposition_of(noun)
    issued = syntax.is_object(noun) and noun.head.lemma_.lower() in words("institutions", "issuing")
    said = preposition is not None and preposition.lower_ in _IN and subject is not None and speaks(subject)
    return subject if issued or said else None


def author_behind(noun: Token) -> Token | None:
    """Return the head of the author whom the phrase of a document names behind its noun: "a report by X", "a statement issued by X".

    >>> from diploparse.document import parse
    >>> author_behind(parse("A report by the World Bank said that talks had failed.").doc[1]).text
    'Bank'
    """
    if noun.lower_ not in words("institutions", "documents"):
        return None
    named = (o for o in syntax.obliques_of(noun) if (p := syntax.preposition_of(o)) is not None and p.lower_ in _FROM)
    issued = (syntax.agent_of(verb) for verb in noun.rights if verb.lemma_.lower() in words("institutions", "issuing"))
    return next((author for author in (*named, *issued) if author is not None), None)


def _named(document: Document, head: Token) -> Referent:
    who = person_by_token(document).get(head.i) or party_by_token(document).get(head.i)
    if who is None:
        return Referent()
    span = syntax.span_of(document.doc, head.i, head.i + 1)
    return Referent(parties=(who,), spans=(span,)) if isinstance(who, Party) else Referent(people=(who,), spans=(span,))
