"""Beside a stretch inside quotation marks: the cue before or behind it, with who speaks."""

from itertools import takewhile
from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.announced import announcement, reaction, signature
from diploparse.extractors.speakers.cues import Cue, ReportingVerb, cues, is_active, reporting_verbs
from diploparse.extractors.speakers.sentences import quoted_tokens, sentence_at
from diploparse.extractors.speakers.subjects import RELATIVES, is_behind_comma, is_passive
from diploparse.extractors.speakers.tails import comma_before as inserted_before
from diploparse.lexicon import words
from diploparse.reading.calendar import is_calendar_name
from diploparse.reading.people import person_by_token
from diploparse.spans import Span, hull
from diploparse.text.marks import Quoted

_SUBJECT_WORDS: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: What may stand between the end of what is said and the closing mark: the closing mark of a nested quotation.
_NESTED_CLOSING: Final = "'’\"”» \t\n"
#: Words behind a stretch that open another speaker's clause.
_OPENERS: Final = frozenset({"and", "but", "yet", "while", "whereas"})
#: Tokens between a mark and the verb of its cue.
_REACH: Final = 18
#: Tokens of the clause behind a stretch, with what a source is: “…,” X, head of the …, said.
_FARTHEST: Final = 32
#: Tokens between a verb and the subject behind it.
_NEAR: Final = 8
#: Tokens of a sentence before a stretch.
_LONGEST: Final = 80
#: Letters of a word that a title writes with a capital.
_CAPITALISED: Final = 4
_STOPS: Final = frozenset(".!?")


@attrs.frozen
class Utterance:
    """A quotation before its speaker is known.

    Attributes:
        cue: its cue; None for one that goes on from the utterance before.
        subject: token of the head of who speaks.
        content: what was said.
        rule: how it was found.
    """

    cue: Cue | None
    subject: int | None
    content: tuple[Span, ...]
    rule: str


def utterance_beside(document: Document, quoted: Quoted) -> Utterance | None:
    """Return the utterance of a stretch with the cue behind or before it."""
    inside = document.words(quoted.span)
    if not len(inside):
        return None
    signed = signature(document, inside.end)
    if signed is not None:
        is_glued = len(document.doc[signed.start]) > 1  # "-Commissioner" is one token, and no cue
        return Utterance(None if is_glued else signed, signed.subject, (quoted.span,), "signature")
    return _cue_behind(document, quoted, inside.end) or _cue_before(document, quoted, inside.start)


def _cue_behind(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch before its cue: “…,” S said or “…,” said S."""
    doc, text = document.doc, document.text
    inner = quoted.inner(text).of(text).rstrip(_NESTED_CLOSING)
    if not inner or is_title(document, quoted) or (first < len(doc) and doc[first].lower_ in _OPENERS):
        return None
    stop = _stop(document, first)
    is_set_off = inner[-1] in ",?!-—…" or (first < len(doc) and doc[first].text == ",")
    if not is_set_off and not (inner[-1].isalnum() and _is_whole_clause(document, quoted, first, stop)):
        return None
    verb = _reporting(document, first, stop, begins=_begins_sentence(document, quoted))
    if verb is None or (doc[verb].tag_ == "VBG" and doc[verb].nbor(-1).text in {",", '"'}):  # “…,” adding that …
        return None
    known = reporting_verbs(document).get(doc[verb].lower_)
    if inner[-1] in "?!" and known is not None and "direct" not in known.frames:  # “Why?” X accused Y of …
        return None
    subject = _subject_between(doc, first, verb, stop)
    if subject is None:
        return None
    return _utterance(document, verb, subject, _with_beginning(document, quoted), "cue behind")


def _is_whole_clause(document: Document, quoted: Quoted, first: int, stop: int) -> bool:
    """Tell whether a whole clause in marks, without a comma, stands before nothing but its cue: “We agree” said X; “We agree” X said."""
    doc, inside = document.doc, document.words(quoted.span)
    if not (quoted.opened and quoted.closed and _begins_sentence(document, quoted)) or _is_capitalised(document, quoted):
        return False
    is_clause = any(syntax.is_finite(token) for token in inside) and any(syntax.is_subject(token) for token in inside)
    main = takewhile(lambda token: token.lower_ not in RELATIVES, doc[first:stop])
    finite = [token for token in main if syntax.is_finite(token)]
    return is_clause and len(finite) == 1 and _reports(document, finite[0])


def _with_beginning(document: Document, quoted: Quoted) -> Span:
    """Return a stretch with the words before it in its sentence: The talks “have failed,” X said."""
    doc, first = document.doc, document.words(quoted.span).start
    start = sentence_at(document, first).start
    if doc[start].lower_ in {"and", "but"}:
        start += 1
    before = doc[start:first]
    begins_anew = quoted.inner(document.text).of(document.text)[:1].isupper() and first > start and doc[first - 1].is_punct
    is_his_own = any(token.pos_ in _SUBJECT_WORDS for token in before) and not any(
        _reports(document, token) or (token.lower_ in _OPENERS and is_behind_comma(token)) for token in before
    )
    if begins_anew or not is_his_own or first - start > _LONGEST:
        return quoted.span
    return hull([syntax.span_of(doc, start, first), quoted.span])


def _begins_sentence(document: Document, quoted: Quoted) -> bool:
    """Tell whether none of the reporter's words stand before a stretch in its sentence."""
    start = document.words(quoted.span).start
    return start == sentence_at(document, start).start or document.doc[start - 1].text in _STOPS


def is_title(document: Document, quoted: Quoted) -> bool:
    """Tell whether a stretch inside a sentence has the capitals of a title: in the film “War and Peace,” X said …."""
    has_words = " " in quoted.inner(document.text).of(document.text)
    return has_words and not _begins_sentence(document, quoted) and _is_capitalised(document, quoted)


def _is_capitalised(document: Document, quoted: Quoted) -> bool:
    """Tell whether every longer word of a stretch has a capital."""
    long = [token for token in document.words(quoted.span) if len(token) >= _CAPITALISED and token.is_alpha]
    return len(long) > 0 and all(token.text[0].isupper() for token in long)


def _cue_before(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch behind its cue: S said, “…” or S said: “…” or S called it “…”."""
    doc = document.doc
    last = first - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    if last >= 0 and doc[last].text in _STOPS:
        return _reaction_before(document, quoted, last)
    sentence_start = _start(document, quoted, last)
    verb = next((i for i in range(last, sentence_start - 1, -1) if _reports(document, doc[i]) or _ends_with_two(document, i, last)), None)
    verb = verb if verb is not None else _inverted(document, sentence_start, last)
    between = [] if verb is None else [doc[i] for i in range(verb + 1, last + 1) if doc[i].pos_ in {"VERB", "AUX"}]
    if verb is None and _speaks_right_before(document, quoted, last):
        return _utterance(document, last, syntax.own_subject_of(doc[last]).i, quoted.span, "cue before")  # type: ignore[union-attr]
    if verb is None or between:
        cue = announcement(document, sentence_start, last) if _is_announced(document, quoted) else None
        return Utterance(cue, cue.subject, (quoted.span,), "announcement") if cue is not None else None
    if not (doc[last].text in {",", ":"} or verb == last or _is_naming(document, doc[verb])):
        return None
    if verb == last and is_title(document, quoted) and _is_of_a_work(document, doc[verb]):
        return None
    known = _cues_by_verb(document).get(verb)
    is_told = is_active(doc[verb]) or syntax.agent_of(doc[verb]) is not None or (known is not None and known.quoting is not None)
    is_ambiguous = doc[verb - 1].text == "," == doc[last].text and not is_passive(doc[verb])  # "X, moved by it, shouted, “…”"
    if not is_told and not is_ambiguous:
        return None
    subject = doc[known.subject] if known is not None and known.subject is not None else syntax.subject_of(doc[verb])
    if subject is None or subject.i in quoted_tokens(document):
        opener = sentence_at(document, verb).start
        before = range(opener, verb) if doc[opener].lower_ == "as" else range(verb - 1, sentence_start - 1, -1)
        subject = next((doc[i] for i in before if doc[i].pos_ in _SUBJECT_WORDS), None)
    if subject is None and (doc[last].text == ":" or verb == sentence_start):  # "Wrote X: “…”"
        subject = next((doc[i] for i in range(last - 1, verb, -1) if doc[i].pos_ in _SUBJECT_WORDS), None)
    if subject is None or syntax.is_negated(doc[verb]):
        return None
    said = _utterance(document, verb, subject.i, quoted.span, "cue before")
    opening = _opening(document, quoted, said.cue, last) if said.cue is not None else None
    return said if opening is None else attrs.evolve(said, content=(opening, quoted.span))


def _inverted(document: Document, start: int, last: int) -> int | None:
    """Return the reporting verb that opens a sentence before a name, whatever the tagger takes it for: Replied X, “…”."""
    doc = document.doc
    opens = start < last and doc[start].lower_ in reporting_verbs(document) and doc[start].lower_.endswith("ed")
    return start if opens and doc[last].text in {",", ":"} and last - 1 in person_by_token(document) else None


def _reaction_before(document: Document, quoted: Quoted, last: int) -> Utterance | None:
    """Return the utterance of whole sentences behind one in their paragraph that tells how a person takes something."""
    said, start = quoted.inner(document.text).of(document.text), _start(document, quoted, last)
    is_whole = said[:1].isupper() and said[-1:] in _STOPS and start < last
    cue = reaction(document, start, last) if is_whole else None
    return Utterance(cue, cue.subject, (quoted.span,), "reaction") if cue is not None else None


def _is_announced(document: Document, quoted: Quoted) -> bool:
    """Tell whether a stretch is a whole sentence, or all that a headline says behind a name."""
    said = quoted.inner(document.text).of(document.text)
    paragraph = document.paragraphs[document.paragraph_at(quoted.span.start)]
    is_headline = quoted.closed and not document.text[quoted.span.end : paragraph.end].strip() and not _is_capitalised(document, quoted)
    return said[:1].isupper() and (said[-1:] in _STOPS or is_headline)


def _speaks_right_before(document: Document, quoted: Quoted, last: int) -> bool:
    """Tell whether a verb outside the lexicon stands right before what its comma or stop shows to be speech: X quipped “never,” …."""
    token = document.doc[last]
    subject = syntax.own_subject_of(token) if last >= 0 and token.pos_ == "VERB" and syntax.is_finite(token) else None
    ends = quoted.closed and quoted.inner(document.text).of(document.text)[-1:] in _STOPS | {","}
    is_said = ends and not is_title(document, quoted)
    return is_said and subject is not None and subject.i < last and not syntax.is_negated(token)


def _is_of_a_work(document: Document, verb: Token) -> bool:
    """Tell whether a person writes or reads what has the capitals of a title: she read “War and Peace”; the banner read “No More War”."""
    subject = syntax.subject_of(verb)
    is_person = subject is not None and (subject.i in person_by_token(document) or subject.lower_ in {"i", "he", "she", "we", "they"})
    return is_person and verb.lower_ in words("reporting", "works", "verbs")


def _opening(document: Document, quoted: Quoted, cue: Cue, last: int) -> Span | None:
    """Return the words before a cue with which a stretch is one sentence: In short, X said, “talks have failed.”."""
    inserted = inserted_before(document, cue) if quoted.inner(document.text).of(document.text)[:1].islower() else None
    if inserted is None or document.doc[last].text != "," or last != cue.end:
        return None
    start = sentence_at(document, cue.verb).start
    if document.doc[start].lower_ in {"and", "but"}:
        start += 1
    return syntax.span_of(document.doc, start, inserted) if start < inserted else None


def _utterance(document: Document, verb: int, subject: int, said: Span, rule: str) -> Utterance:
    known = _cues_by_verb(document).get(verb)
    if known is not None and known.quoting is not None and known.subject is not None:
        subject = known.subject
    two = _two_words(document, verb)
    entry = two or reporting_verbs(document).get(document.doc[verb].lower_)
    lemma, end = entry.lemma if entry else document.doc[verb].lemma_.lower(), verb + 1 + (two is not None)
    cue = known or Cue(verb, verb, end, lemma, frozenset({"direct"}), subject)
    return Utterance(attrs.evolve(cue, subject=subject, end=_end_with_colon(document.doc, cue.end)), subject, (said,), rule)


def _end_with_colon(doc: Doc, end: int) -> int:
    """Return the end of a cue with the colon behind it: "X said: “…”"."""
    return end + 1 if end < len(doc) and doc[end].text == ":" else end


@once
def _cues_by_verb(document: Document) -> dict[int, Cue]:
    return {cue.verb: cue for cue in cues(document)}


def _reports(document: Document, token: Token) -> bool:
    is_verb = token.pos_ in {"VERB", "AUX"} or syntax.is_finite(token) or (token.i + 1 < len(token.doc) and token.nbor().text == ":")
    return is_verb and token.lower_ in reporting_verbs(document) and token.i not in quoted_tokens(document)


def _ends_with_two(document: Document, verb: int, last: int) -> bool:
    """Tell whether a verb of two words stands right before the comma or colon before a stretch: as X put it, “…”."""
    return verb + 2 == last and _two_words(document, verb) is not None


def _two_words(document: Document, i: int) -> ReportingVerb | None:
    """Return the reporting verb of two words that begins at a token outside marks: "shot back"."""
    doc = document.doc
    found = reporting_verbs(document).get(f"{doc[i].lower_} {doc[i + 1].lower_}") if i + 1 < len(doc) else None
    return found if i not in quoted_tokens(document) else None


def _is_naming(document: Document, verb: Token) -> bool:
    """Tell whether a verb says what something is called: S called the offer “…”."""
    known = reporting_verbs(document).get(verb.lower_)
    return known is not None and "naming" in known.frames


def _reporting(document: Document, first: int, stop: int, *, begins: bool) -> int | None:
    """Return the verb of the cue behind a stretch: a known one, or any that is the first if the stretch begins its sentence."""
    doc = document.doc
    saying = next((i for i in range(first, stop) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
    if saying is not None:
        return saying
    verbs = reporting_verbs(document)
    for i in range(first, stop):
        token = doc[i]
        if _reports(document, token) or (token.lower_ in verbs and token.lower_.endswith("ed")) or _two_words(document, i) is not None:
            return i
        if begins and i == first and token.tag_ == "NNS" and stop - 1 in person_by_token(document):  # “…,” jokes X
            return i
        if begins and token.pos_ == "VERB" and syntax.is_finite(token) and i < first + _REACH and not _is_in_relative(doc, i, first):
            return i
    return None


def _is_in_relative(doc: Doc, i: int, first: int) -> bool:
    """Tell whether a verb says who the source is: “…,” said X, who leads …."""
    return any(doc[k].lower_ in RELATIVES | {"that"} for k in range(max(first, i - 3), i))


def _subject_between(doc: Doc, first: int, verb: int, stop: int) -> int | None:
    """Return the head of who speaks in a clause behind a stretch, before or behind its verb."""
    own = [child.i for child in doc[verb].children if syntax.is_subject(child) and first <= child.i < stop and _can_speak(child)]
    if own:
        return max((i for i in own if i < verb), default=own[0])
    shared = syntax.subject_of(doc[verb])
    if shared is not None and first <= shared.i < stop and shared.i != verb:
        return shared.i
    before = [doc[i] for i in range(first, verb) if _can_speak(doc[i])]
    if before and before[0].i == first and before[0].ent_type_ == "PERSON":  # "X, head of the team, said"
        return first
    tops = [t for t in before if not first <= t.head.i < verb or t.head.i == t.i or t.head.pos_ not in _SUBJECT_WORDS]
    if tops:
        return tops[0].i
    phrase = takewhile(lambda token: not token.is_punct or token.text == "-", doc[verb + 1 : min(stop, verb + _NEAR)])
    after = [token for token in phrase if _can_speak(token)]
    tops = [t for t in after if not verb < t.head.i < stop or t.head.pos_ not in _SUBJECT_WORDS]
    return next((token.i for token in (*tops, *after)), None)


def _can_speak(token: Token) -> bool:
    """Tell whether a token can head a source: no day or month, "X said Tuesday"."""
    return token.pos_ in _SUBJECT_WORDS and not is_calendar_name(token)


def _stop(document: Document, first: int) -> int:
    """Return the token behind the clause that follows a stretch: the next mark, full stop or paragraph."""
    doc = document.doc
    if first >= len(doc):
        return first
    end = document.paragraphs[document.paragraph_at(doc[first].idx)].end
    i = first
    while (
        i < len(doc) and i - first < _FARTHEST and doc[i].idx < end and i not in quoted_tokens(document) and doc[i].text not in {".", ";"}
    ):
        i += 1
    return i


def _start(document: Document, quoted: Quoted, last: int) -> int:
    """Return the first token of the reporter's words before a stretch: after the last stop or mark, in its paragraph."""
    doc, i = document.doc, last
    announces = last >= 0 and doc[last].text == ":"  # in the paragraph above too
    begin = document.paragraphs[document.paragraph_at(doc[last].idx if announces else quoted.span.start)].start
    while (
        i > last - _REACH
        and i > 0
        and doc[i - 1].idx >= begin
        and i - 1 not in quoted_tokens(document)
        and doc[i - 1].text not in {".", "!", "?"}
    ):
        i -= 1
    return i
