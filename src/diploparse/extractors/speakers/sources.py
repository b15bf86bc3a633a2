"""Sources: the words that name who speaks, and the speaker they stand for."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.groups import bounds_of, joined_by, listed, members_of, owned_by_state, whole_name
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.lexicon import words
from diploparse.reading.bodies import anonymous_nouns
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.offices import office_words
from diploparse.reading.parties import author_of, body_at, state_beside
from diploparse.reading.people import person_by_office, person_by_token
from diploparse.reading.reference import Referent, referent_at
from diploparse.reading.reference.documents import author_behind, author_meant
from diploparse.reading.reference.owners import owned_body
from diploparse.reading.reference.unnamed import is_for_person, person_spoken_of, unnamed_meant
from diploparse.reading.states import state_by_code, state_of
from diploparse.records import Basis, Party, Person, SpeakerKind
from diploparse.spans import Span

_PLURAL_TAGS: Final = frozenset({"NNS", "NNPS"})
#: Tokens before an office or a name among which its state may stand.
_BEFORE: Final = 3
#: Tokens of what tells a source from others, and their word classes.
_LONGEST: Final = 8
_INSIDE_DESCRIPTION: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART"})
_OFFICE_CLASSES: Final = frozenset({"ADJ", "NOUN", "PROPN"})
_CLOSING: Final = frozenset({",", ".", '"', ";", "(", "-"})
_NOBODY: Final = frozenset({"this", "that", "which", "what", "there", "who", "you", "everything", "nothing"})


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


def source_at(document: Document, head: Token, content: tuple[Span, ...], cue: Cue | None = None) -> Source | None:
    """Return the source whose noun phrase has this head; None for "it" and the like.

    Args:
        document: the article.
        head: the head of who speaks.
        content: what was said, which no source reaches into.
        cue: its cue, of which nothing is the source's: "Ana Silva shot back", "in her words".
    """
    whole = syntax.modified_by(head)
    is_inside = cue is not None and (cue.start < head.i < cue.end or (whole.i == cue.verb and head.tag_ != "PRP$"))
    head = owned_by_state(head if is_inside else whole)
    if head.is_punct:
        return None
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
    written = _written(document, head, span)
    if written is not None:
        return written
    resolved = referent_at(document, head)
    resolved = resolved if resolved.names or resolved.candidates else author_meant(document, head)
    if resolved.person is not None:
        return _person(span, resolved)
    if len(resolved.names) > 1:
        return Source(span, listed(resolved.names), "group", basis="resolved", found=resolved.span)
    if resolved.party is not None:
        return _institution(span, resolved.party, "resolved", resolved.span)
    if head.pos_ == "PRON":
        return Source(span, None, "unknown", candidates=resolved.candidates)
    party = None if _are_people(head) else body_at(document, head)
    if party is not None:
        owned = owned_body(document, author_of(head) or head, party)
        return _institution(span, owned.party, "resolved", owned.span) if owned.party is not None else _institution(span, party)
    return _unnamed(document, head, span)


def _written(document: Document, head: Token, span: Span) -> Source | None:
    """Return the source of a document whose phrase names its author, by name: "a statement by the ministry"; a place is no author."""
    author = author_behind(head)
    source = _single(document, author, span) if author is not None else None
    is_body = source is not None and source.kind in {"person", "institution"} and (source.party is None or source.party.kind != "state")
    return source if is_body else None


def _unnamed(document: Document, head: Token, span: Span) -> Source:
    """Return the source of somebody without a name, called by the first phrase for them: "a U.S. official" for "the official"."""
    first = unnamed_meant(document, head)
    named = person_spoken_of(document, head) if first is None else Referent()
    if named.person is not None:
        return _person(span, named)
    if first is None:
        return Source(span, _phrase(document, head), _kind(head), affiliation=_state_of_phrase(head))
    found = syntax.span_of(document.doc, *syntax.noun_phrase(first))
    state = _state_of_phrase(first) or _state_of_phrase(head)
    return Source(span, _phrase(document, first), _kind(first), affiliation=state, basis="resolved", found=found)


def _are_people(head: Token) -> bool:
    """Tell whether a noun in the plural is for people: "officials", "Norwegians", but not "the Norwegians", who are their state."""
    state = state_of(head.text)
    is_people = state is not None and state.naming == "people" and head.left_edge.lower_ != "the"
    return is_people or (head.tag_ in _PLURAL_TAGS and head.ent_type_ == "")


def _person(span: Span, meant: Referent) -> Source:
    """Return the source of a person who is meant by a pronoun, a title or a description."""
    who = meant.people[0]
    found, candidates = meant.span, meant.candidates
    return Source(span, who.name, "person", person=who, affiliation=who.nationality, candidates=candidates, basis="resolved", found=found)


def _institution(span: Span, party: Party, basis: Basis = "stated", found: Span | None = None) -> Source:
    return Source(span, party.name, "institution", party=party, affiliation=_state_of_party(party), basis=basis, found=found)


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
    if head.lower_ in words("referents", "bodies", "medium"):
        return "institution"
    return "group" if head.tag_ in _PLURAL_TAGS or _are_people(head) else "anonymous"


def _named_person(document: Document, head: Token) -> Person | None:
    """Return the person named by `head`, or by a name inside its phrase: "Defense Minister X" with either head."""
    by_token, by_office = person_by_token(document), person_by_office(document)
    if head.i in by_token or head.i in by_office:
        return by_token.get(head.i) or by_office[head.i]
    start, end = syntax.noun_phrase(head)
    inside = [i for i in range(start, end) if i in by_token and i > head.i and not _behind_preposition(document.doc[i], head)]
    if inside and not any(document.doc[k].lower_ == "'s" for k in range(inside[0], min(end, inside[-1] + 2))):
        return by_token[inside[0]]
    return _named_beside(document, head, end)


def _named_beside(document: Document, head: Token, end: int) -> Person | None:
    """Return the person named behind the phrase: "Mr X", "mathematician X", "the negotiator, General X", "a lawyer for Y, X,"."""
    doc, named, titles = document.doc, person_by_token(document), office_words()
    if head.tag_ == "NN" or head.lower_ == "one":
        beside = named.get(head.i + 1) or _closed_apposition(document, head.i + 1, end)
        if beside is not None:
            return beside
    if not titles.is_title(head):
        return None
    i = end + 1 if end < len(doc) and doc[end].text == "," else end
    while i < len(doc) and titles.is_title(doc[i]):
        i += 1
    is_whole = i in named and (i == 0 or doc[i - 1].text == "," or titles.is_title(doc[i - 1]))
    return named[i] if is_whole else None


def _closed_apposition(document: Document, start: int, end: int) -> Person | None:
    """Return the person whose name, with or without offices, stands between two commas, the first between tokens `start` and `end`."""
    doc, named = document.doc, person_by_token(document)
    for comma in (i for i in range(start, min(end + 1, len(doc) - 1)) if doc[i].text == ","):
        first = next(
            (i for i in range(comma + 1, min(len(doc), comma + _LONGEST)) if i in named or doc[i].pos_ not in _OFFICE_CLASSES), comma
        )
        if first in named and (first == comma + 1 or office_words().is_title(doc[first - 1])):
            behind = next((i for i in range(first, len(doc)) if named.get(i) != named[first]), len(doc))
            return named[first] if behind == len(doc) or doc[behind].text in _CLOSING else None
    return None


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
    is_dashed = document.masked[span.start] == "-" and len(span) > 1  # “…” -Commissioner X
    return Span(span.start + 1, span.end) if is_dashed else span


def _phrase(document: Document, head: Token) -> str:
    """Return the words for an unnamed source, without "the", with what tells them from others: "close to the talks"."""
    _, end = syntax.noun_phrase(head)
    start, doc = whole_name(document, head)[0], document.doc
    if start < head.i and (doc[start].lower_ == "the" or _is_cue(document, start)):
        start += 1
    if end - start > 2 and is_calendar_name(doc[end - 1]) and doc[end - 2].pos_ == "ADP":  # "local media on Thursday"
        end -= 2
    if doc[end - 1].lower_ == "'s":  # "in the minister's words"
        return syntax.text_of(doc, start, end - 1)
    return syntax.text_of(doc, start, _with_description(doc, head, end))


def _is_cue(document: Document, i: int) -> bool:
    """Tell whether a word that the tree takes for part of a source is the verb behind what is said: “…,” vowed relatives."""
    doc, quoted = document.doc, quoted_tokens(document)
    is_behind = i > 1 and i not in quoted and i - 2 in quoted and doc[i - 1].is_punct and doc[i - 2].is_punct
    return is_behind and doc[i].pos_ == "VERB"


def _with_description(doc: Doc, head: Token, end: int) -> int:
    """Return the token behind "close to the talks" or "briefed on them", if that begins at `end` behind a noun for a person."""
    if (
        not is_for_person(head)
        or end + 1 >= len(doc)
        or doc[end + 1].pos_ != "ADP"
        or not (doc[end].pos_ == "ADJ" or (doc[end].tag_ == "VBN" and doc[end].head == head))
    ):
        return end
    stop = end + 2
    while stop < len(doc) and stop - end < _LONGEST and doc[stop].pos_ in _INSIDE_DESCRIPTION:
        stop += 1
    return stop if doc[stop - 1].pos_ in {"NOUN", "PROPN"} else end


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
