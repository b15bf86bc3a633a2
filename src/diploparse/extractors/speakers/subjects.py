"""Subjects: who is said to speak by a reporting verb, by the tree or, where that is wrong, by what stands beside the verb."""

from typing import Final

from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at, time_tokens
from diploparse.extractors.speakers.turns import joins_nouns, turn_before
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.reading.states import state_named_at

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: Classes of words of a noun phrase.
_PHRASE: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART"})
RELATIVES: Final = frozenset({"who", "which", "whose"})
#: Marks behind which a clause begins.
_BOUNDS: Final = frozenset({",", "-", "–", "—", "--"})
#: Tokens between a participle and the subject that it shares, and of a noun phrase behind a comma.
_REACH: Final = 40
_MEDIUM: Final = 12


def is_participle(verb: Token) -> bool:
    """Tell whether a reporting verb is a present participle: "saying"."""
    return verb.tag_ == "VBG" or (verb.pos_ == "NOUN" and verb.lower_.endswith("ing"))


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive; a past tense without an auxiliary is not, whatever the tree says."""
    return syntax.is_passive(verb) and (verb.tag_ != "VBD" or next(syntax.auxiliaries_of(verb), None) is not None)


def speaking_subject(document: Document, verb: Token, start: int) -> Token | None:
    """Return the head of who speaks."""
    doc, quoted = document.doc, quoted_tokens(document)
    own = syntax.own_subject_of(verb)
    if own is None and syntax.is_finite(verb):
        turn = turn_before(document, start)
        if turn is not None:
            return doc[turn.subject]
    named = _named_before_who(verb, start)
    if named is not None:
        return named
    if is_participle(verb) and start and doc[start - 1].ent_type_ == "PERSON" and start - 1 not in quoted:
        return doc[start - 1]  # "a picture of X saying"
    subject = syntax.agent_of(verb) if is_passive(verb) else syntax.subject_of(verb)
    if subject is not None and is_calendar_name(subject):  # "one official Monday said"
        subject = _noun_before(doc, subject.i, quoted)
    if subject is not None and _opens_with_participle(document, subject):  # "Speaking in Lima, X said"
        own = subject = None
    if syntax.is_finite(doc[start]) and not is_passive(verb):
        stop = _before_times(document, start)
        nearer = _behind_last_comma(document, stop)
        if nearer is not None and (subject is None or subject.right_edge.i < nearer.i or syntax.is_conjunct(nearer)):
            return _right_before(doc, nearer, stop) or nearer
        if own is None or own.i in time_tokens(document):
            subject = _before_aside(document, stop) or subject
    if subject is not None and subject.i not in quoted and subject.i != verb.i:
        return _right_before(doc, subject, start) or subject
    if verb.tag_ in {"VBD", "VBN"}:
        return _noun_before(doc, start, quoted)
    return _subject_beside(document, verb, start) if is_participle(verb) else None


def _named_before_who(verb: Token, start: int) -> Token | None:
    """Return the person named right before the "who" of a verb whose clause the tree hangs on a thing: "an answer from X, who said"."""
    doc, who, thing = verb.doc, start - 1, verb.head
    if who < 2 or doc[who].lower_ != "who" or doc[who - 1].text != "," or doc[who - 2].ent_type_ != "PERSON":
        return None
    if thing.pos_ != "NOUN" or thing.i >= who or is_for_person(thing):
        return None
    return syntax.titled(doc[who - 2])


def _right_before(doc: Doc, subject: Token, start: int) -> Token | None:
    """Return the name, or the noun that a possessor owns, right before a verb, where the tree takes a word before it for the subject."""
    between = doc[subject.i + 1 : start]
    if not between or any(token.pos_ not in {"ADJ", "NOUN", "PROPN", "PART"} for token in between):
        return None
    if between[0].lower_ in {"'s", "'"} and len(between) > 1:  # "X's aides say"
        return between[-1]
    is_named = between[-1].pos_ == "PROPN" and between[-1].ent_type_ == "PERSON" and subject.ent_type_ != "PERSON"
    return next(token for token in between if token.ent_type_ == "PERSON") if is_named else None


def _opens_with_participle(document: Document, subject: Token) -> bool:
    """Tell whether the tree takes a participle for a subject, one that opens a sentence for a noun too: "Speaking in Lima, X said"."""
    if state_named_at(document.doc, subject.i) is not None:  # "Beijing on Monday said"
        return False
    is_first = subject.i == sentence_at(document, subject.i).start and subject.lower_.endswith("ing")
    return subject.pos_ == "VERB" or (is_first and subject.nbor().pos_ in {"ADP", "SCONJ"})


def _before_times(document: Document, start: int) -> int:
    """Return where a clause's subject ends before its verb: before a time between commas or none, "X, today said", "X on Friday said"."""
    times, stop = time_tokens(document), start
    while stop > 1 and stop - 1 in times:
        stop -= 1
    return stop


def _before_aside(document: Document, stop: int) -> Token | None:
    """Return the noun that an aside before a verb belongs to, or the name that is one: "X, who leads it, said", "Y, X, said"."""
    doc, quoted = document.doc, quoted_tokens(document)
    first = max(sentence_at(document, stop).start, stop - _REACH)
    if stop - 1 <= first or doc[stop - 1].text != ",":
        return None
    for comma in range(stop - 2, first, -1):
        if doc[comma].text != ",":
            continue
        opener = doc[comma + 1]
        if all(token.ent_type_ == "PERSON" for token in doc[comma + 1 : stop - 1]):
            return opener
        noun = doc[comma - 1]
        if noun.ent_type_ == "PERSON" and not any(syntax.is_finite(token) for token in doc[comma:stop]):
            return noun.head if noun.head.ent_type_ == "PERSON" and noun.head.i < comma else noun
        if opener.lower_ in RELATIVES or opener.tag_ in {"VBG", "VBN", "VBD"}:
            while noun.head != noun and first <= noun.head.i < comma and {noun.pos_, noun.head.pos_} <= _NOMINAL and not _is_apart(noun):
                noun = noun.head
            return noun if noun.pos_ in _NOMINAL and comma - 1 not in quoted else None
    return None


def _is_apart(noun: Token) -> bool:
    """Tell whether a comma stands between a noun and the noun before it that it hangs on."""
    return any(token.text == "," for token in noun.doc[noun.head.i : noun.i])


def _behind_last_comma(document: Document, stop: int) -> Token | None:
    """Return the head of the noun phrase between the last comma or dash and a verb: "Though talks go on, the two envoys said"."""
    doc, first = document.doc, max(sentence_at(document, stop).start, stop - _MEDIUM)
    begin = stop
    while begin > first and doc[begin - 1].pos_ in _PHRASE and begin - 1 not in quoted_tokens(document):
        begin -= 1
    if begin in {first, stop} or not _is_bound(doc[begin - 1]) or doc[begin].pos_ == "ADP":
        return None
    nouns = [token for token in doc[begin:stop] if token.pos_ in _NOMINAL]
    top = next((noun for noun in nouns if not begin <= noun.head.i < stop), None)
    return None if top is None or (joins_nouns(top) and not _opens_aside(doc, first, top.head.i)) else top


def _is_bound(token: Token) -> bool:
    """Tell whether a clause can begin behind a mark: a comma, a dash between spaces."""
    return token.text in _BOUNDS and token.whitespace_ != ""


def _opens_aside(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name hangs in what opens a sentence: "Unlike X, Y said", "Hours after meeting X, Y said"."""
    return any(token.pos_ in {"ADP", "SCONJ", "VERB"} for token in doc[first : last + 1])


def _noun_before(doc: Doc, start: int, quoted: frozenset[int]) -> Token | None:
    """Return the noun right before a past form that the tree takes for an adjective."""
    before = doc[start - 1] if start else None
    can_speak = before is not None and before.pos_ in _NOMINAL and before.i not in quoted and not is_calendar_name(before)
    return before if can_speak else None


def _subject_beside(document: Document, verb: Token, start: int) -> Token | None:
    """Return the subject that a participle shares with the verb before it, or behind it if it opens the sentence."""
    doc, sentence = document.doc, sentence_at(document, verb.i)
    if start == sentence.start:
        main = opened_clause(document, verb)
        return doc[main] if main is not None else None
    if doc[start - 1].text not in {",", '"', "–", "—", "-"}:
        return None
    before = (doc[i] for i in range(start - 2, max(sentence.start, start - _REACH) - 1, -1) if i not in quoted_tokens(document))
    return next((own for token in before if syntax.is_finite(token) and (own := syntax.own_subject_of(_lexical(token))) is not None), None)


def _lexical(verb: Token) -> Token:
    """Return the verb that an auxiliary or copula belongs to."""
    return verb.head if verb.pos_ == "AUX" and verb.i != verb.head.i and verb in syntax.auxiliaries_of(verb.head) else verb


def opened_clause(document: Document, verb: Token) -> int | None:
    """Return the subject of the main clause behind a participle that opens its sentence: "Saying that …, X left"."""
    doc, sentence, quoted = document.doc, sentence_at(document, verb.i), quoted_tokens(document)
    for i in range(verb.i + 2, min(sentence.stop, verb.i + _REACH)):
        if syntax.is_subject(doc[i]) and i not in quoted and is_behind_comma(doc[doc[i].left_edge.i]):
            return i
    return None


def is_behind_comma(token: Token) -> bool:
    """Tell whether a comma stands right before `token`, one inside a closing mark too."""
    if token.i < 2:
        return False
    before = token.nbor(-1)
    return before.text == "," or (before.text in {'"', "'"} and token.nbor(-2).text == ",")
