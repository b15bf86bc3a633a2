"""The command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diploparse.cli import main

ARTICLE = "“We are ready,” Foreign Minister Ana Silva said on Thursday.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


class Run:
    """What a call printed, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: object) -> None:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        self.code = stopped.value.code
        self.out, self.err = capsys.readouterr()


def test_text(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--published", "2025-05-15")
    assert run.code == 0
    assert run.err == ""
    assert "Ana Silva" in run.out
    assert "“We are ready,”" in run.out
    assert "Thursday, 15 May 2025" in run.out


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_the_page_fits_the_terminal(width: str, article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    run = Run(capsys, "read", article, "--published", "2025-05-15")
    assert max(map(len, run.out.splitlines())) <= int(width)
    assert "ready" in run.out


def test_json_of_one_file_is_an_object(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--format", "json")
    report = json.loads(run.out)
    assert report["schema"] == "diploparse-1"
    assert {"Person", "Speaker", "Quotation", "TimeExpression"} == {record["record"] for record in report["records"]}


def test_json_of_several_files_is_a_list(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(Run(capsys, "read", article, article, "--format", "json").out)) == 2


def test_json_lines(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Run(capsys, "read", article, article, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [str(article)] * 2


def test_only(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(Run(capsys, "read", article, "--format", "json", "--only", "people, dates").out)
    assert {"Person", "TimeExpression"} == {record["record"] for record in report["records"]}


def test_standard_input() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "diploparse.cli", "read", "-", "--format", "json"], input=ARTICLE.encode(), capture_output=True, check=True
    )
    assert json.loads(run.stdout)["text"] == ARTICLE


def test_files_that_hold_no_article_are_told_and_the_others_read(tmp_path: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {
        "missing.txt": None,
        "binary.txt": b"\x00\x01",
        "latin.txt": "Dağlıoğlu é".encode("cp1254"),
        "wide.txt": "Talks".encode("utf-16"),
    }
    for name, content in bad.items():
        if content is not None:
            (tmp_path / name).write_bytes(content)
    run = Run(capsys, "read", tmp_path, *(tmp_path / name for name in bad), article)
    assert run.code == 1
    assert len(run.err.splitlines()) == len(bad) + 1
    assert all(str(tmp_path) in line for line in run.err.splitlines())
    assert "Ana Silva" in run.out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--published", "tomorrow"], "tomorrow"),
        (["--published", "2025-02-30"], "2025-02-30"),
        (["--format", "pdf"], "pdf"),
        (["--only", "weather"], "weather"),
        (["--colour"], "--colour"),
    ],
)
def test_a_wrong_option_is_one_line(arguments: list[str], named: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, *arguments)
    assert run.code == 2
    assert run.out == ""
    assert len(run.err.splitlines()) == 1
    assert named in run.err


def test_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys)
    assert (run.code, len(run.err.splitlines())) == (2, 1)


def test_an_output_that_cannot_show_a_character_still_shows_the_page(article: Path) -> None:
    command = [sys.executable, "-m", "diploparse.cli", "read", str(article)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True)
    assert b"Ana Silva" in run.stdout
    assert all(line == line.rstrip() for line in run.stdout.splitlines())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_an_output_that_is_full_is_one_line(article: Path) -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "diploparse.cli", "read", str(article)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert run.returncode == 1
    assert len(run.stderr.splitlines()) == 1


def test_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read")
    assert (run.code, len(run.err.splitlines())) == (2, 1)


def test_an_empty_file_is_an_article_with_nothing_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text("")
    run = Run(capsys, "read", tmp_path / "empty.txt")
    assert run.code == 0
    assert "Nothing was read." in run.out


def test_help_imports_no_spacy() -> None:
    code = "import sys\nfrom diploparse.cli import main\ntry: main(['read', '--help'])\nexcept SystemExit: pass\nassert 'spacy' not in sys.modules"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "COLUMNS": "80"}, check=False)
    assert run.returncode == 0, run.stderr
    assert "--published" in run.stdout


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "--version")
    assert run.code == 0
    assert "en_diploparse" in run.out
