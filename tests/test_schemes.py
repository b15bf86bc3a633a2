"""Trees drawn in two schemes, Universal Dependencies and ClearNLP's, answer alike and give the same records."""

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_type_hints

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.clearnlp import has_clearnlp_labels, universal
from diploparse.compose import extract, read
from diploparse.document import Document, from_doc, parse
from diploparse.records import Delegation, Meeting, Quotation, Record
from schemes import Scheme, drawn, pipeline

SENTENCES = tuple(drawn("universal"))
BLANK = spacy.blank("en")
LABELS = (
    *("nsubj", "prep", "pobj", "pcomp", "agent", "attr", "acomp", "dative", "compound", "conj"),
    *("cc", "punct", "aux", "ccomp", "xcomp", "expl", "appos", "poss", "case"),
)
by_sentence = pytest.mark.parametrize("text", SENTENCES)


def questions() -> Iterator[Callable[[Token], object]]:
    """Yield the public questions of `syntax` to a word."""
    for name, function in inspect.getmembers(syntax, inspect.isfunction):
        kinds = [kind for argument, kind in get_type_hints(function).items() if argument != "return"]
        if function.__module__ == syntax.__name__ and not name.startswith("_") and kinds and kinds[0] is Token:
            yield function


def answers(document: Document, question: Callable[[Token], object]) -> list[object]:
    return [plain(question(word)) for word in document.doc]


def plain(answer: object) -> object:
    if isinstance(answer, Token):
        return answer.i
    return [token.i for token in answer] if isinstance(answer, Iterator) else answer


@pytest.mark.parametrize("question", [*questions()], ids=lambda question: question.__name__)
def test_questions_have_the_same_answers(question: Callable[[Token], object]) -> None:
    for text in SENTENCES:
        ours, theirs = (parse(text, nlp=pipeline(scheme)) for scheme in ("universal", "clearnlp"))
        assert answers(ours, question) == answers(theirs, question), text


def test_the_docs_give_these_figures() -> None:
    page = (Path(__file__).parent.parent / "docs" / "how-to" / "other-pipeline.md").read_text("utf8")
    pairs = [(parse(text, nlp=pipeline("universal")).doc, parse(text, nlp=pipeline("clearnlp")).doc) for text in SENTENCES]
    same = sum(all(word.head.i == other.head.i and word.dep == other.dep for word, other in zip(*pair, strict=True)) for pair in pairs)
    assert f"All {len([*questions()])} questions" in page
    assert f"in {same} of the {len(SENTENCES)} sentences" in page


# any tree


@st.composite
def odd_trees(draw: st.DrawFn) -> Doc:
    """Return sentences of random words whose heads and labels have nothing to do with them."""
    words = draw(st.lists(st.sampled_from(["be", "in", "Silva", "and", ",", '"', "to", "who"]), min_size=1, max_size=14))
    size = len(words)
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for i, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, i))]
    labels = draw(st.lists(st.sampled_from(LABELS), min_size=size, max_size=size))
    first, last = sorted((draw(st.integers(0, size)), draw(st.integers(0, size))))
    return Doc(
        BLANK.vocab,
        words=words,
        heads=heads,
        deps=["ROOT" if head == i else labels[i] for i, head in enumerate(heads)],
        tags=[{"to": "TO", '"': draw(st.sampled_from(["``", "''"]))}.get(word, "NN") for word in words],
        pos=draw(st.lists(st.sampled_from(["NOUN", "VERB", "ADP", "AUX"]), min_size=size, max_size=size)),
        lemmas=words,
        ents=[("B-PERSON" if i == first else "I-PERSON") if first <= i < last else "O" for i in range(size)],
    )


@given(odd_trees())
def test_any_tree_becomes_a_tree_without_labels_of_the_other_scheme(doc: Doc) -> None:
    heads, labels = universal(doc)
    assert not has_clearnlp_labels(labels)
    for i in range(len(doc)):
        above = i
        for _ in doc:
            above = heads[above]
        assert heads[above] == above


@given(odd_trees())
def test_roots_and_no_others_head_themselves(doc: Doc) -> None:
    heads, labels = universal(doc)
    assert all((heads[i] == i) == (labels[i] == "ROOT") for i in range(len(doc)))


def test_a_tree_is_told_by_its_pipeline_where_its_own_labels_do_not_say() -> None:
    doc = Doc(
        BLANK.vocab,
        words=["Ana", "Silva", "spoke"],
        heads=[1, 2, 2],
        deps=["compound", "nsubj", "ROOT"],
        ents=["B-PERSON", "I-PERSON", "O"],
    )
    nlp = spacy.blank("en")
    assert [token.head.text for token in from_doc(doc, nlp).doc] == ["Silva", "spoke", "spoke"]
    parser = nlp.add_pipe("parser")
    for label in ("ROOT", "nsubj", "pobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    assert [token.head.text for token in from_doc(doc, nlp).doc] == ["spoke", "Ana", "spoke"]


# records


def records(text: str, scheme: Scheme) -> tuple[Record, ...]:
    return read(text, published="2025-05-15", nlp=pipeline(scheme), strict=True).records


@by_sentence
def test_records_are_the_same(text: str) -> None:
    assert records(text, "universal") == records(text, "clearnlp")


@by_sentence
def test_a_doc_taken_over_gives_the_records_of_a_text_parsed(text: str) -> None:
    doc = drawn("clearnlp")[text]
    assert extract(from_doc(doc, pipeline("clearnlp"), published="2025-05-15"), strict=True).records == records(text, "clearnlp")


def test_most_sentences_tell_what_is_read_by_trees() -> None:
    found = [text for text in SENTENCES if any(isinstance(r, Quotation | Delegation | Meeting) for r in records(text, "clearnlp"))]
    assert len(found) >= 30
