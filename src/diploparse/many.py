"""Many articles: read in order, in one process or in several."""

import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Final

import attrs
from spacy.language import Language

from diploparse.articles import check_articles
from diploparse.combinators import Extractor
from diploparse.compose import chosen, extract
from diploparse.document import check_parsing, parse_many
from diploparse.errors import DiploparseError
from diploparse.pipeline import Pipeline, load
from diploparse.reports import Article, Report
from diploparse.settings import Settings

#: How many batches a process has before it, at most: what is read and not yet taken stays small.
_AHEAD: Final = 2
#: What libraries for matrices ask how many threads they may use: one for each process.
_THREADS: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Outcome = Report | DiploparseError


@attrs.frozen
class _Reader:
    """How each article is read."""

    nlp: Pipeline | None
    settings: Settings
    extractors: tuple[Extractor, ...]
    strict: bool

    def read(self, articles: Sequence[str | Article]) -> list[Outcome]:
        """Return the report of each article, or what is wrong with it."""
        try:
            return list(self.reports(articles))
        except DiploparseError as error:
            if len(articles) == 1:
                return [error]
            return [outcome for article in articles for outcome in self.read([article])]

    def reports(self, articles: Iterable[str | Article], batch_size: int = 64, n_process: int = 1) -> Iterator[Report]:
        documents = parse_many(articles, nlp=self.nlp, settings=self.settings, batch_size=batch_size, n_process=n_process)
        return (extract(document, self.extractors, strict=self.strict) for document in documents)


def read_many(
    articles: Iterable[str | Article],
    *,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor | str] | None = None,
    strict: bool = False,
    batch_size: int = 64,
    n_process: int = 1,
) -> Iterator[Report]:
    """Parse many articles and extract all records, one report each, in order.

    Args:
        articles: texts, or articles with what is known about them.
        nlp, settings: as in `read`.
        extractors, strict: as in `extract`; several processes need functions that can be pickled, which those of a module can.
        batch_size: how many articles are read ahead.
        n_process: how many processes read; -1 for one a core. A pipeline that is given as an object parses in several processes, and
            the records are extracted in one.

    Raises:
        DiploparseError: as `parse_many` and `extract` do, at the article concerned.

    >>> [len(report.quotations) for report in read_many(["Ana Silva said talks had begun.", ""])]
    [1, 0]
    """
    reader = _Reader(nlp, settings, chosen(extractors), strict)
    check_articles(articles)
    if n_process == 1 or isinstance(nlp, Language):
        return reader.reports(articles, batch_size, n_process)
    _check(reader, batch_size, n_process)
    return _raising(_in_processes(articles, reader, batch_size, n_process))


def read_each(
    articles: Iterable[str | Article],
    *,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    extractors: Sequence[Extractor | str] | None = None,
    strict: bool = False,
    batch_size: int = 16,
    n_process: int = 1,
) -> Iterator[Outcome]:
    """Do as `read_many` does, but give the error in the place of an article that cannot be read.

    Args:
        articles, nlp, settings, extractors, strict, batch_size, n_process: as in `read_many`.

    Raises:
        DiploparseError: if an argument is wrong.

    >>> first, second = read_each([Article("Talks began.", "yesterday"), "Talks ended."])
    >>> type(first).__name__, second.text
    ('InvalidDate', 'Talks ended.')
    """
    reader = _Reader(nlp, settings, chosen(extractors), strict)
    check_articles(articles)
    _check(reader, batch_size, n_process)
    if n_process == 1:
        return (outcome for batch in _batches(articles, batch_size) for outcome in reader.read(batch))
    return _in_processes(articles, reader, batch_size, n_process)


def _check(reader: _Reader, batch_size: int, n_process: int) -> None:
    """Raise at once if an argument is wrong; the embedded pipeline, which is always there, is left to the processes that read."""
    check_parsing(reader.settings, batch_size, n_process)
    if reader.nlp is not None:
        load(reader.nlp)


def _raising(outcomes: Iterator[Outcome]) -> Iterator[Report]:
    for outcome in outcomes:
        if isinstance(outcome, DiploparseError):
            raise outcome
        yield outcome


def _batches(articles: Iterable[str | Article], size: int) -> Iterator[list[str | Article]]:
    left = iter(articles)
    while batch := list(itertools.islice(left, size)):
        yield batch


def _in_processes(articles: Iterable[str | Article], reader: _Reader, batch_size: int, n_process: int) -> Iterator[Outcome]:
    count = n_process if n_process > 0 else os.cpu_count() or 1
    pool = ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("spawn"), initializer=load, initargs=(reader.nlp,))
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for batch in _batches(articles, batch_size):
            with _one_thread_each(), _uninterrupted():  # a process may start here
                waiting.append(pool.submit(reader.read, batch))
            if len(waiting) > count * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let processes that start leave Ctrl-C to this one, which ends them."""
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let processes that start multiply in one thread: they share the cores already."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update({name: value or "1" for name, value in before.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
