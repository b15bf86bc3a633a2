"""Contents: everything reported as said, from clauses and from quotation marks."""

from collections.abc import Iterable

from diploparse.document import Document, once
from diploparse.extractors.speakers.clauses import reported_clauses
from diploparse.extractors.speakers.stretches import Utterance, quoted_utterances
from diploparse.spans import Span


@once
def utterances(document: Document) -> tuple[Utterance, ...]:
    """Return everything reported as said, in text order."""
    clauses = reported_clauses(document)
    used = _quoted_inside(document, (span for clause in clauses for span in clause.content))
    found = [Utterance(clause.cue, clause.cue.subject, clause.content, clause.frame) for clause in clauses]
    return tuple(sorted([*found, *quoted_utterances(document, used)], key=lambda utterance: utterance.content[0]))


def _quoted_inside(document: Document, contents: Iterable[Span]) -> set[Span]:
    """Return the stretches in marks that share a character with one of `contents`, which may overlap."""
    found: set[Span] = set()
    reached = 0
    for content in sorted(contents):
        if content.end > reached:
            found |= {quoted.span for quoted in document.quoted_in(Span(max(content.start, reached), content.end))}
            reached = content.end
    return found
