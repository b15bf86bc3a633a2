"""Who met: encounters with participants, status, place and day."""

from diploparse.document import Document, once
from diploparse.extractors.meetings.mentions import mentions
from diploparse.extractors.meetings.merge import merge
from diploparse.extractors.meetings.records import meeting_of
from diploparse.extractors.meetings.rounds import attending
from diploparse.extractors.meetings.visits import told_by_what_was_said
from diploparse.records import Meeting


@once
def meetings(document: Document) -> tuple[Meeting, ...]:
    """Return the encounters of an article, held, planned or refused, in the order in which they are first told of.

    Raises:
        MissingAnnotation: if the pipeline gives no trees, word classes or names.

    >>> from diploparse.document import parse
    >>> found, = meetings(parse("Ana Silva met Tom Reed in Oslo on 3 May 2024."))
    >>> [p.name for p in found.participants], found.status, found.place.name, found.when.value
    (['Ana Silva', 'Tom Reed'], 'held', 'Oslo', '2024-05-03')
    """
    groups = told_by_what_was_said(merge(mentions(document)))
    told = zip(groups, attending(document, groups), strict=True)
    return tuple(meeting for group, sent in told if (meeting := meeting_of(document, group, sent)) is not None)


__all__ = ["meetings"]
