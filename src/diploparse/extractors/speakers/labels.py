"""Labels: whom the label of a turn means, "MS. SILVA:", "ANA SILVA:", where everything in capitals looks like a name."""

import attrs

from diploparse.document import Document
from diploparse.extractors.speakers.sources import Source
from diploparse.reading.genders import gender_of_given
from diploparse.reading.offices import office_words
from diploparse.reading.people import people
from diploparse.records import Person


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
    before = document.text[: source.span.start].split()[-1:] if document.text[source.span.start - 1 : source.span.start] == " " else []
    is_addressed = any(word.lower().rstrip(".") in office_words().honorifics for word in [*before, words[0]])
    is_person = is_addressed or (len(words) > 1 and gender_of_given(words[0].capitalize()) is not None)
    return attrs.evolve(source, kind="person", party=None, affiliation=None) if is_person else source


def _called(document: Document, family: str) -> Person | None:
    """Return the one person with this family name, in whatever letters; None if there are several."""
    found = [person for person in people(document) if person.family.lower() == family.lower() and person.name != family]
    return found[0] if len(found) == 1 else None
