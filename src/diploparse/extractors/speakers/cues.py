"""Cues: the words that say that somebody spoke, with whose words they are."""

import functools
from collections.abc import Mapping, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.extractors.speakers.turns import joins_nouns, turn_before
from diploparse.lexicon import entries, strings, words
from diploparse.lexicon.inflection import verb_forms
from diploparse.reading.calendar import is_calendar_name

_MODALS: Final = frozenset({"would", "could", "may", "might", "should", "must", "will", "can", "'ll", "'d", "shall", "to"})
#: Words behind "X, asked …," when X is the one who was asked.
_ASKED: Final = frozenset({"whether", "if", "about", "by", "why", "what", "how", "when", "where", "who", "that", "on", "in", "at"})
_NOT_VERBS: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "ADP", "DET", "PRON", "PUNCT", "SPACE", "NUM"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: Classes of words of a noun phrase.
_PHRASE: Final = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADP", "PART"})
_QUOTING: Final = frozenset({"quoted", "cited", "reported"})
#: Tokens between a participle and the subject that it shares, and between "quoted" and "as saying".
_REACH: Final = 40
_MEDIUM: Final = 12


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
        if token.lower_ == "according":
            cue = _according(document, token)
            if cue is not None:
                found.append(cue)
        elif (known := verbs.get(token.lower_)) and _is_verb(token) and not _is_no_report(token, known):
            found.append(_cue(document, token, known))
    return _chained(document, found)


def _is_no_report(verb: Token, known: "ReportingVerb") -> bool:
    """Tell whether a reporting verb reports nothing here."""
    return _is_withheld(verb) or _keeps_a_name_back(verb) or _is_addressed(verb, known)


def _is_addressed(verb: Token, known: "ReportingVerb") -> bool:
    """Tell whether a participle says that its noun was spoken to: "X, asked whether talks had failed, said"."""
    doc, i = verb.doc, verb.i
    if not known.frames & {"question", "addressee_that"} or verb.tag_ not in {"VBD", "VBN"} or not 0 < i < len(doc) - 1:
        return False
    return doc[i - 1].text == "," and doc[i + 1].lower_ in _ASKED


def _is_verb(token: Token) -> bool:
    """Tell whether a word that may report is a verb here; ", warning that" is one even if the tagger takes it for a noun."""
    if token.pos_ not in _NOT_VERBS:
        return True
    doc, i = token.doc, token.i
    is_between = 0 < i < len(doc) - 1 and doc[i - 1].text == "," and doc[i + 1].lower_ == "that"
    return is_between and token.pos_ == "NOUN" and token.lower_.endswith("ing")


def _chained(document: Document, found: Sequence[Cue]) -> tuple[Cue, ...]:
    """Give cues without a subject of their own that of the cue before them in the sentence."""
    result: list[Cue] = []
    for cue in found:
        before = result[-1] if result and sentence_at(document, result[-1].verb) == sentence_at(document, cue.verb) else None
        if before is not None and _goes_on(document.doc, cue) and "according_to" not in before.frames | cue.frames:
            is_main = (
                cue.subject is not None and is_participle(document.doc[cue.verb]) and syntax.is_relative_clause(document.doc[before.verb])
            )
            cue = attrs.evolve(cue, subject=cue.subject if is_main else before.subject, chained=True)
        result.append(cue)
    return tuple(result)


def _goes_on(doc: Doc, cue: Cue) -> bool:
    """Tell whether a cue stands right behind a comma or an "and", without a subject, as a finite verb or participle."""
    verb, before = doc[cue.verb], doc[cue.start - 1] if cue.start else doc[cue.start]
    if is_participle(verb):
        return before.text in {",", '"'} or before.lower_ == "and"
    if (
        verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
        or _is_passive(verb)
        or (cue.subject is not None and before.i < cue.subject < cue.verb)
    ):
        return False
    return before.lower_ in {"and", "but", "then", "also"} or (before.pos_ == "ADV" and before.nbor(-1).lower_ in {"and", "but"})


def is_participle(verb: Token) -> bool:
    """Tell whether a reporting verb is a present participle: "saying"."""
    return verb.tag_ == "VBG" or (verb.pos_ == "NOUN" and verb.lower_.endswith("ing"))


def is_active(verb: Token) -> bool:
    """Tell whether a verb is in the active: no "was asked", no "Asked about it, X"."""
    has_own = syntax.own_subject_of(verb) is not None or next(syntax.auxiliaries_of(verb), None) is not None
    return not syntax.is_passive(verb) and (verb.tag_ != "VBN" or has_own)


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
    return any(doc[i].lower_ in _MODALS for i in range(cue.start, cue.verb)) or syntax.infinitive_of(doc[cue.verb]) is not None


def _cue(document: Document, verb: Token, known: ReportingVerb) -> Cue:
    start = _start_of_group(verb)
    quoting = _quoting(verb)
    if quoting is None:
        subject = _subject(document, verb, start)
    elif _is_passive(quoting):  # "was quoted as saying"
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


def _is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive; a past tense without an auxiliary is not, whatever the tree says."""
    return syntax.is_passive(verb) and (verb.tag_ != "VBD" or next(syntax.auxiliaries_of(verb), None) is not None)


def _subject(document: Document, verb: Token, start: int) -> Token | None:
    """Return the head of who speaks."""
    doc, quoted = document.doc, quoted_tokens(document)
    own = syntax.own_subject_of(verb)
    if own is None and syntax.is_finite(verb):
        turn = turn_before(document, start)
        if turn is not None:
            return doc[turn.subject]
    if is_participle(verb) and start and doc[start - 1].ent_type_ == "PERSON" and start - 1 not in quoted:
        return doc[start - 1]  # "a picture of X saying"
    subject = syntax.agent_of(verb) if _is_passive(verb) else syntax.subject_of(verb)
    if subject is not None and is_calendar_name(subject):  # "one official Monday said"
        subject = _noun_before(doc, subject.i, quoted)
    if subject is not None and subject.pos_ == "VERB":  # "Speaking in Lima, X said"
        subject = None
    if syntax.is_finite(doc[start]) and not _is_passive(verb):
        nearer = _behind_last_comma(document, start)
        if nearer is not None and (subject is None or subject.right_edge.i < nearer.i or syntax.is_conjunct(nearer)):
            return nearer
    if subject is not None and subject.i not in quoted and subject.i != verb.i:
        return subject
    if verb.tag_ in {"VBD", "VBN"}:
        return _noun_before(doc, start, quoted)
    return _subject_beside(document, verb, start) if is_participle(verb) else None


def _behind_last_comma(document: Document, stop: int) -> Token | None:
    """Return the head of the noun phrase between the last comma and a verb: "Though talks go on, the two envoys said"."""
    doc, first = document.doc, max(sentence_at(document, stop).start, stop - _MEDIUM)
    begin = stop
    while begin > first and doc[begin - 1].pos_ in _PHRASE and begin - 1 not in quoted_tokens(document):
        begin -= 1
    if begin in {first, stop} or doc[begin - 1].text != "," or doc[begin].pos_ == "ADP":
        return None
    nouns = [token for token in doc[begin:stop] if token.pos_ in _NOMINAL]
    top = next((noun for noun in nouns if not begin <= noun.head.i < stop), None)
    return None if top is None or (joins_nouns(top) and not _opens_aside(doc, first, top.head.i)) else top


def _opens_aside(doc: Doc, first: int, last: int) -> bool:
    """Tell whether a name hangs in what opens a sentence: "Unlike X, Y said", "Hours after meeting X, Y said"."""
    return any(token.pos_ in {"ADP", "SCONJ", "VERB"} for token in doc[first : last + 1])


def _noun_before(doc: Doc, start: int, quoted: frozenset[int]) -> Token | None:
    """Return the noun right before a past form that the tree takes for an adjective."""
    before = doc[start - 1] if start else None
    return before if before is not None and before.pos_ in _NOMINAL and before.i not in quoted else None


def _subject_beside(document: Document, verb: Token, start: int) -> Token | None:
    """Return the subject that a participle shares with the verb before it, or behind it if it opens the sentence."""
    doc, sentence = document.doc, sentence_at(document, verb.i)
    if start == sentence.start:
        main = opened_clause(document, verb)
        return doc[main] if main is not None else None
    if doc[start - 1].text not in {",", '"', "–", "—", "-"}:
        return None
    before = (doc[i] for i in range(start - 2, max(sentence.start, start - _REACH) - 1, -1) if i not in quoted_tokens(document))
    return next((own for token in before if syntax.is_finite(token) and (own := syntax.own_subject_of(_lexical(token))) is not None), None)


def _lexical(verb: Token) -> Token:
    """Return the verb that an auxiliary or copula belongs to."""
    return verb.head if verb.pos_ == "AUX" and verb.i != verb.head.i and verb in syntax.auxiliaries_of(verb.head) else verb


def opened_clause(document: Document, verb: Token) -> int | None:
    """Return the subject of the main clause behind a participle that opens its sentence: "Saying that …, X left"."""
    doc, sentence, quoted = document.doc, sentence_at(document, verb.i), quoted_tokens(document)
    for i in range(verb.i + 2, min(sentence.stop, verb.i + _REACH)):
        if syntax.is_subject(doc[i]) and i not in quoted and is_behind_comma(doc[doc[i].left_edge.i]):
            return i
    return None


def is_behind_comma(token: Token) -> bool:
    """Tell whether a comma stands right before `token`, one inside a closing mark too."""
    if token.i < 2:
        return False
    before = token.nbor(-1)
    return before.text == "," or (before.text in {'"', "'"} and token.nbor(-2).text == ",")


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
    while source.i < source.head.i < stop and source.head.pos_ in _NOMINAL:
        source = source.head
    if source.lower_ in words("reporting", "according", "measures"):
        return None
    return Cue(i, i, i + 2, "according to", frozenset({"according_to"}), source.i)
