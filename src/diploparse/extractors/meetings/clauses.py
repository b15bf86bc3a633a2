"""The clause of an encounter's noun: its verb, what the noun is to it, and what came of the encounter."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import roles, status
from diploparse.extractors.meetings.phrases import Phrase, left_edge
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.stretches import time_by_token
from diploparse.extractors.meetings.tenses import Outcome, is_ahead, is_present, is_under_way
from diploparse.extractors.meetings.words import is_one_of, listed

_AUXILIARIES: Final = 5  # words from "has" to "cancelled"
_RELATIVE: Final = frozenset({"that", "which", "who", "when", "where", "but"})
_ASIDE: Final = 30  # words of a noun phrase and an aside behind it
_WRAPPERS: Final = listed("wrappers", "words")
#: What the noun is to a verb by which a third side receives the others or goes between them.
RECEIVING: Final = frozenset({"host", "mediate"})
#: Roles of a noun whose verb tells of the encounter itself.
SUPPORTED: Final = frozenset({"subject", "object", *RECEIVING})


@attrs.frozen
class Clause:
    """What stands around the noun.

    Attributes:
        top: the head of "two rounds of talks", or the noun itself.
        verb: the verb of its clause.
        role: what the noun is to the verb: subject, object, host, mediate, travel, a preposition, or "noun".
        outcome: what came of the encounter.
    """

    top: Token
    verb: Token
    role: str
    outcome: Outcome


def clause_of(document: Document, token: Token, phrase: Phrase) -> Clause:
    """Return the clause of the noun `token`.

    Args:
        document: a parsed article.
        token: a noun for an encounter.
        phrase: its noun phrase.
    """
    top = _top(token)
    start = phrase.start if top.i == token.i else left_edge(document, top)
    front = roles.verb_in_front(document, token)
    verb = front or _verb_of(top, start)
    role = _role(document, token, top, verb, start)
    if verb.lower_ == "following" and verb.i < token.i and verb.head != verb:
        verb, role = syntax.clause_of(verb.head), "following"
    if (role == "noun" or start in time_by_token(document)) and (support := _support_before(document, start)) is not None:
        verb, role = support, "object"
    elif (role == "noun" or _is_bare_participle(verb)) and (happening := _happening_behind(document, start, phrase.end)) is not None:
        verb, role = happening, "subject"
    if (turn := _predicate_behind(top, verb)) is not None:
        return Clause(top, verb, "subject", status.of_planned(verb, turn))
    if top.i == verb.i and (going := _of_place(top)) is not None:  # "is in talks with"
        return Clause(top, verb, "object", going)
    if role == "for" and verb.pos_ != "VERB" and (going := _of_place(verb)) is not None:
        return Clause(top, verb, "travel", going)
    outcome = status.of_noun(token, verb, role in SUPPORTED)
    if front is not None and outcome.status is None:
        outcome = Outcome("ongoing" if front.lower_.endswith("ing") and front.nbor(-1).tag_ in {"VBZ", "VBP"} else "held", front)
    return Clause(top, verb, role, outcome)


def is_set_apart(token: Token, clause: Clause, phrase: Phrase, words: frozenset[str]) -> bool:
    """Tell whether one of these words before a noun sets its encounter apart: "another round of talks", not "a second day of talks".

    Args:
        token: the noun.
        clause: its clause.
        phrase: its noun phrase.
        words: what sets apart, in lower case.
    """
    top = clause.top
    start = phrase.start if top.i == token.i else reach_back(top, 3)
    return top.lower_ not in listed("wrappers", "lasting") and any(token.doc[i].lower_ in words for i in range(start, token.i))


def _top(token: Token) -> Token:
    """Return the head of "two rounds of talks", or the noun itself."""
    current = token
    for _ in range(3):
        if current.head.pos_ != "VERB" and current.head.lower_ in _WRAPPERS and current.head.i < current.i:
            current = current.head
    return current


def _verb_of(noun: Token, start: int) -> Token:
    """Return the verb of the clause that holds a noun: none of the words of its own noun phrase, as in "face-to-face talks"."""
    verb = syntax.clause_of(noun)
    while start <= verb.i < noun.i and verb.head != verb:
        verb = syntax.clause_of(verb.head)
    return verb


def _role(document: Document, token: Token, top: Token, verb: Token, start: int) -> str:
    """Return what the noun is to the verb of its clause."""
    if verb.i == token.i or verb.i == top.i:
        return "noun"
    inner = syntax.preposition_of(token) if token.i != top.i else None
    if inner is not None and inner.lower_ in {"after", "before"}:  # "a day after talks with"
        return inner.lower_
    preposition = _preposition(document, top, start)
    if preposition is None and (syntax.is_subject(top) or (top.i < verb.i and top.head == verb)):
        received = syntax.is_passive(verb) and any(is_one_of(verb, "support", other) for other in RECEIVING)
        happens = is_one_of(verb, "support", "happen") or is_under_way(verb) or _of_place(verb) is not None  # "will be in Oslo"
        return "subject" if happens or received else "noun"
    if _takes_part(verb, preposition):
        return "object"
    if preposition is None:
        return next((role for role in ("host", "mediate") if is_one_of(verb, "support", role)), "noun")
    if is_one_of(verb, "support", "travel") and preposition in {"for", "to", "at"}:
        return "travel"
    return preposition


def _preposition(document: Document, top: Token, start: int) -> str | None:
    """Return the preposition of a noun, by the tree or, where that has none, right before its phrase."""
    found = syntax.preposition_of(top)
    if found is not None:
        if found.lower_ == "of" and found.i and found.nbor(-1).lower_ == "ahead":
            return "ahead"
        return None if status.opens_clause(top, found) else found.lower_
    before = document.doc[start - 1] if start else None
    return before.lower_ if before is not None and (before.tag_ == "TO" or (before.pos_ == "ADP" and before.tag_ != "RP")) else None


def _takes_part(verb: Token, preposition: str | None) -> bool:
    """Tell whether the subject of a verb takes part in the encounter that is its object: "hold talks", "take part in talks"."""
    if preposition in {"in", "into", "over"} and is_one_of(verb, "support", preposition):
        return True
    if preposition is None and is_one_of(verb, "support", "take_part"):
        return True
    if verb.lower_ in listed("support", "leave") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "out":
        return True  # "walked out of talks"
    if preposition is None and verb.lower_ in listed("support", "break") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "off":
        return True
    return verb.lower_ in {"take", "took", "taking", "taken"} and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "part"


def _of_place(place: Token) -> Outcome | None:
    """Return what came of talks for which somebody "is due in Oslo" or "is in Oslo"."""
    preposition = syntax.preposition_of(place)
    if any(child.lower_ == "due" for child in place.children):
        return Outcome("planned", place)
    if preposition is None or preposition.lower_ not in {"in", "at"} or not any(syntax.auxiliaries_of(place)):
        return None
    return Outcome("planned" if is_ahead(place) else "ongoing" if is_present(place) else "held", place)


def _happening_behind(document: Document, start: int, i: int) -> Token | None:
    """Return the verb behind a noun phrase that begins its clause, whatever the tree says: "talks, mediated by Qatar, resumed"."""
    doc = document.doc
    first = doc[max(start - 1, 0)]  # an adjective that is read as a verb, or what stands before the clause
    if not (first.is_sent_start or first.is_punct or first.lower_ == "that") or first.pos_ == "ADP":
        return None
    limit = reach_on(doc[start], _ASIDE)
    found = _happening_at(doc, i, limit)
    if found is None and i < limit and doc[i - 1].text == ",":
        return _happening_at(doc, next((k + 1 for k in range(i, limit) if doc[k].text == ","), limit), limit)
    return found


def _predicate_behind(noun: Token, verb: Token) -> Token | None:
    """Return the verb behind a participle that the tree takes for the clause's: "called" of "talks set for Monday were called off"."""
    if noun.head != verb or noun.i > verb.i or not is_one_of(verb, "status", "foiled") or any(syntax.auxiliaries_of(verb)):
        return None
    if any(syntax.objects_of(verb)):
        return None  # "the talks set the stage for"
    doc, end = verb.doc, reach_on(verb, _ASIDE)
    finite = next((i for i in range(verb.i + 1, end) if syntax.is_finite(doc[i]) or doc[i].lower_ in _RELATIVE), end)
    if finite == end or doc[finite].lower_ in _RELATIVE:
        return None
    if doc[finite].pos_ != "AUX":
        return doc[finite]
    return next((doc[i] for i in range(finite + 1, min(end, finite + _AUXILIARIES)) if doc[i].pos_ in {"VERB", "NOUN", "ADJ"}), None)


def _is_bare_participle(verb: Token) -> bool:
    """Tell whether a verb is a participle beside a noun, and no clause of its own: "talks, scheduled for Friday, will begin"."""
    return verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == "," and not any(syntax.auxiliaries_of(verb))


def _happening_at(doc: Doc, i: int, limit: int) -> Token | None:
    """Return the finite verb of taking place at token `i`, behind its auxiliaries and adverbs."""
    first = i
    while i < limit and doc[i].pos_ in {"AUX", "ADV", "PART"}:
        i += 1
    happens = i < limit and doc[i].pos_ == "VERB" and is_one_of(doc[i], "support", "happen")
    return doc[i] if happens and (syntax.is_finite(doc[i]) or doc[first].pos_ == "AUX") else None


def _support_before(document: Document, start: int) -> Token | None:
    """Return the verb right before a noun phrase that the tree does not take for its object: "held on Monday talks"."""
    doc, timed = document.doc, time_by_token(document)
    if not start:
        return None
    i, floor = start - 1, reach_back(doc[start], 6)
    while i > floor and (i in timed or doc[i].pos_ == "ADV" or (doc[i].pos_ == "ADP" and i + 1 in timed) or _is_bare(doc[i])):
        i -= 1
    verb = doc[i]
    told = syntax.is_finite(verb) or _is_bare(verb.nbor())
    return verb if verb.pos_ == "VERB" and told and is_one_of(verb, "support", "take_part") else None


def _is_bare(verb: Token) -> bool:
    """Tell whether a word is read as an infinitive that can be none, right behind a verb: the adjective of "hold indirect talks"."""
    return verb.tag_ == "VB" and verb.i > 0 and verb.nbor(-1).tag_ in {"VB", "VBD", "VBZ", "VBP", "VBN"} and verb.nbor(-1).pos_ == "VERB"
