"""What an encounter was about, and what it led to, in the article's words."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.lexicon import words
from diploparse.reading.times import times
from diploparse.records import TimeExpression
from diploparse.spans import Span

ABOUT: Final = frozenset({"about", "on", "over", "regarding", "concerning"})
_CLAUSE_END: Final = frozenset({",", ";", ".", ":", '"', "(", ")", "-"})
_LONGEST: Final = 25  # tokens of an outcome


def topic_of(document: Document, noun: Token) -> Span | None:
    """Return the words behind "talks on", without the preposition; None for a day or a noun that has none.

    >>> from diploparse.document import parse
    >>> document = parse("Talks on a ceasefire began.")
    >>> topic_of(document, document.doc[0]).of(document.text)
    'a ceasefire'
    """
    behind = [noun.nbor().head] if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in ABOUT else []
    for theme in (*behind, *syntax.obliques_of(noun)):
        preposition = syntax.preposition_of(theme)
        if preposition is None or preposition.lower_ not in ABOUT or theme.i < noun.i:
            continue
        start, end = syntax.noun_phrase(theme)
        span = _span(document, start, end)
        if not any(time.span.overlaps(span) for time in times(document) if _is_calendar(time)):
            return span
    return None


def _is_calendar(time: TimeExpression) -> bool:
    """Tell whether a time is one of the calendar, known or not: "Monday", "May 20"; not "the future"."""
    return time.type in {"DATE", "TIME"} and not time.value.endswith("_REF")


def outcome_of(document: Document, noun: Token) -> Span | None:
    """Return the words that say how an encounter ended: "failed to deliver a breakthrough", "collapsed in April".

    >>> from diploparse.document import parse
    >>> document = parse("The talks collapsed in March.")
    >>> outcome_of(document, document.doc[1]).of(document.text)
    'collapsed in March'
    """
    for verb in _told_of(noun):
        if verb.lower_ in words("meetings", "outcome") and not syntax.is_negated(verb) and not any(syntax.auxiliaries_of(verb)):
            end = verb.i + 1
            while end < len(noun.doc) and end - verb.i < _LONGEST and noun.doc[end].text not in _CLAUSE_END and not _goes_on(noun.doc[end]):
                end += 1
            return _span(document, verb.i, end)
    return None


def _told_of(noun: Token) -> Iterator[Token]:
    """Yield the verbs whose subject `noun` is, in its own clause or in a relative one."""
    if syntax.is_subject(noun):
        yield noun.head
    yield from syntax.relative_clauses_of(noun)


def _goes_on(token: Token) -> bool:
    """Tell whether another clause begins at `token`."""
    return (token.is_space and "\n" in token.text) or token.lower_ in {"and", "but", "after", "as", "while", "when", "because"}


def _span(document: Document, start: int, end: int) -> Span:
    doc = document.doc
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].is_punct):
        end -= 1
    return syntax.span_of(doc, start, end)
