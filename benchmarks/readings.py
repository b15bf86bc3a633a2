"""Score referents and offices against tables of marked sentences, by kind.

`python benchmarks/readings.py REFERENTS.txt OFFICES.txt [--missed]`; a line is a case, "## " opens a kind, " ¶ " parts paragraphs.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import attrs

from diploparse import Person, parse, people, referent
from diploparse.testing import Mark, Marked, parse_marked


@attrs.frozen
class Outcome:
    """One mark of a table: what was wanted and what was read."""

    kind: str
    wanted: str
    read: str
    text: str

    @property
    def right(self) -> bool:
        """Whether the two are the same."""
        return self.wanted == self.read


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("referents", type=Path)
    options.add_argument("offices", type=Path)
    options.add_argument("--missed", action="store_true", help="print what was read otherwise")
    given = options.parse_args()
    outcomes = [*referent_outcomes(given.referents), *office_outcomes(given.offices)]
    report(outcomes)
    if given.missed:
        for outcome in outcomes:
            if not outcome.right:
                print(f"\n{outcome.kind}\n  {outcome.text}\n  wanted {outcome.wanted}\n  read   {outcome.read}")


def cases(table: Path) -> Iterator[tuple[str, Marked]]:
    """Yield the cases of a table with their kind."""
    kind = ""
    for line in table.read_text("utf8").splitlines():
        if line.startswith("## "):
            kind = line.removeprefix("## ")
        elif line.strip():
            yield kind, parse_marked(line.replace(" ¶ ", "\n\n"))


def referent_outcomes(table: Path) -> list[Outcome]:
    """Read the marked phrases of a table of referents."""
    outcomes = []
    for kind, case in cases(table):
        document = parse(case.text)
        for mark in case.of("ref"):
            found = referent(document, mark.span)
            wanted = "; ".join(sorted(filter(None, mark.attributes["to"].split("; "))))
            outcomes.append(Outcome(f"referent, {kind}", wanted, "; ".join(sorted(found.names)), marked_line(case, mark)))
    return outcomes


def office_outcomes(table: Path) -> list[Outcome]:
    """Read the offices of a table's persons; an office of several counts once for each."""
    outcomes = []
    for kind, case in cases(table):
        persons = {person.name: person for person in people(parse(case.text))}
        for mark in case.of("office"):
            holders, countries = mark.attributes["of"].split("; "), mark.attributes["country"].split("; ")
            for holder, country in zip(holders, countries * (len(holders) if len(countries) == 1 else 1), strict=True):
                rest = [mark.attributes.get(slot, "") for slot in ("organisation", "former", "acting")]
                wanted = " | ".join([holder, mark.span.of(case.text), country, *rest])
                outcomes.append(
                    Outcome(f"office, {kind}", wanted, office_read(persons.get(holder), mark, case, wanted), marked_line(case, mark))
                )
    return outcomes


def office_read(person: Person | None, mark: Mark, case: Marked, wanted: str) -> str:
    """Return how a person's offices were read: the wanted one if it is among them, else all."""
    if person is None:
        return "nobody of this name"
    read = [
        " | ".join([person.name, o.text, o.country or "", o.organisation or "", "yes" * o.former, "yes" * o.acting]) for o in person.offices
    ]
    return wanted if wanted in read else " / ".join(read)


def marked_line(case: Marked, mark: Mark) -> str:
    """Return a case with one mark shown."""
    return f"{case.text[: mark.span.start]}[{mark.span.of(case.text)}]{case.text[mark.span.end :]}".replace("\n\n", " ¶ ")


def report(outcomes: list[Outcome]) -> None:
    """Print shares by kind."""
    total, right = Counter(o.kind for o in outcomes), Counter(o.kind for o in outcomes if o.right)
    for kind in total:
        print(f"{kind:32s} {right[kind]:4d} of {total[kind]:4d}")
    print(f"{'all':32s} {sum(right.values()):4d} of {len(outcomes):4d}  {100 * sum(right.values()) / len(outcomes):.1f} %")


if __name__ == "__main__":
    main()
