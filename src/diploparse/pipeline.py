"""The spaCy pipeline: the embedded one, or the caller's by name, path or object."""

import functools
import os
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.util import is_package
from thinc.api import NumpyOps
from thinc.types import Floats2d

from diploparse.errors import PipelineNotFound

#: Folder of the embedded pipeline, in the package's data.
EMBEDDED = "en_diploparse"

Pipeline = Language | str | Path


class NumpyProducts(NumpyOps):  # type: ignore[misc]  # thinc gives no types for it
    """thinc's arithmetic with NumPy's matrix product, which is several times as fast on many processors."""

    def gemm(self, x: Floats2d, y: Floats2d, out: Floats2d | None = None, trans1: bool = False, trans2: bool = False) -> Floats2d:
        """Return the product of two matrices, each transposed first if asked; written to `out` if that is given."""
        product: Floats2d = np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)  # type: ignore[call-overload]
        return product


def load(nlp: Pipeline | None = None) -> Language:
    """Return a pipeline.

    Args:
        nlp: a `Language`, the name or the path of an installed one, or None for the embedded one.

    Raises:
        PipelineNotFound: if nothing of that name is installed, or no pipeline lies at that path.

    >>> load().meta["name"]
    'diploparse'
    """
    if nlp is None:
        return _embedded()
    if isinstance(nlp, Language):
        return nlp
    if not isinstance(nlp, str | Path) or not str(nlp).strip():
        raise PipelineNotFound(f"nlp={nlp!r} is no pipeline: give a spaCy Language, its name or its path, or leave nlp out")
    return _at_path(str(nlp)) if _is_path(nlp) else _installed(str(nlp))


def describe(nlp: Language) -> str:
    """Return name and version of a pipeline, "en_diploparse 0.1.0"."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', 'unnamed')} {nlp.meta.get('version', '')}".strip()


@functools.cache
def _embedded() -> Language:
    folder = files("diploparse") / "model" / EMBEDDED
    if not (folder / "config.cfg").is_file():
        raise PipelineNotFound("The embedded pipeline is not in this installation: pip install --force-reinstall diploparse")
    with as_file(folder) as path:
        nlp = spacy.load(path)
    _multiply_with_numpy(nlp)
    return nlp


def _multiply_with_numpy(nlp: Language) -> None:
    """Let the models of a pipeline multiply with NumPy, where they would multiply with thinc's own product."""
    products = NumpyProducts()
    for _, component in nlp.pipeline:
        for node in component.model.walk():  # type: ignore[attr-defined]
            if type(node.ops) is NumpyOps:
                node.ops = products


def _is_path(nlp: str | Path) -> bool:
    return isinstance(nlp, Path) or "/" in nlp or os.sep in nlp or (not is_package(nlp) and os.path.exists(nlp))


@functools.lru_cache(maxsize=4)
def _at_path(path: str) -> Language:
    if not Path(path).exists():
        raise PipelineNotFound(f"There is no folder {path!r}: give the path of a spaCy pipeline, or leave nlp out to use the embedded one")
    if not (Path(path) / "config.cfg").is_file():
        raise PipelineNotFound(
            f"{path!r} holds no spaCy pipeline (no config.cfg): give the folder that nlp.to_disk wrote, or leave nlp out"
        )
    try:
        return spacy.load(Path(path))
    except (OSError, ValueError) as error:
        raise PipelineNotFound(f"The pipeline in {path!r} cannot be loaded: {' '.join(str(error).split())}") from error


@functools.lru_cache(maxsize=4)
def _installed(name: str) -> Language:
    try:
        return spacy.load(name)
    except ValueError as error:
        raise PipelineNotFound(f"The spaCy pipeline {name!r} cannot be loaded: {error}") from error
    except OSError as error:
        raise PipelineNotFound(
            f"No spaCy pipeline {name!r} is installed: python -m spacy download {name}, or leave nlp out to use the embedded one"
        ) from error
