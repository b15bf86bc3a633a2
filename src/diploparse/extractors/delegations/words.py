"""The words of the lexicon, and sentences as a list of delegates needs them."""

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
    for span in document.paragraphs:
        tokens = document.words(span)
        start = tokens.start
        for token in tokens:
            if token.text in _END or token.i + 1 == tokens.end:
                if token.i + 1 > start and document.zone(Span(doc[start].idx, doc[start].idx + len(doc[start]))) in _READ:
                    found.append((start, token.i + 1))
                start = token.i + 1
                while start < tokens.end and doc[start].is_space:
                    start += 1
    return tuple(found)


@once
def _by_form(document: Document) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for start, end in sentences(document):
        for token in document.doc[start:end]:
            found.setdefault(token.lower_, []).append(token.i)
    return found


def told_words(document: Document, forms: frozenset[str]) -> Iterator[Token]:
    """Yield the words of such forms in the sentences that tell something, in text order.

    >>> from diploparse.document import parse
    >>> [token.i for token in told_words(parse("Envoys came. Some envoys left."), frozenset({"envoys"}))]
    [0, 4]
    """
    by_form = _by_form(document)
    return (document.doc[i] for i in sorted(i for form in forms for i in by_form.get(form, ())))


def sentence_at(document: Document, i: int) -> tuple[int, int]:
    """Return the bounds of the sentence of token `i`, of so much of an endless one as can matter; the token alone if it tells nothing."""
    place = bisect_right(sentences(document), (i, len(document.doc) + 1)) - 1
    if place >= 0:
        start, end = sentences(document)[place]
        if start <= i < end:
            return max(start, i - _WIDEST), min(end, i + _WIDEST)
    return i, i + 1


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
