"""Names that only look like persons': what stands beside them says town, body or thing, and nothing says person."""

from collections.abc import Iterable, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.lexicon import words
from diploparse.reading.genders import gender_of_given
from diploparse.reading.offices import office_words

Bounds = tuple[int, int]

_PLACING: Final = frozenset({"in", "at", "near", "outside", "into", "via", "toward", "towards", "across", "inside"})
_ACRONYM: Final = 2  # letters of the shortest one


def without_doubtful(doc: Doc, names: Iterable[Bounds]) -> list[Bounds]:
    """Leave out the names that stand where towns, bodies and things do and never where a person does.

    All mentions of a name are judged together: "the Morel plan" is no doubt about a Morel who has an office elsewhere.
    """
    names = list(names)
    sure = {word for bounds in names if _is_sure(doc, bounds) for word in _words(doc, bounds)}
    doubted = {syntax.text_of(doc, *bounds) for bounds in names if sure.isdisjoint(_words(doc, bounds)) and _is_doubtful(doc, bounds)}
    return [bounds for bounds in names if syntax.text_of(doc, *bounds) not in doubted]


def _words(doc: Doc, bounds: Bounds) -> Sequence[str]:
    return [token.text for token in doc[bounds[0] : bounds[1]] if token.text[0].isupper()]


def _is_sure(doc: Doc, bounds: Bounds) -> bool:
    """Tell whether a name has a title, an age, a relative clause about somebody, or a person's given name."""
    start, end = bounds
    before = doc[start - 1] if start else None
    if before is not None and (office_words().is_title(before) or before.lower_.rstrip(".") in office_words().honorifics):
        return True
    if end < len(doc) and doc[end].text == "," and end + 1 < len(doc):
        behind = doc[end + 1]
        if behind.lower_ in {"who", "whose", "whom"} or behind.like_num:
            return True
    if end < len(doc) and doc[end].lower_ in {"who", "himself", "herself"}:
        return True
    if end - start > 1 and gender_of_given(doc[start].text) is not None:
        return True
    verb = doc[end - 1].head
    return syntax.is_subject(doc[start:end].root) and verb.lemma_ in words("names", "human_verbs")


def _is_doubtful(doc: Doc, bounds: Bounds) -> bool:
    start, end = bounds
    before = doc[start - 1] if start else None
    if before is not None and (before.lower_ == "the" or (before.lower_ in _PLACING and end - start == 1)):
        return True
    if end < len(doc) and doc[end].lower_ in words("names", "not_persons", "last_words") and doc[end].dep_ != "appos":
        return True
    return end - start == 1 and _is_acronym(doc[start])


def _is_acronym(token: Token) -> bool:
    """Tell whether a word in capitals stands among words that are not."""
    beside = [t for t in token.sent if t.is_alpha and len(t) > 1]
    return len(token) >= _ACRONYM and token.text.isupper() and any(not t.text.isupper() for t in beside)
