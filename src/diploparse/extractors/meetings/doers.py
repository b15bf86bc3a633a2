"""Who does what a verb says: by the tree, and by the words around it where the tree knows nobody."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.actors import Actors, actors, is_plural, subjects
from diploparse.extractors.meetings.bodies import Actor, is_divided, state_actor
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.persons import first_of_name
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import before, behind
from diploparse.extractors.meetings.tenses import infinitive
from diploparse.extractors.meetings.words import is_one_of, listed
from diploparse.reading.people import person_by_token
from diploparse.reading.states import state_named_at
from diploparse.records import Party

_BY: Final = 9  # words between a passive verb and its "by"
_OFFER: Final = 9  # words between an offer and what is offered
_SENTENCE: Final = 40  # words of a sentence that opens with a participle
_ASIDE: Final = 25  # words between the commas of an aside
_OPENING: Final = frozenset({"who", "whose", "which", "where", "following", "after", "during", "in", "on", "at", "with", "a", "an", "the"})


def doers(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return the subject of a verb, "by X" in the passive, or who is named before it where the tree knows none."""
    asked = asked_by(document, verb)
    if asked:
        return asked
    offer = offer_before(verb)
    if offer is not None:
        return proposers(document, offer, verb.i) or doers(document, syntax.clause_of(offer))
    by = done_by(document, verb)
    if by is not None:
        return by
    found = subjects(document, verb).found or before_verb(document, verb, before(document.doc, verb.i)).found
    if not found and (opened := opening_subject(document, verb)):
        return opened
    if not found and verb.tag_ == "VBG" and syntax.is_aside(verb.head) and verb.head.head.i < verb.head.i < verb.i:
        return subjects(document, verb.head.head).found  # "Silva will not come, an aide said, cancelling talks"
    if found or not (infinitive(verb) or is_behind_by(verb)):
        return found
    return subjects(document, syntax.clause_of(verb.head)).found


def done_by(document: Document, verb: Token) -> tuple[Actor, ...] | None:
    """Return who does what a passive verb says, behind its "by"; None if there is none, or the verb is not passive."""
    if not syntax.is_passive(verb):
        return None
    agent = syntax.agent_of(verb)
    if agent is None:
        return _by_behind(document, verb) or None
    first = agent.left_edge.i
    return actors(document, first + (document.doc[first].lower_ == "by"), agent.right_edge.i + 1).found


def _by_behind(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return who is named behind "by" and a place, where the tree gives a passive verb no agent: "received at the palace by Reed"."""
    doc = document.doc
    by = next((i for i in range(verb.i + 1, min(len(doc), verb.i + _BY)) if doc[i].lower_ == "by"), None)
    if by is None or (by > verb.i + 1 and doc[verb.i + 1].lower_ not in {"at", "in", "on", "here"}):
        return ()
    end = behind(doc, verb.i)
    return actors(document, by + 1, end).found if by < end else ()


def opening_subject(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return who does what a participle says that opens its sentence: "Meeting in Oslo, Norway and Chile agreed"."""
    opens = verb.is_sent_start or (is_behind_by(verb) and verb.nbor(-1).is_sent_start)
    return behind_opening(document, verb) if opens and verb.lower_.endswith("ing") else ()


def behind_opening(document: Document, word: Token) -> tuple[Actor, ...]:
    """Return who is named between a comma and the verb of a sentence whose opening holds `word`: "Speaking after talks, Silva said"."""
    doc, end = document.doc, reach_on(word, _SENTENCE)
    comma = next((i for i in range(word.i + 1, end) if doc[i].text == ","), end)
    verb = next((i for i in range(comma, end) if syntax.is_finite(doc[i])), comma)
    found = actors(document, comma + 1, verb) if comma < verb else Actors()
    return found.found if found.end == verb else ()


def proposers(document: Document, proposal: Token, end: int) -> tuple[Actor, ...]:
    """Return whose offer it is: "Silva's offer", "a Chilean offer", "an offer from Norway and Chile"; the words reach up to token `end`."""
    owner = owner_of(document, proposal)
    if owner is not None or proposal.pos_ != "NOUN":
        return (owner,) if owner is not None else ()
    doc = document.doc
    for i in range(proposal.i + 1, min(end, proposal.i + 6)):
        if doc[i].lower_ in {"from", "by"}:
            return actors(document, i + 1, end).found
    for i in range(proposal.i - 1, reach_back(proposal, 4) - 1, -1):
        named = state_named_at(doc, i)
        if named is not None and doc[i].text[0].isupper() and (i + 1 == proposal.i or doc[i + 1].pos_ in {"NOUN", "ADJ"}):
            return (state_actor(named[0], setting.span_of(doc[i])),)
    return ()


def asked_by(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return who is asked to do what an infinitive says: "urged Reed to hold talks", "called on Norway and Chile to meet"."""
    governor = _asking(verb)
    if governor is None:
        return ()
    for word in (*syntax.objects_of(governor), *syntax.obliques_of(governor)):
        by = syntax.preposition_of(word)
        if by is not None and by.i != governor.i + 1:
            continue
        if word.i < verb.i:
            first = word.left_edge.i + (word.left_edge.pos_ == "ADP")
            return actors(document, first, min(verb.i, word.right_edge.i + 1)).found
    return ()


def _asking(verb: Token) -> Token | None:
    """Return the verb by which somebody is asked to do what an infinitive says."""
    governor = verb.head
    asks = infinitive(verb) and governor.i < verb.i and governor.lemma_.lower() in listed("addressing", "words")
    return governor if asks else None


def offer_before(verb: Token) -> Token | None:
    """Return the offer that an infinitive says the content of, wherever the tree puts it: "an offer from Chile to hold talks"."""
    if not infinitive(verb):
        return None
    for i in range(verb.i - 1, reach_back(verb, _OFFER), -1):
        word = verb.doc[i]
        if word.pos_ == "NOUN":
            return word if is_one_of(word, "status", "proposed") else None
        if word.pos_ in {"VERB", "AUX"} or word.is_punct:
            return None
    return None


def acting(document: Document, verb: Token, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return who does what a verb says, those told of before for "they"."""
    found, they = doers(document, verb), _asked_pair(document, verb) or they_of(document, verb)
    return found or (those_meant(document, they, known) if they is not None else ())


def _asked_pair(document: Document, verb: Token) -> Token | None:
    """Return the object of a verb of asking that stands for several named before: "urged both sides to resume talks"."""
    governor = _asking(verb)
    if governor is None:
        return None
    pairs = (word for word in syntax.objects_of(governor) if is_plural(document.doc, *syntax.noun_phrase(word)))
    return next(pairs, None)


def those_meant(document: Document, they: Token, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return whom the subject of a verb stands for: those who say so, or those told of before."""
    said = syntax.clause_of(they.head.head)
    speaker = syntax.own_subject_of(said) if they.lower_ in {"they", "it"} and said.i < they.i and said != they.head else None
    if speaker is not None and (they.lower_ == "it" or speaker.tag_ in {"NNS", "NNPS"}):
        spoke = subjects(document, said).found
        if spoke and (they.lower_ == "they" or isinstance(spoke[0].value, Party)):
            return tuple(Actor(actor.value, actor.spans, "resolved") for actor in spoke)
    return setting.pair_before(document, they, known) if they.lower_ != "it" else ()


def are_divided(verb: Token) -> bool:
    """Tell whether the subject of a verb is several sides of one party: "Kenya's warring sides"."""
    subject = syntax.subject_of(verb)
    return subject is not None and is_divided(verb.doc, *syntax.noun_phrase(subject))


def they_of(document: Document, verb: Token) -> Token | None:
    """Return the subject of a verb if it stands for several who were named before: "they", "the two sides"."""
    subject = syntax.subject_of(verb)
    if subject is None or subject.i == verb.i:
        return None
    of_two = next((word for word in syntax.obliques_of(subject) if is_plural(document.doc, *syntax.noun_phrase(word))), None)
    if of_two is not None:  # "negotiators from the two countries"
        return of_two
    return subject if subject.lower_ in {"they", "it"} or is_plural(document.doc, *syntax.noun_phrase(subject)) else None


def is_behind_by(verb: Token) -> bool:
    """Tell whether a participle hangs on its clause by a preposition: "raised hopes by meeting"."""
    return verb.i > 0 and verb.nbor(-1).lower_ in {"by", "after", "before", "since"} and verb.lower_.endswith("ing")


def before_verb(document: Document, verb: Token, start: int) -> Actors:
    """Return who is named right before a verb whose subject the tree does not know, from token `start` on."""
    by_token, doc = person_by_token(document), document.doc
    i, floor = verb.i - 1, reach_back(verb, _ASIDE)
    while i >= floor and (doc[i].pos_ in {"AUX", "ADV", "SPACE"} or doc[i].is_space):
        i -= 1
    if i > floor and doc[i].lower_ == "who":  # "Silva, who met", whatever the tree says
        i -= 1 + (doc[i - 1].text == ",")
        start = min(start, i)
    elif i >= floor and doc[i].text == "," and syntax.is_finite(verb):
        return _before_aside(document, i, floor)
    elif i > start and doc[i].text == "," and verb.tag_ == "VBG":  # "Silva and Reed, meeting in Oslo"
        named = actors(document, start, i)
        return named if named.end == i and len(named.found) > 1 else Actors()
    if i < start or i not in by_token:
        return _in_front(document, verb, start)
    named = actors(document, first_of_name(document, i, start), i + 1)
    return attrs.evolve(named, found=all_before(document, named.found, start, i + 1))


def all_before(document: Document, own: tuple[Actor, ...], start: int, end: int) -> tuple[Actor, ...]:
    """Return all who are named side by side before token `end` where the tree gives the last one alone."""
    if len(own) != 1:
        return own
    for first in (start, *(i + 1 for i in range(start, end) if document.doc[i].text == ",")):
        wider = actors(document, first, end)
        if wider.end == end and own[0].value.name in {actor.value.name for actor in wider.found[1:]}:
            return wider.found
    return own


def _before_aside(document: Document, comma: int, floor: int) -> Actors:
    """Return who is named before what stands between commas, or there: "Silva, who was born in Oslo, met", "the minister, Silva, met"."""
    doc, by_token = document.doc, person_by_token(document)
    first = comma
    while first - 1 > floor and first - 1 in by_token:
        first -= 1
    if first < comma and doc[first - 1].text == ",":
        return actors(document, first, comma)
    for i in range(comma - 1, floor, -1):
        if doc[i].text == "," and (doc[i + 1].lower_ in _OPENING or doc[i + 1].tag_ in {"VBG", "VBN"}):
            return actors(document, i - 1, i) if i - 1 in by_token else Actors()
    return Actors()


def _in_front(document: Document, verb: Token, start: int) -> Actors:
    """Return the names between a comma, or the beginning, and a finite verb that has no subject: "In Oslo, Norway and Peru held"."""
    doc = document.doc
    comma = next((i for i in range(verb.i - 1, start - 1, -1) if doc[i].text == ","), start - 1)
    last = next((i for i in range(verb.i, start, -1) if doc[i - 1].pos_ not in {"AUX", "ADV"}), verb.i)
    alone = verb.tag_ == "VBN" and verb.head == verb and last == verb.i  # a past tense that is taken for a participle
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(token.tag_ == "MD" for token in doc[last : verb.i]) or alone
    subject = syntax.subject_of(verb)
    if not finite or (subject is not None and subject.pos_ not in {"ADJ", "ADV"}):  # the "last" of "envoys last met" is none
        return Actors()
    found = actors(document, comma + 1, last)
    return found if found.end == last else Actors()


def owners_of(document: Document, noun: Token) -> tuple[Actor, ...]:
    """Return the possessors of a noun, one or two: "his talks", "Silva and Reed's meeting"."""
    owner = owner_of(document, noun)
    named = person_by_token(document)
    if owner is None or owner.basis == "resolved":
        return (owner,) if owner is not None else ()
    first = document.words(owner.spans[0]).start
    if first > 1 and noun.doc[first - 1].lower_ == "and" and first - 2 in named:
        other = actors(document, first - 2, first - 1).found
        return (*other, owner)
    return (owner,)


def owner_of(document: Document, noun: Token) -> Actor | None:
    """Return the possessor of a noun: "Silva's offer", "his talks"."""
    for child in noun.lefts:
        if syntax.is_possessive(child):
            found = actors(document, child.left_edge.i, child.i + 1).found
            return found[0] if found else None
    return None
