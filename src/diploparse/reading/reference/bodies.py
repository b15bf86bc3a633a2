"""Which state or body "the ministry" and "the alliance" refer to."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.lexicon import words
from diploparse.reading.bodies import body_names, institution_nouns
from diploparse.reading.reference.mentions import Mention, Referent, before, mentions_of_parties, referent_of
from diploparse.records import Party

_DEFINITE: Final = frozenset({"the", "that", "this", "its", "their"})
#: How many paragraphs back a body is looked for.
_REACH: Final = 4


def body_meant(document: Document, head: Token) -> Referent:
    """Return the state or body that a definite noun phrase without a name takes up, the one named last and most prominently."""
    start, _ = syntax.noun_phrase(head)
    if head.text[0].isupper() or document.doc[start].lower_ not in _DEFINITE:
        return Referent()
    paragraph = document.paragraph_at(head.idx)
    fitting = [
        mention
        for mention in reversed(before(mentions_of_parties(document), head))
        if paragraph - mention.paragraph <= _REACH and isinstance(mention.who, Party) and head.lower_ in _nouns_of(mention.who)
    ]
    return _prominent(document, fitting)


def can_take_up(token: Token) -> bool:
    """Tell whether a noun can take up the name of a body."""
    kinds = (words("referents", "bodies", kind) for kind in ("bloc", "organisation", "movement", "institution"))
    return token.lower_ in institution_nouns() or any(token.lower_ in nouns for nouns in kinds)


def _prominent(document: Document, fitting: Sequence[Mention]) -> Referent:
    """Return the most prominent one of the last sentence that names any; nobody if two are alike there."""
    if not fitting:
        return Referent()
    names = tuple(dict.fromkeys(mention.who.name for mention in fitting))
    last = [mention for mention in fitting if mention.sentence == fitting[0].sentence]
    best = max(last, key=lambda mention: mention.weight)
    others = [mention for mention in last if mention.who != best.who]
    if any(mention.weight == best.weight or _stand_together(document, mention, best) for mention in others):
        return Referent(candidates=names)
    return referent_of(best, names)


def _stand_together(document: Document, one: Mention, other: Mention) -> bool:
    """Tell whether nothing but "and" stands between two names."""
    first, second = sorted((one.span, other.span))
    return document.masked[first.end : second.start].strip().removesuffix(" the") in {"and", "or", ", and"}


def _nouns_of(party: Party) -> frozenset[str]:
    """Return the nouns that can take up a body: the last of its name, of its full name, and those for its kind."""
    known = body_names().get(party.name) or body_names().get(party.name.lower())
    names = [party.name, *([known.name] if known else [])]
    own = {word.lower() for name in names for word in name.replace("'s", "").split() if word.lower() in institution_nouns()}
    kind = known.kind if known else party.kind
    general = words("referents", "bodies", kind) if kind in {"bloc", "organisation", "movement"} or known else frozenset[str]()
    return frozenset(own) | general | (known.nouns if known else frozenset())
