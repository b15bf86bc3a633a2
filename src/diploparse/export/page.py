"""A report as a page of text: who spoke, who was sent, who met, a timeline, and who else is named."""

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from diploparse.export.facts import Fact, delegation_facts, facts, meeting_facts, name_of
from diploparse.export.timeline import Entry, timeline
from diploparse.export.wording import introduction, long_day, participants, person_with_offices
from diploparse.records import Delegation, Meeting, Person, Quotation, Record, Speaker, TimeExpression
from diploparse.reports import Report
from diploparse.text.characters import one_line

_DEEPEST = 3  # spaces before a time that lies in others
_WITH_SECTIONS = (Person, Speaker, Quotation, Delegation, Meeting, TimeExpression)
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
        sections = (
            ("Who spoke", _speakers(report, narrow)),
            ("Who was sent", _delegations(report)),
            ("Who met", _meetings(report)),
            ("When", _timeline(report, narrow)),
            ("Also named", _others(report)),
            ("Also read", _own(report)),
        )
        for title, body in sections:
            if body:
                yield Group(Text(f"\n{title}", style="bold underline"), *body)
        if not any(body for _, body in sections):
            yield Text("\nNothing was read.")


def _heading(report: Report, name: str | None) -> Text:
    title = report.title or name or report.id or "Article"
    day = f"published {long_day(report.published)}" if report.published else "publication date not given"
    return Text.assemble((one_line(title), "bold"), f", {day}")


def _indented(body: RenderableType, by: int) -> Padding:
    return Padding(body, (0, 0, 0, by), expand=False)


def _paragraphs(report: Report, records: Sequence[Record]) -> str:
    """Return the numbers of the paragraphs where the records stand."""
    numbers = sorted({number for record in records for number in report.paragraphs_of(record)})
    return " ".join(f"¶{number}" for number in numbers)


def _speakers(report: Report, narrow: bool) -> list[RenderableType]:
    said: dict[Speaker, list[Quotation]] = {}
    for quotation in report.quotations:
        said.setdefault(quotation.speaker, []).append(quotation)
    body: list[RenderableType] = []
    for speaker in [*said, *(speaker for speaker in report.speakers if speaker not in said)]:
        who = introduction(speaker)
        body.append(_indented(Text.assemble((name_of(speaker, report.text), "bold cyan"), (f"  {who}" if who else "", "dim")), 2))
        if speaker in said:
            body.append(_indented(_words(report, said[speaker], narrow), 4))
    return body


def _words(report: Report, quotations: Iterable[Quotation], narrow: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    if not narrow:
        table.add_column(style="green", max_width=18)
    table.add_column(overflow="fold")
    for quotation in quotations:
        cue = one_line(quotation.cue.of(report.text)) if quotation.cue else "(goes on)"
        where = f"¶{report.paragraph(quotation)}"
        if narrow:
            table.add_row(where, Text.assemble((cue, "green"), "  ", quotation.text))
        else:
            table.add_row(where, cue, Text(quotation.text))
    return table


def _delegations(report: Report) -> list[RenderableType]:
    body: list[RenderableType] = []
    for delegation in report.delegations:
        occasion = f"for {delegation.occasion}" if delegation.occasion else ""
        about = [delegation.status or "", delegation.place.name if delegation.place else "", occasion]
        title = Text.assemble((delegation.party.name, "bold cyan"), ("  " + ", ".join(filter(None, about)), "dim"))
        body.append(_indented(title, 2))
        body.append(_indented(_facts(delegation_facts(delegation), _paragraphs(report, [delegation])), 4))
    return body


def _meetings(report: Report) -> list[RenderableType]:
    body: list[RenderableType] = []
    for meeting in report.meetings:
        title = Text.assemble(
            (f"{meeting.kind}, ", "dim"), (meeting.status, "bold magenta"), "  ", (participants(meeting.participants), "bold")
        )
        body.append(_indented(title, 2))
        body.append(_indented(_facts(meeting_facts(meeting), _paragraphs(report, [meeting])), 4))
    return body


def _facts(read: Iterable[Fact], where: str) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="green")
    table.add_column(overflow="fold")
    for fact in (*read, Fact("read in", where)):
        if fact.value:
            table.add_row(fact.label, fact.value)
    return table


def _timeline(report: Report, narrow: bool) -> list[RenderableType]:
    entries = timeline(report)
    if not entries:
        return []
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="green", max_width=16 if narrow else 38)
    table.add_column(overflow="fold")
    for entry in entries:
        table.add_row(Padding(entry.meaning, (0, 0, 0, min(entry.depth, _DEEPEST))), _what(report, entry))
    return [_indented(table, 2)]


def _what(report: Report, entry: Entry) -> Text:
    """Return the words for a time with their paragraphs, and the meetings then."""
    words = Text()
    for form, times in entry.forms().items():
        words.append(("; " if words else "") + form)
        words.append(f" {_paragraphs(report, times)}", style="dim")
    for meeting in entry.meetings:
        words.append("\n" if words else "")
        words.append(f"{meeting.kind} {meeting.status}: {participants(meeting.participants)}", style="magenta")
    return words


def _others(report: Report) -> list[RenderableType]:
    """Return the people named who are not heard."""
    heard = {speaker.person.name for speaker in report.speakers if speaker.person}
    return [_indented(_person(person), 2) for person in report.people if person.name not in heard]


def _own(report: Report) -> list[RenderableType]:
    """Return the records that have no section of their own: those of the reader's classes, places and parties."""
    body: list[RenderableType] = []
    for record in report.records:
        if not isinstance(record, _WITH_SECTIONS):
            body.append(_indented(Text(type(record).__name__, "bold cyan"), 2))
            body.append(_indented(_facts(facts(record, report.text), _paragraphs(report, [record])), 4))
    return body


def _person(person: Person) -> Text:
    name, _, about = person_with_offices(person).partition(", ")
    return Text.assemble((name, "bold"), (f"  {about}" if about else "", "dim"))
