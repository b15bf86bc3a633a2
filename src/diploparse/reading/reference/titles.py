"""Whom a title or a description without a name refers to: "the Norwegian minister", "the former banker", "the 71-year-old"."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words as lexicon_words
from diploparse.reading.names import person_names
from diploparse.reading.offices import head_of_office, normalised, office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.mentions import (
    SUBJECT,
    Mention,
    Referent,
    after,
    are_joined,
    before,
    mentions_of_people,
    referent_of,
    speaks,
)
from diploparse.reading.reference.unnamed import is_for_person, is_withheld, kinds_of_persons, last_unnamed
from diploparse.reading.states import state_named_at, state_named_before
from diploparse.records import Person

#: Offices that "leader" can stand for.
_LEADERS: Final = ("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "leader", "general secretary", "chief")
_CHIEFS: Final = frozenset({"chief", "head", "chairman", "leader", "president", "minister", "secretary"})
_DEFINITE: Final = frozenset({"the", "that", "this"})
_APPOSITION_END: Final = frozenset({",", ".", ";", ":", "(", ")", "-", "--", '"'})
#: An age at the end of a phrase, with the noun behind it if there is one.
_AGED: Final = re.compile(r"\b[Tt]he (\d{1,3})-year-old(?: [\w-]+){0,3}$")
_LONGEST: Final = 12  # tokens of an apposition
#: How many mentions back the one described is looked for; a phrase means nobody farther off.
_FARTHEST: Final = 400
#: The last paragraph whose office may be that of somebody named behind it, and how many paragraphs on that is.
_NEAR_THE_TOP: Final = 2
_AHEAD: Final = 3
_WORD_CLASSES: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def holder(document: Document, head: Token) -> Referent:
    """Return the person of the article whom a definite noun phrase with this head describes."""
    age = _age(head)
    if age is not None:
        return _of_age(document, head, age)
    described = _described(head)
    if described is None or is_withheld(head):
        return Referent()
    words, named = described.words, described.state
    since = last_unnamed(document, head)
    latest = [mention for mention in latest_mentions(document, head) if mention.token > since and _is_sent_where(mention.who, head)]
    for holds in (_holds, _stands_for, _holds_one_of_rank, _holds_one_like):
        found = chosen([m for m in latest if isinstance(m.who, Person) and holds(m.who, words, named)])
        if found.people or found.candidates:
            return found
    nouns = {words.split()[-1], *kinds_of_persons().get(words.split()[-1], ())}
    told = _descriptions(document)
    described_so = chosen([m for m in latest if told.get(m.who.name, frozenset()) & nouns and _is_of(m.who, named)])
    return described_so if described_so.names or described_so.candidates or since >= 0 else _named_later(document, head, described)


def _named_later(document: Document, head: Token, described: "Description") -> Referent:
    """Return the holder of an office whom the article names only behind it, nearby: by this office, or as the first who has none.

    "Norway's foreign minister said so on Friday. “We agree,” Ana Silva told reporters."
    """
    paragraph = document.paragraph_at(head.idx)
    if not office_words().is_head(head) or not syntax.is_subject(head) or paragraph > _NEAR_THE_TOP:
        return Referent()
    near = list(takewhile(lambda m: m.paragraph - paragraph <= _AHEAD, after(mentions_of_people(document), head)))
    people = [(m, m.who) for m in near if isinstance(m.who, Person)]
    holders = [m for m, who in people if _is_of(who, described.state) and _holds(who, described.words, None)]
    if holders:
        return referent_of(holders[0])
    first = next((m for m, who in people if _is_of(who, described.state) and not who.offices), None)
    is_first = first is not None and first == near[0] and not before(mentions_of_people(document), head)
    return referent_of(first) if first is not None and is_first and speaks(first.head) else Referent()


def can_describe(token: Token) -> bool:
    """Tell whether a noun can describe a person: an office, a kind of person, or a noun behind "the former"."""
    if token.lower_.endswith("s") or token.pos_ == "PRON":
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or office_words().is_head(token)


def latest_mentions(document: Document, head: Token) -> list[Mention]:
    """Return the last mention of each person before the phrase, the latest first; of very many the nearest."""
    found: dict[str, Mention] = {}
    for mention in islice(reversed(before(mentions_of_people(document), head)), _FARTHEST):
        found.setdefault(mention.who.name, mention)
    return list(found.values())


def chosen(fitting: Sequence[Mention]) -> Referent:
    """Return the one named last; where one sentence names two in the same place, nobody."""
    if not fitting:
        return Referent()
    names = tuple(mention.who.name for mention in fitting)
    rivals = [m for m in fitting[1:] if m.sentence == fitting[0].sentence and are_joined(fitting[0].head, m.head)]
    return Referent(candidates=names) if rivals else referent_of(fitting[0], names)


@attrs.frozen
class Description:
    """A definite noun phrase: its words in their common form, and the state that it names."""

    words: str
    state: str | None


def _described(head: Token) -> Description | None:
    """Return what "the Norwegian foreign minister" or "Norway's foreign minister" says; None if it is not definite.

    Read word by word: a wrong tree must not cost the phrase.
    """
    doc, known = head.doc, office_words()
    first, start, state, definite = head.i, head.i, None, False
    while start > 0 and not definite:
        named = state_named_before(doc, start)
        before = doc[start - 1]
        if named is not None and state is None:
            state, definite = named[0].state, before.lower_ in {"'s", "'"}
            first, start = (start if first == start else first), named[1]
        elif before.lower_ in _DEFINITE:
            definite = True
        elif before.pos_ in _WORD_CLASSES and not before.is_sent_end:
            start -= 1
            first = start if state is None and before.lower_ not in known.former | known.acting | known.passing else first
        else:
            break
    if not definite:
        return None
    words = syntax.text_of(doc, first, head.i + 1)
    of_state = head.i + 2 < len(doc) and doc[head.i + 1].lower_ == "of" and doc[head.i + 2].lower_ == "state"
    return Description(normalised(f"{words} of state" if of_state else words), state)


def _is_sent_where(who: object, head: Token) -> bool:
    """Tell whether somebody is an ambassador to the state behind "the ambassador to"; whoever is meant if there is none."""
    to = head.i + 1 < len(head.doc) and head.nbor().lower_ == "to"
    state = state_named_at(head.doc, head.i + 2) if to else None
    return state is None or (isinstance(who, Person) and any(state[0].state in office.text for office in who.offices))


def _is_of(who: object, state: str | None) -> bool:
    """Tell whether nothing says that a person is of another state."""
    return state is None or (isinstance(who, Person) and who.nationality in {None, state})


def _holds(person: Person, words: str, state: str | None) -> bool:
    """Tell whether a person holds just this office, for just this state if one is named."""
    if state is not None and person.nationality != state:
        return False
    wanted = _LEADERS if words == "leader" else (words,)
    titles = [form for office in person.offices for form in (office.normalised, normalised(office.title))]
    return any(title == form or (title.endswith(" " + form) and not _is_deputy(title)) for title in titles for form in wanted)


def _is_deputy(title: str) -> bool:
    """Tell whether an office is that of a deputy, whom the office alone does not mean: "Deputy Secretary", "Vice President"."""
    return title.split()[0] in lexicon_words("offices", "deputies")


def _holds_one_of_rank(person: Person, words: str, state: str | None) -> bool:
    """Tell whether a person holds an office with the same head that is no deputy's, unless a deputy's is asked for."""
    own = attrs.evolve(person, offices=tuple(o for o in person.offices if _is_deputy(o.normalised) == _is_deputy(words)))
    return _holds_one_like(own, words, state)


def _holds_one_like(person: Person, words: str, state: str | None) -> bool:
    """Tell whether a person holds an office with the same head, and nothing says that it is for another state."""
    if not _is_of(person, state):
        return False
    head = words.split()[-1]
    wanted = _CHIEFS if head == "leader" else {head}
    return any(head_of_office(office.normalised) in wanted for office in person.offices)


def _stands_for(person: Person, words: str, state: str | None) -> bool:
    """Tell whether somebody without an office can be meant by "the North Korean leader", "the Polish minister"."""
    return bool(words) and state is not None and person.nationality == state and not person.offices


def _age(head: Token) -> str | None:
    """Return the age in "the 71-year-old", "the 71-year-old banker"."""
    found = _AGED.search(head.doc[max(0, head.i - _LONGEST) : head.i + 1].text)
    return found[1] if found is not None else None


def _of_age(document: Document, head: Token, age: str) -> Referent:
    latest = latest_mentions(document, head)
    told = [m for m in latest if age in _ages(document).get(m.who.name, ())]
    spoken_of = (m for m in reversed(before(mentions_of_people(document), head)) if m.weight >= SUBJECT)
    return chosen(told or [m for m in islice(spoken_of, 1) if m.who.name not in _ages(document)])


@once
def _ages(document: Document) -> Mapping[str, frozenset[str]]:
    doc, named = document.doc, person_by_token(document)
    found: dict[str, set[str]] = {}
    for _, end in person_names(document):
        if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].like_num:
            found.setdefault(named[end - 1].name, set()).add(doc[end + 1].text)
    return {name: frozenset(ages) for name, ages in found.items()}


@once
def _descriptions(document: Document) -> Mapping[str, frozenset[str]]:
    """Return, by person, the nouns that stand before the name or in an apposition behind it, in lower case."""
    doc, named = document.doc, person_by_token(document)
    found: dict[str, set[str]] = {}
    for start, end in person_names(document):
        nouns = found.setdefault(named[start].name, set())
        before = doc[start - 1] if start else None
        if (
            before is not None
            and before.text == ","
            and start > 1
            and end < len(doc)
            and doc[end].text == ","
            and is_for_person(doc[start - 2])
        ):
            before = doc[start - 2]  # "a diplomat, X,"
        if before is not None and (before.pos_ == "NOUN" or office_words().is_head(before)):
            nouns.add(before.lower_)
        if end < len(doc) and doc[end].text == ",":
            nouns.update(apposed(doc, end + 1))
    return {name: frozenset(nouns) for name, nouns in found.items() if nouns}


def apposed(doc: Doc, start: int) -> set[str]:
    """Return the noun that heads the apposition from token `start` on: "banker" of "a former banker with ties to …"."""
    if start >= len(doc) or doc[start].lower_ not in {"a", "an", "the"}:
        return set()
    end = start + 1
    while (
        end < min(len(doc), start + _LONGEST)
        and doc[end].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "ADV"}
        and doc[end].text not in _APPOSITION_END
    ):
        end += 1
    last = doc[end - 1]
    if end < len(doc) and syntax.is_finite(doc[end]):  # "in a letter to X, the minister wrote"
        return set()
    describes = last.pos_ in {"NOUN", "PROPN"} and (last.is_lower or office_words().is_head(last))  # "X, the White House said" does not
    return {last.lower_} if end > start + 1 and describes else set()
