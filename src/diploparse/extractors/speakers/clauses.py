"""Clauses that a cue reports: "said that …", "vowed to …", "called for …", "…, according to"."""

from collections.abc import Callable
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical, quoted_tokens
from diploparse.extractors.speakers.tails import tails_by_sentence
from diploparse.spans import Span, hull

_FINAL: Final = frozenset(".,;:-")
_CLOSING: Final = frozenset(",;:")
#: Words that after a comma lead back to the reporter's own words.
_TURNS: Final = frozenset({"while", "although", "though", "even", "as"})
#: Words behind which a finite verb belongs to another clause.
_SUBORDINATORS: Final = frozenset({"if", "when", "because", "unless", "until", "after", "before", "while", "who", "which"})
#: Tokens between a verb and the clause that it reports.
_REACH: Final = 18


@attrs.frozen
class Reported:
    """A clause that a cue reports.

    Attributes:
        cue: the cue, a preposition that belongs to it included.
        content: what was said.
        frame: the frame that read it.
    """

    cue: Cue
    content: Span
    frame: str


@once
def reported_clauses(document: Document) -> tuple[Reported, ...]:
    """Return the clauses that the cues of an article report, in the order of the cues."""
    found: list[Reported] = []
    told: set[int] = set()  # sentences that hold a report
    for cue in cues(document):
        sentence = document.doc[cue.verb].sent.start
        clause = _reported(document, cue) or (_around(document, cue) if sentence not in told else None)
        if clause is not None:
            found.append(clause)
            told.add(sentence)
    return tuple(found)


def _around(document: Document, cue: Cue) -> Reported | None:
    """Read the sentence that a cue stands beside: "…, according to X", "…, X said"."""
    if "according_to" in cue.frames:
        content = _beside_according(document, cue)
        return Reported(cue, content, "according_to") if content else None
    start = document.doc[cue.verb].sent.start
    tail = next((tail for tail in tails_by_sentence(document).get(start, ()) if tail.cue.verb == cue.verb), None)
    content = _content(document, start, tail.comma) if tail else None
    return Reported(tail.cue, content, "tail") if tail and content else None


def _reported(document: Document, cue: Cue) -> Reported | None:
    """Read the clause that a cue takes."""
    if cue.subject is None or is_hypothetical(document.doc, cue):
        return None
    for frame, begin in _FRAMES.items():
        if frame not in cue.frames:
            continue
        start = begin(document, document.doc[cue.verb])
        content = None if start is None else _content(document, start, _end(document, cue, start))
        if content is not None:
            belongs = frame in {"for_phrase"}
            return Reported(attrs.evolve(cue, end=cue.end + 1) if belongs else cue, content, frame)
    return None


def _that_clause(document: Document, verb: Token) -> int | None:
    """Return the first token of the finite clause that a verb reports; None if it reports none."""
    clause = next((c for c in syntax.complements_of(verb) if c.i > verb.i and _is_said(document, verb, c)), None)
    stop = verb.sent.end if clause is None else clause.i
    marker = _marker(verb, stop)
    if marker is not None:
        return marker + 1 if verb.doc[marker].lower_ == "that" else marker
    if clause is None:
        return _unmarked(document, verb)
    start = max(clause.left_edge.i, verb.i + 1)
    while start < clause.i and (verb.doc[start].is_punct or verb.doc[start].is_space) and verb.doc[start].text not in {'"', "'", "(", "["}:
        start += 1
    return start


def _marker(verb: Token, stop: int) -> int | None:
    """Return the that or whether behind a verb, with nothing but an addressee, a time or a place between."""
    doc = verb.doc
    for i in range(verb.i + 1, min(stop, verb.i + _REACH)):
        if doc[i].lower_ in {"that", "whether"}:
            return i if _opens_clause(doc, i) else None
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].text == '"':
            return None
    return None


def _opens_clause(doc: Doc, i: int) -> bool:
    """Tell whether a "that" opens a clause; it does not before a finite verb or as a determiner."""
    following = next((doc[k] for k in range(i + 1, min(len(doc), i + 4)) if doc[k].pos_ != "ADV" and not doc[k].is_space), None)
    return not syntax.is_determiner(doc[i]) and following is not None and not syntax.is_finite(following)


def _unmarked(document: Document, verb: Token) -> int | None:
    """Return the word behind a verb where a clause without "that" begins: "said talks had begun"."""
    doc, first, end = verb.doc, verb.i + 1, verb.sent.end
    if first >= end or doc[first].pos_ not in {"PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"} or first in quoted_tokens(document):
        return None
    finite = next((i for i in range(first + 1, end) if syntax.is_finite(doc[i])), None)
    closed = next((i for i in range(first, end) if doc[i].text in _CLOSING or doc[i].lower_ in _SUBORDINATORS), end)
    return first if finite is not None and finite < closed and doc[finite].lower_ not in {"who", "which"} else None


def _is_said(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether a complement is what was said: finite, with a subject, and not wholly inside marks."""
    if clause.i in quoted_tokens(document) and syntax.marker_of(clause) is None and _opens_with_mark(document, verb, clause):
        return False
    return syntax.own_subject_of(clause) is not None or syntax.marker_of(clause) is not None


def _opens_with_mark(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether nothing but commas and colons stands between the verb and an opening mark."""
    quoted = quoted_tokens(document)
    return all(verb.doc[i].is_punct or i in quoted for i in range(verb.i + 1, clause.left_edge.i + 1) if not verb.doc[i].is_space)


def _infinitive(document: Document, verb: Token) -> int | None:
    """Return the "to" of what somebody vowed to do."""
    following = verb.i + 1
    while following < verb.sent.end and verb.doc[following].pos_ == "ADV":
        following += 1
    return following if _opens_infinitive(verb.doc, following) else None


def _infinitive_behind_addressee(document: Document, verb: Token) -> int | None:
    """Return the "to" of what somebody was urged to do."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + _REACH)):
        if doc[i].pos_ in {"VERB", "AUX", "SCONJ"} or doc[i].text in _CLOSING:
            return None
        if i > verb.i + 1 and _opens_infinitive(doc, i):
            return i
    return None


def _opens_infinitive(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i].lower_ == "to" and any(doc[k].tag_ == "VB" for k in range(i + 1, min(i + 3, len(doc))))


def _for_phrase(document: Document, verb: Token) -> int | None:
    """Return the token behind "called for"."""
    doc, i = verb.doc, verb.i + 1
    return i + 1 if i + 1 < verb.sent.end and doc[i].lower_ == "for" else None


def _of_phrase(document: Document, verb: Token) -> int | None:
    """Return the token behind the "of" of "accused X of"."""
    doc = verb.doc
    for i in range(verb.i + 2, min(verb.sent.end - 1, verb.i + _REACH)):
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in _CLOSING:
            return None
        if doc[i].lower_ == "of" and (doc[i + 1].tag_ == "VBG" or not syntax.is_inside_name(doc[i])):
            return i + 1
    return None


#: How each frame finds the first token of what was said.
_FRAMES: Final[dict[str, Callable[[Document, Token], int | None]]] = {
    "that_clause": _that_clause,
    "addressee_that": _that_clause,
    "infinitive": _infinitive,
    "addressee_infinitive": _infinitive_behind_addressee,
    "for_phrase": _for_phrase,
    "of_phrase": _of_phrase,
}


def _end(document: Document, cue: Cue, start: int) -> int:
    """Return the token behind what was said: the sentence's end, or where the reporter's own words go on."""
    doc = document.doc
    verb = doc[cue.verb]
    cuts = [other.start for other in _chained_cues(document).get(verb.sent.start, ()) if other.start > start]
    cuts += [tail.comma for tail in tails_by_sentence(document).get(verb.sent.start, ()) if tail.comma > start]
    cuts += [child.left_edge.i for child in verb.children if child.left_edge.i > start and _is_reporters(child)]
    cuts += [i for i in range(start + 1, verb.sent.end - 1) if _turns(verb, doc[i], start)]
    if syntax.is_relative_clause(verb):  # "X, who called for …, arrived"
        cuts += [i for i in range(start + 1, verb.sent.end) if doc[i].text == ","][:1]
    end = min(cuts, default=verb.sent.end)
    while (
        end > start + 1
        and end < verb.sent.end
        and (doc[end - 1].text in _FINAL or doc[end - 1].pos_ in {"CCONJ", "ADV"} or doc[end - 1].is_space)
    ):
        end -= 1
    return end


@once
def _chained_cues(document: Document) -> dict[int, list[Cue]]:
    """Return the cues that go on from another one, by the first token of their sentence."""
    found: dict[int, list[Cue]] = {}
    for cue in cues(document):
        if cue.chained:
            found.setdefault(document.doc[cue.verb].sent.start, []).append(cue)
    return found


def _is_reporters(child: Token) -> bool:
    """Tell whether a clause on a reporting verb goes on in the reporter's own words."""
    if syntax.is_conjunct(child):
        return syntax.own_subject_of(child) is not None or child.pos_ in {"VERB", "AUX"}
    return syntax.is_aside(child) and _is_behind_comma(child.left_edge)


def _is_behind_comma(token: Token) -> bool:
    """Tell whether a comma stands right before `token`, one inside a closing mark too."""
    if token.i < 2:
        return False
    before = token.nbor(-1)
    return before.text == "," or (before.text in {'"', "'"} and token.nbor(-2).text == ",")


def _turns(verb: Token, token: Token, start: int) -> bool:
    """Tell whether the reporter speaks on at `token`: ", while …", ", but played it down"."""
    if not _is_behind_comma(token):
        return False
    if token.lower_ in _TURNS:
        return token.lower_ != "even" or token.nbor().lower_ in {"as", "though"}
    following = token.nbor()
    same_tense = following.tag_ == verb.tag_ and following.tag_ in {"VBD", "VBZ"} and following.pos_ == "VERB"
    return token.lower_ in {"but", "and"} and same_tense and any(verb.doc[i].pos_ == "AUX" for i in range(start, min(start + 8, token.i)))


def _beside_according(document: Document, cue: Cue) -> Span | None:
    """Return the sentence that "according to" stands in, without the phrase."""
    doc = document.doc
    if cue.subject is None:
        return None
    start, end = syntax.sentence_bounds(doc, cue.verb)
    behind = max(cue.end + 1, doc[cue.subject].right_edge.i + 1)
    if cue.verb - start > end - behind:
        return _content(document, start, cue.verb)
    while behind < end and doc[behind].is_punct and doc[behind].text != '"':
        behind += 1
    return _content(document, behind, end)


def _content(document: Document, start: int, end: int) -> Span | None:
    """Return the span of these tokens without outer commas and the final stop; half-quoted stretches are taken whole."""
    doc = document.doc
    opening, closing = _outer_marks(document)
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _FINAL or doc[end - 1].idx in opening):
        end -= 1
    while start < end and (doc[start].is_space or doc[start].text in _FINAL or doc[start].idx in closing):
        start += 1
    if start >= end:
        return None
    span = syntax.span_of(doc, start, end)
    return hull([span, *(quoted.span for quoted in document.quoted_in(span))])


@once
def _outer_marks(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the offsets of the marks that open, and of those that close; the parser may take one for the other's."""
    return frozenset(q.span.start for q in document.quoted), frozenset(q.span.end - 1 for q in document.quoted if q.closed)
