"""Contents: everything reported as said, from clauses and from quotation marks."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.beside import Utterance, utterance_beside
from diploparse.extractors.speakers.clauses import reported_clauses
from diploparse.extractors.speakers.stretches import with_stretches
from diploparse.extractors.speakers.transcripts import transcript
from diploparse.spans import hull


@once
def utterances(document: Document) -> tuple[Utterance, ...]:
    """Return everything reported as said, in text order."""
    clauses = [Utterance(clause.cue, clause.cue.subject, clause.content, clause.frame) for clause in reported_clauses(document)]
    reported = [said for said in clauses if said.rule != "according_to" or not _is_quoted_from(document, said)]
    turns = transcript(document)
    stretches = with_stretches(document, reported)
    if turns:
        opened = {turn.content[0].start for turn in turns}  # "X: “…”" in a transcript is X's turn
        stretches = [said for said in stretches if said.content[0].start not in opened]
    return tuple(sorted([*stretches, *turns], key=lambda utterance: (utterance.content[0].start, -utterance.content[0].end)))


def _is_quoted_from(document: Document, reported: Utterance) -> bool:
    """Tell whether "according to" only says where words are known from that have a speaker: “…,” X said, according to Y."""
    content, cue = reported.content[0], reported.cue
    begun = next((quoted for quoted in document.quoted_in(content) if quoted.span.start == content.start), None)
    if begun is None or cue is None or document.doc[cue.start].idx < begun.span.end:
        return False
    said = utterance_beside(document, begun)
    return said is not None and said.rule == "cue behind"


def nested_in_others(document: Document, heard: Sequence[Utterance]) -> frozenset[int]:
    """Return the positions of the utterances that stand, cue and all, in what another one reports as said.

    >>> from diploparse.document import parse
    >>> document = parse("Ana Silva said that talks had failed.")
    >>> nested_in_others(document, utterances(document))
    frozenset()
    """
    contents = sorted(content for utterance in heard for content in utterance.content)
    starts = [content.start for content in contents]
    reached = list(accumulate((content.end for content in contents), max))
    found = set[int]()
    for i, utterance in enumerate(heard):
        if utterance.cue is not None:
            whole = hull([syntax.span_of(document.doc, utterance.cue.start, utterance.cue.end), *utterance.content])
            before = bisect_right(starts, whole.start)
            if before and reached[before - 1] >= whole.end:
                found.add(i)
    return frozenset(found)
