"""Who said what: content, cue, source and speaker, written as inline mark-up."""

import cProfile

import attrs
import pytest
from hypothesis import given, settings
from spacy.language import Language

from diploparse import Document, Settings, parse, quotations, speakers
from diploparse.testing import hostile_text, odd_marks, parse_marked
from known import WRONG_TREE

DIRECT = [
    '<quote speaker="Ana Silva">“We are ready to sign,”</quote> <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">“We are ready to sign,”</quote> <cue>said</cue> <source>Foreign Minister Ana Silva</source>.',
    '<source>Foreign Minister Ana Silva</source> <cue>said:</cue> <quote speaker="Ana Silva">“We are ready to sign.”</quote>',
    '<source>Ana Silva</source> <cue>told</cue> reporters on Sunday, <quote speaker="Ana Silva">“We are ready to sign the treaty.”</quote>',
    '<quote speaker="Ana Silva">"Is this the end?"</quote> <source>Ana Silva</source> <cue>asked</cue>.',
    'Ana Silva arrived. <quote speaker="Ana Silva">"We are ready to sign,"</quote> <source>she</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">«We are ready to sign»</quote>, <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">‘We are ready to sign,’</quote> <source>Ana Silva</source> <cue>said</cue>.',
    'Ana Silva arrived. <quote speaker="Ana Silva">“We are ready,”</quote> <source>she</source> <cue>was quoted as saying</cue> by a newspaper.',
    '<quote speaker="a senior diplomat">“It is over for now,”</quote> <source>a senior diplomat</source> <cue>said</cue> on condition of anonymity.',
]
INDIRECT = [
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">that the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>told</cue> reporters <quote speaker="Ana Silva">that the talks had failed</quote>.',
    '<source>Ana Silva</source> <cue>has repeatedly said</cue> <quote speaker="Ana Silva">that the talks had failed</quote>.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <cue>according to</cue> <source>Ana Silva</source>.',
    "<source>Norway's Foreign Ministry</source> <cue>said</cue> <quote speaker=\"Norway's Foreign Ministry\">that the talks had failed</quote>.",
    '<source>Norwegian officials</source> <cue>said</cue> <quote speaker="Norwegian officials">that the talks had failed</quote>.',
]
TAILS = [
    '<quote speaker="Ana Silva">The talks had failed</quote>, <source>Ana Silva</source> <cue>said</cue>.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <source>Ana Silva</source> <cue>told</cue> reporters.',
    '<quote speaker="Ana Silva">The talks had failed</quote>, <cue>said</cue> <source>Ana Silva</source>.',
    '<quote speaker="diplomats">The talks had failed</quote>, <source>diplomats</source> <cue>said</cue>.',
    "<quote speaker=\"Norway's Foreign Ministry\">The talks would go on</quote>, <source>Norway's Foreign Ministry</source> <cue>said</cue> in a statement.",
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">the talks failed</quote>, an agency reported.',
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">that talks had failed</quote>, according to a readout.',
]
OTHER_FRAMES = [
    '<source>Ana Silva</source> <cue>vowed</cue> <quote speaker="Ana Silva">to send a team to Doha</quote>.',
    '<source>Ana Silva</source> <cue>urged</cue> <quote speaker="Ana Silva">the rebels to lay down their arms</quote>.',
    '<source>Ana Silva</source> <cue>called for</cue> <quote speaker="Ana Silva">an end to the war</quote>.',
    '<source>Ana Silva</source> <cue>called for</cue> <quote speaker="Ana Silva">the minister to be removed from office</quote>.',
    '<source>Ana Silva</source> <cue>accused</cue> <quote speaker="Ana Silva">Norway of breaking the truce</quote>.',
    '<source>Norwegian officials</source> <cue>have accused</cue> <quote speaker="Norwegian officials">the rebels of breaking the truce</quote>.',
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
    ("Ana Silva urged the rebels to lay down their arms.", "the rebels", None, None),
    ("Ana Silva condemned the attack.", None, None, None),
    ("“We are ready,” Ana Silva wrote on X.", None, "X", None),
    ("“We are ready,” Ana Silva wrote on X. “We can sign.”", None, "X", None),
    ("“We are ready,” Ana Silva wrote on Truth Social.", None, "Truth Social", None),
    ("“We are ready,” Ana Silva wrote on Harbour Street.", None, None, None),
    ("“When?” asked Ana Silva.", None, None, None),
    ("“Stay at home,” urged President Ana Silva.", None, None, None),
    ("“When?” Ana Silva asked Tom Reed.", "Tom Reed", None, None),
]
MIXED = [
    '<source>Ana Silva</source> <cue>said</cue> <quote speaker="Ana Silva">that the talks were “a serious failure” for all</quote>.',
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

TURNS = [
    ("Foreign Minister Ana Silva said “we are ready” and President Tom Reed said he “agreed.”", ["“we are ready”", "he “agreed.”"]),
    (
        "Ana Silva said that the talks had failed and Tom Reed said that they would go on.",
        ["that the talks had failed", "that they would go on"],
    ),
    ("Ana Silva said the talks had failed, and Tom Reed said they would go on.", ["the talks had failed", "they would go on"]),
    (
        "Ana Silva said that the talks had failed, while Tom Reed insisted that they would go on.",
        ["that the talks had failed", "that they would go on"],
    ),
    ("Ana Silva said that Norway was ready but Tom Reed warned that time was short.", ["that Norway was ready", "that time was short"]),
    ("Ana Silva vowed to send a team and Tom Reed promised to pay for it.", ["to send a team", "to pay for it"]),
    (
        "Ana Silva urged the rebels to lay down their arms, and Tom Reed called for a truce.",
        ["the rebels to lay down their arms", "a truce"],
    ),
    ("Ana Silva told reporters that a deal was near; Tom Reed told them that it was not.", ["that a deal was near", "that it was not"]),
    (
        "Ana Silva said that talks were “useful,” and Tom Reed called them “a waste of time.”",
        ["that talks were “useful,”", "them “a waste of time.”"],
    ),
    ("Ana Silva said “we are ready,” but Tom Reed said “we are not.”", ["“we are ready,”", "“we are not.”"]),
    ('"We are ready," Ana Silva said, and Tom Reed added, "So are we."', ['"We are ready,"', '"So are we."']),
    ('"We came," said Ana Silva. "We saw," said Tom Reed, "and we left."', ['"We came,"', '"We saw," … "and we left."']),
    ('"We came," said Ana Silva, "and we saw," said Tom Reed.', ['"We came,"', '"and we saw,"']),
]
NO_TURNS = [
    (
        "Ana Silva said that the envoys had met and that Tom Reed had told them so.",
        "that the envoys had met and that Tom Reed had told them so",
    ),
    ("Ana Silva said that the talks had begun and Tom Reed had left.", "that the talks had begun and Tom Reed had left"),
    ("Ana Silva said that the rebels wanted a truce and the army knew it.", "that the rebels wanted a truce and the army knew it"),
    (
        "Ana Silva said that her deputy had left and that nothing was said.",
        "that her deputy had left and that nothing was said",
    ),
    ("Ana Silva said that Norway and Peru had said no.", "that Norway and Peru had said no"),
]
GROUPS = [
    ("<s>Ana Silva and Tom Reed</s> said in a joint statement that they would meet.", "Ana Silva and Tom Reed"),
    ("<s>Foreign Minister Ana Silva and President Tom Reed</s> said that they would meet.", "Ana Silva and Tom Reed"),
    ("“We will meet,” said <s>Ana Silva and Tom Reed</s>.", "Ana Silva and Tom Reed"),
    ("<s>Ana Silva, Tom Reed and Lena Brandt</s> said that the talks had failed.", "Ana Silva, Tom Reed and Lena Brandt"),
    ("<s>Norway and Peru</s> said that they would meet.", "Norway and Peru"),
    ("<s>The Kremlin and the White House</s> said that the talks had failed.", "Kremlin and White House"),
    ("The talks have failed, according to <s>Ana Silva and Tom Reed</s>.", "Ana Silva and Tom Reed"),
    ("The talks have failed, <s>Ana Silva and Tom Reed</s> said.", "Ana Silva and Tom Reed"),
    ("“We are ready,” <s>Ana Silva and Tom Reed</s> wrote in a letter.", "Ana Silva and Tom Reed"),
    ("<s>Officials and diplomats</s> said that the talks had failed.", "Officials and diplomats"),
    ("<s>Ana Silva and her deputy</s> said that the talks had failed.", "Ana Silva and her deputy"),
    ("<s>Ana Silva of Norway and Tom Reed of Peru</s> said that the talks had failed.", "Ana Silva and Tom Reed"),
]
NO_GROUPS = [
    ("Ana Silva, the foreign minister, said that the talks had failed.", "Ana Silva", "person"),
    ("Ana Silva, the foreign minister and chief negotiator, said that the talks had failed.", "Ana Silva", "person"),
    ("“It is over,” says Ana Silva, founder and head of the network.", "Ana Silva", "person"),
    ("The former envoy and senator said that the talks had failed.", "former envoy", "anonymous"),
    ("The Ministry of Trade and Industry said that the talks had failed.", "Ministry of Trade and Industry", "institution"),
    ("Ana Silva met Tom Reed and said that the talks had failed.", "Ana Silva", "person"),
    ("Norwegian and Peruvian officials said that the talks had failed.", "Norwegian and Peruvian officials", "group"),
    ("Tom Reed came home and Ana Silva said that the talks had failed.", "Ana Silva", "person"),
    ("Ana Silva or Tom Reed said that the talks had failed.", None, "unknown"),
]
PARTICIPLES = [
    ('Foreign Minister Ana Silva left on Monday, saying the deal "is near."', ['the deal "is near."']),
    ("Talks will be held on Friday, Ana Silva said, adding that Peru was ready.", ["Talks will be held on Friday", "that Peru was ready"]),
    ("The talks had failed, Ana Silva said, noting that no one had come.", ["The talks had failed", "that no one had come"]),
    ("Talks had failed, Ana Silva told reporters, adding that she would go home.", ["Talks had failed", "that she would go home"]),
    ("Ana Silva left the room, saying that the talks had failed.", ["that the talks had failed"]),
    ("Ana Silva walked out, calling the offer “a trap.”", ["the offer “a trap.”"]),
    ("Ana Silva welcomed the offer, describing it as “a start.”", ["the offer", "it as “a start.”"]),
    ("Ana Silva wrote to the rebels, urging them to lay down their arms.", ["them to lay down their arms"]),
    ("Ana Silva rejected the offer, accusing Norway of breaking the truce.", ["Norway of breaking the truce"]),
    ("Ana Silva summoned the ambassador, warning that patience was running out.", ["that patience was running out"]),
    pytest.param("Saying that the talks had failed, Ana Silva left the room.", ["that the talks had failed"], marks=WRONG_TREE),
    ("“We are ready,” Ana Silva said, adding: “What we need is time.”", ["“We are ready,”", "“What we need is time.”"]),
    ("Ana Silva shook her head, saying, “We are not ready to sign it.”", ["“We are not ready to sign it.”"]),
]
NO_PARTICIPLES = [
    "Ana Silva left on Monday without saying whether she would return.",
    "Ana Silva left instead of saying that the talks had failed.",
    "Ana Silva avoided saying that the talks had failed.",
    "Ana Silva left, saying nothing.",
    "Ana Silva kept saying nothing.",
    "The ministry repeated a warning that the minister had heard.",
]
UNNAMED = [
    ("According to a senior official who asked not to be named, the talks failed.", "the talks failed"),
    ("A diplomat who asked not to be identified said that the talks failed.", "that the talks failed"),
    ("The talks failed, said a diplomat who declined to be named.", "The talks failed"),
    ("“The talks failed,” said a diplomat who requested not to be identified.", "“The talks failed,”"),
    ("An envoy who insisted on not being named said that the talks failed.", "that the talks failed"),
    ("A person who asked to remain anonymous said that the talks failed.", "that the talks failed"),
    ("A diplomat, who asked that his name not be used, said that the talks failed.", "that the talks failed"),
    ("An official said on condition of anonymity that the talks failed.", "that the talks failed"),
    ("An official, speaking on condition of anonymity, said that the talks failed.", "that the talks failed"),
    ("A diplomat who did not want to be named said that the talks failed.", "that the talks failed"),
]
QUOTED_BY = [
    ("“We are close,” Lena Brandt was quoted by a newspaper as saying.", "a newspaper"),
    ("“We are close,” Lena Brandt was quoted as saying by a newspaper.", "a newspaper"),
    ("“We are close,” Lena Brandt was quoted as saying.", None),
    ("Lena Brandt was quoted by a newspaper as saying that talks had failed.", "a newspaper"),
    ("Lena Brandt was cited by state media as saying that talks had failed.", "state media"),
    ("Lena Brandt was quoted as telling reporters that talks had failed.", None),
    ("A newspaper quoted Lena Brandt as saying that talks had failed.", "A newspaper"),
    ("A newspaper quoted Lena Brandt as saying: “We are close.”", "A newspaper"),
    ("“We are close,” an agency quoted Lena Brandt as saying.", "an agency"),
    ("Lena Brandt was quoted in a report as saying that talks had failed.", "a report"),
]
NOT_QUOTED = [
    "The ministry's statement was cited by the agency.",
    "Lena Brandt was quoted in the report.",
    "A newspaper quoted the report in full.",
    "Lena Brandt was cited for bravery.",
    "The loss was reported by the agency.",
]
ACCORDING = [
    ("The talks failed, according to Ana Silva.", "The talks failed", "Ana Silva"),
    ("According to Ana Silva, the talks failed.", "the talks failed", "Ana Silva"),
    ("According to Foreign Minister Ana Silva, the talks failed.", "the talks failed", "Ana Silva"),
    ("According to the Kremlin, the talks failed.", "the talks failed", "Kremlin"),
    ("The talks failed, according to Norwegian officials.", "The talks failed", "Norwegian officials"),
    ("According to Ana Silva, who leads the team, the talks failed.", "the talks failed", "Ana Silva"),
    ("The truce, according to Ana Silva, will hold until Friday.", "The truce … will hold until Friday", "Ana Silva"),
    ("The talks failed, according to officials, and will not be repeated.", "The talks failed … and will not be repeated", "officials"),
    ("“The talks failed,” according to a statement.", "“The talks failed,”", "a statement"),
    ("The talks failed, according to two people who were there.", "The talks failed", "two people"),
    ("Talks failed, according to the Norwegian foreign minister's aide Ana Silva.", "Talks failed", "Ana Silva"),
    ("According to Ana Silva the talks failed.", "the talks failed", "Ana Silva"),
]
NOT_ACCORDING = [
    "Everything went according to plan.",
    "According to plan, the talks began on Friday.",
    "The votes were counted according to the rules.",
    "The seats were given out according to size.",
    "The envoys sat according to rank.",
    "The work went on according to schedule.",
    "The ministers were accorded every honour.",
    "The sides were in accord.",
    "The team acted in accordance with its orders.",
    "The sides signed an accord to end the war.",
    "The envoys left of their own accord.",
]
SPLIT = [
    ("“We are ready,” Ana Silva said. “What we need is a signature.”", "“We are ready,” … “What we need is a signature.”"),
    ("“We are ready,” Ana Silva said, “and we will sign.”", "“We are ready,” … “and we will sign.”"),
    ("“We,” said Ana Silva, “are ready to sign it.”", "“We,” … “are ready to sign it.”"),
    ("“If they come,” Ana Silva told reporters, “we will sign the deal.”", "“If they come,” … “we will sign the deal.”"),
    ("“We are ready,” Ana Silva said on Monday. “We have been for weeks.”", "“We are ready,” … “We have been for weeks.”"),
    ('"We are ready," Ana Silva said. "They are ready too."', '"We are ready," … "They are ready too."'),
    ("“Are we ready?” asked Ana Silva. “Of course we are.”", "“Are we ready?” … “Of course we are.”"),
    ("“We are ready,” said Ana Silva, a minister. “We can sign today.”", "“We are ready,” … “We can sign today.”"),
    ("‘We are ready,’ Ana Silva said. ‘What we need is a signature.’", "‘We are ready,’ … ‘What we need is a signature.’"),
    ("“We are ready,” Ana Silva wrote on X. “We can sign.”", "“We are ready,” … “We can sign.”"),
    ("“We are ready,” Ana Silva said in a letter, “to sign the deal.”", "“We are ready,” … “to sign the deal.”"),
]
NOT_SPLIT = [
    "“We are ready,” Ana Silva said. The “bridge” was closed.",
    "“We are ready,” Ana Silva said. Then she left for the “city of peace and light.”",
    "“We are ready,” Ana Silva said.\n\n“Ready to sign”\n\nThe talks went on.",
    "“We are ready,” Ana Silva said. The film “War and Peace at Sea” was shown.",
]
ANONYMOUS = [
    ("A senior diplomat said that the talks had failed.", "A senior diplomat", "anonymous"),
    pytest.param("“It is over,” said an official close to the talks.", "an official", "anonymous", marks=WRONG_TREE),
    ("The talks had failed, a source told reporters.", "a source", "anonymous"),
    ("According to an aide, the talks had failed.", "an aide", "anonymous"),
    ("One envoy said that the talks had failed.", "One envoy", "anonymous"),
    ("Diplomats said that the talks had failed.", "Diplomats", "group"),
    ("Several diplomats said that the talks had failed.", "Several diplomats", "group"),
    ("Two officials said that the talks had failed.", "Two officials", "group"),
    ("“It is over,” European diplomats said.", "European diplomats", "group"),
    ("Sources said that the talks had failed.", "Sources", "anonymous"),
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


@pytest.mark.parametrize(("text", "said"), TURNS)
def test_each_speaker_has_their_own_words(text: str, said: list[str], nlp: Language) -> None:
    found = quotations(parse(text, nlp=nlp))
    assert [(q.text, q.speaker.name) for q in found] == list(zip(said, ("Ana Silva", "Tom Reed"), strict=True))


@pytest.mark.parametrize(("text", "said"), NO_TURNS)
def test_what_goes_on_is_still_said(text: str, said: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(said, "Ana Silva")]


@pytest.mark.parametrize(("marked", "name"), GROUPS)
def test_several_who_speak_together(marked: str, name: str, nlp: Language) -> None:
    gold = parse_marked(marked)
    (found,) = quotations(parse(gold.text, nlp=nlp))
    assert (found.speaker.name, found.speaker.kind, found.speaker.affiliation) == (name, "group", None)
    assert (found.speaker.person, found.speaker.party) == (None, None)
    assert (found.source,) == gold.spans("s")


@pytest.mark.parametrize(("text", "name", "kind"), NO_GROUPS)
def test_one_who_speaks_alone(text: str, name: str | None, kind: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.speaker.kind) == (name, kind)


def test_an_or_leaves_the_speaker_open(nlp: Language) -> None:
    (found,) = speakers(parse("Ana Silva or Tom Reed said that the talks had failed.", nlp=nlp))
    assert found.candidates == ("Ana Silva", "Tom Reed")


def test_a_group_with_a_pronoun_is_resolved(nlp: Language) -> None:
    text = "Tom Reed arrived. He and Ana Silva said that the talks had failed."
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.speaker.kind) == ("Tom Reed and Ana Silva", "group")
    assert [span.of(text) for span in found.why("speaker")] == ["He and Ana Silva", "Tom Reed"]


@pytest.mark.parametrize(("text", "said"), PARTICIPLES)
def test_what_is_said_beside_a_deed(text: str, said: list[str], nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(words, "Ana Silva") for words in said]


@pytest.mark.parametrize(("text", "said"), UNNAMED)
def test_a_name_kept_back_is_no_speech(text: str, said: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.kind) for q in quotations(parse(text, nlp=nlp))] == [(said, "anonymous")]


@pytest.mark.parametrize(("text", "medium"), QUOTED_BY)
def test_who_was_quoted_by_whom(text: str, medium: str | None, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.speaker.kind, found.medium) == ("Lena Brandt", "person", medium)


@pytest.mark.parametrize(("text", "said", "name"), ACCORDING)
def test_according_to(text: str, said: str, name: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(said, name)]


@pytest.mark.parametrize(("text", "said"), SPLIT)
def test_split_content(text: str, said: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(said, "Ana Silva")]


@pytest.mark.parametrize("text", NOT_SPLIT)
def test_marks_that_do_not_go_on(text: str, nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp))] == ["“We are ready,”"]


@pytest.mark.parametrize(("text", "source", "kind"), ANONYMOUS)
def test_sources_without_a_name(text: str, source: str, kind: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert found.source is not None
    assert found.source.of(text).startswith(source)
    assert (found.speaker.kind, found.speaker.person) == (kind, None)


@pytest.mark.parametrize("text", [*NOT_SAID, *NO_PARTICIPLES, *NOT_QUOTED, *NOT_ACCORDING])
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


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_quotation_over_paragraphs_may_have_its_cue_in_the_last(marks: str, nlp: Language) -> None:
    text = "“We are ready.\n\n“We need time.\n\n“And we need money,” Ana Silva said. She left.".replace("“", marks[0]).replace(
        "”", marks[1]
    )
    (found,) = quotations(parse(text, nlp=nlp))
    assert "".join(span.of(text).strip(marks) for span in found.content) == "We are ready.We need time.And we need money,"


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready.”\n\n“We need time,” Ana Silva said.",
        '"We are ready.\n\n“We need time,” Ana Silva said.',
        "“We are ready.\n\nThe talks went on.\n\n“We need time,” Ana Silva said.",
    ],
)
def test_what_does_not_go_on_in_the_next_paragraph(text: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert [span.of(text) for span in found.content] == ["“We need time,”"]


def test_several_cues_with_one_subject(nlp: Language) -> None:
    text = "Ana Silva said that she had sent a team, saying that Norway was not serious about it."
    assert [(q.cue_lemma, q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [
        ("say", "that she had sent a team", "Ana Silva"),
        ("say", "that Norway was not serious about it", "Ana Silva"),
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


EXPLAINED = [
    "Norwegian Foreign Minister Ana Silva told reporters on Thursday that the talks were “a failure.”",
    "Norway's Foreign Ministry said in a statement that the talks had failed.",
    "The Kremlin said that the talks had failed.",
    "Ana Silva arrived. “We are ready,” she said in an interview.",
    "Ana Silva or Tom Reed said that the talks had failed.",
    "Norwegian officials said that the talks had failed.",
    "They said that the talks had failed.",
    "Ana Silva said that Tom Reed had told her that the talks had failed.",
]


@pytest.mark.parametrize("text", EXPLAINED)
def test_every_filled_slot_has_its_evidence(text: str, nlp: Language) -> None:
    for quotation in quotations(parse(text, published="2025-05-15", nlp=nlp)):
        for record in (quotation, quotation.speaker):
            filled = [f.name for f in attrs.fields(type(record)) if getattr(record, f.name) not in (None, (), False)]
            assert [slot for slot in filled if slot != "evidence" and not record.why(slot)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norwegian Foreign Minister Ana Silva said that the talks had failed.", ["Norwegian"]),
        ("Norway's Foreign Ministry said that the talks had failed.", ["Norway's"]),
        ("Norwegian Foreign Minister Ana Silva arrived. Silva said that the talks had failed.", ["Norwegian"]),
        ("The Kremlin said that the talks had failed.", ["The Kremlin"]),
    ],
)
def test_where_an_affiliation_was_read(text: str, words: list[str], nlp: Language) -> None:
    (found,) = speakers(parse(text, nlp=nlp))
    assert found.affiliation is not None
    assert [span.of(text) for span in found.why("affiliation")] == words


@pytest.mark.parametrize(
    "piece",
    [
        'He said "a" ',
        'Ana Silva said "yes," and Tom Reed said it was over, ',
        '"a" and "b" ',
        "according to Ana Silva, ",
        "“We go.” — Ana Silva ",
        "Ana Silva condemned “it” and Peru, ",
        "talks, Ana Silva, a lawyer, said, ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str, nlp: Language) -> None:
    quotations(parse(piece, nlp=nlp))  # lexicons are read once
    few, many = (parse(piece * n, nlp=nlp) for n in (40, 160))
    assert _calls(many) < 6 * _calls(few)


def _calls(document: Document) -> int:
    """Return how many Python functions are called to read the quotations of a document."""
    profile = cProfile.Profile()
    profile.runcall(quotations, document)
    return sum(entry.callcount for entry in profile.getstats())


@given(text=hostile_text() | odd_marks())
@settings(max_examples=25)
def test_no_text_raises_and_every_span_lies_in_it(text: str, nlp: Language) -> None:
    for quotation in quotations(parse(text, nlp=nlp)):
        spans = (*quotation.content, *quotation.quoted, *(s for s in (quotation.cue, quotation.source) if s))
        assert all(span.end <= len(text) and span.of(text).strip() for span in spans)
        assert quotation.quoted == tuple(sorted(quotation.quoted))


def test_a_dash_is_nobody(nlp: Language) -> None:
    for text in ("Will they meet? - said Ana Silva, saying no that talks failed.", "- said that talks failed.", "“Yes,” - said."):
        assert all(q.source is None or len(q.source) for q in quotations(parse(text, nlp=nlp)))
