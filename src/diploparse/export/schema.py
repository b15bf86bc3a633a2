"""The JSON Schema of a report, made from the record classes."""

import datetime as dt
import json
import types
import typing
from collections.abc import Iterable, Mapping
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
    names = [kind.__name__ for kind in BUILT_IN]
    own: Json = {"type": "object", "required": ["record"], "properties": {"record": {"type": "string", "not": {"enum": names}}}}
    definitions: Json = {"Record": {"anyOf": [*({"$ref": f"#/$defs/{name}"} for name in names), own]}}
    for kind in BUILT_IN:
        definitions[kind.__name__] = _object({"record": {"const": kind.__name__}, **_fields(kind, definitions)})
    fields = _fields(Report, definitions)
    properties = {"schema": {"const": SCHEMA}, **fields, "shared": fields["records"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:diploparse:report:1",
        "title": "diploparse report",
        **_object(properties),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: Json, required: Iterable[str] | None = None) -> Json:
    required = list(properties if required is None else required)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _reference(kind: type[Record], definitions: Json) -> Json:
    """Return the schema of a reference to a record that others hold, with the plain fields that are filled beside it."""
    plain = {name: field for name, field in _fields(kind, definitions).items() if _is_plain(field)}
    pattern: Json = {"type": "string", "pattern": "^#/shared/[0-9]+$"}
    return _object({"$ref": pattern, "record": {"const": kind.__name__}, **plain}, ["$ref", "record"])


def _is_plain(field: object) -> bool:
    """Return whether a field holds a word, a number or a day."""
    text = json.dumps(field)
    return '"array"' not in text and '"$ref"' not in text


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
    is_held = issubclass(hint, Record) and hint is not Record
    name = f"{hint.__name__}Reference" if is_held else hint.__name__
    if name not in definitions:
        definitions[name] = {}  # known before its fields are, which may hold it
        definitions[name] = _reference(hint, definitions) if is_held else _object(_fields(hint, definitions))
    return {"$ref": f"#/$defs/{name}"}
