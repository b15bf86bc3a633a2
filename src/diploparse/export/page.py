"""A report as a page of text: speakers with their words, dates with what they mean, people."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diploparse.export.wording import introduction, long_day, meaning
from diploparse.records import Person, Quotation, Record, Speaker
from diploparse.reports import Report
from diploparse.text.characters import one_line

_NARROW = 60  # below it, words stand under their cue instead of beside it


class Page:
    """A report that a rich console prints; it fits itself to the width.

    >>> import io
    >>> from diploparse import read
    >>> console = Console(width=40, record=True, file=io.StringIO())
    >>> console.print(Page(read('"We agree," said Ana Silva.'), name="note"))
    >>> [line.strip() for line in console.export_text().splitlines() if line.strip()]
    ['note, publication date not given', 'Who spoke', 'Ana Silva', '¶1  said  "We agree,"']
    """

    def __init__(self, report: Report, name: str | None = None) -> None:
        self.report = report
        self.name = name

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the parts of the page that have something to show."""
        report, narrow = self.report, options.max_width < _NARROW
        yield _heading(report, self.name)
        parts = [_speakers(report, narrow), _dates(report, narrow), _others(report)]
        yield from (part for part in parts if part is not None)
        if not any(parts):
            yield Text("\nNothing was read.")


def _heading(report: Report, name: str | None) -> Text:
    title = report.title or name or report.id or "Article"
    day = f"published {long_day(report.published)}" if report.published else "publication date not given"
    return Text.assemble((one_line(title), "bold"), f", {day}")


def _section(title: str, body: Iterable[RenderableType]) -> Group:
    return Group(Text(f"\n{title}", style="bold underline"), *body)


def _place(report: Report, record: Record) -> str:
    number = report.paragraph(record)
    return f"¶{number}" if number else ""


def _speakers(report: Report, narrow: bool) -> Group | None:
    said: dict[Speaker, list[Quotation]] = {}
    for quotation in report.quotations:
        said.setdefault(quotation.speaker, []).append(quotation)
    speakers = [*said, *(speaker for speaker in report.speakers if speaker not in said)]
    if not speakers:
        return None
    body: list[RenderableType] = []
    for speaker in speakers:
        who = introduction(speaker)
        name = speaker.name or "unknown" + (f" ({' or '.join(speaker.candidates)})" if speaker.candidates else "")
        body.append(Padding(Text.assemble((name, "bold cyan"), (f"  {who}" if who else "", "dim")), (0, 0, 0, 2), expand=False))
        if speaker in said:
            body.append(Padding(_words(report, said[speaker], narrow), (0, 0, 0, 4), expand=False))
    return _section("Who spoke", body)


def _words(report: Report, quotations: Iterable[Quotation], narrow: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    if not narrow:
        table.add_column(style="green", max_width=18)
    table.add_column(overflow="fold")
    for quotation in quotations:
        cue = one_line(quotation.cue.of(report.text)) if quotation.cue else "(goes on)"
        words = Text(quotation.text)
        if narrow:
            table.add_row(_place(report, quotation), Text.assemble((cue, "green"), "  ", words))
        else:
            table.add_row(_place(report, quotation), cue, words)
    return table


def _dates(report: Report, narrow: bool) -> Group | None:
    if not report.dates:
        return None
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(style="green", max_width=28)
    if not narrow:
        table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for time in report.dates:
        row = [_place(report, time), time.text, time.value, meaning(time)]
        table.add_row(*(cell for i, cell in enumerate(row) if not (narrow and i == 2)))
    return _section("When", [Padding(table, (0, 0, 0, 2), expand=False)])


def _others(report: Report) -> Group | None:
    """Return the people named who are not heard."""
    heard = {speaker.person.name for speaker in report.speakers if speaker.person}
    silent = [person for person in report.people if person.name not in heard]
    if not silent:
        return None
    lines = [Padding(_person(person), (0, 0, 0, 2), expand=False) for person in silent]
    return _section("Also named" if heard else "Who is named", lines)


def _person(person: Person) -> Text:
    offices = [("former " if office.former else "") + ("acting " if office.acting else "") + office.text for office in person.offices]
    about = "; ".join(offices)
    if person.nationality:
        about = f"{about}, {person.nationality}" if about else person.nationality
    return Text.assemble((person.name, "bold"), (f"  {about}" if about else "", "dim"))
