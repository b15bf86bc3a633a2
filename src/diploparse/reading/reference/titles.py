"""Whom a title or a description without a name refers to: "the Norwegian minister", "the former banker", "her counterpart"."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words as lexicon_words
from diploparse.reading.names import person_names
from diploparse.reading.offices import head_of_office, normalised, office_words
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.mentions import Mention, Referent, are_joined, before, mentions_of_people, referent_of
from diploparse.reading.reference.pronouns import PRONOUNS, person_meant
from diploparse.reading.reference.unnamed import is_for_person, is_withheld, kinds_of_persons, last_unnamed
from diploparse.reading.states import state_named_at, state_named_before
from diploparse.records import Person

#: Offices that "leader" can stand for.
_LEADERS: Final = ("president", "prime minister", "chancellor", "king", "queen", "emir", "sultan", "leader", "general secretary", "chief")
_CHIEFS: Final = frozenset({"chief", "head", "chairman", "leader", "president", "minister", "secretary"})
_DEFINITE: Final = frozenset({"the", "that", "this"})
_APPOSITION_END: Final = frozenset({",", ".", ";", ":", "(", ")", "-", "--", '"'})
_LONGEST: Final = 12  # tokens of an apposition
#: How many mentions back the one described is looked for; a phrase means nobody farther off.
_FARTHEST: Final = 400
_WORD_CLASSES: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def holder(document: Document, head: Token) -> Referent:
    """Return the person of the article whom a definite noun phrase with this head describes."""
    if head.lower_ == "counterpart":
        return _counterpart(document, head)
    age = _age(head)
    if age is not None:
        return _of_age(document, head, age)
    described = _described(head)
    if described is None or is_withheld(head):
        return Referent()
    words, named = described.words, described.state
    since = last_unnamed(document, head)
    latest = [mention for mention in _latest(document, head) if mention.token > since and _is_sent_where(mention.who, head)]
    for holds in (_holds, _holds_one_of_rank, _holds_one_like, _stands_for):
        found = _chosen([m for m in latest if isinstance(m.who, Person) and holds(m.who, words, named)])
        if found.people or found.candidates:
            return found
    nouns = {words.split()[-1], *kinds_of_persons().get(words.split()[-1], ())}
    told = _descriptions(document)
    return _chosen([m for m in latest if told.get(m.who.name, frozenset()) & nouns and _is_of(m.who, named)])


def can_describe(token: Token) -> bool:
    """Tell whether a noun can describe a person: an office, a kind of person, or a noun behind "the former"."""
    if token.lower_.endswith("s") or token.pos_ == "PRON":
        return False
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or office_words().is_head(token)


def _latest(document: Document, head: Token) -> list[Mention]:
    """Return the last mention of each person before the phrase, the latest first; of very many the nearest."""
    found: dict[str, Mention] = {}
    for mention in islice(reversed(before(mentions_of_people(document), head)), _FARTHEST):
        found.setdefault(mention.who.name, mention)
    return list(found.values())


def _chosen(fitting: Sequence[Mention]) -> Referent:
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
    """Tell whether somebody without an office can be meant by "the North Korean leader"."""
    return words == "leader" and state is not None and person.nationality == state and not person.offices


def _counterpart(document: Document, head: Token) -> Referent:
    """Return the person of the named state who holds the office of the one whose counterpart it is."""
    state = next((found[0].state for i in range(head.i, max(head.i - 3, 0), -1) if (found := state_named_before(head.doc, i))), None)
    beside = _named_behind(document, head)
    if beside is not None:
        return referent_of(beside)
    if state is None:
        return Referent()
    own = next((person_meant(document, child).person for child in head.lefts if child.lower_ in PRONOUNS), None)
    if own is not None and own.nationality == state:
        own = None  # nobody is the counterpart of one of his own state
    offices = {office.normalised for office in own.offices} if own else set()
    fitting = [
        m
        for m in _latest(document, head)
        if isinstance(m.who, Person) and m.who.nationality == state and m.who != own and _shares(m.who, offices)
    ]
    return _chosen(fitting)


def _shares(person: Person, offices: set[str]) -> bool:
    return not person.offices or not offices or any(office.normalised in offices for office in person.offices)


def _named_behind(document: Document, head: Token) -> Mention | None:
    """Return the name in apposition behind a noun: "his counterpart, X"."""
    i = head.i + 1
    i += i < len(document.doc) and document.doc[i].text == ","
    return next((m for m in mentions_of_people(document) if m.token == i), None) if i in person_by_token(document) else None


def _age(head: Token) -> str | None:
    """Return the age in "the 71-year-old"."""
    text = head.doc[max(0, head.i - 4) : head.i + 1].text
    return text.split("-year")[0].split()[-1] if "-year-old" in text and head.lower_ in {"old", "year-old"} else None


def _of_age(document: Document, head: Token, age: str) -> Referent:
    latest = _latest(document, head)
    told = [m for m in latest if age in _ages(document).get(m.who.name, ())]
    return _chosen(told or ([m for m in latest if m.who.name not in _ages(document)] if len(latest) == 1 else []))


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
    describes = last.pos_ in {"NOUN", "PROPN"} and (last.is_lower or office_words().is_head(last))  # "X, the White House said" does not
    return {last.lower_} if end > start + 1 and describes else set()
