"""Cues: the words that say that somebody spoke, with whose words they are."""

import functools
from collections.abc import Mapping, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.lexicon import entries, strings, words
from diploparse.lexicon.inflection import verb_forms

_MODALS: Final = frozenset({"would", "could", "may", "might", "should", "must", "will", "can", "'ll", "'d", "shall", "to"})
_NOT_VERBS: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "PRON", "PUNCT", "SPACE", "NUM"})


@attrs.frozen
class Cue:
    """A reporting verb in its clause, or "according to".

    Attributes:
        verb: token of the verb, or of "according".
        start, end: token bounds of the cue, auxiliaries and adverbs included.
        lemma: dictionary form.
        frames: the frames in which it reports.
        subject: token of the head of who speaks; None if nobody is named.
        chained: whether the subject is that of the cue before: "said …, adding …".
    """

    verb: int
    start: int
    end: int
    lemma: str
    frames: frozenset[str]
    subject: int | None
    chained: bool = False


@once
def cues(document: Document) -> tuple[Cue, ...]:
    """Return the reporting verbs of an article outside quotation marks, denied ones left out, in text order."""
    document.needs("DEP", "POS")
    quoted = quoted_tokens(document)
    verbs, withheld = reporting_verbs(document), words("reporting", "withheld", "lemmas")
    found = []
    for token in document.doc:
        if token.i in quoted:
            continue
        if token.lower_ == "according":
            cue = _according(token)
            if cue is not None:
                found.append(cue)
        elif token.pos_ not in _NOT_VERBS and (known := verbs.get(token.lower_)) and not _is_withheld(token, withheld):
            found.append(_cue(token, known, quoted))
    return _chained(document.doc, found)


def _chained(doc: Doc, found: Sequence[Cue]) -> tuple[Cue, ...]:
    """Give cues without a subject of their own that of the cue before them in the sentence."""
    result: list[Cue] = []
    for cue in found:
        before = result[-1] if result and doc[result[-1].verb].sent == doc[cue.verb].sent else None
        if before is not None and _goes_on(doc, cue) and "according_to" not in before.frames | cue.frames:
            cue = attrs.evolve(cue, subject=before.subject, chained=True)
        result.append(cue)
    return tuple(result)


def _goes_on(doc: Doc, cue: Cue) -> bool:
    """Tell whether a cue stands right behind a comma or an "and", without a subject, as a finite verb or participle."""
    verb, before = doc[cue.verb], doc[cue.start - 1] if cue.start else doc[cue.start]
    if (
        verb.tag_ not in {"VBD", "VBZ", "VBP", "VBG", "VBN"}
        or syntax.is_passive(verb)
        or (cue.subject is not None and before.i < cue.subject < cue.verb)
    ):
        return False
    if verb.tag_ == "VBG":
        return before.text in {",", '"'} or before.lower_ == "and"
    return before.lower_ in {"and", "but", "then", "also"} or (before.pos_ == "ADV" and before.nbor(-1).lower_ in {"and", "but"})


@once
def quoted_tokens(document: Document) -> frozenset[int]:
    """Return the tokens that stand inside quotation marks, marks included."""
    return frozenset(token.i for stretch in document.quoted for token in document.words(stretch.span))


@attrs.frozen
class ReportingVerb:
    """A verb of the lexicon with the frames in which it reports."""

    lemma: str
    frames: frozenset[str]


@functools.cache
def _lexicon() -> Mapping[str, ReportingVerb]:
    """Return the verbs of the lexicon by each of their forms."""
    found = {}
    for entry in entries("reporting", "verb"):
        verb = ReportingVerb(str(entry["lemma"]), frozenset(strings(entry["frames"])))
        found.update(dict.fromkeys(strings(entry["forms"]) if "forms" in entry else verb_forms(verb.lemma), verb))
    return found


@once
def reporting_verbs(document: Document) -> Mapping[str, ReportingVerb]:
    """Return the reporting verbs by form, the settings' own words among them."""
    own = document.settings.lexicon.get("reporting_verbs", ())
    added = {form: ReportingVerb(lemma, frozenset({"that_clause", "direct"})) for lemma in own for form in verb_forms(lemma)}
    return {**_lexicon(), **added}


def _is_withheld(verb: Token, withheld: frozenset[str]) -> bool:
    """Tell whether nothing was said after all: "did not say", "declined to say"."""
    governor = verb.head
    return syntax.is_negated(verb) or (governor != verb and governor.lemma_.lower() in withheld and syntax.infinitive_of(verb) is not None)


def is_hypothetical(doc: Doc, cue: Cue) -> bool:
    """Tell whether the verb group says that somebody would, may or is to speak."""
    return any(doc[i].lower_ in _MODALS for i in range(cue.start, cue.verb)) or syntax.infinitive_of(doc[cue.verb]) is not None


def _cue(verb: Token, known: ReportingVerb, quoted: frozenset[int]) -> Cue:
    doc, start = verb.doc, verb.i
    while (
        start > 0 and doc[start - 1].head.i == verb.i and (doc[start - 1].pos_ in {"AUX", "ADV"} or doc[start - 1].lower_ in {"not", "n't"})
    ):
        start -= 1
    if doc[start].pos_ == "ADV" and start < verb.i and doc[start].is_sent_start:
        start += 1
    subject = syntax.agent_of(verb) if syntax.is_passive(verb) else syntax.subject_of(verb)
    quoting = _quoting(verb)
    if quoting is not None:  # "was quoted as saying"
        subject = syntax.subject_of(quoting)
        start = min((child.i for child in syntax.auxiliaries_of(quoting)), default=quoting.i)
    if subject is None or subject.i in quoted or subject.i == verb.i:
        subject = _noun_before(doc, start, quoted) if verb.tag_ in {"VBD", "VBN"} else None
    return Cue(verb.i, start, verb.i + 1, known.lemma, known.frames, subject.i if subject is not None else None)


def _noun_before(doc: Doc, start: int, quoted: frozenset[int]) -> Token | None:
    """Return the noun right before a past form that the tree takes for an adjective."""
    before = doc[start - 1] if start else None
    return before if before is not None and before.pos_ in {"NOUN", "PROPN", "PRON"} and before.i not in quoted else None


def _quoting(verb: Token) -> Token | None:
    """Return the "quoted" or "cited" of "was quoted as saying"."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "as" or verb.tag_ != "VBG":
        return None
    before = verb.nbor(-2)
    return before if before.lower_ in {"quoted", "cited", "reported"} and syntax.is_passive(before) else None


def _according(token: Token) -> Cue | None:
    """Return the cue of "according to X"."""
    doc, i = token.doc, token.i
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "to":
        return None
    source = doc[i + 2]
    while source.head.i > source.i and source.head.i < source.sent.end and source.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        source = source.head
    return Cue(i, i, i + 2, "according to", frozenset({"according_to"}), source.i)
