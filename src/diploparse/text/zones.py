"""What kind of text a line or paragraph is: link, byline, caption with a credit, heading.

All functions take text in plain characters, its wraps made spaces.
"""

import re
from collections.abc import Iterator
from typing import Final

_URL: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"]+[^\s<>\".,;:!?')\]]", re.IGNORECASE)
_URL_LINE: Final = re.compile(r"\s*[<(]?(?:https?://|www\.)\S+[>)]?\s*", re.IGNORECASE)
#: Words that lead to another article; they need a colon, a bar or an arrow behind them …
_LEAD: Final = re.compile(
    r"""\s*[\[(]?(?:>+\s*)?(?-i:(?![a-z]))(?:
        related(?:\s(?:article|story|stories|coverage|reading|content|news|topic)s?)?
      | read\s(?:more|also|next|this|the\sfull\s(?:story|article)|in\sfull) | also\sread | more\son\sthis | see\salso | see\smore
      | don't\smiss | watch(?:\s(?:now|live|also))? | listen(?:\s(?:now|to))? | recommended | explainer | in\spictures
    )\s*[:|>]""",
    re.VERBOSE | re.IGNORECASE,
)
#: … or stand on a line with no sentence.
_LEAD_LINE: Final = re.compile(
    r"\s*[\[(]?(?:>+\s*)?(?-i:(?![a-z]))"
    r"(?:read more|read also|see also|related articles?|related stories|more on this story|sign up|subscribe)\b"
    r"(?:[^.!?]{0,80}[^.!?\s])?\s*",
    re.IGNORECASE,
)
_NAME: Final = r"[A-Z][\w.'-]*(?:\s+(?:[A-Z][\w.'-]*|de|van|von|der|al|el|bin|la|di|da))*"
_BYLINE: Final = re.compile(
    rf"""(?:
        [Bb][Yy]\s+{_NAME}(?:,?\s+(?:and|with|in|for|of|the)\s+{_NAME}|,\s+{_NAME}|\s*[|/]\s*{_NAME})*
      | \(?(?:[Aa]dditional\s+)?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslated|[Cc]ompiled)(?:\s+and\s+[a-z]+)?
            \s+by\b[^"]{{0,200}}
      | .{{2,150}}\bcontributed\s+(?:reporting|to\s+this\s+(?:report|story|article))
      | (?:Source|Photo|Author|Credit)s?:\s.{{2,80}}
    )[.)]*""",
    re.VERBOSE,
)
_CREDIT: Final = re.compile(
    rf"""(?:(?<=[.!?"')])\s+|^)(?:
        {_NAME}\s*/\s*[A-Z][\w.&' -]{{1,40}}
      | \(?[^()."]{{0,60}}\b(?:AP|AFP|EPA|Reuters|Pool|File|Press)?\s?\b(?:Photo|Image|Picture|Getty\sImages)\b[^()."]{{0,60}}\)?
      | (?:Photo|Image|Picture)(?:\s(?:credit|by|courtesy(?:\sof)?))?:?\s[^."]{{2,80}}
      | ©\s?[^."]{{2,80}}
      | [Vv]ia\s(?:REUTERS|Reuters|AP|AFP|Getty\sImages)
    )\.?$""",
    re.VERBOSE,
)
_HEADING_WORDS: Final = 16
_SMALL_WORD: Final = re.compile(r"[a-z']{1,4}$")


def urls(words: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each web address.

    >>> list(urls("See www.example.org/a, he said."))
    [(4, 21)]
    """
    for found in _URL.finditer(words):
        yield found.start(), found.end()


def is_link_line(line: str) -> bool:
    """Tell whether a line is a web address and nothing else."""
    return _URL_LINE.fullmatch(line) is not None


def opens_link(line: str) -> bool:
    """Tell whether a line leads to another article, as "Related article: …" does.

    >>> opens_link("Read more: Talks end"), opens_link("Read more widely, he said.")
    (True, False)
    >>> opens_link("read more into the words than she meant")  # the middle of a sentence
    False
    """
    return _LEAD.match(line) is not None or _LEAD_LINE.fullmatch(line) is not None


def is_byline(words: str) -> bool:
    """Tell whether a paragraph names those who wrote, as "By Ana Silva" does.

    >>> is_byline("By Ana Silva and Tom Reed"), is_byline("By Friday the talks had ended.")
    (True, False)
    """
    return _BYLINE.fullmatch(words) is not None


def credit(words: str) -> int | None:
    """Return where the credit of a picture begins, at the end of its caption; None if there is none.

    >>> credit("Envoys arrive. Ana Silva / XYZ")
    15
    """
    found = _CREDIT.search(words) if len(words) < 600 else None
    if found is None:
        return None
    return found.start() + len(found[0]) - len(found[0].lstrip())


def is_heading(words: str, first: bool) -> bool:
    """Tell whether a paragraph is a heading: short, no sentence's end, and in title case, capitals, or at the top.

    >>> is_heading("Ceasefire Talks Open in Doha", first=False)
    True
    >>> is_heading("Envoys met on Friday.", first=True)
    False
    """
    tokens = words.split()
    if not tokens or len(tokens) > _HEADING_WORDS or words[-1] in ".!,;:\"'" or words[0] in "-*•\"'":
        return False
    letters = [c for c in words if c.isalpha()]
    if not letters:
        return False
    capital = sum(token[0].isupper() or bool(_SMALL_WORD.match(token)) or not token[0].isalpha() for token in tokens)
    return first or words.isupper() or (len(tokens) > 1 and capital == len(tokens))
