"""Extractors put together: `extract` runs them over a document, `read` parses first."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from types import MappingProxyType
from typing import Final

from diploparse.combinators import Extractor, name_of
from diploparse.document import Document, parse
from diploparse.errors import DiploparseError, InvalidArgument, InvalidRecord, UnknownExtractor
from diploparse.extractors.dates import relative_dates
from diploparse.extractors.delegations import delegations
from diploparse.extractors.meetings import meetings
from diploparse.extractors.speakers import quotations, speakers
from diploparse.pipeline import Pipeline
from diploparse.plugin import Plugin, plugins
from diploparse.reading.parties import parties
from diploparse.reading.people import people
from diploparse.reading.places import places
from diploparse.records import Record
from diploparse.reports import Failure, Report
from diploparse.settings import Settings

#: The extractors that run if none is named, in the order in which a report holds their records.
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

#: Those that run only where they are named.
ON_REQUEST: Final[Mapping[str, Extractor]] = MappingProxyType({"parties": parties, "places": places})


def named(names: Iterable[str]) -> tuple[Extractor, ...]:
    """Return the extractors of these names, built-in ones and plug-ins.

    Raises:
        UnknownExtractor: if there is none of a name.

    >>> named(["people"]) == (people,)
    True
    """
    return tuple(_named(name) for name in names)


def built_in() -> Mapping[str, Extractor]:
    """Return the extractors that are not a plug-in's, by name.

    >>> list(built_in())[-2:]
    ['parties', 'places']
    """
    return {**EXTRACTORS, **ON_REQUEST}


def _named(name: str) -> Extractor:
    known, installed = built_in(), plugins()
    if name in known:
        return known[name]
    if name not in installed:
        raise UnknownExtractor(f"No extractor is called {name!r}: choose from {', '.join([*known, *installed])}")
    return installed[name]


def extract(document: Document, extractors: Sequence[Extractor | str] | None = None, *, strict: bool = False) -> Report:
    """Run extractors over a document.

    A function of your own that raises raises, with its name in a note. A built-in extractor or a plug-in that raises gives no
    records: the report holds those of the others, and a `Failure` that names it.

    Args:
        document: a parsed article.
        extractors: functions from a document to records, own ones too, or names of built-in ones and plug-ins; those of `EXTRACTORS`
            if None.
        strict: let every exception through.

    Raises:
        InvalidArgument: if `document` is not parsed, or an extractor is no function.
        UnknownExtractor: if there is no extractor of a name.
        MissingAnnotation: if the document's pipeline lacks what a built-in extractor needs.
        InvalidRecord: if an own extractor gives something that is no record.

    >>> report = extract(parse("Ana Silva arrived on Friday.", published="2025-05-15"), ["people", relative_dates])
    >>> report.people[0].name, report.dates[0].value
    ('Ana Silva', '2025-05-09')
    """
    if not isinstance(document, Document):
        raise InvalidArgument(f"extract takes a Document, not a {type(document).__name__}: parse the article first, extract(parse(text))")
    records: list[Record] = []
    failures: list[Failure] = []
    for extractor in chosen(extractors):
        try:
            records += _checked(extractor, document)
        except Exception as error:
            if strict or not _is_kept_apart(extractor, error):
                error.add_note(f"in the extractor {_name(extractor)!r}")
                raise
            failures.append(Failure(_name(extractor), f"{type(error).__name__}: {error}".removesuffix(": ")))
    return _report(document, records, failures)


def _report(document: Document, records: Iterable[Record], failures: Iterable[Failure]) -> Report:
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


def _is_kept_apart(extractor: Extractor, error: Exception) -> bool:
    """Tell whether an exception costs the records of its extractor alone; what the caller has to put right is raised."""
    if isinstance(extractor, Plugin):
        return True
    return extractor in built_in().values() and not isinstance(error, DiploparseError)


def read(
    text: str,
    published: dt.date | dt.datetime | str | None = None,
    *,
    title: str | None = None,
    source: str | None = None,
    id: str | None = None,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor | str] | None = None,
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
    functions = chosen(extractors)
    document = parse(text, published=published, title=title, source=source, id=id, nlp=nlp, settings=settings)
    return extract(document, functions, strict=strict)


def library_version() -> str:
    """Return the version of diploparse that is installed."""
    try:
        return version("diploparse")
    except PackageNotFoundError:
        return "0+unknown"


def chosen(extractors: object) -> tuple[Extractor, ...]:
    """Return the extractors to run, each of which can be called; those of `EXTRACTORS` if None.

    Raises:
        InvalidArgument: if one is no function.
        UnknownExtractor: if there is none of a name.
    """
    if extractors is None:
        return tuple(EXTRACTORS.values())
    if callable(extractors):
        raise InvalidArgument(f"extractors is one function: put it in a list, [{_name(extractors)}]")
    if isinstance(extractors, str) or not isinstance(extractors, Iterable):
        raise InvalidArgument(f"extractors={extractors!r} is no list of functions: give ['people'], or the functions themselves")
    return tuple(_function(extractor) for extractor in extractors)


def _function(extractor: object) -> Extractor:
    if isinstance(extractor, str):
        return _named(extractor)
    if not callable(extractor):
        raise InvalidArgument(f"The extractor {extractor!r} is no function: give functions from a Document to records")
    return extractor


def _name(extractor: Extractor) -> str:
    """Return the name by which `named` finds an extractor, or that of its function."""
    own = (name for name, function in built_in().items() if function is extractor)
    return next(own, None) or name_of(extractor)


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
