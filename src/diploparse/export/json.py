"""Reports as JSON, and back without loss."""

import functools
import json
from collections.abc import Iterable, Sequence
from types import NoneType, UnionType
from typing import Final, Union, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
from cattrs.preconf.json import make_converter
from cattrs.v import format_exception

from diploparse.errors import InvalidArgument, InvalidReport
from diploparse.records import Delegation, Match, Meeting, Office, Party, Person, Place, Quotation, Record, Speaker, TimeExpression
from diploparse.reports import Report

#: Name and version of the form; the number changes when a reader would have to.
SCHEMA: Final = "diploparse-1"
#: Where a record that others hold is written, and the key that refers to it (a JSON Reference).
_SHARED: Final = "#/shared/"
_REFERENCE: Final = "$ref"
_DIGITS: Final = 12
#: The record classes that a report may hold without being told of them.
BUILT_IN: Final = (TimeExpression, Place, Party, Office, Person, Speaker, Quotation, Delegation, Meeting, Match)


def to_dict(report: Report) -> dict[str, object]:
    """Return a report as plain dictionaries and lists; each record says its class under "record".

    A record that others hold, as a quotation its speaker, is written once under "shared". Where it is held stands a JSON Reference to it,
    with its plain fields that are filled beside: `{"$ref": "#/shared/3", "record": "Person", "name": "Ana Silva", …}`.
    """
    converter = _converter(BUILT_IN)
    fields = converter.unstructure(report)
    shared = _Shared(converter)
    records = shared.referring(fields.pop("records"))
    return {"schema": SCHEMA, **fields, "shared": shared.rows, "records": records}


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
    fields = {key: value for key, value in data.items() if key not in {"schema", "shared"}}
    shared: list[Record] = []
    try:
        for row in _rows(data):
            shared += converter.structure([_holding(row, shared)], list[Record])
        return converter.structure(_holding(fields, shared), Report)
    except RecursionError as error:
        raise _no_report("it is nested too deeply") from error
    except BaseValidationError as error:
        raise InvalidReport(
            f"This is no report of schema {SCHEMA!r}: {'; '.join(transform_error(error, format_exception=_told))}"
        ) from error


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


class _Shared:
    """The records that others hold, each written once."""

    def __init__(self, converter: Converter) -> None:
        self.rows: list[dict[str, object]] = []
        self._numbers: dict[Record | int, int] = {}
        self._converter = converter

    def referring(self, value: object) -> object:
        """Return dictionaries and lists with a reference for each record in them."""
        if isinstance(value, dict):
            return {key: self.referring(part) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [self.referring(part) for part in value]
        return self._reference(value) if isinstance(value, Record) else value

    def _reference(self, record: Record) -> dict[str, object]:
        key = record if _is_hashable(record) else id(record)
        if key not in self._numbers:
            row = {name: self.referring(value) for name, value in self._converter.unstructure(record, unstructure_as=Record).items()}
            self._numbers[key] = len(self.rows)  # behind the records that it holds itself
            self.rows.append(row)
        number = self._numbers[key]
        plain = {name: value for name, value in self.rows[number].items() if not isinstance(value, dict | list | None)}
        return {_REFERENCE: f"{_SHARED}{number}", **plain}


def _is_hashable(record: Record) -> bool:
    """Return whether no field is a list or a dictionary, as in records of own classes one may be."""
    try:
        hash(record)
    except TypeError:
        return False
    return True


def _no_report(why: str) -> InvalidReport:
    return InvalidReport(f"This is no report of schema {SCHEMA!r}: {why}")


def _told(error: BaseException, kind: type | None) -> str:
    return str(error) if type(error) is ValueError else format_exception(error, kind)


def _rows(data: dict[str, object]) -> list[object]:
    rows = data.get("shared")
    if not isinstance(rows, list):
        raise _no_report("'shared' is no list")
    return rows


def _holding(value: object, shared: Sequence[Record]) -> object:
    """Return dictionaries and lists with the record for each reference in them."""
    if isinstance(value, list):
        return [_holding(part, shared) for part in value]
    if not isinstance(value, dict):
        return value
    return _referred(value[_REFERENCE], shared) if _REFERENCE in value else {key: _holding(part, shared) for key, part in value.items()}


def _referred(reference: object, shared: Sequence[Record]) -> Record:
    number = reference.removeprefix(_SHARED) if isinstance(reference, str) else ""
    if not (number.isdecimal() and number.isascii() and len(number) < _DIGITS and int(number) < len(shared)):
        raise _no_report(f"{reference!r} refers to no record that is written before it")
    return shared[int(number)]


def _classes(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)


def _holds_records(hint: object) -> bool:
    """Return whether a field of this type holds a record, or None."""
    classes = [kind for kind in _classes(hint) if kind is not NoneType]
    return bool(classes) and all(isinstance(kind, type) and issubclass(kind, Record) for kind in classes)


def _held(value: object, hint: object) -> object:
    """Return the record, if a field of this type can hold it."""
    if any(isinstance(value, kind) for kind in _classes(hint) if isinstance(kind, type)):
        return value
    raise ValueError(f"{value!r} is not a reference to such a record")


@functools.cache
def _converter(kinds: tuple[type[Record], ...]) -> Converter:
    """Return what turns a report into dictionaries; a record in a report is written whole, one that another holds stays what it is."""
    types = {kind.__name__: kind for kind in kinds}
    converter = make_converter(omit_if_default=False)
    fields = make_converter()

    def write(record: Record) -> dict[str, object]:
        return {"record": type(record).__name__, **converter.unstructure(record, unstructure_as=type(record))}

    def read(data: dict[str, object], _: object) -> Record:
        name = data.get("record")
        if not isinstance(name, str) or name not in types:
            raise ValueError(f"a record {name!r} cannot be loaded, known are {', '.join(types)}; give your own classes as records=[…]")
        record: Record = converter.structure({key: value for key, value in data.items() if key != "record"}, types[name])
        return record

    fields.register_unstructure_hook_func(_holds_records, lambda value: value)
    fields.register_structure_hook_func(_holds_records, _held)
    converter.register_unstructure_hook_factory(_holds_records, lambda kind: make_dict_unstructure_fn(kind, fields))
    converter.register_structure_hook_factory(_holds_records, lambda kind: make_dict_structure_fn(kind, fields))
    converter.register_unstructure_hook_func(lambda kind: kind is Record, write)
    converter.register_structure_hook_func(lambda kind: kind is Record, read)
    return converter
