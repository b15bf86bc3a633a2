"""Sanctions: who puts them on whom, and whether they are imposed, lifted or threatened."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Final, Literal

import attrs
from spacy.tokens import Token

from diploparse import Document, Evidence, Party, Record, Span, extractor, parties

Step = Literal["imposed", "lifted", "threatened"]
_WORDS: Final[Mapping[str, list[str]]] = tomllib.loads((files(__name__) / "words.toml").read_text("utf8"))
_REACH: Final = 4  # words
_STEPS: Final[dict[str, Step]] = {verb: step for step in ("imposed", "lifted", "threatened") for verb in _WORDS[step]}


@attrs.frozen(kw_only=True)
class Sanction(Record):
    """Sanctions of one party on another.

    Attributes:
        step: what becomes of them.
        by: who acts; None if the sentence does not say.
        target: whom they are put on.
    """

    step: Step
    by: Party | None = None
    target: Party


@extractor("sanctions")
def sanctions(document: Document) -> tuple[Sanction, ...]:
    """Return the sanctions that an article tells of.

    >>> from diploparse import parse
    >>> [(one.step, one.by.name, one.target.name) for one in sanctions(parse("Norway lifted its sanctions on Belarus."))]
    [('lifted', 'Norway', 'Belarus')]
    """
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Sanction]:
    for noun in document.doc:
        verb = _verb(noun) if noun.lemma_.lower() in _WORDS["nouns"] else None
        target = _target(document, noun) if verb is not None else None
        if verb is None or target is None:
            continue
        cue = Span(verb.idx, verb.idx + len(verb))
        yield Sanction(
            step=_STEPS[verb.lemma_.lower()],
            by=_party_in(document, noun.sent.start_char, verb.idx),
            target=target,
            evidence=(Evidence("step", (cue,)), Evidence("target", target.mentions[:1])),
        )


def _verb(noun: Token) -> Token | None:
    """Return the verb shortly before the noun that says what becomes of the sanctions: "lifted its last sanctions"."""
    before = noun.doc[max(noun.sent.start, noun.i - _REACH) : noun.i]
    return next((word for word in reversed(before) if word.lemma_.lower() in _STEPS), None)


def _target(document: Document, noun: Token) -> Party | None:
    """Return the party behind "on" or "against", in the words that stand behind the noun."""
    sentence_end = noun.sent.end_char
    for word in noun.doc[noun.i + 1 : noun.sent.end]:
        if word.lower_ in _WORDS["prepositions"]:
            return _party_in(document, word.idx + len(word), sentence_end)
    return None


def _party_in(document: Document, start: int, end: int) -> Party | None:
    """Return the first party that is named between two characters."""
    window = Span(start, max(start, end))
    named = [(mention, party) for party in parties(document) for mention in party.mentions if window.covers(mention)]
    return min(named, key=lambda pair: pair[0], default=(None, None))[1]
