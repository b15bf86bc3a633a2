"""Tenses: what the form of a verb alone says of an encounter."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse import syntax
from diploparse.extractors.meetings.reach import reach_back
from diploparse.extractors.meetings.words import is_one_of, listed
from diploparse.records import MeetingStatus

#: What opens a clause in the present that tells of what is to come.
_UNTIL: Final = frozenset({"until", "till", "before", "once", "when"})
_REPORT: Final = 12  # words between "reports claim" and the verb
_FIRST: Final = frozenset({"first", "second", "latest", "last", "only"})
_FUTURE: Final = frozenset({"will", "'ll", "shall", "would"})


@attrs.frozen
class Outcome:
    """What came of an encounter.

    Attributes:
        status: the status; None if the words say nothing of it.
        cue: the word that says so.
        proposal: the word of the proposal that was turned down.
        none: whether it is denied, or habitual: no encounter at all.
        denied: whether the subject does not take part.
    """

    status: MeetingStatus | None = None
    cue: Token | None = None
    proposal: Token | None = None
    none: bool = False
    denied: bool = False


def is_under_way(predicate: Token) -> bool:
    """Tell whether `predicate` says that something goes on: "underway", "under way", "in progress"."""
    before = predicate.nbor(-1).lower_ if predicate.i else ""
    return predicate.pos_ != "VERB" and any(
        words in listed("status", "ongoing") for words in (predicate.lower_, f"{before} {predicate.lower_}")
    )


def is_present(verb: Token) -> bool:
    """Tell whether `verb` has an auxiliary in the present."""
    return any(child.tag_ in {"VBZ", "VBP"} for child in auxiliaries(verb))


def auxiliaries(verb: Token) -> list[Token]:
    """Return the auxiliaries of `verb`."""
    return list(syntax.auxiliaries_of(verb))


def is_ahead(verb: Token) -> bool:
    """Tell whether `verb` is in the future."""
    return any(child.lower_ in _FUTURE for child in auxiliaries(verb))


def infinitive(verb: Token) -> bool:
    """Tell whether `verb` is an infinitive with "to"."""
    doc = verb.doc
    return verb.tag_ == "VB" and any(doc[i].lower_ == "to" for i in range(reach_back(verb, 3), verb.i))


def is_spoken_of(verb: Token) -> bool:
    """Tell whether `verb` is what somebody agreed or refused to do, the words before it of that: "agreed on Monday to meet"."""
    governor = verb.head
    spoke = governor.i < verb.i and any(is_one_of(governor, "status", name) for name in ("refused", "proposed", "accepted", "consented"))
    return infinitive(verb) and spoke and governor.pos_ == "VERB" and not syntax.is_passive(governor)


def is_perfect_infinitive(verb: Token) -> bool:
    """Tell whether `verb` tells of something earlier: "is said to have met", "was to have met"."""
    doc = verb.doc
    have = next((child.i for child in auxiliaries(verb) if child.lower_ == "have"), None)
    return have is not None and have > 0 and doc[have - 1].lower_ == "to"


def is_foiled(plan: Token) -> bool:
    """Tell whether a plan is told of as one that came to nothing: "had planned to meet", "was due to have met"."""
    if not is_one_of(plan, "status", "foiled"):
        return False
    had = any(child.lower_ == "had" for child in auxiliaries(plan))
    return turn_of(plan) is not None or any(is_perfect_infinitive(child) or (had and infinitive(child)) for child in plan.rights)


def turn_of(plan: Token) -> Token | None:
    """Return the verb behind "but" by which a plan told in the past came to nothing: "was due to meet her but flew home"."""
    before = (*plan.lefts, *plan.doc[max(plan.i - 1, 0) : plan.i])
    past = plan.tag_ == "VBD" or any(word.lower_ in {"was", "were", "had"} for word in before)
    planned = (plan, plan.head, *(child for child in plan.rights if infinitive(child)))
    turns = (other for word in planned for other in syntax.conjuncts_of(word) if any(child.lower_ == "but" for child in other.lefts))
    turn = next(turns, None) if past else None
    if turn is None or is_ahead(turn) or infinitive(turn):
        return None
    return turn if turn.tag_ in {"VBD", "VBN"} or any(child.tag_ == "VBD" for child in auxiliaries(turn)) else None


def is_unreal(verb: Token) -> bool:
    """Tell whether `verb` tells of what might have been: "if she had met", "wishes she had met", "would have met"."""
    had = next((child for child in auxiliaries(verb) if child.lower_ in {"had", "have"}), None)
    if had is None:
        return False
    if had.lower_ == "have":
        return any(child.lower_ == "would" for child in auxiliaries(verb))
    wished = verb.head.i < verb.i and is_one_of(verb.head, "status", "wished")
    inverted = had.is_sent_start is True and verb.doc[syntax.sentence_bounds(verb.doc, verb.i)[1] - 1].text != "?"
    return wished or inverted or any(child.lower_ == "if" and not is_asked(verb) for child in verb.children)


def is_asked(verb: Token) -> bool:
    """Tell whether a clause asks "whether" or "if" something will be, and gives no condition."""
    opening = {verb.left_edge.lower_, *(child.lower_ for child in verb.lefts)}
    open_to = verb.head if verb.head.i < verb.i else None
    return "whether" in opening or ("if" in opening and open_to is not None and open_to.lower_ in listed("attendance", "asked"))


def of_purpose(verb: Token) -> Outcome:
    """Read an infinitive: "is to meet", "arrived to meet", "was in Oslo to attend"."""
    governor = verb.head
    if governor.i == verb.i:
        return Outcome("planned", verb)
    if governor.pos_ == "NOUN" and any(child.lower_ in _FIRST for child in governor.children):  # "became the first minister to visit Chile"
        return of_tense(syntax.clause_of(governor))
    where = syntax.preposition_of(governor)
    there = where is not None and where.lower_ in {"in", "at"}  # "is in Oslo to meet"
    if there and any(child.lower_ in {"was", "were", "is", "are"} for child in auxiliaries(governor)):
        return Outcome("ongoing", verb)
    return Outcome("planned", verb)


def of_tense(verb: Token) -> Outcome:
    """Read a finite verb: "met", "are meeting", "will meet", "could meet"."""
    words = {child.lower_ for child in auxiliaries(verb)}
    if is_unreal(verb):
        return Outcome(none=True)
    if is_perfect_infinitive(verb) and words & {"was", "were"}:  # "was to have met"
        return Outcome("cancelled", verb)
    if words & {"will", "'ll", "shall"} or _is_to_be(verb):
        return Outcome("planned", verb)
    if words & {"may", "might"}:
        return Outcome("unconfirmed", verb)
    if "could" in words:
        return Outcome("proposed", verb)
    if "would" in words:
        return Outcome("proposed" if syntax.is_conditional(verb) else "planned", verb)
    if words & {"should", "can", "must"}:
        return Outcome(none=True)
    if (verb.tag_ == "VBG" or "being" in words) and words & {"is", "are", "'re"}:
        return Outcome("ongoing", verb)
    if verb.tag_ == "VBG" and "been" in words and words & {"has", "have", "'ve"}:  # "have been meeting since May"
        return Outcome("ongoing", verb)
    if verb.tag_ in {"VBZ", "VBP"} and any(child.lower_ in _UNTIL and child.i < verb.i for child in verb.children):
        return Outcome("planned", verb)
    if verb.tag_ in {"VBD", "VBN", "VBG", "VBZ"} or words & {"has", "have", "had"}:
        return Outcome("held", verb)
    return Outcome()


def _is_to_be(verb: Token) -> bool:
    """Tell whether something is yet to be done: "are to be held"."""
    be = next((child for child in auxiliaries(verb) if child.lower_ == "be"), None)
    return verb.tag_ == "VBN" and be is not None and be.i > 0 and be.nbor(-1).lower_ == "to"


def is_disowned(clause: Token) -> bool:
    """Tell whether somebody denies what a clause says: "denied that they met", "denied reports that they met"."""
    governor = clause.head if clause.head.pos_ != "NOUN" else clause.head.head
    return governor.i != clause.i and governor.i < clause.i and is_one_of(governor, "status", "denied")


def is_doubted(clause: Token) -> bool:
    """Tell whether a clause is one of reports, or told by unconfirmed ones: "reports that they met"."""
    source = clause.head
    if source.i < clause.i and source.pos_ == "NOUN" and is_one_of(source, "status", "hearsay"):
        return True
    if is_hearsay(clause) or (source.i < clause.i and is_hearsay(source)) or _is_reported(clause):
        return True
    beside = (word for other in syntax.obliques_of(clause) for word in (other, *other.children))
    return any(
        (is_one_of(word, "status", "unconfirmed") and (word.pos_ == "ADJ" or word.tag_ == "VBN"))
        or (word.tag_ == "NNS" and is_one_of(word, "status", "hearsay"))
        for word in beside
    )


def _is_reported(clause: Token) -> bool:
    """Tell whether the words before a clause give it to the press, whatever the tree says: "Reports claim Silva met"."""
    first = reach_back(clause, _REPORT)
    told = clause.doc[first + 1 : clause.i][:1]
    return clause.doc[first].lower_ in listed("status", "press") and any(is_one_of(verb, "status", "reported") for verb in told)


def is_hearsay(verb: Token) -> bool:
    """Tell whether nobody stands for what a verb says: "newspapers reported", "is believed to have met"."""
    if not is_one_of(verb, "status", "reported"):
        return False
    teller = syntax.subject_of(verb)
    if syntax.is_passive(verb):
        return any(is_perfect_infinitive(child) for child in verb.rights)
    return teller is not None and teller.lower_ in listed("status", "press")


def is_habitual(verb: Token) -> bool:
    """Tell whether `verb` has an adverb of habit: "often meet"."""
    return any(is_one_of(child, "status", "habitual") for child in verb.children)
