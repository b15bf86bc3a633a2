"""What the command line reads: files, folders, patterns, standard input, JSON Lines."""

import glob
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from diploparse.reports import Article

_BINARY_SIGNS: Final = (b"\x00", b"%PDF-", b"PK\x03\x04")
_JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})
_TEXTS: Final = frozenset({".txt", *_JSON_LINES})
_FIELDS: Final = ("title", "source", "id")


class Unreadable(Exception):
    """A file, or a line of one, that holds no article.

    Attributes:
        name: which file, and which line.
    """

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name or repr(name)}: {what}")
        self.name = name


def is_one(names: Sequence[str]) -> bool:
    """Tell whether one file with one article is asked for, not a folder, a pattern, a file of many, or several."""
    if len(names) != 1:
        return False
    path = Path(names[0])
    return names[0] == "-" or not (path.is_dir() or path.suffix.lower() in _JSON_LINES or (glob.has_magic(names[0]) and not path.is_file()))


def articles(names: Sequence[str], published: str | None) -> Iterator[Article | Unreadable]:
    """Yield the articles of files, or what is wrong with a file.

    Args:
        names: files with one article each or one JSON object a line, folders of such, patterns such as "news/*.txt", "-" for
            standard input.
        published: the day of publication of articles that do not say theirs.
    """
    for name in names:
        try:
            for path in _paths(name):
                yield from _articles_of(path, published)
        except Unreadable as error:
            yield error


def _paths(name: str) -> Iterator[str]:
    if not name:
        raise Unreadable(name, "is no name: give the name of a file, or - for standard input")
    if name == "-" or Path(name).is_file():
        yield name
    elif Path(name).is_dir():
        found = sorted(str(path) for path in Path(name).rglob("*") if path.suffix.lower() in _TEXTS and path.is_file())
        if not found:
            raise Unreadable(name, f"is a folder without articles: files that end in {', '.join(sorted(_TEXTS))} are read")
        yield from found
    elif glob.has_magic(name):
        found = sorted(path for path in glob.glob(name, recursive=True) if Path(path).is_file())
        if not found:
            raise Unreadable(name, "no file is called so")
        yield from found
    else:
        yield name


def _articles_of(path: str, published: str | None) -> Iterator[Article | Unreadable]:
    try:
        if Path(path).suffix.lower() not in _JSON_LINES:
            yield Article(_text(path), published, id=path)
            return
        for number, line in enumerate(_text(path).split("\n"), start=1):
            if line.strip():
                yield _article(line, f"{path}, line {number}", published)
    except Unreadable as error:
        yield error


def _article(line: str, where: str, published: str | None) -> Article | Unreadable:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Unreadable(where, f"is no JSON: {error}")
    if not isinstance(fields, dict) or "text" not in fields:
        return Unreadable(where, 'is no article: give {"text": "…", "published": "2025-05-15", "id": "…"}')
    known = {name: str(fields[name]) for name in _FIELDS if fields.get(name) is not None}
    return Article(fields["text"], fields.get("published") or published, **{"id": where, **known})


def _text(name: str) -> str:
    """Return the text of a file, or of standard input."""
    try:
        content = _standard_input() if name == "-" else Path(name).read_bytes()
    except IsADirectoryError:
        raise Unreadable(name, "is a folder: name the files in it") from None
    except FileNotFoundError:
        raise Unreadable(name, "no such file") from None
    except (OSError, ValueError) as error:
        raise Unreadable(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(name, "is UTF-16: save it as UTF-8")
    if any(sign in content[:4096] for sign in _BINARY_SIGNS):
        raise Unreadable(name, "is a binary file, not text: save the article as UTF-8 text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"is not UTF-8 (byte {error.start}): save it as UTF-8") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Unreadable("-", "there is no standard input")
    return sys.stdin.buffer.read()
