"""Names that only look like persons': what stands beside them says town, body or thing, and nothing says person."""

from collections.abc import Iterable, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.lexicon import words
from diploparse.reading.bodies import medium_at
from diploparse.reading.genders import gender_of_given
from diploparse.reading.nameparts import Bounds
from diploparse.reading.offices import office_words
from diploparse.reading.states import state_named_at, state_named_before

_PLACING: Final = frozenset({"in", "at", "near", "outside", "into", "via", "toward", "towards", "across", "inside"})
_REACH: Final = 6  # tokens of an office behind a name
#: Endings of nouns for persons by what they do: "interpreter", "economist".
_AGENTS: Final = ("er", "or", "ist", "ian", "man", "woman")
_ACRONYM: Final = 2  # letters of the shortest one


def without_doubtful(doc: Doc, names: Iterable[Bounds]) -> list[Bounds]:
    """Leave out the names that nothing shows to be persons'.

    All mentions of a name are judged together: "the Morel plan" is no doubt about a Morel who has an office elsewhere. A single word
    that is part of no full name needs a title, a deed or the like, and must be called no medium; a full name falls only where towns,
    bodies and things stand.
    """
    names = list(names)
    sure = {word for bounds in names if _is_sure(doc, bounds) for word in _words(doc, bounds)}
    full = {word for start, end in names if end - start > 1 and not _is_doubtful(doc, (start, end)) for word in _words(doc, (start, end))}
    starts = {start for start, _ in names}
    media = {
        *_before_news_agency(doc),
        *(doc[start].text for start, end in names if end - start == 1 and medium_at(doc, start) == end),
    } - full
    return [
        bounds
        for bounds in names
        if bounds[1] not in starts and media.isdisjoint(_words(doc, bounds)) and _is_kept(doc, bounds, sure, full)
    ]


def _before_news_agency(doc: Doc) -> set[str]:
    """Return the words before "news agency"."""
    return {doc[t.i - 1].text for t in doc[1:-1] if t.lower_ == "news" and t.nbor().lower_ == "agency"}


def _is_kept(doc: Doc, bounds: Bounds, sure: set[str], full: set[str]) -> bool:
    own = _words(doc, bounds)
    if not own or _is_in_title(doc, bounds, own):
        return False
    if not sure.isdisjoint(own):
        return True
    return not _is_doubtful(doc, bounds) if len(own) > 1 else not full.isdisjoint(own)


def _is_in_title(doc: Doc, bounds: Bounds, own: Sequence[str]) -> bool:
    """Tell whether a name is part of an office: "Operating" of "Chief Operating Officer", "Operating Officer"."""
    start, end = bounds
    office = doc[end - 1] if len(own) > 1 else doc[end] if end < len(doc) else None
    capital = office is not None and office.text[0].isupper() and office_words().is_head(office)
    return capital and gender_of_given(doc[start].text) is None


def _words(doc: Doc, bounds: Bounds) -> Sequence[str]:
    return [token.text for token in doc[bounds[0] : bounds[1]] if token.text[0].isupper()]


def _is_sure(doc: Doc, bounds: Bounds) -> bool:
    """Tell whether a name has a title, a given name, an age, a relative clause about somebody, or does or suffers what persons do."""
    start, end = bounds
    if _is_titled(doc, start) or (end - start > 1 and gender_of_given(doc[start].text) is not None):
        return True
    return _is_described(doc, end) or acts(doc, start, end)


def _is_titled(doc: Doc, start: int) -> bool:
    """Tell whether a word of a title stands right before a name."""
    return start > 0 and doc[start - 1].text[0].isalpha() and office_words().is_title(doc[start - 1])


def is_shown_person(doc: Doc, bounds: Bounds) -> bool:
    """Tell whether a title, a state before or behind it, a comma behind an office, a description or a deed shows that a person is named."""
    start, end = bounds
    before = doc[start - 1] if start else None
    if before is not None and before.lower_ == "'s" and state_named_before(doc, start) is not None:
        return True
    if end + 1 < len(doc) and doc[end].lower_ == "of" and state_named_at(doc, end + 1) is not None:
        return True
    introduced = before is not None and before.text == "," and any(office_words().is_head(t) for t in doc[max(0, start - _REACH) : start])
    return _is_titled(doc, start) or introduced or _is_described(doc, end) or acts(doc, start, end)


def has_office_behind(doc: Doc, end: int) -> bool:
    """Tell whether an office in apposition follows a name: "X, a former minister"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in {"a", "an", "the"}:
        return False
    stop = _nouns_end(doc, end + 2)
    return stop > end + 2 and office_words().is_head(doc[stop - 1]) and not doc[stop - 1].lower_.endswith("s")


def _is_described(doc: Doc, end: int) -> bool:
    """Tell whether "who", "himself", an age or an office stands behind a name."""
    comma = end < len(doc) and doc[end].text == ","
    behind = doc[end + comma] if end + comma < len(doc) else None
    if behind is None:
        return False
    if behind.lower_ in {"who", "whose", "whom", "himself", "herself"}:
        return True
    return comma and (behind.like_num or (behind.lower_ in {"a", "an", "the"} and _has_office(doc, end + 2)))


def _has_office(doc: Doc, start: int) -> bool:
    return any(office_words().is_head(token) or token.lower_.endswith(_AGENTS) for token in doc[start : _nouns_end(doc, start)])


def _nouns_end(doc: Doc, start: int) -> int:
    """Return where the nouns and adjectives from token `start` on end; `start` if that is out of reach."""
    near = range(start, min(start + _REACH, len(doc)))
    return next((i for i in near if doc[i].pos_ not in {"ADJ", "NOUN", "PROPN"}), start)


def acts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the named one does or suffers what persons do, by the tree or by the verb right behind the name."""
    root = doc[start:end].root
    deeds, objects = words("names", "human_verbs"), words("names", "human_objects")
    if syntax.is_subject(root):
        return root.head.lemma_ in deeds or root.head.lemma_ in objects
    behind = doc[end] if end < len(doc) else root
    does = syntax.is_finite(behind) and behind.lemma_ in deeds
    return does or (syntax.is_object(root) and root.head.lemma_ in objects)


def _is_doubtful(doc: Doc, bounds: Bounds) -> bool:
    """Tell whether a name stands as a place, a body or a thing does, or is part of a state's name."""
    start, end = bounds
    before = doc[start - 1] if start else None
    if before is not None and (before.lower_ == "the" or (before.lower_ in _PLACING and end - start == 1)):
        return True
    if end < len(doc) and doc[end].lower_ in words("names", "not_persons", "last_words"):
        return True
    state = state_named_before(doc, end)
    if state is not None and (state[1] < start or (state[0].naming == "name" and state[1] > start)):
        return True
    return end - start == 1 and _is_acronym(doc[start])


def _is_acronym(token: Token) -> bool:
    """Tell whether a word in capitals stands among words that are not."""
    return len(token) >= _ACRONYM and token.text.isupper() and any(not t.text.isupper() for t in token.sent if t.is_alpha and len(t) > 1)
