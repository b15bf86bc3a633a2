"""Extractors put together: `extract` runs them over a document, `read` parses first."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType
from typing import Final

from diploparse.document import Document, parse, parse_many
from diploparse.errors import DiploparseError, InvalidArgument, InvalidRecord, UnknownExtractor
from diploparse.extractors.dates import relative_dates
from diploparse.extractors.delegations import delegations
from diploparse.extractors.meetings import meetings
from diploparse.extractors.speakers import quotations, speakers
from diploparse.pipeline import Pipeline
from diploparse.reading.people import people
from diploparse.records import Record
from diploparse.reports import Article, Failure, Report
from diploparse.settings import Settings

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


def extract(document: Document, extractors: Sequence[Extractor] | None = None, *, strict: bool = False) -> Report:
    """Run extractors over a document.

    An extractor that raises gives no records: the report holds those of the others, and a `Failure` that names it.

    Args:
        document: a parsed article.
        extractors: functions from a document to records, own ones too; all the built-in ones if None.
        strict: let the exception of an extractor through.

    Raises:
        InvalidArgument: if `document` is not parsed, or an extractor is no function.
        MissingAnnotation: if the document's pipeline lacks what an extractor needs.
        InvalidRecord: if an extractor gives something that is no record.

    >>> report = extract(parse("Ana Silva arrived on Friday.", published="2025-05-15"))
    >>> report.people[0].name, report.dates[0].value
    ('Ana Silva', '2025-05-09')
    """
    if not isinstance(document, Document):
        raise InvalidArgument(f"extract takes a Document, not a {type(document).__name__}: parse the article first, extract(parse(text))")
    records: list[Record] = []
    failures: list[Failure] = []
    for extractor in _chosen(extractors):
        try:
            records += _checked(extractor, document)
        except DiploparseError:  # what the caller has to put right
            raise
        except Exception as error:
            if strict:
                raise
            failures.append(Failure(_name(extractor), f"{type(error).__name__}: {error}".removesuffix(": ")))
    return Report(
        text=document.text,
        published=document.published,
        title=document.title,
        source=document.source,
        id=document.id,
        paragraphs=document.paragraphs,
        records=tuple(records),
        failures=tuple(failures),
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
    strict: bool = False,
) -> Report:
    """Parse one article and extract all records.

    Args:
        text: the article.
        published: its day of publication, which relative dates count from.
        title, source, id: kept with the report.
        nlp: a spaCy pipeline, its name or path; the embedded one if None.
        settings: words of your own, order of day and month.
        extractors, strict: as in `extract`.

    Raises:
        DiploparseError: as `parse` and `extract` do.

    >>> read('"We agree," said Ana Silva.').quotations[0].speaker.name
    'Ana Silva'
    """
    chosen = _chosen(extractors)
    document = parse(text, published=published, title=title, source=source, id=id, nlp=nlp, settings=settings)
    return extract(document, chosen, strict=strict)


def read_many(
    articles: Iterable[str | Article],
    *,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor] | None = None,
    strict: bool = False,
    batch_size: int = 64,
    n_process: int = 1,
) -> Iterator[Report]:
    """Parse many articles and extract all records, one report each, in order.

    Args:
        articles: texts, or articles with what is known about them.
        nlp, settings: as in `read`.
        extractors, strict: as in `extract`.
        batch_size, n_process: as in `parse_many`.

    Raises:
        DiploparseError: as `parse_many` and `extract` do, at the article concerned.

    >>> [len(report.quotations) for report in read_many(["Ana Silva said talks had begun.", ""])]
    [1, 0]
    """
    chosen = _chosen(extractors)
    documents = parse_many(articles, nlp=nlp, settings=settings, batch_size=batch_size, n_process=n_process)
    return (extract(document, chosen, strict=strict) for document in documents)


def library_version() -> str:
    """Return the version of diploparse that is installed."""
    try:
        return version("diploparse")
    except PackageNotFoundError:
        return "0+unknown"


def _chosen(extractors: object) -> tuple[Extractor, ...]:
    """Return the extractors to run, each of which can be called."""
    if extractors is None:
        return tuple(EXTRACTORS.values())
    if callable(extractors):
        raise InvalidArgument(f"extractors is one function: put it in a list, [{_name(extractors)}]")
    if isinstance(extractors, str) or not isinstance(extractors, Iterable):
        raise InvalidArgument(f"extractors={extractors!r} is no list of functions: give named(['people']), or the functions themselves")
    chosen = tuple(extractors)
    for extractor in chosen:
        if isinstance(extractor, str):
            raise InvalidArgument(f"The extractor {extractor!r} is a name: give named([{extractor!r}]), or the function itself")
        if not callable(extractor):
            raise InvalidArgument(f"The extractor {extractor!r} is no function: give functions from a Document to records")
    return chosen


def _name(extractor: Extractor) -> str:
    """Return the name by which `named` finds an extractor, or that of its function."""
    built_in = (name for name, function in EXTRACTORS.items() if function is extractor)
    return next(built_in, None) or getattr(extractor, "__name__", None) or repr(extractor)


def _checked(extractor: Extractor, document: Document) -> tuple[Record, ...]:
    records: list[Record] = []
    given: object = extractor(document)
    if not isinstance(given, Iterable):
        raise InvalidRecord(f"The extractor {_name(extractor)!r} gave {given!r}: give a list of records, [] if there are none")
    for record in given:
        if not isinstance(record, Record):
            raise InvalidRecord(
                f"The extractor {_name(extractor)!r} gave a {type(record).__name__}: give frozen attrs subclasses of diploparse.Record"
            )
        records.append(record)
    return tuple(records)
