"""Tails: cues that stand behind the sentence they report: "The talks had failed, X said"."""

from typing import Final

import attrs
from spacy.tokens import Span as Words
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical, quoted_tokens

_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_BARRED: Final = frozenset({"who", "which", "that", "and", "but", "as", "while", "when", "if", "because"})
#: Words that make what stands before the comma a clause of the cue's own sentence.
_OPENERS: Final = frozenset({"after", "when", "if", "as", "while", "although", "though", "before", "because", "since", "once"})
#: Tokens of the subject, and of what may follow the verb.
_WIDEST: Final = 14
_LONGEST_END: Final = 18


@attrs.frozen
class Tail:
    """A cue behind what was said, and the comma before it."""

    cue: Cue
    comma: int


@once
def tails_by_sentence(document: Document) -> dict[int, list[Tail]]:
    """Return the tails of an article, "according to" among them, by the first token of their sentence."""
    found: dict[int, list[Tail]] = {}
    for cue in cues(document):
        tail = _tail(document, cue)
        if tail is not None:
            found.setdefault(document.doc[cue.verb].sent.start, []).append(tail)
    return found


def _tail(document: Document, cue: Cue) -> Tail | None:
    verb = document.doc[cue.verb]
    if "according_to" in cue.frames:
        return Tail(cue, cue.start) if cue.start > verb.sent.start else None
    if not syntax.is_finite(verb) or "that_clause" not in cue.frames | _told(cue) or is_hypothetical(document.doc, cue):
        return None
    comma = _comma_before(document, verb, cue.start)
    if comma is None or not _is_sentence(verb, comma) or not _is_last(verb):
        return None
    subject = _subject(verb, comma, cue)
    return None if subject is None else Tail(attrs.evolve(cue, subject=subject, chained=False), comma)


def _told(cue: Cue) -> frozenset[str]:
    """Let "told reporters" be a tail as "said" is."""
    return frozenset({"that_clause"}) if "addressee_that" in cue.frames else frozenset()


def _comma_before(document: Document, verb: Token, start: int) -> int | None:
    """Return the comma before the subject or the verb, with nothing but a noun phrase between."""
    doc, quoted = verb.doc, quoted_tokens(document)
    for i in range(start - 1, max(verb.sent.start, start - _WIDEST), -1):
        token = doc[i]
        if token.text == "," and not _is_inside_source(doc[i + 1 : start]):
            return i if i not in quoted and doc[i - 1].text not in {'"', "'"} else None
        if token.pos_ in {"VERB", "AUX"} or token.lower_ in _BARRED or i in quoted:
            return None
    return None


def _is_inside_source(between: Words) -> bool:
    """Tell whether what stands between a comma and the verb names nobody, as in "X, 43, said"."""
    return len(between) > 0 and all(token.pos_ not in _NOUNS for token in between)


def _is_sentence(verb: Token, comma: int) -> bool:
    """Tell whether a whole clause stands before the comma."""
    before = verb.doc[verb.sent.start : comma]
    if before[0].lower_ in _OPENERS and all(token.text != "," for token in before):
        return False
    finite = next((token.i for token in before if syntax.is_finite(token)), None)
    return finite is not None and any(token.pos_ in _NOUNS for token in verb.doc[verb.sent.start : finite])


def _is_last(verb: Token) -> bool:
    """Tell whether nothing is said behind the verb: an addressee, a time or a place at most."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    if any(noun.lower_ in {"nothing", "so", "this", "little", "no"} for noun in syntax.objects_of(verb)):
        return False
    return len(rest) <= _LONGEST_END and not any(syntax.is_finite(token) or token.lower_ == "that" or token.text == '"' for token in rest)


def _subject(verb: Token, comma: int, cue: Cue) -> int | None:
    """Return the head of who speaks: between comma and verb, or behind an inverted verb."""
    if cue.subject is not None and cue.subject > comma:
        return cue.subject
    own = syntax.own_subject_of(verb)
    if own is not None and own.i > comma:
        return own.i
    nouns = [token for token in verb.doc[comma + 1 : cue.start] if token.pos_ in _NOUNS]
    if nouns:
        tops = [token for token in nouns if not comma < token.head.i < cue.start or token.head.pos_ not in _NOUNS]
        return (tops or nouns)[0].i
    if cue.start == comma + 1 and "addressee_that" not in cue.frames:  # ", said X"
        behind = [token for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 6)] if token.pos_ in _NOUNS]
        return behind[0].i if behind else None
    return None
