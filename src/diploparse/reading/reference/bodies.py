"""Which state or body "the ministry" and "the alliance" refer to."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.bodies import body_names, institution_nouns
from diploparse.reading.offices import normalised_field, office_words
from diploparse.reading.parties import party_names
from diploparse.reading.reference.mentions import (
    SUBJECT,
    Mention,
    Referent,
    before,
    mentions_of_parties,
    referent_of,
    sentence_numbers,
    speaks,
    takes_a_stand,
)
from diploparse.reading.reference.titles import apposed
from diploparse.reading.states import state_named_before
from diploparse.records import Party, Person

_DEFINITE: Final = frozenset({"the", "that", "this", "its", "their"})
#: How many paragraphs back a body is looked for.
_REACH: Final = 4
#: Words between an article and its noun.
_WIDEST: Final = 5
_WORD_CLASSES: Final = frozenset({"ADJ", "NOUN", "PROPN", "VERB"})


def body_meant(document: Document, head: Token) -> Referent:
    """Return the state or body that a definite noun phrase without a name takes up, the one named last and most prominently.

    One whose name or description has the noun goes before one that is only of such a kind.
    """
    phrase = _phrase(head)
    if phrase is None:
        return Referent()
    near = [mention for mention in _near(document, head) if phrase.is_of_state(mention.who)]
    called = [mention for mention in near if phrase.calls(mention.who, _told(document))]
    return _prominent(document, called or [mention for mention in near if phrase.is_of_kind(mention)])


def _near(document: Document, head: Token) -> list[Mention]:
    """Return the mentions of states and bodies a few paragraphs back, the last one first; what stands in brackets names nobody anew."""
    paragraph = document.paragraph_at(head.idx)
    reachable = takewhile(lambda m: paragraph - m.paragraph <= _REACH, reversed(before(mentions_of_parties(document), head)))
    return [mention for mention in reachable if mention.token == 0 or document.doc[mention.token - 1].text != "("]


@attrs.frozen
class _Phrase:
    """A definite noun phrase for a body: its noun, the words for its field, and the code of the state that it names."""

    noun: str
    fields: frozenset[str]
    code: str | None

    def is_of_state(self, party: Party | Person) -> bool:
        """Tell whether nothing says that a body is of another state."""
        if isinstance(party, Person):
            return False
        return self.code in {None, party.code} or (party.code is None and party.kind not in {"bloc", "organisation"})

    def calls(self, party: Party | Person, told: Mapping[str, frozenset[str]]) -> bool:
        """Tell whether the noun is part of a body's name, with no other field, or what the text calls the body."""
        own = normalised_field(party.name).replace("'s", "").split()
        return (self.noun in own and self.fields.issubset(own)) or self.noun in told.get(party.name, frozenset())

    def is_of_kind(self, mention: Mention) -> bool:
        """Tell whether the noun can stand for a body of this kind; a body whose name tells nothing has to be a subject."""
        if isinstance(mention.who, Person):
            return False
        nouns = _nouns_for(mention.who)
        return self.noun in nouns if nouns is not None else self.noun in _nouns_for_any() and mention.weight >= SUBJECT - 1


def _phrase(head: Token) -> _Phrase | None:
    """Return what "the ministry", "the Norwegian foreign ministry" or "the Ministry" says; None if it is a name or not definite."""
    doc, first, state, fields = head.doc, head.i, None, list[str]()
    while first > 0 and head.i - first < _WIDEST:
        named = state_named_before(doc, first)
        before = doc[first - 1]
        if before.lower_ in _DEFINITE:
            return None if _is_name(head, first) else _Phrase(head.lower_, frozenset(normalised_field(" ".join(fields)).split()), state)
        if named is not None and state is None:
            first, state = named[1], named[0].code
        elif before.pos_ == "PROPN" and before.ent_type_ != "NORP" and before.text[0].isupper() and not head.text[0].isupper():
            break  # "the X newspaper"
        elif before.pos_ in _WORD_CLASSES:
            first -= 1
            fields += [before.lower_] if before.lower_ in office_words().modifiers else []
        else:
            break
    return None


def _is_name(head: Token, first: int) -> bool:
    """Tell whether a capitalised noun is part of a name: "the Central Bank", "the Organization of X", but not "the Ministry"."""
    doc, i = head.doc, head.i + 1
    goes_on = i + 1 < len(doc) and (doc[i].text[0].isupper() or (doc[i].lower_ in {"of", "for"} and doc[i + 1].text[0].isupper()))
    return head.text[0].isupper() and (first < head.i or goes_on)


@once
def _told(document: Document) -> Mapping[str, frozenset[str]]:
    """Return the nouns that stand right before the name of a body, or behind it in apposition: "the newspaper X", "X, an agency"."""
    doc, found = document.doc, dict[str, set[str]]()
    for name, party in party_names(document):
        if party.kind == "state":
            continue
        if name.start and doc[name.start - 1].pos_ == "NOUN":
            found.setdefault(party.name, set()).add(doc[name.start - 1].lower_)
        if name.end < len(doc) and doc[name.end].text == ",":
            found.setdefault(party.name, set()).update(apposed(doc, name.end + 1))
        behind = next((t for t in doc[name.end : name.end + 3] if t.pos_ != "NOUN" or t.lower_ in _media()), None)
        if behind is not None and behind.pos_ == "NOUN":  # "the X news agency"
            found.setdefault(party.name, set()).add(behind.lower_)
    return {name: frozenset(nouns) for name, nouns in found.items()}


def speaking_body(document: Document, pronoun: Token) -> Referent:
    """Return the state or body that an "it" which says something takes up: the subject of the sentence before.

    Nobody if two are its subject, or if it is no body's voice: "it was said", "it says in the letter".
    """
    if not pronoun.i:
        return Referent()
    if pronoun.nbor(-1).lower_ == "what":
        return _main_subject(document, pronoun)
    if not says_itself(pronoun):
        return Referent()
    if pronoun.nbor(-1).text == '"' and (own := _main_subject(document, pronoun)).names:  # condemned it: “…,” it said
        return own
    sentence, subjects = sentence_numbers(document)[pronoun.i] - 1, list[Mention]()
    for mention in reversed(before(mentions_of_parties(document), pronoun)):
        if mention.sentence < sentence:
            break
        if mention.sentence == sentence and (mention.weight >= SUBJECT or speaks(mention.head)):
            subjects.append(mention)
    return referent_of(subjects[0]) if len({mention.who.name for mention in subjects}) == 1 else Referent()


def _main_subject(document: Document, pronoun: Token) -> Referent:
    """Return the state or body that is the subject of the sentence that a pronoun stands in, before it."""
    number = sentence_numbers(document)[pronoun.i]
    near = takewhile(lambda m: m.sentence == number, reversed(before(mentions_of_parties(document), pronoun)))
    return next((referent_of(mention) for mention in near if mention.weight >= SUBJECT), Referent())


def says_itself(pronoun: Token) -> bool:
    """Tell whether an "it" is the subject of a verb of saying or taking a stand in the active; of "it says in the letter" it is not."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or not (speaks(pronoun) or takes_a_stand(pronoun)) or syntax.is_passive(verb):
        return False
    written = (noun for noun in syntax.obliques_of(verb) if noun.i > verb.i and noun.lower_ in words("media", "media"))
    return not any(
        preposition.lower_ == "in" and preposition.nbor().lower_ in _DEFINITE
        for noun in written
        if (preposition := syntax.preposition_of(noun)) is not None
    )


def can_take_up(token: Token) -> bool:
    """Tell whether a noun can take up the name of a body."""
    kinds = (words("referents", "bodies", kind) for kind in ("bloc", "organisation", "movement", "institution", "medium", "unknown"))
    return token.lower_ in institution_nouns() or any(token.lower_ in nouns for nouns in kinds)


def _prominent(document: Document, fitting: Sequence[Mention]) -> Referent:
    """Return the most prominent one of the last sentence that names any; nobody if two are alike there."""
    if not fitting:
        return Referent()
    names = tuple(dict.fromkeys(mention.who.name for mention in fitting))
    last = [mention for mention in fitting if mention.sentence == fitting[0].sentence]
    best = max(last, key=lambda mention: mention.weight)
    others = [mention for mention in last if mention.who != best.who]
    if any(mention.weight == best.weight or _stand_together(document, mention, best) for mention in others):
        return Referent(candidates=names)
    return referent_of(best, names)


def _stand_together(document: Document, one: Mention, other: Mention) -> bool:
    """Tell whether nothing but "and" stands between two names."""
    first, second = sorted((one.span, other.span))
    return document.masked[first.end : second.start].strip().removesuffix(" the") in {"and", "or", ", and"}


def _nouns_for(party: Party) -> frozenset[str] | None:
    """Return the nouns for bodies of this one's kind; None if nothing tells its kind."""
    known = body_names().get(party.name) or body_names().get(party.name.lower())
    if known is not None:
        own = {word.lower() for word in known.name.replace("'s", "").split()}
        return (institution_nouns() & own) | words("referents", "bodies", known.kind) | known.nouns
    if party.kind in {"bloc", "organisation", "movement"}:
        return words("referents", "bodies", party.kind)
    tells = any(word.lower() in institution_nouns() for word in party.name.split())
    return frozenset() if tells or party.kind == "state" else None


def _nouns_for_any() -> frozenset[str]:
    return words("referents", "bodies", "unknown") | _media()


def _media() -> frozenset[str]:
    return words("referents", "bodies", "medium")
