"""Whether a name, a form of address or an office is a woman's or a man's."""

import functools
from collections.abc import Mapping
from typing import Literal

from diploparse.lexicon import words
from diploparse.reading.spellings import unaccented

Gender = Literal["female", "male"]


@functools.cache
def _given_names() -> Mapping[str, Gender]:
    found: dict[str, Gender] = dict.fromkeys(words("given_names", "women"), "female")
    return found | dict.fromkeys(words("given_names", "men"), "male")


@functools.cache
def _gendered_words() -> Mapping[str, Gender]:
    found: dict[str, Gender] = dict.fromkeys(words("offices", "women"), "female")
    return found | dict.fromkeys(words("offices", "men"), "male")


@functools.lru_cache(maxsize=4096)
def gender_of_given(given: str) -> Gender | None:
    """Return the gender of a given name, None if it does not tell.

    >>> gender_of_given("José María"), gender_of_given("Ana"), gender_of_given("Jean-Pierre"), gender_of_given("Kim")
    ('male', 'female', 'male', None)
    """
    first = next(iter(unaccented(given).split()), "")
    parts = first.split("-")
    known = _given_names()
    return known.get(first) or known.get(parts[0]) or (known.get(parts[-1]) if len(parts) > 1 else None)


def gender_of_word(word: str) -> Gender | None:
    """Return the gender of a form of address or of the last word of an office.

    >>> gender_of_word("Mrs."), gender_of_word("king"), gender_of_word("minister")
    ('female', 'male', None)
    """
    return _gendered_words().get(word.lower().rstrip("."))
