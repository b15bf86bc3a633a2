"""Names of states and bodies, and which of them are one party's: with and without its state, in full and in short."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import attrs
from spacy.tokens import Doc

from diploparse import syntax
from diploparse.records import PartyKind
from diploparse.spans import Span

NEWS_AGENCY: Final = " news agency"


@attrs.frozen
class PartyName:
    """One mention of a state or body.

    Attributes:
        start, end: its tokens, a state in front of a body among them.
        name: as the article has it, without "the"; the plain English name of a state.
        key: what mentions of one party have in common.
    """

    start: int
    end: int
    span: Span
    name: str
    kind: PartyKind
    code: str | None
    key: str


def with_owners(found: Sequence[PartyName]) -> list[PartyName]:
    """Give a body named without its state the state of the one body of the same name that has one."""
    owned: dict[str, set[str]] = {}
    for name in found:
        code, bar, own = name.key.partition("|")
        if bar and code:
            owned.setdefault(own, set()).add(code)
    result = []
    for name in found:
        code, bar, own = name.key.partition("|")
        codes = owned.get(own, set())
        if bar and not code and len(codes) == 1:
            name = attrs.evolve(name, code=min(codes), key=f"{min(codes)}|{own}")
        result.append(name)
    return result


def with_acronyms(doc: Doc, found: Sequence[PartyName]) -> list[PartyName]:
    """Give the short form of a body's name, that in brackets behind it or its initials, what it has in common with the name."""
    short = {
        behind.name: name
        for name, behind in pairwise(found)
        if behind.start == name.end + 1 and doc[name.end].text == "(" and "|" in name.key and _is_short_for(behind.name, name.name)
    }
    initials = {_initials(name.name): name for name in reversed(found) if name.kind != "state"}
    short = {name.name: initials[name.name] for name in found if len(name.name) > 2 and name.name in initials} | short
    return [
        attrs.evolve(name, key=short[name.name].key, code=short[name.name].code) if name.name in short and "|" in name.key else name
        for name in found
    ]


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether an acronym is made of letters of a name, in their order."""
    letters = iter(name.lower())
    return short.isupper() and " " not in short and short[0] == name[0] and all(letter in letters for letter in short.lower())


def short_names(doc: Doc, found: Sequence[PartyName]) -> Iterator[PartyName]:
    """Yield the mentions of news agencies that leave out what they are: "Norpress" beside "Norwegian Norpress News Agency"."""
    taken = {i for name in found for i in range(name.start, name.end)}
    agencies = {doc[name.end - 3].text: name for name in found if name.end - name.start > 2 and name.name.lower().endswith(NEWS_AGENCY)}
    for token in doc if agencies else ():
        if token.i not in taken and token.text in agencies:
            known = agencies[token.text]
            yield attrs.evolve(known, start=token.i, end=token.i + 1, span=syntax.span_of(doc, token.i, token.i + 1), name=token.text)
