"""Who the last speaker of a short article is, by the name or the phrase that the whole article gives."""

import pytest
from spacy.language import Language

from diploparse import Document, Span, Speaker, meetings, parse, parties, people, quotations, said_by
from diploparse.lexicon import load

BODIES = [
    ("Norway's Foreign Ministry agreed. The ministry said that talks had begun.", "Norway's Foreign Ministry"),
    ("The Norwegian Foreign Ministry agreed. The Ministry said that talks had begun.", "Norwegian Foreign Ministry"),
    ("The Norwegian Foreign Ministry agreed. Peru did not. The foreign ministry said so: “We are glad.”", "Norwegian Foreign Ministry"),
    ("NATO ministers met. NATO agreed. The alliance said that talks had begun.", "NATO"),
    ("The African Union met. “We agreed,” the bloc said.", "African Union"),
    ("Hamas refused the plan. The Islamist movement said that it was “a trap.”", "Hamas"),
    ("The aid group NORAID refused. The group said that it was “a trap.”", "NORAID"),
    ("The Norwegian Academy of Music met in June. Later, the academy said it was “full.”", "Norwegian Academy of Music"),
    ("The Peruvian Trade Council (PTC) met. The council said that it was “glad.”", "Peruvian Trade Council"),
    ("The International Court of Justice ruled. The court said that it was “a crime.”", "International Court of Justice"),
    ("Peruvian state media PTVO reported on it. The state media said that “the harvest is in.”", "PTVO"),
    ("The Norpress news agency said that talks had begun. The agency said that “it was good.”", "Norpress news agency"),
    ("Norwegian Norpress News Agency reported on it. Norpress said that “it was good.”", "Norwegian Norpress News Agency"),
    ("The Norwegian newspaper Dagsposten said that talks had failed. The newspaper said that “it was late.”", "Dagsposten"),
    ("Wrote the Peruvian newspaper Horizonte: “No one had thought of the price of bread.”", "Horizonte"),
    ("The Peruvian News Agency told of NATO ships. Two ships left, the agency said.", "Peruvian News Agency"),
]
OWN_WORDS = [
    ("Erik Dahl arrived. “We are ready,” the ministry said.", "ministry"),
    ("The council met in Oslo. The foreign ministry said that talks had begun.", "foreign ministry"),
    ("The Security Council met. The Central Council said that talks had begun.", "Central Council"),
    ("LIMA, Peru (PTVO) -- The Organization of Unity said on Friday that it would come.", "Organization of Unity"),
    ("Norway agreed. The embassy said that talks had begun.", "embassy"),
    ("NATO agreed. “We refuse,” the militia said.", "militia"),
    ("In Norway, talks went on. The foreign ministry said that they were useful.", "foreign ministry"),
    ("Russia and Norway met. The Foreign Ministry said that talks had begun.", "Foreign Ministry"),
    ("Tom Reed told the newspaper Silva had left. Ana Silva said that she had not.", "Ana Silva"),
]
OF_A_STATE = [
    ("Norway said it would come. The foreign ministry said the flight was “too long.”", "Norway's foreign ministry"),
    (
        "Norwegian President Erik Dahl is ill. “He rests,” a foreign ministry statement said.",
        "Norway's foreign ministry",
    ),
    ("Norway welcomed the plan. “It is a good one,” the government said.", "Norway's government"),
    ("Norway's Trade Ministry refused. The foreign ministry said that talks had begun.", "Norway's foreign ministry"),
    ("Norway's army attacked on Friday. The defense ministry said that ten had died.", "Norway's defense ministry"),
]
UNNAMED = [
    ("A senior U.S. official said that talks had begun. The official said that they were “useful.”", "A senior U.S. official"),
    ("One aide to the president said that talks had begun. “They are useful,” the aide said.", "One aide to the president"),
    ("Foreign Minister Ana Silva met a Peruvian diplomat. “We agreed,” the diplomat said.", "a Peruvian diplomat"),
    ("A source close to the talks spoke. The source said that “a deal is near.”", "A source close to the talks"),
    ("A Western diplomat said the talks were useful. “A deal is near,” the official said.", "A Western diplomat"),
    (
        "A source at the palace said that Tom Reed would come. “He is late,” the unnamed official said.",
        "A source at the palace",
    ),
    ("The talks failed, a water board official said. “It is over,” the official added.", "a water board official"),
    ("“The road is closed,” said a police official in Lima. “We wait,” he said.", "a police official in Lima"),
    ("A spokeswoman for the group said that talks had begun. She added that they were useful.", "A spokeswoman for the group"),
    ("A Peruvian official said that Tom Reed was ill. He said that talks had begun.", "A Peruvian official"),
    ("Norwegian officials said that talks had begun. They said that “it was good.”", "Norwegian officials"),
    ("Tom Reed and Ana Silva said that talks had begun. They said that it was good.", "Tom Reed and Ana Silva"),
]
OTHERS_UNNAMED = [
    ("A US official said no. An Israeli official said yes. “We wait,” the US official said.", "A US official"),
    ("A U.S. official said no. An Israeli official said yes. “We wait,” the American official said.", "A U.S. official"),
    ("An official from Norway said no. A Peruvian official said yes. “We wait,” the Norwegian official said.", "An official from Norway"),
    ("A senior official said no. A junior official said yes. “We wait,” the senior official said.", "A senior official"),
    ("A military source said no. A diplomatic source said yes. “We wait,” the military source said.", "A military source"),
    ("A senior US official said no. An Israeli official said yes. “We wait,” the senior official said.", "A senior US official"),
    ("A US official said no. An Israeli official said yes. “We wait,” the official said.", "An Israeli official"),
    ("A US official said no. “We wait,” the same official said.", "A US official"),
    ("A US official said no. “We wait,” the Norwegian official said.", "Norwegian official"),
    ("A junior official said no. “We wait,” the senior official said.", "senior official"),
    ("A Peruvian diplomat said no. “We wait,” the Norwegian official said.", "Norwegian official"),
    ("A police source said no. “We wait,” the palace source said.", "palace source"),
]
NAMED_AFTER_ALL = [
    ("A minister resigned. Foreign Minister Ana Silva said so. The minister said that “it was late.”", "Ana Silva"),
    ("A diplomat, Ana Silva, said that talks had begun. “They are useful,” the diplomat said.", "Ana Silva"),
    ("Tom Reed, a senior official, said that talks had begun. “They are useful,” the official said.", "Tom Reed"),
    ("Deputy Minister Tom Reed arrived. The official said that talks had begun.", "Tom Reed"),
    ("A U.S. official said that talks had begun. Tom Reed arrived. He said that they were useful.", "Tom Reed"),
    ("A spokeswoman for Tom Reed said that talks had begun. He added that they were useful.", "Tom Reed"),
    ("Ana Silva, chairwoman of the Oslo Foundation, spoke. “They go well,” the expert explained.", "Ana Silva"),
    ("Tom Reed said that Norway waited. An expert, Ana Silva, denied it. “They go well,” the expert said.", "Ana Silva"),
]
NOBODY_NAMED = [
    ("President Tom Reed said that Norway waited. “They go well,” the expert said.", "expert"),
    ("The foundation said that talks had begun. He said that they were useful.", None),
    ("A report said that talks had begun. He said that it was wrong.", None),
    ("Ana Silva said that talks had begun. They said that “it was good.”", None),
    ("Tom Reed is ambassador to Greece. The ambassador to Peru said that talks had begun.", "ambassador to Peru"),
    ("A U.S. official left. Tom Reed arrived. A Peruvian official said that “it was good.”", "A Peruvian official"),
]
IN_APPOSITION = [
    ("A doctor at the clinic, Erik Dahl, said that the talks had failed.", "Erik Dahl"),
    ("“It is over,” said a doctor at the clinic, Erik Dahl.", "Erik Dahl"),
    ("The leader of the choir in Lima, Erik Dahl, said that the talks had failed.", "Erik Dahl"),
    ("One of the club's founders, Erik Dahl, said that the talks had failed.", "Erik Dahl"),
    ("The Peruvian chemist Ana Silva said that the talks had failed.", "Ana Silva"),
    ("According to economist Tom Reed, the talks had failed.", "Tom Reed"),
    ("The group's founder, Lena Brandt, said that the talks had failed.", "Lena Brandt"),
    ("The widow of Ana Silva, Lena Brandt, said that the talks had failed.", "Lena Brandt"),
    ("A lawyer for Ana Silva, Tom Reed, said that talks had failed.", "Tom Reed"),
    ("“We are ready,” Secretary of State Thomas B. Reed said.", "Thomas B. Reed"),
    ("NATO special envoy Ana Silva told the farmers on Friday that talks had failed.", "Ana Silva"),
]
NOT_IN_APPOSITION = [
    ("According to a lawyer, Ana Silva left the room.", "a lawyer"),
    ("A diplomat said Ana Silva had left.", "A diplomat"),
    ("A diplomat told Ana Silva that talks had failed.", "A diplomat"),
    ("A lawyer for Ana Silva said that talks had failed.", "A lawyer for Ana Silva"),
    ("Ana Silva's lawyer said that talks had failed.", "Ana Silva's lawyer"),
    ("In a letter to a diplomat, Ana Silva said that talks had failed.", "Ana Silva"),
    ("After a dinner with Tom Reed, the White House said that talks had failed.", "White House"),
    ("One Peruvian envoy Friday described the plan as “a joke.”", "One Peruvian envoy"),
    ("“The bread is cold,” said one South African envoy.", "one South African envoy"),
]
BEHIND_ASIDES = [
    ("In a letter to King Carlos Dahl, Prime Minister Ana Silva wrote: “I resign.”", "Ana Silva"),
    ("Speaking alongside Tom Reed, President Ana Silva said: “We agree.”", "Ana Silva"),
    ("Hours after meeting Tom Reed, President Ana Silva said: “We agree.”", "Ana Silva"),
    ("Unlike Tom Reed, President Ana Silva said that talks had failed.", "Ana Silva"),
    ("Along with Tom Reed, Minister Ana Silva said that talks had failed.", "Ana Silva"),
    ("Citing Tom Reed, Minister Ana Silva said: “We agree.”", "Ana Silva"),
    ("Flanked by Tom Reed, Minister Ana Silva said: “We agree.”", "Ana Silva"),
    ("Responding to Tom Reed, Minister Ana Silva said: “We agree.”", "Ana Silva"),
    ("Asked about Tom Reed, Minister Ana Silva said: “We agree.”", "Ana Silva"),
    ("Like Tom Reed, Ana Silva said that talks had failed.", "Ana Silva"),
    ("Based on the map, Ana Silva said that talks had failed.", "Ana Silva"),
]
BEFORE_ASIDES = [
    ("Tom Reed, speaking alongside Ana Silva, said: “We agree.”", "Tom Reed"),
    ("The envoy, Tom Reed, said: “We agree.”", "Tom Reed"),
    ("Tom Reed, unlike Ana Silva, said that talks had failed.", "Tom Reed"),
    ("Tom Reed met Ana Silva in Lima, Peru, and said that talks had failed.", "Tom Reed"),
]
IT_AND_THEY = [
    ("The UN said that talks had begun. It added that help was needed.", "UN"),
    ("Norway condemned the raid. It said that four people had died.", "Norway"),
    ("NATO rejected the plan. It said that Peru had left.", "NATO"),
    ("Norway attacked Peru. It warned that more would come.", "Norway"),
    ("“It is over,” the Kremlin said. It added that Peru knew.", "Kremlin"),
    ("NATO said that Norway had a plan. It said that the plan was good.", "NATO"),
    ("The UN said that talks had begun. It added that help was needed. It also said: “We wait.”", "UN"),
    ("A report said that talks had begun. It added that help was needed.", "A report"),
    ("Witnesses said that four people had died. They said that the road was closed.", "Witnesses"),
    ("Two witnesses said that four people had died. They added: “We wait.”", "Two witnesses"),
]
NEITHER_IT_NOR_THEY = [
    ("Norway condemned the raid. It was said that four people had died.", None),
    ("Norway condemned the raid. It said in the letter that four people had died.", None),
    ("Ana Silva met Tom Reed. It said that four people had died.", None),
    ("Norway and Peru condemned the raid. It said that four people had died.", None),
    ("Norway waited for Peru. The deal was near. It said that more was needed.", None),
    ("A witness said that four people had died. They said that the road was closed.", None),
    ("An official said that four people had died. They said that the road was closed.", None),
]
ANSWERS = [
    ("Tom Reed asked Paul Cole about the war. “It is over,” he replied.", "Paul Cole"),
    ("Tom Reed questioned Paul Cole about the war. He answered that it was over.", "Paul Cole"),
    ("Tom Reed asked Ana Silva about the war. “It is over,” she replied.", "Ana Silva"),
    ("Tom Reed asked Paul Cole about the war. “It is over,” he said.", "Tom Reed"),
    ("Tom Reed told Paul Cole about the war. “It is over,” he replied.", "Tom Reed"),
    ("Tom Reed asked Ana Silva about the war. “It is over,” he replied.", "Tom Reed"),
    ("Tom Reed was asked by Paul Cole about the war. “It is over,” he replied.", "Tom Reed"),
]
WRITTEN = [
    ("A report by the World Bank was read on Friday. “It is late,” the report said.", "World Bank"),
    ("The IAEA sent a report to its board. The report said that “it is late.”", "IAEA"),
    ("The UN report said that Iran waits. “It is late,” the report said.", "UN"),
    ("NATO said in a statement that talks had begun. “It is late,” the statement said.", "NATO"),
    ("Ana Silva said in a statement that talks had begun. “It is late,” the statement said.", "Ana Silva"),
    ("The European Union's report was read. The report said that “it is late.”", "European Union"),
    ("The World Bank issued a statement on Monday. “It is late,” the statement added.", "World Bank"),
]
AUTHORS = [
    ("A report by the World Bank said that talks had failed.", "World Bank"),
    ("A report by the Institute for Trade Studies said that talks had failed.", "Institute for Trade Studies"),
    ("A statement by the Foreign Ministry said that talks had failed.", "Foreign Ministry"),
    ("“Talks have failed,” said a statement from the Kremlin.", "Kremlin"),
    ("A new report published by the World Bank said that talks had failed.", "World Bank"),
    ("A report by Ana Silva said that talks had failed.", "Ana Silva"),
    ("A statement from Ana Silva said that talks had failed.", "Ana Silva"),
]
BY_NOBODY = [
    ("A report from Lima said that talks had failed.", "A report from Lima"),
    ("A report from Norway said that talks had failed.", "A report from Norway"),
    ("A report on the World Bank said that talks had failed.", "A report on the World Bank"),
    ("A report about Ana Silva said that talks had failed.", "A report about Ana Silva"),
    ("A friend of the World Bank said that talks had failed.", "A friend of the World Bank"),
    ("The World Bank read a report on Monday. The report said that “it is late.”", "report"),
    ("A report on NATO was read. The report said that “it is late.”", "report"),
    ("NATO agreed. “It is late,” a report said.", "a report"),
    ("The World Bank issued a statement. A report was read. “It is late,” the report said.", "report"),
]
ONE_NAME = [
    ("Norway's Trade and Public Health Committee said that talks had begun.", "Norway's Trade and Public Health Committee"),
    ("Bosnia and Herzegovina's Prime Minister Ana Silva said that talks had begun.", "Ana Silva"),
    ("Bosnia and Herzegovina said that talks had begun.", "Bosnia and Herzegovina"),
    ("The Commission on Fair Trade said that talks had begun.", "Commission on Fair Trade"),
    ("The Council on Friday said that talks had begun.", "Council"),
    ("The Ministry in Oslo said that talks had begun.", "Ministry"),
    ("Tom Reed met Ana Silva in Doha. The two leaders said that they would meet again.", "Tom Reed and Ana Silva"),
    ("Norway and Peru met. Both sides said that talks had begun.", "Norway and Peru"),
    ("Tom Reed and Ana Silva arrived. They said that talks had begun.", "Tom Reed and Ana Silva"),
    ("Talks were held. The two sides said that they would meet again.", "two sides"),
    ("The Norwegians said that talks had begun.", "Norway"),
    ("Mexicans said that talks had begun.", "Mexicans"),
    ("Many Norwegians said that talks had begun.", "Many Norwegians"),
    ("“It is late,” said the museum's keeper, Tom Reed, on Monday.", "Tom Reed"),
    ("People close to the mayor say that talks had begun.", "People close to the mayor"),
    ("Local media on Friday reported that the bridge was open.", "Local media"),
    ("Leader of the Norwegian choir, Royal Adviser Tom Reed, said that talks had begun.", "Tom Reed"),
]
PRONOUNS = [
    ("King Carlos Lima will open the fair, Mayor Tom Reed announced. “We are glad,” he said.", "Tom Reed"),
    ("Tom Reed said that Carlos Silva had left.\n\n“I know that Mr Silva and Mr Dahl are late,” he said.", "Tom Reed"),
    ("Tom Reed met Carlos Silva. Later, he met Erik Dahl.\n\nAsked about the weather, he replied: “It is cold.”", "Tom Reed"),
    ("“Carlos Silva is a liar,” said Tom Reed. He then left. “It is over,” he said.", "Tom Reed"),
    ("Tom Reed arrived.\n\nHe met Carlos Silva.\n\nHe said that talks had begun.", "Tom Reed"),
    ("Carlos Silva must resign, Tom Reed said. “He lied,” he added.", "Tom Reed"),
    ("Tom Reed told Carlos Silva that talks had failed. “We are sorry,” he said.", "Tom Reed"),
    ("Carlos Silva spoke. The head of the delegation, Tom Reed, said that talks had begun. He also said: “It is late.”", "Tom Reed"),
    ("Tom Reed said that Carlos Silva would come. Silva left Doha. “We are glad,” he said.", "Carlos Silva"),
    ("Tom Reed met Carlos Silva. Silva told him that talks were over. “They failed,” he said.", "Carlos Silva"),
    ("Carlos Silva said that Tom Reed had lied. Reed denied it. “I did not,” he said.", "Tom Reed"),
    ("Ana Silva said talks had begun. Tom Reed arrived in Doha. “We are glad,” he said.", "Tom Reed"),
    ("“We thank Mr. Carlos Silva,” Tom Reed said.\n\nMr. Silva arrived.\n\nHe said that talks had begun.", "Carlos Silva"),
]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *BODIES,
        *OWN_WORDS,
        *OF_A_STATE,
        *UNNAMED,
        *OTHERS_UNNAMED,
        *NAMED_AFTER_ALL,
        *NOBODY_NAMED,
        *IN_APPOSITION,
        *NOT_IN_APPOSITION,
        *BEHIND_ASIDES,
        *BEFORE_ASIDES,
        *IT_AND_THEY,
        *NEITHER_IT_NOR_THEY,
        *ANSWERS,
        *WRITTEN,
        *AUTHORS,
        *BY_NOBODY,
        *ONE_NAME,
        *PRONOUNS,
    ],
)
def test_the_last_speaker(text: str, name: str | None, nlp: Language) -> None:
    assert quotations(parse(text, nlp=nlp))[-1].speaker.name == name


INSTITUTIONS = load("institutions")
BODIES_TAKEN_UP = load("referents")["bodies"]


def last(text: str, nlp: Language) -> Speaker:
    return quotations(parse(text, nlp=nlp))[-1].speaker


@pytest.mark.parametrize("phrase", INSTITUTIONS["of_state"]["examples"])
def test_bodies_that_each_state_has(phrase: str, nlp: Language) -> None:
    assert last(f"Norway agreed. Then {phrase} said that talks had begun.", nlp).affiliation == "Norway"


@pytest.mark.parametrize("phrase", INSTITUTIONS["of_state"]["counter_examples"])
def test_bodies_that_are_no_states_own(phrase: str, nlp: Language) -> None:
    assert last(f"Norway agreed. Then {phrase} said that talks had begun.", nlp).affiliation is None


@pytest.mark.parametrize("phrase", INSTITUTIONS["withheld"]["examples"])
def test_whose_name_is_kept_back_was_not_named(phrase: str, nlp: Language) -> None:
    assert last(f"Deputy Minister Tom Reed left. Then {phrase} said that talks had begun.", nlp).kind == "anonymous"


@pytest.mark.parametrize("phrase", INSTITUTIONS["withheld"]["counter_examples"])
def test_whose_name_is_known(phrase: str, nlp: Language) -> None:
    assert last(f"Deputy Minister Tom Reed left. Then {phrase} said that talks had begun.", nlp).name == "Tom Reed"


@pytest.mark.parametrize("example", INSTITUTIONS["issuing"]["examples"])
def test_who_issues_a_document_wrote_it(example: str, nlp: Language) -> None:
    assert last(f"{example} The report said that talks had begun.", nlp).name == "NATO"


@pytest.mark.parametrize("example", INSTITUTIONS["issuing"]["counter_examples"])
def test_who_reads_a_document_did_not_write_it(example: str, nlp: Language) -> None:
    assert last(f"{example} The report said that talks had begun.", nlp).name == "report"


@pytest.mark.parametrize("example", load("reporting")["answers"]["examples"])
def test_who_was_asked_answers(example: str, nlp: Language) -> None:
    assert quotations(parse(example, nlp=nlp))[-1].speaker.name == "Paul Cole"


@pytest.mark.parametrize("example", load("reporting")["answers"]["counter_examples"])
def test_who_was_asked_need_not_speak(example: str, nlp: Language) -> None:
    assert quotations(parse(example, nlp=nlp))[-1].speaker.name == "Tom Reed"


@pytest.mark.parametrize("noun", sorted({*BODIES_TAKEN_UP["medium"], *BODIES_TAKEN_UP["unknown"]}))
def test_nouns_for_a_body_that_is_only_named(noun: str, nlp: Language) -> None:
    assert last(f"Green Planet International reported on it. “It is late,” the {noun} said.", nlp).name == "Green Planet International"


@pytest.mark.parametrize(("text", "name"), [*BODIES, *OF_A_STATE])
def test_a_body_that_is_taken_up_is_a_party(text: str, name: str, nlp: Language) -> None:
    speaker = quotations(parse(text, nlp=nlp))[-1].speaker
    assert speaker.kind == "institution"
    assert speaker.party is not None
    assert speaker.party.name == name


def test_whose_ministry_it_is_has_its_evidence(nlp: Language) -> None:
    text = "Norway said it would come. The foreign ministry said that talks had begun."
    found = quotations(parse(text, nlp=nlp))[-1]
    assert found.speaker.affiliation == "Norway"
    assert [span.of(text) for span in found.why("speaker")] == ["The foreign ministry", "Norway"]


def test_an_unnamed_source_has_its_evidence(nlp: Language) -> None:
    text = "A U.S. official said that talks had begun. “They go well,” the official said."
    found = quotations(parse(text, nlp=nlp))[-1]
    assert (found.speaker.kind, found.speaker.affiliation) == ("anonymous", "United States")
    assert [span.of(text) for span in found.why("speaker")] == ["the official", "A U.S. official"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Peruvian Trade Council (PTC) met. The PTC agreed.", ["Peruvian Trade Council"]),
        ("The Peruvian Trade Council (Doha) met.", ["Peruvian Trade Council"]),
        ("The newspaper Dagsposten wrote so. Dagsposten was wrong.", ["Dagsposten"]),
        ("The Dagsposten newspaper wrote so.", ["Dagsposten"]),
        ("The NRP news agency said so. NRP was wrong.", ["NRP news agency"]),
    ],
)
def test_names_of_one_body(text: str, names: list[str], nlp: Language) -> None:
    assert [party.name for party in parties(parse(text, nlp=nlp)) if party.kind == "institution"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The daily Dagsposten said so. Dagsposten was wrong.", []),
        ("The network Kanal said so.", []),
        ("Newspaper editor Tom Reed said so.", ["Tom Reed"]),
        ("Party chief Do Lan met reporters. Lan left. Lan said so.", ["Do Lan"]),
    ],
)
def test_a_medium_is_no_person(text: str, names: list[str], nlp: Language) -> None:
    assert [person.name for person in people(parse(text, nlp=nlp))] == names


def spoken(text: str, words: str, nlp: Language) -> tuple[Document, Span]:
    start = text.index(words)
    return parse(text, nlp=nlp), Span(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“I met Tom Reed,” Ana Silva said.", "I", "Ana Silva"),
        ("“We are ready,” said the Kremlin.", "We", "Kremlin"),
        ("Ana Silva arrived. “My team is ready,” she said.", "My", "Ana Silva"),
        ("“We are ready,” Ana Silva said. “I will sign.”", "I will", "Ana Silva"),
        ("“We are ready,” said Ana Silva. “We are not,” said Tom Reed.", "We are not", "Tom Reed"),
    ],
)
def test_i_and_we_mean_the_speaker(text: str, words: str, name: str, nlp: Language) -> None:
    speaker = said_by(*spoken(text, words, nlp))
    assert speaker is not None
    assert speaker.name == name


@pytest.mark.parametrize(
    ("text", "words"), [("I met Tom Reed.", "I"), ("“We are ready,” Ana Silva said.", "Ana Silva"), ("We left. “Yes,” she said.", "We")]
)
def test_words_that_nobody_says(text: str, words: str, nlp: Language) -> None:
    assert said_by(*spoken(text, words, nlp)) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“I met Tom Reed in Doha on Friday,” Foreign Minister Ana Silva said.", ["Ana Silva", "Tom Reed"]),
        ("“We met the Russian delegation in Doha,” Foreign Minister Ana Silva said.", ["Ana Silva", "Russia"]),
        ("“I met Tom Reed in Doha,” a source said.", None),
        ("I met Tom Reed in Doha on Friday.", None),
    ],
)
def test_a_speaker_takes_part_in_what_they_tell(text: str, names: list[str] | None, nlp: Language) -> None:
    found = meetings(parse(text, published="2025-05-15", nlp=nlp))
    assert [[who.name for who in meeting.participants] for meeting in found] == ([names] if names else [])
