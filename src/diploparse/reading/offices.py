"""Offices: what a noun such as "minister" says with the words around it."""

import functools
from collections.abc import Mapping
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.lexicon import entries, own_words, table, words
from diploparse.reading.bodies import body_before, body_named_at, is_body
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.states import StateName, owning_state_before, state_named_at, state_named_before
from diploparse.records import Office

_LONGEST: Final = 12  # tokens of one office, and of the phrase behind its head
_WORD_CLASSES: Final = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})
_ARTICLES: Final = frozenset({"the", "a", "an"})


@attrs.frozen
class OfficeWords:
    """The words of offices, in lower case."""

    heads: frozenset[str]
    posts: frozenset[str]
    before_general: frozenset[str]
    modifiers: frozenset[str]
    honorifics: frozenset[str]
    abbreviations: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    passing: frozenset[str]
    behind_hyphen: frozenset[str]

    def is_head(self, token: Token) -> bool:
        """Tell whether `token` can head an office, in the singular or plural."""
        return self._singular(token) is not None

    def is_plural(self, token: Token) -> bool:
        """Tell whether `token` heads the offices of several: "presidents"."""
        return token.lower_ not in self.heads and token.lower_.endswith("s") and self._singular(token) not in {None, token.lower_}

    def _singular(self, token: Token) -> str | None:
        """Return the office that `token` is or is the plural of; None if it is none, built in or the reader's own."""
        word = token.lower_.rstrip(".")
        if word in self.behind_hyphen and word != "general":
            return word if token.i > 1 and token.nbor(-1).text == "-" and self.is_head(token.nbor(-2)) else None
        singulars = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
        own = own_words(token.doc, "offices")
        return next((form for form in singulars if form in self.heads or form in own), None)

    def is_title(self, token: Token) -> bool:
        """Tell whether `token` can stand in an office or form of address."""
        word = token.lower_.rstrip(".")
        aside = word in self.former or word in self.acting or (token.is_lower and word in self.passing)
        return aside or self.is_head(token) or word in self.modifiers or word in self.honorifics

    def is_post(self, token: Token) -> bool:
        """Tell whether the place of an office with this head belongs to it: "ambassador in Lima"."""
        return token.lower_.rstrip(".").removesuffix("s") in self.posts


@functools.cache
def office_words() -> OfficeWords:
    """Return the words of the lexicon."""
    heads = entries("offices", "head")
    return OfficeWords(
        heads=frozenset(str(head["word"]) for head in heads) | set(table("offices", "abbreviations")),
        posts=frozenset(str(head["word"]) for head in heads if head.get("posted")),
        before_general=frozenset(str(head["word"]) for head in heads if head.get("general")),
        modifiers=words("offices", "modifiers"),
        honorifics=words("offices", "honorifics"),
        abbreviations=frozenset(table("offices", "abbreviations")),
        former=words("offices", "former"),
        acting=words("offices", "acting"),
        passing=words("offices", "passing"),
        behind_hyphen=words("offices", "behind_hyphen"),
    )


@attrs.frozen
class OfficePhrase:
    """An office with the tokens that it was read from, the state's name and "former" among them."""

    office: Office
    start: int
    end: int


def office_phrase(doc: Doc, head: int, *, floor: int, ceiling: int) -> OfficePhrase:
    """Return the office whose head is token `head`, read between tokens `floor` and `ceiling`.

    The state beside it, "former" and "acting", and a body named before it stand apart from its words:
    "former German Defense Ministry spokesman" is the office "spokesman" of the "Defense Ministry", of Germany.
    """
    first = _first_token(doc, head, floor)
    body = body_before(doc, first, head)
    organisation = syntax.text_of(doc, first, body) if body else None
    text_from = _skip_joint(doc, body or first, head)
    last, country, owner = _behind_head(doc, head, ceiling)
    organisation = organisation or owner
    start, named, flags, owner = _before_words(doc, first, floor)
    text = syntax.text_of(doc, text_from, last)
    office = Office(
        text=text,
        normalised=normalised(text),
        span=syntax.span_of(doc, text_from, last),
        country=(named.state if named else None) or country,
        organisation=organisation or owner,
        former=bool(flags & office_words().former),
        acting=bool(flags & office_words().acting),
    )
    return OfficePhrase(office, start, last)


@functools.lru_cache(maxsize=4096)
def normalised(text: str) -> str:
    """Return the common form of an office.

    >>> normalised("Minister for Foreign Affairs"), normalised("Gen."), normalised("Defence Minister")
    ('foreign minister', 'general', 'defense minister')
    """
    short = {str(form): str(full) for form, full in table("offices", "abbreviations").items()}
    common = _common_words()
    parts = [short.get(part.rstrip("."), part) for part in text.lower().replace(" - ", "-").split()]
    parts = [common.get(part, part) for part in parts]
    for i, part in enumerate(parts[:-2]):
        if parts[i + 1] in {"of", "for"} and part in {"minister", "secretary"} and parts[i + 2] != "state":
            parts = [*parts[:i], *" ".join(parts[i + 2 :]).removeprefix("the ").split(), part]
            break
    return _with_common_field(" ".join(parts))


def head_of_office(office: str) -> str:
    """Return the noun that an office in its common form is a kind of.

    >>> head_of_office("ambassador to chile"), head_of_office("deputy prime minister")
    ('ambassador', 'minister')
    """
    words = office.split()
    end = next((i for i, word in enumerate(words) if i and word in {"of", "for", "to", "in", "at", "responsible"}), len(words))
    return words[end - 1] if words else ""


@functools.lru_cache(maxsize=4096)
def normalised_field(name: str) -> str:
    """Return the common form of the name of a ministry or another body.

    >>> normalised_field("Ministry of Foreign Affairs"), normalised_field("Defence Ministry")
    ('foreign ministry', 'defense ministry')
    """
    common = _common_words()
    whole = " ".join(common.get(part, part) for part in name.lower().split())
    for noun in ("ministry", "department"):
        for preposition in (" of the ", " of ", " for "):
            if whole.startswith(noun + preposition):
                whole = f"{whole.removeprefix(noun + preposition)} {noun}"
    return _with_common_field(whole)


@functools.cache
def _common_words() -> Mapping[str, str]:
    return {str(form): str(full) for form, full in table("offices", "common").items()}


def _with_common_field(whole: str) -> str:
    for form, full in table("offices", "fields").items():
        for noun in ("minister", "secretary", "ministry"):
            if whole == f"{form} {noun}" or whole.endswith(f" {form} {noun}"):
                return f"{whole.removesuffix(f'{form} {noun}')}{full} {noun}"
    return whole


def _first_token(doc: Doc, head: int, floor: int) -> int:
    """Return the first token of an office's words, a body's name among them."""
    known = office_words()
    first = head
    while first > max(floor, head - _LONGEST) and _belongs(doc, first - 1, known):
        first -= 1
    while first < head and (not doc[first].text[0].isalpha() or doc[first].lower_ in {"and", "of"}):
        first += 1
    return first


def _belongs(doc: Doc, i: int, known: OfficeWords) -> bool:
    """Tell whether token `i`, before words of an office, is part of it."""
    token = doc[i]
    word = token.lower_.rstrip(".")
    if token.is_sent_end or token.pos_ == "NUM" or word in known.former | known.acting | known.passing:
        return False
    if state_named_before(doc, i + 1) is not None or is_calendar_name(token):
        return False
    if i > 1 and doc[i - 1].lower_ == "of" and known.is_head(doc[i - 2]):
        return False  # "chief of staff General X"
    if word in known.modifiers:
        return True
    if word in known.abbreviations:
        return doc[i + 1].lower_.rstrip(".") in known.abbreviations
    if token.text in {"(", ")", "-", "&"} or token.is_space:
        return i > 0 and not doc[i - 1].is_punct and doc[i - 1].lower_ not in known.former
    if token.lower_ in {"and", "of"}:
        return i > 0 and _joins_fields(doc, i, known)
    is_own = known.is_head(token) and doc[i + 1].text != "-" and not (doc[i + 1].lower_ == "general" and word in known.before_general)
    return token.pos_ in _WORD_CLASSES and token.text[0].isalpha() and not is_own


def _joins_fields(doc: Doc, i: int, known: OfficeWords) -> bool:
    """Tell whether "and" or "of" at token `i` stands inside the name of a field or body: "Foreign and Defense Minister"."""
    before, after = doc[i - 1], doc[i + 1]
    capitals = before.text[0].isupper() and after.text[0].isupper()
    if doc[i].lower_ == "of":
        return capitals and is_body(before)
    fields = before.lower_ in known.modifiers and after.lower_ in known.modifiers
    return (capitals or fields) and not known.is_head(before) and before.pos_ in _WORD_CLASSES and before.ent_type_ != "PERSON"


def _skip_joint(doc: Doc, first: int, head: int) -> int:
    while first < head and (doc[first].is_space or doc[first].lower_ in {"'s", "'", "-"}):
        first += 1
    return first


def _before_words(doc: Doc, first: int, floor: int) -> tuple[int, StateName | None, set[str], str | None]:
    """Read what stands before an office's words: its first token, the state, "former" and the like, and a body that owns it."""
    start, named, flags, owner = first, None, set[str](), None
    while start > floor:
        before = doc[start - 1]
        word = before.lower_
        if (aside := _aside_before(doc, start, floor)) is not None:
            flags.add(syntax.text_of(doc, aside, start).lower().rstrip("-"))
            start = aside
        elif (found := owning_state_before(doc, start, office=True)) is not None and named is None:
            named, start = found[0], max(floor, found[1])
        elif word in {"'s", "'"} and named is None and owner is None and (body := _possessor(doc, start - 1, floor)):
            start, owner = body
        elif before.is_space:
            start -= 1
        else:
            break
    while start < first and doc[start].is_space:
        start += 1
    return start, named, flags, owner


def _aside_before(doc: Doc, end: int, floor: int) -> int | None:
    """Return the first token of "former", "ex-", "one-time", "new" that ends before token `end`."""
    known = office_words()
    aside = known.former | known.acting | known.passing
    return next((i for i in (end - 3, end - 2, end - 1) if i >= floor and syntax.text_of(doc, i, end).lower().rstrip("-") in aside), None)


def _possessor(doc: Doc, mark: int, floor: int) -> tuple[int, str] | None:
    """Return where the body that ends before a possessive begins, and its name: "the State Department" of "'s"."""
    if mark < 1 or not (is_body(doc[mark - 1]) or doc[mark - 1].ent_type_ == "ORG"):
        return None
    start = mark - 1
    while start > floor and doc[start - 1].text[0].isupper() and doc[start - 1].pos_ in _WORD_CLASSES:
        start -= 1
    return start, syntax.text_of(doc, start, mark)


def _behind_head(doc: Doc, head: int, ceiling: int) -> tuple[int, str | None, str | None]:
    """Return the token behind the office's words, and the state and the body that stand there."""
    end, country, organisation = head + 1, None, None
    if end < ceiling and doc[end].lower_ == "-" and end + 1 < ceiling and doc[end + 1].lower_ in office_words().behind_hyphen:
        end += 2
    while end < ceiling and (link := _link(doc, head, end)) is not None:
        start = end + link
        stop = _list_end(doc, phrase_end(doc, start, ceiling), ceiling)
        stop = next((i for i in range(start + 1, stop - 1) if doc[i].lower_ == "of" and _are_states(doc, i + 1, stop)), stop)
        if stop == start or is_calendar_name(doc[start]) or doc[start].is_digit:
            break
        inside = start + (doc[start].lower_ in _ARTICLES)
        if inside >= stop:
            break
        state = state_named_at(doc, inside)
        whole = state is not None and state[1] == stop and state[0].naming == "name"
        preposition = doc[end].lower_
        if preposition == "of" and state is not None and (whole or _are_states(doc, inside, stop)):
            return end, country or (state[0].state if whole else None), organisation
        if preposition == "at":
            return end, country, organisation or named_body(doc, inside, stop)
        if preposition == "of":
            organisation = organisation or named_body(doc, inside, stop)
        if preposition == "in" and not office_words().is_post(doc[head]):
            break
        end = stop
    return end, country, organisation


def _are_states(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the tokens are names of states and what joins them: "Peru and Chile"."""
    i = start
    while i < end:
        state = state_named_at(doc, i)
        if state is None and doc[i].text != "," and doc[i].lower_ not in {"and", "the"}:
            return False
        i = state[1] if state else i + 1
    return True


def named_body(doc: Doc, start: int, end: int) -> str | None:
    """Return the name of the body that the tokens from `start` up to `end` are, or that owns what they name; None for a field or post."""
    named = body_named_at(doc, start)
    if named is not None and (named[1] >= end or doc[named[1]].lower_ in {"'s", "'"}):
        return syntax.text_of(doc, start, named[1])
    last = doc[end - 1]
    is_org = last.ent_type_ == "ORG" and last.lower_ not in office_words().modifiers
    return syntax.text_of(doc, start, end) if doc[start].text[0].isupper() and (is_body(last) or is_org) else None


def _link(doc: Doc, head: int, i: int) -> int | None:
    """Return how many tokens lead from an office to what it is for: "of", "responsible for"."""
    if doc[i].lower_ in {"of", "for", "to", "at", "in"}:
        return 1
    return 2 if doc[i].lower_ == "responsible" and i + 1 < len(doc) and doc[i + 1].lower_ == "for" and i == head + 1 else None


def _list_end(doc: Doc, end: int, ceiling: int) -> int:
    """Return the end of the fields from token `end` on if nothing else follows: ", Energy, and the Environment"."""
    listed = end < ceiling and doc[end].text == "," and any(token.lower_ == "and" for token in doc[end:ceiling])
    fields = listed and all(t.text[0].isupper() or t.lower_ in {",", "and", "the"} for t in doc[end:ceiling])
    return ceiling if fields and doc[ceiling - 1].text[0].isupper() else end


def phrase_end(doc: Doc, start: int, ceiling: int) -> int:
    """Return the token behind the noun phrase that begins at `start`."""
    end = start
    while end < ceiling and end - start < _LONGEST:
        token = doc[end]
        inside = token.lower_ in {"'s", "-", "&"} or (end == start and token.pos_ in {"DET", "PRON"}) or token.is_space
        joined = token.lower_ in {"and", "of", "on"} and end > start and end + 1 < ceiling and _goes_on(doc, end)
        named = token.pos_ in _WORD_CLASSES or token.is_title
        if not (inside or joined or named) or is_calendar_name(token):
            break
        end += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].lower_ in {"and", "of", "on", "'s", "-"}):
        end -= 1
    return end


def _goes_on(doc: Doc, i: int) -> bool:
    before, after = doc[i - 1], doc[i + 1]
    if doc[i].lower_ == "of":
        return after.pos_ in _WORD_CLASSES | {"DET"}
    if doc[i].lower_ == "on":  # "the Committee on Foreign Affairs"
        return is_body(before) and before.text[0].isupper() and after.text[0].isupper() and not is_calendar_name(after)
    return before.text[0].isupper() == after.text[0].isupper() and after.pos_ in _WORD_CLASSES and not office_words().is_head(after)
