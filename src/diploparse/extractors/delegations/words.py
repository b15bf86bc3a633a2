"""The words of the lexicon, and sentences as a list of delegates needs them."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from diploparse import lexicon, syntax
from diploparse.document import Document, once
from diploparse.spans import Span
from diploparse.text.characters import one_line

_END: Final = frozenset({".", "!", "?"})
_WIDEST: Final = 150  # tokens of a sentence to either side
_READ: Final = frozenset({"body", "quotation", "heading"})


def words(name: str, slot: str = "words") -> frozenset[str]:
    """Return one word list of the lexicon.

    >>> "delegation" in words("sure")
    True
    """
    return lexicon.words("delegations", name, slot)


@functools.cache
def statuses() -> Mapping[str, str]:
    """Return the status that a verb beside a delegation shows, by form.

    >>> statuses()["arrived"]
    'arrived'
    """
    return {form: status for status in lexicon.table("delegations", "status") for form in sorted(words("status", status))}


@once
def sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """Return token bounds of the sentences that tell something: between final points, whatever the parser thinks.

    A title such as "Dr." ends a sentence for the parser at times, which would cut a list in two.

    >>> from diploparse.document import parse
    >>> sentences(parse("Envoys came. They met."))
    ((0, 3), (3, 6))
    """
    doc, found = document.doc, list[tuple[int, int]]()
    stops = [token.i + 1 for token in document.tokens_of(_END)]
    for span in document.paragraphs:
        tokens = document.words(span)
        start = tokens.start
        for end in (*stops[bisect_right(stops, start) : bisect_left(stops, tokens.end)], tokens.end):
            if end > start and document.zone(syntax.span_of(doc, start, start + 1)) in _READ:
                found.append((start, end))
            start = end
            while start < tokens.end and doc[start].is_space:
                start += 1
    return tuple(found)


def told_words(document: Document, forms: frozenset[str]) -> Iterator[Token]:
    """Yield the words of such forms in the sentences that tell something, in text order.

    >>> from diploparse.document import parse
    >>> [token.i for token in told_words(parse("Envoys came. Some envoys left."), frozenset({"envoys"}))]
    [0, 4]
    """
    return (token for token in document.tokens_of(forms) if _bounds(document, token.i) is not None)


def sentence_at(document: Document, i: int) -> tuple[int, int]:
    """Return the bounds of the sentence of token `i`, of so much of an endless one as can matter; the token alone if it tells nothing."""
    start, end = _bounds(document, i) or (i, i + 1)
    return max(start, i - _WIDEST), min(end, i + _WIDEST)


def _bounds(document: Document, i: int) -> tuple[int, int] | None:
    """Return the bounds of the sentence of token `i` if it tells something."""
    known = sentences(document)
    place = bisect_right(known, (i, len(document.doc) + 1)) - 1
    return known[place] if place >= 0 and i < known[place][1] else None


def span_of(document: Document, start: int, end: int) -> Span:
    """Return the characters of the tokens from `start` up to `end`, white space at the ends left out."""
    doc = document.doc
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    return syntax.span_of(doc, start, end)


def text_of(document: Document, start: int, end: int) -> str:
    """Return the words of the tokens from `start` up to `end` on one line."""
    return one_line(span_of(document, start, end).of(document.masked))


def is_denied(verb: Token) -> bool:
    """Tell whether a verb says what is not, or no longer is.

    >>> from diploparse.document import parse
    >>> is_denied(parse("They will no longer be led by Ana Silva.").doc[5])
    True
    """
    near = verb.doc[max(0, verb.i - 3) : verb.i]
    return syntax.is_negated(verb) or any(t.lower_ == "longer" and t.i and t.nbor(-1).lower_ == "no" for t in near)


def before(document: Document, i: int, floor: int = 0) -> Token | None:
    """Return the token before token `i` that is no white space."""
    i -= 1
    while i >= floor and document.doc[i].is_space:
        i -= 1
    return document.doc[i] if i >= floor else None
