"""Questions put to the dependency tree. The only file that knows the names of dependency labels.

The labels are those of Universal Dependencies. Trees with ClearNLP's, which spaCy's own English pipelines give, are turned into
such before anything is asked (`clearnlp`).
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from diploparse.spans import Span
from diploparse.text.characters import one_line

_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "expl"})
_PASSIVE_SUBJECTS: Final = frozenset({"nsubj:pass", "csubj:pass"})
_AUXILIARIES: Final = frozenset({"aux", "aux:pass", "cop"})
_OBJECTS: Final = frozenset({"obj", "iobj"})
_OBLIQUES: Final = frozenset({"obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod"})
_COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "parataxis"})
_CLAUSES: Final = frozenset(
    {"ccomp", "xcomp", "parataxis", "advcl", "advcl:relcl", "acl", "acl:relcl", "csubj", "csubj:pass", "ROOT", "root"}
)
_BEFORE_NOUN: Final = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "nmod:poss",
        "nummod",
        "flat",
        "nmod:desc",
        "nmod:unmarked",
        "punct",
        "det:predet",
        "cc:preconj",
        "advmod",
    }
)
_MODIFIERS: Final = frozenset({"det", "amod", "compound", "nummod", "nmod:desc", "nmod:unmarked", "nmod:poss"})
_BEHIND_NOUN: Final = frozenset({"flat", "flat:name", "nmod:desc", "compound", "nummod", "nmod", "goeswith"})
_DEEPEST: Final = 40  # steps from a word to the clause that holds it
_HIGHEST: Final = 12  # steps from a verb to the one whose subject it shares
_MARKERS: Final = frozenset({"that", "whether", "if"})


def is_finite(word: Token) -> bool:
    """Tell whether `word` is a verb in a tense, or a modal."""
    return word.tag_ in _FINITE


def subject_of(verb: Token) -> Token | None:
    """Return the subject of `verb`, its own or one shared by coordination or by an infinitive or participle."""
    current = verb
    for _ in range(_HIGHEST):
        own = own_subject_of(current)
        if own is not None:
            return own
        planned = current.dep_ == "acl" and own_subject_of(current.head) is not None  # "Silva plans to meet", "plans" read as a noun
        if planned or (current.dep_ in {"conj", "xcomp", "advcl"} and current.head != current):
            current = current.head
        elif current.dep_ == "acl" and current.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            named = current.head  # "Silva became the first minister to visit Chile"
            return (subject_of(named) if named.dep_ == "xcomp" and named.i < current.i else None) or named
        else:
            return None
    return None


def own_subject_of(verb: Token) -> Token | None:
    """Return the subject that hangs on `verb` itself, a relative pronoun replaced by what it refers to.

    Of two before the verb, which a wrong tree gives it, the nearer one: the X of "UN envoy X said".
    """
    children = list(verb.children)
    found = [child for child in children if child.dep_ in _SUBJECTS and child.dep_ != "expl"]
    described = (child for child in children if child.tag_ == "JJ" and child.i < verb.i)
    owned = {child.i: own for child in described for own in child.children if own.dep_ in _SUBJECTS}
    if owned:
        found = [child for child in found if child.i not in owned] or list(owned.values())  # "the two leaders last met"
    if not found:
        return None
    subject = next((child for child in reversed(found) if child.i < verb.i), found[0])
    is_relative = subject.lower_ in {"who", "which", "that"} and verb.dep_ == "acl:relcl"
    return verb.head if is_relative else subject


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is in the passive."""
    return any(child.dep_ in _PASSIVE_SUBJECTS or child.dep_ == "aux:pass" for child in verb.children)


def agent_of(verb: Token) -> Token | None:
    """Return who does what a passive `verb` says: "by X"."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ == "by" for c in child.children)):
            return child
    return None


def is_negated(verb: Token) -> bool:
    """Tell whether `verb` is denied: "not", "never", "nobody", "no comment"."""
    return any(
        (child.dep_ == "advmod" and child.lower_ in {"not", "n't", "never", "hardly"}) or (child.dep_ in _SUBJECTS and _is_nobody(child))
        for child in verb.children
    )


def _is_nobody(subject: Token) -> bool:
    return (
        subject.lower_ in {"nobody", "none"}
        or subject.left_edge.lower_ == "neither"
        or any(child.lower_ == "no" and child.dep_ == "det" for child in subject.children)
    )


def is_conditional(verb: Token) -> bool:
    """Tell whether what `verb` says hangs on an "if" or "unless"."""
    clauses = (child for child in verb.children if child.dep_ in {"advcl", "parataxis"})
    return any(word.lower_ in {"if", "unless"} and word.dep_ == "mark" for clause in clauses for word in clause.children)


def auxiliaries_of(verb: Token) -> Iterator[Token]:
    """Yield the auxiliaries of `verb`."""
    return (child for child in verb.children if child.dep_ in _AUXILIARIES)


def objects_of(verb: Token) -> Iterator[Token]:
    """Yield the direct and indirect objects of `verb`."""
    return (child for child in verb.children if child.dep_ in _OBJECTS)


def obliques_of(word: Token) -> Iterator[Token]:
    """Yield what hangs on `word` by a preposition or as an adverbial noun."""
    return (child for child in word.children if child.dep_ in _OBLIQUES)


def complements_of(verb: Token) -> Iterator[Token]:
    """Yield the clauses that `verb` takes."""
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS:
            yield child


def asides_of(verb: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that stand beside what `verb` says: participles, "as …", "after …"."""
    return (child for child in verb.children if is_aside(child))


def is_aside(word: Token) -> bool:
    """Tell whether `word` heads a clause that its head does not take: a participle, "as …", "after …"."""
    return word.dep_ in {"advcl", "advcl:relcl", "parataxis"}


def conjuncts_of(word: Token, deepest: int = _DEEPEST) -> Iterator[Token]:
    """Yield what is coordinated with `word` behind it, in a chain no longer than a sentence has."""
    for child in word.children:
        if child.dep_ == "conj" and deepest:
            yield child
            yield from conjuncts_of(child, deepest - 1)


def is_conjunct(word: Token) -> bool:
    """Tell whether `word` is coordinated with its head."""
    return word.dep_ == "conj"


def is_clause(word: Token) -> bool:
    """Tell whether `word` heads a clause."""
    return word.dep_ in _CLAUSES or (word.dep_ == "conj" and word.pos_ in {"VERB", "AUX"})


def is_inside_name(preposition: Token) -> bool:
    """Tell whether a preposition stands in a capitalised name: "Bank of England"."""
    before, after = preposition.i - 1, preposition.i + 1
    doc = preposition.doc
    return before >= 0 and after < len(doc) and doc[before].text[0].isupper() and doc[before].ent_type_ == "ORG" == doc[after].ent_type_


def is_determiner(word: Token) -> bool:
    """Tell whether `word` determines a noun."""
    return word.dep_ == "det"


def is_relative_clause(verb: Token) -> bool:
    """Tell whether `verb` heads a relative clause."""
    return verb.dep_ == "acl:relcl"


def relative_clauses_of(noun: Token) -> Iterator[Token]:
    """Yield the heads of the relative clauses whose subject `noun` is: "talks that failed"."""
    return (child for child in noun.children if child.dep_ == "acl:relcl" and own_subject_of(child) == noun)


def is_subject(word: Token) -> bool:
    """Tell whether `word` is a subject."""
    return word.dep_ in _SUBJECTS


def is_object(word: Token) -> bool:
    """Tell whether `word` is a direct or indirect object."""
    return word.dep_ in _OBJECTS


def is_possessive(word: Token) -> bool:
    """Tell whether `word` is a possessor, as "Russia" in "Russia's ministry"."""
    return word.dep_ == "nmod:poss"


def clause_of(word: Token) -> Token:
    """Return the head of the innermost clause that holds `word`."""
    current = word
    for _ in range(_DEEPEST):
        if is_clause(current) or current.head == current:
            break
        current = current.head
    return current


def preposition_of(noun: Token) -> Token | None:
    """Return the preposition that `noun` hangs by, the first word of one that has several."""
    before = [child for child in noun.children if child.dep_ == "case" and child.i < noun.i and child.lower_ != "'s"]
    return before[0] if before else None


def marker_of(verb: Token) -> Token | None:
    """Return the word that opens the clause of `verb` as something said: that, whether, if."""
    return next(
        (
            child
            for child in verb.children
            if child.lower_ in _MARKERS and child.i < verb.i and child.dep_ in {"mark", "obj", "nsubj", "det", "advmod"}
        ),
        None,
    )


def infinitive_of(verb: Token) -> Token | None:
    """Return the "to" of an infinitive."""
    return next((child for child in verb.children if child.lower_ == "to" and child.dep_ == "mark" and child.i < verb.i), None)


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Return token bounds of the noun phrase of `noun`: modifiers and "of" phrases, no clauses, no coordination."""
    start, end = noun.i, noun.i + 1
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in _BEFORE_NOUN or child.right_edge.i + 1 != start:
            break
        start = child.left_edge.i
    for child in noun.rights:
        if child.dep_ in _BEHIND_NOUN and (child.dep_ != "nmod" or preposition_of(child) is not None):
            end = max(end, child.right_edge.i + 1)
        elif child.lower_ == "'s":
            end = max(end, child.i + 1)
        else:
            break
    while start < noun.i and (noun.doc[start].is_punct or noun.doc[start].is_space or noun.doc[start].pos_ in {"ADP", "CCONJ", "ADV"}):
        start += 1
    return start, end


def titled(word: Token) -> Token:
    """Return the title that the tree makes one name with `word`, `word` itself if none: "King" for the X of "King X"."""
    return word.head if word.dep_ == "flat" else word


def apposed_to(word: Token) -> Token:
    """Return the noun that `word` stands beside in apposition, `word` itself if none: "head" for X in "the head of the team, X"."""
    current = word
    while current.dep_ == "appos" or (current != word and current.dep_ == "nmod"):
        current = current.head
    return current


def modified_by(word: Token) -> Token:
    """Return the noun before which `word` stands as a modifier, `word` itself if none: "envoy" for the "South" of "South African envoy"."""
    current = word
    while current.dep_ in _MODIFIERS and current.i < current.head.i:
        current = current.head
    return current


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Return the characters of the tokens from `start` up to `end`, of which there is at least one."""
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def text_of(doc: Doc, start: int, end: int) -> str:
    """Return the words of the tokens from `start` up to `end` on one line."""
    return one_line("".join(token.text_with_ws for token in doc[start:end]))


def sentence_bounds(doc: Doc, i: int) -> tuple[int, int]:
    """Return the token bounds of the sentence of token `i`."""
    sentence = doc[i].sent
    return sentence.start, sentence.end
