"""Word lists as data (TOML), and their loader.

Each list is a file beside this one; entries carry examples and counter-examples, which the tests run.
"""

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

#: What a TOML file can hold.
TomlValue = str | int | float | bool | list["TomlValue"] | dict[str, "TomlValue"]


@functools.cache
def load(name: str) -> Mapping[str, TomlValue]:
    """Return the word list `name`, the file's name without its ending.

    >>> load("offices")["honorifics"]["words"][0]
    'mr'
    """
    content: dict[str, TomlValue] = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf8"))
    return content
