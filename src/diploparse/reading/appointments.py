"""Which offices an article gives to whom: before the name, behind it, shared by several."""

from collections.abc import Iterable, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.lexicon import words
from diploparse.reading.bodies import body_named_at, is_body
from diploparse.reading.nameparts import Bounds
from diploparse.reading.offices import OfficePhrase, named_body, office_phrase, office_words, phrase_end
from diploparse.reading.states import owning_state_before, state_named_at, state_named_before
from diploparse.records import Office

_LONGEST: Final = 14  # tokens of an apposition
_REACH: Final = 9  # tokens between a verb of appointing and the end of the name that it governs
_PHRASE_END: Final = frozenset({",", ";", ".", ":", "--", "(", ")", '"', "!", "?"})
_FUNCTION_WORDS: Final = frozenset({"ADP", "AUX", "CCONJ", "SCONJ", "PUNCT"})
_RELATIVES: Final = frozenset({"who", "which", "that", "whose"})
_DETERMINERS: Final = frozenset({"the", "a", "an", "his", "her", "its", "their", "as"})


@attrs.frozen
class Title:
    """What stands before a name: offices, the state they are of, forms of address, where the offices begin, and where the state stands."""

    offices: tuple[Office, ...]
    country: str | None
    start: int
    address: tuple[str, ...] = ()
    named_at: Bounds | None = None


def title_before(doc: Doc, name: int, floor: int = 0) -> Title:
    """Return the offices written before the name that begins at token `name`."""
    known = office_words()
    i, address = name, []
    while i > floor and (doc[i - 1].is_space or doc[i - 1].lower_.rstrip(".") in known.honorifics):
        i -= 1
        if not doc[i].is_space:
            address.append(doc[i].text)
    phrases: list[OfficePhrase] = []
    while (head := _head_ending_at(doc, i, floor)) is not None:
        phrases.insert(0, office_phrase(doc, head, floor=floor, ceiling=i))
        i = phrases[0].start
        if i > floor + 1 and doc[i - 1].lower_ == "and" and known.is_head(doc[i - 2]):
            i -= 1
    if not phrases:
        noun = i - 2 if i > 1 and doc[i - 1].text == "," else i - 1
        is_counterpart = noun > floor and doc[noun].lower_ == "counterpart"  # "her Chilean counterpart, X"
        state = state_named_before(doc, noun) if is_counterpart else owning_state_before(doc, i) if i > floor else None
        at = (state[1], i) if state else None
        while i < name and doc[i].is_space:
            i += 1
        return Title((), state[0].state if state else None, i, tuple(address), at)
    offices = _with_shared_state([phrase.office for phrase in phrases])
    return Title(offices, next((o.country for o in offices if o.country), None), phrases[0].start, tuple(address))


def offices_after(doc: Doc, end: int, names: Sequence[Bounds]) -> tuple[Office, ...]:
    """Return the offices that the apposition or the verb behind a name gives: "X, the foreign minister", "X was elected president".

    Args:
        doc: the tokens.
        end: the token behind the name.
        names: bounds of all names; an apposition holds none.
    """
    following = next((a for a, _ in names if a >= end), len(doc))
    ceiling = min(len(doc), end + _LONGEST, following)
    if end >= ceiling:
        return ()
    if doc[end].text == ",":
        return _in_apposition(doc, end + 1, ceiling, following)
    return _behind_verb(doc, end, ceiling)


def office_introducing(doc: Doc, start: int, end: int) -> Title | None:
    """Return the office before the comma of a name that is itself an apposition: "Norway's foreign minister, X, said"."""
    closed = end >= len(doc) or doc[end].text in _PHRASE_END or doc[end].is_space
    if start < 2 or doc[start - 1].text != "," or not closed:
        return None
    title = title_before(doc, start - 1)
    opening = doc[title.start - 1].lower_ if title.start else ""
    definite = (
        opening in _DETERMINERS - {"a", "an"} | {"'s", "'"} or title.country is not None or any(o.organisation for o in title.offices)
    )
    singular = not any(office_words().is_plural(doc[i]) for i in range(title.start, start - 1))
    return title if title.offices and definite and singular else None


def state_behind(doc: Doc, end: int) -> str | None:
    """Return the state behind a name that ends before token `end`: "X of the Netherlands"."""
    found = _state_behind_at(doc, end)
    return found[0] if found else None


def shared_offices(doc: Doc, names: Sequence[Bounds]) -> dict[int, tuple[Office, ...]]:
    """Return the offices in the plural that several names share, by the first token of each name.

    Each name gets the state behind it, or the one at its place among those before the names: "the presidents of X and Y, A and B".
    """
    known = office_words()
    found: dict[int, tuple[Office, ...]] = {}
    starts = dict(names)
    for token in doc:
        if not known.is_plural(token):
            continue
        group = _names_behind(doc, token.i, starts)
        if len(group) < 2:
            continue
        phrase = office_phrase(doc, token.i, floor=max(0, token.i - _LONGEST), ceiling=group[0][0])
        states = _states_of_group(doc, phrase, group)
        common = phrase.office.normalised.replace(token.lower_, token.lower_.removesuffix("s"))
        for k, (start, end) in enumerate(group):
            behind = state_behind(doc, end)
            own = states[k] if len(states) == len(group) else (states[0] if len(states) == 1 else None)
            office = attrs.evolve(phrase.office, country=behind or own or phrase.office.country, normalised=common)
            found[start] = (*found.get(start, ()), office)
    return found


def _head_ending_at(doc: Doc, end: int, floor: int) -> int | None:
    """Return the head of the office that ends before token `end`: the last token, or one before "of" and its phrase."""
    known = office_words()
    i = end - 1
    while i >= floor and doc[i].is_space:
        i -= 1
    if i < floor:
        return None
    if known.is_head(doc[i]):
        return _head_of_aide(doc, i, floor)
    if doc[i].pos_ in _FUNCTION_WORDS:
        return None
    k = i
    while k > floor and i - k < _LONGEST and not _opens_field(doc, k) and _is_inside(doc, k):
        k -= 1
    if k >= i or not _opens_field(doc, k):
        return None
    is_whole = office_phrase(doc, k, floor=floor, ceiling=end).end == i + 1 or doc[k + 1].lower_ == "at"
    return k if is_whole or _ends_with_state(doc, k + 1, i + 1) else None


def _opens_field(doc: Doc, k: int) -> bool:
    """Tell whether token `k` heads the office of one person and its field follows: "Chief of the General Staff"."""
    known = office_words()
    return doc[k + 1].lower_ in {"of", "for", "to", "at"} and known.is_head(doc[k]) and not known.is_plural(doc[k])


def _is_inside(doc: Doc, k: int) -> bool:
    """Tell whether token `k` can stand in the field of an office, a comma between capitalised words among them."""
    if doc[k].text == "," and k:
        return doc[k - 1].text[0].isupper() and (doc[k + 1].text[0].isupper() or doc[k + 1].lower_ == "and")
    return doc[k].text not in _PHRASE_END and not _is_verb(doc[k])


def _head_of_aide(doc: Doc, head: int, floor: int) -> int:
    """Return the head of the office whose holder serves another: "Adviser" of "Adviser to the Prime Minister X"; else `head`."""
    k = head
    while k > floor and doc[k].text[0].isupper():
        k -= 1
    serves = k - 2 >= floor and doc[k].lower_ == "the" and doc[k - 1].lower_ == "to"
    return k - 2 if serves and doc[k - 2].text[0].isupper() and office_words().is_head(doc[k - 2]) else head


def _ends_with_state(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the last "of" of a phrase stands before a state and nothing else: "Prime Minister of Norway X"."""
    last = next((i for i in range(end - 2, start - 1, -1) if doc[i].lower_ == "of"), None)
    state = state_named_at(doc, last + 1 + (doc[last + 1].lower_ == "the")) if last is not None else None
    return state is not None and state[1] == end


def _is_verb(token: Token) -> bool:
    """Tell whether `token` is a verb, and no capitalised part of a name that was taken for one."""
    return token.pos_ == "VERB" and token.is_lower


def _with_shared_state(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Give coordinated offices the state that stands before the first of them."""
    result: list[Office] = []
    for office in offices:
        shared = result[-1].country if result and office.country is None and office.organisation is None else office.country
        result.append(attrs.evolve(office, country=shared))
    return tuple(result)


def _in_apposition(doc: Doc, start: int, ceiling: int, following: int) -> tuple[Office, ...]:
    if start < ceiling and doc[start].lower_ == "who":
        return _behind_verb(doc, start + 1, ceiling)
    opening = _behind_possessor(doc, start, ceiling)
    while opening < ceiling and (doc[opening].lower_ in words("offices", "appointing") or doc[opening].lower_ == "now"):
        opening += 1
    stop = opening
    while stop < ceiling and doc[stop].text not in _PHRASE_END and doc[stop].pos_ not in {"VERB", "AUX"}:
        stop += 1
    is_relative = any(token.lower_ in _RELATIVES for token in doc[opening:stop])
    is_subject = stop < len(doc) and syntax.is_finite(doc[stop]) and not is_relative  # "in a letter to X, the minister wrote"
    if is_subject or stop == following or (stop == ceiling and ceiling < len(doc)):
        return ()
    return _coordinated(doc, opening, stop)


def _behind_possessor(doc: Doc, start: int, ceiling: int) -> int:
    """Return the token behind a possessor that is no state: "the island's"."""
    mark = next((i for i in range(start, min(start + 4, ceiling)) if doc[i].lower_ in {"'s", "'"}), None)
    return start if mark is None or state_named_before(doc, mark) is not None or is_body(doc[mark - 1]) else mark + 1


def _coordinated(doc: Doc, start: int, stop: int) -> tuple[Office, ...]:
    """Read offices joined by "and" between two tokens: "the finance minister and former ambassador to X"."""
    known = office_words()
    phrases: list[OfficePhrase] = []
    i = start
    while i < stop:
        head = _first_head(doc, i, stop)
        if head is None:
            break
        phrase = office_phrase(doc, head, floor=i, ceiling=stop)
        if not all(t.lower_ in _DETERMINERS | {"now"} or t.is_space for t in doc[i : phrase.start]):
            break
        phrases.append(phrase)
        i = phrase.end
        while i < stop and doc[i].lower_ in {"and", "now", "the", "a"}:
            i += 1
        if i < stop and doc[i - 1].lower_ not in {"and", "now", "the", "a"} and not known.is_head(doc[i]):
            break
    return _with_shared_state([phrase.office for phrase in phrases])


def _first_head(doc: Doc, start: int, stop: int) -> int | None:
    """Return the head of the first office from token `start` on: the last noun before a preposition, "and" or the end."""
    known = office_words()
    cut = next(
        (k for k in range(start, stop) if doc[k].pos_ in {"ADP", "SCONJ"} or doc[k].lower_ in {"of", "for", "to", "who", "responsible"}),
        stop,
    )
    heads = [k for k in range(start, cut) if known.is_head(doc[k]) and not (k + 1 < cut and known.is_head(doc[k + 1]))]
    return next((k for k in heads if k + 1 >= cut or doc[k + 1].lower_ in {"and", "of", "for", "-"}), None)


def _behind_verb(doc: Doc, start: int, ceiling: int) -> tuple[Office, ...]:
    """Read "is the president", "was elected president", "named X acting minister", "heads the agency"."""
    verbs, leading = words("offices", "appointing"), words("offices", "leading")
    i, past = start, False
    while i < ceiling and (doc[i].lower_ in verbs or doc[i].pos_ == "AUX" or doc[i].lower_ in {"also", "now", "as"}):
        past = past or doc[i].lower_ == "was"
        i += 1
    if i == start and i < ceiling and doc[i].lower_ in leading:
        return _leading(doc, i, ceiling)
    named = _is_appointed(doc, start)
    if i == start and not named:
        return ()
    appointed = named or any(doc[k].lower_ in verbs for k in range(start, i))
    found = _coordinated(doc, i, _stop_of_phrase(doc, i, ceiling))
    return tuple(attrs.evolve(office, former=True) for office in found) if past and not appointed else found


def _is_appointed(doc: Doc, end: int) -> bool:
    """Tell whether a verb of appointing governs the name that ends before token `end`: "named X foreign minister"."""
    return any(doc[k].lower_ in words("offices", "appointing") and doc[k].pos_ == "VERB" for k in range(max(0, end - _REACH), end))


def _stop_of_phrase(doc: Doc, start: int, ceiling: int) -> int:
    aside = office_words().acting | office_words().former
    ends = (
        k for k in range(start, ceiling) if doc[k].text in _PHRASE_END or (doc[k].pos_ in {"VERB", "AUX"} and doc[k].lower_ not in aside)
    )
    return next(ends, ceiling)


def _leading(doc: Doc, verb: int, ceiling: int) -> tuple[Office, ...]:
    """Read the office of somebody "who heads the agency"."""
    start = verb + 1 + (verb + 1 < ceiling and doc[verb + 1].lower_ == "the")
    named = body_named_at(doc, start) if start < ceiling else None
    end = phrase_end(doc, named[1] if named else start, ceiling)
    owner = named_body(doc, start, end) if end > start else None
    if owner is None:
        return ()
    text = syntax.text_of(doc, verb, end)
    return (Office(text=text, normalised=f"head of {owner}", span=syntax.span_of(doc, verb, end), organisation=owner),)


def _names_behind(doc: Doc, head: int, starts: dict[int, int]) -> list[Bounds]:
    """Return the coordinated names behind an office in the plural."""
    first = next((i for i in range(head + 1, min(len(doc), head + _LONGEST)) if i in starts), None)
    if first is None or any(doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in {".", ";", '"'} for i in range(head + 1, first)):
        return []
    group = [(first, starts[first])]
    while (following := _next_name(doc, group[-1][1], starts)) is not None:
        group.append((following, starts[following]))
    return group


def _next_name(doc: Doc, end: int, starts: dict[int, int]) -> int | None:
    i = end
    if (state := _state_behind_at(doc, i)) is not None:
        i = state[1]
    joined = False
    while i < len(doc) and (doc[i].text == "," or doc[i].lower_ == "and" or doc[i].is_space):
        joined = True
        i += 1
    return i if joined and i in starts else None


def _state_behind_at(doc: Doc, end: int) -> tuple[str, int] | None:
    """Return the state behind a name and the token behind it: "X of the Netherlands"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return None
    start = end + 1 + (doc[end + 1].lower_ == "the")
    found = state_named_at(doc, start)
    return (found[0].state, found[1]) if found and found[0].naming == "name" else None


def _states_of_group(doc: Doc, phrase: OfficePhrase, group: Sequence[Bounds]) -> list[str]:
    """Return the states named around an office in the plural, in order: before it, behind it, or behind the last name alone."""
    before = list(_states_between(doc, max(0, phrase.start - 4), _first_of_words(doc, phrase)))
    behind = list(_states_between(doc, phrase.end, group[0][0]))
    if before or behind:
        return behind or before
    states = [state for _, end in group if (state := state_behind(doc, end))]
    return states if len(states) == 1 and state_behind(doc, group[-1][1]) else []


def _first_of_words(doc: Doc, phrase: OfficePhrase) -> int:
    """Return the first token of an office's own words."""
    return next((i for i in range(phrase.start, phrase.end) if doc[i].idx >= phrase.office.span.start), phrase.start)


def _states_between(doc: Doc, start: int, end: int) -> Iterable[str]:
    i = start
    while i < end:
        state = state_named_at(doc, i)
        if state is not None and state[1] <= end:
            yield state[0].state
            i = state[1]
        else:
            i += 1
