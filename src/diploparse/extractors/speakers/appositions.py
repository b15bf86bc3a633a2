"""Appositions: all the words that name a source where it speaks, titles, ages, parties and appositions included."""

from typing import Final

from spacy.tokens import Doc

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at, time_tokens
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.spans import Span

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})
_PREPOSITIONS: Final = frozenset({"of", "at", "for", "with", "from"})
_RELATIVES: Final = frozenset({"who", "which", "that"})
_DASHES: Final = frozenset({"-", "--", "–", "—"})
_BRACKETS: Final = {"(": ")", "[": "]"}
#: Classes of words that open something else than an apposition behind a comma.
_OTHER: Final = frozenset({"ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PUNCT", "SPACE"})
#: Tokens of an apposition.
_WIDEST: Final = 40


def whole_source(document: Document, source: Span, cue: Cue) -> Span:
    """Return the words that name a source, given its noun phrase: "X, a lawyer for the team," said; "who" said.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.speakers.cues import cues
    >>> document = parse("Ana Silva, a lawyer, said that talks had begun.")
    >>> whole_source(document, Span(0, 9), cues(document)[0]).of(document.text)
    'Ana Silva, a lawyer,'
    """
    doc, words = document.doc, document.words(source)
    start, end = words.start, _without_circumstances(document, words.start, words.end)
    before = cue.start - (cue.start > 0 and doc[cue.start - 1].lower_ == "as")  # "quoted X as saying"
    if end <= before:
        pronoun = _relative_before(doc, before)
        if pronoun is not None and pronoun >= end:
            return syntax.span_of(doc, pronoun, pronoun + 1)
        end = _end_of_phrases(document, start, _end_of_nouns(document, end, before), before)
        verb = next((i for i in range(end, before) if syntax.is_finite(doc[i])), before)  # "X, a lawyer, came and said"
        end = max(_end_before_cue(document, start, end, stop) for stop in (before, verb))
    elif cue.start < start < cue.end:  # "in her words"
        return source
    elif start >= cue.start:
        start = max(start, cue.end)
        end = _end_of_phrases(document, start, _end_of_nouns(document, max(end, start + 1), len(doc)), len(doc))
        end = _end_behind(document, end) if cue.start > sentence_at(document, start).start else end
    return syntax.span_of(doc, _start(document, start, end, cue), end)


def _without_circumstances(document: Document, start: int, end: int) -> int:
    """Return the end of a noun phrase before a preposition that says where or when: "X, at a meeting,", "X on Friday"."""
    doc, times = document.doc, time_tokens(document)
    for i in range(start + 1, end - 1):
        following = doc[i + 1]
        if (doc[i].text == "," and following.pos_ == "ADP" and following.lower_ != "of") or (doc[i].pos_ == "ADP" and i + 1 in times):
            return i
    return end


def _end_of_nouns(document: Document, end: int, stop: int) -> int:
    """Return the end of the nouns that follow each other, parts of words with hyphens among them."""
    doc = document.doc
    while end < stop and (doc[end].pos_ in {"NOUN", "PROPN"} or _is_hyphen(doc, end)) and end not in time_tokens(document):
        end += 1
    is_general = end < stop and doc[end].pos_ == "ADJ" and doc[end - 1].pos_ == "NOUN"  # "attorney general"
    return end + 1 if is_general else end


def _end_of_phrases(document: Document, start: int, end: int, stop: int) -> int:
    """Return the end of an apposition with the phrases that hang on it: "X, head of the team at the ministry"."""
    doc = document.doc
    if not any(token.text == "," for token in doc[start:end]):
        return end
    while end + 1 < stop and doc[end].lower_ in _PREPOSITIONS and doc[end + 1].pos_ in _NOMINAL and end + 1 not in time_tokens(document):
        end += 1
        while end < stop and doc[end].pos_ in _NOMINAL and end not in time_tokens(document):
            end += 1
    return end


def _is_hyphen(doc: Doc, i: int) -> bool:
    return (doc[i].text == "-" and not doc[i - 1].whitespace_) or (doc[i - 1].text == "-" and not doc[i - 1].whitespace_)


def _relative_before(doc: Doc, stop: int) -> int | None:
    """Return the relative pronoun right before a cue."""
    return stop - 1 if stop and doc[stop - 1].lower_ in _RELATIVES and doc[stop - 1].pos_ in {"PRON", "SCONJ"} else None


def _start(document: Document, start: int, end: int, cue: Cue) -> int:
    """Return where the phrase begins if the words before it belong to it: "IMF chief economist" before a name."""
    doc, quoted, sentence = document.doc, quoted_tokens(document), sentence_at(document, start)
    first = max(sentence.start, cue.end if start >= cue.end else 0)
    begin = start
    while begin > first and doc[begin].pos_ != "PRON" and _goes_before(document, begin) and begin - 1 not in quoted:
        begin -= 1
    if begin > first and doc[begin - 1].pos_ == "ADP":  # "in an interview X said"
        return start
    return _start_of_office(document, begin, first) if end <= cue.start and doc[end - 1].text == "," else begin


def _start_of_office(document: Document, start: int, first: int) -> int:
    """Return where "the team's chief negotiator," begins before a name that has a comma on either side."""
    doc, begin = document.doc, start - 2
    if start - 2 < first or doc[start - 1].text != ",":
        return start
    while begin > first and (doc[begin - 1].pos_ in _NOMINAL | {"ADP"} or doc[begin - 1].lower_ == "'s"):
        begin -= 1
    is_whole = begin == first or doc[begin - 1].is_punct
    is_whole = is_whole and any(is_for_person(token) for token in doc[begin : start - 1])
    return begin if is_whole and doc[begin].pos_ in _NOMINAL and time_tokens(document).isdisjoint(range(begin, start)) else start


def _goes_before(document: Document, start: int) -> bool:
    """Tell whether the word before token `start` is part of the same noun phrase, not a time."""
    doc = document.doc
    before, first = doc[start - 1], doc[start]
    if first.pos_ == "DET" or before.pos_ not in _NOMINAL or before.i in time_tokens(document):
        return False
    return before.pos_ != "DET" or first.pos_ != "PROPN" or first.ent_type_ != "PERSON"


def _end_before_cue(document: Document, start: int, end: int, stop: int) -> int:
    """Return the end of a source before its cue: up to the cue, if what stands between is said of the source."""
    doc = document.doc
    if end >= stop or stop - end > _WIDEST or any(i in quoted_tokens(document) for i in range(end, stop)):
        return end
    first, last = doc[end], doc[stop - 1]
    if first.text in _BRACKETS:
        close = next((i for i in range(end, stop) if doc[i].text == _BRACKETS[first.text]), None)
        return end if close is None else _end_before_cue(document, start, close + 1, stop)
    if _has_clause(doc, end, stop):
        return end
    if first.text == ",":
        if stop - end == 1:  # the phrase holds its apposition already
            return stop if any(token.text == "," for token in doc[start:end]) else end
        return stop if last.text == "," and _is_apposition(document, end + 1) else end
    if first.text in _DASHES:
        return stop if last.text in _DASHES and stop - end > 1 else end
    is_said_of_it = first.pos_ != "ADV" and not any(token.is_punct or token.i in time_tokens(document) for token in doc[end:stop])
    return stop if is_said_of_it else end


def _has_clause(doc: Doc, start: int, stop: int) -> bool:
    """Tell whether these words have a verb in a tense that belongs to no relative clause."""
    relative = next((i for i in range(start, stop) if doc[i].lower_ in _RELATIVES | {"whose", "where", "whom"}), stop)
    return any(syntax.is_finite(token) for token in doc[start:relative])


def _is_apposition(document: Document, i: int) -> bool:
    """Tell whether what begins behind a comma says who somebody is."""
    token = document.doc[i]
    return token.lower_ in {"who", "of", "now", "then", "formerly"} or token.pos_ not in _OTHER


def _end_behind(document: Document, end: int) -> int:
    """Return the end of a source behind its cue: up to the stop or the mark, or a comma behind which something else begins."""
    doc, quoted = document.doc, quoted_tokens(document)
    stop = min(sentence_at(document, end - 1).stop, end + _WIDEST)
    if end < stop and doc[end].text in _BRACKETS:
        end = next((i + 1 for i in range(end, stop) if doc[i].text == _BRACKETS[doc[end].text]), end)
    if end + 1 >= stop or doc[end].text != "," or end + 1 in quoted or not _is_apposition(document, end + 1):
        return end
    for i in range(end + 1, stop):
        if i in quoted or doc[i].text in {".", ";", ":"} or doc[i].is_space:
            return i
        if doc[i].text == "," and i + 1 < stop and not _is_apposition(document, i + 1):
            return i + 1
    return end
