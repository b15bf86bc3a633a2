"""Extractors put together: `extract` runs them over a document, `read` parses first."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType
from typing import Final

from diploparse.document import Document, Settings, parse, parse_many
from diploparse.errors import InvalidRecord, UnknownExtractor
from diploparse.extractors.dates import relative_dates
from diploparse.extractors.delegations import delegations
from diploparse.extractors.meetings import meetings
from diploparse.extractors.speakers import quotations, speakers
from diploparse.pipeline import Pipeline
from diploparse.reading.people import people
from diploparse.records import Record
from diploparse.reports import Article, Report

#: What an extractor is: any function from a document to records.
Extractor = Callable[[Document], Iterable[Record]]

#: The built-in extractors by name, in the order in which a report holds their records.
EXTRACTORS: Final[Mapping[str, Extractor]] = MappingProxyType(
    {
        "people": people,
        "speakers": speakers,
        "quotations": quotations,
        "delegations": delegations,
        "meetings": meetings,
        "dates": relative_dates,
    }
)


def named(names: Iterable[str]) -> tuple[Extractor, ...]:
    """Return the built-in extractors of these names.

    Raises:
        UnknownExtractor: if there is none of a name.

    >>> named(["people"]) == (people,)
    True
    """
    found = []
    for name in names:
        if name not in EXTRACTORS:
            raise UnknownExtractor(f"No extractor is called {name!r}: choose from {', '.join(EXTRACTORS)}")
        found.append(EXTRACTORS[name])
    return tuple(found)


def extract(document: Document, extractors: Sequence[Extractor] | None = None) -> Report:
    """Run extractors over a document.

    Args:
        document: a parsed article.
        extractors: functions from a document to records, own ones too; all the built-in ones if None.

    Raises:
        MissingAnnotation: if the document's pipeline lacks what an extractor needs.
        InvalidRecord: if an extractor gives something that is no record.

    >>> report = extract(parse("Ana Silva arrived on Friday.", published="2025-05-15"))
    >>> report.people[0].name, report.dates[0].value
    ('Ana Silva', '2025-05-09')
    """
    chosen = tuple(EXTRACTORS.values()) if extractors is None else tuple(extractors)
    records: list[Record] = []
    for extractor in chosen:
        records += _checked(extractor, document)
    return Report(
        text=document.text,
        published=document.published,
        title=document.title,
        source=document.source,
        id=document.id,
        paragraphs=document.paragraphs,
        records=tuple(records),
        version=library_version(),
        model=document.model,
    )


def read(
    text: str,
    published: dt.date | dt.datetime | str | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    id: str | None = None,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor] | None = None,
) -> Report:
    """Parse one article and extract all records.

    Args:
        text: the article.
        published: its day of publication, which relative dates count from.
        title, source, id: kept with the report.
        nlp: a spaCy pipeline, its name or path; the embedded one if None.
        settings: words of your own, order of day and month.
        extractors: as in `extract`.

    Raises:
        DiploparseError: as `parse` and `extract` do.

    >>> read('"We agree," said Ana Silva.').quotations[0].speaker.name
    'Ana Silva'
    """
    document = parse(text, published=published, title=title, source=source, id=id, nlp=nlp, settings=settings)
    return extract(document, extractors)


def read_many(
    articles: Iterable[str | Article],
    *,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor] | None = None,
    batch_size: int = 64,
    n_process: int = 1,
) -> Iterator[Report]:
    """Parse many articles and extract all records, one report each, in order.

    Args:
        articles: texts, or articles with what is known about them.
        nlp, settings: as in `read`.
        extractors: as in `extract`.
        batch_size, n_process: as in `parse_many`.

    Raises:
        DiploparseError: as `parse_many` and `extract` do, at the article concerned.

    >>> [len(report.quotations) for report in read_many(["Ana Silva said talks had begun.", ""])]
    [1, 0]
    """
    documents = parse_many(articles, nlp=nlp, settings=settings, batch_size=batch_size, n_process=n_process)
    return (extract(document, extractors) for document in documents)


def library_version() -> str:
    """Return the version of diploparse that is installed."""
    try:
        return version("diploparse")
    except PackageNotFoundError:
        return "0+unknown"


def _checked(extractor: Extractor, document: Document) -> tuple[Record, ...]:
    records: list[Record] = []
    given: Iterable[object] = extractor(document)
    for record in given:
        if not isinstance(record, Record):
            name = getattr(extractor, "__name__", repr(extractor))
            raise InvalidRecord(f"The extractor {name!r} gave a {type(record).__name__}: give frozen attrs subclasses of diploparse.Record")
        records.append(record)
    return tuple(records)
