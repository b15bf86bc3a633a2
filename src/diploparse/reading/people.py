"""The persons of an article: their names merged, with the offices it gives them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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

#: Two syllables in Latin letters, as given names of Chinese and Koreans are written behind the family name.
_SYLLABLES: Final = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}[aeiouwy]{1,3}(?:ng|n|r|k|l|m|p|t)?-?){1,2}")


@once
def people(document: Document) -> tuple[Person, ...]:
    """Return the persons of an article in the order in which they are first named.

    Names of one person are merged ("Volodymyr Zelensky", "Zelensky"); the fullest one is kept.

    Raises:
        MissingAnnotation: if the pipeline recognises no names.

    >>> from diploparse.document import parse
    >>> [person.name for person in people(parse("President Ana Silva arrived. Silva met Tom Reed."))]
    ['Ana Silva', 'Tom Reed']
    """
    return tuple(person for person, _ in _people_with_gender(document))


@once
def genders(document: Document) -> Mapping[str, Gender]:
    """Return the gender of the persons, by name, where a form of address, an office or the given name tells."""
    return {person.name: gender for person, gender in _people_with_gender(document) if gender is not None}


@once
def person_by_token(document: Document) -> dict[int, Person]:
    """Return, for each token of a name, the person it names."""
    by_start = {mention.start: person for person in people(document) for mention in person.mentions}
    doc = document.doc
    return {i: by_start[doc[start].idx] for start, end in person_names(document) for i in range(start, end)}


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
    name = max(group, key=lambda n: (len(name_key(n.name)), used[n.name], -n.start)).name
    given, family = _parts(name, {n.name for n in group})
    offices = _distinct(office for n in group for office in n.offices)
    nationality = next((n.title.country for n in group if n.title.country), None) or next((o.country for o in offices if o.country), None)
    evidence = [Evidence("name", tuple(n.span for n in group))]
    evidence += [Evidence(f"offices[{i}]", (office.span,)) for i, office in enumerate(offices)]
    return Person(
        name=name,
        given=given,
        family=family,
        titles=tuple(dict.fromkeys(form for n in group for form in n.title.address)),
        offices=offices,
        nationality=nationality or next((state for n in group if (state := _state_before(doc, n))), None),
        party=next((party for n in group if (party := _party_beside(doc, n))), None),
        mentions=tuple(n.span for n in group),
        evidence=tuple(evidence),
    )


def _state_before(doc: Doc, naming: Naming) -> str | None:
    """Return the state whose possessive stands before the name: "Bangladesh's X"."""
    found = state_named_before(doc, naming.start) if naming.start and doc[naming.start - 1].lower_ == "'s" else None
    return found[0].state if found and found[0].naming == "name" else None


def _party_beside(doc: Doc, naming: Naming) -> str | None:
    """Return the camp named before an office ("Republican Senator X") or the party whose office it is."""
    camps = words("offices", "camps")
    before = doc[naming.title.start : naming.start]
    named = next((token.text for token in before if token.lower_ in camps and token.text[0].isupper()), None)
    owner = next((o.organisation for o in naming.offices if o.organisation and o.organisation.split()[-1] in {"Party", "Movement"}), None)
    return owner or named


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
