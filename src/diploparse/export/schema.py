"""The JSON Schema of a report, made from the record classes."""

import datetime as dt
import types
import typing
from collections.abc import Mapping
from typing import Final, Literal, get_args, get_origin

import attrs

from diploparse.export.json import BUILT_IN, SCHEMA
from diploparse.records import Record
from diploparse.reports import Report

Json = dict[str, object]
_PLAIN: Final[Mapping[type, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
    types.NoneType: {"type": "null"},
}


def json_schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of what `dumps` writes; records of own classes have any fields.

    >>> json_schema()["properties"]["schema"]
    {'const': 'diploparse-1'}
    """
    definitions: Json = {}
    built_in = [_record(kind, definitions) for kind in BUILT_IN]
    names = [kind.__name__ for kind in BUILT_IN]
    own: Json = {"type": "object", "required": ["record"], "properties": {"record": {"type": "string", "not": {"enum": names}}}}
    fields = _fields(Report, definitions)
    fields["records"] = {"type": "array", "items": {"anyOf": [*built_in, own]}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:diploparse:report:1",
        "title": "diploparse report",
        "type": "object",
        "properties": {"schema": {"const": SCHEMA}, **fields},
        "required": ["schema", *fields],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(kind: type[Record], definitions: Json) -> Json:
    """Return the schema of a record that stands in a report: its fields, and the name of its class."""
    fields = _fields(kind, definitions)
    return {
        "type": "object",
        "title": kind.__name__,
        "properties": {"record": {"const": kind.__name__}, **fields},
        "required": ["record", *fields],
        "additionalProperties": False,
    }


def _fields(kind: type[attrs.AttrsInstance], definitions: Json) -> Json:
    hints = typing.get_type_hints(kind)
    return {field.name: _of(hints[field.name], definitions) for field in attrs.fields(kind)}


def _of(hint: object, definitions: Json) -> Json:
    """Return the schema of a type; classes of fields become definitions of their own."""
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if get_origin(hint) in {typing.Union, types.UnionType}:
        return {"anyOf": [_of(one, definitions) for one in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _of(get_args(hint)[0], definitions)}
    if not isinstance(hint, type) or hint in _PLAIN:
        return dict(_PLAIN[hint])  # type: ignore[index]
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # known before its fields are, which may hold it
        fields = _fields(hint, definitions)
        definitions[hint.__name__] = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {"$ref": f"#/$defs/{hint.__name__}"}
