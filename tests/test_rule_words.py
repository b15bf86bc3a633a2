"""Words of the rules on meetings and delegations: with one of them a text tells what its list says, without it it does not."""

import pytest
from spacy.language import Language

from diploparse import Report, read
from diploparse.lexicon import load, strings

PUBLISHED = "2024-03-14"  # a Thursday
LISTS = [
    (f"{name}.{key}", str(entry["told"]), strings(entry["examples"]), strings(entry["counter_examples"]))
    for name in ("meetings", "delegations")
    for key, entry in load(name).items()
    if isinstance(entry, dict) and "told" in entry
]


def told(report: Report) -> set[str]:
    """Return what an article tells, in words that a list can name."""
    found = {f"{len(report.meetings)} encounters", f"{len(report.delegations)} delegations"}
    for meeting in report.meetings:
        names = sorted(actor.name for actor in meeting.participants)
        found |= {f"{', '.join(names)}: {meeting.status}", meeting.status, *(name.split()[-1] for name in names)}
        found.add(f"{len(names)} sides")
        found |= {value for value in (meeting.place and meeting.place.name, meeting.when and meeting.when.value) if value}
    for delegation in report.delegations:
        found.add(f"for {delegation.party.name}")
        found |= {f"with {person.name}" for person in delegation.members}
        found |= {f"with {words}" for words in delegation.unnamed}
        found |= {f"without {person.name}" for person in delegation.not_members}
        found |= {"nobody leads"} if delegation.head is None else set()
        found |= {"no status"} if delegation.status is None else set()
        found |= {f"led by {delegation.head.name}"} if delegation.head else set()
        found |= {f"in {delegation.place.name}"} if delegation.place else set()
        found |= {f"of {delegation.size}"} if delegation.size else set()
    return found


@pytest.mark.parametrize(("words", "text"), [(tell, text) for _, tell, examples, _ in LISTS for text in examples])
def test_examples(words: str, text: str, stored: Language) -> None:
    assert words in told(read(text, published=PUBLISHED, nlp=stored))


@pytest.mark.parametrize(("words", "text"), [(tell, text) for _, tell, _, counters in LISTS for text in counters])
def test_counter_examples(words: str, text: str, stored: Language) -> None:
    assert words not in told(read(text, published=PUBLISHED, nlp=stored))
