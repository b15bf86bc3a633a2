"""The spaCy pipeline: the embedded one, or the caller's by name, path or object."""

import functools
from importlib.resources import as_file, files
from pathlib import Path

import spacy
from spacy.language import Language

from diploparse.errors import PipelineNotFound

#: Folder of the embedded pipeline, in the package's data.
EMBEDDED = "en_diploparse"

Pipeline = Language | str | Path


def load(nlp: Pipeline | None = None) -> Language:
    """Return a pipeline.

    Args:
        nlp: a `Language`, the name or the path of an installed one, or None for the embedded one.

    Raises:
        PipelineNotFound: if nothing of that name is installed.

    >>> load().meta["name"]
    'diploparse'
    """
    if isinstance(nlp, Language):
        return nlp
    return _embedded() if nlp is None else _installed(str(nlp))


def describe(nlp: Language) -> str:
    """Return name and version of a pipeline, "en_diploparse 0.1.0"."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', 'unnamed')} {nlp.meta.get('version', '')}".strip()


@functools.cache
def _embedded() -> Language:
    folder = files("diploparse") / "model" / EMBEDDED
    if not (folder / "config.cfg").is_file():
        raise PipelineNotFound("The embedded pipeline is not in this installation: pip install --force-reinstall diploparse")
    with as_file(folder) as path:
        return spacy.load(path)


@functools.lru_cache(maxsize=4)
def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise PipelineNotFound(
            f"No spaCy pipeline {name!r} is installed: python -m spacy download {name}, or leave nlp out to use the embedded one"
        ) from error
