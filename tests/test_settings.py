"""Words of the reader's own, from a mapping or a TOML file, beside the built-in ones."""

from pathlib import Path

import pytest
from spacy.language import Language

from diploparse import InvalidSettings, Settings, parse, parties, people, quotations
from diploparse.settings import LISTS

TEXT = "Grand Vizier Ana Silva bemoaned that the Lakes Compact had refused. The Norwegian Directorate agreed."


def test_words_of_every_list_are_read(nlp: Language) -> None:
    lexicon = {
        "reporting_verbs": ["bemoan"],
        "offices": ["vizier"],
        "institution_nouns": ["directorate"],
        "blocs": ["Lakes Compact"],
    }
    document = parse(TEXT, nlp=nlp, settings=Settings(lexicon=lexicon))
    assert [office.text for office in people(document)[0].offices] == ["Grand Vizier"]
    assert ("Lakes Compact", "bloc", None) in [(p.name, p.kind, p.code) for p in parties(document)]
    assert ("Norwegian Directorate", "institution", "NOR") in [(p.name, p.kind, p.code) for p in parties(document)]
    assert quotations(document)[0].cue_lemma == "bemoan"


@pytest.mark.parametrize("kind", ["bloc", "organisation", "movement", "institution"])
def test_names_of_bodies_have_the_kind_of_their_list(kind: str, nlp: Language) -> None:
    document = parse("The Lakes Compact agreed.", nlp=nlp, settings=Settings(lexicon={f"{kind}s": ["Lakes Compact"]}))
    assert [(p.name, p.kind) for p in parties(document)] == [("Lakes Compact", kind)]


def test_words_of_one_document_are_not_those_of_the_next(nlp: Language) -> None:
    parse(TEXT, nlp=nlp, settings=Settings(lexicon={"offices": ["vizier"]}))
    assert [office.text for office in people(parse(TEXT, nlp=nlp))[0].offices] != ["Grand Vizier"]


def test_a_toml_file_holds_the_same_lists(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('offices = ["vizier"]\nblocs = ["Lakes Compact"]\n', "utf8")
    assert Settings(lexicon=file) == Settings(lexicon=str(file)) == Settings(lexicon={"offices": ["vizier"], "blocs": ["Lakes Compact"]})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        ("offices = [", "is no TOML file"),
        ("ofices = ['x']", "No word list is called 'ofices'"),
        ("offices = 5", "give a list"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(content: str | None, message: str, tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    if content is not None:
        file.write_text(content, "utf8")
    with pytest.raises(InvalidSettings, match=message):
        Settings(lexicon=file)


def test_every_list_says_what_it_holds() -> None:
    assert all(description for description in LISTS.values())
