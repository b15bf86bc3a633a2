"""Mentions: what each clause of an article says of a delegation."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations import absent
from diploparse.extractors.delegations.circumstances import occasion_in, place_in, size_of, status_of, year_in, year_of_clause
from diploparse.extractors.delegations.companions import mentions_of_companions, said_members
from diploparse.extractors.delegations.dispatch import mentions_of_people_sent
from diploparse.extractors.delegations.frames import also_there, mentions_by_frame
from diploparse.extractors.delegations.groups import Group, groups, span
from diploparse.extractors.delegations.items import listed_below
from diploparse.extractors.delegations.leaders import beside_leader, leaders_of, marked_head
from diploparse.extractors.delegations.members import Listed, Named, read_list
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.pronouns import mentions_by_pronoun
from diploparse.extractors.delegations.sides import Side, side_at, side_of_person, sides_in, sides_of
from diploparse.extractors.delegations.words import before, sentence_at, span_of, text_of, words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference import referent_at
from diploparse.spans import Span

_FRESH: Final = words("fresh")
_OF: Final = words("consisting")
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been"})
_ANNOUNCING: Final = frozenset({"-", "--", "–", "—", ":"})
_INDEFINITE: Final = frozenset({"somebody", "someone", "anybody", "anyone", "nobody", "everybody", "everyone"})


@once
def mentions(document: Document) -> tuple[Mention, ...]:
    """Return all mentions of delegations, in text order.

    >>> from diploparse.document import parse
    >>> found, = mentions(parse("Ana Silva will lead the Brazilian delegation."))
    >>> found.side.party.name, found.head[0].name
    ('Brazil', 'Ana Silva')
    """
    found = [m for group in groups(document) for m in _of_group(document, group)]
    found += [*mentions_by_frame(document), *mentions_of_companions(document), *mentions_of_people_sent(document)]
    found += [*also_there(document, found), *mentions_by_pronoun(document, found)]
    return tuple(sorted((absent.without(document, m, absent.absent_people(document)) for m in found), key=lambda m: (m.at, m.rule)))


def _of_group(document: Document, group: Group) -> Iterator[Mention]:
    """Yield a mention for each party of a group."""
    doc = document.doc
    if doc[group.head].head.lower_ in words("sending") and syntax.is_negated(doc[group.head].head):
        return
    start, end = sentence_at(document, group.head)
    sides, leaders = sides_of(document, group), leaders_of(document, group)
    sender = _sender(document, group)
    if sender is not None and not sides:
        sides = _sides_of_sender(document, sender, start)
    if doc[group.head].tag_ in {"NNS", "NNPS"} and group.kind != "people":
        sides = sides or _listed_sides(document, group, end)
    if group.kind == "people" and not sides:
        return
    listed = _members(document, group, end)
    beside = beside_leader(document, leaders[0], end) if len(leaders) == 1 and document.words(leaders[0][1]).start > group.head else []
    below = listed_below(document, group, listed, _is_of_members(document, group))
    named = [*beside, *(below or (listed.people if listed else ())), *said_members(document, group)]
    leaders = leaders or marked_head(document, named)
    common = Mention(
        at=group.head,
        span=span(document, group),
        rule="group",
        place=place_in(document, group.head, start, end),
        occasion=occasion_in(document, group.end, end),
        year=year_in(document, group.start, min(end, group.end + 8)) or year_of_clause(document, group),
        size=size_of(document, group),
        status=status_of(document, group),
        sent_by=_sender_words(document, sender, group),
        fresh=bool({t.lower_ for t in doc[group.start : group.head]} & _FRESH),
        strong=group.kind != "group" or bool(sides or leaders),
    )
    if len(sides) > 1 or len(leaders) > 1:
        yield from _several(document, common, sides, leaders)
        return
    yield attrs.evolve(
        common,
        side=sides[0] if sides else None,
        head=leaders[0] if leaders else None,
        members=tuple(person for person in named if person not in leaders),
        unnamed=listed.unnamed if listed else (),
    )


def _listed_sides(document: Document, group: Group, end: int) -> list[Side]:
    """Return the parties of "other delegations, including those of Chile and Peru"."""
    doc = document.doc
    listing = next((i for i in range(group.end, min(end, group.end + 4)) if doc[i].lower_ in words("including")), None)
    return sides_in(document, listing + 1, end) if listing is not None else []


def _several(document: Document, common: Mention, sides: Sequence[Side], leaders: Sequence[Named]) -> Iterator[Mention]:
    """Yield the delegations of several parties, each leader with his own."""
    if len(sides) == len(leaders):  # "led by X and Y": each by the place in the list, if nothing else tells
        paired = [(leader, side_of_person(document, leader[0]) or side) for leader, side in zip(leaders, sides, strict=True)]
        for leader, of_leader in paired:
            yield attrs.evolve(common, side=next((s for s in sides if s.party.name == of_leader.party.name), of_leader), head=leader)
        return
    own = [(leader, side_of_person(document, leader[0]) or _side_before(document, leader)) for leader in leaders]
    if not sides:
        for leader, side in own:
            yield attrs.evolve(common, side=side, head=leader)
        return
    for named in sides:
        heads = [leader for leader, other in own if other is not None and other.party.name == named.party.name]
        yield attrs.evolve(common, side=named, head=heads[0] if heads else None)


def _side_before(document: Document, leader: Named) -> Side | None:
    """Return the state in "her Angolan counterpart, X"."""
    first = document.words(leader[1]).start
    floor, _ = sentence_at(document, first)
    named = sides_in(document, max(floor, first - 4), first)
    return named[-1] if named else None


def _sender(document: Document, group: Group) -> Token | None:
    """Return who sends a group, chooses it or sets out with it."""
    verb = document.doc[group.head].head
    chosen = verb.lower_ in words("sending") | words("announcing")
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:  # "the announcement of the lineup of a delegation"
        chosen = chosen or verb.lower_ in words("choice")
        verb = verb.head
        chosen = chosen or verb.lower_ in words("sending")
    went_with = _word_before(document, group) == "with" and verb.lower_ in words("going")
    represents = verb.lower_ == "represented" and _word_before(document, group) == "by"
    subject = syntax.subject_of(verb) if chosen or went_with or represents else None
    return subject if subject is not None and subject.i != group.head and not syntax.is_negated(verb) else None


def _sides_of_sender(document: Document, sender: Token, start: int) -> list[Side]:
    """Return the side of a sender, and those of who sends with it: "Chile and Peru sent delegations"."""
    found = [side_at(document, noun) for noun in (sender, *syntax.conjuncts_of(sender))]
    return [side for side in found if side is not None] or [s for s in [_side_of_it(document, sender, start)] if s is not None]


def _side_of_it(document: Document, subject: Token, start: int) -> Side | None:
    """Return the party named before an "it" in its sentence."""
    if subject.lower_ != "it":
        return None
    return next((attrs.evolve(side, basis="resolved") for side in sides_in(document, start, subject.i)), None)


def _sender_words(document: Document, sender: Token | None, group: Group) -> tuple[str, Span] | None:
    """Return the sender's name, or the words for it, if it is a verb of sending that joins the two."""
    if sender is None or document.doc[group.head].head.lower_ not in words("sending"):
        return None
    span = span_of(document, sender.i, sender.i + 1)
    person = person_by_token(document).get(sender.i) or referent_at(document, sender).person
    if person is not None:
        return person.name, span
    if sender.pos_ != "PRON" and sender.lower_ not in _INDEFINITE:
        return text_of(document, *syntax.noun_phrase(sender)), span
    named = _antecedent(document, sender)
    return (named, span) if named is not None else None


def _antecedent(document: Document, pronoun: Token) -> str | None:
    """Return who sends in "Chile said it would send": the party of the clause above, or the words for its subject."""
    if pronoun.lower_ != "it":
        return None
    start, _ = sentence_at(document, pronoun.i)
    above = syntax.clause_of(syntax.clause_of(pronoun).head)
    subject = syntax.subject_of(above)
    if subject is None or subject.i >= pronoun.i or subject.pos_ == "PRON" or _names_person(document, subject):
        side = _side_of_it(document, pronoun, start)
        return side.party.name if side is not None else None
    side = side_at(document, subject)
    return side.party.name if side is not None else text_of(document, *syntax.noun_phrase(subject))


def _names_person(document: Document, noun: Token) -> bool:
    return noun.i in person_by_token(document) or referent_at(document, noun).person is not None


def _word_before(document: Document, group: Group) -> str:
    """Return the word before a group, in lower case."""
    token = before(document, group.start)
    return token.lower_ if token is not None else ""


def _members(document: Document, group: Group, end: int) -> Listed | None:
    """Read "delegation includes A and B", "delegation consists of A and B", "members of the delegation are A and B"."""
    doc = document.doc
    relative = group.end + (group.end < end and doc[group.end].text == ",")
    is_relative = relative < end and doc[relative].lower_ in {"that", "which", "who"}
    for i in range(group.end, min(end - 1, group.end + 25)):
        token = doc[i]
        if i > group.end and token.lower_ in words("sure"):
            return None
        if i == group.end and token.text in _ANNOUNCING and _is_of_members(document, group):
            return read_list(document, i + 1, end, sure=True)
        if token.lower_ in words("including") and not syntax.is_negated(token):
            return read_list(document, i + 1, end, sure=token.lower_ != "including")
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.pos_ == "VERB" and not is_relative and token.lower_ not in _OF:
            return None  # "met ministers, including …"
        if token.lower_ in _OF and "of" in {t.lower_ for t in doc[i + 1 : i + 3]}:
            return read_list(document, i + 1 + (doc[i + 1].lower_ == "up") + 1, end, sure=True)
        if token.lower_ in _BE and _is_of_members(document, group):
            return read_list(document, i + 1, end, sure=True)
    floor, _ = sentence_at(document, group.head)
    opening = before(document, group.start, floor)
    if opening is not None and opening.lower_ in {"in", "on"} and group.end < end and doc[group.end].lower_ in _BE:
        return read_list(document, group.end + 1, end, sure=True)
    return None


def _is_of_members(document: Document, group: Group) -> bool:
    opening = before(document, group.start)
    noun = before(document, opening.i) if opening is not None and opening.lower_ in {"of", "in"} else None
    return noun is not None and noun.lower_ in {"members", "delegates", "participants"}


__all__ = ["Mention", "mentions"]
