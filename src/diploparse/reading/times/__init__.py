"""Time expressions: a grammar reads the words, a resolver counts from an explicit anchor."""

from diploparse.document import Document, once
from diploparse.reading.times.anchors import resolve_all
from diploparse.reading.times.grammar import find
from diploparse.records import TimeExpression


@once
def times(document: Document) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, in text order; none overlap.

    Args:
        document: a parsed article.

    Returns:
        The expressions. Those that count from the publication date are underspecified without one.

    >>> from diploparse.document import parse
    >>> import spacy
    >>> document = parse("They met on Thursday.", published="2025-05-15", nlp=spacy.blank("en"))
    >>> [(time.text, time.value) for time in times(document)]
    [('Thursday', '2025-05-15')]
    """
    found = find(document.masked, day_first=document.settings.day_first)
    return resolve_all(document, tuple(found))
