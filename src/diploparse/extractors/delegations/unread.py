"""Names that the recogniser left out or took for a firm, where a frame shows that a person is meant: "led by …"."""

from typing import Final

from diploparse.document import Document
from diploparse.extractors.delegations.words import span_of, text_of, words
from diploparse.reading.appointments import offices_after, title_before
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.offices import office_words
from diploparse.reading.spellings import particles
from diploparse.reading.states import region_names, state_of
from diploparse.records import Evidence, Person
from diploparse.spans import Span

_LONGEST: Final = 4  # words of a name; hyphens not counted
_LABELS: Final = frozenset({"", "ORG", "PERSON", "FAC", "PRODUCT", "WORK_OF_ART"})
_PLACES: Final = frozenset({"GPE", "LOC"})


def unread_person(document: Document, start: int, end: int, sure: bool = False) -> tuple[Person, Span] | None:
    """Return the person whom the tokens from `start` up to `end` name, an office before the name left out.

    Args:
        document: the article.
        start: the first token of the item.
        end: the token behind it.
        sure: whether a person must be meant, even if the words were taken for a town.

    >>> from diploparse.document import parse
    >>> person, _ = unread_person(parse("It was led by Mateus Figueiredo."), 4, 6, sure=True)
    >>> person.name, person.family
    ('Mateus Figueiredo', 'Figueiredo')
    >>> unread_person(parse("the Trade Council"), 0, 3) is None
    True
    """
    doc = document.doc
    while end > start and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    first = end
    while first > start and _is_part(document, first - 1):
        first -= 1
    last_barred = max((i for i in range(first, end) if _is_barred(document, i)), default=first - 1)
    first = max(first, last_barred + 1)
    while first < end and doc[first].text == "-":
        first += 1
    if not _is_name(document, first, end, sure) or (first > start and not _ends_title(document, start, first)):
        return None
    span = span_of(document, first, end)
    name = text_of(document, first, end)
    given, _, family = name.rpartition(" ")
    title = title_before(doc, first)
    offices = (*title.offices, *offices_after(doc, end, ()))
    evidence = (Evidence("name", (span,), "inferred"), *(Evidence(f"offices[{i}]", (office.span,)) for i, office in enumerate(offices)))
    person = Person(
        name=name,
        given=given or None,
        family=family,
        offices=offices,
        nationality=title.country,
        mentions=(span,),
        evidence=evidence,
    )
    return person, span


def name_before(document: Document, end: int, floor: int) -> tuple[Person, Span] | None:
    """Return the unread person whose name ends before token `end` and opens a sentence or stands behind an office."""
    start = end
    while start > floor and _is_part(document, start - 1):
        start -= 1
    return unread_person(document, start, end)


def _is_part(document: Document, i: int) -> bool:
    token = document.doc[i]
    if token.is_space or token.text == "-":
        return True
    known = state_of(token.text) is not None or token.lower_ in region_names()
    shaped = token.text[0].isupper() and not token.text.isupper() and token.text.replace("'", "").isalpha()
    can_name = token.ent_type_ in _LABELS | _PLACES and token.pos_ in {"PROPN", "NOUN", "ADJ", "X", "ADP"}
    return not known and can_name and (shaped or token.lower_ in particles())


def _is_name(document: Document, start: int, end: int, sure: bool) -> bool:
    tokens = [token for token in document.doc[start:end] if not token.is_space and token.text != "-"]
    if not 2 <= len(tokens) <= _LONGEST + document.masked[tokens[0].idx : tokens[-1].idx].count("-"):
        return False
    names = [token for token in tokens if token.lower_ not in particles()]
    return (
        len(names) > 1
        and any(token.pos_ == "PROPN" for token in names)
        and (sure or not all(token.ent_type_ in _PLACES for token in names))
        and tokens[-1].lower_ not in particles()
        and state_of(text_of(document, start, end)) is None
    )


def _is_barred(document: Document, i: int) -> bool:
    token = document.doc[i]
    return token.lower_ in institution_nouns() | words("no name") or office_words().is_title(token)


def _ends_title(document: Document, start: int, end: int) -> bool:
    """Tell whether the tokens before a name are an office or its field, or end in a form of address."""
    tokens = [token for token in document.doc[start:end] if not token.is_space]
    field = all(_is_barred(document, token.i) for token in tokens)  # "Supply", of "Minister of Trade and Supply"
    return field or any(map(office_words().is_head, tokens)) or bool(tokens and office_words().is_title(tokens[-1]))
