"""Names of days and months, which are written like names of persons and bodies."""

import functools

from spacy.tokens import Token

from diploparse.lexicon import table


@functools.cache
def calendar_names() -> frozenset[str]:
    """Return the names of days and months, in lower case."""
    return frozenset(table("times", "weekdays")) | frozenset(table("times", "months"))


def is_calendar_name(token: Token) -> bool:
    """Tell whether `token` is the name of a day or a month, and written as one."""
    return token.text[0].isupper() and token.lower_.rstrip(".") in calendar_names()
