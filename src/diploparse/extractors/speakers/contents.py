"""Contents: everything reported as said, from clauses and from quotation marks."""

from diploparse.document import Document, once
from diploparse.extractors.speakers.clauses import reported_clauses
from diploparse.extractors.speakers.stretches import Utterance, quoted_utterances


@once
def utterances(document: Document) -> tuple[Utterance, ...]:
    """Return everything reported as said, in text order."""
    clauses = reported_clauses(document)
    used = {quoted.span for clause in clauses for quoted in document.quoted_in(clause.content)}
    found = [Utterance(clause.cue, clause.cue.subject, (clause.content,), clause.frame) for clause in clauses]
    return tuple(sorted([*found, *quoted_utterances(document, used)], key=lambda utterance: utterance.content[0]))
