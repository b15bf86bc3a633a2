"""A report as one HTML page that needs nothing else: no file beside it, no network, and little without JavaScript."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from diploparse.export.cards import Card, cards
from diploparse.export.encounters import graph
from diploparse.export.facts import name_of
from diploparse.export.marked import marked
from diploparse.export.timeline import timeline
from diploparse.export.wording import long_day, participants
from diploparse.records import Quotation, Speaker
from diploparse.reports import Report
from diploparse.text.characters import one_line

#: What HTML cannot hold, and what would turn the direction of all that follows.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ORDER: Final = ("quotations", "people", "delegations", "meetings", "times")


@attrs.frozen
class Layer:
    """Marks that can be switched on and off together.

    Attributes:
        key: its name.
        style: how its marks are drawn.
        count: how many records it shows.
    """

    key: str
    style: str
    count: int


@attrs.frozen
class Heard:
    """A speaker's card, if there is one, with the cards of the words; the name is for words of a speaker without a card."""

    name: str
    card: Card | None
    words: tuple[Card, ...]


def to_html(report: Report, *, name: str | None = None) -> str:
    """Return a report as one self-contained HTML page.

    The page shows the article with its records marked, and the records, each with the words that it was read from. It loads
    nothing, sends nothing, and is the same for the same report.

    Args:
        report: what was read.
        name: heading of a report that has no title.

    >>> from diploparse import read
    >>> page = to_html(read('"We agree," said Ana Silva.'))
    >>> page.startswith("<!doctype html>"), "https:" in page
    (True, False)
    """
    style, script = _asset("page.css"), _asset("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("page.html")
    heading = report.title or name or report.id or "Article"
    page = template.render(_content(report), heading=heading, style=Markup(style), script=Markup(script), policy=policy)
    return _UNWRITABLE.sub("\ufffd", page)


def to_frame(report: Report) -> str:
    """Return the page in a frame that a notebook shows; nothing in it can reach the notebook.

    >>> from diploparse import read
    >>> to_frame(read("Talks began."))[:38]
    '<iframe sandbox="allow-scripts" title='
    """
    page = escape(to_html(report))
    return (
        '<iframe sandbox="allow-scripts" title="What was read in the article" width="100%" height="640"'
        f' style="border: 1px solid #8884; border-radius: 8px; resize: vertical" srcdoc="{page}"></iframe>'
    )


def _content(report: Report) -> dict[str, object]:
    """Return what the templates show; a record that is there twice is shown once."""
    report = attrs.evolve(report, records=tuple({id(record): record for record in report.records}.values()))
    known = cards(report)
    layers = _layers(known)
    marks = [mark for card in known for mark in card.marks]
    return {
        "report": report,
        "day": long_day(report.published) if report.published else None,
        "blocks": marked(report.text, report.paragraphs, marks, {span for card in known for span in card.evidence}),
        "known": {id(card.record): card for card in known},
        "layers": layers,
        "heard": _heard(report, known),
        "delegations": _of("delegations", known),
        "meetings": _of("meetings", known),
        "graph": graph(report.meetings),
        "entries": timeline(report),
        "people": _of("people", known),
        "others": {layer.key: _of(layer.key, known) for layer in layers if layer.style == "other"},
    }


def _of(layer: str, known: Iterable[Card]) -> tuple[Card, ...]:
    return tuple(card for card in known if card.layer == layer)


def _layers(known: Sequence[Card]) -> tuple[Layer, ...]:
    """Return the layers that have a record, the built-in ones first; a speaker is counted by the words."""
    found = dict.fromkeys([*_ORDER, *(card.layer for card in known)])
    counts = {key: sum(card.layer == key and card.style != "speaker" for card in known) for key in found}
    styles = {card.layer: card.style for card in known if card.style != "speaker"}
    return tuple(Layer(key, styles[key], count) for key, count in counts.items() if count)


def _heard(report: Report, known: Iterable[Card]) -> tuple[Heard, ...]:
    """Return the speakers in the order of their words, and those without any behind them."""
    said: dict[Speaker, list[Card]] = {}
    own: dict[Speaker, Card] = {}
    for card in known:
        match card.record:
            case Quotation():
                said.setdefault(card.record.speaker, []).append(card)
            case Speaker():
                own[card.record] = card
    everyone = [*said, *(speaker for speaker in own if speaker not in said)]
    return tuple(Heard(name_of(speaker, report.text), own.get(speaker), tuple(said.get(speaker, ()))) for speaker in everyone)


def _asset(name: str) -> str:
    return (files("diploparse.export") / "templates" / name).read_text("utf8")


def _hash(content: str) -> str:
    """Return what a content security policy calls a style or script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode('utf8')).digest()).decode('ascii')}"


def _undirected(value: object) -> object:
    """Return a value without what turns the direction of writing; the article keeps it, each paragraph for itself."""
    return _DIRECTION.sub("", value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("diploparse.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_undirected,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["verbatim"] = escape
    environment.filters["one_line"] = one_line
    environment.filters["names"] = participants
    environment.filters["known_as"] = lambda record, known: known[id(record)]
    return environment
