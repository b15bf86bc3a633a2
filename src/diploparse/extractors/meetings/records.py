"""Records: what the mentions of one encounter say together."""

from collections.abc import Iterable, Sequence

from diploparse.document import Document
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.matters import outcome_of, topic_of
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import Group, course
from diploparse.extractors.meetings.told import actors_of, dated_of, is_encounter, kind_of, place_of, status_of, takers_of
from diploparse.records import Delegation, Evidence, Meeting, MeetingStatus, Party, Person
from diploparse.spans import Span
from diploparse.text.characters import one_line


def meeting_of(document: Document, group: Group, sent: Sequence[Delegation] = ()) -> Meeting | None:
    """Return the record of one encounter; None if the article says too little of it to be one.

    Args:
        document: the article.
        group: what it says of the encounter.
        sent: the delegations that went to it.
    """
    status = status_of(document, group)
    away = actors_of(group, "absent")
    takers = takers_of(group, away)
    if status is None or not is_encounter(group, takers):
        return None
    stated = course(mention.status for mention in group if mention.status is not None)
    place, when = place_of(group), dated_of(group)
    people = _people_of(sent, takers)
    participants = (*takers, *people)
    doubtful = tuple(actor for actor in actors_of(group, "unconfirmed") if actor.value not in [a.value for a in participants])
    roles = {name: _role(group, name) for name in ("host", "mediator", "proposed_by", "refused_by")}
    if "refused" not in stated:  # whoever stays away from what goes on is absent
        roles["refused_by"] = None
    told = _told(document, group)
    evidence = [
        *(_of_actor(f"participants[{i}]", actor, group[0].frame) for i, actor in enumerate(participants)),
        *(_of_actor(f"absent[{i}]", actor, group[0].frame) for i, actor in enumerate(away)),
        *(_of_actor(f"unconfirmed[{i}]", actor, group[0].frame) for i, actor in enumerate(doubtful)),
        *(Evidence(f"delegations[{i}]", d.mentions, "inferred", "side") for i, d in enumerate(sent)),
        *(_of_actor(name, actor, group[0].frame) for name, actor in roles.items() if actor is not None),
        *_of_values(group, status, place, when),
        *_of_history(group, stated, status),
        *(Evidence(slot, (span,), rule="words") for slot, (_, span) in told.items()),
    ]
    return Meeting(
        participants=tuple(actor.value for actor in participants),
        delegations=tuple(sent),
        absent=tuple(actor.value for actor in away),
        unconfirmed=tuple(actor.value for actor in doubtful),
        kind=kind_of(group),
        status=status,
        history=tuple(s for s in stated if s != status),
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
        evidence=tuple(evidence),
    )


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


def _of_history(group: Group, stated: Sequence[MeetingStatus], status: MeetingStatus) -> Iterable[Evidence]:
    """Yield where each of the statuses was read that the encounter had before."""
    before = [[mention for mention in group if mention.status == earlier] for earlier in stated if earlier != status]
    for i, told in enumerate(before):
        for slot in (f"history[{i}]", "history"):
            yield Evidence(slot, tuple(mention.cue or mention.span for mention in told), rule=told[0].frame)


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
