"""Visits: whose they are, where they go, and which of them the article tells of by what was said there."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import actors, subjects, united
from diploparse.extractors.meetings.bodies import Actor, as_state, is_unnamed
from diploparse.extractors.meetings.clauses import Clause
from diploparse.extractors.meetings.doers import doers
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import Group, days_agree, places_agree
from diploparse.extractors.meetings.phrases import Phrase
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.status import of_verb as status_of_verb
from diploparse.extractors.meetings.stretches import before, behind, day_between
from diploparse.extractors.meetings.tenses import Outcome, is_present
from diploparse.extractors.meetings.told import is_encounter, takers_of
from diploparse.extractors.meetings.words import is_one_of, noun_at, verb_at
from diploparse.reading.bodies import body_names
from diploparse.reading.places import place_by_token, span_named
from diploparse.reading.states import state_names
from diploparse.records import Party, Person

_BEHIND: Final = 8  # words between "visit" and where it goes
_PURPOSE: Final = 25  # words behind a verb of going that may say what for
_STAY: Final = dt.timedelta(days=4)  # days of a visit
_NEAR: Final = 150  # words between a visit and what is told of it
#: What a visit can be told of by: what came of both must be the same, or the talks may come yet.
_COURSES: Final = frozenset(
    {
        ("held", "held"),
        ("held", "ongoing"),
        ("held", "planned"),
        ("ongoing", "planned"),
        ("ongoing", "held"),
        ("planned", "planned"),
        ("cancelled", "cancelled"),
    }
)
_ALONG: Final = frozenset({"on", "during", "in", "at", "after", "before", "ahead"})


def state_of_place(document: Document, at: int) -> Actor | None:
    """Return the state that the place at token `at` is or lies in."""
    place = place_by_token(document)[at]
    name = next((s.state for s in state_names().values() if s.code == place.code), None)
    if name is None:
        return None
    span = setting.span_of(document.doc[at])
    state = Party(name=name, kind="state", code=place.code, mentions=(span,))
    return Actor(state, (span,), "stated" if place.kind == "state" else "inferred")


def as_visit(document: Document, mention: MeetingMention, token: Token, clause: Clause, phrase: Phrase) -> MeetingMention | None:
    """Return a visit: whose it is, and the state that receives it; None if it does not say whose, or where to.

    Args:
        document: a parsed article.
        mention: what the frame of nouns read.
        token: the noun.
        clause: its clause.
        phrase: its noun phrase.
    """
    visitors = mention.participants
    if not visitors and _is_on(token):  # "Silva is on a visit to Oslo"
        visitors = tuple(actor for actor in subjects(document, token).found if isinstance(actor.value, Person))
        mention = attrs.evolve(mention, status="ongoing" if is_present(token) else "held", cue=setting.span_of(token))
    if not visitors and clause.role in _ALONG:
        visitors = tuple(actor for actor in doers(document, clause.verb) if isinstance(actor.value, Person))
    at = _goal(document, token, phrase) or _reached(document, token, clause)
    if at is None:
        if any(isinstance(actor.value, Person) and actor.value.offices for actor in visitors) and _is_here(document, token):
            return attrs.evolve(mention, participants=visitors, company=True)
        return mention if mention.refers and not mention.participants else None
    host = state_of_place(document, at)
    if host is None:
        return None
    people = tuple(actor for actor in visitors if as_state(actor).value.name != host.value.name)
    if not people and not (mention.refers and not visitors):
        return None
    place = Scene(place_by_token(document)[at], span_named(document, at))
    town = setting.scene(document, before(document.doc, token.i), token.i, travel=True) if clause.role == "on" else None
    if town is not None and town.place.kind == "settlement" and town.place.code == place.place.code:
        place = town  # "arrived in Oslo on a visit to Norway"
    return attrs.evolve(mention, participants=united(people, (host,)) if people else (), place=place)


def _is_on(noun: Token) -> bool:
    """Tell whether a visit is what somebody "is on"."""
    on = syntax.preposition_of(noun)
    return on is not None and on.lower_ == "on" and syntax.own_subject_of(noun) is not None


def opens(token: Token) -> bool:
    """Tell whether `token` is a verb for going somewhere, or the "due" of "is due in Oslo"."""
    return (token.pos_ == "VERB" and is_one_of(token, "support", "goal")) or _is_due(token)


def _is_due(word: Token) -> bool:
    if word.lower_ != "due" or word.i + 2 >= len(word.doc) or word.nbor().lower_ != "in":
        return False
    subject = syntax.own_subject_of(word.nbor(2))
    return subject is not None and subject.pos_ == "PROPN"


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return the visit of an official of one state to another: "flew to Lima on Monday", with nothing said of what for."""
    doc, named = document.doc, place_by_token(document)
    going = doc[token.i + 2] if _is_due(token) else token
    outcome = Outcome("planned", token) if _is_due(token) else status_of_verb(token)
    end = behind(doc, token.i)
    at = next((i for i in range(token.i + 1, min(end, token.i + _BEHIND)) if i in named), None)
    if outcome.none or outcome.status is None or at is None or doc[token.i + 1].lower_ not in {"to", "in", "for"}:
        return None
    if any(_is_purpose(doc[i]) for i in range(token.i + 1, reach_on(token, _PURPOSE))):
        return None
    host = state_of_place(document, at)
    people = tuple(a for a in doers(document, going) if isinstance(a.value, Person) and a.value.offices)
    joining = next((i for i in range(token.i + 1, reach_on(token, _PURPOSE)) if doc[i].lower_ == "joining"), None)
    joined = actors(document, joining + 1, reach_on(doc[joining], _PURPOSE)).found if joining is not None else ()
    if host is None or not people or not all(isinstance(a.value, Person) and _is_from_elsewhere(a.value, host) for a in people):
        return None
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame="visit: travel",
        kind="visit",
        status=outcome.status,
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        participants=united(people, joined, (host,)),
        place=Scene(named[at], span_named(document, at)),
        when=day_between(document, before(doc, token.i), end, token.i),
        words=(setting.span_of(token),),
    )


def _is_from_elsewhere(person: Person, host: Actor) -> bool:
    """Tell whether somebody is known to be of another state than the host, or of a body of states."""
    if person.nationality is not None:
        return person.nationality != host.value.name
    bodies = (body_names().get(office.organisation) for office in person.offices if office.organisation is not None)
    return any(body is not None and body.kind in {"bloc", "organisation"} for body in bodies)


def _is_purpose(word: Token) -> bool:
    """Tell whether a word names an encounter that somebody may go to a place for, itself no visit."""
    noun = noun_at(word)
    return verb_at(word) is not None or (noun is not None and noun.kind != "visit")


def _goal(document: Document, token: Token, phrase: Phrase) -> int | None:
    """Return the token of the place behind a visit: "a visit to Oslo", "a visit by Silva to Oslo"."""
    doc, named = document.doc, place_by_token(document)
    for i in range(token.i + 1, min(phrase.end, token.i + _BEHIND)):
        if i in named and any(doc[k].lower_ in {"to", "in"} for k in range(max(token.i + 1, i - 2), i)):
            return i
    return None


def _reached(document: Document, token: Token, clause: Clause) -> int | None:
    """Return the token of the place before a visit: "arrived in Oslo on a visit"."""
    if clause.role != "on":
        return None
    found = setting.scene(document, before(document.doc, token.i), token.i, travel=True)
    return None if found is None else document.words(found.span).start


def _is_here(document: Document, token: Token) -> bool:
    return token.i + 1 < len(document.doc) and token.nbor().lower_ in {"here", "by"} and reach_back(token, 1) < token.i


def told_by_what_was_said(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return the encounters without the visits that have talks of their own, which take over place and day of the visit.

    Other talks of the visit take over its place alone.

    >>> told_by_what_was_said([])
    ()
    """
    talks = {n: _talks_of(group, groups) for n, group in enumerate(groups)}
    taken: dict[int, list[MeetingMention]] = {}
    for visit, numbers in talks.items():
        for number in numbers:
            taken.setdefault(number, []).extend(_setting(groups[visit], day=number == numbers[0]))
    return tuple((*group, *taken.get(n, ())) for n, group in enumerate(groups) if not talks[n])


def _setting(visit: Group, day: bool) -> Iterator[MeetingMention]:
    """Yield what a visit says of place and, if its talks are those it is told by, of the day."""
    for mention in visit:
        when = mention.when if day else None
        yield attrs.evolve(mention, participants=(), status=None, company=False, when=when, kind="meeting")


def _is_visit(group: Group) -> bool:
    return all(mention.kind == "visit" and not mention.distinct for mention in group)


def _talks_of(visit: Group, groups: Sequence[Group]) -> list[int]:
    """Return the encounters of a visit, the nearest first: those of the same people, near it, on no other day and in no other place."""
    if not _is_visit(visit):
        return []
    people, at = _people(visit), visit[0].token
    first, last = (bisect_left(groups, token, key=lambda group: group[0].token) for token in (at - _NEAR, at + _NEAR + 1))
    near = sorted((abs(groups[number][0].token - at), number) for number in range(first, last))
    return [
        number
        for _, number in near
        if not _is_visit(groups[number])
        and people & _people(groups[number])
        and _can_be_on(visit, groups[number])
        and is_encounter(groups[number], takers_of(groups[number], ()))  # "will visit Oslo for talks" is a visit
    ]


def _can_be_on(visit: Group, talks: Group) -> bool:
    """Tell whether talks can be what somebody went to a place for."""
    courses = {(one.status, other.status) for one in visit for other in talks if one.status and other.status}
    agree = all(_is_on_day(one, other) and places_agree(one, other) for one in visit for other in talks)
    return agree and courses <= _COURSES and all(other.kind != "call" for other in talks)


def _is_on_day(visit: MeetingMention, talks: MeetingMention) -> bool:
    """Tell whether talks can be on a visit by their days: on the same, or soon behind its first."""
    if days_agree(visit.when, talks.when):
        return True
    arrival, day = (mention.when.start if mention.when is not None else None for mention in (visit, talks))
    return arrival is not None and day is not None and dt.timedelta() < day - arrival <= _STAY


def _people(group: Group) -> set[str]:
    """Return the persons who take part, and the states whose officials do without a name."""
    taking_part = (actor for mention in group for actor in mention.participants)
    return {actor.value.name for actor in taking_part if isinstance(actor.value, Person) or is_unnamed(actor)}
