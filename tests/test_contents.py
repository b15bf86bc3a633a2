"""Where what was said, its cue and its source begin and end, written as inline mark-up."""

import pytest
from spacy.language import Language

from diploparse import parse, quotations
from diploparse.testing import parse_marked

RIGHT_BEHIND = [
    "<s>Ana Silva</s> <c>said</c> <q>praise from the rebels would not change the plan</q>.",
    "<s>Ana Silva</s> <c>said</c> <q>the envoys, who came from Peru, had left</q>.",
    "<s>Ana Silva</s> <c>said</c> on Friday <q>the talks had failed</q>.",
    "<s>Ana Silva</s> <c>said</c> Friday <q>the talks had failed</q>.",
    "<s>Ana Silva</s> <c>said</c> <q>“new rules” would follow</q>.",
    "<s>Ana Silva</s> <c>asked</c> <q>whether the talks had failed</q>.",
    "<s>Ana Silva</s> <c>asked</c> the envoys <q>why the talks had failed</q>.",
    "<s>Ana Silva</s> <c>pointed out</c> <q>that the talks had failed</q>.",
    "<s>Ana Silva</s> <c>called on</c> <q>the rebels to lay down their arms</q>.",
    "<s>Ana Silva</s> <c>encouraged</c> <q>the rebels to lay down their arms</q>.",
]
INSERTED = [
    "<q>The talks</q>, <s>Ana Silva</s> <c>said</c>, <q>had failed</q>.",
    "But <q>to end the war</q>, <s>she</s> <c>said</c>, <q>both sides must sign</q>.",
    "<q>In the end</q>, <s>Ana Silva</s> <c>said</c>, <q>“the talks will fail.”</q>",
    "<q>The truce</q>, <s>Ana Silva</s> <c>said</c>, <q>would hold until Friday</q>.",
]
NOT_INSERTED = [
    ("The talks had failed, Ana Silva said, citing a report.", ["The talks had failed"]),
    ("The talks had failed, Ana Silva said, citing the war.", ["The talks had failed", "the war"]),
    ("Ana Silva, the minister said, “We are ready.”", ["“We are ready.”"]),
    ("On Friday, Ana Silva said, “We are ready.”", ["“We are ready.”"]),
]
BEGINNINGS = [
    "<q>The talks “have failed for good,”</q> <s>Ana Silva</s> <c>said</c>.",
    "<q>Norway and Peru “have agreed on the text,”</q> <c>said</c> <s>Ana Silva</s>.",
    "And <q>the treaty “is as good as dead,”</q> <s>Ana Silva</s> <c>said</c>.",
    "In a statement, <q>“We are ready to sign,”</q> <s>Ana Silva</s> <c>said</c>.",
]
OBJECTS = [
    "<s>Ana Silva</s> <c>condemned</c> <q>the attack as “an act of war.”</q>",
    "<s>Ana Silva</s> <c>called</c> <q>the offer “a trap.”</q>",
    "<s>Ana Silva</s> <c>called</c> <q>him a liar</q>.",
    "<s>Ana Silva</s> <c>praised</c> <q>the envoys for their patience</q>.",
    "<s>Ana Silva</s> <c>blamed</c> <q>the rebels for the attack</q>.",
    "<s>Ana Silva</s> <c>has denounced</c> <q>the plan</q>.",
    "<s>Ana Silva</s> <c>cited</c> <q>a lack of trust</q>.",
    "<s>Ana Silva</s> <c>expressed</c> <q>her regret over the attack</q>.",
]
ANNOUNCED = [
    "<s>Ana Silva</s><c>:</c> <q>“We are ready to sign the treaty.”</q>",
    "<s>Ana Silva</s> <c>grew louder:</c> <q>“We are ready to sign it today.”</q>",
    "<s>Ana Silva</s> <c>interjected:</c> <q>“We are ready to sign it today.”</q>",
    "Ana Silva arrived. <s>She</s> <c>said:</c>\n\n<q>“We are ready to sign it today.”</q>",
    "<q>“We are ready to sign it today.”</q> <c>—</c> <s>Ana Silva</s>",
    "<q>“We are ready to sign it today.”</q> <c>–</c> <s>Foreign Minister Ana Silva</s>",
]
SOURCES = [
    "<q>“We are ready,”</q> <c>said</c> <s>Ana Silva, a lawyer for the team</s>.",
    "<s>Ana Silva, a lawyer for the team,</s> <c>said</c> <q>that the talks had failed</q>.",
    "<s>Ana Silva, 43,</s> <c>said</c> <q>that the talks had failed</q>.",
    "<s>Sen. Ana Silva (D-Ohio)</s> <c>said</c> <q>that the talks had failed</q>.",
    "<q>“We are ready,”</q> <c>said</c> <s>Ana Silva, who leads the team</s>. <q>“We can sign today.”</q>",
    "The talks were led by Ana Silva, <s>who</s> <c>said</c> <q>that they had failed</q>.",
    "<s>Ana Silva, the foreign minister,</s> arrived on Friday and <c>said</c> <q>that the talks had failed</q>.",
    "<q>The talks had failed</q>, <c>according to</c> <s>Ana Silva, a lawyer for the team</s>.",
    "<c>According to</c> <s>Ana Silva</s>, <q>the envoys had left the city</q>.",
    "Though Norway has no army, <s>diplomats</s> <c>say</c> <q>it will help</q>.",
]
NOT_OF_THE_SOURCE = [
    ("“We are ready,” said Ana Silva, adding that the team was in town.", "Ana Silva"),
    ("Ana Silva, in a letter, said that the talks had failed.", "Ana Silva"),
    ("Ana Silva on Friday said that the talks had failed.", "Ana Silva"),
    ("Ana Silva of Norway said that the talks had failed.", "Ana Silva of Norway"),
    ("“We are ready,” said Ana Silva on Friday.", "Ana Silva"),
    ("“We are ready,” said Ana Silva, and left.", "Ana Silva"),
]
ONE_OF_TWO_STRETCHES = [
    "“We are ready,” said Ana Silva, speaking of the treaty, “and we will sign.”",
    "“We are ready,” said Ana Silva, who heads the team that came from Oslo. “We can sign today.”",
    "“We are ready,” Ana Silva said as she left the room. “What we need is time.”",
    "The envoys were ready, Ana Silva said. “What we need is time.”",
    "Ana Silva said that the envoys were ready. “What we need is time.”",
]
STOPS_INSIDE_MARKS = [
    ('The minister, Ana Silva, called it "too high." "We wait," said Tom Reed, a nurse in Lima.', ['it "too high."', '"We wait,"']),
    ('Ana Silva said it was "too high." "He is late," Tom Reed told Norpress.', ['it was "too high."', '"He is late,"']),
    ('Ana Silva said it was "too high."\n"We wait," said Tom Reed.', ['it was "too high."', '"We wait,"']),
    ("Ana Silva called it “a trap!” “It is none,” said Tom Reed.", ["it “a trap!”", "“It is none,”"]),
    ('Ana Silva said: "We came." "We saw," said Tom Reed.', ['"We came."', '"We saw,"']),
    ('Ana Silva called it "a trap." Tom Reed said that it was none.', ['it "a trap."', "that it was none"]),
]
NO_STOPS_INSIDE_MARKS = [
    ('"Is it over?" Tom Reed asked.', ['"Is it over?"']),
    ('"It is over!" Tom Reed said.', ['"It is over!"']),
    ('Ana Silva called it "a trap" and "a lie."', ['it "a trap" and "a lie."']),
    ('Ana Silva said that "Mr. Reed" had left.', ['that "Mr. Reed" had left']),
]
OTHER_VERBS = [
    ("“We will wait,” vowed relatives of Tom Reed in Lima.", "“We will wait,”", "relatives of Tom Reed in Lima"),
    ("“We will wait,” shouted protesters in Lima.", "“We will wait,”", "protesters in Lima"),
    ("“Elected officials will wait,” shouted elected officials.", "“Elected officials will wait,”", "elected officials"),
    ("“Not me,” shot back Minister Ana Silva.", "“Not me,”", "Ana Silva"),
    ("“Not me,” fired back Ana Silva.", "“Not me,”", "Ana Silva"),
    ("As Ana Silva put it, “we are ready to sign.”", "“we are ready to sign.”", "Ana Silva"),
    ("As Ana Silva, a lawyer at the World Bank, put it: “We are ready to sign.”", "“We are ready to sign.”", "Ana Silva"),
    ("“We are ready,” as Ana Silva put it.", "“We are ready,”", "Ana Silva"),
    ("Ana Silva rejected the charge as “absurd”.", "the charge as “absurd”", "Ana Silva"),
]
NO_VERBS = [
    "As Ana Silva put it on the table, the glass broke.",
    "Ana Silva rejected the charge.",
    "Ana Silva rejected the “peace plan”.",
    "Ana Silva rejected the plan as the “peace camp” left.",
    "The army shot back.",
]
TITLES = [
    "In the film “War and Peace,” Ana Silva walks out.",
    "On the programme “Face the World Today,” Ana Silva came last.",
    "Ana Silva read from “The Art of Peace,” and left.",
]
NO_OBJECTS = [
    "Asked about the talks, Ana Silva left.",
    "The plan was condemned.",
    "Ana Silva called a meeting of her ministers.",
    "Ana Silva praised nothing.",
    "The play, called “Night and Day,” was long.",
    "Ana Silva talked to her ministers.",
    "Ana Silva pointed at the map.",
    "Ana Silva is expected to send a team.",
    "Ana Silva laid the book on the table.",
    "Read more: “Night and Day”",
]


def read(marked: str, nlp: Language) -> tuple[list[list[str]], list[list[str]]]:
    """Return cue, source and content as found in a marked text and as marked."""
    parsed = parse_marked(marked)
    found = quotations(parse(parsed.text, nlp=nlp))
    got = [
        [q.cue.of(parsed.text) if q.cue else "", q.source.of(parsed.text) if q.source else "", *_words(q.content, parsed.text)]
        for q in found
    ]
    gold = [*_words(parsed.spans("c"), parsed.text), *_words(parsed.spans("s"), parsed.text), *_words(parsed.spans("q"), parsed.text)]
    return got, [gold]


def _words(spans: object, text: str) -> list[str]:
    return [span.of(text) for span in spans]  # type: ignore[attr-defined]


@pytest.mark.parametrize("marked", [*RIGHT_BEHIND, *INSERTED, *BEGINNINGS, *OBJECTS, *ANNOUNCED, *SOURCES])
def test_where_a_quotation_begins_and_ends(marked: str, nlp: Language) -> None:
    found, gold = read(marked, nlp)
    assert found == gold


@pytest.mark.parametrize(("text", "said"), NOT_INSERTED)
def test_what_is_not_inserted(text: str, said: list[str], nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp))] == said


@pytest.mark.parametrize(("text", "source"), NOT_OF_THE_SOURCE)
def test_what_is_no_part_of_a_source(text: str, source: str, nlp: Language) -> None:
    found = quotations(parse(text, nlp=nlp))
    assert found
    assert found[0].source is not None
    assert found[0].source.of(text) == source


@pytest.mark.parametrize("text", ONE_OF_TWO_STRETCHES)
def test_two_stretches_are_one_quotation(text: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (len(found.content), found.speaker.name) == (2, "Ana Silva")


@pytest.mark.parametrize(("text", "said"), STOPS_INSIDE_MARKS)
def test_a_stop_inside_the_marks_ends_the_sentence(text: str, said: list[str], nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == list(zip(said, ("Ana Silva", "Tom Reed"), strict=True))


@pytest.mark.parametrize(("text", "said"), NO_STOPS_INSIDE_MARKS)
def test_a_stop_inside_the_marks_that_ends_no_sentence(text: str, said: list[str], nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp))] == said


@pytest.mark.parametrize(("text", "said", "speaker"), OTHER_VERBS)
def test_who_vows_shoots_back_and_rejects(text: str, said: str, speaker: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(said, speaker)]


@pytest.mark.parametrize("text", [*TITLES, *NO_OBJECTS, *NO_VERBS])
def test_what_is_no_quotation(text: str, nlp: Language) -> None:
    assert quotations(parse(text, nlp=nlp)) == ()


NESTED = [
    ("Ana Silva said that Tom Reed had told her that the talks had failed.", [False, True]),
    ("Ana Silva said that the envoys had called the offer “a trap.”", [False, True]),
    ("Ana Silva said that the talks had failed, and Tom Reed said that they would go on.", [False, False]),
    ("The talks had failed, Ana Silva said, adding that Peru was ready.", [False, False]),
    ("“We are ready,” Ana Silva said. “We told you that we were.”", [False]),
]


@pytest.mark.parametrize(("text", "nested"), NESTED)
def test_a_report_inside_a_report_is_nested(text: str, nested: list[bool], nlp: Language) -> None:
    assert [q.nested for q in quotations(parse(text, nlp=nlp))] == nested


def test_a_that_before_the_marks_leaves_a_quotation_direct(nlp: Language) -> None:
    (found,) = quotations(parse("Ana Silva said that “the talks have failed for good.”", nlp=nlp))
    assert (found.form, found.text) == ("direct", "that “the talks have failed for good.”")


def test_an_apostrophe_inside_doubled_marks_nests_nothing(nlp: Language) -> None:
    found = quotations(parse("''It's over,'' Ana Silva said. ''We've lost.''", nlp=nlp))
    assert [q.text for q in found] == ["''It's over,'' … ''We've lost.''"]
