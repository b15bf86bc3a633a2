"""Where persons are named: the recogniser's names, put right by offices and by the article itself."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.bodies import bodies_by_start, institution_nouns
from diploparse.reading.calendar import calendar_names
from diploparse.reading.doubts import has_office_behind, is_shown_person, without_doubtful
from diploparse.reading.genders import gender_of_given
from diploparse.reading.offices import office_words
from diploparse.reading.spellings import particles
from diploparse.reading.states import region_names, state_named_at, state_of
from diploparse.spans import Span

Bounds = tuple[int, int]

_PERSON = frozenset({"PERSON", "PER"})
_SEPARATORS = frozenset({",", ";"})
#: Tokens of a name found without the recogniser.
_LONGEST = 5


@once
def person_names(document: Document) -> tuple[Bounds, ...]:
    """Return token bounds of all names of persons, in text order, offices and credits left out."""
    document.needs("ENT_IOB")
    doc = document.doc
    bodies = {k for i, (_, end) in bodies_by_start(document).items() for k in range(i, end)}
    found = [bounds for entity in doc.ents if entity.label_ in _PERSON and (bounds := _trimmed(doc, entity.start, entity.end))]
    found = _apart(bounds for bounds in found if not bodies.issuperset(range(*bounds)))
    taken = bodies | {i for start, end in found for i in range(start, end)}
    for start, end in (*_behind_offices(doc, taken), *_inside_bodies(doc, taken), *_left_out(doc, taken)):
        if not taken.intersection(range(start, end)):
            found.append((start, end))
            taken.update(range(start, end))
    whole = {part.text for bounds in found if len(parts := _own_parts(doc, *bounds)) > 1 for part in parts}
    found = [_with_given(doc, bounds, whole) for bounds in found]
    taken.update(i for bounds in found for i in range(*bounds))
    given: dict[str, set[str]] = {}
    for start, end in found:
        if end - start > 1:
            given.setdefault(doc[end - 1].text, set()).add(doc[start].text)
    found = [_without_opening(doc, bounds, given) for bounds in found]
    for bounds in (*_in_lists(doc, found, taken), *_repeated(doc, found, taken)):
        if not taken.intersection(range(*bounds)):
            found.append(bounds)
            taken.update(range(*bounds))
    return tuple(sorted(bounds for bounds in without_doubtful(doc, found) if _is_in_article(document, bounds)))


def _apart(names: Iterable[Bounds]) -> list[Bounds]:
    """Return the names that share no token with one before them."""
    kept: list[Bounds] = []
    for start, end in names:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _not_persons() -> frozenset[str]:
    return words("names", "not_persons", "last_words")


def _trimmed(doc: Doc, start: int, end: int) -> Bounds | None:
    """Return the name among the tokens of an entity: no titles before it, no marks around it, all parts of a hyphenated one."""
    titles = office_words()
    while start < end and (titles.is_title(doc[start]) or not _can_begin(doc[start])):
        start += 1
    start = _behind_title(doc, start, end)
    if end - start > 2 and start and doc[start - 1].lower_ in {"for", "of", "to"} and (field := _field_end(doc, start, end)):
        start = field  # "Yemen" of "Special Envoy for Yemen X"
    while end > start and doc[end - 1].text == "-":
        end -= 1
    while end > start and _joined(doc, end) and end + 1 < len(doc) and doc[end + 1].is_alpha:
        end += 2  # "Min" of "Min-jae"
    while end > start and not _can_end(doc[end - 1]):
        end -= 1
    while start < end and start > 1 and _joined(doc, start - 1) and _can_open(doc[start - 2]):
        start -= 2
    if start < end and start > 1 and not doc[start - 1].ent_type_ and _stands_between(doc[start - 1]) and titles.is_head(doc[start - 2]):
        start -= 1  # the "Do" of "party chief Do Lan"
    return (start, end) if start < end and _can_name(doc, start, end) else None


def _behind_title(doc: Doc, start: int, end: int) -> int:
    """Return the token behind an office that the recogniser took for the beginning of a name: "Grand Vizier" of "Grand Vizier X"."""
    if end - start < 2 or gender_of_given(doc[start].text) is not None:
        return start
    heads = [i for i in range(start, end - 1) if office_words().is_head(doc[i])]
    return heads[-1] + 1 if heads else start


def _field_end(doc: Doc, start: int, end: int) -> int | None:
    """Return the token behind the state that stands before a name as the field of an office."""
    state = state_named_at(doc, start)
    return state[1] if state is not None and end - state[1] >= 2 else None


def _joined(doc: Doc, i: int) -> bool:
    """Tell whether token `i` is a hyphen inside a word."""
    return 0 < i < len(doc) and doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def _can_open(token: Token) -> bool:
    """Tell whether `token` can stand before the hyphen of a name: "Al-Karib", "al-Karib"."""
    return token.text[0].isupper() or token.lower_ in particles()


def _stands_between(token: Token) -> bool:
    """Tell whether `token` can only be part of a name when it stands between an office and one."""
    return token.text[0].isupper() and token.is_alpha and not office_words().is_title(token) and state_of(token.text) is None


def _behind_offices(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return capitalised words behind an office that the recogniser left out or took for something else."""
    titles = office_words()
    found = []
    for token in doc[:-1]:
        if not titles.is_head(token) or token.i in taken:
            continue
        start = _behind_field(doc, token.i + 1)
        end = start
        while end < len(doc) and end - start < _LONGEST and end not in taken and _continues(doc, start, end):
            end += 1
        while end > start and not _can_end(doc[end - 1]):
            end -= 1
        enough = end - start >= 2 or (end > start and token.text[0].isupper() and token.lower_ != "general")
        if enough and end not in taken and _can_name(doc, start, end) and not _names_body(doc, end):
            found.append((start, end))
    return found


def _behind_field(doc: Doc, start: int) -> int:
    """Return the token behind "for Chile" or "of Foreign Affairs", if that begins at `start`."""
    if doc[start].lower_ not in {"of", "for", "to"}:
        return start
    end = start + 1
    while end + 1 < len(doc) and _is_field(doc[end]):
        end += 1
    return end if end > start + 1 else start


def _is_field(token: Token) -> bool:
    known = token.lower_ in office_words().modifiers or token.ent_type_ in {"GPE", "LOC"} or state_of(token.text) is not None
    return known or token.nbor().lower_ == "affairs" or (token.lower_ == "and" and token.nbor().lower_ in office_words().modifiers)


def _continues(doc: Doc, start: int, i: int) -> bool:
    token = doc[i]
    if token.lower_ in particles() or token.text == "-":
        return i > start or token.lower_ in particles()
    if i > start and _joined(doc, i - 1):
        return token.is_alpha
    return _stands_between(token)


def _inside_bodies(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return the name at the end of an organisation that is a field with its minister: "of Transport Erik Dahl"."""
    titles = office_words()
    found = []
    for entity in doc.ents:
        before = doc[entity.start - 1] if entity.start > 1 else None
        if entity.label_ != "ORG" or before is None or len(entity) < 2 or taken.intersection(range(entity.start, entity.end)):
            continue
        near = doc[max(0, before.i - 2) : before.i]
        office = titles.is_head(before) or (before.lower_ in {"of", "for", "the"} and any(map(titles.is_head, near)))
        last_known = max((t.i for t in entity if not _can_be_named(t)), default=entity.start)
        hyphens = sum(_joined(doc, i) for i in range(entity.start, entity.end))
        start = max(last_known + 1, entity.end - 3 - 2 * hyphens)
        if office and entity.end - start >= 2 and _can_name(doc, start, entity.end):
            found.append((start, entity.end))
    return found


def _left_out(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return full names that the recogniser left out or took for a town or body.

    They begin with a known given name where a person stands, or an office follows in apposition.
    """
    found = []
    for token in doc[:-1]:
        if token.i in taken or not token.text[0].isupper() or not (token.pos_ == "PROPN" or gender_of_given(token.text)):
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i < _LONGEST and end not in taken and _continues(doc, token.i, end):
            end += 1
        while end > token.i and not _can_end(doc[end - 1]):
            end -= 1
        whole = end - token.i > 1 and _can_name(doc, token.i, end) and not _names_body(doc, end)
        if not whole or any(_is_body_word(t) for t in doc[token.i : end]):
            continue
        known = gender_of_given(token.text) is not None and is_shown_person(doc, (token.i, end))
        if known or (has_office_behind(doc, end) and not _goes_on_before(doc, token.i)):
            found.append((token.i, end))
    return found


def _goes_on_before(doc: Doc, i: int) -> bool:
    """Tell whether the word before token `i` can be part of the same name."""
    return i > 0 and not doc[i].is_sent_start and (doc[i - 1].text[0].isupper() or doc[i - 1].lower_ in {"of", "the", "-", "and", "&"})


def _is_body_word(token: Token) -> bool:
    return token.lower_ in institution_nouns() or token.lower_ in _not_persons()


def _can_be_named(token: Token) -> bool:
    if _joined(token.doc, token.i) or token.lower_ in particles():
        return True
    word = token.lower_
    is_body = word in institution_nouns() or word in _not_persons() or word.endswith(("ces", "irs", "ies", "ion", "ment", "ry"))
    return _stands_between(token) and not is_body


def _names_body(doc: Doc, end: int) -> bool:
    """Tell whether a capitalised name goes on at `end` that is no person's: "President Hotel Group"."""
    return end < len(doc) and doc[end].text[0].isupper() and doc[end].lower_ in _not_persons()


def _own_parts(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the words of a name without particles, the first for one with a hyphen: "Karib" of "al-Karib", "Reed" of "Reed-Silva"."""
    own = [token for token in doc[start:end] if token.is_alpha and token.lower_ not in particles()]
    return [token for i, token in enumerate(own) if not i or not _joined(doc, token.i - 1)]


def _with_given(doc: Doc, bounds: Bounds, whole: set[str]) -> Bounds:
    """Take in the capitalised word before a single name whose owner the article names nowhere in full."""
    start, end = bounds
    own = _own_parts(doc, start, end)
    if len(own) > 1 or start == 0 or not doc[start - 1].whitespace_:
        return bounds
    before, family = doc[start - 1], doc[end - 1].text
    linked = before.head in own or any(token.head == before for token in own)
    if before.is_sent_start and gender_of_given(before.text) is None and not linked:
        return bounds
    titled = start > 1 and office_words().is_head(doc[start - 2])
    can_be = before.tag_ == "NNP" and _stands_between(before) and before.lower_ not in calendar_names()
    return (start - 1, end) if can_be and (titled or not before.ent_type_) and family not in whole else bounds


def _without_opening(doc: Doc, bounds: Bounds, given: Mapping[str, set[str]]) -> Bounds:
    """Leave out a participle that opens a sentence and was taken for the given name of somebody who has another one.

    Args:
        doc: the tokens.
        bounds: a name.
        given: the first words of the article's names by their last.
    """
    start, end = bounds
    first = doc[start]
    is_participle = first.is_sent_start and first.tag_ in {"VBG", "VBN", "VBD"} and first.lower_.endswith(("ing", "ed"))
    if end - start != 2 or not is_participle or gender_of_given(first.text) is not None:
        return bounds
    return (start + 1, end) if given.get(doc[end - 1].text, set()) - {first.text} else bounds


def _repeated(doc: Doc, found: list[Bounds], taken: set[int]) -> list[Bounds]:
    """Return single words that are family names of persons found elsewhere in the article."""
    families = {doc[end - 1].text for start, end in found if end - start > 1 and len(doc[end - 1]) > 2}
    families = {name for name in families if state_of(name) is None and name.lower() not in region_names()}
    return [
        (_whole_family_name(doc, token.i), token.i + 1)
        for token in doc
        if token.i not in taken and token.text in families and token.ent_type_ not in {"LOC", "EVENT"} and not _names_body(doc, token.i + 1)
    ]


def _whole_family_name(doc: Doc, last: int) -> int:
    """Return the first token of the family name that ends at `last`: the "Al" of "Al-Hinai", the "bin" of "bin Nasser"."""
    start = last
    while start > 0:
        if start > 1 and _joined(doc, start - 1) and _can_open(doc[start - 2]):
            start -= 2
        elif doc[start - 1].lower_ in particles():
            start -= 1
        else:
            break
    return start


def _in_lists(doc: Doc, found: list[Bounds], taken: set[int]) -> list[Bounds]:
    """Return capitalised words that stand beside a name in a list, between commas and "and"."""
    result: list[Bounds] = []
    seen = set(taken)
    waiting = list(found)
    while waiting:
        start, end = waiting.pop()
        for bounds in (_next_in_list(doc, end), _last_in_list(doc, start)):
            if bounds is not None and not seen.intersection(range(*bounds)):
                result.append(bounds)
                seen.update(range(*bounds))
                waiting.append(bounds)
    return result


def _next_in_list(doc: Doc, end: int) -> Bounds | None:
    start = end
    while start < len(doc) and start - end < 2 and (doc[start].text in _SEPARATORS or doc[start].lower_ == "and"):
        start += 1
    if start == end:
        return None
    stop = start
    while stop < len(doc) and stop - start < _LONGEST and _is_listed(doc, start, stop):
        stop += 1
    closed = stop >= len(doc) or doc[stop].text in _SEPARATORS | {"."} or doc[stop].lower_ == "and" or doc[stop].is_space
    return (start, stop) if closed and _is_listed_name(doc, start, stop) else None


def _last_in_list(doc: Doc, start: int) -> Bounds | None:
    end = start
    while end > 0 and start - end < 2 and (doc[end - 1].text in _SEPARATORS or doc[end - 1].lower_ == "and"):
        end -= 1
    first = end
    while end < start and first > 0 and end - first < _LONGEST and (doc[first - 1].text[0].isupper() or _joined(doc, first - 1)):
        first -= 1
    opened = first == 0 or doc[first - 1].text in _SEPARATORS or doc[first - 1].is_alpha
    whole = all(_is_listed(doc, first, i) for i in range(first, end))
    return (first, end) if opened and whole and not doc[first].is_sent_start and _is_listed_name(doc, first, end) else None


def _is_listed(doc: Doc, start: int, i: int) -> bool:
    token = doc[i]
    return _continues(doc, start, i) and token.lower_ not in institution_nouns() and token.ent_type_ not in {"GPE", "LOC", "NORP", "EVENT"}


def _is_listed_name(doc: Doc, start: int, end: int) -> bool:
    return end - start > 1 and _can_end(doc[end - 1]) and _can_name(doc, start, end)


def _can_begin(token: Token) -> bool:
    if token.lower_ in particles():
        return True
    is_verb = token.is_sent_start and token.tag_ in {"VBG", "VBN", "VBD", "IN", "DT"}
    return token.text[0].isupper() and not token.is_punct and not is_verb


def _can_end(token: Token) -> bool:
    is_joined = token.is_alpha and _joined(token.doc, token.i - 1)
    return token.text[0].isupper() or (token.text[0].isalpha() and "-" in token.text) or is_joined


def _can_name(doc: Doc, start: int, end: int) -> bool:
    words = " ".join(token.text for token in doc[start:end] if not token.is_space)
    if not any(character.isalpha() for character in words) or any(character.isdigit() for character in words):
        return False
    known = state_of(words) is not None or words.lower() in region_names()
    return not known and doc[end - 1].lower_ not in _not_persons()


def _is_in_article(document: Document, bounds: Bounds) -> bool:
    first = document.doc[bounds[0]]
    return document.zone(Span(first.idx, first.idx + len(first))) not in {"byline", "link"}
