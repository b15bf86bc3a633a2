import pytest
from hypothesis import given

from diploparse.testing import hostile_text
from diploparse.text.characters import plain
from diploparse.text.zones import credit, is_byline, is_heading, is_link_line, opens_link, urls


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The text is at https://example.org/press/2024/05/talks, the ministry said.", ["https://example.org/press/2024/05/talks"]),
        ("See www.example.org.", ["www.example.org"]),
        ("(http://example.org/a)", ["http://example.org/a"]),
        ("<https://example.org/a?b=c&d=e#f>", ["https://example.org/a?b=c&d=e#f"]),
        ("Write to press@example.org.", []),
        ("the U.S. side", []),
    ],
)
def test_web_addresses_end_before_the_sentence_does(words: str, expected: list[str]) -> None:
    assert [words[start:end] for start, end in urls(words)] == expected


@pytest.mark.parametrize("line", ["https://example.org/a", "  <https://example.org/a>  ", "www.example.org", "HTTPS://EXAMPLE.ORG"])
def test_a_line_of_one_address_is_a_link(line: str) -> None:
    assert is_link_line(line)


@pytest.mark.parametrize("line", ["See https://example.org", "https://example.org says so", "", "example"])
def test_a_line_with_other_words_is_none(line: str) -> None:
    assert not is_link_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Talks end in Oslo",
        "READ MORE: Mr. Reed goes home",
        "Read also: Who is Ms. Keita? A portrait.",
        "Related article: What the truce means",
        "Related stories",
        "Related: The long road to a truce. A timeline",
        "See also: The map",
        "Don't miss: The week in pictures",
        "Watch: Envoys arrive",
        "Watch live: Envoys arrive. They speak",
        "Explainer | What is a truce?",
        "> Read more",
        "[READ MORE: The map]",
        "Sign up for our newsletter",
        "Read the full story: Oslo",
    ],
)
def test_words_that_lead_to_another_article_open_a_link(line: str) -> None:
    assert opens_link(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more widely, she said.",
        "read more into the words than the minister had meant, and",
        "related: the first one",
        "Related claims were denied by the ministry on Friday.",
        "Watch groups said the truce held.",
        "Subscribe to no theory, she told the envoys. They laughed.",
        "The envoys read more: three letters",
        "see also",
    ],
)
def test_sentences_open_no_link(line: str) -> None:
    assert not opens_link(line)


@pytest.mark.parametrize(
    "words",
    [
        "By Ana Silva",
        "by Ana Silva",
        "By Ana Silva and Tom Reed",
        "By ANA SILVA in Lisbon and Tom Reed",
        "By Ana Silva, Tom Reed",
        "By Jan van der Meulen | Gulf Wire",
        "Reporting by Ana Silva; editing by Tom Reed",
        "(Additional reporting by Ana Silva in Oslo; Writing by Tom Reed)",
        "Ana Silva and the Gulf Wire contributed to this report.",
        "Source: Gulf Wire",
    ],
)
def test_those_who_wrote_are_a_byline(words: str) -> None:
    assert is_byline(words)


@pytest.mark.parametrize(
    "words",
    [
        "By Friday the talks had ended.",
        "By the time Ana Silva came, all was over.",
        "The report was edited by the ministry.",
        "The source: a letter",
        "Norway contributed a third of the funds.",
    ],
)
def test_sentences_are_no_byline(words: str) -> None:
    assert not is_byline(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Envoys arrive in Doha. Ana Silva / XYZ", "Ana Silva / XYZ"),
        ("Envoys arrive in Doha. (AP Photo/Ana Silva)", "(AP Photo/Ana Silva)"),
        ("Envoys arrive. Photo: Ana Silva", "Photo: Ana Silva"),
        ("Envoys arrive. Photo by Ana Silva.", "Photo by Ana Silva."),
        ("Envoys arrive. © Ana Silva", "© Ana Silva"),
        ("Ana Silva / XYZ", "Ana Silva / XYZ"),
    ],
)
def test_a_caption_ends_with_a_credit(words: str, expected: str) -> None:
    start = credit(words)
    assert start is not None
    assert words[start:] == expected


@pytest.mark.parametrize(
    "words", ["Envoys arrived in Doha.", "A photo was shown. It moved the envoys.", "They met on and/or after Friday.", ""]
)
def test_sentences_have_no_credit(words: str) -> None:
    assert credit(words) is None


@pytest.mark.parametrize(
    ("words", "first", "expected"),
    [
        ("Ceasefire Talks Open in Doha", False, True),
        ("CEASEFIRE TALKS OPEN", False, True),
        ("Ceasefire talks open in Doha", True, True),
        ("Ceasefire talks open in Doha", False, False),
        ("Envoys met on Friday.", True, False),
        ('"We agree"', True, False),
        ("- Prisoners", True, False),
        ("1944", True, False),
        ("", True, False),
        ("Why Did " + "the Long Talks " * 6 + "Fail", True, False),
    ],
)
def test_headings_are_short_and_end_without_a_stop(words: str, first: bool, expected: bool) -> None:
    assert is_heading(words, first) == expected


@given(hostile_text())
def test_no_line_breaks_these_questions(text: str) -> None:
    words = plain(text).replace("\n", " ").strip()
    is_link_line(words)
    opens_link(words)
    is_byline(words)
    start = credit(words)
    assert start is None or 0 <= start < len(words)
    ends = [0, *(end for span in urls(words) for end in span)]
    assert ends == sorted(ends)
    if words:
        is_heading(words, first=True)
