"""A spaCy component: `nlp.add_pipe("diploparse")` reads each text and leaves the report on its Doc.

The report is one JSON string, `doc._.diploparse`, and the places of its records are span groups, `doc.spans["diploparse/quotations"]`:
both survive `DocBin(store_user_data=True)`, `Doc.to_bytes` and several processes.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final, TypedDict, cast

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span

from diploparse.errors import InvalidArgument
from diploparse.records import Record
from diploparse.reports import Report

#: The attribute that holds the report: `doc._.diploparse`.
ATTRIBUTE: Final = "diploparse"


class _Known(TypedDict, total=False):
    """What the caller knows about a text."""

    published: dt.date | dt.datetime | str | None
    title: str | None
    source: str | None
    id: str | None


@attrs.frozen(eq=False)
class Reader:
    """The component: reads a Doc with the extractors of these names, and writes the report and the places of its records on it.

    Attributes:
        nlp: the pipeline that it is part of.
        extractors: names of extractors; a report holds their records in this order.
    """

    nlp: Language
    extractors: tuple[str, ...]

    def __call__(self, doc: Doc) -> Doc:
        """Read `doc`; its tokens and their annotation stay as they are.

        Raises:
            InvalidDate: if the day of publication is no date.
            InvalidText: if title, source or id is no string.
        """
        from diploparse.export.json import dumps

        report, counts = self.report(doc)
        doc._.set(ATTRIBUTE, dumps(report))
        number = 0
        for name, count in zip(self.extractors, counts, strict=True):
            records = report.records[number : number + count]
            doc.spans[f"{ATTRIBUTE}/{name}"] = _places(doc, records, number)
            number += len(records)
        return doc

    def report(self, doc: Doc) -> tuple[Report, list[int]]:
        """Return what is read in `doc`, and how many records each extractor gave.

        It is read by its own annotation, or by the embedded pipeline if a layer of that is missing.
        """
        from diploparse.compose import extract, named
        from diploparse.document import from_doc, is_annotated, parse

        known = _known(doc)
        document = from_doc(doc, self.nlp, **known) if is_annotated(doc) else parse(doc.text, **known)
        parts = [extract(document, [extractor]) for extractor in named(self.extractors)]
        records = tuple(record for part in parts for record in part.records)
        failures = tuple(failure for part in parts for failure in part.failures)
        return attrs.evolve(extract(document, []), records=records, failures=failures), [len(part.records) for part in parts]


@Language.factory("diploparse", default_config={"extractors": None}, retokenizes=False)
def diploparse(nlp: Language, name: str, extractors: object) -> Reader:
    """Make the component.

    Args:
        nlp: the pipeline that it becomes part of.
        name: its name there.
        extractors: names of extractors, built-in ones and plug-ins; those of `diploparse.EXTRACTORS` if None.

    Raises:
        InvalidArgument: if `extractors` is no list of names.
        UnknownExtractor: if there is none of a name.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> reader = nlp.add_pipe("diploparse", config={"extractors": ["quotations"]})
    >>> doc = nlp('"We agree," said Ana Silva.')
    >>> [span.text for span in doc.spans["diploparse/quotations"]]
    ['"We agree,"']
    """
    from diploparse.compose import EXTRACTORS, named

    names = tuple(EXTRACTORS) if extractors is None else _names(extractors)
    named(names)
    if not Doc.has_extension(ATTRIBUTE):
        Doc.set_extension(ATTRIBUTE, default=None)
    return Reader(nlp, names)


def _names(extractors: object) -> tuple[str, ...]:
    if not isinstance(extractors, Sequence) or isinstance(extractors, str) or not all(isinstance(name, str) for name in extractors):
        raise InvalidArgument(f"extractors={extractors!r} is no list of names: give ['quotations'], or leave it out for all")
    return tuple(dict.fromkeys(extractors))


def _known(doc: Doc) -> _Known:
    """Return what the context of `nlp.pipe(…, as_tuples=True)` says of a text, or else the attribute `doc._.published`."""
    context: object = doc._context
    known = {key: context[key] for key in _Known.__annotations__ if key in context} if isinstance(context, Mapping) else {}
    if known.get("published") is None and Doc.has_extension("published"):
        known["published"] = doc._.published
    return cast(_Known, known)


def _places(doc: Doc, records: Sequence[Record], first: int) -> list[Span]:
    """Return where records stand in `doc`; each span has the class of its record as label and, from `first`, its number as id."""
    places = (
        doc.char_span(span.start, span.end, type(record).__name__, alignment_mode="expand", span_id=str(number))
        for number, record in enumerate(records, first)
        for span in record.spans
    )
    return [place for place in places if place is not None]
