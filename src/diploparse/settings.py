"""What a reader may set: words of their own, the order of day and month."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import attrs

from diploparse.errors import InvalidSettings


@attrs.frozen(eq=False, repr=False)
class WordLists(Mapping[str, tuple[str, ...]]):
    """Word lists by name; unlike a dict, they cannot change and have a hash."""

    _words: tuple[tuple[str, tuple[str, ...]], ...]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return dict(self._words)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._words)

    def __len__(self) -> int:
        return len(self._words)

    def __hash__(self) -> int:
        return hash(frozenset(self._words))

    def __repr__(self) -> str:
        return repr(dict(self._words))


#: Where a document's tokens keep the words that its reader added.
OWN_WORDS: Final = "diploparse_lexicon"
#: The lists that a reader may add to, and what stands in each.
LISTS: Final[Mapping[str, str]] = {
    "reporting_verbs": "verbs that report speech, in dictionary form",
    "offices": "nouns for offices, in the singular",
    "institution_nouns": "nouns that head the name of a body, in the singular",
    "blocs": "names of bodies that bind states together",
    "organisations": "names of international organisations",
    "movements": "names of factions and armed movements",
    "institutions": "names of national bodies",
}


_IN_LOWER_CASE: Final = frozenset({"reporting_verbs", "offices", "institution_nouns"})


def _word_lists(value: Mapping[str, Sequence[str]] | str | Path) -> WordLists:
    if isinstance(value, str | Path):
        value = _from_toml(Path(value))
    if not isinstance(value, Mapping):
        raise InvalidSettings(f"lexicon={value!r} is no dictionary of word lists: give {{'reporting_verbs': ['quip']}}, or a TOML file")
    return WordLists(tuple((name, _checked_words(name, words)) for name, words in value.items()))


def _from_toml(path: Path) -> Mapping[str, Sequence[str]]:
    try:
        return tomllib.loads(path.read_text("utf8"))
    except OSError as error:
        raise InvalidSettings(f"lexicon={str(path)!r} cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSettings(f"lexicon={str(path)!r} is no TOML file: {error}") from error


def _checked_words(name: str, words: Sequence[str]) -> tuple[str, ...]:
    if isinstance(words, str):
        raise InvalidSettings(f"The words of {name!r} are {words!r}: give a list, [{words!r}]")
    if isinstance(words, Mapping | set | frozenset) or not isinstance(words, Iterable):
        raise InvalidSettings(f"The words of {name!r} are {words!r}: give a list of words, ['quip']")
    checked = tuple(words)
    for word in checked:
        if not isinstance(word, str) or not word.strip():
            raise InvalidSettings(f"{word!r} among the words of {name!r} is no word: give its dictionary form, 'quip'")
    return tuple(word.strip().lower() if name in _IN_LOWER_CASE else word.strip() for word in checked)


def _check_flag(settings: "Settings", field: "attrs.Attribute[bool]", value: bool) -> None:
    if not isinstance(value, bool):
        raise InvalidSettings(f"{field.name}={value!r} is neither yes nor no: give True or False")


@attrs.frozen
class Settings:
    """What a reader may set.

    Attributes:
        lexicon: words of your own by list, added to the built-in ones: a mapping, or the path of a TOML file that holds such lists.
            The lists are "reporting_verbs", "offices", "institution_nouns", "blocs", "organisations", "movements" and "institutions".
        day_first: read 5/6/2025 as 5 June.

    Raises:
        InvalidSettings: if there is no list of such a name, a value is of the wrong kind, or a file cannot be read.

    >>> Settings(lexicon={"reporting_verbs": ["quip"]}).lexicon
    {'reporting_verbs': ('quip',)}
    """

    lexicon: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_word_lists)
    day_first: bool = attrs.field(default=False, validator=_check_flag)

    def __attrs_post_init__(self) -> None:
        for name in self.lexicon:
            if name not in LISTS:
                raise InvalidSettings(f"No word list is called {name!r}: choose from {', '.join(LISTS)}")
