"""Whom the subject of a verb meets: its object, the phrase with "with", whom a relative clause is about."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.groups import group_tokens
from diploparse.extractors.delegations.words import words as delegation_words
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import Actors, actors, subjects
from diploparse.extractors.meetings.bodies import GROUPS, Actor
from diploparse.extractors.meetings.doers import done_by
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.persons import first_of_name
from diploparse.extractors.meetings.phrases import are_met_apart
from diploparse.extractors.meetings.reach import reach_back
from diploparse.extractors.meetings.stretches import time_by_token
from diploparse.extractors.meetings.visits import state_of_place
from diploparse.extractors.meetings.words import Verb, listed, noun_at
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.places import place_by_token
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.reading.states import state_named_at
from diploparse.records import Person

_REACH: Final = 10  # words between the verb and its "with"


def _is_done_by(document: Document, token: Token, verb: Verb) -> bool:
    """Tell whether the subject is the one who is received: "Reed was received by Silva"."""
    return verb.frame == "object" and (verb.host or not verb.alone) and done_by(document, token) is not None


@attrs.frozen
class Met:
    """The other side of an encounter: who is named, whether one by one, and whether there are others without a name."""

    sides: tuple[Actor, ...] = ()
    severally: bool = False
    company: bool = False


def other_side(document: Document, token: Token, verb: Verb, end: int, known: tuple[MeetingMention, ...]) -> Met:
    """Return whom the subject meets: the object, or the phrase with "with"."""
    doc = document.doc
    first = token.i + 1
    if _is_done_by(document, token, verb):
        return Met(subjects(document, token).found or setting.group_as_subject(document, token))
    if verb.frame == "place":
        return Met(_visited(document, first, end))
    if whom := _whom(document, token):
        return Met(whom)
    if verb.frame in {"with", "both"}:
        for i in range(first, min(end, first + _REACH)):
            if doc[i].lower_ in verb.joining:
                return _counterparts(document, token, i, end, verb, known)
            if doc[i].lower_ in {"about", "during"} or noun_at(doc[i]) is not None or (doc[i].lower_ == "of" and verb.kind == "call"):
                break
            if doc[i].pos_ == "PROPN" and not (verb.people or i in time_by_token(document) or i in place_by_token(document)):
                break  # "met Reed with Costa", but "discussed Peru with Reed"
    opening = token.i + (first < len(doc) and doc[first].lower_ == verb.particle)
    return Met() if verb.frame == "with" else _counterparts(document, token, opening, end, verb, known)


def _whom(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return whom a relative clause is about that says who met him: "Silva, with whom Reed met"."""
    doc, by_token = document.doc, person_by_token(document)
    whom = next((i for i in range(verb.i - 1, reach_back(verb, _REACH) - 1, -1) if doc[i].lower_ == "whom"), 0)
    last = whom - 1
    while last > 0 and doc[last].lower_ in {"with", ","}:
        last -= 1
    return actors(document, first_of_name(document, last, 0), last + 1).found if whom and last in by_token else ()


def _counterparts(document: Document, token: Token, opening: int, end: int, verb: Verb, known: tuple[MeetingMention, ...]) -> Met:
    """Return whom the subject meets: those named behind the verb or its preposition, at token `opening`."""
    start = _behind_setting(document, opening + 1, end)
    if start >= end or (verb.frame == "object" and document.doc[start].pos_ == "ADP"):
        return Met()
    named = actors(document, start, end)
    found = named.found if named.company or not _is_behind_another(document, start, named) else ()
    if named.plural is not None and not named.found:  # "met with both leaders"
        found = setting.pair_before(document, named.plural, known)
    if verb.people:
        found = tuple(a for a in found if isinstance(a.value, Person) or _is_official(document, start, a))
    if verb.to_officials and document.doc[opening].lower_ == "to":
        found = tuple(a for a in found if isinstance(a.value, Person) and (a.value.offices or a.value.nationality))
    if verb.frame == "object" and (_is_of_thing(document, token) or any(noun_at(other) is not None for other in syntax.objects_of(token))):
        return Met()
    if verb.alone and found and not _is_all(document, found[-1], verb):
        return Met()
    if verb.host and found and not any(isinstance(actor.value, Person) or _is_official(document, start, actor) for actor in found):
        return Met()
    severally = len(found) > 1 and are_met_apart(document, token, opening)
    return Met(found or setting.group_without_name(document, start, end), severally, named.company and verb.frame != "object")


def _is_of_thing(document: Document, verb: Token) -> bool:
    """Tell whether a verb takes a thing of those whom the words name: "received the credentials of the ambassador"."""
    thing = next((other for other in syntax.objects_of(verb) if other.i > verb.i and other.pos_ == "NOUN"), None)
    groups = GROUPS | listed("company", "words") | delegation_words("group") | delegation_words("sure")
    if thing is None or thing.i in group_tokens(document) or is_for_person(thing) or thing.lower_ in groups:
        return False
    return thing.i + 1 < len(thing.doc) and thing.nbor().lower_ == "of"


def _behind_setting(document: Document, start: int, end: int) -> int:
    """Return the token behind the day and place that stand between a verb and whom it names: "received in Oslo on Monday the minister"."""
    doc, named = document.doc, place_by_token(document)
    while start < end and (doc[start].is_space or doc[start].pos_ == "ADV" or start in time_by_token(document)):
        start += 1
    i = start
    while i < end and (
        i in named
        or i in time_by_token(document)
        or doc[i].is_space
        or (doc[i].pos_ == "ADP" and (i + 1 in named or i + 1 in time_by_token(document)))
    ):
        i += 1
    return i if i < end and (doc[i].pos_ == "DET" or (doc[i].text[0].isupper() and office_words().is_title(doc[i]))) else start


def _is_behind_another(document: Document, start: int, named: Actors) -> bool:
    """Tell whether what a verb takes is something else than whom the words name later: "meet the bar, and Norway …"."""
    if not named.found or named.found[0].basis == "resolved":
        return False
    before = document.doc[start : document.words(named.found[0].spans[0]).start]
    if any(office_words().is_head(token) or token.lower_ in GROUPS for token in before):  # "her Chilean counterpart, Reed"
        return False
    return any(token.text == "," for token in before)


def _is_official(document: Document, start: int, actor: Actor) -> bool:
    """Tell whether a party is named by its people: "the Jordanian prime minister", "a mission from the African Union"."""
    named = (token for span in actor.spans for token in document.doc[start : document.words(span)[-1].i + 1])
    people = listed("company", "words") | listed("company", "posted")
    return any(office_words().is_head(token) or token.lower_ in people or token.i in group_tokens(document) for token in named)


def _is_all(document: Document, named: Actor, verb: Verb) -> bool:
    """Tell whether nothing more is said of whom a verb names but where, when and what for: not "called Reed a friend"."""
    doc, settings = document.doc, {**time_by_token(document), **place_by_token(document)}
    i = document.words(named.spans[0])[-1].i + 1
    of_state = state_named_at(doc, i + 1) if i < len(doc) and doc[i].lower_ == "of" else None  # "President Reed of Norway"
    i = of_state[1] if of_state is not None else i
    while i < len(doc) and (i in settings or (doc[i].pos_ in {"ADP", "DET"} and (i + 1 in settings or i + 2 in settings))):
        i += 1
    if verb.host and i + 2 < len(doc) and doc[i].lower_ == "to":  # "summoned him to complain", "welcomed him to the White House"
        owned = doc[i + 1].pos_ == "DET"
        goal = doc[i + 1 + owned]
        return doc[i + 1].tag_ == "VB" or goal.pos_ == "PROPN" or (owned and goal.lower_ in institution_nouns())  # "to the ministry"
    if i + 1 < len(doc) and doc[i].lower_ == "to" and doc[i + 1].lower_ in listed("called", "purpose"):
        return verb.particle != "on"  # not "called on him to wish her well"
    if verb.particle == "on" and i < len(doc) and doc[i].text == ",":
        return False  # "called on Reed, who lost, to resign"
    if i == len(doc) or doc[i].text in {".", ","} or (verb.host and doc[i].lower_ in {"at", "for"}):
        return True
    return doc[i].lower_ in listed("called", "behind")


def _visited(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return the state that somebody visits, itself or by one of its towns."""
    at = setting.visited_at(document, start, end)
    if at is None or place_by_token(document)[at].code is None:
        return ()
    party = state_of_place(document, at)
    return (party,) if party is not None else ()
