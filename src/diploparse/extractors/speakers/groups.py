"""Groups: several who speak together, "X and Y said"."""

from collections.abc import Sequence
from typing import Final, Literal

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.sentences import sentence_at
from diploparse.reading.offices import office_words
from diploparse.reading.parties import party_by_token
from diploparse.reading.people import person_by_token
from diploparse.reading.states import state_named_at

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: Words that may stand between two members, besides what belongs to the one before.
_BETWEEN: Final = frozenset({",", "and", "or", "both", "either", "&"})
#: Tokens from the first member to the last.
_WIDEST: Final = 40


def members_of(document: Document, head: Token) -> tuple[Token, ...]:
    """Return the heads of the noun phrases that speak together, `head` first; only `head` if it speaks alone.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva and Tom Reed said that talks had begun.")
    >>> [member.text for member in members_of(document, document.doc[0])]
    ['Ana', 'Tom']
    """
    doc, members = document.doc, [head]
    for i in range(head.i + 1, min(sentence_at(document, head.i).stop, head.i + _WIDEST)):
        token = doc[i]
        if syntax.is_finite(token):
            break
        if token.pos_ in _NOMINAL and syntax.is_conjunct(token) and _belongs(document, token.head, members):
            one_party = party_by_token(document).get(token.i)  # "the Committee for Trade and Culture"
            if one_party is not None and one_party == party_by_token(document).get(head.i):
                return (head,)
            if not _follows(document, members[-1], token) or _is_same_one(document, members[-1], token):
                return (head,)
            members.append(token)
    if len(members) == 1 or joined_by(members) is None or _is_apposition(document, members):
        return (head,)
    return tuple(members)


def owned_by_state(head: Token) -> Token:
    """Return the noun that a state with an "and" in its name owns, where the tree takes the state for two: "Bosnia and Herzegovina's X"."""
    doc = head.doc
    named = state_named_at(doc, head.left_edge.i) if any(child.i > head.i for child in syntax.conjuncts_of(head)) else None
    if named is None or not head.i < named[1] < len(doc) - 1 or doc[named[1]].lower_ not in {"'s", "'"}:
        return head
    return syntax.modified_by(doc[named[1] + 1])


def joined_by(members: Sequence[Token]) -> Literal["and", "or"] | None:
    """Return the word between the last two members; None if there is neither."""
    between = {token.lower_ for token in members[-1].doc[members[-2].i + 1 : members[-1].i]}
    if "or" in between:
        return "or"
    return "and" if between & {"and", "&"} else None


def listed(names: Sequence[str]) -> str:
    """Return names as one.

    >>> listed(("Norway", "Peru", "Kenya"))
    'Norway, Peru and Kenya'
    """
    return " and ".join((", ".join(names[:-1]), names[-1]))


def whole_name(document: Document, head: Token) -> tuple[int, int]:
    """Return the token bounds of one who speaks alone: the noun phrase, the names at its ends, appositions joined by "and"."""
    doc, named = document.doc, person_by_token(document)
    start, end = syntax.noun_phrase(head)
    if start in named or end - 1 in named or (end in named and (office_words().is_title(doc[end - 1]) or _is_noun_before(head, end))):
        while start > 0 and start - 1 in named:
            start -= 1
        while end < len(doc) and end in named:
            end += 1
    for other in syntax.conjuncts_of(head):
        if other.pos_ in {"NOUN", "PROPN"}:
            end = max(end, syntax.noun_phrase(other)[1])
    if start > 1 and head.tag_ in {"NN", "NNS"} and doc[start - 1].lower_ in {"'s", "'"} and doc[start - 2].pos_ == "PROPN":
        start = min(start, syntax.noun_phrase(doc[start - 2])[0])  # "X's aides", with X read as another subject
    return start, end


def _is_noun_before(head: Token, end: int) -> bool:
    """Tell whether a name at token `end` stands right behind a noun in the singular: "mathematician X"."""
    return head.i == end - 1 and head.tag_ == "NN"


def bounds_of(document: Document, member: Token) -> tuple[int, int]:
    """Return the token bounds of one of several: the noun phrase up to what is joined to it, with the name at its end."""
    doc, named = document.doc, person_by_token(document)
    start, end = syntax.noun_phrase(member)
    end = min([end, *(other.left_edge.i for i in range(start, end) for other in syntax.conjuncts_of(doc[i]) if other.i > member.i)])
    end = max(end, member.i + 1)
    while end > member.i + 1 and (doc[end - 1].is_punct or doc[end - 1].pos_ == "CCONJ"):
        end -= 1
    if office_words().is_title(doc[end - 1]) and end in named:
        end += 1
    while end < len(doc) and end - 1 in named and named.get(end) == named[end - 1]:
        end += 1
    while start > 0 and start in named and named.get(start - 1) == named[start]:
        start -= 1
    return start, end


def _belongs(document: Document, governor: Token, members: Sequence[Token]) -> bool:
    """Tell whether a conjunct hangs on a member, or on another word of its name."""
    named = person_by_token(document)
    return any(governor == member or (governor.i in named and named[governor.i] == named.get(member.i)) for member in members) or (
        members[0].i <= governor.i < members[-1].i + 6 and governor.i in named and office_words().is_title(members[-1])
    )


def _follows(document: Document, before: Token, member: Token) -> bool:
    """Tell whether nothing but commas and an "and" stands between two members."""
    end, start = bounds_of(document, before)[1], bounds_of(document, member)[0]
    return all(token.lower_ in _BETWEEN or token.is_space for token in member.doc[end:start])


def _is_same_one(document: Document, before: Token, member: Token) -> bool:
    """Tell whether two nouns call one person what they are: "the president and chief negotiator"."""
    first = bounds_of(document, before)[0]
    return _is_bare(document, member) and before.tag_ == "NN" and before.doc[first].pos_ == "DET"


def _is_bare(document: Document, member: Token) -> bool:
    """Tell whether a member says what somebody is: a title or a noun in the singular, without a determiner or a name."""
    start, end = bounds_of(document, member)
    named, doc = person_by_token(document), member.doc
    if doc[start].pos_ == "DET" or doc[start].tag_ == "PRP$" or any(i in named for i in range(member.i, end)):
        return False
    return member.tag_ == "NN" or office_words().is_title(member)


def _is_apposition(document: Document, members: Sequence[Token]) -> bool:
    """Tell whether titles behind a comma are the first member's: "X, foreign minister and negotiator"."""
    doc, end = document.doc, bounds_of(document, members[-1])[1]
    if doc[bounds_of(document, members[0])[1]].text != "," or any(member.i in person_by_token(document) for member in members[1:]):
        return False
    return (end < len(doc) and doc[end].text == ",") or all(_is_bare(document, member) for member in members[1:])
