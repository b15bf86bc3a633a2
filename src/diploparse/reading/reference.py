"""Whom a pronoun or a title without a name refers to."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.reading.names import person_names
from diploparse.reading.offices import office_words
from diploparse.reading.parties import state_beside
from diploparse.reading.genders import Gender
from diploparse.reading.people import genders, person_by_token
from diploparse.reading.states import state_of
from diploparse.records import Person
from diploparse.spans import Span

_PRONOUNS: Final[dict[str, Gender]] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female", "hers": "female"}
#: Offices that "leader" can stand for.
_LEADERS: Final = ("president", "prime minister", "premier", "king", "chancellor", "emir", "leader", "general secretary")
_CHIEFS: Final = frozenset({"chief", "head", "chairman", "leader", "president", "minister"})
_SHORT_OFFICES: Final = {"pm": "prime minister", "fm": "foreign minister"}
#: How many paragraphs back a pronoun looks, and what a sentence and a paragraph between cost.
_REACH: Final = 3
_PER_SENTENCE: Final = 1.0
_PER_PARAGRAPH: Final = 0.5
_QUOTED: Final = -3.0


@attrs.frozen
class Mention:
    """A name in the text, and how prominent it is there."""

    token: int
    span: Span
    person: Person
    weight: float
    sentence: int
    paragraph: int


@attrs.frozen
class Referent:
    """A person found, or the names between which the text does not decide."""

    person: Person | None
    span: Span | None = None
    candidates: tuple[str, ...] = ()


def referent(document: Document, token: Token) -> Referent:
    """Return the person whom the pronoun or the title headed by `token` refers to.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva arrived in Doha. She said that talks had begun.")
    >>> referent(document, document.doc[6]).person.name
    'Ana Silva'
    """
    if token.lower_ in _PRONOUNS:
        return _best(_reachable(document, token), genders(document), _PRONOUNS[token.lower_])
    if office_words().is_head(token) and not token.lower_.endswith("s"):
        return _holder(document, token)
    return Referent(None)


def _reachable(document: Document, token: Token) -> list[tuple[float, Mention]]:
    """Return the mentions before `token`, each with its score."""
    sentence, paragraph = _sentence_numbers(document)[token.i], document.paragraph_at(token.idx)
    found = []
    for mention in reversed(_before(_mentions(document), token)):
        if paragraph - mention.paragraph > _REACH:
            break
        cost = _PER_SENTENCE * (sentence - mention.sentence) + _PER_PARAGRAPH * (paragraph - mention.paragraph)
        found.append((mention.weight - cost, mention))
    return found


def _before(mentions: Sequence[Mention], token: Token) -> Sequence[Mention]:
    return mentions[: bisect_left(mentions, token.i, key=lambda mention: mention.token)]


def _best(scored: Sequence[tuple[float, Mention]], known: Mapping[str, Gender], wanted: Gender) -> Referent:
    fitting = [(score, mention) for score, mention in scored if known.get(mention.person.name, wanted) == wanted]
    if not fitting:
        return Referent(None)
    score, best = max(fitting, key=lambda item: (item[0], item[1].token))
    names = tuple(dict.fromkeys(mention.person.name for _, mention in sorted(fitting, key=lambda item: -item[0])))
    if any(other == score and mention.person != best.person and mention.sentence == best.sentence for other, mention in fitting):
        return Referent(None, candidates=names)  # the text does not decide
    return Referent(best.person, best.span, names)


def _holder(document: Document, head: Token) -> Referent:
    """Return the person of the article who holds the office that a definite noun phrase names, the one named last."""
    state = state_beside(head)
    words = _office_words(document, head, with_state=state is not None)
    if words is None:
        return Referent(None)
    for holds in (_holds, _holds_one_like):
        holders = [
            mentions for mentions in _mentions_by_person(document) if holds(mentions[0].person, words, state.state if state else None)
        ]
        found = sorted((before[-1] for mentions in holders if (before := _before(mentions, head))), key=lambda mention: -mention.token)
        if found:
            return Referent(found[0].person, found[0].span, tuple(mention.person.name for mention in found))
    return Referent(None)


@once
def _mentions_by_person(document: Document) -> tuple[tuple[Mention, ...], ...]:
    found: dict[str, list[Mention]] = {}
    for mention in _mentions(document):
        found.setdefault(mention.person.name, []).append(mention)
    return tuple(map(tuple, found.values()))


def _office_words(document: Document, head: Token, *, with_state: bool) -> str | None:
    """Return the words of the office in "the Norwegian foreign minister" or "Norway's foreign minister"; None if it is not definite."""
    start, end = syntax.noun_phrase(head)
    doc = document.doc
    possessed = with_state and any(doc[i].lower_ == "'s" for i in range(start, head.i))
    if doc[start].lower_ not in {"the", "that", "this"} and not possessed:
        return None
    bounds = (i + 1 for i in range(head.i - 1, start - 1, -1) if state_of(doc[i].text) or doc[i].lower_ in {"'s", "the", "that", "this"})
    first = next(bounds, start)
    words = syntax.text_of(doc, first, end).lower()
    return _SHORT_OFFICES.get(words, words)


def _holds(person: Person, words: str, state: str | None) -> bool:
    """Tell whether a person holds just this office, for just this state if one is named."""
    if state is not None and person.nationality != state:
        return False
    wanted = _LEADERS if words == "leader" else (words,)
    return any(office.text.lower() == form or office.text.lower().endswith(" " + form) for office in person.offices for form in wanted)


def _holds_one_like(person: Person, words: str, state: str | None) -> bool:
    """Tell whether a person holds an office with the same head, and nothing says that it is for another state."""
    if state is not None and person.nationality not in {None, state}:
        return False
    head = words.split()[-1]
    wanted = _CHIEFS if head == "leader" else {head}
    return any(office.text.lower().split()[-1] in wanted for office in person.offices)


@once
def _mentions(document: Document) -> tuple[Mention, ...]:
    """Return all names outside bylines with their weight: subjects of main clauses count most, quoted names least."""
    named, sentences, doc = person_by_token(document), _sentence_numbers(document), document.doc
    quoted = {token.i for stretch in document.quoted for token in document.words(stretch.span)}
    found = []
    for start, end in person_names(document):
        head = doc[start:end].root
        weight = _weight(head) + (_QUOTED if start in quoted else 0.0)
        span = syntax.span_of(doc, start, end)
        found.append(Mention(start, span, named[start], weight, sentences[start], document.paragraph_at(span.start)))
    return tuple(found)


def _weight(head: Token) -> float:
    if syntax.is_subject(head):
        clause = syntax.clause_of(head.head)
        return 3.0 if clause.head == clause or syntax.is_conjunct(clause) else 2.0
    return 0.0 if syntax.is_possessive(head) else 1.0


@once
def _sentence_numbers(document: Document) -> tuple[int, ...]:
    """Return, for each token, the number of its sentence; lone marks belong to the one before."""
    numbers: list[int] = []
    number = -1
    for sentence in document.doc.sents:
        if number < 0 or any(token.is_alpha for token in sentence):
            number += 1
        numbers += [number] * len(sentence)
    return tuple(numbers)
