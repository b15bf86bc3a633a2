"""Who is said to be in a delegation without a list: "X is a member of the delegation", "X travelled with the minister"."""

from collections.abc import Iterable, Iterator
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.groups import Group, group_tokens
from diploparse.extractors.delegations.leaders import person_at
from diploparse.extractors.delegations.members import Named
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.words import before, is_denied, sentence_at, span_of, told_words, words

_PAST: Final = frozenset({"former", "ex", "no", "onetime"})


def said_members(document: Document, group: Group) -> list[Named]:
    """Return who is said to be part of a group.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.groups import groups
    >>> document = parse("Ana Silva and Tom Reed are members of the Chilean delegation.")
    >>> [person.name for person, _ in said_members(document, groups(document)[0])]
    ['Ana Silva', 'Tom Reed']
    """
    floor, _ = sentence_at(document, group.head)
    preposition = before(document, group.start, floor)
    noun = before(document, preposition.i, floor) if preposition is not None and preposition.lower_ == "of" else None
    if noun is None or noun.lower_ not in words("membership"):
        return []
    if is_denied(noun) or any(token.lower_ in _PAST for token in document.doc[max(floor, noun.i - 3) : noun.i]):
        return []
    named = syntax.own_subject_of(noun) or syntax.apposed_to(noun)
    return _people(document, named) if named != noun else []


def mentions_of_companions(document: Document) -> Iterator[Mention]:
    """Yield the mention in "Silva travelled with the minister".

    >>> from diploparse.document import parse
    >>> [m.members[0][0].name for m in mentions_of_companions(parse("Ana Silva flew with Tom Reed."))]
    ['Ana Silva']
    """
    for verb in told_words(document, words("going")):
        behind = document.doc[verb.i + 1 : sentence_at(document, verb.i)[1]]
        if len(behind) < 2 or behind[0].lower_ != "with" or behind[1].i in group_tokens(document) or is_denied(verb):
            continue
        subject, other = syntax.own_subject_of(verb), behind[0].head
        leader = person_at(document, other) if other.i > behind[0].i else None
        people = _people(document, subject) if subject is not None else []
        if leader is not None and people and leader[0] not in [person for person, _ in people]:
            name = span_of(document, verb.i, other.i + 1)
            yield Mention(at=verb.i, span=name, rule="companion", members=tuple(people), linked=(leader[0],), strong=False)


def _people(document: Document, noun: Token) -> list[Named]:
    nouns: Iterable[Token] = (noun, *syntax.conjuncts_of(noun))
    return [named for named in (person_at(document, each) for each in nouns) if named is not None]
