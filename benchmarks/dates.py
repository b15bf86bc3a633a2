"""Measure the reading of dates: characters a second beside other systems, in one run; or its predictions alone, for the scorer.

`python benchmarks/dates.py ARTICLES.jsonl` reads {"id", "published", "text"} lines; other systems are left out where they are not
installed (`pip install dateparser timexy`). The fastest of `--rounds` counts. `--predictions P.jsonl` writes what the scorer takes
instead, with `--blank` from a pipeline without tags, `spacy.blank("en")`.
"""

import argparse
import datetime as dt
import importlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeVar

import spacy
from spacy.language import Language

from diploparse import Article, Document, parse_many, relative_dates
from diploparse.pipeline import load

T = TypeVar("T")
#: Lengths of one text, in characters: the rate stays the same where the work is linear.
_LENGTHS: Final = (10_000, 40_000, 160_000)


def main(arguments: Sequence[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--predictions", type=Path)
    options.add_argument("--blank", action="store_true")
    given = options.parse_args(arguments)
    lines = [json.loads(line) for line in given.articles.read_text("utf8").splitlines() if line.strip()]
    articles = [Article(line["text"], line.get("published"), id=line["id"]) for line in lines]
    nlp = spacy.blank("en") if given.blank else load()
    if given.predictions:
        write_predictions(parse_many(articles, nlp=nlp), given.predictions)
    else:
        show_rates(articles, nlp, given.rounds)


def write_predictions(documents: Iterable[Document], target: Path) -> None:
    with target.open("w", encoding="utf8") as out:
        for document in documents:
            found = [
                {"start": one.span.start, "end": one.span.end, "type": one.type, "value": one.value} for one in relative_dates(document)
            ]
            out.write(json.dumps({"id": document.id, "timexes": found}) + "\n")


def show_rates(articles: Sequence[Article], nlp: Language, rounds: int) -> None:
    characters = sum(len(article.text) for article in articles)
    print(f"{len(articles)} articles, {characters:,} characters, one process")
    _show("dates alone, parsed before", characters, _fastest(lambda: list(parse_many(articles, nlp=nlp)), relative_dates, rounds))
    _show("parse and dates", characters, _fastest(lambda: list(articles), lambda article: relative_dates(_parsed(article, nlp)), rounds))
    for name, system in _others():
        _show(name, characters, _fastest(lambda: list(articles), system, rounds))
    text = "\n\n".join(article.text for article in articles)
    for length in _LENGTHS:
        if length <= len(text):
            article = Article(text[:length], "2025-05-15")
            seconds = min(_seconds([_parsed(article, nlp)], relative_dates) for _ in range(rounds))
            _show(f"dates alone, one text of {length:,} characters", length, seconds)


def _others() -> Iterator[tuple[str, Callable[[Article], object]]]:
    """Yield the other systems that are installed."""
    if importlib.util.find_spec("dateparser"):
        search_dates = importlib.import_module("dateparser.search").search_dates

        def with_dateparser(article: Article) -> object:
            base = dt.datetime.fromisoformat(str(article.published or "2000-01-01"))
            return search_dates(article.text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})

        yield "dateparser, search_dates", with_dateparser
    if importlib.util.find_spec("timexy"):
        importlib.import_module("timexy")
        blank = spacy.blank("en")
        blank.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
        yield "timexy, spacy.blank", lambda article: blank(article.text)


def _fastest(prepared: Callable[[], Sequence[T]], step: Callable[[T], object], rounds: int) -> float:
    """Return the seconds of the fastest round; what a round takes is made new before it."""
    return min(_seconds(prepared(), step) for _ in range(rounds))


def _seconds(over: Sequence[T], step: Callable[[T], object]) -> float:
    began = time.perf_counter()
    for item in over:
        step(item)
    return time.perf_counter() - began


def _show(name: str, characters: int, seconds: float) -> None:
    print(f"{name:46s} {seconds:8.3f} s  {characters / seconds:12,.0f} characters/s")


def _parsed(article: Article, nlp: Language) -> Document:
    return next(parse_many([article], nlp=nlp))


if __name__ == "__main__":
    main()
