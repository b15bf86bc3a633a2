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
    assert (run.code, run.out) == (1, written)
    assert len(run.err.splitlines()) == (1 if missing == 1 else missing + 1)  # several are named once more at the end


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


def test_html(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--published", "2025-05-15", "--format", "html")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("<!doctype html>\n")
    assert run.out.endswith("</html>\n")
    assert all(words in run.out for words in (str(article), "Ana Silva", "Thursday, 15 May 2025"))


def test_html_of_several_files_is_a_folder_of_pages(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", folder / "a.txt", folder / "may" / "b.txt", folder / "a.txt", "--format", "html", "--out", tmp_path / "pages")
    assert (run.code, run.out, run.err) == (0, "", "")
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"a.html", "b.html", "a-2.html"}
    assert "Tom Reed" in (tmp_path / "pages" / "b.html").read_text("utf8")


def test_html_of_several_files_needs_a_folder(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, article, "--format", "html")
    assert (run.code, run.out) == (2, "")
    assert run.err == "diploparse: several articles are several pages: give a folder, --out FOLDER\n"
    (tmp_path / "file").write_text("", encoding="utf8")
    run = Run(capsys, "read", article, article, "--format", "html", "--out", tmp_path / "file")
    assert (run.code, len(run.err.splitlines())) == (2, 1)


def test_html_of_standard_input_is_utf_8_whatever_the_terminal() -> None:
    command = [sys.executable, "-m", "diploparse", "read", "-", "--format", "html"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, input=ARTICLE.encode(), capture_output=True, env=environment, check=True)
    assert "“We are ready,”" in run.stdout.decode("utf8")
    assert "<title>standard input</title>" in run.stdout.decode("utf8")


def test_only(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(Run(capsys, "read", article, "--format", "json", "--extractors", "people, dates,").out)
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
    run = Run(capsys, "read", *(tmp_path / name for name in bad), article)
    assert run.code == 1
    *told, last = run.err.splitlines()
    assert len(told) == len(bad)
    assert all(str(tmp_path / name) in line for name, line in zip(bad, told, strict=True))
    assert last.startswith("diploparse: 4 could not be read whole: ")
    assert all(name in last for name in bad)
    assert "Ana Silva" in run.out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--published", "tomorrow"], "tomorrow"),
        (["--published", "2025-02-30"], "2025-02-30"),
        (["--format", "pdf"], "pdf"),
        (["--extractors", "weather"], "weather"),
        (["--extractors", " ,"], "names no extractor"),
        (["--colour"], "--colour"),
        (["--jobs", "0"], "--jobs 0"),
        (["--table", "dates"], "--format csv"),
        (["--format", "csv", "--table", "speeches"], "speeches"),
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
    command = [sys.executable, "-m", "diploparse", "read", str(article), "--extractors", "dates", "--format", "jsonl"]
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


# --- many articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles as texts, two and two bad lines as JSON Lines, and a file that is none."""
    news = tmp_path / "news"
    (news / "may").mkdir(parents=True)
    (news / "a.txt").write_text(ARTICLE, encoding="utf8")
    (news / "may" / "b.txt").write_text("Tom Reed met Ola Berg yesterday.", encoding="utf8")
    lines = [{"text": ARTICLE, "id": 7, "published": "2025-05-15"}, {"text": "Talks ended.", "published": "never"}, {"body": 1}]
    (news / "c.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "no JSON\n", encoding="utf8")
    (news / "notes.md").write_text("no article", encoding="utf8")
    return news


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_is_read_to_its_end_and_what_is_bad_in_it_is_named(folder: Path, jobs: int) -> None:
    command = [sys.executable, "-m", "diploparse", "read", folder, "--format", "jsonl", "--published", "2025-05-15", "--jobs", str(jobs)]
    run = subprocess.run(command, capture_output=True, encoding="utf8", check=False)
    reports = [json.loads(line) for line in run.stdout.splitlines()]
    assert [report["id"] for report in reports] == [str(folder / "a.txt"), "7", str(folder / "may" / "b.txt")]
    assert run.returncode == 1
    told = run.stderr
    assert "published='never' is no date" in told
    assert "c.jsonl, line 3: is no article" in told
    assert "c.jsonl, line 4: is no JSON" in told
    assert told.splitlines()[-1].startswith("diploparse: 3 could not be read whole: ")


def test_only_a_line_feed_ends_a_line_of_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON need not escape the other line ends that a text may hold."""
    text = "Ana Silva met\u2028Tom Reed.\x85"
    (tmp_path / "a.jsonl").write_bytes(f"{json.dumps({'text': text}, ensure_ascii=False)}\r\n".encode())
    assert json.loads(Run(capsys, "read", tmp_path / "a.jsonl", "--format", "jsonl").out)["text"] == text


def test_a_pattern_names_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", f"{folder}/**/*.txt", "--format", "json")
    assert [report["id"] for report in json.loads(run.out)] == [str(folder / "a.txt"), str(folder / "may" / "b.txt")]


@pytest.mark.parametrize("name", ["*.txt", ""])
def test_a_folder_or_pattern_without_articles_is_told(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", f"{tmp_path}/{name}")
    assert run.code == 1
    assert len(run.err.splitlines()) == 1


# --- other formats


def test_csv_has_one_header_for_all_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", folder / "a.txt", folder / "may" / "b.txt", "--format", "csv", "--table", "dates")
    lines = run.out.splitlines()
    assert lines[0].startswith("article,title,source,published,text,type,value")
    assert lines[-1].startswith(f"{folder}/may/b.txt,,,,yesterday,DATE,XXXX-XX-XX")
    assert sum(line.startswith("article,") for line in lines) == 1


def test_graph_and_events(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Tom Reed" in Run(capsys, "read", folder / "may" / "b.txt", "--format", "graphml").out
    event = json.loads(Run(capsys, "read", folder / "may" / "b.txt", "--format", "plover").out)
    assert event["event_type"] == "CONSULT"


def test_a_table_of_an_unknown_name_is_one_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--format", "csv", "--table", "speeches")
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1)


# --- to a file


def test_a_file_is_written_whole(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "report.json"
    run = Run(capsys, "read", article, "--format", "json", "--out", target)
    assert (run.code, run.out) == (0, "")
    assert json.loads(target.read_text("utf8"))["text"] == ARTICLE
    assert set(tmp_path.iterdir()) == {target, article}


def test_a_file_has_a_folder_and_something_in_it(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(capsys, "read", article, "--out", tmp_path / "new" / "report.txt")
    assert (run.code, len(run.err.splitlines())) == (2, 1)
    run = Run(capsys, "read", tmp_path / "missing.txt", "--format", "jsonl", "--out", tmp_path / "none.jsonl")
    assert run.code == 1
    assert set(tmp_path.iterdir()) == {article}


def test_or_not_at_all(article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "reports.jsonl"
    target.write_text("as it was", encoding="utf8")

    def full(report: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("diploparse.export.json.dumps", full)
    run = Run(capsys, "read", article, "--format", "jsonl", "--out", target)
    assert (run.code, run.err) == (1, "diploparse: cannot write: No space left on device\n")
    assert target.read_text("utf8") == "as it was"
    assert {path.name for path in tmp_path.iterdir()} == {"reports.jsonl", article.name}


# --- other commands


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(Run(capsys, "schema").out)["title"] == "diploparse report"


def test_info(capsys: pytest.CaptureFixture[str]) -> None:
    out = Run(capsys, "info").out
    assert "people, speakers, quotations, delegations, meetings, dates" in out
    assert all(word in out for word in ("diploparse", "pipeline", "spaCy", "Python", "plug-ins"))


def test_a_lexicon_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "words.toml"
    file.write_text('reporting_verbs = ["quip", "muse"]\noffices = ["vizier"]\n', encoding="utf8")
    assert Run(capsys, "lexicon", "check", file).out == "reporting_verbs: 2 words\noffices: 1 word\n"
    file.write_text('verbs = ["quip"]\n', encoding="utf8")
    run = Run(capsys, "lexicon", "check", file)
    assert (run.code, len(run.err.splitlines())) == (2, 1)
    assert "No word list is called 'verbs'" in run.err


def test_words_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words, talk = tmp_path / "words.toml", tmp_path / "talk.txt"
    words.write_text('reporting_verbs = ["bemoan"]\n', encoding="utf8")
    talk.write_text("Ana Silva bemoaned that the talks had failed.", encoding="utf8")
    assert "the talks had failed" in Run(capsys, "read", talk, "--lexicon", words).out
