"""What is installed, and what it loads."""

import subprocess
import sys
from importlib.metadata import metadata, requires
from importlib.resources import files

import pytest


@pytest.mark.parametrize("module", ["spacy", "cattrs", "typer", "dateutil", "rich", "jinja2", "hypothesis"])
def test_the_top_level_loads_nothing_heavy(module: str) -> None:
    code = f"import diploparse, sys; diploparse.Span(0, 1); assert {module!r} not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_report_loads_no_exporter_before_it_is_shown() -> None:
    code = """
import sys
from diploparse.reports import Report
report = Report(text="", version="1", model="m")
assert "diploparse.export" not in sys.modules
assert report._repr_html_().startswith("<iframe")
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_hypothesis_is_for_tests_only() -> None:
    code = "import diploparse, sys; diploparse.read('Talks.'); assert 'hypothesis' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_model_comes_with_the_package_and_its_licence() -> None:
    model = files("diploparse") / "model"
    assert (model / "en_diploparse" / "meta.json").is_file()
    assert (model / "LICENSE-CC-BY-SA-4.0.txt").read_text("utf8").startswith("Attribution-ShareAlike 4.0 International")
    assert (files("diploparse") / "py.typed").is_file()


def test_the_templates_of_the_page_come_with_the_package() -> None:
    templates = files("diploparse.export") / "templates"
    assert {path.name for path in templates.iterdir()} == {"page.html", "parts.html", "page.css", "page.js"}


def test_the_model_is_small() -> None:
    model = files("diploparse") / "model" / "en_diploparse"
    sizes = [path.stat().st_size for path in model.rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    assert sum(sizes) <= 16_000_000


def test_the_licence_names_code_and_weights() -> None:
    assert metadata("diploparse")["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0"
    assert any(line.startswith("spacy") for line in requires("diploparse") or ())
