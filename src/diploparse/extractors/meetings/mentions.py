"""Mentions: one clause, one frame, one `MeetingMention`."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document, once
from diploparse.extractors.meetings import answers, attendance, happenings, nouns, roles, verbs, visits
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.words import noun_at, opening_words, verb_at
from diploparse.records import Person
from diploparse.spans import Span

_READ_ZONES: Final = frozenset({"body", "caption", "quotation"})
Frame = Callable[[Document, Token, tuple[MeetingMention, ...]], MeetingMention | None]


@once
def mentions(document: Document) -> tuple[MeetingMention, ...]:
    """Return what an article says of encounters, one mention for each verb or noun, in text order.

    Raises:
        MissingAnnotation: if the pipeline gives no trees, word classes or names.

    >>> from diploparse.document import parse
    >>> [(m.kind, m.status) for m in mentions(parse("Ana Silva met Tom Reed in Oslo."))]
    [('meeting', 'held')]
    """
    document.needs("DEP", "POS", "ENT_IOB")
    found: list[MeetingMention] = []
    for token in document.tokens_of(opening_words()):
        if _is_read(document, token):
            known = tuple(found[-_MEMORY:])
            told = (mention for frame in _frames(document, token) if (mention := frame(document, token, known)) is not None)
            found += [one for mention in islice(told, 1) for one in _one_by_one(mention)]
    return _without_absorbed(found)


def _one_by_one(mention: MeetingMention) -> Iterator[MeetingMention]:
    """Yield an encounter for each of those who were met apart from each other, or the one that there was."""
    met = {actor.value.name for actor in mention.severally or mention.participants[-1:]}
    own = tuple(actor for actor in mention.participants if actor.value.name not in met)
    if not mention.severally:
        yield mention
    for actor in mention.severally:
        yield attrs.evolve(mention, participants=(*own, actor), severally=())
    for actor, day in mention.later:
        yield attrs.evolve(mention, participants=(*own, actor), severally=(), later=(), when=day, when_basis="stated")


_MEMORY: Final = 8  # mentions that "they" can look back to


def _frames(document: Document, token: Token) -> Iterator[Frame]:
    """Yield the frames that a word opens; the first one that reads anything counts."""
    if attendance.opens(document, token):
        yield attendance.read
    if roles.opens(token):
        yield roles.read
    if answers.opens(token):
        yield answers.read
    if happenings.opens(token):
        yield happenings.read
    if verb_at(token) is not None:
        yield verbs.read
    if noun_at(token) is not None:
        yield nouns.read
    if visits.opens(token):
        yield visits.read


def _is_read(document: Document, token: Token) -> bool:
    return document.zone(Span(token.idx, token.idx + len(token))) in _READ_ZONES


def _without_absorbed(found: list[MeetingMention]) -> tuple[MeetingMention, ...]:
    """Leave out a noun that only names the occasion of the verb before it: "met during the summit"."""
    kept: list[MeetingMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and before.occasion == mention.token and _people(mention) <= _people(before):
            kept[-1] = attrs.evolve(before, kind=mention.kind, words=(*before.words, *mention.words))
            continue
        kept.append(mention)
    return tuple(kept)


def _people(mention: MeetingMention) -> set[str]:
    return {actor.value.name for actor in mention.participants if isinstance(actor.value, Person)}
