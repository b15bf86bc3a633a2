"""The persons of an article: their names merged, with the offices it gives them."""

import unicodedata
from collections.abc import Iterable, Sequence

import attrs

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.reading.names import particles, person_names
from diploparse.reading.offices import Title, offices_after, title_before
from diploparse.records import Evidence, Office, Person
from diploparse.spans import Span


@attrs.frozen
class Naming:
    """One mention of a person: the name's tokens, and what stands beside it."""

    start: int
    end: int
    span: Span
    name: str
    title: Title
    behind: tuple[Office, ...]


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
    namings = _namings(document)
    return tuple(sorted((_person(group) for group in _merged(namings)), key=lambda person: person.mentions[0]))


@once
def person_by_token(document: Document) -> dict[int, Person]:
    """Return, for each token of a name, the person it names."""
    by_start = {mention.start: person for person in people(document) for mention in person.mentions}
    doc = document.doc
    return {i: by_start[doc[start].idx] for start, end in person_names(document) for i in range(start, end)}


def _namings(document: Document) -> list[Naming]:
    doc, names = document.doc, person_names(document)
    return [
        Naming(
            start=start,
            end=end,
            span=syntax.span_of(doc, start, end),
            name=syntax.text_of(doc, start, end),
            title=title_before(doc, start),
            behind=offices_after(doc, end, names),
        )
        for start, end in names
    ]


def _merged(namings: Sequence[Naming]) -> list[list[Naming]]:
    """Group the mentions by person: full names first, then single names with the person last named so."""
    groups: list[list[Naming]] = []
    for naming in sorted(namings, key=lambda n: (-len(n.name.split()), n.start)):
        fitting = [group for group in groups if _fits(naming.name, group[0].name)]
        if fitting:
            _nearest(fitting, naming).append(naming)
        else:
            groups.append([naming])
    return [sorted(group, key=lambda n: n.start) for group in groups]


def _nearest(groups: Sequence[list[Naming]], naming: Naming) -> list[Naming]:
    """Return the group named last before `naming`, or first behind it; a family name there counts before a given one."""

    def distance(group: list[Naming]) -> tuple[bool, bool, int]:
        before = [naming.start - n.start for n in group if n.start <= naming.start]
        is_given = bool(not before and not _is_suffix(naming.name, group[0].name))
        return (not before, is_given, min(before) if before else min(n.start - naming.start for n in group))

    return min(groups, key=distance)


def _fits(name: str, full: str) -> bool:
    """Tell whether `name` can be short for `full`: its end, its beginning, or the same with initials or middle names left out."""
    parts, whole = _folded(name), _folded(full)
    if len(parts) == 1:
        return parts[0] in (whole[0], whole[-1])
    if parts[-1] != whole[-1]:
        return parts == whole[: len(parts)]
    return _is_suffix(name, full) or _same_given(parts[0], whole[0])


def _is_suffix(name: str, full: str) -> bool:
    parts, whole = _folded(name), _folded(full)
    return parts == whole[-len(parts) :]


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _folded(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).split()


def _person(group: Sequence[Naming]) -> Person:
    name = max(group, key=lambda n: (len(n.name.split()), -n.start)).name
    given, family = _parts(name, {n.name for n in group})
    offices = _distinct(office for n in group for office in (*n.title.offices, *n.behind))
    named = next((n for n in group if n.title.country), None)
    evidence = [Evidence("name", tuple(n.span for n in group))]
    evidence += [Evidence(f"offices[{i}]", (office.span,)) for i, office in enumerate(offices)]
    return Person(
        name=name,
        given=given,
        family=family,
        offices=offices,
        nationality=named.title.country if named else None,
        mentions=tuple(n.span for n in group),
        evidence=tuple(evidence),
    )


def _parts(name: str, forms: Iterable[str]) -> tuple[str | None, str]:
    """Part a name in given and family name; the article's own short form shows which is which."""
    parts = name.split()
    if len(parts) == 1:
        return None, name
    if parts[0] in forms and parts[-1] not in forms:  # family name first
        return " ".join(parts[1:]), parts[0]
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in particles():
        first -= 1
    return " ".join(parts[:first]), " ".join(parts[first:])


def _distinct(offices: Iterable[Office]) -> tuple[Office, ...]:
    seen: dict[str, Office] = {}
    for office in offices:
        seen.setdefault(office.text.casefold(), office)
    return tuple(sorted(seen.values(), key=lambda office: office.span))
