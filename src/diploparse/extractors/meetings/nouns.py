"""Noun frames: "talks with X in P", "after a meeting between X and Y", "X-Y talks", "the talks, attended by X"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import roles, setting, status
from diploparse.extractors.meetings.actors import actors, subjects, told_apart, united
from diploparse.extractors.meetings.attendance import is_attending, is_doubtful, stays_away
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.phrases import Phrase, phrase_of
from diploparse.extractors.meetings.reach import reach_back
from diploparse.extractors.meetings.stretches import behind, day_between
from diploparse.extractors.meetings.tenses import Outcome, is_under_way
from diploparse.extractors.meetings.verbs import doers, owner_of, state_of_place
from diploparse.extractors.meetings.words import is_one_of, listed, noun_at
from diploparse.reading.places import place_by_token, span_named
from diploparse.reading.states import state_of
from diploparse.records import MeetingStatus, Party, Person

_OTHER: Final = listed("distinct", "words")
#: Prepositions of an encounter that is that of the verb's subject: "said in talks with Reed".
_OF_SUBJECT: Final = frozenset({"after", "following", "before", "during", "in", "for", "ahead"})
#: Prepositions of an encounter in which something is said.
_DURING: Final = frozenset({"in", "during", "at"})
_WRAPPERS: Final = listed("wrappers", "words")


#: What the noun is to a verb by which a third side receives the others or goes between them.
_RECEIVING: Final = frozenset({"host", "mediate"})


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
    top = _top(token)
    front = roles.verb_in_front(document, token)
    verb = front or syntax.clause_of(top)
    role = _role(token, top, verb)
    outcome = status.of_noun(token, verb, role in {"subject", "object", *_RECEIVING})
    if front is not None and outcome.status is None:
        outcome = Outcome("ongoing" if front.lower_.endswith("ing") and front.nbor(-1).tag_ in {"VBZ", "VBP"} else "held", front)
    travel = role == "travel"
    away = role in {"object", "travel"} and phrase.points and stays_away(verb)
    if outcome.none and not (travel or away):
        return None
    first, last = phrase.start, phrase.end
    ends = syntax.is_subject(top) and verb.lower_ in listed("outcome", "words")  # "the talks failed in 2019"
    if (role in {"subject", "object", "travel", *_RECEIVING} or ends) and verb.i != token.i:
        first, last = setting.widened(document, verb, first, last)
    participants, absent, doubtful = _who(document, token, verb, role, phrase, outcome)
    mention = MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame=f"{noun.kind}: {role}",
        kind=noun.kind,
        status=_status(role, phrase, outcome, absent, doubtful),
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        participants=participants,
        absent=absent,
        unconfirmed=doubtful,
        refers=phrase.points,
        nearest=document.doc[phrase.start].lower_ in {"that", "those", "these", "this"},
        adds=phrase.attended or (role == "object" and phrase.points and not phrase.behind and bool(participants)),
        distinct=_is_distinct(token, phrase.start if top.i == token.i else reach_back(top, 3)),
        words=(setting.span_of(token),),
    )
    mention = _with_roles(document, _with_go_betweens(document, mention, token, verb, phrase), token, verb, outcome)
    place = _place(document, token, phrase, first, last, travel)
    when = day_between(document, phrase.start, phrase.end, token.i) or day_between(document, first, last, token.i)
    basis = mention.when_basis
    if role in {"subject", "object", "host"}:
        pointed, then = setting.through_where(document, verb)
        basis = basis if when is not None or then is None else "resolved"
        place, when = place or pointed, when or then
    found = setting.occasion(document, token.i, last) if outcome.status in {"held", "planned"} else None
    mention = attrs.evolve(
        mention,
        place=place,
        when=when,
        when_basis=basis,
        occasion=found[0] if found else None,
        part_of=found[1] if found else None,
    )
    return _as_visit(document, mention, token, phrase) if noun.kind == "visit" else mention


def _place(document: Document, token: Token, phrase: Phrase, first: int, last: int, travel: bool) -> Scene | None:
    """Return the place: behind the noun, before it ("the Oslo talks"), or with the verb of the encounter."""
    own = setting.scene(document, token.i, phrase.end)
    if own is not None:
        return own
    doc = document.doc
    if phrase.start > 1 and doc[phrase.start - 1].lower_ == "for":  # "in Oslo for talks"
        named = place_by_token(document).get(phrase.start - 2)
        if named is not None:
            return setting.scene(document, max(0, phrase.start - 8), phrase.start, travel=True)
    for i in range(token.i - 1, phrase.start - 1, -1):
        if doc[i].ent_type_ == "GPE" and doc[i].pos_ == "PROPN" and i in place_by_token(document) and i + 3 > token.i:
            town = place_by_token(document)[i]
            if town.kind == "settlement":
                return Scene(town, setting.span_of(doc[i]))
    return setting.scene(document, first, last, travel)


def _as_visit(document: Document, mention: MeetingMention, token: Token, phrase: Phrase) -> MeetingMention | None:
    """Return a visit: whose it is, and the state that receives it; None if it does not say where to."""
    doc, named = document.doc, place_by_token(document)
    at = next((i for i in range(token.i + 1, min(phrase.end, token.i + 8)) if i in named and doc[token.i + 1].lower_ in {"to", "in"}), None)
    if at is None:
        return mention if mention.refers and not mention.participants else None
    host = state_of_place(document, at)
    span = span_named(document, at)
    people = tuple(actor for actor in mention.participants if host is None or actor.value.name != host.value.name)
    if host is None or not people:
        return None
    return attrs.evolve(mention, participants=(*people, host), place=Scene(named[at], span))


def _status(role: str, phrase: Phrase, outcome: Outcome, absent: tuple[Actor, ...], doubtful: tuple[Actor, ...]) -> MeetingStatus | None:
    """Return what came of it; that one person may come or stays away says no more than that it is to be."""
    if doubtful:
        return "planned" if phrase.joint else None
    if role in _RECEIVING and outcome.status == "refused":  # who will not be host does not refuse to meet
        return None
    return None if absent and outcome.status == "refused" else outcome.status


def _top(token: Token) -> Token:
    """Return the head of "two rounds of talks", or the noun itself."""
    current = token
    for _ in range(3):
        if current.head != current and current.head.lower_ in _WRAPPERS and current.head.i < current.i:
            current = current.head
    return current


def _role(token: Token, top: Token, verb: Token) -> str:
    """Return what the noun is to the verb of its clause."""
    if verb.i == token.i or verb.i == top.i:
        return "noun"
    if syntax.is_subject(top) or (top.i < verb.i and top.head == verb and syntax.preposition_of(top) is None):
        received = syntax.is_passive(verb) and any(is_one_of(verb, "support", other) for other in _RECEIVING)
        return "subject" if is_one_of(verb, "support", "happen") or is_under_way(verb) or received else "noun"
    preposition = syntax.preposition_of(top)
    if is_one_of(verb, "support", "take_part") and (
        preposition is None or (preposition.lower_ in {"in", "into"} and verb.lemma_ in {"participate", "enter"})
    ):
        return "object"
    if verb.lower_ in {"take", "took", "taking", "taken"} and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "part":
        return "object"
    if is_one_of(verb, "support", "host") and preposition is None:
        return "host"
    if is_one_of(verb, "support", "mediate") and preposition is None:
        return "mediate"
    if is_one_of(verb, "support", "travel") and preposition is not None and preposition.lower_ in {"for", "to", "at"}:
        return "travel"
    return preposition.lower_ if preposition is not None else "noun"


def _who(
    document: Document, token: Token, verb: Token, role: str, phrase: Phrase, outcome: Outcome
) -> tuple[tuple[Actor, ...], tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who takes part, who does not, who may."""
    named = united(phrase.before, phrase.behind)
    doing: tuple[Actor, ...] = ()
    takes_part = role in {"object", "travel", "mediate"} or (role == "host" and not phrase.joint)
    takes_part = takes_part or (role in {"to", "for"} and setting.is_sending(verb))
    by_subject = bool(phrase.behind) and not phrase.before and (role in _OF_SUBJECT or (role == "to" and verb.lemma_ == "agree"))
    speaks_there = role == "at" and not phrase.joint
    if (takes_part and verb.i < token.i) or ((by_subject or speaks_there) and not phrase.joint):
        doing = doers(document, verb) or (roles.in_front(document, verb) if role in _RECEIVING else ())
        if speaks_there:
            doing = tuple(actor for actor in doing if isinstance(actor.value, Person))
        if setting.is_sending(verb):
            doing = tuple(_as_state(actor) for actor in doing)
    if not doing and role not in {"noun", "subject"} and phrase.behind and not (phrase.before or phrase.joint or phrase.attended):
        doing = _teller(document, verb, phrase.behind)
    if role in {"for", "to"} and verb.lower_ in {"invited", "invites", "invite"}:
        doing = united(doers(document, verb), *(actors(document, o.left_edge.i, o.right_edge.i + 1).found for o in syntax.objects_of(verb)))
    named = united(named, _brought_together(document, token, verb))
    if takes_part and doing:
        if stays_away(verb) and (phrase.points or phrase.joint or is_attending(verb) or role == "travel"):
            return named, doing, ()
        if (phrase.points or phrase.joint) and (is_attending(verb) or role == "travel") and is_doubtful(verb, outcome):
            return named, (), doing
    if role in _DURING and not (phrase.before or phrase.behind or doing):
        doing = _conversing(document, verb)
    return united(doing, told_apart(document, doing, named)), (), ()


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
    if (
        verb.lower_ not in {"bring", "brings", "brought"}
        or verb.i < token.i
        or verb.i + 2 >= len(doc)
        or doc[verb.i + 1].lower_ != "together"
    ):
        return ()
    return actors(document, verb.i + 2, len(doc)).found


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
            return inferred if people else tuple(_as_state(actor) for actor in inferred)
    return ()


def _as_state(actor: Actor) -> Actor:
    person = actor.value
    if isinstance(person, Person) and person.nationality is not None:
        named = state_code(person.nationality)
        return Actor(Party(name=person.nationality, kind="state", code=named, mentions=actor.spans), actor.spans, "inferred")
    return actor


def state_code(state: str) -> str | None:
    """Return the code of a state by its plain English name.

    >>> state_code("Norway")
    'NOR'
    """
    found = state_of(state)
    return found.code if found is not None else None


def _with_roles(document: Document, mention: MeetingMention, token: Token, verb: Token, outcome: Outcome) -> MeetingMention:
    """Add who hosts, mediates, proposed and refused."""
    if mention.frame.endswith("object") and verb.lemma_ == "chair":
        return attrs.evolve(mention, mediator=next(iter(subjects(document, verb).found), None))
    if mention.frame.endswith(tuple(_RECEIVING)):
        by = mention.host or mention.mediator
        return attrs.evolve(mention, proposed_by=by) if outcome.status == "proposed" else mention
    if outcome.cue is None or outcome.status not in {"refused", "proposed", "cancelled"} or mention.unconfirmed:
        return mention
    owner = (owner_of(document, outcome.proposal) or _offering(document, outcome.proposal, token)) if outcome.proposal is not None else None
    doer = next(iter(doers(document, outcome.cue)), None) if outcome.cue.pos_ in {"VERB", "AUX"} else owner_of(document, outcome.cue)
    sides = united(*((side,) for side in (doer, owner) if side is not None), mention.participants)
    between = any(t.lower_ in {"between", "among"} for t in token.doc[token.i + 1 : token.i + 3])
    mention = attrs.evolve(mention, participants=mention.participants if between or mention.absent else sides)
    if outcome.status == "cancelled":
        return mention
    if outcome.status == "refused":
        return attrs.evolve(mention, refused_by=doer, proposed_by=owner)
    return attrs.evolve(mention, proposed_by=owner or (doer if status.is_proposing(outcome.cue) else None))


def _with_go_betweens(document: Document, mention: MeetingMention, token: Token, verb: Token, phrase: Phrase) -> MeetingMention:
    """Add host and mediator; a mediator takes part."""
    end = max(phrase.end, behind(document.doc, token.i))
    host, mediator = (roles.beside(document, token, role, verb, end) for role in ("host", "mediate"))
    participants = united(mention.participants, (mediator,)) if mediator is not None else mention.participants
    return attrs.evolve(mention, host=host, mediator=mediator, participants=participants)


def _offering(document: Document, proposal: Token, noun: Token) -> Actor | None:
    """Return whose offer it is: "an offer from Chile for talks"."""
    origin = next((i for i in range(proposal.i + 1, min(noun.i, proposal.i + 4)) if noun.doc[i].lower_ == "from"), None)
    return None if origin is None else next(iter(actors(document, origin + 1, noun.i).found), None)


def _is_distinct(token: Token, start: int) -> bool:
    return any(token.doc[i].lower_ in _OTHER for i in range(start, token.i))
