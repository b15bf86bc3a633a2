"""Lists of people, read word by word: names with offices between commas, "and" and semicolons.

Trees of long lists are seldom right; the words between two names are few and of few kinds.
"""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.unread import unread_person
from diploparse.extractors.delegations.words import before, span_of, text_of, words
from diploparse.reading.appointments import title_before
from diploparse.reading.names import person_names
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.records import Person
from diploparse.spans import Span

Named = tuple[Person, Span]

_SEPARATORS: Final = frozenset({",", ";", ":", "and", "&", "or", "plus"})
_OUTSIDE: Final = frozenset({"to", "with", "by", "from", "under", "against", "at", "for", "of", "in", "on", "after", "before", "replacing"})
_RELATIVE: Final = frozenset({"who", "whom", "whose", "which", "where", "that"})
_STOP: Final = frozenset(
    {"but", "while", "because", "although", "though", "when", "after", "before", "as", "whereas", "if", "since", "without"}
)
_PLURALS: Final = frozenset({"NNS", "NNPS"})
_GROUPS: Final = words("host_of")
_LONGEST: Final = 400  # tokens of one list


@attrs.frozen
class Listed:
    """What a list holds.

    Attributes:
        people: the persons, with where they are named.
        unnamed: the words for members without a name, with where they stand.
        end: the token behind the list.
    """

    people: tuple[tuple[Person, Span], ...]
    unnamed: tuple[tuple[str, Span], ...]
    end: int


@once
def _name_starts(document: Document) -> dict[int, int]:
    return dict(person_names(document))


def read_list(document: Document, start: int, end: int, sure: bool = False) -> Listed:
    """Return the persons listed from token `start` on, before token `end`.

    Args:
        document: the article.
        start: the first token of the list.
        end: where it ends at the latest.
        sure: whether the list can hold people only, whatever the recogniser took their names for.

    >>> from diploparse.document import parse
    >>> document = parse("They are Minister Ana Silva, Tom Reed, an aide to President Ali Reza, and two experts.")
    >>> listed = read_list(document, 2, len(document.doc))
    >>> [person.name for person, _ in listed.people], [words for words, _ in listed.unnamed]
    (['Ana Silva', 'Tom Reed'], ['two experts'])
    """
    stop = _list_end(document, start, min(end, start + _LONGEST))
    found: list[tuple[Person, Span]] = _unread(document, start, stop, sure)
    for i in range(start, stop):
        name_end = _name_starts(document).get(i)
        if name_end is not None and name_end <= stop and _is_item(document, i, name_end, start):
            person = person_by_token(document)[i]
            if all(person != other for other, _ in found):
                found.append((person, span_of(document, i, name_end)))
    found.sort(key=lambda named: named[1])
    return Listed(tuple(found), tuple(_unnamed(document, start, stop)), stop)


def _unread(document: Document, start: int, stop: int, sure: bool) -> list[Named]:
    """Return the items that are names which the recogniser left out."""
    named = person_by_token(document)
    sure = sure or any(i in named for i in range(start, stop))
    found = [unread_person(document, a, b, sure) for a, b in _items(document, start, stop) if not any(i in named for i in range(a, b))]
    return [person for person in found if person is not None]


def _list_end(document: Document, start: int, end: int) -> int:
    """Return where the list ends: at a finite verb or a conjunction that opens another clause."""
    doc, i = document.doc, start
    named = person_by_token(document)
    while i < end:
        token = doc[i]
        if token.lower_ in _RELATIVE and i > start:
            i = _behind_clause(document, i, end)
            continue
        if token.lower_ in _STOP and i > start and not (token.lower_ == "as" and _is_as_well_as(token)):
            break
        if token.lower_ == "by" and _is_side(doc[i - 1]):
            return _last_separator(document, start, i, _SEPARATORS)
        if i not in named and syntax.is_finite(token) and token.pos_ in {"VERB", "AUX"} and not _is_office_word(token):
            return _last_separator(document, start, i, frozenset({",", ";"}))
        i += 1
    return i


def _is_side(token: Token) -> bool:
    """Tell whether a word opens what is said of another side: "led by X and the British side by Y"."""
    return token.lower_ in words("sure") | words("group") or token.lower_ in {"side", "one"}


def _last_separator(document: Document, start: int, i: int, separators: frozenset[str]) -> int:
    """Return where the clause of token `i` parts from the list: "A and B, Silva said"; token `i` if it goes on with "and"."""
    last = next((k for k in range(i - 1, start, -1) if document.doc[k].lower_ in _SEPARATORS), i)
    return last if document.doc[last].lower_ in separators else i


def _is_office_word(token: Token) -> bool:
    return office_words().is_title(token)


def _is_as_well_as(token: Token) -> bool:
    doc, i = token.doc, token.i
    after = [doc[k].lower_ for k in range(i, min(i + 3, len(doc)))]
    return after[:2] == ["as", "well"] or (i >= 2 and doc[i - 1].lower_ == "well" and doc[i - 2].lower_ == "as")


def _behind_clause(document: Document, i: int, end: int) -> int:
    """Return the token behind a relative clause: at the next comma or semicolon, or "and" before a name."""
    i += 1
    while i < end and document.doc[i].text not in {",", ";"}:
        i += 1
    return i


def _is_item(document: Document, i: int, name_end: int, start: int) -> bool:
    """Tell whether the name at token `i` is one of those listed, not one inside an item: "an aide to X", "X's aide"."""
    doc = document.doc
    behind = doc[name_end] if name_end < len(doc) else None
    if behind is not None and behind.lower_ in {"'s", "'"}:
        return False
    title = max(title_before(doc, i).start, start)
    opening = before(document, title, start)
    while opening is not None and (opening.lower_ in {"the", "a", "an", "his", "her", "its", "their"} or opening.text in {'"'}):
        opening = before(document, opening.i, start)
    if (
        opening is None
        or opening.lower_ in _SEPARATORS
        or opening.lower_ in {"including", "with", "well", "as", "alongside", "included", "them"}
    ):
        return not _in_clause(document, i, start)
    if _is_inside_office(document, opening, start):
        return not _in_clause(document, i, start)
    outside = opening.lower_ in _OUTSIDE or opening.lower_ == "'s" or _in_clause(document, i, start)
    return not outside and _all_title(document, i, start)


def _is_inside_office(document: Document, opening: Token, start: int) -> bool:
    """Tell whether "to the" goes on with an office that opens an item: "Ana Silva, Adviser to the Prime Minister Tom Reed"."""
    doc = document.doc
    if opening.lower_ != "to" or doc[opening.i + 1].lower_ != "the":
        return False
    head = token = before(document, opening.i, start)
    while token is not None and token.is_title:
        token = before(document, token.i, start)
    return head is not None and head.is_title and office_words().is_title(head) and (token is None or token.lower_ in _SEPARATORS)


def _all_title(document: Document, i: int, start: int) -> bool:
    """Tell whether only nouns and adjectives stand between the last separator and the name: a title unknown to the lexicon."""
    token = before(document, i, start)
    while token is not None and token.lower_ not in _SEPARATORS:
        if token.pos_ in {"VERB", "AUX", "PRON"} and not _is_office_word(token) and token.tag_ != "PRP$":
            return False
        if token.lower_ in _OUTSIDE and token.lower_ not in {"of", "for"}:
            return False
        token = before(document, token.i, start)
    return True


def _in_clause(document: Document, i: int, start: int) -> bool:
    """Tell whether a "who" stands before token `i` and no comma after it."""
    token = before(document, i, start)
    while token is not None and token.text not in {",", ";"}:
        if token.lower_ in _RELATIVE:
            return True
        token = before(document, token.i, start)
    return False


def _unnamed(document: Document, start: int, stop: int) -> list[tuple[str, Span]]:
    """Return the items that name nobody: "two experts", "a group of advisers"."""
    found: list[tuple[int, int]] = []
    goes_on = False  # "officials from the foreign and defense ministries" is one item
    for a, b in _items(document, start, stop):
        tokens = document.doc[a:b]
        head = next((t for t in tokens if t.tag_ in _PLURALS or t.lower_ in _GROUPS), None)
        if any(token.i in person_by_token(document) for token in tokens):
            goes_on = False
        elif head is not None and head.pos_ in {"NOUN", "PROPN"} and _are_people(head):
            goes_on = not _announces(document, b, stop)
            found += [(a, b)] if goes_on else []
        elif goes_on:
            found[-1] = (found[-1][0], b)
    return [(text_of(document, a, b), span_of(document, a, b)) for a, b in found]


def _announces(document: Document, i: int, stop: int) -> bool:
    """Tell whether a colon at token `i` shows that names follow for the words before it: "three ministers: A, B and C"."""
    return i < stop and document.doc[i].text == ":"


def _items(document: Document, start: int, stop: int) -> list[tuple[int, int]]:
    """Return the stretches between separators."""
    doc, found, a = document.doc, list[tuple[int, int]](), start
    for i in range(start, stop + 1):
        if i == stop or doc[i].lower_ in _SEPARATORS:
            while a < i and (doc[a].is_space or doc[a].lower_ in {"as", "well", "including", "along", "with"}):
                a += 1
            b = i
            while b > a and (doc[b - 1].is_space or doc[b - 1].is_punct):
                b -= 1
            if b > a:
                found.append((a, b))
            a = i + 1
    return found


def _are_people(head: Token) -> bool:
    word = head.lower_
    return word in _GROUPS or office_words().is_head(head) or word in words("staff") | words("people")
