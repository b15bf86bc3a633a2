"""Who is said to be in no delegation: stays away, or was only at a briefing."""

from collections.abc import Iterator
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.groups import group_tokens
from diploparse.extractors.delegations.members import Named, read_list
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.words import sentence_at, span_of, told_words, words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference import referent_at

_GOING: Final = words("staying")
#: What the recogniser takes for a place or a time.
_SETTINGS: Final = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_NOT: Final = frozenset({"not", "n't", "never"})


@once
def absent_people(document: Document) -> tuple[Named, ...]:
    """Return the persons said not to go, or to have been at no more than a briefing, with where it is said.

    >>> from diploparse.document import parse
    >>> [person.name for person, _ in absent_people(parse("Ana Silva will not travel to Rome for the talks."))]
    ['Ana Silva']
    """
    found: dict[str, Named] = {}
    for named in _staying(document):
        found.setdefault(named[0].name, named)
    for named in briefed(document):
        found.setdefault(named[0].name, named)
    return tuple(found.values())


@once
def briefed(document: Document) -> tuple[Named, ...]:
    """Return those who were at a meeting with a delegation and are no part of it."""
    told = dict.fromkeys(sentence_at(document, token.i) for token in told_words(document, frozenset({"officials"})))
    return tuple(named for start, end in told for named in _at_briefing(document, start, end))


def _staying(document: Document) -> Iterator[Named]:
    """Yield the subject of "will not travel", "decided not to participate", whom a delegation "does not include"."""
    doc = document.doc
    for token in told_words(document, _GOING | words("including") | words("excluding") | words("replacing")):
        start, end = sentence_at(document, token.i)
        if token.lower_ in words("including") and syntax.is_negated(token):
            yield from read_list(document, token.i + 1, end, sure=True).people
        if (
            token.lower_ in words("replacing")
            and not syntax.is_passive(token)
            and any(i in group_tokens(document) for i in range(token.i, end))
        ):
            yield from read_list(document, token.i + 1, end, sure=True).people[:1]
        if token.lower_ in words("excluding") and _is_from_delegation(document, token, end):
            yield from _subject(document, token, start, end)
        if token.lower_ not in _GOING or not any(t.lower_ in _NOT for t in doc[max(start, token.i - 4) : token.i]):
            continue
        if _is_of_delegation(token):
            yield from _subject(document, token, start, end)


def _subject(document: Document, verb: Token, start: int, end: int) -> Iterator[Named]:
    """Yield the person who is the subject of a verb in its own sentence."""
    subject = syntax.subject_of(verb)
    if subject is None or not start <= subject.i < end:
        return
    person = person_by_token(document).get(subject.i) or referent_at(document, subject).person
    if person is not None:
        yield person, span_of(document, subject.i, subject.i + 1)


def _is_from_delegation(document: Document, verb: Token, end: int) -> bool:
    """Tell whether somebody is "left out of the delegation", "dropped from the team"."""
    near = document.doc[verb.i + 1 : min(end, verb.i + 7)]
    return syntax.is_passive(verb) and any(t.lower_ in {"from", "of"} and t.i + 1 in group_tokens(document) for t in near)


def _is_of_delegation(verb: Token) -> bool:
    """Tell whether what somebody does not go to can be what a delegation goes to: not "will not attend the concert"."""
    goals = [word for word in (*syntax.objects_of(verb), *syntax.obliques_of(verb)) if word.i > verb.i and word.pos_ in {"NOUN", "PROPN"}]
    named = words("talks") | words("sure") | words("group") | words("journey")
    return all(word.lower_ in named or word.ent_type_ in _SETTINGS for word in goals)


def _at_briefing(document: Document, start: int, end: int) -> Iterator[Named]:
    """Yield those in "other officials were present at that meeting, including A and B"."""
    doc = document.doc
    tokens = {t.lower_ for t in doc[start:end]}
    if "other" not in tokens or not {"that", "the"} & tokens:
        return
    meeting = next((t for t in doc[start:end] if t.lower_ in words("talks")), None)
    listing = next((t for t in doc[start:end] if t.lower_ in {"including", "among"}), None)
    if meeting is not None and listing is not None and {"present", "attended", "seen"} & tokens:
        yield from read_list(document, listing.i + 1, end).people


def without(document: Document, mention: Mention, absent: tuple[Named, ...]) -> Mention:
    """Return a mention without those who stay away; those of its own sentence are kept as such."""
    names = {person.name for person, _ in absent}
    if not names:
        return mention
    here = document.paragraph_at(mention.span.start)
    told = tuple(n for n in absent if document.paragraph_at(n[1].start) == here and (mention.head is None or n[0] != mention.head[0]))
    members = tuple(named for named in mention.members if named[0].name not in names)
    return attrs.evolve(mention, members=members, absent=told)
