"""The records of a report as cards, each with the places in the text that it was read from."""

import re
from collections.abc import Iterable
from typing import Final

import attrs

from diploparse.export.facts import Fact, facts, name_of, note
from diploparse.export.marked import Mark, within
from diploparse.records import Basis, Delegation, Meeting, Party, Person, Place, Quotation, Record, Speaker, TimeExpression
from diploparse.reports import Report
from diploparse.spans import Span

#: Layer, style of the marks and word for a record of each built-in class; quotations and their speakers are one layer.
_KINDS: Final[dict[type[Record], tuple[str, str, str]]] = {
    Quotation: ("quotations", "quotation", "Quotation"),
    Speaker: ("quotations", "speaker", "Speaker"),
    Person: ("people", "person", "Person"),
    Delegation: ("delegations", "delegation", "Delegation"),
    Meeting: ("meetings", "meeting", "Meeting"),
    TimeExpression: ("times", "time", "Time"),
    Party: ("parties", "other", "Party"),
    Place: ("places", "other", "Place"),
}
_BASES: Final[tuple[Basis, ...]] = ("stated", "resolved", "inferred")


@attrs.frozen
class Passage:
    """Where something was read, as a link into the text.

    Attributes:
        spans: all the characters.
        label: the paragraph's sign and number.
    """

    spans: tuple[Span, ...]
    label: str = ""

    @property
    def href(self) -> str:
        """The address of the first character."""
        return f"#c{self.spans[0].start}"

    @property
    def at(self) -> str:
        """The offsets, as the page's script reads them."""
        return " ".join(f"{span.start}-{span.end}" for span in self.spans)


@attrs.frozen
class ShownFact:
    """A labelled value, where it was read, and how if not in so many words."""

    label: str
    value: str
    passage: Passage | None
    basis: Basis = "stated"


@attrs.frozen
class Card:
    """A record as the page shows it.

    Attributes:
        id: its address on the page.
        record: the record.
        layer, style, kind: the layer that its marks belong to, how they are drawn, and the word for what it is.
        title, note: its name, and what stands beside it.
        facts: what else it says.
        marks: the stretches of text that it marks.
        passage: all that it was read from; None if nothing of it is in the text.
        passages: the same by paragraph.
    """

    id: str
    record: Record
    layer: str
    style: str
    kind: str
    title: str
    note: str
    facts: tuple[ShownFact, ...]
    marks: tuple[Mark, ...]
    passage: Passage | None
    passages: tuple[Passage, ...]

    @property
    def evidence(self) -> tuple[Span, ...]:
        """All spans that something on the card points at."""
        shown = (self.passage, *(fact.passage for fact in self.facts))
        return tuple(span for passage in shown if passage for span in passage.spans)


def cards(report: Report) -> tuple[Card, ...]:
    """Return a card for each record of a report, own classes too, in their order.

    >>> from diploparse.records import Party
    >>> found = cards(Report(text="Norway", records=(Party(name="Norway", kind="state"),), version="1", model="m"))
    >>> [(card.id, card.kind, card.title, card.note) for card in found]
    [('r0', 'Party', 'Norway', 'state')]
    """
    return tuple(_card(report, f"r{number}", record) for number, record in enumerate(report.records))


def _card(report: Report, id: str, record: Record) -> Card:
    own = _in_words(type(record).__name__)
    layer, style, kind = next((_KINDS[known] for known in _KINDS if isinstance(record, known)), (own, "other", own))
    spans = within(report.text, _read_from(record))
    marked = within(report.text, record.spans)
    return Card(
        id=id,
        record=record,
        layer=layer,
        style=style,
        kind=kind,
        title=name_of(record, report.text),
        note=note(record),
        facts=tuple(_fact(report, record, fact) for fact in facts(record, report.text)),
        marks=tuple(Mark(span, id, style) for span in marked),
        passage=Passage(spans) if spans else None,
        passages=_by_paragraph(report, spans),
    )


def _in_words(name: str) -> str:
    """Return the name of a class as words: "Joint statement" for JointStatement."""
    return re.sub(r"(?<=[^\W_])(?=[A-Z][a-z])|_+", " ", name).strip().capitalize() or name


def _read_from(record: Record) -> Iterable[Span]:
    """Return where a record was read: its place, or that of all its values; for a quotation also the words that introduce it."""
    if isinstance(record, Quotation):
        return (*record.content, *filter(None, (record.cue, record.source)))
    return record.spans or tuple(span for item in record.evidence for span in item.spans)


def _fact(report: Report, record: Record, fact: Fact) -> ShownFact:
    spans = within(report.text, (span for slot in fact.slots for span in record.why(slot)))
    bases = [item.basis for item in record.evidence if item.slot in fact.slots]
    return ShownFact(fact.label, fact.value, Passage(spans) if spans else None, max(bases, key=_BASES.index, default="stated"))


def _by_paragraph(report: Report, spans: Iterable[Span]) -> tuple[Passage, ...]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(report.paragraph_at(span.start), []).append(span)
    return tuple(Passage(tuple(group), f"¶{number}" if number else "text") for number, group in found.items())
