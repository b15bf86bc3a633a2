"""Every Python block of the README and the docs runs, and gives what stands behind it."""

import ast
import contextlib
import io
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from diploparse.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(python|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def examples(page: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each Python block with the output that stands right behind it, if any."""
    blocks = BLOCK.findall(page.read_text("utf8"))
    for (kind, content), (next_kind, following) in zip(blocks, [*blocks[1:], ("", "")], strict=True):
        if kind == "python":
            yield content, following if next_kind == "text" else None


def run(code: str, scope: dict[str, object]) -> str:
    """Run a block and return what it prints, or the value of its last expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<block>", "exec"), scope)
        value = eval(compile(ast.Expression(last.value), "<block>", "eval"), scope) if last else None
    return printed.getvalue() + (f"{value!r}\n" if value is not None else "")


def stated_values(code: str) -> Iterator[tuple[str, object]]:
    """Yield the expressions of a block with the values that comments behind them state."""
    for line in code.splitlines():
        expression, _, comment = line.partition("  #")
        with contextlib.suppress(ValueError, SyntaxError):
            yield expression.strip(), ast.literal_eval(comment.strip())


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text("utf8")], ids=lambda page: page.name)
def test_blocks(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOPARSE_NO_PLUGINS", "1")  # whatever is installed
    module = types.ModuleType("docs")  # the classes of a page are found by pickle
    monkeypatch.setitem(sys.modules, "docs", module)
    scope = module.__dict__
    for code, expected in examples(page):
        printed = run(code, scope)
        for expression, value in stated_values(code):
            assert eval(expression, scope) == value
        if expected is not None:
            assert printed == expected


def test_the_page_that_the_readme_shows_is_real(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if not (ROOT / "seeds" / "istanbul-talks.txt").is_file():
        pytest.skip("the seed article is not part of the source distribution")
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit):
        main(["read", "seeds/istanbul-talks.txt", "--published", "2025-05-15"])
    printed = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    shown = next(content for kind, content in BLOCK.findall((ROOT / "README.md").read_text("utf8")) if kind == "text")
    for line in shown.splitlines():
        assert line.strip() == "…" or line in printed


def test_no_page_is_left_out_of_the_contents() -> None:
    contents = (ROOT / "docs" / "index.md").read_text("utf8")
    for page in PAGES[1:]:
        name = str(page.relative_to(ROOT / "docs").with_suffix(""))
        assert name == "index" or name in contents
