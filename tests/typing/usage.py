"""Use of the public API that must type-check; mypy reads this file, nothing runs it."""

import datetime as dt
from collections.abc import Iterator

import attrs

import diploparse
from diploparse import Article, Document, Evidence, Extractor, Person, Quotation, Record, Report, Settings, Speaker, TimeExpression
from diploparse.document import from_doc
from diploparse.pipeline import load


@attrs.frozen(kw_only=True)
class Refusal(Record):
    who: str | None


def refusals(document: Document) -> Iterator[Refusal]:
    for quotation in diploparse.quotations(document):
        yield Refusal(who=quotation.speaker.name, evidence=(Evidence("who", quotation.content),))


@diploparse.once
def count(document: Document) -> int:
    return len(diploparse.people(document))


settings = Settings(lexicon={"reporting_verbs": ["quip"]}, day_first=True)
document: Document = diploparse.parse("Talks began.", published=dt.date(2025, 5, 15), settings=settings)
own: Extractor = refusals
report: Report = diploparse.extract(document, [own, diploparse.people])
quotations: tuple[Quotation, ...] = report.quotations
speakers: tuple[Speaker, ...] = report.speakers
people: tuple[Person, ...] = report.people
dates: tuple[TimeExpression, ...] = report.dates
mine: tuple[Refusal, ...] = report.of(Refusal)
number: int = count(document)
text: str = diploparse.dumps(report, indent=2)
page: str = diploparse.to_html(report, name="Talks")
again: Report = diploparse.loads(text)
first: Document = next(diploparse.parse_many([Article("Talks began.", "2025-05-15", id="a"), "Talks ended."]))
many: list[Report] = list(diploparse.read_many(["Talks began."], extractors=[diploparse.quotations], strict=True))
failures: list[str] = [f"{failure.extractor}: {failure.message}" for failure in report.failures]
annotated: Document = from_doc(load()("Talks began."), load(), published="2025-05-15")
