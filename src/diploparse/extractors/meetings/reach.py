"""Reach: how far to look from a token without leaving its sentence; never over a whole long sentence."""

from spacy.tokens import Token


def reach_back(token: Token, words: int) -> int:
    """Return the token so many words before `token`, or the first one of its sentence.

    >>> from diploparse.document import parse
    >>> doc = parse("Talks began. Envoys met in Oslo.").doc
    >>> reach_back(doc[5], 4)
    3
    """
    doc, first = token.doc, max(token.i - words, 0)
    return next((i for i in range(token.i, first, -1) if doc[i].is_sent_start and not _is_misread(doc[i])), first)


def _is_misread(first: Token) -> bool:
    """Tell whether the tree begins a sentence where none does: at a comma or behind one."""
    return first.text == "," or (first.i > 0 and first.nbor(-1).text == ",")


def reach_on(token: Token, words: int) -> int:
    """Return the token behind the so many words after `token`, or the one behind its sentence.

    >>> from diploparse.document import parse
    >>> doc = parse("Talks began. Envoys met in Oslo.").doc
    >>> reach_on(doc[0], 9)
    3
    """
    doc, last = token.doc, min(token.i + 1 + words, len(token.doc))
    return next((i for i in range(token.i + 1, last) if doc[i].is_sent_start and not _is_misread(doc[i])), last)
