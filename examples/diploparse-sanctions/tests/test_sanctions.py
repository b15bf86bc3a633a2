"""Sanctions, and the promises that every extractor keeps."""

import pytest
from diploparse_sanctions import Sanction, sanctions

from diploparse import dumps, loads, parse, read
from diploparse.testing import check_extractor


@pytest.mark.parametrize(
    ("text", "step", "by", "target"),
    [
        ("Norway imposed sanctions on Belarus.", "imposed", "Norway", "Belarus"),
        ("Kenya has lifted its embargo against Uganda.", "lifted", "Kenya", "Uganda"),
        ("Canada threatened new sanctions against Myanmar on Friday.", "threatened", "Canada", "Myanmar"),
    ],
)
def test_steps(text: str, step: str, by: str, target: str) -> None:
    (found,) = sanctions(parse(text))
    assert (found.step, found.by and found.by.name, found.target.name) == (step, by, target)


@pytest.mark.parametrize("text", ["Sanctions hurt.", "Norway imposed taxes on Belarus.", "They discussed sanctions on Belarus."])
def test_what_is_none(text: str) -> None:
    assert sanctions(parse(text)) == ()


def test_the_plug_in_is_found_by_its_name() -> None:
    report = read("Norway imposed sanctions on Belarus.", extractors=["sanctions"])
    assert [one.target.name for one in report.of(Sanction)] == ["Belarus"]
    assert loads(dumps(report), records=[Sanction]) == report


def test_the_promises() -> None:
    check_extractor(sanctions, ["Norway imposed sanctions on Belarus."])
