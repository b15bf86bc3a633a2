"""Promises of delegations and meetings: whatever the names, their order and the line ends; what is denied was not held."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import Delegation, Document, Meeting, Party, Person, Span, delegations, meetings, parse, people
from diploparse.testing import GeneratedArticle, articles, with_words

GIVEN = ("Ana", "Ola", "Per", "Jon", "Eva", "Ida", "Leo", "Max", "Nora", "Odd", "Pia", "Kai", "Siri", "Tove", "Ulla")
FAMILIES = ("Silva", "Berg", "Lund", "Reed", "Moe", "Dahl", "Haug", "Lie", "Strand", "Vik", "Aas", "Bakke", "Foss", "Holm", "Krog")
SEPARATORS = (", ", "; ")
LASTS = (" and ", ", and ", " as well as ")


def listed(names: Sequence[str], separator: str, last: str) -> str:
    return separator.join(names[:-1]) + last + names[-1]


def members(document: Document) -> list[str]:
    return [person.name for delegation in delegations(document) for person in delegation.members]


@pytest.fixture(scope="module")
def lists(nlp: Language) -> list[tuple[Document, list[str]]]:
    """Lists of 2, 5, 15 and 30 members in each punctuation, parsed once."""
    found = []
    for many in (2, 5, 15, 30):
        names = [f"{given} {family}" for given in GIVEN for family in FAMILIES][:many] if many > 15 else []
        names = names or [f"{given} {family}" for given, family in zip(GIVEN, FAMILIES, strict=True)][:many]
        for separator in SEPARATORS:
            for last in LASTS:
                text = f"The Kenyan delegation includes {listed(names, separator, last)}."
                found.append((parse(text, nlp=nlp), names))
    return found


def test_lists_of_any_length_and_punctuation_are_read_whole(lists: list[tuple[Document, list[str]]]) -> None:
    read = [(members(document), names) for document, names in lists if set(names) <= _known(document)]
    assert len(read) >= len(lists) // 2
    assert all(found == names for found, names in read)


def _known(document: Document) -> set[str]:
    return {person.name for person in people(document)}


@given(order=st.permutations(range(5)))
@settings(max_examples=25)
def test_another_order_of_a_list_is_another_order_of_the_members(order: list[int], nlp: Language) -> None:
    text = "The Kenyan delegation includes Ana Silva, Ola Berg, Per Lund, Jon Reed and Eva Moe."
    document = parse(text, nlp=nlp)
    before = members(document)
    exchanged = {old.split()[k]: before[i].split()[k] for old, i in zip(before, order, strict=True) for k in (0, 1)}
    assert members(with_words(document, exchanged)) == [before[i] for i in order]


@given(breaks=st.sets(st.integers(0, 11)))
@settings(max_examples=25)
def test_a_list_over_line_ends_is_the_same_list(breaks: set[int], nlp: Language) -> None:
    text = "The Kenyan delegation includes Foreign Minister Ana Silva, Ola Berg, Per Lund and Jon Reed."
    words = text.split(" ")
    wrapped = words[0] + "".join(("\n" if i in breaks else " ") + word for i, word in enumerate(words[1:]))
    assert _plain(delegations(parse(wrapped, nlp=nlp))) == _plain(delegations(parse(text, nlp=nlp)))


def _plain(found: Sequence[Delegation]) -> list[tuple[str, list[str], tuple[Span, ...]]]:
    return [(one.party.name, [person.name for person in one.members], one.spans) for one in found]


@pytest.fixture(scope="module")
def encounters(nlp: Language) -> tuple[Document, Document]:
    """A meeting told and the same one denied."""
    told = "Ana Silva met Tom Reed in Oslo on Friday."
    denied = "Ana Silva did not meet Tom Reed in Oslo on Friday."
    return parse(told, published="2025-05-15", nlp=nlp), parse(denied, published="2025-05-15", nlp=nlp)


@given(family=st.from_regex(r"[A-Z][a-zéøßñç]{2,12}", fullmatch=True))
@settings(max_examples=100)
def test_what_is_denied_was_not_held(family: str, encounters: tuple[Document, Document]) -> None:
    told, denied = (with_words(document, {"Reed": family}) for document in encounters)
    assert [meeting.status for meeting in meetings(told)] == ["held"]
    assert "held" not in {meeting.status for meeting in meetings(denied)}


@given(article=articles())
@settings(max_examples=20, deadline=None)
def test_every_value_was_read_where_its_evidence_lies(article: GeneratedArticle, nlp: Language) -> None:
    document = parse(article.text, published=article.published, nlp=nlp)
    for record in (*delegations(document), *meetings(document)):
        assert all(0 <= span.start < span.end <= len(article.text) for item in record.evidence for span in item.spans)
        check_mentions(record)


def test_no_participant_of_the_seed_without_a_mention(seed: Document) -> None:
    for record in (*delegations(seed), *meetings(seed)):
        check_mentions(record)


def check_mentions(record: Delegation | Meeting) -> None:
    if isinstance(record, Delegation):
        named = [*((f"members[{i}]", one) for i, one in enumerate(record.members)), *((("head", record.head),) if record.head else ())]
    else:
        named = [(f"participants[{i}]", one) for i, one in enumerate(record.participants)]
        assert not {one.name for one in record.participants} & {one.name for one in record.absent}
        assert not {one.name for one in record.participants} & {one.name for one in record.unconfirmed}
    for slot, one in named:
        assert isinstance(one, Person | Party)
        assert one.mentions
        assert record.why(slot)


@given(article=articles())
@settings(max_examples=10, deadline=None)
def test_records_come_in_text_order(article: GeneratedArticle, nlp: Language) -> None:
    document = parse(article.text, nlp=nlp)
    for found in (delegations(document), meetings(document)):
        assert all(first.spans[0].start <= second.spans[0].start for first, second in pairwise(found))
