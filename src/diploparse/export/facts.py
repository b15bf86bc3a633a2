"""What a record says, as labelled values with the slots that they were read from."""

from collections.abc import Iterable, Sequence

import attrs

from diploparse.export.wording import introduction, meaning, participants, person_with_offices
from diploparse.records import Delegation, Match, Meeting, Party, Person, Place, Quotation, Record, Speaker, TimeExpression
from diploparse.spans import Span
from diploparse.text.characters import one_line


@attrs.frozen
class Fact:
    """One thing that a record says.

    Attributes:
        label: what it is, "head".
        value: its words.
        slots: the fields whose evidence it rests on.
    """

    label: str
    value: str
    slots: tuple[str, ...] = ()


def facts(record: Record, text: str) -> tuple[Fact, ...]:
    """Return what a record of any class says beside its name; a record of an own class says all its fields.

    >>> facts(Delegation(party=Party(name="Norway", kind="state"), size=12), "")
    (Fact(label='size', value='12', slots=('size',)),)
    """
    match record:
        case Delegation():
            occasion = (
                Fact("place", record.place.name if record.place else "", ("place",)),
                Fact("for", record.occasion or "", ("occasion",)),
            )
            found = (*occasion, *delegation_facts(record))
        case Meeting():
            found = meeting_facts(record)
        case Quotation():
            found = (
                Fact("to", record.addressee or "", ("addressee",)),
                Fact("in", record.medium or "", ("medium",)),
                Fact("time", meaning(record.time) if record.time else "", ("time",)),
            )
        case Person():
            found = (Fact("party", record.party or "", ("party",)),)
        case Match():
            found = (Fact(record.kind, record.text, ("text",)), *(Fact(slot.name, slot.text, (slot.name,)) for slot in record.slots))
        case Speaker() | TimeExpression():
            found = ()
        case _:
            found = _fields(record, text)
    return tuple(fact for fact in found if fact.value)


def delegation_facts(delegation: Delegation) -> tuple[Fact, ...]:
    """Return who belongs to a delegation, who does not, how many they are and who sent them; empty values where nothing is read."""
    return (
        *(Fact("head", person_with_offices(head), ("head",)) for head in (delegation.head,) if head),
        *(Fact("member", person_with_offices(member), (f"members[{i}]",)) for i, member in enumerate(delegation.members)),
        *(Fact("unnamed", words, (f"unnamed[{i}]",)) for i, words in enumerate(delegation.unnamed)),
        _names("not", "not_members", delegation.not_members),
        Fact("size", "" if delegation.size is None else str(delegation.size), ("size",)),
        Fact("sent by", delegation.sent_by or "", ("sent_by",)),
    )


def meeting_facts(meeting: Meeting) -> tuple[Fact, ...]:
    """Return what is read of a meeting beside its participants, kind and status; empty values where nothing is."""
    return (
        Fact("place", meeting.place.name if meeting.place else "", ("place",)),
        Fact("time", meaning(meeting.when) if meeting.when else "", ("when",)),
        _names("away", "absent", meeting.absent),
        _names("perhaps", "unconfirmed", meeting.unconfirmed),
        Fact("earlier", ", ".join(meeting.history), ("history", *(f"history[{i}]" for i in range(len(meeting.history))))),
        *(
            Fact(slot.replace("_", " "), one.name, (slot,))
            for slot in ("host", "mediator", "proposed_by", "refused_by")
            if (one := getattr(meeting, slot)) is not None
        ),
        Fact("part of", meeting.part_of or "", ("part_of",)),
        Fact("on", meeting.topic or "", ("topic",)),
        Fact("outcome", meeting.outcome or "", ("outcome",)),
    )


def name_of(record: Record, text: str) -> str:
    """Return the words by which a reader knows a record.

    >>> name_of(Party(name="Norway", kind="state"), "")
    'Norway'
    """
    match record:
        case Speaker():
            return record.name or "unknown" + (f" ({' or '.join(record.candidates)})" if record.candidates else "")
        case Person() | Place() | Party():
            return record.name
        case Delegation():
            return record.party.name
        case Meeting():
            return participants(record.participants) or record.kind
        case TimeExpression():
            return meaning(record)
        case Quotation():
            return record.text
    return next((fact.value for fact in _fields(record, text)), type(record).__name__)


def note(record: Record) -> str:
    """Return in a few words what else a reader wants to know at once; nothing for most records."""
    match record:
        case Speaker():
            return introduction(record)
        case Person():
            return person_with_offices(record).removeprefix(record.name).removeprefix(", ")
        case Meeting():
            return record.kind
        case Place() | Party():
            return record.kind
    return ""


def _names(label: str, slot: str, people: Sequence[Person | Party]) -> Fact:
    return Fact(label, participants(people), tuple(f"{slot}[{i}]" for i in range(len(people))))


def _fields(record: Record, text: str) -> tuple[Fact, ...]:
    """Return the fields of a record as facts; where a record stands is no fact."""
    shown: list[Fact] = []
    for field in attrs.fields(type(record)):
        value = getattr(record, field.name)
        if field.name not in {"evidence", "mentions", "span"} and value is not None and value != ():
            items = range(len(value)) if isinstance(value, tuple) else ()
            slots = (field.name, *(f"{field.name}[{i}]" for i in items))
            shown.append(Fact(field.name.strip("_").replace("_", " "), _words(value, text), slots))
    return tuple(shown)


def _words(value: object, text: str) -> str:
    if isinstance(value, Record):
        return name_of(value, text)
    if isinstance(value, Span):
        return one_line(value.of(text))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return ", ".join(_words(item, text) for item in value)
    return str(value)
