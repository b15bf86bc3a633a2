"""Sides: the state, body or movement that a delegation or a person stands for."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.groups import Group
from diploparse.extractors.delegations.words import sentence_at, span_of, text_of, words
from diploparse.reading.bodies import SPOKEN, bodies_by_start, medium_at
from diploparse.reading.parties import party_by_token
from diploparse.reading.people import person_by_token
from diploparse.reading.reference import referent_at
from diploparse.reading.states import region_names, state_named_at, state_of
from diploparse.records import Basis, Party, Person
from diploparse.spans import Span

_NEGATIVE: Final = frozenset({"for", "to", "on", "with", "against", "in"})
_FACTIONS: Final = words("factions")
_FROM: Final = frozenset({"of", "from", "representing", "for"})
_GOVERNMENT: Final = words("government")
_OFFICIAL: Final = words("official")
_BOTH: Final = frozenset({"both", "two"})
_COUNTRIES: Final = words("countries")
_ALLIANCES: Final = words("alliances")


@attrs.frozen
class Side:
    """A party where it is read.

    Attributes:
        party: the party.
        span: the words it was read from.
        basis: how.
    """

    party: Party
    span: Span
    basis: Basis = "stated"


def sides_in(document: Document, start: int, end: int) -> list[Side]:
    """Return the parties named by the tokens from `start` up to `end`, in order.

    >>> from diploparse.document import parse
    >>> [side.party.name for side in sides_in(parse("Russian and UN negotiators"), 0, 3)]
    ['Russia', 'United Nations']
    """
    found, i = list[Side](), start
    while i < end:
        side, width = _side_at(document, i, end)
        if side is not None:
            found.append(side)
        i += width
    return found


def _side_at(document: Document, i: int, end: int) -> tuple[Side | None, int]:
    """Return the party whose name begins at token `i`, and how many tokens the name has."""
    doc = document.doc
    if not doc[i].text[:1].isupper() or doc[i].lower_ == "the":
        return None, 1
    body = known_body_at(document, i)
    if body is not None and body[1] <= end and body[0].kind != "institution":
        return None if _is_half(doc, body[1]) else Side(body[0], body[0].mentions[0]), body[1] - i
    named = state_named_at(doc, i)
    if named is None or named[1] > end:
        return _unknown_body(document, i, end)
    if _is_half(doc, named[1]):
        return None, named[1] - i
    alliance = _alliance(document, named[1], end)
    if alliance is not None:
        return _organisation(document, i, alliance), alliance - i
    state, span = named[0], span_of(document, i, named[1])
    party = Party(name=state.state, kind="state", code=state.code, mentions=(span,))
    return Side(party, span, "resolved" if state.naming == "seat" else "stated"), named[1] - i


def _is_half(doc: Doc, end: int) -> bool:
    """Tell whether a name that ends before token `end` is half of an adjective, which names no side: "Chilean-backed"."""
    return end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].text[:1].islower()


def _alliance(document: Document, i: int, end: int) -> int | None:
    """Return the token behind the name of a body of its own that goes on behind a state's: "South Sudan Opposition Alliance"."""
    while i < end and document.doc[i].text[:1].isupper() and document.doc[i].pos_ in {"PROPN", "NOUN", "ADJ"}:
        i += 1
        if document.doc[i - 1].lower_ in _ALLIANCES:
            return i
    return None


def _organisation(document: Document, start: int, end: int) -> Side:
    name, span = text_of(document, start, end), span_of(document, start, end)
    return Side(Party(name=name, kind="organisation", mentions=(span,)), span)


def _unknown_body(document: Document, i: int, end: int) -> tuple[Side | None, int]:
    """Return the organisation that the recogniser finds at token `i`, a ministry or region left out."""
    doc, stop = document.doc, i + 1
    if doc[i].ent_type_ not in {"ORG", "NORP"} or i in person_by_token(document) or medium_at(doc, i) is not None:
        return None, 1
    while stop < end and doc[stop].ent_iob_ == "I":
        stop += 1
    if stop - i > 1 and doc[stop - 1].lower_ in {"'s", "'"}:
        stop -= 1
    name = text_of(document, i, stop)
    last = name.lower().split()[-1]
    of_state = last in _GOVERNMENT and not (last == "government" and stop - i > 2)  # but "the Lakeland Regional Government"
    generic = doc[i].ent_type_ == "NORP" or of_state or last in words("sure") or name.lower() in region_names()
    single = stop - i == 1 and not name.isupper() and doc[i].ent_type_ == "ORG"
    if generic or (single and doc[i].is_sent_start):
        return None, stop - i
    return _organisation(document, i, stop), stop - i


def known_body_at(document: Document, i: int) -> tuple[Party, int] | None:
    """Return the body of the lexicon whose name begins at token `i`, as the article names it, and the token behind the name.

    Letters that are no word stand for the name, as does its beginning: "EU", "UN", "Houthi"; "NATO" is a word.

    >>> from diploparse.document import parse
    >>> known_body_at(parse("The EU and NATO agreed."), 1)[0].name
    'European Union'
    """
    found = bodies_by_start(document).get(i)
    if found is None:
        return None
    body, end = found
    named = party_by_token(document).get(i)
    name = named.name if named is not None and named.kind == body.kind else text_of(document, i, end)
    letters = name.replace(".", "")
    if (body.kind in {"bloc", "organisation"} and letters.isalpha() and len(letters) < SPOKEN) or body.name.startswith(name):
        name = body.name
    return Party(name=name, kind=body.kind, code=body.code, mentions=(span_of(document, i, end),)), end


def sides_of(document: Document, group: Group) -> list[Side]:
    """Return whom a group stands for: what its own phrase says, else "of" and "from", else its possessor.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.groups import groups
    >>> document = parse("Envoys from Chile and Peru met.")
    >>> [side.party.name for side in sides_of(document, groups(document)[0])]
    ['Chile', 'Peru']
    """
    own = [*_faction(document, group), *sides_in(document, group.start, group.end)]
    if document.doc[group.head].lower_ in words("loose"):
        own = [side for side in own if _is_known(document, side) or side.party.kind == "movement"]
    if any(side.party.kind == "movement" for side in own):
        return [side for side in own if side.party.kind == "movement"][:1] or own
    named = any(document.doc[i].lower_ == "'s" for i in range(group.start, group.end))
    if own:
        return own[:1] if named and len(own) > 1 and not _joined(document, group) else own
    return _behind(document, group) or _possessor(document, group)


def _is_known(document: Document, side: Side) -> bool:
    """Tell whether a party is a state or a body of the lexicon, and no office or firm that looks like a name."""
    body = bodies_by_start(document).get(document.words(side.span).start)
    return side.party.kind == "state" or (body is not None and body[0].kind != "institution")


def _joined(document: Document, group: Group) -> bool:
    return any(document.doc[i].lower_ == "and" for i in range(group.start, group.head))


def _faction(document: Document, group: Group) -> list[Side]:
    """Return "Syrian opposition" of "the Syrian opposition delegation"."""
    doc = document.doc
    for i in range(group.start, group.head):
        if doc[i].lower_ in _FACTIONS and not (doc[i].is_title and doc[i + 1].is_title and i + 1 < group.head):
            states = sides_in(document, group.start, i)
            if states and states[-1].party.kind == "state":
                party = states[-1].party
                adjective = states[-1].span.of(document.masked)
                span = Span(states[-1].span.start, doc[i].idx + len(doc[i]))
                return [Side(Party(name=f"{adjective} {doc[i].text}", kind="movement", code=party.code, mentions=(span,)), span)]
    return []


def _behind(document: Document, group: Group) -> list[Side]:
    """Return the parties of "from X and Y", "of the Republic of X", "from both countries"."""
    doc = document.doc
    _, ceiling = sentence_at(document, group.head)
    i = group.end
    while i < ceiling and doc[i].is_space:
        i += 1
    if i >= ceiling or doc[i].lower_ not in _FROM:
        return []
    stop, depth = i + 1, 0
    while stop < min(ceiling, i + 20) and _in_phrase(document, stop, depth):
        depth += doc[stop].lower_ in {"from", "of"}
        stop += 1
    if doc[i].lower_ == "for":
        stop = min(stop, i + 4)
    named = sides_in(document, i + 1, stop)
    if doc[group.head].lower_ in words("loose"):  # "representatives from the Chile Salmon Board" stand for no state
        named = [side for side in named if _is_known(document, side) and not _goes_on(document, side)]
    if not named and any(t.lower_ in _COUNTRIES for t in doc[i + 1 : stop]) and any(t.lower_ in _BOTH for t in doc[i + 1 : stop]):
        return _two_before(document, group.head)
    return named


def _goes_on(document: Document, side: Side) -> bool:
    """Tell whether a state's name is the beginning of a body's."""
    end = document.words(side.span).end
    return end < len(document.doc) and document.doc[end].pos_ == "PROPN" and document.doc[end].lower_ not in _OFFICIAL


def _in_phrase(document: Document, i: int, depth: int) -> bool:
    token = document.doc[i]
    if token.lower_ in {"from", "of"}:
        return depth < 2
    if document.doc[i - 1].text == "-" and token.tag_ == "VBN":
        return True
    if token.text == ",":
        return i + 1 < len(document.doc) and bool(sides_in(document, i + 1, min(i + 4, len(document.doc))))
    return token.is_space or token.text in {"'s", "(", ")", "-"} or token.pos_ in {"PROPN", "NOUN", "ADJ", "DET", "NUM", "CCONJ", "PART"}


def _two_before(document: Document, i: int) -> list[Side]:
    """Return the two states that were named most before token `i`; none if fewer were."""
    states = {side.party.name: side for _, side in _states(document) if side.span.start < document.doc[i].idx}
    counts = Counter(side.party.name for _, side in _states(document) if side.span.start < document.doc[i].idx)
    ranked = [name for name, _ in counts.most_common(2)]
    return [attrs.evolve(states[name], basis="resolved") for name in ranked] if len(ranked) == 2 else []


@once
def _states(document: Document) -> tuple[tuple[int, Side], ...]:
    """Return all states that the article names, by token."""
    doc = document.doc
    found = []
    for i in range(len(doc)):
        if doc[i].text[:1].isupper():
            side, _ = _side_at(document, i, min(i + 3, len(doc)))
            if side is not None and side.party.kind == "state":
                found.append((i, side))
    return tuple(found)


def main_state(document: Document) -> Side | None:
    """Return the state whose "government" an article means: the one that it names most."""
    counts = Counter(side.party.name for _, side in _states(document))
    if not counts:
        return None
    name, _ = counts.most_common(1)[0]
    return next(attrs.evolve(side, basis="inferred") for _, side in _states(document) if side.party.name == name)


def _possessor(document: Document, group: Group) -> list[Side]:
    """Return the side of the person in "his delegation" or "Silva's delegation", or of "the government delegation"."""
    doc = document.doc
    for i in range(group.start, group.head):
        token = doc[i]
        person = person_by_token(document).get(i) or (referent_at(document, token).person if token.tag_ == "PRP$" else None)
        side = side_of_person(document, person) if person is not None else None
        if token.lower_ in {"its", "their"}:
            start, _ = sentence_at(document, i)
            side = next(iter(sides_in(document, start, group.start)), None)
        if side is not None:
            return [attrs.evolve(side, basis="resolved")]
        if token.lower_ == "government":
            main = main_state(document)
            return [main] if main is not None else []
    return []


def side_of_person(document: Document, person: Person) -> Side | None:
    """Return the state that a person's nationality or offices name, "Special Envoy for X" left out.

    >>> from diploparse.document import parse
    >>> from diploparse.reading.people import people
    >>> document = parse("Ana Silva, the head of Brazil's senate, arrived.")
    >>> side_of_person(document, people(document)[0]).party.code
    'BRA'
    """
    known, key = _known_sides(document), (person.name, person.mentions[0])
    if key not in known:
        known[key] = next(_sides_of_person(document, person), None)
    return known[key]


@once
def _known_sides(document: Document) -> dict[tuple[str, Span], Side | None]:
    """Return the sides that were looked up, so that each person's mentions are gone through once."""
    return {}


def _sides_of_person(document: Document, person: Person) -> Iterator[Side]:
    for name in (person.nationality, *(office.country for office in person.offices)):
        state = state_of(name) if name else None
        if state is not None:
            span = person.offices[0].span if person.offices else person.mentions[0]
            yield Side(Party(name=state.state, kind="state", code=state.code, mentions=(span,)), span)
    for office in person.offices:
        tokens = document.words(office.span)
        for side in sides_in(document, tokens.start, tokens.end):
            first = document.words(side.span).start
            opening = {document.doc[k].lower_ for k in range(max(tokens.start, first - 2), first)}
            if not opening & _NEGATIVE and _is_known(document, side):
                yield side
        width = len(office.organisation.split()) if office.organisation else 0
        before = sides_in(document, max(0, tokens.start - width), tokens.start)
        yield from (side for side in before if side.party.kind == "movement")  # "Hamas leader X"; a council may be a state's own
    for mention in person.mentions:
        tokens = document.words(mention)
        if tokens.end + 1 < len(document.doc) and document.doc[tokens.end].lower_ == "of":
            yield from (side for side in sides_in(document, tokens.end + 1, min(tokens.end + 4, len(document.doc)))[:1])


def side_at(document: Document, token: Token) -> Side | None:
    """Return the party that a noun or pronoun names, or whose person it names."""
    start, end = syntax.noun_phrase(token)
    person = person_by_token(document).get(token.i) or referent_at(document, token).person
    if person is not None:
        side = side_of_person(document, person)
        return attrs.evolve(side, span=span_of(document, token.i, token.i + 1), basis="resolved") if side is not None else None
    named = sides_in(document, start, end)
    if named:
        return named[0]
    return main_state(document) if token.lower_ == "government" else None
