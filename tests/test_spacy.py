"""The spaCy component: what it leaves on a Doc, which annotation it reads, and what survives."""

import datetime as dt
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from diploparse.compose import EXTRACTORS, extract, read
from diploparse.document import from_doc
from diploparse.errors import DiploparseError, InvalidArgument, InvalidDate, InvalidText, UnknownExtractor
from diploparse.export.json import loads
from diploparse.integrations.spacy import Reader
from diploparse.pipeline import describe, load
from diploparse.reports import Report
from diploparse.testing import hostile_text

ROOT = Path(__file__).parent.parent
TEXT = (
    "OSLO — Foreign Minister Ana Silva met her Danish counterpart Tom Reed\nin Oslo on Monday.\n\n"
    "“We will not wait,” Silva said.\n\nRead more: https://example.org/talks\n\nTom Reed said the talks were useful.\n"
)
PUBLISHED = "2025-05-15"


def report_on(doc: Doc) -> Report:
    return loads(doc._.diploparse)


def with_component(nlp: Language, **config: object) -> Language:
    nlp.add_pipe("diploparse", config=config)
    return nlp


@pytest.fixture
def own() -> Language:
    """A pipeline with all layers of annotation, and the component behind them."""
    return with_component(spacy.load(ROOT / "src" / "diploparse" / "model" / "en_diploparse"))


@pytest.fixture
def bare() -> Language:
    return with_component(spacy.blank("en"))


def test_spacy_finds_the_factory_by_its_entry_point() -> None:
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('diploparse'); assert nlp('Talks.')._.diploparse"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_report_is_one_json_string(own: Language) -> None:
    doc = own(TEXT)
    assert isinstance(doc._.diploparse, str)
    report = report_on(doc)
    assert report.text == TEXT
    assert [q.speaker.name for q in report.quotations] == ["Ana Silva", "Tom Reed"]


def test_spans_stand_in_one_group_for_each_extractor(own: Language) -> None:
    doc = own(TEXT)
    assert [key for key in doc.spans if key.startswith("diploparse/")] == [f"diploparse/{name}" for name in EXTRACTORS]
    assert [span.text for span in doc.spans["diploparse/quotations"]] == ["“We will not wait,”", "the talks were useful"]
    assert [span.text for span in doc.spans["diploparse/dates"]] == ["Monday"]


def test_a_span_tells_the_class_and_number_of_its_record(own: Language) -> None:
    doc = own(TEXT)
    report = report_on(doc)
    for name in EXTRACTORS:
        spans = list(doc.spans[f"diploparse/{name}"])
        assert [span.id_ for span in spans] == sorted((span.id_ for span in spans), key=int)
        for span in spans:
            record = report.records[int(span.id_)]
            assert type(record).__name__ == span.label_
            assert record in getattr(report, name)
            assert any(span.start_char <= place.start and place.end <= span.end_char for place in record.spans)


def test_a_span_grows_to_whole_tokens(bare: Language) -> None:
    doc = bare("Talks end on 12May2025 or so.")
    for span in doc.spans["diploparse/dates"]:
        assert span.text in {token.text for token in doc}


def test_extractors_are_chosen_by_name(bare: Language) -> None:
    nlp = with_component(spacy.blank("en"), extractors=["dates", "people", "dates"])
    doc = nlp(TEXT)
    assert list(doc.spans) == ["diploparse/dates", "diploparse/people"]
    assert [type(record).__name__ for record in report_on(doc).records] == ["TimeExpression", "Person", "Person"]
    assert list(with_component(spacy.blank("en"), extractors=[])(TEXT).spans) == []


# which annotation is read


def test_a_pipeline_with_all_layers_is_read_by_its_own_annotation(own: Language) -> None:
    own.meta["name"] = "house"
    own.meta["version"] = "9.9"
    doc = own(TEXT)
    assert report_on(doc).model == "en_house 9.9"
    assert [person.name for person in report_on(doc).people] == ["Ana Silva", "Tom Reed"]


@Language.component("forget_names")
def forget_names(doc: Doc) -> Doc:
    doc.ents = ()
    return doc


def test_names_that_a_pipeline_does_not_find_are_not_looked_for_by_another(own: Language) -> None:
    text = "Zorb Quill arrived in Oslo."
    assert [person.name for person in report_on(own(text)).people] == ["Zorb Quill"]
    own.add_pipe("forget_names", before="diploparse")
    assert report_on(own(text)).people == ()


@pytest.mark.parametrize("layer", ["tagger", "parser", "ner", "trainable_lemmatizer", "morphologizer"])
def test_a_pipeline_that_lacks_a_layer_is_read_by_the_embedded_one(own: Language, layer: str) -> None:
    own.meta["name"] = "house"
    own.remove_pipe(layer)
    assert report_on(own(TEXT)).model == describe(load())


def test_a_blank_pipeline_gives_what_read_gives(bare: Language) -> None:
    assert report_on(bare(TEXT)) == read(TEXT)


def test_a_component_in_front_of_the_tagger_is_read_by_the_embedded_pipeline(own: Language) -> None:
    own.remove_pipe("diploparse")
    own.meta["name"] = "house"
    own.add_pipe("diploparse", first=True)
    assert report_on(own(TEXT)) == read(TEXT)


def test_tokens_and_annotation_stay_as_they_are(own: Language) -> None:
    plain = load()(TEXT)
    doc = own(TEXT)
    layers = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START"]
    assert doc.text == plain.text
    assert (doc.to_array(layers) == plain.to_array(layers)).all()
    assert set(doc.user_data) == {("._.", "diploparse", None, None)}


def test_a_document_of_a_doc_holds_the_masked_text(own: Language) -> None:
    document = from_doc(own(TEXT), own)
    assert document.doc.text == document.masked != TEXT
    assert [token.idx for token in document.doc] == [token.idx for token in own(TEXT)]
    for token in document.doc:
        paragraph = document.paragraph_at(token.idx)
        assert token.is_space or document.paragraph_at(token.head.idx) == paragraph
    assert {sentence.text.strip() for sentence in document.doc.sents} >= {"Tom Reed said the talks were useful."}


def test_masked_words_hold_nothing(own: Language) -> None:
    document = from_doc(own("See https://example.org/a and go on."), own)
    assert [token.text for token in document.doc if not token.is_space] == ["See", "and", "go", "on", "."]


# what the caller knows


def test_the_context_says_when_and_where_an_article_was_published(bare: Language) -> None:
    context = {"published": PUBLISHED, "title": "Talks", "source": "Wire", "id": "a1", "page": 7}
    pairs = list(bare.pipe([(TEXT, context), (TEXT, {"published": dt.date(2025, 5, 22)})], as_tuples=True))
    first, second = (report_on(doc) for doc, _ in pairs)
    assert pairs[0][1] == context
    assert (first.published, first.title, first.source, first.id) == (dt.date(2025, 5, 15), "Talks", "Wire", "a1")
    assert [first.dates[0].value, second.dates[0].value] == ["2025-05-12", "2025-05-19"]


@pytest.mark.parametrize("context", [7, "2025-05-15", None, ["published"], {}])
def test_another_context_says_nothing(bare: Language, context: object) -> None:
    (doc, kept), *_ = bare.pipe([(TEXT, context)], as_tuples=True)
    assert kept == context
    assert report_on(doc).published is None


@pytest.fixture
def published() -> Iterator[None]:
    Doc.set_extension("published", default=None)
    yield
    Doc.remove_extension("published")


@pytest.mark.usefixtures("published")
def test_an_attribute_says_when_an_article_was_published(bare: Language) -> None:
    doc = bare.make_doc(TEXT)
    doc._.published = PUBLISHED
    assert report_on(bare(doc)).published == dt.date(2025, 5, 15)
    assert report_on(bare(TEXT)).published is None
    (doc, _), *_ = bare.pipe([(TEXT, {"published": "2024-01-01"})], as_tuples=True)
    assert report_on(doc).published == dt.date(2024, 1, 1)


# what goes wrong


@pytest.mark.parametrize("extractors", ["quotations", 5, [5], {"quotations": 1}])
def test_what_is_no_list_of_names_is_refused(extractors: object) -> None:
    with pytest.raises(InvalidArgument, match=r"is no list of names: give \['quotations'\]"):
        with_component(spacy.blank("en"), extractors=extractors)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(UnknownExtractor, match="No extractor is called 'quotes': choose from people"):
        with_component(spacy.blank("en"), extractors=["quotes"])


@pytest.mark.parametrize(
    ("context", "error"), [({"published": "soon"}, InvalidDate), ({"published": 5}, InvalidDate), ({"id": 7}, InvalidText)]
)
def test_a_wrong_context_is_refused(own: Language, bare: Language, context: dict[str, object], error: type[DiploparseError]) -> None:
    for nlp in (own, bare):
        with pytest.raises(error):
            list(nlp.pipe([(TEXT, context)], as_tuples=True))


# what survives


def test_results_survive_a_doc_bin(own: Language) -> None:
    doc = own(TEXT)
    store = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(store).get_docs(own.vocab)
    assert_same(doc, back)


def test_results_survive_bytes(own: Language) -> None:
    doc = own(TEXT)
    assert_same(doc, Doc(own.vocab).from_bytes(doc.to_bytes()))
    assert_same(doc, pickle.loads(pickle.dumps(doc)))


def assert_same(doc: Doc, back: Doc) -> None:
    assert back._.diploparse == doc._.diploparse
    assert loads(back._.diploparse).quotations
    for key in doc.spans:
        assert [(s.start, s.end, s.label_, s.id_) for s in back.spans[key]] == [(s.start, s.end, s.label_, s.id_) for s in doc.spans[key]]


def test_the_component_is_kept_with_its_pipeline(tmp_path: Path) -> None:
    with_component(spacy.blank("en"), extractors=["people"]).to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    assert isinstance(reader := nlp.get_pipe("diploparse"), Reader)
    assert reader.extractors == ("people",)
    doc = nlp("Ana Silva arrived.")
    assert [span.text for span in doc.spans["diploparse/people"]] == ["Ana Silva"]


SPAWNED = """
import multiprocessing, sys
import spacy
from diploparse import loads, read

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = spacy.blank("en")
    nlp.add_pipe("diploparse", config={"extractors": ["quotations", "dates"]})
    texts = [f"Ana Silva said on Monday she had {n} plans." for n in range(3)]
    pairs = nlp.pipe([(text, {"published": "2025-05-15"}) for text in texts], as_tuples=True, n_process=2, batch_size=1)
    for (doc, context), text in zip(pairs, texts, strict=True):
        report = loads(doc._.diploparse)
        assert report.text == text
        assert report.quotations[0].text == read(text).quotations[0].text
        assert [span.text for span in doc.spans["diploparse/dates"]] == ["Monday"]
        assert report.dates[0].value == "2025-05-12"
"""


def test_results_come_back_from_spawned_processes(tmp_path: Path) -> None:
    program = tmp_path / "spawned.py"
    program.write_text(SPAWNED)
    subprocess.run([sys.executable, program], check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})


# promises


def test_the_module_is_light() -> None:
    code = "import diploparse.integrations.spacy, sys; heavy = {'cattrs', 'diploparse.document', 'diploparse.compose'} & set(sys.modules); assert not heavy"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_registers_no_attribute() -> None:
    code = "import diploparse.integrations.spacy; from spacy.tokens import Doc; assert not Doc.has_extension('diploparse')"
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(max_examples=40)
@given(text=hostile_text())
@example(text="\x7f Silva ")
def test_any_text_that_spacy_takes_is_read(nlp: Language, text: str) -> None:
    text = text.encode("utf8", "replace").decode("utf8")  # spaCy takes no lone surrogates
    report = extract(from_doc(nlp(text), nlp))
    assert report.text == text
    assert report.failures == ()
