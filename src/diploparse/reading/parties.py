"""States and bodies that act: which of them a noun phrase names, and all that an article names."""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.bodies import BodyName, bodies_by_start, body_named_at, institution_nouns, is_body, medium_at
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.nameparts import is_joined
from diploparse.reading.offices import normalised_field, office_words
from diploparse.reading.partynames import NEWS_AGENCY, PartyName, short_names, with_acronyms, with_owners
from diploparse.reading.people import person_by_token
from diploparse.reading.places import is_called_settlement, is_scene
from diploparse.reading.states import StateName, state_named_at, state_of
from diploparse.records import Evidence, Party, PartyKind
from diploparse.spans import Span

_BODIES: Final = frozenset({"ORG"})
_PLACES: Final = frozenset({"GPE"})
_WORD_CLASSES: Final = frozenset({"PROPN", "NOUN", "ADJ"})
_OPENING: Final = frozenset({"on", "for", "of", "against"})
_PLURAL_ADJECTIVES: Final = ("ese", "sh", "ch", "ss")
_LONGEST: Final = 8  # tokens of a body's name
_SENT_TO: Final = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "consul", "mission"})


@once
def parties(document: Document) -> tuple[Party, ...]:
    """Return the states and bodies that an article names as somebody who acts, in the order in which they are first named.

    A state is named by its name, its people, its capital or its seat of government where that is no mere place:
    "Moscow said", but not "he arrived in Moscow". Mentions of one body are merged: "Russia's Foreign Ministry", "the Russian
    foreign ministry".

    Raises:
        MissingAnnotation: if the pipeline recognises no names.

    >>> from diploparse.document import parse
    >>> [(p.name, p.kind, p.code) for p in parties(parse("Oslo agreed. Chile's Foreign Ministry and NATO did not."))]
    [('Norway', 'state', 'NOR'), ("Chile's Foreign Ministry", 'institution', 'CHL'), ('NATO', 'bloc', None)]
    """
    return tuple({name.key: party for name, party in party_names(document)}.values())


@once
def party_names(document: Document) -> tuple[tuple[PartyName, Party], ...]:
    """Return every mention of a state or body, in text order, with the party that it names."""
    document.needs("ENT_IOB", "POS")
    found = list(_names(document))
    found = with_acronyms(document.doc, with_owners(sorted([*found, *short_names(document.doc, found)], key=lambda name: name.start)))
    groups: dict[str, list[PartyName]] = {}
    for name in found:
        groups.setdefault(name.key, []).append(name)
    made = {key: _party(group) for key, group in groups.items()}
    return tuple((name, made[name.key]) for name in found)


@once
def party_by_token(document: Document) -> Mapping[int, Party]:
    """Return, for each token of a party's name, the party."""
    return {i: party for name, party in party_names(document) for i in range(name.start, name.end)}


def party_at(document: Document, head: Token) -> Party | None:
    """Return the state or body that the noun phrase with this head names; None if it names none.

    A capital or a seat of government that acts stands for its state.

    >>> from diploparse.document import parse
    >>> document = parse("The Kremlin said that talks had begun.")
    >>> party_at(document, document.doc[1]).code
    'RUS'
    """
    author = author_of(head)
    if author is not None:
        return party_at(document, author)
    start, end = syntax.noun_phrase(head)
    doc = document.doc
    if doc[start].lower_ in {"the", "a", "an"} and end - start > 1:
        start += 1
    if end - start > 2 and is_calendar_name(doc[end - 1]):  # "the council on Friday"
        end -= 2
    name = syntax.text_of(doc, start, end)
    span = syntax.span_of(doc, start, end)
    named = state_of(name) or state_of(head.text)
    if named is not None and named.naming in {"name", "capital"} and end - start <= len(name.split()):
        return _party_named(named.state, "state", named.code, span)
    if named is not None and named.naming == "seat":
        return _party_named(name, "institution", named.code, span)
    body = body_named_at(doc, start)
    if body is not None and body[1] == end:
        return _party_named(name, body[0].kind, body[0].code, span)
    if head.ent_type_ in _BODIES or head.lower_ in institution_nouns():
        return _party_named(name, "institution", _owner(head), span)
    if head.ent_type_ in _PLACES:
        return _party_named(name, "state", named.code, span) if named else _party_named(name, "institution", None, span)
    return None


def _party_named(name: str, kind: PartyKind, code: str | None, span: Span) -> Party:
    return Party(name=name, kind=kind, code=code, mentions=(span,), evidence=(Evidence("name", (span,)),))


def body_at(document: Document, head: Token) -> Party | None:
    """Return the state or body that the noun phrase with this head names, by the name that the whole article gives it.

    A name right behind the noun counts, for a medium one before it too: "the newspaper X", "the X newspaper".

    >>> from diploparse.document import parse
    >>> document = parse("The Norwegian Foreign Ministry agreed. The Foreign Ministry said that talks had begun.")
    >>> body_at(document, document.doc[8]).name
    'Norwegian Foreign Ministry'
    """
    named = party_by_token(document)
    if head.i in named:
        cut = named.get(head.i + 1) != named[head.i] and _goes_on(head)
        return party_at(document, head) if cut else named[head.i]
    beside = (named.get(head.i + 1), _party_before(document, head)) if head.pos_ == "NOUN" else ()
    return next((party for party in beside if party is not None and party.kind != "state"), None) or party_at(document, head)


def _goes_on(head: Token) -> bool:
    """Tell whether a bare noun for a body opens a longer name: "Commission on Fair Trade"."""
    doc, i = head.doc, head.i
    if not is_body(head) or i + 2 >= len(doc) or doc[i + 1].lower_ not in _OPENING or (i and _is_capitalised(doc[i - 1])):
        return False
    return any(_is_capitalised(token) for token in doc[i + 2 : i + 4])


def _is_capitalised(token: Token) -> bool:
    return token.pos_ in _WORD_CLASSES and token.text[0].isupper() and not is_calendar_name(token)


def _party_before(document: Document, head: Token) -> Party | None:
    """Return the party named right before the noun for a medium: "the X newspaper", "the X news agency"."""
    before = head.i - 2 if head.i > 1 and head.nbor(-1).lower_ == "news" else head.i - 1
    return party_by_token(document).get(before) if head.lower_ in words("referents", "bodies", "medium") else None


def state_beside(head: Token) -> StateName | None:
    """Return the state that stands before `head` in its noun phrase, as adjective, name or possessor."""
    for child in head.lefts:
        found = state_of(child.text) or (state_of(f"{child.left_edge.text} {child.text}") if child.n_lefts else None)
        if found is not None:
            return found
    return None


def _names(document: Document) -> Iterator[PartyName]:
    doc, persons, known = document.doc, person_by_token(document), bodies_by_start(document)
    i = 0
    while i < len(doc):
        token = doc[i]
        names = _names_at(doc, i, known) if i not in persons and (token.text[0].isupper() or i in known) and _opens(doc, i) else ()
        if not (names and _describes(doc, names[-1].end)):
            yield from names
        i = max([i + 1, *(name.end for name in names)])


def _opens(doc: Doc, i: int) -> bool:
    """Tell whether token `i` can open a name: no article, but for "The Hague"."""
    return doc[i].lower_ not in {"the", "a", "an"} or state_named_at(doc, i) is not None


def _describes(doc: Doc, end: int) -> bool:
    """Tell whether a name is half of an adjective, and acts no more itself: "the Norwegian-led force", "the UN-backed cabinet"."""
    return is_joined(doc, end) and end + 1 < len(doc) and doc[end + 1].is_lower and doc[end + 1].tag_ == "VBN"


def _names_at(doc: Doc, i: int, known: Mapping[int, tuple[BodyName, int]]) -> tuple[PartyName, ...]:
    """Return what begins at token `i`: a state in front of a body, a body, a state."""
    state = state_named_at(doc, i) if doc[i].text[0].isupper() else None
    behind = state[1] if state else i
    while state and behind < len(doc) and (doc[behind].lower_ in {"'s", "'"} or doc[behind].is_space):
        behind += 1
    for start in (i, behind):
        if start in known:
            return (_lexicon_body(doc, start, known[start]),)
    named = _body_at(doc, i, behind, state[0] if state else None)
    if named:
        return named
    return _state(doc, i, *state) if state is not None else ()


def _lexicon_body(doc: Doc, start: int, found: tuple[BodyName, int]) -> PartyName:
    body, end = found
    return PartyName(start, end, syntax.span_of(doc, start, end), syntax.text_of(doc, start, end), body.kind, body.code, body.name)


def _body_at(doc: Doc, start: int, inner: int, state: StateName | None) -> tuple[PartyName, ...]:
    """Return the bodies whose name begins at `start`, their own words at `inner`: two for "the Foreign and Defense Ministries"."""
    if inner >= len(doc):
        return ()
    end = inner
    while end < len(doc) and end - inner < _LONGEST and _is_body_word(doc, inner, end, owned=state is not None):
        end += 1
    last = next((k for k in range(end - 1, inner - 1, -1) if is_body(doc[k]) and (doc[k].text[0].isupper() or state is not None)), None)
    if last is None:
        entity = _entity_end(doc, inner) or (medium_at(doc, inner) if state is None else None)
        if entity is None or office_words().is_title(doc[entity - 1]) or is_called_settlement(doc, inner):
            return ()
        with_agency = entity + 2 if [token.lower_ for token in doc[entity : entity + 2]] == ["news", "agency"] else entity
        return (_named_body(doc, start, inner, with_agency, state),)
    if doc[last].is_lower and body_named_at(doc, last + 1) is not None:
        return ()  # "the Palestinian movement" before its name
    stop = _with_field(doc, last + 1)
    joint = next((k for k in range(inner + 1, last) if doc[k].lower_ == "and"), None)
    if joint is not None and doc[last].lower_.endswith("ies"):
        noun = doc[last].text[:-3] + "y"
        return tuple(_part_of_pair(doc, start, a, b, noun, last, state) for a, b in ((inner, joint), (joint + 1, last)))
    return (_named_body(doc, start, inner, stop, state),)


def _is_body_word(doc: Doc, inner: int, i: int, *, owned: bool) -> bool:
    """Tell whether token `i` can be part of a body's name that begins at `inner`."""
    token = doc[i]
    if token.lower_ in {"and", "of", "for", "&"}:
        return i > inner and i + 1 < len(doc) and doc[i + 1].text[0].isupper() and doc[i - 1].text[0].isupper()
    if token.lower_ in {"'s", "'"} or office_words().is_head(token):
        mark = i if token.lower_ in {"'s", "'"} else i + 1
        if inner < mark < len(doc) - 1 and _owns_body(doc, mark):
            return True
    if token.pos_ not in _WORD_CLASSES or (office_words().is_head(token) and not is_body(token)):
        return False
    return token.text[0].isupper() or (owned and (is_body(token) or token.lower_ in office_words().modifiers))


def _owns_body(doc: Doc, mark: int) -> bool:
    """Tell whether the possessive at `mark` stands between a holder of an office and a body: "the Prime Minister's Office"."""
    body = doc[mark + 1]
    return doc[mark].lower_ in {"'s", "'"} and office_words().is_head(doc[mark - 1]) and body.text[0].isupper() and is_body(body)


def _entity_end(doc: Doc, start: int) -> int | None:
    """Return the token behind the organisation that the recogniser found at `start`."""
    opens = doc[start].ent_iob_ == "B" or (start and doc[start - 1].lower_ in {"the", "a", "an"})
    if doc[start].ent_type_ not in _BODIES or not opens:
        return None
    end = start + 1
    while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].ent_type_ in _BODIES:
        end += 1
    return end


def _with_field(doc: Doc, end: int) -> int:
    """Return the token behind "of Commerce", if that follows a body's noun."""
    if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "for"} or not doc[end + 1].text[0].isupper() or state_named_at(doc, end + 1):
        return end
    stop = end + 1
    while stop < len(doc) and stop - end < _LONGEST and doc[stop].pos_ in _WORD_CLASSES | {"CCONJ"}:
        if doc[stop].pos_ == "CCONJ" and not (stop + 1 < len(doc) and doc[stop + 1].text[0].isupper()):
            break
        if doc[stop].pos_ != "CCONJ" and not doc[stop].text[0].isupper():
            break
        stop += 1
    return stop


def _named_body(doc: Doc, start: int, inner: int, end: int, state: StateName | None) -> PartyName:
    own = syntax.text_of(doc, inner, end)
    code = state.code if state else _state_behind(doc, end)
    return PartyName(
        start,
        end,
        syntax.span_of(doc, start, end),
        syntax.text_of(doc, start, end),
        "institution",
        code,
        f"{code or ''}|{normalised_field(own).removesuffix(NEWS_AGENCY)}",
    )


def _part_of_pair(doc: Doc, start: int, first: int, end: int, noun: str, last: int, state: StateName | None) -> PartyName:
    own = f"{syntax.text_of(doc, first, end)} {noun}"
    before = syntax.text_of(doc, start, first) + " " if state and first > start else ""
    name = f"{before}{own}" if end != last else f"{state.state}'s {own}" if state else own
    code = state.code if state else None
    stop = last + 1 if end == last else end
    return PartyName(first, stop, syntax.span_of(doc, first, stop), name, "institution", code, f"{code or ''}|{normalised_field(own)}")


def _state_behind(doc: Doc, end: int) -> str | None:
    """Return the state behind a body: "the Foreign Ministry of Chile"."""
    found = state_named_at(doc, end + 1) if end + 1 < len(doc) and doc[end].lower_ == "of" else None
    return found[0].code if found else None


def _state(doc: Doc, start: int, named: StateName, end: int) -> tuple[PartyName, ...]:
    """Return the state named at `start`, if it acts there; a seat of government is a body of its state."""
    if named.naming == "adjective" and not _is_side(doc, end) and not _is_people(doc, start, end):
        return ()
    if named.naming in {"name", "capital", "seat"} and is_scene(doc, start, end) and not _is_sent_to(doc, start):
        return ()
    span = syntax.span_of(doc, start, end)
    if named.naming == "seat":
        return (PartyName(start, end, span, syntax.text_of(doc, start, end), "institution", named.code, f"{named.code}|seat"),)
    return (PartyName(start, end, span, named.state, "state", named.code, named.code),)


def _is_side(doc: Doc, end: int) -> bool:
    return end < len(doc) and doc[end].lower_ in {"side", "government", "leadership", "authorities"}


def _is_people(doc: Doc, start: int, end: int) -> bool:
    """Tell whether an adjective that has no plural of its own stands for a people: "the Swiss hosted", not "the Swiss hosts"."""
    is_one = doc[start - 1].lower_ == "the" if start else False
    can_be = doc[end - 1].lower_.endswith(_PLURAL_ADJECTIVES)
    return is_one and can_be and (end == len(doc) or (doc[end].pos_ not in _WORD_CLASSES | {"NUM"} and doc[end].text != "-"))


def _is_sent_to(doc: Doc, start: int) -> bool:
    return start > 1 and doc[start - 1].lower_ == "to" and doc[start - 2].lower_ in _SENT_TO


def _party(group: list[PartyName]) -> Party:
    mentions = tuple(name.span for name in group)
    coded = next((name for name in group if name.code), group[0])
    spelled_out = next((name for name in group if " " in name.name), group[0])
    best = next((name for name in group if name.code and name.end - name.start > 1), spelled_out)
    return Party(
        name=group[0].name if coded.kind == "state" else best.name,
        kind=coded.kind,
        code=coded.code,
        mentions=mentions,
        evidence=(Evidence("name", mentions),),
    )


def _owner(head: Token) -> str | None:
    found = state_beside(head)
    return found.code if found else None


def author_of(head: Token) -> Token | None:
    """Return the body whose statement or report `head` is: "a Foreign Ministry statement"."""
    if head.lower_ not in words("institutions", "documents"):
        return None
    return next((child for child in head.lefts if child.lower_ in institution_nouns() or child.ent_type_ in _BODIES), None)
