"""Reports as JSON, and back without loss."""

import functools
import json
from collections.abc import Iterable
from typing import Final

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter

from diploparse.errors import InvalidArgument, InvalidReport
from diploparse.records import Delegation, Match, Meeting, Office, Party, Person, Place, Quotation, Record, Speaker, TimeExpression
from diploparse.reports import Report

#: Name and version of the form; the number changes when a reader would have to.
SCHEMA: Final = "diploparse-1"
#: The record classes that a report may hold without being told of them.
BUILT_IN: Final = (TimeExpression, Place, Party, Office, Person, Speaker, Quotation, Delegation, Meeting, Match)


def to_dict(report: Report) -> dict[str, object]:
    """Return a report as plain dictionaries and lists; each record says its class under "record"."""
    fields: dict[str, object] = _converter(BUILT_IN).unstructure(report)
    return {"schema": SCHEMA, **fields}


def from_dict(data: dict[str, object], *, records: Iterable[type[Record]] = ()) -> Report:
    """Return the report that `to_dict` made these dictionaries of.

    Args:
        data: the dictionaries.
        records: your own record classes, if the report holds such.

    Raises:
        InvalidReport: if they are no report of this schema.
        InvalidArgument: if a class is no record, or has the name of another.
    """
    converter = _converter(_known(records))
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else type(data).__name__
        raise InvalidReport(f"schema {found!r} cannot be loaded: this version reads {SCHEMA!r}")
    try:
        return converter.structure({key: value for key, value in data.items() if key != "schema"}, Report)
    except BaseValidationError as error:
        raise InvalidReport(f"This is no report of schema {SCHEMA!r}: {'; '.join(transform_error(error))}") from error


def dumps(report: Report, *, indent: int | None = None) -> str:
    """Return a report as JSON; a lone surrogate in the text is escaped.

    >>> from diploparse import read
    >>> loads(dumps(report := read("Talks began on 12 May 2025."))) == report
    True
    """
    data = to_dict(report)
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return text if text.isascii() or _is_clean(text) else json.dumps(data, ensure_ascii=True, indent=indent)


def loads(text: str | bytes, *, records: Iterable[type[Record]] = ()) -> Report:
    """Return the report that `dumps` wrote.

    Args:
        text: the JSON.
        records: your own record classes, if the report holds such: `loads(text, records=[Sanction])`.

    Raises:
        InvalidReport: if the text is no JSON, or no report of this schema.
        InvalidArgument: if a class is no record, or has the name of another.

    >>> from diploparse import read
    >>> loads(dumps(read("Talks began.", id="a"))).id
    'a'
    """
    if not isinstance(text, str | bytes):
        raise InvalidReport(f"{text!r} is no JSON: give the text that dumps wrote")
    try:
        data = json.loads(text)
    except UnicodeDecodeError as error:
        raise InvalidReport(f"This is no JSON in UTF-8 ({error.reason} at byte {error.start}): read the file as UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise InvalidReport(f"This is no JSON that dumps wrote: {error}") from error
    return from_dict(data, records=records)


def _is_clean(text: str) -> bool:
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return False
    return True


def _known(records: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """Return the built-in record classes and the caller's."""
    known: list[type[Record]] = list(BUILT_IN)
    for kind in records:
        if not (isinstance(kind, type) and issubclass(kind, Record)):
            raise InvalidArgument(f"{kind!r} is no class of records: give frozen attrs subclasses of diploparse.Record")
        if kind.__name__ in {other.__name__ for other in known if other is not kind}:
            raise InvalidArgument(f"Two classes of records are called {kind.__name__!r}: give yours another name")
        if kind not in known:
            known.append(kind)
    return tuple(known)


@functools.cache
def _converter(kinds: tuple[type[Record], ...]) -> Converter:
    types = {kind.__name__: kind for kind in kinds}
    converter = make_converter(omit_if_default=False)
    plain = make_converter()

    def write(record: Record) -> dict[str, object]:
        return {"record": type(record).__name__, **plain.unstructure(record, unstructure_as=type(record))}

    def read(data: dict[str, object], _: type) -> Record:
        name = data.get("record")
        if not isinstance(name, str) or name not in types:
            raise ValueError(f"a record {name!r} cannot be loaded, known are {', '.join(types)}; give your own classes as records=[…]")
        record: Record = plain.structure({key: value for key, value in data.items() if key != "record"}, types[name])
        return record

    for either in (plain, converter):
        either.register_structure_hook_func(
            lambda kind: kind == Person | Party, lambda data, _: plain.structure(data, Person if "family" in data else Party)
        )
    converter.register_unstructure_hook_func(lambda kind: kind is Record, write)
    converter.register_structure_hook_func(lambda kind: kind is Record, read)
    return converter
