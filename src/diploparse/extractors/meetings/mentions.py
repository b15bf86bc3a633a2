"""Mentions: one clause, one frame, one `MeetingMention`."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document, once
from diploparse.extractors.meetings import attendance, happenings, nouns, roles, verbs, visits
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
    for token, frames in _openings(document):
        known = tuple(found[-_MEMORY:])
        mention = next((told for frame in frames if (told := frame(document, token, known)) is not None), None)
        if mention is not None:
            found += _one_by_one(mention)
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


def _openings(document: Document) -> Iterator[tuple[Token, list[Frame]]]:
    """Yield the words that open frames, outside headings, links and quotations in marks; the first frame that reads anything counts."""
    opening = opening_words()
    for token in document.doc:
        if token.lower_ not in opening or not _is_read(document, token):
            continue
        opened: tuple[tuple[bool, Frame], ...] = (
            (attendance.opens(document, token), attendance.read),
            (roles.opens(token), roles.read),
            (happenings.opens(token), happenings.read),
            (verb_at(token) is not None, verbs.read),
            (noun_at(token) is not None, nouns.read),
            (visits.opens(token), visits.read),
        )
        yield token, [frame for opens, frame in opened if opens]


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
