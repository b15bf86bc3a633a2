"""Groups: noun phrases that name a delegation, and no crew, club or delegation of authority."""

import functools
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.delegations.words import sentence_at, told_words, words
from diploparse.reading.offices import office_words
from diploparse.reading.states import owning_state_before, state_named_at
from diploparse.spans import Span

_BEFORE: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART"})
_FARTHEST: Final = 10
_LEADER: Final = 8  # words between a "team" and "led by"
_BACK: Final = 60  # words back to talks that a team belongs to
_NEGOTIATIONS: Final = frozenset({"talks", "negotiations", "discussions"})


@attrs.frozen
class Group:
    """A noun phrase for a delegation.

    Attributes:
        head: the noun.
        start: the first token of the phrase.
        end: the token behind it, "of negotiators" with it.
        kind: the noun's list: sure, group or people.
    """

    head: int
    start: int
    end: int
    kind: str


@once
def groups(document: Document) -> tuple[Group, ...]:
    """Return the noun phrases that name a delegation, in text order.

    >>> from diploparse.document import parse
    >>> document = parse("The Kenyan negotiating team met the football team.")
    >>> [document.doc[group.start : group.end].text for group in groups(document)]
    ['The Kenyan negotiating team']
    """
    found: list[Group] = []
    for token in told_words(document, _nouns()):
        group = _group_at(document, token)
        if group is not None and not (found and group.head < found[-1].end):
            found.append(group)
    return tuple(found)


@once
def group_tokens(document: Document) -> frozenset[int]:
    """Return the tokens of all groups.

    >>> from diploparse.document import parse
    >>> sorted(group_tokens(parse("They met the Kenyan delegation.")))
    [2, 3, 4]
    """
    return frozenset(i for group in groups(document) for i in range(group.start, group.end))


@functools.cache
def _nouns() -> frozenset[str]:
    return words("sure") | words("group") | words("people")


def _group_at(document: Document, noun: Token) -> Group | None:
    floor, ceiling = sentence_at(document, noun.i)
    word = noun.lower_
    kind = next((kind for kind in ("sure", "group", "people") if word in words(kind)), None)
    if kind is None or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    doc, start = document.doc, _phrase_start(document, noun, floor)
    beside = {token.lower_ for token in doc[start : noun.i]} | set(doc[start : noun.i].text.lower().split())
    if "no" in beside:
        return None
    told = {token.lower_ for token in doc[floor:ceiling]}
    if beside & words("blocked") or _is_abstract(noun, ceiling) or told & words("ballot"):
        return None
    end = _with_staff(noun, ceiling)
    if kind == "group" and end == noun.i + 1 and not beside & words("negotiating") and not _is_to_talk(document, noun):
        return None
    if word in words("loose") and not any(token.lower_ in words("acting") for token in doc[floor:ceiling]):
        return None
    return Group(noun.i, start, end, kind)


def _phrase_start(document: Document, noun: Token, floor: int) -> int:
    """Return the first token of what stands before `noun`: read off the words, as trees of long phrases are unsure."""
    doc, start = document.doc, noun.i
    while start > max(floor, noun.i - _FARTHEST):
        token = doc[start - 1]
        joins = token.lower_ == "and" and start - 1 > floor and {doc[start].pos_, doc[start - 2].pos_} <= {"ADJ", "PROPN"}
        joins = joins or (token.text == "," and start - 2 >= floor and all(_is_of_state(doc, i) for i in (start - 2, start)))
        if token.text == "-" and start > 1 and doc[start - 2].whitespace_:
            break  # the dash behind a dateline
        if token.tag_ == "NNS" and state_named_at(doc, start) is not None:
            break  # a headline's verb: "Chilean premier meets Peruvian delegation"
        inside = (
            token.pos_ in _BEFORE
            or token.tag_ in {"VBG", "VBN", "HYPH"}
            or token.lower_ in words("negotiating")
            or token.text in {"'s", "'", "-"}
            or token.is_space
            or joins
        )
        if not inside or token.tag_ in {"PRP", "WP", "WDT", "TO"}:
            break
        start -= 1
        if token.pos_ == "DET" or token.tag_ == "PRP$":
            break
    while start < noun.i and (doc[start].is_space or doc[start].text in {"'s", "'", "-"}):
        start += 1
    return start


def _is_of_state(doc: Doc, i: int) -> bool:
    """Tell whether token `i` is a state's adjective: "Chilean" of "Chilean, Peruvian and Danish negotiators"."""
    named = state_named_at(doc, i)
    return named is not None and named[0].naming == "adjective"


def _with_staff(noun: Token, ceiling: int) -> int:
    """Return the token behind "of Kenyan negotiators", or behind the noun if nothing of the kind follows."""
    doc, i = noun.doc, noun.i + 1
    if i < ceiling and doc[i].lower_ == "of":
        while i + 1 < min(ceiling, noun.i + 6) and (doc[i + 1].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or doc[i + 1].is_space):
            i += 1
            if doc[i].lower_ in words("staff"):
                return i + 1
    return noun.i + 1


def _is_abstract(noun: Token, ceiling: int) -> bool:
    behind = [token.lower_ for token in noun.doc[noun.i + 1 : min(noun.i + 4, ceiling)]]
    return behind[:1] == ["of"] and bool(words("abstract") & set(behind))


def _is_to_talk(document: Document, noun: Token) -> bool:
    """Tell whether a "team" is sent, led by somebody or takes part, in a sentence about talks or behind one."""
    start, end = sentence_at(document, noun.i)
    about = any(token.lower_ in words("talks") for token in document.doc[start:end])
    about = about or any(token.lower_ in _NEGOTIATIONS for token in document.doc[max(0, start - _BACK) : start])
    behind = document.doc[noun.i + 1 : min(end, noun.i + _LEADER)]
    led = any(token.lower_ in words("leading") and token.nbor().lower_ == "by" for token in behind[:-1])
    if noun.lower_ == "mission" and led:
        return True
    about = about or (led and _first_talks(document) < start and owning_state_before(document.doc, noun.i) is not None)
    if noun.lower_ not in {"team", "teams"}:
        return False
    listing = any(token.lower_ in words("including") | words("consisting") for token in behind[:1])
    of_officials = (led or listing) and any(office_words().is_title(token) and token.text[0].isupper() for token in behind)
    if of_officials or not about:
        return of_officials
    sent = noun.head.lower_ in words("sending") and not syntax.is_subject(noun)
    first = _phrase_start(document, noun, start)
    leads = first > start and document.doc[first - 1].lower_ in words("leading")
    takes_part = any(token.lower_ == "part" and token.head.lemma_ == "take" for token in behind)
    return sent or leads or takes_part or led


@once
def _first_talks(document: Document) -> int:
    """Return the first token that names talks; behind the last one if none does."""
    return next((token.i for token in document.tokens_of(_NEGOTIATIONS)), len(document.doc))


def span(document: Document, group: Group) -> Span:
    """Return the characters of a group's noun phrase."""
    last = document.doc[group.end - 1]
    return Span(document.doc[group.start].idx, last.idx + len(last))
