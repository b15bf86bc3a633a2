"""Whose "foreign ministry" or "government" it is, where the article names the body without its state."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from diploparse.document import Document
from diploparse.lexicon import words
from diploparse.reading.reference.mentions import (
    SUBJECT,
    Mention,
    Referent,
    before,
    mentions_of_parties,
    mentions_of_people,
    sentence_numbers,
)
from diploparse.reading.states import StateName, state_by_code, state_of
from diploparse.records import Evidence, Party

#: How many sentences back a state is looked for.
_NEAR: Final = 2


def owned_body(document: Document, head: Token, body: Party) -> Referent:
    """Return a body that is named without its state as that of the state of whom the text speaks; nobody if none is near.

    Whom it speaks of is the subject of a main clause in this sentence or the two before: a state, a body, somebody with a nationality.

    >>> from diploparse.document import parse
    >>> from diploparse.reading.parties import party_at
    >>> document = parse("Norway agreed. The foreign ministry said that talks had begun.")
    >>> owned_body(document, document.doc[5], party_at(document, document.doc[5])).names
    ("Norway's foreign ministry",)
    """
    if body.code is not None or head.lower_ not in words("institutions", "of_state"):
        return Referent()
    subjects = [(mention, state) for mention in _subjects_before(document, head) if (state := _state_of(mention)) is not None]
    last = max((mention.sentence for mention, _ in subjects), default=None)
    subjects = [(mention, state) for mention, state in subjects if mention.sentence == last]
    if len({state.code for _, state in subjects}) != 1:
        return Referent()
    found, state = subjects[0]
    evidence = (Evidence("name", (*body.mentions, found.span), "resolved"),)
    party = Party(name=f"{state.state}'s {body.name}", kind=body.kind, code=state.code, mentions=body.mentions, evidence=evidence)
    return Referent(parties=(party,), spans=(found.span,))


def _subjects_before(document: Document, head: Token) -> Iterator[Mention]:
    """Yield the subjects of main clauses before a word, the nearest sentences alone."""
    sentence = sentence_numbers(document)[head.i]
    for mentions in (mentions_of_parties(document), mentions_of_people(document)):
        for mention in reversed(before(mentions, head)):
            if sentence - mention.sentence > _NEAR:
                break
            if mention.weight >= SUBJECT:
                yield mention


def _state_of(mention: Mention) -> StateName | None:
    who = mention.who
    state = state_by_code(who.code or "") if isinstance(who, Party) else who.nationality
    return state_of(state) if state is not None else None
