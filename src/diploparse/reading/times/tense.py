"""Whether the words before an expression look ahead or back: "will meet on Monday", "met on Monday"."""

import re
from typing import Final, Literal

from diploparse import syntax
from diploparse.document import Document
from diploparse.lexicon.inflection import verb_forms
from diploparse.reading.times.words import words
from diploparse.spans import Span

Outlook = Literal["ahead", "back", "open"]


def _pattern(items: tuple[str, ...], more: str = "") -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(item).replace(r"\ ", r"\s+") for item in items) + more + r")(?!\w)", re.IGNORECASE
    )


def _planning() -> str:
    """Return what says that something is planned: "planned to leave", "planned a rally", "a deal to meet"."""
    verbs = "|".join(sorted(form for verb in words("cues", "plan_verbs") for form in verb_forms(verb)))
    nouns = "|".join(words("cues", "plan_words"))
    infinitive = r"to(?=\s+(?!(?:an?|the|his|her|its|their|this|that|these|those|some|all|no|any)\b)[a-z])"
    modals = r"|to\s+be\s+\w+(?:ed|en|eld|ent)\b|(?:could|(?-i:may)|should)(?=\s+(?!(?:not\s+)?be\b|have\b)[a-z])"
    return rf"|(?:{verbs})(?:\s+\w+ly|\s+(?:on\s+)?\w+day)?\s+(?:{infinitive}|an?)|(?:{nouns})\s+{infinitive}{modals}"


def _offering() -> str:
    """Return what says that something is offered: "invited her to visit", "proposed talks"."""
    inviting, offering, offered = ("|".join(words("cues", name)) for name in ("inviting", "offering", "offered"))
    return rf"(?<!\w)(?:(?:{inviting})(?:\s+[\w.'’-]+){{1,6}}?\s+to(?=\s)|(?:{offering})\s+(?:[\w-]+\s+){{0,2}}(?:{offered})\b)"


_OFFERED: Final = re.compile(_offering(), re.IGNORECASE)
_AHEAD: Final = _pattern(words("cues", "future"), _planning())
_SCHEDULED: Final = _pattern(words("cues", "scheduled"), r"|(?:is|are|'re)\s+(?:" + "|".join(words("cues", "progressive")) + ")")
_SCHEDULED_VERBS: Final = frozenset(form for verb in words("cues", "scheduled_verbs") for form in verb_forms(verb))
_PAST_AHEAD: Final = _pattern(words("cues", "past_future"))
_LEADS: Final = re.compile(r"(?<!\w)(?:" + "|".join(words("cues", "leads")) + r")\s+(?:the\s+)?$", re.IGNORECASE)
#: "…, effective May 1"
_OPENING: Final = frozenset({"effective", "starting", "beginning"})
_BOUNDS: Final = re.compile(
    r"[;:.!?\")]'{0,2}(?=\s|$)|\s--?\s|(?<![\w-])(?:" + "|".join(words("cues", "bounds")) + r")(?!\w)|,\s+and(?!\w)", re.IGNORECASE
)
_BACK: Final = _pattern(words("cues", "past_verbs"), "|[a-z]{3,}ed")
_RIGHT_BACK: Final = re.compile(
    r"(?<!\w)("
    + "|".join(words("cues", "past_verbs"))
    + r"|[a-z]{3,}ed)(?:\s+(?:down|out|up|off|over|away|back))?(?:\s+(?:on|in|late|early|here))?\s+$",
    re.IGNORECASE,
)
_NO_PAST: Final = re.compile(r"(?:^|\W)(?:" + "|".join(words("cues", "participles")) + r")(?:\s+\w+ly)?\s+$", re.IGNORECASE)
_OPENERS: Final = frozenset(
    {"", "in", "on", "by", "since", "also", "but", "and", "and in", "but in", "and on", "but on", "late in", "early in"}
)
_ENDED: Final = re.compile(r"\b(?:ended|since)\s+(?:on\s+)?$", re.IGNORECASE)
_FOR: Final = re.compile(r"\bfor\s+$", re.IGNORECASE)
_NOT_AHEAD: Final = re.compile(r"'s|\s+(?:was|were|had|has|have)\b")
_WILL: Final = frozenset({"will", "'ll", "shall"})
_HAVE: Final = frozenset({"has", "have", "'ve"})
_RESCHEDULED: Final = re.compile(
    r"(?<![\w-])(?:" + "|".join(words("cues", "rescheduled")) + r")\b(?:\s+[\w'-]+){0,5}?\s+(?:to|until|till|for)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MISHAP: Final = re.compile(
    r"(?:'s)?\s+(?:(?!(?:of|over|" + "|".join(words("behind_numbers")) + r")\b)[a-z]+\s+)?(?:" + "|".join(words("mishaps")) + r")\b"
)
_IS_ON: Final = re.compile(r"(?<!\w)(?:is|are)\s+(?:on\s+)?$", re.IGNORECASE)
_WAS_PLANNED: Final = re.compile(r"(?<!\w)had\s+(?:\w+ly\s+)?been\s+(?:" + "|".join(words("cues", "planned")) + r")\b", re.IGNORECASE)
_INFINITIVE: Final = re.compile(r"\bto\s+[a-z]")
_HAD: Final = re.compile(r"(?<!\w)had(?!\w)", re.IGNORECASE)
_WIDEST: Final = 240
_ABBREVIATION: Final = re.compile(r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|St|Lt|Col|Sgt|U\.S|U\.N|[ap]\.m|No)$|[0-9][ap]\.m$")


def clause_before(text: str, start: int, paragraph_start: int = 0) -> str:
    """Return the words of the same clause before `start`.

    >>> clause_before("He said that they will meet on ", 31)
    ' they will meet on '
    """
    first = max(paragraph_start, start - _WIDEST)
    window = text[first:start]
    cut = 0
    for bound in _BOUNDS.finditer(window):
        if bound[0][0] != "." or not _ABBREVIATION.search(window[: bound.start()]):
            cut = bound.end()
    return window[cut:]


def looks_back(words_of: str) -> bool:
    """Tell whether a clause has a verb in the past.

    >>> looks_back(" she told reporters on Monday"), looks_back(" on Monday")
    (True, False)
    """
    return _BACK.search(words_of) is not None


def is_told(words_of: str) -> bool:
    """Tell whether words narrate in the simple past, and nothing else: "she won in March and lost in"; not "had won", "will".

    >>> is_told(" she won in March and lost in "), is_told(" she had won in ")
    (True, False)
    """
    return _BACK.search(words_of) is not None and _AHEAD.search(words_of) is None and _HAD.search(words_of) is None


def sentence_start(text: str, start: int, paragraph_start: int = 0) -> int:
    """Return where the sentence of `start` begins.

    >>> sentence_start("Talks ended. He left Monday", 21)
    13
    """
    first = max(paragraph_start, start - 4 * _WIDEST)
    window = text[first:start]
    cut = 0
    for end in re.finditer(r"[.!?][\"')]*\s+(?=[\"'(]?[A-Z])", window):
        if not _ABBREVIATION.search(window[: end.start()]):
            cut = end.end()
    return first + cut


def outlook(document: Document, span: Span) -> Outlook:
    """Tell where the clause before an expression looks."""
    text = document.masked
    paragraph = _paragraph_start(document, span)
    clause = clause_before(text, span.start, paragraph)
    if has_ended(document, span) or _WAS_PLANNED.search(clause):
        return "back"
    if _RESCHEDULED.search(clause) or _IS_ON.search(clause):
        return "ahead"
    if _leads(text[max(paragraph, span.start - 60) : span.start], clause) and not _HAD.search(clause):
        return "ahead"
    if _happened_right_before(document, clause, span):
        return "back"
    if _AHEAD.search(clause) and not text.startswith("'s", span.end):  # "will fight Monday's ruling"
        return "ahead"
    told = max((verb.start() for verb in _BACK.finditer(clause)), default=-1)
    if _SCHEDULED.search(clause, told + 1):
        return "ahead"
    if told >= 0 or _has_past_tag(document, span, len(clause)):
        return "back"
    if _is_scheduled(document, span, len(clause)):
        return "ahead"
    looks = _outlook_behind(text, span.end) if clause.strip(" \"'").lower() in _OPENERS else "open"
    return looks if looks != "open" else _outlook_of_verb(document, span)


def _outlook_of_verb(document: Document, span: Span) -> Outlook:
    """Tell where the verb looks that an expression hangs on, farther off in its sentence: "resigned as head of … in March"."""
    if not document.doc.has_annotation("DEP"):
        return _outlook_behind(document.masked, span.end)
    word = document.words(span).root
    verb = syntax.clause_of(word.head if word.head.i != word.i else word)
    if verb.tag_ == "VBG" and syntax.is_aside(verb) and any(child.lower_ == "before" for child in verb.lefts):
        verb = verb.head  # "will meet her before travelling to Cairo on Sunday"
    forms = [verb, *syntax.auxiliaries_of(verb)]
    if any(form.tag_ == "MD" and form.lower_ in _WILL for form in forms):
        return "ahead"
    return "back" if any(form.tag_ == "VBD" or form.lower_ in _HAVE for form in forms) else "open"


def _outlook_behind(text: str, end: int) -> Outlook:
    """Tell where a sentence looks that opens with the expression: "In January, they left", "On Friday, they will leave"."""
    window = text[end : end + _WIDEST]
    stop = _BOUNDS.search(window)
    window = window[: stop.start()] if stop else window
    ahead, back = _AHEAD.search(window) or _SCHEDULED.search(window), _BACK.search(window)
    if back and (ahead is None or back.start() < ahead.start()):
        return "back"
    return "ahead" if ahead else "open"


def _paragraph_start(document: Document, span: Span) -> int:
    if not document.paragraphs:
        return 0
    return min(span.start, document.paragraphs[document.paragraph_at(span.start)].start)


def _leads(words_before: str, clause: str) -> bool:
    """Tell whether "until", "by" stand right before, yet not at the clause's head."""
    found = _LEADS.search(words_before)
    if found is None:
        return False
    head = words_before[: found.start()].rstrip()
    behind_comma = head.endswith(",") and found[0].split()[0].lower() in _OPENING
    if found[0].lower().startswith("ahead"):
        return True
    opens = clause.split() == found[0].split()
    if found[0].lower().startswith("by") and is_told(clause) and not _INFINITIVE.search(clause):  # "it was full by Thursday"
        return False
    return (head[-1:].isalnum() and not opens) or behind_comma or _ABBREVIATION.search(head.removesuffix(".")) is not None


def _happened_right_before(document: Document, clause: str, span: Span) -> bool:
    """Tell whether a verb in the past stands right before: "officials said Friday"; not "is expected Friday"."""
    found = _RIGHT_BACK.search(clause)
    if not found:
        return False
    at = span.start - len(clause) + found.start(1)
    tags = [token.tag_ for token in document.words(Span(at, at + len(found[1])))]
    if tags and tags[0] == "VBD":
        return True
    return not _AHEAD.search(clause, found.start(1)) and not _NO_PAST.search(clause[: found.start(1)])


def _is_scheduled(document: Document, span: Span, width: int) -> bool:
    """Tell whether a verb of what is scheduled stands in the present: "polls open Saturday"."""
    before = document.words(Span(span.start - width, span.start)) if width else ()
    return any(token.tag_ in {"VBP", "VBZ"} and token.lower_ in _SCHEDULED_VERBS for token in before)


def _has_past_tag(document: Document, span: Span, width: int) -> bool:
    if not width:
        return False
    return any(token.tag_ == "VBD" for token in document.words(Span(span.start - width, span.start)))


def is_set_for(document: Document, span: Span) -> bool:
    """Tell whether something is set for a day: "called a vote for Sunday"; not "reasons for Friday's raid"."""
    text = document.masked
    return _FOR.search(text, max(0, span.start - 20), span.start) is not None and not _NOT_AHEAD.match(text, span.end)


def looks_ahead_from_past(document: Document, span: Span) -> bool:
    """Tell whether the clause looks ahead from a moment in the past: "was supposed to begin on Monday"."""
    return _PAST_AHEAD.search(clause_before(document.masked, span.start, _paragraph_start(document, span))) is not None


def is_offered(document: Document, span: Span) -> bool:
    """Tell whether the clause offers something that may yet come: "proposed talks in May"."""
    return _OFFERED.search(clause_before(document.masked, span.start, _paragraph_start(document, span))) is not None


def has_ended(document: Document, span: Span) -> bool:
    """Tell whether "ended" or "since" stands right before: "the year ended March 31"."""
    return _ENDED.search(document.masked, max(0, span.start - 20), span.start) is not None


def has_happened(document: Document, span: Span) -> bool:
    """Tell whether what an expression dates is past: "died on June 7", "a truce signed in June", "the June 7 bombing"."""
    if _MISHAP.match(document.masked, span.end):
        return True
    clause = clause_before(document.masked, span.start, _paragraph_start(document, span))
    return has_ended(document, span) or _happened_right_before(document, clause, span)
