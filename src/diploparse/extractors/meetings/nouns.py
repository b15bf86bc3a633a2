"""Noun frames: "talks with X in P", "after a meeting between X and Y", "X-Y talks", "the talks, attended by X"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import roles, setting
from diploparse.extractors.meetings.actors import subjects, united
from diploparse.extractors.meetings.attendance import is_attending, stays_away
from diploparse.extractors.meetings.away import as_shunned, left_out
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.clauses import RECEIVING, SUPPORTED, Clause, clause_of, is_set_apart
from diploparse.extractors.meetings.doers import are_divided, asked_by, doers, owner_of, proposers
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.notes import is_proposing
from diploparse.extractors.meetings.phrases import Phrase, are_met_apart, phrase_of
from diploparse.extractors.meetings.reach import reach_on
from diploparse.extractors.meetings.stretches import before, behind, day_between, time_by_token
from diploparse.extractors.meetings.takers import Takers, is_chaired, takers
from diploparse.extractors.meetings.visits import as_visit
from diploparse.extractors.meetings.words import Noun, is_moved, is_one_of, listed, noun_at
from diploparse.reading.places import place_by_token, scene_between
from diploparse.records import MeetingStatus, Party, Person, TimeExpression

_PUT_OFF: Final = 12  # words behind "postponed" that may say to when
_OTHER: Final = listed("distinct", "words")


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return the encounter that the noun `token` names.

    Args:
        document: a parsed article.
        token: a noun of the lexicon.
        known: the mentions before it.
    """
    noun = noun_at(token)
    if noun is None:
        return None
    phrase = phrase_of(document, token, known)
    if (noun.joint and not phrase.joint) or _repeats(token, phrase):
        return None
    clause = clause_of(document, token, phrase)
    away = clause.role in {"object", "travel"} and phrase.points and stays_away(clause.verb)
    if clause.outcome.none and not (clause.role == "travel" or away):
        return None
    mention = _named(document, token, noun, clause, phrase, known)
    if noun.sided and not (phrase.told.sides or phrase.before) and len(mention.participants) < 2:
        return None
    shunned = as_shunned(document, mention, clause, phrase, known)
    mention = shunned or _with_roles(document, _with_go_betweens(document, mention, token, clause, phrase), token, clause, phrase)
    mention = setting.carried_on(_with_setting(document, mention, token, clause, phrase), clause.verb, known)
    at = setting.place_of_event(mention, known)
    if at is not None and setting.is_beside_event(document, before(document.doc, clause.verb.i), phrase.end):
        mention = attrs.evolve(mention, place=at)
    mention = setting.in_its_frame(document, _yet_to_be(document, mention, phrase))
    mention = _put_off(document, mention, clause)
    return as_visit(document, mention, token, clause, phrase) if noun.kind == "visit" else mention


def _repeats(noun: Token, phrase: Phrase) -> bool:
    """Tell whether a noun only tells more of the encounter before it: "met her on Monday, the third such meeting"."""
    return phrase.start > 0 and noun.doc[phrase.start - 1].text == "," and noun.nbor(-1).lower_ == "such"


def _named(
    document: Document, token: Token, noun: Noun, clause: Clause, phrase: Phrase, known: tuple[MeetingMention, ...]
) -> MeetingMention:
    """Return what a noun and its clause say of who takes part and what came of it."""
    outcome, who = clause.outcome, takers(document, token, clause, phrase, known)
    told_apart = bool(known) and known[-1].distinct and phrase.points  # "a second round … the second round"
    comes = clause.role == "object" or is_attending(clause.verb) or is_chaired(clause.verb)
    pointed_at = phrase.points and not (phrase.before or phrase.behind) and bool(who.participants)
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame=f"{noun.kind}: {clause.role}",
        kind=noun.kind,
        status=_status(clause, phrase, who),
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        participants=who.participants,
        absent=(*who.absent, *left_out(document, token.i + 1, phrase.end)),
        unconfirmed=who.unconfirmed,
        severally=phrase.told.sides if phrase.told.severally else _apart_from_one(document, token, phrase, who),
        company=phrase.told.company
        or _is_attended_alone(noun, clause, phrase)
        or _is_of_many(token, clause, phrase)
        or _is_of_rivals(clause, who),
        refers=phrase.points,
        nearest=document.doc[phrase.start].lower_ in {"that", "those", "these", "this"},
        adds=phrase.attended or (pointed_at and comes),
        distinct=not told_apart and (who.again or _is_distinct(token, clause, phrase)),
        words=(setting.span_of(token),),
    )


def _yet_to_be(document: Document, mention: MeetingMention, phrase: Phrase) -> MeetingMention:
    """Return an encounter as planned, unless it is cancelled, with place and day, that is "to be held in Oslo on Friday"."""
    doc, i = document.doc, phrase.end
    if mention.status not in {None, "planned", "cancelled"} or i + 2 >= len(doc) or doc[i].lower_ != "to":
        return mention
    begins = doc[i + 1].lower_ in {"take", "open", "begin", "start", "resume"}
    if not begins and not (doc[i + 1].lower_ == "be" and is_one_of(doc[i + 2], "support", "happen")):
        return mention
    end = behind(doc, i + 2)
    place, when = mention.place or setting.scene(document, i, end), mention.when or day_between(document, i, end, i)
    return attrs.evolve(mention, status=mention.status or "planned", cue=mention.cue or setting.span_of(doc[i]), place=place, when=when)


def _put_off(document: Document, mention: MeetingMention, clause: Clause) -> MeetingMention:
    """Return an encounter that was put off to another day as planned for it: "postponed until Friday"."""
    beside = clause.verb.head if syntax.is_aside(clause.verb) else clause.verb  # "talks, set for Monday, were moved to Friday"
    moved = next((verb for verb in (clause.outcome.cue, clause.verb, beside) if verb is not None and is_moved(verb)), None)
    if moved is None or mention.status not in {"cancelled", "planned", "held", None}:
        return mention
    doc, end, timed = document.doc, reach_on(moved, _PUT_OFF), time_by_token(document)
    opening = (i for i in range(moved.i + 1, end) if doc[i].lower_ in {"until", "till", "to", "for"} and i + 1 in timed)
    to = next((i for i in opening if not is_one_of(doc[i - 1], "status", "foiled")), end)  # not "called off talks planned for Monday"
    day = day_between(document, to, end, to)
    town = setting.scene(document, moved.i + 1, end, travel=True) if day is None and is_one_of(moved, "status", "moving") else None
    if town is not None:
        return attrs.evolve(mention, status="planned", cue=setting.span_of(moved), place=town)
    if day is None:
        return mention
    return attrs.evolve(mention, status="planned", cue=setting.span_of(moved), when=day, when_basis="stated", moved=True)


def _with_setting(document: Document, mention: MeetingMention, token: Token, clause: Clause, phrase: Phrase) -> MeetingMention:
    """Add place, day and the larger event."""
    role, verb = clause.role, clause.verb
    first, last = phrase.start, phrase.end
    ends = syntax.is_subject(clause.top) and verb.lower_ in listed("outcome", "words")  # "the talks failed in 2019"
    arrives = role == "on" and is_one_of(verb, "support", "travel")
    if (role in SUPPORTED or role == "travel" or ends or arrives) and verb.i != token.i:
        first, last = setting.widened(document, verb, first, last)
    place = _place(document, token, phrase, verb, (first, last), role == "travel") or _of_journey(document, verb)
    when = day_between(document, phrase.start, phrase.end, token.i) or day_between(document, first, last, token.i)
    place, when = _in_relative_clause(document, token, place, when)
    own = day_between(document, phrase.start, phrase.end, token.i)
    journey = role == "travel" and own is None  # whose day it is
    when = None if journey and is_one_of(verb, "support", "depart") and _is_over(document, when) else when  # "left last week for talks"
    basis = "inferred" if journey and when is not None else mention.when_basis
    if role in {"subject", "object", "host"} and (place is None or when is None):
        pointed, then = setting.through_where(document, verb)
        basis = basis if when is not None or then is None else "resolved"
        place, when = place or pointed or setting.where_gone(document, verb), when or then
    found = setting.occasion(document, token.i, last) if clause.outcome.status in {"held", "planned"} else None
    return attrs.evolve(
        mention,
        place=place,
        when=when,
        when_basis=basis,
        occasion=found[0] if found else None,
        part_of=found[1] if found else None,
    )


def _of_journey(document: Document, verb: Token) -> Scene | None:
    """Return where the visit goes that includes an encounter: "arrived in Oslo for a visit that includes talks"."""
    if verb.lemma_ != "include" or not syntax.is_relative_clause(verb):
        return None
    going = syntax.clause_of(verb.head)
    return setting.scene(document, going.i, verb.i, travel=True, basis="resolved")


def _is_over(document: Document, when: TimeExpression | None) -> bool:
    """Tell whether a day is before that of the article."""
    return when is not None and when.start is not None and document.published is not None and when.start.date() < document.published


def _in_relative_clause(
    document: Document, token: Token, place: Scene | None, when: TimeExpression | None
) -> tuple[Scene | None, TimeExpression | None]:
    """Return place and day, or what is not yet known of them by a clause like "which opened in Oslo on Friday"."""
    for verb in syntax.relative_clauses_of(token):
        if is_one_of(verb, "support", "happen") or verb.lower_ in listed("outcome", "words"):
            end = behind(document.doc, verb.i)
            place = place or setting.scene(document, verb.i, end)
            when = when or day_between(document, verb.i, end, verb.i)
    return place, when


def _apart_from_one(document: Document, noun: Token, phrase: Phrase, who: Takers) -> tuple[Actor, ...]:
    """Return those who had an encounter each with the one side named behind the noun: "X and Y held separate talks with Z"."""
    others = tuple(actor for actor in who.participants if actor not in phrase.told.sides)
    apart = len(phrase.told.sides) == 1 and len(others) > 1 and not phrase.joint and noun.lower_ not in listed("apart", "plurals")
    return others if apart and are_met_apart(document, noun, noun.i) else ()


def _is_of_many(noun: Token, clause: Clause, phrase: Phrase) -> bool:
    """Tell whether an encounter is one of several sides: "six-party talks", "told the parties at the outset of talks"."""
    words = noun.doc[phrase.start : noun.i]
    addressed = clause.role in {"in", "at", "during"} and is_one_of(clause.verb, "telling", "verbs")
    if addressed and any(other.lower_ in listed("many", "addressed") for other in syntax.objects_of(clause.verb)):
        return True
    numbered = any(word.text == "-" and word.nbor().lower_ in listed("many", "sides") for word in words[:-1])
    return numbered or any(word.lower_ in listed("many", "words") for word in words)


def _is_of_rivals(clause: Clause, who: Takers) -> bool:
    """Tell whether the one party that takes part is several sides of it: "Kenya's warring sides held talks"."""
    return clause.role == "object" and len(who.participants) == 1 and are_divided(clause.verb)


def _is_attended_alone(noun: Noun, clause: Clause, phrase: Phrase) -> bool:
    """Tell whether somebody comes to an encounter of many, or leads it: "attended a conference in Oslo", not "went into a meeting"."""
    comes = is_attending(clause.verb) and not is_one_of(clause.verb, "support", "into")
    leads = noun.kind in {"conference", "summit"} and is_one_of(clause.verb, "support", "presiding")
    return clause.role == "object" and (comes or leads) and not phrase.points


def _place(document: Document, token: Token, phrase: Phrase, verb: Token, bounds: tuple[int, int], travel: bool) -> Scene | None:
    """Return the place: behind the noun, before it ("the Oslo talks"), or with the verb of the encounter."""
    first, last = bounds
    own = setting.scene(document, token.i, phrase.end)
    if own is not None and travel and setting.is_of_topic(document, token, document.words(own.span).start):
        own = setting.scene(document, first, token.i, travel) or own  # "came to Cairo for talks on a truce in Gaza"
    if own is not None and own.place.kind in {"state", "region"} and setting.is_of_topic(document, token, document.words(own.span).start):
        return None  # "talks on the war in Sudan"
    own = own or _appointed(document, token.i + 1, phrase.end)
    if own is not None:
        return own
    doc = document.doc
    if phrase.start > 1 and doc[phrase.start - 1].lower_ == "for":  # "in Oslo for talks"
        named = place_by_token(document).get(phrase.start - 2)
        if named is not None:
            return setting.scene(document, max(0, phrase.start - 8), phrase.start, travel=True)
    for i in range(token.i - 1, phrase.start - 1, -1):
        if doc[i].pos_ == "PROPN" and i in place_by_token(document) and i + 3 > token.i:
            town = place_by_token(document)[i]
            if town.kind == "settlement":
                return Scene(town, setting.span_of(doc[i]))
    found = setting.scene(document, first, last, travel)
    return found or (setting.visited(document, verb.i + 1, last) if is_one_of(verb, "support", "visit") else None)


def _appointed(document: Document, start: int, end: int) -> Scene | None:
    """Return the place that an encounter is "set for"."""
    doc = document.doc
    i = next((i for i in range(start, end - 1) if doc[i + 1].lower_ == "for" and is_one_of(doc[i], "status", "foiled")), None)
    found = scene_between(document, i, end, frozenset({"for"})) if i is not None else None
    return setting.as_scene(document, found) if found is not None else None


def _status(clause: Clause, phrase: Phrase, who: Takers) -> MeetingStatus | None:
    """Return what came of it; that one person may come or stays away says no more than that it is to be."""
    if who.unconfirmed:
        return "planned" if phrase.joint else None
    outcome = clause.outcome
    receiving = clause.role in RECEIVING and outcome.proposal is None  # who will not be host does not refuse to meet
    return None if outcome.status == "refused" and (who.absent or receiving) else outcome.status


def _with_roles(document: Document, mention: MeetingMention, token: Token, clause: Clause, phrase: Phrase) -> MeetingMention:
    """Add who hosts, mediates, proposed and refused."""
    verb, outcome = clause.verb, clause.outcome
    if clause.role == "object" and verb.lemma_ == "chair":
        return attrs.evolve(mention, mediator=next(iter(subjects(document, verb).found), None))
    if clause.role in RECEIVING and outcome.status != "refused":
        asked = outcome.cue is not None and bool(asked_by(document, verb))
        by = next(iter(doers(document, outcome.cue)), None) if outcome.cue is not None and asked else mention.host or mention.mediator
        return attrs.evolve(mention, proposed_by=by) if outcome.status == "proposed" else mention
    if outcome.cue is None or outcome.status not in {"refused", "proposed", "cancelled"} or mention.unconfirmed:
        return mention
    offering = proposers(document, outcome.proposal, max(token.i, phrase.end)) if outcome.proposal is not None else ()
    owner = offering[0] if offering else None
    doer = next(iter(doers(document, outcome.cue)), None) if outcome.cue.pos_ in {"VERB", "AUX"} else owner_of(document, outcome.cue)
    if not _is_closed(document, mention, token, clause):
        deciding = (
            doers(document, outcome.cue) if outcome.cue.pos_ == "VERB" and not mention.participants else ()
        )  # "are considering a meeting"
        mention = attrs.evolve(mention, participants=united((doer,) if doer is not None else (), deciding, offering, mention.participants))
    if outcome.status == "cancelled":
        return mention
    if outcome.status == "refused":
        return attrs.evolve(mention, refused_by=doer, proposed_by=owner)
    return attrs.evolve(mention, proposed_by=owner or (doer if is_proposing(outcome.cue) else None))


def _is_closed(document: Document, mention: MeetingMention, token: Token, clause: Clause) -> bool:
    """Tell whether who proposes or refuses need not take part: others are asked, named as its two sides, or a body meets."""
    found = mention.participants
    if mention.absent or (clause.outcome.status == "proposed" and len(found) > 1 and asked_by(document, clause.verb)):
        return True
    near = [word.lower_ for word in token.doc[token.i + 1 : token.i + 3]]
    of_body = near[:1] == ["of"] and (
        len(found) > 1 or all(isinstance(actor.value, Party) and actor.value.kind != "state" for actor in found)
    )
    return bool(found) and (of_body or bool({"between", "among"} & set(near)))


def _with_go_betweens(document: Document, mention: MeetingMention, token: Token, clause: Clause, phrase: Phrase) -> MeetingMention:
    """Add host and mediator, the first of several; mediators take part, and the person by whom others are "hosted"."""
    end = max(phrase.end, phrase.reach)
    hosts, mediators = (roles.beside(document, token, role, clause.verb, end) for role in ("host", "mediate"))
    host, mediator = next(iter(hosts), None), next(iter(mediators), None)
    present = hosts[:1] if host is not None and isinstance(host.value, Person) and mention.status != "proposed" else ()
    return attrs.evolve(mention, host=host, mediator=mediator, participants=united(mention.participants, present, mediators))


def _is_distinct(token: Token, clause: Clause, phrase: Phrase) -> bool:
    top = clause.top
    counted = (top.lower_ == "rounds" or top.lower_ in listed("apart", "plurals")) and any(child.pos_ == "NUM" for child in top.lefts)
    return counted or is_set_apart(token, clause, phrase, _OTHER)
