"""Who was sent to stand for whom: the delegations of an article."""

from diploparse.document import Document, once
from diploparse.extractors.delegations.mentions import mentions
from diploparse.extractors.delegations.merge import Sent, told_apart
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
    return tuple(one.record for one in sent(document))


@once
def sent(document: Document) -> tuple[Sent, ...]:
    """Return the delegations of an article, each with what tells its occasion.

    >>> from diploparse.document import parse
    >>> [(one.record.party.name, one.year) for one in sent(parse("Norway sent a delegation to the 2022 talks in Lima."))]
    [('Norway', '2022')]
    """
    document.needs("DEP", "POS", "ENT_IOB")
    return told_apart(document, mentions(document))


__all__ = ["Sent", "delegations", "sent"]
