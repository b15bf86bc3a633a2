"""Frames without a noun for a delegation: who leads the talks, who joins whom, whose side is represented."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.circumstances import occasion_in, place_in, year_in
from diploparse.extractors.delegations.groups import group_tokens
from diploparse.extractors.delegations.leaders import chief_negotiators, leader_before, leading_before
from diploparse.extractors.delegations.members import Listed, read_list
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.sides import Side, main_state, side_at, side_of_person, sides_in
from diploparse.extractors.delegations.words import before, is_denied, sentence_at, span_of, told_words, words
from diploparse.reading.people import person_by_token

#: Words that open a frame, beside those for leading.
_OPENING: Final = frozenset(
    {"joining", "accompanying", "joined", "accompanied", "side", "represented", "representing", "on", "counterparts", "officials"}
)
_NEAR: Final = 4  # words between a state and its officials
_AGENT: Final = 15  # words between "represented" and "by"
_LISTED: Final = 60  # words of a list of people
_ALSO_GOING: Final = frozenset({"attend", "attending", "join", "travel"})
_BE: Final = frozenset({"is", "are", "was", "were", "be", "been"})


def mentions_by_frame(document: Document) -> list[Mention]:
    """Return the mentions of delegations that no noun names.

    >>> from diploparse.document import parse
    >>> found, = mentions_by_frame(parse("The Peruvian side was represented by Ana Silva and Tom Reed."))
    >>> found.rule, [person.name for person, _ in found.members]
    ('side', ['Ana Silva', 'Tom Reed'])
    """
    found: list[Mention] = []
    for token in told_words(document, words("leading") | words("staff") | _OPENING):
        start, end = sentence_at(document, token.i)
        found += _leading_talks(document, token)
        found += _joining(document, token, start, end)
        found += _on_a_side(document, token, start, end)
        found += _representing(document, token, end)
        found += _counterparts(document, token)
        found += _with_officials(document, token, start)
        found += _officials_including(document, token, end)
        found += _with_delegation(document, token, end)
    return [*found, *_chiefs(document)]


def _leading_talks(document: Document, verb: Token) -> Iterator[Mention]:
    """Yield the mention in "X to lead the talks": who leads the talks for a side leads its delegation."""
    if verb.lower_ not in words("leading") or verb.pos_ not in {"VERB", "NOUN"}:
        return
    _, end = sentence_at(document, verb.i)
    near = document.doc[verb.i + 1 : min(end, verb.i + 9)]
    noun = next((t for t in near if t.pos_ in {"NOUN", "PROPN"} and t.lower_ in words("talks")), None)
    if noun is None or any(t.pos_ in {"VERB", "ADP"} or t.text == "," for t in document.doc[verb.i + 1 : noun.i]):
        return
    leader = leader_before(document, verb)
    if leader is None or noun.lower_ not in {"talks", "negotiations", "discussions"} or verb.lower_.startswith("chair"):
        return
    start, _ = sentence_at(document, verb.i)
    yield Mention(
        at=verb.i,
        span=span_of(document, verb.i, noun.i + 1),
        rule="leads talks",
        side=side_of_person(document, leader[0]) or _side_led_for(document, verb, noun, end),
        head=leader,
        place=place_in(document, noun.i, start, end),
        occasion=occasion_in(document, verb.i + 1, end),
        year=year_in(document, verb.i, min(end, noun.i + 4)),
        strong=False,
    )


def _side_led_for(document: Document, verb: Token, noun: Token, end: int) -> Side | None:
    """Return the side in "leads the talks for Brazil", or that of who appoints the leader."""
    i = noun.i + 1
    if i + 1 < end and document.doc[i].lower_ == "for":
        return next(iter(sides_in(document, i + 1, min(end, i + 4))), None)
    governor = verb.head
    appointer = syntax.subject_of(governor) if syntax.infinitive_of(verb) is not None and governor != verb else None
    return side_at(document, appointer) if appointer is not None else None


def _joining(document: Document, token: Token, start: int, end: int) -> Iterator[Mention]:
    """Yield the mention in "Joining X are A and B", "X was joined by A and B", "accompanied by A and B"."""
    doc, named = document.doc, person_by_token(document)
    if token.lower_ in {"joining", "accompanying"}:
        leader = next((i for i in range(token.i + 1, min(end, token.i + 8)) if i in named), None)
        verb = next((i for i in range(token.i + 1, min(end, token.i + 14)) if doc[i].lower_ in _BE), None)
        if leader is None or verb is None or leader > verb:
            return
        listed, linked = read_list(document, verb + 1, end), named[leader]
        place = place_in(document, token.i, token.i, verb)
    elif token.lower_ in {"joined", "accompanied"} and token.i + 2 < end and doc[token.i + 1].lower_ == "by":
        found = leader_before(document, token)
        if found is None:
            return
        listed, linked, place = read_list(document, token.i + 2, end, sure=True), found[0], None
        if token.i + 2 in group_tokens(document):  # "accompanied by a delegation of ministers" is a mention by its noun
            return
    else:
        return
    people = tuple(item for item in listed.people if item[0] != linked)
    if people or listed.unnamed:
        words_span = span_of(document, token.i, listed.end)
        yield Mention(
            at=token.i,
            span=words_span,
            rule="joining",
            side=_side_in_list(document, token.i, listed),
            members=people,
            unnamed=listed.unnamed,
            linked=(linked,),
            place=place,
            strong=False,
        )


def _with_delegation(document: Document, token: Token, end: int) -> Iterator[Mention]:
    """Yield the mention in "Silva was accompanied by Reed, Diaz and a delegation of judges"."""
    doc, i = document.doc, token.i + 2
    if token.lower_ != "accompanied" or i >= end or doc[token.i + 1].lower_ != "by" or i in group_tokens(document):
        return
    leader, listed = leader_before(document, token), read_list(document, i, end, sure=True)
    if leader is None or not listed.people or not any(doc[k].lower_ in words("sure") for k in range(i, listed.end)):
        return
    name = span_of(document, token.i, listed.end)
    yield Mention(at=token.i, span=name, rule="accompanied", side=side_of_person(document, leader[0]), head=leader, members=listed.people)


def _with_officials(document: Document, token: Token, start: int) -> Iterator[Mention]:
    """Yield the mention in "talks with Silva, Reed, Diaz and other Chilean officials"."""
    doc = document.doc
    other = next((i for i in range(token.i - 1, max(start, token.i - 5), -1) if doc[i].lower_ == "other"), None)
    if token.lower_ != "officials" or other is None or not any(t.lower_ in words("talks") | words("acting") for t in doc[start:other]):
        return
    opening = next((i for i in range(other, max(start, other - _LISTED), -1) if doc[i].lower_ == "with"), None)
    sides = sides_in(document, other + 1, token.i)
    people = read_list(document, opening + 1, other, sure=True).people if opening is not None else ()
    if len(people) > 1 and sides:
        yield Mention(at=token.i, span=span_of(document, other, token.i + 1), rule="officials", side=sides[0], members=people)


def _officials_including(document: Document, token: Token, end: int) -> Iterator[Mention]:
    """Yield the mention in "five Chilean officials, including Silva and Reed, took part in talks"."""
    doc, start = document.doc, sentence_at(document, token.i)[0]
    i = token.i + 1 + (token.i + 1 < end and doc[token.i + 1].text == ",")
    if token.lower_ not in words("staff") or i >= end or doc[i].lower_ not in {"including", "among"}:
        return
    phrase = next((k + 1 for k in range(token.i - 1, start - 1, -1) if doc[k].pos_ not in {"ADJ", "PROPN", "NOUN", "PUNCT"}), start)
    sides = sides_in(document, max(phrase, token.i - _NEAR), token.i)
    people = read_list(document, i + 1, end, sure=True).people
    if sides and people and any(t.lower_ in words("acting") or t.lower_ in words("talks") for t in doc[start:end]):
        name = span_of(document, token.i, token.i + 1)
        yield Mention(at=token.i, span=name, rule="officials", side=sides[-1], members=people, strong=len(people) > 1)


def _side_in_list(document: Document, start: int, listed: Listed) -> Side | None:
    """Return the state whose bodies the listed people are said to work for: "an officer of Peru's navy"."""
    if any(side_of_person(document, person) for person, _ in listed.people):
        return None
    for side in sides_in(document, start, listed.end):
        opening = before(document, document.words(side.span).start, start)
        if opening is not None and opening.lower_ == "the":
            opening = before(document, opening.i, start)
        if opening is not None and opening.lower_ == "of" and side.party.kind == "state":
            return attrs.evolve(side, basis="inferred")
    return None


def _on_a_side(document: Document, token: Token, start: int, end: int) -> Iterator[Mention]:
    """Yield the mention in "the Chilean side was represented by A and B", "the Chilean side was led by A"."""
    if token.lower_ not in {"side", "represented"}:
        return
    doc = document.doc
    near = doc[token.i : min(end - 1, token.i + 6)]
    listing = next((t for t in near if t.lower_ in words("including") | words("consisting")), None)
    if token.lower_ == "side" and listing is not None:  # "the Chilean side included A and B"
        yield from _listed_on_side(document, token, listing, (start, end))
        return
    verb = next((t for t in near if t.lower_ in {"represented", "led", "headed"}), None)
    by = _agent_of(verb, end) if verb is not None else None
    if verb is None and token.lower_ == "side" and token.i + 1 < end and token.nbor().lower_ == "by":
        verb, by = leading_before(document, start, token.i), token.nbor()
    if verb is None or by is None or is_denied(verb):
        return
    if token.lower_ == "represented" and any(t.lower_ == "side" for t in doc[max(start, verb.i - 6) : verb.i]):
        return  # read at the "side"
    sides = sides_in(document, max(start, token.i - 6), token.i)
    listed = read_list(document, by.i + 1, end, sure=True)
    if not sides or not listed.people:
        return
    led = verb.lower_ != "represented"
    yield Mention(
        at=token.i,
        span=span_of(document, token.i, token.i + 1),
        rule="side",
        side=sides[-1],
        head=listed.people[0] if led else None,
        members=listed.people[1:] if led else listed.people,
        unnamed=listed.unnamed,
        strong=led or len(listed.people) + len(listed.unnamed) > 1,
    )


def _agent_of(verb: Token, end: int) -> Token | None:
    """Return the "by" of a passive verb, with nothing between but where and when: "represented at the talks in Doha by X"."""
    behind = verb.doc[verb.i + 1 : min(end, verb.i + _AGENT)]
    stop = next((t for t in behind if t.lower_ == "by" or t.is_punct or t.pos_ in {"VERB", "AUX", "PRON", "SCONJ"}), None)
    return stop if stop is not None and stop.lower_ == "by" else None


def _listed_on_side(document: Document, token: Token, verb: Token, bounds: tuple[int, int]) -> Iterator[Mention]:
    """Yield the mention in "the Chilean side included A and B", "the Chilean side consisted of A and B"."""
    start, end = bounds
    sides = sides_in(document, max(start, token.i - _NEAR), token.i)
    first = verb.i + 1 + any(t.lower_ == "of" for t in document.doc[verb.i + 1 : verb.i + 3])
    listed = read_list(document, first, end, sure=True)
    if sides and listed.people:
        name = span_of(document, token.i, token.i + 1)
        yield Mention(at=token.i, span=name, rule="side", side=sides[-1], members=listed.people, unnamed=listed.unnamed)


def _representing(document: Document, token: Token, end: int) -> Iterator[Mention]:
    """Yield the mention in "Representing Chile were A and B", "On the Chilean side, the talks were attended by A and B"."""
    doc, i = document.doc, token.i
    opens = token.is_sent_start and token.lower_ in {"representing", "on"}
    if not opens or (token.lower_ == "on" and not any(t.lower_ == "side" for t in doc[i : min(end, i + 6)])):
        return
    sides = sides_in(document, i + 1, min(end, i + 5))
    verb = next((t for t in doc[i : min(end - 1, i + 20)] if t.lower_ in _BE or t.lower_ in {"attended", "represented"}), None)
    if not sides or verb is None:
        return
    if token.lower_ == "on":
        by = next((t for t in doc[verb.i : min(end, verb.i + 4)] if t.lower_ == "by"), None)
        verb = by or verb
        if by is None:
            return
    listed = read_list(document, verb.i + 1, end, sure=True)
    if listed.people:
        name = span_of(document, i, verb.i + 1)
        strong = len(listed.people) > 1
        yield Mention(at=i, span=name, rule="side", side=sides[0], members=listed.people, unnamed=listed.unnamed, strong=strong)


def _counterparts(document: Document, token: Token) -> Iterator[Mention]:
    """Yield both delegations of "Peruvian officials met with their Chilean counterparts"."""
    if token.lower_ != "counterparts":
        return
    doc = document.doc
    start, _ = sentence_at(document, token.i)
    others = sides_in(document, max(start, token.i - 3), token.i)
    officials = next((t for t in doc[start : token.i] if t.lower_ in words("staff")), None)
    if officials is None or not others or not any(t.lower_ in words("acting") for t in doc[officials.i : token.i]):
        return
    own = sides_in(document, max(start, officials.i - 4), officials.i)
    if own and own[-1].party.name != others[-1].party.name:
        _, end = sentence_at(document, token.i)
        place = place_in(document, token.i, token.i, end)
        behind = token.i + 1 + (token.i + 1 < end and doc[token.i + 1].text == ",")
        named = read_list(document, behind + 1, end, sure=True).people if behind < end and doc[behind].lower_ == "including" else ()
        for noun, side, members in ((officials, own[-1], ()), (token, others[-1], named)):
            at, span = noun.i, span_of(document, noun.i, noun.i + 1)
            yield Mention(at=at, span=span, rule="counterparts", side=side, members=members, place=place)


def _chiefs(document: Document) -> Iterator[Mention]:
    """Yield a mention for each chief negotiator; a lone one makes no delegation."""
    for start, end, person in chief_negotiators(document):
        rule = "envoy" if document.doc[end - 1].lower_ in {"envoy", "representative"} else "chief negotiator"
        floor, ceiling = sentence_at(document, start)
        beside = sides_in(document, max(floor, start - 4), start) or sides_in(document, end, min(ceiling, end + 5))
        government = any(t.lower_ == "government" for t in document.doc[end : min(ceiling, end + 4)])
        side = beside[-1] if beside else main_state(document) if government else side_of_person(document, person[0])
        yield Mention(
            at=start,
            span=span_of(document, start, end),
            rule=rule,
            side=side,
            head=person,
            place=place_in(document, start, floor, ceiling),
            strong=False,
        )


def also_there(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mention in "Advisers will also attend" behind a list of members in the same paragraph.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.mentions import mentions
    >>> mentions(parse("The Chilean delegation includes Ana Silva. A group of judges will also attend."))[-1].unnamed[0][0]
    'A group of judges'
    """
    listed = {document.paragraph_at(m.span.start): m for m in found if m.members}
    for verb in told_words(document, _ALSO_GOING):
        start, _ = sentence_at(document, verb.i)
        last = listed.get(document.paragraph_at(document.doc[start].idx))
        if last is None or last.at >= start or verb.i == 0 or verb.nbor(-1).lower_ != "also":
            continue
        items = read_list(document, start, verb.i)
        whole = items.unnamed[:1] if not items.people else ()
        if items.people or whole:
            yield Mention(
                at=verb.i,
                span=span_of(document, start, verb.i + 1),
                rule="also attend",
                members=items.people,
                unnamed=items.unnamed,
                linked=tuple(p for p, _ in last.members),
                strong=False,
            )
