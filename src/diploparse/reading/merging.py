"""Mentions of persons put together: which names in an article name the same person."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from diploparse.reading.appointments import Title
from diploparse.reading.genders import Gender, gender_of_given, gender_of_word
from diploparse.reading.offices import head_of_office
from diploparse.reading.spellings import can_be_short_for, is_variant, name_key
from diploparse.records import Office
from diploparse.spans import Span

_FAR: Final = 10**9


@attrs.frozen
class Naming:
    """One mention of a person: the name's tokens, and what stands beside it."""

    start: int
    end: int
    span: Span
    name: str
    title: Title
    behind: tuple[Office, ...]

    @property
    def offices(self) -> tuple[Office, ...]:
        """The offices before and behind the name."""
        return (*self.title.offices, *self.behind)

    @property
    def gender(self) -> Gender | None:
        """What the form of address or an office says."""
        said = [*self.title.address, *(head_of_office(office.text.lower()) for office in self.offices)]
        return next((gender for word in said if (gender := gender_of_word(word))), None)


@attrs.define(eq=False)
class Namesake:
    """The mentions found so far of one person."""

    key: tuple[str, ...]
    namings: list[Naming]
    gender: Gender | None
    heads: set[str] = attrs.field(factory=set)

    def add(self, naming: Naming) -> None:
        """Take in a mention."""
        self.namings.append(naming)
        self.heads |= {head_of_office(office.normalised) for office in naming.offices}
        self.gender = self.gender or naming.gender


def merged(namings: Sequence[Naming]) -> list[list[Naming]]:
    """Group mentions by person: full names first, then shorter ones with the person last named so."""
    found: list[Namesake] = []
    by_part: dict[str, list[Namesake]] = {}
    for naming in sorted(namings, key=lambda n: (-len(name_key(n.name)), n.start)):
        key = name_key(naming.name)
        fitting = [known for known in _known_by(key, by_part) if _fits(naming, key, known)]
        if fitting:
            nearest = fitting[0] if len(fitting) == 1 else min(fitting, key=lambda known: _distance(naming, key, known))
            nearest.add(naming)
            continue
        new = Namesake(key, [], gender_of_given(naming.name) if len(key) > 1 and not naming.gender else None)
        new.add(naming)
        found.append(new)
        for part in set(key):
            by_part.setdefault(part, []).append(new)
    return [sorted(known.namings, key=lambda n: n.start) for known in found]


def gender_of(namings: Iterable[Naming]) -> Gender | None:
    """Return the gender of a person, from forms of address and offices first, then from the given name."""
    namings = tuple(namings)
    said = next((naming.gender for naming in namings if naming.gender), None)
    fullest = max(namings, key=lambda naming: len(naming.name.split()))
    return said or (gender_of_given(fullest.name) if " " in fullest.name or len(namings) == 1 else None)


def _known_by(key: Sequence[str], by_part: dict[str, list[Namesake]]) -> list[Namesake]:
    return list(dict.fromkeys(known for part in (key[0], key[-1]) for known in by_part.get(part, ())))


def _fits(naming: Naming, key: Sequence[str], known: Namesake) -> bool:
    if naming.gender and known.gender and naming.gender != known.gender:
        return False
    return can_be_short_for(key, known.key) or is_variant(key, known.key)


def _distance(naming: Naming, key: Sequence[str], known: Namesake) -> tuple[bool, bool, bool, int]:
    """Order persons a name can stand for: of the same office, by the family name, named before, and nearest."""
    own = {head_of_office(office.normalised) for office in naming.title.offices}
    before = [naming.start - n.start for n in known.namings if n.start <= naming.start]
    behind = [n.start - naming.start for n in known.namings if n.start > naming.start]
    is_given = not before and tuple(key) != tuple(known.key[-len(key) :])
    return (bool(own) and not own & known.heads, not before, is_given, min(before or behind, default=_FAR))
