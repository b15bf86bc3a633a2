"""Who takes part in the encounter that a noun names, who does not, and who may."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import roles, setting
from diploparse.extractors.meetings.actors import actors, subjects, told_apart, united
from diploparse.extractors.meetings.attendance import is_attending, is_doubtful, stays_away
from diploparse.extractors.meetings.bodies import Actor, as_state
from diploparse.extractors.meetings.clauses import RECEIVING, Clause, is_set_apart
from diploparse.extractors.meetings.doers import acting, behind_opening, doers, owners_of, proposers
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.phrases import Phrase
from diploparse.extractors.meetings.reach import reach_back
from diploparse.extractors.meetings.stretches import behind
from diploparse.extractors.meetings.words import is_one_of, listed, noun_at
from diploparse.records import Party, Person

#: Prepositions of an encounter that is that of the verb's subject: "said in talks with Reed".
_OF_SUBJECT: Final = frozenset({"after", "following", "before", "during", "in", "for", "ahead", "despite"})
#: Prepositions of an encounter in which those side by side do something: "Norway and Chile agreed at a meeting".
_TOGETHER: Final = frozenset({"after", "following", "during", "in", "at", "despite"})
#: Prepositions of an encounter in which something is said.
_DURING: Final = frozenset({"in", "during", "at"})
_LISTED: Final = 60  # words of a list of those present
_BESIDE: Final = 10  # words between "sidelines" and the event
_SENTENCE: Final = 40  # words back to who met there
#: What opens the words for the sides of an encounter.
_SIDES: Final = listed("joining", "words") | {"of", "by"}


@attrs.frozen
class Takers:
    """Who takes part, who does not, who may; and whether those were told of before, so that this is another encounter of theirs."""

    participants: tuple[Actor, ...] = ()
    absent: tuple[Actor, ...] = ()
    unconfirmed: tuple[Actor, ...] = ()
    again: bool = False


def takers(document: Document, token: Token, clause: Clause, phrase: Phrase, known: tuple[MeetingMention, ...]) -> Takers:
    """Return who takes part in the encounter `token`, who does not, and who may.

    Args:
        document: a parsed article.
        token: the noun.
        clause: its clause.
        phrase: its noun phrase.
        known: the mentions before it, for "they".
    """
    verb, role = clause.verb, clause.role
    doing = _doing(document, token, clause, phrase, known)
    together = (*_brought_together(document, token, verb), *_behind_verb(document, clause, phrase))
    named = united(phrase.before, phrase.behind, together, _attending(document, clause))
    again = not (doing or named)
    if again:
        resumed = clause.role == "subject" and is_one_of(verb, "support", "resume") and not phrase.points
        first_since = role == "since" and not phrase.points  # "their first since a meeting in Oslo"
        another = resumed or first_since or _is_another(document, token, clause, phrase)
        talks = (noun := noun_at(token)) is not None and noun.kind == "talks"
        named = setting.told_last(known, talks) if another else _on_the_sidelines(document, token, known)
    if doing and _takes_part(clause, phrase):
        # "will not attend talks with Reed"
        with_others = bool(phrase.told.sides) and not (phrase.joint or phrase.attended or phrase.points)
        if stays_away(verb) and not with_others and (phrase.points or phrase.joint or is_attending(verb) or role == "travel"):
            return Takers(named, absent=doing)
        if (phrase.points or phrase.joint) and (is_attending(verb) or role == "travel") and is_doubtful(verb, clause.outcome):
            return Takers(named, unconfirmed=doing)
    return Takers(united(doing, told_apart(document, doing, named)), again=again and bool(named))


def _on_the_sidelines(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return the persons who met beside a larger event, and so were there: "met on the sidelines of a summit"."""
    doc = document.doc
    beside = next((i for i in range(token.i - 1, reach_back(token, _BESIDE), -1) if doc[i].lower_ in listed("sidelines", "words")), None)
    if beside is None or not known or known[-1].token < reach_back(token, _SENTENCE):
        return ()
    return tuple(Actor(a.value, a.spans, "inferred") for a in known[-1].participants if isinstance(a.value, Person))


def _is_another(document: Document, token: Token, clause: Clause, phrase: Phrase) -> bool:
    """Tell whether words set an encounter apart from the one told of before, and give it no other sides: "another meeting on Friday"."""
    doc = document.doc
    behind = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    apart = is_set_apart(token, clause, phrase, listed("distinct", "rounds"))
    return apart and behind not in _SIDES and not any(syntax.is_possessive(child) for child in token.lefts)


def _takes_part(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether the subject of the clause takes part, whatever the noun phrase says."""
    role = clause.role
    if role in {"object", "travel", "mediate"} or (role == "host" and not phrase.joint):
        return True
    return role in {"to", "for"} and setting.is_sending(clause.verb)


def _doing(document: Document, token: Token, clause: Clause, phrase: Phrase, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return who takes part as the subject of the clause."""
    verb, role = clause.verb, clause.role
    alone = not (phrase.before or phrase.behind)
    if role in {"to", "for"} and verb.lower_ in {"invited", "invites", "invite"}:
        return united(doers(document, verb), *(actors(document, o.left_edge.i, o.right_edge.i + 1).found for o in syntax.objects_of(verb)))
    if is_chaired(verb) and token.i < verb.i:
        return doers(document, verb)
    offer = next((word for word in (clause.top, clause.top.head) if word.pos_ == "NOUN" and is_one_of(word, "status", "proposed")), None)
    if offer is not None and is_one_of(verb, "status", "accepted"):  # "accepted Chile's invitation to talks"
        return united(doers(document, verb), proposers(document, offer, phrase.end))
    if role == "for" and is_one_of(verb, "status", "proposed_for"):  # who calls for it is read with its status
        return ()
    if _takes_part(clause, phrase) and verb.i <= token.i:
        found = acting(document, verb, known) or (roles.in_front(document, verb) if role in RECEIVING else ())
        found = found or _including(document, verb) or (() if phrase.points else setting.group_as_subject(document, verb))
        found = tuple(map(as_state, found)) if setting.is_sending(verb) else found
    elif phrase.joint:
        return ()
    elif alone:
        return _side_by_side(document, clause, phrase)
    elif role == "at":
        found = tuple(actor for actor in doers(document, verb) if isinstance(actor.value, Person))
    elif phrase.behind and not phrase.before and _opens_sentence(document, phrase.start):
        found = behind_opening(document, token) or acting(document, verb, known)
    elif phrase.behind and not phrase.before and (role in _OF_SUBJECT or _is_agreed_to(clause)):
        found = owners_of(document, clause.top.head) or acting(document, verb, known)  # "Silva's aim in the talks with Reed"
    else:
        found = ()
    if found or not phrase.behind or phrase.joint or phrase.attended or phrase.before or not _may_be_told(clause, phrase):
        return found
    return _teller(document, verb, phrase.behind)


def is_chaired(verb: Token) -> bool:
    """Tell whether a verb says who leads an encounter that is its subject: "the talks were chaired by Reed"."""
    return verb.lemma_ == "chair" and syntax.is_passive(verb)


def _including(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return whose visit or programme includes an encounter."""
    subject = syntax.subject_of(verb) if verb.lemma_ == "include" else None
    return owners_of(document, subject) if subject is not None else ()


def _opens_sentence(document: Document, start: int) -> bool:
    """Tell whether a noun phrase stands behind the preposition that opens its sentence: "During a meeting with Silva, Reed said"."""
    doc = document.doc
    before = doc[start - 1 - (start > 1 and doc[start - 1].lower_ == "of")] if start else None  # "Ahead of talks with"
    return before is not None and before.is_sent_start is True and before.lower_ in _OF_SUBJECT


def _may_be_told(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether one who takes part may be the one who tells of it: "said that talks with Chile would resume"."""
    if clause.role == "subject":
        return bool(phrase.told.sides) and is_one_of(clause.verb, "support", "happen")
    return clause.role != "noun"


def _is_agreed_to(clause: Clause) -> bool:
    return clause.role == "to" and clause.verb.lemma_ == "agree"


def _side_by_side(document: Document, clause: Clause, phrase: Phrase) -> tuple[Actor, ...]:
    """Return those side by side who do something in an encounter that no words give other sides: "agreed at a meeting in Oslo"."""
    verb, role = clause.verb, clause.role
    pair = _conversing(document, verb) if role in _DURING else ()
    if pair:
        return pair
    if role == "at":
        spoke = tuple(actor for actor in doers(document, verb) if isinstance(actor.value, Person))
        if spoke:
            return spoke
    together = role in _TOGETHER or _is_agreed_to(clause) or (role == "on" and clause.top.i < phrase.start)
    found = doers(document, verb) if together else ()
    apart = phrase.points and any(isinstance(actor.value, Party) for actor in found)
    return found if len(found) > 1 and not apart else ()


def _conversing(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return the two persons of whom one tells the other something: "in a phone call, Silva told Reed"."""
    if not is_one_of(verb, "telling", "verbs") or syntax.is_passive(verb) or syntax.is_negated(verb):
        return ()
    heard = [a for o in syntax.objects_of(verb) if o.i > verb.i for a in actors(document, o.left_edge.i, o.right_edge.i + 1).found[:1]]
    pair = united(doers(document, verb)[:1], tuple(heard[:1]))
    return pair if len(pair) == 2 and all(isinstance(actor.value, Person) for actor in pair) else ()


def _brought_together(document: Document, token: Token, verb: Token) -> tuple[Actor, ...]:
    """Return whom an encounter "brings together"."""
    doc = document.doc
    brings = verb.lower_ in {"bring", "brings", "brought"} and verb.i > token.i
    if not brings or verb.i + 2 >= len(doc) or doc[verb.i + 1].lower_ != "together":
        return ()
    return actors(document, verb.i + 2, len(doc)).found


def _behind_verb(document: Document, clause: Clause, phrase: Phrase) -> tuple[Actor, ...]:
    """Return the sides of an encounter named behind its verb: "a meeting took place between Silva and Reed"."""
    doc, verb = document.doc, clause.verb
    if clause.role != "subject" or phrase.behind or verb.i < phrase.end:
        return ()
    between = next((i for i in range(verb.i + 1, behind(doc, verb.i)) if doc[i].lower_ in listed("joining", "words")), None)
    return actors(document, between + 1, behind(doc, verb.i)).found if between is not None else ()


def _attending(document: Document, clause: Clause) -> tuple[Actor, ...]:
    """Return those by whom an encounter "was attended"."""
    verb = clause.verb
    agent = syntax.agent_of(verb) if verb.lower_ == "attended" and syntax.is_passive(verb) else None
    return actors(document, verb.i + 2, verb.i + 2 + _LISTED).found if agent is not None else ()


def _teller(document: Document, verb: Token, others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return who tells of an encounter with others, and so was the other side: "Silva said the day was like that of her talks"."""
    current = verb
    for _ in range(3):
        if current.head == current:
            return ()
        current = syntax.clause_of(current.head)
        found = subjects(document, current).found
        if found:
            inferred = tuple(Actor(actor.value, actor.spans, "inferred") for actor in found[:1])
            people = any(isinstance(actor.value, Person) for actor in others)
            return inferred if people else tuple(map(as_state, inferred))
    return ()
