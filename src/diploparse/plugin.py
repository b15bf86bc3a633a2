"""Extractors that other packages bring by the entry-point group `diploparse.extractors`.

    [project.entry-points."diploparse.extractors"]
    sanctions = "diploparse_sanctions:sanctions"

They are listed without being imported, and imported when one is asked for by its name. `DIPLOPARSE_NO_PLUGINS=1` in the
environment leaves them out.
"""

import os
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Final

import attrs

from diploparse.document import Document
from diploparse.errors import InvalidRecord
from diploparse.records import Record

GROUP: Final = "diploparse.extractors"
OFF: Final = "DIPLOPARSE_NO_PLUGINS"


@attrs.frozen
class Plugin:
    """An extractor of another package; that package is imported at the first call.

    Attributes:
        extractor_name: the name under which it is installed.
        entry_point: where it is found.
    """

    extractor_name: str
    entry_point: EntryPoint

    def __call__(self, document: Document) -> Iterable[Record]:
        """Run the extractor."""
        function: object = self.entry_point.load()
        if not callable(function):
            raise InvalidRecord(f"{self.entry_point.value} is no function: the entry point has to name an extractor")
        given: Iterable[Record] = function(document)
        return given


def plugins() -> Mapping[str, Plugin]:
    """Return the plug-ins that are installed, by name; none is imported.

    >>> isinstance(plugins(), dict)
    True
    """
    if os.environ.get(OFF, "") not in {"", "0"}:
        return {}
    found = sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value))
    return {one.name: Plugin(one.name, one) for one in found}
