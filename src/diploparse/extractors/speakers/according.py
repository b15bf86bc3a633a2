"""According to: the sentence that the phrase stands in, without the phrase."""

from itertools import accumulate
from typing import Final

from spacy.tokens import Doc

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue
from diploparse.extractors.speakers.ends import content_between, turns_over
from diploparse.extractors.speakers.frames import opens_aside
from diploparse.extractors.speakers.sentences import first_behind, quoted_tokens, sentence_at
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.spans import Span

#: Tokens behind the phrase among which the clause has its verb.
_REACH: Final = 18


def beside_according(document: Document, cue: Cue) -> tuple[Span, ...]:
    """Return the sentence that "according to" stands in, without the phrase: what is before it, behind it, or both."""
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    if cue.subject is None:
        return ()
    behind = max(cue.end + 1, doc[cue.subject].right_edge.i + 1)
    if doc[behind - 1].text == ",":
        behind -= 1
    elif cue.verb == sentence.start:  # no apposition, for nothing closes it
        behind = next((i for i in range(cue.end + 1, behind) if doc[i].text == ","), behind)
    behind = _behind_aside(doc, behind, sentence.stop)
    stop = min([sentence.stop, *first_behind(turns_over(document), behind)])
    before = content_between(document, sentence.start, cue.verb)
    if _goes_on_behind(document, sentence.start, cue, behind, stop):
        after = content_between(document, behind, stop)
        return tuple(span for span in (before, after) if span is not None)
    while stop > behind and doc[stop - 1].is_space:
        stop -= 1
    finite = _finite_before(document)
    clauses = [finite[end] > finite[start] for start, end in ((sentence.start, cue.verb), (min(behind, stop), stop))]
    if clauses == [True, False] or (clauses[0] == clauses[1] and cue.verb - sentence.start > stop - behind):
        return (before,) if before is not None else ()
    while behind < stop and doc[behind].is_punct and doc[behind].text != '"':
        behind += 1
    after = content_between(document, behind, stop)
    is_clause = clauses[1] or not quoted_tokens(document).isdisjoint(range(behind, stop))
    return (after,) if after is not None and is_clause else ()


@once
def _finite_before(document: Document) -> tuple[int, ...]:
    """Return, for each token and for the end, how many verbs in a tense stand before it."""
    return tuple(accumulate((syntax.is_finite(token) for token in document.doc), initial=0))


def _behind_aside(doc: Doc, start: int, stop: int) -> int:
    """Return the comma that ends what is told of the source, if that begins at `start`: "According to X, a lawyer, …"."""
    if start + 1 >= stop or doc[start].text != ",":
        return start
    comma = next((i for i in range(start + 2, stop) if doc[i].text == ","), start)
    aside = doc[start + 1 : comma]
    is_apposed = not any(syntax.is_finite(token) for token in aside) and any(is_for_person(token) for token in aside)
    return comma if is_apposed or doc[start + 1].tag_ == "VBG" or opens_aside(doc[start + 1]) else start


def _goes_on_behind(document: Document, start: int, cue: Cue, behind: int, stop: int) -> bool:
    """Tell whether the clause goes on behind "according to": "The truce, according to X, holds", "…, and will hold"."""
    doc, finite = document.doc, _finite_before(document)
    if behind + 1 >= stop or doc[behind].text != "," or doc[cue.verb - 1].text != "," or cue.verb - 1 <= start:
        return False
    is_begun = finite[start] == finite[cue.verb]
    is_finished = finite[behind + 1] < finite[min(stop, behind + _REACH)]
    is_shared = doc[behind + 1].pos_ == "CCONJ" and finite[min(stop, behind + 2)] < finite[min(stop, behind + 4)]
    return (is_begun and is_finished) or is_shared
