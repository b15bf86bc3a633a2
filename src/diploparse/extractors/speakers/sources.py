"""Sources: the words that name who speaks, and the speaker they stand for."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.groups import bounds_of, joined_by, listed, members_of, whole_name
from diploparse.extractors.speakers.sentences import sentence_at
from diploparse.reading.bodies import anonymous_nouns
from diploparse.reading.offices import office_words
from diploparse.reading.parties import party_at, state_beside
from diploparse.reading.people import person_by_token
from diploparse.reading.reference import referent_at
from diploparse.reading.states import state_by_code, state_of
from diploparse.records import Basis, Party, Person, SpeakerKind
from diploparse.spans import Span

_PLURAL_TAGS: Final = frozenset({"NNS", "NNPS"})
#: Tokens before an office or a name among which its state may stand.
_BEFORE: Final = 3
_NOBODY: Final = frozenset({"it", "this", "that", "which", "what", "there", "who", "you", "everything", "nothing"})


@attrs.frozen
class Source:
    """Who speaks at one place, before all places of a speaker are put together."""

    span: Span
    name: str | None
    kind: SpeakerKind
    person: Person | None = None
    party: Party | None = None
    affiliation: str | None = None
    candidates: tuple[str, ...] = ()
    basis: Basis = "stated"
    found: Span | None = None


def source_at(document: Document, head: Token, content: tuple[Span, ...]) -> Source | None:
    """Return the source whose noun phrase has this head; None for "it" and the like."""
    members = members_of(document, head)
    single = _single(document, head, _source_span(document, members, content))
    if len(members) == 1 or single is None:
        return single
    return _several(document, members, single)


def _several(document: Document, members: Sequence[Token], first: Source) -> Source | None:
    """Return the source of several who speak together; of one who is not told from others for "X or Y"."""
    others = [_single(document, member, _source_span(document, [member], ())) for member in members[1:]]
    sources = [first, *(other for other in others if other is not None)]
    names = tuple(source.name for source in sources if source.name is not None)
    if len(names) < len(members):
        return Source(first.span, None, "group" if joined_by(members) == "and" else "unknown")
    if joined_by(members) == "or":
        return Source(first.span, None, "unknown", candidates=names)
    is_stated = all(source.basis == "stated" for source in sources)
    found = next((source.found for source in sources if source.found is not None), None)
    return Source(first.span, listed(names), "group", basis="stated" if is_stated else "resolved", found=found)


def _single(document: Document, head: Token, span: Span) -> Source | None:
    """Return the source that one noun phrase names."""
    named = _named_person(document, head)
    if named is not None:
        return Source(span, named.name, "person", person=named, affiliation=named.nationality)
    if head.lower_ in _NOBODY:
        return None
    resolved = referent_at(document, head)
    if resolved.person is not None:
        return Source(
            span,
            resolved.person.name,
            "person",
            person=resolved.person,
            affiliation=resolved.person.nationality,
            candidates=resolved.candidates,
            basis="resolved",
            found=resolved.span,
        )
    if head.pos_ == "PRON":
        return Source(span, None, "unknown", candidates=resolved.candidates)
    party = None if head.tag_ in _PLURAL_TAGS and head.ent_type_ == "" else party_at(document, head)
    if party is not None:
        return Source(span, party.name, "institution", party=party, affiliation=_state_of_party(party))
    return Source(span, _phrase(document, head), _kind(head), affiliation=_state_of_phrase(head))


def _state_of_phrase(head: Token) -> str | None:
    """Return the state beside an unnamed source; none for "Norwegian and Peruvian officials"."""
    state = state_beside(head)
    several = any(state_of(other.text) for child in head.lefts if state_of(child.text) for other in syntax.conjuncts_of(child))
    return state.state if state is not None and not several else None


def _state_of_party(party: Party) -> str | None:
    """Return the state that a body belongs to; a state belongs to none."""
    return state_by_code(party.code) if party.code and party.kind != "state" else None


def _kind(head: Token) -> SpeakerKind:
    if head.lower_ in anonymous_nouns():
        return "anonymous"
    if head.ent_type_ == "PERSON":
        return "person"
    return "group" if head.tag_ in _PLURAL_TAGS else "anonymous"


def _named_person(document: Document, head: Token) -> Person | None:
    """Return the person named by `head`, or by a name inside its phrase: "Defense Minister X" with either head."""
    by_token = person_by_token(document)
    if head.i in by_token:
        return by_token[head.i]
    start, end = syntax.noun_phrase(head)
    inside = [i for i in range(start, end) if i in by_token and i > head.i and not _behind_preposition(document.doc[i], head)]
    if inside and not any(document.doc[k].lower_ == "'s" for k in range(inside[0], min(end, inside[-1] + 2))):
        return by_token[inside[0]]
    return _named_beside(document, head, end)


def _named_beside(document: Document, head: Token, end: int) -> Person | None:
    """Return the person whose name, with or without offices, stands behind the phrase: "Mr X", "the negotiator, General X"."""
    words = office_words()
    if not words.is_title(head):
        return None
    doc, named = document.doc, person_by_token(document)
    i = end + 1 if end < len(doc) and doc[end].text == "," else end
    while i < len(doc) and words.is_title(doc[i]):
        i += 1
    is_whole = i in named and (i == 0 or doc[i - 1].text == "," or words.is_title(doc[i - 1]))
    return named[i] if is_whole else None


def _behind_preposition(token: Token, head: Token) -> bool:
    """Tell whether a preposition stands between `token` and the phrase's head."""
    current = token
    while current.i != head.i and current.head != current:
        if syntax.preposition_of(current) is not None:
            return True
        current = current.head
    return False


def _source_span(document: Document, members: Sequence[Token], content: tuple[Span, ...]) -> Span:
    """Return the noun phrases with titles, names and appositions, without relative clauses and what was said."""
    head = members[0]
    if len(members) == 1:
        start, end = whole_name(document, head)
    else:
        start, end = bounds_of(document, head)[0], bounds_of(document, members[-1])[1]
    span = syntax.span_of(document.doc, start, end)
    for said in content:
        if said.overlaps(span):
            return Span(head.idx, head.idx + len(head))
    return span


def _phrase(document: Document, head: Token) -> str:
    """Return the words for an unnamed source, without "the"."""
    start, end = syntax.noun_phrase(head)
    doc = document.doc
    if doc[start].lower_ == "the" and end - start > 1:
        start += 1
    return syntax.text_of(doc, start, end)


def state_words(document: Document, state: str, near: Iterable[Span]) -> tuple[Span, ...]:
    """Return the words in these spans, or right before them, that name a state."""
    doc, found = document.doc, set[Span]()
    for span in near:
        words = document.words(span)
        if not len(words):
            continue
        for i in range(max(sentence_at(document, words.start).start, words.start - _BEFORE), words.end):
            for end in range(i + 1, min(i + 3, words.end) + 1):
                named = None if doc[i].is_space or doc[end - 1].is_space else state_of(syntax.text_of(doc, i, end))
                if named is not None and named.state == state:
                    found.add(syntax.span_of(doc, i, end))
    return tuple(sorted(span for span in found if not any(other != span and other.covers(span) for other in found)))
