"""What diploparse reads: frozen records of plain data, each with its evidence in the text."""

import datetime as dt
from typing import Literal

import attrs

from diploparse.spans import Span

Basis = Literal["stated", "resolved", "inferred"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Modifier = Literal["START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER"]
Anchor = Literal["publication", "expression", "utterance", "none"]
Direction = Literal["past", "present", "future", "none"]
PlaceKind = Literal["venue", "settlement", "state", "region"]
PartyKind = Literal["state", "institution", "organisation", "bloc", "movement"]
SpeakerKind = Literal["person", "institution", "group", "anonymous", "unknown"]
Form = Literal["direct", "indirect", "mixed"]
MeetingKind = Literal["talks", "summit", "meeting", "call", "conference", "visit"]
MeetingStatus = Literal["held", "ongoing", "planned", "proposed", "refused", "cancelled", "unconfirmed"]
DelegationStatus = Literal["announced", "sent", "arrived", "present", "returned", "withdrawn"]


@attrs.frozen
class Evidence:
    """Where a value of a record was read, and how.

    Attributes:
        slot: the field, "place" or "participants[1]".
        spans: the characters it was read from.
        basis: "stated" in so many words, "resolved" from a pronoun or a relative date, "inferred" from context.
        rule: the rule or frame that read it.
    """

    slot: str
    spans: tuple[Span, ...]
    basis: Basis = "stated"
    rule: str = ""


@attrs.frozen(kw_only=True)
class Record:
    """Base of all records; own records are frozen attrs subclasses of it.

    Attributes:
        evidence: where each value was read.
    """

    evidence: tuple[Evidence, ...] = ()

    def why(self, slot: str) -> tuple[Span, ...]:
        """Return the characters that the value of `slot` was read from; none if it was not read."""
        found = tuple(span for item in self.evidence if item.slot == slot for span in item.spans)
        own = getattr(self, "span", None)  # a record of one stretch of text was read there and nowhere else
        is_filled = slot in {field.name for field in attrs.fields(type(self))} and getattr(self, slot) not in (None, "")
        return found or ((own,) if isinstance(own, Span) and is_filled else ())

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the record stands in the text, in order."""
        return tuple(sorted({span for item in self.evidence for span in item.spans}))


@attrs.frozen(kw_only=True)
class TimeExpression(Record):
    """A time expression and what it means (TIMEX3 of ISO-TimeML).

    Attributes:
        span: the expression.
        text: its words on one line.
        type: DATE, TIME, DURATION or SET.
        value: the TIMEX3 value, "2025-05-15TMO", "2025-W20", "P3Y", "PAST_REF".
        mod: what narrows the value, START for "early".
        start: first moment of the interval, naive wall-clock time; None if the value is no interval.
        end: first moment behind the interval; None too past the year 9999.
        zone: time zone as `zoneinfo` takes it, "GMT", "America/New_York"; the text's words, "local time", if they say no more.
        anchor: what the value was counted from.
        anchor_span: the expression it was counted from, if that is the anchor.
        direction: whether it lies before or after its anchor.
        rule: the rule that read it.
        alternatives: other values that are as likely.
    """

    span: Span
    text: str
    type: TimexType
    value: str
    mod: Modifier | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    zone: str | None = None
    anchor: Anchor = "none"
    anchor_span: Span | None = None
    direction: Direction = "none"
    rule: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the expression stands."""
        return (self.span,)


@attrs.frozen(kw_only=True)
class Place(Record):
    """A place that the article names.

    Attributes:
        name: its name.
        kind: venue, settlement, state or region.
        code: ISO 3166-1 alpha-3 code of the state it is or lies in, if known.
        within: the place that the text says it lies in: "Turkey" for "Antalya, Turkey", "Oslo" for "the palace in Oslo".
        mentions: where it is named.
    """

    name: str
    kind: PlaceKind
    code: str | None = None
    within: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the place is named."""
        return self.mentions


@attrs.frozen(kw_only=True)
class Party(Record):
    """A state, or a body that acts: a ministry, an organisation, a bloc, a movement.

    Attributes:
        name: plain English name, "Russia", or the name the article gives, "Russia's Foreign Ministry".
        kind: what it is.
        code: ISO 3166-1 alpha-3 code of the state that it is or belongs to, if known.
        mentions: where it is named.
    """

    name: str
    kind: PartyKind
    code: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the party is named."""
        return self.mentions


@attrs.frozen(kw_only=True)
class Office(Record):
    """An office as the article gives it to a person.

    Attributes:
        text: its words on one line, without "former", the state's name or a body's name before it: "Defense Minister".
        normalised: its common form in lower case: "defense minister" for "Minister of Defence".
        span: where it stands.
        country: plain English name of the state, if named beside it.
        organisation: the body that it belongs to, as named beside it: "NATO", "Foreign Ministry".
        former: whether the article calls it a past one.
        acting: whether the article calls it acting or interim.
    """

    text: str
    normalised: str
    span: Span
    country: str | None = None
    organisation: str | None = None
    former: bool = False
    acting: bool = False

    @property
    def title(self) -> str:
        """The office with the body that it belongs to: "Foreign Ministry spokesman"."""
        named = self.organisation is None or self.organisation in self.text
        return self.text if named else f"{self.organisation} {self.text}"

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the office stands."""
        return (self.span,)


@attrs.frozen(kw_only=True, cache_hash=True)
class Person(Record):
    """A person of the article, with all the names that it uses for them.

    Attributes:
        name: the fullest name, without titles.
        given: its part before the family name; None for a single name.
        family: the family name, or the single name.
        titles: forms of address as the article writes them: "Mr.", "Dr".
        offices: offices that the article gives, in text order.
        nationality: plain English name of the state that the article puts beside the name.
        party: the political party or camp that the article puts beside the name or an office: "Republican", "Labour Party".
        mentions: where the person is named.
    """

    name: str
    given: str | None = None
    family: str
    titles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    nationality: str | None = None
    party: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the person is named."""
        return self.mentions


@attrs.frozen(kw_only=True, cache_hash=True)
class Speaker(Record):
    """Who is heard in an article.

    Attributes:
        name: the person's fullest name, the body's name, or the words for an unnamed source; None if unknown.
        kind: person, institution, group, anonymous or unknown.
        person: the person, if it is one of the article's.
        party: the party, if a body speaks.
        office: the speaker's office as the article gives it first, one that is not past if there is any.
        affiliation: state or body that the speaker stands for.
        mentions: the words that name the speaker at each quotation.
        candidates: names between which the text does not decide.
    """

    name: str | None
    kind: SpeakerKind
    person: Person | None = None
    party: Party | None = None
    office: str | None = None
    affiliation: str | None = None
    mentions: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the speaker is named as one."""
        return self.mentions


@attrs.frozen(kw_only=True)
class Quotation(Record):
    """What somebody is reported to have said or written (content, cue and source as in PARC and PolNeAR).

    Attributes:
        form: direct, all of it in quotation marks but for a "that", or a turn of a transcript; mixed, some; indirect, none.
        content: what was said, marks and "that" included; split content is several spans.
        text: the content's words on one line.
        quoted: the stretches inside marks, marks included.
        cue: the reporting words, "said", "according to"; None for a quotation without.
        cue_lemma: the reporting word's dictionary form.
        source: the words that name the speaker here.
        speaker: who said it.
        addressee: the words for whom it was said to.
        medium: the words for where it appeared.
        time: when it was said.
        nested: whether it is reported inside another quotation.
    """

    form: Form
    content: tuple[Span, ...]
    text: str
    quoted: tuple[Span, ...] = ()
    cue: Span | None = None
    cue_lemma: str | None = None
    source: Span | None = None
    speaker: Speaker
    addressee: str | None = None
    medium: str | None = None
    time: TimeExpression | None = None
    nested: bool = False

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the content stands."""
        return self.content


@attrs.frozen(kw_only=True)
class Delegation(Record):
    """A group that stands for a party at talks, a meeting, a conference or on a visit.

    Attributes:
        party: whom it stands for.
        head: who leads it.
        members: named members other than the head.
        unnamed: words for members without a name.
        not_members: people said not to belong to it.
        sent_by: who sent it.
        place: where it goes or is.
        occasion: the words for what it is sent to.
        size: number of members, if stated.
        status: how far it has come.
        mentions: where it is named.
    """

    party: Party
    head: Person | None = None
    members: tuple[Person, ...] = ()
    unnamed: tuple[str, ...] = ()
    not_members: tuple[Person, ...] = ()
    sent_by: str | None = None
    place: Place | None = None
    occasion: str | None = None
    size: int | None = None
    status: DelegationStatus | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the delegation is named."""
        return self.mentions


@attrs.frozen(kw_only=True)
class Meeting(Record):
    """An encounter in order to talk, and whether it came about.

    Attributes:
        participants: persons and parties who take part.
        delegations: delegations that take part.
        absent: persons and parties said to stay away.
        unconfirmed: persons and parties who may take part.
        kind: talks, summit, meeting, call, conference or visit.
        status: what came of it, as of the article.
        history: earlier statuses, oldest first.
        place: where.
        when: when it takes or took place, not when it was reported.
        host, mediator: who receives, who goes between.
        topic, outcome: the words for them.
        proposed_by, refused_by: who wanted it, who did not.
        part_of: the words for the larger event.
        mentions: where it is named.
    """

    participants: tuple[Person | Party, ...] = ()
    delegations: tuple[Delegation, ...] = ()
    absent: tuple[Person | Party, ...] = ()
    unconfirmed: tuple[Person | Party, ...] = ()
    kind: MeetingKind
    status: MeetingStatus
    history: tuple[MeetingStatus, ...] = ()
    place: Place | None = None
    when: TimeExpression | None = None
    host: Person | Party | None = None
    mediator: Person | Party | None = None
    topic: str | None = None
    outcome: str | None = None
    proposed_by: Person | Party | None = None
    refused_by: Person | Party | None = None
    part_of: str | None = None
    mentions: tuple[Span, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the meeting is named."""
        return self.mentions


@attrs.frozen
class Slot:
    """A named part of what a pattern of words matched."""

    name: str
    text: str
    span: Span


@attrs.frozen(kw_only=True)
class Match(Record):
    """What a pattern of words matched, for extractors made by `from_patterns`.

    Attributes:
        kind: what is found, as its extractor is called.
        span: all of its words.
        text: its words on one line.
        slots: its named parts, in order.
    """

    kind: str
    span: Span
    text: str
    slots: tuple[Slot, ...] = ()

    def __getitem__(self, slot: str) -> str | None:
        """Return the words of the first slot of a name, None if it was not filled."""
        return next((one.text for one in self.slots if one.name == slot), None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the match stands."""
        return (self.span,)
