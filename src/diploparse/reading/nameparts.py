"""What tokens can be parts of a person's name, by how they are written."""

from spacy.tokens import Doc, Token

from diploparse.lexicon import words
from diploparse.reading.offices import office_words
from diploparse.reading.spellings import particles
from diploparse.reading.states import region_names, state_of

#: Tokens of a name: the first, and the one behind the last.
Bounds = tuple[int, int]


def is_joined(doc: Doc, i: int) -> bool:
    """Tell whether token `i` is a hyphen inside a word."""
    return 0 < i < len(doc) and doc[i].text == "-" and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def can_open(token: Token) -> bool:
    """Tell whether `token` can stand before the hyphen of a name: "Al-Karib", "al-Karib"."""
    return token.text[0].isupper() or token.lower_ in particles()


def stands_between(token: Token) -> bool:
    """Tell whether `token` can only be part of a name when it stands between an office and one."""
    return token.text[0].isupper() and token.is_alpha and not office_words().is_title(token) and state_of(token.text) is None


def continues(doc: Doc, start: int, i: int) -> bool:
    """Tell whether token `i` can be part of a name that begins at `start`."""
    token = doc[i]
    if token.lower_ in particles() or token.text == "-":
        return i > start or token.lower_ in particles()
    if i > start and is_joined(doc, i - 1):
        return token.is_alpha
    return stands_between(token)


def names_body(doc: Doc, end: int) -> bool:
    """Tell whether a capitalised name goes on at `end` that is no person's: "President Hotel Group"."""
    return end < len(doc) and doc[end].text[0].isupper() and doc[end].lower_ in not_persons()


def can_begin(token: Token) -> bool:
    """Tell whether `token` can be the first part of a name."""
    if token.lower_ in particles():
        return True
    is_verb = token.is_sent_start and token.tag_ in {"VBG", "VBN", "VBD", "IN", "DT"}
    return token.text[0].isupper() and not token.is_punct and not is_verb


def can_end(token: Token) -> bool:
    """Tell whether `token` can be the last part of a name."""
    behind_hyphen = token.is_alpha and is_joined(token.doc, token.i - 1)
    return token.text[0].isupper() or (token.text[0].isalpha() and "-" in token.text) or behind_hyphen


def can_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether tokens can be a person's whole name: no state, no region, nothing named after a person."""
    text = " ".join(token.text for token in doc[start:end] if not token.is_space)
    if not any(character.isalpha() for character in text) or any(character.isdigit() for character in text):
        return False
    known = state_of(text) is not None or text.lower() in region_names()
    return not known and doc[end - 1].lower_ not in not_persons()


def not_persons() -> frozenset[str]:
    """Return the words that end the names of things named after persons, in lower case."""
    return words("names", "not_persons", "last_words")
