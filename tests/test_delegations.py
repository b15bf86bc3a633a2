"""Who was sent for whom: each mechanism with sentences that it reads and sentences that it leaves alone."""

import random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from diploparse.document import Document, parse
from diploparse.extractors.delegations import delegations
from diploparse.extractors.delegations.members import read_list
from diploparse.extractors.delegations.mentions import mentions
from diploparse.extractors.delegations.merge import merged
from diploparse.lexicon import load
from diploparse.reading.people import people
from diploparse.records import Delegation
from diploparse.testing import GeneratedArticle, articles, hostile_text, odd_marks

ARRIVED = "A Norwegian delegation led by Foreign Minister Ana Silva arrived in Paris."
#: Text, and the head and the members of each delegation.
TOLD = [
    ("Prime Minister Ana Silva will travel with the Fijian delegation.", [("Ana Silva", [])]),
    ("Prime Minister Ana Silva will not travel with the Fijian delegation.", [(None, [])]),
    ("The Norwegian delegation will be led by Ana Silva.", [("Ana Silva", [])]),
    ("The Norwegian delegation will no longer be led by Ana Silva.", [(None, [])]),
    ("Ana Silva no longer leads the Norwegian delegation.", [(None, [])]),
    ("The Tongan delegation includes Ana Silva and Tom Reed, President Bondar said.", [(None, ["Ana Silva", "Tom Reed"])]),
    ("The Chilean delegation, which includes Ana Silva, Tom Reed and Ali Reza, left.", [(None, ["Ana Silva", "Tom Reed", "Ali Reza"])]),
    (
        "The Irish side was headed by Foreign Minister Ana Silva and the British side by her counterpart, Tom Reed.",
        [("Ana Silva", []), ("Tom Reed", [])],
    ),
    ("The Irish delegation was led by Ana Silva and the British delegation by Tom Reed.", [("Ana Silva", []), ("Tom Reed", [])]),
    (
        "A Swiss delegation arrived. It is led by Ana Silva. Its members are Tom Reed and Ali Reza.",
        [("Ana Silva", ["Tom Reed", "Ali Reza"])],
    ),
    ("A Swiss delegation arrived. The news spread. It is led by Ana Silva.", [(None, [])]),
    ("A Swiss delegation arrived. It is not led by Ana Silva.", [(None, [])]),
    ("The Israeli team, led by Dan Levi, left Doha after talks.", [("Dan Levi", [])]),
    ("The Israeli team, led by Dan Levi, left Doha after the game.", []),
    ("The Chilean delegation includes:\n\n- Ana Silva – Head of Delegation\n\n- Tom Reed – Adviser", [("Ana Silva", ["Tom Reed"])]),
    (
        "Ana Silva will lead the Chilean delegation.\n\nMembers of the delegation:\n\nTom Reed, Ambassador to Peru\n\nAli Reza, Adviser",
        [("Ana Silva", ["Tom Reed", "Ali Reza"])],
    ),
    (f"{ARRIVED} Tom Reed travelled with the minister.", [("Ana Silva", ["Tom Reed"])]),
    (f"{ARRIVED} The minister was accompanied by Tom Reed.", [("Ana Silva", ["Tom Reed"])]),
    (f"{ARRIVED} Tom Reed is also part of the delegation.", [("Ana Silva", ["Tom Reed"])]),
    (f"{ARRIVED} Tom Reed and Ali Reza are members of the delegation.", [("Ana Silva", ["Tom Reed", "Ali Reza"])]),
    (f"{ARRIVED} Tom Reed, a member of the delegation, was hopeful.", [("Ana Silva", ["Tom Reed"])]),
    (f"{ARRIVED} Tom Reed is a former member of the delegation.", [("Ana Silva", [])]),
    (f"{ARRIVED} Tom Reed was no longer a member of the delegation.", [("Ana Silva", [])]),
    (f"{ARRIVED} Tom Reed met members of the delegation.", [("Ana Silva", [])]),
    (f"{ARRIVED} Tom Reed wants to be part of the delegation.", [("Ana Silva", [])]),
    (f"{ARRIVED} Tom Reed dined with the minister.", [("Ana Silva", [])]),
    (f"{ARRIVED} Tom Reed did not travel with the minister.", [("Ana Silva", [])]),
    ("Ghana sent a delegation. Chile said a delegation led by Tom Reed would arrive.", [(None, [])]),
    ("Ghana sent a delegation. Hamas leader Ali Reza said a delegation led by Tom Reed would leave.", [(None, [])]),
    ("Ghana sent a delegation. A delegation led by Tom Reed would leave.", [("Tom Reed", [])]),
    (f"Peru and Chile held talks. {'The weather was fine. ' * 15}Chile's team, headed by Ana Silva, arrived in Lima.", [("Ana Silva", [])]),
    ("Chile's team, headed by Ana Silva, arrived in Lima.", []),
]
#: Texts with the parties whose delegations they name.
PARTIES = [
    ("The Norwegian delegation arrived in Geneva on Monday.", ["Norway"]),
    ("Peru's negotiating team met the mediators on Tuesday.", ["Peru"]),
    ("A high-level delegation from Ghana visited Accra's neighbours.", ["Ghana"]),
    ("A delegation of Kenya's foreign ministry is in Juba for talks.", ["Kenya"]),
    ("UN negotiators handed both sides a draft.", ["United Nations"]),
    ("A Hamas delegation left Cairo on Sunday.", ["Hamas"]),
    ("Representatives of Estonia and Chile met for talks in Riga.", ["Estonia", "Chile"]),
    ("Japan said that it would send a delegation to the talks.", ["Japan"]),
    ("The team of Indonesian negotiators arrived in Jakarta.", ["Indonesia"]),
    ("Brazilian and Peruvian negotiators agreed on a text.", ["Brazil", "Peru"]),
    ("The delegation of the Republic of Korea arrived on Monday.", ["South Korea"]),
    ("Jordanian President Rana Haddadin said that she had sent a team to Doha for talks.", ["Jordan"]),
    ("The Syrian opposition delegation refused to meet them.", ["Syrian opposition"]),
    ("Other delegations, including those of Chile, Ghana and Peru, arrived later.", ["Chile", "Ghana", "Peru"]),
    ("Norway and Ghana sent delegations to Geneva.", ["Norway", "Ghana"]),
    ("Houthi negotiators arrived in Muscat.", ["Houthis"]),
    ("A team of Kenyan diplomats flew to Doha on Friday.", ["Kenya"]),
    ("Oslo's envoys stayed in Lima for another meeting.", ["Norway"]),
    ("Norway said on Monday that it sent negotiators to the talks.", ["Norway"]),
    ("Chilean officials met with their Peruvian counterparts in Lima.", ["Chile", "Peru"]),
    ("President Ana Silva of Chile announced a Presidential Delegation to Lima.", ["Chile"]),
    ("President Ana Silva of Chile announced the designation of a Presidential Delegation to Lima.", ["Chile"]),
    ("Qatar announced the visit of the Chilean delegation.", ["Chile"]),
    ("The Peruvian National Delegation met the mediators.", ["Peru"]),
    ("The South Sudan Opposition Movements Alliance sent a delegation to Rome.", ["South Sudan Opposition Movements Alliance"]),
    ("A South Sudan Opposition Movements Alliance delegation arrived in Rome.", ["South Sudan Opposition Movements Alliance"]),
    ("The Chilean Senate sent a delegation to Lima.", ["Chile"]),
    ("Representatives of Peru and the Iranian-backed Houthis met for talks in Muscat.", ["Peru", "Houthis"]),
    ("A US-backed Chilean delegation arrived.", ["Chile"]),
    ("The US-Chilean delegation arrived.", ["United States", "Chile"]),
    ("Chinese vice premier meets Kazakh delegation", ["Kazakhstan"]),
    ("Israel was represented at the talks in Doha by Ariel Tamir and Dan Levi.", ["Israel"]),
    ("Peru was represented in the negotiations in Lima by Foreign Minister Ana Silva and two judges.", ["Peru"]),
    ("The Tigray Front sent its spokesman, Gebre Hagos, and two commanders.", ["Tigray Front"]),
    ("Chile sent Foreign Minister Ana Silva and Trade Minister Tom Reed to the talks in Doha.", ["Chile"]),
]
NO_DELEGATION = [
    "The delegation of authority to the provinces was slow.",
    "The Norwegian Olympic delegation won nine medals.",
    "The Kenyan team won the match against Ghana.",
    "A rescue team from Japan reached the village.",
    "The French military mission in Chad ended in May.",
    "Dozens of reporters gathered outside the palace in Lima.",
    "Foreign Minister Ana Silva of Brazil travelled to Doha.",
    "Sales representatives travelled to Norway.",
    "Norwegian Foreign Minister Ingrid Solbakken met with Chilean Foreign Minister Camila Urrutia in Oslo.",
    "A television crew from Peru was attacked on Friday.",
    "The film team returned to Ghana.",
    "The House of Representatives voted on the bill.",
    "Special envoy Tom Reed is a former judge.",
    "Norway sent no delegation to the Geneva talks.",
    "Peru's chief negotiator Tom Reed wrote a book.",
    "The Ohio delegation cast its votes at the convention.",
    "The mediator chaired the talks in Doha.",
    "Each side's delegation sat in a room of its own.",
    "The press delegation from Norway waited outside.",
    "Ana Silva will lead the Presidential Delegation to Panama.",
    "Qatar announced the arrival of a delegation.",
    "Chile did not announce a delegation.",
    "Envoys from the UN-recognised government met for talks.",
    "Peru was represented at the talks led by Ana Silva and Tom Reed.",
    "Peru was represented at the talks in Lima by Foreign Minister Ana Silva.",
    "Chile sent Ana Silva and Tom Reed to prison.",
    "Chile sent a letter to Foreign Minister Ana Silva and Tom Reed.",
    "Chile sent its foreign minister, Ana Silva, to Doha.",
    "Chile's players sent Foreign Minister Ana Silva and Trade Minister Tom Reed a shirt.",
    "Chile did not send Foreign Minister Ana Silva and Trade Minister Tom Reed to the talks.",
    "Kenya's football team, headed by Tom Reed, arrived in Lima after talks.",
]

#: Texts with the name of who heads their first delegation.
HEADS = [
    ("The Kenyan delegation, headed by Defense Minister Kwabena Asamoah, left.", "Kwabena Asamoah"),
    ("Ingrid Solbakken will lead the Norwegian delegation in Geneva.", "Ingrid Solbakken"),
    ("Aurel Munteanu, who heads Estonia's delegation, was hopeful.", "Aurel Munteanu"),
    ("The head of the Chilean delegation, Senator Camila Urrutia, was hopeful.", "Camila Urrutia"),
    ("Camila Urrutia, head of the Chilean delegation, was hopeful.", "Camila Urrutia"),
    ("Peru's chief negotiator Mateus Figueiredo met the Peruvian delegation.", "Mateus Figueiredo"),
    ("A Ghanaian delegation led by Adaeze Nwokolo arrived in Lagos.", "Adaeze Nwokolo"),
    ("Jordanian Prime Minister Rana Haddadin tapped her aide Tomasz Wierzbicki to lead the talks.", "Tomasz Wierzbicki"),
    ("Chinese Vice Premier Haruto Minagawa arrived on Monday, leading a delegation of businessmen.", "Haruto Minagawa"),
    ("Norwegian Foreign Minister Ingrid Solbakken and her delegation arrived in Lima.", "Ingrid Solbakken"),
    ("Norwegian President Ingrid Solbakken, accompanied by a delegation of ministers, landed in Lima.", "Ingrid Solbakken"),
    ("Norwegian President Ingrid Solbakken tapped Tom Reed to lead the talks.", "Tom Reed"),
    ("The Indonesian side was led by Farhod Ismoilov.", "Farhod Ismoilov"),
    ("Japanese Ambassador Haruto Minagawa headed the talks with Peru.", "Haruto Minagawa"),
    ("Japan will send a delegation to Doha, led by Deputy Prime Minister and Minister of Finance, Dr. Haruto Minagawa.", "Haruto Minagawa"),
    ("Kenyan Foreign Minister Leila Mwangi arrived. She is leading the Kenyan delegation.", "Leila Mwangi"),
]
NO_HEAD = [
    "The Kenyan delegation met Defense Minister Kwabena Asamoah.",
    "Ingrid Solbakken welcomed the Chilean delegation in Geneva.",
    "The Chilean delegation arrived after a speech by Camila Urrutia.",
    "Aurel Munteanu, who briefed Estonia's delegation, was hopeful.",
    "The Estonian delegation attended talks led by mediator Aurel Munteanu.",
    "A spokesman for the Chilean delegation, Tom Reed, was hopeful.",
    "The Ghanaian delegation left. Adaeze Nwokolo leads a bank.",
    "Japan sent a delegation because Haruto Minagawa asked for it.",
    "The Peruvian delegation was received by President Mateus Figueiredo.",
    "Tomasz Wierzbicki said that the Jordanian delegation had left.",
]

#: Texts with the members of their first delegation.
LISTS = [
    ("The Chilean delegation includes Ana Silva, Tom Reed and Ali Reza.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    (
        "The Chilean delegation included Foreign Minister Ana Silva, Deputy Defense\nMinister Tom Reed and Ali Reza, the head of the navy.",
        ["Ana Silva", "Tom Reed", "Ali Reza"],
    ),
    ("The Kenyan delegation comprises Ana Silva; Tom Reed, a judge; and Ali Reza, an envoy.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    ("The Kenyan delegation consists of Ana Silva and Tom Reed, as well as Ali Reza.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    ("Ingrid Solbakken leads the Norwegian delegation. Joining Solbakken in Doha are Tom Reed and Ali Reza.", ["Tom Reed", "Ali Reza"]),
    ("Ingrid Solbakken leads the Norwegian delegation. Solbakken was joined by Tom Reed and Ali Reza.", ["Tom Reed", "Ali Reza"]),
    ("Ingrid Solbakken leads the Norwegian delegation. Solbakken will be accompanied by Tom Reed.", ["Tom Reed"]),
    ("The Peruvian side was represented by Ana Silva and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("Peru will be represented at the talks by Foreign Minister Ana Silva and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("On the Peruvian side, the talks were attended by Ana Silva, Tom Reed and Ali Reza.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    ("Representing Peru were Ana Silva, Tom Reed and Ali Reza.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    (
        "The Peruvian delegation was headed by Ivo Marin, head of the bank, and also included Ana Silva and Tom Reed.",
        ["Ana Silva", "Tom Reed"],
    ),
    ("The Peruvian delegation includes three ministers: Ana Silva, Tom Reed and Ali Reza.", ["Ana Silva", "Tom Reed", "Ali Reza"]),
    ("Members of the Peruvian delegation are Ana Silva and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("The Ghanaian delegation, which includes Ana Silva and Tom Reed, arrived.", ["Ana Silva", "Tom Reed"]),
    ("The Ghanaian delegation includes Ana Silva, an aide to President Ali Reza, and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("The Ghanaian delegation includes Ana Silva, who worked for Ali Reza, and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("A Ghanaian delegation grouping Ana Silva and Tom Reed arrived in Muscat.", ["Ana Silva", "Tom Reed"]),
    ("The Ghanaian delegation includes Adviser to the Prime Minister Ana Silva and Tom Reed.", ["Ana Silva", "Tom Reed"]),
    ("The Ghanaian delegation consisted of:\n\nTom Reed, Minister of Trade\nAli Reza, Deputy Minister of Trade", ["Tom Reed", "Ali Reza"]),
    ("The Ghanaian delegation includes:\n- Dr. Tom Reed, Minister of Trade\n- Ali Reza (Finance)", ["Tom Reed", "Ali Reza"]),
    ("Members of the Ghanaian delegation are:\n\n1. The Honorable Tom Reed, Minister\n\n2. Ali Reza", ["Tom Reed", "Ali Reza"]),
    ("Members of the Ghanaian Delegation\n\n• Tom Reed, who served in Peru\n\n• Minister Ali Reza", ["Tom Reed", "Ali Reza"]),
    ("The Ghanaian delegation includes:\n\nTom Reed, Minister of Trade\n\nOther news\n\nAli Reza, Adviser", ["Tom Reed"]),
    ("The Ghanaian delegation includes:\n\nTom Reed, Minister of Trade\n\nAli Reza, the minister, spoke in Accra.", ["Tom Reed"]),
]
NOT_LISTED = [
    "The Chilean delegation met Ana Silva, Tom Reed and Ali Reza.",
    "The Chilean delegation includes experts on trade. Ana Silva and Tom Reed stayed in Lima.",
    "Ana Silva met with the Chilean delegation. Several other officials were present at that meeting, including Tom Reed and Ali Reza.",
    "The Chilean delegation was welcomed by Ana Silva and Tom Reed.",
    "The Chilean delegation arrived, Ana Silva told Tom Reed.",
    "Ana Silva and Tom Reed discussed the Chilean delegation.",
    "The Chilean delegation includes an aide to Ana Silva.",
    "The Chilean delegation met ministers, including Ana Silva and Tom Reed.",
    "The Chilean delegation includes Amnesty International and the Red Cross.",
    "The Chilean delegation includes Ana Silva's deputy.",
    "The Chilean delegation will meet Ana Silva, who was joined by Tom Reed.",
    "Reporters, including Tom Reed and Ali Reza, waited for the Chilean delegation.",
    "Members of the Chilean delegation:\n\nTom Reed said that the talks had ended.",
    "The Chilean delegation said:\n\nTom Reed, Minister of Trade",
    "The Chilean delegation will meet:\n\nTom Reed, Minister of Trade\n\nAli Reza, Minister of Finance",
    "Members of the Chilean delegation met mediators.\n\nAli Reza, Minister of Finance",
    "The members of the Chilean delegation were killed:\n\nTom Reed, 45",
    "The Chilean delegation includes an adviser to the Prime Minister Tom Reed.",
]


def read(text: str, nlp: Language, published: str | None = None) -> tuple[Delegation, ...]:
    return delegations(parse(text, published=published, nlp=nlp))


@pytest.mark.parametrize(("text", "parties"), PARTIES)
def test_whom_a_delegation_stands_for(text: str, parties: list[str], nlp: Language) -> None:
    assert sorted(d.party.name for d in read(text, nlp)) == sorted(parties)


@pytest.mark.parametrize("text", NO_DELEGATION)
def test_what_is_no_delegation(text: str, nlp: Language) -> None:
    assert read(text, nlp) == ()


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_who_heads_it(text: str, head: str, nlp: Language) -> None:
    found = next(d for d in read(text, nlp) if d.head)
    assert found.head is not None
    assert found.head.name == head
    assert found.why("head")


@pytest.mark.parametrize("text", NO_HEAD)
def test_who_does_not_head_it(text: str, nlp: Language) -> None:
    assert [d.head for d in read(text, nlp)] == [None]


@pytest.mark.parametrize(("text", "members"), LISTS)
def test_who_is_in_it(text: str, members: list[str], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [person.name for person in found.members] == members
    assert all(found.why(f"members[{i}]") for i in range(len(members)))


@pytest.mark.parametrize("text", NOT_LISTED)
def test_who_is_not_in_it(text: str, nlp: Language) -> None:
    assert [d.members for d in read(text, nlp)] == [()]


#: Lists whose words say that there is no delegation.
BARRING = {"abstract", "blocked", "ballot"}


def lexicon_cases(slot: str) -> list[tuple[str, str]]:
    lists = {
        name: table for name, table in load("delegations").items() if isinstance(table, dict) and slot in table and "told" not in table
    }
    return [(name, example) for name, table in lists.items() for example in table[slot]]


@pytest.mark.parametrize(("name", "example"), [case for case in lexicon_cases("examples") if case[0] not in BARRING])
def test_examples_of_the_lexicon(name: str, example: str, nlp: Language) -> None:
    assert read(example, nlp)


@pytest.mark.parametrize(("name", "example"), [case for case in lexicon_cases("examples") if case[0] in BARRING])
def test_examples_of_words_that_bar(name: str, example: str, nlp: Language) -> None:
    assert read(example, nlp) == ()


@pytest.mark.parametrize(("name", "example"), [case for case in lexicon_cases("counter_examples") if case[0] not in BARRING])
def test_counter_examples_of_the_lexicon(name: str, example: str, nlp: Language) -> None:
    assert read(example, nlp) == ()


def test_the_seed_has_two_delegations_for_its_talks(seed: Document) -> None:
    now = [d for d in delegations(seed) if not any("2022" in span.of(seed.text) for span in d.mentions)]
    by_party = {d.party.name: d for d in now}
    assert len(now) == len(by_party) == 2
    russia, ukraine = by_party["Russia"], by_party["Ukraine"]
    assert russia.head is not None
    assert (russia.head.name, russia.party.code) == ("Vladimir Medinsky", "RUS")
    assert [m.name for m in russia.members] == ["Mikhail Galuzin", "Alexander Fomin", "Igor Kostyukov"]
    assert russia.unnamed[0] == "A group of expert advisers"
    assert {"Andrei Belousov", "Sergei Shoigu"} <= {p.name for p in russia.not_members}
    assert ukraine.head is not None
    assert (ukraine.head.name, ukraine.party.code, ukraine.members) == ("Rustem Umerov", "UKR", ())
    assert [p.name for p in ukraine.not_members] == ["Volodymyr Zelensky"]
    assert ukraine.sent_by == "Volodymyr Zelensky"
    assert {d.place.name for d in now if d.place} == {"Istanbul"}
    assert [office.text for office in russia.members[0].offices] == ["Deputy Foreign Minister"]


def test_every_filled_slot_says_why(seed: Document) -> None:
    for delegation in delegations(seed):
        for slot in ("party", "head", "sent_by", "place", "occasion", "size", "status"):
            assert (getattr(delegation, slot) is None) == (not delegation.why(slot)), slot
        for slot in ("members", "unnamed", "not_members"):
            assert all(delegation.why(f"{slot}[{i}]") for i in range(len(getattr(delegation, slot)))), slot


def test_mentions_of_one_party_are_one_delegation(nlp: Language) -> None:
    text = "Chile sent a 12-member delegation to Doha.\n\nThe delegation is led by Ana Silva.\n\nThe delegation includes Tom Reed."
    (found,) = read(text, nlp)
    assert (found.party.name, found.size, found.sent_by) == ("Chile", 12, "Chile")
    assert found.head is not None
    assert (found.head.name, [m.name for m in found.members]) == ("Ana Silva", ["Tom Reed"])
    assert len(found.mentions) == 3


def test_two_occasions_are_two_delegations(nlp: Language) -> None:
    text = "Chilean Senator Ana Silva will lead the Chilean delegation.\n\nSilva also led the 2019 talks with Peru."
    assert [d.party.name for d in read(text, nlp, "2025-05-15")] == ["Chile", "Chile"]


def test_each_leader_has_a_delegation(nlp: Language) -> None:
    text = "Delegations led by Norwegian Foreign Minister Ingrid Solbakken and Chilean Foreign Minister Camila Urrutia will meet."
    assert {d.party.name: d.head.name for d in read(text, nlp) if d.head} == {"Norway": "Ingrid Solbakken", "Chile": "Camila Urrutia"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Chilean delegation arrived in Doha.", "arrived"),
        ("Chile will send a delegation to Doha.", "announced"),
        ("Chile sent a delegation to Doha.", "sent"),
        ("The Chilean delegation met the mediators.", "present"),
        ("The Chilean delegation returned to Santiago.", "returned"),
        ("Chile withdrew its delegation.", "withdrawn"),
    ],
)
def test_how_far_it_has_come(text: str, status: str, nlp: Language) -> None:
    assert [d.status for d in read(text, nlp)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Chile will send a delegation led by Tom Reed, but Chilean President Ana Silva will not travel to Doha.",
        "Chilean President Ana Silva decided not to participate. Chile will send a delegation led by Tom Reed.",
        "Chilean President Ana Silva will not attend the talks, to which Chile sent a delegation led by Tom Reed.",
        "Chile sent a delegation led by Tom Reed. Several other officials were present at that meeting, including Ana Silva.",
    ],
)
def test_who_stays_away(text: str, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert [p.name for p in found.not_members] == ["Ana Silva"]
    assert found.members == ()


LED = "Foreign Minister Ana Silva of Chile leads the Chilean delegation in Doha."


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{LED} Tom Reed is not a member of the delegation.", None),
        (f"{LED} Tom Reed will not be part of the delegation.", None),
        (f"{LED} Tom Reed will not travel to Doha.", None),
        (f"{LED} Tom Reed will not attend the talks.", None),
        (f"{LED} Tom Reed is not part of it.", None),
        ("The Chilean delegation in Doha is led by Ana Silva and does not include Tom Reed.", None),
        ("The Chilean delegation arrived in Doha. Tom Reed was left out of the delegation.", "arrived"),
        ("The Chilean delegation arrived in Doha. Tom Reed did not join the delegation.", "arrived"),
        ("Chile sent a delegation to Doha. Tom Reed will not be a member of the delegation.", "sent"),
        (
            "The Norwegian delegation is led by Ana Silva. The Chilean delegation left. Tom Reed is not part of the Chilean delegation.",
            "returned",
        ),
        ("Tom Reed will not travel to Doha. The Chilean delegation is led by Ana Silva.", None),
    ],
)
def test_who_is_said_to_be_no_member(text: str, status: str | None, nlp: Language) -> None:
    (found,) = [d for d in read(text, nlp) if d.not_members]
    assert (found.party.name, [p.name for p in found.not_members], found.members, found.status) == ("Chile", ["Tom Reed"], (), status)
    assert found.why("not_members[0]")


@pytest.mark.parametrize(
    "text",
    [
        f"{LED} Tom Reed will not attend the concert.",
        f"{LED} Tom Reed will not travel to Lima.",
        f"{LED} Tom Reed was not hopeful.",
        f"{LED} Tom Reed is a member of the delegation.",
        f"{LED} The delegation does not include a judge.",
        "The Norwegian delegation is led by Ana Silva. The Chilean delegation is led by Ali Reza. Tom Reed will not travel.",
    ],
)
def test_who_is_not_said_to_be_no_member(text: str, nlp: Language) -> None:
    assert all(d.not_members == () for d in read(text, nlp))


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Chile said on Monday it would send a delegation to Kabul.", "Chile"),
        ("Chile said that it had sent a delegation to Kabul.", "Chile"),
        ("Foreign Minister Ana Silva of Chile said it would send a delegation to Kabul.", "Chile"),
        ("Chile's foreign ministry said it would send a delegation to Kabul.", "Chile"),
        ("Chilean President Ana Silva said that she had sent a delegation to Kabul.", "Ana Silva"),
        ("The United Nations announced that it would send a delegation to Kabul.", "United Nations"),
        ("Chile sent a delegation to Kabul.", "Chile"),
        ("Chile sent its spokesman, Ana Silva, and two judges to Kabul.", "Chile"),
        ("Chilean President Ana Silva sent Foreign Minister Tom Reed and two judges to Kabul.", "Ana Silva"),
        ("They said they would send a delegation from Chile to Doha.", None),
        ("Somebody sent a delegation from Chile to Doha.", None),
        ("The Chilean delegation arrived in Kabul.", None),
    ],
)
def test_who_sent_it(text: str, sender: str | None, nlp: Language) -> None:
    assert [d.sent_by for d in read(text, nlp)] == [sender]


def test_nobody_sends_what_is_not_sent(nlp: Language) -> None:
    assert read("Chile will not send a delegation to Doha.", nlp) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Chilean delegation arrived in Doha.", "Doha"),
        ("The Chilean delegation visited Doha.", "Doha"),
        ("In Doha, the Chilean delegation rested.", "Doha"),
        ("The Chilean delegation welcomed the peace talks in Doha.", "Doha"),
        ("The Chilean delegation returned to Santiago.", None),
        ("The Chilean delegation met the ambassador to Qatar.", None),
    ],
)
def test_where_it_is(text: str, place: str | None, nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert (found.place.name if found.place else None) == place


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("The Chilean delegation includes Ana Silva and two experts.", ("two experts",)),
        ("The Chilean delegation includes Ana Silva. A group of judges will also attend.", ("A group of judges",)),
        (
            "The Chilean delegation includes Ana Silva and senior officials from the foreign and defense ministries.",
            ("senior officials from the foreign and defense ministries",),
        ),
    ],
)
def test_members_without_a_name(text: str, unnamed: tuple[str, ...], nlp: Language) -> None:
    (found,) = read(text, nlp)
    assert found.unnamed == unnamed


@given(text=hostile_text() | odd_marks())
@settings(max_examples=25)
def test_no_text_raises_and_every_span_lies_in_it(text: str, nlp: Language) -> None:
    for delegation in read(text, nlp):
        assert delegation.mentions
        assert all(span.end <= len(text) for item in delegation.evidence for span in item.spans)


@given(article=articles())
@settings(max_examples=25, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_lists_of_known_people_are_read_whole(article: GeneratedArticle, nlp: Language) -> None:
    """Who is a person is for the recogniser to find; who of them is in a list is read always."""
    document = parse(article.text, published=article.published, nlp=nlp)
    known = {person.name for person in people(document)}
    assume(all(name in known for group in article.lists for name in group.names))
    members = {d.party.name: {m.name for m in d.members} for d in delegations(document)}
    assert members == {group.state: {name for g in article.lists if g.state == group.state for name in g.names} for group in article.lists}


@given(article=articles())
@settings(max_examples=15)
def test_the_same_text_gives_the_same_delegations(article: GeneratedArticle, nlp: Language) -> None:
    assert delegations(parse(article.text, nlp=nlp)) == delegations(parse(article.text, nlp=nlp))


@given(seed_of_order=st.integers(0, 1000), twice=st.booleans())
@settings(max_examples=25)
def test_merging_is_free_of_order_and_repetition(seed_of_order: int, twice: bool, seed: Document) -> None:
    found = list(mentions(seed)) * (2 if twice else 1)
    random.Random(seed_of_order).shuffle(found)
    assert merged(seed, found) == delegations(seed)


@pytest.mark.parametrize("many", [10, 100])
def test_long_lists_are_read(many: int, nlp: Language) -> None:
    text = "The Chilean delegation includes " + ", ".join(f"Minister Ana Silv{'a' * (i % 7)}{chr(97 + i % 26)}" for i in range(many)) + "."
    document = parse(text, nlp=nlp)
    assert read_list(document, 4, len(document.doc)).end == len(document.doc)


def test_lists_below_lists_are_read_in_linear_time(nlp: Language) -> None:
    document = parse("Members of the delegation:\n\n" * 500 + "Tom Reed, Minister\n\n" * 500, nlp=nlp)
    assert delegations(document) == ()


def test_a_sentence_without_end_is_read_in_linear_time(nlp: Language) -> None:
    document = parse("The delegation led the delegation of the team, " * 1000, nlp=nlp)
    assert delegations(document) == ()


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_who_heads_it_and_who_is_in_it(text: str, told: list[tuple[str | None, list[str]]], nlp: Language) -> None:
    found = delegations(parse(text, nlp=nlp))
    assert [(d.head.name if d.head else None, [member.name for member in d.members]) for d in found] == told
