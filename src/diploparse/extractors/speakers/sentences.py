"""Sentences as cues see them: those of the tree, cut at full stops that it runs over."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from diploparse.document import Document, once
from diploparse.reading.times import times

_STOPS: Final = frozenset(".!?")
#: A stop that the tokens leave on a single letter.
_LETTER: Final = re.compile(r"\b[A-Z]\.\s+$")
_NEAR: Final = 16  # characters


def sentence_at(document: Document, i: int) -> range:
    """Return the tokens of the sentence of token `i`.

    >>> from diploparse.document import parse
    >>> document = parse('"We came," said Ana Silva. "We saw," said Tom Reed.')
    >>> document.doc[sentence_at(document, 5).stop - 1].text
    '.'
    """
    return _sentences(document)[i]


@once
def _sentences(document: Document) -> tuple[range, ...]:
    """Return the sentence of each token, once: spaCy looks for its bounds token by token."""
    doc = document.doc
    starts = [i for i in range(len(doc)) if i == 0 or doc[i].is_sent_start or _begins(document, i)]
    return tuple(range(start, stop) for start, stop in pairwise([*starts, len(doc)]) for _ in range(start, stop))


def _begins(document: Document, i: int) -> bool:
    """Tell whether token `i` begins a sentence behind a full stop outside marks, or a stretch behind one that ends with a stop."""
    doc, quoted = document.doc, quoted_tokens(document)
    is_behind_stop = doc[i - 1].text in _STOPS and i - 1 not in quoted and (i in quoted or doc[i].text[:1].isupper())
    return is_behind_stop or i in _opening_anew(document)


@once
def _opening_anew(document: Document) -> frozenset[int]:
    """Return the first tokens of the whole sentences in marks behind a stop that is no token: … called it “a lie.” “We wait,” …."""
    text, found, end, is_over = document.text, set[int](), 0, False
    for quoted in document.quoted:
        said = quoted.inner(text).of(text)
        before = document.masked[max(end, quoted.span.start - _NEAR) : quoted.span.start]
        is_behind_stop = (is_over and before.isspace()) or _LETTER.search(before) is not None
        if is_behind_stop and said[:1].isupper() and said[-1:] in _STOPS | {","}:
            found.add(document.words(quoted.span).start)
        end, is_over = quoted.span.end, said[-1:] in _STOPS
    return frozenset(found)


@once
def time_tokens(document: Document) -> frozenset[int]:
    """Return the tokens of dates and times of day."""
    return frozenset(word.i for time in times(document) if time.type in {"DATE", "TIME"} for word in document.words(time.span))


@once
def quoted_tokens(document: Document) -> frozenset[int]:
    """Return the tokens that stand inside quotation marks, marks included."""
    return frozenset(token.i for stretch in document.quoted for token in document.words(stretch.span))


def first_behind(tokens: Sequence[int], start: int) -> Sequence[int]:
    """Return the first of these tokens behind `start`, if there is one."""
    i = bisect_right(tokens, start)
    return tokens[i : i + 1]
