"""Who has been named where, and how prominently: what pronouns and titles can take up."""

import functools
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import entries, strings
from diploparse.reading.names import person_names
from diploparse.reading.parties import party_names
from diploparse.reading.people import person_by_token
from diploparse.records import Party, Person
from diploparse.spans import Span

#: Weight of the subject of a main clause.
SUBJECT: Final = 3.0
#: What it costs to stand inside quotation marks.
QUOTED: Final = -3.0
#: Frames of verbs of saying, and of those by which only somebody can take a stand.
_DIRECT: Final = frozenset({"direct"})
_STANDS: Final = frozenset({"addressee_of", "addressee_infinitive", "for_phrase", "on_phrase", "appealing", "object"})
_BESIDE_NAMES: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "CCONJ"})


@attrs.frozen
class Referent:
    """Whom or what words refer to, or the names between which the text does not decide.

    Attributes:
        people: the persons.
        parties: the states and bodies.
        spans: where they are named, each once.
        candidates: names that were weighed, the likeliest first.
    """

    people: tuple[Person, ...] = ()
    parties: tuple[Party, ...] = ()
    spans: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def person(self) -> Person | None:
        """The person, if it is one and nobody else."""
        return self.people[0] if len(self.people) == 1 and not self.parties else None

    @property
    def party(self) -> Party | None:
        """The state or body, if it is one and nobody else."""
        return self.parties[0] if len(self.parties) == 1 and not self.people else None

    @property
    def span(self) -> Span | None:
        """Where the first of them is named."""
        return self.spans[0] if self.spans else None

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return (*(person.name for person in self.people), *(party.name for party in self.parties))


@attrs.frozen
class Mention:
    """A name in the text, and how prominent it is there.

    Attributes:
        token: its first token.
        head: its head.
        span: where it stands.
        who: whom it names.
        weight: subjects of main clauses count most, names inside quotation marks least.
        sentence: number of its sentence.
        paragraph: number of its paragraph.
        quoted: whether it stands inside quotation marks.
    """

    token: int
    head: Token
    span: Span
    who: Person | Party
    weight: float
    sentence: int
    paragraph: int
    quoted: bool = False


def before(mentions: Sequence[Mention], token: Token) -> Sequence[Mention]:
    """Return the mentions before a token."""
    return mentions[: bisect_left(mentions, token.i, key=lambda mention: mention.token)]


def after(mentions: Sequence[Mention], token: Token) -> Sequence[Mention]:
    """Return the mentions behind a token."""
    return mentions[bisect_left(mentions, token.i + 1, key=lambda mention: mention.token) :]


def are_joined(one: Token, other: Token) -> bool:
    """Tell whether two names are coordinated, by the tree or with nothing but "and" and titles between them."""
    first, second = sorted((one, other), key=lambda token: token.i)
    between = one.doc[first.i + 1 : second.i]
    joined = any(t.lower_ == "and" for t in between) and all(t.pos_ in _BESIDE_NAMES or t.text in {"-", "'s"} for t in between)
    return joined or second in syntax.conjuncts_of(first)


def referent_of(mention: Mention, candidates: tuple[str, ...] = ()) -> Referent:
    """Return the referent that one mention names."""
    who = mention.who
    if isinstance(who, Person):
        return Referent(people=(who,), spans=(mention.span,), candidates=candidates)
    return Referent(parties=(who,), spans=(mention.span,), candidates=candidates)


@once
def mentions_of_people(document: Document) -> tuple[Mention, ...]:
    """Return all names of persons outside bylines, in text order."""
    named = person_by_token(document)
    return _mentions(document, [(start, end, named[start]) for start, end in person_names(document)])


@once
def mentions_of_parties(document: Document) -> tuple[Mention, ...]:
    """Return all names of states and bodies that act, in text order."""
    return _mentions(document, [(name.start, name.end, party) for name, party in party_names(document)])


Who = TypeVar("Who", Person, Party)


def _mentions(document: Document, named: Sequence[tuple[int, int, Who]]) -> tuple[Mention, ...]:
    doc, sentences = document.doc, sentence_numbers(document)
    quoted = quoted_tokens(document)
    found = []
    for start, end, who in named:
        head = doc[start:end].root
        weight = weight_of(syntax.titled(head)) + (QUOTED if start in quoted else 0.0)
        span = syntax.span_of(doc, start, end)
        found.append(Mention(start, head, span, who, weight, sentences[start], document.paragraph_at(span.start), start in quoted))
    return tuple(found)


@once
def quoted_tokens(document: Document) -> frozenset[int]:
    """Return the tokens that stand inside quotation marks."""
    return frozenset(token.i for stretch in document.quoted for token in document.words(stretch.span))


def weight_of(head: Token) -> float:
    """Return how prominent a name with this head is: subjects of main clauses and those who say something count most."""
    head = syntax.apposed_to(head)
    if syntax.is_conjunct(head) and head.head.i < head.i:
        head = head.head
    if syntax.is_subject(head):
        clause = syntax.clause_of(head.head)
        reports = speaks(head) and not _is_of_saying(clause.head)  # "Y will come, X said"
        return SUBJECT if clause.head == clause or syntax.is_conjunct(clause) or reports else SUBJECT - 1
    return 0.0 if syntax.is_possessive(head) else 1.0


def speaks(head: Token) -> bool:
    """Tell whether a name or pronoun is the subject of a verb of saying."""
    subject = syntax.apposed_to(head)
    return syntax.is_subject(subject) and _is_of_saying(subject.head)


def takes_a_stand(head: Token) -> bool:
    """Tell whether a name or pronoun is the subject of a verb by which only a person or body can take a stand: "accused", "urged"."""
    return syntax.is_subject(head) and head.head.lemma_.lower() in _verbs_with(_STANDS)


def _is_of_saying(verb: Token) -> bool:
    return verb.lemma_.lower() in _verbs_with(_DIRECT)


@functools.cache
def _verbs_with(frames: frozenset[str]) -> frozenset[str]:
    """Return the reporting verbs that have one of these frames."""
    return frozenset(str(entry["lemma"]) for entry in entries("reporting", "verb") if not frames.isdisjoint(strings(entry["frames"])))


@once
def sentence_numbers(document: Document) -> tuple[int, ...]:
    """Return, for each token, the number of its sentence; lone marks belong to the one before."""
    numbers: list[int] = []
    number = -1
    for sentence in document.doc.sents:
        if number < 0 or any(token.is_alpha for token in sentence):
            number += 1
        numbers += [number] * len(sentence)
    return tuple(numbers)
