"""Frames: where the words begin that a cue reports: "said that …", "vowed to …", "called for …"."""

from collections.abc import Callable
from functools import partial
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_active, reporting_verbs
from diploparse.extractors.speakers.objects import CLOSING, OPENING, REACH, accused_of, grounds, named, praised, rejected_as, stressed
from diploparse.extractors.speakers.sentences import first_behind, quoted_tokens, sentence_at, time_tokens
from diploparse.extractors.speakers.subjects import RELATIVES
from diploparse.extractors.speakers.turns import turn_before
from diploparse.spans import Span

_STOPS: Final = frozenset(".!?")
#: Words behind which a finite verb belongs to another clause.
_SUBORDINATORS: Final = frozenset({"if", "when", "because", "unless", "until", "after", "before", "while", "who", "which"})
_OPENING_CLAUSES: Final = frozenset({"although", "though", "while", "if", "when", "because", "since", "unless", "once"})
_NOMINATIVE: Final = frozenset({"he", "she", "they", "it", "we", "i"})
#: Prepositions and particles that belong to the verb before them.
BELONGING: Final = frozenset({"for", "on", "about", "to", "of", "out", "against"})
_ASKING: Final = frozenset({"whether", "if", "how", "why", "what", "who", "where", "when", "which"})
_NOT: Final = frozenset({"not", "never"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
#: Participles that stand before a noun as prepositions do.
_PREPOSITIONAL: Final = frozenset({"following", "regarding", "concerning", "including"})


def _that_clause(document: Document, verb: Token) -> int | None:
    """Return the first token of the finite clause that a verb reports; None if it reports none."""
    if verb.pos_ == "NOUN":  # ", warning that": the tree is not to be trusted
        return verb.i + 1
    if _has_object(document, verb):
        return None
    end = sentence_at(document, verb.i).stop
    clause = next((c for c in syntax.complements_of(verb) if verb.i < c.i < end and _is_said(document, verb, c)), None)
    stop = end if clause is None else clause.i
    marker = _marker(document, verb, stop)
    if marker is not None:
        return marker
    if verb.i + 1 < end and verb.doc[verb.i + 1].text == ",":
        return None
    told = _behind_circumstance(document, verb)
    if told is not None:
        return told
    if clause is None:
        return _unmarked(document, verb)
    start = max(_right_behind(document, verb) or clause.left_edge.i, verb.i + 1)
    while start < clause.i and (verb.doc[start].is_punct or verb.doc[start].is_space) and verb.doc[start].text not in {'"', "'", "(", "["}:
        start += 1
    return start


def _behind_circumstance(document: Document, verb: Token) -> int | None:
    """Return the pronoun that opens a clause behind whom, when or where: "told the paper he would", "said in Oslo she would"."""
    doc, i, stop = verb.doc, verb.i + 1, min(sentence_at(document, verb.i).stop - 1, verb.i + REACH)
    while i < stop and i in time_tokens(document):
        i += 1
    is_told = "addressee_that" in reporting_verbs(document)[verb.lower_].frames
    if i >= stop or not (doc[i].pos_ == "ADP" or (is_told and doc[i].pos_ in OPENING and doc[i].lower_ not in _NOMINATIVE)):
        return None
    while i < stop and doc[i].lower_ not in _NOMINATIVE:
        if doc[i].pos_ not in OPENING | {"ADP", "PART"}:
            return None
        i += 1
    return i if doc[i].lower_ in _NOMINATIVE and any(syntax.is_finite(token) for token in doc[i + 1 : i + 4]) else None


def _right_behind(document: Document, verb: Token) -> int | None:
    """Return the token behind a verb, or behind its time, if a noun phrase begins there that is neither subject nor addressee."""
    doc, first = verb.doc, verb.i + 1
    if "addressee_that" in reporting_verbs(document)[verb.lower_].frames:
        return None
    while first < len(doc) and first in time_tokens(document):
        first += 1
    own = syntax.own_subject_of(verb)
    if first >= len(doc) or (own is not None and own.i > verb.i):
        return None
    return first if doc[first].pos_ in OPENING or doc[first].tag_ == "VB" else None  # "said indirect talks": read as a verb


def _has_object(document: Document, verb: Token) -> bool:
    """Tell whether a "that" belongs to what the verb takes: "repeated a warning that …"."""
    if "addressee_that" in reporting_verbs(document)[verb.lower_].frames:
        return False
    doc, following = verb.doc, verb.i + 1
    if following >= len(doc) or doc[following].lower_ not in {"a", "an", "the", "his", "her", "its", "their"}:
        return False
    return any(noun.pos_ == "NOUN" and noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "that" for noun in syntax.objects_of(verb))


def _marker(document: Document, verb: Token, stop: int) -> int | None:
    """Return the that or whether behind a verb, with nothing but an addressee, a time or a place between."""
    doc, last = verb.doc, min(stop, verb.i + REACH)
    if verb.i + 1 < last and doc[verb.i + 1].text == ",":  # "said, citing X, that …"
        that = next((i + 1 for i in range(verb.i + 1, last - 1) if doc[i].text == "," and doc[i + 1].lower_ == "that"), None)
        return that if that is not None and doc[that].pos_ == "SCONJ" and _opens_clause(doc, that) else None
    for i in range(verb.i + 1, last):
        if doc[i].lower_ in {"that", "whether"}:
            return i if _opens_clause(doc, i) else None
        if (doc[i].pos_ in {"VERB", "AUX"} and not _describes_noun(document, verb, doc[i])) or doc[i].text == '"':
            return None
    return None


def _describes_noun(document: Document, verb: Token, participle: Token) -> bool:
    """Tell whether a participle belongs to the noun before it, "in a statement carried by X", or is a preposition."""
    if participle.lower_ in _PREPOSITIONAL:
        return True
    is_bare = participle.tag_ == "VBN" and next(syntax.auxiliaries_of(participle), None) is None
    return (is_bare and participle.nbor(-1).pos_ in _NOUNS) or _describes_addressee(document, verb, participle)


def _describes_addressee(document: Document, verb: Token, participle: Token) -> bool:
    """Tell whether a participle belongs to whom a verb that must address somebody does: "told envoys gathered in Oslo that …"."""
    frames, noun = reporting_verbs(document)[verb.lower_].frames, syntax.own_subject_of(participle)
    is_bare = participle.tag_ in {"VBN", "VBD"} and next(syntax.auxiliaries_of(participle), None) is None
    is_told = "addressee_that" in frames and "that_clause" not in frames
    return is_told and is_bare and noun is not None and noun.left_edge.i == verb.i + 1


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
    opening = _behind_opening_clause(doc, first, end)
    if (
        opening >= end
        or not (doc[opening].pos_ in OPENING or first in quoted)
        or (first in quoted and not _opens_with_part(document, first))
    ):
        return None
    words = iter(range(opening, end))
    for i in words:
        if i in quoted and first in quoted:
            continue
        if doc[i].text == "," and i + 1 < end and opens_aside(doc[i + 1]):  # "said the envoys, who …, had left"
            next((k for k in words if k > i and doc[k].text == ","), None)
        elif doc[i].text in CLOSING | _STOPS or doc[i].lower_ in _SUBORDINATORS:
            return None
        is_base = doc[i].tag_ == "VB" and doc[i - 1].text == ","  # "said the envoys, seen by X, want"
        if i > opening and (syntax.is_finite(doc[i]) or is_base):
            return first
    return None


def _behind_opening_clause(doc: Doc, first: int, end: int) -> int:
    """Return the token behind the comma of a clause that opens what is said: "said although talks went on, the army was ready"."""
    if first >= end or doc[first].lower_ not in _OPENING_CLAUSES:
        return first
    return next((i + 1 for i in range(first + 2, min(end, first + REACH)) if doc[i].text == ","), end)


def opens_aside(token: Token) -> bool:
    """Tell whether a relative clause or a past participle begins: "the envoys, who …", "the envoys, seen by …"."""
    return token.lower_ in RELATIVES or token.tag_ == "VBN"


def _opens_with_part(document: Document, first: int) -> bool:
    """Tell whether a clause goes on behind the marks that open it: said “new rules” would come."""
    found = document.quoted_in(Span(document.doc[first].idx, document.doc[first].idx + 1))
    return any(quoted.inner(document.text).of(document.text)[-1:].isalnum() for quoted in found)


def _is_said(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether a complement is what was said: finite, with a subject, not wholly inside marks, nobody else's report."""
    quoted = quoted_tokens(document)
    if _describes_addressee(document, verb, clause):
        return False
    if clause.i in quoted and syntax.marker_of(clause) is None:
        nearer = first_behind(_cue_verbs(document), verb.i)
        if _opens_with_mark(document, verb, clause) or (nearer and nearer[0] < clause.left_edge.i):
            return False
    if clause.i in _cues_by_verb(document) and (clause.left_edge.i in quoted or _opens_turn(document, clause)):
        return False
    opens_relative = clause.left_edge.lower_ in RELATIVES  # "said X, who leads it"
    return not opens_relative and (syntax.own_subject_of(clause) is not None or syntax.marker_of(clause) is not None)


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


def _question(document: Document, verb: Token) -> int | None:
    """Return the word that opens what is asked, right behind a verb or behind an addressee."""
    if not is_active(verb):
        return None
    for i in range(verb.i + 1, min(sentence_at(document, verb.i).stop, verb.i + REACH)):
        if verb.doc[i].lower_ in _ASKING and i not in quoted_tokens(document):
            return i
        if verb.doc[i].pos_ in {"VERB", "AUX", "PUNCT"}:
            return None
    return None


def _infinitive(document: Document, verb: Token) -> int | None:
    """Return the "to", or the "not to", of what somebody vowed to do."""
    doc, end, following = verb.doc, sentence_at(document, verb.i).stop, verb.i + 1
    if not is_active(verb):
        return None
    while following < end and doc[following].pos_ == "ADV":
        following += 1
    to = following + 1 if following < end and doc[following].lower_ in _NOT else following
    return following if _opens_infinitive(doc, to) else None


def _infinitive_behind_addressee(document: Document, verb: Token) -> int | None:
    """Return the "to", or the "not to", of what somebody was urged to do."""
    doc, is_addressed = verb.doc, False
    for i in range(verb.i + 1, min(sentence_at(document, verb.i).stop, verb.i + REACH)):
        if doc[i].pos_ in {"VERB", "AUX", "SCONJ"} or doc[i].text in CLOSING:
            return None
        if is_addressed and _opens_infinitive(doc, i):
            return verb.i + 1 if doc[i - 1].lower_ not in _ASKING else None
        is_addressed = is_addressed or doc[i].pos_ in {"NOUN", "PROPN", "PRON"}
    return None


def _opens_infinitive(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i].lower_ == "to" and any(doc[k].tag_ == "VB" for k in range(i + 1, min(i + 3, len(doc))))


def _phrase(preposition: str, document: Document, verb: Token) -> int | None:
    """Return the token behind a preposition or particle that belongs to a verb: "called for", "pointed out"."""
    doc, i = verb.doc, verb.i + 1
    return i + 1 if i + 1 < sentence_at(document, verb.i).stop and doc[i].lower_ == preposition else None


def _pointed_out(document: Document, verb: Token) -> int | None:
    """Return the token behind the "out" of "pointed out flaws", "pointed out in Oslo that …"."""
    start = _phrase("out", document, verb)
    is_where = start is not None and verb.doc[start].pos_ == "ADP"
    return _marker(document, verb, sentence_at(document, verb.i).stop) if is_where else start


def _called(preposition: str, document: Document, verb: Token) -> int | None:
    """Return the token behind the "on" of "called on X to do it", "called on X for help"; of a visit, "called on X", nothing is said."""
    doc, start = verb.doc, _phrase(preposition, document, verb)
    stop = min(sentence_at(document, verb.i).stop, verb.i + REACH)
    return start if start is not None and any(doc[i].lower_ in {"for", "to"} for i in range(start, stop)) else None


#: How each frame finds the first token of what was said.
FRAMES: Final[dict[str, Callable[[Document, Token], int | None]]] = {
    "that_clause": _that_clause,
    "addressee_that": _that_clause,
    "question": _question,
    "infinitive": _infinitive,
    "addressee_infinitive": _infinitive_behind_addressee,
    **{f"{word}_phrase": partial(_phrase, word) for word in BELONGING},
    "on_phrase": partial(_called, "on"),
    "appealing": partial(_called, "to"),
    "out_phrase": _pointed_out,
    "addressee_of": accused_of,
    "naming": named,
    "object": praised,
    "stressing": stressed,
    "grounds": grounds,
    "as_phrase": rejected_as,
}


def reports_something(document: Document, cue: Cue) -> bool:
    """Tell whether a clause or words in marks stand behind a cue."""
    doc, verb = document.doc, document.doc[cue.verb]
    if any(frame in cue.frames and begin(document, verb) is not None for frame, begin in FRAMES.items()):
        return True
    for i in range(cue.end, min(sentence_at(document, cue.verb).stop + 1, cue.end + REACH, len(doc))):
        if i in quoted_tokens(document):
            return True
        if doc[i].pos_ in {"VERB", "AUX"}:
            return False
    return False
