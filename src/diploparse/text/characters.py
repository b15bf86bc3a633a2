"""Odd characters given their plain form, one for one, so that every offset holds."""

import re
from typing import Final

_PLAIN_FORMS: Final[dict[str, str]] = {
    # double quotation marks
    **dict.fromkeys("“”„‟«»＂", '"'),
    # single quotation marks and apostrophes
    **dict.fromkeys("‘’‚‛‹›ʼ′＇`´", "'"),
    # hyphens and dashes
    **dict.fromkeys("‐‑‒–—―−", "-"),
    # spaces that are not U+0020
    **dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006", " "),
    **dict.fromkeys("\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029", " "),
    **dict.fromkeys("\t\v\f\x1c\x1d\x1e\x1f\x85", " "),
}
_TABLE: Final = str.maketrans(_PLAIN_FORMS)

#: Control characters and lone surrogates, which no parser expects.
_UNREADABLE: Final = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

#: What is left of a no-break space that was read in the wrong encoding; no word ends in it but one in capitals.
_HALF_SPACE: Final = re.compile(r"(?<![A-Z\u00c0-\u00de])\u00c2+(?=\s)")

#: Characters that print nothing: byte order mark, joiners, soft hyphen, direction marks.
INVISIBLE: Final = "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e" + (
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
#: A run of them that does not stand between two letters; each run is looked at once.
_OUTER_INVISIBLE: Final = re.compile(rf"(?<![{INVISIBLE}])(?:(?<!\w)[{INVISIBLE}]++|[{INVISIBLE}]++(?!\w))")
_ANY_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")


def plain(text: str) -> str:
    r"""Return `text` with marks, apostrophes, dashes and spaces in their plain forms.

    Each character is replaced by exactly one, so the result has the length of
    `text`. Characters that print nothing become spaces, except between two
    letters, where a space would break a word; so does half of a space in the wrong encoding.

    >>> plain("“It’s over” — he\u00a0said")
    '"It\'s over" - he said'
    """
    text = _UNREADABLE.sub(" ", _HALF_SPACE.sub(lambda found: " " * len(found[0]), text).translate(_TABLE))
    return _OUTER_INVISIBLE.sub(lambda found: " " * len(found[0]), text)


def one_line(text: str) -> str:
    r"""Return `text` as it reads on one line: wraps and runs of space are one space.

    >>> one_line("Deputy Defense\nMinister  Alexander Fomin ")
    'Deputy Defense Minister Alexander Fomin'
    """
    return " ".join(_UNREADABLE.sub(" ", _ANY_INVISIBLE.sub("", text)).split())
