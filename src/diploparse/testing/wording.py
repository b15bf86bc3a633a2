"""Documents of the same annotation with other words: what must hold whatever the parser makes of a name."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, cast

import attrs
from spacy.tokens import Doc
from thinc.types import Ints2d

from diploparse.document import Document
from diploparse.spans import Span
from diploparse.text.characters import plain
from diploparse.text.layout import Layout, Zone

_KEPT: Final = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_IOB", "ENT_TYPE")


@attrs.frozen
class _Offsets:
    """Where the characters of a text are once some words have others' length.

    Attributes:
        old: the replaced words, in order.
        new: the words in their place.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    _starts: list[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_starts", [span.start for span in self.old])

    def at(self, offset: int) -> int:
        """Return the new place of an offset; inside a replaced word, one inside the new word."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return offset
        old, new = self.old[i], self.new[i]
        return min(new.start + offset - old.start, new.end) if offset < old.end else new.end + offset - old.end

    def of(self, span: Span) -> Span:
        """Return the new place of a span."""
        return Span(self.at(span.start), self.at(span.end))


def with_words(document: Document, mapping: Mapping[str, str]) -> Document:
    """Return a document of the same annotation in which some words are others.

    Tags, heads, lemmas, entities and sentences stay; text, paragraphs and zones move along. A lemma that
    was the word itself becomes the new word.

    Args:
        document: a parsed article.
        mapping: new words by the exact text of the tokens that they replace.

    Raises:
        ValueError: if a new word is empty or holds white space.

    >>> from diploparse.document import parse
    >>> with_words(parse("Envoys met in Doha."), {"Doha": "Reykjavik"}).text
    'Envoys met in Reykjavik.'
    """
    for value in mapping.values():
        if plain(value).split() != [plain(value)]:
            raise ValueError(f"{value!r} is no single word: give one without white space")
    doc = document.doc
    words = [plain(mapping[token.text]) if token.text in mapping else token.text for token in doc]
    made = Doc(doc.vocab, words, [bool(token.whitespace_) for token in doc])
    _copy_annotation(doc, made)
    text, offsets = _rewritten(document, mapping)
    return Document(
        text=text,
        published=document.published,
        title=document.title,
        source=document.source,
        id=document.id,
        settings=document.settings,
        model=document.model,
        layout=_moved(document.layout, offsets, made.text),
        doc=made,
    )


def _rewritten(document: Document, mapping: Mapping[str, str]) -> tuple[str, _Offsets]:
    """Return the raw text with the new words, and where its characters are now."""
    pieces: list[str] = []
    old: list[Span] = []
    new: list[Span] = []
    done = grown = 0
    for token in document.doc:
        if token.text in mapping:
            word = mapping[token.text]
            pieces += [document.text[done : token.idx], word]
            done = token.idx + len(token)
            old.append(Span(token.idx, done))
            new.append(Span(token.idx + grown, token.idx + grown + len(word)))
            grown += len(word) - len(token)
    return "".join([*pieces, document.text[done:]]), _Offsets(tuple(old), tuple(new))


def _copy_annotation(doc: Doc, made: Doc) -> None:
    if not len(doc):
        return
    layers = [layer for layer in _KEPT if doc.has_annotation(layer)]
    layers.append("HEAD" if doc.has_annotation("DEP") else "SENT_START")
    made.from_array(list(layers), cast(Ints2d, doc.to_array(list(layers)).reshape(len(doc), len(layers))))
    for before, after in zip(doc, made, strict=True):
        if before.text != after.text and before.lemma_ == before.text:
            after.lemma_ = after.text


def _moved(layout: Layout, offsets: _Offsets, masked: str) -> Layout:
    return Layout(
        masked,
        tuple(offsets.of(span) for span in layout.paragraphs),
        tuple(offsets.of(span) for span in layout.segments),
        tuple(Zone(zone.kind, offsets.of(zone.span)) for zone in layout.zones),
    )
