"""Host and mediator: who receives the others, who goes between them, as the words beside an encounter say."""

import functools
from bisect import bisect_left
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import actors
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.doers import doers
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import behind
from diploparse.extractors.meetings.words import forms_of, is_one_of, listed, noun_at
from diploparse.reading.states import state_named_at
from diploparse.records import Party

_NEAR: Final = 120  # tokens back to the encounter
_LEFT: Final = 6  # words before the noun
_FAR: Final = 30  # words between the noun and "as mediator"
_BEHIND: Final = 14  # words behind the noun
_SUBJECT: Final = 12  # words of a subject
_ROLES: Final = ("host", "mediate")


def beside(document: Document, token: Token, role: str, verb: Token, end: int) -> tuple[Actor, ...]:
    """Return who hosts or mediates the encounter `token`, one or several, as its own words or those of its clause say.

    Args:
        document: a parsed article.
        token: the noun for the encounter.
        role: "host" or "mediate", a list of the lexicon.
        verb: the verb of its clause.
        end: the token behind what belongs to the noun.
    """
    telling = _telling(document)
    nearest = bisect_left(telling, token.i - _LEFT)
    if verb.lower_ not in _telling_words() and (nearest == len(telling) or telling[nearest] > max(end, token.i + _FAR)):
        return ()
    return (
        _by(document, token, role, end)
        or _by_phrase(document, token, role, end)
        or _of_clause(document, token, role, verb)
        or _as(document, token, role)
        or _before(document, token, role)
        or _in_front_of_phrase(document, token, role)
    )


@once
def _telling(document: Document) -> tuple[int, ...]:
    """Return the words of an article that can tell of a host or mediator."""
    return tuple(token.i for token in document.tokens_of(_telling_words()))


@functools.cache
def _telling_words() -> frozenset[str]:
    return frozenset().union(*(forms_of("support", role) | listed("roles", role) | listed("roles", f"{role}_nouns") for role in _ROLES))


def _by(document: Document, token: Token, role: str, end: int) -> tuple[Actor, ...]:
    """Read "talks mediated by Qatar"."""
    doc = document.doc
    stop = max(end, reach_on(token, _BEHIND))
    for i in range(token.i + 1, min(stop, len(doc)) - 2):
        if noun_at(doc[i]) is not None:
            break
        if is_one_of(doc[i], "support", role) and doc[i + 1].lower_ == "by" and doc[i - 1].pos_ != "AUX":
            return actors(document, i + 2, len(doc)).found
    return ()


def _by_phrase(document: Document, token: Token, role: str, end: int) -> tuple[Actor, ...]:
    """Read "talks under the auspices of Qatar", "talks with the mediation of Qatar", "talks under Qatari mediation"."""
    doc = document.doc
    for i in range(token.i + 1, min(end, len(doc) - 1)):
        if doc[i].lower_ not in listed("roles", role):
            continue
        if doc[i + 1].lower_ == "of":
            return actors(document, i + 2, end).found
        return _state_before(document, i, token.i + 1)
    return ()


def _as(document: Document, token: Token, role: str) -> tuple[Actor, ...]:
    """Read "talks on Friday, with Qatar as mediator"."""
    doc = document.doc
    words = doc[token.i + 1 : reach_on(token, _FAR)]
    for word in (word for word in words if word.lower_ == "as"):
        opening = next((k for k in range(word.i - 1, token.i, -1) if doc[k].lower_ == "with"), None)
        if opening is not None and word.i + 1 < len(doc) and word.nbor().lower_ in listed("roles", f"{role}_nouns"):
            return actors(document, opening + 1, word.i).found
    return ()


def _state_before(document: Document, i: int, floor: int) -> tuple[Actor, ...]:
    """Return the state in "Qatari mediation", "Qatar's mediation"."""
    doc = document.doc
    for k in range(i - 1, max(floor, i - 4) - 1, -1):
        named = state_named_at(doc, k)
        if named is not None and named[1] >= i - 1:
            span = setting.span_of(doc[k])
            return (Actor(Party(name=named[0].state, kind="state", code=named[0].code, mentions=(span,)), (span,)),)
    return ()


def _of_clause(document: Document, token: Token, role: str, verb: Token) -> tuple[Actor, ...]:
    """Read "the talks are hosted by Oman" and the subject of "Oman hosts the talks"."""
    if not is_one_of(verb, "support", role) or verb.i == token.i:
        return ()
    if syntax.is_passive(verb):
        return doers(document, verb) if syntax.agent_of(verb) is not None else ()
    return () if syntax.is_subject(token) else doers(document, verb) or in_front(document, verb)


def verb_in_front(document: Document, token: Token) -> Token | None:
    """Return the verb before an encounter that the tree takes for its adjective: "Qatar mediated talks between them"."""
    found = next((child for child in token.lefts if any(is_one_of(child, "support", role) for role in _ROLES)), None)
    if found is None or not in_front(document, found):
        return None
    return found if found.tag_ in {"VBN", "VBD"} or found.nbor(-1).pos_ == "AUX" else None


def in_front(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return who is named right before a verb, back to where its sentence or its part between commas begins."""
    doc, last = verb.doc, verb.i
    floor = reach_back(verb, _SUBJECT)
    while last > floor and doc[last - 1].pos_ in {"AUX", "ADV"}:
        last -= 1
    first = last
    while first > floor and doc[first - 1].text != "," and not syntax.is_finite(doc[first - 1]):
        first -= 1
    found = actors(document, first, last)
    return found.found if found.end == last else ()


def _before(document: Document, token: Token, role: str) -> tuple[Actor, ...]:
    """Read "Qatar-mediated talks"."""
    doc = document.doc
    for i in range(token.i - 1, max(token.i - _LEFT, 1), -1):
        if is_one_of(doc[i], "support", role) and doc[i - 1].text == "-":
            return _state_before(document, i - 1, 0)
    return ()


def _in_front_of_phrase(document: Document, token: Token, role: str) -> tuple[Actor, ...]:
    """Read "Qatari mediation in the talks"."""
    doc = document.doc
    for i in range(token.i - 2, reach_back(token, _LEFT), -1):
        if doc[i].lower_ in listed("roles", role) and doc[i + 1].lower_ in {"in", "of"}:
            return _state_before(document, i, 0)
    return ()


def opens(token: Token) -> bool:
    """Tell whether `token` is "host" or "mediator" in front of a name: "the host, Qatar", "mediator Qatar"."""
    return any(token.lower_ in listed("roles", f"{role}_nouns") for role in _ROLES) and token.pos_ in {"NOUN", "PROPN"}


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return who hosts or mediates the encounter told of last."""
    last = known[-1] if known else None
    if last is None or token.i - last.token > _NEAR:
        return None
    doc, first = document.doc, token.i + 1
    while first < len(doc) and doc[first].lower_ in listed("roles", "between"):
        first += 1
    start = first + (first < len(doc) and doc[first].text == ",")
    found = actors(document, start, min(behind(doc, token.i), len(doc))).found if start < len(doc) else ()
    named = next((actor for actor in found if isinstance(actor.value, Party) and actor.value.kind == "state"), None)
    if named is None or document.words(named.spans[0]).start > start + 1:
        return None
    hosts = token.lower_ in listed("roles", "host_nouns")
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame="host" if hosts else "mediator",
        kind=last.kind,
        participants=() if hosts else (named,),
        host=named if hosts else None,
        mediator=None if hosts else named,
        refers=True,
        nearest=True,
        adds=not hosts,
        words=(setting.span_of(token),),
    )
