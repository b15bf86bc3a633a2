"""Pronouns that take up who spoke last: "he" behind "an Iraqi official", "they" behind "residents", "it" behind "the ministry"."""

from typing import Final

import attrs
from spacy.tokens import Token

from diploparse.document import Document
from diploparse.extractors.speakers.beside import Utterance
from diploparse.extractors.speakers.sources import Source
from diploparse.lexicon import words
from diploparse.reading.bodies import anonymous_nouns
from diploparse.reading.genders import gender_of_word
from diploparse.reading.reference.bodies import says_itself
from diploparse.reading.reference.mentions import SUBJECT, before, mentions_of_people, sentence_numbers
from diploparse.reading.reference.pronouns import PRONOUNS
from diploparse.reading.reference.unnamed import is_for_person
from diploparse.spans import Span

#: How many paragraphs back somebody without a name may have been heard.
_REACH: Final = 2
_SINGULAR_TAGS: Final = frozenset({"NN", "NNP"})


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
    if not _can_be(document, token, source, last) or _named_since(document, token, last, said.content):
        return source
    return attrs.evolve(last, span=source.span, basis="resolved", found=last.found or last.span)


def _can_be(document: Document, token: Token, source: Source, last: Source) -> bool:
    """Tell whether a pronoun fits a source: a person, several, a body or document heard in the sentence before."""
    if token.lower_ in PRONOUNS:
        return _can_be_one(document, token, last)
    if source.name is not None:
        return False
    noun = document.words(last.found or last.span).root
    if token.lower_ == "they":
        is_several = noun.tag_ == "NNS" or (noun.lower_ in anonymous_nouns() and noun.tag_ not in _SINGULAR_TAGS)
        return last.kind == "group" or (last.kind == "anonymous" and is_several)
    heard = document.words(last.span).root
    is_near = sentence_numbers(document)[token.i] - sentence_numbers(document)[heard.i] == 1
    is_body = last.party is not None or noun.lower_ in words("institutions", "documents")
    return is_near and is_body and says_itself(token)


def _can_be_one(document: Document, token: Token, last: Source) -> bool:
    """Tell whether "he" or "she" can be somebody without a name, by the noun for them."""
    noun = document.words(last.found or last.span).root
    one = last.kind == "anonymous" and noun.tag_ != "NNS" and is_for_person(noun)
    return one and gender_of_word(noun.lower_) in {None, PRONOUNS[token.lower_]}


def _named_since(document: Document, token: Token, last: Source, said: tuple[Span, ...]) -> bool:
    """Tell whether the text has spoken of somebody by name since a source was heard, outside what was said."""
    if token.lower_ in {"they", "it"}:
        return False
    behind = [m for m in before(mentions_of_people(document), token) if m.span.start > last.span.end]
    return any(m.weight >= SUBJECT - 1 and not any(span.covers(m.span) for span in said) for m in behind)
