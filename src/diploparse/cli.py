"""The command line: `diploparse read FILE…`."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from diploparse.errors import DiploparseError, InvalidDate, UnknownExtractor

if TYPE_CHECKING:
    from rich.console import Console

    from diploparse.combinators import Extractor
    from diploparse.reports import Report

_BINARY_SIGNS: Final = (b"\x00", b"%PDF-", b"PK\x03\x04")
_NARROWEST: Final = 20  # columns; below it a page is a column of syllables

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


class Format(StrEnum):
    """How reports are written."""

    text = "text"
    json = "json"
    jsonl = "jsonl"


class UnreadableFile(Exception):
    """A file that holds no article."""


@app.callback(invoke_without_command=True)
def diploparse(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the versions of diploparse and of its embedded pipeline.")] = False,
) -> None:
    """Read diplomatic news: who said what, who was sent, who met, and when."""
    if version:
        from diploparse.compose import library_version
        from diploparse.pipeline import describe, load

        print(f"diploparse {library_version()}, {describe(load())}")
    elif context.invoked_subcommand is None:
        _stop("say what to do: diploparse read FILE...", 2)


@app.command()
def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="UTF-8 text files, one article each; - for standard input.")],
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, such as 2025-05-15; relative dates count from it.")
    ] = None,
    format: Annotated[
        Format, typer.Option(help="A page to read, JSON (an object for one file, a list for several), or one JSON object a line.")
    ] = Format.text,
    only: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Extractors to run, with commas: people, speakers, quotations, delegations, meetings, dates."),
    ] = None,
) -> None:
    """Show who said what, who was sent, who met, and when, in each article."""
    from diploparse.compose import read as read_article

    extractors = _extractors(only)
    reports: list[Report] = []
    failed = False
    for name in files:
        try:
            report = read_article(_text(name), published, id=name, extractors=extractors)
        except InvalidDate:
            raise
        except (UnreadableFile, DiploparseError) as error:
            _tell(f"{name or repr(name)}: {error}")
            failed = True
            continue
        for failure in report.failures:
            _tell(f"{name}: the extractor {failure.extractor!r} failed and its records are left out: {failure.message}")
            failed = True
        if format is Format.json:
            reports.append(report)
        else:
            _show(report, format)
    if format is Format.json and (reports or len(files) > 1):
        _write_json(reports, single=len(files) == 1)
    if failed:
        raise typer.Exit(1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a wrong option or date is one line and exit code 2."""
    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="diploparse", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (InvalidDate, UnknownExtractor) as error:
        _stop(str(error), 2)
    except DiploparseError as error:
        _stop(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        _stop("stopped", 130)
    except BrokenPipeError:  # whoever read the output has had enough
        _drop_output()
        sys.exit(0)
    except OSError as error:
        _drop_output()
        _stop(f"cannot write: {error.strerror or error}", 1)
    except Exception as error:
        message = getattr(error, "format_message", None)  # an error of use; typer brings a click of its own or takes yours
        if message is None:
            raise
        _stop(message(), 2)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(message: str) -> None:
    print(f"diploparse: {' '.join(message.split())}", file=sys.stderr)


def _stop(message: str, code: int) -> None:
    _tell(message)
    sys.exit(code)


def _write(line: str) -> None:
    try:
        print(line)
    except BrokenPipeError:  # click would end with exit code 1
        _drop_output()
        sys.exit(0)


def _drop_output() -> None:
    """Send what is still to be written to nowhere, so that the end of the program does not try once more."""
    with contextlib.suppress(OSError):  # an output that is no file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _extractors(only: str | None) -> "Sequence[Extractor]":
    """Return the extractors named with commas between them; all if nothing is said."""
    from diploparse.compose import EXTRACTORS, named

    if only is None:
        return tuple(EXTRACTORS.values())
    names = [name.strip() for name in only.split(",") if name.strip()]
    if not names:
        raise UnknownExtractor(f"--only {only!r} names no extractor: choose from {', '.join(EXTRACTORS)}")
    return named(names)


def _text(name: str) -> str:
    """Return the text of a file, or of standard input."""
    if not name:
        raise UnreadableFile("is no name: give the name of a file, or - for standard input")
    try:
        content = _standard_input() if name == "-" else Path(name).read_bytes()
    except IsADirectoryError:
        raise UnreadableFile("is a folder: name the files in it") from None
    except FileNotFoundError:
        raise UnreadableFile("no such file") from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile("is UTF-16: save it as UTF-8")
    if any(sign in content[:4096] for sign in _BINARY_SIGNS):
        raise UnreadableFile("is a binary file, not text: save the article as UTF-8 text")
    try:
        return content.decode("utf8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"is not UTF-8 (byte {error.start}): save it as UTF-8") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableFile("there is no standard input")
    return sys.stdin.buffer.read()


def _show(report: "Report", format: Format) -> None:
    if format is Format.jsonl:
        _write_json([report], single=True)
        return
    from diploparse.export.page import Page

    console = _console()
    with console.capture() as captured:
        console.print(Page(report, name="standard input" if report.id == "-" else report.id), "")
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    for line in captured.get().splitlines():
        _write(line.rstrip())


def _console() -> "Console":
    """Return a console as wide as the terminal; a width that nobody can read is not taken at its word."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    width = console.width if console.width > 0 else shutil.get_terminal_size().columns
    console.width = max(width, _NARROWEST)
    return console


def _write_json(reports: Sequence["Report"], *, single: bool) -> None:
    from diploparse.export.json import dumps

    lines = [dumps(report) for report in reports]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    _write(lines[0] if single else "[" + ",\n ".join(lines) + "]")


if __name__ == "__main__":
    main()
