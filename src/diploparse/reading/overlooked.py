"""Full names that the recogniser left out or took for something else: behind offices, in bodies, by their given name."""

from itertools import takewhile

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.reading.bodies import institution_nouns
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.doubts import has_office_behind, is_shown_person
from diploparse.reading.genders import gender_of_given
from diploparse.reading.nameparts import Bounds, can_end, can_name, continues, is_joined, names_body, not_persons, stands_between
from diploparse.reading.offices import office_words
from diploparse.reading.spellings import particles
from diploparse.reading.states import state_named_before, state_of

#: Tokens of a name found without the recogniser.
LONGEST = 5
#: Tokens of an office with what belongs to it.
_PHRASE = 14
_LINKS = frozenset({"of", "for", "to"})
#: Words inside the name of a body or field.
_INSIDE = frozenset({"of", "for", "on", "and", "the", "'s", ","})
_THINGS = frozenset({"ORG", "LOC", "FAC", "NORP", "EVENT"})


def overlooked_names(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return token bounds of such names outside the tokens `taken`; some may overlap, the first one counts."""
    return [*_behind_offices(doc, taken), *_inside_bodies(doc, taken), *_left_out(doc, taken)]


def _behind_offices(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return capitalised words behind an office that the recogniser left out or took for something else."""
    titles = office_words()
    found = []
    for token in doc[:-1]:
        if not titles.is_head(token) or token.i in taken:
            continue
        start = _behind_long_field(doc, token.i + 1) or _behind_field(doc, token.i + 1)
        end = _name_end(doc, start, start, taken)
        enough = end - start >= 2 or (end > start and token.text[0].isupper() and token.lower_ != "general")
        if enough and end not in taken and can_name(doc, start, end) and not names_body(doc, end):
            found.append((start, end))
    return found


def _behind_field(doc: Doc, start: int) -> int:
    """Return the token behind "for Chile" or "of Foreign Affairs", if that begins at `start`."""
    if doc[start].lower_ not in _LINKS:
        return start
    end = start + 1
    while end + 1 < len(doc) and _is_field(doc[end]):
        end += 1
    return end if end > start + 1 else start


def _behind_long_field(doc: Doc, start: int) -> int | None:
    """Return where two words or more that can be a name stand behind the last word for a body or field: "of the Security Council X Y"."""
    if doc[start].lower_ not in _LINKS:
        return None
    stop = min(start + _PHRASE, len(doc))
    end = next((i for i in range(start, stop) if not (_may_name(doc[i]) or doc[i].lower_ in _INSIDE)), stop)
    while doc[end - 1].lower_ in _INSIDE and end > start:
        end -= 1
    last = next((i for i in range(end - 1, start, -1) if not (_may_name(doc[i]) and _can_be_named(doc[i]))), start)
    named = 2 < end - last <= LONGEST and doc[last].text[0].isupper()
    is_thing = not doc[start - 1].ent_type_ and any(token.ent_type_ in _THINGS for token in doc[last + 1 : end])
    return last + 1 if named and not is_thing else None


def _may_name(token: Token) -> bool:
    if is_calendar_name(token):
        return False
    return token.text[0].isupper() or token.lower_ in particles() or is_joined(token.doc, token.i) or is_joined(token.doc, token.i - 1)


def _is_field(token: Token) -> bool:
    known = token.lower_ in office_words().modifiers or token.ent_type_ in {"GPE", "LOC"} or state_of(token.text) is not None
    return known or token.nbor().lower_ == "affairs" or (token.lower_ == "and" and token.nbor().lower_ in office_words().modifiers)


def _inside_bodies(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return the name at the end of an organisation that is a field with its minister: "of Transport Erik Dahl"."""
    titles = office_words()
    found = []
    for entity in doc.ents:
        before = doc[entity.start - 1] if entity.start > 1 else None
        if entity.label_ != "ORG" or before is None or len(entity) < 2 or taken.intersection(range(entity.start, entity.end)):
            continue
        near = doc[max(0, before.i - 2) : before.i]
        office = titles.is_head(before) or (before.lower_ in {"of", "for", "the"} and any(map(titles.is_head, near)))
        last_known = max((t.i for t in entity if not _can_be_named(t)), default=entity.start)
        hyphens = sum(is_joined(doc, i) for i in range(entity.start, entity.end))
        start = max(last_known + 1, entity.end - 3 - 2 * hyphens)
        if office and entity.end - start >= 2 and can_name(doc, start, entity.end):
            found.append((start, entity.end))
    return found


def _left_out(doc: Doc, taken: set[int]) -> list[Bounds]:
    """Return full names that the recogniser left out or took for a town or body.

    They begin with a known given name where a person stands, or an office follows in apposition.
    """
    found = []
    for token in doc[:-1]:
        if token.i in taken or not token.text[0].isupper() or not (token.pos_ == "PROPN" or gender_of_given(token.text)):
            continue
        end = _name_end(doc, token.i, token.i + 1, taken)
        whole = end - token.i > 1 and can_name(doc, token.i, end) and not names_body(doc, end)
        if not whole or any(_is_body_word(t) for t in doc[token.i : end]):
            continue
        known = gender_of_given(token.text) is not None and is_shown_person(doc, (token.i, end))
        if (
            known
            or _is_of_state(doc, token.i, end)
            or _is_closed_apposition(doc, token.i, end)
            or (has_office_behind(doc, end) and not _goes_on_before(doc, token.i))
        ):
            found.append((token.i, end))
    return found


def _is_of_state(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a state owns a name that the recogniser left out and that acts: "Norway's X laughed"."""
    owned = start > 1 and doc[start - 1].lower_ == "'s" and state_named_before(doc, start) is not None
    return owned and end < len(doc) and syntax.is_finite(doc[end]) and not any(token.ent_type_ for token in doc[start:end])


def _is_closed_apposition(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name stands between the phrase of an office and its verb: "The head of the office in Oslo, X, said"."""
    if start < 2 or end + 1 >= len(doc) or doc[start - 1].text != "," or doc[end].text != "," or not syntax.is_finite(doc[end + 1]):
        return False
    phrase = takewhile(
        lambda token: not (token.is_punct or token.is_space or token.pos_ in {"VERB", "AUX"}),
        reversed(doc[max(0, start - _PHRASE) : start - 1]),
    )
    return any(office_words().is_head(token) for token in phrase)


def _name_end(doc: Doc, start: int, end: int, taken: set[int]) -> int:
    """Return the end of the name that begins at token `start` and may go on at token `end`; `start` if nothing can end it."""
    while end < len(doc) and end - start < LONGEST and end not in taken and continues(doc, start, end):
        end += 1
    while end > start and not can_end(doc[end - 1]):
        end -= 1
    return end


def _goes_on_before(doc: Doc, i: int) -> bool:
    """Tell whether the word before token `i` can be part of the same name."""
    return i > 0 and not doc[i].is_sent_start and (doc[i - 1].text[0].isupper() or doc[i - 1].lower_ in {"of", "the", "-", "and", "&"})


def _is_body_word(token: Token) -> bool:
    return token.lower_ in institution_nouns() or token.lower_ in not_persons()


def _can_be_named(token: Token) -> bool:
    if is_joined(token.doc, token.i) or token.lower_ in particles():
        return True
    word = token.lower_
    is_body = word in institution_nouns() or word in not_persons() or word.endswith(("ces", "irs", "ies", "ion", "ment", "ry"))
    return stands_between(token) and not is_body
