"""Reports as JSON, and back without loss."""

import functools
import json
from typing import Final

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter

from diploparse.errors import InvalidReport
from diploparse.records import Delegation, Meeting, Office, Party, Person, Place, Quotation, Record, Speaker, TimeExpression
from diploparse.reports import Report

#: Name and version of the form; the number changes when a reader would have to.
SCHEMA: Final = "diploparse-1"
_TYPES: Final = {kind.__name__: kind for kind in (TimeExpression, Place, Party, Office, Person, Speaker, Quotation, Delegation, Meeting)}


def to_dict(report: Report) -> dict[str, object]:
    """Return a report as plain dictionaries and lists; each record says its class under "record"."""
    fields: dict[str, object] = _converter().unstructure(report)
    return {"schema": SCHEMA, **fields}


def from_dict(data: dict[str, object]) -> Report:
    """Return the report that `to_dict` made these dictionaries of.

    Raises:
        InvalidReport: if they are no report of this schema.
    """
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        found = data.get("schema") if isinstance(data, dict) else type(data).__name__
        raise InvalidReport(f"schema {found!r} cannot be loaded: this version reads {SCHEMA!r}")
    try:
        return _converter().structure({key: value for key, value in data.items() if key != "schema"}, Report)
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


def loads(text: str | bytes) -> Report:
    """Return the report that `dumps` wrote.

    Raises:
        InvalidReport: if the text is no JSON, or no report of this schema.
    """
    if not isinstance(text, str | bytes):
        raise InvalidReport(f"{text!r} is no JSON: give the text that dumps wrote")
    try:
        data = json.loads(text)
    except UnicodeDecodeError as error:
        raise InvalidReport(f"This is no JSON in UTF-8 ({error.reason} at byte {error.start}): read the file as UTF-8 text") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise InvalidReport(f"This is no JSON that dumps wrote: {error}") from error
    return from_dict(data)


def _is_clean(text: str) -> bool:
    try:
        text.encode("utf8")
    except UnicodeEncodeError:
        return False
    return True


@functools.cache
def _converter() -> Converter:
    converter = make_converter(omit_if_default=False)
    plain = make_converter()

    def write(record: Record) -> dict[str, object]:
        return {"record": type(record).__name__, **plain.unstructure(record, unstructure_as=type(record))}

    def read(data: dict[str, object], _: type) -> Record:
        name = data.get("record")
        if not isinstance(name, str) or name not in _TYPES:
            raise ValueError(f"a record {name!r} cannot be loaded, known are {', '.join(_TYPES)}")
        record: Record = plain.structure({key: value for key, value in data.items() if key != "record"}, _TYPES[name])
        return record

    for either in (plain, converter):
        either.register_structure_hook_func(
            lambda kind: kind == Person | Party, lambda data, _: plain.structure(data, Person if "family" in data else Party)
        )
    converter.register_unstructure_hook_func(lambda kind: kind is Record, write)
    converter.register_structure_hook_func(lambda kind: kind is Record, read)
    return converter
