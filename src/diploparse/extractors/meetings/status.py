"""Status: what the words around an encounter say came of it."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.extractors.meetings.notes import CLASSES, note, note_before, note_marker
from diploparse.extractors.meetings.reach import reach_back
from diploparse.extractors.meetings.tenses import (
    Outcome,
    auxiliaries,
    infinitive,
    is_ahead,
    is_asked,
    is_disowned,
    is_doubted,
    is_foiled,
    is_habitual,
    is_perfect_infinitive,
    is_present,
    is_under_way,
    of_purpose,
    of_tense,
    turn_of,
)
from diploparse.extractors.meetings.words import is_one_of, listed, phrasal_status
from diploparse.records import MeetingStatus

_HIGHEST: Final = 5  # words up the tree
_AFTER: Final = frozenset({"after", "following", "during", "in", "at", "since", "despite"})
_AHEAD: Final = frozenset({"before", "ahead", "for"})
#: Prepositions of phrases that tell when something else was.
_ADJUNCT: Final = frozenset({"after", "following", "during", "before", "ahead", "since", "in", "at", "despite"})
#: What "on the day of", "on the eve of" and "on the sidelines of" come to.
_OF_WRAPPERS: Final = {"day": "at", "eve": "ahead", **dict.fromkeys(listed("sidelines", "words"), "at")}
_TOPICS: Final = frozenset({"about", "on", "over", "regarding"})
_TALKED_OVER: Final = listed("talked_over", "words")
_FAILING: Final = listed("failing", "words")


def of_verb(verb: Token) -> Outcome:
    """Return what came of the encounter that `verb` tells of.

    >>> from diploparse.document import parse
    >>> of_verb(parse("Ana Silva refused to meet Tom Reed.").doc[4]).status
    'refused'
    """
    if is_habitual(verb) or _is_without(verb) or (syntax.is_negated(verb) and not is_ahead(verb) and not infinitive(verb)):
        return Outcome(none=True)
    if verb.tag_ == "VBG" and verb.i and verb.nbor(-1).lower_ in {"after", "since", "despite"}:
        main = syntax.clause_of(verb.head)
        yet = verb.nbor(-1).lower_ != "despite" and (is_ahead(main) or infinitive(main))
        return Outcome("planned" if yet else "held", verb)
    above = _above(verb)
    if above.status is not None or above.none:
        return above
    if verb.tag_ in {"VBG", "NN"} and not auxiliaries(verb):
        ahead = verb.i > 1 and verb.nbor(-1).lower_ == "to" and verb.nbor(-2).lower_ == "forward"
        return Outcome("planned" if ahead else "held", verb)
    if infinitive(verb):
        return of_purpose(verb)
    told = of_tense(verb)
    if told.status is None and verb.tag_ in {"VB", "VBP"} and verb.head.i < verb.i and is_one_of(verb.head, "status", "proposed"):
        return Outcome("proposed", verb.head)  # "proposed that they meet"
    return told


def _is_without(verb: Token) -> bool:
    """Tell whether a participle says what did not come about: "left without meeting"."""
    return verb.i > 0 and verb.nbor(-1).lower_ == "without"


def of_noun(noun: Token, verb: Token, supported: bool) -> Outcome:
    """Return what came of the encounter that `noun` names.

    Args:
        noun: the noun.
        verb: the verb of its clause.
        supported: whether the verb tells of the encounter itself, as "hold" and "begin" do.
    """
    if any(child.lower_ in {"no", "any"} for child in noun.children):
        refused = _above(noun)
        any_at_all = refused.status == "refused" and all(child.lower_ != "no" for child in noun.children)
        return refused if any_at_all else Outcome(none=True)  # "ruled out any talks"
    if supported and noun.i < verb.i and syntax.is_negated(verb) and is_one_of(verb, "support", "happen") and not _doubts(verb):
        return _called_off(noun, verb)
    own = _of_modifiers(noun)
    preposition = _preposition(noun)
    if preposition in _ADJUNCT and not supported:
        return own if own.status is not None else _of_preposition(noun, verb, preposition)
    if _is_to_begin(noun):
        return Outcome("planned", noun)
    if preposition == "on" and is_one_of(verb, "support", "travel"):  # "arrived on a visit"
        return of_tense(verb)
    if preposition == "to" and verb.i < noun.i and any(child.lower_ == "forward" for child in verb.rights):
        return Outcome("planned", noun)  # "look forward to the talks"
    if preposition in _TOPICS and not supported:
        return own
    above = _above(noun)
    if above.none or above.status in {"refused", "cancelled"} or (above.status and own.status is None):
        return above
    if own.status is not None:
        return own
    if is_under_way(verb):
        return Outcome("ongoing" if is_present(verb) else "held", verb)
    if preposition is not None and not supported:
        return _of_preposition(noun, verb, preposition)
    if supported and is_perfect_infinitive(verb):
        return of_tense(verb)
    if syntax.is_subject(noun) and noun.head == verb and phrasal_status(verb) == "cancelled":
        return Outcome("cancelled", verb)  # "the talks fell through"
    over = verb.tag_ == "VBD" or any(child.lower_ in {"have", "has", "had"} for child in auxiliaries(verb))
    if over and verb.pos_ == "VERB" and syntax.is_subject(noun) and noun.head == verb and not syntax.is_passive(verb):
        return Outcome("held", verb)  # "the talks failed", "the talks have stalled"
    if syntax.is_subject(noun) and noun.head == verb and _is_described(verb):
        return Outcome("held", verb)
    if supported and verb.lower_ in listed("status", "continuing") and not auxiliaries(verb) and not infinitive(verb):
        return Outcome("ongoing", verb)
    if supported and verb.i != noun.i:
        return of_purpose(verb) if infinitive(verb) else of_tense(verb)
    return Outcome()


def of_planned(plan: Token, verb: Token) -> Outcome:
    """Return what came of the encounter that was planned by the participle `plan`, as the verb behind it says."""
    found: dict[MeetingStatus, Token] = {}
    note(verb, found)
    turn = next((status for status in ("refused", "cancelled") if status in found), None)
    if turn is not None:
        return Outcome(turn, verb)
    happens = is_one_of(verb, "support", "happen")
    if happens and syntax.is_negated(verb):
        return Outcome("cancelled", verb)  # "will not take place"
    over = happens or verb.lower_ in listed("outcome", "words")
    return of_tense(verb) if over and not syntax.is_negated(verb) else Outcome("planned", plan)


def _doubts(verb: Token) -> bool:
    """Tell whether it is left open that something will not be: "may not take place"."""
    return any(child.lower_ in {"may", "might", "could"} for child in auxiliaries(verb))


def _is_described(predicate: Token) -> bool:
    """Tell whether a predicate in the past says how an encounter was: "was described as frank", "has been cut off"."""
    past = any(child.lower_ in {"was", "were", "been"} for child in predicate.lefts)
    return past and not syntax.is_negated(predicate) and predicate.lower_ in listed("described", "words")


def _is_to_begin(noun: Token) -> bool:
    """Tell whether the encounter is yet "to begin" or "to be held"."""
    doc = noun.doc
    return (
        noun.i + 2 < len(doc)
        and doc[noun.i + 1].lower_ == "to"
        and doc[noun.i + 2].lower_ in {"begin", "start", "be", "take", "open", "resume"}
    )


def _of_preposition(noun: Token, verb: Token, preposition: str | None) -> Outcome:
    if preposition in {"after", "following", "during", "since", "despite"}:
        decided = verb.head if infinitive(verb) and is_one_of(verb.head, "status", "consented") else verb  # "agreed to sign during talks"
        yet = is_ahead(decided) or (infinitive(decided) and preposition != "despite")
        return Outcome() if yet else Outcome("held", noun)
    if preposition in {"before", "ahead"}:
        return Outcome("planned", noun)
    if preposition == "for" and verb.lower_ in {"invited", "invites", "invite"}:
        return Outcome("proposed", verb)
    if preposition == "for" and verb.lower_ == "visited":
        return Outcome("held", verb)
    if preposition in {"for", "to"} and (is_one_of(verb, "support", "travel") or verb.lower_ in {"send", "sent", "sends", "agreed"}):
        return Outcome("planned", noun)
    if preposition == "in" and _is_for_mediation(noun) and any(is_one_of(verb, "status", name) for name in ("accepted", "consented")):
        return Outcome("planned", verb)
    points = any(child.lower_ in {"the", "that", "those"} for child in noun.children)
    if preposition in {"in", "at"} and is_ahead(verb) and not points:
        return Outcome("planned", noun)
    told = verb.head if infinitive(verb) and verb.head.lower_ in _FAILING else verb  # "failed to agree at a meeting"
    if preposition in {"in", "at"} and told.tag_ in {"VBD", "VBN"} and (told != verb or not points):
        return Outcome("held", noun)
    return Outcome()


def _is_for_mediation(noun: Token) -> bool:
    """Tell whether somebody is to go between the sides of an encounter: "agreed to Swiss mediation in talks with Chile"."""
    preposition = syntax.preposition_of(noun)
    return preposition is not None and preposition.i > 0 and preposition.nbor(-1).lower_ in listed("roles", "mediate")


def _preposition(noun: Token) -> str | None:
    """Return the preposition of the phrase that holds `noun`: "after" of "after two rounds of talks"."""
    current = noun
    for _ in range(_HIGHEST):
        found = syntax.preposition_of(current)
        if found is not None and opens_clause(current, found):
            return None
        if found is not None and found.lower_ != "of":
            return _OF_WRAPPERS.get(current.lower_, found.lower_)
        if found is None or current.head == current:
            break
        current = current.head
    doc = noun.doc
    for i in range(noun.i - 1, reach_back(noun, 6) - 1, -1):
        if doc[i].lower_ in _AFTER | _AHEAD:
            return doc[i].lower_
        if doc[i].lower_ == "of" and i > 0 and doc[i - 1].lower_ == "ahead":
            return "ahead"
        if doc[i].pos_ in {"VERB", "AUX", "PUNCT"} and doc[i].text != "-":
            return None
    return None


def opens_clause(noun: Token, preposition: Token) -> bool:
    """Tell whether a preposition opens the clause whose subject is `noun`: "after talks were called off"."""
    return preposition.lower_ in _ADJUNCT and syntax.is_subject(noun) and noun.head.i > noun.i > preposition.i


def _of_modifiers(noun: Token) -> Outcome:
    """Read the adjectives before a noun: "planned talks", "an expected summit"."""
    doc = noun.doc
    for i in range(noun.i - 1, reach_back(noun, 6) - 1, -1):
        token = doc[i]
        if token.pos_ in {"VERB", "ADP", "PUNCT"} and token.tag_ not in {"VBN", "VBG", "HYPH"}:
            break
        if is_one_of(token, "status", "unconfirmed") and token.pos_ in {"ADJ", "VERB"}:
            return Outcome("unconfirmed", token)
        if token.lower_ in listed("adjectives", "proposed"):
            return Outcome("proposed", token)
        if token.lower_ in listed("adjectives", "planned"):
            return Outcome("planned", token)
        if token.lower_ in listed("adjectives", "cancelled"):
            return Outcome("cancelled", token)
        if token.lower_ in listed("adjectives", "ongoing"):
            return Outcome("ongoing", token)
    return Outcome()


def _above(word: Token) -> Outcome:
    """Read the words that govern `word`: "rejected an offer to meet", "is expected to hold talks"."""
    found: dict[MeetingStatus, Token] = {}
    current, denied, from_subject, negated = word, False, False, word
    note_marker(word, found)
    for _ in range(_HIGHEST):
        if current.i != word.i and not (from_subject and current.pos_ != "ADJ" and not syntax.is_passive(current)):
            note(current, found)
            note_before(current, found)
        if syntax.is_negated(current) and (current.i != word.i or is_ahead(current) or infinitive(current)):
            denied, negated = True, current
        if current.pos_ == "NOUN" and current.i in {cue.i for cue in found.values()} and any(c.lower_ == "no" for c in current.lefts):
            return Outcome(none=True)  # "has no plans for talks"
        if is_one_of(current, "status", "unwilling") and any(child.lower_ == "no" for child in current.lefts):
            return Outcome("refused", current)  # "has no intention of holding talks"
        denied = denied or _fails(current, from_subject)
        if any(is_one_of(child, "status", "unconfirmed") and child.pos_ in {"ADV", "AUX", "ADJ"} for child in current.children):
            found.setdefault("unconfirmed", current)
        if current.head == current or _leaves_clause(current):
            if is_disowned(current):
                return Outcome(none=True)
            if is_doubted(current) or (is_asked(current) and current.head.lower_ not in _TALKED_OVER):
                found.setdefault("unconfirmed", current)
            break
        from_subject = syntax.is_subject(current)
        current = current.head
    if denied:
        return _denied(found, current, negated)
    status = next((status for status in CLASSES if status in found), None)
    if status is None:
        return Outcome()
    if status == "planned" and is_foiled(found["planned"]):
        turn = turn_of(found["planned"])
        stayed_away = turn is not None and syntax.is_negated(turn) and syntax.own_subject_of(turn) is None
        return Outcome("refused" if stayed_away else "cancelled", turn or found["planned"])
    taken = _accepting(found["proposed"]) if status == "proposed" else None
    return Outcome("planned", taken) if taken is not None else Outcome(status, found[status], found.get("proposed"))


def _accepting(proposal: Token) -> Token | None:
    """Return the verb by which a proposal is taken: "accepted an invitation"; none if it is yet to be."""
    verb = syntax.clause_of(proposal)
    taken = verb.i != proposal.i and is_one_of(verb, "status", "accepted") and not syntax.is_negated(verb)
    return verb if taken and not any(child.lower_ in {"may", "might", "could", "should"} for child in auxiliaries(verb)) else None


def _fails(verb: Token, from_subject: bool) -> bool:
    """Tell whether somebody "failed to meet" or "denied meeting": not that "the talks failed"."""
    return not from_subject and (verb.lower_ in _FAILING or is_one_of(verb, "status", "denied"))


def _called_off(noun: Token, verb: Token) -> Outcome:
    """Read "the meeting will not take place", "talks scheduled for Monday were not held": none that was not planned."""
    scheduled = any(is_one_of(word, "status", "planned") for word in noun.doc[noun.i + 1 : verb.i])
    return Outcome("cancelled", verb) if scheduled or is_ahead(verb) else Outcome(none=True)


def _denied(found: dict[MeetingStatus, Token], verb: Token, negated: Token) -> Outcome:
    governor = negated.head
    if infinitive(negated) and syntax.is_negated(negated) and governor.i < negated.i and is_one_of(governor, "status", "decided"):
        return Outcome("refused", governor)
    if "refused" in found or "cancelled" in found:
        return Outcome("proposed", verb)
    subject = syntax.own_subject_of(negated)
    if subject is not None and subject.lower_ in listed("arrangements", "words"):  # "no date has been set for the talks"
        return Outcome("planned", verb)
    if negated.lower_ in {"is", "are", "was", "were"}:  # "there are no plans for talks"
        return Outcome(none=True)
    return Outcome("refused", verb, found.get("proposed")) if found or is_ahead(verb) else Outcome(none=True)


def _leaves_clause(word: Token) -> bool:
    """Tell whether the next word up belongs to another, finite clause: what somebody says of this one."""
    is_finite = syntax.is_finite(word) or any(syntax.is_finite(child) for child in auxiliaries(word))
    if infinitive(word) or (word.tag_ == "VBG" and word.i and word.nbor(-1).pos_ in {"ADP", "SCONJ"}):
        return False
    return (is_finite and syntax.is_clause(word)) or syntax.is_aside(word) or (syntax.is_clause(word) and syntax.is_relative_clause(word))
