"""The setting of a mention: its day and place, the occasion, the sending side, groups without a name."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations import delegations
from diploparse.extractors.delegations.groups import group_tokens
from diploparse.extractors.meetings.actors import Actors, actors, united
from diploparse.extractors.meetings.bodies import Actor, as_state, is_state
from diploparse.extractors.meetings.matters import ABOUT
from diploparse.extractors.meetings.mention import MeetingMention, Occasion, Scene
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import before, behind, day_between, is_dated, time_by_token
from diploparse.extractors.meetings.tenses import is_spoken_of
from diploparse.extractors.meetings.words import is_one_of, listed, noun_at
from diploparse.reading.offices import head_of_office, office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.places import PlaceName, place_by_token, scene_between, span_named
from diploparse.reading.reference import referent_at
from diploparse.records import Basis, Party, Person, TimeExpression
from diploparse.spans import Span

_OCCASIONS: Final = frozenset({"during", "at", "of", "in"})
_SENT: Final = listed("sending", "words")
_BESIDE: Final = listed("sidelines", "words")
_EVENTS: Final = frozenset({"summit", "conference", "meeting"})
_FRAME: Final = 8  # sentences back to the one whose day holds
_ALSO: Final = 120  # words back from "also met"
_POST: Final = 5  # words from "ambassador" to where he is posted
_SENTENCE: Final = 60  # words of a sentence that opens with a pair
_TRAVEL: Final = frozenset({"in", "at", "to", "for", "outside", "near", "inside"})


def span_of(token: Token) -> Span:
    """Return where a token stands."""
    return Span(token.idx, token.idx + len(token))


def scene(document: Document, start: int, end: int, travel: bool = False, basis: Basis = "stated") -> Scene | None:
    """Return the place that a stretch gives; behind a verb of travel "to Oslo" gives one too."""
    found = scene_between(document, start, end)
    if travel and (found is None or found.kind == "venue"):  # "went to Oslo to meet her at the palace"
        found = scene_between(document, start, end, _TRAVEL)
        found = None if found is not None and _is_posting(document, found.start) else found
    return None if found is None else as_scene(document, found, basis)


def _is_posting(document: Document, place: int) -> bool:
    """Tell whether a place is where an envoy is posted: "the ambassador of Peru to Chile"."""
    doc, posted = document.doc, listed("company", "posted")
    return place > 1 and doc[place - 1].lower_ == "to" and any(doc[i].lower_ in posted for i in range(max(0, place - _POST), place - 1))


def is_of_topic(document: Document, word: Token, place: int) -> bool:
    """Tell whether a place stands in what an encounter is about, behind "on" or "about": no day and no "sidelines" between.

    Args:
        document: a parsed article.
        word: the verb or noun for the encounter.
        place: the first token of the place.
    """
    doc, timed = document.doc, time_by_token(document)
    about = next((i for i in range(word.i + 1, place) if doc[i].lower_ in ABOUT and i + 1 not in timed), None)
    return about is not None and not any(i in timed or doc[i].lower_ in _BESIDE for i in range(about, place))


def as_scene(document: Document, named: PlaceName, basis: Basis = "stated") -> Scene:
    """Return a mention of a place as the scene of an encounter."""
    return Scene(place_by_token(document)[named.start], named.span, basis)


def visited(document: Document, start: int, end: int) -> Scene | None:
    """Return the place named right from token `start` on, the object of "visit"."""
    at = visited_at(document, start, end)
    return None if at is None else Scene(place_by_token(document)[at], span_named(document, at))


def visited_at(document: Document, start: int, end: int) -> int | None:
    """Return the token of the place that is itself visited: not the one of "visited a school in Oslo"."""
    named = place_by_token(document)
    for i in range(start, min(end, start + 4)):
        if i in named:
            return i
        if document.doc[i].pos_ == "ADP" and document.doc[i].lower_ != "of":
            return None
    return None


def where_gone(document: Document, verb: Token) -> Scene | None:
    """Return the place that somebody goes to before he meets, in the clause before or the sentence before "there"."""
    going = verb.head
    if syntax.is_conjunct(verb) and going.i < verb.i and is_one_of(going, "support", "travel"):
        return scene(document, going.i, verb.i, travel=True, basis="resolved")
    there = next((child for child in verb.children if child.lower_ == "there" and child.tag_ in {"RB", "EX"}), None)
    if there is None:
        return None
    start = reach_back(verb, _SENTENCE)
    return scene(document, _sentence_before(document, start), start, travel=True, basis="resolved")


def through_where(document: Document, verb: Token) -> tuple[Scene | None, TimeExpression | None]:
    """Return place and day of the clause before "where", the day of that before "when": "was in Oslo on Monday, where she met".

    Before "during which" it is both: "will go to Oslo for a visit during which she meets Reed".
    """
    doc = document.doc
    start = before(doc, verb.i)
    if start > 2 and doc[start - 1].lower_ == "which" and doc[start - 2].lower_ == "during":
        words = before(doc, start - 2), start - 2
        return scene(document, *words, travel=True, basis="resolved"), day_between(document, *words, words[1])
    pointed, where = antecedent_of_where(document, start)
    if where is None and start > 1 and doc[start - 1].lower_ == "when":
        where = before(doc, start - 1), start - 1
    return pointed, day_between(document, *where, where[1]) if where is not None else None


def antecedent_of_where(document: Document, start: int) -> tuple[Scene | None, tuple[int, int] | None]:
    """Return the place that the "where" before token `start` points at, and the bounds of the words before it."""
    doc = document.doc
    where = next((i for i in range(start - 1, max(-1, start - 3), -1) if doc[i].lower_ == "where"), None)
    if where is None or where == 0:
        return None, None
    first = before(doc, where - 1)
    named = place_by_token(document)
    for i in range(where - 1, first - 1, -1):
        if i in named:
            span = span_named(document, i)
            return Scene(named[i], span, "resolved"), (first, where)
    return None, (first, where)


def carried_on(mention: MeetingMention, verb: Token, known: tuple[MeetingMention, ...]) -> MeetingMention:
    """Return a mention with the place and day of the one before it that its sentence goes on with: "met X and met Y", "he also met Y"."""
    last = known[-1] if known else None
    also = any(child.lower_ == "also" for child in verb.children)
    if last is None or mention.refers or verb.i - last.token > (_ALSO if also else _SENTENCE):
        return mention
    joined = syntax.is_conjunct(verb) and verb.head.i <= last.token < verb.i and mention.status == last.status
    names = {actor.value.name for actor in last.participants}
    if not (joined or also) or last.kind == "visit" or not any(actor.value.name in names for actor in mention.participants):
        return mention
    place = mention.place or (attrs.evolve(last.place, basis="resolved") if last.place is not None else None)
    if mention.when is not None:
        return attrs.evolve(mention, place=place)
    return attrs.evolve(mention, place=place, when=last.when, when_basis="resolved")


def place_of_event(mention: MeetingMention, known: tuple[MeetingMention, ...]) -> Scene | None:
    """Return the place of the larger event told before an encounter that has no place of its own."""
    if mention.place is not None:
        return None
    events = (other for other in reversed(known) if other.kind in _EVENTS and {other.status, mention.status} != {"planned", "held"})
    at = next((other.place for other in events if other.place is not None), None)
    return attrs.evolve(at, basis="resolved") if at is not None else None


def is_beside_event(document: Document, start: int, end: int) -> bool:
    """Tell whether words say that an encounter is beside an event told before: "on the sidelines of the summit"."""
    doc = document.doc
    beside = next((i for i in range(start, min(end, len(doc) - 2)) if doc[i].lower_ in _BESIDE), None)
    return beside is not None and doc[beside + 2].lower_ in {"the", "this"}


def in_its_frame(document: Document, mention: MeetingMention) -> MeetingMention:
    """Return an encounter that was held with the day that opens the sentences before it: "This week, Silva went …. She met".

    Such a day holds in its paragraph until another time is told, for what those do who are named beside it; a week holds beyond.
    """
    if mention.status != "held" or mention.when is not None or mention.refers:
        return mention
    people = {actor.value.name for actor in mention.participants if isinstance(actor.value, Person)}
    token = document.doc[mention.token]
    start, end = reach_back(token, _SENTENCE), reach_on(token, _SENTENCE)
    paragraph = document.paragraph_at(token.idx)
    for _ in range(_FRAME):
        if start >= end or any(i in time_by_token(document) for i in range(start, end)):
            return mention
        start, end = _sentence_before(document, start, paragraphs=True), start
        day = _opening_day(document, start)
        named = {person_by_token(document)[i].name for i in range(start, end) if i in person_by_token(document)}
        here = start < len(document.doc) and document.paragraph_at(document.doc[start].idx) == paragraph
        if day is not None and people & named and (here or "W" in day.value):
            return attrs.evolve(mention, when=day, when_basis="resolved")
    return mention


def _opening_day(document: Document, start: int) -> TimeExpression | None:
    """Return the day by which a sentence opens: "This week, …", "On Monday …"."""
    first = start + (document.doc[start].pos_ == "ADP")
    found = time_by_token(document).get(first)
    return found if found is not None and is_dated(found) else None


def occasion(document: Document, i: int, end: int) -> tuple[int, Occasion] | None:
    """Return the larger event behind token `i`: "during the summit", "on the sidelines of a conference"."""
    doc = document.doc
    for k in range(i + 1, end):
        noun = noun_at(doc[k])
        if noun is None or noun.kind not in {"summit", "conference", "meeting"}:
            continue
        start = k
        while start > i + 1 and (doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ", "NUM", "DET"} or doc[start - 1].tag_ == "VBN"):
            start -= 1
        if start > i + 1 and doc[start - 1].lower_ in _OCCASIONS:
            while start < k and doc[start].pos_ == "DET":
                start += 1
            span = Span(doc[start].idx, doc[k].idx + len(doc[k]))
            if any(doc[n].lower_ in _BESIDE for n in range(i + 1, start)):
                return -1, Occasion(" ".join(span.of(document.text).split()), span)
            return k, Occasion(" ".join(span.of(document.text).split()), span)
    return None


def group_without_name(document: Document, start: int, end: int) -> tuple[Actor, ...]:
    """Return the people of the delegation that "the negotiating team" stands for, the one named last."""
    doc = document.doc
    if not any(i in group_tokens(document) for i in range(start, min(end, start + 5))) or doc[start].lower_ not in {
        "the",
        "his",
        "her",
        "its",
    }:
        return ()
    at = doc[start].idx
    named = [d for d in delegations(document) if d.mentions and d.mentions[0].start <= at and (d.head or d.members)]
    if not named:
        return ()
    last = max(named, key=lambda d: max(span.start for span in d.mentions if span.start <= at))
    people = (*((last.head,) if last.head else ()), *last.members)
    spans = (Span(at, doc[min(end, start + 5) - 1].idx + 1),)
    return tuple(Actor(person, spans, "inferred") for person in people)


def group_as_subject(document: Document, verb: Token) -> tuple[Actor, ...]:
    """Return the people of the delegation that is the subject of a verb: "the delegation was received by Silva"."""
    subject = syntax.subject_of(verb)
    if subject is None or subject.i not in group_tokens(document):
        return ()
    return group_without_name(document, *syntax.noun_phrase(subject))


def is_sending(verb: Token) -> bool:
    """Tell whether somebody is sent, so that it is a state that takes part: "he sent a team for talks with Chile"."""
    return verb.lower_ in _SENT


def pair_before(document: Document, pointer: Token, known: tuple[MeetingMention, ...]) -> tuple[Actor, ...]:
    """Return those whom "they" or "the two leaders" stand for: who took part in what was told last, or the pair named last.

    Args:
        document: a parsed article.
        pointer: the pronoun, or the noun behind "the two".
        known: the mentions before it.
    """
    start, _ = syntax.sentence_bounds(document.doc, pointer.i)
    told = next((mention for mention in reversed(known) if len(mention.participants) > 1 and _can_be(mention, pointer)), None)
    pair = _pair_named(document, start) if told is None or (start and told.token < _sentence_before(document, start)) else ()
    named = pair or (united(*(m.participants for m in known if m.token == told.token)) if told is not None else ())
    if pointer.lower_ in listed("pairs", "states"):
        named = united(tuple(actor for actor in map(as_state, named) if is_state(actor)))
    return tuple(Actor(actor.value, actor.spans, "resolved") for actor in named if len(named) > 1) or _pair_meant(document, pointer)


def _can_be(mention: MeetingMention, pointer: Token) -> bool:
    """Tell whether nobody who took part has another office than the one in the plural, as "the two presidents"."""
    if not office_words().is_plural(pointer):
        return True
    offices = [{head_of_office(o.normalised) for o in a.value.offices} for a in mention.participants if isinstance(a.value, Person)]
    return all(not held or pointer.lower_.removesuffix("s") in held for held in offices)


def told_last(known: tuple[MeetingMention, ...], talks: bool) -> tuple[Actor, ...]:
    """Return who took part in the encounter told of last, or in the last talks if these go on."""
    several = [mention for mention in reversed(known) if len(mention.participants) > 1]
    told = next((mention.participants for mention in sorted(several, key=lambda mention: talks and mention.kind != "talks")), ())
    return tuple(Actor(actor.value, actor.spans, "resolved") for actor in told)


def _pair_meant(document: Document, pointer: Token) -> tuple[Actor, ...]:
    meant = referent_at(document, pointer)
    found: tuple[Person | Party, ...] = (*meant.people, *meant.parties)
    if pointer.lower_ in listed("pairs", "states"):
        found = tuple(party for party in meant.parties if party.kind == "state")
    return tuple(Actor(who, (span_of(pointer), *meant.spans), "resolved") for who in found) if len(found) > 1 else ()


def _sentence_before(document: Document, start: int, paragraphs: bool = False) -> int:
    """Return where the sentence before token `start` begins, or `start` itself where a paragraph does that is not to be left."""
    doc, end = document.doc, start
    while end and doc[end - 1].is_space:
        end -= 1
    if end == 0 or (not paragraphs and document.paragraph_at(doc[end - 1].idx) != document.paragraph_at(doc[start].idx)):
        return start
    return max(syntax.sentence_bounds(doc, end - 1)[0], end - _SENTENCE)


def _pair_named(document: Document, start: int) -> tuple[Actor, ...]:
    """Return the two that open the sentence before token `start` side by side: "Silva and Reed arrived. They met"."""
    first = _sentence_before(document, start)
    found = actors(document, first, start) if first < start else Actors()
    return found.found if len(found.found) == 2 and len({type(actor.value) for actor in found.found}) == 1 else ()


def widened(document: Document, verb: Token, start: int, end: int) -> tuple[int, int]:
    """Return the bounds widened to those of the verb's own words, and of what it says is to happen: "due to begin on Friday"."""
    doc = document.doc
    ends = [behind(doc, other.i) for other in syntax.complements_of(verb) if other.i > verb.i and is_one_of(other, "support", "happen")]
    first = verb.i if is_spoken_of(verb) else before(doc, verb.i)
    return min(start, first), max(end, behind(doc, verb.i), *ends)
