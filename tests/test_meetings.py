"""Who met: participants, status, place and day of each encounter; mentions merged over the article."""

import datetime as dt
from collections.abc import Sequence

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse import Document, Meeting, Party, Person, Span, TimeExpression, parse
from diploparse.extractors.meetings import meetings
from diploparse.extractors.meetings.bodies import Actor
from diploparse.extractors.meetings.mention import MeetingMention, Scene
from diploparse.extractors.meetings.merge import days_agree, merge
from diploparse.lexicon import load
from diploparse.records import MeetingStatus, Place
from diploparse.testing import GeneratedArticle, articles, hostile_text
from known import WRONG_TREE

PUBLISHED = "2024-03-14"  # a Thursday

VERBS = [
    ("Foreign Minister Ana Silva met Tom Reed in Oslo on Monday.", "Ana Silva, Tom Reed", "held", "Oslo", "2024-03-11"),
    ("Foreign Minister Ana Silva met with President Kwame Mensah in Accra.", "Ana Silva, Kwame Mensah", "held", "Accra", None),
    ("Ana Silva and Tom Reed met in Geneva on Tuesday.", "Ana Silva, Tom Reed", "held", "Geneva", "2024-03-12"),
    ("Foreign Minister Ana Silva will meet Tom Reed in Doha on Saturday.", "Ana Silva, Tom Reed", "planned", "Doha", "2024-03-16"),
    ("Foreign Minister Ana Silva is expected to meet Tom Reed in Lima.", "Ana Silva, Tom Reed", "planned", "Lima", None),
    ("Foreign Minister Ana Silva refused to meet Tom Reed.", "Ana Silva, Tom Reed", "refused", None, None),
    ("Foreign Minister Ana Silva offered to meet Tom Reed in Nairobi.", "Ana Silva, Tom Reed", "proposed", "Nairobi", None),
    ("President Ana Silva telephoned Prime Minister Ravi Perera on Wednesday.", "Ana Silva, Ravi Perera", "held", None, "2024-03-13"),
    ("President Ana Silva received Foreign Minister Tom Reed in Oslo.", "Ana Silva, Tom Reed", "held", "Oslo", None),
    ("Ana Silva arrived on Sunday. She met Tom Reed in Vienna.", "Ana Silva, Tom Reed", "held", "Vienna", None),
    ("Norway will not negotiate with Chile.", "Norway, Chile", "refused", None, None),
]
NO_VERB = [
    "Ana Silva met the demands of the union.",
    "The plan did not meet expectations.",
    "Foreign Minister Ana Silva did not meet Tom Reed.",
    "Ana Silva and Tom Reed often meet in Oslo.",
    "The law confers rights on Norway.",
    "Ana Silva met reporters in Oslo.",
    "Ana Silva received a letter from Chile.",
    "Ana Silva hosted a party in Oslo.",
    "The two roads meet in Nairobi.",
    "Ana Silva spoke with an accent.",
]
NOUNS = [
    ("Foreign Minister Ana Silva held talks with Tom Reed in Oslo on Monday.", "Ana Silva, Tom Reed", "held", "Oslo", "2024-03-11"),
    ("Talks between Norway and Chile will begin in Doha on Saturday.", "Norway, Chile", "planned", "Doha", "2024-03-16"),
    ("The Norway-Chile talks were held in Oslo.", "Norway, Chile", "held", "Oslo", None),
    ("Ana Silva spoke after a meeting with President Kwame Mensah in Accra.", "Ana Silva, Kwame Mensah", "held", "Accra", None),
    ("Foreign Minister Ana Silva cancelled a meeting with Tom Reed.", "Ana Silva, Tom Reed", "cancelled", None, None),
    ("Foreign Minister Ana Silva proposed a summit with Tom Reed.", "Ana Silva, Tom Reed", "proposed", None, None),
    ("Foreign Minister Ana Silva rejected talks with Chile.", "Ana Silva, Chile", "refused", None, None),
    ("Foreign Minister Ana Silva travelled to Lima for talks with Tom Reed.", "Ana Silva, Tom Reed", "planned", "Lima", None),
    ("In a phone call with Tom Reed on Tuesday, Ana Silva agreed to wait.", "Ana Silva, Tom Reed", "held", None, "2024-03-12"),
    ("Negotiations between Kenya and Jordan began in Geneva on Wednesday.", "Kenya, Jordan", "held", "Geneva", "2024-03-13"),
    ("The meeting between Ana Silva and Tom Reed in Vienna was called off.", "Ana Silva, Tom Reed", "cancelled", "Vienna", None),
]
NO_NOUN = [
    "The press conference of Ana Silva and Tom Reed lasted an hour.",
    "Ana Silva gave an interview to a newspaper in Oslo.",
    "The meeting room was locked.",
    "Ana Silva repeated her call for peace.",
    "There were no talks between Norway and Chile.",
    "The peace process has stalled.",
    "Ana Silva spoke at a ceremony in Oslo.",
    "The climbers reached the summit in Nepal.",
    "Ana Silva talks too much.",
    "The visit was short.",
]
#: An article and how many encounters it tells of.
MERGED = [
    "Foreign Minister Ana Silva met Tom Reed in Oslo on Monday. The meeting lasted an hour.",
    "Foreign Minister Ana Silva met Tom Reed in Oslo. Silva said that the talks had been useful.",
    "Talks between Norway and Chile will begin in Doha on Saturday. The talks will end on Sunday evening.",
    "Foreign Minister Ana Silva met Tom Reed. Silva and Reed met in Oslo.",
    "Ana Silva and Tom Reed held a summit in Doha. Those talks, attended by President Kwame Mensah, failed.",
    "Foreign Minister Ana Silva offered to meet Tom Reed. Reed rejected her offer to meet him.",
    "Ana Silva met Tom Reed in Oslo. After the meeting, Silva flew home.",
    "Norway and Chile held talks in Geneva. The discussions were long.",
    "Ana Silva held talks with Tom Reed in Vienna on Tuesday. Tuesday's talks were the first in years.",
    "Ana Silva met Tom Reed during a conference in Lima. That meeting was short.",
]
APART = [
    "Ana Silva met Tom Reed in Oslo on Monday. Ana Silva met Tom Reed in Oslo on Tuesday.",
    "Ana Silva met Tom Reed in Oslo. Ana Silva met Kwame Mensah in Oslo.",
    "Ana Silva met Tom Reed in Oslo in 2019. She will meet Reed in Lima on Saturday.",
    "Ana Silva met Tom Reed in Oslo. Ana Silva met Tom Reed in Nairobi.",
    "Norway and Chile held talks in Geneva in 2021. Norway and Chile will hold talks in Doha on Saturday.",
    "Ana Silva met Tom Reed in Vienna. Silva telephoned Reed on Wednesday.",
    "Ana Silva met Tom Reed on Monday. Silva refused to meet Kwame Mensah.",
    "Talks between Norway and Chile began in Oslo. Talks between Kenya and Jordan began in Oslo.",
    "Ana Silva met Tom Reed in Oslo in May 2022. Silva met Reed in June 2022.",
    "Ana Silva held talks with Tom Reed in Lima on Tuesday. Silva will hold talks with Reed in Accra on Saturday.",
]


def told(text: str, nlp: Language) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (
            ", ".join(participant.name for participant in meeting.participants),
            meeting.status,
            meeting.place.name if meeting.place else None,
            meeting.when.value if meeting.when else None,
        )
        for meeting in meetings(parse(text, published=PUBLISHED, nlp=nlp))
    ]


@pytest.mark.parametrize(("text", "who", "status", "place", "when"), [*VERBS, *NOUNS])
def test_one_encounter(text: str, who: str, status: str, place: str | None, when: str | None, nlp: Language) -> None:
    assert told(text, nlp) == [(who, status, place, when)]


@pytest.mark.parametrize("text", [*NO_VERB, *NO_NOUN])
def test_what_is_no_encounter(text: str, nlp: Language) -> None:
    assert told(text, nlp) == []


@pytest.mark.parametrize("text", MERGED)
def test_mentions_of_one_encounter(text: str, nlp: Language) -> None:
    assert len(told(text, nlp)) == 1


@pytest.mark.parametrize("text", APART)
def test_encounters_kept_apart(text: str, nlp: Language) -> None:
    assert len(told(text, nlp)) == 2


def test_where_points_at_the_place_before_it(nlp: Language) -> None:
    text = "Foreign Minister Ana Silva was in Doha on Tuesday, where she met with Tom Reed."
    (found,) = meetings(parse(text, published=PUBLISHED, nlp=nlp))
    assert found.place is not None
    assert found.place.name == "Doha"
    assert [item.basis for item in found.evidence if item.slot == "place"] == ["resolved"]


def test_an_offer_and_who_turned_it_down(nlp: Language) -> None:
    text = "President Ana Silva rejected Reed's offer to meet with her. Prime Minister Tom Reed was not surprised."
    (found,) = meetings(parse(text, nlp=nlp))
    assert found.status == "refused"
    assert (found.refused_by and found.refused_by.name, found.proposed_by and found.proposed_by.name) == ("Ana Silva", "Tom Reed")


def test_who_stays_away_is_no_participant(nlp: Language) -> None:
    text = "Talks between Norway and Chile will begin in Doha. President Ana Silva will not attend the talks."
    (found,) = meetings(parse(text, nlp=nlp))
    assert [actor.name for actor in found.absent] == ["Ana Silva"]
    assert [actor.name for actor in found.participants] == ["Norway", "Chile"]


def test_history_runs_from_plan_to_event(nlp: Language) -> None:
    text = "Norway and Chile will hold talks in Doha on Saturday. After the talks, envoys left."
    (found,) = meetings(parse(text, published=PUBLISHED, nlp=nlp))
    assert (found.status, found.history) == ("held", ("planned",))


@pytest.mark.parametrize("entry", [*load("meetings")["noun"], *load("meetings")["verb"]], ids=lambda e: e.get("word") or e["lemma"])
def test_words(entry: dict[str, list[str]], nlp: Language) -> None:
    for example in entry["examples"]:
        assert meetings(parse(example, published=PUBLISHED, nlp=nlp)), example
    for counter in entry["counter_examples"]:
        assert not meetings(parse(counter, published=PUBLISHED, nlp=nlp)), counter


@pytest.fixture(scope="module")
def seed_meetings(seed: Document) -> tuple[Meeting, ...]:
    return meetings(seed)


@pytest.mark.parametrize(
    ("who", "status", "place", "day"),
    [
        ({"Vladimir Putin", "Volodymyr Zelensky"}, "refused", "Istanbul", None),
        ({"Volodymyr Zelensky", "Recep Tayyip Erdoğan"}, "held", "Ankara", "2025-05-15"),
        ({"Vladimir Putin", "Volodymyr Zelensky", "Emmanuel Macron", "Angela Merkel"}, "held", "Paris", "2019"),
        ({"Andriy Sybiha", "Marco Rubio", "Lindsey Graham"}, "held", "Antalya", "2025-05-15"),
        ({"Andriy Sybiha", "Marco Rubio", "NATO"}, "ongoing", "Antalya", "2025-05-15"),
        ({"Vladimir Medinsky", "Ukraine"}, "held", None, "2022"),
    ],
)
def test_encounters_of_the_seed(who: set[str], status: str, place: str | None, day: str | None, seed_meetings: Sequence[Meeting]) -> None:
    (found,) = [meeting for meeting in seed_meetings if {actor.name for actor in meeting.participants} == who and meeting.status == status]
    assert (found.place.name if found.place else None) == place
    assert (found.when.value.partition("T")[0] if found.when else None) == day


def test_the_talks_that_the_seed_is_about(seed_meetings: Sequence[Meeting]) -> None:
    (found,) = [m for m in seed_meetings if {"Russia", "Ukraine"} <= {actor.name for actor in m.participants}]
    assert (found.status, found.place.name if found.place else None) == ("planned", "Istanbul")
    assert found.when is not None
    assert found.when.value.startswith("2025-05-15")
    assert {"Vladimir Putin", "Volodymyr Zelensky"} <= {actor.name for actor in found.absent}
    assert "Donald Trump" in {actor.name for actor in found.unconfirmed}


def test_a_body_that_releases_a_video_is_no_place(seed_meetings: Sequence[Meeting]) -> None:
    (found,) = [m for m in seed_meetings if "Andrei Belousov" in {actor.name for actor in m.participants}]
    assert (found.place, found.status) == (None, "held")


def test_every_value_of_the_seed_has_evidence(seed: Document, seed_meetings: Sequence[Meeting]) -> None:
    for meeting in seed_meetings:
        assert all(meeting.why(f"participants[{i}]") for i in range(len(meeting.participants)))
        assert meeting.why("status")
        assert meeting.why("kind")
        assert (meeting.place is None) == (not meeting.why("place"))
        assert (meeting.when is None) == (not meeting.why("when"))
        assert all(item.rule for item in meeting.evidence)
        assert all(span.end <= len(seed.text) for item in meeting.evidence for span in item.spans)


@given(text=hostile_text())
@settings(max_examples=15)
def test_no_text_raises(text: str, nlp: Language) -> None:
    for meeting in meetings(parse(text, nlp=nlp)):
        assert meeting.mentions
        assert all(0 <= span.start < span.end <= len(text) for item in meeting.evidence for span in item.spans)


@given(article=articles())
@settings(max_examples=10)
def test_the_same_article_gives_the_same_encounters(article: GeneratedArticle, nlp: Language) -> None:
    found = [meetings(parse(article.text, published=article.published, nlp=nlp)) for _ in range(2)]
    assert found[0] == found[1]
    assert [m.mentions[0] for m in found[0]] == sorted(m.mentions[0] for m in found[0])


NAMES = ("Ana Silva", "Tom Reed", "Kwame Mensah", "Ravi Perera")
TOWNS = ("Oslo", "Lima")


@st.composite
def said(draw: st.DrawFn) -> MeetingMention:
    """A mention as the frames give it, with few names, towns and days, so that many fit."""
    token = draw(st.integers(0, 60))
    span = Span(token * 5, token * 5 + 4)
    who = [Person(name=name, family=name.split()[-1]) for name in draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))]
    sides = [Party(name=name, kind="state") for name in draw(st.lists(st.sampled_from(("Norway", "Chile")), max_size=2, unique=True))]
    town, day = draw(st.none() | st.sampled_from(TOWNS)), draw(st.none() | st.dates(dt.date(2024, 3, 10), dt.date(2024, 3, 13)))
    when = None
    if day is not None:
        begin = dt.datetime.combine(day, dt.time())
        when = TimeExpression(span=span, text="", type="DATE", value=day.isoformat(), start=begin, end=begin + dt.timedelta(days=1))
    statuses: tuple[MeetingStatus | None, ...] = (None, "held", "planned", "proposed", "refused", "cancelled")
    return MeetingMention(
        token=token,
        span=span,
        frame="generated",
        kind=draw(st.sampled_from(("talks", "meeting", "call"))),
        status=draw(st.sampled_from(statuses)),
        participants=tuple(Actor(actor, (span,)) for actor in (*who, *sides)),
        place=Scene(Place(name=town, kind="settlement"), span) if town else None,
        when=when,
        refers=draw(st.booleans()),
        distinct=draw(st.integers(0, 5)) == 0,
        words=(span,),
    )


@given(given_mentions=st.lists(said(), max_size=8), order=st.randoms())
def test_merging_is_free_of_order(given_mentions: list[MeetingMention], order: object) -> None:
    shuffled = list(given_mentions)
    assert hasattr(order, "shuffle")
    order.shuffle(shuffled)
    assert merge(shuffled) == merge(given_mentions)


@given(given_mentions=st.lists(said(), max_size=8))
def test_merging_again_changes_nothing(given_mentions: list[MeetingMention]) -> None:
    groups = merge(given_mentions)
    assert merge(mention for group in groups for mention in group) == groups
    assert merge([*given_mentions, *given_mentions]) == groups
    assert sorted(m.token for group in groups for m in group) == sorted(m.token for m in dict.fromkeys(given_mentions))


@given(given_mentions=st.lists(said(), max_size=10))
def test_no_encounter_has_two_days_or_two_towns(given_mentions: list[MeetingMention]) -> None:
    for group in merge(given_mentions):
        assert len({mention.when.value for mention in group if mention.when is not None}) <= 1
        assert len({mention.place.place.name for mention in group if mention.place is not None}) <= 1
        assert not {"refused", "held"} <= {mention.status for mention in group}


@given(day=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)), other=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)))
def test_two_days_never_agree(day: dt.date, other: dt.date) -> None:
    base = TimeExpression(span=Span(0, 1), text="", type="DATE", value=day.isoformat())
    assert days_agree(base, attrs.evolve(base, value=other.isoformat())) == (day == other)
    assert days_agree(base, attrs.evolve(base, value=day.isoformat()[:7]))
    assert days_agree(base, None)


@pytest.mark.parametrize(
    ("text", "topic", "outcome"),
    [
        ("In Oslo, Norway and Peru held talks on a ceasefire.", "a ceasefire", None),
        ("Ana Silva met Tom Reed for talks on the future of the canal.", "the future of the canal", None),
        ("Norway and Peru held talks about the border.", "the border", None),
        ("The talks between Norway and Peru failed to bring a truce.", None, "failed to bring a truce"),
        ("The talks between Norway and Peru ended in deadlock on Friday.", None, "ended in deadlock on Friday"),
        ("Norway and Peru held talks on Friday.", None, None),
        pytest.param("Norway and Peru held talks on board a ship.", None, None, marks=WRONG_TREE),
        ("The talks between Norway and Peru began in Oslo.", None, None),
        ("The talks between Norway and Peru will end in Oslo.", None, None),
        ("Norway and Peru held talks in Oslo.", None, None),
    ],
)
def test_topic_and_outcome_are_the_articles_words(text: str, topic: str | None, outcome: str | None, nlp: Language) -> None:
    (found,) = meetings(parse(text, published="2025-05-15", nlp=nlp))
    assert (found.topic, found.outcome) == (topic, outcome)


def test_a_time_since_which_nothing_happened_is_not_the_meetings(nlp: Language) -> None:
    found = meetings(parse("Ana Silva is the first minister to visit Kenya since 1998, holding talks with Tom Reed in Nairobi.", nlp=nlp))
    assert found
    assert [meeting.when for meeting in found] == [None] * len(found)
