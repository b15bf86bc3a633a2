"""The command line: `diploparse read FILE…`, and what stands beside it."""

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import typer

from diploparse.cli.inputs import Unreadable, articles, is_one
from diploparse.cli.outputs import Format, drop_output, pieces, write, write_pages
from diploparse.errors import DiploparseError, InvalidArgument, InvalidDate, InvalidSettings, PipelineNotFound, UnknownExtractor

if TYPE_CHECKING:
    from diploparse.combinators import Extractor
    from diploparse.export.tables import Table
    from diploparse.reports import Article, Report

T = TypeVar("T")
#: Errors of use: the command line itself has to be put right.
_OF_USE = (InvalidArgument, InvalidDate, InvalidSettings, PipelineNotFound, UnknownExtractor)

_Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...", help="UTF-8 text files, one article each; .jsonl files, one a line; folders; patterns; - for standard input."
    ),
]
_Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of publication, such as 2025-05-15; relative dates count from it.")
]
_Format = Annotated[
    Format,
    typer.Option(
        help="A page to read; JSON (an object for one article, a list for several) or one object a line; a page of HTML; a table; "
        "a graph of who met whom; PLOVER events, one a line."
    ),
]
_Out = Annotated[Path | None, typer.Option(metavar="FILE", help="Write there; for HTML of several articles a folder.")]
_TableName = Annotated[
    str | None, typer.Option(metavar="NAME", help="Table for csv: quotations, delegation_members, meeting_participants, dates.")
]
_ExtractorNames = Annotated[
    str | None,
    typer.Option(metavar="NAMES", help="With commas: people, speakers, quotations, delegations, meetings, dates; also parties and places."),
]
_Pipeline = Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline, or the path of one.")]
_Lexicon = Annotated[Path | None, typer.Option(metavar="FILE", help="Words of your own, a TOML file.")]
_Jobs = Annotated[int, typer.Option(metavar="N", help="Processes that read; -1 for one a core.")]

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
lexicon_app = typer.Typer(help="Word lists of your own.")
app.add_typer(lexicon_app, name="lexicon")


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
    files: _Files,
    published: _Published = None,
    format: _Format = Format.text,
    out: _Out = None,
    table: _TableName = None,
    extractors: _ExtractorNames = None,
    pipeline: _Pipeline = None,
    lexicon: _Lexicon = None,
    jobs: _Jobs = 1,
) -> None:
    """Show who said what, who was sent, who met, and when, in each article."""
    if jobs < 1 and jobs != -1:
        raise InvalidArgument(f"--jobs {jobs} is no number of processes: give 1 or more, or -1 for one a core")
    if table is not None and format is not Format.csv:
        raise InvalidArgument(f"--table {table} is for --format csv")
    functions = _extractors(extractors)
    kind = _table(table or "quotations")
    run = _Run(functions, pipeline, lexicon, jobs)
    reports = run.reports(articles(files, _checked_day(published)))
    if format is Format.html and (out is not None and (out.is_dir() or not out.suffix)):
        write_pages(reports, out)
    else:
        single = is_one(files)
        if format is Format.html and not single:
            raise InvalidArgument("several articles are several pages: give a folder, --out FOLDER")
        write(pieces(reports, format, kind, single=single), out, format)
    run.end()


@app.command()
def schema() -> None:
    """Print the JSON Schema of a report."""
    from diploparse.export.schema import json_schema

    print(json.dumps(json_schema(), indent=2))


@app.command()
def info() -> None:
    """Show versions, the embedded pipeline, extractors and plug-ins."""
    import platform
    from importlib.metadata import version

    from diploparse.compose import built_in, library_version
    from diploparse.pipeline import describe, load
    from diploparse.plugin import plugins

    installed = [f"{name} ({plugin.entry_point.value})" for name, plugin in plugins().items()]
    print(f"diploparse   {library_version()}")
    print(f"pipeline     {describe(load())}")
    print(f"spaCy        {version('spacy')}")
    print(f"Python       {platform.python_version()}")
    print(f"extractors   {', '.join(built_in())}")
    print(f"plug-ins     {', '.join(installed) or 'none'}")


@lexicon_app.command("check")
def check_lexicon(file: Annotated[Path, typer.Argument(metavar="FILE", help="A TOML file of word lists.")]) -> None:
    """Check a file of your own words, and say what is in it."""
    from diploparse.settings import Settings

    for name, words in Settings(lexicon=file).lexicon.items():
        print(f"{name}: {len(words)} word{'' if len(words) == 1 else 's'}")


class _Run:
    """One run of `read`: what it reads with, and what went wrong."""

    def __init__(self, extractors: "Sequence[Extractor]", pipeline: str | None, lexicon: Path | None, jobs: int) -> None:
        from diploparse.settings import Settings

        self.extractors = extractors
        self.pipeline = pipeline
        self.settings = Settings(lexicon=lexicon) if lexicon else Settings()
        self.jobs = jobs
        self.failed: list[str] = []

    def reports(self, given: Iterable["Article | Unreadable"]) -> Iterator["Report"]:
        """Yield the report of each article that can be read; the others are told, and named once more at the end."""
        from diploparse.many import read_each

        names: deque[str] = deque()  # of the articles whose outcome is still to come

        def readable() -> Iterator["Article"]:
            for one in given:
                if isinstance(one, Unreadable):
                    self.tell(one.name, str(one))
                else:
                    names.append(one.id or "")
                    yield one

        outcomes = read_each(readable(), nlp=self.pipeline, settings=self.settings, extractors=self.extractors, n_process=self.jobs,
                             batch_size=1 if self.jobs == 1 else 16)  # fmt: skip
        for outcome in _with_progress(outcomes):
            name = names.popleft()
            if isinstance(outcome, DiploparseError):
                self.tell(name, f"{name}: {outcome}")
                continue
            for failure in outcome.failures:
                self.tell(name, f"{name}: the extractor {failure.extractor!r} failed and its records are left out: {failure.message}")
            yield outcome

    def tell(self, name: str, message: str) -> None:
        _tell(message)
        self.failed.append(name)

    def end(self) -> None:
        """Name what could not be read, if it was one of several, and end with exit code 1."""
        if len(self.failed) > 1:
            _tell(f"{len(self.failed)} could not be read whole: {', '.join(self.failed)}")
        if self.failed:
            raise typer.Exit(1)


def _with_progress(outcomes: Iterable[T]) -> Iterator[T]:
    """Show how many articles are done, on a terminal that does not show the output itself."""
    if sys.stderr is None or not sys.stderr.isatty() or (sys.stdout is not None and sys.stdout.isatty()):
        yield from outcomes
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

    with Progress(SpinnerColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=None, description="")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a wrong option or date is one line and exit code 2."""
    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="diploparse", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except _OF_USE as error:
        _stop(str(error), 2)
    except DiploparseError as error:
        _stop(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        _stop("stopped", 130)
    except BrokenPipeError:  # whoever read the output has had enough
        drop_output()
        sys.exit(0)
    except OSError as error:
        drop_output()
        _stop(f"cannot write: {error.strerror or error}", 1)
    except Exception as error:
        message = getattr(error, "format_message", None)  # an error of use; typer brings a click of its own or takes yours
        if message is None:
            raise
        _stop(message(), 2)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(message: str) -> None:
    print(f"diploparse: {' '.join(message.split())}", file=sys.stderr)


def _stop(message: str, code: int) -> NoReturn:
    _tell(message)
    sys.exit(code)


def _checked_day(published: str | None) -> str | None:
    from diploparse.articles import as_date

    as_date(published)
    return published


def _table(name: str) -> "Table":
    from diploparse.export.tables import columns

    columns(name)  # type: ignore[arg-type]
    return name  # type: ignore[return-value]


def _extractors(names: str | None) -> "Sequence[Extractor]":
    """Return the extractors named with commas between them; the usual ones if nothing is said."""
    from diploparse.compose import EXTRACTORS, built_in, named

    if names is None:
        return tuple(EXTRACTORS.values())
    listed = [name.strip() for name in names.split(",") if name.strip()]
    if not listed:
        raise UnknownExtractor(f"--extractors {names!r} names no extractor: choose from {', '.join(built_in())}")
    return named(listed)


if __name__ == "__main__":
    main()
