"""Measure promises that a statistical parser keeps at a rate: `python benchmarks/promises.py ARTICLE.txt [--articles N]`.

Generated articles: how many of their quotations come back with the right speaker, and how many names of their lists are found.
Renaming: how many quotations of ARTICLE keep content and cue, and get the renamed speaker, when its family names are exchanged for
others in the text, before the parse.
"""

import argparse
import re
from pathlib import Path

from diploparse import Quotation, Report, read
from diploparse.testing import sample

#: Family names from many languages, to exchange for those of an article.
NAMES = ("Okafor", "Lindqvist", "Haddad", "Moreau", "Tanaka", "Kowalski", "Mbeki", "Rossi", "Novak", "Iversen", "Chandra", "Aguirre")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("article", type=Path)
    options.add_argument("--articles", type=int, default=200)
    given_options = options.parse_args()
    generated(given_options.articles)
    renamed(given_options.article.read_text("utf8"))


def generated(count: int) -> None:
    """Print how much of generated articles is found."""
    made = sample(count)
    quotations = found = members = named = 0
    for article in made:
        report = read(article.text, article.published)
        read_as = {(q.text, q.speaker.name) for q in report.quotations}
        quotations += len(article.quotations)
        found += sum((q.text, q.speaker) in read_as for q in article.quotations)
        people = {person.name for person in report.people}
        members += sum(len(listed.names) for listed in article.lists)
        named += sum(name in people for listed in article.lists for name in listed.names)
    print(f"generated articles: {len(made)}")
    print(f"quotations with words and speaker: {100 * found / quotations:.1f} % ({found} of {quotations})")
    print(f"names of lists: {100 * named / members:.1f} % ({named} of {members})")


def renamed(text: str) -> None:
    """Print how many quotations of `text` stay when its people get other family names."""
    before = read(text)
    kept = total = 0
    for shift in range(len(NAMES)):
        families = sorted({person.family for person in before.people if person.given})
        mapping = {family: NAMES[(i + shift) % len(NAMES)] for i, family in enumerate(families)}
        pattern = re.compile("|".join(rf"\b{re.escape(family)}\b" for family in families))
        after = read(_exchanged(text, pattern, mapping))
        expected = [_essence(q, mapping) for q in before.quotations]
        kept += _common(expected, after)
        total += len(expected)
    print(f"quotations unchanged under renaming: {100 * kept / total:.1f} % ({kept} of {total}, {len(NAMES)} sets of names)")


def _exchanged(text: str, pattern: re.Pattern[str], mapping: dict[str, str]) -> str:
    return pattern.sub(lambda match: mapping[match[0]], text)


def _common(expected: list[tuple[str, str | None]], report: Report) -> int:
    return len(set(expected) & {_essence(q, {}) for q in report.quotations})


def _essence(quotation: Quotation, mapping: dict[str, str]) -> tuple[str, str | None]:
    """Return content and speaker with other names."""

    def other(words: str) -> str:
        return re.sub(r"\w+", lambda match: mapping.get(match[0], match[0]), words)

    return other(quotation.text), other(quotation.speaker.name) if quotation.speaker.name else None


if __name__ == "__main__":
    main()
