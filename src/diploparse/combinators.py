"""What an extractor is, and functions that make one extractor of others.

An extractor is any function from a document to records. What stands here takes such functions and gives such functions.
"""

import itertools
from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from diploparse.document import Document
from diploparse.errors import InvalidArgument
from diploparse.records import Record
from diploparse.text.layout import ZoneKind

#: What an extractor is: any function from a document to records.
Extractor: TypeAlias = Callable[[Document], Iterable[Record]]
R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Record)
Function = TypeVar("Function", bound=Extractor)
_NAME = "extractor_name"


def extractor(name: str) -> Callable[[Function], Function]:
    """Give an extractor a name, under which failures and the command line speak of it; the function stays as it is.

    Args:
        name: the name.

    Raises:
        InvalidArgument: if the name is empty, or the function cannot bear one.

    >>> @extractor("toasts")
    ... def toasts_in(document):
    ...     return ()
    >>> name_of(toasts_in)
    'toasts'
    """
    if not isinstance(name, str) or not name.strip():
        raise InvalidArgument(f"{name!r} is no name for an extractor: give a word, @extractor('sanctions')")

    def named(function: Function) -> Function:
        try:
            setattr(function, _NAME, name)
        except (AttributeError, TypeError):
            raise InvalidArgument(f"{function!r} cannot bear the name {name!r}: write a function of your own that calls it") from None
        return function

    return named


def name_of(function: Extractor) -> str:
    """Return the name of an extractor: the one it was given, or that of its function.

    >>> def toasts(document):
    ...     return ()
    >>> name_of(toasts)
    'toasts'
    """
    given: object = getattr(function, _NAME, None) or getattr(function, "__name__", None)
    return given if isinstance(given, str) else repr(function)


def where(inner: Callable[[Document], Iterable[R]], predicate: Callable[[R], bool]) -> Callable[[Document], tuple[R, ...]]:
    """Return an extractor that keeps of another's records those that a predicate is true of.

    >>> from diploparse import meetings, parse
    >>> held = where(meetings, lambda meeting: meeting.status == "held")
    >>> [m.status for m in held(parse("Ana Silva met Tom Reed. Ana Silva will meet Ola Berg."))]
    ['held']
    """

    @extractor(name_of(inner))
    def kept(document: Document) -> tuple[R, ...]:
        return tuple(record for record in inner(document) if predicate(record))

    return kept


def mapped(inner: Callable[[Document], Iterable[R]], function: Callable[[R], S | None]) -> Callable[[Document], tuple[S, ...]]:
    """Return an extractor that puts each record of another through a function; one that gives None is left out.

    >>> from diploparse import parse, quotations
    >>> speakers = mapped(quotations, lambda quotation: quotation.speaker.person)
    >>> [person.name for person in speakers(parse('"We agree," said Ana Silva.'))]
    ['Ana Silva']
    """

    @extractor(name_of(inner))
    def made(document: Document) -> tuple[S, ...]:
        return tuple(record for record in map(function, inner(document)) if record is not None)

    return made


def chain(*inner: Callable[[Document], Iterable[R]]) -> Callable[[Document], tuple[R, ...]]:
    """Return an extractor that gives the records of several, one after the other.

    >>> from diploparse import delegations, meetings
    >>> name_of(chain(delegations, meetings))
    'delegations, meetings'
    """

    @extractor(", ".join(map(name_of, inner)) or "nothing")
    def all_of(document: Document) -> tuple[R, ...]:
        return tuple(itertools.chain.from_iterable(one(document) for one in inner))

    return all_of


def in_zone(inner: Callable[[Document], Iterable[R]], zone: ZoneKind) -> Callable[[Document], tuple[R, ...]]:
    r"""Return an extractor that keeps of another's records those that begin in one kind of text, such as "body" or "heading".

    >>> from diploparse import parse, relative_dates
    >>> body = in_zone(relative_dates, "body")
    >>> [time.text for time in body(parse("Talks on Monday\n\nThey began on Tuesday, the envoys said."))]
    ['Tuesday']
    """

    @extractor(name_of(inner))
    def kept(document: Document) -> tuple[R, ...]:
        return tuple(record for record in inner(document) if record.spans and document.zone(record.spans[0]) == zone)

    return kept
