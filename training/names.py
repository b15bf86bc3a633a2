"""Named-entity corpora to spaCy Docs with the labels PERSON, ORG, GPE, NORP, LOC, EVENT.

GMB marks nationality adjectives as "gpe", takes titles into "per", and calls states now "geo", now
"org". The lexicon of states and regions and the list of offices put that right.
"""

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import attrs
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from diploparse.text.characters import plain
from training.treebanks import Paragraph, Sentence

_LANDFORM = re.compile(
    r"\b(Sea|Ocean|River|Lake|Mount|Mountains?|Islands?|Peninsula|Desert|Valley|Gulf|Strait|Bay|Canal|Coast|Plains?|Street|"
    r"Avenue|Park|Airport|Bridge|Square|Station|Region|Highlands?|Basin|Border|Cape|Hills?|Continent|West|East|North|South)\b"
)
_NO_SPACE_BEFORE = re.compile(r"^([.,;:?!)%\]}]|'s|'|n't|'(re|ve|ll|d|m))$", re.IGNORECASE)
_NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "#"})


@attrs.frozen
class Tagged:
    """A tokenised text with entities as (start, end, label) in tokens; label "" is unknown."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[int, int, str], ...]


@attrs.frozen
class Gazetteer:
    """Names of states, capitals, regions and peoples, and the words of offices, as tuples of tokens."""

    labels: dict[tuple[str, ...], str]
    titles: frozenset[str]

    @classmethod
    def load(cls) -> "Gazetteer":
        """Read it from the package's lexicon."""
        labels: dict[tuple[str, ...], str] = {}
        regions = _toml("regions")
        for region in regions["region"]:
            labels[tuple(region["name"].split())] = "LOC"
            _add_people(labels, region["adjectives"])
        _add_people(labels, regions["groups"]["adjectives"])
        for state in _toml("states")["state"]:
            _add_people(labels, [*state["adjectives"], *state.get("people", ())])
            for name in [state["name"], *state.get("aliases", ()), *state.get("capitals", ())]:
                labels[tuple(name.split())] = "GPE"
        offices = _toml("offices")
        titles = {head["word"] for head in offices["head"]}
        titles |= set(offices["modifiers"]["words"]) | set(offices["honorifics"]["words"])
        titles |= set(offices["abbreviations"])
        return cls(labels, frozenset(titles))

    def place(self, words: Sequence[str]) -> str:
        """Return GPE or LOC for a place name."""
        known = self.labels.get(tuple(w for w in words if w.lower() != "the"))
        return known or ("LOC" if _LANDFORM.search(" ".join(words)) else "GPE")

    def person(self, words: Sequence[str]) -> int:
        """Return how many words at the front are titles."""
        count = 0
        while count < len(words) and words[count].lower().rstrip(".") in self.titles | {"of", "and", "the"}:
            count += 1
        return count

    def matches(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield the longest names from left to right."""
        longest = max(map(len, self.labels))
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + longest), i, -1):
                label = self.labels.get(tuple(words[i:j]))
                if label:
                    yield i, j, label
                    i = j - 1
                    break
            i += 1


def gmb(archive: Path, gazetteer: Gazetteer) -> list[Tagged]:
    """Read the GMB news sentences from the zipped CSV."""
    with zipfile.ZipFile(archive) as zipped, zipped.open("ner_dataset.csv") as raw:
        rows = list(csv.reader(io.TextIOWrapper(raw, "cp1252")))[1:]
    sentences: list[list[tuple[str, str]]] = []
    for row in rows:
        if row[0]:
            sentences.append([])
        sentences[-1].append((row[1], row[3]))
    return [_repaired(_from_bio(s), gazetteer) for s in sentences if s]


def conll(path: Path, gazetteer: Gazetteer, column: int) -> list[Tagged]:
    """Read a CoNLL-like file whose word stands in column 0 or 1 and whose IOB tag in `column`."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text("utf8").splitlines():
        cells = line.split()
        if not cells:
            sentences.append([])
        elif not line.startswith("# "):
            sentences[-1].append((cells[column - 1], cells[column]))
    return [_repaired(_from_bio(s), gazetteer) for s in sentences if s]


def gum_names(paragraphs: Iterable[Paragraph], gazetteer: Gazetteer) -> list[Tagged]:
    """Read the named entities of GUM paragraphs from its nested entity mentions."""
    return [_gum_sentence(s, gazetteer) for p in paragraphs for s in p]


def joined(items: Sequence[Tagged], most: int) -> list[Tagged]:
    """Join neighbouring texts in turns of 1, 2, … `most`."""
    result: list[Tagged] = []
    i, size = 0, 1
    while i < len(items):
        result.append(_concatenated(items[i : i + size]))
        i, size = i + size, size % most + 1
    return result


def to_docs(items: Iterable[Tagged], vocab: Vocab) -> list[Doc]:
    """Make one Doc with entities for each text."""
    docs = []
    for item in items:
        doc = Doc(vocab, words=list(item.words), spaces=list(item.spaces))
        known = [Span(doc, a, b, label) for a, b, label in item.entities if label]
        unknown = [doc[a:b] for a, b, label in item.entities if not label]
        doc.set_ents(known, missing=unknown, default="outside")
        docs.append(doc)
    return docs


def _toml(name: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads((files("diploparse.lexicon") / f"{name}.toml").read_text("utf8"))


def _add_people(labels: dict[tuple[str, ...], str], adjectives: Iterable[str]) -> None:
    for adjective in adjectives:
        for form in (adjective, adjective + "s"):
            labels.setdefault(tuple(form.split()), "NORP")


def _concatenated(items: Sequence[Tagged]) -> Tagged:
    words: list[str] = []
    spaces: list[bool] = []
    entities: list[tuple[int, int, str]] = []
    for item in items:
        entities += [(a + len(words), b + len(words), label) for a, b, label in item.entities]
        words += item.words
        spaces += [*item.spaces[:-1], True]
    return Tagged(tuple(words), tuple(spaces), tuple(entities))


def _from_bio(sentence: Sequence[tuple[str, str]]) -> Tagged:
    words = [plain(word).replace(" ", "_") for word, _ in sentence]
    entities: list[tuple[int, int, str]] = []
    for i, (_, tag) in enumerate(sentence):
        kind = tag[2:]
        if tag.startswith("I-") and entities and entities[-1][1] == i and entities[-1][2] == kind:
            entities[-1] = (entities[-1][0], i + 1, kind)
        elif tag != "O":
            entities.append((i, i + 1, kind))
    return Tagged(tuple(words), _spaces(words), tuple(entities))


def _spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Guess where spaces stand in text that came as tokens."""
    spaces = []
    open_mark = False
    for word, following in zip(words, [*words[1:], ""], strict=True):
        after = not _NO_SPACE_BEFORE.match(following) and word not in _NO_SPACE_AFTER
        if word == '"':
            open_mark = not open_mark
            after = after and not open_mark
        if following == '"' and open_mark:
            after = False
        spaces.append(after)
    return tuple(spaces)


def _repaired(item: Tagged, gazetteer: Gazetteer) -> Tagged:
    """Map the corpus labels to ours, with names of states and peoples read from the gazetteer."""
    taken: list[tuple[int, int, str]] = []
    for start, end, kind in item.entities:
        label, front = _label(kind, item.words[start:end], gazetteer)
        if label is not None and start + front < end:
            taken.append((start + front, end, label))
    for start, end, label in gazetteer.matches(item.words):
        inside = [t for t in taken if t[0] < end and start < t[1]]
        if all(start <= a and b <= end for a, b, _ in inside):
            taken = [t for t in taken if t not in inside]
            taken.append((start, end, label))
    return attrs.evolve(item, entities=tuple(sorted(taken)))


def _label(kind: str, words: Sequence[str], gazetteer: Gazetteer) -> tuple[str | None, int]:
    kind = kind.lower()
    if kind in {"per", "person"}:
        return "PERSON", gazetteer.person(words)
    if kind in {"geo", "loc", "place"}:
        return gazetteer.place(words), 0
    if kind == "gpe":
        return gazetteer.labels.get(tuple(words), "NORP" if words[-1].endswith(("n", "ns", "i", "is", "ese", "ish")) else "GPE"), 0
    if kind in {"org", "organization"}:
        return "ORG", 0
    if kind in {"eve", "event"}:
        return "EVENT", 0
    return ("", 0) if kind == "misc" else (None, 0)


def _gum_sentence(sentence: Sentence, gazetteer: Gazetteer) -> Tagged:
    words = tuple(word.form for word in sentence)
    entities: list[tuple[int, int, str]] = []
    for start, end, kind in _mentions(sentence):
        head = next((i for i in range(start, end) if not start <= sentence[i].head < end or sentence[i].dep == "ROOT"), start)
        if kind in {"person", "place", "organization", "event"} and sentence[head].pos == "PROPN":
            first, last = _name_around(sentence, head, start, end)
            if not any(a < last and first < b for a, b, _ in entities):
                entities.append((first, last, kind))
    return _repaired(Tagged(words, tuple(word.space for word in sentence), tuple(sorted(entities))), gazetteer)


def _name_around(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int]:
    def belongs(i: int) -> bool:
        return start <= i < end and (sentence[i].pos == "PROPN" or sentence[i].form in {"-", "of", "for", "&"})

    first = last = head
    while belongs(first - 1):
        first -= 1
    while belongs(last + 1):
        last += 1
    while sentence[first].pos != "PROPN":
        first += 1
    while sentence[last].pos != "PROPN":
        last -= 1
    return first, last + 1


def _mentions(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return the entity mentions of a GUM sentence, longest first, from its bracket notation."""
    found: list[tuple[int, int, str]] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, word in enumerate(sentence):
        for opening, single, closing in re.findall(r"\(([^()]+)(\))?|([^()]+)\)", word.entity):
            if opening:
                group, kind = [*opening.split("-"), ""][:2]
                if single:
                    found.append((i, i + 1, kind))
                else:
                    opened.setdefault(group, []).append((i, kind))
            elif opened.get(closing):
                start, kind = opened[closing].pop()
                found.append((start, i + 1, kind))
    return sorted(found, key=lambda m: m[0] - m[1])
