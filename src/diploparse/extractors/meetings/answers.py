"""The frame of an answer: "proposed a meeting with Reed, but Reed refused", "Chile accepted the offer"."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.meetings import setting
from diploparse.extractors.meetings.doers import doers
from diploparse.extractors.meetings.mention import MeetingMention
from diploparse.extractors.meetings.words import is_one_of, listed

_NEAR: Final = 60  # tokens back to what was proposed


def opens(token: Token) -> bool:
    """Tell whether `token` is a verb of answering that says nothing more of what it answers than "the offer"."""
    if token.pos_ != "VERB" or not (_refuses(token) or is_one_of(token, "status", "accepted")) or syntax.is_negated(token):
        return False
    if any(other.i > token.i for other in syntax.complements_of(token)) or syntax.is_passive(token):
        return False
    return all(_is_offer(other) for other in syntax.objects_of(token))


def _refuses(verb: Token) -> bool:
    return is_one_of(verb, "status", "refused")


def _is_offer(word: Token) -> bool:
    """Tell whether a word stands for what was proposed before: "the offer", "that invitation", with nothing behind it."""
    first, end = syntax.noun_phrase(word)
    points = word.doc[first].lower_ in listed("answers", "pointing")
    return word.lower_ in listed("answers", "offers") and points and not any(child.i >= end - 1 for child in word.rights)


def read(document: Document, token: Token, known: tuple[MeetingMention, ...]) -> MeetingMention | None:
    """Return what one of those concerned answered to the encounter proposed last."""
    last = known[-1] if known else None
    if last is None or last.status != "proposed" or token.i - last.token > _NEAR:
        return None
    concerned = {actor.value.name for actor in last.participants}
    doer = next((actor for actor in doers(document, token) if actor.value.name in concerned), None)
    if doer is None:
        return None
    refuses = _refuses(token)
    return MeetingMention(
        token=token.i,
        span=setting.span_of(token),
        frame="answer",
        kind=last.kind,
        status="refused" if refuses else "planned",
        cue=setting.span_of(token),
        refused_by=doer if refuses else None,
        refers=True,
        nearest=True,
        words=(setting.span_of(token),),
    )
