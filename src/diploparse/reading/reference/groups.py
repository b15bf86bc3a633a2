"""Whom "they", "the two men" and "both sides" refer to."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.lexicon import words
from diploparse.reading.offices import head_of_office, office_words
from diploparse.reading.reference.mentions import Mention, Referent, before, mentions_of_parties, mentions_of_people, sentence_numbers
from diploparse.reading.reference.titles import holder
from diploparse.records import Party, Person

_THEY: Final = frozenset({"they", "them", "their", "both", "themselves"})
_TWO: Final = frozenset({"two", "both", "pair", "duo"})
#: How many sentences back a pair is looked for.
_REACH: Final = 4


def pair_meant(document: Document, head: Token) -> Referent:
    """Return the two persons, or the two states or bodies, that a phrase in the plural takes up."""
    if head.lower_ in _THEY and not _counts(head):
        return _joined_pair(document, head)
    if not _counts(head):
        return Referent()
    if head.lower_ in words("referents", "pairs", "parties"):
        return _last_two(document, head, mentions_of_parties(document))
    office = office_words().is_plural(head)
    if head.lower_ in words("referents", "pairs", "persons") | {"two"} or office:
        people = mentions_of_people(document)
        holders = [m for m in people if office and isinstance(m.who, Person) and _holds(m.who, head)]
        return _last_two(document, head, holders if len({m.who.name for m in holders}) == 2 else people)
    return Referent()


def _counts(head: Token) -> bool:
    """Tell whether the phrase counts two: "the two men", "both sides", "the pair"."""
    start, end = syntax.noun_phrase(head)
    near = head.doc[max(0, start - 1) : max(end, head.i + 1)]
    counted = any(token.lower_ in _TWO for token in near if token.i <= head.i)
    return counted and (head.lower_ not in _THEY or head.i + 1 < end)


def _holds(person: Person, head: Token) -> bool:
    return any(head_of_office(office.normalised).removesuffix("s") == head.lower_.removesuffix("s") for office in person.offices)


def _last_two(document: Document, head: Token, mentions: Sequence[Mention]) -> Referent:
    """Return the two who are named together last, in one sentence or in two that follow one another."""
    sentence = sentence_numbers(document)[head.i]
    near = [m for m in before(mentions, head) if sentence - m.sentence <= _REACH]
    by_sentence = [list(group) for _, group in groupby(near, key=lambda mention: mention.sentence)]
    for group in reversed(by_sentence):
        if len({m.who.name for m in group}) >= 2:
            return _two(group)
    return _two([m for group in by_sentence[-2:] for m in group])


def _two(mentions: Sequence[Mention]) -> Referent:
    first = {m.who.name: m for m in reversed(mentions)}
    names = tuple(dict.fromkeys(m.who.name for m in mentions))
    if len(names) != 2:
        return Referent(candidates=names if len(names) > 1 else ())
    chosen = [first[name] for name in names]
    return Referent(
        people=tuple(m.who for m in chosen if isinstance(m.who, Person)),
        parties=tuple(m.who for m in chosen if isinstance(m.who, Party)),
        spans=tuple(m.span for m in chosen),
        candidates=names,
    )


def _joined_pair(document: Document, head: Token) -> Referent:
    """Return the coordinated subject that "they" takes up, of names or of titles."""
    sentence = sentence_numbers(document)[head.i]
    titles = _joined_titles(document, head)
    if titles is not None:
        return titles
    for mentions in (mentions_of_people(document), mentions_of_parties(document)):
        near = [m for m in before(mentions, head) if sentence - m.sentence <= 1]
        for mention in reversed(near):
            joined = [m for m in near if m.head in {mention.head, *syntax.conjuncts_of(mention.head)}]
            if len({m.who.name for m in joined}) == 2 and syntax.is_subject(mention.head):
                return _two(joined)
    return Referent()


def _joined_titles(document: Document, head: Token) -> Referent | None:
    """Return the two whom titles in the sentence before name together: "The Secretary and the Foreign Minister met. They agreed"."""
    start = head.sent.start
    if not start:
        return None
    for token in document.doc[start - 1].sent:
        other = next(syntax.conjuncts_of(token), None)
        if syntax.is_subject(token) and other is not None and office_words().is_head(token) and office_words().is_head(other):
            one, two = holder(document, token), holder(document, other)
            if one.person is not None and two.person is not None and one.person != two.person:
                return Referent(people=(one.person, two.person), spans=(*one.spans, *two.spans))
    return None
