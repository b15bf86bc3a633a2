"""Ends: where the words that a cue reports end and the reporter's own go on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues
from diploparse.extractors.speakers.frames import reports_something
from diploparse.extractors.speakers.sentences import first_behind, sentence_at
from diploparse.extractors.speakers.subjects import RELATIVES, is_behind_comma, is_participle, opened_clause
from diploparse.extractors.speakers.tails import tails_by_sentence
from diploparse.extractors.speakers.turns import turn_before
from diploparse.lexicon import words
from diploparse.spans import Span, hull

_FINAL: Final = frozenset(".,;:-")
#: Words that after a comma lead back to the reporter's own words.
_TURNS: Final = frozenset({"although", "though", "even"})
#: Tokens of an aside.
_WIDEST: Final = 30
#: Steps from a verb to the main clause behind it, and tokens of "a misleading claim".
_HIGHEST: Final = 6
_NEAR: Final = 4
#: Prepositions that say where something was said.
_WHERE: Final = frozenset({"in", "at", "on", "during"})
#: Words behind the noun of a comment: "a claim that", "a reference to".
_BEHIND_NOUN: Final = frozenset({"that", "which", "to", "at", "of"})
#: Tokens of a clause; what is longer is no sentence.
_LONGEST: Final = 400


def content_between(document: Document, start: int, end: int) -> Span | None:
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


def end_of(document: Document, cue: Cue, start: int) -> int:
    """Return the token behind what was said: the sentence's end, or where the reporter's own words go on."""
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    verb = doc[cue.verb]
    cuts = [child.left_edge.i for child in verb.children if child.left_edge.i > start and _is_reporters(child, start)]
    colons: tuple[int, ...] = ()
    if not cue.frames & {"that_clause", "addressee_that"}:  # "condemned the attack, calling it …"
        cuts += [aside.left_edge.i for aside in syntax.asides_of(verb) if aside.left_edge.i > start and is_behind_comma(aside.left_edge)]
        colons = _announcing_colons(document)
    if verb.tag_ == "VBD":
        cuts += _behind_marks(document, start, sentence.stop)
    ends = (_chained_cues(document), _tail_commas(document), turns_over(document), colons, _comments(document), _places(document))
    for known in ends:
        cuts += first_behind(known, start)
    if syntax.is_relative_clause(verb):  # "X, who called for …, arrived"
        cuts += first_behind(_commas(document), start)
    if is_participle(verb) and cue.start <= sentence.start + 1 and (main := opened_clause(document, verb)):
        cuts.append(doc[main].left_edge.i)
    cuts += [i for i in _main_clause_behind(verb) if i > start + 1]
    end = min([*cuts, sentence.stop])
    end = next((i for i in _returns_between(document, start, min(end, sentence.stop - 1)) if _goes_back(verb, i, start)), end)
    while (
        end > start + 1
        and end < sentence.stop
        and (doc[end - 1].text in _FINAL or doc[end - 1].pos_ == "CCONJ" or doc[end - 1].is_space or _leads_on(doc, end - 1))
    ):
        end -= 1
    return end


def _behind_marks(document: Document, start: int, stop: int) -> Iterator[int]:
    """Yield the "and" right behind a closing mark and before a verb in the past tense: rejected it as “a trap” and left."""
    doc = document.doc
    for i in first_behind(_joints_behind_marks(document), start):
        if i < stop - 1 and doc[i + 1].tag_ == "VBD" and doc[i + 1].pos_ == "VERB":
            yield i


@once
def _joints_behind_marks(document: Document) -> tuple[int, ...]:
    return tuple(
        token.i
        for token in document.doc[1:-1]
        if token.lower_ in {"and", "but"} and document.doc[token.i - 1].idx in _outer_marks(document)[1]
    )


def _main_clause_behind(verb: Token) -> Iterator[int]:
    """Yield where the main clause begins, behind a comma, that a subordinate one with its report opens: "When X said …, Y left"."""
    clause = verb
    for _ in range(_HIGHEST):
        if clause.head.i > verb.i or clause.head == clause:
            break
        clause = clause.head
    main = clause.head
    own = syntax.own_subject_of(main)
    is_main = main.i > verb.i and own is not None and own.i > verb.i and clause not in syntax.complements_of(main)
    if is_main and own is not None and is_behind_comma(own.left_edge):
        yield own.left_edge.i


@once
def _comments(document: Document) -> tuple[int, ...]:
    """Return the commas behind which the reporter comments on what was said: ", a claim that …", ", echoing X"."""
    doc = document.doc
    return tuple(token.i for token in doc[:-1] if token.text == "," and _opens_comment(doc, token.i + 1))


def _opens_comment(doc: Doc, i: int) -> bool:
    if doc[i].lower_ == "without" and i + 1 < len(doc):
        return doc[i + 1].lower_ in words("reporting", "comments", "without")
    if doc[i].lower_ not in {"a", "an"}:
        return doc[i].lower_ in words("reporting", "comments", "participles")
    noun = next((k for k in range(i + 1, min(i + _NEAR, len(doc) - 1)) if doc[k].lower_ in words("reporting", "comments", "nouns")), None)
    return noun is not None and doc[noun + 1].lower_ in _BEHIND_NOUN


@once
def _places(document: Document) -> tuple[int, ...]:
    """Return the prepositions right behind a mark that closes behind a comma: said it was “useful,” in an interview."""
    doc = document.doc
    closed = (document.words(q.span).end for q in document.quoted if q.closed and q.inner(document.text).of(document.text).endswith(","))
    return tuple(i for i in closed if i + 1 < len(doc) and doc[i].lower_ in _WHERE and doc[i + 1].pos_ in {"DET", "NUM", "PROPN"})


def _leads_on(doc: Doc, i: int) -> bool:
    """Tell whether an adverb belongs to what follows: "and then", ", also"."""
    return doc[i].pos_ == "ADV" and (doc[i - 1].pos_ == "CCONJ" or doc[i - 1].text in _FINAL)


@once
def _chained_cues(document: Document) -> tuple[int, ...]:
    """Return where the cues begin that go on from another one: ", adding", ", quoting X as saying"."""
    quoting = (cue.quoting for cue in cues(document) if cue.quoting is not None and is_participle(document.doc[cue.quoting]))
    return tuple(sorted([*quoting, *(cue.start for cue in cues(document) if cue.chained)]))


@once
def _tail_commas(document: Document) -> tuple[int, ...]:
    """Return the commas before the cues that stand behind what they report."""
    return tuple(sorted(tail.comma for tails in tails_by_sentence(document).values() for tail in tails))


@once
def turns_over(document: Document) -> tuple[int, ...]:
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
    return turn.opener if syntax.is_finite(doc[cue.start]) and reports_something(document, cue) else None


@once
def _announcing_colons(document: Document) -> tuple[int, ...]:
    """Return the colons right before a stretch inside marks."""
    opening = {document.words(quoted.span).start for quoted in document.quoted if len(document.words(quoted.span))}
    return tuple(i - 1 for i in sorted(opening) if i and document.doc[i - 1].text == ":")


@once
def _commas(document: Document) -> tuple[int, ...]:
    return tuple(token.i for token in document.tokens_of({","}))


def _is_reporters(child: Token, start: int) -> bool:
    """Tell whether a clause on a reporting verb tells what else the speaker did: "said that talks had failed and left".

    Behind an aside, "said the talks, which were long, failed", only an "and" shows it.
    """
    is_joined = syntax.is_conjunct(child) and syntax.own_subject_of(child) is None and child.tag_ == child.head.tag_
    has_aside = any(word.lower_ in RELATIVES and is_behind_comma(word) for word in child.doc[max(start, child.i - _WIDEST) : child.i])
    return is_joined and (not has_aside or any(word.pos_ == "CCONJ" for word in child.lefts))


@once
def _returns(document: Document) -> tuple[int, ...]:
    """Return the words behind a comma that may lead back to the reporter."""
    return tuple(token.i for token in document.tokens_of(_TURNS | {"but", "and"}) if is_behind_comma(token))


def _returns_between(document: Document, start: int, stop: int) -> Sequence[int]:
    """Return those that lie behind `start` and before `stop`, no farther than a sentence is long."""
    known = _returns(document)
    return known[bisect_right(known, start) : bisect_left(known, min(stop, start + _LONGEST))]


def _goes_back(verb: Token, i: int, start: int) -> bool:
    """Tell whether the reporter speaks on at token `i`: ", although …", ", but played it down"."""
    token, following = verb.doc[i], verb.doc[i + 1]
    if token.lower_ in _TURNS:
        return token.lower_ != "even" or following.lower_ in {"as", "though"}
    same_tense = following.tag_ == verb.tag_ and following.tag_ in {"VBD", "VBZ"} and following.pos_ == "VERB"
    return same_tense and any(verb.doc[k].pos_ == "AUX" for k in range(start, min(start + 8, i)))
