"""Names compared: the same name in another spelling, or a part of a longer one."""

import functools
import unicodedata
from collections.abc import Sequence
from typing import Final

from diploparse.lexicon import strings, table, words

#: Family names of so many letters may differ in one of them when the given name is the same.
_LONG: Final = 6
_APOSTROPHES: Final = str.maketrans("", "", "'’`ʼ\"“”")


@functools.cache
def particles() -> frozenset[str]:
    """Return the words that belong to a family name: "bin", "von"."""
    return words("names", "particles")


def unaccented(name: str) -> str:
    """Return a name in lower case without accents.

    >>> unaccented("Søren Müller-Łucz")
    'soren muller-lucz'
    """
    letters = table("names", "letters")
    folded = "".join(str(letters.get(letter, letter)) for letter in name.casefold())
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@functools.lru_cache(maxsize=4096)
def name_key(name: str) -> tuple[str, ...]:
    """Return the parts of a name as they compare: spelling evened out, particles and hyphens left out.

    >>> name_key("Sergey al-Karimi") == name_key("Sergei Karimi")
    True
    >>> name_key("Maria") == name_key("Mario")
    False
    """
    parts = unaccented(name).translate(_APOSTROPHES).replace("-", " ").replace(".", " ").split()
    kept = [part for part in parts if part not in particles()] or parts or [name]
    return tuple(map(_evened, kept))


@functools.cache
def _spellings() -> tuple[tuple[str, str], ...]:
    pairs = table("names", "spellings")["pairs"]
    if not isinstance(pairs, list):
        raise TypeError("names.toml: spellings.pairs is no list")
    return tuple((one, other) for one, other in map(strings, pairs))


def _evened(part: str) -> str:
    for spelling, common in _spellings():
        part = part.replace(spelling, common)
    return "".join(letter for i, letter in enumerate(part) if not i or letter != part[i - 1])


def can_be_short_for(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the name with the key `short` can name the person with the key `full`.

    It can be one part of it, its beginning or its end, or the same with middle names or all but the first letter left out.

    >>> can_be_short_for(name_key("J. Reed"), name_key("John Tom Reed"))
    True
    >>> can_be_short_for(name_key("Kim Jong Il"), name_key("Kim Yong Il"))
    False
    """
    if len(short) == 1:
        return short[0] in (full if len(full) > 2 else (full[0], full[-1]))
    if len(short) > len(full):
        return False
    if tuple(short) in (tuple(full[: len(short)]), tuple(full[-len(short) :])):
        return True
    return short[-1] == full[-1] and _matches(short[0], full[0]) and _in_order(short, full)


def is_variant(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two full names are the same but for one letter of a long family name.

    >>> is_variant(name_key("Ana Castelani"), name_key("Ana Castanos"))
    False
    >>> is_variant(name_key("Ana Castelanos"), name_key("Ana Castelenos"))
    True
    """
    if len(one) < 2 or len(other) < 2 or one[0] != other[0]:
        return False
    return min(len(one[-1]), len(other[-1])) >= _LONG and _one_letter_apart(one[-1], other[-1])


def _one_letter_apart(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    i = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return short[i + (len(short) == len(long)) :] == long[i + 1 :]


def _in_order(short: Sequence[str], full: Sequence[str]) -> bool:
    """Tell whether the parts of `short` are found in `full` one behind the other."""
    rest = iter(full)
    return all(any(_matches(part, other) for other in rest) for part in short)


def _matches(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))
