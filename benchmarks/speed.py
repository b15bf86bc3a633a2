"""Measure words a second of tokenising, of the parse, and of each reading and extractor, in one run.

`python benchmarks/speed.py ARTICLES.jsonl` (lines with "text"); the texts are read `--rounds` times
and the fastest round counts.
"""

import argparse
import json
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import spacy

from diploparse import EXTRACTORS, Document, parse_many
from diploparse.pipeline import load
from diploparse.reading.times import times

Step = Callable[[Document], object]
#: Each after what it calls, so that it is measured without that.
STEPS: Mapping[str, Step] = {"reading people": EXTRACTORS["people"], "reading times": times} | {
    f"extractor {name}": EXTRACTORS[name] for name in sorted(EXTRACTORS, key=lambda name: (name == "speakers", name)) if name != "people"
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    texts = [json.loads(line)["text"] for line in given.articles.read_text("utf8").splitlines() if line.strip()]
    words = sum(len(text.split()) for text in texts)
    rounds = [measure(texts) for _ in range(given.rounds)]
    best = {step: min(seconds[step] for seconds in rounds) for step in rounds[0]}
    after = sum(seconds for step, seconds in best.items() if step not in {"tokenising", "parse"})
    print(f"{len(texts)} articles, {words:,} words, one process")
    for step, seconds in best.items():
        rate = f"{words / seconds:12,.0f} words/s" if seconds > 0.001 else "  from those above"
        print(f"{step:24s} {seconds:8.3f} s  {rate}")
    print(f"readings and extractors together: {after / best['parse']:.2f} of the parse")


def measure(texts: Sequence[str]) -> dict[str, float]:
    """Return seconds for each step over all texts, each document new."""
    nlp, blank = load(), spacy.blank("en")
    seconds = {}
    began = time.perf_counter()
    for text in texts:
        blank.make_doc(text)
    seconds["tokenising"] = time.perf_counter() - began
    began = time.perf_counter()
    documents = list(parse_many(texts, nlp=nlp))
    seconds["parse"] = time.perf_counter() - began
    for name, step in STEPS.items():
        began = time.perf_counter()
        for document in documents:
            step(document)
        seconds[name] = time.perf_counter() - began
    return seconds


if __name__ == "__main__":
    main()
