"""Names of states and what stands for them: adjectives, peoples, capitals, seats of government."""

import functools
from collections.abc import Mapping
from typing import Literal

import attrs

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
    key = name.lower().removeprefix("the ").removesuffix("'s").strip()
    return state_names().get(key)
