"""Whom or what words without a name refer to: pronouns, titles, descriptions, "the ministry", "both sides"."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from diploparse.document import Document
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.bodies import body_meant, can_take_up, speaking_body
from diploparse.reading.reference.counterparts import counterpart_meant
from diploparse.reading.reference.groups import pair_meant
from diploparse.reading.reference.mentions import Referent, mentions_of_parties, mentions_of_people, referent_of
from diploparse.reading.reference.pronouns import PRONOUNS, person_meant
from diploparse.reading.reference.titles import can_describe, holder
from diploparse.spans import Span

__all__ = ["Referent", "referent", "referent_at"]


def referent(document: Document, span: Span) -> Referent:
    """Return whom or what the words at `span` refer to.

    Pronouns, titles ("the prime minister", "the Turkish leader", "her counterpart"), descriptions ("the former banker", "the
    71-year-old"), bodies ("the ministry", "the alliance") and pairs ("the two men", "both sides") are taken up; a name refers to
    whom it names. Where two readings tie, nobody is chosen and `candidates` lists them.

    Args:
        document: a parsed article.
        span: the words, a pronoun or a noun phrase.

    Raises:
        MissingAnnotation: if the pipeline gives no trees or recognises no names.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva arrived in Doha. She said that talks had begun.")
    >>> referent(document, Span(27, 30)).person.name
    'Ana Silva'
    """
    document.needs("DEP", "ENT_IOB")
    words = document.words(span)
    if not len(words):
        return Referent()
    named = [m for m in (*mentions_of_people(document), *mentions_of_parties(document)) if span.covers(m.span)]
    head = _head_of(words)
    own = next((m for m in named if m.head == head or m.span.covers(span)), None)
    return referent_of(own) if own is not None else referent_at(document, head)


def _head_of(words: Words) -> Token:
    """Return the head of a noun phrase: its last word before a preposition or clause, whatever the tree says."""
    head = words[0]
    for token in words[1:]:
        if token.pos_ in {"ADP", "SCONJ", "PRON", "AUX"} or token.text in {",", ";", ":"}:
            break
        if token.is_alpha:
            head = token
    return head


def referent_at(document: Document, token: Token) -> Referent:
    """Return whom the pronoun, or the noun phrase without a name headed by `token`, refers to.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva arrived in Doha. She said that talks had begun.")
    >>> referent_at(document, document.doc[6]).person.name
    'Ana Silva'
    """
    if token.lower_ in PRONOUNS:
        return person_meant(document, token)
    if token.lower_ == "it":
        return speaking_body(document, token)
    pair = pair_meant(document, token)
    if pair.people or pair.parties or pair.candidates:
        return pair
    body = body_meant(document, token) if can_take_up(token) and token.i not in person_by_token(document) else Referent()
    if body.parties or body.candidates:
        return body
    if token.lower_ in {"counterpart", "colleague"}:
        return counterpart_meant(document, token)
    if office_words().is_head(token) and not token.lower_.endswith("s"):
        return holder(document, token)
    return holder(document, token) if can_describe(token) else Referent()
