"""Records: what the mentions of one encounter say together."""

from collections.abc import Iterable, Sequence

import attrs

from diploparse.document import Document
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.matters import outcome_of, topic_of
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import Group, course
from diploparse.extractors.meetings.told import (
    actors_of,
    dated_of,
    is_encounter,
    kind_of,
    place_of,
    status_of,
    takers_of,
    without_beginnings,
)
from diploparse.records import Delegation, Evidence, Meeting, MeetingStatus, Party, Person
from diploparse.spans import Span
from diploparse.text.characters import one_line


@attrs.frozen
class _Sides:
    """Who takes part, who does not, who may."""

    participants: tuple[Actor, ...]
    absent: tuple[Actor, ...]
    unconfirmed: tuple[Actor, ...]


def meeting_of(document: Document, group: Group, sent: Sequence[Delegation] = ()) -> Meeting | None:
    """Return the record of one encounter; None if the article says too little of it to be one.

    Args:
        document: the article.
        group: what it says of the encounter.
        sent: the delegations that went to it.
    """
    status, sides = status_of(document, group), _sides(group, sent)
    if status is None or not is_encounter(group, takers_of(group, sides.absent)):
        return None
    history = tuple(earlier for earlier in _stated(without_beginnings(document, group), status) if earlier != status)
    roles, told = _roles(group, (*history, status)), _told(document, group)
    place, when = place_of(group), dated_of(group)
    return Meeting(
        participants=_values(sides.participants),
        delegations=tuple(sent),
        absent=_values(sides.absent),
        unconfirmed=_values(sides.unconfirmed),
        kind=kind_of(group),
        status=status,
        history=history,
        place=place.place if place else None,
        when=when.when if when else None,
        host=_value(roles["host"]),
        mediator=_value(roles["mediator"]),
        proposed_by=_value(roles["proposed_by"]),
        refused_by=_value(roles["refused_by"]),
        part_of=told["part_of"][0] if "part_of" in told else None,
        topic=told["topic"][0] if "topic" in told else None,
        outcome=told["outcome"][0] if "outcome" in told else None,
        mentions=tuple(sorted({span for mention in group for span in mention.words})),
        evidence=(
            *_of_sides(sides, group[0].frame),
            *(Evidence(f"delegations[{i}]", d.mentions, "inferred", "side") for i, d in enumerate(sent)),
            *(_of_actor(name, actor, group[0].frame) for name, actor in roles.items() if actor is not None),
            *_of_values(group, status, place, when),
            *_of_history(group, history),
            *(Evidence(slot, (span,), rule="words") for slot, (_, span) in told.items()),
        ),
    )


def _sides(group: Group, sent: Sequence[Delegation]) -> _Sides:
    """Return who takes part, with the people of the delegations, and who does not or may."""
    away = actors_of(group, "absent")
    takers = takers_of(group, away)
    participants = (*takers, *_people_of(sent, takers))
    present = _values(participants)
    return _Sides(participants, away, tuple(actor for actor in actors_of(group, "unconfirmed") if actor.value not in present))


def _stated(group: Group, status: MeetingStatus) -> tuple[MeetingStatus, ...]:
    """Return the statuses that the mentions give, as an encounter comes by them.

    That it goes on is said of the article's own time, so it is no earlier status unless its own time is told.
    """
    return course(m.status for m in group if m.status is not None and (m.status != "ongoing" or status == "ongoing" or m.when is not None))


def _roles(group: Group, stated: Sequence[MeetingStatus]) -> dict[str, Actor | None]:
    """Return host, mediator, who proposed and who refused; whoever stays away from what goes on is absent and refuses nothing."""
    found = {name: _role(group, name) for name in ("host", "mediator", "proposed_by", "refused_by")}
    return found if "refused" in stated else {**found, "refused_by": None}


def _told(document: Document, group: Group) -> dict[str, tuple[str, Span]]:
    """Return the words for the larger event, the topic and the outcome, those that the article gives."""
    found: dict[str, tuple[str, Span]] = {}
    for mention in group:
        noun = document.doc[mention.token]
        for slot, span in (("topic", topic_of(document, noun)), ("outcome", outcome_of(document, noun))):
            if span is not None:
                found.setdefault(slot, (one_line(span.of(document.text)), span))
        if mention.part_of is not None:
            found.setdefault("part_of", (mention.part_of.text, mention.part_of.span))
    return found


def _of_sides(sides: _Sides, rule: str) -> Iterable[Evidence]:
    """Yield where each of those was read who take part, who do not, who may."""
    slots = {"participants": sides.participants, "absent": sides.absent, "unconfirmed": sides.unconfirmed}
    return (_of_actor(f"{slot}[{i}]", actor, rule) for slot, named in slots.items() for i, actor in enumerate(named))


def _of_history(group: Group, history: Sequence[MeetingStatus]) -> Iterable[Evidence]:
    """Yield where each of the statuses was read that the encounter had before."""
    for i, earlier in enumerate(history):
        told = [mention for mention in group if mention.status == earlier]
        for slot in (f"history[{i}]", "history"):
            yield Evidence(slot, tuple(mention.cue or mention.span for mention in told), rule=told[0].frame)


def _values(actors: Sequence[Actor]) -> tuple[Person | Party, ...]:
    return tuple(actor.value for actor in actors)


def _value(actor: Actor | None) -> Person | Party | None:
    return None if actor is None else actor.value


def _of_actor(slot: str, actor: Actor, rule: str) -> Evidence:
    return Evidence(slot, actor.spans, actor.basis, rule)


def _of_values(group: Group, status: MeetingStatus, place: Scene | None, when: MeetingMention | None) -> Iterable[Evidence]:
    spoken = [mention for mention in group if mention.status == status and mention.cue is not None]
    spans = tuple(mention.cue for mention in spoken if mention.cue is not None) or (group[0].span,)
    yield Evidence("kind", tuple(mention.span for mention in group), rule=group[0].frame)
    yield Evidence("status", spans, "stated" if spoken else "inferred", spoken[0].frame if spoken else "day")
    if place is not None:
        yield Evidence("place", (place.span,), place.basis, group[0].frame)
    if when is not None and when.when is not None:
        yield Evidence("when", (when.when.span,), when.when_basis, when.frame)


def _role(group: Group, name: str) -> Actor | None:
    slots = {
        "host": [mention.host for mention in group],
        "mediator": [mention.mediator for mention in group],
        "proposed_by": [mention.proposed_by for mention in group],
        "refused_by": [mention.refused_by for mention in group],
    }
    return next((actor for actor in slots[name] if actor is not None), None)


def _people_of(sent: Sequence[Delegation], takers: Sequence[Actor]) -> tuple[Actor, ...]:
    known = {actor.value.name for actor in takers}
    people = [person for d in sent for person in (*((d.head,) if d.head else ()), *d.members)]
    named = [person for person in people if person.name not in known and person.mentions]
    return tuple(Actor(person, person.mentions[:1], "inferred") for person in named)
