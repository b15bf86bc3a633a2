"""The persons of an article: their names merged, with the offices it gives them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.appointments import Title, office_introducing, offices_after, shared_offices, state_behind, title_before
from diploparse.reading.genders import Gender
from diploparse.reading.merging import Naming, gender_of, merged
from diploparse.reading.names import person_names
from diploparse.reading.spellings import name_key, particles, unaccented
from diploparse.reading.states import state_named_before
from diploparse.records import Evidence, Office, Person
from diploparse.spans import Span

_LONGEST: Final = 3  # nouns and adjectives of a description
#: Two syllables in Latin letters, as given names of Chinese and Koreans are written behind the family name.
_SYLLABLES: Final = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}[aeiouwy]{1,3}(?:ng|n|r|k|l|m|p|t)?-?){1,2}")


@once
def people(document: Document) -> tuple[Person, ...]:
    """Return the persons of an article in the order in which they are first named.

    Names of one person are merged ("Ana Silva", "Silva"); the fullest one is kept.

    Raises:
        MissingAnnotation: if the pipeline recognises no names.

    >>> from diploparse.document import parse
    >>> [person.name for person in people(parse("President Ana Silva arrived. Silva met Tom Reed."))]
    ['Ana Silva', 'Tom Reed']
    """
    return tuple(person for person, _ in _people_with_gender(document))


@once
def genders(document: Document) -> Mapping[Span, Gender]:
    """Return the gender of the persons, by their first mention, where a form of address, an office or the given name tells."""
    return {person.mentions[0]: gender for person, gender in _people_with_gender(document) if gender is not None}


@once
def person_by_token(document: Document) -> dict[int, Person]:
    """Return, for each token of a name, the person it names."""
    by_start = {mention.start: person for person in people(document) for mention in person.mentions}
    doc = document.doc
    return {i: by_start[doc[start].idx] for start, end in person_names(document) for i in range(start, end)}


@once
def person_by_office(document: Document) -> dict[int, Person]:
    """Return, for each token of an office right before a name, the person: the "Secretary" of "Secretary of State X"."""
    doc, named, found = document.doc, person_by_token(document), dict[int, Person]()
    for person in people(document):
        for office in person.offices:
            words = document.words(office.span)
            behind = next((i for i in range(words.end, len(doc)) if not doc[i].is_space), None)
            if behind is not None and named.get(behind) == person:
                found |= dict.fromkeys(range(words.start, words.end), person)
    return found


@once
def _people_with_gender(document: Document) -> tuple[tuple[Person, Gender | None], ...]:
    groups = merged(_namings(document))
    found = [(_person(document.doc, group), gender_of(group)) for group in groups]
    return tuple(sorted(found, key=lambda item: item[0].mentions[0]))


def _namings(document: Document) -> list[Naming]:
    doc, names = document.doc, person_names(document)
    shared = shared_offices(doc, names)
    found = []
    behind_last = 0
    for k, (start, end) in enumerate(names):
        title = title_before(doc, start, behind_last)
        introduced = office_introducing(doc, start, end) if not title.offices else None
        found.append(
            Naming(
                start=start,
                end=end,
                span=syntax.span_of(doc, start, end),
                name=syntax.text_of(doc, start, end),
                title=_with_state(introduced or title, state_behind(doc, end)),
                behind=(*shared.get(start, ()), *offices_after(doc, end, names[k + 1 : k + 2])),
            )
        )
        behind_last = end
    return [_without_shared_title(naming, shared) for naming in found]


def _with_state(title: Title, state: str | None) -> Title:
    """Give offices before a name the state behind it: "President X of Kenya"."""
    if state is None or title.country is not None or not title.offices:
        return title
    return attrs.evolve(title, country=state, offices=tuple(attrs.evolve(office, country=state) for office in title.offices))


def _without_shared_title(naming: Naming, shared: Mapping[int, tuple[Office, ...]]) -> Naming:
    """Leave out the title before the first of several names whose shared office it is."""
    return attrs.evolve(naming, title=attrs.evolve(naming.title, offices=())) if naming.start in shared else naming


def _person(doc: Doc, group: Sequence[Naming]) -> Person:
    used = Counter(n.name for n in group)
    name = max(group, key=lambda n: (*_fullness(n.name), used[n.name], -n.start)).name
    given, family = _parts(name, {n.name for n in group})
    offices = _distinct(office for n in group for office in n.offices)
    nationality, camp = _first(doc, group, _nationality), _first(doc, group, _party_beside)
    named = Evidence("name", tuple(n.span for n in group))
    evidence = [named, *(attrs.evolve(named, slot=slot) for slot, part in (("given", given), ("family", family)) if part)]
    evidence += [Evidence(f"offices[{i}]", (office.span,)) for i, office in enumerate(offices)]
    evidence += [Evidence(slot, (found[1],)) for slot, found in (("nationality", nationality), ("party", camp)) if found]
    evidence += [Evidence("titles", (_before(doc, n),)) for n in group if n.title.address]
    return Person(
        name=name,
        given=given,
        family=family,
        titles=tuple(dict.fromkeys(form for n in group for form in n.title.address)),
        offices=offices,
        nationality=nationality[0] if nationality else None,
        party=camp[0] if camp else None,
        mentions=tuple(n.span for n in group),
        evidence=tuple(evidence),
    )


def _fullness(name: str) -> tuple[int, bool, int]:
    """Order names by their parts, those in capitals alone last, then by their capitalised particles: "Do Lan" before "Lan"."""
    capitalised = sum(word[0].isupper() and word.lower() in particles() for word in name.split())
    return len(name_key(name)), not name.isupper(), capitalised


Found = tuple[str, Span]


def _first(doc: Doc, group: Sequence[Naming], read: Callable[[Doc, Naming], Found | None]) -> Found | None:
    return next((found for naming in group if (found := read(doc, naming)) is not None), None)


def _before(doc: Doc, naming: Naming) -> Span:
    """Return where the title before a name stands, or the name if there is none."""
    return syntax.span_of(doc, naming.title.start, max(naming.start, naming.title.start + 1))


def _nationality(doc: Doc, naming: Naming) -> Found | None:
    """Return the state that a title, an office or a possessive beside the name gives: "Norwegian", "Norway's X"."""
    title = naming.title
    if title.country:
        return title.country, syntax.span_of(doc, *title.named_at) if title.named_at else _before(doc, naming)
    owner = next((office for office in naming.offices if office.country), None)
    if owner is not None and owner.country:
        return owner.country, owner.span
    return _described(doc, title.start)


def _described(doc: Doc, start: int) -> Found | None:
    """Return the state that a description before a name gives: "Turkish businessman X", "his Turkish counterpart, X"."""
    last = start - 1
    if last > 0 and doc[last].text == "," and doc[last - 1].lower_ == "counterpart":
        last -= 1
    first = last
    while first >= 0 and last - first < _LONGEST and doc[first].pos_ in {"NOUN", "ADJ"} and doc[first].is_lower:
        first -= 1
    is_one = first < last and doc[last].pos_ == "NOUN" and doc[last].tag_ != "NNS"
    found = state_named_before(doc, first + 1) if is_one else None
    return None if found is None or found[0].naming != "adjective" else (found[0].state, syntax.span_of(doc, found[1], first + 1))


def _party_beside(doc: Doc, naming: Naming) -> Found | None:
    """Return the camp named before an office ("Republican Senator X") or the party whose office it is."""
    owned = next((o for o in naming.offices if o.organisation and o.organisation.split()[-1] in {"Party", "Movement"}), None)
    if owned is not None and owned.organisation:
        return owned.organisation, owned.span
    camps = words("offices", "camps")
    before = doc[naming.title.start : naming.start]
    return next(((token.text, _before(doc, naming)) for token in before if token.lower_ in camps and token.text[0].isupper()), None)


def _parts(name: str, forms: Iterable[str]) -> tuple[str | None, str]:
    """Part a name in given and family name; the article's own short form shows which is which, then how the name is built."""
    parts = name.split()
    if len(parts) == 1:
        return None, name
    if parts[0] in forms and parts[-1] not in forms:
        return " ".join(parts[1:]), parts[0]
    if parts[-1] not in forms and _family_first(parts):
        return " ".join(parts[1:]), parts[0]
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in particles():
        first -= 1
    return " ".join(parts[:first]), " ".join(parts[first:])


def _family_first(parts: Sequence[str]) -> bool:
    known = unaccented(parts[0]) in words("names", "family_first")
    return known and all(_SYLLABLES.fullmatch(unaccented(part)) for part in parts[1:])


def _distinct(offices: Iterable[Office]) -> tuple[Office, ...]:
    seen: dict[tuple[str, str | None], Office] = {}
    for office in offices:
        known = seen.setdefault((office.normalised, office.organisation), office)
        if known.country is None and office.country is not None:
            seen[office.normalised, office.organisation] = office
    return tuple(sorted(seen.values(), key=lambda office: office.span))
