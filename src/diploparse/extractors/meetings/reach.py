"""Reach: how far to look from a token without leaving its sentence; never over a whole long sentence."""

from spacy.tokens import Token


def reach_back(token: Token, words: int) -> int:
    """Return the token so many words before `token`, or the first one of its sentence.

    >>> from diploparse.document import parse
    >>> doc = parse("Talks began. Envoys met in Oslo.").doc
    >>> reach_back(doc[5], 4)
    3
    """
    i = token.i
    while i > 0 and token.i - i < words and not _opens_sentence(token.doc[i]):
        i -= 1
    return i


def _opens_sentence(token: Token) -> bool:
    behind_comma = token.i > 0 and token.nbor(-1).text == ","  # no sentence ends there, whatever the tree says
    return token.is_sent_start is True and token.text != "," and not behind_comma


def reach_on(token: Token, words: int) -> int:
    """Return the token behind the so many words after `token`, or the one behind its sentence.

    >>> from diploparse.document import parse
    >>> doc = parse("Talks began. Envoys met in Oslo.").doc
    >>> reach_on(doc[0], 9)
    3
    """
    i = token.i + 1
    while i < len(token.doc) and i - token.i <= words and not _opens_sentence(token.doc[i]):
        i += 1
    return i
