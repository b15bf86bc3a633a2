"""From a layout to annotated tokens: each part of a text runs through the pipeline alone.

The parts' Docs hold no white space; their annotation is copied to one Doc over the whole masked text.
So a parse depends on the words of a paragraph alone: wraps, blank lines and neighbours cannot change it.
"""

import warnings
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, cast

import attrs
import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from diploparse.clearnlp import has_clearnlp_labels, universal
from diploparse.text.layout import Layout

_COPIED: Final = ("TAG", "POS", "MORPH", "LEMMA", "DEP", "ENT_IOB", "ENT_TYPE")
_ENT_INSIDE: Final = 1
_ENT_OUTSIDE: Final = 2
_ENT_BEGIN: Final = 3


@attrs.frozen(eq=False)
class Tokenised:
    """A text before the pipeline runs.

    Attributes:
        tokens: all tokens of the masked text, white space among them.
        parts: a Doc for each part that is parsed alone, without white space.
        places: for each part, the indices of its tokens in `tokens`.
    """

    tokens: Doc
    parts: tuple[Doc, ...]
    places: tuple[np.ndarray, ...]


def tokenise(layout: Layout, nlp: Language) -> Tokenised:
    """Tokenise the segments of a layout."""
    words: list[str] = []
    spaces: list[bool] = []
    parts: list[Doc] = []
    places: list[np.ndarray] = []
    done = 0
    for segment in layout.segments:
        _append_gap(layout.masked[done : segment.start], words, spaces)
        made = nlp.make_doc(segment.of(layout.masked))
        solid = [token for token in made if not token.is_space]
        places.append(np.array([len(words) + token.i for token in solid], dtype=np.int64))
        spaced = [bool(token.whitespace_) or _space_follows(made, token.i) for token in solid]
        parts.append(Doc(nlp.vocab, [token.text for token in solid], spaced))
        words += [token.text for token in made]
        spaces += [bool(token.whitespace_) for token in made]
        done = segment.end
    _append_gap(layout.masked[done:], words, spaces)
    return Tokenised(Doc(nlp.vocab, words, spaces), tuple(parts), tuple(places))


def annotate(texts: Iterable[Tokenised], nlp: Language, n_process: int) -> list[Doc]:
    """Run the pipeline over all parts and return the annotated tokens of each text."""
    texts = tuple(texts)
    parts = [part for text in texts for part in text.parts]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W108\]")  # a rule lemmatizer without tags: `Document.needs` speaks of it
        annotated = iter(list(nlp.pipe(parts, batch_size=256, n_process=n_process)) if parts else [])
    for text in texts:
        _copy(text, [next(annotated) for _ in text.parts], nlp)
    return [text.tokens for text in texts]


def adopt(doc: Doc, layout: Layout, nlp: Language) -> Doc:
    """Return the tokens of `doc` over the masked text with the annotation that they have there; no head lies in another part."""
    masked = [layout.masked[token.idx : token.idx + len(token)] for token in doc]
    tokens = Doc(doc.vocab, masked, [bool(token.whitespace_) for token in doc])
    part_of = _part_of(tokens, layout)
    layers = [layer for layer in _COPIED if doc.has_annotation(layer)]
    values = np.zeros((len(tokens), len(layers) + 1), dtype=np.uint64)
    if layers:
        values[:, :-1] = doc.to_array(list(layers)).reshape(len(doc), len(layers))
    own = np.arange(len(doc))
    heads, labels = _tree(doc, _has_clearnlp_trees([doc], nlp))
    heads = _heads_within(heads, part_of)
    values[:, -1] = (heads - own).astype(np.uint64)
    if "DEP" in layers:
        values[:, layers.index("DEP")] = np.where(heads == own, doc.vocab.strings.add("ROOT"), labels)
    _fill_gaps(values, part_of >= 0, layers, with_heads=True)
    tokens.from_array([*layers, "HEAD"], cast(Ints2d, values))
    return tokens


def _part_of(tokens: Doc, layout: Layout) -> np.ndarray:
    """Return for each token the number of the segment that it begins in, -1 for white space and what is masked."""
    starts = [segment.start for segment in layout.segments]
    parts = np.full(len(tokens), -1, dtype=np.int64)
    for token in tokens:
        part = bisect_right(starts, token.idx) - 1
        if part >= 0 and token.idx < layout.segments[part].end and not token.is_space:
            parts[token.i] = part
    return parts


def _heads_within(heads: np.ndarray, part_of: np.ndarray) -> np.ndarray:
    """Return the nearest ancestor of each token in its own part, the token itself if there is none."""
    within = np.arange(len(heads))
    for i, above in enumerate(heads):
        while part_of[above] != part_of[i] and heads[above] != above:
            above = heads[above]
        if part_of[above] == part_of[i]:
            within[i] = above
    return within


def _has_clearnlp_trees(docs: Sequence[Doc], nlp: Language) -> bool:
    """Tell whether a pipeline gives ClearNLP's labels: its parser knows them, or they stand in what another component gave."""
    parsers = [labels for labels in nlp.pipe_labels.values() if "ROOT" in labels]
    return any(has_clearnlp_labels(labels) for labels in parsers or ([token.dep_ for token in doc] for doc in docs))


def _tree(doc: Doc, is_clearnlp: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return heads and labels of Universal Dependencies."""
    if is_clearnlp:
        heads, labels = universal(doc)
        return np.array(heads), np.array([doc.vocab.strings.add(label) for label in labels], dtype=np.uint64)
    return np.array([token.head.i for token in doc]), doc.to_array(["DEP"])


def _space_follows(made: Doc, i: int) -> bool:
    return i + 1 < len(made) and made[i + 1].is_space


def _append_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """Add what stands between two parts: white space, nothing else."""
    if gap:
        words.append(gap)
        spaces.append(False)


def _copy(text: Tokenised, parts: Sequence[Doc], nlp: Language) -> None:
    """Copy the annotation of the parts to the tokens of the whole text; white space hangs on the word before it."""
    tokens = text.tokens
    if not parts or not len(tokens):
        return
    layers = [layer for layer in _COPIED if any(part.has_annotation(layer) for part in parts if len(part))]
    with_heads = any(part.has_annotation("DEP") for part in parts if len(part))
    is_clearnlp = with_heads and _has_clearnlp_trees(parts, nlp)
    values = np.zeros((len(tokens), len(layers) + 1), dtype=np.uint64)
    solid = np.zeros(len(tokens), dtype=bool)
    for part, places in zip(parts, text.places, strict=True):
        if not len(part):
            continue
        solid[places] = True
        if layers:
            values[places, :-1] = part.to_array(list(layers)).reshape(len(part), len(layers))
        if with_heads:
            heads, labels = _tree(part, is_clearnlp)
            values[places, -1] = (places[heads] - places).astype(np.uint64)
            values[places, layers.index("DEP")] = labels
        elif part.has_annotation("SENT_START"):
            values[places, -1] = part.to_array(["SENT_START"]).reshape(-1)
    _fill_gaps(values, solid, layers, with_heads)
    tokens.from_array([*layers, "HEAD" if with_heads else "SENT_START"], cast(Ints2d, values))


def _fill_gaps(values: np.ndarray, solid: np.ndarray, layers: Sequence[str], with_heads: bool) -> None:
    """Give white-space tokens a head, and the entity that goes on behind them."""
    indices = np.arange(len(solid))
    before = np.maximum.accumulate(np.where(solid, indices, -1))
    after = np.minimum.accumulate(np.where(solid, indices, len(solid))[::-1])[::-1]
    gaps = indices[~solid]
    if with_heads:
        heads = np.where(before[gaps] >= 0, before[gaps], np.minimum(after[gaps], len(solid) - 1))
        values[gaps, -1] = (heads - gaps).astype(np.uint64)
    if "ENT_IOB" in layers:
        iob, kind = layers.index("ENT_IOB"), layers.index("ENT_TYPE") if "ENT_TYPE" in layers else None
        for gap in gaps:
            following = after[gap]
            inside = following < len(solid) and values[following, iob] == _ENT_INSIDE
            if inside and (before[gap] < 0 or values[before[gap], iob] == _ENT_OUTSIDE):  # what the entity began with is masked
                values[following, iob], inside = _ENT_BEGIN, False
            values[gap, iob] = _ENT_INSIDE if inside else _ENT_OUTSIDE
            if inside and kind is not None:
                values[gap, kind] = values[following, kind]
