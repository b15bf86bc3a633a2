"""Mentions: one clause, one frame, one `MeetingMention`."""

from collections.abc import Callable, Iterator
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document, once
from diploparse.extractors.meetings import attendance, happenings, nouns, roles, verbs
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.words import noun_at, verb_at
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
    for token, frame in _openings(document):
        mention = frame(document, token, tuple(found[-_MEMORY:]))
        if mention is not None:
            found.append(mention)
    return _without_absorbed(found)


_MEMORY: Final = 8  # mentions that "they" can look back to


def _openings(document: Document) -> Iterator[tuple[Token, Frame]]:
    """Yield the words that open a frame, outside headings, links and quotations in marks."""
    doc = document.doc
    for token in doc:
        if token.is_space or not _is_read(document, token):
            continue
        if attendance.opens(document, token):
            yield token, attendance.read
        elif roles.opens(token):
            yield token, roles.read
        elif happenings.opens(token):
            yield token, happenings.read
        elif verb_at(token) is not None:
            yield token, verbs.read
        elif noun_at(token) is not None:
            yield token, nouns.read


def _is_read(document: Document, token: Token) -> bool:
    return document.zone(Span(token.idx, token.idx + len(token))) in _READ_ZONES


def _without_absorbed(found: list[MeetingMention]) -> tuple[MeetingMention, ...]:
    """Leave out a noun that only names the occasion of the verb before it: "met during the summit"."""
    kept: list[MeetingMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        if before is not None and before.occasion == mention.token and not any(isinstance(a.value, Person) for a in mention.participants):
            kept[-1] = attrs.evolve(before, kind=mention.kind, words=(*before.words, *mention.words))
            continue
        kept.append(mention)
    return tuple(kept)
