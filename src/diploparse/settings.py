"""What a reader may set: words of their own, the order of day and month."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def _word_lists(value: Mapping[str, Sequence[str]]) -> WordLists:
    if not isinstance(value, Mapping):
        raise InvalidSettings(f"lexicon={value!r} is no dictionary of word lists: give {{'reporting_verbs': ['quip']}}")
    return WordLists(tuple((name, _checked_words(name, words)) for name, words in value.items()))


def _checked_words(name: str, words: Sequence[str]) -> tuple[str, ...]:
    if isinstance(words, str):
        raise InvalidSettings(f"The words of {name!r} are {words!r}: give a list, [{words!r}]")
    if not isinstance(words, Iterable):
        raise InvalidSettings(f"The words of {name!r} are {words!r}: give a list of words, ['quip']")
    checked = tuple(words)
    for word in checked:
        if not isinstance(word, str) or not word.strip():
            raise InvalidSettings(f"{word!r} among the words of {name!r} is no word: give its dictionary form, 'quip'")
    return checked


def _check_flag(settings: "Settings", field: "attrs.Attribute[bool]", value: bool) -> None:
    if not isinstance(value, bool):
        raise InvalidSettings(f"{field.name}={value!r} is neither yes nor no: give True or False")


@attrs.frozen
class Settings:
    """What a reader may set.

    Attributes:
        lexicon: words of your own by list; the list is "reporting_verbs", in dictionary form.
        day_first: read 5/6/2025 as 5 June.

    Raises:
        InvalidSettings: if there is no list of such a name, or a value is of the wrong kind.

    >>> Settings(lexicon={"reporting_verbs": ["quip"]}).lexicon
    {'reporting_verbs': ('quip',)}
    """

    lexicon: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict, converter=_word_lists)
    day_first: bool = attrs.field(default=False, validator=_check_flag)

    def __attrs_post_init__(self) -> None:
        for name in self.lexicon:
            if name != "reporting_verbs":
                raise InvalidSettings(f"No word list is called {name!r}: use 'reporting_verbs'")
