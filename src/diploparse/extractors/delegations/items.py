"""Lists of members that stand below a delegation, one to a paragraph: "Members of the delegation:", then a name and an office each."""

from collections.abc import Iterator
from typing import Final

from diploparse.document import Document
from diploparse.extractors.delegations.groups import Group
from diploparse.extractors.delegations.leaders import adjoins
from diploparse.extractors.delegations.members import Listed, Named, read_list
from diploparse.extractors.delegations.words import sentence_at, words
from diploparse.spans import Span

_BULLETS: Final = frozenset({"PUNCT", "SYM", "NUM", "SPACE", "X"})
_BEHIND_NAME: Final = frozenset({",", ";", "(", ":", "-", "--", "–", "—"})


def listed_below(document: Document, group: Group, listed: Listed | None, is_of_members: bool) -> list[Named]:
    """Return the members whom the paragraphs below a group's name, up to the first that does not begin with a person's name.

    Args:
        document: the article.
        group: the delegation.
        listed: what the group's sentence lists, if it lists anything.
        is_of_members: whether the group is that of "members of the delegation".
    """
    _, end = sentence_at(document, group.head)
    paragraph = document.paragraph_at(document.doc[group.head].idx)
    last = document.words(document.paragraphs[paragraph]).end
    while last > group.end and document.doc[last - 1].is_space:
        last -= 1
    if last > end or (listed is not None and listed.people):
        return []
    announced = document.doc[last - 1].text == ":" and (listed is not None or last - 1 == group.end)
    if not announced and not (is_of_members and last == group.end):
        return []
    return list(_items(document, paragraph + 1))


def _items(document: Document, first: int) -> Iterator[Named]:
    for paragraph in document.paragraphs[first:]:
        named = _item(document, paragraph)
        if not named:
            return
        yield from named


def _item(document: Document, paragraph: Span) -> tuple[Named, ...]:
    """Return whom a paragraph names in front of an office; nobody if it tells something: "Silva, the minister, spoke"."""
    doc, tokens = document.doc, document.words(paragraph)
    start, stop = tokens.start, tokens.end
    while start < stop and doc[start].pos_ in _BULLETS and not doc[start].is_alpha:
        start += 1
    while start < stop and (doc[start].lower_ in words("address") or doc[start].is_space):
        start += 1
    if start == stop:
        return ()
    stop = sentence_at(document, start)[1]
    while stop > start and (doc[stop - 1].is_space or doc[stop - 1].is_punct):
        stop -= 1
    name_end = next((i for i in range(start, stop) if doc[i].text in _BEHIND_NAME and not (doc[i].text == "-" and not doc[i].whitespace_)), stop)
    people = read_list(document, start, name_end, sure=True).people
    tells = read_list(document, start, stop, sure=True).end < stop
    return people if people and not tells and adjoins(document, start, people[0][1]) else ()
