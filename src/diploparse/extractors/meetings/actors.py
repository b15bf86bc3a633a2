"""Actors: the persons and parties that a stretch of words names side by side."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.groups import group_tokens
from diploparse.extractors.meetings.bodies import GROUPS, Actor, lone_adjective, party_in, states_together
from diploparse.extractors.meetings.persons import holder_in, last_of_name, person_in, pronoun_at
from diploparse.extractors.meetings.stretches import is_abbreviated, is_participle, time_by_token
from diploparse.extractors.meetings.words import listed
from diploparse.reading.bodies import bodies_by_start
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.states import state_named_at
from diploparse.records import Party, Person

_REACH: Final = 60  # tokens of one list of names
_REFLEXIVE: Final = frozenset({"himself", "herself", "itself"})
_PLURAL: Final = frozenset({"they", "them", "their", "both"})
_LEADING: Final = frozenset({"led", "headed", "by"})
_PAIRS: Final = listed("pairs", "words")
_INSIDE: Final = frozenset({"of", "from", "for", "the", "a", "an", "'s", "'", "-"})
_STOPS: Final = frozenset(
    {"who", "whom", "whose", "which", "where", "when", "while", "after", "before", "that", "whether", "as", "but", "due", "to"}
)


@attrs.frozen
class Actors:
    """The actors of a stretch.

    Attributes:
        found: who is named.
        end: where the stretch ends.
        plural: the word that stands for those named before: "they", "leaders" of "the two leaders".
        company: whether it tells of others without a name: "senior ministers".
    """

    found: tuple[Actor, ...] = ()
    end: int = 0
    plural: Token | None = None
    company: bool = False


def actors(document: Document, start: int, stop: int) -> Actors:
    """Return who is named from token `start` on, up to `stop` at the latest: a list ends at a verb, a preposition, a time."""
    doc = document.doc
    found: list[Actor] = []
    plural: Token | None = None
    company = False
    waiting: list[Actor] = []  # "Chilean" of "Chilean and Peruvian leaders"
    last = range(0)  # the phrase of the one found last
    i = start
    stop = min(stop, start + _REACH, len(doc))
    closed = start
    while i < stop:
        end = _chunk_end(document, i, stop)
        if end == i:
            if _separates(doc, i):
                i += 1
                continue
            break
        end = _with_official(document, end) if end == stop else end
        if together := states_together(doc, i, end):
            found += together
            i = closed = end
            continue
        chunk = _read(document, i, end)
        adjective = lone_adjective(doc, i, end)
        if chunk is None and adjective is None and not _is_group(doc, i, end) and found and not _is_apposition(doc, i):
            break
        if found and end < len(doc) and doc[end].tag_ in {"VBD", "VBZ", "VBP", "MD"} and _comma_before(doc, i):
            break
        plural = plural or (doc[end - 1] if is_plural(doc, i, end) else None)
        company = company or (chunk is None and _is_company(document, end))
        if chunk is not None and found and _describes(chunk, found[-1], doc, last, range(i, end)):
            chunk = None
        if chunk is not None:
            if found and _replaces(found[-1], chunk, doc, last, i):
                found.pop()
            if isinstance(chunk.value, Party):
                found += waiting
            found.append(chunk)
            last = range(i, end)
        waiting = [*waiting, adjective] if adjective is not None else []
        i = closed = end
    return Actors(united(tuple(found)), closed, plural, company)


def _with_official(document: Document, end: int) -> int:
    """Return the token behind the title and name that go on from a body at `end`: "Security Service" of "Security Service Director X"."""
    doc, named, i = document.doc, person_by_token(document), end
    while i < len(doc) and doc[i].text[0].isupper() and office_words().is_title(doc[i]) and i not in named:
        i += 1
    return last_of_name(document, i) + 1 if i > end and i in named else end


def _separates(doc: Doc, i: int) -> bool:
    if doc[i].text in {",", "&"} or doc[i].is_space:
        return True
    if doc[i].lower_ == "by":
        return i > 0 and doc[i - 1].lower_ == "and"
    return doc[i].lower_ in {"and", "or", "nor", "with", "also", "including", "plus"} or (
        doc[i].lower_ in {"as", "well"} and "well" in {doc[i].lower_, doc[min(i + 1, len(doc) - 1)].lower_, doc[i - 1].lower_}
    )


def _comma_before(doc: Doc, i: int) -> bool:
    return i > 1 and (doc[i - 1].text == "," or (doc[i - 1].lower_ in {"and", "but"} and doc[i - 2].text == ","))


def _chunk_end(document: Document, start: int, stop: int) -> int:
    """Return the token where the noun phrase that begins at `start` ends."""
    doc, by_time, bodies = document.doc, time_by_token(document), bodies_by_start(document)
    named = start
    for i in range(start, stop):
        token = doc[i]
        named = max(named, bodies[i][1]) if i in bodies else named
        if i < named - 1:
            continue
        if is_abbreviated(doc, i):
            continue
        if token.text in {",", "&", ";", ":", '"', "(", ")", "--", "."} or i in by_time:
            return i
        if token.lower_ in {"and", "or", "nor"} and not _goes_on_behind_and(document, start, i):
            return i
        if token.lower_ in {"to", "on"} and i > start and _is_posting(doc, start, i):
            continue
        if token.lower_ in _STOPS or token.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return i
        if token.lower_ in _LEADING and _leads(doc, i):
            continue
        if i > start and is_participle(token):
            return i
        if token.pos_ == "ADV" and i > start and not token.ent_type_:
            return i
        if token.pos_ == "ADP" and token.lower_ not in _INSIDE:
            return i
        if token.lower_ == "for" and i > start and not (office_words().is_title(doc[i - 1]) or doc[i - 1].lower_ in GROUPS):
            return i
    return stop


def _is_posting(doc: Doc, start: int, i: int) -> bool:
    """Tell whether a preposition stands behind an envoy's office: "the Ambassador of Kenya to Norway", "the envoy on Peru"."""
    envoy = any(doc[k].lower_ in listed("company", "posted") for k in range(start, i))
    return envoy and i + 1 < len(doc) and state_named_at(doc, i + 1 + (doc[i + 1].lower_ == "the")) is not None


def _goes_on_behind_and(document: Document, start: int, i: int) -> bool:
    """Tell whether an "and" stands inside a name or a title: "Trinidad and Tobago", "Minister of Trade and Industry Tom Reed"."""
    doc, by_token = document.doc, person_by_token(document)
    if any((named := state_named_at(doc, k)) is not None and named[1] > i for k in range(max(start, i - 3), i)):
        return True
    words = [doc[k] for k in range(start, i)]
    opens = any(token.lower_ in {"of", "for"} and office_words().is_head(token.nbor(-1)) for token in words if token.i > start)
    if not opens or any(token.i in by_token or state_named_at(doc, token.i) is not None for token in words):
        return False
    return any(k in by_token for k in range(i + 1, min(len(doc), i + 5)))


def _leads(doc: Doc, i: int) -> bool:
    """Tell whether token `i`, one of these words, belongs to "led by"."""
    if doc[i].lower_ != "by":
        return i + 1 < len(doc) and doc[i + 1].lower_ == "by"
    return i > 0 and doc[i - 1].lower_ in _LEADING


def _read(document: Document, start: int, end: int) -> Actor | None:
    """Return the actor that one noun phrase names."""
    return (
        person_in(document, start, end)
        or pronoun_at(document, start, end)
        or holder_in(document, start, end)
        or _again(document, start, end)
        or party_in(document, start, end)
    )


def _again(document: Document, start: int, end: int) -> Actor | None:
    """Return the subject that "itself" stands for: "proposed a meeting of Norway, Chile and itself"."""
    token = document.doc[start]
    subject = syntax.subject_of(syntax.clause_of(token)) if end - start == 1 and token.lower_ in _REFLEXIVE else None
    if subject is None or subject.right_edge.i >= start:
        return None
    span = syntax.span_of(document.doc, start, end)
    found = actors(document, *syntax.noun_phrase(subject)).found[:1]
    return next((Actor(own.value, (span, *own.spans), "resolved") for own in found), None)


def told_apart(document: Document, own: tuple[Actor, ...], other: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the other side of an encounter without those of the own one: a title that seemed to be theirs stands for its state.

    In "President Ana Silva met the French president" the title is that of nobody whom the article names.
    """
    doc, names = document.doc, {actor.value.name for actor in own}
    kept: list[Actor] = []
    for actor in other:
        if actor.value.name not in names or actor.basis != "resolved":
            kept.append(actor)
            continue
        head = doc[document.words(actor.spans[0]).start]
        if head.i + 1 < len(doc) and head.nbor().lower_ == "'s":
            continue  # "the French president's wife"
        state = party_in(document, *syntax.noun_phrase(head)) if office_words().is_head(head) else None
        if state is not None:
            kept.append(state)
    return tuple(kept)


def is_plural(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words stand for those named before: "they", "the two leaders", "both sides"."""
    first = doc[start].lower_
    if first in _PLURAL and end - start == 1:
        return True
    if first == "the" and end - start == 2 and doc[start + 1].lower_ in {"two", "three", "pair", "leaders", "sides", "parties"}:
        return True
    if first == "the" and end - start == 3 and doc[end - 1].lower_ in {"sides", "parties"} and doc[start + 1].tag_ in {"VBG", "JJ"}:
        return True  # "the warring parties"
    last = doc[end - 1].lower_
    heads = last in _PAIRS or (last == "state" and doc[start:end].text.lower().endswith("heads of state"))
    return heads and any(doc[i].lower_ in {"two", "both", "three"} for i in range(start, end))


def _is_group(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].lower_ in GROUPS or doc[i].lower_ == "others" or office_words().is_head(doc[i]) for i in range(start, end))


def _is_company(document: Document, end: int) -> bool:
    """Tell whether the words are for officials without a name, more than one: "key ministers", "his negotiating team"."""
    last = document.doc[end - 1]
    return (last.lower_ in listed("company", "words") and last.pos_ in {"NOUN", "PROPN"}) or last.i in group_tokens(document)


def _is_apposition(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].text == "," and doc[i].lower_ in {"the", "a", "an", "his", "her", "its", "who"}


def _describes(actor: Actor, before: Actor, doc: Doc, name: range, phrase: range) -> bool:
    """Tell whether a phrase behind a name and a comma is the office of whom it names: "Tom Reed, Minister for Foreign Affairs of Kenya"."""
    if not (isinstance(before.value, Person) and isinstance(actor.value, Party) and doc[phrase.start - 1].text == ","):
        return False
    officials = (doc[i] for i in phrase if doc[i].lower_ in GROUPS or office_words().is_head(doc[i]))
    return name.stop == phrase.start - 1 and any(token.tag_ in {"NN", "NNP"} for token in officials)


def _replaces(before: Actor, actor: Actor, doc: Doc, phrase: range, i: int) -> bool:
    """Tell whether a name right behind a phrase and a comma is that of the party's official in it: "his Chilean counterpart, Tom Reed"."""
    if isinstance(before.value, Party) and isinstance(actor.value, Person) and doc[i - 1].text == "," and phrase.stop == i - 1:
        return any(doc[k].lower_ in GROUPS or office_words().is_head(doc[k]) for k in phrase)
    return False


def subjects(document: Document, verb: Token) -> Actors:
    """Return who does what `verb` says."""
    subject = syntax.subject_of(verb)
    if subject is None or subject.i == verb.i:
        return Actors()
    first = subject.left_edge.i
    if syntax.is_subject(subject):
        before = (child.left_edge.i for child in subject.head.lefts if child.i <= subject.i and syntax.is_subject(child))
        first = min(before, default=first)
        if any(token.tag_ in {"WP", "WDT"} for token in document.doc[first : subject.i]):  # a list that the tree parts has none
            first = subject.left_edge.i
    while first < subject.i and document.doc[first].pos_ in {"ADP", "SCONJ", "PUNCT"}:
        first += 1
    last = verb.i if subject.i < verb.i else min(subject.right_edge.i + 1, len(document.doc))
    while last - 1 > subject.i and document.doc[last - 1].pos_ in {"ADJ", "ADV"}:  # "envoys last met"
        last -= 1
    return actors(document, first, max(last, subject.i + 1))


def united(*groups: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the actors of several groups, each once, in order."""
    kept: dict[tuple[str, str], Actor] = {}
    for group in groups:
        for actor in group:
            kept.setdefault((type(actor.value).__name__, actor.value.name), actor)
    return tuple(kept.values())
