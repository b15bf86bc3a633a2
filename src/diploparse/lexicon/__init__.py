"""Word lists as data (TOML), and their loader.

Each list is a file beside this one; entries carry examples and counter-examples, which the tests run.
"""

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from spacy.tokens import Doc

from diploparse.settings import OWN_WORDS

#: What a TOML file can hold.
TomlValue = str | int | float | bool | list["TomlValue"] | dict[str, "TomlValue"]
Table = Mapping[str, TomlValue]


@functools.cache
def load(name: str) -> Table:
    """Return the word list `name`, the file's name without its ending.

    >>> load("offices")["honorifics"]["words"][0]
    'mr'
    """
    content: dict[str, TomlValue] = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf8"))
    return content


def table(name: str, key: str) -> Table:
    """Return the table `key` of a word list.

    >>> table("offices", "abbreviations")["gen"]
    'general'
    """
    found = load(name)[key]
    if not isinstance(found, dict):
        raise TypeError(f"{name}.toml: {key} is no table")
    return found


def entries(name: str, key: str) -> tuple[Table, ...]:
    """Return the entries `[[key]]` of a word list.

    >>> entries("states", "state")[0]["name"]
    'Afghanistan'
    """
    found = load(name)[key]
    if not isinstance(found, list):
        raise TypeError(f"{name}.toml: {key} is no list of tables")
    return tuple(entry for entry in found if isinstance(entry, dict))


def strings(value: TomlValue) -> tuple[str, ...]:
    """Return the words of a value that is one word or a list of them."""
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def own_words(doc: Doc, name: str) -> tuple[str, ...]:
    """Return the words that the reader of a document added to a list.

    >>> from diploparse import Settings, parse
    >>> own_words(parse("Talks began.", settings=Settings(lexicon={"offices": ["vizier"]})).doc, "offices")
    ('vizier',)
    """
    added: Mapping[str, tuple[str, ...]] | None = doc.user_data.get(OWN_WORDS)
    return added.get(name, ()) if added else ()


@functools.cache
def words(name: str, key: str, slot: str = "words") -> frozenset[str]:
    """Return the words of the table `key` of a word list.

    >>> "silva" in words("offices", "honorifics")
    False
    """
    return frozenset(strings(table(name, key)[slot]))
