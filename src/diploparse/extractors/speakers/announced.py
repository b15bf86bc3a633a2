"""Announced: words in marks whose cue is no reporting verb: "X grew louder: “…”", "X: “…”", "“…” — X"."""

import functools
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.sentences import quoted_tokens
from diploparse.lexicon import words
from diploparse.lexicon.inflection import verb_forms
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.unnamed import is_for_person

_DASHES: Final = frozenset({"-", "--", "–", "—", "―"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
#: Classes of words in the name of who speaks.
_IN_NAME: Final = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PUNCT"})
_STOPS: Final = frozenset(".!?")
#: Tokens of a name with what its bearer is.
_WIDEST: Final = 12


def signature(document: Document, first: int) -> Cue | None:
    """Return the dash behind a quotation as its cue if nothing but a name follows: “…” — Ana Silva.

    >>> from diploparse.document import parse
    >>> signature(parse("“We are ready.” — Ana Silva"), 6).lemma
    '—'
    """
    doc = document.doc
    while first < len(doc) and doc[first].is_space and "\n" not in doc[first].text:
        first += 1
    if first < len(doc) and len(doc[first]) > 1 and doc[first].text[0] in _DASHES and doc[first].text[1].isupper():
        return _signed(document, first, first)  # "-Commissioner" is one token
    if first + 1 >= len(doc) or doc[first].text not in _DASHES:
        return None
    return _signed(document, first, first + 1)


def _signed(document: Document, first: int, begin: int) -> Cue | None:
    doc = document.doc
    line = takewhile(lambda token: token.text not in _STOPS and "\n" not in token.text, doc[begin : begin + 1 + _WIDEST])
    name = [token for token in line if not token.is_space]
    if not 0 < len(name) <= _WIDEST or not _is_name(document, name):
        return None
    return Cue(first, first, first + 1, document.text[doc[first].idx], frozenset({"direct"}), _top(name))


def announcement(document: Document, start: int, last: int) -> Cue | None:
    """Return the cue of a clause that ends right before a whole sentence in marks: "X grew louder: “…”", "X yelled, “…”", "X: “…”".

    >>> from diploparse.document import parse
    >>> announcement(parse("Ana Silva: “We are ready.”"), 0, 2).lemma
    ':'
    """
    doc = document.doc
    tokens = [token for token in doc[start : last + 1] if not token.is_space]
    verb = next((token for token in tokens if token.pos_ in {"VERB", "AUX"} and _speaks(token, start)), None)
    if verb is None:
        name = tokens[:-1]
        is_name = doc[last].text == ":" and 0 < len(name) <= _WIDEST and _is_name(document, name)
        return Cue(last, last, last + 1, ":", frozenset({"direct"}), _top(name)) if is_name else None
    subject = _subject_of(verb)
    if subject is None or not (doc[last].text == ":" or verb.i == last - (doc[last].text == ",")):
        return None
    end = last + 1 if doc[last].text == ":" else verb.i + 1
    return Cue(verb.i, verb.i, end, verb.lemma_.lower(), frozenset({"direct"}), subject.i)


def reaction(document: Document, start: int, last: int) -> Cue | None:
    """Return the verb of a short sentence that tells how a person takes something, before what they say: "X disagreed. “…”".

    >>> from diploparse.document import parse
    >>> reaction(parse("Ana Silva disagreed. “It is over.”"), 0, 3).lemma
    'disagree'
    """
    sentence = document.doc[start:last]
    finite = [token for token in sentence if syntax.is_finite(token)]
    if len(finite) != 1 or last - start > _WIDEST or syntax.is_negated(finite[0]) or any(syntax.objects_of(finite[0])):
        return None
    verb = finite[0]
    told = sentence[-1] if verb.lemma_ == "be" else verb
    subject = next((token for token in sentence if token.i < verb.i and _is_person(document, token)), None)
    if subject is None or told.lower_ not in _reactions():
        return None
    return Cue(verb.i, verb.i, verb.i + 1, told.lemma_.lower(), frozenset({"direct"}), subject.i)


@functools.cache
def _reactions() -> frozenset[str]:
    """Return the adjectives and the forms of the verbs for how a person takes something."""
    verbs = words("reporting", "reactions", "verbs")
    return words("reporting", "reactions", "adjectives") | {form for verb in verbs for form in verb_forms(verb)}


def _is_person(document: Document, token: Token) -> bool:
    return token.i in person_by_token(document) or token.lower_ in {"he", "she"} or is_for_person(token)


def _speaks(verb: Token, start: int) -> bool:
    """Tell whether a verb in a tense has a subject of its own before it."""
    subject = _subject_of(verb)
    return syntax.is_finite(verb) and subject is not None and start <= subject.i < verb.i and subject.lower_ != "it"


def _subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, that of a copula too whose adjective announces: "X was blunter: “…”"."""
    told = verb.head
    is_copula = verb.lemma_ == "be" and told.pos_ not in _NOMINAL and told.i + 1 < len(verb.doc) and told.nbor().text == ":"
    return syntax.own_subject_of(told if is_copula else verb)


def _is_name(document: Document, tokens: Sequence[Token]) -> bool:
    """Tell whether these words are a name, with titles at most."""
    quoted = quoted_tokens(document)
    if not all(token.pos_ in _IN_NAME and token.i not in quoted for token in tokens):
        return False
    return all(token.pos_ == "PROPN" for token in tokens) or any(token.ent_type_ in _NAMED for token in tokens)


def _top(tokens: Sequence[Token]) -> int:
    """Return the first noun that hangs on none of the others."""
    inside = {token.i for token in tokens}
    nouns = [token for token in tokens if token.pos_ in _NOMINAL] or list(tokens)
    return next((token.i for token in nouns if token.head.i not in inside or token.head == token), nouns[0].i)
