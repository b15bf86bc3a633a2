"""Who met whom, as a graph."""

import io
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from diploparse.errors import MissingPackage
from diploparse.records import Meeting, Party, Person
from diploparse.reports import Report, listed

if TYPE_CHECKING:
    import networkx


def to_networkx(reports: Report | Iterable[Report]) -> "networkx.MultiGraph[str]":
    """Return a networkx MultiGraph: a node for each person or party, an edge for each pair that met, with status, date, article.

    Persons and parties of one name are one node, across articles too. Those who stayed away have no edge.

    Raises:
        InvalidArgument: if what is given is no report.
        MissingPackage: if networkx is not installed.

    >>> from diploparse import read
    >>> graph = to_networkx(read("Ana Silva met Tom Reed on Friday.", published="2025-05-15", id="a"))
    >>> list(graph.edges(data="status"))
    [('Ana Silva', 'Tom Reed', 'held')]
    """
    try:
        import networkx
    except ImportError as error:
        raise MissingPackage("networkx is not installed: pip install 'diploparse[graph]'") from error
    graph: networkx.MultiGraph[str] = networkx.MultiGraph()
    for report in listed(reports):
        for meeting in report.meetings:
            _add(graph, meeting, report)
    return graph


def to_graphml(reports: Report | Iterable[Report]) -> str:
    """Return the graph as GraphML, which Gephi opens.

    Raises:
        MissingPackage: if networkx is not installed.

    >>> from diploparse import read
    >>> '<node id="Ana Silva">' in to_graphml(read("Ana Silva met Tom Reed."))
    True
    """
    graph = to_networkx(reports)
    import networkx

    out = io.BytesIO()
    networkx.write_graphml(graph, out)
    return out.getvalue().decode("utf8") + "\n"


def _add(graph: "networkx.MultiGraph[str]", meeting: Meeting, report: Report) -> None:
    for one in meeting.participants:
        graph.add_node(one.name, **_known(label=one.name, kind=_kind(one), code=one.code if isinstance(one, Party) else None))
    place = meeting.place.name if meeting.place else None
    when = meeting.when.value if meeting.when else None
    for first, second in combinations(meeting.participants, 2):
        if first.name != second.name:
            about = _known(status=meeting.status, kind=meeting.kind, date=when, place=place, article=report.id, topic=meeting.topic)
            graph.add_edge(first.name, second.name, **about)


def _kind(one: Person | Party) -> str:
    return one.kind if isinstance(one, Party) else "person"


def _known(**attributes: str | None) -> dict[str, str]:
    """Return what is known: GraphML has no word for nothing, and no control characters."""
    return {name: "".join(sign for sign in value if sign.isprintable() or sign == " ") for name, value in attributes.items() if value}
