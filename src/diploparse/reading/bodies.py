"""Bodies by name: ministries, agencies, organisations, blocs and movements."""

import functools
import re
from collections.abc import Mapping
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import entries, own_words, strings, words
from diploparse.records import PartyKind
from diploparse.settings import OWN_WORDS

_KINDS: Final[tuple[PartyKind, ...]] = ("bloc", "organisation", "movement", "institution")
SPOKEN: Final = 4  # letters of an acronym that can be written as a word
_BODIES: Final = frozenset({"ORG"})


@attrs.frozen
class BodyName:
    """A body of the lexicon.

    Attributes:
        name: its usual name.
        kind: what it is.
        code: code of the state that it belongs to.
        nouns: nouns that can take up its name, "alliance".
    """

    name: str
    kind: PartyKind
    code: str | None
    nouns: frozenset[str]


@functools.cache
def body_names() -> Mapping[str, BodyName]:
    """Return the bodies of the lexicon by all their names: as written, in lower case if of several words, acronyms also as "Nato".

    >>> body_names()["NATO"].kind, body_names()["european union"].kind, "who" in body_names()
    ('bloc', 'bloc', False)
    """
    found: dict[str, BodyName] = {}
    for entry in entries("organisations", "organisation"):
        code = entry.get("code")
        body = BodyName(
            name=str(entry["name"]),
            kind=str(entry["kind"]),  # type: ignore[arg-type]
            code=str(code) if code else None,
            nouns=frozenset(strings(entry.get("nouns", []))),
        )
        for form in (body.name, *strings(entry.get("aliases", []))):
            found.setdefault(form, body)
            if " " in form:
                found.setdefault(form.lower(), body)
            elif form.isupper() and len(form) >= SPOKEN:
                found.setdefault(form.capitalize(), body)
    return found


@functools.cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """Return, by first word, how many tokens names of bodies have, the longest first."""
    found: dict[str, set[int]] = {}
    for form in body_names():
        first, *rest = re.findall(r"[\w.]+|\S", form.lower())
        lengths = range(max(1, len(rest) - 1), len(rest) + 3)  # tokenizers differ about "'s" and "+"
        for word in {first, form.lower().split()[0]}:
            found.setdefault(word, set()).update(lengths)
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def body_named_at(doc: Doc, start: int) -> tuple[BodyName, int] | None:
    """Return the body of the lexicon whose name begins at token `start`, and the token behind the name; the longest one wins.

    >>> from diploparse.document import parse
    >>> body_named_at(parse("The European Union agreed.").doc, 1)[0].name
    'European Union'
    """
    if start >= len(doc):
        return None
    own = _own_body(doc, start)
    if own is not None:
        return own
    first = doc[start]
    lengths = _lengths().get(first.lower_, ())
    if not lengths or not _can_open(first):
        return None
    for length in lengths:
        form = syntax.text_of(doc, start, min(start + length, len(doc)))
        found = body_names().get(form) or body_names().get(form.lower())
        if found is not None:
            return found, min(start + length, len(doc))
    return None


def _own_body(doc: Doc, start: int) -> tuple[BodyName, int] | None:
    """Return the body named at `start` that the document's reader added."""
    found = []
    for kind in _KINDS if OWN_WORDS in doc.user_data else ():
        for name in own_words(doc, f"{kind}s"):
            end = start + 1
            while end < len(doc) and len(syntax.text_of(doc, start, end)) < len(name):
                end += 1
            if syntax.text_of(doc, start, end) == name:
                found.append((BodyName(name, kind, None, frozenset()), end))
    return max(found, key=lambda item: item[1], default=None)


@once
def bodies_by_start(document: Document) -> Mapping[int, tuple[BodyName, int]]:
    """Return the bodies of the lexicon that an article names, by the first token of the name."""
    doc = document.doc
    return {i: found for i in range(len(doc)) if (found := body_named_at(doc, i)) is not None}


def _can_open(token: Token) -> bool:
    """Tell whether `token` is written as the beginning of a name: in capitals, or "al-Shabaab"."""
    return token.text[0].isupper() or (token.i + 1 < len(token.doc) and token.nbor().text == "-")


@functools.cache
def institution_nouns() -> frozenset[str]:
    """Return the nouns that head the name of a body, in lower case, singular and plural."""
    nouns = words("institutions", "nouns")
    return nouns | {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}


def anonymous_nouns() -> frozenset[str]:
    """Return the nouns for people whom an article will not name."""
    return words("institutions", "anonymous")


def medium_at(doc: Doc, start: int) -> int | None:
    """Return the token behind a capitalised name that the text calls a medium: "the newspaper X", "the X news agency"; None if it does not.

    >>> from diploparse.document import parse
    >>> medium_at(parse("The newspaper Dagsposten said so.").doc, 2)
    3
    """
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    if end == start or (start and doc[start - 1].pos_ == "PROPN"):
        return None
    behind = next((t for t in doc[end : end + 2] if t.lower_ != "news"), None)
    beside = [doc[start - 1], behind] if start else [behind]
    called = any(t is not None and t.pos_ == "NOUN" and t.is_lower and t.lower_ in words("referents", "bodies", "medium") for t in beside)
    return end if called else None


def is_body(token: Token) -> bool:
    """Tell whether `token` is a noun that heads the name of a body."""
    return token.lower_ in institution_nouns() or token.lower_ in own_words(token.doc, "institution_nouns")


def body_before(doc: Doc, start: int, end: int) -> int | None:
    """Return the token behind the body's name that begins at token `start` and ends by `end`; None if none begins there.

    >>> from diploparse.document import parse
    >>> body_before(parse("Foreign Ministry spokesman Tom Reed").doc, 0, 2)
    2
    """
    named = body_named_at(doc, start)
    if named is not None and named[1] <= end:
        return named[1]
    for stop in range(end, start, -1):
        last = doc[stop - 1]
        if last.text[0].isupper() and is_body(last):
            return stop
        inside = all(doc[i].ent_type_ in _BODIES for i in range(start, stop))
        if inside and (stop == len(doc) or doc[stop].ent_iob_ != "I") and stop - start > 1:
            return stop
    return None
