"""Make the embedded pipeline: `python -m training.make --corpora PATH [--out FOLDER]`.

Converts the corpora, trains syntax (after pretraining on raw text) and names side by side, joins them, and scores the
result on what was held back. Needs spaCy and the package itself; see README.md beside this file.
"""

import argparse
import json
import multiprocessing
import re
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import spacy
import srsly
from spacy.cli.train import train
from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.pretrain import pretrain
from spacy.util import load_config, registry
from spacy.vocab import Vocab
from thinc.api import Config, set_current_ops

from diploparse.pipeline import NumpyProducts
from training import names, persons, sentences, treebanks
from training.tokenizer import blank_english

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "diploparse" / "model"
HELD_BACK = 10  # every tenth GMB sentence is test
CHECKED = 97  # of the rest, every such sentence chooses the best step
JOINED = 3  # GMB comes as sentences; up to so many are joined, since `parse` reads paragraphs
WATCHED = 10  # every tenth paragraph of the treebanks' dev parts is watched, the others are learnt
MADE_UP = 2000  # texts of one to three made-up sentences for the syntax
RETOLD = 2  # copies of each text that names a person, with other names


def main() -> None:
    """Run all steps; intermediate files stay in --work."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True, help="folder with ud/ and ner/")
    options.add_argument("--out", type=Path, default=MODEL / "en_diploparse", help="where the pipeline goes")
    options.add_argument("--work", type=Path, default=None, help="folder for intermediate files")
    options.add_argument("--score-only", action="store_true", help="score the pipeline in --out")
    given = options.parse_args()
    work = given.work or Path(tempfile.mkdtemp(prefix="diploparse-training-"))
    work.mkdir(parents=True, exist_ok=True)
    tests = convert(given.corpora, work)
    if not given.score_only:
        began = time.monotonic()
        runs = [multiprocessing.Process(target=run, args=(part, work)) for part in ("syntax", "names")]
        for process in runs:
            process.start()
        for process in runs:
            process.join()
            if process.exitcode:
                raise SystemExit(f"training stopped with exit code {process.exitcode}; see above")
        join(work, given.out)
        print(f"trained in {(time.monotonic() - began) / 60:.0f} minutes")
    print(json.dumps(scores(spacy.load(given.out), tests), indent=1))


def convert(corpora: Path, work: Path) -> dict[str, list[Doc]]:
    """Write the training files into `work`; return the test Docs by name."""
    vocab = Vocab()
    blank_english().to_disk(work / "tokenizer")
    gum = treebanks.gum(corpora / "ud" / "ud-english-gum.tar.xz")
    ewt = treebanks.ewt(corpora / "ud" / "ud-english-ewt.tar.xz")
    dev = [*gum.dev, *ewt.dev]
    train = treebanks.to_docs([*gum.train, *ewt.train], vocab)
    trees = [*train, *treebanks.to_docs([paragraph for i, paragraph in enumerate(dev) if i % WATCHED], vocab)]
    gazetteer, tokenizer = names.Gazetteer.load(), blank_english().tokenizer
    made_up = sentences.sentences(persons.Pool.load(gazetteer), tokenizer, vocab, count=MADE_UP, seed=0)
    _write([*trees, *made_up], work / "syntax-train.spacy")
    _write(treebanks.to_docs(dev[::WATCHED], vocab), work / "syntax-dev.spacy")

    ner = corpora / "ner"
    gmb = names.gmb(ner / "gmb" / "ner_dataset.csv.zip", gazetteer)
    rest = [s for i, s in enumerate(gmb) if i % HELD_BACK]
    learnt = names.joined([s for i, s in enumerate(rest) if i % CHECKED], JOINED)
    learnt += names.conll(ner / "wikigold.conll.txt", gazetteer, column=1)
    learnt += names.conll(ner / "uner-ewt-dev.iob2", gazetteer, column=2)
    learnt += names.gum_names(gum.train, gazetteer)
    raw = [*train, *names.to_docs(learnt, vocab)]
    (work / "raw.jsonl").write_text("".join(json.dumps({"text": doc.text}) + "\n" for doc in raw), "utf8")
    learnt += persons.augmented(learnt, gazetteer, tokenizer, copies=RETOLD, seed=0)
    _write(names.to_docs(learnt, vocab), work / "names-train.spacy")
    _write(names.to_docs([s for i, s in enumerate(rest) if not i % CHECKED], vocab), work / "names-dev.spacy")
    return {
        "GUM test": treebanks.to_docs(gum.test, vocab),
        "EWT test": treebanks.to_docs(ewt.test, vocab),
        "GMB held back": names.to_docs(gmb[::HELD_BACK], vocab),
        "UNER EWT test": names.to_docs(names.conll(ner / "uner-ewt-test.iob2", gazetteer, column=2), vocab),
    }


def run(part: str, work: Path) -> None:
    """Train one of the two parts, "syntax" or "names"."""
    set_current_ops(NumpyProducts())
    config = DEFAULT_CONFIG.merge(load_config(HERE / f"{part}.cfg"))
    paths = {name: str(work / f"{part}-{name}.spacy") for name in ("train", "dev")} | {"tokenizer": str(work / "tokenizer")}
    if "pretraining" in config:
        paths |= {"raw_text": str(work / "raw.jsonl"), "pretrained": str(_pretrained(config, paths, work))}
    config.to_disk(work / f"{part}.cfg")
    overrides = {f"paths.{name}": path for name, path in paths.items()}
    train(work / f"{part}.cfg", work / part, overrides=overrides)
    if part == "syntax":
        polished(config, work / part / "model-last").to_disk(work / "polish.cfg")
        train(work / "polish.cfg", work / "polish", overrides=overrides)


def polished(config: Config, trained: Path) -> Config:
    """Return the configuration of a second, shorter round over the same texts from the trained weights, lemmas left as they are."""
    config = config.copy()
    config["components"] = {name: {"source": str(trained)} for name in config["components"]}
    config["initialize"]["init_tok2vec"] = None
    config["training"].update({"frozen_components": ["trainable_lemmatizer"], "dropout": 0.2, "max_steps": 2000, "eval_frequency": 500})
    config["training"]["optimizer"]["learn_rate"].update({"warmup_steps": 100, "initial_rate": 0.0005})
    config["training"]["batcher"]["size"] = 1500
    config["training"]["score_weights"].pop("lemma_acc")
    return config


def _pretrained(config: Config, paths: Mapping[str, str], work: Path) -> Path:
    """Let the tok2vec layer learn to guess the letters of words in raw text; return its weights."""
    config = config.copy()
    config["paths"].update(paths | {"raw_text": str(work / "raw.jsonl")})
    folder = work / "pretrained"
    folder.mkdir(exist_ok=True)
    pretrain(config.interpolate(), folder, use_gpu=-1, silent=False)
    return folder / "model-last.bin"


def join(work: Path, out: Path) -> None:
    """Put both parts into one pipeline and write it to `out`."""
    nlp = spacy.load(work / "polish" / "model-last")
    nlp.add_pipe("ner", source=spacy.load(work / "names" / "model-last"))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    nlp.meta.update(
        {
            "name": "diploparse",
            "version": "0.2.0",
            "description": "English news: tags, lemmas, Universal Dependencies, names",
            "author": "The diploparse developers",
            "license": "CC BY-SA 4.0",
            "spacy_version": ">=3.8.0,<3.9.0",
            "performance": {},
        }
    )
    nlp.to_disk(out)
    (out / "vocab" / "strings.json").write_text(json.dumps(strings_of(nlp), ensure_ascii=False), "utf8")


def strings_of(nlp: Language) -> list[str]:
    """Return the strings that the pipeline needs: labels, pieces of lemmas, the tokenizer's exceptions; not the corpora's words."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    pieces = {value for tree in srsly.msgpack_loads(lemmatizer.trees.to_bytes())["trees"] for value in tree.values()}  # type: ignore[attr-defined]
    labels = {part for labels in nlp.pipe_labels.values() for label in map(str, labels) for part in (label, *re.split(r"[-|=]", label))}
    labels |= {value for part in labels for value in (part, part.lower())} | set(blank_english().vocab.strings)
    return sorted(text for text in nlp.vocab.strings if text in labels or nlp.vocab.strings[text] in pieces)


def scores(nlp: Language, tests: dict[str, list[Doc]]) -> dict[str, dict[str, float]]:
    """Score tags, trees and names on the test Docs, from their raw text."""
    trees = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    found = {}
    for name, docs in tests.items():
        result = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
        wanted = trees if any(doc.has_annotation("DEP") for doc in docs) else ("ents_p", "ents_r", "ents_f")
        kept = {k: round(100 * result[k], 2) for k in wanted}
        kept["words_per_second"] = round(result["speed"])
        found[name] = kept
    return found


def _write(docs: Sequence[Doc], path: Path) -> None:
    DocBin(docs=docs, store_user_data=False).to_disk(path)


if __name__ == "__main__":
    registry.ensure_populated()
    main()
