"""Who said what: quotations with content, cue and source, and their speakers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.appositions import whole_source
from diploparse.extractors.speakers.beside import Utterance
from diploparse.extractors.speakers.circumstances import Circumstances, circumstances
from diploparse.extractors.speakers.contents import nested_in_others, utterances
from diploparse.extractors.speakers.labels import labelled
from diploparse.extractors.speakers.pronouns import taken_up
from diploparse.extractors.speakers.sources import Source, source_at, state_words
from diploparse.records import Evidence, Form, Office, Quotation, Speaker
from diploparse.spans import Span
from diploparse.text.characters import one_line

#: Reports that share their words; more do not.
_OVERLAPPING: Final = 4
_THAT: Final = re.compile(r"that\s+", re.IGNORECASE)


@once
def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return what an article reports as said, word for word, with who said it.

    Raises:
        MissingAnnotation: if the pipeline gives no trees, word classes or names.

    >>> from diploparse.document import parse
    >>> found, = quotations(parse('"We agree," said Foreign Minister Ana Silva.'))
    >>> found.form, found.text, found.speaker.name
    ('direct', '"We agree,"', 'Ana Silva')
    """
    heard = _heard(document)
    by_key = _speakers(document, heard)
    nested = nested_in_others(document, [utterance for utterance, _ in heard])
    return tuple(
        _quotation(document, utterance, source, by_key[_key(source)], nested=i in nested) for i, (utterance, source) in enumerate(heard)
    )


@once
def speakers(document: Document) -> tuple[Speaker, ...]:
    """Return who is heard in an article, in the order in which they first are.

    Raises:
        MissingAnnotation: as `quotations` does.

    >>> from diploparse.document import parse
    >>> [speaker.name for speaker in speakers(parse("The Kremlin said that talks had begun."))]
    ['Kremlin']
    """
    return tuple(dict.fromkeys(quotation.speaker for quotation in quotations(document)))


def said_by(document: Document, span: Span) -> Speaker | None:
    """Return who says the words at `span`, whom "I" and "we" inside quotation marks mean; None if nobody is reported to say them.

    Raises:
        MissingAnnotation: as `quotations` does.

    >>> from diploparse.document import parse
    >>> said_by(parse('"We agree," said Foreign Minister Ana Silva.'), Span(1, 3)).name
    'Ana Silva'
    """
    contents, spoken = _contents(document)
    i = bisect_right(contents, span.start, key=lambda content: content.start) - 1
    return next((spoken[k] for k in range(i, max(-1, i - _OVERLAPPING), -1) if contents[k].covers(span)), None)


@once
def _contents(document: Document) -> tuple[tuple[Span, ...], tuple[Speaker, ...]]:
    """Return what is said, span by span in text order, with who says it."""
    said = sorted(((content, q.speaker) for q in quotations(document) for content in q.content), key=lambda item: item[0])
    return tuple(content for content, _ in said), tuple(speaker for _, speaker in said)


def _heard(document: Document) -> list[tuple[Utterance, Source]]:
    """Return the utterances whose source is somebody; one without a source of its own takes the one before."""
    document.needs("DEP", "POS", "ENT_IOB")
    found: list[tuple[Utterance, Source]] = []
    for utterance in utterances(document):
        head = document.doc[utterance.subject] if utterance.subject is not None else None
        source = source_at(document, head, utterance.content, utterance.cue) if head is not None else None
        if source is not None:
            source = labelled(document, source) if utterance.rule == "turn" else source
            if utterance.cue is not None:
                source = attrs.evolve(source, span=whole_source(document, source.span, utterance.cue))
            found.append((utterance, taken_up(document, source, found[-1]) if found else source))
    return found


def _key(source: Source) -> tuple[str | None, str, Span | None]:
    return (source.name, source.kind, source.span if source.name is None else None)


def _speakers(document: Document, heard: Sequence[tuple[Utterance, Source]]) -> dict[tuple[str | None, str, Span | None], Speaker]:
    """Put together what each speaker is called where they are heard."""
    sources: dict[tuple[str | None, str, Span | None], list[Source]] = {}
    for _, source in heard:
        sources.setdefault(_key(source), []).append(source)
    return {key: _speaker(document, together) for key, together in sources.items()}


def _speaker(document: Document, sources: Sequence[Source]) -> Speaker:
    first = sources[0]
    person, party = first.person, first.party
    mentions = tuple(sorted({source.span for source in sources}))
    offices = sorted(person.offices, key=lambda office: office.former) if person else []
    return Speaker(
        name=first.name,
        kind=first.kind,
        person=person,
        party=party,
        office=offices[0].title if offices else None,
        affiliation=first.affiliation,
        mentions=mentions,
        candidates=first.candidates if first.name is None else (),
        evidence=tuple(_speaker_evidence(document, sources, mentions, offices[:1])),
    )


def _speaker_evidence(
    document: Document, sources: Sequence[Source], mentions: tuple[Span, ...], offices: Sequence[Office]
) -> Iterator[Evidence]:
    """Yield where a speaker's name, kind, office and affiliation stand."""
    first = sources[0]
    stated = tuple(sorted({source.span for source in sources if source.basis == "stated"}))
    resolved = tuple(sorted({source.span for source in sources if source.basis != "stated"}))
    slots = ("name", *(slot for slot, value in (("person", first.person), ("party", first.party)) if value is not None))
    for slot in slots if first.name is not None else ():
        if stated:
            yield Evidence(slot, stated)
        if resolved:
            found = {source.found for source in sources if source.found is not None}
            yield Evidence(slot, tuple(sorted({*resolved, *found})), "resolved")
    yield Evidence("mentions", mentions)
    yield Evidence("kind", mentions, "stated" if stated else "resolved")
    if first.candidates and first.name is None:
        yield Evidence("candidates", mentions, "resolved")
    if offices:
        yield Evidence("office", (offices[0].span,))
    if first.affiliation is not None:
        places = state_words(document, first.affiliation, [*mentions, *(office.span for office in offices)])
        if places:
            yield Evidence("affiliation", places)
        elif first.party is not None:
            yield Evidence("affiliation", mentions, "inferred")


def _quotation(document: Document, utterance: Utterance, source: Source, speaker: Speaker, *, nested: bool) -> Quotation:
    text = document.text
    quoted = tuple(q.span for content in utterance.content for q in document.quoted_in(content) if content.covers(q.span))
    beside = circumstances(document, utterance.cue, utterance.content)
    return Quotation(
        form="direct" if utterance.rule == "turn" else _form(text, utterance.content, quoted),
        content=utterance.content,
        text=" … ".join(one_line(span.of(text)) for span in utterance.content),
        quoted=quoted,
        cue=_cue_span(document, utterance),
        cue_lemma=utterance.cue.lemma if utterance.cue else None,
        source=source.span,
        speaker=speaker,
        addressee=one_line(beside.addressee.of(text)) if beside.addressee else None,
        medium=one_line(beside.medium.of(text)) if beside.medium else None,
        time=beside.time,
        nested=nested,
        evidence=tuple(_evidence(document, utterance, source, quoted, beside, nested=nested)),
    )


def _evidence(
    document: Document, utterance: Utterance, source: Source, quoted: tuple[Span, ...], beside: Circumstances, *, nested: bool
) -> Iterator[Evidence]:
    """Yield where each value of a quotation was read."""
    rule = utterance.rule
    yield Evidence("content", utterance.content, rule=rule)
    yield Evidence("text", utterance.content, rule=rule)
    yield Evidence("form", quoted or utterance.content)
    if quoted:
        yield Evidence("quoted", quoted)
    cue = _cue_span(document, utterance)
    if cue is not None:
        yield Evidence("cue", (cue,), rule=rule)
        yield Evidence("cue_lemma", (cue,), rule=rule)
        if nested:
            yield Evidence("nested", (cue,), rule=rule)
    yield Evidence("source", (source.span,), rule=rule)
    yield Evidence("speaker", (source.span,) if source.found is None else (source.span, source.found), source.basis)
    time = beside.time.span if beside.time is not None else None
    for slot, span in (("addressee", beside.addressee), ("medium", beside.medium), ("time", time)):
        if span is not None:
            yield Evidence(slot, (span,))


def _cue_span(document: Document, utterance: Utterance) -> Span | None:
    if utterance.cue is None:
        return None
    doc, cue = document.doc, utterance.cue
    return syntax.span_of(doc, cue.start, cue.end)


def _form(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Form:
    """Return direct if all words said are inside marks; a "that" before the mark is none of them."""
    if not quoted:
        return "indirect"
    inside = {span.start for span in quoted}
    begin = content[0].start
    opened = _THAT.match(text, begin)
    if opened is not None and opened.end() in inside:
        begin = opened.end()
    return "direct" if {Span(begin, content[0].end), *content[1:]} <= set(quoted) else "mixed"


__all__ = ["quotations", "said_by", "speakers"]
