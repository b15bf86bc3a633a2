"""Names of states and what stands for them: adjectives, peoples, capitals, seats of government."""

import functools
from collections.abc import Mapping
from typing import Literal

import attrs
from spacy.tokens import Doc

from diploparse import syntax
from diploparse.lexicon import entries, strings, words

Naming = Literal["name", "adjective", "people", "capital", "seat"]


@attrs.frozen
class StateName:
    """A form that names a state.

    Attributes:
        state: plain English name.
        code: ISO 3166-1 alpha-3 code.
        naming: how the form names it.
    """

    state: str
    code: str
    naming: Naming


@functools.cache
def state_names() -> Mapping[str, StateName]:
    """Return all forms that name a state, in lower case; a name wins over an adjective of another state.

    >>> state_names()["kremlin"].state
    'Russia'
    """
    found: dict[str, StateName] = {}
    forms = (
        ("name", "name"),
        ("aliases", "name"),
        ("former", "name"),
        ("seats", "seat"),
        ("capitals", "capital"),
        ("adjectives", "adjective"),
        ("people", "people"),
    )
    for slot, naming in forms:
        for entry in entries("states", "state"):
            for form in strings(entry.get(slot, [])):
                found.setdefault(form.lower(), StateName(str(entry["name"]), str(entry["code"]), naming))  # type: ignore[arg-type]
    for form, name in list(found.items()):
        if name.naming == "adjective":
            found.setdefault(form + "s", attrs.evolve(name, naming="people"))
    return found


@functools.cache
def _names_by_code() -> Mapping[str, str]:
    return {name.code: name.state for name in state_names().values()}


def state_by_code(code: str) -> str | None:
    """Return the plain English name of the state with an ISO 3166-1 alpha-3 code.

    >>> state_by_code("NOR")
    'Norway'
    """
    return _names_by_code().get(code)


@functools.cache
def _capitals() -> Mapping[str, str]:
    return {str(entry["code"]): strings(entry["capitals"])[0] for entry in entries("states", "state") if "capitals" in entry}


def capital_of(state: StateName) -> str | None:
    """Return the name of a state's capital.

    >>> capital_of(state_names()["chilean"])
    'Santiago'
    """
    return _capitals().get(state.code)


@functools.cache
def region_names() -> frozenset[str]:
    """Return the names and adjectives of regions and peoples without a state, in lower case."""
    found: set[str] = set()
    for region in entries("regions", "region"):
        found |= {str(region["name"]).lower(), *(form.lower() for form in strings(region["adjectives"]))}
    for form in words("regions", "groups", "adjectives"):
        found |= {form.lower(), form.lower() + "s"}
    return frozenset(found)


def state_of(name: str) -> StateName | None:
    """Return the state that `name` names, without regard to case, "the" or a possessive.

    >>> state_of("the United States").code
    'USA'
    """
    key = name.lower().strip()
    return state_names().get(key) or state_names().get(key.removeprefix("the ").removesuffix("'s").strip())


_LONGEST = 6  # tokens of a state's name
#: Prepositions behind which a state is where something happens.
_PLACING = frozenset({"in", "at", "near", "inside", "outside", "across", "within", "visiting", "leaving"})


@functools.cache
def _first_words() -> frozenset[str]:
    return frozenset(form.split()[0].split("-")[0].split("'")[0] for form in state_names())


@functools.cache
def _last_words() -> frozenset[str]:
    return frozenset(form.split()[-1].split("-")[-1].split("'")[-1] for form in state_names())


def state_named_at(doc: Doc, start: int) -> tuple[StateName, int] | None:
    """Return the state whose name begins at token `start`, and the token behind the name; the longest one wins.

    >>> from diploparse.document import parse
    >>> state_named_at(parse("South African envoys arrived.").doc, 0)[0].code
    'ZAF'
    """
    if start >= len(doc) or doc[start].lower_ not in _first_words():
        return None
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        if doc[end - 1].lower_ in _last_words() and (found := state_names().get(syntax.text_of(doc, start, end).lower())) is not None:
            return found, end
    return None


def owning_state_before(doc: Doc, end: int, *, office: bool = False) -> tuple[StateName, int] | None:
    """Return the state before token `end` whose person or office stands there: "Norwegian X", "Norway's X", "U.S. President".

    A capital or a state that is only where something happens owns nothing: "in Norway President X said", "in Moscow X said".
    """
    found = state_named_before(doc, end)
    if found is None or found[0].naming == "adjective" or doc[end - 1].lower_ in {"'s", "'"}:
        return found
    before = doc[found[1] - 1].lower_ if found[1] else ""
    return found if office and found[0].naming == "name" and before not in _PLACING else None


def state_named_before(doc: Doc, end: int) -> tuple[StateName, int] | None:
    """Return the state whose name, with or without a possessive, ends before token `end`, and the name's first token."""
    last = end - 1
    if last > 0 and doc[last].lower_ in {"'s", "'"}:
        last -= 1
    if last < 0 or doc[last].lower_ not in _last_words():
        return None
    for start in range(max(0, last + 1 - _LONGEST), last + 1):
        if doc[start].lower_ in _first_words() and (found := state_names().get(syntax.text_of(doc, start, last + 1).lower())) is not None:
            return found, start
    return None
