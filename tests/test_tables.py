"""The tables of marked sentences: referents and offices are read right in nine of ten."""

from pathlib import Path

import pytest

from benchmarks.readings import office_outcomes, referent_outcomes

DATA = Path(__file__).parent / "data"
WANTED = 0.9


def test_referents_and_offices_of_the_tables() -> None:
    outcomes = [*referent_outcomes(DATA / "referents.txt"), *office_outcomes(DATA / "offices.txt")]
    missed = [
        f"{outcome.kind}: {outcome.text} wanted {outcome.wanted!r}, read {outcome.read!r}" for outcome in outcomes if not outcome.right
    ]
    assert len(outcomes) >= 200
    assert 1 - len(missed) / len(outcomes) >= WANTED, "\n".join(missed)


@pytest.mark.parametrize("name", ["referents.txt", "offices.txt"])
def test_a_table_holds_no_case_twice(name: str) -> None:
    lines = [line for line in (DATA / name).read_text("utf8").splitlines() if line and not line.startswith("## ")]
    assert len(set(lines)) == len(lines)
