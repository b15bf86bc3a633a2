from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diploparse.spans import Span
from diploparse.testing import hostile_text, odd_marks, parse_marked
from diploparse.text.layout import lay_out
from diploparse.text.marks import Quoted, pair_marks


def quoted(text: str) -> tuple[Quoted, ...]:
    return pair_marks(text, [Span(0, len(text))])


@given(st.one_of(odd_marks(), hostile_text()))
def test_any_marks_are_paired_in_order_each_pair_in_one_paragraph(text: str) -> None:
    paragraphs = lay_out(text).paragraphs
    found = pair_marks(text, paragraphs)
    assert all(any(paragraph.covers(pair.span) for paragraph in paragraphs) for pair in found)
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for pair in found:
        assert not pair.opened or pair.span.of(text)[0] in "“„‟\"«»＂‘’'‹›`"
        assert pair.span.covers(pair.inner(text))
        assert pair.closed or (pair.style == "double" and pair.span.end in {paragraph.end for paragraph in paragraphs})


@given(odd_marks())
def test_a_paragraph_is_paired_alone(text: str) -> None:
    paragraphs = lay_out(text).paragraphs
    assert pair_marks(text, paragraphs) == tuple(pair for paragraph in paragraphs for pair in pair_marks(text, [paragraph]))


@pytest.mark.parametrize(
    "marked",
    [
        # American and plain double marks
        "<q>“We agree,”</q> she said. <q>“It is over.”</q>",
        'He called it <q>"a start"</q>.',
        'He said:<q>"Yes."</q> She said (<q>"No"</q>) and —<q>"Maybe"</q>.',
        "A new <q>“neo-liberal”</q> order",
        '<q>“We agree,"</q> she said.',
        "<q>＂We agree＂</q>",
        # nested marks: the outer pair counts
        "<q>\"We heard him say 'never again' twice,\"</q> she said.",
        "<q>“He told us ‘no.’”</q> Then he left.",
        "<q>“We heard him say “never again” twice,”</q> she said.",
        "<q>“Is it a trap?“</q> he asked. <q>“It is,”</q> she said.",
        "<q>“He called it “a trap,“ and left,”</q> she said.",
        '<q>"We heard him say "never again" twice,"</q> she said.',
        "<q>“‘We agree,’ he told me,”</q> she said.",
        "<q>'\"We agree,\" he told me,'</q> she said.",
        "<q>“He said «oui»,”</q> she recalled. <q>“Then he left.”</q>",
        '<q>"We go,"</q> she said. <q>"Then "they" go,"</q> he said. <q>"All go."</q>',
        # British single marks, possessives, apostrophes
        "<q>‘It’s the ministers’ job,’</q> she said. <q>‘We don’t know the states’ view of it,’</q> he added.",
        "<q>'It's the ministers' job,'</q> she said.",
        "<q>‘The parties’ positions are far apart. Neither side’s envoys’ plans were agreed.’</q> The parties’ next round is on Friday.",
        "<q>'The parties' Oslo talks didn't fail. Neither side's envoys' plans did.'</q> The parties' next round is on Friday.",
        "The <q>‘Four Powers’</q> agreed. <q>‘We go,’</q> she said. The <q>'Four Powers'</q> agreed. <q>'We go,'</q> she said.",
        "He didn't like the <q>'plan'</q>, and wouldn't sign.",
        "He didn’t like the <q>‘plan’</q>, and wouldn’t sign.",
        "He called it a <q>'game-changer'</q>. They said <q>'no'</q>; he said <q>'yes'</q>.",
        "<q>'$5 million is enough,'</q> she said.",
        "<q>‘…and so we left,’</q> she said.",
        "He said, 'tis a pity the '90s are gone. <q>'We go,'</q> she said.",
        "The envoys' talks and the ministers' lunch went on.",
        "Rock 'n' roll diplomacy, 'cause they can.",
        "It's the O'Briens' don't-know-what-to-do plan.",
        # an apostrophe that looks like an opening mark hides no quotation behind it
        'The \'deal is dead, he said. <q>“No,”</q> she said. <q>"Yes,"</q> he said. <q>‘Well,’</q> she said.',
        "The ‘deal is dead, he said. <q>'No,'</q> she said.",
        # inches, feet, minutes
        'The 6\' 2" envoy with a 24" screen said <q>"fine"</q> at 10\' of the hour.',
        # other countries and typewriters
        "<q>«Nous sommes prêts»</q>, a dit Mme Keita.",
        "<q>« Oui »</q>, dit-elle.",
        "<q>„Wir sind bereit“</q>, sagte er. <q>„Ja”</q>, sagte sie.",
        "<q>»Vi er klar«</q>, sagde han. <q>»Ja«</q>, sagde hun.",
        "<q>‹Oui›</q>, dit-il.",
        "<q>``We agree,''</q> she said. <q>``It is over.''</q>",
        "<q>''We agree,''</q> she said.",
        # marks that are missing or too many
        "She said we begin” and left. <q>“We end,”</q> he said.",
        'She left." Then she came back.',
        "She left and said <q>“we begin and then we end.</q>",
        '"<q>"We agree,"</q>" she said.',
        '"" she said.',
        "“” she said.",
        "no marks at all",
        "",
    ],
)
def test_what_stands_inside_marks(marked: str) -> None:
    gold = parse_marked(marked)
    assert [pair.span.of(gold.text) for pair in quoted(gold.text)] == list(gold.texts("q"))
    assert [pair.span for pair in quoted(gold.text)] == list(gold.spans("q"))


def test_each_paragraph_of_a_long_quotation_has_its_own_opening_mark() -> None:
    text = "“We begin today.\n\n“We end tomorrow.\n\n“Then we sleep,” Reed said."
    found = pair_marks(text, lay_out(text).paragraphs)
    assert [(pair.span.of(text), pair.closed) for pair in found] == [
        ("“We begin today.", False),
        ("“We end tomorrow.", False),
        ("“Then we sleep,”", True),
    ]


def test_an_open_mark_does_not_reach_the_next_paragraph() -> None:
    text = "“We begin today, she said.\n\nThe host said “yes.”"
    found = pair_marks(text, lay_out(text).paragraphs)
    assert [pair.span.of(text) for pair in found] == ["“We begin today, she said.", "“yes.”"]


def test_marks_may_stand_on_different_lines() -> None:
    text = 'the minister said: "We will\n go there\n and back" on Monday'
    assert [pair.span.of(text) for pair in quoted(text)] == ['"We will\n go there\n and back"']


@pytest.mark.parametrize(
    ("text", "inner", "style"),
    [
        ("“We agree,”", "We agree,", "double"),
        ("« Oui »", "Oui", "double"),
        ("``We agree''", "We agree", "double"),
        ("''We agree''", "We agree", "double"),
        ("'Yes'", "Yes", "single"),
        ("“We agree", "We agree", "double"),
        ("“", "", "double"),
    ],
)
def test_the_inner_stretch_has_no_marks(text: str, inner: str, style: str) -> None:
    (pair,) = quoted(text)
    assert pair.inner(text).of(text) == inner
    assert pair.style == style


def test_no_text_no_marks() -> None:
    assert pair_marks("", []) == ()


@pytest.mark.parametrize(
    "piece",
    [
        *(" 'a", "‘a ", "ministers' ", "'the ministers' job ", '"a" ', "“a ", "“a “b” ", '"a "b" ', "``a "),
        *('"', "'", "‘", "''", "“”", "»a", "Ana.-'", "’s "),
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    found = quoted(text)  # minutes, or no stack left, if it did
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))


def test_many_marks_open_in_one_and_close_at_its_end() -> None:
    text = "“a " * 50_000 + "b” " * 50_000
    assert quoted(text)
