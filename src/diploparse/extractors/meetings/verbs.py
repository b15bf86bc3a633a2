"""Verb frames: "X met Y", "X and Y met", "X's offer to meet with Y", "where he met Y"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting, status
from diploparse.extractors.meetings.actors import Actors, actors, is_plural, subjects, told_apart, united
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.stretches import before, behind, day_between, time_by_token
from diploparse.extractors.meetings.tenses import Outcome, infinitive
from diploparse.extractors.meetings.words import Verb, is_one_of, listed, verb_at
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.places import place_by_token
from diploparse.reading.states import state_names
from diploparse.records import Party, Person

_ADDRESSING: Final = listed("addressing", "words")
_REACH: Final = 10  # words between the verb and its "with"


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
    start, end = token.i if _behind_by(token) else before(doc, token.i), behind(doc, token.i)
    other = _other_side(document, token, verb, end)
    own, proposer = _own_side(document, token, start, known, outcome)
    own = own if other or verb.frame != "both" else _all_before(document, own, start, token.i)
    other = told_apart(document, own, other)
    sides = _sides(own, other, verb)
    if sides is None or (not other and _takes_object(document, token)):
        return None
    purpose = infinitive(token) and token.head.i < token.i
    first, last = (
        setting.widened(document, token.head, start, end) if purpose and is_one_of(token.head, "support", "travel") else (start, end)
    )
    mention = MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame=f"{verb.lemma}: {'subject' if not other else 'subject and object'}",
        kind=verb.kind,
        status=outcome.status,
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        participants=sides,
        host=own[0] if verb.host and own and outcome.status == "held" else None,
        distinct=any(child.lower_ in {"again", "previously"} for child in token.children),
        words=(setting.span_of(token),),
    )
    return _with_setting(document, _with_roles(document, mention, outcome, proposer), token, (first, last), purpose)


def _all_before(document: Document, own: tuple[Actor, ...], start: int, end: int) -> tuple[Actor, ...]:
    """Return all who are named side by side before a verb of whom the tree gives the last one alone."""
    if len(own) != 1:
        return own
    wider = actors(document, start, end)
    return wider.found if wider.end == end and own[0].value.name in {actor.value.name for actor in wider.found[1:]} else own


def _with_roles(document: Document, mention: MeetingMention, outcome: Outcome, proposer: Actor | None) -> MeetingMention:
    """Add who proposed and who refused."""
    if outcome.cue is None or outcome.status not in {"refused", "proposed"}:
        return mention
    by = next(iter(doers(document, outcome.cue)), None) if outcome.cue.pos_ in {"VERB", "AUX"} else None
    if outcome.status == "refused":
        return attrs.evolve(mention, refused_by=by, proposed_by=proposer)
    return attrs.evolve(mention, proposed_by=proposer or (by if status.is_proposing(outcome.cue) else None))


def _with_setting(document: Document, mention: MeetingMention, token: Token, bounds: tuple[int, int], travel: bool) -> MeetingMention:
    start, end = bounds
    place = setting.visited(document, token.i + 1, end) if mention.kind == "visit" else setting.scene(document, start, end, travel)
    when = day_between(document, start, end, token.i)
    pointed, then = setting.through_where(document, token)
    basis = mention.when_basis if when is not None or then is None else "resolved"
    place, when = place or pointed, when or then
    found = setting.occasion(document, token.i, end)
    return attrs.evolve(
        mention,
        place=place,
        when=when,
        when_basis=basis,
        occasion=found[0] if found else None,
        part_of=found[1] if found else None,
    )


def _takes_object(document: Document, verb: Token) -> bool:
    """Tell whether a verb has an object that is neither a time nor "each other", or an audience: "met their targets"."""
    timed = time_by_token(document)
    return any(other.i > verb.i and other.i not in timed and other.pos_ == "NOUN" for other in syntax.objects_of(verb)) or any(
        other.lower_ in listed("audience", "words") for other in syntax.obliques_of(verb)
    )


def _other_side(document: Document, token: Token, verb: Verb, end: int) -> tuple[Actor, ...]:
    """Return whom the subject meets: the object, or the phrase with "with"."""
    doc = document.doc
    first = token.i + 1
    if verb.frame == "place":
        return _visited(document, first, end)
    if verb.frame in {"with", "both"}:
        for i in range(first, min(end, first + _REACH)):
            if doc[i].lower_ in verb.joining:
                return _counterparts(document, i + 1, end, verb)
            if doc[i].lower_ in {"about", "on", "during"} and i not in time_by_token(document) and doc[i].lower_ != "on":
                break
            if doc[i].pos_ == "PROPN" and i not in time_by_token(document) and i not in place_by_token(document):
                break
    if verb.frame == "with":
        return ()
    return _counterparts(document, first, end, verb)


def _counterparts(document: Document, start: int, end: int, verb: Verb) -> tuple[Actor, ...]:
    while start < end and (document.doc[start].is_space or document.doc[start].pos_ == "ADV" or start in time_by_token(document)):
        start += 1
    if start >= end:
        return ()
    found = actors(document, start, end).found
    if verb.people:
        found = tuple(actor for actor in found if isinstance(actor.value, Person))
    if verb.alone and found and not _is_all(document, found[-1]):
        return ()
    if verb.host and found and not any(isinstance(actor.value, Person) or _is_official(document, actor) for actor in found):
        return ()
    return found or setting.group_without_name(document, start, end)


def _is_official(document: Document, actor: Actor) -> bool:
    """Tell whether a party is named by one of its officials: "the Jordanian prime minister"."""
    return any(office_words().is_head(token) for span in actor.spans for token in document.words(span))


def _is_all(document: Document, named: Actor) -> bool:
    """Tell whether nothing more is said of whom a verb names but when: not "called Reed a friend"."""
    doc, timed = document.doc, time_by_token(document)
    i = document.words(named.spans[0])[-1].i + 1
    while i < len(doc) and (i in timed or (doc[i].pos_ == "ADP" and i + 1 in timed)):
        i += 1
    return i == len(doc) or doc[i].text in {".", ","} or doc[i].lower_ in listed("called", "behind")


def _visited(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return the state that somebody visits, itself or by one of its towns."""
    at = setting.visited_at(document, start, end)
    if at is None or place_by_token(document)[at].code is None:
        return ()
    party = state_of_place(document, at)
    return (party,) if party is not None else ()


def state_of_place(document: Document, at: int) -> Actor | None:
    """Return the state that the place at token `at` is or lies in."""
    place = place_by_token(document)[at]
    name = next((s.state for s in state_names().values() if s.code == place.code), None)
    if name is None:
        return None
    span = setting.span_of(document.doc[at])
    return Actor(
        Party(name=name, kind="state", code=place.code, mentions=(span,)), (span,), "stated" if place.kind == "state" else "inferred"
    )


def _own_side(
    document: Document, token: Token, start: int, known: tuple[MeetingMention, ...], outcome: Outcome
) -> tuple[tuple[Actor, ...], Actor | None]:
    """Return who meets, and who proposed it where an offer is told of."""
    governor = token.head
    if infinitive(token) and governor.pos_ == "NOUN" and governor.i < token.i:
        owner = owner_of(document, governor)
        if owner is not None:
            refuser = doers(document, outcome.cue) if outcome.status == "refused" and outcome.cue is not None else ()
            return united((owner,), refuser), owner
        if is_one_of(governor, "status", "proposed"):  # "accepted an invitation to meet"
            return doers(document, syntax.clause_of(governor)), None
    if governor.i < token.i and governor.lemma_.lower() in _ADDRESSING and infinitive(token):
        asked = next(
            (actors(document, child.left_edge.i, min(token.i, child.right_edge.i + 1)).found for child in syntax.objects_of(governor)), ()
        )
        asker = subjects(document, governor).found
        return united(asker, asked), asker[0] if asker else None
    found = subjects(document, token)
    if not found.found and not found.plural:
        found = _before_verb(document, token, start)
    if not found.found and not found.plural and _behind_by(token):
        found = subjects(document, syntax.clause_of(token.head))
    if found.plural or _is_they(document, token):
        return found.found or setting.pair_before(document, token, known), None
    return found.found, None


def _is_they(document: Document, token: Token) -> bool:
    subject = syntax.subject_of(token)
    return subject is not None and (subject.lower_ == "they" or is_plural(document.doc, subject.left_edge.i, subject.i + 1))


def doers(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return the subject of a verb, "by X" in the passive, or the name right before it where the tree knows none."""
    agent = syntax.agent_of(verb) if syntax.is_passive(verb) else None
    if agent is not None:
        first = agent.left_edge.i
        return actors(document, first + (document.doc[first].lower_ == "by"), agent.right_edge.i + 1).found
    found = subjects(document, verb).found or _before_verb(document, verb, before(document.doc, verb.i)).found
    return found or (subjects(document, syntax.clause_of(verb.head)).found if infinitive(verb) or _behind_by(verb) else ())


def _behind_by(verb: Token) -> bool:
    """Tell whether a participle hangs on its clause by a preposition: "raised hopes by meeting"."""
    return verb.i > 0 and verb.nbor(-1).lower_ in {"by", "after", "before", "since"} and verb.lower_.endswith("ing")


def _before_verb(document: Document, token: Token, start: int) -> Actors:
    """Return the name right before a verb whose subject the tree does not know."""
    by_token, doc = person_by_token(document), document.doc
    i = token.i - 1
    while i >= start and (doc[i].pos_ in {"AUX", "ADV", "SPACE"} or doc[i].is_space):
        i -= 1
    if i < start or i not in by_token:
        return _in_front(document, token, start)
    first = i
    while first - 1 >= start and by_token.get(first - 1) == by_token[i]:
        first -= 1
    return actors(document, first, i + 1)


def _in_front(document: Document, verb: Token, start: int) -> Actors:
    """Return the names between a comma and a finite verb that has no subject: "In Oslo, Norway and Peru held"."""
    doc = document.doc
    comma = next((i for i in range(verb.i - 1, start - 1, -1) if doc[i].text == ","), None)
    if comma is None or verb.tag_ not in {"VBD", "VBZ", "VBP"} or syntax.subject_of(verb) is not None:
        return Actors()
    found = actors(document, comma + 1, verb.i)
    return found if found.end == verb.i else Actors()


def owner_of(document: Document, noun: Token) -> Actor | None:
    """Return the possessor of a noun: "Silva's offer", "his talks"."""
    for child in noun.lefts:
        if syntax.is_possessive(child):
            found = actors(document, child.left_edge.i, child.i + 1).found
            return found[0] if found else None
    return None


def _sides(own: tuple[Actor, ...], other: tuple[Actor, ...], verb: Verb) -> tuple[Actor, ...] | None:
    """Return who takes part; None if it is no encounter of two, nor the session of a body."""
    both = united(own, other)
    if verb.frame == "place" and not any(isinstance(actor.value, Person) for actor in own):
        return None
    if len(both) > 1 and (other or verb.frame == "both"):
        return both
    if verb.lemma == "meet" and not other and len(both) == 1 and isinstance(both[0].value, Party) and both[0].value.kind != "state":
        return both
    return None
