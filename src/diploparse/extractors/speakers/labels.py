"""Labels: whom the label of a turn means, "MS. SILVA:", "ANA SILVA:", where everything in capitals looks like a name."""

from collections.abc import Sequence

import attrs

from diploparse import lexicon
from diploparse.document import Document
from diploparse.extractors.speakers.sources import Source
from diploparse.reading.genders import gender_of_given
from diploparse.reading.offices import office_words
from diploparse.reading.people import people
from diploparse.records import Person
from diploparse.spans import Span


def labelled(document: Document, source: Source) -> Source:
    """Return the source of a turn as the person whose family name its label has; a form of address or given name tells a person too.

    >>> from diploparse.document import parse
    >>> from diploparse.spans import Span
    >>> document = parse("Ana Silva came. MS. SILVA")
    >>> labelled(document, Source(Span(16, 25), "SILVA", "anonymous")).name
    'Ana Silva'
    """
    if source.person is not None:
        return source
    words = source.span.of(document.text).split()
    named = _called(document, words[-1])
    if named is not None:
        return Source(
            source.span, named.name, "person", person=named, affiliation=named.nationality, basis="resolved", found=named.mentions[0]
        )
    given = _given(words)
    if given is not None:
        return attrs.evolve(source, name=" ".join(words[given:]), kind="person", party=None, affiliation=None)
    before = document.text[: source.span.start].split()[-1:] if document.text[source.span.start - 1 : source.span.start] == " " else []
    return attrs.evolve(source, kind="person", party=None, affiliation=None) if _is_addressed([*before, *words]) else source


def is_for_somebody(document: Document, label: Span) -> bool:
    """Tell whether a label is for a person: it has a form of address, a given name, a known family name, an office or a part in a talk.

    >>> from diploparse.document import parse
    >>> document = parse("ANA SILVA: We agree. OSLO: It rains.")
    >>> is_for_somebody(document, Span(0, 9)), is_for_somebody(document, Span(21, 25))
    (True, False)
    """
    words = label.of(document.text).split()
    has_office = any(office_words().is_head(token) for token in document.words(label))
    is_named = _given(words) is not None or _called(document, words[-1]) is not None
    return has_office or has_part(document, label) or _is_addressed(words) or is_named


def has_part(document: Document, label: Span) -> bool:
    """Tell whether a label is for a part in a talk: "MODERATOR", "QUESTION"."""
    return any(token.lower_ in lexicon.words("reporting", "parts", "words") for token in document.words(label))


def _given(words: Sequence[str]) -> int | None:
    """Return the place of a given name before another word."""
    return next((i for i, word in enumerate(words[:-1]) if gender_of_given(word.capitalize()) is not None), None)


def _is_addressed(words: Sequence[str]) -> bool:
    """Tell whether a form of address opens words, or stands behind their first."""
    return any(word.lower().rstrip(".") in office_words().honorifics for word in words[:2])


def _called(document: Document, family: str) -> Person | None:
    """Return the one person with this family name, in whatever letters; None if there are several."""
    found = [person for person in people(document) if person.family.lower() == family.lower() and person.name != family]
    return found[0] if len(found) == 1 else None
