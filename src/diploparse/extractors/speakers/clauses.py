"""Clauses that a cue reports: "said that …", "vowed to …", "called for …", "…, according to"."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_behind_comma, is_hypothetical, is_participle, opened_clause, reporting_verbs
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.extractors.speakers.tails import tails_by_sentence
from diploparse.extractors.speakers.turns import turn_before
from diploparse.spans import Span, hull

_FINAL: Final = frozenset(".,;:-")
_CLOSING: Final = frozenset(",;:")
_STOPS: Final = frozenset(".!?")
#: Words that after a comma lead back to the reporter's own words.
_TURNS: Final = frozenset({"while", "although", "though", "even", "as"})
#: Words behind which a finite verb belongs to another clause.
_SUBORDINATORS: Final = frozenset({"if", "when", "because", "unless", "until", "after", "before", "while", "who", "which"})
_NOT: Final = frozenset({"not", "never"})
#: Tokens between a verb and the clause that it reports.
_REACH: Final = 18
#: Tokens of a clause; what is longer is no sentence.
_LONGEST: Final = 400


@attrs.frozen
class Reported:
    """A clause that a cue reports.

    Attributes:
        cue: the cue, a preposition that belongs to it included.
        content: what was said, in two spans if the cue stands inside it.
        frame: the frame that read it.
    """

    cue: Cue
    content: tuple[Span, ...]
    frame: str


@once
def reported_clauses(document: Document) -> tuple[Reported, ...]:
    """Return the clauses that the cues of an article report, in the order of the cues."""
    found: list[Reported] = []
    told: set[int] = set()  # sentences that hold a report
    for cue in cues(document):
        sentence = sentence_at(document, cue.verb).start
        clause = _reported(document, cue) or (_around(document, cue) if sentence not in told else None)
        if clause is not None:
            found.append(clause)
            told.add(sentence)
    return tuple(found)


def _around(document: Document, cue: Cue) -> Reported | None:
    """Read the sentence that a cue stands beside: "…, according to X", "…, X said"."""
    if "according_to" in cue.frames:
        beside = _beside_according(document, cue)
        return Reported(cue, beside, "according_to") if beside else None
    start = sentence_at(document, cue.verb).start
    tail = next((tail for tail in tails_by_sentence(document).get(start, ()) if tail.cue.verb == cue.verb), None)
    content = _content(document, start, tail.comma) if tail else None
    return Reported(tail.cue, (content,), "tail") if tail and content else None


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
            return Reported(attrs.evolve(cue, end=cue.end + 1) if belongs else cue, (content,), frame)
    return None


def _that_clause(document: Document, verb: Token) -> int | None:
    """Return the first token of the finite clause that a verb reports; None if it reports none."""
    if verb.pos_ == "NOUN":  # ", warning that": the tree is not to be trusted
        return verb.i + 2
    if _has_object(document, verb):
        return None
    end = sentence_at(document, verb.i).stop
    clause = next((c for c in syntax.complements_of(verb) if verb.i < c.i < end and _is_said(document, verb, c)), None)
    stop = end if clause is None else clause.i
    marker = _marker(verb, stop)
    if marker is not None:
        return marker + 1 if verb.doc[marker].lower_ == "that" else marker
    if clause is None:
        return _unmarked(document, verb)
    start = max(clause.left_edge.i, verb.i + 1)
    while start < clause.i and (verb.doc[start].is_punct or verb.doc[start].is_space) and verb.doc[start].text not in {'"', "'", "(", "["}:
        start += 1
    return start


def _has_object(document: Document, verb: Token) -> bool:
    """Tell whether a "that" belongs to what the verb takes: "repeated a warning that …"."""
    if "addressee_that" in reporting_verbs(document)[verb.lower_].frames:
        return False
    doc, following = verb.doc, verb.i + 1
    if following >= len(doc) or doc[following].lower_ not in {"a", "an", "the", "his", "her", "its", "their"}:
        return False
    return any(noun.pos_ == "NOUN" and noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "that" for noun in syntax.objects_of(verb))


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
    """Tell whether a "that" opens a clause; it does not before a finite verb or as a determiner inside one.

    The tree takes it for the determiner of the clause's subject at times: "said on Friday that aid would come".
    """
    following = next((doc[k] for k in range(i + 1, min(len(doc), i + 4)) if doc[k].pos_ != "ADV" and not doc[k].is_space), None)
    noun = doc[i].head
    inside = syntax.is_determiner(doc[i]) and not (syntax.is_subject(noun) and noun.head.left_edge.i == i)
    return not inside and following is not None and not syntax.is_finite(following)


def _unmarked(document: Document, verb: Token) -> int | None:
    """Return the word behind a verb where a clause without "that" begins: "said talks had begun"."""
    doc, quoted, first, end = verb.doc, quoted_tokens(document), verb.i + 1, sentence_at(document, verb.i).stop
    if first >= end or doc[first].pos_ not in {"PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"} or first in quoted:
        return None
    for i in range(first, end):
        if doc[i].text in _CLOSING | _STOPS or doc[i].lower_ in _SUBORDINATORS:
            return None
        if i > first and syntax.is_finite(doc[i]):
            return first + 1 if doc[first].lower_ == "that" else first
    return None


def _is_said(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether a complement is what was said: finite, with a subject, not wholly inside marks, nobody else's report."""
    quoted = quoted_tokens(document)
    if clause.i in quoted and syntax.marker_of(clause) is None:
        nearer = _first_behind(_cue_verbs(document), verb.i)
        if _opens_with_mark(document, verb, clause) or (nearer and nearer[0] < clause.left_edge.i):
            return False
    if clause.i in _cues_by_verb(document) and (clause.left_edge.i in quoted or _opens_turn(document, clause)):
        return False
    return syntax.own_subject_of(clause) is not None or syntax.marker_of(clause) is not None


def _opens_turn(document: Document, clause: Token) -> bool:
    """Tell whether a clause is another speaker's: "and X said"."""
    return turn_before(document, _cues_by_verb(document)[clause.i].start) is not None


@once
def _cue_verbs(document: Document) -> tuple[int, ...]:
    return tuple(cue.verb for cue in cues(document))


@once
def _cues_by_verb(document: Document) -> dict[int, Cue]:
    return {cue.verb: cue for cue in cues(document)}


def _opens_with_mark(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether a clause begins with a mark that stands right behind the verb, a comma or a colon."""
    doc, quoted, first = verb.doc, quoted_tokens(document), max(clause.left_edge.i, verb.i + 1)
    while first < clause.i and first not in quoted and doc[first].pos_ in {"PUNCT", "SPACE", "CCONJ"}:
        first += 1
    before = first - 1
    while before > verb.i and (doc[before].pos_ in {"SPACE", "CCONJ"} or before in quoted):
        before -= 1
    return first in quoted and (before == verb.i or doc[before].text in {",", ":"})


def _infinitive(document: Document, verb: Token) -> int | None:
    """Return the "to", or the "not to", of what somebody vowed to do."""
    doc, end, following = verb.doc, sentence_at(document, verb.i).stop, verb.i + 1
    while following < end and doc[following].pos_ == "ADV":
        following += 1
    to = following + 1 if following < end and doc[following].lower_ in _NOT else following
    return following if _opens_infinitive(doc, to) else None


def _infinitive_behind_addressee(document: Document, verb: Token) -> int | None:
    """Return the "to", or the "not to", of what somebody was urged to do."""
    doc, is_addressed = verb.doc, False
    for i in range(verb.i + 1, min(sentence_at(document, verb.i).stop, verb.i + _REACH)):
        if doc[i].pos_ in {"VERB", "AUX", "SCONJ"} or doc[i].text in _CLOSING:
            return None
        if is_addressed and _opens_infinitive(doc, i):
            return i - 1 if doc[i - 1].lower_ in _NOT else i
        is_addressed = is_addressed or doc[i].pos_ in {"NOUN", "PROPN", "PRON"}
    return None


def _opens_infinitive(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i].lower_ == "to" and any(doc[k].tag_ == "VB" for k in range(i + 1, min(i + 3, len(doc))))


def _for_phrase(document: Document, verb: Token) -> int | None:
    """Return the token behind "called for"."""
    doc, i = verb.doc, verb.i + 1
    return i + 1 if i + 1 < sentence_at(document, verb.i).stop and doc[i].lower_ == "for" else None


def _of_phrase(document: Document, verb: Token) -> int | None:
    """Return the token behind the "of" of "accused X of"."""
    doc = verb.doc
    for i in range(verb.i + 2, min(sentence_at(document, verb.i).stop - 1, verb.i + _REACH)):
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
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    verb = doc[cue.verb]
    cuts = [child.left_edge.i for child in verb.children if child.left_edge.i > start and _is_reporters(child)]
    for known in (_chained_cues(document), _tail_commas(document), _turns_over(document)):
        cuts += _first_behind(known, start)
    if syntax.is_relative_clause(verb):  # "X, who called for …, arrived"
        cuts += _first_behind(_commas(document), start)
    if is_participle(verb) and cue.start == sentence.start and (main := opened_clause(document, verb)):
        cuts.append(doc[main].left_edge.i)
    end = min([*cuts, sentence.stop])
    end = next((i for i in _returns_between(document, start, min(end, sentence.stop - 1)) if _goes_back(verb, i, start)), end)
    while (
        end > start + 1
        and end < sentence.stop
        and (doc[end - 1].text in _FINAL or doc[end - 1].pos_ == "CCONJ" or doc[end - 1].is_space or _leads_on(doc, end - 1))
    ):
        end -= 1
    return end


def _leads_on(doc: Doc, i: int) -> bool:
    """Tell whether an adverb belongs to what follows: "and then", ", also"."""
    return doc[i].pos_ == "ADV" and (doc[i - 1].pos_ == "CCONJ" or doc[i - 1].text in _FINAL)


def _first_behind(tokens: Sequence[int], start: int) -> Sequence[int]:
    """Return the first of these tokens behind `start`, if there is one."""
    i = bisect_right(tokens, start)
    return tokens[i : i + 1]


@once
def _chained_cues(document: Document) -> tuple[int, ...]:
    """Return where the cues begin that go on from another one."""
    return tuple(cue.start for cue in cues(document) if cue.chained)


@once
def _tail_commas(document: Document) -> tuple[int, ...]:
    """Return the commas before the cues that stand behind what they report."""
    return tuple(sorted(tail.comma for tails in tails_by_sentence(document).values() for tail in tails))


@once
def _turns_over(document: Document) -> tuple[int, ...]:
    """Return the words that open a coordinated clause with a subject and a report of its own: "…, but X said …"."""
    return tuple(sorted(opener for cue in cues(document) if (opener := _opener(document, cue)) is not None))


def _opener(document: Document, cue: Cue) -> int | None:
    """Return the word that opens the clause of a cue as another speaker's turn; a pronoun needs a comma before it."""
    doc = document.doc
    turn = turn_before(document, cue.start)
    if turn is None or cue.subject is None or cue.subject < turn.opener or doc[cue.start].lower_ == "had":
        return None
    if doc[turn.subject].pos_ == "PRON" and not (doc[turn.opener].text == ";" or is_behind_comma(doc[turn.opener])):
        return None
    return turn.opener if syntax.is_finite(doc[cue.start]) and _reports_something(document, cue) else None


def _reports_something(document: Document, cue: Cue) -> bool:
    """Tell whether a clause or words in marks stand behind a cue."""
    doc, verb = document.doc, document.doc[cue.verb]
    if any(frame in cue.frames and begin(document, verb) is not None for frame, begin in _FRAMES.items()):
        return True
    for i in range(cue.end, min(sentence_at(document, cue.verb).stop + 1, cue.end + _REACH, len(doc))):
        if i in quoted_tokens(document):
            return True
        if doc[i].pos_ in {"VERB", "AUX"}:
            return False
    return False


@once
def _commas(document: Document) -> tuple[int, ...]:
    return tuple(token.i for token in document.doc if token.text == ",")


def _is_reporters(child: Token) -> bool:
    """Tell whether a clause on a reporting verb goes on in the reporter's own words."""
    if syntax.is_conjunct(child):
        return syntax.own_subject_of(child) is not None or child.pos_ in {"VERB", "AUX"}
    return syntax.is_aside(child) and is_behind_comma(child.left_edge)


@once
def _returns(document: Document) -> tuple[int, ...]:
    """Return the words behind a comma that may lead back to the reporter."""
    words = _TURNS | {"but", "and"}
    return tuple(token.i for token in document.doc if token.lower_ in words and is_behind_comma(token))


def _returns_between(document: Document, start: int, stop: int) -> Sequence[int]:
    """Return those that lie behind `start` and before `stop`, no farther than a sentence is long."""
    known = _returns(document)
    return known[bisect_right(known, start) : bisect_left(known, min(stop, start + _LONGEST))]


def _goes_back(verb: Token, i: int, start: int) -> bool:
    """Tell whether the reporter speaks on at token `i`: ", while …", ", but played it down"."""
    token, following = verb.doc[i], verb.doc[i + 1]
    if token.lower_ in _TURNS:
        return token.lower_ != "even" or following.lower_ in {"as", "though"}
    same_tense = following.tag_ == verb.tag_ and following.tag_ in {"VBD", "VBZ"} and following.pos_ == "VERB"
    return same_tense and any(verb.doc[k].pos_ == "AUX" for k in range(start, min(start + 8, i)))


def _beside_according(document: Document, cue: Cue) -> tuple[Span, ...]:
    """Return the sentence that "according to" stands in, without the phrase: what is before it, behind it, or both."""
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    if cue.subject is None:
        return ()
    behind = max(cue.end + 1, doc[cue.subject].right_edge.i + 1)
    if doc[behind - 1].text == ",":
        behind -= 1
    behind = _behind_relative(doc, behind, sentence.stop)
    stop = min([sentence.stop, *_first_behind(_turns_over(document), behind)])
    before = _content(document, sentence.start, cue.verb)
    if _goes_on_behind(document, sentence.start, cue, behind, stop):
        after = _content(document, behind, stop)
        return tuple(span for span in (before, after) if span is not None)
    while stop > behind and doc[stop - 1].is_space:
        stop -= 1
    finite = _finite_before(document)
    clauses = [finite[end] > finite[start] for start, end in ((sentence.start, cue.verb), (min(behind, stop), stop))]
    if clauses == [True, False] or (clauses[0] == clauses[1] and cue.verb - sentence.start > stop - behind):
        return (before,) if before is not None else ()
    while behind < stop and doc[behind].is_punct and doc[behind].text != '"':
        behind += 1
    after = _content(document, behind, stop)
    return (after,) if after is not None else ()


@once
def _finite_before(document: Document) -> tuple[int, ...]:
    """Return, for each token and for the end, how many verbs in a tense stand before it."""
    return tuple(accumulate((syntax.is_finite(token) for token in document.doc), initial=0))


def _behind_relative(doc: Doc, start: int, stop: int) -> int:
    """Return the comma that ends a relative clause about the source, if one begins at `start`: "According to X, who leads it, …"."""
    if start + 1 >= stop or doc[start].text != "," or doc[start + 1].lower_ not in {"who", "whose", "which"}:
        return start
    return next((i for i in range(start + 2, stop) if doc[i].text == ","), start)


def _goes_on_behind(document: Document, start: int, cue: Cue, behind: int, stop: int) -> bool:
    """Tell whether the clause goes on behind "according to": "The truce, according to X, holds", "…, and will hold"."""
    doc, finite = document.doc, _finite_before(document)
    if behind + 1 >= stop or doc[behind].text != "," or doc[cue.verb - 1].text != "," or cue.verb - 1 <= start:
        return False
    is_begun = finite[start] == finite[cue.verb]
    is_finished = finite[behind + 1] < finite[min(stop, behind + _REACH)]
    is_shared = doc[behind + 1].pos_ == "CCONJ" and finite[min(stop, behind + 2)] < finite[min(stop, behind + 4)]
    return (is_begun and is_finished) or is_shared


def _content(document: Document, start: int, end: int) -> Span | None:
    """Return the span of these tokens without outer commas and the final stop; half-quoted stretches are taken whole."""
    doc = document.doc
    opening, closing = _outer_marks(document)
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _FINAL or doc[end - 1].idx in opening):
        end -= 1
    while start < end and (doc[start].is_space or doc[start].text in _FINAL or doc[start].idx in closing):
        start += 1
    if not start < end <= start + _LONGEST:
        return None
    span = syntax.span_of(doc, start, end)
    return hull([span, *(quoted.span for quoted in document.quoted_in(span))])


@once
def _outer_marks(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the offsets of the marks that open, and of those that close; the parser may take one for the other's."""
    return frozenset(q.span.start for q in document.quoted), frozenset(q.span.end - 1 for q in document.quoted if q.closed)
