"""Measure words a second of tokenising, of the parse, and of each reading and extractor; what a new process and an HTML page take.

`python benchmarks/speed.py ARTICLES.jsonl` (lines with "text"); the texts are read `--rounds` times and the fastest round counts.
`--jobs` measures the command line over generated articles instead.
"start" is a new process that imports, loads and reads one sentence; "longest article" is one that reads the longest text instead.
"HTML page" is one of 200 records, from a text of this file.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Final, TypeVar

import attrs
import spacy
from spacy.language import Language

from diploparse import EXTRACTORS, Document, parse_many, parties, people, places, read, to_html
from diploparse.lexicon import words
from diploparse.pipeline import load
from diploparse.reading.names import person_names
from diploparse.reading.reference.mentions import mentions_of_parties, mentions_of_people
from diploparse.reading.times import times
from diploparse.testing import sample

#: Each after what it calls, so that it is measured without that.
READINGS: Final[Mapping[str, Callable[[Document], object]]] = {
    "names": person_names,
    "people": people,
    "times": times,
    "places": places,
    "parties": parties,
    "mentions": lambda document: (mentions_of_people(document), mentions_of_parties(document)),
}
_LOWEST_FIRST: Final = ("dates", "quotations", "speakers", "delegations", "meetings")
EXTRACTOR_NAMES: Final = [name for name in dict.fromkeys((*_LOWEST_FIRST, *EXTRACTORS)) if name not in READINGS]
T = TypeVar("T")
_SENTENCE: Final = '"We agree," said Ana Silva on Thursday.'
_FAMILIES: Final = ("Silva", "Reed", "Asamoah", "Tierney", "Halmos", "Munteanu", "Minagawa", "Nxele", "Figueiredo", "Lomtadze")
_PARAGRAPH: Final = "“We agree,” Foreign Minister Ana {one} said on {day} May 2025. She met Tom {two} in Doha on {day} June 2025."
_NEW_PROCESS: Final = """
import resource, sys
from diploparse import read
read(sys.stdin.buffer.read().decode("utf8"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
#: Peaks in kilobytes: of the process since it began, by Linux's own count, for `ru_maxrss` starts with the memory of its parent.
_COMMAND_LINE: Final = """
import contextlib, re, resource, sys
from pathlib import Path
from diploparse.cli import main
if __name__ == "__main__":
    with contextlib.suppress(SystemExit):
        main(["read", sys.argv[1], "--format", "jsonl", "--jobs", sys.argv[2]])
    peak = re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text("utf8"))[1]
    print(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
"""
_PEAKS_IN_A_MEGABYTE: Final = 1_000_000 if sys.platform == "darwin" else 1000


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--jobs", action="store_true", help="measure the command line with one process and with two instead")
    given = options.parse_args(arguments)
    if given.jobs:
        show_jobs()
        return
    texts = [json.loads(line)["text"] for line in given.articles.read_text("utf8").splitlines() if line.strip()]
    print(f"{len(texts)} articles, {sum(len(text.split()) for text in texts):,} words, one process")
    show_new_processes(texts, given.rounds)  # first: a child's peak is no less than its parent's memory when it starts
    show_page(given.rounds)
    show_large(given.rounds)
    show_rates(texts, given.rounds)


def show_new_processes(texts: Sequence[str], rounds: int) -> None:
    for name, text in (("start", _SENTENCE), ("longest article", max(texts, key=len))):
        runs = [new_process(text) for _ in range(rounds)]
        seconds, peak = (min(values) for values in zip(*runs, strict=True))
        print(f"{name:26s} {seconds:8.3f} s  {peak:9,.0f} MB peak ({len(text.split()):,} words)")


def new_process(text: str) -> tuple[float, float]:
    """Return the seconds and the peak of memory, in megabytes, of a new process that reads `text`."""
    began = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", _NEW_PROCESS], input=text.encode("utf8"), stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - began, int(run.stdout) / _PEAKS_IN_A_MEGABYTE


def show_jobs() -> None:
    """Show the words a second and the peak of memory of the command line, over 500 generated articles and over 5,000."""
    for count, jobs in ((500, 1), (500, 2), (5000, 1), (5000, 2)):
        articles = sample(count)
        words = sum(len(article.text.split()) for article in articles)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "articles.jsonl"
            file.write_text("".join(json.dumps({"text": article.text, "id": str(i)}) + "\n" for i, article in enumerate(articles)), "utf8")
            command = [sys.executable, "-c", _COMMAND_LINE, str(file), str(jobs)]
            began = time.perf_counter()
            run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf8", check=True)
            seconds = time.perf_counter() - began
        parent, child = (int(peak) / _PEAKS_IN_A_MEGABYTE for peak in run.stderr.split())
        print(
            f"{count:5,} articles, {words:9,} words, --jobs {jobs} {seconds:8.1f} s  {words / seconds:9,.0f} words/s  "
            f"{parent:5,.0f} MB peak, {child:5,.0f} MB that of a process it started"
        )


def show_page(rounds: int) -> None:
    """Show what the HTML page of 200 records takes."""
    names = [f"{one}-{two}" for one, two in permutations(_FAMILIES, 2)]
    paragraphs = [
        _PARAGRAPH.format(one=one, two=two, day=i % 28 + 1) for i, (one, two) in enumerate(zip(names[::2], names[1::2], strict=True))
    ]
    report = read("\n\n".join(paragraphs), "2025-05-15")
    report = attrs.evolve(report, records=report.records[:200])
    seconds = min(_seconds(to_html, [report]) for _ in range(rounds))
    print(f"{'HTML page':26s} {seconds:8.3f} s  {len(report.records)} records, {len(to_html(report).encode('utf8')) / 1000:,.0f} kB")


def show_large(rounds: int) -> None:
    """Show what one article of 2,000 quotations takes, and one of 500 names and 200 meetings, parse included."""
    given = sorted(words("given_names", "women"))[::12]
    names = [f"{first.title()} {family}" for first in given[:50] for family in _FAMILIES]
    spoken = "\n\n".join(f"“We will sign on day {i},” {names[i % 500]} said." for i in range(2000))
    met = "\n\n".join(f"{names[2 * i]} met {names[2 * i + 1]} in Oslo on Friday; {names[400 + i % 100]} spoke." for i in range(200))
    for text in (spoken, met):
        report = read(text, "2025-05-15")
        seconds = min(_seconds(read, [text]) for _ in range(rounds))
        found = f"{len(report.quotations):,} quotations, {len(report.people):,} names, {len(report.meetings):,} meetings"
        print(f"{'one article':26s} {seconds:8.3f} s  {found}, {len(text):,} characters")


def show_rates(texts: Sequence[str], rounds: int) -> None:
    words = sum(len(text.split()) for text in texts)
    blank = spacy.blank("en")
    measured = [measure(texts, blank) for _ in range(rounds)]
    best = {step: min(seconds[step] for seconds in measured) for step in measured[0]}
    for step, seconds in best.items():
        rate = f"{words / seconds:9,.0f} words/s" if seconds > 0.001 else "from those above"
        print(f"{step:26s} {seconds:8.3f} s  {rate}")
    after = sum(seconds for step, seconds in best.items() if step.startswith(("reading", "extractor")))
    print(f"readings and extractors together: {after / best['parse']:.2f} of the parse")


def measure(texts: Sequence[str], blank: Language) -> dict[str, float]:
    """Return seconds for each step over all texts, each document new; both tokenisers remember words of the round before."""
    nlp = load()
    documents: list[Document] = []
    seconds = {
        "tokenising, spacy.blank": _seconds(blank.make_doc, texts),
        "tokenising, embedded": _seconds(nlp.make_doc, texts),
        "parse": _seconds(documents.extend, [parse_many(texts, nlp=nlp)]),
    }
    for name, reading in READINGS.items():
        seconds[f"reading {name}"] = _seconds(reading, documents)
    for name in EXTRACTOR_NAMES:
        seconds[f"extractor {name}"] = _seconds(EXTRACTORS[name], documents)
    return seconds


def _seconds(step: Callable[[T], object], over: Iterable[T]) -> float:
    began = time.perf_counter()
    for item in over:
        step(item)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
