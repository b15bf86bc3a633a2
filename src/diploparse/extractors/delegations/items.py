"""Lists of members that stand below a delegation, one to a line: "Members of the delegation:", then a name and an office each."""

from collections.abc import Iterable, Iterator
from typing import Final

from diploparse.document import Document
from diploparse.extractors.delegations.groups import Group
from diploparse.extractors.delegations.leaders import adjoins
from diploparse.extractors.delegations.members import Listed, Named, read_list
from diploparse.extractors.delegations.unread import unread_person
from diploparse.extractors.delegations.words import sentence_at, words
from diploparse.spans import Span

_BEHIND_NAME: Final = frozenset({",", ";", "(", ":", "--", "–", "—"})


def listed_below(document: Document, group: Group, listed: Listed | None, is_of_members: bool) -> list[Named]:
    """Return the members named in the lines below a group, up to the first line that does not begin with a person's name.

    Args:
        document: the article.
        group: the delegation.
        listed: what the group's sentence lists, if it lists anything.
        is_of_members: whether the group is that of "members of the delegation".
    """
    doc, paragraph = document.doc, document.paragraph_at(document.doc[group.head].idx)
    span = document.paragraphs[paragraph]
    newline = document.text.find("\n", doc[group.end - 1].idx, span.end)
    line = Span(span.start, newline if newline >= 0 else span.end)
    last = document.words(line).end
    while last > group.end and doc[last - 1].is_space:
        last -= 1
    told = doc[last - 2].tag_ == "VBN"  # "members of the delegation were killed:"
    announced = doc[last - 1].text == ":" and not told and (listed is not None or last - 1 == group.end)
    if last > sentence_at(document, group.head)[1] or not (announced or (is_of_members and last == group.end)):
        return []
    if listed is not None and any(named.end <= line.end for _, named in listed.people):
        return []
    return list(_below(document, [Span(line.end, span.end), *document.paragraphs[paragraph + 1 :]]))


def _below(document: Document, blocks: Iterable[Span]) -> Iterator[Named]:
    for block in blocks:
        named = _by_line(document, block) or _item(document, block)
        if block and not named:
            return
        yield from named


def _by_line(document: Document, block: Span) -> list[Named]:
    """Return whom the lines of a block name; nobody if one of them names nobody, as it may go on with the one before it."""
    found, start = list[Named](), block.start
    for line in block.of(document.text).splitlines(keepends=True):
        named = _item(document, Span(start, start + len(line))) if line.strip() else ()
        if line.strip() and not named:
            return []
        found += named
        start += len(line)
    return found


def _item(document: Document, line: Span) -> tuple[Named, ...]:
    """Return whom a line names in front of an office; nobody if it tells something: "Silva, the minister, spoke"."""
    doc, tokens = document.doc, document.words(line)
    start, stop = tokens.start, tokens.end
    while start < stop and (not doc[start].text[0].isalpha() or doc[start].lower_ in words("address")):
        start += 1
    if start == stop:
        return ()
    stop = min(stop, sentence_at(document, start)[1])
    while doc[stop - 1].is_space or doc[stop - 1].is_punct:
        stop -= 1
    name_end = next((i for i in range(start, stop) if doc[i].text in _BEHIND_NAME or (doc[i].text == "-" and doc[i].whitespace_)), stop)
    unread = unread_person(document, start, name_end, sure=True)  # of what was taken for "Silva - Adviser"
    people = read_list(document, start, name_end, sure=True).people or ((unread,) if unread is not None else ())
    tells = read_list(document, start, stop, sure=True).end < stop
    return people if people and not tells and adjoins(document, start, people[0][1]) else ()
