import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diploparse.spans import Span, hull, stripped

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_is_half_open() -> None:
    assert Span(3, 7).of("an envoy left") == "envo"
    assert len(Span(3, 7)) == 4


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3), (-3, -1)])
def test_offsets_in_the_wrong_order_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"Span\({start}, {end}\): give 0 <= start <= end"):
        Span(start, end)


def test_spans_sort_as_they_stand_in_the_text() -> None:
    assert sorted([Span(4, 6), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(4, 6)]


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_white_space_at_the_ends_is_stripped_and_nothing_else() -> None:
    text = "  Talks \n began\u00a0 "
    assert stripped(text, Span(0, len(text))).of(text) == "Talks \n began"
    assert stripped(text, Span(0, 2)) == Span(2, 2)


@given(spans, spans)
def test_overlap_is_mutual_and_means_a_shared_character(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if len(one) and len(other):
        shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
        assert one.overlaps(other) == bool(shared)


@given(st.lists(spans, min_size=1))
def test_a_hull_covers_all_and_ends_where_they_end(found: list[Span]) -> None:
    around = hull(found)
    assert all(around.covers(span) for span in found)
    assert around.start in {span.start for span in found}
    assert around.end in {span.end for span in found}


@given(st.text(max_size=30), st.data())
def test_stripping_twice_changes_nothing_more(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    inner = stripped(text, span)
    assert span.covers(inner)
    assert inner.of(text) == span.of(text).strip()
    assert stripped(text, inner) == inner


@given(spans)
def test_spans_survive_a_pickle(span: Span) -> None:
    assert pickle.loads(pickle.dumps(span)) == span
