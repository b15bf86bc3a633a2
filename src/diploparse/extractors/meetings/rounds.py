"""Which delegation went to which encounter: to that of its own occasion, by sentence, year and place."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diploparse.document import Document
from diploparse.extractors.delegations import Sent, sent
from diploparse.extractors.delegations.words import sentence_at
from diploparse.extractors.meetings.merge import Group
from diploparse.extractors.meetings.told import actors_of, dated_of, is_encounter, place_of, status_of, takers_of
from diploparse.records import Delegation, MeetingStatus, Party, Person, Place, TimeExpression

#: Encounters of one side that a delegation is compared with, the nearest ones; bounds the work on long texts.
_REACH: Final = 20
#: What an undated delegation rather goes to: what goes on or comes, not what is over.
_CURRENT: Final[dict[MeetingStatus, int]] = {
    "ongoing": 3,
    "planned": 2,
    "held": 1,
    "unconfirmed": 1,
    "proposed": 1,
    "cancelled": 0,
    "refused": 0,
}
_LARGE: Final = frozenset({"talks", "conference", "summit"})


@attrs.frozen
class _Round:
    """An encounter as far as a delegation is compared with it.

    Attributes:
        number: which one it is.
        parties: the parties that take part.
        people: the persons who do, and whose state they are of.
        large: whether it is of a kind that delegations are sent to.
        tokens: the words that name it.
        sentences: the sentences that name it.
        year: its year, if it is dated.
        past: whether that year is over.
        place: where it is.
        status: what came of it.
    """

    number: int
    parties: frozenset[str]
    people: frozenset[str]
    large: bool
    tokens: tuple[int, ...]
    sentences: frozenset[int]
    year: str | None
    past: bool
    place: Place | None
    status: MeetingStatus


def attending(document: Document, groups: Sequence[Group]) -> tuple[tuple[Delegation, ...], ...]:
    """Return for each encounter the delegations that went to it; each went to the one that fits its occasion best."""
    rounds: dict[str, list[_Round]] = {}
    for one in _rounds(document, groups):
        for name in one.parties | one.people:
            rounds.setdefault(name, []).append(one)
    found: list[list[Delegation]] = [[] for _ in groups]
    for delegation in sent(document):
        home = _home(document, delegation, rounds)
        if home is not None:
            found[home.number].append(delegation.record)
    return tuple(map(tuple, found))


def _rounds(document: Document, groups: Sequence[Group]) -> Iterator[_Round]:
    for number, group in enumerate(groups):
        takers, status, when, place = (
            takers_of(group, actors_of(group, "absent")),
            status_of(document, group),
            dated_of(group),
            place_of(group),
        )
        if status is None or status == "refused" or not is_encounter(group, takers):
            continue
        people = [actor.value for actor in takers if isinstance(actor.value, Person)]
        time = when.when if when is not None else None
        yield _Round(
            number,
            frozenset(actor.value.name for actor in takers if isinstance(actor.value, Party)),
            frozenset(name for person in people for name in (person.name, person.nationality) if name is not None),
            large=any(mention.kind in _LARGE for mention in group),
            tokens=tuple(mention.token for mention in group),
            sentences=frozenset(sentence_at(document, mention.token)[0] for mention in group),
            year=time.value[:4] if time is not None else None,
            past=time is not None and _is_past(document, time),
            place=place.place if place is not None else None,
            status=status,
        )


def _is_past(document: Document, time: TimeExpression) -> bool:
    """Tell whether a time is of a year that is over; without a date of publication, whether it is no more than a year."""
    year = time.value[:4]
    return int(year) < document.published.year if document.published is not None else time.value == year


def _home(document: Document, delegation: Sent, rounds: dict[str, list[_Round]]) -> _Round | None:
    """Return the encounter that a delegation went to."""
    record = delegation.record
    names = [record.party.name, *([record.head.name] if record.head is not None else [])]
    near = {one.number: one for name in names for one in _nearest(rounds.get(name, ()), delegation.at[0])}
    fitting = [one for one in near.values() if _can_be(document, delegation, one)]
    return max(fitting, key=lambda one: _fit(document, delegation, one), default=None)


def _nearest(rounds: Sequence[_Round], at: int) -> Sequence[_Round]:
    return rounds if len(rounds) <= _REACH else sorted(rounds, key=lambda one: _distance(one, at))[:_REACH]


def _distance(one: _Round, at: int) -> int:
    return min(abs(token - at) for token in one.tokens)


def _can_be(document: Document, delegation: Sent, one: _Round) -> bool:
    """Tell whether a delegation can have gone to an encounter: no other year, no other place, no other kind of occasion."""
    record, together = delegation.record, _together(document, delegation, one)
    dated = delegation.year is not None and delegation.year == one.year
    if delegation.year is not None and not dated and (one.year is not None or not together):
        return False
    if delegation.year is None and one.past and not together and not _follows(document, delegation, one):
        return False
    if record.place is not None and one.place is not None and record.place.name != one.place.name and not together:
        return False
    if record.party.name in one.parties:
        return one.large or together or len(one.parties) > 1
    led = record.head is not None and record.head.name in one.people
    if not one.large:  # "the delegation, led by X, met them": X himself may meet others elsewhere
        return led and together and record.place is not None and one.place is not None and record.place.name == one.place.name
    return led or together or dated


def _together(document: Document, delegation: Sent, one: _Round) -> bool:
    """Tell whether one sentence names both."""
    return any(sentence_at(document, at)[0] in one.sentences for at in delegation.at)


def _follows(document: Document, delegation: Sent, one: _Round) -> bool:
    """Tell whether a delegation is named behind an encounter in its paragraph."""
    doc, at = document.doc, delegation.at[0]
    return any(token < at and document.paragraph_at(doc[token].idx) == document.paragraph_at(doc[at].idx) for token in one.tokens)


def _fit(document: Document, delegation: Sent, one: _Round) -> tuple[bool, bool, bool, bool, int, int]:
    """Return how well a delegation fits an encounter, what counts most first."""
    place = delegation.record.place
    return (
        delegation.year is not None and delegation.year == one.year,
        delegation.year is not None or not one.past,
        _together(document, delegation, one),
        place is not None and one.place is not None and place.name == one.place.name,
        _CURRENT[one.status],
        -_distance(one, delegation.at[0]),
    )
