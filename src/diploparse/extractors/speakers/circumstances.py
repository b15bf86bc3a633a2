"""To whom, where and when something was said, as the cue's clause tells it."""

from bisect import bisect_left
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.lexicon import words
from diploparse.reading.times import times
from diploparse.records import TimeExpression
from diploparse.spans import Span

_MEDIA_PREPOSITIONS = frozenset({"in", "on", "by", "through", "via", "at"})
#: Tokens between a cue and its time.
_FARTHEST: Final = 60


@attrs.frozen
class Circumstances:
    """What stands beside a cue."""

    addressee: Span | None = None
    medium: Span | None = None
    time: TimeExpression | None = None


def circumstances(document: Document, cue: Cue | None, content: tuple[Span, ...]) -> Circumstances:
    """Return addressee, medium and time of a quotation, read outside its content."""
    if cue is None or cue.lemma == "according to":
        return Circumstances()
    verb = document.doc[cue.verb]
    return Circumstances(_addressee(verb, cue, content), _medium(document, verb, cue, content), _time(document, verb, content))


def _addressee(verb: Token, cue: Cue, content: tuple[Span, ...]) -> Span | None:
    """Return the words for whom it was said to: "told reporters", "said to reporters", "Addressing reporters, he said"."""
    frames = {"addressee_that", "addressee_infinitive"}
    if cue.frames & frames:
        for noun in syntax.objects_of(verb):
            if noun.i > verb.i and noun.i != cue.subject and (span := _phrase(noun, content) or _urged(noun, cue, content)):
                return span
    for noun in syntax.obliques_of(verb):
        if noun.i > verb.i and _preposition(noun) == "to" and (span := _phrase(noun, content)):
            return span
    for participle in syntax.asides_of(verb):
        if participle.lower_ in {"addressing", "telling", "briefing"}:
            return next((span for noun in syntax.objects_of(participle) if (span := _phrase(noun, content))), None)
    return None


def _urged(noun: Token, cue: Cue, content: tuple[Span, ...]) -> Span | None:
    """Return who is urged to do what is said: "urged the rebels to lay down their arms", where both are content."""
    end = syntax.noun_phrase(noun)[1]
    is_before_infinitive = end < len(noun.doc) and noun.doc[end].lower_ in {"to", "not"}
    span = _phrase(noun, ()) if "addressee_infinitive" in cue.frames and is_before_infinitive else None
    return span if span is not None and span.start == content[0].start else None


def _medium(document: Document, verb: Token, cue: Cue, content: tuple[Span, ...]) -> Span | None:
    """Return the words for where it appeared: "said in a statement", "was quoted as saying by a newspaper"."""
    quoting = document.doc[cue.quoting] if cue.quoting is not None else None
    if quoting is not None and not syntax.is_passive(quoting):  # "a newspaper quoted X as saying"
        medium = syntax.own_subject_of(quoting)
        return _phrase(medium, content) if medium is not None else None
    for noun in (*syntax.obliques_of(quoting or verb), *(syntax.obliques_of(verb) if quoting else ())):
        preposition = _preposition(noun)
        if quoting is not None and preposition == "by":
            return _phrase(noun, content)
        if preposition in _MEDIA_PREPOSITIONS - {"by"} and noun.lower_.removesuffix(".") in words("media", "media"):
            has_stop = noun.text.endswith(".")  # of the sentence: "on X."
            return Span(noun.idx, noun.idx + len(noun) - 1) if has_stop else _phrase(noun, content)
    return None


def _time(document: Document, verb: Token, content: tuple[Span, ...]) -> TimeExpression | None:
    """Return the time expression nearest to the cue, in its sentence and outside what was said and other marks."""
    sentence, quoted = sentence_at(document, verb.i), quoted_tokens(document)
    first, behind = max(sentence.start, verb.i - _FARTHEST), min(sentence.stop, verb.i + _FARTHEST)
    near = [
        time
        for time in _times_in(document, syntax.span_of(verb.doc, first, behind))
        if not any(time.span.overlaps(said) for said in content)
        and time.value not in {"PRESENT_REF", "FUTURE_REF"}
        and time.type in {"DATE", "TIME"}
        and document.words(time.span).start not in quoted
        and syntax.clause_of(document.words(time.span).root) == syntax.clause_of(verb)
    ]
    return min(near, key=lambda time: abs(time.span.start - verb.idx), default=None)


def _times_in(document: Document, span: Span) -> tuple[TimeExpression, ...]:
    found = times(document)
    first, behind = (bisect_left(found, offset, key=lambda time: time.span.start) for offset in (span.start, span.end))
    return found[first:behind]


def _preposition(noun: Token) -> str:
    preposition = syntax.preposition_of(noun)
    return preposition.lower_ if preposition is not None else ""


def _phrase(noun: Token, content: tuple[Span, ...]) -> Span | None:
    """Return the noun phrase of `noun`, None if it reaches into what was said or is a time."""
    start, end = syntax.noun_phrase(noun)
    doc = noun.doc
    span = syntax.span_of(doc, start, end)
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"} or any(span.overlaps(said) for said in content):
        return None
    return span
