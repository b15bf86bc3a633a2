"""Tails: cues that stand behind what they report, "The talks had failed, X said", or inside it, "The talks, X said, had failed"."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical, reporting_verbs
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at, time_tokens
from diploparse.extractors.speakers.subjects import is_passive

_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_BARRED: Final = frozenset({"who", "which", "that", "and", "but", "as", "while", "when", "if", "because"})
#: Words that make what stands before the comma a clause of the cue's own sentence.
_OPENERS: Final = frozenset({"after", "when", "if", "as", "while", "although", "though", "before", "because", "since", "once"})
#: Words with which what is said goes on behind a cue inside it.
_EXTENDING: Final = frozenset({"including", "because"})
#: Tokens of the subject, and of what may follow the verb.
_WIDEST: Final = 14
_LONGEST_END: Final = 18
#: Tokens of a subject with what is told of it.
_FARTHEST: Final = 40


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
            found.setdefault(sentence_at(document, cue.verb).start, []).append(tail)
    return found


def _tail(document: Document, cue: Cue) -> Tail | None:
    doc, verb = document.doc, document.doc[cue.verb]
    if "according_to" in cue.frames:
        return Tail(cue, cue.start) if cue.start > sentence_at(document, cue.verb).start else None
    first = cue.start if cue.quoting is None else min(cue.start, cue.quoting)  # "Y quoted X as saying"
    is_report = "direct" in cue.frames and "that_clause" in cue.frames | _told(cue) and not is_hypothetical(doc, cue)
    if not is_report or (cue.quoting is None and is_passive(verb)) or not any(syntax.is_finite(token) for token in doc[first : cue.end]):
        return None
    comma = _comma_before(document, attrs.evolve(cue, start=first))
    if comma is None or not _is_sentence(document, verb, comma) or not _is_last(document, verb):
        return None
    subject = _subject(document, verb, comma, cue)
    if subject is None or (has_object(document, cue, len(doc)) if subject < cue.verb else cue.start < cue.verb):  # no "had said X"
        return None
    return Tail(attrs.evolve(cue, subject=subject, chained=False), comma)


def has_object(document: Document, cue: Cue, stop: int) -> bool:
    """Tell whether something else, before a token, is what a verb says: "…, X confirmed his faith"; whom it addresses is not.

    >>> from diploparse.document import parse
    >>> document = parse("As Ana Silva confirmed the deal, talks went on.")
    >>> has_object(document, cues(document)[0], 6)
    True
    """
    verb = document.doc[cue.verb]
    return not _told(cue) and any(verb.i < noun.i < stop and noun.i not in time_tokens(document) for noun in syntax.objects_of(verb))


def inserted(document: Document, cue: Cue) -> Tail | None:
    """Return the tail behind which the sentence goes on: "The talks, X said, had failed".

    >>> from diploparse.document import parse
    >>> document = parse("The talks, Ana Silva said, had failed.")
    >>> inserted(document, cues(document)[0]).comma
    2
    """
    doc, verb, stop = document.doc, document.doc[cue.verb], sentence_at(document, cue.verb).stop
    if cue.end + 1 >= stop or doc[cue.end].text != "," or "that_clause" not in cue.frames:
        return None
    if not syntax.is_finite(doc[cue.start]) or is_hypothetical(doc, cue) or not _goes_on(document, cue.end + 1, stop):
        return None
    comma = _comma_before(document, cue)
    subject = None if comma is None else _subject(document, verb, comma, cue)
    if comma is None or subject is None or subject > cue.start:
        return None
    return Tail(attrs.evolve(cue, subject=subject, chained=False), comma)


def _goes_on(document: Document, first: int, stop: int) -> bool:
    """Tell whether the words behind the second comma have a verb and are no aside of the reporter's."""
    doc = document.doc
    if doc[first].lower_ in _EXTENDING:
        return True
    is_aside = doc[first].tag_ in {"VBG", "VBN"} or doc[first].lower_ in _BARRED - {"and", "but"} or first in quoted_tokens(document)
    return not is_aside and any(syntax.is_finite(token) for token in doc[first:stop])


def comma_before(document: Document, cue: Cue) -> int | None:
    """Return the comma before the subject of a cue that follows it."""
    if not syntax.is_finite(document.doc[cue.start]) or is_hypothetical(document.doc, cue):
        return None
    comma = _comma_before(document, cue)
    subject = None if comma is None else _subject(document, document.doc[cue.verb], comma, cue)
    return comma if subject is not None and subject < cue.start else None


def _told(cue: Cue) -> frozenset[str]:
    """Let "told reporters" be a tail as "said" is."""
    return frozenset({"that_clause"}) if "addressee_that" in cue.frames else frozenset()


def _comma_before(document: Document, cue: Cue) -> int | None:
    """Return the comma before the subject or the verb, with nothing but a noun phrase and what is told of it between."""
    doc, quoted, first = document.doc, quoted_tokens(document), sentence_at(document, cue.verb).start
    start = cue.start if _is_inverted(document, cue) else _before_asides(doc, cue.start, first)
    for i in range(start - 1, max(first, start - _WIDEST), -1):
        token = doc[i]
        if token.text == ",":
            return i if i not in quoted and doc[i - 1].text not in {'"', "'"} else None
        is_verb = token.pos_ in {"VERB", "AUX"} and doc[i - 1].text != "-"  # but "a Lima-based agency"
        if is_verb or (token.lower_ in _BARRED and not _joins_nouns(token)) or i in quoted:
            return None
    return None


def _is_inverted(document: Document, cue: Cue) -> bool:
    """Tell whether who speaks stands behind the verb: ", said X"."""
    i = cue.verb + 1
    follows = i < len(document.doc) and document.doc[i].pos_ in _NOUNS | {"DET", "ADJ", "NUM"} and i not in time_tokens(document)
    return follows and "addressee_that" not in cue.frames


def _before_asides(doc: Doc, stop: int, first: int) -> int:
    """Return the comma that opens what is told of a subject before its verb: "X, 43, said", "X, its spokesman, a lawyer, said"."""
    found = stop
    if doc[stop - 1].text != ",":
        return found
    for comma in (i for i in range(stop - 2, max(first, stop - _FARTHEST), -1) if doc[i].text == ","):
        aside = doc[comma + 1 : min(found, stop - 1)]
        has_name = found == stop or doc[comma - 1].ent_type_ == "PERSON" or all(token.pos_ not in _NOUNS for token in aside)
        if not has_name or (doc[comma + 1].lower_ != "who" and any(syntax.is_finite(token) for token in aside)):
            break
        found = comma
    return found


def _joins_nouns(conjunction: Token) -> bool:
    """Tell whether an "and" joins two nouns: "X and Y said"."""
    noun = conjunction.head
    return conjunction.lower_ == "and" and noun.pos_ in _NOUNS and syntax.is_conjunct(noun) and noun.head.pos_ in _NOUNS


def _is_sentence(document: Document, verb: Token, comma: int) -> bool:
    """Tell whether a whole clause stands before the comma."""
    before = verb.doc[sentence_at(document, verb.i).start : comma]
    is_opener = before[0].lower_ in _OPENERS or before[0].tag_ == "VBN"
    if is_opener and all(token.text != "," for token in before):
        return False
    has_noun = False
    for token in before:
        if syntax.is_finite(token):
            return has_noun
        if has_noun and token.lower_ == "to" and token.nbor().tag_ == "VB":  # "Norway to leave, minister says"
            return True
        has_noun = has_noun or token.pos_ in _NOUNS
    return False


def _is_last(document: Document, verb: Token) -> bool:
    """Tell whether nothing is said behind the verb: an addressee, a time or a place, who the source is, another cue at most."""
    stop = sentence_at(document, verb.i).stop
    if any(noun.lower_ in {"nothing", "so", "this", "little", "no"} for noun in syntax.objects_of(verb)):
        return False
    for i in range(verb.i + 1, min(stop, verb.i + 1 + _LONGEST_END)):
        token = verb.doc[i]
        if _opens_aside(document, token):
            return True
        if token.lower_ == "who":
            return stop - i <= _LONGEST_END and all(later.text not in {",", '"'} for later in verb.doc[i:stop])
        if syntax.is_finite(token) or token.lower_ == "that" or token.i in quoted_tokens(document):
            return False
    return stop - verb.i - 1 <= _LONGEST_END


def _opens_aside(document: Document, token: Token) -> bool:
    """Tell whether a reporting participle stands behind a comma: "…, X said, adding …"."""
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    return token.text == "," and following.tag_ == "VBG" and following.lower_ in reporting_verbs(document)


def _subject(document: Document, verb: Token, comma: int, cue: Cue) -> int | None:
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
        for token in verb.doc[verb.i + 1 : min(sentence_at(document, verb.i).stop, verb.i + 6)]:
            if token.i in time_tokens(document):
                return None
            if token.pos_ in _NOUNS or token.pos_ == "ADP":
                return token.i if token.pos_ != "ADP" else None
    return None
