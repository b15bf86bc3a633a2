"""Who said what: content, cue, source and speaker, written as inline mark-up."""

import pytest
from hypothesis import given, settings
from spacy.language import Language

from diploparse import Settings, parse, quotations, speakers
from diploparse.testing import hostile_text, odd_marks, parse_marked

DIRECT = [
    '<quote speaker="Ana Silva">“We are ready to sign,”</quote> <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">“We are ready to sign,”</quote> <cue>said</cue> <source>Foreign Minister Ana Silva</source>.',
    '<source>Foreign Minister Ana Silva</source> <cue>said</cue>: <quote speaker="Ana Silva">“We are ready to sign.”</quote>',
    '<source>Ana Silva</source> <cue>told</cue> reporters on Sunday, <quote speaker="Ana Silva">“We are ready to sign the treaty.”</quote>',
    '<quote speaker="Ana Silva">"Is this the end?"</quote> <source>Ana Silva</source> <cue>asked</cue>.',
    'Ana Silva arrived. <quote speaker="Ana Silva">"We are ready to sign,"</quote> <source>she</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">«We are ready to sign»</quote>, <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">‘We are ready to sign,’</quote> <source>Ana Silva</source> <cue>said</cue>.',
    'Ana Silva arrived. <quote speaker="Ana Silva">“We are ready,”</quote> <source>she</source> <cue>was quoted as saying</cue> by a newspaper.',
    '<quote speaker="a senior diplomat">“It is over for now,”</quote> <source>a senior diplomat</source> <cue>said</cue> on condition of anonymity.',
]
INDIRECT = [
    '<source>Ana Silva</source> <cue>said</cue> that <quote speaker="Ana Silva">the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>told</cue> reporters that <quote speaker="Ana Silva">the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>has repeatedly said</cue> that <quote speaker="Ana Silva">the talks had failed</quote>.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <cue>according to</cue> <source>Ana Silva</source>.',
    "<source>Norway's Foreign Ministry</source> <cue>said</cue> that <quote speaker=\"Norway's Foreign Ministry\">the talks had failed</quote>.",
    '<source>Norwegian officials</source> <cue>said</cue> that <quote speaker="Norwegian officials">the talks had failed</quote>.',
]
TAILS = [
    '<quote speaker="Ana Silva">The talks had failed</quote>, <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <source>Ana Silva</source> <cue>told</cue> reporters.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <cue>said</cue> <source>Ana Silva</source>.',
    '<quote speaker="diplomats">The talks had failed</quote>, <source>diplomats</source> <cue>said</cue>.',
    "<quote speaker=\"Norway's Foreign Ministry\">The talks would go on</quote>, <source>Norway's Foreign Ministry</source> <cue>said</cue> in a statement.",
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">the talks failed</quote>, an agency reported.',
    '<source>Ana Silva</source> <cue>said</cue> that <quote speaker="Ana Silva">talks had failed</quote>, according to a readout.',
]
OTHER_FRAMES = [
    '<source>Ana Silva</source> <cue>vowed</cue> <quote speaker="Ana Silva">to send a team to Doha</quote>.',
    '<source>Ana Silva</source> <cue>urged</cue> the rebels <quote speaker="Ana Silva">to lay down their arms</quote>.',
    '<source>Ana Silva</source> <cue>called for</cue> <quote speaker="Ana Silva">an end to the war</quote>.',
    '<source>Ana Silva</source> <cue>called for</cue> <quote speaker="Ana Silva">the minister to be removed from office</quote>.',
    '<source>Ana Silva</source> <cue>accused</cue> Norway of <quote speaker="Ana Silva">breaking the truce</quote>.',
    '<source>Norwegian officials</source> <cue>have accused</cue> the rebels of <quote speaker="Norwegian officials">breaking the truce</quote>.',
]
CIRCUMSTANCES = [
    ("Ana Silva told reporters that talks had begun.", "reporters", None, None),
    ("“We are ready,” Ana Silva told a business breakfast.", "a business breakfast", None, None),
    ("Ana Silva said in a statement that talks had begun.", None, "a statement", None),
    ("“We are ready,” she was quoted as saying by a newspaper.", None, "a newspaper", None),
    ("Ana Silva said on Thursday that talks had begun.", None, None, "2025-05-15"),
    ("Ana Silva said that talks had begun on Thursday.", None, None, None),
    ("Ana Silva said in Doha that talks had begun.", None, None, None),
    ("Talks will begin soon, according to Ana Silva.", None, None, None),
]
MIXED = [
    '<source>Ana Silva</source> <cue>said</cue> that <quote speaker="Ana Silva">the talks were “a serious failure” for all</quote>.',
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">the talks were “a serious failure.”</quote>',
]
NOT_SAID = [
    "Ana Silva did not say that the talks had failed.",
    "Ana Silva declined to say whether the talks had failed.",
    "Officials have not confirmed where the talks will take place.",
    "Ana Silva would say that the talks had failed.",
    "Ana Silva walked out of the talks.",
    "The so-called “peace bridge” was closed.",
    "Read more: Ana Silva said that the talks had failed",
    "It said nothing.",
    "Ana Silva read the book “War and Peace” on the train.",
    "The talks are rumored to be taking place in a palace.",
    "European leaders threatened Norway with sanctions if it refused to sign.",
    "Ana Silva called a meeting of her ministers.",
    "The train was accused in the report.",
    "Ana Silva was told nothing.",
    "After the talks failed, Ana Silva said nothing.",
    "The talks failed, and Ana Silva said so.",
]


def read(marked: str, nlp: Language) -> tuple[str, list[tuple[str, str | None, str | None, str | None]]]:
    text = parse_marked(marked).text
    found = quotations(parse(text, nlp=nlp))
    return text, [
        (
            " … ".join(span.of(text) for span in q.content),
            q.cue.of(text) if q.cue else None,
            q.source.of(text) if q.source else None,
            q.speaker.name,
        )
        for q in found
    ]


def gold(marked: str) -> list[tuple[str, str | None, str | None, str | None]]:
    parsed = parse_marked(marked)
    cue, source = (parsed.spans(tag)[0].of(parsed.text) for tag in ("cue", "source"))
    return [(" … ".join(span.of(parsed.text) for span in parsed.spans("quote")), cue, source, parsed.of("quote")[0].attributes["speaker"])]


@pytest.mark.parametrize(("text", "addressee", "medium", "day"), CIRCUMSTANCES)
def test_to_whom_where_and_when(text: str, addressee: str | None, medium: str | None, day: str | None, nlp: Language) -> None:
    (found,) = quotations(parse(text, published="2025-05-15", nlp=nlp))
    assert (found.addressee, found.medium, found.time.value if found.time else None) == (addressee, medium, day)


@pytest.mark.parametrize("marked", [*DIRECT, *INDIRECT, *TAILS, *OTHER_FRAMES, *MIXED])
def test_one_quotation(marked: str, nlp: Language) -> None:
    _, found = read(marked, nlp)
    assert found == gold(marked)


@pytest.mark.parametrize(
    ("marked", "form"), [*((m, "direct") for m in DIRECT), *((m, "indirect") for m in INDIRECT), *((m, "mixed") for m in MIXED)]
)
def test_form(marked: str, form: str, nlp: Language) -> None:
    assert [q.form for q in quotations(parse(parse_marked(marked).text, nlp=nlp))] == [form]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_said(text: str, nlp: Language) -> None:
    assert quotations(parse(text, nlp=nlp)) == ()


def test_split_content_is_one_quotation(nlp: Language) -> None:
    text = "“We are ready,” Ana Silva said. “What we need is a signature.”"
    (found,) = quotations(parse(text, nlp=nlp))
    assert [span.of(text) for span in found.content] == ["“We are ready,”", "“What we need is a signature.”"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph(nlp: Language) -> None:
    text = "“We are ready,” Ana Silva said. “What we need is time.\n\n“And we need money.”"
    (found,) = quotations(parse(text, nlp=nlp))
    assert [span.of(text) for span in found.content] == ["“We are ready,”", "“What we need is time.", "“And we need money.”"]


def test_several_cues_with_one_subject(nlp: Language) -> None:
    text = "Ana Silva said that she had sent a team, saying that Norway was not serious about it."
    assert [(q.cue_lemma, q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [
        ("say", "she had sent a team", "Ana Silva"),
        ("say", "Norway was not serious about it", "Ana Silva"),
    ]


def test_a_speaker_is_one_over_the_article(nlp: Language) -> None:
    text = "Ana Silva said that talks had begun. “We are ready,” Silva said. “They are not,” said the Kremlin."
    document = parse(text, nlp=nlp)
    first, second = speakers(document)
    assert (first.name, first.kind, len(first.mentions)) == ("Ana Silva", "person", 2)
    assert (second.name, second.kind, second.party.code if second.party else None) == ("Kremlin", "institution", "RUS")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Silva said that talks had begun.", "person"),
        ("The Foreign Ministry said that talks had begun.", "institution"),
        ("Norway said that talks had begun.", "institution"),
        ("Norwegian officials said that talks had begun.", "group"),
        ("A senior diplomat said that talks had begun.", "anonymous"),
        ("They said that talks had begun.", "unknown"),
    ],
)
def test_kinds_of_speakers(text: str, kind: str, nlp: Language) -> None:
    assert [speaker.kind for speaker in speakers(parse(text, nlp=nlp))] == [kind]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Norwegian Foreign Minister Ana Silva said that talks had begun.", "Norway"),
        ("Norway's Foreign Ministry said that talks had begun.", "Norway"),
        ("Norwegian officials said that talks had begun.", "Norway"),
        ("The Kremlin said that talks had begun.", "Russia"),
        ("Norway said that talks had begun.", None),
        ("Ana Silva said that talks had begun.", None),
    ],
)
def test_whom_a_speaker_stands_for(text: str, affiliation: str | None, nlp: Language) -> None:
    assert [speaker.affiliation for speaker in speakers(parse(text, nlp=nlp))] == [affiliation]


def test_a_verb_outside_the_lexicon_works_behind_a_quotation(nlp: Language) -> None:
    (found,) = quotations(parse("“We are ready to sign,” Ana Silva bemoaned.", nlp=nlp))
    assert found.speaker.name == "Ana Silva"


def test_words_of_ones_own(nlp: Language) -> None:
    text = "Ana Silva bemoaned that the talks had failed."
    assert quotations(parse(text, nlp=nlp)) == ()
    own = Settings(lexicon={"reporting_verbs": ["bemoan"]})
    assert [q.cue_lemma for q in quotations(parse(text, nlp=nlp, settings=own))] == ["bemoan"]


def test_why_points_at_what_was_read(nlp: Language) -> None:
    text = "Ana Silva arrived. “We are ready,” she said."
    (found,) = quotations(parse(text, nlp=nlp))
    assert [span.of(text) for span in found.why("speaker")] == ["she", "Ana Silva"]
    assert [span.of(text) for span in found.why("cue")] == ["said"]
    assert found.why("medium") == ()


@given(text=hostile_text() | odd_marks())
@settings(max_examples=25)
def test_no_text_raises_and_every_span_lies_in_it(text: str, nlp: Language) -> None:
    for quotation in quotations(parse(text, nlp=nlp)):
        spans = (*quotation.content, *quotation.quoted, *(s for s in (quotation.cue, quotation.source) if s))
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert quotation.quoted == tuple(sorted(quotation.quoted))
