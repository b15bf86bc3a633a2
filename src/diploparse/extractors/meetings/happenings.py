"""The frame of a pronoun: "the talks …: they will begin on Thursday"."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting, status
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.stretches import before, behind, day_between
from diploparse.extractors.meetings.tenses import Outcome, infinitive, is_ahead
from diploparse.extractors.meetings.words import is_one_of, listed, phrasal_status

_BEGIN: Final = listed("begin", "words")
_PRONOUNS: Final = frozenset({"they", "it"})
_NEAR: Final = 40  # tokens back to the noun


def opens(token: Token) -> bool:
    """Tell whether `token` is a verb of beginning or taking place whose subject is a pronoun."""
    if _ends(token) is not None:
        return True
    if token.lower_ not in _BEGIN:
        return False
    if token.lower_ in {"take", "took"} and (token.i + 1 >= len(token.doc) or token.nbor().lower_ != "place"):
        return False
    if token.lower_ == "held" and (not syntax.is_passive(token) or token.nbor(-1).lower_ == "be"):
        return False
    subject = syntax.subject_of(token)
    return subject is not None and subject.lower_ in _PRONOUNS and subject.i < token.i


def _ends(verb: Token) -> Token | None:
    """Return the pronoun for what a verb calls off: "but cancelled them", "it was called off"."""
    if not (is_one_of(verb, "status", "cancelled") or phrasal_status(verb) == "cancelled") or verb.pos_ != "VERB":
        return None
    if infinitive(verb) or is_ahead(verb):
        return None
    if syntax.is_passive(verb):
        subject = syntax.subject_of(verb)
        return subject if subject is not None and subject.lower_ in _PRONOUNS else None
    return next((other for other in syntax.objects_of(verb) if other.lower_ in {"them", "it"}), None)


def _stands_for(pronoun: Token, noun: Token) -> bool:
    """Tell whether a pronoun agrees with a noun and no other noun that it could stand for is between the two."""
    plural = pronoun.lower_ in {"they", "them"}
    between = [token for token in pronoun.doc[noun.i : pronoun.i] if token.pos_ == "NOUN" and (token.tag_ == "NNS") == plural]
    return bool(between) and between[-1].i == noun.i


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return what a clause says of the encounter that its pronoun stands for, the one named last."""
    last = known[-1] if known else None
    outcome = status.of_verb(token)
    pronoun = _ends(token)
    if pronoun is not None and last is not None and not outcome.none:
        outcome = Outcome("cancelled", token)
        if not _stands_for(pronoun, document.doc[last.token]):
            return None
    if last is None or token.i - last.token > _NEAR or outcome.none:
        return None
    start, end = before(document.doc, token.i), behind(document.doc, token.i)
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame="pronoun",
        kind=last.kind,
        status=outcome.status,
        cue=setting.span_of(outcome.cue) if outcome.cue is not None else None,
        refers=True,
        place=setting.scene(document, start, end),
        when=day_between(document, start, end, token.i),
        words=(setting.span_of(token),),
    )
