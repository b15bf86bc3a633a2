"""Turns: where a sentence goes over to another speaker: "…, but X said …", "…; X told …"."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.sentences import quoted_tokens

_OPENERS: Final = frozenset({"and", "but", "yet", "while", "whereas", ";"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "ADV", "PART", "SPACE"})
#: Tokens of a subject.
_WIDEST: Final = 14


@attrs.frozen
class Turn:
    """A coordinated clause before its verb.

    Attributes:
        opener: token of the word that opens it: and, but, while, a semicolon.
        subject: token of the head of its subject.
    """

    opener: int
    subject: int


def turn_before(document: Document, stop: int) -> Turn | None:
    """Return the turn whose verb group begins at token `stop`; None if no subject of its own stands behind an opener.

    >>> from diploparse.document import parse
    >>> document = parse("Talks failed and Ana Silva said so.")
    >>> turn_before(document, 5)
    Turn(opener=2, subject=3)
    """
    doc, quoted = document.doc, quoted_tokens(document)
    for i in range(stop - 1, max(0, stop - _WIDEST) - 1, -1):
        token = doc[i]
        if i in quoted:
            return None
        if token.lower_ in _OPENERS:
            subject = _top(doc, i + 1, stop)
            if subject is None:
                return None
            if not joins_nouns(subject):
                return Turn(i, subject.i)
        elif token.pos_ not in _INSIDE or token.lower_ in {"that", "who", "which", "whom"}:
            return None
    return None


def _top(doc: Doc, start: int, stop: int) -> Token | None:
    """Return the first noun between these tokens that hangs on none of the others."""
    nouns = [doc[i] for i in range(start, stop) if doc[i].pos_ in _NOMINAL]
    return next((noun for noun in nouns if not start <= noun.head.i < stop or noun.head == noun or noun.head.pos_ not in _NOMINAL), None)


def joins_nouns(noun: Token) -> bool:
    """Tell whether a noun is coordinated with another one: "X and Y said"."""
    return syntax.is_conjunct(noun) and noun.head.pos_ in _NOMINAL
