"""Whom "he" and "she" refer to."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import words
from diploparse.reading.genders import Gender
from diploparse.reading.people import genders, person_by_token
from diploparse.reading.reference.mentions import (
    Mention,
    Referent,
    after,
    are_joined,
    before,
    mentions_of_people,
    quoted_tokens,
    referent_of,
    sentence_numbers,
    speaks,
    weight_of,
)
from diploparse.reading.reference.titles import holder
from diploparse.reading.reference.unnamed import is_for_person

PRONOUNS: Final[dict[str, Gender]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "male"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "female"),
}
_TAKING_UP: Final = frozenset({"he", "she"})
_POSSESSIVE: Final = frozenset({"his", "her", "hers"})
#: How many paragraphs back a pronoun looks, and what a sentence and a paragraph between cost.
_REACH: Final = 3
#: How many sentences back, where a paragraph does not end.
_SENTENCES: Final = 30
_PER_SENTENCE: Final = 1.0
_PER_PARAGRAPH: Final = 0.5
#: What it counts that a name is known to be of the pronoun's gender.
_KNOWN: Final = 0.5
#: What it counts for one who says something to have said something before.
_SPEAKING: Final = 0.75
#: What it counts for one who answers to have been asked.
_ASKED: Final = 4.0
#: What it counts for the owner of something to be the subject of the clause: "X said Y would bring his team".
_OWN_CLAUSE: Final = 1.5
#: Tokens between the beginning of a sentence and a pronoun in what opens it.
_OPENING: Final = 15
_STOPS: Final = frozenset({".", "!", "?", '"', ":"})

Scored = tuple[float, Mention]


def person_meant(document: Document, token: Token) -> Referent:
    """Return the person whom a pronoun refers to: the most prominent one near it of its gender.

    A pronoun before the subject of its sentence ("After he arrived, X said") can mean that subject.
    """
    return _person_meant(document, token, _taken_up(document))


@once
def _taken_up(document: Document) -> tuple[Mention, ...]:
    """Return the pronouns and titles that are subjects outside marks as mentions of whom they mean, each read with those before it."""
    found: list[Mention] = []
    quoted, sentences, named = quoted_tokens(document), sentence_numbers(document), person_by_token(document)
    for token in document.doc:
        if token.i in quoted or token.i in named or not syntax.is_subject(token):
            continue
        is_pronoun = token.lower_ in _TAKING_UP
        if is_pronoun or (is_for_person(token) and not token.lower_.endswith("s")):
            meant = _person_meant(document, token, found) if is_pronoun else holder(document, token)
            if meant.person is not None and meant.span is not None:
                weight, paragraph = weight_of(token), document.paragraph_at(token.idx)
                found.append(Mention(token.i, token, meant.span, meant.person, weight, sentences[token.i], paragraph))
    return tuple(found)


def _person_meant(document: Document, token: Token, taken_up: Sequence[Mention]) -> Referent:
    wanted, known = PRONOUNS[token.lower_], genders(document)
    named = mentions_of_people(document)
    reachable = [*_reachable(document, token, named), *_reachable(document, token, taken_up), *_announced(document, token)]
    possible = [(score, m) for score, m in reachable if known.get(m.who.mentions[0], wanted) == wanted and not _is_barred(token, m)]
    possible = [(score, m) for score, m in possible if not m.quoted] or possible
    others = {m.who.name for _, m in reachable if PRONOUNS.get(m.head.lower_, wanted) != wanted}  # whom "she" has meant is no "he"
    possible = [(score, m) for score, m in possible if m.who.name not in others] or possible
    said, answers = _SPEAKING if speaks(token) else 0.0, _ASKED if _answers(token) else 0.0
    fitting = [
        (score + _KNOWN * (m.who.mentions[0] in known) + said * speaks(m.head) + answers * _is_asked(m.head) + _owns(m.head, token), m)
        for score, m in possible
    ]
    if not fitting:
        return _first_behind(document, token, wanted)
    score, best = max(fitting, key=lambda item: (item[0], item[1].token))
    names = tuple(dict.fromkeys(m.who.name for _, m in sorted(fitting, key=lambda item: -item[0])))
    rivals = [(other, m) for other, m in fitting if m.sentence == best.sentence and m.who.name != best.who.name]
    if any(other == score or (are_joined(m.head, best.head) and other > score - _KNOWN) for other, m in rivals):
        return Referent(candidates=names)  # the text does not decide
    return referent_of(best, names)


def _owns(head: Token, pronoun: Token) -> float:
    """Return what it counts for a name to be the subject of the clause in which a possessive stands behind the verb."""
    clause = syntax.clause_of(pronoun)
    behind = syntax.is_possessive(pronoun) and clause.i < pronoun.i and not speaks(head)
    return _OWN_CLAUSE if behind and syntax.subject_of(clause) == syntax.apposed_to(head) else 0.0


def _answers(pronoun: Token) -> bool:
    """Tell whether a pronoun is the subject of a verb of answering: "he replied"."""
    return syntax.is_subject(pronoun) and pronoun.head.lemma_.lower() in words("reporting", "answers", "verbs")


def _is_asked(head: Token) -> bool:
    """Tell whether a name is the object of a verb of asking: "Y asked X about the war"."""
    return syntax.is_object(head) and head.head.lemma_.lower() in words("reporting", "answers", "to")


def _reachable(document: Document, token: Token, mentions: Sequence[Mention]) -> list[Scored]:
    """Return those of the mentions that lie near before `token`, each with its score."""
    sentence, paragraph = sentence_numbers(document)[token.i], document.paragraph_at(token.idx)
    found = []
    for mention in reversed(before(mentions, token)):
        if paragraph - mention.paragraph > _REACH or sentence - mention.sentence > _SENTENCES:
            break
        cost = _PER_SENTENCE * (sentence - mention.sentence) + _PER_PARAGRAPH * (paragraph - mention.paragraph)
        found.append((mention.weight - cost, mention))
    return found


def _announced(document: Document, token: Token) -> Sequence[Scored]:
    """Return the subject of the main clause behind a clause or phrase that opens the sentence and holds the pronoun."""
    sentence = token.sent
    root = sentence.root
    subject = syntax.own_subject_of(root)
    if subject is None or subject.i < token.i or root == token or any(t.text in {'"', "'"} for t in sentence.doc[sentence.start : token.i]):
        return ()
    behind = after(mentions_of_people(document), token)
    name = behind[0] if behind and subject.left_edge.i <= behind[0].token <= subject.right_edge.i else None
    return () if name is None else ((name.weight - _PER_SENTENCE / 2, name),)


def _first_behind(document: Document, token: Token, wanted: Gender) -> Referent:
    """Return the person named first behind a pronoun in the clause or phrase that opens a sentence: "Asked whether she …, X said"."""
    doc = document.doc
    start = next((i + 1 for i in range(token.i - 1, max(-1, token.i - _OPENING), -1) if doc[i].text in _STOPS or doc[i].is_space), None)
    start = 0 if start is None and token.i < _OPENING else start
    behind = after(mentions_of_people(document), token)
    if start is None or not behind or not _opens_aside(doc[start]):
        return Referent()
    between = doc[token.i : behind[0].token]
    near = any(t.text == "," for t in between) and not any(t.text in _STOPS or (t.is_space and "\n\n" in t.text) for t in between)
    fits = genders(document).get(behind[0].who.mentions[0], wanted) == wanted
    return referent_of(behind[0], (behind[0].who.name,)) if near and fits else Referent()


def _opens_aside(token: Token) -> bool:
    return token.pos_ in {"SCONJ", "ADP"} or token.tag_ in {"VBN", "VBG"} or token.lower_ in {"when", "while", "asked", "before", "after"}


def _is_in_what_is_said(token: Token, mention: Mention) -> bool:
    """Tell whether a name stands in the clause before a comma that a pronoun is reported to say; in what opens a sentence it does not."""
    doc, first = token.doc, token.sent.start
    is_tail = token.lower_ in _TAKING_UP and speaks(token) and token.i > first and doc[token.i - 1].text == ","
    return is_tail and first <= mention.token < token.i and not _opens_aside(doc[first])


def _is_barred(token: Token, mention: Mention) -> bool:
    """Tell whether grammar bars a pronoun from meaning a name: "X met him" is not about X, nor is "X will come, he said"."""
    if _is_in_what_is_said(token, mention):
        return True
    if (token.lower_ in _POSSESSIVE and token.tag_ != "PRP") or token.lower_.endswith("self"):
        return False
    if syntax.is_subject(token) or syntax.is_possessive(token):
        return False
    subject = syntax.subject_of(syntax.clause_of(token.head))
    return subject is not None and subject in (mention.head, mention.head.head)
