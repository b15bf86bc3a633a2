"""Contents: what was said, found from a cue's clause and from quotation marks."""

from typing import Final

import attrs
from spacy.tokens import Doc, Token

from diploparse import syntax
from diploparse.document import Document, once
from diploparse.extractors.speakers.cues import Cue, cues, is_hypothetical, quoted_tokens, reporting_verbs
from diploparse.spans import Span
from diploparse.text.marks import Quoted

_FINAL: Final = frozenset(".,;:-")
_CLOSING: Final = frozenset(",;:")
_CLAUSE_FRAMES: Final = frozenset({"that_clause", "addressee_that"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Words that after a comma lead back to the reporter's own words.
_TURNS: Final = frozenset({"while", "although", "though", "even", "as"})
_SUBJECT_WORDS: Final = frozenset({"NOUN", "PROPN", "PRON"})
#: Tokens between a mark and the verb of its cue.
_REACH: Final = 18
#: A stretch of so few words needs a cue of its own to count as speech.
_SHORT: Final = 3


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


@once
def utterances(document: Document) -> tuple[Utterance, ...]:
    """Return everything reported as said, in text order."""
    found: list[Utterance] = []
    used: set[Span] = set()
    for cue in cues(document):
        content = _reported(document, cue)
        if content is not None:
            used |= {quoted.span for quoted in document.quoted if quoted.span.overlaps(content)}
            rule = "according to" if cue.lemma == "according to" else "that_clause"
            found.append(Utterance(cue, cue.subject, (content,), rule))
    found += _direct(document, used)
    return tuple(sorted(found, key=lambda u: u.content[0]))


def _reported(document: Document, cue: Cue) -> Span | None:
    """Return the clause that a cue reports; None if there is none."""
    if "according_to" in cue.frames:
        return _beside_according(document, cue)
    doc = document.doc
    if not cue.frames & _CLAUSE_FRAMES or cue.subject is None or is_hypothetical(doc, cue):
        return None
    start = _begin(document, doc[cue.verb])
    return None if start is None else _content(document, start, _end(document, cue, start))


def _begin(document: Document, verb: Token) -> int | None:
    """Return the first token of the clause that a verb reports; None if it reports none."""
    clause = next((c for c in syntax.complements_of(verb) if c.i > verb.i and _is_said(document, verb, c)), None)
    stop = verb.sent.end if clause is None else clause.i
    marker = _marker(verb, stop)
    if marker is not None:
        return marker + 1 if verb.doc[marker].lower_ == "that" else marker
    if clause is None:
        return _unmarked(document, verb)
    start = max(clause.left_edge.i, verb.i + 1)
    while start < clause.i and (verb.doc[start].is_punct or verb.doc[start].is_space) and verb.doc[start].text not in {'"', "'", "(", "["}:
        start += 1
    return start


def _marker(verb: Token, stop: int) -> int | None:
    """Return the that or whether behind a verb, with nothing but an addressee, a time or a place between."""
    doc = verb.doc
    for i in range(verb.i + 1, min(stop, verb.i + _REACH)):
        if doc[i].lower_ in {"that", "whether"}:
            return i if _opens_clause(doc, i) else None
        if doc[i].pos_ in {"VERB", "AUX"} or doc[i].text == '"':
            return None
    return None


def _opens_clause(doc: Doc, i: int) -> bool:
    """Tell whether a "that" opens a clause; it does not before a finite verb or as a determiner."""
    following = next((doc[k] for k in range(i + 1, min(len(doc), i + 4)) if doc[k].pos_ != "ADV" and not doc[k].is_space), None)
    return not syntax.is_determiner(doc[i]) and following is not None and following.tag_ not in _FINITE


def _unmarked(document: Document, verb: Token) -> int | None:
    """Return the word behind a verb where a clause without "that" begins: "said talks had begun"."""
    doc, first, end = verb.doc, verb.i + 1, verb.sent.end
    if first >= end or doc[first].pos_ not in {"PRON", "DET", "NOUN", "PROPN", "ADJ", "NUM"} or first in quoted_tokens(document):
        return None
    finite = next((i for i in range(first + 1, end) if doc[i].tag_ in _FINITE), None)
    closed = next((i for i in range(first, end) if doc[i].text in _CLOSING), end)
    return first if finite is not None and finite < closed and doc[finite].lower_ not in {"who", "which"} else None


def _is_said(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether a complement is what was said: finite, with a subject, and not wholly inside marks."""
    if clause.i in quoted_tokens(document) and syntax.marker_of(clause) is None and _opens_with_mark(document, verb, clause):
        return False
    return syntax.own_subject_of(clause) is not None or syntax.marker_of(clause) is not None


def _opens_with_mark(document: Document, verb: Token, clause: Token) -> bool:
    """Tell whether nothing but commas and colons stands between the verb and an opening mark."""
    quoted = quoted_tokens(document)
    return all(verb.doc[i].is_punct or i in quoted for i in range(verb.i + 1, clause.left_edge.i + 1) if not verb.doc[i].is_space)


def _end(document: Document, cue: Cue, start: int) -> int:
    """Return the token behind what was said: the sentence's end, or where the reporter's own words go on."""
    doc = document.doc
    verb = doc[cue.verb]
    cuts = [other.start for other in cues(document) if other.chained and start < other.start < verb.sent.end]
    cuts += [child.left_edge.i for child in verb.children if child.left_edge.i > start and _is_reporters(child)]
    cuts += [i for i in range(start + 1, verb.sent.end - 1) if _turns(verb, doc[i], start)]
    end = min(cuts, default=verb.sent.end)
    while (
        end > start + 1
        and end < verb.sent.end
        and (doc[end - 1].text in _FINAL or doc[end - 1].pos_ in {"CCONJ", "ADV"} or doc[end - 1].is_space)
    ):
        end -= 1
    return end


def _is_reporters(child: Token) -> bool:
    """Tell whether a clause on a reporting verb goes on in the reporter's own words."""
    if syntax.is_conjunct(child):
        return syntax.own_subject_of(child) is not None or child.pos_ in {"VERB", "AUX"}
    return syntax.is_aside(child) and child.left_edge.i > 0 and child.left_edge.nbor(-1).text == ","


def _turns(verb: Token, token: Token, start: int) -> bool:
    """Tell whether the reporter speaks on at `token`: ", while …", ", but played it down"."""
    before = token.nbor(-1)
    after_comma = before.text == "," or (before.text in {'"', "”"} and token.nbor(-2).text == ",")
    if not after_comma:
        return False
    if token.lower_ in _TURNS:
        return token.lower_ != "even" or token.nbor().lower_ in {"as", "though"}
    following = token.nbor()
    same_tense = following.tag_ == verb.tag_ and following.tag_ in {"VBD", "VBZ"} and following.pos_ == "VERB"
    return token.lower_ in {"but", "and"} and same_tense and any(verb.doc[i].pos_ == "AUX" for i in range(start, min(start + 8, token.i)))


def _beside_according(document: Document, cue: Cue) -> Span | None:
    """Return the sentence that "according to" stands in, without the phrase."""
    doc = document.doc
    if cue.subject is None:
        return None
    start, end = syntax.sentence_bounds(doc, cue.verb)
    behind = max(cue.end + 1, doc[cue.subject].right_edge.i + 1)
    if cue.verb - start > end - behind:
        return _content(document, start, cue.verb)
    while behind < end and doc[behind].is_punct and doc[behind].text != '"':
        behind += 1
    return _content(document, behind, end)


def _content(document: Document, start: int, end: int) -> Span | None:
    """Return the span of these tokens without outer commas and the final stop; half-quoted stretches are taken whole."""
    doc = document.doc
    opening, closing = _outer_marks(document)
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _FINAL or doc[end - 1].idx in opening):
        end -= 1
    while start < end and (doc[start].is_space or doc[start].text in _FINAL or doc[start].idx in closing):
        start += 1
    if start >= end:
        return None
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    for quoted in document.quoted:
        if quoted.span.overlaps(span):
            span = Span(min(span.start, quoted.span.start), max(span.end, quoted.span.end))
    return span


@once
def _outer_marks(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the offsets of the marks that open, and of those that close; the parser may take one for the other's."""
    return frozenset(q.span.start for q in document.quoted), frozenset(q.span.end - 1 for q in document.quoted if q.closed)


def _direct(document: Document, used: set[Span]) -> list[Utterance]:
    """Return the utterances in marks that no reported clause holds, split and continued ones as one."""
    found: list[Utterance] = []
    last: tuple[Quoted, Utterance] | None = None
    for quoted in document.quoted:
        if quoted.span in used:
            last = None
            continue
        utterance = _beside(document, quoted)
        if utterance is None and last is not None and _continues(document, last[0], quoted, last[1]):
            joined = attrs.evolve(last[1], content=(*last[1].content, quoted.span))
            if _same_paragraph(document, last[0], quoted) or not last[0].closed:
                found[-1] = joined
            else:
                joined = attrs.evolve(last[1], cue=None, content=(quoted.span,), rule="goes on")
                found.append(joined)
            last = (quoted, joined)
        elif utterance is not None:
            if last is not None and last[1].cue == utterance.cue:
                utterance = attrs.evolve(last[1], content=(*last[1].content, quoted.span))
                found[-1] = utterance
            else:
                found.append(utterance)
            last = (quoted, utterance)
        else:
            last = None
    return found


def _same_paragraph(document: Document, one: Quoted, other: Quoted) -> bool:
    return document.paragraph_at(one.span.start) == document.paragraph_at(other.span.start)


def _continues(document: Document, before: Quoted, quoted: Quoted, utterance: Utterance) -> bool:
    """Tell whether a stretch without a cue goes on from the one before, as “A,” he said. “B.” does."""
    if _same_paragraph(document, before, quoted):
        between = document.words(Span(before.span.end, quoted.span.start))
        cue = utterance.cue
        own = range(cue.start, cue.end) if cue is not None else range(0)
        verbs = [t for t in between if t.pos_ == "VERB" and t.i not in own]
        return not verbs and len(quoted.inner(document.text).of(document.text).split()) >= _SHORT
    paragraph = document.paragraphs[document.paragraph_at(quoted.span.start)]
    begins = document.text[paragraph.start : quoted.span.start].strip() == ""
    follows = document.paragraph_at(quoted.span.start) - document.paragraph_at(before.span.start) == 1
    return follows and begins and (not before.closed or document.text[quoted.span.end : paragraph.end].strip() == "")


def _beside(document: Document, quoted: Quoted) -> Utterance | None:
    """Return the utterance of a stretch with the cue behind or before it."""
    words = document.words(quoted.span)
    if not len(words):
        return None
    return _cue_behind(document, quoted, words.end) or _cue_before(document, quoted, words.start)


def _cue_behind(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch before its cue: “…,” S said or “…,” said S."""
    doc, text = document.doc, document.text
    inner = quoted.inner(text).of(text).rstrip()
    if not inner or not (inner[-1] in ",?!-—…" or (first < len(doc) and doc[first].text == ",")):
        return None
    stop = _stop(document, first)
    verb = _reporting(document, first, stop)
    if verb is None:
        return None
    subject = _subject_between(doc, first, verb, stop)
    return None if subject is None else _utterance(document, verb, subject, quoted, "cue behind")


def _cue_before(document: Document, quoted: Quoted, first: int) -> Utterance | None:
    """Return the utterance of a stretch behind its cue: S said, “…” or S said: “…” or S called it “…”."""
    doc = document.doc
    last = first - 1
    while last >= 0 and doc[last].is_space:
        last -= 1
    sentence_start = max(_start(document, quoted, last), last - _REACH)
    verb = next((i for i in range(last, sentence_start - 1, -1) if _reports(document, doc[i])), None)
    if verb is None:
        return None
    between = [doc[i] for i in range(verb + 1, last + 1) if doc[i].pos_ in {"VERB", "AUX"}]
    if between or not (doc[last].text in {",", ":"} or verb == last or _is_naming(document, doc[verb])):
        return None
    subject = syntax.subject_of(doc[verb])
    if subject is None or subject.i in quoted_tokens(document):
        subject = next((doc[i] for i in range(verb - 1, sentence_start - 1, -1) if doc[i].pos_ in _SUBJECT_WORDS), None)
    if subject is None or syntax.is_negated(doc[verb]):
        return None
    return _utterance(document, verb, subject.i, quoted, "cue before")


def _utterance(document: Document, verb: int, subject: int, quoted: Quoted, rule: str) -> Utterance:
    known = next((cue for cue in cues(document) if cue.verb == verb), None)
    lemma = reporting_verbs(document).get(document.doc[verb].lower_)
    cue = known or Cue(verb, verb, verb + 1, lemma.lemma if lemma else document.doc[verb].lemma_.lower(), frozenset({"direct"}), subject)
    return Utterance(attrs.evolve(cue, subject=subject), subject, (quoted.span,), rule)


def _reports(document: Document, token: Token) -> bool:
    is_verb = token.pos_ in {"VERB", "AUX"} or (token.i + 1 < len(token.doc) and token.nbor().text == ":")
    return is_verb and token.lower_ in reporting_verbs(document) and token.i not in quoted_tokens(document)


def _is_naming(document: Document, verb: Token) -> bool:
    """Tell whether a verb says what something is called: S called the offer “…”."""
    known = reporting_verbs(document).get(verb.lower_)
    return known is not None and "naming" in known.frames


def _reporting(document: Document, first: int, stop: int) -> int | None:
    """Return the verb of the cue behind a stretch: a known one, or any verb that is the first."""
    doc = document.doc
    verbs = reporting_verbs(document)
    known = next(
        (i for i in range(first, stop) if _reports(document, doc[i]) or (doc[i].lower_ in verbs and doc[i].lower_.endswith("ed"))), None
    )
    if known is not None:
        saying = next((i for i in range(known + 1, min(known + 3, stop)) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
        return saying or known
    verb = next((i for i in range(first, stop) if doc[i].pos_ == "VERB" and doc[i].tag_ in _FINITE), None)
    saying = next((i for i in range(first, stop) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None)
    return saying or verb


def _subject_between(doc: Doc, first: int, verb: int, stop: int) -> int | None:
    """Return the head of who speaks in a clause behind a stretch, before or behind its verb."""
    own = next((c.i for c in doc[verb].children if syntax.is_subject(c) and first <= c.i < stop), None)
    if own is not None:
        return own
    shared = syntax.subject_of(doc[verb])
    if shared is not None and first <= shared.i < stop and shared.i != verb:
        return shared.i
    before = [doc[i] for i in range(first, verb) if doc[i].pos_ in _SUBJECT_WORDS]
    tops = [t for t in before if not first <= t.head.i < verb or t.head.i == t.i or t.head.pos_ not in _SUBJECT_WORDS]
    if tops:
        return tops[0].i
    after = [doc[i] for i in range(verb + 1, min(stop, verb + 8)) if doc[i].pos_ in _SUBJECT_WORDS]
    tops = [t for t in after if not verb < t.head.i < stop or t.head.pos_ not in _SUBJECT_WORDS]
    return tops[0].i if tops and all(not doc[i].is_punct for i in range(verb + 1, tops[0].i)) else None


def _stop(document: Document, first: int) -> int:
    """Return the token behind the clause that follows a stretch: the next mark, full stop or paragraph."""
    doc = document.doc
    if first >= len(doc):
        return first
    end = document.paragraphs[document.paragraph_at(doc[first].idx)].end
    i = first
    while i < len(doc) and i - first < _REACH and doc[i].idx < end and i not in quoted_tokens(document) and doc[i].text not in {".", ";"}:
        i += 1
    return i


def _start(document: Document, quoted: Quoted, last: int) -> int:
    """Return the first token of the reporter's words before a stretch: after the last stop or mark, in its paragraph."""
    doc, i = document.doc, last
    begin = document.paragraphs[document.paragraph_at(quoted.span.start)].start
    while i > 0 and doc[i - 1].idx >= begin and i - 1 not in quoted_tokens(document) and doc[i - 1].text not in {".", "!", "?"}:
        i -= 1
    return i
