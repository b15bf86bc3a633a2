"""Places: settlements, venues, states and regions that an article names as the scene of something."""

from collections.abc import Iterator, Mapping
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.bodies import bodies_by_start
from diploparse.reading.people import person_by_token
from diploparse.reading.states import StateName, capital_of, region_names, state_named_at, state_named_before, state_of
from diploparse.reading.times import times
from diploparse.records import Evidence, Place, PlaceKind
from diploparse.spans import Span

_PLACES: Final = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE: Final = frozenset(
    {"in", "at", "to", "from", "near", "outside", "into", "inside", "within", "around", "across", "via", "through", "toward", "towards"}
)
#: Prepositions behind which a place is where something happens.
_SCENE: Final = frozenset({"in", "at", "outside", "near", "inside"})
_VISITING: Final = words("places", "visiting")
_EVENTS: Final = words("places", "events")
_BEFORE_FOR: Final = words("places", "before_for")
_SETTLEMENTS: Final = words("places", "settlements")
_TOWNS: Final = _SETTLEMENTS - {"center", "centre"}
_AREAS: Final = words("places", "areas")
_VENUES: Final = words("places", "venues")
_REACH: Final = 7  # words between a preposition and the name behind it
_WORD_CLASSES: Final = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})


@attrs.frozen
class PlaceName:
    """One mention of a place: its tokens, and what it names."""

    start: int
    end: int
    span: Span
    name: str
    kind: PlaceKind
    code: str | None
    within: str | None = None


@once
def places(document: Document) -> tuple[Place, ...]:
    """Return the places of an article in the order in which they are first named.

    A capital or a seat of government that acts ("Moscow views", "talks with Kyiv") is no place.

    Raises:
        MissingAnnotation: if the pipeline recognises no names.

    >>> from diploparse.document import parse
    >>> [(p.name, p.kind, p.code) for p in places(parse("Ana Silva met Tom Reed in Oslo."))]
    [('Oslo', 'settlement', 'NOR')]
    """
    groups: dict[str, list[PlaceName]] = {}
    for naming in place_names(document):
        groups.setdefault(naming.name, []).append(naming)
    return tuple(_place(group) for group in groups.values())


@once
def place_names(document: Document) -> tuple[PlaceName, ...]:
    """Return every mention of a place, in text order; none overlap."""
    document.needs("ENT_IOB", "POS")
    doc = document.doc
    taken = set(person_by_token(document))
    taken |= {token.i for time in times(document) for token in document.words(time.span)}
    in_bodies = {i for start, (_, end) in bodies_by_start(document).items() for i in range(start, end)}
    found = []
    for start, last in _candidates(doc):
        end = last if taken.isdisjoint(range(start, last)) else _end_of_capital(doc, start, last)
        if start not in in_bodies and taken.isdisjoint(range(start, end)):
            naming = _naming(doc, start, end)
            if naming is not None:
                found.append(naming)
                taken.update(range(start, end))
    found += [naming for naming in _capitals_described(doc) if taken.isdisjoint(range(naming.start, naming.end))]
    return tuple(sorted(found, key=lambda naming: naming.start))


@once
def place_by_token(document: Document) -> Mapping[int, Place]:
    """Return, for each token of a place's name, the place."""
    by_name = {place.name: place for place in places(document)}
    return {i: by_name[naming.name] for naming in place_names(document) for i in range(naming.start, naming.end)}


def scene_between(document: Document, start: int, end: int, prepositions: frozenset[str] = _SCENE) -> PlaceName | None:
    """Return the place that tokens `start` up to `end` give as where something happens: "at the palace in Oslo".

    The first settlement wins over a venue, a state or a region.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva met Tom Reed at the Grand Hotel in Oslo.")
    >>> scene_between(document, 0, len(document.doc)).name
    'Oslo'
    """
    found = [
        naming
        for naming in _names_between(document, start, end)
        if (before := preposition_before(document.doc, naming.start)) is not None and before.lower_ in prepositions and start <= before.i
    ]
    return min(found, key=lambda naming: (naming.kind != "settlement", naming.start), default=None)


def span_named(document: Document, i: int) -> Span:
    """Return where the place's name at token `i` stands."""
    return _name_by_token(document)[i].span


def _names_between(document: Document, start: int, end: int) -> list[PlaceName]:
    named = _name_by_token(document)
    return list(dict.fromkeys(named[i] for i in range(max(0, start), min(end, len(document.doc))) if i in named))


@once
def _name_by_token(document: Document) -> Mapping[int, PlaceName]:
    return {i: naming for naming in place_names(document) for i in range(naming.start, naming.end)}


def preposition_before(doc: Doc, start: int) -> Token | None:
    """Return the preposition of the phrase whose name begins at token `start`: "in" of "in the Turkish city of Antalya"."""
    for i in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = doc[i]
        if token.lower_ == "of" and i and doc[i - 1].lower_ in _SETTLEMENTS | _AREAS:
            continue
        if token.pos_ == "ADP" or token.lower_ in _LOCATIVE:
            return token
        if token.is_space or token.lower_ in {"'s", "-"} or token.lower_ in _SETTLEMENTS:
            continue
        if i and doc[i - 1].text == "-" and token.tag_ == "VBN":  # "in the rebel-held city of Oslo"
            continue
        if token.pos_ not in _WORD_CLASSES:
            return None
    return None


def _end_of_capital(doc: Doc, start: int, end: int) -> int:
    """Return the token behind the capital that opens what was taken for one place: "Ankara" of "In Ankara Dahl said"."""
    state = state_named_at(doc, start)
    return min(state[1], end) if state is not None and state[0].naming == "capital" else end


def _candidates(doc: Doc) -> list[tuple[int, int]]:
    """Return token bounds of what may name a place: the recogniser's places, capitals and states it left out."""
    places = [entity for entity in doc.ents if entity.label_ in _PLACES or (entity.label_ == "ORG" and entity[-1].lower_ in _VENUES)]
    found = [_trimmed(doc, entity.start, entity.end) for entity in places]
    for i, token in enumerate(doc):
        if token.ent_type_ not in _PLACES and token.text[0].isupper():
            named = state_named_at(doc, i)
            if named is not None and named[0].naming in {"name", "capital"}:
                found.append((i, named[1]))
            elif token.ent_type_ and is_called_settlement(doc, i):
                found.append((i, next((k for k in range(i + 1, len(doc)) if not doc[k].text[0].isupper()), len(doc))))
    return [bounds for bounds in found if bounds[0] < bounds[1]]


def is_called_settlement(doc: Doc, start: int) -> bool:
    """Tell whether the name at token `start` stands behind a noun for settlements: "the town of X"."""
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].is_lower and doc[start - 2].lower_ in _TOWNS


def _capitals_described(doc: Doc) -> Iterator[PlaceName]:
    """Yield the capitals that are named by their states, where something happens: "in the Chilean capital", "in Chile's capital"."""
    for token in doc:
        found = state_named_before(doc, token.i) if token.lower_ == "capital" else None
        end = token.i + 1
        if found is None or not is_scene(doc, found[1], end) or (end < len(doc) and doc[end].pos_ in {"NOUN", "PROPN"}):
            continue
        name = capital_of(found[0])
        if name is not None:
            yield PlaceName(found[1], end, syntax.span_of(doc, found[1], end), name, "settlement", found[0].code, found[0].state)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    named_so = doc[start].text == "The" and start > 0 and not doc[start].is_sent_start  # "in The Hague"
    while start < end and ((doc[start].lower_ == "the" and not named_so) or doc[start].is_space or not doc[start].text[0].isalnum()):
        start += 1
    while end > start and (doc[end - 1].lower_ == "'s" or (not doc[end - 1].text[-1].isalnum() and doc[end - 1].text[-1] != ".")):
        end -= 1
    return start, end


def _naming(doc: Doc, start: int, end: int) -> PlaceName | None:
    text = syntax.text_of(doc, start, end)
    named = state_of(text)
    if not text[:1].isupper() or (named is not None and named.naming in {"adjective", "people"}):
        return None
    kind = _kind(doc, start, end, text, named)
    acts_as_government = kind == "state" or named is not None
    if kind is None or (acts_as_government and not is_scene(doc, start, end)):
        return None
    span = syntax.span_of(doc, start, end)
    name = named.state if named is not None and kind == "state" else text
    around = _container(doc, start, end)
    code = named.code if named else around[1] if around else None
    return PlaceName(start, end, span, name, kind, code, around[0] if around and around[0] != name else None)


def _kind(doc: Doc, start: int, end: int, text: str, named: StateName | None) -> PlaceKind | None:
    if named is not None:
        return {"name": "state", "capital": "settlement", "seat": "venue"}.get(named.naming)  # type: ignore[return-value]
    if doc[end - 1].lower_ in _VENUES or doc[start].ent_type_ == "FAC":
        return "venue"
    if doc[start].ent_type_ == "LOC" or text.lower() in region_names():
        return "region"
    following = doc[end].lower_ if end < len(doc) else ""
    if following in _VENUES and doc[end].text[0].isupper():
        return None  # the beginning of a longer name
    return "settlement"


def is_scene(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a state, a capital or a seat stands where only a place can: behind "in", behind "visit", behind its city."""
    before = doc[start - 1] if start else None
    if before is not None and before.text == "," and start >= 2 and (doc[start - 2].ent_type_ in _PLACES or _ends_venue(doc[start - 2])):
        return not _acts(doc, end) and preposition_before(doc, start - 2) is not None
    if (before is not None and before.lower_ in _VISITING) or _is_of_event(doc, start, end):
        return True
    preposition = preposition_before(doc, start)
    if preposition is None:
        return False
    bound_for = preposition.lower_ == "for" and preposition.i > 0 and preposition.nbor(-1).lower_ in _BEFORE_FOR
    if preposition.lower_ not in _LOCATIVE and not bound_for:
        return False
    behind = doc[end] if end < len(doc) else None
    return behind is None or behind.lower_ != "'s"


def _acts(doc: Doc, end: int) -> bool:
    """Tell whether a verb follows the name that ends before token `end`: "At the State House, Peru said"."""
    return end < len(doc) and syntax.is_finite(doc[end])


def _ends_venue(token: Token) -> bool:
    return token.text[0].isupper() and token.lower_ in _VENUES


def _is_of_event(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name stands before what is held there, and not as one of its sides: "the Oslo talks"."""
    event = end < len(doc) and doc[end].lower_ in _EVENTS and doc[end].pos_ in {"NOUN", "PROPN"}
    return event and start > 0 and doc[start - 1].pos_ in _WORD_CLASSES and doc[start - 1].text not in {"-", "/"}


def _container(doc: Doc, start: int, end: int) -> tuple[str, str | None] | None:
    """Return the place, with its state's code, that the text puts around another one.

    That is the state of "the Turkish city of Antalya", "Antalya, Turkey" and "Turkey's Antalya", and the town of "the palace in Oslo".
    """
    if end + 1 < len(doc) and doc[end].text in {",", "in"}:
        behind = state_named_at(doc, end + 1 + (doc[end + 1].lower_ in {"the", "a", "an"}))
        if behind is not None and _holds(doc, end, *behind):
            state = behind[0]
            if state.naming == "adjective":
                return state.state, state.code
            return (state.state if state.naming == "name" else syntax.text_of(doc, end + 1, behind[1])), state.code
        if doc[end].text == "in" and doc[end + 1].ent_type_ in _PLACES and doc[end + 1].text[0].isupper():
            stop = next((i for i in range(end + 2, len(doc)) if doc[i].ent_iob_ != "I"), len(doc))
            return syntax.text_of(doc, end + 1, stop), None
    for i in range(start - 1, max(-1, start - _REACH), -1):
        found = state_named_before(doc, i + 1) if doc[i].lower_ not in {"'s", "'"} else None
        if found is not None and found[0].naming in {"name", "adjective"}:
            return found[0].state, found[0].code
        if doc[i].lower_ not in _SETTLEMENTS | _AREAS | {"of", "'s", "the"} and doc[i].pos_ not in {"ADJ", "NOUN"}:
            return None
    return None


def _holds(doc: Doc, end: int, state: StateName, stop: int) -> bool:
    """Tell whether the state named behind the comma or "in" at token `end` holds the place before it: "X, Peru", "X, a Peruvian town"."""
    if state.naming == "capital":
        return (doc[end].text == "in" or _ends_venue(doc[end - 1])) and is_scene(doc, end + 1, stop)
    described = state.naming == "adjective" and stop < len(doc) and doc[stop].lower_ in _SETTLEMENTS | _AREAS
    return described or (state.naming == "name" and not _acts(doc, stop))


def _place(group: list[PlaceName]) -> Place:
    coded = next((naming for naming in group if naming.code), None)
    inside = next((naming for naming in group if naming.within), None)
    mentions = tuple(naming.span for naming in group)
    evidence = [Evidence("name", mentions)]
    evidence += [Evidence("code", (coded.span,), "inferred")] if coded else []
    evidence += [Evidence("within", (inside.span,))] if inside else []
    return Place(
        name=group[0].name,
        kind=group[0].kind,
        code=coded.code if coded else None,
        within=inside.within if inside else None,
        mentions=mentions,
        evidence=tuple(evidence),
    )
