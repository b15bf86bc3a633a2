"""Annotation of the lexicons' examples, kept in a file, so that what is tested is the words and rules and not one model's trees.

An example that is new or changed is annotated by the embedded pipeline with

    DIPLOPARSE_STORE=1 pytest tests/test_lexicon.py tests/test_rule_words.py tests/test_parties.py tests/test_reference.py tests/test_places.py

and its trees should be looked at: the file is gold from then on.
"""

import functools
import os
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from diploparse.pipeline import load

STORE = Path(__file__).parent / "data" / "examples.spacy"
LAYERS = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]


@functools.cache
def stored_docs() -> dict[str, Doc]:
    """Return the annotated texts by their words."""
    if not STORE.is_file():
        return {}
    return {doc.text: doc for doc in DocBin().from_disk(STORE).get_docs(load().vocab)}


@Language.component("stored_annotation")
def stored_annotation(doc: Doc) -> Doc:
    """Give a text its stored annotation."""
    known = stored_docs()
    if doc.text not in known:
        if not os.environ.get("DIPLOPARSE_STORE"):
            raise LookupError(f"No annotation is stored for {doc.text!r}: see {__name__}")
        known[doc.text] = next(load().pipe([doc]))
    return known[doc.text].copy()


def stored_pipeline() -> Iterator[Language]:
    """Yield a pipeline of stored annotation; write what was new when it is no longer needed."""
    nlp = spacy.blank("en", vocab=load().vocab)
    nlp.tokenizer = load().tokenizer
    nlp.add_pipe("stored_annotation")
    before = len(stored_docs())
    yield nlp
    if len(stored_docs()) > before:
        docs = [doc for _, doc in sorted(stored_docs().items())]
        DocBin(attrs=LAYERS, docs=docs).to_disk(STORE)
