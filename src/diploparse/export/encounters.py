"""Who met whom, laid out as a graph: people and states on a circle, each meeting inside, with lines to those who take part."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from diploparse.records import Meeting

_ROW: Final = 24  # height of a name
_CELL: Final = (96, 36)  # room for a meeting's label
_SMALLEST: Final = 120  # radius
_GAP: Final = 11  # between the circle and a name
_LETTER: Final = 7.2  # width of a letter, about
_LONGEST: Final = 22  # letters of a name that are shown
_MOST: Final = 60  # names, and meetings; more are a knot that nobody can follow


@attrs.frozen
class Node:
    """One who takes part.

    Attributes:
        name: the full name.
        label: as much of it as is shown.
        x, y: place on the circle; the label stands beside it.
    """

    name: str
    label: str
    x: float
    y: float

    @property
    def label_x(self) -> float:
        """Where the label begins, on the right, or ends, on the left."""
        return self.x + math.copysign(_GAP, self.x)


@attrs.frozen
class Hub:
    """A meeting.

    Attributes:
        meeting: the record.
        x, y: where its label stands.
        nodes: who takes part.
    """

    meeting: Meeting
    x: float
    y: float
    nodes: tuple[Node, ...]


@attrs.frozen
class Graph:
    """A graph in a box of `width` and `height` whose middle is the origin."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    hubs: tuple[Hub, ...]


def graph(meetings: Sequence[Meeting]) -> Graph | None:
    """Return the graph of the meetings of which a participant is known; None if there are none, or too many to draw.

    The names stand on the circle as they come, so that those who meet stand together, each in a row of its own; each meeting takes
    the free place of a grid that is nearest to the middle of its participants.

    >>> from diploparse.records import Party
    >>> one, two = Party(name="Norway", kind="state"), Party(name="Kenya", kind="state")
    >>> found = graph([Meeting(participants=(one, two), kind="talks", status="held")])
    >>> [node.name for node in found.nodes], found.hubs[0].meeting.status
    (['Norway', 'Kenya'], 'held')
    """
    names = tuple(dict.fromkeys(one.name for meeting in meetings for one in meeting.participants))
    if not names or max(len(names), len(meetings)) > _MOST:
        return None
    radius = max(_SMALLEST, (len(names) + 1) // 2 * _ROW / 2)
    while (hubs := _hubs(meetings, nodes := _nodes(names, radius), radius)) is None:
        radius *= 1.2
    side = max(abs(node.label_x) + len(node.label) * _LETTER for node in nodes.values())
    return Graph(2 * round(side + _GAP), 2 * round(radius + _GAP), tuple(nodes.values()), hubs)


def _nodes(names: Sequence[str], radius: float) -> dict[str, Node]:
    return {name: _node(name, i, len(names), radius) for i, name in enumerate(names)}


def _node(name: str, i: int, count: int, radius: float) -> Node:
    """Return the place of a name: down the right side and up the left."""
    rows = (count + 1) // 2
    right = i < rows
    row = i if right else count - 1 - i
    y = radius * ((2 * row + 1) / rows - 1) if rows > 1 else 0.0
    x = math.sqrt(radius**2 - y**2) * (1 if right else -1)
    return Node(name, name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…", round(x, 1), round(y, 1))


def _hubs(meetings: Sequence[Meeting], nodes: Mapping[str, Node], radius: float) -> tuple[Hub, ...] | None:
    """Return the meetings in their places; None if the circle is too small for them."""
    free = _places(radius)
    hubs: list[Hub] = []
    for meeting in meetings:
        who = tuple(nodes[name] for name in dict.fromkeys(one.name for one in meeting.participants))
        if not who:
            continue
        if not free:
            return None
        middle = sum(node.x for node in who) / len(who), sum(node.y for node in who) / len(who)
        x, y = min(free, key=lambda place: (round(math.dist(place, middle), 3), place))
        free = [place for place in free if abs(place[0] - x) >= _CELL[0] or abs(place[1] - y) >= _CELL[1]]
        hubs.append(Hub(meeting, x, y, who))
    return tuple(hubs)


def _places(radius: float) -> list[tuple[float, float]]:
    """Return the points of a grid at which a label lies in the circle and touches no one on it."""
    across, down = _CELL[0] / 4, _CELL[1] / 2
    columns, rows = int(radius // across), int(radius // down)
    grid = [(i * across, j * down) for i in range(-columns, columns + 1) for j in range(-rows, rows + 1)]
    return [(x, y) for x, y in grid if math.hypot(abs(x) + _CELL[0] / 2, y) < radius]
