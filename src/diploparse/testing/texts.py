"""Hypothesis strategies for strings that no newsroom means to send."""

from typing import Final

from hypothesis import strategies as st

#: Fragments that have broken text programs, each in its own way.
_HOSTILE: Final = (
    *("\ud800", "\udfff", "\udc80a", "\x00", "\x07", "\x1b[0m", "\x7f", "\ufffe", "\uffff", "\ufffd", "\ufeff"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "a\u00adb", "a\u200b\u200db", "\u202e", "\u202c", "\u200f", "\u2066", "\u2069"),
    *("e\u0301", "\u0301", "a" + "\u0300\u0316" * 20, "ﷺ", "ﬁ", "İ", "ß", "ǅ", "Ω", "한국", "北京", "الدوحة", "דוחה", "นคร"),
    *("\n", "\r", "\r\n", "\n\n", "\n \n", "\u2028", "\u2029", "\u0085", "\v", "\f", "\x1c", "\t"),
    *(" ", "  ", "\u00a0", "\u202f", "\u3000", "\u2009", "\u1680"),
    *("🤝", "👩🏽\u200d⚖️", "🇳🇴", "1️⃣", "😀" * 5),
    *('"', "'", "“", "”", "„", "‟", "‘", "’", "‚", "«", "»", "‹", "›", "``", "''", "＂", "＇", "´", "`", "′", "″"),
    *("-", "–", "—", "--", "_", "…", "...", ".", "!", "?", ":", ";", ",", "(", ")", "[", "]", "&lt;", "<b>", "{}", "%s", "\\", "|", "/"),
    *("https://example.org/a_(b)", "www.example.org", "https://", "a@example.org", "Read more", "Read more: ", "By "),
    *("Photo: ", "© ", "DOHA — "),
    *("0", "٣", "²", "½", "1,000", "3.14", "2025-05-15", "30 February", "99:99"),
    *("A" * 300, "ab" * 200, "-" * 100, "Mr.", "U.S.", "O'Brien", "rock-'n'-roll", "'tis", "’90s", "5' 11\""),
    *("Ana Silva", "said", "that", "he"),
)

_WORDS: Final = (
    *("the", "envoys", "We", "agree", "Silva", "said", "ministers", "it's", "don't", "states'", "ministers’", "’tis", "'90s", "O’Brien"),
    *("5'", '24"', "talks", "again,", "over.", "why?", "no!", "so-called", "…", "–", "(today)"),
)
_MARKS: Final = ('"', "'", "“", "”", "„", "«", "»", "‘", "’", "``", "''", "‹", "›", "＂", '""', "“‘", "’”", "'\"")


def hostile_text(max_fragments: int = 40) -> st.SearchStrategy[str]:
    """Return a strategy for texts of odd characters, line ends, spaces, marks and very long words.

    Args:
        max_fragments: how many fragments a text holds at most.

    >>> from hypothesis import given
    >>> @given(hostile_text())
    ... def check(text):
    ...     assert isinstance(text, str)
    >>> check()
    """
    words = st.sampled_from(_WORDS).map(lambda word: f" {word} ")
    fragment = st.one_of(st.sampled_from(_HOSTILE), st.text(st.characters(), max_size=4), words)
    return st.lists(fragment, max_size=max_fragments).map("".join)


@st.composite
def odd_marks(draw: st.DrawFn, max_words: int = 25) -> str:
    """Return sentences whose quotation marks are unbalanced, nested or mixed.

    Args:
        draw: given by Hypothesis.
        max_words: how many words there are at most.

    >>> from hypothesis import given
    >>> @given(odd_marks(max_words=3))
    ... def check(text):
    ...     assert len(text.split()) <= 9
    >>> check()
    """
    mark = st.one_of(st.just(""), st.just(""), st.sampled_from(_MARKS))
    parts: list[str] = []
    for word in draw(st.lists(st.sampled_from(_WORDS), max_size=max_words)):
        parts += [draw(mark), word, draw(mark), draw(st.sampled_from((" ", " ", " ", "", "\n", "\n\n", "\u00a0")))]
    return "".join(parts)
