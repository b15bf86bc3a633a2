"""A parsed article: `parse` makes a `Document`, which readings and extractors ask."""

import datetime as dt
import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Final, Literal, TypeVar, cast, get_args

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from diploparse.annotation import adopt, annotate
from diploparse.articles import Prepared, as_date, check_articles, check_labels, prepare
from diploparse.errors import (
    DiploparseError,
    InvalidSettings,
    MissingAnnotation,
)
from diploparse.pipeline import Pipeline, describe, load
from diploparse.reports import Article
from diploparse.settings import OWN_WORDS, Settings
from diploparse.spans import Span
from diploparse.text.layout import Layout, Zone, ZoneKind, lay_out
from diploparse.text.marks import Quoted, pair_marks

Layer = Literal["TAG", "POS", "LEMMA", "DEP", "ENT_IOB"]
Value = TypeVar("Value")

_LAYER_NAMES: Final[dict[str, tuple[str, str]]] = {
    "TAG": ("part-of-speech tags", "tagger"),
    "POS": ("word classes", "morphologizer"),
    "LEMMA": ("lemmas", "trainable_lemmatizer"),
    "DEP": ("dependency trees", "parser"),
    "ENT_IOB": ("named entities", "ner"),
}


@attrs.frozen(eq=False)
class Document:
    """A parsed article. Made by `parse`; readings and extractors are functions over it.

    Attributes:
        text: the raw text; all spans refer to it.
        published: day of publication, or None.
        title, source, id: as the caller gave them.
        settings: as the caller gave them.
        model: name and version of the pipeline.
        layout: paragraphs, zones and the masked text.
        doc: the spaCy Doc over the masked text; `doc.text == layout.masked`. Its trees are those of Universal Dependencies.
    """

    text: str
    published: dt.date | None
    title: str | None
    source: str | None
    id: str | None
    settings: Settings
    model: str
    layout: Layout
    doc: Doc
    _known: dict[object, object] = attrs.field(factory=dict, init=False, repr=False)
    _token_starts: list[int] = attrs.field(init=False, repr=False)
    _paragraph_starts: list[int] = attrs.field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.settings.lexicon:
            self.doc.user_data[OWN_WORDS] = self.settings.lexicon
        object.__setattr__(self, "_token_starts", [token.idx for token in self.doc])
        object.__setattr__(self, "_paragraph_starts", [span.start for span in self.layout.paragraphs])

    @property
    def masked(self) -> str:
        """The text that was parsed, as long as `text`."""
        return self.layout.masked

    @property
    def zones(self) -> tuple[Zone, ...]:
        """What kind of text stands where."""
        return self.layout.zones

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, links among them."""
        return self.layout.paragraphs

    @property
    def quoted(self) -> tuple[Quoted, ...]:
        """The stretches inside quotation marks, links left out."""
        return _quoted(self)

    def quoted_in(self, span: Span) -> tuple[Quoted, ...]:
        """Return the stretches inside quotation marks that share a character with `span`."""
        stretches = self.quoted
        first = bisect_right(stretches, span.start, key=lambda quoted: quoted.span.end)
        behind = bisect_left(stretches, span.end, key=lambda quoted: quoted.span.start)
        return stretches[first:behind]

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that `offset` lies in or behind; 0 before the first."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def zone(self, span: Span) -> ZoneKind:
        """Return the kind of text that `span` begins in."""
        return self.layout.zone(span)

    def words(self, span: Span) -> Words:
        """Return the tokens that share a character with `span`, as a spaCy Span."""
        first = bisect_right(self._token_starts, span.start) - 1
        if first < 0 or (first < len(self.doc) and self._token_starts[first] + len(self.doc[first]) <= span.start):
            first += 1
        last = bisect_right(self._token_starts, span.end - 1) if span.end else 0
        return self.doc[min(first, len(self.doc)) : max(first, last if len(span) else first)]

    def tokens_of(self, forms: Set[str]) -> Iterator[Token]:
        """Yield the tokens that are such words in lower case, in text order.

        >>> [token.i for token in parse("Envoys came. Some envoys left.").tokens_of({"envoys"})]
        [0, 4]
        """
        by_form = _by_form(self)
        return (self.doc[i] for i in sorted(i for form, places in by_form.items() if form in forms for i in places))

    def needs(self, *layers: Layer) -> None:
        """Check that the pipeline gave these layers of annotation.

        Raises:
            MissingAnnotation: if one is missing.
        """
        for layer in layers:
            if self.layout.segments and not self.doc.has_annotation(layer):
                what, component = _LAYER_NAMES[layer]
                raise MissingAnnotation(
                    f"The pipeline {self.model!r} gives no {what}: parse with one that has a {component!r}, "
                    "or leave nlp out to use the embedded one"
                )


def once(reading: Callable[[Document], Value]) -> Callable[[Document], Value]:
    """Make a reading that is computed at most once for each document.

    >>> @once
    ... def words(document: Document) -> tuple[str, ...]:
    ...     return tuple(document.text.split())
    >>> document = parse("Talks began.")
    >>> words(document) is words(document)
    True
    """

    @functools.wraps(reading)
    def remembered(document: Document) -> Value:
        known = document._known
        if reading not in known:
            known[reading] = reading(document)
        return cast(Value, known[reading])

    return remembered


def parse(
    text: str,
    *,
    published: dt.date | dt.datetime | str | None = None,
    title: str | None = None,
    source: str | None = None,
    id: str | None = None,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> Document:
    """Parse one article.

    Args:
        text: the article; any string, also an empty one.
        published: its day of publication, which relative dates count from: a date, a datetime or an ISO string.
        title: kept with the records.
        source: kept with the records.
        id: kept with the records.
        nlp: a spaCy `Language`, the name or path of one, or None for the embedded pipeline.
        settings: words of your own, order of day and month.

    Raises:
        InvalidDate: if `published` is no date.
        InvalidText: if `text`, `title`, `source` or `id` is no string.
        TextTooLong: if it has more than 1,000,000 characters.
        PipelineNotFound: if no pipeline `nlp` is installed.

    >>> document = parse("Envoys met in Doha.", published="2025-05-15")
    >>> document.published
    datetime.date(2025, 5, 15)
    """
    article = Article(text, published, title=title, source=source, id=id)
    return next(parse_many([article], nlp=nlp, settings=settings))


def from_doc(
    doc: Doc,
    nlp: Language,
    *,
    published: dt.date | dt.datetime | str | None = None,
    title: str | None = None,
    source: str | None = None,
    id: str | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
) -> Document:
    """Return the document of an article that a pipeline has annotated already; `doc` stays as it is.

    Args:
        doc: the annotated article.
        nlp: the pipeline that annotated it.
        published, title, source, id, settings: as in `parse`.

    Raises:
        InvalidDate: if `published` is no date.
        InvalidText: if `title`, `source` or `id` is no string.

    >>> from diploparse.pipeline import load
    >>> from_doc(load()("Envoys met in Doha."), load()).model.split()[0]
    'en_diploparse'
    """
    check_labels(title=title, source=source, id=id)
    layout = lay_out(doc.text)
    return Document(
        text=doc.text,
        published=as_date(published),
        title=title,
        source=source,
        id=id,
        settings=settings,
        model=describe(nlp),
        layout=layout,
        doc=adopt(doc, layout, nlp),
    )


def is_annotated(doc: Doc) -> bool:
    """Tell whether a Doc has all layers of annotation that the built-in extractors need."""
    return all(doc.has_annotation(layer) for layer in get_args(Layer))


def parse_many(
    articles: Iterable[str | Article],
    *,
    nlp: Pipeline | None = None,
    settings: Settings = Settings(),  # noqa: B008 - frozen
    batch_size: int = 64,
    n_process: int = 1,
) -> Iterator[Document]:
    """Parse many articles, in order, one Document each.

    Args:
        articles: texts, or articles with what is known about them.
        nlp: as in `parse`.
        settings: as in `parse`.
        batch_size: how many articles are read ahead.
        n_process: how many processes parse; -1 for one a core.

    Raises:
        InvalidArgument: if `articles` is one article, or nothing that holds articles.
        InvalidSettings: if `settings`, `batch_size` or `n_process` have no meaning.
        PipelineNotFound: if no pipeline `nlp` is installed.
        InvalidDate, InvalidText, TextTooLong: as `parse` does, at the article concerned.

    >>> [document.id for document in parse_many([Article("Talks began.", id="a"), "Talks ended."])]
    ['a', None]
    """
    check_articles(articles)
    check_parsing(settings, batch_size, n_process)
    return _in_batches(articles, load(nlp), settings, batch_size, n_process)


def check_parsing(settings: Settings, batch_size: int, n_process: int) -> None:
    """Raise if settings are none or a number has no meaning.

    Raises:
        InvalidSettings: if one is wrong.
    """
    if not isinstance(settings, Settings):
        raise InvalidSettings(f"settings={settings!r} are no Settings: give Settings(lexicon={{…}}, day_first=…)")
    if not isinstance(batch_size, int) or batch_size < 1:
        raise InvalidSettings(f"batch_size={batch_size!r} holds no article: give 1 or more")
    if not isinstance(n_process, int) or (n_process < 1 and n_process != -1):
        raise InvalidSettings(f"n_process={n_process!r} is no number of processes: give 1 or more, or -1 for one a core")


def _in_batches(
    articles: Iterable[str | Article], nlp: Language, settings: Settings, batch_size: int, n_process: int
) -> Iterator[Document]:
    batch: list[Prepared] = []
    for article in articles:
        try:
            batch.append(prepare(article if isinstance(article, Article) else Article(article), nlp))
        except DiploparseError:  # those before it are given first
            yield from _parsed(batch, nlp, settings, n_process)
            raise
        if len(batch) >= batch_size:
            yield from _parsed(batch, nlp, settings, n_process)
            batch = []
    yield from _parsed(batch, nlp, settings, n_process)


def _parsed(batch: Sequence[Prepared], nlp: Language, settings: Settings, n_process: int) -> Iterator[Document]:
    docs = annotate((prepared.tokenised for prepared in batch), nlp, n_process)
    for prepared, doc in zip(batch, docs, strict=True):
        article = prepared.article
        yield Document(
            text=article.text,
            published=prepared.published,
            title=article.title,
            source=article.source,
            id=article.id,
            settings=settings,
            model=describe(nlp),
            layout=prepared.layout,
            doc=doc,
        )


@once
def _by_form(document: Document) -> Mapping[str, Sequence[int]]:
    """Return where each word stands, by its form in lower case."""
    found: dict[str, list[int]] = {}
    for i, token in enumerate(document.doc):
        found.setdefault(token.lower_, []).append(i)
    return found


@once
def _quoted(document: Document) -> tuple[Quoted, ...]:
    links = {zone.span for zone in document.zones if zone.kind == "link"}
    return pair_marks(document.text, [span for span in document.paragraphs if span not in links])
