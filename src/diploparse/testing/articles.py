"""Hypothesis strategies for articles that are written together with their gold."""

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import Final, Literal

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from diploparse.records import Form

Pronoun = Literal["he", "she"]
_Shape = Literal["after", "inverted", "that", "bare", "according", "mixed", "pronoun"]

_WOMEN: Final = (
    *("Ingrid Solbakken", "Nalini Gunatilake", "Leila Khasawneh", "Oyuna Ganzorig", "Siobhán Tierney", "Thandiwe Nxele"),
    *("Aino Lehtimäki", "Camila Urrutia", "Mei-Ling Hsiao", "Zsófia Halmos", "Adaeze Nwokolo", "Katarzyna Wilczak"),
)
_MEN: Final = (
    *("Tomasz Wierzbicki", "Kwabena Asamoah", "Haruto Minagawa", "Mateus Figueiredo", "Dragan Vukotić", "Farhod Ismoilov"),
    *("Rashid Al-Hinai", "Aurel Munteanu", "Jean-Baptiste Kouamé", "Pólvar Joensen", "Tevita Latukefu", "Giorgi Lomtadze"),
)
_STATES: Final = (
    *(("Norway", "Norwegian"), ("Kenya", "Kenyan"), ("Japan", "Japanese"), ("Brazil", "Brazilian"), ("Jordan", "Jordanian")),
    *(("Estonia", "Estonian"), ("Chile", "Chilean"), ("Indonesia", "Indonesian"), ("Ghana", "Ghanaian"), ("Peru", "Peruvian")),
)
_OFFICES: Final = ("Foreign Minister", "Prime Minister", "Defense Minister", "President", "Deputy Foreign Minister", "Ambassador")
_TOWNS: Final = ("Geneva", "Vienna", "Doha", "Nairobi", "Singapore", "Helsinki", "Montevideo", "Muscat")
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SPOKEN: Final = (
    *("We are ready to talk", "There is no time to lose", "The border must stay open", "This is a good beginning"),
    *("We want the fighting to end", "The prisoners should come home"),
    *("I see no other way", "It was a long night, but we found common ground", "Our door is open"),
)
_REPORTED: Final = (
    *("the fighting had to end", "both sides were close to a deal", "the border would stay open", "the prisoners would return soon"),
    *("more time was needed", "no decision had been taken", "the plan was still under review", "aid would reach the camps"),
)
_FRAGMENTS: Final = ("a step forward", "very difficult", "useful and frank", "not serious", "an open question")


@attrs.frozen
class GeneratedPerson:
    """A person of a generated article.

    Attributes:
        name: the full name.
        pronoun: "he" or "she".
        office: the office that the article gives.
        state: the state whose office it is, in plain English.
        adjective: the state's adjective, which the article writes.
    """

    name: str
    pronoun: Pronoun
    office: str
    state: str
    adjective: str

    @property
    def family(self) -> str:
        """The family name."""
        return self.name.split()[-1]

    @property
    def introduction(self) -> str:
        """The words that name the person first."""
        return f"{self.adjective} {self.office} {self.name}"


@attrs.frozen
class GeneratedQuotation:
    """A quotation of a generated article.

    Attributes:
        speaker: the speaker's full name.
        text: the content on one line, with its marks.
        form: direct, indirect or mixed.
    """

    speaker: str
    text: str
    form: Form


@attrs.frozen
class GeneratedList:
    """A list of delegates in a generated article.

    Attributes:
        state: whose delegation it is.
        names: its members.
    """

    state: str
    names: tuple[str, ...]


@attrs.frozen
class GeneratedArticle:
    """An article and its gold.

    Attributes:
        text: the article.
        published: its day of publication.
        people: the persons with an office, as they appear.
        quotations: what they are quoted with, in text order.
        lists: the lists of delegates, in text order.
    """

    text: str
    published: dt.date
    people: tuple[GeneratedPerson, ...]
    quotations: tuple[GeneratedQuotation, ...]
    lists: tuple[GeneratedList, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of those who are heard, each once, in text order."""
        return tuple(dict.fromkeys(quotation.speaker for quotation in self.quotations))


def dates() -> st.SearchStrategy[dt.date]:
    """Return a strategy for days of publication, 1990 to 2035.

    >>> from hypothesis import given
    >>> @given(dates())
    ... def check(day):
    ...     assert 1990 <= day.year <= 2035
    >>> check()
    """
    return st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31))


@st.composite
def articles(draw: st.DrawFn, max_paragraphs: int = 6) -> GeneratedArticle:
    r"""Return articles of one to `max_paragraphs` paragraphs with the quotations and lists that they hold.

    Args:
        draw: given by Hypothesis.
        max_paragraphs: how many paragraphs there are at most.

    >>> from hypothesis import given
    >>> @given(articles(max_paragraphs=2))
    ... def check(article):
    ...     assert len(article.text.split("\n\n")) == len(article.quotations) + len(article.lists)
    >>> check()
    """
    names = draw(st.permutations([*((name, "she") for name in _WOMEN), *((name, "he") for name in _MEN)]))
    states = draw(st.permutations(_STATES))
    people = [
        GeneratedPerson(name, "she" if pronoun == "she" else "he", draw(st.sampled_from(_OFFICES)), state, adjective)
        for (name, pronoun), (state, adjective) in zip(names[: draw(st.integers(1, 3))], states, strict=False)
    ]
    others = [name for name, _ in names[len(people) :]]
    marks = draw(st.sampled_from(("“”", '""')))
    paragraphs: list[str] = []
    named: list[GeneratedPerson] = []
    quotations: list[GeneratedQuotation] = []
    lists: list[GeneratedList] = []
    for _ in range(draw(st.integers(1, max_paragraphs))):
        if len(others) > 3 and draw(st.integers(0, 4)) == 0:
            members = [others.pop() for _ in range(draw(st.integers(2, 4)))]
            state, adjective = draw(st.sampled_from(states))
            lists.append(GeneratedList(state, tuple(members)))
            paragraphs.append(_list_sentence(members, adjective, comma=draw(st.booleans())))
            continue
        person = draw(st.sampled_from(people))
        words, quotation = _quotation(draw, person, marks, known=person in named)
        if person not in named:
            named.append(person)
        paragraphs.append(words)
        quotations.append(quotation)
    width = draw(st.sampled_from((None, 72, 94)))
    return GeneratedArticle(
        "\n\n".join(_wrapped(words, width) for words in paragraphs), draw(dates()), tuple(named), tuple(quotations), tuple(lists)
    )


def _list_sentence(names: Sequence[str], adjective: str, comma: bool) -> str:
    last = ", and " if comma and len(names) > 2 else " and "
    return f"The {adjective} delegation included {', '.join(names[:-1])}{last}{names[-1]}."


def _quotation(draw: st.DrawFn, person: GeneratedPerson, marks: str, known: bool) -> tuple[str, GeneratedQuotation]:
    """Return a paragraph with one quotation, and the quotation."""
    who = person.family if known else person.introduction
    day = draw(st.sampled_from(("", *(f" on {weekday}" for weekday in _WEEKDAYS))))
    shapes: tuple[_Shape, ...] = ("after", "inverted", "that", "bare", "according", "mixed", "pronoun")
    shape = draw(st.sampled_from(shapes))
    form: Form = "indirect"
    content = draw(st.sampled_from(_REPORTED))
    if shape in {"after", "inverted"}:
        form = "direct"
        content = f"{marks[0]}{draw(st.sampled_from(_SPOKEN))},{marks[1]}"
        words = f"{content} {who} said{day}." if shape == "after" else f"{content} said {who}."
    elif shape == "mixed":
        form = "mixed"
        content = f"that the talks were {marks[0]}{draw(st.sampled_from(_FRAGMENTS))}.{marks[1]}"
        words = f"{who} said{day} {content}"
    elif shape == "according":
        content = content[0].upper() + content[1:]
        words = f"{content}, according to {who}."
    elif shape == "pronoun":
        content = f"that {content}"
        words = f"{who} arrived in {draw(st.sampled_from(_TOWNS))}{day}. {person.pronoun.title()} said {content}."
    elif shape == "that":
        content = f"that {content}"
        words = f"{who} said{day} {content}."
    else:
        words = f"{who} said {content}."
    return words, GeneratedQuotation(person.name, content, form)


def _wrapped(words: str, width: int | None) -> str:
    return words if width is None else textwrap.fill(words, width, break_long_words=False, break_on_hyphens=False)


def sample(count: int) -> tuple[GeneratedArticle, ...]:
    """Return so many generated articles, the same each time.

    >>> sample(3) == sample(3)
    True
    """
    made: list[GeneratedArticle] = []

    @settings(
        max_examples=count, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(articles())
    def collect(article: GeneratedArticle) -> None:
        made.append(article)

    while len(made) < count:  # a run may end early
        collect()
    return tuple(made[:count])
