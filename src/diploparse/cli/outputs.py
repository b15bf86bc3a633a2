"""What the command line writes: reports in each format, to standard output or to a file that is whole or not there."""

import contextlib
import io
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from diploparse.errors import InvalidArgument

if TYPE_CHECKING:
    from rich.console import Console

    from diploparse.export.tables import Table
    from diploparse.reports import Report

_NARROWEST: Final = 20  # columns; below it a page is a column of syllables


class Format(StrEnum):
    """How reports are written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    csv = "csv"
    graphml = "graphml"
    plover = "plover"


def pieces(reports: Iterable["Report"], format: Format, table: "Table", *, single: bool) -> Iterator[str]:
    """Yield what is to be written for the reports, as they come where the format allows it.

    Args:
        reports: the reports.
        format: how they are written.
        table: which table CSV is of.
        single: whether one article was asked for: its JSON is an object, not a list.
    """
    match format:
        case Format.text:
            return (_page(report) for report in reports)
        case Format.json:
            return _json(reports, single=single)
        case Format.jsonl:
            return _json_lines(reports)
        case Format.html:
            return _html(reports)
        case Format.csv:
            return _csv(reports, table)
        case Format.graphml:
            return _graphml(reports)
        case Format.plover:
            return _plover(reports)


def _page(report: "Report") -> str:
    from diploparse.export.page import Page

    console = _console()
    with console.capture() as captured:
        console.print(Page(report, name=_name(report)), "")
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _json(reports: Iterable["Report"], *, single: bool) -> Iterator[str]:
    from diploparse.export.json import dumps

    if single:
        yield from (dumps(report) + "\n" for report in reports)
        return
    between = "["
    for report in reports:
        yield between + dumps(report)
        between = ",\n "
    yield "[]\n" if between == "[" else "]\n"


def _json_lines(reports: Iterable["Report"]) -> Iterator[str]:
    from diploparse.export.json import dumps

    return (dumps(report) + "\n" for report in reports)


def _html(reports: Iterable["Report"]) -> Iterator[str]:
    from diploparse.export.html import to_html

    return (to_html(report, name=_name(report)) + "\n" for report in reports)


def _name(report: "Report") -> str | None:
    return "standard input" if report.id == "-" else report.id


def _csv(reports: Iterable["Report"], table: "Table") -> Iterator[str]:
    from diploparse.export.tables import to_csv

    yield to_csv([], table)
    for report in reports:
        yield to_csv(report, table).partition("\n")[2]


def _graphml(reports: Iterable["Report"]) -> Iterator[str]:
    from diploparse.export.graph import to_graphml

    yield to_graphml(reports)


def _plover(reports: Iterable["Report"]) -> Iterator[str]:
    from diploparse.export.plover import to_plover

    return (json.dumps(event, ensure_ascii=False) + "\n" for report in reports for event in to_plover(report))


def write(parts: Iterable[str], target: Path | None, format: Format) -> None:
    """Write parts to standard output, or to a file that appears when it is whole, and not at all if there is nothing in it.

    Raises:
        InvalidArgument: if there is no folder for the file.
        OSError: if it cannot be written.
    """
    if target is None:
        _to_standard_output(parts, format)
        return
    if not target.parent.is_dir():
        raise InvalidArgument(f"--out {str(target)!r}: there is no folder {str(target.parent)!r}")
    with tempfile.NamedTemporaryFile("w", encoding="utf8", errors="backslashreplace", dir=target.parent, prefix=".", delete=False) as out:
        try:
            for part in parts:
                out.write(part)
        except BaseException:
            out.close()
            Path(out.name).unlink()
            raise
    if Path(out.name).stat().st_size == 0:  # nothing could be read
        Path(out.name).unlink()
        return
    Path(out.name).chmod(0o666 & ~_umask())
    Path(out.name).replace(target)


def write_pages(reports: Iterable["Report"], folder: Path) -> None:
    """Write one page of HTML for each report into a folder, named by the article.

    Raises:
        InvalidArgument: if a file is in the way of the folder.
    """
    if folder.is_file():
        raise InvalidArgument(f"--out {str(folder)!r} is a file: several pages need a folder")
    folder.mkdir(exist_ok=True)
    used: set[str] = set()
    for report in reports:
        name = page_name(report.id or "article", used)
        used.add(name)
        write(_html([report]), folder / name, Format.html)


def page_name(article: str, used: set[str]) -> str:
    """Return the name of a file for an article's page that no other has.

    >>> page_name("news/a b.txt", set()), page_name("a-b.txt", {"a-b.html"})
    ('a-b.html', 'a-b-2.html')
    """
    stem = re.sub(r"[^\w.-]+", "-", Path(article).stem).strip("-.") or "article"
    names = (f"{stem}.html" if number == 1 else f"{stem}-{number}.html" for number in range(1, len(used) + 2))
    return next(name for name in names if name not in used)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _to_standard_output(parts: Iterable[str], format: Format) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        if format is Format.text:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        for part in parts:
            print(part, end="")
    except BrokenPipeError:  # click would end with exit code 1
        drop_output()
        sys.exit(0)


def drop_output() -> None:
    """Send what is still to be written to nowhere, so that the end of the program does not try once more."""
    with contextlib.suppress(OSError):  # an output that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _console() -> "Console":
    """Return a console as wide as the terminal; a width that nobody can read is not taken at its word."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = console.width if console.width > 0 else shutil.get_terminal_size().columns
    console.width = max(width, _NARROWEST)
    return console
