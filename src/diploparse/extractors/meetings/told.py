"""What the mentions of one encounter say together: who takes part, its kind, status, place and day."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings.bodies import Actor, is_state, is_unnamed
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import Group, course, is_unplaced
from diploparse.extractors.meetings.words import is_one_of, listed
from diploparse.records import MeetingKind, MeetingStatus, Party, Person, Place

_DAY: Final = 10  # characters of an ISO date
_GENERAL: Final[tuple[MeetingKind, ...]] = ("meeting", "talks", "visit")
#: Encounters that one body has by itself.
_ALONE: Final = frozenset({"summit", "conference", "meeting"})


def status_of(document: Document, group: Group) -> MeetingStatus | None:
    """Return the furthest status that the mentions give, or what the day tells."""
    telling = without_beginnings(document, group)
    stated = course(mention.status for mention in telling if mention.status is not None)
    dated = dated_of(group)
    published = document.published
    day = dated.when.start.date() if dated is not None and dated.when is not None and dated.when.start is not None else None
    if stated:
        if len(telling) == len(group) and stated[-1] in {"planned", "ongoing"} and _is_past(dated, published, stated[-1]):
            return "held"
        if stated[-1] == "held" and day is not None and published is not None:
            return _held_on(document, group, day, published)
        return stated[-1]
    if day is None or published is None:
        return None
    return "held" if day < published else "planned" if day > published else None


def _held_on(document: Document, group: Group, day: dt.date, published: dt.date) -> MeetingStatus:
    """Return what the day makes of an encounter that is told of as held."""
    if day > published and _in_present(document, group):
        return "planned"  # "Silva meets Reed on Friday"
    began = day == published and all(_begins(document, mention) for mention in group if mention.status == "held")
    return "ongoing" if began else "held"  # "talks began today"


def _in_present(document: Document, group: Group) -> bool:
    """Tell whether that an encounter was held is told in the present alone."""
    cues = [document.words(mention.cue)[0] for mention in group if mention.status == "held" and mention.cue is not None]
    return all(cue.tag_ in {"VBZ", "VBP"} for cue in cues)


def without_beginnings(document: Document, group: Group) -> Group:
    """Return the mentions without those that only say when an encounter began which still goes on: "the talks began on Monday"."""
    if not any(mention.status == "ongoing" for mention in group):
        return group
    return tuple(mention for mention in group if not (mention.status == "held" and _begins(document, mention)))


def _begins(document: Document, mention: MeetingMention) -> bool:
    """Tell whether what a mention says is the beginning of an encounter."""
    verb = document.words(mention.cue)[0] if mention.cue is not None else None
    if verb is None or not is_one_of(verb, "status", "beginning"):
        return False
    return not any(other.lower_ in listed("outcome", "words") for other in syntax.conjuncts_of(verb))  # "began on Monday and ended"


def _is_past(dated: MeetingMention | None, published: dt.date | None, status: MeetingStatus) -> bool:
    """Tell whether what was to come lies behind, or what goes on well behind: "travelled there last year to meet her"."""
    when = dated.when if dated is not None else None
    if when is None:
        return False
    if when.start is not None and when.end is not None and published is not None:
        return when.start.date() < published and (published - when.end.date()).days >= (status == "ongoing")
    return when.direction == "past" and len(when.value.partition("T")[0]) < _DAY


def is_encounter(group: Group, takers: Sequence[Actor]) -> bool:
    """Tell whether two or more take part, one of them with a name, or a body meets at a place or time that is named."""
    if len(takers) > 1 or (takers and any(mention.company and mention.participants for mention in group)):
        return True
    set_in_scene = any(mention.frame.startswith("meet") and mention.status is not None for mention in group) or any(
        mention.place is not None or mention.when is not None for mention in group
    )
    return (
        len(takers) == 1
        and isinstance(takers[0].value, Party)
        and takers[0].value.kind != "state"
        and set_in_scene
        and kind_of(group) in _ALONE
        and all(mention.status != "refused" for mention in group)  # who stays away from an event has no encounter
    )


def takers_of(group: Group, away: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return who takes part: nobody said to stay away, no state for which a person is named."""
    found = [actor for actor in actors_of(group, "participants") if actor.value.name not in {a.value.name for a in away}]
    states = [actor for actor in found if isinstance(actor.value, Party) and actor.value.kind == "state"]
    if len(states) > 1:  # two states talk; who proposed it need not come
        proposers = {m.proposed_by.value.name for m in group if m.proposed_by is not None}
        elsewhere = {a.value.name for m in group if m.proposed_by is None for a in m.participants}
        found = [a for a in found if isinstance(a.value, Party) or a.value.name not in proposers - elsewhere]
    stood_for = {actor.value.nationality for actor in found if isinstance(actor.value, Person)}
    stood_for |= {name for mention in group for name in mention.stood_for}
    stood_for |= {state.value.name for state in found if is_unnamed(state) and _is_named_elsewhere(group, state, found)}
    if any(mention.kind != "visit" and len(mention.participants) > 1 for mention in group):
        stood_for |= _only_visited(group)
    return tuple(
        actor for actor in found if not (isinstance(actor.value, Party) and actor.value.kind == "state" and actor.value.name in stood_for)
    )


def _only_visited(group: Group) -> set[str]:
    """Return the parties that take part by being visited alone: Chile of "went to Chile for talks with Silva"."""
    visits = {actor.value.name for mention in group if mention.kind == "visit" for actor in mention.participants}
    return visits - {actor.value.name for mention in group if mention.kind != "visit" for actor in mention.participants}


def _is_named_elsewhere(group: Group, state: Actor, found: Sequence[Actor]) -> bool:
    """Tell whether the one official without a state is told of only where the state is not: "Chile's minister", "Minister Silva"."""
    unplaced = [actor.value.name for actor in found if is_unplaced(actor)]
    both = ({actor.value.name for actor in mention.participants} for mention in group)
    return len(unplaced) == 1 and not any({state.value.name, unplaced[0]} <= names for names in both)


def actors_of(group: Group, slot: str) -> tuple[Actor, ...]:
    """Return who is named in one slot of the mentions, each once."""
    kept: dict[str, Actor] = {}
    for mention in group:
        for actor in {"participants": mention.participants, "absent": mention.absent, "unconfirmed": mention.unconfirmed}[slot]:
            kept.setdefault(actor.value.name, actor)
    return tuple(kept.values())


def kind_of(group: Group) -> MeetingKind:
    """Return the kind: that of the first noun or verb, a more special one if there is one."""
    kinds = [mention.kind for mention in group]
    return next((kind for kind in kinds if kind not in _GENERAL), kinds[0])


def place_of(group: Group) -> Scene | None:
    """Return the most special place: a settlement before a venue, a venue before a state; else the state that is host."""
    order = {"settlement": 0, "venue": 1, "state": 2, "region": 3}
    scenes = [mention.place for mention in group if mention.place is not None]
    return min(scenes, key=lambda scene: order[scene.place.kind], default=None) or _of_host(group)


def _of_host(group: Group) -> Scene | None:
    host = next((mention.host for mention in group if mention.host is not None and is_state(mention.host)), None)
    if host is None or not isinstance(host.value, Party) or host.spans != host.value.mentions or kind_of(group) == "call":
        return None
    return Scene(Place(name=host.value.name, kind="state", code=host.value.code, mentions=host.spans), host.spans[0], "inferred")


def dated_of(group: Group) -> MeetingMention | None:
    """Return the mention with the day that it was moved to, or the finest time."""
    dated = [mention for mention in group if mention.when is not None]
    dated = [mention for mention in dated if mention.moved][-1:] or dated
    dated = [mention for mention in dated if mention.when_basis != "inferred"] or dated
    return max(dated, key=lambda m: len(m.when.value.partition("T")[0]) if m.when else 0, default=None)
