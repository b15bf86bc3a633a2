"""Stretches: how far the words reach that belong to one encounter, by the words alone, whatever the tree says."""

from collections.abc import Mapping
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.extractors.meetings.words import listed
from diploparse.reading.times import times
from diploparse.records import TimeExpression

_REACH: Final = 60  # tokens to either side
_OPENERS: Final = frozenset(
    {
        "who",
        "whom",
        "whose",
        "which",
        "where",
        "when",
        "while",
        "whereas",
        "after",
        "before",
        "because",
        "until",
        "although",
        "though",
        "if",
        "that",
        "whether",
        "amid",
        "despite",
        "since",
        "as",
        "following",
    }
)
_REPORTING: Final = frozenset({"said", "says", "told", "reported", "announced", "added"})
_RELATIVE: Final = frozenset({"who", "whose", "which", "where"})
_TITULAR: Final = frozenset({"visiting", "acting", "outgoing", "incoming"})
#: What stands between the first and the last day of several.
_RANGE: Final = frozenset({"-", "–", "to", "and", "through"})
_ASIDE: Final = 20  # words of a relative clause in commas
_MARKS: Final = frozenset({'"', ";", ":", "(", ")", "--"})
#: Participles that go on with the encounter: "talks held in Oslo", "a meeting scheduled for Friday".
_GOING_ON: Final = listed("going_on", "words")


def behind(doc: Doc, i: int, own_verbs: bool = False) -> int:
    """Return the token where what follows token `i` ends: at a verb of its own, a relative word, a mark, an infinitive."""
    stop = reach_on(doc[i], _REACH)
    for k in range(i + 1, stop):
        token = doc[k]
        if (token.text in _MARKS and not is_abbreviated(doc, k)) or _opens(token):
            return k
        if syntax.is_finite(token) and not (own_verbs and k < i + 4 and token.pos_ == "AUX"):
            return _before_report(token, i) or k
        if token.tag_ == "TO" and k + 1 < len(doc) and doc[k + 1].tag_ == "VB":
            return k
        if is_participle(token) and token.lower_ not in _GOING_ON:
            return k
    return stop


def _before_report(verb: Token, floor: int) -> int | None:
    """Return the comma before who reports what the words up to it say: "met Reed, the embassy in Oslo said"."""
    subject = syntax.own_subject_of(verb) if verb.lower_ in _REPORTING and not syntax.is_conjunct(verb) else None
    if subject is None or subject.i > verb.i:
        return None
    doc, comma = verb.doc, subject.left_edge.i - (subject.left_edge.text != ",")
    if comma <= floor or doc[comma].text != ",":
        return None
    told = any(syntax.is_finite(doc[k]) for k in range(reach_back(doc[floor], _REACH), comma))  # not "the meeting, …, said"
    return comma if told else None


def is_abbreviated(doc: Doc, i: int) -> bool:
    """Tell whether token `i` belongs to an abbreviation in brackets: "the Security Service (SSN) director"."""
    inside = doc[i].text in {"(", ")"} or doc[i].is_upper
    return inside and any(
        k >= 0 and k + 2 < len(doc) and doc[k].text == "(" and doc[k + 1].text.isupper() and doc[k + 2].text == ")"
        for k in (i, i - 1, i - 2)
    )


def is_participle(token: Token) -> bool:
    """Tell whether another clause begins with a participle: not "the negotiating team", "Jordan's visiting king"."""
    if token.tag_ not in {"VBN", "VBG"} or token.pos_ != "VERB" or token.ent_type_ or not syntax.is_clause(token):
        return False
    if token.lower_ in _TITULAR and token.i + 1 < len(token.doc) and token.nbor().text[0].isupper():  # "with visiting President Reed"
        return False
    return token.i == 0 or token.nbor(-1).lower_ not in {"'s", "'"}


def before(doc: Doc, i: int) -> int:
    """Return the first token of the words before token `i` that belong to its clause."""
    floor = max(reach_back(doc[i], _REACH), _behind_aside(doc, i), _behind_report(doc[i]))
    finite = syntax.is_finite(doc[i])
    for k in range(i - 1, floor - 1, -1):
        token = doc[k]
        if token.text in _MARKS or (_opens(token) and token.lower_ not in {"following"}):
            return k + 1
        if syntax.is_finite(token):
            if token.pos_ == "AUX" and not finite:
                continue
            if finite or token.pos_ != "AUX":
                return k + 1
        if token.lower_ in {"said", "says"}:
            return k + 1
    return floor


def _behind_aside(doc: Doc, i: int) -> int:
    """Return the token behind the relative clause in commas before token `i`, or 0: "Silva, who was born in Oslo, met"."""
    k = i - 1
    while k > 0 and doc[k].pos_ in {"AUX", "ADV"}:
        k -= 1
    if k < 1 or doc[k].text != ",":
        return 0
    opener = next((n for n in range(k - 1, reach_back(doc[k], _ASIDE) - 1, -1) if doc[n].text == "," or doc[n].lower_ in _RELATIVE), k)
    return k + 1 if doc[opener].lower_ in _RELATIVE else 0


def _behind_report(verb: Token) -> int:
    """Return where a clause begins that is said without "that", or 0: "said in Lima on Tuesday he would meet"."""
    told = verb.head if syntax.is_conjunct(verb) else verb
    if told.head.i >= told.i or syntax.is_conjunct(told) or not syntax.is_finite(told.head):
        return 0
    subject = syntax.own_subject_of(told)
    if subject is None or not told.head.i < subject.i < told.i:
        return 0
    start = syntax.noun_phrase(subject)[0]
    return start if all(token.lower_ != "that" for token in verb.doc[told.head.i : start]) else 0


def _opens(token: Token) -> bool:
    if token.lower_ == "that" and token.tag_ in {"DT"}:
        return token.i + 1 < len(token.doc) and token.nbor().pos_ not in {"NOUN", "ADJ"}
    return token.lower_ in _OPENERS and not (token.lower_ == "since" and token.pos_ == "ADP")


@once
def time_by_token(document: Document) -> Mapping[int, TimeExpression]:
    """Return, for each token of a time expression, the expression."""
    return {token.i: time for time in times(document) for token in document.words(time.span)}


def day_between(document: Document, start: int, end: int, near: int) -> TimeExpression | None:
    """Return the day, month or year that tokens `start` up to `end` give; behind `near` wins over before it, near over far."""
    by_token = time_by_token(document)
    told = ((i, by_token[i]) for i in range(max(start, 0), end) if i in by_token and is_dated(by_token[i]))
    found = {time.span: (i, time) for i, time in told if not _only_bounds(document, time)}
    first = [item for item in found.values() if not _goes_on(document, item[1], by_token, start)]
    ordered = sorted(first, key=lambda item: (item[0] < near, abs(item[0] - near)))
    return ordered[0][1] if ordered else None


def _goes_on(document: Document, time: TimeExpression, by_token: Mapping[int, TimeExpression], start: int) -> bool:
    """Tell whether a time is the end of a range that begins behind token `start`: "3-5 May", "from Monday to Friday"."""
    before = document.words(time.span).start - 2
    return before >= start and before in by_token and is_dated(by_token[before]) and document.doc[before + 1].lower_ in _RANGE


def _only_bounds(document: Document, time: TimeExpression) -> bool:
    """Tell whether a time is only where something begins: "the first visit since 1998"."""
    first = document.words(time.span).start
    return first > 0 and document.doc[first - 1].lower_ == "since"


def is_dated(time: TimeExpression) -> bool:
    """Tell whether a time expression gives a calendar value."""
    return time.type in {"DATE", "TIME"} and time.value[:4].isdigit()
