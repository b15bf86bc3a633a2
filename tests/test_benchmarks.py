"""The contract with the scorers; scored against the reference where that lies beside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.predict import main

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
beside = pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="the scorers are not beside the project")


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


@beside
def test_the_seed_article_against_the_reference(tmp_path: Path) -> None:
    predictions = tmp_path / "seed.jsonl"
    main([str(SHARED / "seed" / "articles.jsonl"), str(predictions)])
    scorer = [sys.executable, str(SHARED / "bench" / "score_seed.py"), str(predictions), "--json"]
    scores = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    assert scores["quotations: speaker"] >= 19
    assert scores["pairs of marks accounted for"] >= 13
    assert scores["times: value"] >= 26
    assert scores["people"] >= 18


@beside
def test_the_seed_article_is_the_one_given() -> None:
    assert (ROOT / "seeds" / "istanbul-talks.txt").read_bytes() == (SHARED / "seed" / "istanbul-talks.txt").read_bytes()
