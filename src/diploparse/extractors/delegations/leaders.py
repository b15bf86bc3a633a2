"""Leaders: who heads a group or a side's talks, before and behind the words for it."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.groups import Group
from diploparse.extractors.delegations.members import Named, read_list
from diploparse.extractors.delegations.unread import name_before
from diploparse.extractors.delegations.words import before, is_denied, sentence_at, span_of, told_words, words
from diploparse.reading.appointments import title_before
from diploparse.reading.names import person_names
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference import referent_at
from diploparse.spans import Span

HEADS: Final = words("heads")
_LEADERS: Final = words("chiefs")
_ENVOYS: Final = words("chiefs", "envoys")
_BETWEEN: Final = frozenset(
    {"who", "will", "would", "to", "has", "had", "have", "is", "was", "be", "been", "also", "personally", ",", "and", "he", "she"}
)
_FAR: Final = 25


def leaders_of(document: Document, group: Group) -> list[Named]:
    """Return who heads a group, as far as the sentence says: one person, or one of each of several groups.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.groups import groups
    >>> document = parse("The head of the Chilean delegation, Senator Ana Silva, spoke.")
    >>> [person.name for person, _ in leaders_of(document, groups(document)[0])]
    ['Ana Silva']
    """
    frames = (_with_own, _led_by, _leading, _head_of, _named_head)
    return next((found for frame in frames if (found := frame(document, group))), [])


def _with_own(document: Document, group: Group) -> list[Named]:
    """Read "X and his delegation", "X, accompanied by a delegation", "X travelled with a delegation"."""
    doc = document.doc
    if doc[group.head].lower_ not in words("sure"):
        return []
    floor, _ = sentence_at(document, group.head)
    opening = before(document, group.start, floor)
    accompanying = any(token.lower_ == "accompanying" for token in doc[group.start : group.head])
    if opening is not None and opening.lower_ == "and" and (doc[group.start].tag_ == "PRP$" or accompanying):
        name = before(document, opening.i, floor)
        return [_named] if name is not None and (_named := person_at(document, name)) is not None else []
    if opening is not None and opening.lower_ in {"by", "with"}:
        verb = before(document, opening.i, floor) if opening.lower_ == "by" else doc[group.head].head
        accompanied = verb is not None and verb.lower_ in {"accompanied"} | words("going")
        leader = leader_before(document, verb) if accompanied and verb is not None else None
        return [leader] if leader is not None and verb is not None and not is_denied(verb) else []
    return []


def _led_by(document: Document, group: Group) -> list[Named]:
    """Read "delegation …, led by X", "under X", "with X at its head"."""
    doc = document.doc
    floor, end = sentence_at(document, group.head)
    for i in range(group.end, min(end - 1, group.end + _FAR)):
        word = doc[i].lower_
        if word in words("sure") | words("group") and i > group.end:
            return []
        if word in words("leading") and doc[i + 1].lower_ == "by":
            if is_denied(doc[i]) or (i and doc[i - 1].lower_ in words("talks")):
                return []
            return _first_listed(document, i + 2, end, several=doc[group.head].tag_ == "NNS")
        if word == "with" and any(token.lower_ in HEADS and token.nbor(-1).tag_ == "PRP$" for token in doc[i + 1 : min(end, i + _FAR)]):
            return _first_listed(document, i + 1, end, several=False)
        if word in {"under", "by"} and i == group.end and (word == "under" or leading_before(document, floor, group.start)):
            return _first_listed(document, i + 1, end, several=False)
    return []


def beside_leader(document: Document, leader: Named, end: int) -> list[Named]:
    """Return those named side by side with a leader: "led by A, B and C"."""
    found, last = list[Named](), document.words(leader[1])
    for named in read_list(document, last.start, end, sure=True).people[1:]:
        i = last.end
        while i < end and document.doc[i].lower_ in {",", "and", "including"}:
            i += 1
        if i == last.end or not adjoins(document, i, named[1]):
            break
        found.append(named)
        last = document.words(named[1])
    return found


def leading_before(document: Document, floor: int, i: int) -> Token | None:
    """Return the verb that a later side goes on with: "the Irish team was led by X and the British team by Y"."""
    doc = document.doc
    return next((doc[k] for k in range(i - 1, floor - 1, -1) if doc[k].lower_ in words("leading") and doc[k + 1].lower_ == "by"), None)


def _first_listed(document: Document, i: int, end: int, several: bool) -> list[Named]:
    listed = list(read_list(document, i, end, sure=True).people)
    if listed:
        return listed if several else listed[:1]
    stop = min(end, i + 6)
    head = next((token for token in document.doc[i:stop] if office_words().is_head(token)), None)
    person = referent_at(document, head).person if head is not None else None
    return [(person, span_of(document, head.i, head.i + 1))] if person is not None and head is not None else []


def _leading(document: Document, group: Group) -> list[Named]:
    """Read "X will lead the delegation", "X, who heads the delegation"."""
    floor, _ = sentence_at(document, group.head)
    verb = before(document, group.start, floor)
    if verb is None or verb.lower_ not in words("leading") or verb.i + 1 > group.start or is_denied(verb):
        return []
    if verb.is_sent_start and document.doc[group.end].lower_ in {"is", "was", "are", "were", "will"}:  # "Heading the team is Silva"
        return _first_listed(document, group.end + 1, sentence_at(document, group.head)[1], several=False)
    found = leader_before(document, verb)
    return [found] if found is not None else []


def leader_before(document: Document, verb: Token) -> Named | None:
    """Return the person who leads, by the words before the verb and else by the tree.

    >>> from diploparse.document import parse
    >>> document = parse("Ali Reza tapped his aide Ana Silva to lead the talks.")
    >>> leader_before(document, document.doc[8])[0].name
    'Ana Silva'
    """
    floor, _ = sentence_at(document, verb.i)
    token = before(document, verb.i, floor)
    while token is not None and (token.lower_ in _BETWEEN or token.pos_ == "ADV") and token.lower_ not in {"he", "she"}:
        token = before(document, token.i, floor)
    if token is not None:
        found = person_at(document, token) or name_before(document, token.i + 1, floor)
        if found is not None:
            return found
    subject = syntax.subject_of(verb)
    if subject is not None and (found := person_at(document, subject)) is not None:
        return found
    if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).text == ",":  # "X arrived on Monday, leading a delegation"
        first = next((i for i in range(floor, verb.i) if i in person_by_token(document)), None)
        return person_at(document, document.doc[first]) if first is not None else None
    return _before_apposition(document, verb, floor)


def person_at(document: Document, token: Token) -> Named | None:
    """Return the person whom a name, a pronoun or an office means.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva left.")
    >>> person_at(document, document.doc[1])[0].name
    'Ana Silva'
    """
    person = person_by_token(document).get(token.i)
    if person is None and (token.pos_ == "PRON" or office_words().is_head(token)):
        person = referent_at(document, token).person
    return (person, _name_span(document, token.i)) if person is not None else None


def _name_span(document: Document, i: int) -> Span:
    named, start, end = person_by_token(document), i, i + 1
    if i in named:
        while start - 1 in named and named[start - 1] == named[i]:
            start -= 1
        while end in named and named[end] == named[i]:
            end += 1
    return span_of(document, start, end)


def _before_apposition(document: Document, verb: Token, floor: int) -> Named | None:
    """Return the last name before the verb with nothing but an apposition between: "X, the deputy minister, leads"."""
    token = before(document, verb.i, floor)
    while token is not None and verb.i - token.i < _FAR:
        if token.i in person_by_token(document):
            return person_at(document, token)
        if token.tag_ in {"VBD", "VBZ", "VBP"} and token.lower_ not in _BETWEEN:
            return None
        token = before(document, token.i, floor)
    return None


def _head_of(document: Document, group: Group) -> list[Named]:
    """Read "X, the head of the delegation", "the head of the delegation, X" and "X arrived at the head of a delegation"."""
    doc = document.doc
    floor, ceiling = sentence_at(document, group.head)
    preposition = before(document, group.start, floor)
    head = before(document, preposition.i, floor) if preposition is not None and preposition.lower_ == "of" else None
    if head is None or head.lower_ not in HEADS:
        return []
    title_end = _behind_phrase(document, group, ceiling)
    comma = title_end < ceiling and doc[title_end].text == ","
    behind = read_list(document, title_end + comma, min(ceiling, title_end + 16)).people[:1] if title_end < ceiling else ()
    opening = before(document, head.i, floor)
    while opening is not None and (opening.pos_ in {"DET", "ADJ"} or opening.lower_ in {"and", "as"}):
        opening = before(document, opening.i, floor)
    if opening is not None and opening.text in {",", "-", "("}:
        name = before(document, opening.i, floor)
        if name is not None and name.i in person_by_token(document):
            return [(person_by_token(document)[name.i], _name_span(document, name.i))]
        unread = name_before(document, opening.i, floor)
        if unread is not None:
            return [unread]
    if behind and adjoins(document, title_end + comma, behind[0][1]):
        return list(behind)
    verb = syntax.clause_of(head)
    if verb.lower_ in words("sending") and opening is not None and opening.i > verb.i and opening.i in person_by_token(document):
        return [(person_by_token(document)[opening.i], _name_span(document, opening.i))]  # "named Silva as head of its team"
    arrived = {token.lower_ for token in doc[max(floor, head.i - 2) : head.i]} & {"at", "as"} and verb.i < head.i and not is_denied(verb)
    leader = leader_before(document, verb) if arrived else None
    return [leader] if leader is not None else []


def _behind_phrase(document: Document, group: Group, ceiling: int) -> int:
    """Return the token behind "to the talks in Rome", which may stand between a group and a comma."""
    i = group.end
    while i < min(ceiling, group.end + 10) and document.doc[i].pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ", "NUM"}:
        if i in person_by_token(document) or (i > group.end and office_words().is_title(document.doc[i]) and document.doc[i].is_title):
            break
        i += 1
    return i if i < ceiling and document.doc[i].text == "," else group.end


def adjoins(document: Document, i: int, name: Span) -> bool:
    """Tell whether nothing but a title stands between token `i` and a name.

    >>> from diploparse.document import parse
    >>> document = parse("Senator Ana Silva left.")
    >>> adjoins(document, 0, Span(8, 17))
    True
    """
    first = document.words(name).start
    start = title_before(document.doc, first).start
    between = document.doc[i:start]
    return all(t.pos_ in {"DET", "PROPN", "NOUN", "ADJ"} or t.is_space or t.text in {"-", "of", "for", "and"} for t in between)


def _named_head(document: Document, group: Group) -> list[Named]:
    """Read "the DPRK delegation head X", "delegation chief X"."""
    doc, i = document.doc, group.end
    _, end = sentence_at(document, group.head)
    if i + 1 < end and doc[i].lower_ in HEADS:
        i += 1 + (doc[i + 1].text == ",")
        if i in person_by_token(document):
            return [(person_by_token(document)[i], _name_span(document, i))]
    return []


def marked_head(document: Document, listed: Sequence[Named]) -> list[Named]:
    """Return who is marked as head in a list: "Ana Silva (head), Tom Reed", "Ana Silva, Head of Delegation".

    >>> from diploparse.document import parse
    >>> document = parse("They are Ana Silva (head) and Tom Reed.")
    >>> [person.name for person, _ in marked_head(document, read_list(document, 2, len(document.doc)).people)]
    ['Ana Silva']
    """
    return [named for named in listed if _is_marked(document, document.words(named[1]).end)][:1]


def _is_marked(document: Document, end: int) -> bool:
    """Tell whether "(head)" or ", head of the delegation" stands at token `end`."""
    behind = document.doc[end : end + 5]
    if len(behind) < 2 or not behind[0].is_punct or behind[1].lower_ not in HEADS:
        return False
    return behind[0].text == "(" or any(t.lower_ in words("sure") for t in behind[2:])


@once
def chief_negotiators(document: Document) -> tuple[tuple[int, int, Named], ...]:
    """Return "Chile's chief nuclear negotiator X" as first and last token of the words, and the person.

    >>> from diploparse.document import parse
    >>> [named[0].name for _, _, named in chief_negotiators(parse("Peru's chief trade negotiator, Ana Silva, agreed."))]
    ['Ana Silva']
    """
    doc, found = document.doc, list[tuple[int, int, Named]]()
    ends = {end: start for start, end in person_names(document)}
    for token in told_words(document, _ENVOYS | {"negotiator", "delegate"}):
        floor, ceiling = sentence_at(document, token.i)
        start = token.i
        leading = _LEADERS | {"special"} if token.lower_ in _ENVOYS else _LEADERS
        while start > max(floor, token.i - 3) and doc[start].lower_ not in leading:
            start -= 1
        if doc[start].lower_ not in leading:
            continue
        person = _beside(document, start, token.i + 1, ceiling, ends)
        if person is not None:
            found.append((start, token.i + 1, person))
    return tuple(found)


def _beside(document: Document, start: int, end: int, ceiling: int, ends: dict[int, int]) -> Named | None:
    """Return the person in apposition to an office that stands from token `start` up to `end`."""
    doc, i = document.doc, end
    if i < ceiling and doc[i].lower_ in {"for", "of"}:
        while i < min(ceiling, end + 6) and doc[i].text != ",":
            i += 1
    i += i < ceiling and doc[i].text == ","
    behind = read_list(document, i, min(ceiling, i + 12)).people[:1]
    if behind and adjoins(document, i, behind[0][1]):
        return behind[0]
    k = start
    while k > 0 and start - k < 6 and doc[k - 1].text != ",":
        k -= 1
    name = ends.get(k - 1) if k > 0 and doc[k - 1].text == "," else None
    return (person_by_token(document)[name], span_of(document, name, k - 1)) if name is not None else None
