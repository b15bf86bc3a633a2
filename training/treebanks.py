"""UD treebanks to spaCy Docs: one Doc a paragraph, in the plain characters that `parse` gives the pipeline."""

import re
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
from spacy.tokens import Doc
from spacy.vocab import Vocab

from diploparse.text.characters import plain


@attrs.frozen
class Word:
    """One syntactic word of a CoNLL-U file, its head counted from 0 within the sentence."""

    form: str
    lemma: str
    pos: str
    tag: str
    feats: str
    head: int
    dep: str
    space: bool
    entity: str


Sentence = tuple[Word, ...]
Paragraph = tuple[Sentence, ...]


@attrs.frozen
class Treebank:
    """Paragraphs of a treebank by split."""

    train: tuple[Paragraph, ...]
    dev: tuple[Paragraph, ...]
    test: tuple[Paragraph, ...]


def gum(archive: Path) -> Treebank:
    """Read UD English GUM; `SPLITS.md` inside names the documents of each split."""
    files = _files(archive)
    splits: dict[str, str] = {}
    current = ""
    for line in files["SPLITS.md"].splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif line.strip().startswith("* "):
            splits[line.strip()[2:].strip()] = current
    parts: dict[str, list[Paragraph]] = {"train": [], "dev": [], "test": []}
    for name, content in sorted(files.items()):
        if name.endswith(".conllu"):
            split = splits.get(name.removesuffix(".conllu"), "train")
            if split in parts:
                parts[split].extend(paragraphs(content))
    return Treebank(**{split: tuple(found) for split, found in parts.items()})


def ewt(archive: Path) -> Treebank:
    """Read UD English EWT; the dev and test files tell which documents are not train."""
    files = _files(archive)
    dev, test = files["en_ewt-ud-dev.conllu"], files["en_ewt-ud-test.conllu"]
    held_back = set(re.findall(r"^# sent_id = (.*)$", dev + "\n" + test, re.MULTILINE))
    train: list[Paragraph] = []
    for name, content in sorted(files.items()):
        if name.endswith(".conllu") and not name.startswith("en_ewt-ud-"):
            ids = re.findall(r"^# sent_id = (.*)$", content, re.MULTILINE)
            if not held_back.intersection(ids):
                train.extend(paragraphs(content))
    return Treebank(tuple(train), tuple(paragraphs(dev)), tuple(paragraphs(test)))


def paragraphs(content: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a CoNLL-U text."""
    sentences: list[Sentence] = []
    for block in re.split(r"\n\s*\n", content):
        if sentences and re.search(r"^# new(par|doc)", block, re.MULTILINE):
            yield tuple(sentences)
            sentences = []
        words = _sentence(block)
        if words:
            sentences.append(words)
    if sentences:
        yield tuple(sentences)


def to_doc(paragraph: Paragraph, vocab: Vocab) -> Doc:
    """Make a spaCy Doc with all layers of annotation from one paragraph."""
    words = [word for sentence in paragraph for word in sentence]
    starts = [len(s) for s in paragraph]
    offsets = [sum(starts[:i]) for i, s in enumerate(paragraph) for _ in s]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[offset + word.head for offset, word in zip(offsets, words, strict=True)],
        deps=[word.dep for word in words],
        sent_starts=[i == 0 for sentence in paragraph for i, _ in enumerate(sentence)],
    )


def to_docs(items: Iterable[Paragraph], vocab: Vocab) -> list[Doc]:
    """Make one Doc for each paragraph."""
    return [to_doc(item, vocab) for item in items]


def _files(archive: Path) -> dict[str, str]:
    found = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            opened = tar.extractfile(member)
            if opened is not None:
                found[Path(member.name).name] = opened.read().decode("utf8")
    return found


def _sentence(block: str) -> Sentence:
    rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
    joined: dict[int, bool] = {}  # word number -> whether a space follows, for parts of a multiword token
    words: list[Word] = []
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            joined |= dict.fromkeys(range(first, last), False)
            joined[last] = "SpaceAfter=No" not in row[9]
        elif "." not in row[0]:
            number = int(row[0])
            entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
            words.append(
                Word(
                    form=plain(row[1]).replace(" ", "_"),
                    lemma=plain(row[2]).replace(" ", "_"),
                    pos=row[3],
                    tag=row[4],
                    feats="" if row[5] == "_" else row[5],
                    head=int(row[6]) - 1 if row[6] != "0" else number - 1,
                    dep="ROOT" if row[7] == "root" else row[7],
                    space=joined.get(number, "SpaceAfter=No" not in row[9]),
                    entity=entity[1] if entity else "",
                )
            )
    return tuple(words)
