"""Where persons are named: the recogniser's names, put right by offices and by the article itself."""

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from diploparse.document import Document, once
from diploparse.reading.bodies import bodies_by_start, institution_nouns
from diploparse.reading.calendar import calendar_names
from diploparse.reading.doubts import acts, without_doubtful
from diploparse.reading.genders import gender_of_given
from diploparse.reading.nameparts import Bounds, can_begin, can_end, can_name, can_open, continues, is_joined, names_body, stands_between
from diploparse.reading.offices import office_words
from diploparse.reading.overlooked import LONGEST, overlooked_names
from diploparse.reading.spellings import particles
from diploparse.reading.states import region_names, state_named_at, state_of
from diploparse.spans import Span

_PERSON = frozenset({"PERSON", "PER"})
_LOCATIVE = frozenset({"in", "at", "from", "to"})
_SEPARATORS = frozenset({",", ";"})
_MARKS = frozenset({'"', "'"})


@once
def person_names(document: Document) -> tuple[Bounds, ...]:
    """Return token bounds of all names of persons, in text order, offices and credits left out."""
    document.needs("ENT_IOB")
    doc = document.doc
    bodies = {k for i, (_, end) in bodies_by_start(document).items() for k in range(i, end)}
    found = [bounds for entity in doc.ents if entity.label_ in _PERSON and (bounds := _trimmed(doc, entity.start, entity.end))]
    found = _apart(_with_nickname(doc, bounds) for bounds in found if not bodies.issuperset(range(*bounds)))
    taken = bodies | {i for start, end in found for i in range(start, end)}
    for start, end in overlooked_names(doc, taken):
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
    known = [bounds for bounds in without_doubtful(doc, found) if _is_in_article(document, bounds)]
    return tuple(sorted(_without_shouted(document, known)))


def _without_shouted(document: Document, found: Sequence[Bounds]) -> list[Bounds]:
    """Leave out what is a name in a line of capitals alone, where everything looks like one: "MINISTER SAYS TALKS FAILED"."""
    shouted = {bounds for bounds in found if _is_shouted(document, bounds)}
    if not shouted:
        return list(found)
    spoken = {document.doc[end - 1].lower_ for start, end in found if (start, end) not in shouted}
    return [bounds for bounds in found if bounds not in shouted or document.doc[bounds[1] - 1].lower_ in spoken]


def _is_shouted(document: Document, bounds: Bounds) -> bool:
    doc = document.doc
    if not doc[bounds[0]].is_upper or not document.paragraphs:
        return False
    words = document.paragraphs[document.paragraph_at(doc[bounds[0]].idx)].of(document.masked)
    return words.isupper() and len(words.split()) > bounds[1] - bounds[0]


def _with_nickname(doc: Doc, bounds: Bounds) -> Bounds:
    """Take in a nickname in marks and the family name behind it: `Erik "Red" Dahl`."""
    start, end = bounds
    end = next((i for i in range(start + 1, end) if doc[i].text in _MARKS), end)
    if end + 2 >= len(doc) or doc[end].text not in _MARKS or not doc[end - 1].whitespace_:
        return bounds
    close = next((i for i in range(end + 2, min(end + 4, len(doc) - 1)) if doc[i].text == doc[end].text), None)
    if close is None or not all(token.is_title for token in doc[end + 1 : close]):
        return bounds
    stop = close + 1
    while stop < len(doc) and stop - close <= 2 and continues(doc, close + 1, stop):
        stop += 1
    return (start, stop) if stop > close + 1 else bounds


def _apart(names: Iterable[Bounds]) -> list[Bounds]:
    """Return the names that share no token with one before them."""
    kept: list[Bounds] = []
    for start, end in names:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _trimmed(doc: Doc, start: int, end: int) -> Bounds | None:
    """Return the name among the tokens of an entity: no titles before it, no marks around it, all parts of a hyphenated one."""
    titles = office_words()
    while start < end and (titles.is_title(doc[start]) or not can_begin(doc[start])):
        start += 1
    start = _behind_title(doc, start, end)
    if end - start > 2 and start and doc[start - 1].lower_ in {"for", "of", "to"} and (field := _field_end(doc, start, end)):
        start = field  # "Yemen" of "Special Envoy for Yemen X"
    start = _behind_capital(doc, start, end)
    while end > start and doc[end - 1].text == "-":
        end -= 1
    while end > start and is_joined(doc, end) and end + 1 < len(doc) and doc[end + 1].is_alpha:
        end += 2  # "Min" of "Min-jae"
    end = _behind_particles(doc, end)
    while end > start and not can_end(doc[end - 1]):
        end -= 1
    while start < end and start > 1 and is_joined(doc, start - 1) and can_open(doc[start - 2]):
        start -= 2
    if start < end and start > 1 and not doc[start - 1].ent_type_ and stands_between(doc[start - 1]) and titles.is_head(doc[start - 2]):
        start -= 1  # the "Do" of "party chief Do Lan"
    return (start, end) if start < end and can_name(doc, start, end) else None


def _behind_particles(doc: Doc, end: int) -> int:
    """Return the end of a name that goes on with particles: "Van den Bossche" behind "Ana"."""
    last = end
    while last < len(doc) and doc[last].lower_ in particles():
        last += 1
    return last + 1 if end < last < len(doc) and stands_between(doc[last]) and not doc[last].ent_type_ else end


def _behind_title(doc: Doc, start: int, end: int) -> int:
    """Return the token behind an office that the recogniser took for the beginning of a name: "Grand Vizier" of "Grand Vizier X"."""
    if end - start < 2 or gender_of_given(doc[start].text) is not None:
        return start
    heads = [i for i in range(start, end - 1) if office_words().is_head(doc[i])]
    return heads[-1] + 1 if heads else start


def _behind_capital(doc: Doc, start: int, end: int) -> int:
    """Return the token behind the capital where the one named next acts: "In Ankara" of "In Ankara Dahl said"."""
    if not start or doc[start - 1].lower_ not in _LOCATIVE or gender_of_given(doc[start].text) is not None:
        return start
    state = state_named_at(doc, start)
    return state[1] if state is not None and state[1] < end else start


def _field_end(doc: Doc, start: int, end: int) -> int | None:
    """Return the token behind the state that stands before a name as the field of an office."""
    state = state_named_at(doc, start)
    return state[1] if state is not None and end - state[1] >= 2 else None


def _own_parts(doc: Doc, start: int, end: int) -> list[Token]:
    """Return the words of a name without particles, the first for one with a hyphen: "Karib" of "al-Karib", "Reed" of "Reed-Silva"."""
    own = [token for token in doc[start:end] if token.is_alpha and token.lower_ not in particles()]
    return [token for i, token in enumerate(own) if not i or not is_joined(doc, token.i - 1)]


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
    can_be = before.tag_ == "NNP" and stands_between(before) and before.lower_ not in calendar_names()
    return (start - 1, end) if can_be and (titled or not before.ent_type_) and family not in whole else bounds


def _without_opening(doc: Doc, bounds: Bounds, given: Mapping[str, set[str]]) -> Bounds:
    """Leave out an opening participle, or a town behind "in", that was taken for the given name of somebody who has another one.

    Args:
        doc: the tokens.
        bounds: a name.
        given: the first words of the article's names by their last.
    """
    start, end = bounds
    first = doc[start]
    if end - start != 2 or gender_of_given(first.text) is not None:
        return bounds
    is_participle = first.is_sent_start and first.tag_ in {"VBG", "VBN", "VBD"} and first.lower_.endswith(("ing", "ed"))
    if not is_participle and not (start and doc[start - 1].lower_ in _LOCATIVE - {"to"}):
        return bounds
    return (start + 1, end) if given.get(doc[end - 1].text, set()) - {first.text} else bounds


def _repeated(doc: Doc, found: list[Bounds], taken: set[int]) -> list[Bounds]:
    """Return single words that are family names of persons found elsewhere in the article, or first words of such by which they speak."""
    full = [(start, end) for start, end in found if end - start > 1]
    families = {doc[end - 1].text for _, end in full if len(doc[end - 1]) > 2}
    families = {name for name in families if state_of(name) is None and name.lower() not in region_names()}
    firsts = {doc[start].text for start, _ in full if gender_of_given(doc[start].text) is None and doc[start].text not in families}
    return [
        (_whole_family_name(doc, token.i), token.i + 1)
        for token in doc
        if token.i not in taken
        and (token.text in families or (token.text in firsts and _stands_alone(doc, token.i) and acts(doc, token.i, token.i + 1)))
        and token.ent_type_ not in {"LOC", "EVENT"}
        and not names_body(doc, token.i + 1)
    ]


def _stands_alone(doc: Doc, i: int) -> bool:
    """Tell whether no capitalised word and no article stands right before a token."""
    return doc[i].is_sent_start or i == 0 or not (doc[i - 1].text[0].isupper() or doc[i - 1].lower_ == "the")


def _whole_family_name(doc: Doc, last: int) -> int:
    """Return the first token of the family name that ends at `last`: the "Al" of "Al-Hinai", the "bin" of "bin Nasser"."""
    start = last
    while start > 0:
        if start > 1 and is_joined(doc, start - 1) and can_open(doc[start - 2]):
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
    while stop < len(doc) and stop - start < LONGEST and _is_listed(doc, start, stop):
        stop += 1
    closed = stop >= len(doc) or doc[stop].text in _SEPARATORS | {"."} or doc[stop].lower_ == "and" or doc[stop].is_space
    return (start, stop) if closed and _is_listed_name(doc, start, stop) else None


def _last_in_list(doc: Doc, start: int) -> Bounds | None:
    end = start
    while end > 0 and start - end < 2 and (doc[end - 1].text in _SEPARATORS or doc[end - 1].lower_ == "and"):
        end -= 1
    first = end
    while end < start and first > 0 and end - first < LONGEST and (doc[first - 1].text[0].isupper() or is_joined(doc, first - 1)):
        first -= 1
    opened = first == 0 or doc[first - 1].text in _SEPARATORS or doc[first - 1].is_alpha
    whole = all(_is_listed(doc, first, i) for i in range(first, end))
    return (first, end) if opened and whole and not doc[first].is_sent_start and _is_listed_name(doc, first, end) else None


def _is_listed(doc: Doc, start: int, i: int) -> bool:
    token = doc[i]
    return continues(doc, start, i) and token.lower_ not in institution_nouns() and not _is_placed(doc, start, token)


def _is_placed(doc: Doc, start: int, token: Token) -> bool:
    """Tell whether the recogniser's town or people is believed in a list of persons: not of two unknown words behind no preposition."""
    if token.ent_type_ != "GPE":
        return token.ent_type_ in {"LOC", "NORP", "EVENT"}
    first = next((i + 1 for i in range(token.i, -1, -1) if doc[i].ent_type_ != "GPE"), 0)
    last = next((i for i in range(token.i, len(doc)) if doc[i].ent_type_ != "GPE"), len(doc))
    before = doc[start - 1] if start else None
    return last - first < 2 or state_named_at(doc, first) is not None or (before is not None and before.pos_ == "ADP")


def _is_listed_name(doc: Doc, start: int, end: int) -> bool:
    return end - start > 1 and can_end(doc[end - 1]) and can_name(doc, start, end)


def _is_in_article(document: Document, bounds: Bounds) -> bool:
    first = document.doc[bounds[0]]
    return document.zone(Span(first.idx, first.idx + len(first))) not in {"byline", "link"}
