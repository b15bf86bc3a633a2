"""Augmentation of named-entity data: other persons, offices before them, lists of them, capitals.

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


def traditions(path: Path = Path(__file__).parent / "persons.toml") -> tuple[Tradition, ...]:
    """Read the pool of names."""
    known = {field.name for field in attrs.fields(Tradition)}
    entries = tomllib.loads(path.read_text("utf8"))["tradition"]
    return tuple(Tradition(**{k: tuple(v) if isinstance(v, list) else v for k, v in e.items() if k in known}) for e in entries)


def offices(gazetteer: Gazetteer, rng: random.Random) -> list[str]:
    """Return an office as it stands before a name, a state's adjective in front of it at times."""
    fields = ["Foreign", "Defense", "Transport", "Deputy Finance", "Interior", "Prime", "Deputy Foreign", "Trade", "Energy", "Health", "Justice"]
    heads = ["President", "Ambassador", "Governor", "Special Envoy", "Secretary of State", "General", "Chancellor", "Spokesman", "Senator", "Chairman"]
    office = f"{rng.choice(fields)} Minister" if rng.random() < 0.5 else rng.choice(heads)
    if rng.random() < 0.3:
        office = f"Minister of {rng.choice(['Transport', 'Water', 'Foreign Affairs', 'Economy and Trade', 'Agriculture', 'Information'])}"
    peoples = sorted(" ".join(form) for form, label in gazetteer.labels.items() if label == "NORP" and not form[-1].endswith("s"))
    return (f"{rng.choice(peoples)} {office}" if rng.random() < 0.35 else office).split()


def augmented(items: Iterable[Tagged], gazetteer: Gazetteer, tokenizer: Tokenizer, *, copies: int, seed: int) -> list[Tagged]:
    """Return copies of the items that name persons, with other persons in their place."""
    rng = random.Random(seed)
    pool = traditions()
    result = []
    for item in items:
        if any(label == "PERSON" for _, _, label in item.entities):
            result += [_retold(item, gazetteer, tokenizer, pool, rng) for _ in range(copies)]
        elif rng.random() < _IN_CAPITALS:
            result.append(_in_capitals(item))
    return result


def _retold(item: Tagged, gazetteer: Gazetteer, tokenizer: Tokenizer, pool: Sequence[Tradition], rng: random.Random) -> Tagged:
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[tuple[int, int, str]] = []
    known: dict[tuple[str, ...], str] = {}
    done = 0

    def copy(start: int, end: int) -> None:
        words.extend(item.words[start:end])
        spaces.extend(item.spaces[start:end])

    def add(text: str, after: bool, label: str = "") -> None:
        made = tokenizer(text)
        begin = len(words)
        words.extend(token.text for token in made)
        spaces.extend([*(bool(token.whitespace_) for token in made[:-1]), after])
        if label:
            entities.append((begin, len(words), label))

    for start, end, label in sorted(item.entities):
        copy(done, start)
        done = end
        if label != "PERSON":
            entities.append((len(words), len(words) + end - start, label))
            copy(start, end)
            continue
        original = item.words[start:end]
        name = known.setdefault(original, _new_name(original, pool, rng))
        titled = start > 0 and item.words[start - 1].lower().rstrip(".") in gazetteer.titles
        if not titled and rng.random() < _WITH_OFFICE:
            before = len(words)
            for word in offices(gazetteer, rng):
                add(word, True)
            people = gazetteer.labels.get((words[before],)) if before < len(words) else None
            if people:
                entities.append((before, before + 1, people))
        if not titled and end - start > 1 and rng.random() < _AS_LIST:
            for other in (_new_name(original, pool, rng) for _ in range(rng.choice((1, 2, 3)))):
                add(other, False, "PERSON")
                add(",", True)
            words.pop()
            spaces.pop()
            spaces[-1] = True
            add("and", True)
        add(name, item.spaces[end - 1], "PERSON")
    copy(done, len(item.words))
    told = Tagged(tuple(words), tuple(spaces), tuple(sorted(entities)))
    return _in_capitals(told) if rng.random() < _IN_CAPITALS else told


def _new_name(original: Sequence[str], pool: Sequence[Tradition], rng: random.Random) -> str:
    tradition = rng.choice(pool)
    return tradition.full(rng) if len(original) > 1 else tradition.family_name(rng)


def _in_capitals(item: Tagged) -> Tagged:
    return attrs.evolve(item, words=tuple(word.upper() for word in item.words))
