"""People whom an article will not name, and where it last spoke of them: the "U.S. official" behind "the official"."""

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import entries, strings, words
from diploparse.reading.bodies import anonymous_nouns
from diploparse.reading.offices import head_of_office, office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.mentions import SUBJECT, Referent, before, mentions_of_people, referent_of, sentence_numbers
from diploparse.reading.states import state_named_before
from diploparse.records import Person

_INDEFINITE: Final = frozenset({"a", "an", "one", "another"})
_DEFINITE: Final = frozenset({"the", "that", "this"})
_ANYONE: Final = frozenset({"official", "diplomat"})
#: Kinds of persons that are no experts.
_OF_STATE: Final = ("politician", "monarch", "commander", "diplomat")
#: Nouns by which any of these can be called.
_ANY_OF_STATE: Final = frozenset({"diplomat", "official", "politician"})
#: How many sentences back the text may have spoken of somebody, and among how many names.
_REACH: Final = 8
_FEW: Final = 8
_WIDEST: Final = 5  # words between an article and its noun
#: How many phrases back an indefinite one may tell what the definite one does.
_AMONG: Final = 8
_SAME: Final = frozenset({"same"})
_WORD_CLASSES: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def last_unnamed(document: Document, head: Token) -> int:
    """Return where the article last spoke of somebody by this noun and without a name: "a U.S. official"; -1 if nowhere.

    "The official" or "the U.S. official" behind it is that one, and nobody who was named before; "the Israeli official" is another.
    """
    return _last(document, head, [head.lower_])


def unnamed_meant(document: Document, head: Token) -> Token | None:
    """Return the noun of the indefinite phrase that "the official" takes up; if the article has none by this noun, of one like it.

    >>> from diploparse.document import parse
    >>> document = parse("A senior diplomat left. The diplomat said that talks had failed.")
    >>> unnamed_meant(document, document.doc[6]).i
    2
    """
    if head.tag_ == "NNS" or head.doc[_first(head) - 1].lower_ not in _DEFINITE:
        return None
    place = last_unnamed(document, head)
    if place < 0:
        place = _last(document, head, _nouns_like(head))
    return head.doc[place] if place >= 0 else None


def _nouns_like(head: Token) -> frozenset[str]:
    """Return the nouns by which somebody without a name may have been called before: "an aide" for "the official"."""
    like = kinds_of_persons().get(head.lower_, frozenset())
    anyone = anonymous_nouns() | _ANYONE
    return like | anyone if head.lower_ in anyone or is_withheld(head) else like


def person_spoken_of(document: Document, head: Token) -> Referent:
    """Return the person of whom the text speaks, where "the expert" can be no other: no office and no state says that they are none.

    Whom it speaks of is the subject of a main clause a few sentences back.
    """
    if head.lower_ not in kinds_of_persons() or head.doc[_first(head) - 1].lower_ not in _DEFINITE or is_withheld(head):
        return Referent()
    near = before(mentions_of_people(document), head)[-_FEW:]
    last = next((mention for mention in reversed(near) if mention.weight >= SUBJECT), None)
    if last is None and len({mention.who.name for mention in near}) == 1 and isinstance(near[-1].who, Person) and near[-1].who.offices:
        last = near[-1]
    if last is None or not isinstance(last.who, Person) or sentence_numbers(document)[head.i] - last.sentence > _REACH:
        return Referent()
    state = next((named[0].state for i in range(_first(head), head.i) if (named := state_named_before(head.doc, i + 1)) is not None), None)
    is_other = state is not None and last.who.nationality not in {None, state}
    return Referent() if is_other or (head.lower_ not in _ANY_OF_STATE and _holds_state_office(last.who)) else referent_of(last)


def _holds_state_office(person: Person) -> bool:
    kinds = kinds_of_persons()
    return any(head_of_office(office.normalised) in kinds[kind] for office in person.offices for kind in _OF_STATE)


def is_withheld(head: Token) -> bool:
    """Tell whether a noun phrase says that a name is kept back: "the unnamed official"."""
    return any(token.lower_ in words("institutions", "withheld") for token in head.doc[_first(head) : head.i])


@functools.cache
def kinds_of_persons() -> Mapping[str, frozenset[str]]:
    """Return what each noun for a kind of person can stand for."""
    return {str(entry["noun"]): frozenset(strings(entry["of"])) for entry in entries("referents", "person")}


def _last(document: Document, head: Token, nouns: Iterable[str]) -> int:
    doc, found = head.doc, -1
    told = _told(head, head.i) - words("institutions", "withheld") - _SAME
    for noun in nouns:
        places = _unnamed(document).get(noun, ())
        earlier = bisect_left(places, head.i)
        near = reversed(places[max(0, earlier - _AMONG) : earlier])
        found = max(found, next((i for i in near if told <= _told(doc[i], syntax.noun_phrase(doc[i])[1])), -1))
    return found


def _told(noun: Token, end: int) -> frozenset[str]:
    """Return what a phrase up to token `end` tells of somebody beside the noun: words, and the codes of states."""
    doc, found, i = noun.doc, set[str](), end
    first = _first(noun)
    while i > first:
        named = state_named_before(doc, i)
        i = named[1] if named is not None else i - 1
        if i != noun.i:
            found.add(named[0].code if named is not None else doc[i].lower_)
    return frozenset(found)


@once
def _unnamed(document: Document) -> Mapping[str, tuple[int, ...]]:
    """Return the nouns for persons in indefinite phrases without a name, by word: the "official" of "one senior official"."""
    doc, named = document.doc, person_by_token(document)
    found: dict[str, list[int]] = {}
    for opener in doc[:-1]:
        if opener.lower_ not in _INDEFINITE | words("institutions", "withheld") or doc[opener.i - 1].lower_ in _DEFINITE:
            continue
        for token in doc[opener.i + 1 : _end(opener)]:
            behind = token.i + 2 if token.i + 1 < len(doc) and doc[token.i + 1].text == "," else token.i + 1
            apposed = opener.i and doc[opener.i - 1].text == "," and not syntax.is_subject(token)  # "X, a senior official"
            if token.i not in named and behind not in named and not apposed and is_for_person(token):
                found.setdefault(token.lower_, []).append(token.i)
    return {noun: tuple(places) for noun, places in found.items()}


def is_for_person(token: Token) -> bool:
    """Tell whether a noun is one for a person: an office, a kind of person, somebody whose name is kept back."""
    return office_words().is_head(token) or token.lower_ in kinds_of_persons() or token.lower_ in anonymous_nouns()


def _end(opener: Token) -> int:
    """Return the token behind the nouns and adjectives that follow an article."""
    doc, end = opener.doc, opener.i + 1
    while end < len(doc) and end - opener.i <= _WIDEST + 1 and doc[end].pos_ in _WORD_CLASSES and doc[end].lower_ not in _INDEFINITE:
        end += 1
    return end


def _first(noun: Token) -> int:
    """Return the first word of a noun phrase behind its article, read word by word: a wrong tree must not cost the phrase."""
    doc, start = noun.doc, noun.i
    while start > 0 and noun.i - start < _WIDEST and doc[start - 1].pos_ in _WORD_CLASSES and doc[start - 1].lower_ not in _INDEFINITE:
        start -= 1
    return start
