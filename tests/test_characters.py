import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diploparse.testing import hostile_text
from diploparse.text.characters import INVISIBLE, one_line, plain


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("“We agree,” she said.", '"We agree," she said.'),
        ("«Oui», „ja“", '"Oui", "ja"'),
        ("the ministers’ ‘yes’", "the ministers' 'yes'"),
        ("Lagos–Oslo — a ‑ route", "Lagos-Oslo - a - route"),
        ("Mr.\u00a0Reed\u202fspoke\tthen", "Mr. Reed spoke then"),
        ("Mr.\u00c2\u00a0Reed\u00c2\u00a0spoke", "Mr.  Reed  spoke"),
        ("Mr.Â Reed spokeÂ ", "Mr.  Reed spoke  "),
        ("l'Âge d'or, Â\u00a7, LÂ ", "l'Âge d'or, Â\u00a7, LÂ "),
        ("one\u2028two\u2029three\u0085four", "one two three four"),
        ("\ufeffTalks", " Talks"),
        ("cease\u00adfire", "cease\u00adfire"),
        ("cease\u00ad\u200bfire", "cease\u00ad\u200bfire"),
        ("end\u200b.", "end ."),
        ("\u202eodd\u202c", " odd "),
        ("a\x00b\ud800c", "a b c"),
        ("Dağlıoğlu, 北京, 🤝", "Dağlıoğlu, 北京, 🤝"),
        ("", ""),
    ],
)
def test_each_odd_character_has_a_plain_form(raw: str, expected: str) -> None:
    assert plain(raw) == expected


@given(st.one_of(hostile_text(), st.text(st.characters())))
@example("a\u200b\u200bb\u200b")
@example("\ud800\u200b\ud800")
def test_plain_text_keeps_its_length_and_plain_text_stays_as_it_is(text: str) -> None:
    once = plain(text)
    assert len(once) == len(text)
    assert plain(once) == once


@given(hostile_text())
def test_plain_text_can_be_written_to_a_file(text: str) -> None:
    assert plain(text).encode("utf-8").decode("utf-8") == plain(text)


@given(hostile_text())
def test_line_ends_stay(text: str) -> None:
    assert [i for i, c in enumerate(plain(text)) if c in "\r\n"] == [i for i, c in enumerate(text) if c in "\r\n"]


@given(hostile_text())
def test_one_line_has_single_spaces_and_nothing_invisible(text: str) -> None:
    line = one_line(text)
    assert line == " ".join(line.split())
    assert not set(line) & set(INVISIBLE)
    assert one_line(line) == line


def test_one_line_joins_a_word_that_an_invisible_character_parts() -> None:
    assert one_line("cease\u00adfire\n  talks ") == "ceasefire talks"


@pytest.mark.parametrize("text", ["\u200b" * 300_000, "a" + "\u200b" * 300_000 + "b", "a\u200b" * 150_000])
def test_long_runs_of_invisible_characters_take_no_longer_than_others(text: str) -> None:
    assert len(plain(text)) == 300_000 + 2 * (text[-1] == "b")
