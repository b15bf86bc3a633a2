"""diploparse reads diplomatic news: who said what, who was sent, who met, and when.

>>> import diploparse
>>> report = diploparse.read('"We agree," said Ana Silva on Friday.', published="2025-05-15")
>>> report.quotations[0].speaker.name
'Ana Silva'
"""

from importlib import import_module
from typing import TYPE_CHECKING

from diploparse.errors import (
    DiploparseError,
    InvalidArgument,
    InvalidDate,
    InvalidRecord,
    InvalidReport,
    InvalidSettings,
    InvalidText,
    MissingAnnotation,
    MissingPackage,
    PipelineNotFound,
    TextTooLong,
    UnknownExtractor,
)
from diploparse.records import (
    Delegation,
    Evidence,
    Match,
    Meeting,
    Office,
    Party,
    Person,
    Place,
    Quotation,
    Record,
    Slot,
    Speaker,
    TimeExpression,
)
from diploparse.reports import Article, Failure, Report
from diploparse.spans import Span

if TYPE_CHECKING:
    from diploparse.combinators import Extractor, chain, extractor, in_zone, mapped, where
    from diploparse.compose import EXTRACTORS, extract, named, read
    from diploparse.document import Document, once, parse, parse_many
    from diploparse.export.graph import to_graphml, to_networkx
    from diploparse.export.html import to_html
    from diploparse.export.json import dumps, loads
    from diploparse.export.plover import to_plover
    from diploparse.export.schema import json_schema
    from diploparse.export.tables import to_csv, to_pandas, to_polars, to_rows
    from diploparse.extractors.dates import relative_dates
    from diploparse.extractors.delegations import delegations
    from diploparse.extractors.meetings import meetings
    from diploparse.extractors.speakers import quotations, said_by, speakers
    from diploparse.intervals import Interval, before, contains, interval_of, overlaps, union
    from diploparse.many import read_each, read_many
    from diploparse.patterns import from_patterns
    from diploparse.plugin import plugins
    from diploparse.reading.parties import parties
    from diploparse.reading.people import people
    from diploparse.reading.places import places
    from diploparse.reading.reference import Referent, referent
    from diploparse.settings import Settings

#: What needs spaCy, cattrs or jinja2, and is loaded when it is first asked for.
_LATER = {
    "EXTRACTORS": "compose",
    "Extractor": "combinators",
    "chain": "combinators",
    "extractor": "combinators",
    "in_zone": "combinators",
    "mapped": "combinators",
    "where": "combinators",
    "from_patterns": "patterns",
    "named": "compose",
    "plugins": "plugin",
    "extract": "compose",
    "read": "compose",
    "read_each": "many",
    "read_many": "many",
    "Document": "document",
    "Settings": "settings",
    "once": "document",
    "parse": "document",
    "parse_many": "document",
    "dumps": "export.json",
    "loads": "export.json",
    "json_schema": "export.schema",
    "to_csv": "export.tables",
    "to_graphml": "export.graph",
    "to_networkx": "export.graph",
    "to_pandas": "export.tables",
    "to_plover": "export.plover",
    "to_polars": "export.tables",
    "to_rows": "export.tables",
    "to_html": "export.html",
    "relative_dates": "extractors.dates",
    "delegations": "extractors.delegations",
    "meetings": "extractors.meetings",
    "Interval": "intervals",
    "before": "intervals",
    "contains": "intervals",
    "interval_of": "intervals",
    "overlaps": "intervals",
    "union": "intervals",
    "places": "reading.places",
    "quotations": "extractors.speakers",
    "said_by": "extractors.speakers",
    "speakers": "extractors.speakers",
    "parties": "reading.parties",
    "people": "reading.people",
    "Referent": "reading.reference",
    "referent": "reading.reference",
}

__all__ = [
    "EXTRACTORS",
    "Article",
    "Delegation",
    "DiploparseError",
    "Document",
    "Evidence",
    "Extractor",
    "Failure",
    "Interval",
    "InvalidArgument",
    "InvalidDate",
    "InvalidRecord",
    "InvalidReport",
    "InvalidSettings",
    "InvalidText",
    "Match",
    "Meeting",
    "MissingAnnotation",
    "MissingPackage",
    "Office",
    "Party",
    "Person",
    "PipelineNotFound",
    "Place",
    "Quotation",
    "Record",
    "Referent",
    "Report",
    "Settings",
    "Slot",
    "Span",
    "Speaker",
    "TextTooLong",
    "TimeExpression",
    "UnknownExtractor",
    "before",
    "chain",
    "contains",
    "delegations",
    "dumps",
    "extract",
    "extractor",
    "from_patterns",
    "in_zone",
    "interval_of",
    "json_schema",
    "loads",
    "mapped",
    "meetings",
    "named",
    "once",
    "overlaps",
    "parse",
    "parse_many",
    "parties",
    "people",
    "places",
    "plugins",
    "quotations",
    "read",
    "read_each",
    "read_many",
    "referent",
    "relative_dates",
    "said_by",
    "speakers",
    "to_csv",
    "to_graphml",
    "to_html",
    "to_networkx",
    "to_pandas",
    "to_plover",
    "to_polars",
    "to_rows",
    "union",
    "where",
]


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module 'diploparse' has no attribute {name!r}")
    value: object = getattr(import_module(f"diploparse.{_LATER[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
