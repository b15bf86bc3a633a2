"""Delegations that a pronoun stands for: "A Swiss delegation arrived. It is led by X. Its members are A and B"."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document
from diploparse.extractors.delegations.leaders import HEADS
from diploparse.extractors.delegations.members import read_list
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.words import is_denied, sentence_at, sentences, span_of, words

_BE: Final = frozenset({"is", "are", "was", "were", "be", "been"})
_MEMBERS: Final = frozenset({"members", "delegates"})
_NEAR: Final = 6  # words from the pronoun to the verb


def mentions_by_pronoun(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what sentences that open with "it" or "its" say of the delegation named in the sentence before.

    >>> from diploparse.document import parse
    >>> from diploparse.extractors.delegations.mentions import mentions
    >>> mentions(parse("A Swiss delegation arrived. It is led by Ana Silva."))[-1].head[0].name
    'Ana Silva'
    """
    named = {sentence_at(document, m.at)[0]: m for m in found if m.rule == "group" and m.side is not None}
    last: Mention | None = None
    for start, end in sentences(document):
        told = _said_of(document, last, start, end) if last is not None else None
        if told is None:
            last = named.get(start)
        else:
            yield told


def _said_of(document: Document, last: Mention, start: int, end: int) -> Mention | None:
    """Return what one sentence says of a delegation, or None if it does not open with its pronoun."""
    doc = document.doc
    same = document.paragraph_at(last.span.start) == document.paragraph_at(doc[start].idx)
    if not same or last.side is None or doc[start].lower_ not in {"it", "its"}:
        return None
    owned = doc[start].lower_ == "its"
    verb = next((t for t in doc[start + 1 : min(end, start + _NEAR)] if _tells(t, owned)), None)
    if verb is None or is_denied(verb):
        return None
    leads = verb.lower_ in words("leading") or doc[start + 1].lower_ in HEADS
    listed = read_list(document, verb.i + 1 + (verb.lower_ in words("leading")), end, sure=True)
    if not listed.people or (owned and not leads and doc[start + 1].lower_ not in _MEMBERS):
        return None
    return Mention(
        at=start,
        span=span_of(document, start, start + 1),
        rule="pronoun",
        side=attrs.evolve(last.side, basis="resolved"),
        head=listed.people[0] if leads else None,
        members=() if leads else listed.people,
        unnamed=() if leads else listed.unnamed,
    )


def _tells(verb: Token, owned: bool) -> bool:
    """Tell whether a verb says who is in a delegation: "it is led by", "it includes", "its members are"."""
    if verb.lower_ in words("including") or (owned and verb.lower_ in _BE):
        return True
    return verb.lower_ in words("leading") and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "by"
