"""Sentences with their trees drawn in two schemes, kept in a file of columns, and pipelines that give these trees."""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

import spacy
from spacy.language import Language
from spacy.tokens import Doc

FILE: Final = Path(__file__).parent / "data" / "schemes.txt"
Scheme = Literal["universal", "clearnlp"]
#: Where the head stands in a line, and the label behind it.
_COLUMNS: Final[dict[Scheme, int]] = {"universal": 5, "clearnlp": 7}


@functools.cache
def drawn(scheme: Scheme) -> Mapping[str, Doc]:
    """Return the annotated sentences by their text."""
    blank = spacy.blank("en")
    blocks = FILE.read_text("utf8").strip().split("\n\n")[1:]
    docs = (_doc(blank, [line.split() for line in block.splitlines()[1:]], _COLUMNS[scheme]) for block in blocks)
    return {doc.text: doc for doc in docs}


@functools.cache
def pipeline(scheme: Scheme) -> Language:
    """Return a pipeline that knows the sentences and nothing else."""
    nlp = Language(next(iter(drawn(scheme).values())).vocab)
    nlp.tokenizer = lambda text: Doc(nlp.vocab, [t.text for t in drawn(scheme)[text]], [bool(t.whitespace_) for t in drawn(scheme)[text]])
    nlp.add_pipe("drawn_trees", config={"scheme": scheme})
    return nlp


@Language.factory("drawn_trees")
def drawn_trees(nlp: Language, name: str, scheme: str) -> Callable[[Doc], Doc]:
    return lambda doc: drawn("clearnlp" if scheme == "clearnlp" else "universal")[doc.text].copy()


def _doc(nlp: Language, rows: list[list[str]], column: int) -> Doc:
    words, tags, classes, lemmas, names = zip(*(row[:5] for row in rows), strict=True)
    return Doc(
        nlp.vocab,
        words=[word.rstrip("_") for word in words],
        spaces=[not word.endswith("_") for word in words[:-1]] + [False],
        tags=list(tags),
        pos=list(classes),
        lemmas=list(lemmas),
        ents=["O" if name == "-" else name for name in names],
        heads=[int(row[column]) - 1 if row[column] != "0" else i for i, row in enumerate(rows)],
        deps=[row[column + 1] for row in rows],
    )
