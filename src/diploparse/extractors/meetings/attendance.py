"""The frame of who comes and who does not: "the talks …. Silva may attend", "it is unclear whether she will travel to Doha"."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting, status
from diploparse.extractors.meetings.actors import actors, subjects
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.doers import doers
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import before, behind, time_by_token
from diploparse.extractors.meetings.tenses import Outcome, is_asked
from diploparse.extractors.meetings.words import is_one_of, listed, noun_at
from diploparse.reading.places import place_by_token
from diploparse.records import Person

_NEAR: Final = 120  # tokens back to the encounter
_WIDEST: Final = 12  # words behind the verb that may name the encounter itself
_LISTING: Final = frozenset({"are", "were", "is", "was", "include", "included"})
_DOUBTFUL: Final = frozenset({"unconfirmed", "proposed"})


def is_attending(verb: Token) -> bool:
    """Tell whether a verb says that somebody comes to an encounter: "attend", "take part"."""
    if verb.lower_ in listed("attendance", "adjectives"):
        return any(child.lower_ in {"be", "was", "were", "is", "are", "been"} for child in verb.children)
    if verb.lower_ in listed("attendance", "with_part"):
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "part"
    return is_one_of(verb, "attendance", "verbs")


def is_doubtful(verb: Token, outcome: Outcome) -> bool:
    """Tell whether it is left open that somebody comes: "may attend", "whether she will attend"."""
    return outcome.status in _DOUBTFUL or is_asked(verb) or _is_possible(verb)


def _is_possible(verb: Token) -> bool:
    return any(child.lower_ in listed("attendance", "possible") for child in verb.children)


def stays_away(verb: Token) -> bool:
    """Tell whether somebody does not do what a verb says: "will not attend", "decided not to attend"; not "may not attend"."""
    if _is_possible(verb):
        return False
    return syntax.is_negated(verb) or any(verb.doc[i].lower_ == "not" for i in range(reach_back(verb, 3), verb.i))


def opens(document: Document, token: Token) -> bool:
    """Tell whether `token` says of the encounter told of last that somebody comes to it or not, without a word for it."""
    if _lists(token):
        return True
    if _is_standing_in(token):
        return all(_is_of_it(document, other) for other in token.rights if other != syntax.agent_of(token))
    if not is_attending(token) or token.pos_ not in {"VERB", "AUX", "ADJ"}:
        return False
    end = min(behind(document.doc, token.i), token.i + _WIDEST)
    if token.pos_ != "ADJ" and any(noun_at(document.doc[i]) is not None for i in range(token.i + 1, end)):
        return False
    return all(_is_of_it(document, other) for other in token.rights)


def _is_standing_in(verb: Token) -> bool:
    """Tell whether a verb says who is there for a party: "Chile was represented by Reed"."""
    return verb.lower_ in listed("attendance", "standing_in") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "by"


def _is_sure(verb: Token) -> bool:
    """Tell whether a verb by itself says that somebody is at an encounter: "attended", "will take part", not "came"."""
    listed_so = any(verb.lower_ in listed("attendance", name) for name in ("adjectives", "with_part"))
    return listed_so or _is_standing_in(verb) or is_one_of(verb, "attendance", "surely")


def _is_told_of(document: Document, verb: Token, last: MeetingMention) -> bool:
    """Tell whether the subject of a verb is one of those told of last, or stands for them: "they were joined by Reed"."""
    subject = subjects(document, verb)
    names = {actor.value.name for actor in last.participants}
    return subject.plural is not None or any(actor.value.name in names for actor in subject.found)


def _comers(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return the subject of a verb, or those listed behind "among those attending are", "was represented by"."""
    if _is_standing_in(verb):
        return actors(document, verb.i + 2, reach_on(verb, _NEAR)).found
    return actors(document, verb.i + 2, reach_on(verb, _NEAR)).found if _lists(verb) else doers(document, verb)


def _lists(word: Token) -> bool:
    """Tell whether those who come are named behind a word for it: "also attending were", "among those present was"."""
    doc = word.doc
    if word.i == 0 or word.i + 1 >= len(doc) or doc[word.i + 1].lower_ not in _LISTING:
        return False
    return doc[word.i - 1].lower_ in {"also", "those"} and (word.tag_ == "VBG" or word.lower_ in listed("attendance", "adjectives"))


def _is_of_it(document: Document, word: Token) -> bool:
    """Tell whether a word behind the verb names no other goal: a time, a place, a clause, "in person"."""
    beside = syntax.preposition_of(word)
    if beside is not None and beside.lower_ in {"with", "along", "alongside"}:  # "attended, along with Reed"
        return True
    settled = word.i in time_by_token(document) or word.i in place_by_token(document) or word.lower_ in listed("attendance", "beside")
    return settled or word.is_punct or word.is_space or syntax.is_clause(word) or syntax.is_conjunct(word)


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return who comes, may come, or stays away."""
    last, outcome = known[-1] if known else None, status.of_verb(token)
    away, doubtful = stays_away(token), is_doubtful(token, outcome)
    if last is None or token.i - last.token > _NEAR or not (away or doubtful or _is_sure(token)):
        return None
    comers = _comers(document, token)
    people = tuple(actor for actor in comers if isinstance(actor.value, Person) or not last.participants)
    if not people or (token.lower_ == "joined" and not _is_told_of(document, token, last)):
        return None
    comes = not (away or doubtful)
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame="attendance",
        kind=last.kind,
        status=outcome.status if comes else None,
        participants=people if comes else (),
        absent=people if away else (),
        unconfirmed=people if doubtful and not away else (),
        refers=True,
        nearest=True,
        adds=comes,
        stood_for=tuple(actor.value.name for actor in subjects(document, token).found) if token.lower_ == "represented" else (),
        place=setting.scene(document, before(document.doc, token.i), behind(document.doc, token.i), travel=True),
        words=(setting.span_of(token),),
    )
