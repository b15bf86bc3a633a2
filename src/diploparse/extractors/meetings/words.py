"""The words for encounters, from the lexicon."""

import functools
from collections.abc import Mapping
from typing import Final, cast

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.extractors.meetings.reach import reach_back, reach_on
from diploparse.lexicon import entries, strings, table, words
from diploparse.lexicon.inflection import verb_forms
from diploparse.records import MeetingKind, MeetingStatus

_BEFORE: Final = 3  # words between "phone" and "call"
_BEHIND: Final = 12  # words between "spoke" and "phone"


@attrs.frozen
class Noun:
    """A noun for an encounter; one of the words `needs` must stand before it, and "between" behind it if `joint`, a side if `sided`."""

    kind: MeetingKind
    needs: frozenset[str]
    joint: bool
    sided: bool


@attrs.frozen
class Verb:
    """A verb for an encounter and how it takes the other side."""

    kind: MeetingKind
    lemma: str
    frame: str
    particle: str
    host: bool
    people: bool  # only with persons
    alone: bool  # with nothing more said of the object: not "called Reed a friend"
    by_phone: bool  # "spoke by phone to", "spoke by phone"
    to_officials: bool  # "spoke to" whoever holds an office
    together: bool  # with all sides as the subject too: "X and Y talked"
    joining: frozenset[str] = frozenset({"with"})


@functools.cache
def nouns() -> Mapping[str, Noun]:
    """Return the nouns by form."""
    found = {}
    for entry in entries("meetings", "noun"):
        noun = Noun(
            cast(MeetingKind, entry["kind"]),
            frozenset(strings(entry.get("needs", []))),
            joint=bool(entry.get("joint", False)),
            sided=bool(entry.get("sided", False)),
        )
        found.update(dict.fromkeys(strings(entry["forms"]), noun))
    return found


@functools.cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """Return the verbs by form, those with a particle first."""
    found: dict[str, tuple[Verb, ...]] = {}
    for entry in entries("meetings", "verb"):
        lemma = str(entry["lemma"])
        verb = Verb(
            cast(MeetingKind, entry["kind"]),
            lemma,
            str(entry["frame"]),
            str(entry.get("particle", "")),
            host=bool(entry.get("host", False)),
            people=bool(entry.get("people", False)),
            alone=bool(entry.get("alone", False)),
            by_phone=bool(entry.get("by_phone", False)),
            to_officials=bool(entry.get("to_officials", False)),
            together=bool(entry.get("together", False)),
            joining=frozenset({"with", "to"} if entry.get("to_officials") else {"with"}),
        )
        for form in strings(entry["forms"]) if "forms" in entry else verb_forms(lemma):
            others = found.get(form, ())
            found[form] = (verb, *others) if verb.particle else (*others, verb)
    return found


@functools.cache
def listed(table: str, name: str) -> frozenset[str]:
    """Return a word list of the lexicon.

    >>> "refuse" in listed("status", "refused")
    True
    """
    return words("meetings", table, name)


def noun_at(token: Token) -> Noun | None:
    """Return the encounter that `token` names; None for "meeting room", "news conference", "a call for peace"."""
    noun = nouns().get(token.lower_)
    if noun is None or token.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return None
    if token.tag_ in {"VBZ", "VBD", "VBP"} and not (syntax.is_object(token) or syntax.is_subject(token)):
        return None
    doc = token.doc
    near = doc[token.i - 1].lower_ if token.i else ""
    behind = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    numbered = token.i > 1 and doc[token.i - 2].text == "-"  # "six-party talks"
    if (near in listed("not_meant", "before") and not numbered) or (behind in listed("not_meant", "behind")):
        return None
    is_qualified = noun.kind == "call" or bool(noun.needs)
    before = {doc[i].lower_ for i in range(reach_back(token, _BEFORE), token.i)} if is_qualified else set()
    if noun.kind == "call" and "courtesy" in before:
        noun = attrs.evolve(noun, kind="meeting")
    if noun.kind == "talks" and _is_by_phone(token):
        noun = attrs.evolve(noun, kind="call")
    if noun.kind == "call" and behind in {"with", "between"}:  # "had a call with"
        return noun
    if noun.needs and (not before & noun.needs or (noun.kind == "talks" and behind in {"of", "in"})):
        return None
    if (token.lower_ == "meeting" and not _is_noun(token)) or (token.lower_ == "talk" and behind not in {"with", "between"}):
        return None
    if token.tag_ == "VBG" and token.head.i == token.i + 1 and token.head.pos_ == "NOUN":  # "gathering evidence"
        return None
    return noun


def _is_noun(token: Token) -> bool:
    """Tell whether "meeting" is a noun: behind an article, adjective or possessor, not behind a name or "be"."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    modifier = before.tag_ in {"VBN", "VBG"} and token.pos_ == "NOUN" and not syntax.is_clause(before)  # "a planned meeting"
    if modifier or before.pos_ in {"DET", "ADJ", "NUM"} or before.lower_ in {"'s", "'", "his", "her", "their", "its", "-"}:
        return True
    return bool(before.pos_ in {"NOUN", "PROPN"} and before.ent_type_ != "PERSON" and token.pos_ == "NOUN")


def verb_at(token: Token) -> Verb | None:
    """Return the encounter that the verb `token` tells of."""
    known = verbs().get(token.lower_, ())
    if not known or (token.pos_ not in {"VERB", "AUX"} and not token.tag_.startswith("VB") and token.lower_ != "meeting"):
        return None
    if token.lower_ == "meeting" and _is_noun(token):
        return None
    verb = next((verb for verb in known if not verb.particle or _has_particle(token, verb)), None)
    if verb is None:
        return None
    if verb.by_phone and _is_by_phone(token):
        return attrs.evolve(verb, kind="call", frame="both", joining=frozenset({"with", "to"}), to_officials=False)
    return verb


def _has_particle(token: Token, verb: Verb) -> bool:
    """Tell whether the particle of a verb stands behind it, or behind its object: "brought them together"."""
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == verb.particle:
        return True
    return verb.frame == "together" and any(child.lower_ == verb.particle and not any(child.children) for child in token.rights)


def _is_by_phone(word: Token) -> bool:
    """Tell whether a verb or noun of talking has "by phone" or "over the phone" behind it."""
    doc, devices, prepositions = word.doc, listed("by_phone", "words"), listed("by_phone", "behind")
    for i in range(word.i + 2, min(len(doc), word.i + 1 + _BEHIND)):
        if doc[i].lower_ in devices and doc[i - 1 - (doc[i - 1].pos_ == "DET")].lower_ in prepositions:
            return i < reach_on(word, _BEHIND)
    return False


@functools.cache
def _phrasal() -> Mapping[str, Mapping[str, MeetingStatus]]:
    """Return what a verb makes of an encounter, by its form and its particle."""
    found: dict[str, dict[str, MeetingStatus]] = {}
    for entry in entries("meetings", "phrasal"):
        for form in strings(entry["forms"]):
            found.setdefault(form, {})[str(entry["particle"])] = cast(MeetingStatus, entry["status"])
    return found


def phrasal_status(verb: Token) -> MeetingStatus | None:
    """Return what a verb with its particle, beside it or behind its object, makes of an encounter: "called the meeting off"."""
    statuses = _phrasal().get(verb.lower_)
    if statuses is None:
        return None
    particles = (*verb.doc[verb.i + 1 : verb.i + 2], *(child for child in verb.rights if not any(child.children)))
    return next((statuses[token.lower_] for token in particles if token.lower_ in statuses), None)


def is_moved(verb: Token) -> bool:
    """Tell whether a verb can say that an encounter gets another day: "postponed until Friday", "brought forward to Friday"."""
    return is_one_of(verb, "status", "put_off") or phrasal_status(verb) in {"cancelled", "planned"}


@functools.cache
def forms_of(key: str, name: str) -> frozenset[str]:
    """Return the forms of the words in a list of the lexicon."""
    return frozenset(form for lemma in listed(key, name) for form in (*verb_forms(lemma), lemma)) | _irregular(listed(key, name))


def _irregular(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in strings(table("meetings", "irregular").get(lemma, [])))


@functools.cache
def opening_words() -> frozenset[str]:
    """Return every word that can open a frame, so that the others need not be asked.

    >>> "met" in opening_words(), "the" in opening_words()
    (True, False)
    """
    told = (
        forms_of("support", "goal")
        | forms_of("attendance", "verbs")
        | forms_of("status", "cancelled")
        | forms_of("status", "refused")
        | forms_of("status", "accepted")
        | listed("attendance", "with_part")
        | listed("attendance", "standing_in")
        | listed("attendance", "adjectives")
        | listed("begin", "words")
        | {"due"}
    )
    beside = listed("roles", "host_nouns") | listed("roles", "mediate_nouns") | frozenset(_phrasal())
    return frozenset(nouns()) | frozenset(verbs()) | told | beside


def is_one_of(token: Token, table: str, name: str) -> bool:
    """Tell whether `token` is a form of a word in a list of the lexicon."""
    return token.lower_ in forms_of(table, name)
