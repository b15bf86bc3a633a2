"""Quotation marks of a raw text, paired. Pairing never raises.

A mark left open ends with its paragraph; one that nothing opened, behind a comma and before the reporter's words, closes its sentence.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

import attrs

from diploparse.spans import Span, stripped

Style = Literal["double", "single"]

#: Marks that can only open, and the marks that close them.
_OPENING: Final = {"“": '”"“', "„": '“”"', "‟": '”"', "«": "»", "``": "''", "‹": "›"}
#: Marks that close in most languages and open in some, »so«, and the marks that close them then.
_REVERSED: Final = {"»": "«»", "›": "‹›"}
_MARK: Final = re.compile("``|''|[“”„‟\"«»＂‘’'‹›]")
_SINGLE: Final = frozenset({"'", "‘", "’"})
#: What may stand right before a straight mark that opens, if anything does.
_BEFORE_OPENING: Final = re.compile(r"[\s(\[{/–—-]")
#: What a single mark may open besides a word.
_AFTER_OPENING: Final = frozenset('“"«[(…$£€#@')
_SOMETHING: Final = re.compile(r"\S")
#: Text up to a single mark that closes for sure, with apostrophes before it and no mark that opens.
_CLOSED_LATER: Final = {
    "’": re.compile(r"[^‘]{0,600}?[,.?!…]’(?!\w)"),
    "'": re.compile(r"(?:[^']|(?<=\w)'){0,600}?[,.?!…]'(?!\w)"),
}
#: The reporter's words behind a quotation, up to the end of the paragraph: no other mark follows.
_REPORTED: Final = re.compile(r"\s[^\"“”„«»]*\w[^\"“”„«»]*\Z")
_NEW_SENTENCE: Final = re.compile(r"[.!?]\s+(?=[A-Z])")
_ELISION: Final = re.compile(r"['’](?:\d0s|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)


@attrs.frozen
class Quoted:
    """A stretch inside quotation marks.

    Attributes:
        span: the stretch with its marks.
        style: double or single marks.
        closed: False if the closing mark is missing.
        opened: False if the opening mark is missing.
    """

    span: Span
    style: Style
    closed: bool = True
    opened: bool = True

    def inner(self, text: str) -> Span:
        """Return the stretch without its marks and the space beside them.

        >>> Quoted(Span(0, 7), "double").inner("« yes »")
        Span(start=2, end=5)
        """
        width = 2 if self.style == "double" and text.startswith(("``", "''"), self.span.start) else 1
        start = min(self.span.start + width, self.span.end) if self.opened else self.span.start
        return stripped(text, Span(start, max(start, self.span.end - width if self.closed else self.span.end)))


def pair_marks(text: str, paragraphs: Iterable[Span]) -> tuple[Quoted, ...]:
    """Return the outermost quoted stretches of `text`, paragraph by paragraph.

    >>> text = 'He said “yes” and "no".'
    >>> [quoted.span.of(text) for quoted in pair_marks(text, [Span(0, len(text))])]
    ['“yes”', '"no"']
    """
    found: list[Quoted] = []
    for paragraph in paragraphs:
        found += _in_paragraph(text, paragraph)
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span) -> list[Quoted]:
    found: list[Quoted] = []
    opened: tuple[int, str, int] | None = None  # where, the marks that close it, and where its words begin
    nested = 0  # marks that opened inside
    apostrophes: set[str] = set()  # single marks that nothing closes any more
    position = paragraph.start
    while True:
        mark = _MARK.search(text, position, paragraph.end)
        if mark is None:
            if opened is None:
                return found
            if not _is_single(text, opened[0]):
                found.append(Quoted(Span(opened[0], paragraph.end), "double", closed=False))
                return found
            apostrophes.add(opened[1])  # it opened nothing after all: read on behind it
            position, opened = opened[0] + 1, None
            continue
        position = mark.end()
        closers = "" if opened is not None and mark[0] in opened[1] else _opens(text, mark, paragraph)
        if opened is None:
            if closers and closers not in apostrophes:
                opened, nested = (mark.start(), closers, mark.end()), 0
            elif not found and _only_closes(text, mark, paragraph):
                found.append(Quoted(Span(_start_of_sentence(text, paragraph.start, mark.start()), mark.end()), "double", opened=False))
        elif _closes(text, mark, opened[1], paragraph):
            if _SOMETHING.search(text, opened[2], mark.start()) is None:  # no pair: the second mark may open one
                position, opened = mark.start(), None
            elif nested and _closes_next(text, mark, opened[1], paragraph):
                nested -= 1
            else:
                found.append(Quoted(Span(opened[0], mark.end()), "single" if _is_single(text, opened[0]) else "double"))
                opened = None
        elif mark[0] == "''" and "'" in opened[1] and len(opened[1]) == 1:
            position = mark.start() + 1
        elif _may_nest(text, opened[0], mark) and (mark[0] in opened[1] or set(closers) & set(opened[1])):
            nested += 1


def _only_closes(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Tell whether a double mark closes what no mark opened, behind a comma and before the reporter's words."""
    is_double = mark[0] in {'"', "”", "''"}
    return is_double and text[mark.start() - 1 : mark.start()] == "," and _REPORTED.match(text, mark.end(), paragraph.end) is not None


def _start_of_sentence(text: str, start: int, end: int) -> int:
    """Return where the last sentence before `end` begins."""
    return max((stop.end() for stop in _NEW_SENTENCE.finditer(text, start, end)), default=stripped(text, Span(start, end)).start)


def _may_nest(text: str, opened: int, mark: re.Match[str]) -> bool:
    """Tell whether both marks are double: an apostrophe nests nothing."""
    return not _is_single(text, opened) and not _is_single(text, mark.start())


def _is_single(text: str, start: int) -> bool:
    return text[start] in _SINGLE and not text.startswith("''", start)


def _closes_next(text: str, mark: re.Match[str], closers: str, paragraph: Span) -> bool:
    """Tell whether the next double mark behind `mark` closes too, so that `mark` closes something nested."""
    following = _MARK.search(text, mark.end(), paragraph.end)
    while following is not None and _is_single(text, following.start()):
        following = _MARK.search(text, following.end(), paragraph.end)
    return following is not None and _closes(text, following, closers, paragraph)


def _opens(text: str, mark: re.Match[str], paragraph: Span) -> str:
    """Return the marks that close what `mark` opens, or "" if it opens nothing."""
    symbol = mark[0]
    before = text[mark.start() - 1] if mark.start() > paragraph.start else ""
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if symbol in _OPENING:
        return _OPENING[symbol]
    starts = not before or _BEFORE_OPENING.match(before) is not None
    if symbol in _REVERSED:
        return _REVERSED[symbol] if starts and not after.isspace() else ""
    if symbol in {'"', "＂"}:
        return symbol + "”" if not before.isalnum() and not after.isspace() else ""
    if not starts or after.isspace() or symbol == "”":
        return ""
    if symbol == "''":
        return "''"
    if _ELISION.match(text, mark.start()) or not (after.isalnum() or after in _AFTER_OPENING):
        return ""
    return "’" if symbol == "‘" else symbol


def _closes(text: str, mark: re.Match[str], closers: str, paragraph: Span) -> bool:
    symbol = mark[0]
    if symbol == "''" or closers == "''":
        return symbol == closers
    if symbol not in closers:
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if symbol == "“" and closers == _OPENING["“"]:  # “typed so“
        return not before.isspace() and not after.isalnum()
    if symbol in _SINGLE:
        if after.isalnum():
            return False
        return not _is_possessive(text, mark.end(), before, closers, paragraph)
    return not (symbol == '"' and before.isspace() and after.isalnum())


def _is_possessive(text: str, end: int, before: str, closers: str, paragraph: Span) -> bool:
    """Tell whether the mark before `end`, behind an s, is an apostrophe: a later one closes, and none opens before."""
    if before != "s" or not re.match(r"\s\w", text[end : end + 2]):
        return False
    return _CLOSED_LATER[closers[0]].match(text, end, paragraph.end) is not None
