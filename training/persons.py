"""Augmentation of named-entity data: other persons, offices before them, lists of them, other towns, capitals.

News of a few years knows the names of those years. Here each sentence that names a person is told again of persons
whose names are put together from `persons.toml`, so that the recogniser learns the place of a name, not the name.
"""

import random
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs
from spacy.tokenizer import Tokenizer

from training.names import Gazetteer, Tagged

#: Of all copies, how many get an office before a name, a list instead of a name, or are set in capitals.
_WITH_OFFICE = 0.2
_AS_LIST = 0.12
_IN_CAPITALS = 0.04
#: Of one-word organisations and towns, how many get another name.
_RARE = 0.3


@attrs.frozen
class Tradition:
    """How persons of one naming tradition are called."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    single: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    order: str = "given"
    middle_initial: bool = False

    def full(self, rng: random.Random) -> str:
        """Return a full name."""
        if self.single and rng.random() < 0.1:
            return rng.choice(self.single)
        given, family = rng.choice(self.given), self.family_name(rng)
        if self.order == "family":
            return f"{family} {given}"
        if rng.random() < (0.25 if self.middle_initial else 0.08):
            given = f"{given} {rng.choice(self.given)[0]}." if self.middle_initial else f"{given} {rng.choice(self.given)}"
        return f"{given} {family}"

    def family_name(self, rng: random.Random) -> str:
        """Return a family name with or without a particle."""
        family = rng.choice(self.family)
        if not self.particles or rng.random() < 0.6:
            return family
        particle = rng.choice(self.particles)
        return particle + family if particle.endswith("-") else f"{particle} {family}"


Piece = tuple[str, str]  # words and the label of their entity


@attrs.frozen
class Pool:
    """What new names and the words around them are made of."""

    traditions: tuple[Tradition, ...]
    fields: tuple[str, ...]
    heads: tuple[str, ...]
    bodies: tuple[str, ...]
    heads_of_bodies: tuple[str, ...]
    endings: tuple[str, ...]
    states: tuple[str, ...]
    peoples: tuple[str, ...]

    @classmethod
    def load(cls, gazetteer: Gazetteer) -> "Pool":
        """Read it from `persons.toml`; states and peoples are the package's."""
        content = tomllib.loads((Path(__file__).parent / "persons.toml").read_text("utf8"))
        known = {field.name for field in attrs.fields(Tradition)}
        named = [{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items() if k in known} for entry in content["tradition"]]
        labels = sorted((" ".join(form), label) for form, label in gazetteer.labels.items())
        return cls(
            traditions=tuple(Tradition(**entry) for entry in named),
            **{slot: tuple(forms) for slot, forms in content["offices"].items()},
            endings=tuple(content["towns"]["endings"]),
            states=tuple(form for form, label in labels if label == "GPE"),
            peoples=tuple(form for form, label in labels if label == "NORP" and not form.endswith("s")),
        )

    def office(self, rng: random.Random) -> list[Piece]:
        """Return an office as it stands before a name: pieces of text with the entities among them."""
        kind = rng.random()
        if kind < 0.3:
            words: list[Piece] = [(f"{rng.choice(('', '', 'Deputy '))}{rng.choice(self.fields)} Minister", "")]
        elif kind < 0.5:
            words = [(f"Minister of {' and '.join(rng.sample(self.fields, rng.choice((1, 2))))}", "")]
        elif kind < 0.65:
            words = [(f"Special Envoy {rng.choice(('for', 'to'))}", ""), (rng.choice(self.states), "GPE")]
        elif kind < 0.8:
            words = [(rng.choice(self.bodies), "ORG"), (rng.choice(self.heads_of_bodies), "")]
        else:
            words = [(rng.choice(self.heads), "")]
        return [(rng.choice(self.peoples), "NORP"), *words] if rng.random() < 0.3 else words

    def person(self, original: Sequence[str], rng: random.Random) -> str:
        """Return a name as long as the original one: full, or a family name alone."""
        tradition = rng.choice(self.traditions)
        return tradition.full(rng) if len(original) > 1 else tradition.family_name(rng)

    def town(self, rng: random.Random) -> str:
        """Return the name of a town that could be."""
        stem = rng.choice(rng.choice(self.traditions).family).split()[-1].split("-")[-1]
        return stem.capitalize().rstrip("aeiouy") + rng.choice(self.endings)


def acronym(rng: random.Random) -> str:
    """Return the short form of an organisation."""
    return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUV") for _ in range(rng.choice((3, 3, 4, 4, 5))))


def augmented(items: Iterable[Tagged], gazetteer: Gazetteer, tokenizer: Tokenizer, *, copies: int, seed: int) -> list[Tagged]:
    """Return copies of the items that name persons, with other persons in their place."""
    rng = random.Random(seed)
    pool = Pool.load(gazetteer)
    result = []
    for item in items:
        if any(label == "PERSON" for _, _, label in item.entities):
            result += [_retold(item, gazetteer, tokenizer, pool, rng) for _ in range(copies)]
        elif rng.random() < _IN_CAPITALS:
            result.append(_in_capitals(item))
    return result


@attrs.define
class _Telling:
    """A text being put together from tokens of another one and from new names."""

    gazetteer: Gazetteer
    tokenizer: Tokenizer
    pool: Pool
    rng: random.Random
    words: list[str] = attrs.field(factory=list)
    spaces: list[bool] = attrs.field(factory=list)
    entities: list[tuple[int, int, str]] = attrs.field(factory=list)
    known: dict[tuple[str, ...], str] = attrs.field(factory=dict)

    def copy(self, item: Tagged, start: int, end: int, label: str = "") -> None:
        if label:
            self.entities.append((len(self.words), len(self.words) + end - start, label))
        self.words += item.words[start:end]
        self.spaces += item.spaces[start:end]

    def add(self, text: str, *, space: bool, label: str = "") -> None:
        made = self.tokenizer(text)
        if label:
            self.entities.append((len(self.words), len(self.words) + len(made), label))
        self.words += [token.text for token in made]
        self.spaces += [*(bool(token.whitespace_) for token in made[:-1]), space]

    def person(self, original: tuple[str, ...], *, titled: bool, space: bool) -> None:
        name = self.known.setdefault(original, self.pool.person(original, self.rng))
        if not titled and self.rng.random() < _WITH_OFFICE:
            for words, label in self.pool.office(self.rng):
                self.add(words, space=True, label=label)
        if not titled and len(original) > 1 and self.rng.random() < _AS_LIST:
            others = [self.pool.person(original, self.rng) for _ in range(self.rng.choice((1, 2, 3)))]
            for i, other in enumerate(others, 1):
                last = i == len(others)
                self.add(other, space=last, label="PERSON")
                self.add("and" if last else ",", space=True)
        self.add(name, space=space, label="PERSON")

    def other(self, item: Tagged, start: int, end: int, label: str) -> None:
        rare = self.rng.random() < _RARE and item.words[start:end] not in self.gazetteer.labels
        if rare and label in {"ORG", "GPE"} and end - start == 1:
            name = acronym(self.rng) if label == "ORG" else self.pool.town(self.rng)
            self.add(self.known.setdefault(item.words[start:end], name), space=item.spaces[end - 1], label=label)
        else:
            self.copy(item, start, end, label)

    def told(self) -> Tagged:
        return Tagged(tuple(self.words), tuple(self.spaces), tuple(sorted(self.entities)))


def _retold(item: Tagged, gazetteer: Gazetteer, tokenizer: Tokenizer, pool: Pool, rng: random.Random) -> Tagged:
    telling = _Telling(gazetteer, tokenizer, pool, rng)
    done = 0
    for start, end, label in sorted(item.entities):
        telling.copy(item, done, start)
        done = end
        if label != "PERSON":
            telling.other(item, start, end, label)
            continue
        titled = start > 0 and item.words[start - 1].lower().rstrip(".") in gazetteer.titles
        telling.person(item.words[start:end], titled=titled, space=item.spaces[end - 1])
    telling.copy(item, done, len(item.words))
    told = telling.told()
    return _in_capitals(told) if rng.random() < _IN_CAPITALS else told


def _in_capitals(item: Tagged) -> Tagged:
    return attrs.evolve(item, words=tuple(word.upper() for word in item.words))
