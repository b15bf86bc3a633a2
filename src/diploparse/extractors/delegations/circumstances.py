"""Circumstances of a delegation: where, for what, how many, how far."""

import re
from typing import Final, cast

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.groups import Group
from diploparse.extractors.delegations.words import before, sentence_at, span_of, statuses, text_of, words
from diploparse.lexicon import strings, table
from diploparse.reading.offices import office_words
from diploparse.reading.places import PlaceName, place_names
from diploparse.reading.times import times
from diploparse.records import DelegationStatus, Evidence, Place
from diploparse.spans import Span

_TO: Final = frozenset({"in", "to", "at", "into"})
_HOME: Final = words("home")
_VISITING: Final = words("visiting")
_OPENING: Final = words("opening")
_FAR: Final = 30
_SIZE: Final = re.compile(r"(\d+)(?:-(?:member|person|strong|man))?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NUMBERS: Final = {word: number + 2 for number, word in enumerate(strings(table("delegations", "numbers")["words"]))}


def place_in(document: Document, at: int, start: int, end: int) -> Place | None:
    """Return the place nearest behind token `at`, else the nearest before it, within these bounds.

    >>> from diploparse.document import parse
    >>> place_in(parse("A delegation arrived in Doha."), 1, 0, 6).name
    'Doha'
    """
    behind = (place for i in range(at + 1, min(end, at + _FAR)) if (place := _place_at(document, i, end)) is not None)
    ahead = (place for i in range(at - 1, max(start, at - _FAR) - 1, -1) if (place := _place_at(document, i, at)) is not None)
    return next(behind, None) or next(ahead, None)


def place_behind(document: Document, noun: Token, end: int) -> Place | None:
    """Return the place in "talks in Doha", "the summit planned for Friday in Doha"."""
    for i in range(noun.i + 1, min(end, noun.i + 8)):
        if document.doc[i].text in {",", ";"} or document.doc[i].lower_ in {"and", "to"}:
            return None
        place = _place_at(document, i, end)
        if place is not None:
            between = {token.lower_ for token in document.doc[noun.i + 1 : i]}
            return place if between & {"in", "at"} else None
    return None


def _place_at(document: Document, i: int, end: int) -> Place | None:
    """Return the place whose name begins at token `i`, behind "in", "to" or "at"."""
    named = _place_starts(document).get(i)
    if named is None or named.end > end:
        return None
    doc, opening = document.doc, before(document, i)
    while opening is not None and opening.lower_ in _OPENING:
        opening = before(document, opening.i)
    if opening is None or opening.lower_ not in _TO | _VISITING or (named.end < len(doc) and doc[named.end].lower_ in {"'s", "'"}):
        return None
    holder = before(document, opening.i)
    if holder is not None and (office_words().is_head(holder) or holder.lower_ in _HOME):
        return None
    return Place(name=named.name, kind=named.kind, code=named.code, mentions=(named.span,), evidence=(Evidence("name", (named.span,)),))


@once
def _place_starts(document: Document) -> dict[int, PlaceName]:
    return {named.start: named for named in place_names(document)}


def occasion_in(document: Document, start: int, end: int) -> tuple[str, Span] | None:
    """Return the words for the talks or the visit that come first behind token `start`."""
    for token in document.doc[start : min(end, start + _FAR)]:
        if token.pos_ in {"NOUN", "PROPN"} and token.lower_ in words("talks"):
            first, last = syntax.noun_phrase(token)
            first = max(first, start)
            if first < last:
                return text_of(document, first, last), span_of(document, first, last)
    return None


def year_in(document: Document, start: int, end: int) -> str | None:
    """Return the year that tells an occasion from today's: "the 2022 talks", "last year's talks"."""
    own = str(document.published.year) if document.published is not None else ""
    named = (t.text if _YEAR.fullmatch(t.text) else _year_by_token(document).get(t.i) for t in document.doc[start:end])
    return next((year for year in named if year is not None and year != own), None)


def year_of_clause(document: Document, group: Group) -> str | None:
    """Return the year that opens a group's sentence: "In 2022, Norway sent a delegation".

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.groups import groups
    >>> document = parse("In 2022, Norway sent a delegation to Lima.")
    >>> year_of_clause(document, groups(document)[0])
    '2022'
    """
    start, end = sentence_at(document, group.head)
    comma = next((i for i in range(start, min(end, start + 6)) if document.doc[i].text == ","), start)
    return year_in(document, start, comma)


@once
def _year_by_token(document: Document) -> dict[int, str]:
    """Return the years that words such as "last May" give, by token."""
    return {t.i: time.value[:4] for time in times(document) if _YEAR.fullmatch(time.value[:4]) for t in document.words(time.span)}


def size_of(document: Document, group: Group) -> tuple[int, Span] | None:
    """Return how many a group is said to be: "a 12-member delegation", "a delegation of 20"."""
    doc = document.doc
    _, end = sentence_at(document, group.head)
    inside = [t for t in doc[group.start : group.head] if t.i + 1 < group.head and ("member" in t.nbor().lower_ or t.nbor().text == "-")]
    inside += [t for t in doc[group.start : group.head] if _SIZE.match(t.text) and "-" in t.text]
    if group.head + 2 < end and doc[group.head + 1].lower_ == "of":
        inside.append(doc[group.head + 2])
    for token in inside:
        match = _SIZE.fullmatch(token.text)
        number = int(match[1]) if match and len(match[1]) < 5 else _NUMBERS.get(token.lower_.partition("-")[0])
        if number:
            return number, span_of(document, token.i, token.i + 1)
    return None


def status_of(document: Document, group: Group) -> tuple[DelegationStatus, Span] | None:
    """Return how far a group has come, by the verb that it hangs on."""
    doc = document.doc
    verb = doc[group.head].head
    if verb.i == group.head or verb.lower_ in words("membership") or syntax.is_negated(verb):
        return None
    preposition = syntax.preposition_of(doc[group.head])
    if preposition is not None and preposition.lower_ in {"of", "from", "out"}:  # "left out of the delegation"
        return None
    helpers = {t.lower_ for t in syntax.auxiliaries_of(verb)} | {t.lower_ for t in [syntax.infinitive_of(verb)] if t is not None}
    planned = bool(helpers & words("status", "announced")) or verb.lower_ in words("status", "announced")
    found = "announced" if planned else statuses().get(verb.lower_)
    return (cast(DelegationStatus, found), span_of(document, verb.i, verb.i + 1)) if found is not None else None
