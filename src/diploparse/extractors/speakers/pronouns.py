"""Pronouns that take up a speaker without a name: "he" behind "an Iraqi official", "they" behind "residents"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document
from diploparse.extractors.speakers.beside import Utterance
from diploparse.extractors.speakers.sources import Source
from diploparse.reading.genders import gender_of_word
from diploparse.reading.reference.mentions import SUBJECT, before, mentions_of_people
from diploparse.reading.reference.pronouns import PRONOUNS
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.spans import Span

#: How many paragraphs back somebody without a name may have been heard.
_REACH: Final = 2


def taken_up(document: Document, source: Source, heard: tuple[Utterance, Source]) -> Source:
    """Return the source of a pronoun as the one heard right before, if that is somebody without a name and nobody was named since.

    Args:
        document: the article.
        source: a source as its own words give it.
        heard: the source before it, with what it said; whom that names has not spoken.
    """
    token, (said, last) = document.words(source.span).root, heard
    if token.pos_ != "PRON" or document.paragraph_at(token.idx) - document.paragraph_at(last.span.start) > _REACH:
        return source
    can_be = _can_be_one(document, token, last) if token.lower_ in PRONOUNS else token.lower_ == "they" and last.kind == "group"
    if not can_be or _named_since(document, token, last, said.content):
        return source
    return attrs.evolve(last, span=source.span, basis="resolved", found=last.found or last.span)


def _can_be_one(document: Document, token: Token, last: Source) -> bool:
    """Tell whether "he" or "she" can be somebody without a name, by the noun for them."""
    noun = document.words(last.found or last.span).root
    one = last.kind == "anonymous" and noun.tag_ != "NNS" and is_for_person(noun)
    return one and gender_of_word(noun.lower_) in {None, PRONOUNS[token.lower_]}


def _named_since(document: Document, token: Token, last: Source, said: tuple[Span, ...]) -> bool:
    """Tell whether the text has spoken of somebody by name since a source was heard, outside what was said."""
    if token.lower_ == "they":
        return False
    behind = [m for m in before(mentions_of_people(document), token) if m.span.start > last.span.end]
    return any(m.weight >= SUBJECT - 1 and not any(span.covers(m.span) for span in said) for m in behind)
