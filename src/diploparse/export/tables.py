"""Reports as tables: one row for each quotation, member, participant or date."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from diploparse.errors import InvalidArgument, MissingPackage
from diploparse.records import Delegation, Meeting, Party, Person, Place, Record
from diploparse.reports import Report, listed
from diploparse.spans import Span

if TYPE_CHECKING:
    import pandas
    import polars

#: What a table has rows of.
Table = Literal["quotations", "delegation_members", "meeting_participants", "dates"]
Cell: TypeAlias = str | int | bool | dt.date | dt.datetime | None
Row: TypeAlias = dict[str, Cell]
#: Before these a spreadsheet takes a cell for a formula.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def to_rows(reports: Report | Iterable[Report], table: Table = "quotations") -> list[Row]:
    """Return the rows of a table; all rows of a table have the same columns.

    Each has the article's id, title, source and day of publication, and as `start` and `end` the characters it was read from.

    Args:
        reports: one report, or several.
        table: "quotations", "delegation_members", "meeting_participants" or "dates".

    Raises:
        InvalidArgument: if there is no table of that name, or what is given is no report.

    >>> from diploparse import read
    >>> row, = to_rows(read('"We agree," said Ana Silva.', id="a"))
    >>> row["article"], row["speaker"], row["text"]
    ('a', 'Ana Silva', '"We agree,"')
    """
    make = _maker(table)
    return [{**_article(report), **row} for report in listed(reports) for row in make(report)]


def columns(table: Table) -> tuple[str, ...]:
    """Return the names of the columns of a table.

    >>> columns("dates")[:6]
    ('article', 'title', 'source', 'published', 'text', 'type')
    """
    _maker(table)
    return (*_ARTICLE, *_COLUMNS[table])


def to_csv(reports: Report | Iterable[Report], table: Table = "quotations") -> str:
    r"""Return a table as CSV with a header; a cell that a spreadsheet would take for a formula has an apostrophe before it.

    >>> from diploparse import read
    >>> to_csv(read("Talks began in 2019."), "dates").splitlines()[1]
    ',,,,2019,DATE,2019,,2019-01-01T00:00:00,2020-01-01T00:00:00,,none,none,15,19'
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns(table))
    for row in to_rows(reports, table):
        writer.writerow([_plain(row[column]) for column in columns(table)])
    return out.getvalue()


def to_pandas(reports: Report | Iterable[Report], table: Table = "quotations") -> "pandas.DataFrame":
    """Return a table as a pandas DataFrame; `.to_parquet` writes it.

    Raises:
        MissingPackage: if pandas is not installed.

    >>> from diploparse import read
    >>> to_pandas(read("Talks began in 2019."), "dates")["value"].tolist()
    ['2019']
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingPackage("pandas is not installed: pip install 'diploparse[tables]'") from error
    return pandas.DataFrame(to_rows(reports, table), columns=list(columns(table)))


def to_polars(reports: Report | Iterable[Report], table: Table = "quotations") -> "polars.DataFrame":
    """Return a table as a polars DataFrame; `.write_parquet` writes it.

    Raises:
        MissingPackage: if polars is not installed.

    >>> from diploparse import read
    >>> to_polars(read("Talks began in 2019."), "dates")["value"].to_list()
    ['2019']
    """
    _maker(table)
    try:
        import polars
    except ImportError as error:
        raise MissingPackage("polars is not installed: pip install 'diploparse[tables]'") from error
    kinds = {column: {int: polars.Int64, bool: polars.Boolean, dt.date: polars.Date, dt.datetime: polars.Datetime}.get(kind, polars.String)
             for column, kind in {**_ARTICLE, **_COLUMNS[table]}.items()}  # fmt: skip
    return polars.DataFrame(to_rows(reports, table), schema=kinds)


def _maker(table: str) -> Callable[[Report], Iterator[Row]]:
    if table not in _TABLES:
        raise InvalidArgument(f"No table is called {table!r}: choose from {', '.join(get_args(Table))}")
    return _TABLES[table]


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    text = cell.isoformat() if isinstance(cell, dt.date) else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text


_ARTICLE: Final[Mapping[str, type]] = {"article": str, "title": str, "source": str, "published": dt.date}
_PLACED: Final[Mapping[str, type]] = {"start": int, "end": int}
_COLUMNS: Final[Mapping[Table, Mapping[str, type]]] = {
    "quotations": {
        "quotation": int, "form": str, "speaker": str, "speaker_kind": str, "office": str, "affiliation": str, "text": str, "cue": str,
        "addressee": str, "medium": str, "time": str, "nested": bool, "paragraph": int, **_PLACED,
    },
    "delegation_members": {
        "delegation": int, "party": str, "code": str, "role": str, "person": str, "office": str, "status": str, "place": str,
        "occasion": str, **_PLACED,
    },
    "meeting_participants": {
        "meeting": int, "kind": str, "status": str, "date": str, "place": str, "role": str, "participant": str, "participant_kind": str,
        "code": str, "topic": str, **_PLACED,
    },
    "dates": {
        "text": str, "type": str, "value": str, "mod": str, "from": dt.datetime, "until": dt.datetime, "zone": str, "anchor": str,
        "direction": str, **_PLACED,
    },
}  # fmt: skip


def _article(report: Report) -> Row:
    return {"article": report.id, "title": report.title, "source": report.source, "published": report.published}


def _quotations(report: Report) -> Iterator[Row]:
    for number, one in enumerate(report.quotations, start=1):
        yield {
            "quotation": number, "form": one.form, "speaker": one.speaker.name, "speaker_kind": one.speaker.kind,
            "office": one.speaker.office, "affiliation": one.speaker.affiliation, "text": one.text, "cue": one.cue_lemma,
            "addressee": one.addressee, "medium": one.medium, "time": one.time.value if one.time else None, "nested": one.nested,
            "paragraph": report.paragraph(one), **_placed(one.content),
        }  # fmt: skip


def _delegation_members(report: Report) -> Iterator[Row]:
    for number, delegation in enumerate(report.delegations, start=1):
        for role, slot, person in _members(delegation):
            yield {
                "delegation": number, "party": delegation.party.name, "code": delegation.party.code, "role": role, "person": person.name,
                "office": person.offices[0].title if person.offices else None, "status": delegation.status,
                "place": _name(delegation.place), "occasion": delegation.occasion, **_placed(_where(delegation, slot, person)),
            }  # fmt: skip


def _members(delegation: Delegation) -> Iterator[tuple[str, str, Person]]:
    if delegation.head:
        yield "head", "head", delegation.head
    for role, people in (("member", delegation.members), ("not_member", delegation.not_members)):
        slot = f"{role}s"
        yield from ((role, f"{slot}[{i}]", person) for i, person in enumerate(people))


def _meeting_participants(report: Report) -> Iterator[Row]:
    for number, meeting in enumerate(report.meetings, start=1):
        for role, slot, one in _roles(meeting):
            yield {
                "meeting": number, "kind": meeting.kind, "status": meeting.status, "date": meeting.when.value if meeting.when else None,
                "place": _name(meeting.place), "role": role, "participant": one.name,
                "participant_kind": one.kind if isinstance(one, Party) else "person",
                "code": one.code if isinstance(one, Party) else None, "topic": meeting.topic, **_placed(_where(meeting, slot, one)),
            }  # fmt: skip


def _roles(meeting: Meeting) -> Iterator[tuple[str, str, Person | Party]]:
    for role, several in (("participant", meeting.participants), ("absent", meeting.absent), ("unconfirmed", meeting.unconfirmed)):
        slot = "participants" if role == "participant" else role
        yield from ((role, f"{slot}[{i}]", one) for i, one in enumerate(several))
    for role, single in (("host", meeting.host), ("mediator", meeting.mediator)):
        if single:
            yield role, role, single


def _dates(report: Report) -> Iterator[Row]:
    for one in report.dates:
        yield {
            "text": one.text, "type": one.type, "value": one.value, "mod": one.mod, "from": one.start, "until": one.end, "zone": one.zone,
            "anchor": one.anchor, "direction": one.direction, **_placed([one.span]),
        }  # fmt: skip


_TABLES: Final[Mapping[str, Callable[[Report], Iterator[Row]]]] = {
    "quotations": _quotations,
    "delegation_members": _delegation_members,
    "meeting_participants": _meeting_participants,
    "dates": _dates,
}


def _name(place: Place | None) -> str | None:
    return place.name if place else None


def _where(record: Record, slot: str, one: Person | Party) -> Sequence[Span]:
    """Return the words that stand for somebody here, "she", not those for whom they mean."""
    return (record.why(slot) or one.mentions)[:1]


def _placed(spans: Sequence[Span]) -> Row:
    """Return the characters from the first span's start to the last one's end."""
    return {"start": spans[0].start if spans else None, "end": spans[-1].end if spans else None}
