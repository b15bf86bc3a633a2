"""Noun phrases: who stands before an encounter's noun and behind it."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse.document import Document
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import actors, is_plural, resolved
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import behind, time_by_token
from diploparse.extractors.meetings.verbs import owner_of
from diploparse.extractors.meetings.words import listed
from diploparse.reading.people import person_by_token
from diploparse.reading.states import state_named_at
from diploparse.records import Party

_JOINING: Final = listed("joining", "words")
_HEARD: Final = frozenset({"call", "calls"})
_LISTED: Final = 60  # words of a list of those present
_LEFT: Final = 12  # words of a noun phrase before its noun
_POINTING: Final = frozenset({"the", "that", "those", "these", "this", "his", "her", "their", "its"})


@attrs.frozen
class Phrase:
    """What the noun phrase itself says: who stands before the noun, who behind it."""

    start: int
    end: int
    before: tuple[Actor, ...]
    behind: tuple[Actor, ...]
    joint: bool  # "between X and Y": nobody else takes part
    attended: bool
    points: bool


def phrase_of(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> Phrase:
    """Return what the noun phrase of an encounter says of who takes part.

    Args:
        document: a parsed article.
        token: the noun.
        known: the mentions before it, for "their talks".
    """
    doc = document.doc
    start, end = _left_edge(document, token), behind(doc, token.i)
    end = next((i for i in range(token.i + 1, end) if doc[i].lower_ == "during"), end)
    ahead = _before_noun(document, token, start, known)
    after: tuple[Actor, ...] = ()
    joint = attended = False
    for i in range(token.i + 1, end):
        word = doc[i].lower_
        if word in _JOINING or (word == "from" and i == token.i + 1 and token.lower_ in _HEARD):
            found = actors(document, i + 1, end)
            after = found.found or (setting.group_without_name(document, i + 1, end) if i + 1 < end else ())
            joint = word in {"between", "among"}
            if found.plural and not after:
                after = setting.pair_before(document, token, known)
            break
        if word == "of" and i == token.i + 1:
            after = actors(document, i + 1, end).found
        if word in listed("joining", "by") and i + 1 < end and doc[i + 1].lower_ == "by":
            after, attended = actors(document, i + 2, end).found, word == "attended"
            break
        if word == "including" or word == "present":
            break
    included = _included(document, token)
    points = (doc[start].lower_ in _POINTING or start in time_by_token(document)) and not (ahead and after)
    return Phrase(start, end, ahead, (*after, *included), joint, attended or bool(included), points)


def _included(document: Document, token: Token) -> tuple[Actor, ...]:
    """Return who is listed as present: "others were seen at that meeting, including X, Y and Z"."""
    doc = document.doc
    before_words = {doc[i].lower_ for i in range(reach_back(token, 6), token.i)}
    i = token.i + 1
    if not before_words & {"present", "attended", "joined", "attending"} or i + 1 >= len(doc) or doc[i].text != ",":
        return ()
    return actors(document, i + 2, reach_on(token, _LISTED)).found if doc[i + 1].lower_ in {"including", "among"} else ()


def _left_edge(document: Document, token: Token) -> int:
    doc = document.doc
    start = token.i
    for i in range(token.i - 1, reach_back(token, _LEFT) - 1, -1):
        word = doc[i]
        if word.is_space:
            continue
        if word.lower_ in {"'s", "'", "-", "and"} or word.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or word.tag_ in {"HYPH", "VBN", "VBG"}:
            if word.lower_ == "and" and not _pairs(doc, i):
                break
            start = i
            continue
        if word.pos_ == "DET" or word.tag_ == "PRP$" or word.lower_ in _POINTING:
            start = i
            if doc[max(i, 1) - 1].lower_ != "'s":
                break
            continue
        break
    return start


def _pairs(doc: Doc, i: int) -> bool:
    """Tell whether an "and" joins two states before the noun: "US and Chilean talks"."""
    return i > 0 and i + 1 < len(doc) and state_named_at(doc, i + 1) is not None and state_named_at(doc, i - 1) is not None


def _before_noun(document: Document, token: Token, start: int, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return who stands before the noun: a possessor, a pair of states or persons, a bloc."""
    doc = document.doc
    first = doc[start]
    if first.lower_ in {"his", "her"}:
        found = resolved(document, first)
        return (found,) if found is not None else ()
    if first.lower_ == "their":
        return setting.pair_before(document, token, known)
    owners = next((i for i in range(start, token.i) if doc[i].lower_ in {"'s", "'"}), start)
    if owners > start and is_plural(doc, start, owners):
        return setting.pair_before(document, token, known)
    pair = _pair(document, start, token.i)
    if pair:
        return pair
    owner = owner_of(document, token)
    if owner is not None:
        return (owner,)
    bloc = [i for i in range(start, token.i) if doc[i].ent_type_ == "ORG" and state_named_at(doc, i) is None]
    if bloc and not any(doc[i].text == "-" for i in range(bloc[-1], token.i)):
        return actors(document, bloc[0], bloc[-1] + 1).found
    return ()


def _pair(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return two sides joined by a hyphen: "Norway-Chile talks", "the Silva-Reed summit"."""
    doc, by_token = document.doc, person_by_token(document)
    for i in range(start + 1, end):
        if doc[i].text not in {"-", "/"} and doc[i].lower_ != "and":
            continue
        left = next((n for k in range(max(start, i - 3), i) if (n := state_named_at(doc, k)) is not None and n[1] == i), None)
        right = state_named_at(doc, i + 1) if i + 1 < end else None
        if left is not None and right is not None:
            spans = (setting.span_of(doc[i - 1]), setting.span_of(doc[i + 1]))
            parties = [
                Party(name=n.state, kind="state", code=n.code, mentions=(s,)) for n, s in zip((left[0], right[0]), spans, strict=True)
            ]
            return tuple(Actor(party, party.mentions) for party in parties)
        if doc[i].text == "-" and i - 1 in by_token and i + 1 in by_token:
            return tuple(Actor(by_token[k], (setting.span_of(doc[k]),)) for k in (i - 1, i + 1))
    return ()
