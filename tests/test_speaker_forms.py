"""Forms of reports: marks within marks, missing commas, headlines, whom one cites, and to whom one speaks where."""

import pytest
from spacy.language import Language

from diploparse import parse, quotations

BEFORE_CUE = [
    "'Reed told me: \"We agree,\"'",
    "‘Reed told me: “We agree,”’",
    "“Reed told me: ‘We agree,’”",
    "\"He kept saying, 'Never again!'\"",
    "'Was it \"a trap\"?'",
    "«He called it “a trap,”»",
    "“We agree”",
    '"They must leave"',
    "‘We cannot wait any longer’",
]
CUES = ["said Ana Silva.", "Ana Silva said.", "said Ana Silva, who leads the team."]
NO_CUE = [
    "The “war room” said nothing.",
    "“Free Norway” said Norway had left.",
    "“Stop the war” said the banner.",
    '"We Want Peace" protesters said nothing.',
    "“We agree” is what she said.",
    "“We agree” was all Ana Silva said.",
    "“We agree” buttons were sold and the minister said nothing.",
]
HEADLINES = [
    ("Ana Silva: “We agree”", "Ana Silva"),
    ("Norwegian minister: “We agree to talks”", "Norwegian minister"),
    ("Silva: 'We agree to talks'", "Silva"),
    ("Norway: “We will never give in”", "Norway"),
    ("Tom Reed on Norway: “It is over”", "Tom Reed"),
]
NO_HEADLINES = [
    "Chapter One: “The Beginning”",
    "Photo: “Oslo at Night”",
    "Ana Silva: “War and Peace”",
    "Recommended reading: “How the talks failed”",
    "Listen: “What the deal means”",
]
ADDRESSED = [
    ("told the Oslo Times in an interview published Monday", "the Oslo Times"),
    ("told Interfax in comments released overnight", "Interfax"),
    ("told lawmakers gathered in Oslo", None),
    ("told reporters invited to Oslo on Monday", "reporters"),
    ("told a conference organised by the Oslo Times", "a conference"),
    ("said in remarks carried by Interfax on Friday", None),
    ("said, citing the army,", None),
    ("said, however,", None),
]
OTHERS_WORDS = [
    ("Ana Silva told reporters the army attacked in Oslo that night.", "the army attacked in Oslo that night"),
    ("Ana Silva told them peace talks failed on Monday.", "peace talks failed on Monday"),
    ("Ana Silva said envoys had gathered in Oslo that day.", "envoys had gathered in Oslo that day"),
]
CITED = [
    "citing Tom Reed",
    "citing the foreign ministry",
    "citing officials",
    "citing two people familiar with the talks",
    "citing a statement by Norway",
]
GROUNDS = ["citing a lack of trust", "citing the attack", "citing the release of prisoners"]
ASIDES = ["head of the team", "quoted by Interfax", "cited by the state news agency", "speaking in Oslo", "who leads the team"]
TOLD_OF = [", the foreign minister,", ", who leads the team,", ", 43,", ", 43, a lawyer,", ""]
BEHIND = [
    ("Talks have failed, Ana Silva{} said.", "Talks have failed"),
    ("Talks have failed, Ana Silva{} has told reporters.", "Talks have failed"),
    ("The talks, Ana Silva{} said, have failed.", "The talks … have failed"),
    ("To end the war, Norway must pay, Ana Silva{} said.", "To end the war, Norway must pay"),
]
WHOLE = [
    ("The truce failed, the fourth this year, said Ana Silva.", "The truce failed, the fourth this year"),
    ("The truce failed, the fourth this year, Ana Silva said.", "The truce failed, the fourth this year"),
    ("Talks failed in Oslo, Norway, said Ana Silva.", "Talks failed in Oslo, Norway"),
    ("The army left, the envoys came, Ana Silva said.", "The army left, the envoys came"),
    ("Norway to reopen embassy, Ana Silva says", "Norway to reopen embassy"),
    ("The talks will go on, Ana Silva said, because there is hope.", "The talks will go on … because there is hope"),
    ("The talks had many ends, Ana Silva said, including trade.", "The talks had many ends … including trade"),
    ("Talks to end the war have failed, Ana Silva said.", "Talks to end the war have failed"),
    ("In the words of Ana Silva, talks have failed.", "talks have failed"),
    ("Talks have failed, Interfax quoted Ana Silva as saying.", "Talks have failed"),
    ("Talks have failed, Ana Silva was quoted as saying.", "Talks have failed"),
]
MAIN_CLAUSES = [
    ("When Ana Silva said that talks had failed, Tom Reed left the room.", "that talks had failed"),
    ("While Ana Silva praised the deal, Tom Reed left the room.", "the deal"),
    ("In accusing Norway of breaking the truce, Ana Silva went too far.", "Norway of breaking the truce"),
    ("As officials warned that time was short, the envoys met in Oslo.", "that time was short"),
    ("Among those who said they were undecided, 27 percent could be persuaded.", "they were undecided"),
    ("Ana Silva said that if talks failed, Norway would leave.", "that if talks failed, Norway would leave"),
    ("Ana Silva said that when talks failed, the envoys had left.", "that when talks failed, the envoys had left"),
    ("Ana Silva said in Oslo that after the war, she would leave.", "that after the war, she would leave"),
]
IN_OTHER_FORMS = [
    ("“We agree,” Ana Silva said, according to Interfax.", "“We agree,”"),
    ("Ana Silva disagreed. “It is over. We go home.”", "“It is over. We go home.”"),
    ("Foreign Minister Ana Silva was unmoved. “It is over.” The talks went on.", "“It is over.”"),
    ("“We agree,” said Ana Silva, according to a readout of the call. “We will sign.”", "“We agree,” … “We will sign.”"),
    ("“The talks” will go on, according to Ana Silva.", "“The talks” will go on"),
    ("Ana Silva said talks were “useful,” in an interview with a Saudi channel.", "talks were “useful,”"),
    ("Ana Silva said talks were “useful,” in part because no one left.", "talks were “useful,” in part because no one left"),
    ("As Ana Silva reported, talks have failed.", "talks have failed"),
    ("As Ana Silva told reporters on Monday, talks have failed.", "talks have failed"),
    ("As Ana Silva has said many times, Norway will not pay.", "Norway will not pay"),
    ("As Ana Silva explained, the army, which had left, would not return.", "the army, which had left, would not return"),
    ("As Ana Silva reported, even on Friday, talks went on.", "even on Friday, talks went on"),
    ("As late as May, Ana Silva said she was ready.", "she was ready"),
    ("As Ana Silva pointed out, talks have failed.", "talks have failed"),
    ("Ana Silva said following a vote in May that she had doubts.", "that she had doubts"),
    ('Ana Silva, moved by the news, shouted, "Stop the war!"', '"Stop the war!"'),
    ('"Will it hold?" Ana Silva accused Norway of breaking the truce.', "Norway of breaking the truce"),
]
NOTHING_SAID = [
    "Ana Silva did not agree. “It is over.”",
    "Ana Silva agreed to it in Oslo. “No entry” was the sign.",
    "According to Ana Silva, basically.",
    "According to Tom Reed, writing for the Oslo Times:",
    "Ana Silva argued that.",
    "As Ana Silva spoke, the envoys left.",
    "As Ana Silva said goodbye, the envoys left.",
    "As Ana Silva announced the truce, the army attacked.",
    "As Ana Silva argued with the envoys, talks failed.",
]


@pytest.mark.parametrize("cue", CUES)
@pytest.mark.parametrize("said", BEFORE_CUE)
def test_the_cue_is_found_behind_any_closing_marks(said: str, cue: str, nlp: Language) -> None:
    (found,) = quotations(parse(f"{said} {cue}", nlp=nlp))
    assert (found.text, found.form, found.speaker.name) == (said, "direct", "Ana Silva")


@pytest.mark.parametrize(("text", "name"), HEADLINES)
def test_a_headline_needs_no_full_stop(text: str, name: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.speaker.name, found.form, found.cue_lemma) == (name, "direct", ":")


@pytest.mark.parametrize("text", [*NO_CUE, *NO_HEADLINES])
def test_marks_of_no_speech(text: str, nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp)) if q.form == "direct"] == []


@pytest.mark.parametrize(("told", "addressee"), ADDRESSED)
def test_what_is_said_begins_behind_whom_and_where(told: str, addressee: str | None, nlp: Language) -> None:
    (found,) = quotations(parse(f"Ana Silva {told} that talks had failed.", nlp=nlp))
    assert (found.text, found.addressee, found.speaker.name) == ("that talks had failed", addressee, "Ana Silva")


@pytest.mark.parametrize(("text", "said"), OTHERS_WORDS)
def test_a_that_within_what_is_said(text: str, said: str, nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp))] == [said]


@pytest.mark.parametrize("cited", CITED)
def test_who_is_cited_is_not_what_is_said(cited: str, nlp: Language) -> None:
    (found,) = quotations(parse(f"Talks have failed, Interfax reported, {cited}.", nlp=nlp))
    assert (found.text, found.speaker.name) == ("Talks have failed", "Interfax")


@pytest.mark.parametrize("cited", GROUNDS)
def test_grounds_are_what_is_said(cited: str, nlp: Language) -> None:
    found = quotations(parse(f"Talks have failed, the army said, {cited}.", nlp=nlp))
    assert [q.text for q in found] == ["Talks have failed", cited.removeprefix("citing ")]


@pytest.mark.parametrize("aside", ASIDES)
def test_what_is_told_of_a_source_is_not_what_it_says(aside: str, nlp: Language) -> None:
    (found,) = quotations(parse(f"According to Ana Silva, {aside}, talks have failed.", nlp=nlp))
    assert (found.text, found.speaker.name) == ("talks have failed", "Ana Silva")


@pytest.mark.parametrize("told", TOLD_OF)
@pytest.mark.parametrize(("text", "said"), BEHIND)
def test_a_cue_behind_with_what_is_told_of_who_speaks(text: str, said: str, told: str, nlp: Language) -> None:
    (found,) = quotations(parse(text.format(told), nlp=nlp))
    assert found.source is not None
    assert (found.text, found.speaker.name, found.source.of(text.format(told))) == (said, "Ana Silva", f"Ana Silva{told}")


@pytest.mark.parametrize(("text", "said"), WHOLE)
def test_the_whole_clause_before_a_cue(text: str, said: str, nlp: Language) -> None:
    (found,) = quotations(parse(text, nlp=nlp))
    assert (found.text, found.speaker.name) == (said, "Ana Silva")


def test_one_report_in_another_ends_it(nlp: Language) -> None:
    found = quotations(parse("Interfax said talks had failed, quoting Ana Silva as saying that Norway had left.", nlp=nlp))
    assert [(q.speaker.name, q.text) for q in found] == [("Interfax", "talks had failed"), ("Ana Silva", "that Norway had left")]


def test_whom_she_has_meant_is_no_he(nlp: Language) -> None:
    text = "Lena Brandt met Carlos Pinto in Oslo. “We share one goal,” she said.\n\n“That goal is peace,” he said."
    assert [q.speaker.name for q in quotations(parse(text, nlp=nlp))] == ["Lena Brandt", "Carlos Pinto"]


@pytest.mark.parametrize(("text", "said"), IN_OTHER_FORMS)
def test_reports_in_other_forms(text: str, said: str, nlp: Language) -> None:
    assert [(q.text, q.speaker.name) for q in quotations(parse(text, nlp=nlp))] == [(said, "Ana Silva")]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_what_reports_nothing(text: str, nlp: Language) -> None:
    assert quotations(parse(text, nlp=nlp)) == ()


@pytest.mark.parametrize(("text", "said"), MAIN_CLAUSES)
def test_what_is_said_ends_before_the_main_clause(text: str, said: str, nlp: Language) -> None:
    assert [q.text for q in quotations(parse(text, nlp=nlp))] == [said]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He paid nothing — as was true for the years his returns were shown — Tom Reed boasted, “I am smart.”", "Tom Reed"),
        ("“It was hit again,” Ana Silva, governor of the region, wrote on Telegram.", "Ana Silva"),
        ("According to Ana Silva, she was once part of the team.", "Ana Silva"),
        ("Appearing before supporters on Monday, Ana Silva, 70, said that talks had failed.", "Ana Silva"),
        ("In her speech in Oslo, Ana Silva, who leads the team, said that talks had failed.", "Ana Silva"),
    ],
)
def test_who_speaks_beside_other_nouns(text: str, name: str, nlp: Language) -> None:
    assert [q.speaker.name for q in quotations(parse(text, nlp=nlp))] == [name]


#: Text of one quotation, and who speaks.
BY_WHOM = [
    ("Replied Foreign Ministry spokesman Tom Reed, “We have not read the note.”", "Tom Reed"),
    ("“The price could be high,” worries former adviser Tom Reed.", "Tom Reed"),
    ("Ana Silva went on to say that talks had failed.", "Ana Silva"),
    ("Ana Silva, who was asked about it, left the room, but said: “It is over.”", "Ana Silva"),
    ("Beijing on Tuesday said that talks had failed.", "China"),
    ("Tom Reed's remarks drew a sharp response from Ana Silva, who called them “reckless”.", "Ana Silva"),
    ("A spokesman for Tom Reed, who said he was ill, left.", "A spokesman for Tom Reed"),
]


@pytest.mark.parametrize(("text", "speaker"), BY_WHOM)
def test_who_speaks(text: str, speaker: str, nlp: Language) -> None:
    [said] = quotations(parse(text, nlp=nlp))
    assert said.speaker is not None
    assert said.speaker.name == speaker
