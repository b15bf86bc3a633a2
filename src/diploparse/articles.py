"""Articles before the pipeline runs: checked, laid out and cut into tokens."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs
from spacy.language import Language

from diploparse.annotation import Tokenised, tokenise
from diploparse.errors import InvalidArgument, InvalidDate, InvalidText, TextTooLong
from diploparse.reports import Article
from diploparse.text.layout import Layout, lay_out

#: spaCy's own limit for one text.
LONGEST_TEXT: Final = 1_000_000


@attrs.frozen(eq=False)
class Prepared:
    """An article before the pipeline runs."""

    article: Article
    published: dt.date | None
    layout: Layout
    tokenised: Tokenised


def prepare(article: Article, nlp: Language) -> Prepared:
    """Check an article, lay it out and cut it into tokens.

    Raises:
        InvalidDate, InvalidText, TextTooLong: if it is none that can be parsed.
    """
    text: object = article.text
    if not isinstance(text, str):
        advice = "decode it first" if isinstance(text, bytes) else "give the article's words as one str"
        raise InvalidText(f"The text is of type {type(text).__name__}, not a str: {advice}")
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} parse at once: split it into articles")
    check_labels(title=article.title, source=article.source, id=article.id)
    layout = lay_out(text)
    return Prepared(article, as_date(article.published), layout, tokenise(layout, nlp))


def check_labels(**labels: object) -> None:
    """Check that what is kept with an article is text.

    Raises:
        InvalidText: if it is not.
    """
    for name, value in labels.items():
        if not isinstance(value, str | None):
            raise InvalidText(f"{name}={value!r} is no text: give {name}={str(value)!r}, or leave it out")


def check_articles(articles: object) -> None:
    """Check that what is given holds articles, and is not one.

    Raises:
        InvalidArgument: if it does not.
    """
    if isinstance(articles, str | bytes | Article):
        raise InvalidArgument(f"articles is one {type(articles).__name__}: put it in a list, [article]")
    if not isinstance(articles, Iterable):
        raise InvalidArgument(f"articles={articles!r} holds no articles: give a list of texts or Articles")


def as_date(value: object) -> dt.date | None:
    """Return a publication date, whatever form it was given in."""
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise InvalidDate(f"published={value!r} is no date: give a date, a datetime or a string such as '2025-05-15'")
