"""Cues: the words that say that somebody spoke, with whose words they are."""

import functools
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.extractors.speakers.subjects import is_participle, is_passive, speaking_subject
from diploparse.lexicon import entries, strings, words
from diploparse.lexicon.inflection import verb_forms

_MODALS: Final = frozenset({"would", "could", "may", "might", "should", "must", "will", "can", "'ll", "'d", "shall", "to"})
#: Words behind "X, asked …," when X is the one who was asked.
_ASKED: Final = frozenset({"whether", "if", "about", "by", "why", "what", "how", "when", "where", "who", "that", "on", "in", "at"})
_WHEN: Final = frozenset({"when", "if"})
_NOT_VERBS: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "PRON", "PUNCT", "SPACE", "NUM"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_QUOTING: Final = frozenset({"quoted", "cited", "reported", "quoting", "citing"})
#: Tokens between "X, asked," and its verb, and between "quoted" and "as saying".
_REACH: Final = 40
_MEDIUM: Final = 12
#: Cues before one among which that is from which it goes on.
_FEW: Final = 6


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
        quoting: token of the "quoted" in "was quoted as saying", if there is one.
    """

    verb: int
    start: int
    end: int
    lemma: str
    frames: frozenset[str]
    subject: int | None
    chained: bool = False
    quoting: int | None = None


@once
def cues(document: Document) -> tuple[Cue, ...]:
    """Return the reporting verbs of an article outside quotation marks, denied ones left out, in text order."""
    document.needs("DEP", "POS")
    quoted, verbs = quoted_tokens(document), reporting_verbs(document)
    found = []
    for token in document.doc:
        if token.i in quoted:
            continue
        if token.lower_ in {"according", "in"}:
            cue = _according(document, token) if token.lower_ == "according" else _in_words(document, token)
            if cue is not None:
                found.append(cue)
        elif (known := verbs.get(token.lower_)) and _is_verb(token) and not _is_no_report(document, token, known):
            found.append(_cue(document, token, known))
    return _chained(document, found)


def _is_no_report(document: Document, verb: Token, known: "ReportingVerb") -> bool:
    """Tell whether a reporting verb reports nothing here."""
    return _is_withheld(verb) or _keeps_a_name_back(verb) or _is_addressed(document, verb, known)


def _is_addressed(document: Document, verb: Token, known: "ReportingVerb") -> bool:
    """Tell whether a participle says that its noun was spoken to: "X, asked whether talks had failed, said", "when asked how"."""
    doc, i = verb.doc, verb.i
    if not known.frames & {"question", "addressee_that"} or verb.tag_ not in {"VBD", "VBN"} or not 0 < i < len(doc) - 1:
        return False
    if doc[i - 1].lower_ in _WHEN:
        return True
    return doc[i - 1].text == "," and doc[i + 1].lower_ in _ASKED and _is_followed(document, verb)


def _is_followed(document: Document, verb: Token) -> bool:
    """Tell whether the sentence goes on behind a later comma with another verb in a tense: "X, warned of it, left"."""
    doc, stop = document.doc, sentence_at(document, verb.i).stop
    return any(doc[k].text == "," and syntax.is_finite(doc[k + 1]) for k in range(verb.i + 1, min(stop - 1, verb.i + _REACH)))


def _is_verb(token: Token) -> bool:
    """Tell whether a word that may report is a verb here; ", warning that" is one even if the tagger takes it for a noun."""
    if token.pos_ not in _NOT_VERBS:
        return True
    doc, i = token.doc, token.i
    opens = i == 0 or doc[i - 1].text == "," or bool(token.is_sent_start)
    return opens and token.pos_ == "NOUN" and token.lower_.endswith("ing") and i + 1 < len(doc) and doc[i + 1].lower_ == "that"


def _chained(document: Document, found: Sequence[Cue]) -> tuple[Cue, ...]:
    """Give cues without a subject of their own that of the cue before them in the sentence."""
    result: list[Cue] = []
    for cue in found:
        before = _last_told(document, result, cue)
        if before is not None and _goes_on(document.doc, cue) and "according_to" not in before.frames | cue.frames:
            is_main = (
                cue.subject is not None and is_participle(document.doc[cue.verb]) and syntax.is_relative_clause(document.doc[before.verb])
            )
            cue = attrs.evolve(cue, subject=cue.subject if is_main else before.subject, chained=True)
        result.append(cue)
    return tuple(result)


def _last_told(document: Document, cues_before: Sequence[Cue], cue: Cue) -> Cue | None:
    """Return the cue in the same sentence that another goes on from: the last one of its tense, else the last; none that would or may."""
    doc, sentence = document.doc, sentence_at(document, cue.verb)
    near = takewhile(lambda before: before.verb >= sentence.start, reversed(cues_before[-_FEW:]))
    told = [before for before in near if not is_hypothetical(doc, before) and not _is_asked(doc, before)]
    return next((before for before in told if doc[before.verb].tag_ == doc[cue.verb].tag_), told[0] if told else None)


def _is_asked(doc: Doc, cue: Cue) -> bool:
    """Tell whether a cue says that its subject was spoken to: "Silva, who was asked about it, left, but said"."""
    return cue.quoting is None and is_passive(doc[cue.verb])


def _goes_on(doc: Doc, cue: Cue) -> bool:
    """Tell whether a cue stands right behind a comma or an "and", without a subject, as a finite verb or participle."""
    verb, before = doc[cue.verb], doc[cue.start - 1] if cue.start else doc[cue.start]
    if is_participle(verb):
        return before.text in {",", '"'} or before.lower_ == "and"
    if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or is_passive(verb) or (cue.subject is not None and before.i < cue.subject < cue.verb):
        return False
    return before.lower_ in {"and", "but", "then", "also"} or (before.pos_ == "ADV" and before.nbor(-1).lower_ in {"and", "but"})


def is_active(verb: Token) -> bool:
    """Tell whether a verb is in the active: no "was asked", no "Asked about it, X"; of "said it and expressed" both are."""
    has_own = syntax.own_subject_of(verb) is not None or next(syntax.auxiliaries_of(verb), None) is not None
    goes_on = syntax.is_conjunct(verb) and verb.head.tag_ == "VBD" and verb.nbor(-1).pos_ == "CCONJ"
    return not syntax.is_passive(verb) and (verb.tag_ != "VBN" or has_own or goes_on)


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


def _is_withheld(verb: Token) -> bool:
    """Tell whether nothing was said after all: "did not say", "declined to say", "without saying"."""
    if syntax.is_negated(verb):
        return True
    governor = verb.head
    is_governed = governor != verb and (verb.tag_ == "VBG" or syntax.infinitive_of(verb) is not None)
    if is_governed and governor.i < verb.i and governor.lemma_.lower() in words("reporting", "withheld", "lemmas"):
        return "," not in {token.text for token in verb.doc[max(governor.i, verb.i - 3) : verb.i]}
    before = " " + " ".join(token.lower_ for token in verb.doc[max(0, verb.i - 2) : verb.i])
    return verb.tag_ == "VBG" and any(before.endswith(f" {phrase}") for phrase in words("reporting", "withheld", "before"))


def _keeps_a_name_back(verb: Token) -> bool:
    """Tell whether somebody only asks for their own name to be left out: "asked not to be named"."""
    doc, unnamed = verb.doc, words("reporting", "unnamed", "between")
    i = verb.i + 1
    while i < len(doc) and doc[i].lower_ in unnamed:
        i += 1
    return verb.i + 1 < i < len(doc) and doc[i].lower_ in words("reporting", "unnamed", "participles")


def is_hypothetical(doc: Doc, cue: Cue) -> bool:
    """Tell whether the verb group says that somebody would, may or is to speak."""
    verb = doc[cue.verb]
    is_yet = syntax.infinitive_of(verb) is not None and verb.head.lemma_.lower() not in words("reporting", "carried_out", "lemmas")
    return is_yet or any(doc[i].lower_ in _MODALS for i in range(cue.start, cue.verb))


def _cue(document: Document, verb: Token, known: ReportingVerb) -> Cue:
    start = _start_of_group(verb)
    quoting = _quoting(verb)
    if quoting is None:
        subject = speaking_subject(document, verb, start)
    elif is_passive(quoting):  # "was quoted as saying"
        subject = syntax.subject_of(quoting)
        start = min((child.i for child in syntax.auxiliaries_of(quoting)), default=quoting.i)
    else:  # "quoted X as saying"
        subject = next((noun for noun in syntax.objects_of(quoting) if quoting.i < noun.i < verb.i), None)
    return Cue(
        verb=verb.i,
        start=start,
        end=verb.i + 1,
        lemma=known.lemma,
        frames=known.frames,
        subject=subject.i if subject is not None else None,
        quoting=quoting.i if quoting is not None else None,
    )


def _start_of_group(verb: Token) -> int:
    """Return the first token of a verb with its auxiliaries and adverbs."""
    doc, start = verb.doc, verb.i
    while (
        start > 0 and doc[start - 1].head.i == verb.i and (doc[start - 1].pos_ in {"AUX", "ADV"} or doc[start - 1].lower_ in {"not", "n't"})
    ):
        start -= 1
    if doc[start].pos_ == "ADV" and start < verb.i and doc[start].is_sent_start:
        start += 1
    return start


def _quoting(verb: Token) -> Token | None:
    """Return the "quoted" or "cited" of "was quoted as saying", "was quoted by X as saying", "quoted X as saying"."""
    if verb.i < 2 or verb.nbor(-1).lower_ != "as" or verb.tag_ != "VBG":
        return None
    for i in range(verb.i - 2, max(-1, verb.i - _MEDIUM), -1):
        token = verb.doc[i]
        if token.lower_ in _QUOTING and token.pos_ not in {"NOUN", "ADJ"}:
            return token
        if token.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or (token.is_punct and token.text not in {"-", "'", "."}):
            return None
    return None


def _according(document: Document, token: Token) -> Cue | None:
    """Return the cue of "according to X"; None where X is a measure, as in "according to plan"."""
    doc, i, stop = token.doc, token.i, sentence_at(document, token.i).stop
    if i + 2 >= len(doc) or doc[i + 1].lower_ != "to":
        return None
    source = syntax.modified_by(doc[i + 2])
    while source.i < source.head.i < stop and source.head.pos_ in _NOMINAL and "," not in {token.text for token in doc[i : source.head.i]}:
        source = source.head
    if source.lower_ in words("reporting", "according", "measures"):
        return None
    return Cue(i, i, i + 2, "according to", frozenset({"according_to"}), source.i)


def _in_words(document: Document, token: Token) -> Cue | None:
    """Return the cue of "in his words", "in the minister's opinion", "in the words of X" at the beginning of a sentence, before a comma."""
    doc, i, sentence = token.doc, token.i, sentence_at(document, token.i)
    if i != sentence.start:
        return None
    comma = next((k for k in range(i + 2, min(sentence.stop - 1, i + _MEDIUM)) if doc[k].text in {",", "of"}), None)
    if comma is None or doc[comma - 1].lower_ not in words("reporting", "in_words", "nouns"):
        return None
    noun, is_behind = doc[comma - 1], doc[comma].text == "of" and doc[i + 1].lower_ == "the"
    owner = syntax.modified_by(doc[comma + 1]) if is_behind else next((child for child in noun.lefts if syntax.is_possessive(child)), None)
    return None if owner is None else Cue(i, i, comma + is_behind, f"in {noun.lower_}", frozenset({"according_to"}), owner.i)
