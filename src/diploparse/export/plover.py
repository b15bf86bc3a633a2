"""Meetings as events in the manner of PLOVER, the ontology of political events of the Open Event Data Alliance.

A meeting that was held is a CONSULT event. One that was only agreed, proposed or refused is none: it is AGREE, REQUEST or REJECT with
the mode "meet", and its event is marked as future, hypothetical or negated. What the text does not say is null.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

from diploparse.reading.states import state_of
from diploparse.records import Meeting, MeetingStatus, Party, PartyKind, Person
from diploparse.reports import Report, listed
from diploparse.spans import Span, stripped

Json = dict[str, object]
EventType = Literal["CONSULT", "AGREE", "REQUEST", "REJECT"]
#: Event type, and whether the encounter lies ahead, is only thought of, or did not take place.
_EVENTS: Final[dict[MeetingStatus, tuple[EventType, str | None]]] = {
    "held": ("CONSULT", None),
    "ongoing": ("CONSULT", None),
    "planned": ("AGREE", "future"),
    "proposed": ("REQUEST", "hypothetical"),
    "unconfirmed": ("CONSULT", "hypothetical"),
    "refused": ("REJECT", "negated"),
    "cancelled": ("REJECT", "negated"),
}
_MODES: Final = {"visit": "visit", "call": "phone"}
_STOP: Final = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])")
_SECTORS: Final[dict[PartyKind, str]] = {"state": "GOV", "institution": "GOV", "organisation": "IGO", "bloc": "IGO"}


def to_plover(reports: Report | Iterable[Report]) -> list[Json]:
    """Return the meetings of reports as events: actors with code and sector, type, mode, status, date, place, sentence.

    Raises:
        InvalidArgument: if what is given is no report.

    >>> from diploparse import read
    >>> event, = to_plover(read("Norway refused to meet Kenya."))
    >>> event["event_type"], event["mode"], event["status"], [actor["code"] for actor in event["actors"]]
    ('REJECT', 'meet', 'negated', ['NOR', 'KEN'])
    """
    return [_event(report, meeting) for report in listed(reports) for meeting in report.meetings]


def _event(report: Report, meeting: Meeting) -> Json:
    event_type, status = _EVENTS[meeting.status]
    where = _sentence(report, meeting)
    return {
        "article": report.id,
        "published": report.published.isoformat() if report.published else None,
        "event_type": event_type,
        "mode": _mode(meeting) if event_type == "CONSULT" else "meet",
        "status": status,
        "date": meeting.when.value.partition("T")[0] if meeting.when else None,
        "place": meeting.place.name if meeting.place else None,
        "country": meeting.place.code if meeting.place else None,
        "actors": [_actor(one) for one in meeting.participants],
        "source_sentence": " ".join(where.of(report.text).split()) if where else None,
        "start": where.start if where else None,
        "end": where.end if where else None,
    }


def _mode(meeting: Meeting) -> str | None:
    if meeting.mediator is not None:
        return "third-party"
    return _MODES.get(meeting.kind) or ("multilateral" if len(_states(meeting.participants)) > 2 else None)


def _states(several: Iterable[Person | Party]) -> set[str]:
    return {one.code or one.name if isinstance(one, Party) else one.nationality or one.name for one in several}


def _actor(one: Person | Party) -> Json:
    if isinstance(one, Party):
        return {"name": one.name, "code": one.code, "sector": _SECTORS.get(one.kind)}
    state = state_of(one.nationality) if one.nationality else None
    governs = any(office.country or one.nationality for office in one.offices if not office.former)
    return {"name": one.name, "code": state.code if state else None, "sector": "GOV" if governs else None}


def _sentence(report: Report, meeting: Meeting) -> Span | None:
    """Return the sentence that names the meeting first: from the stop before to the stop behind, those of abbreviations left out."""
    if not meeting.spans:
        return None
    mention = meeting.spans[0]
    around = next((span for span in report.paragraphs if span.covers(mention)), Span(0, len(report.text)))
    stops = [found.end() for found in _STOP.finditer(report.text, around.start, around.end)]
    start = max((stop for stop in stops if stop <= mention.start), default=around.start)
    end = min((stop for stop in stops if stop >= mention.end), default=around.end)
    return stripped(report.text, Span(start, end))
