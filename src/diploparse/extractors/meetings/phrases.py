"""Noun phrases: who stands before an encounter's noun and behind it."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.sides import known_body_at
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import Actors, actors, is_plural, united
from diploparse.extractors.meetings.bodies import Actor, state_actor
from diploparse.extractors.meetings.doers import owners_of
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.persons import resolved
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import behind, time_by_token
from diploparse.extractors.meetings.words import is_one_of, listed, noun_at
from diploparse.reading.people import person_by_token
from diploparse.reading.states import state_named_at

_JOINING: Final = listed("joining", "words")
_HEARD: Final = frozenset({"call", "calls"})
#: What is given "to" whom one meets, and "for" him.
_GIVEN: Final = {"to": frozenset({"welcome", "audience"}), "for": frozenset({"lunch", "luncheon", "dinner", "breakfast"})}
_PURPOSE: Final = 9  # words of "aimed at ending the long war between"
_LISTED: Final = 60  # words of a list of those present
_LEFT: Final = 12  # words of a noun phrase before its noun
_INSIDE: Final = frozenset({"'s", "'", "-", "and"})
_POINTING: Final = frozenset({"the", "that", "those", "these", "this", "his", "her", "their", "its"})


@attrs.frozen
class Behind:
    """What stands behind the noun.

    Attributes:
        sides: who is named.
        joint: whether nobody else takes part: "between X and Y".
        attended: whether they were present: "attended by X".
        severally: whether each of them had an encounter of his own: "meetings with X and Y".
        company: whether there are others without a name: "with key ministers".
    """

    sides: tuple[Actor, ...] = ()
    joint: bool = False
    attended: bool = False
    severally: bool = False
    company: bool = False


@attrs.frozen
class Phrase:
    """What the noun phrase itself says: who stands before the noun, who behind it, and whether it points back.

    It ends before a "during"; `reach` is where all ends that follows the noun.
    """

    start: int
    end: int
    reach: int
    before: tuple[Actor, ...]
    behind: tuple[Actor, ...]
    points: bool
    told: Behind

    @property
    def joint(self) -> bool:
        """Whether nobody else takes part: "between X and Y"."""
        return self.told.joint

    @property
    def attended(self) -> bool:
        """Whether those behind the noun were present: "attended by X"."""
        return self.told.attended


def phrase_of(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> Phrase:
    """Return what the noun phrase of an encounter says of who takes part.

    Args:
        document: a parsed article.
        token: the noun.
        known: the mentions before it, for "their talks".
    """
    doc = document.doc
    start, reach = left_edge(document, token), behind(doc, token.i)
    end = next((i for i in range(token.i + 1, reach) if doc[i].lower_ == "during"), reach)
    ahead, told = _before_noun(document, token, start, known), _behind_noun(document, token, end, known)
    parted = Actors() if told.sides else _parted(document, end)
    if parted.found:
        told, end = Behind(parted.found, joint=True), parted.end
    included = _included(document, token)
    told = attrs.evolve(told, attended=told.attended or bool(included))
    points = (doc[start].lower_ in _POINTING or start in time_by_token(document)) and not (ahead and told.sides)
    return Phrase(start, end, reach, ahead, (*told.sides, *included), points, told)


def _behind_noun(document: Document, token: Token, end: int, known: tuple[MeetingMention, ...]) -> Behind:
    """Return who is named behind a noun: "talks with X", "a meeting of X and Y", "talks attended by X"."""
    doc, found, noun = document.doc, Behind(), noun_at(token)
    timed = time_by_token(document)
    visits = noun is not None and noun.kind == "visit"
    for i in range(token.i + 1, end):
        word = doc[i].lower_
        heard = word == "from" and i == token.i + 1 and token.lower_ in _HEARD
        heard = heard or (word == "on" and i == token.i + 1 and doc[i - 2].lower_ == "courtesy")  # "a courtesy call on Reed"
        if word in _JOINING or heard or token.lower_ in _GIVEN.get(word, ()):
            return _joined(document, token, i, end, known)
        if word == "of" and all(k in timed or k + 1 in timed for k in range(token.i + 1, i)):  # "a meeting on Friday of envoys"
            named = actors(document, i + 1, end)
            pair = setting.pair_before(document, named.plural, known) if named.plural is not None and not named.found else ()
            found = Behind(named.found or pair, company=named.company)
        if word in listed("joining", "by") and i + 1 < end and doc[i + 1].lower_ == "by":
            pointed = doc[left_edge(document, token)].lower_ in _POINTING  # "the talks, mediated by Qatar"
            return Behind(united(found.sides, actors(document, i + 2, end).found), attended=pointed or word == "attended")
        if word == "by" and visits:
            return Behind(actors(document, i + 1, end).found, joint=True)
        if word in {"including", "present"} or (word == "and" and i + 1 < end and doc[i + 1].pos_ == "DET"):
            break
    return found


def _parted(document: Document, end: int) -> Actors:
    """Return the sides of a conflict that an encounter is to end, in the words from token `end` on: "to end the war between X and Y"."""
    doc = document.doc
    if end >= len(doc) or doc[end].lower_ not in listed("conflicts", "before"):
        return Actors()
    stop = reach_on(doc[end], _PURPOSE)
    between = next((i for i in range(end + 1, stop) if doc[i].lower_ == "between"), 0)
    if not between or doc[between - 1].lower_ not in listed("conflicts", "words"):
        return Actors()
    is_to_end = doc[end].lower_ != "to" or any(is_one_of(doc[i], "conflicts", "ending") for i in range(end + 1, between))
    return actors(document, between + 1, len(doc)) if is_to_end else Actors()


def _joined(document: Document, token: Token, i: int, end: int, known: tuple[MeetingMention, ...]) -> Behind:
    """Return who is named behind the "with" or "between" at token `i`."""
    joint = document.doc[i].lower_ in {"between", "among"}
    found = actors(document, i + 1, end)
    theirs = document.doc[i + 1] if joint and i + 1 < end and document.doc[i + 1].lower_ == "their" else None  # "between their ministers"
    pair = setting.pair_before(document, theirs, known) if theirs is not None and not found.found else ()
    sides = pair or found.found or (setting.group_without_name(document, i + 1, end) if i + 1 < end else ())
    if found.plural is not None and not sides:
        sides = setting.pair_before(document, found.plural, known)
    return Behind(sides, joint, severally=len(sides) > 1 and not joint and are_met_apart(document, token, i), company=found.company)


def are_met_apart(document: Document, word: Token, i: int) -> bool:
    """Tell whether several sides named behind the preposition at token `i` were met one by one: "meetings with", "met with both".

    Args:
        document: a parsed article.
        word: the verb or noun for the encounter.
        i: the preposition, or the verb itself before its object.
    """
    doc = document.doc
    if i + 1 < len(doc) and doc[i + 1].lower_ == "both":
        return True
    near = {doc[k].lower_ for k in range(reach_back(word, 2), min(i, word.i + 4) + 1)}
    return bool(near & listed("apart", "beside")) or word.lower_ in listed("apart", "plurals")


def _included(document: Document, token: Token) -> tuple[Actor, ...]:
    """Return who is listed as present: "others were seen at that meeting, including X, Y and Z"."""
    doc = document.doc
    before_words = {doc[i].lower_ for i in range(reach_back(token, 6), token.i)}
    i = token.i + 1
    if not before_words & {"present", "attended", "joined", "attending"} or i + 1 >= len(doc) or doc[i].text != ",":
        return ()
    return actors(document, i + 2, reach_on(token, _LISTED)).found if doc[i + 1].lower_ in {"including", "among"} else ()


def left_edge(document: Document, token: Token) -> int:
    """Return the first token of the noun phrase of `token`, by the words: up to an article, never over a verb or a preposition."""
    doc = document.doc
    start = token.i
    for i in range(token.i - 1, reach_back(token, _LEFT) - 1, -1):
        word = doc[i]
        if word.is_space:
            continue
        if word.lower_ in _INSIDE or doc[i + 1].text == "-" or _modifies(word):
            if word.lower_ == "and" and not _pairs(doc, i):
                break
            start = i
            continue
        if word.pos_ == "DET" or word.tag_ == "PRP$" or (word.lower_ in _POINTING and word.pos_ != "SCONJ"):
            start = i
            if doc[max(i, 1) - 1].lower_ != "'s":
                break
            continue
        break
    return start


def _modifies(word: Token) -> bool:
    """Tell whether a word can stand before a noun in its phrase: no verb of a clause."""
    return word.pos_ in {"NOUN", "PROPN", "ADJ", "NUM"} or (word.tag_ in {"HYPH", "VBN", "VBG"} and not syntax.is_clause(word))


def _pairs(doc: Doc, i: int) -> bool:
    """Tell whether an "and" joins two states before the noun: "US and Chilean talks"."""
    return i > 0 and i + 1 < len(doc) and state_named_at(doc, i + 1) is not None and state_named_at(doc, i - 1) is not None


def _before_noun(document: Document, token: Token, start: int, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return who stands before the noun: a possessor, a pair of states or persons, a bloc."""
    doc = document.doc
    first = doc[start]
    if first.lower_ in {"his", "her"}:
        found = resolved(document, first)
        return (found,) if found is not None else ()
    if first.lower_ == "their":
        return setting.pair_before(document, first, known)
    owners = next((i for i in range(start, token.i) if doc[i].lower_ in {"'s", "'"}), start)
    if owners > start and is_plural(doc, start, owners):
        return setting.pair_before(document, doc[owners - 1], known)
    pair = _pair(document, start, token.i)
    if pair:
        return pair
    owners_named = owners_of(document, token)
    if owners_named:
        return owners_named
    bloc = [i for i in range(start, token.i) if doc[i].ent_type_ == "ORG" and state_named_at(doc, i) is None]
    if bloc and not any(doc[i].text == "-" for i in range(bloc[-1], token.i)):
        return actors(document, bloc[0], bloc[-1] + 1).found
    return ()


def _side_at(document: Document, i: int) -> Actor | None:
    """Return the state or the known body that token `i` names: "EU" of "the EU-Chile summit"."""
    named = state_named_at(document.doc, i)
    if named is not None:
        return state_actor(named[0], setting.span_of(document.doc[i]))
    body = known_body_at(document, i)
    return Actor(body[0], body[0].mentions) if body is not None else None


def _pair(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return two sides joined by a hyphen: "Norway-Chile talks", "the Silva-Reed summit"."""
    doc, by_token = document.doc, person_by_token(document)
    for i in range(start + 1, end):
        if doc[i].text not in {"-", "/"} and doc[i].lower_ != "and":
            continue
        left = next((k for k in range(max(start, i - 3), i) if (n := state_named_at(doc, k)) is not None and n[1] == i), i - 1)
        pair = tuple(side for k in (left, i + 1) if k < end and (side := _side_at(document, k)) is not None)
        if len(pair) == 2:
            return pair
        if doc[i].text == "-" and i - 1 in by_token and i + 1 in by_token:
            return tuple(Actor(by_token[k], (setting.span_of(doc[k]),)) for k in (i - 1, i + 1))
    return ()
