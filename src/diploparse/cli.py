"""The command line: `diploparse read FILE…`."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from diploparse.errors import DiploparseError, InvalidDate, UnknownExtractor

if TYPE_CHECKING:
    from diploparse.reports import Report

_BINARY_SIGNS: Final = (b"\x00", b"%PDF-", b"PK\x03\x04")

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
        Format, typer.Option(help="A page to read, JSON (a list for several files), or one JSON object a line.")
    ] = Format.text,
    only: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Extractors to run, with commas: people, speakers, quotations, delegations, meetings, dates."),
    ] = None,
) -> None:
    """Show who said what, who was sent, who met, and when, in each article."""
    from diploparse.compose import EXTRACTORS, named
    from diploparse.compose import read as read_article

    extractors = named(EXTRACTORS if only is None else [name.strip() for name in only.split(",")])
    reports: list[Report] = []
    failed = False
    for name in files:
        try:
            report = read_article(_text(name), published, id=name, extractors=extractors)
        except InvalidDate:
            raise
        except (UnreadableFile, DiploparseError) as error:
            print(f"diploparse: {name}: {error}", file=sys.stderr)
            failed = True
            continue
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
    except (InvalidDate, UnknownExtractor) as error:
        _stop(str(error), 2)
    except DiploparseError as error:
        _stop(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        _stop("stopped", 130)
    except BrokenPipeError:  # whoever read the output has had enough
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _stop(f"cannot write: {error.strerror or error}", 1)
    except Exception as error:
        message = getattr(error, "format_message", None)  # an error of use; typer brings a click of its own or takes yours
        if message is None:
            raise
        _stop(message(), 2)
    sys.exit(code if isinstance(code, int) else 0)


def _stop(message: str, code: int) -> None:
    print(f"diploparse: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(code)


def _text(name: str) -> str:
    """Return the text of a file, or of standard input."""
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
    from rich.console import Console

    from diploparse.export.page import Page

    name = "standard input" if report.id == "-" else report.id
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if console.is_terminal:
        console.print(Page(report, name=name), "")
        return
    with console.capture() as captured:
        console.print(Page(report, name=name), "")
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    for line in captured.get().splitlines():
        print(line.rstrip().encode(encoding, "replace").decode(encoding))


def _write_json(reports: Sequence["Report"], *, single: bool) -> None:
    from diploparse.export.json import dumps

    lines = [dumps(report) for report in reports]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream unless a caller replaced it
    print(lines[0] if single else "[" + ",\n ".join(lines) + "]")


if __name__ == "__main__":
    main()
