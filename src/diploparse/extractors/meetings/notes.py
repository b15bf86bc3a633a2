"""Notes: what the words above an encounter make of it, each by itself."""

import functools
from collections.abc import Mapping
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.extractors.meetings.reach import reach_on
from diploparse.extractors.meetings.tenses import auxiliaries, infinitive
from diploparse.extractors.meetings.words import forms_of, is_one_of, phrasal_status
from diploparse.records import MeetingStatus

#: What a word can make of an encounter, the strongest first.
CLASSES: Final[tuple[MeetingStatus, ...]] = ("refused", "cancelled", "proposed", "unconfirmed", "planned")


def note(token: Token, found: dict[MeetingStatus, Token]) -> None:
    """Note in `found` what a word above an encounter makes of it, by status: "rejected", "due", "offer"."""
    phrasal = phrasal_status(token)
    if phrasal is not None:
        found.setdefault(phrasal, token)
    if phrasal is not None or is_one_of(token, "status", "refused"):
        for offer in syntax.objects_of(token):
            calls = is_one_of(offer, "status", "proposed_for") and _is_followed_by_for(offer)  # "rejected a call for talks"
            if calls or is_one_of(offer, "status", "proposed"):
                found.setdefault("proposed", offer)
    elif is_one_of(token, "status", "proposed_for") and (_is_followed_by_for(token) or _takes_infinitive(token)):
        found.setdefault("proposed", token)
    if is_one_of(token, "status", "open") and token.tag_ in {"JJ", "VBN"} and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        found.setdefault("proposed", token)  # "is open to meeting", "was prepared to meet"
    if is_one_of(token, "status", "welcomed") and any(child.lower_ in {"would", "'d"} for child in auxiliaries(token)):
        found.setdefault("proposed", token)  # "would welcome talks"
    for status in _statuses().get(token.lower_, ()):
        if not (status == "planned" and token.lower_ in {"set", "announced", "next"} and token.pos_ != "VERB"):
            found.setdefault(status, token)


@functools.cache
def _statuses() -> Mapping[str, tuple[MeetingStatus, ...]]:
    """Return what a word makes of an encounter, by its forms."""
    found: dict[str, tuple[MeetingStatus, ...]] = {}
    for status in CLASSES:
        for form in forms_of("status", status):
            found[form] = (*found.get(form, ()), status)
    return found


def note_marker(verb: Token, found: dict[MeetingStatus, Token]) -> None:
    """Note the "due" that the tree takes for a part of the "to" behind it: "was due to meet"."""
    due = next((child for child in verb.lefts if is_one_of(child, "status", "foiled") and child.nbor().lower_ == "to"), None)
    if due is not None and not syntax.is_clause(due):
        found.setdefault("planned", due)


def _takes_infinitive(verb: Token) -> bool:
    """Tell whether somebody is asked to do something: "called on Norway to hold talks"."""
    return any(child.i > verb.i and infinitive(child) for child in verb.children)


def is_proposing(cue: Token) -> bool:
    """Tell whether whoever does what `cue` says proposes: "offered", "called for", not "did not rule out", "could"."""
    return is_one_of(cue, "status", "proposed") or _is_followed_by_for(cue) or _takes_infinitive(cue)


def _is_followed_by_for(token: Token) -> bool:
    """Tell whether a "for" stands right behind a word: "called on Monday for"."""
    return any(token.doc[i].lower_ == "for" for i in range(token.i + 1, reach_on(token, 6)))


def note_before(noun: Token, found: dict[MeetingStatus, Token]) -> None:
    """Note the verb before a proposal that the tree takes for its adjective: "rejected Reed's offer"."""
    if "proposed" not in found or found["proposed"].i != noun.i or noun.pos_ != "NOUN":
        return
    for child in noun.lefts:
        if child.tag_ in {"VBD", "VBN"} and is_one_of(child, "status", "refused"):
            found.setdefault("refused", child)
