"""An article as its owner gives it, and the report of what was read in it."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from diploparse.errors import InvalidArgument
from diploparse.records import Delegation, Meeting, Person, Quotation, Record, Speaker, TimeExpression
from diploparse.spans import Span


@attrs.frozen
class Article:
    """A text and what its owner knows about it.

    Attributes:
        text: the raw text.
        published: day of publication; never guessed from the text.
        title, source, id: headline, outlet and the owner's key, kept as given.
    """

    text: str
    published: dt.date | dt.datetime | str | None = None
    title: str | None = attrs.field(default=None, kw_only=True)
    source: str | None = attrs.field(default=None, kw_only=True)
    id: str | None = attrs.field(default=None, kw_only=True)


@attrs.frozen
class Failure:
    """An extractor that raised an exception, and what the exception says; its records are left out of the report."""

    extractor: str
    message: str


R = TypeVar("R", bound=Record)


@attrs.frozen(kw_only=True)
class Report:
    """The records of one article.

    Attributes:
        text: the raw text that all spans refer to.
        published: day of publication, if the caller gave one.
        title, source, id: as the caller gave them.
        paragraphs: where the paragraphs stand.
        records: all records, by extractor, each group in text order.
        failures: extractors that raised an exception, whose records are missing.
        version: version of diploparse.
        model: name and version of the pipeline.
    """

    text: str
    published: dt.date | None = None
    title: str | None = None
    source: str | None = None
    id: str | None = None
    paragraphs: tuple[Span, ...] = ()
    records: tuple[Record, ...] = ()
    failures: tuple[Failure, ...] = ()
    version: str
    model: str

    def of(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of one class, own classes too."""
        return tuple(record for record in self.records if isinstance(record, kind))

    @property
    def people(self) -> tuple[Person, ...]:
        """The persons."""
        return self.of(Person)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who is heard."""
        return self.of(Speaker)

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """What was said."""
        return self.of(Quotation)

    @property
    def dates(self) -> tuple[TimeExpression, ...]:
        """The time expressions."""
        return self.of(TimeExpression)

    @property
    def delegations(self) -> tuple[Delegation, ...]:
        """Who was sent."""
        return self.of(Delegation)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Who met."""
        return self.of(Meeting)

    def quotations_of(self, speaker: Speaker) -> tuple[Quotation, ...]:
        """Return what `speaker` said."""
        return tuple(q for q in self.quotations if q.speaker == speaker)

    def meetings_of(self, delegation: Delegation) -> tuple[Meeting, ...]:
        """Return the meetings that `delegation` went to."""
        return tuple(m for m in self.meetings if delegation in m.delegations)

    def paragraph(self, record: Record) -> int | None:
        """Return the number, from 1, of the paragraph where `record` begins; None if it has no place."""
        return next(iter(self.paragraphs_of(record)), None)

    def paragraphs_of(self, record: Record) -> tuple[int, ...]:
        """Return the numbers, from 1, of all paragraphs where `record` stands."""
        numbers = {self.paragraph_at(span.start) for span in record.spans}
        return tuple(sorted(number for number in numbers if number))

    def paragraph_at(self, offset: int) -> int:
        """Return the number, from 1, of the paragraph that `offset` lies in or behind; 0 before the first."""
        return bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)

    def _repr_html_(self) -> str:
        """Return the report as notebooks show it."""
        from diploparse.export.html import to_frame

        return to_frame(self)


def listed(reports: object) -> Iterator[Report]:
    """Yield one report, or each of several.

    Raises:
        InvalidArgument: if what is given is no report, or holds something else.
    """
    given = [reports] if isinstance(reports, Report) else reports
    if not isinstance(given, Iterable):
        raise InvalidArgument(f"reports={reports!r} is no report: give what read gave, or a list of such")
    for report in given:
        if not isinstance(report, Report):
            raise InvalidArgument(f"{report!r} is no report: give what read gave, or a list of such")
        yield report
