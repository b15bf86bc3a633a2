"""Where persons are named: the recogniser's names, put right by offices and by the article itself."""

from typing import Final

from spacy.tokens import Doc, Token

from diploparse.document import Document, once
from diploparse.reading.offices import office_words
from diploparse.reading.states import region_names, state_of
from diploparse.spans import Span

_PERSON: Final = frozenset({"PERSON", "PER"})
PARTICLES: Final = frozenset(
    {
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "umm",
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "dos",
        "das",
        "la",
        "le",
        "los",
        "las",
        "ul",
        "ur",
        "zu",
        "af",
        "ter",
        "ten",
        "st.",
    }
)
_NO_NAME_AT_END: Final = frozenset(
    {
        "palace",
        "street",
        "avenue",
        "airport",
        "square",
        "hotel",
        "center",
        "centre",
        "university",
        "house",
        "bridge",
        "hall",
        "city",
        "province",
        "region",
        "island",
        "islands",
        "river",
        "sea",
        "mountain",
        "mountains",
        "valley",
        "party",
        "council",
        "committee",
        "ministry",
        "agency",
        "times",
        "post",
        "news",
        "court",
        "bank",
        "institute",
        "foundation",
        "company",
        "group",
        "plan",
        "accord",
        "accords",
        "agreement",
        "treaty",
        "war",
        "doctrine",
        "administration",
        "government",
        "stadium",
        "park",
        "port",
        "forum",
        "prize",
        "commission",
        "parliament",
        "army",
        "republic",
    }
)
_LONGEST: Final = 5  # tokens of one name found without the recogniser


@once
def person_names(document: Document) -> tuple[tuple[int, int], ...]:
    """Return token bounds of all names of persons, in text order, offices and credits left out."""
    document.needs("ENT_IOB")
    doc = document.doc
    found = [bounds for entity in doc.ents if (bounds := _from_entity(doc, entity.start, entity.end, entity.label_))]
    taken = {i for start, end in found for i in range(start, end)}
    for start, end in _behind_offices(doc, taken):
        found.append((start, end))
        taken.update(range(start, end))
    found = [_without_opening(doc, bounds, found) for bounds in found]
    found += _repeated(doc, found, taken)
    return tuple(sorted(bounds for bounds in found if _is_in_article(document, bounds)))


def _from_entity(doc: Doc, start: int, end: int, label: str) -> tuple[int, int] | None:
    if label not in _PERSON:
        return None
    words = office_words()
    while start < end and (words.is_title(doc[start]) or not _can_begin(doc[start])):
        start += 1
    while end > start and doc[end - 1].text == "-":
        end -= 1
    while (
        end > start
        and end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
        and doc[end + 1].is_alpha
    ):
        end += 2  # "Min" of "Min-jae"
    while end > start and not _can_end(doc[end - 1]):
        end -= 1
    return (start, end) if start < end and _can_name(doc, start, end) else None


def _without_opening(doc: Doc, bounds: tuple[int, int], found: list[tuple[int, int]]) -> tuple[int, int]:
    """Leave out a participle that opens a sentence and was taken for the given name of somebody who has another one."""
    start, end = bounds
    if end - start != 2 or not doc[start].is_sent_start or not doc[start].lower_.endswith(("ing", "ed")):
        return bounds
    family, given = doc[end - 1].text, doc[start].text
    others = {doc[a].text for a, b in found if b - a > 1 and doc[b - 1].text == family}
    return (start + 1, end) if others - {given} else bounds


def _behind_offices(doc: Doc, taken: set[int]) -> list[tuple[int, int]]:
    """Return capitalised words behind an office that the recogniser left out or took for something else."""
    words = office_words()
    found = []
    for token in doc[:-1]:
        if not words.is_head(token) or token.i in taken:
            continue
        start = token.i + 1
        if doc[start].lower_ == "of" and start + 2 < len(doc) and doc[start + 1].lower_ in words.modifiers:
            start += 2
        end = start
        while end < len(doc) and end - start < _LONGEST and end not in taken and _continues(doc, start, end):
            end += 1
        while end > start and not _can_end(doc[end - 1]):
            end -= 1
        enough = end - start >= 2 or (end > start and token.text[0].isupper() and token.lower_ != "general")
        if enough and end not in taken and _can_name(doc, start, end) and not _names_body(doc, start, end):
            found.append((start, end))
    return found


def _continues(doc: Doc, start: int, i: int) -> bool:
    token = doc[i]
    if token.lower_ in PARTICLES or token.text == "-":
        return i > start or token.lower_ in PARTICLES
    if i > start and doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
        return token.is_alpha
    return token.text[0].isupper() and token.is_alpha and not office_words().is_title(token) and state_of(token.text) is None


def _names_body(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words are the beginning of a longer capitalised name: "President Hotel Group"."""
    return end < len(doc) and doc[end].text[0].isupper() and doc[end].lower_ in _NO_NAME_AT_END


def _repeated(doc: Doc, found: list[tuple[int, int]], taken: set[int]) -> list[tuple[int, int]]:
    """Return single words that are family names of persons found elsewhere in the article."""
    families = {doc[end - 1].text for start, end in found if end - start > 1 and len(doc[end - 1]) > 2}
    families = {name for name in families if state_of(name) is None and name.lower() not in region_names()}
    result = []
    for token in doc:
        if token.i not in taken and token.text in families and token.ent_type_ not in {"LOC", "EVENT"} and not _inside_longer_name(token):
            result.append((token.i, token.i + 1))
    return result


def _inside_longer_name(token: Token) -> bool:
    """Tell whether a capitalised name goes on beside `token`: "Bush Street", "Clinton Foundation"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return following != token and following.lower_ in _NO_NAME_AT_END and following.text[0].isupper()


def _can_begin(token: Token) -> bool:
    if token.lower_ in PARTICLES:
        return True
    return (
        token.text[0].isupper() and not token.is_punct and (token.tag_ not in {"VBG", "VBN", "VBD", "IN", "DT"} or not token.is_sent_start)
    )


def _can_end(token: Token) -> bool:
    return (
        token.text[0].isupper()
        or (token.text[0].isalpha() and "-" in token.text)
        or (token.i > 0 and token.nbor(-1).text == "-" and token.is_alpha)
    )


def _can_name(doc: Doc, start: int, end: int) -> bool:
    words = one = " ".join(token.text for token in doc[start:end] if not token.is_space)
    if not any(character.isalpha() for character in one) or any(character.isdigit() for character in one):
        return False
    last = doc[end - 1].lower_
    return last not in _NO_NAME_AT_END and state_of(words) is None and words.lower() not in region_names()


def _is_in_article(document: Document, bounds: tuple[int, int]) -> bool:
    first = document.doc[bounds[0]]
    return document.zone(Span(first.idx, first.idx + len(first))) not in {"byline", "link"}
