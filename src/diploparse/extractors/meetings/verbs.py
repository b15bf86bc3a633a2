"""Verb frames: "X met Y", "X and Y met", "X's offer to meet with Y", "where he met Y"."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting, status
from diploparse.extractors.meetings.actors import Actors, actors, subjects, told_apart, united
from diploparse.extractors.meetings.away import left_out
from diploparse.extractors.meetings.bodies import Actor, is_state, is_unnamed
from diploparse.extractors.meetings.counterparts import other_side
from diploparse.extractors.meetings.doers import (
    all_before,
    are_divided,
    asked_by,
    before_verb,
    doers,
    done_by,
    is_behind_by,
    offer_before,
    opening_subject,
    proposers,
    they_of,
    those_meant,
)
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.notes import is_proposing
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import before, behind, day_between, time_by_token
from diploparse.extractors.meetings.tenses import Outcome, infinitive, is_spoken_of
from diploparse.extractors.meetings.words import Verb, is_one_of, listed, noun_at, verb_at
from diploparse.records import Party, Person, TimeExpression

#: What stands behind "talked" where those who talk do so with each other: "for two hours", "in Oslo"; and "on Monday".
_TALKING: Final = frozenset({"for", "in", "at", "by", "over", "again", "here", "privately", "before", "after", ".", ","})
_CONTEST: Final = 20  # words around the verb that may speak of a game


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return the encounter that the verb `token` tells of.

    Args:
        document: a parsed article.
        token: a verb of the lexicon.
        known: the mentions before it.
    """
    verb = verb_at(token)
    outcome = status.of_verb(token)
    if verb is None or outcome.none:
        return None
    doc = document.doc
    told_later = offer_before(token) is not None or is_spoken_of(token)
    start, end = token.i if is_behind_by(token) or told_later else before(doc, token.i), behind(doc, token.i)
    if verb.host and _is_reception(doc, token.i + 1, end):
        return None
    met = other_side(document, token, verb, end, known)
    other = met.sides
    own, proposer = _own_side(document, token, start, known, outcome, other, verb.frame == "place")
    own = own if other or verb.frame != "both" else all_before(document, own, start, token.i)
    other = told_apart(document, own, other)
    company = met.company or (len(own) == 1 and not other and are_divided(token))
    sides = _sides(own, other, verb, company, _is_done_together(token, verb))
    if sides is None or _is_contest(doc, token, sides) or (not (other or company) and _takes_object(document, token, verb)):
        return None
    travel = infinitive(token) and token.head.i < token.i and is_one_of(token.head, "support", "travel")
    first, last = setting.widened(document, token.head, start, end) if travel else (start, end)
    mention = MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame=f"{verb.lemma}: {'subject' if not other else 'subject and object'}",
        kind=verb.kind,
        status=outcome.status,
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        participants=sides,
        absent=left_out(document, token.i + 1, end),
        severally=other if met.severally else (),
        company=company,
        host=own[0] if verb.host and own and outcome.status not in {"refused", "proposed"} else None,
        distinct=_is_another(token),
        words=(setting.span_of(token),),
    )
    mention = _with_setting(document, _with_roles(document, mention, outcome, proposer), token, (first, last), travel or verb.host)
    at = setting.place_of_event(mention, known)
    if at is not None and setting.is_beside_event(document, first, last):
        mention = attrs.evolve(mention, place=at)
    mention = setting.in_its_frame(document, setting.carried_on(mention, token, known))
    return attrs.evolve(mention, later=_met_later(document, other[-1], end)) if other and mention.when is not None else mention


def _is_reception(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody is only met as he lands: "welcomed him at the airport", not "for talks at the airport"."""
    landing = next((i for i in range(start, end) if doc[i].lower_ in listed("not_meant", "beside")), None)
    if landing is None or (landing + 1 < len(doc) and doc[landing + 1].pos_ == "NOUN"):
        return False
    return not any(noun_at(doc[i]) is not None for i in range(start, end))


def _met_later(document: Document, met: Actor, end: int) -> tuple[tuple[Actor, TimeExpression], ...]:
    """Return whom somebody meets on another day, with that day: Y and Friday of "meets X on Monday and Y on Friday"."""
    doc, timed = document.doc, time_by_token(document)
    i = document.words(met.spans[0])[-1].i + 1
    while i < end and (i in timed or doc[i].pos_ == "ADP"):
        i += 1
    if not (i < end and i - 1 in timed and doc[i].lower_ == "and"):
        return ()
    named = actors(document, i + 1, end)
    day = day_between(document, named.end, min(end, named.end + 3), named.end)
    return ((named.found[0], day),) if len(named.found) == 1 and isinstance(named.found[0].value, Person) and day is not None else ()


def _is_done_together(token: Token, verb: Verb) -> bool:
    """Tell whether all sides can be the subject: "Norway and Chile conferred", not "met to negotiate", "asked them to negotiate"."""
    if verb.together and verb.people:
        near = token.doc[token.i + 1 : token.i + 3]
        return len(near) > 0 and (near[0].lower_ in _TALKING or (near[0].lower_ == "on" and near[-1].pos_ == "PROPN"))
    if verb.frame != "with" or verb.people or (verb.by_phone and not verb.together):
        return verb.frame == "both"
    governor = token.head
    behind = infinitive(token) and governor.i < token.i
    return not behind or (verb_at(governor) is None and not any(other.i < token.i for other in syntax.objects_of(governor)))


def _is_another(verb: Token) -> bool:
    """Tell whether a verb sets an encounter apart from the one told of before: "met again", "last met in 2021"."""
    last = verb.i > 0 and verb.nbor(-1).lower_ == "last"
    return last or any(child.lower_ in {"again", "previously", "separately"} for child in verb.children)


def _with_roles(document: Document, mention: MeetingMention, outcome: Outcome, proposer: Actor | None) -> MeetingMention:
    """Add who proposed and who refused."""
    if outcome.cue is None or outcome.status not in {"refused", "proposed"}:
        return mention
    by = next(iter(doers(document, outcome.cue)), None) if outcome.cue.pos_ in {"VERB", "AUX"} else None
    if outcome.status == "refused":
        return attrs.evolve(mention, refused_by=by, proposed_by=proposer)
    return attrs.evolve(mention, proposed_by=proposer or (by if is_proposing(outcome.cue) else None))


def _with_setting(document: Document, mention: MeetingMention, token: Token, bounds: tuple[int, int], travel: bool) -> MeetingMention:
    start, end = bounds
    own = _own_start(token, start)
    place = setting.visited(document, token.i + 1, end) if mention.kind == "visit" else _place(document, token, own, end, travel)
    when = day_between(document, own, end, token.i)
    pointed, then = setting.through_where(document, token)
    basis = mention.when_basis if when is not None or then is None else "resolved"
    then = None if then is not None and mention.status == "planned" and then.direction == "past" else then  # that of the journey
    place, when = place or pointed or setting.where_gone(document, token), when or then
    found = setting.occasion(document, token.i, end)
    return attrs.evolve(
        mention,
        place=place,
        when=when,
        when_basis=basis,
        occasion=found[0] if found else None,
        part_of=found[1] if found else None,
    )


def _own_start(verb: Token, start: int) -> int:
    """Return where the words of a verb begin that has the subject of another: "met Reed on Monday and will meet Costa"."""
    joined = syntax.is_conjunct(verb) and syntax.own_subject_of(verb) is None and verb.head.i < verb.i and verb_at(verb.head) is not None
    return max(start, verb.left_edge.i) if joined else start


def _place(document: Document, token: Token, start: int, end: int, travel: bool) -> Scene | None:
    """Return where somebody meets, no state or region that is in what is talked of: "discussed the war in Sudan with Reed"."""
    found = setting.scene(document, start, end, travel)
    if found is None or found.place.kind not in {"state", "region"}:
        return found
    at = document.words(found.span).start
    matter = next((other for other in syntax.objects_of(token) if token.i < other.i < at and other.pos_ == "NOUN"), None)
    inside = matter is not None and (at <= matter.right_edge.i or any(document.doc[i].lower_ == "with" for i in range(at, end)))
    return None if inside or setting.is_of_topic(document, token, at) else found


def _takes_object(document: Document, token: Token, verb: Verb) -> bool:
    """Tell whether a verb has an object that is neither a time nor "each other", or an audience: "met their targets"."""
    timed = time_by_token(document)
    objects = () if verb.kind == "call" else syntax.objects_of(token)  # "discussed trade by phone"
    things = (other for other in objects if other.i > token.i and other.i not in timed and other.pos_ == "NOUN" and noun_at(other) is None)
    return any(other.lower_ != "face" for other in things) or any(
        other.lower_ in listed("audience", "words") for other in syntax.obliques_of(token)
    )


def _is_contest(doc: Doc, verb: Token, sides: tuple[Actor, ...]) -> bool:
    """Tell whether states, or people without an office, meet on a field of play: "Norway met Chile in the final"."""
    if any(isinstance(actor.value, Person) and (actor.value.offices or actor.value.titles) for actor in sides):
        return False
    if all(is_state(actor) for actor in sides) and _are_teams(verb) and not syntax.is_negated(verb):
        return True
    near = range(reach_back(verb, _CONTEST), reach_on(verb, _CONTEST))
    return any(
        doc[i].lower_ in listed("contest", "words") and (doc[i].pos_ != "ADJ" or doc[i].nbor().pos_ != "NOUN")
        for i in near
        if i + 1 < len(doc)
    )


def _are_teams(verb: Token) -> bool:
    """Tell whether one state by its bare name has another as object, as teams do; states that talk meet "with" one another."""
    subject, objects = syntax.own_subject_of(verb), syntax.objects_of(verb)
    if subject is None or subject.pos_ != "PROPN" or any(syntax.conjuncts_of(subject)):
        return False
    return any(other.pos_ == "PROPN" for other in objects)


def _own_side(
    document: Document,
    token: Token,
    start: int,
    known: tuple[MeetingMention, ...],
    outcome: Outcome,
    other: tuple[Actor, ...],
    visits: bool,
) -> tuple[tuple[Actor, ...], Actor | None]:
    """Return who meets, and who proposed it where an offer is told of."""
    offer = offer_before(token)
    if offer is not None:
        owners = proposers(document, offer, token.i)
        if owners:
            taken = syntax.clause_of(offer)
            if visits and offer.lower_ == "invitation" and is_one_of(taken, "status", "accepted"):  # "accepted an invitation to visit Oslo"
                return doers(document, taken), owners[0]
            refuser = doers(document, outcome.cue) if outcome.status == "refused" and outcome.cue is not None else ()
            return united(refuser, owners), owners[0]
        return doers(document, syntax.clause_of(offer)), None  # "accepted an invitation to meet"
    asked = asked_by(document, token)
    if asked:
        asker = subjects(document, token.head).found
        return (asked if other or len(asked) > 1 else united(asker, asked)), asker[0] if asker else None
    by = done_by(document, token)
    if by is not None:
        return by, None
    if opened := opening_subject(document, token):
        return opened, None
    found = subjects(document, token)
    if not found.found and not found.plural:
        found = before_verb(document, token, start)
    if not found.found and not found.plural and is_behind_by(token):
        found = subjects(document, syntax.clause_of(token.head))
    if not found.found and not found.plural and infinitive(token):
        found = _planners(document, token.head)
    they = found.plural or they_of(document, token)
    if they is not None:
        return found.found or those_meant(document, they, known), None
    return found.found or setting.group_as_subject(document, token), None


def _planners(document: Document, plan: Token) -> Actors:
    """Return whose plan an infinitive tells of: "announced plans to meet", "is due to meet", "plans to meet" with "plans" a noun."""
    if not is_one_of(plan, "status", "planned") or any(child.lower_ == "no" for child in plan.children):
        return Actors()
    if (own := subjects(document, plan)).found or own.plural:
        return own
    verb = syntax.clause_of(plan)
    if verb.i != plan.i and (is_one_of(verb, "status", "planned") or is_one_of(verb, "support", "take_part")):
        return subjects(document, verb)
    named = actors(document, before(document.doc, plan.i), plan.i)
    return named if named.end == plan.i else Actors()


def _sides(own: tuple[Actor, ...], other: tuple[Actor, ...], verb: Verb, company: bool, together: bool) -> tuple[Actor, ...] | None:
    """Return who takes part; None if it is no encounter of two, nor the session of a body."""
    both = united(own, other)
    if verb.frame == "together" and not (own and (len(other) > 1 or company)):  # no crisis brings people to a meeting
        return None
    if verb.frame == "place" and not any(isinstance(actor.value, Person) or is_unnamed(actor) for actor in own):
        return None
    if (len(both) > 1 and (other or together)) or (company and own):
        return both
    alone = both[0].value if len(both) == 1 and not other and verb.lemma in {"meet", "gather", "convene"} else None
    if not isinstance(alone, Party) or alone.kind == "state" or alone.name.split()[-1].lower() in listed("not_meant", "sessions"):
        return None
    return both
