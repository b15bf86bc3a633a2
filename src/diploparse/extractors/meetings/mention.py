"""What one clause says of an encounter, before the article's clauses are put together."""

import attrs

from diploparse.extractors.meetings.bodies import Actor
from diploparse.records import Basis, MeetingKind, MeetingStatus, Place, TimeExpression
from diploparse.spans import Span


@attrs.frozen
class Scene:
    """Where an encounter is, and where that was read."""

    place: Place
    span: Span
    basis: Basis = "stated"


@attrs.frozen
class Occasion:
    """The words for the larger event."""

    text: str
    span: Span


@attrs.frozen(kw_only=True)
class MeetingMention:
    """What one clause says of an encounter.

    Attributes:
        token: the verb or noun.
        span: where it stands.
        frame: the frame that read it.
        kind, status: as in `Meeting`; no status if the clause says nothing of it.
        cue: the word that gives the status.
        participants, absent, unconfirmed: who takes part, who does not, who may.
        severally: those of them who had an encounter of their own each: "meetings with X and Y".
        later: who was met apart from them on another day: "met X on Monday and Y on Friday".
        company: whether others take part who have no name: "met key ministers", "took part in a conference".
        place, when: where and when.
        when_basis: how `when` was read.
        host, mediator, proposed_by, refused_by: as in `Meeting`.
        refers: whether the words point back: "the talks", "that meeting".
        nearest: whether they point at the last one told of: "those talks", "they will begin".
        adds: whether the participants go to the encounter pointed at: "those talks, attended by".
        stood_for: parties for whom one of the participants is there: "Chile was represented by Silva".
        moved: whether `when` takes the place of the day told before: "postponed until Friday".
        distinct: whether the words set it apart: "the previous round", "another meeting".
        part_of: the larger event.
        occasion: token of the noun for the occasion of a verb.
        words: where the mention's words stand.
    """

    token: int
    span: Span
    frame: str
    kind: MeetingKind
    status: MeetingStatus | None = None
    cue: Span | None = None
    participants: tuple[Actor, ...] = ()
    absent: tuple[Actor, ...] = ()
    unconfirmed: tuple[Actor, ...] = ()
    severally: tuple[Actor, ...] = ()
    later: tuple[tuple[Actor, TimeExpression], ...] = ()
    company: bool = False
    place: Scene | None = None
    when: TimeExpression | None = None
    when_basis: Basis = "stated"
    host: Actor | None = None
    mediator: Actor | None = None
    proposed_by: Actor | None = None
    refused_by: Actor | None = None
    refers: bool = False
    nearest: bool = False
    adds: bool = False
    stood_for: tuple[str, ...] = ()
    moved: bool = False
    distinct: bool = False
    part_of: Occasion | None = None
    occasion: int | None = None
    words: tuple[Span, ...] = ()
