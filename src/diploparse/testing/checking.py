"""Check that an extractor keeps the promises that the built-in ones keep."""

import pickle
from collections.abc import Iterable, Sequence
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diploparse.combinators import Extractor, name_of
from diploparse.document import Document, parse
from diploparse.pipeline import Pipeline
from diploparse.records import Record
from diploparse.testing.articles import articles
from diploparse.testing.texts import hostile_text

#: Texts that every extractor has to live with.
_EMPTY: Final = ("", " ", "\n\n")


def check_extractor(extractor: Extractor, texts: Sequence[str] = (), *, nlp: Pipeline | None = None, examples: int = 25) -> None:
    """Check an extractor on your own texts, on empty, generated and hostile ones.

    It has to give records, the same for the same article each time, in text order, that lie in the text and come back from pickle;
    nothing may make it raise.

    Args:
        extractor: the function.
        texts: texts in which it finds something; without them only what is promised of any text is tried.
        nlp: as in `parse`.
        examples: how many generated texts are tried.

    Raises:
        AssertionError: if a promise is broken; the message says which, for which text.

    >>> from diploparse import quotations
    >>> check_extractor(quotations, ['"We agree," said Ana Silva.'], examples=2)
    """
    for text in (*_EMPTY, *texts):
        _check(extractor, text, nlp)
    found = [record for text in texts for record in _records(extractor, text, nlp, name_of(extractor))]
    assert found or not texts, f"{name_of(extractor)!r} finds nothing in any of your {len(texts)} texts"

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.one_of(articles().map(lambda article: article.text), hostile_text()))
    def check(text: str) -> None:
        _check(extractor, text, nlp)

    check()


def _check(extractor: Extractor, text: str, nlp: Pipeline | None) -> None:
    told = f"{name_of(extractor)!r} on {text[:200]!r}"
    first, again = _records(extractor, text, nlp, told), _records(extractor, text, nlp, told)
    assert first == again, f"{told}: another run gives other records"
    for record in first:
        assert all(0 <= span.start <= span.end <= len(text) for span in record.spans), f"{told}: {record!r} lies outside the text"
        assert pickle.loads(pickle.dumps(record)) == record, f"{told}: {record!r} does not come back from pickle"
        hash(record)
    starts = [record.spans[0].start for record in first if record.spans]
    assert starts == sorted(starts), f"{told}: the records are not in text order"


def _records(extractor: Extractor, text: str, nlp: Pipeline | None, told: str) -> list[Record]:
    document: Document = parse(text, published="2025-05-15", nlp=nlp)
    given: object = extractor(document)
    assert isinstance(given, Iterable), f"{told}: gives {given!r}, no list of records"
    records = list(given)
    for record in records:
        assert isinstance(record, Record), f"{told}: gives {record!r}, no record"
    return records
