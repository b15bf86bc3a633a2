"""One clause that names a delegation, and what it says of it."""

import attrs

from diploparse.extractors.delegations.members import Named
from diploparse.extractors.delegations.sides import Side
from diploparse.records import DelegationStatus, Person, Place
from diploparse.spans import Span


@attrs.frozen(kw_only=True)
class Mention:
    """What one clause says of a delegation.

    Attributes:
        at: the token that names it.
        span: its words.
        rule: the frame.
        side: whom it stands for, if the clause says so.
        head, members, unnamed, absent: who is in it and who is not, with where each is named.
        place, occasion, year, size, status, sent_by: its circumstances.
        fresh: whether it is told from one that was named before: "another delegation".
        linked: persons to whose delegation what is said belongs.
        strong: whether the clause alone shows that there is a delegation.
    """

    at: int
    span: Span
    rule: str
    side: Side | None = None
    head: Named | None = None
    members: tuple[Named, ...] = ()
    unnamed: tuple[tuple[str, Span], ...] = ()
    absent: tuple[Named, ...] = ()
    place: Place | None = None
    occasion: tuple[str, Span] | None = None
    year: str | None = None
    size: tuple[int, Span] | None = None
    status: tuple[DelegationStatus, Span] | None = None
    sent_by: tuple[str, Span] | None = None
    fresh: bool = False
    linked: tuple[Person, ...] = ()
    strong: bool = True
