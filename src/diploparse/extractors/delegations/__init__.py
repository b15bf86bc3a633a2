"""Who was sent to stand for whom: the delegations of an article."""

from diploparse.document import Document, once
from diploparse.extractors.delegations.mentions import mentions
from diploparse.extractors.delegations.merge import merged
from diploparse.records import Delegation


@once
def delegations(document: Document) -> tuple[Delegation, ...]:
    """Return the delegations of an article, one for each party and occasion, in the order of their first mention.

    Raises:
        MissingAnnotation: if the pipeline gives no trees, word classes or names.

    >>> from diploparse.document import parse
    >>> found, = delegations(parse("The Norwegian delegation, led by Ana Silva, arrived in Doha."))
    >>> found.party.name, found.head.name, found.place.name, found.status
    ('Norway', 'Ana Silva', 'Doha', 'arrived')
    """
    document.needs("DEP", "POS", "ENT_IOB")
    return merged(document, mentions(document))


__all__ = ["delegations"]
