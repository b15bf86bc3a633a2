"""Parties: the state or body that one noun phrase names, itself or by its officials."""

import re
from collections.abc import Mapping
from typing import Final

import attrs
from spacy.tokens import Doc

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.sides import known_body_at
from diploparse.extractors.meetings.words import listed
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.offices import office_words
from diploparse.reading.states import StateName, state_named_at, state_of
from diploparse.records import Basis, Party, Person
from diploparse.spans import Span
from diploparse.text.characters import one_line

#: Words beside a faction that make it one of several, or another's.
_LOOSE: Final = frozenset({"'s", "'", "both", "two", "rival", "warring", "various", "all"})
GROUPS: Final = listed("officials", "words")
#: A name of two to eight words, all capitalised but the small ones, with its abbreviation behind it.
_ABBREVIATED: Final = re.compile(r"((?:[A-Z][\w'-]{1,30} (?:(?:of|for|and|the|on) ){0,2}){1,7}[A-Z][\w'-]{1,30}) \(([A-Z]{2,10})\)")


@attrs.frozen
class Actor:
    """A person or party at one place in the text."""

    value: Person | Party
    spans: tuple[Span, ...]
    basis: Basis = "stated"


def as_state(actor: Actor) -> Actor:
    """Return the state of a person who stands for it; whoever is of no known state, and a party, as it is."""
    person = actor.value
    if isinstance(person, Person) and person.nationality is not None:
        named = state_of(person.nationality)
        code = named.code if named is not None else None
        return Actor(Party(name=person.nationality, kind="state", code=code, mentions=actor.spans), actor.spans, "inferred")
    return actor


def state_actor(state: StateName, span: Span) -> Actor:
    """Return the state that is named at a place in the text."""
    return Actor(_state(state, span), (span,))


def is_state(actor: Actor) -> bool:
    """Tell whether an actor is a state."""
    return isinstance(actor.value, Party) and actor.value.kind == "state"


def is_unnamed(actor: Actor) -> bool:
    """Tell whether a state is named by its official: "Chile's foreign minister"."""
    return is_state(actor) and actor.spans != actor.value.mentions


def party_in(document: Document, start: int, end: int) -> Actor | None:
    """Return the state or body that a noun phrase names, itself or by its officials."""
    doc = document.doc
    while start < end and (doc[start].lower_ in {"the", "a", "an", "with", "between", "both"} or doc[start].is_space):
        start += 1
    if (
        start >= end
        or doc[start].lower_ in {"other", "others"}
        or any(doc[i].lower_ in listed("audience", "words") for i in range(start, end))
    ):
        return None
    faction = _faction(doc, start, end)
    if faction is not None and doc[end - 2].ent_type_ != "ORG":  # "the ELN rebels"
        return faction
    named = _state_in(doc, start, end)
    governs = named is not None and (
        (doc[end - 1].lower_ in listed("officials", "governments") and named[2] == end - 1)
        or (
            doc[end - 1].lower_ in listed("company", "words") and doc[end - 2].lower_ in listed("company", "departments")
        )  # "Foreign Ministry officials"
    )
    body = None if governs else _body(document, start, end)
    if body is not None or named is None:
        return body or _land(doc, start, end)
    state, first, last = named
    owns = last < end and doc[last].lower_ in {"'s", "'"}
    alone = last == end or (owns and last + 1 == end)
    stands_for = any((doc[i].lower_ in GROUPS or office_words().is_head(doc[i])) and not _owns(doc, i, end) for i in range(start, end))
    if state.naming in {"name", "capital", "seat", "people"} and alone and first == start:
        return Actor(_state(state, syntax.span_of(doc, first, last)), (syntax.span_of(doc, first, last),))
    if stands_for or is_divided(doc, start, end):
        return Actor(_state(state, syntax.span_of(doc, first, last)), (syntax.span_of(doc, start, end),))
    return None


def is_divided(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun phrase is for several sides of one party: "Kenya's warring sides"."""
    divided = any(doc[i].lower_ in listed("many", "divided") for i in range(start, end))
    return divided and any(doc[i].lower_ in listed("many", "rivals") for i in range(start, end))


def states_together(doc: Doc, start: int, end: int) -> tuple[Actor, ...]:
    """Return the states of one name that a noun phrase names: "the two Koreas"."""
    name = doc[end - 1].lower_
    if name not in listed("together", "words"):
        return ()
    span, states = syntax.span_of(doc, start, end), map(state_of, sorted(listed("together", name)))
    return tuple(Actor(_state(state, span), (span,)) for state in states if state is not None)


def _land(doc: Doc, start: int, end: int) -> Actor | None:
    """Return a land that is in no list of states, where nothing else is named: "Abkhazia"."""
    if any(doc[i].ent_type_ != "GPE" for i in range(start, end)):
        return None
    span = syntax.span_of(doc, start, end)
    return Actor(Party(name=syntax.text_of(doc, start, end), kind="state", mentions=(span,)), (span,))


def _faction(doc: Doc, start: int, end: int) -> Actor | None:
    """Return an armed or political side that is no state, by the words for it: "Kenyan rebel leaders", "the Lakeside Front"."""
    last = doc[end - 1]
    named = last.lower_ in listed("factions", "names") and last.text[0].isupper() and end - start > 1 and doc[end - 2].text[0].isupper()
    heads = end - start > 1 and (last.lower_ in GROUPS or last.lower_ in listed("factions", "heads"))
    armed = (heads and doc[end - 2].lower_ in listed("factions", "words")) or last.lower_ in listed("factions", "words")
    loose = any(doc[i].pos_ == "ADP" or doc[i].lower_ in _LOOSE for i in range(start, end))
    if loose or not (named or armed):
        return None
    span = syntax.span_of(doc, start, end)
    return Actor(Party(name=syntax.text_of(doc, start, end), kind="movement", mentions=(span,)), (span,))


def _owns(doc: Doc, i: int, end: int) -> bool:
    """Tell whether the official at token `i` is a possessor: "the French president's wife"."""
    return i + 2 < end and doc[i + 1].lower_ in {"'s", "'"}


def lone_adjective(doc: Doc, start: int, end: int) -> Actor | None:
    """Return the state of a word that shares its noun with the next one: "Chilean and Peruvian leaders", "North and South Korea"."""
    while start < end and (doc[start].lower_ in {"both", "the"} or doc[start].tag_ == "PRP$"):
        start += 1
    if start >= end or end + 1 >= len(doc) or not (doc[end].lower_ == "and" or _goes_on(doc, end)):
        return None
    named, span = state_named_at(doc, start), syntax.span_of(doc, start, end)
    if named is not None:
        return Actor(_state(named[0], span), (span,)) if named[1] == end and named[0].naming == "adjective" else None
    half = (
        state_of(f"{doc[start].text} {doc[end + 2].text}") if start + 1 == end and end + 2 < len(doc) else None
    )  # "North and South Korea"
    return Actor(_state(half, span), (span,)) if half is not None and doc[start].text[0].isupper() else None


def _goes_on(doc: Doc, comma: int) -> bool:
    """Tell whether the adjective of another state stands behind a comma: "Chilean, Peruvian and Danish envoys"."""
    named = state_named_at(doc, comma + 1) if doc[comma].text == "," else None
    return named is not None and named[0].naming == "adjective" and named[1] < len(doc) and doc[named[1]].text in {",", "and"}


def _state(state: StateName, span: Span) -> Party:
    return Party(name=state.state, kind="state", code=state.code, mentions=(span,))


def _state_in(doc: Doc, start: int, end: int) -> tuple[StateName, int, int] | None:
    for i in range(start, end):
        named = state_named_at(doc, i)
        if named is None or not doc[i].text[0].isupper():
            continue
        last = named[1] - (doc[named[1] - 1].lower_ in {"'s", "'"})  # a possessor's mark is no part of the name
        if last <= end:
            return named[0], i, last
    return None


def _body(document: Document, start: int, end: int) -> Actor | None:
    """Return an organisation that the phrase names: "the African Union", "Hamas leaders", "Norway's Foreign Ministry"."""
    doc = document.doc
    known = next((found for i in range(start, end) if (found := known_body_at(document, i)) and found[1] <= end), None)
    if known is not None and known[0].kind != "institution":
        name = full_names(document).get(known[0].name, known[0].name)
        return Actor(attrs.evolve(known[0], name=name), known[0].mentions)
    for i in range(start, end):
        if doc[i].ent_type_ == "ORG" and state_named_at(doc, i) is None:
            first, last = i, i + 1
            while first > start and doc[first].ent_iob_ == "I":  # "Palestine" of "Palestine Liberation Organization"
                first -= 1
            while last < end and doc[last].ent_type_ == "ORG":
                last += 1
            owner = _state_in(doc, start, first)
            if first > start and doc[first - 1].lower_ == "'s" and owner is not None:
                first = owner[1]
            return _organisation(document, first, last, owner[0] if owner else None)
    if doc[end - 1].lower_ in institution_nouns() and doc[end - 1].text[0].isupper():
        owner = _state_in(doc, start, end)
        return _organisation(document, start, end, owner[0] if owner else None)
    return None


def _organisation(document: Document, start: int, end: int, owner: StateName | None) -> Actor | None:
    doc = document.doc
    while start < end and doc[start].is_lower:  # "envoys from the Port Authority"
        start += 1
    while end > start and doc[end - 1].lower_ in {"'s", "'", "-"}:
        end -= 1
    if start == end or not doc[start].text[0].isalnum():
        return None
    span = syntax.span_of(doc, start, end)
    words = full_names(document).get(doc[start:end].text) or syntax.text_of(doc, start, end)
    return Actor(Party(name=words, kind="institution", code=owner.code if owner else None, mentions=(span,)), (span,))


@once
def full_names(document: Document) -> Mapping[str, str]:
    """Return what abbreviations stand for, where the article says so: "Gulf Cooperation Council (GCC)".

    >>> from diploparse.document import parse
    >>> full_names(parse("The Gulf Cooperation Council (GCC) met."))["GCC"]
    'Gulf Cooperation Council'
    """
    return {found[2]: one_line(found[1]).removeprefix("The ") for found in _ABBREVIATED.finditer(document.masked)}
