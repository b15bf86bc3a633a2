"""Records: what the mentions of one encounter say together."""

import datetime as dt
from collections.abc import Iterable, Sequence

from diploparse.document import Document
from diploparse.extractors.delegations import delegations
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.matters import outcome_of, topic_of
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import Group, course
from diploparse.records import Delegation, Evidence, Meeting, MeetingKind, MeetingStatus, Party, Person
from diploparse.spans import Span
from diploparse.text.characters import one_line

_DAY = 10  # characters of an ISO date
_GENERAL: tuple[MeetingKind, ...] = ("meeting", "talks", "visit")
_ALONE = frozenset({"summit", "conference", "meeting"})


def meeting_of(document: Document, group: Group) -> Meeting | None:
    """Return the record of one encounter; None if the article says too little of it to be one."""
    status = _status(document, group)
    away = _actors(group, "absent")
    takers = _takers(group, away)
    if status is None or not _is_encounter(group, takers):
        return None
    stated = course(mention.status for mention in group if mention.status is not None)
    place, when = _place(group), _dated(group)
    sent = _delegations(document, group, takers)
    people = _people_of(sent, takers)
    participants = (*takers, *people)
    doubtful = tuple(actor for actor in _actors(group, "unconfirmed") if actor.value not in [a.value for a in participants])
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
        *(Evidence(slot, (span,), rule="words") for slot, (_, span) in told.items()),
    ]
    return Meeting(
        participants=tuple(actor.value for actor in participants),
        delegations=sent,
        absent=tuple(actor.value for actor in away),
        unconfirmed=tuple(actor.value for actor in doubtful),
        kind=_kind(group),
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


def _status(document: Document, group: Group) -> MeetingStatus | None:
    """Return the furthest status that the mentions give, or what the day tells."""
    stated = course(mention.status for mention in group if mention.status is not None)
    dated = _dated(group)
    published = document.published
    day = dated.when.start.date() if dated is not None and dated.when is not None and dated.when.start is not None else None
    if stated:
        if stated[-1] == "planned" and _is_past(dated, published):
            return "held"
        return stated[-1]
    if day is None or published is None:
        return None
    return "held" if day < published else "planned" if day > published else None


def _is_past(dated: MeetingMention | None, published: dt.date | None) -> bool:
    """Tell whether what was to come lies well behind: "travelled there last year to meet her"."""
    when = dated.when if dated is not None else None
    if when is None:
        return False
    if when.end is not None and published is not None:
        return (published - when.end.date()).days > 0
    return when.direction == "past" and len(when.value.partition("T")[0]) < _DAY


def _is_encounter(group: Group, takers: Sequence[Actor]) -> bool:
    """Tell whether two or more take part, or a body meets at a place or time that is named."""
    if len(takers) > 1:
        return True
    set_in_scene = any(mention.frame.startswith("meet") and mention.status is not None for mention in group) or any(
        mention.place is not None or mention.when is not None for mention in group
    )
    return (
        len(takers) == 1
        and isinstance(takers[0].value, Party)
        and takers[0].value.kind != "state"
        and set_in_scene
        and _kind(group) in _ALONE
    )


def _takers(group: Group, away: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return who takes part: nobody said to stay away, no state for which a person is named."""
    found = [actor for actor in _actors(group, "participants") if actor.value.name not in {a.value.name for a in away}]
    states = [actor for actor in found if isinstance(actor.value, Party) and actor.value.kind == "state"]
    if len(states) > 1:  # two states talk; who proposed it need not come
        proposers = {m.proposed_by.value.name for m in group if m.proposed_by is not None}
        elsewhere = {a.value.name for m in group if m.proposed_by is None for a in m.participants}
        found = [a for a in found if isinstance(a.value, Party) or a.value.name not in proposers - elsewhere]
    stood_for = {actor.value.nationality for actor in found if isinstance(actor.value, Person)}
    return tuple(
        actor for actor in found if not (isinstance(actor.value, Party) and actor.value.kind == "state" and actor.value.name in stood_for)
    )


def _actors(group: Group, slot: str) -> tuple[Actor, ...]:
    kept: dict[str, Actor] = {}
    for mention in group:
        for actor in {"participants": mention.participants, "absent": mention.absent, "unconfirmed": mention.unconfirmed}[slot]:
            kept.setdefault(actor.value.name, actor)
    return tuple(kept.values())


def _role(group: Group, name: str) -> Actor | None:
    slots = {
        "host": [mention.host for mention in group],
        "mediator": [mention.mediator for mention in group],
        "proposed_by": [mention.proposed_by for mention in group],
        "refused_by": [mention.refused_by for mention in group],
    }
    return next((actor for actor in slots[name] if actor is not None), None)


def _kind(group: Group) -> MeetingKind:
    """Return the kind: that of the first noun or verb, a more special one if there is one."""
    kinds = [mention.kind for mention in group]
    return next((kind for kind in kinds if kind not in _GENERAL), kinds[0])


def _place(group: Group) -> Scene | None:
    """Return the most special place: a settlement before a venue, a venue before a state."""
    order = {"settlement": 0, "venue": 1, "state": 2, "region": 3}
    scenes = [mention.place for mention in group if mention.place is not None]
    return min(scenes, key=lambda scene: order[scene.place.kind], default=None)


def _dated(group: Group) -> MeetingMention | None:
    """Return the mention with the finest time."""
    dated = [mention for mention in group if mention.when is not None]
    return max(dated, key=lambda m: len(m.when.value.partition("T")[0]) if m.when else 0, default=None)


def _delegations(document: Document, group: Group, takers: Sequence[Actor]) -> tuple[Delegation, ...]:
    """Return the delegations that stand for a side of this encounter."""
    if not any(mention.kind in {"talks", "conference", "summit"} for mention in group):
        return ()
    states = {actor.value.name for actor in takers if isinstance(actor.value, Party)}
    place = _place(group)
    status = {mention.status for mention in group}
    if "refused" in status:
        return ()
    return tuple(
        d
        for d in delegations(document)
        if d.party.name in states
        and (place is None or d.place is None or d.place.name == place.place.name)
        and (place is not None or d.place is None)
    )


def _people_of(sent: Sequence[Delegation], takers: Sequence[Actor]) -> tuple[Actor, ...]:
    known = {actor.value.name for actor in takers}
    people = [person for d in sent for person in (*((d.head,) if d.head else ()), *d.members)]
    named = [person for person in people if person.name not in known and person.mentions]
    return tuple(Actor(person, person.mentions[:1], "inferred") for person in named)
