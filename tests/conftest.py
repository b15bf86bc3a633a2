"""What the tests share: the seed article, the pipelines, how hard Hypothesis tries."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, settings
from spacy.language import Language

from diploparse.document import Document, parse
from diploparse.pipeline import load
from stored import stored_pipeline

SEED = Path(__file__).parent.parent / "seeds" / "istanbul-talks.txt"

settings.register_profile(
    "diploparse",
    deadline=None,
    max_examples=200,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("diploparse")


@pytest.fixture(scope="session")
def seed_text() -> str:
    if not SEED.is_file():
        pytest.skip("the seed article is not part of the source distribution")
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def stored() -> Iterator[Language]:
    yield from stored_pipeline()


@pytest.fixture(scope="session")
def blank() -> Language:
    return spacy.blank("en")


@pytest.fixture(scope="session")
def seed(seed_text: str, nlp: Language) -> Document:
    return parse(seed_text, published="2025-05-15", nlp=nlp)
