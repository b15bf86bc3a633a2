"""When: the time expressions of an article."""

from diploparse.document import Document
from diploparse.reading.times import times
from diploparse.records import TimeExpression


def relative_dates(document: Document) -> tuple[TimeExpression, ...]:
    """Return the time expressions of a document, absolute ones too, with their values.

    Args:
        document: a parsed article.

    Returns:
        The expressions in text order; none overlap.

    >>> from diploparse.document import parse
    >>> import spacy
    >>> document = parse("They had met a day earlier and in 2019.", published="2025-05-15", nlp=spacy.blank("en"))
    >>> [(time.text, time.value) for time in relative_dates(document)]
    [('a day earlier', '2025-05-14'), ('2019', '2019')]
    """
    return times(document)
