"""Mentions of one encounter put together: by who takes part, where and when, never over two days."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diploparse.extractors.meetings.bodies import Actor, is_unnamed
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.records import MeetingKind, MeetingStatus, Party, Person, TimeExpression

#: Groups that a mention is compared with, the latest ones; bounds the work on long texts.
_REACH: Final = 40
_DAY: Final = 10  # characters of an ISO date
#: Statuses of one encounter, as it is told or as time goes by.
_COURSE: Final[dict[MeetingStatus, int]] = {
    "proposed": 0,
    "unconfirmed": 1,
    "planned": 2,
    "ongoing": 3,
    "held": 4,
    "cancelled": 5,
    "refused": 6,
}
_APART: Final = (
    frozenset({"refused", "held"}),
    frozenset({"refused", "ongoing"}),
    frozenset({"refused", "planned"}),
    frozenset({"cancelled", "held"}),
    frozenset({"cancelled", "ongoing"}),
    frozenset({"proposed", "held"}),
    frozenset({"proposed", "ongoing"}),
)
_ANY: Final[frozenset[MeetingKind]] = frozenset({"meeting", "talks", "summit", "conference", "visit", "call"})
#: Kinds that a word of one kind can point back at.
_POINTS_AT: Final[dict[MeetingKind, frozenset[MeetingKind]]] = {
    "talks": _ANY - {"call"},
    "meeting": _ANY - {"call"},
    "summit": frozenset({"summit", "meeting", "conference", "talks"}),
    "conference": frozenset({"conference", "meeting", "summit"}),
    "call": frozenset({"call"}),
    "visit": frozenset({"visit", "meeting", "talks"}),
}

Group = tuple[MeetingMention, ...]


def merge(mentions: Iterable[MeetingMention]) -> tuple[Group, ...]:
    """Return the mentions grouped by encounter, groups in text order.

    The order in which they are given does not matter, nor does a mention given twice; merging the mentions of the groups again
    gives the same groups; no group holds two days, but for one that was moved.

    >>> merge([])
    ()
    """
    clusters: list[_Cluster] = []
    for mention in _in_order(mentions):
        home = _home(clusters[-_REACH:], mention)
        if home is None:
            home = _Cluster()
            clusters.append(home)
        home.add(mention)
    return tuple(tuple(cluster.mentions) for cluster in clusters)


def _in_order(mentions: Iterable[MeetingMention]) -> list[MeetingMention]:
    """Return mentions in text order, each once; only those of one word are compared as a whole, for persons hold many spans."""
    by_token: dict[int, list[MeetingMention]] = {}
    for mention in mentions:
        same = by_token.setdefault(mention.token, [])
        if not any(mention is other for other in same):
            same.append(mention)
    return [
        mention
        for token in sorted(by_token)
        for mention in (by_token[token] if len(by_token[token]) == 1 else sorted(dict.fromkeys(by_token[token]), key=repr))
    ]


@attrs.define
class _Cluster:
    """A group as it grows; what new mentions are compared with stays small however many there are.

    Attributes:
        mentions: the mentions.
        told: the first mention of each day, place, status and kind.
        actors: who takes part, by name.
    """

    mentions: list[MeetingMention] = attrs.field(factory=list)
    told: dict[tuple[object, ...], MeetingMention] = attrs.field(factory=dict)
    actors: dict[str, Actor] = attrs.field(factory=dict)

    def add(self, mention: MeetingMention) -> None:
        """Take a mention in."""
        day, place = mention.when.value if mention.when else None, mention.place.place.name if mention.place else None
        self.mentions.append(mention)
        self.told.setdefault((day, place, mention.status, mention.kind), mention)
        for actor in mention.participants:
            self.actors.setdefault(actor.value.name, actor)

    @property
    def group(self) -> Sequence[MeetingMention]:
        """The mentions that differ."""
        return tuple(self.told.values())


def _home(clusters: Sequence[_Cluster], mention: MeetingMention) -> _Cluster | None:
    """Return the group that a mention goes to: the last one that fits best."""
    scored = [(score, cluster.mentions[-1].token, n) for n, cluster in enumerate(clusters) if (score := _fit(cluster, mention)) > 0]
    return clusters[max(scored)[2]] if scored else None


def _fit(cluster: _Cluster, mention: MeetingMention) -> int:
    """Return how well a mention fits a group: 0 not at all."""
    group = cluster.group
    if (mention.distinct and not _both_ahead(group, mention)) or not all(_same_setting(other, mention) for other in group):
        return 0
    told_alike = not mention.refers and (mention.status, mention.kind) == (group[0].status, group[0].kind)
    if not told_alike and _clash(group, mention):
        return 0
    own, theirs = sides(mention.participants), frozenset(cluster.actors)
    if not own or mention.adds:
        return _fit_of_pointer(group, mention) if mention.refers and (theirs or own) else 0
    if not theirs or (mention.kind == "call") != (group[0].kind == "call"):
        return 0
    return _overlap(own, theirs, mention, cluster)


def _both_ahead(group: Sequence[MeetingMention], mention: MeetingMention) -> bool:
    """Tell whether both are the next encounter of the same people: "an expected second summit with Reed", "will meet Reed again"."""
    return mention.status == "planned" and mention.when is None and all(other.distinct and other.status == "planned" for other in group)


def _fit_of_pointer(group: Sequence[MeetingMention], mention: MeetingMention) -> int:
    """Return how well words that point back ("the talks", "that meeting") fit a group."""
    if not any(other.kind in _POINTS_AT[mention.kind] for other in group):
        return 0
    same_kind = not mention.nearest and any(other.kind == mention.kind for other in group)
    same_status = not mention.nearest and any(other.status == mention.status for other in group)
    return 1 + same_kind + same_status + _same_place(group, mention)


def _overlap(own: frozenset[str], theirs: frozenset[str], mention: MeetingMention, cluster: _Cluster) -> int:
    group = cluster.group
    if own == theirs:
        return 8 + _same_place(group, mention)
    if own < theirs and (mention.refers or len(own) > 1):
        return 6 + _same_place(group, mention)
    if theirs < own and len(theirs) > 1:
        return 6
    between = {other.mediator.value.name for other in group if other.mediator is not None}
    if mention.refers and between and theirs - between and theirs - between < own:  # "talks mediated by Qatar … the talks with Chile"
        return 6
    if mention.refers and any(mention.kind == other.kind for other in group) and _shared_body(mention, theirs):
        return 5
    if own < theirs or theirs < own:
        if mention.company != group[0].company and mention.kind != group[0].kind:  # "attended a conference and held talks with Reed"
            return 0
        return 5 if _shares_setting(group, mention) else 0
    persons, parties = _by_kind(mention.participants)
    their_persons, their_parties = _by_kind(tuple(cluster.actors.values()))
    if own & theirs and _is_one_office(mention, cluster):
        return 4
    common = own & theirs  # who is on both needs nobody to stand for
    persons = [person for person in persons if person.name not in common]
    their_persons = [person for person in their_persons if person.name not in common]
    parties, their_parties = parties - common or parties, their_parties - common or their_parties
    if mention.status == "proposed" and common & (parties | their_parties) and _covers(persons, their_parties):
        return 4
    if mention.status == "proposed" and parties & their_parties and _covers(persons, their_parties):
        return 4
    covered = _covers(persons, their_parties) and _covers(their_persons, parties)
    if (
        covered
        and _stand_for(persons, their_parties) | _stand_for(their_persons, parties)
        and (mention.refers or mention.distinct or _shares_setting(group, mention) or _stands_in_full(persons, their_parties))
    ):
        return 4
    return 0


def _is_one_office(mention: MeetingMention, cluster: _Cluster) -> bool:
    """Tell whether all but one of each are the same, and that one is once an official without a name, once one without a state."""
    names = sides(mention.participants) & frozenset(cluster.actors)
    rest = [[actor for actor in actors if actor.value.name not in names] for actors in (mention.participants, cluster.actors.values())]
    if any(len(left) != 1 for left in rest) or mention.status != cluster.mentions[-1].status:
        return False
    (one,), (other,) = rest
    return (is_unnamed(one) and is_unplaced(other)) or (is_unnamed(other) and is_unplaced(one))


def is_unplaced(actor: Actor) -> bool:
    """Tell whether a person holds an office of a state that is not told: "Foreign Minister Silva"."""
    return isinstance(actor.value, Person) and actor.value.nationality is None and bool(actor.value.offices)


def _shared_body(mention: MeetingMention, theirs: frozenset[str]) -> bool:
    """Tell whether both are encounters of one body: "attend a council meeting", "said at the council meeting"."""
    return any(a.value.name in theirs for a in mention.participants if isinstance(a.value, Party) and a.value.kind != "state")


def _by_kind(participants: Sequence[Actor]) -> tuple[list[Person], set[str]]:
    persons = [actor.value for actor in participants if isinstance(actor.value, Person)]
    return persons, {actor.value.name for actor in participants if isinstance(actor.value, Party)}


def _covers(persons: Sequence[Person], parties: set[str]) -> bool:
    return all(person.nationality is None or not parties or person.nationality in parties for person in persons)


def _stand_for(persons: Sequence[Person], parties: set[str]) -> bool:
    return len({person.nationality for person in persons} & parties) > 0


def _stands_in_full(persons: Sequence[Person], parties: set[str]) -> bool:
    """Tell whether persons stand for all of several parties: "the presidents of Serbia and Kosovo" and those two by name."""
    return len(parties) > 1 and parties <= {person.nationality for person in persons}


def sides(participants: Iterable[Actor]) -> frozenset[str]:
    """Return who takes part, by name."""
    return frozenset(actor.value.name for actor in participants)


def _clash(group: Sequence[MeetingMention], mention: MeetingMention) -> bool:
    """Tell whether what came of the two cannot be of one encounter."""
    for other in group:
        pair = frozenset({other.status, mention.status})
        if pair in _APART:
            return True
        if pair in ({"planned", "held"}, {"planned", "ongoing"}) and not (
            (mention.refers and mention.when is None and not mention.adds) or _same_day(other, mention)
        ):
            return True
    return False


def _same_setting(one: MeetingMention, other: MeetingMention) -> bool:
    journey = other.refers and one.when_basis == "inferred" and _is_later(other.when, one.when)
    return (other.moved or journey or days_agree(one.when, other.when)) and places_agree(one, other)


def _is_later(day: TimeExpression | None, journey: TimeExpression | None) -> bool:
    """Tell whether a day is behind that of a journey: "arrived on Sunday for talks. They begin on Monday"."""
    return day is not None and journey is not None and day.value > journey.value


def days_agree(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    """Tell whether two times can be of one event: one is unknown, or one holds the other."""
    if one is None or other is None:
        return True
    first, second = _calendar(one), _calendar(other)
    if first == second:
        return True
    if len(first) == _DAY and len(second) == _DAY and "W" not in first + second:
        return False
    if first.startswith(second) or second.startswith(first):
        return True
    if one.start and one.end and other.start and other.end:
        outer, inner = (one, other) if one.end - one.start >= other.end - other.start else (other, one)
        assert outer.start
        assert outer.end
        assert inner.start
        assert inner.end
        return outer.start <= inner.start and inner.end <= outer.end
    return False


def _calendar(time: TimeExpression) -> str:
    return time.value.partition("T")[0]


def _same_day(one: MeetingMention, other: MeetingMention) -> bool:
    return one.when is not None and other.when is not None and _calendar(one.when) == _calendar(other.when)


def places_agree(one: MeetingMention, other: MeetingMention) -> bool:
    """Tell whether two mentions can be of one place: one has none, or one holds the other."""
    if one.place is None or other.place is None:
        return True
    first, second = one.place.place, other.place.place
    if first.name == second.name or "venue" in {first.kind, second.kind}:
        return True
    if first.name.endswith(f" {second.name}") or second.name.endswith(f" {first.name}"):  # "New Delhi" and "Delhi"
        return True
    wide = {"state", "region"}
    return (first.kind in wide) != (second.kind in wide) and (first.code is None or second.code is None or first.code == second.code)


def _same_place(group: Sequence[MeetingMention], mention: MeetingMention) -> int:
    return int(any(other.place is not None and mention.place is not None and other.place.place == mention.place.place for other in group))


def _shares_setting(group: Sequence[MeetingMention], mention: MeetingMention) -> bool:
    return mention.refers or any(_same_day(other, mention) for other in group) or bool(_same_place(group, mention))


def course(statuses: Iterable[MeetingStatus]) -> tuple[MeetingStatus, ...]:
    """Return statuses in the order in which an encounter comes by them, each once.

    >>> course(["held", "planned", "held"])
    ('planned', 'held')
    """
    return tuple(sorted(set(statuses), key=_COURSE.__getitem__))
