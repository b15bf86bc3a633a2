"""Objects: where what a verb takes begins that tells what somebody said: "praised the deal", "called it a trap", "accused X of"."""

from typing import Final

from spacy.tokens import Token

from diploparse import syntax
from diploparse.document import Document
from diploparse.extractors.speakers.cues import is_active
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at, time_tokens
from diploparse.lexicon import words
from diploparse.reading.bodies import anonymous_nouns, institution_nouns
from diploparse.reading.offices import office_words
from diploparse.reading.parties import party_by_token
from diploparse.reading.people import person_by_token
from diploparse.reading.reference.pronouns import PRONOUNS
from diploparse.reading.reference.unnamed import is_for_person

CLOSING: Final = frozenset(",;:")
#: Classes of words that open a noun phrase.
OPENING: Final = frozenset({"PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"})
#: Tokens between a verb and the clause that it reports.
REACH: Final = 18
#: Classes of words at the end of what is called something.
_NAMING: Final = frozenset({"NOUN", "PROPN", "PRON"})
_NOTHING: Final = frozenset({"nothing", "no", "little"})
#: Kinds of names that speak.
_SPEAKING: Final = frozenset({"PERSON", "ORG"})


def praised(document: Document, verb: Token) -> int | None:
    """Return the first token of what is praised, cited or condemned."""
    doc, first = verb.doc, verb.i + 1
    if first + 1 >= sentence_at(document, verb.i).stop or doc[first].lower_ in _NOTHING:
        return None
    if first in time_tokens(document) and doc[first + 1].lower_ != "'s":
        return None
    if not is_active(verb):
        return None
    return first if doc[first].pos_ in OPENING or first in quoted_tokens(document) else None


def grounds(document: Document, verb: Token) -> int | None:
    """Return the first token of the grounds that somebody cites; a person, a body or a text that is cited speaks itself."""
    if any(_speaks_itself(document, noun) for noun in syntax.objects_of(verb)):
        return None
    return praised(document, verb)


def _speaks_itself(document: Document, noun: Token) -> bool:
    """Tell whether a noun is somebody or something whose words can be cited; "the release of prisoners" is no text."""
    if noun.i in person_by_token(document) or noun.i in party_by_token(document) or noun.ent_type_ in _SPEAKING or is_for_person(noun):
        return True
    is_text = not {noun.lower_, noun.lemma_.lower()}.isdisjoint(words("institutions", "documents") | words("media", "media"))
    return noun.lower_ in institution_nouns() | anonymous_nouns() or (is_text and noun.doc[noun.i + 1 : noun.i + 2].text != "of")


def stressed(document: Document, verb: Token) -> int | None:
    """Return the first token of what somebody underlines; of events that underline something nobody speaks."""
    subject = syntax.subject_of(verb)
    if subject is None or not (
        subject.ent_type_ or subject.lower_ in PRONOUNS or is_for_person(subject) or office_words().is_plural(subject)
    ):
        return None
    return praised(document, verb)


def named(document: Document, verb: Token) -> int | None:
    """Return the first token of what is called something: "called the offer “a trap”", "called him a liar"."""
    first = praised(document, verb)
    if first is None:
        return None
    for i in range(first, min(sentence_at(document, verb.i).stop, first + REACH)):
        if i in quoted_tokens(document) or (i > first and verb.doc[i].lower_ in {"a", "an"} and verb.doc[i - 1].pos_ in _NAMING):
            return first
        if verb.doc[i].text in CLOSING or syntax.is_finite(verb.doc[i]):
            break
    return first if any(verb.i < clause.i and clause.pos_ != "VERB" for clause in syntax.complements_of(verb)) else None


def rejected_as(document: Document, verb: Token) -> int | None:
    """Return the first token of what is rejected as something, where that stands in marks: "rejected the offer as “a trap”"."""
    doc, quoted, first = verb.doc, quoted_tokens(document), praised(document, verb)
    for i in range(verb.i + 1, min(sentence_at(document, verb.i).stop - 1, verb.i + REACH)):
        if doc[i].text in CLOSING:
            break
        if doc[i].lower_ == "as" and i not in quoted:
            return first if i + 1 + (doc[i + 1].lower_ in {"a", "an"}) in quoted else None
    return None


def accused_of(document: Document, verb: Token) -> int | None:
    """Return the token behind the "of" of "accused X of"."""
    doc = verb.doc
    for i in range(verb.i + 2, min(sentence_at(document, verb.i).stop - 1, verb.i + REACH)):
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].text in CLOSING:
            return None
        if doc[i].lower_ == "of" and (doc[i + 1].tag_ == "VBG" or not syntax.is_inside_name(doc[i])):
            return verb.i + 1
    return None
