"""Gold by inline mark-up, so that no test counts offsets."""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from diploparse.spans import Span

_TAG: Final = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:\s+[\w-]+=(?:\"[^\"<]*\"|'[^'<]*'))*)\s*>")
_ATTRIBUTE: Final = re.compile(r"([\w-]+)=(?:\"([^\"]*)\"|'([^']*)')")
_LITERAL: Final = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}
_LITERALS: Final = re.compile("|".join(_LITERAL))


@attrs.frozen
class Mark:
    """A marked stretch of text.

    Attributes:
        tag: its tag.
        span: where it stands in the text without the tags.
        attributes: what the tag says of it.
    """

    tag: str
    span: Span
    attributes: Mapping[str, str] = attrs.field(factory=dict, hash=False)


@attrs.frozen
class Marked:
    """A text and its marks, in the order in which they open.

    Attributes:
        text: the text without the tags.
        marks: the marks.
    """

    text: str
    marks: tuple[Mark, ...] = ()

    def of(self, tag: str) -> tuple[Mark, ...]:
        """Return the marks of one tag."""
        return tuple(mark for mark in self.marks if mark.tag == tag)

    def spans(self, tag: str) -> tuple[Span, ...]:
        """Return where the marks of one tag stand."""
        return tuple(mark.span for mark in self.of(tag))

    def texts(self, tag: str) -> tuple[str, ...]:
        """Return the marked words of one tag."""
        return tuple(span.of(self.text) for span in self.spans(tag))


def parse_marked(marked: str) -> Marked:
    """Take the tags out of a marked text.

    Marks may be nested. `&lt;` stands for "<", `&quot;` for a quotation mark in an attribute.

    Args:
        marked: a text with tags.

    Raises:
        ValueError: if a tag is malformed, is never closed, or closes what is not open.

    >>> gold = parse_marked('<quote speaker="Ana Silva">"We agree,"</quote> <source>she</source> <cue>said</cue>.')
    >>> gold.text
    '"We agree," she said.'
    >>> gold.spans("cue")
    (Span(start=16, end=20),)
    >>> gold.of("quote")[0].attributes
    {'speaker': 'Ana Silva'}
    """
    text = ""
    opened: list[tuple[int, str, int, dict[str, str]]] = []
    marks: list[tuple[int, Mark]] = []
    done = count = 0
    while (start := marked.find("<", done)) != -1:
        found = _TAG.match(marked, start)
        if found is None or (found["close"] and found["attributes"]):
            raise ValueError(f"{marked[start : start + 40]!r} is no tag: write &lt; for a plain <")
        text += _literal(marked[done:start])
        done = found.end()
        if not found["close"]:
            values = {name: _literal(double or single) for name, double, single in _ATTRIBUTE.findall(found["attributes"])}
            opened.append((count, found["name"], len(text), values))
            count += 1
        elif opened and opened[-1][1] == found["name"]:
            number, name, begin, values = opened.pop()
            marks.append((number, Mark(name, Span(begin, len(text)), values)))
        else:
            inner = f": <{opened[-1][1]}> is open" if opened else ""
            raise ValueError(f"</{found['name']}> closes nothing{inner}")
    if opened:
        raise ValueError(f"<{opened[-1][1]}> is never closed")
    return Marked(text + _literal(marked[done:]), tuple(mark for _, mark in sorted(marks, key=lambda item: item[0])))


def _literal(text: str) -> str:
    return _LITERALS.sub(lambda found: _LITERAL[found[0]], text)
