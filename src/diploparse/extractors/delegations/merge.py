"""Mentions put together: one delegation for each party and occasion of an article."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import attrs

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.absent import briefed
from diploparse.extractors.delegations.circumstances import place_behind, place_in, year_in
from diploparse.extractors.delegations.members import Named
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.sides import Side, side_at, side_of_person
from diploparse.extractors.delegations.words import sentence_at, told_words, words
from diploparse.records import Delegation, DelegationStatus, Evidence, Person, Place
from diploparse.spans import Span

_ORDER: Final[tuple[DelegationStatus, ...]] = ("announced", "sent", "arrived", "present", "returned", "withdrawn")
_OTHERS: Final = words("of_others")
_ROUNDS: Final = 3  # how far a party goes from person to person: X leads the talks, A joins X, A is of Chile
_REACH: Final = 6  # paragraphs that "the delegation" looks back
Value = TypeVar("Value")


@attrs.frozen
class Sent:
    """A delegation, and what tells which meeting it went to.

    Attributes:
        record: the delegation.
        year: the year of its occasion, if that is another one than today's.
        at: the tokens that name it.
    """

    record: Delegation
    year: str | None
    at: tuple[int, ...]


def merged(document: Document, mentions: Iterable[Mention]) -> tuple[Delegation, ...]:
    """Return the delegations that mentions speak of, whatever order they are given in.

    >>> from diploparse.document import parse
    >>> merged(parse(""), ())
    ()
    """
    return tuple(sent.record for sent in told_apart(document, mentions))


def told_apart(document: Document, mentions: Iterable[Mention]) -> tuple[Sent, ...]:
    """Return the delegations as `merged` does, each with its occasion.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.mentions import mentions
    >>> document = parse("Norway sent a delegation to the 2022 talks in Lima.")
    >>> [sent.year for sent in told_apart(document, mentions(document))]
    ['2022']
    """
    ordered = sorted(dict.fromkeys(mentions), key=lambda m: (m.at, m.rule, m.side.party.name if m.side else ""))
    sided = _without_idle_envoys(_with_sides(document, ordered))
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in sided:
        assert mention.side is not None
        groups.setdefault((mention.side.party.name, _occasion(mention)), []).append(mention)
    place = _meeting_place(document, [m.place for m in sided if m.place is not None and m.year is None])
    apart = [part for group in groups.values() for part in _by_head(group) if any(m.strong for m in part) or _is_led_in_talks(part, sided)]
    ordered_parts = sorted(apart, key=lambda part: (part[0].at, str(part[0].side)))
    return tuple(Sent(_delegation(part, place), part[0].year, tuple(m.at for m in part)) for part in ordered_parts)


def _without_idle_envoys(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out special envoys of parties whose delegation has a leader already, or that have none."""
    led = {m.side.party.name for m in mentions if m.side and m.head and m.rule != "envoy"}
    present = {m.side.party.name for m in mentions if m.side and m.strong}
    return [m for m in mentions if m.rule != "envoy" or (m.side and m.side.party.name in present - led)]


def _meeting_place(document: Document, of_others: Iterable[Place]) -> Place | None:
    """Return where the article's talks and delegations are, if it names one place for them more often than any other.

    Talks of another year were somewhere else.
    """
    found: dict[str, list[Place]] = {}
    for place in of_others:
        found.setdefault(place.name, []).append(place)
    for token in told_words(document, words("talks")):
        start, end = sentence_at(document, token.i)
        named = place_behind(document, token, end)
        if named is not None and year_in(document, max(start, token.i - 5), min(end, token.i + 9)) is None:
            found.setdefault(named.name, []).append(named)
    ranked = sorted(found.values(), key=len, reverse=True)
    return ranked[0][0] if len(ranked) == 1 or (ranked and len(ranked[0]) > len(ranked[1])) else None


def _occasion(mention: Mention) -> str:
    return mention.year or ("another" if mention.fresh else "")


def _with_sides(document: Document, mentions: Sequence[Mention]) -> list[Mention]:
    """Give each mention its party: its own, its people's, or that of the delegation named last; leave out those without."""
    known: dict[str, Side] = {}
    for _ in range(_ROUNDS):
        for mention in mentions:
            side = mention.side or _side_of_people(document, mention, known)
            if side is not None:
                for person in _people(mention):
                    known.setdefault(person.name, side)
    result: list[Mention] = []
    near, only = _near(document, mentions), _only_side(mentions)
    for mention in mentions:
        side = mention.side or _side_of_people(document, mention, known) or _last_side(document, mention, result)
        if side is None and only is not None and mention.rule == "group" and not _is_of_many(document, mention):
            side = None if _is_told_by_another(document, mention, only) else only
        if side is not None:
            result.append(attrs.evolve(mention, side=side, absent=_of_side(document, mention, side, known, near)))
    return result


def _of_side(
    document: Document, mention: Mention, side: Side, known: dict[str, Side], near: Callable[[Span], set[int]]
) -> tuple[Named, ...]:
    """Return those said to stay away who could have gone for this side."""
    found = []
    for named in mention.absent:
        own = known.get(named[0].name) or side_of_person(document, named[0])
        if own is not None:
            is_own = own.party.name == side.party.name
        else:
            is_own = named in briefed(document) or (mention.at in near(named[1]) and _places_agree(document, mention, named[1]))
        if is_own:
            found.append(named)
    return tuple(found)


def _near(document: Document, mentions: Sequence[Mention]) -> Callable[[Span], set[int]]:
    """Return a function that gives the mention that words about somebody speak of, as its token.

    It is the one that their sentence names behind them, else the last one before them, or the next, if the article names one
    party's delegations alone.
    """
    ordered = sorted(mentions, key=lambda mention: mention.span.start)
    starts = [mention.span.start for mention in ordered]
    alone = len({mention.side.party.name for mention in ordered if mention.side is not None}) < 2

    def near(words: Span) -> set[int]:
        i, at = bisect_left(starts, words.start), document.words(words).start
        _, end = sentence_at(document, at)
        if i < len(ordered) and ordered[i].at < end:
            return {ordered[i].at}
        return {mention.at for mention in ordered[max(0, i - 1) : max(1, i)] if alone}

    return near


def _places_agree(document: Document, mention: Mention, subject: Span) -> bool:
    """Tell whether somebody stays away from where the delegation is, not from another place."""
    at = document.words(subject).start
    named = place_in(document, at, at, sentence_at(document, at)[1])
    return named is None or mention.place is None or named.name == mention.place.name


def _people(mention: Mention) -> list[Person]:
    heads = [mention.head[0]] if mention.head else []
    return [*heads, *(person for person, _ in mention.members), *mention.linked]


def _side_of_people(document: Document, mention: Mention, known: dict[str, Side]) -> Side | None:
    """Return the side of the first person of a mention whose side is known from elsewhere or from an office."""
    for person in _people(mention):
        side = known.get(person.name) or side_of_person(document, person)
        if side is not None:
            return attrs.evolve(side, basis="inferred")
    return None


def _last_side(document: Document, mention: Mention, earlier: Sequence[Mention]) -> Side | None:
    """Return the side of the delegation named last, which "the delegation" goes back to."""
    paragraph = document.paragraph_at(mention.span.start)
    for other in reversed(earlier):
        if _is_of_many(document, mention):
            return None
        near = paragraph - document.paragraph_at(other.span.start) <= _REACH
        if not near and not mention.fresh:
            return None
        if other.side is not None and _is_told_by_another(document, mention, other.side):
            return None
        if other.strong and mention.rule == "group" and (other.fresh if mention.fresh else near):
            assert other.side is not None
            return attrs.evolve(other.side, basis="resolved")
    return None


def _is_told_by_another(document: Document, mention: Mention, side: Side) -> bool:
    """Tell whether a delegation not told of before is made known by another party: "Peru said a team led by X would leave"."""
    if document.words(mention.span)[0].lower_ not in {"a", "an"}:
        return False
    clause = syntax.clause_of(document.doc[mention.at])
    speaker = syntax.own_subject_of(syntax.clause_of(clause.head)) if clause.head != clause else None
    named = side_at(document, speaker) if speaker is not None and speaker.i < mention.at else None
    return named is not None and named.party.name != side.party.name


def _only_side(mentions: Iterable[Mention]) -> Side | None:
    """Return the side of the only party whose delegations an article names, for "the delegation" before it does."""
    sides = {m.side.party.name: m.side for m in mentions if m.side is not None and m.rule == "group"}
    return attrs.evolve(next(iter(sides.values())), basis="resolved") if len(sides) == 1 else None


def _is_of_many(document: Document, mention: Mention) -> bool:
    """Tell whether a mention speaks of several delegations or another party's: "each side's delegation", "the rebel panel"."""
    return document.doc[mention.at].tag_ == "NNS" or any(t.lower_ in _OTHERS for t in document.words(mention.span))


def _by_head(group: Sequence[Mention]) -> list[list[Mention]]:
    """Part the mentions of one party by who leads it; one without a leader goes to the nearest that has one."""
    heads = list(dict.fromkeys(m.head[0].name for m in group if m.head))
    if len(heads) < 2:
        return [list(group)]
    parts: dict[str, list[Mention]] = {name: [] for name in heads}
    leaders = {m.at: m.head[0].name for m in reversed(group) if m.head}
    led_at = sorted(leaders)
    for mention in group:
        i = bisect_left(led_at, mention.at)
        nearest = min(led_at[max(0, i - 1) : i + 1], key=lambda at: abs(at - mention.at))
        parts[mention.head[0].name if mention.head else leaders[nearest]].append(mention)
    return list(parts.values())


def _is_led_in_talks(part: Sequence[Mention], all_mentions: Sequence[Mention]) -> bool:
    """Tell whether weak mentions make a delegation: one who leads talks does; a chief negotiator where others have delegations."""
    if any(m.rule == "leads talks" for m in part):
        return True
    return any(m.rule == "chief negotiator" for m in part) and any(m.strong or m.rule == "leads talks" for m in all_mentions)


def _delegation(part: Sequence[Mention], meeting_place: Place | None) -> Delegation:
    """Build the record of mentions that speak of one delegation."""
    first = part[0]
    sides = [m.side for m in part if m.side is not None]
    side = min(sides, key=lambda s: (("stated", "resolved", "inferred").index(s.basis), s.span))
    head = next((m.head for m in part if m.head), None)
    absent = _distinct(named for m in part for named in m.absent)
    out = {person.name for person, _ in absent} | ({head[0].name} if head else set())
    members = [named for named in _distinct(named for m in part for named in m.members) if named[0].name not in out]
    unnamed = list({words: (words, span) for m in reversed(part) for words, span in reversed(m.unnamed)}.values())[::-1]
    statuses = [m.status for m in part if m.status]
    status = max(statuses, key=lambda s: (_ORDER.index(s[0]), -s[1].start)) if statuses else None
    stated = _first(m.place for m in part)
    place = stated or (meeting_place if not _occasion(first) else None)
    occasion = _first(m.occasion for m in part)
    size, sender = _first(m.size for m in part), _first(m.sent_by for m in part)
    rules = {span: m.rule for m in reversed(part) for _, span in (*m.members, *m.unnamed)}
    evidence = [Evidence("party", (side.span,), side.basis, first.rule)]
    evidence += [Evidence("head", (head[1],), rule=next(m.rule for m in part if m.head == head))] if head else []
    evidence += [Evidence(f"members[{i}]", (span,), rule=rules[span]) for i, (_, span) in enumerate(members)]
    evidence += [Evidence(f"unnamed[{i}]", (span,), rule=rules[span]) for i, (_, span) in enumerate(unnamed)]
    evidence += [Evidence(f"not_members[{i}]", (span,), rule="absent") for i, (_, span) in enumerate(absent)]
    evidence += [Evidence("place", place.mentions, "stated" if stated else "inferred")] if place else []
    for slot, value in (("sent_by", sender), ("occasion", occasion), ("size", size), ("status", status)):
        evidence += [Evidence(slot, (value[1],))] if value is not None else []
    return Delegation(
        party=attrs.evolve(side.party, mentions=tuple(sorted({s.span for s in sides}))),
        head=head[0] if head else None,
        members=tuple(person for person, _ in members),
        unnamed=tuple(words for words, _ in unnamed),
        not_members=tuple(person for person, _ in absent),
        sent_by=sender[0] if sender else None,
        place=place,
        occasion=occasion[0] if occasion else None,
        size=size[0] if size else None,
        status=status[0] if status else None,
        mentions=tuple(sorted({m.span for m in part})),
        evidence=tuple(evidence),
    )


def _first(values: Iterable[Value | None]) -> Value | None:
    return next((value for value in values if value is not None), None)


def _distinct(found: Iterable[Named]) -> list[Named]:
    by_name: dict[str, Named] = {}
    for named in found:
        by_name.setdefault(named[0].name, named)
    return list(by_name.values())
