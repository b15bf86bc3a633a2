"""The command line."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from diploparse import EXTRACTORS, Document, Record
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


@pytest.mark.parametrize(("columns", "width"), [("0", 80), ("1", 20), ("19", 20), ("20", 20), ("40", 40), ("80", 80), ("200", 200)])
def test_the_page_fits_the_terminal(
    columns: str, width: int, article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((80, 24)))
    run = Run(capsys, "read", article, "--published", "2025-05-15")
    assert width / 2 < max(map(len, run.out.splitlines())) <= width
    assert "ready" in run.out


def test_a_page_without_a_day_of_publication_says_so_in_words(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text("They met yesterday and on 12 May. They will meet again this week.")
    out = Run(capsys, "read", article).out
    assert all(words in out for words in ("publication date not given", "day not known", "12 May", "week not known"))
    assert "XX" not in out


def test_json_of_one_file_is_an_object(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--format", "json")
    report = json.loads(run.out)
    assert report["schema"] == "diploparse-1"
    assert {"Person", "Speaker", "Quotation", "TimeExpression"} == {record["record"] for record in report["records"]}


def test_json_of_several_files_is_a_list(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(Run(capsys, "read", article, article, "--format", "json").out)) == 2


@pytest.mark.parametrize(("missing", "written"), [(1, ""), (2, "[]\n")])
def test_json_has_the_shape_of_what_was_asked_for_when_no_file_is_read(
    missing: int, written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run(capsys, "read", *[tmp_path / "missing.txt"] * missing, "--format", "json")
    assert (run.code, run.out, len(run.err.splitlines())) == (1, written, missing)


def test_json_of_two_files_is_a_list_when_one_is_read(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(json.loads(Run(capsys, "read", article, tmp_path / "missing.txt", "--format", "json").out)) == 1


def test_an_extractor_that_fails_is_told_and_the_rest_is_shown(
    article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lost(document: Document) -> list[Record]:
        raise IndexError("no\nsuch token")

    monkeypatch.setattr("diploparse.compose.EXTRACTORS", {**EXTRACTORS, "dates": lost})
    run = Run(capsys, "read", article)
    assert run.code == 1
    assert run.err == f"diploparse: {article}: the extractor 'dates' failed and its records are left out: IndexError: no such token\n"
    assert "Ana Silva" in run.out


def test_json_lines(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = Run(capsys, "read", article, article, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [str(article)] * 2


def test_only(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(Run(capsys, "read", article, "--format", "json", "--only", "people, dates,").out)
    assert {"Person", "TimeExpression"} == {record["record"] for record in report["records"]}


def test_standard_input() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "diploparse", "read", "-", "--format", "json"], input=ARTICLE.encode(), capture_output=True, check=True
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
        (["--only", " ,"], "names no extractor"),
        (["--colour"], "--colour"),
    ],
)
def test_a_wrong_option_is_one_line(arguments: list[str], named: str, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, *arguments)
    assert run.code == 2
    assert run.out == ""
    assert len(run.err.splitlines()) == 1
    assert named in run.err


def test_no_name_of_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", "")
    assert (run.code, run.err) == (1, "diploparse: '': is no name: give the name of a file, or - for standard input\n")


def test_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys)
    assert (run.code, len(run.err.splitlines())) == (2, 1)


def test_an_output_that_cannot_show_a_character_still_shows_the_page(article: Path) -> None:
    command = [sys.executable, "-m", "diploparse", "read", str(article)]
    run = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True)
    assert b"Ana Silva" in run.stdout
    assert all(line == line.rstrip() for line in run.stdout.splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_a_character_still_shows_the_page(article: Path, encoding: str) -> None:
    import pty

    shown, terminal = pty.openpty()
    command = [sys.executable, "-m", "diploparse", "read", str(article)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "TERM": "xterm", "COLUMNS": "80"}
    run = subprocess.run(command, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(terminal)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"Ana Silva" in os.read(shown, 4096)
    os.close(shown)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way")
@pytest.mark.parametrize("paragraphs", [1, 2000])
def test_a_reader_who_has_had_enough_ends_it_quietly(article: Path, paragraphs: int) -> None:
    article.write_text("Ana Silva arrived on 12 May 2025.\n\n" * paragraphs)
    command = [sys.executable, "-m", "diploparse", "read", str(article), "--only", "dates", "--format", "jsonl"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_an_output_that_is_full_is_one_line(article: Path) -> None:
    with open("/dev/full", "w") as full:
        run = subprocess.run(
            [sys.executable, "-m", "diploparse", "read", str(article)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
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
