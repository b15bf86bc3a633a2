"""Offices beside names: "Deputy Foreign Minister X", "X, the head of …"."""

import functools
from collections.abc import Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.lexicon import entries, table, words
from diploparse.reading.states import state_of
from diploparse.records import Office

_FORMER: Final = frozenset({"former", "ex", "then", "late", "ousted", "deposed", "one-time", "onetime"})
_ACTING: Final = frozenset({"acting", "interim", "caretaker", "transitional"})
_INSIDE_FIELD: Final = frozenset({"the", "and", "'s", "-", "&"})
_LONGEST: Final = 12  # tokens of one office
_LONGEST_STATE: Final = 5  # tokens of the name of a state
_PHRASE_END: Final = frozenset({",", ";", ".", ":", "-", "--", "(", ")", '"', "!", "?"})


@attrs.frozen
class OfficeWords:
    """The words of offices, in lower case."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]

    def is_head(self, token: Token) -> bool:
        """Tell whether `token` can head an office, in the singular or plural."""
        word = token.lower_.rstrip(".")
        return word in self.heads or word.removesuffix("s") in self.heads

    def is_title(self, token: Token) -> bool:
        """Tell whether `token` can stand in an office or form of address."""
        word = token.lower_.rstrip(".")
        return self.is_head(token) or word in self.modifiers or word in self.honorifics


@functools.cache
def office_words() -> OfficeWords:
    """Return the words of the lexicon."""
    heads = {str(head["word"]) for head in entries("offices", "head")} | set(table("offices", "abbreviations"))
    return OfficeWords(frozenset(heads), words("offices", "modifiers"), words("offices", "honorifics"))


@attrs.frozen
class Title:
    """What stands before a name: offices, the state they are of, and where all of it begins."""

    offices: tuple[Office, ...]
    country: str | None
    start: int


def title_before(doc: Doc, name: int) -> Title:
    """Return the offices written before the name that begins at token `name`."""
    titles = office_words()
    i = name - 1
    while i >= 0 and (doc[i].is_space or doc[i].lower_.rstrip(".") in titles.honorifics):
        i -= 1
    head = _head_before(doc, i)
    if head is None:
        return Title((), _country_at(doc, i), i + 1)
    office, country, start = _office(doc, head, i + 1)
    offices = [office]
    if start >= 2 and doc[start - 1].lower_ == "and" and titles.is_head(doc[start - 2]):
        other, other_country, start = _office(doc, start - 2, start - 1)
        offices.insert(0, other)
        country = country or other_country
    return Title(tuple(offices), country, start)


def offices_after(doc: Doc, end: int, names: Sequence[tuple[int, int]]) -> tuple[Office, ...]:
    """Return the office in apposition behind the name that ends before token `end`.

    Args:
        doc: the tokens.
        end: the token behind the name.
        names: bounds of all names; an apposition holds none.
    """
    if end >= len(doc) or doc[end].text != ",":
        return ()
    stop = end + 1
    while stop < len(doc) and stop - end <= _LONGEST and doc[stop].text not in _PHRASE_END and doc[stop].pos_ not in {"VERB", "AUX"}:
        stop += 1
    if stop >= len(doc) or doc[stop].text not in _PHRASE_END or any(end < a < stop for a, _ in names):
        return ()
    titles = office_words()
    cut = next((k for k in range(end + 1, stop) if doc[k].lower_ in {"of", "for", "at", "to", "in", "on", "and", "who"}), stop)
    head = next((k for k in range(cut - 1, end, -1) if titles.is_head(doc[k])), None)
    if head is None or head != cut - 1:
        return ()
    last = stop if cut < stop and doc[cut].lower_ in {"of", "for", "to"} else head + 1
    office, _, _ = _office(doc, head, last, floor=end + 1)
    return (office,)


def _head_before(doc: Doc, i: int) -> int | None:
    """Return the head of the office that ends at token `i`: itself, or before an "of" phrase."""
    titles = office_words()
    if i < 0:
        return None
    if titles.is_head(doc[i]):
        return i
    k = i
    while k > 0 and i - k < _LONGEST // 2 and (doc[k].text[0].isupper() or doc[k].lower_ in _INSIDE_FIELD):
        k -= 1
    if k > 0 and k < i and doc[k].lower_ in {"of", "for", "to"} and titles.is_head(doc[k - 1]):
        return k - 1
    return None


def _office(doc: Doc, head: int, end: int, floor: int = 0) -> tuple[Office, str | None, int]:
    """Return the office with this head that ends before token `end`, its state, and its first token."""
    titles = office_words()
    first = head
    while first > max(floor, head - _LONGEST) and _belongs(doc[first - 1], titles):
        first -= 1
    country, start = None, first
    if start > floor:
        country = _country_at(doc, start - 1)
        if country:
            start -= 1 if doc[start - 1].lower_ != "'s" else 2
    begin = start
    while start > floor and doc[start - 1].lower_ in _FORMER | _ACTING | {"-"}:
        start -= 1
    before = {doc[k].lower_ for k in range(start, begin)}
    while first < head and doc[first].lower_ in _FORMER | _ACTING | {"-"}:
        before.add(doc[first].lower_)
        first += 1
    span = syntax.span_of(doc, first, end)
    text = syntax.text_of(doc, first, end)
    return Office(text=text, span=span, country=country, former=bool(before & _FORMER), acting=bool(before & _ACTING)), country, start


def _belongs(token: Token, titles: OfficeWords) -> bool:
    """Tell whether `token` before an office's head is part of the office."""
    if token.lower_.rstrip(".") in titles.modifiers:
        return True
    if state_of(token.text) is not None or token.is_sent_end:
        return False
    if token.text in {"(", ")", "-", "&"} or token.is_space:
        return token.i > 0 and not token.nbor(-1).is_punct
    is_own = titles.is_head(token) and token.nbor().text != "-"
    return token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.text[0].isalpha() and not is_own


def _country_at(doc: Doc, i: int) -> str | None:
    """Return the state named by the token `i`, or by the possessor that ends there."""
    if i < 0:
        return None
    if doc[i].lower_ == "'s" and i:
        i -= 1
    for width in range(1, min(_LONGEST_STATE, i + 1) + 1):
        found = state_of(syntax.text_of(doc, i - width + 1, i + 1))
        if found is not None:
            return found.state
    return None
