"""Who stays away from an encounter of others: "Peru boycotted a meeting of …", "was not invited to", "met without Peru"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings.actors import actors
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.clauses import Clause
from diploparse.extractors.meetings.doers import doers
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.phrases import Phrase
from diploparse.extractors.meetings.tenses import infinitive, of_tense
from diploparse.extractors.meetings.words import is_one_of
from diploparse.records import Party

_INVITED: Final = frozenset({"invited"})


def as_shunned(
    document: Document, mention: MeetingMention, clause: Clause, phrase: Phrase, known: tuple[MeetingMention, ...]
) -> MeetingMention | None:
    """Return a mention with those absent who stay away from an encounter of others; None if its words say nothing of it.

    Args:
        document: a parsed article.
        mention: what its words say of the encounter.
        clause: the clause of its noun.
        phrase: its noun phrase.
        known: the mentions before it.
    """
    verb = clause.verb
    if not _shuns(verb) or infinitive(verb) or not _is_of_others(mention.token, document, phrase):
        return None
    away = doers(document, verb)
    names = {actor.value.name for actor in away}
    told = {actor.value.name for other in known for actor in other.participants} if phrase.points else set()
    if not away or names & told:
        return None
    others = tuple(actor for actor in (*phrase.before, *phrase.behind) if actor.value.name not in names)
    return attrs.evolve(mention, participants=others, absent=away, status=of_tense(verb).status if others else None)


def _shuns(verb: Token) -> bool:
    """Tell whether the subject of a verb stays away from what is its object or goal."""
    uninvited = verb.lower_ in _INVITED and syntax.is_passive(verb) and syntax.is_negated(verb)
    return uninvited or (is_one_of(verb, "status", "shunned") and not syntax.is_negated(verb) and not syntax.is_passive(verb))


def _is_of_others(noun: int, document: Document, phrase: Phrase) -> bool:
    """Tell whether an encounter has its sides without the one who stays away: "a meeting of", "talks between", "the EU summit"."""
    sides = (*phrase.before, *phrase.behind)
    opening = document.doc[noun + 1].lower_ if noun + 1 < len(document.doc) else ""
    bodies = all(isinstance(actor.value, Party) and actor.value.kind != "state" for actor in sides)
    return phrase.joint or opening in {"of", "between", "among"} or (bodies if sides else phrase.points)


def left_out(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return those named right behind "without" from token `start` on: "met without Peru", not "without Peru's consent"."""
    doc = document.doc
    for i in range(start, end - 1):
        if doc[i].lower_ == "without":
            named = actors(document, i + 1, end)
            first = document.words(named.found[0].spans[0]).start if named.found else end
            owned = named.end < len(doc) and doc[named.end].lower_ in {"'s", "'"}
            return named.found if first <= i + 2 and not owned else ()
    return ()
