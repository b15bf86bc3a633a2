"""Lines, paragraphs and zones of an article, and the masked text that the parser sees.

Nothing is deleted: what would break a parse becomes as many spaces, so offsets hold.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

import attrs

from diploparse.spans import Span, hull, stripped
from diploparse.text.characters import plain
from diploparse.text.zones import credit, is_byline, is_heading, is_link_line, opens_link, urls

ZoneKind = Literal["body", "heading", "caption", "byline", "link", "quotation"]

#: Longest line of a hard-wrapped text; where lines are longer, each line end was meant.
_WIDEST_WRAP: Final = 200
#: Width from which a line can be told to be short.
_NARROWEST_WRAP: Final = 60
#: A line whose next word would have fitted with so much room to spare was ended on purpose.
_SLACK: Final = 12
#: A line in title case that fills no more of the width than this is a heading, not a wrapped one.
_SHORT_LINE: Final = 0.6
#: With fewer line ends than these, all of them may fall behind a full stop by chance.
_FEW_LINES: Final = 3
#: A line that begins in the middle of a sentence.
_GOES_ON: Final = re.compile(r"\s*[\"'(]?[a-z]")
_SENTENCE_END: Final = re.compile(r"[.!?:][\"')\]]*\s*$")
_BULLET: Final = re.compile(r"\s*(?:[*•·‣▪]|-(?=\s)|\(?\d{1,2}[.)](?=\s))\s*\S")
#: A town in capitals, a day or an agency; a name alone may open a sentence with an aside between dashes.
_SURE_DATELINE: Final = re.compile(r"[A-Z]{2}|[0-9(]")
_ASIDE: Final = re.compile(r"[^.!?]*\s-{1,2}\s")
_DATELINE: Final = re.compile(
    r"""\s*(?=[A-Z]) (?:[A-Z]{2}[A-Z.']*|[A-Z][\w.']+) (?:[ ,/-]+[A-Z][\w.']*){0,5}   # a town, perhaps a state
        (?:,?\s+(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?   # a day
        (?:\s*\([^()]{2,40}\))?                                                    # an agency
        (?:\s+(?:-{1,2}|_)\s+|\.\s+/[^/\n]{2,20}/\.?\s+)(?=["'A-Z\[(]|\d)                     # a dash, or "/NORPRESS/."
        """,
    re.VERBOSE,
)


@attrs.frozen
class Zone:
    """A stretch of text of one kind."""

    kind: ZoneKind
    span: Span


@attrs.frozen
class Layout:
    """An article taken apart.

    Attributes:
        masked: the text that is parsed, of the raw text's length.
        paragraphs: the paragraphs, without the white space around them.
        segments: what is parsed alone: paragraphs, a dateline apart from its sentence, no links.
        zones: one for each paragraph, and those for links and credits within.
    """

    masked: str
    paragraphs: tuple[Span, ...]
    segments: tuple[Span, ...]
    zones: tuple[Zone, ...]
    _cuts: tuple[int, ...] = attrs.field(init=False, eq=False, repr=False)
    _kinds: tuple[ZoneKind, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        cuts, kinds = _innermost(self.zones)
        object.__setattr__(self, "_cuts", cuts)
        object.__setattr__(self, "_kinds", kinds)

    def zone(self, span: Span) -> ZoneKind:
        """Return the kind of the innermost zone that `span` begins in."""
        return self._kinds[bisect_right(self._cuts, span.start)]


def _innermost(zones: Sequence[Zone]) -> tuple[tuple[int, ...], tuple[ZoneKind, ...]]:
    """Return where the kind of text changes, and the kinds before, between and behind these places."""
    ordered = sorted(zones, key=lambda zone: zone.span.start)
    cuts = sorted({place for zone in ordered for place in (zone.span.start, zone.span.end)})
    kinds: list[ZoneKind] = ["body"]
    around: list[Zone] = []
    coming = 0
    for cut in cuts:
        while coming < len(ordered) and ordered[coming].span.start <= cut:
            around.append(ordered[coming])
            coming += 1
        around = [zone for zone in around if zone.span.end > cut]
        kinds.append(min(around, key=lambda zone: len(zone.span)).kind if around else "body")
    return tuple(cuts), tuple(kinds)


def lay_out(text: str) -> Layout:
    r"""Find the paragraphs and zones of `text` and mask it.

    >>> layout = lay_out("Talks began\nin Doha.\n\nRead more: Talks end")
    >>> [(zone.kind, zone.span.start) for zone in layout.zones]
    [('body', 0), ('link', 22)]
    >>> layout.masked[:20]
    'Talks began in Doha.'
    """
    level = plain(text).replace("\r\n", " \n").replace("\r", "\n")
    paragraphs: list[Span] = []
    segments: list[Span] = []
    zones: list[Zone] = []
    for span, is_link in _paragraphs(level):
        paragraphs.append(span)
        words = span.of(level).replace("\n", " ")
        kind: ZoneKind = "link" if is_link else _kind(words, first=not zones)
        zones.append(Zone(kind, span))
        if kind != "link":
            zones += _inner_zones(words, span, kind)
            segments += _segments(words, span)
    masked = _mask(level, paragraphs, [zone.span for zone in zones if zone.kind == "link"])
    return Layout(masked, tuple(paragraphs), tuple(s for s in segments if s.of(masked).strip()), tuple(zones))


def _kind(words: str, first: bool) -> ZoneKind:
    if is_byline(words):
        return "byline"
    if credit(words) is not None:
        return "caption"
    return "heading" if is_heading(words, first) else "body"


def _inner_zones(words: str, span: Span, kind: ZoneKind) -> Iterator[Zone]:
    """Yield the links within a paragraph, and the credit of a caption."""
    for start, end in urls(words):
        yield Zone("link", Span(span.start + start, span.start + end))
    found = credit(words) if kind == "caption" else None
    if found is not None:
        yield Zone("byline", Span(span.start + found, span.end))


def _segments(words: str, span: Span) -> tuple[Span, ...]:
    """Part a dateline from the sentence behind it."""
    dateline = _DATELINE.match(words)
    if dateline is None or dateline.end() >= len(words):
        return (span,)
    if not _SURE_DATELINE.search(dateline[0]) and _ASIDE.match(words, dateline.end()):
        return (span,)
    cut = span.start + dateline.end()
    return (Span(span.start, cut), Span(cut, span.end))


def _mask(level: str, paragraphs: Sequence[Span], links: Sequence[Span]) -> str:
    """Make wraps and links spaces; line ends between paragraphs stay."""
    parts: list[str] = []
    done = 0
    for span in paragraphs:
        parts += [level[done : span.start], span.of(level).replace("\n", " ")]
        done = span.end
    unwrapped = "".join([*parts, level[done:]])
    parts, done = [], 0
    for link in sorted(links):
        if link.end > done:  # links within links are blank already
            parts += [unwrapped[done : link.start], " " * (link.end - max(done, link.start))]
            done = link.end
    return "".join([*parts, unwrapped[done:]])


def _paragraphs(level: str) -> Iterator[tuple[Span, bool]]:
    """Yield each paragraph with whether it is a link."""
    lines = _lines(level)
    page = _page([line.of(level) for line in lines])
    open_lines: list[Span] = []
    link = False
    for line in lines:
        words = line.of(level)
        if not words.strip():
            if open_lines:
                yield _joined(level, open_lines), link
            open_lines, link = [], False
            continue
        starts_link = is_link_line(words) or opens_link(words)
        if open_lines and _is_break(page, open_lines[-1].of(level), words, in_link=link, to_link=starts_link, first=len(open_lines) == 1):
            yield _joined(level, open_lines), link
            open_lines = []
        if not open_lines:
            link = starts_link
        open_lines.append(line)
    if open_lines:
        yield _joined(level, open_lines), link


@attrs.frozen
class _Page:
    """How the lines of a text are broken.

    Attributes:
        width: the longest line, web addresses left out.
        wrapped: whether a sentence runs over a line end anywhere, or too few lines follow one another to tell.
    """

    width: int
    wrapped: bool


def _page(lines: Sequence[str]) -> _Page:
    width = max((len(line) for line in lines if "://" not in line and "www." not in line), default=0)
    pairs = [(before, line) for before, line in pairwise(lines) if before.strip() and line.strip()]
    return _Page(width, len(pairs) < _FEW_LINES or any(_runs_on(before, line, width) for before, line in pairs))


def _runs_on(before: str, line: str, width: int) -> bool:
    """Tell whether a sentence runs from one line to the next: no stop, and no room for the next word."""
    if _GOES_ON.match(line):
        return True
    full = _room(before, line, width) <= _SLACK
    return full and not (_SENTENCE_END.search(before) or is_link_line(before) or is_link_line(line))


def _room(before: str, line: str, width: int) -> int:
    """Return how many columns are left of `width` had the first word of `line` stood behind `before`."""
    return width - len(before.rstrip()) - len(line.split()[0]) - 1


def _is_break(page: _Page, previous: str, words: str, *, in_link: bool, to_link: bool, first: bool) -> bool:
    """Tell whether a new paragraph begins with the line `words`, no blank line before it.

    `first` tells whether `previous` is the first line of its paragraph.
    """
    if page.width > _WIDEST_WRAP or is_link_line(previous) or is_link_line(words):
        return True
    room = _room(previous, words, page.width)
    has_room = room > _SLACK
    ended = _SENTENCE_END.search(previous) is not None
    if in_link:
        return has_room or to_link
    if to_link or _BULLET.match(words):  # or else a sentence that goes on: "- he", "12. The", "Read more"
        return has_room or ended or previous.rstrip()[-1] in ",;" or _BULLET.match(previous) is not None
    indented = words[0] == " " and previous[0] != " "
    if _BULLET.match(previous) and room > 0 and not indented and not _GOES_ON.match(words):
        return True
    if not page.wrapped:
        return has_room or ended
    if is_byline(words.strip()) or is_byline(previous.strip()):
        return has_room
    if ended:
        return indented or has_room
    is_short = page.width >= _NARROWEST_WRAP and len(previous) < page.width * _SHORT_LINE
    return first and is_short and words.lstrip()[0].isupper() and is_heading(previous.strip(), first=False)


def _joined(level: str, lines: Sequence[Span]) -> Span:
    return stripped(level, hull(lines))


def _lines(level: str) -> list[Span]:
    lines = []
    start = 0
    for line in level.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return lines
