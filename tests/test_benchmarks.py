"""The contract with the scorers; scored against the reference where that lies beside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import speed
from benchmarks.predict import main
from diploparse import EXTRACTORS

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
beside = pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="the scorers are not beside the project")

#: One less than what was last reached, people apart.
SEED_FLOORS = {
    "quotations: words": 22,
    "quotations: form": 22,
    "quotations: speaker": 22,
    "pairs of marks accounted for": 15,
    "times: extent": 26,
    "times: value": 26,
    "delegations: head and exact members": 1,
    "meetings: found": 7,
    "meetings: status": 7,
    "meetings: place": 7,
    "meetings: date": 6,
    "meetings: exact participants": 7,
    "people": 18,
}
#: What the scorer lists one by one, and none of which may be read.
SEED_INVENTIONS = ("delegations: people who are none", "meetings: invented places")


def predict(tmp_path: Path, *articles: dict[str, object]) -> list[dict[str, object]]:
    source, target = tmp_path / "articles.jsonl", tmp_path / "predictions.jsonl"
    source.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    main([str(source), str(target)])
    return [json.loads(line) for line in target.read_text("utf8").splitlines()]


def test_one_line_for_each_article_in_order(tmp_path: Path) -> None:
    text = "“We agree,” Ana Silva said on Thursday."
    articles: list[dict[str, object]] = [
        {"id": "a", "published": "2025-05-15", "text": text},
        {"id": "b", "published": None, "text": ""},
        {"id": "c", "text": text},
    ]
    first, second, third = predict(tmp_path, *articles)
    assert [first["id"], second["id"], third["id"]] == ["a", "b", "c"]
    assert first["people"] == ["Ana Silva"]
    assert first["timexes"] == [{"start": 30, "end": 38, "type": "DATE", "value": "2025-05-15"}]
    (quotation,) = first["quotations"]  # type: ignore[misc]
    assert quotation["content"] == [[0, 11]]
    assert (quotation["speaker"], quotation["form"], quotation["source"], quotation["cue"]) == (
        "Ana Silva",
        "direct",
        [[12, 21]],
        [[22, 26]],
    )
    assert second == {"id": "b", "quotations": [], "delegations": [], "meetings": [], "people": [], "timexes": []}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no resource module")
def test_speed_shows_a_line_for_each_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text(json.dumps({"text": "“We agree,” Ana Silva said in Doha on Thursday."}) + "\n", encoding="utf-8")
    speed.main([str(source), "--rounds", "1"])
    printed = capsys.readouterr().out
    assert set(EXTRACTORS) <= {*speed.EXTRACTOR_NAMES, *speed.READINGS}
    steps = [
        "start",
        "longest article",
        "one article",
        "one article",
        "HTML page",
        "tokenising, embedded",
        "tokenising, spacy.blank",
        "parse",
    ]
    steps += [f"reading {name}" for name in speed.READINGS] + [f"extractor {name}" for name in speed.EXTRACTOR_NAMES]
    assert sorted(line.split("  ")[0] for line in printed.splitlines()[1:-1]) == sorted(steps)
    assert "MB peak" in printed


@beside
def test_the_seed_article_against_the_reference(tmp_path: Path) -> None:
    predictions = tmp_path / "seed.jsonl"
    main([str(SHARED / "seed" / "articles.jsonl"), str(predictions)])
    scorer = [sys.executable, str(SHARED / "bench" / "score_seed.py"), str(predictions), "--json"]
    scores = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    assert {name: scores[name] for name, floor in SEED_FLOORS.items() if scores[name] < floor} == {}
    assert {name: scores[name] for name in SEED_INVENTIONS if scores[name]} == {}


@beside
def test_the_seed_article_is_the_one_given() -> None:
    assert (ROOT / "seeds" / "istanbul-talks.txt").read_bytes() == (SHARED / "seed" / "istanbul-talks.txt").read_bytes()
