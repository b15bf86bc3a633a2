"""Every Python block of the README and the docs runs, and gives what stands behind it; so does a command with its output behind it."""

import ast
import contextlib
import inspect
import io
import re
import shlex
import sys
import tomllib
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

import diploparse
import diploparse.testing
from diploparse.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```(python|console|text)\n(.*?)^```", re.MULTILINE | re.DOTALL)

#: An autodoc directive with its options: what it is of, and what is said about members.
DIRECTIVE = re.compile(r"^\.\. auto(\w+):: (\S+)\n((?:   :.*\n)*)", re.MULTILINE)
PUBLIC = [(module, name) for module in (diploparse, diploparse.testing) for name in module.__all__]


def examples(page: Path) -> Iterator[tuple[str, str, str | None]]:
    """Yield each block of Python, and each command with its output, as kind, content, and the output that stands right behind it."""
    blocks = BLOCK.findall(page.read_text("utf8"))
    for (kind, content), (next_kind, following) in zip(blocks, [*blocks[1:], ("", "")], strict=True):
        if kind == "python" or (kind == "console" and next_kind == "text"):
            yield kind, content, following if next_kind == "text" else None


def run(code: str, scope: dict[str, object]) -> str:
    """Run a block and return what it prints, or the value of its last expression."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<block>", "exec"), scope)
        value = eval(compile(ast.Expression(last.value), "<block>", "eval"), scope) if last else None
    return printed.getvalue() + (f"{value!r}\n" if value is not None else "")


def run_commands(commands: str) -> str:
    """Run lines such as `$ diploparse read FILE` and return what they print."""
    printed = io.StringIO()
    for line in commands.splitlines():
        prompt, program, *arguments = shlex.split(line)
        assert (prompt, program) == ("$", "diploparse")
        with contextlib.redirect_stdout(printed), pytest.raises(SystemExit, match="0"):
            main(arguments)
    return printed.getvalue().rstrip("\n") + "\n"  # a page ends with an empty line


def stated_values(code: str) -> Iterator[tuple[str, object]]:
    """Yield the expressions of a block with the values that comments behind them state."""
    for line in code.splitlines():
        expression, _, comment = line.partition("  #")
        with contextlib.suppress(ValueError, SyntaxError):
            yield expression.strip(), ast.literal_eval(comment.strip())


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text("utf8")], ids=lambda page: page.name)
def test_blocks(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOPARSE_NO_PLUGINS", "1")  # whatever is installed
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    module = types.ModuleType("docs")  # the classes of a page are found by pickle
    monkeypatch.setitem(sys.modules, "docs", module)
    scope = module.__dict__
    for kind, code, expected in examples(page):
        if kind == "console":
            assert run_commands(code) == expected
            continue
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


def documented() -> tuple[set[str], set[str]]:
    """Return the names that the reference documents one by one, and the modules of which it documents all."""
    names, modules = set(), set()
    for page in sorted((ROOT / "docs" / "reference").glob("*.md")):
        for kind, target, options in DIRECTIVE.findall(page.read_text("utf8")):
            members = re.search(r":members:(.*)", options)
            if kind != "module":
                names.add(target)
            elif members and members[1].strip():
                names |= {f"{target}.{name.strip()}" for name in members[1].split(",")}
            elif members:
                modules.add(target)
    return names, modules


def homes(module: types.ModuleType, name: str) -> set[str]:
    """Return the modules from which a public name can be imported."""
    later = diploparse._LATER.get(name) if module is diploparse else None
    defined = getattr(getattr(module, name), "__module__", None)
    return {module.__name__, *filter(None, [defined, later and f"diploparse.{later}"])}


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_every_public_name_is_in_the_reference(module: types.ModuleType, name: str) -> None:
    names, modules = documented()
    assert {f"{home}.{name}" for home in homes(module, name)} & names or homes(module, name) & modules
    assert not inspect.isclass(getattr(module, name)) or inspect.getdoc(getattr(module, name))


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_every_public_function_shows_how_it_is_used(module: types.ModuleType, name: str) -> None:
    thing = getattr(module, name)
    if inspect.isfunction(thing):
        assert name in (inspect.getdoc(thing) or "").partition(">>>")[2]


def test_the_reference_names_every_list_and_field_of_the_lexicon() -> None:
    page = (ROOT / "docs" / "reference" / "lexicon.md").read_text("utf8")
    for file in (ROOT / "src" / "diploparse" / "lexicon").glob("*.toml"):
        assert f"`{file.name}`" in page
        for kind, entries in tomllib.loads(file.read_text("utf8")).items():
            for field in {field for entry in entries if isinstance(entries, list) for field in entry}:
                assert f"`[[{kind}]]`" in page
                assert f"`{field}`" in page


def test_the_command_line_page_names_every_option_and_format(capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf8")
    with pytest.raises(SystemExit):
        main(["read", "--help"])
    shown = capsys.readouterr().out
    formats = re.search(r"--format <(.*?)>", shown)
    assert formats
    assert all(f"| `{name}` |" in page for name in formats[1].split("|"))
    assert all(f"| `{option}" in page for option in re.findall(r"^  (--\w+)", shown, re.MULTILINE) if option != "--help")


def test_the_page_on_citing_agrees_with_the_citation_file() -> None:
    page = (ROOT / "docs" / "citing.md").read_text("utf8")
    fields = dict(re.findall(r"^([\w-]+): \"?(.*?)\"?$", (ROOT / "CITATION.cff").read_text("utf8"), re.MULTILINE))
    for name in ("title", "version", "date-released"):
        assert page.count(fields[name]) >= 2  # in words and in BibTeX
