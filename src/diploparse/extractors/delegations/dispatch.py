"""Delegations of people who are sent: "Chile sent its spokesman, Silva, and two judges"; one person alone is none."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.delegations.circumstances import occasion_in, place_in
from diploparse.extractors.delegations.leaders import adjoins, person_at
from diploparse.extractors.delegations.members import Listed, read_list
from diploparse.extractors.delegations.mention import Mention
from diploparse.extractors.delegations.sides import Side, side_at
from diploparse.extractors.delegations.words import is_denied, sentence_at, span_of, told_words, words
from diploparse.reading.offices import office_words
from diploparse.reading.people import person_by_token

_OFFICE: Final = 8  # words of "its deputy foreign minister,"


def mentions_of_people_sent(document: Document) -> Iterator[Mention]:
    """Yield the mention in "Chile sent Foreign Minister Silva and Judge Reed to the talks".

    >>> from diploparse.document import parse
    >>> found, = mentions_of_people_sent(parse("Chile sent its spokesman, Ana Silva, and two judges to Doha."))
    >>> found.side.party.name, found.members[0][0].name, found.unnamed[0][0]
    ('Chile', 'Ana Silva', 'two judges to Doha')
    """
    for verb in told_words(document, words("dispatching")):
        sender = None if is_denied(verb) or syntax.is_passive(verb) else syntax.subject_of(verb)
        side = side_at(document, sender) if sender is not None else None
        if sender is None or side is None or not _is_of_side(document, sender, side):
            continue
        _, end = sentence_at(document, verb.i)
        listed = _listed(document, verb, end)
        if listed is not None and _is_to_talk(document, verb, end, bool(listed.unnamed)):
            person = person_at(document, sender)
            yield Mention(
                at=verb.i,
                span=span_of(document, verb.i, verb.i + 1),
                rule="sent",
                side=side,
                members=listed.people,
                unnamed=listed.unnamed,
                place=place_in(document, verb.i, verb.i, end),
                occasion=occasion_in(document, verb.i, end),
                sent_by=(person[0].name if person is not None else side.party.name, span_of(document, sender.i, sender.i + 1)),
            )


def _listed(document: Document, verb: Token, end: int) -> Listed | None:
    """Return the people behind a verb, of whom there are several and the first has an office."""
    doc, first = document.doc, verb.i + 1
    if first < end and doc[first].tag_ == "PRP$":
        first = next((i + 1 for i in range(first, min(end, first + _OFFICE)) if doc[i].text == ","), first)
    listed = read_list(document, first, end)
    if len(listed.people) + len(listed.unnamed) < 2 or not listed.people:
        return None
    person, name = listed.people[0]
    return listed if person.offices and adjoins(document, first, name) else None


def _is_of_side(document: Document, sender: Token, side: Side) -> bool:
    """Tell whether a party itself sends, its government or a person: not "Chile's players"."""
    is_named = document.words(side.span).end == sender.i + 1
    return is_named or sender.lower_ in words("government") or person_at(document, sender) is not None


def _is_to_talk(document: Document, verb: Token, end: int, company: bool) -> bool:
    """Tell whether those whom a verb sends can stand for a party where it sends them: not "to prison", no "letter"."""
    objects = [noun for noun in syntax.objects_of(verb) if noun.i not in person_by_token(document)]
    goals = [noun for noun in syntax.obliques_of(verb) if verb.i < noun.i < end and syntax.preposition_of(noun) is not None]
    if not goals and not company:
        return False  # "sent Silva and Reed condolences"
    return all(map(office_words().is_head, objects)) and all(noun.lower_ in words("talks") or noun.pos_ == "PROPN" for noun in goals)
