"""Extractors from words alone: spaCy's token patterns with named slots."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from spacy.matcher import Matcher
from spacy.tokens import Span as Words
from spacy.vocab import Vocab

from diploparse.combinators import extractor
from diploparse.document import Document, Layer
from diploparse.errors import InvalidArgument
from diploparse.records import Evidence, Match, Slot
from diploparse.spans import Span
from diploparse.syntax import span_of
from diploparse.text.characters import one_line

#: One token of a pattern, in the form of spaCy's Matcher, and perhaps the name of a slot.
Token = Mapping[str, object]
_SLOT: Final = "slot"
#: The annotation that what a token is asked for belongs to.
_LAYERS: Final[dict[str, Layer]] = {
    "POS": "POS", "TAG": "TAG", "LEMMA": "LEMMA", "DEP": "DEP", "ENT_TYPE": "ENT_IOB", "ENT_IOB": "ENT_IOB",
}  # fmt: skip


def from_patterns(name: str, patterns: Sequence[Sequence[Token]]) -> Callable[[Document], tuple[Match, ...]]:
    """Return an extractor that finds token patterns; of several that overlap the longest.

    Args:
        name: what is found, the `kind` of its records and the extractor's name.
        patterns: lists of token descriptions as spaCy's Matcher takes them, `{"LEMMA": "sanction"}`. A description may also
            have `"slot": "target"`: the words that it matches are then the record's slot "target"; neighbours with one slot are
            one.

    Raises:
        InvalidArgument: if there is no pattern, or one that the Matcher does not take.
        MissingAnnotation: when it runs, if the document's pipeline lacks what a pattern asks for.

    >>> from diploparse import parse
    >>> find = from_patterns("sanction", [[{"LEMMA": "sanction"}, {"LOWER": "on"}, {"POS": "PROPN", "OP": "+", "slot": "target"}]])
    >>> [(match.text, match["target"]) for match in find(parse("Ministers agreed sanctions on North Macedonia."))]
    [('sanctions on North Macedonia', 'North Macedonia')]
    """
    plain = [[{key: value for key, value in token.items() if key != _SLOT} for token in _checked(pattern)] for pattern in _listed(patterns)]
    slots = [[token.get(_SLOT) for token in pattern] for pattern in patterns]
    _matcher(Vocab(), plain)
    layers = sorted({_LAYERS[key] for pattern in plain for token in pattern for key in map(str.upper, token) if key in _LAYERS})

    @extractor(name)
    def find(document: Document) -> tuple[Match, ...]:
        if not document.layout.segments:
            return ()
        document.needs(*layers)
        matcher = _matcher(document.doc.vocab, plain)
        labels = {document.doc.vocab.strings[str(i)]: names for i, names in enumerate(slots)}
        found = []
        for label, words, alignment in _matches(matcher, document):
            found.append(_record(name, document, words, [labels[label][place] for place in alignment]))
        return tuple(found)

    return find


def _listed(patterns: object) -> Sequence[Sequence[Token]]:
    if not isinstance(patterns, Sequence) or isinstance(patterns, str) or not patterns:
        raise InvalidArgument(f"patterns={patterns!r} is no list of patterns: give [[{{'LEMMA': 'sanction'}}]]")
    return patterns


def _checked(pattern: object) -> Sequence[Token]:
    if not isinstance(pattern, Sequence) or not pattern or not all(isinstance(token, Mapping) for token in pattern):
        raise InvalidArgument(f"The pattern {pattern!r} is no list of tokens: give [{{'LEMMA': 'sanction'}}]")
    return pattern


def _matcher(vocab: Vocab, patterns: Sequence[list[dict[str, object]]]) -> Matcher:
    matcher = Matcher(vocab, validate=True)
    for i, pattern in enumerate(patterns):
        try:
            matcher.add(str(i), [pattern])
        except ValueError as error:  # spaCy lists what is wrong with each token
            raise InvalidArgument(f"The pattern {pattern!r} is none that spaCy's Matcher takes: {' '.join(str(error).split())}") from error
    return matcher


def _matches(matcher: Matcher, document: Document) -> list[tuple[int, Words, list[int]]]:
    """Return matches in text order, of those that overlap the longest, with the place in the pattern of each token."""
    doc = document.doc
    given: Iterable[tuple[int, int, int, list[int]]] = matcher(doc, with_alignments=True)  # type: ignore[assignment]
    taken: set[int] = set()
    kept = []
    for label, start, end, alignment in sorted(given, key=lambda match: (match[1] - match[2], match[1], match[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((label, doc[start:end], alignment))
    return sorted(kept, key=lambda match: match[1].start)


def _record(name: str, document: Document, words: Words, names: Sequence[object]) -> Match:
    span = span_of(document.doc, words.start, words.end)
    slots = _slots(document, words, names)
    evidence = tuple(Evidence(slot.name, (slot.span,), rule=name) for slot in slots)
    return Match(kind=name, span=span, text=_text(document, span), slots=slots, evidence=(Evidence("text", (span,), rule=name), *evidence))


def _slots(document: Document, words: Words, names: Sequence[object]) -> tuple[Slot, ...]:
    slots: list[Slot] = []
    for i, slot_name in enumerate(names):
        if not isinstance(slot_name, str):
            continue
        first = i
        while first and names[first - 1] == slot_name:
            first -= 1
        span = span_of(document.doc, words.start + first, words.start + i + 1)
        if first < i:
            slots.pop()
        slots.append(Slot(slot_name, _text(document, span), span))
    return tuple(slots)


def _text(document: Document, span: Span) -> str:
    return one_line(span.of(document.text))
