"""Trees with ClearNLP's labels, which spaCy's own English pipelines give, as trees of Universal Dependencies.

In ClearNLP's scheme a preposition heads its object, "be" its predicate and the last word of a name the others, and conjuncts form a
chain. `syntax` asks about trees of Universal Dependencies alone; here they are made of the others, so no rule has to know two schemes.

Source: the labels are those of Choi and Palmer, "Guidelines for the CLEAR Style Constituent to Dependency Conversion" (2012).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import attrs
from spacy.tokens import Doc, Token

#: Labels that say the same of the same two words in both schemes.
_RENAMED: Final = {
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "npadvmod": "obl:unmarked",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "nmod": "nmod:unmarked",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "discourse",
    "oprd": "xcomp",
}
#: Labels of words whose place differs, and what those are called that stay in their place.
_MOVED: Final = {
    "prep": "advmod",
    "agent": "advmod",
    "pobj": "obl",
    "pcomp": "advcl",
    "dative": "iobj",
    "attr": "xcomp",
    "acomp": "xcomp",
}
_PREPOSITIONS: Final = frozenset({"prep", "agent", "dative"})
_SUBJECTS: Final = frozenset({"nsubj", "csubj"})
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
#: First words of prepositions of several words, which make one.
_FIXED: Final = frozenset({"according", "because", "due", "instead", "prior", "such", "rather"})
_COMMAS: Final = frozenset({",", ":", ";", "-"})
#: What such a mark in front of it belongs to.
_SUBORDINATE: Final = frozenset({"appos", "acl", "acl:relcl", "advcl", "parataxis", "conj", "ccomp", "nmod", "obl"})


def has_clearnlp_labels(labels: Iterable[str]) -> bool:
    """Tell whether labels are ClearNLP's: one of those that Universal Dependencies do not have is among them.

    >>> has_clearnlp_labels(["nsubj", "dobj"]), has_clearnlp_labels(["nsubj", "obj"])
    (True, False)
    """
    return any((label in _RENAMED and label != "nmod") or label in _MOVED for label in labels)


def universal(doc: Doc) -> tuple[list[int], list[str]]:
    """Return heads and labels of Universal Dependencies for a Doc with ClearNLP's; a root is its own head.

    >>> import spacy
    >>> doc = Doc(spacy.blank("en").vocab, ["Envoys", "met", "in", "Doha"], heads=[1, 1, 1, 2], deps=["nsubj", "ROOT", "prep", "pobj"])
    >>> universal(doc)
    ([1, 1, 3, 1], ['nsubj', 'ROOT', 'case', 'obl'])
    """
    tree = _Tree(doc, [token.head.i for token in doc], [_label(token) for token in doc])
    for token in reversed(doc):
        _turn_preposition(tree, token)
    for token in reversed(doc):
        _turn_copula(tree, token)
        _raise_subject(tree, token)
    for name in doc.ents:
        if name.label_ in {"PERSON", "PER"}:
            _turn_name(tree, name.start, name.end)
    _join(tree)
    _hang_marks(tree)
    return tree.heads, [_MOVED.get(label, label) for label in tree.labels]


@attrs.define(eq=False)
class _Tree:
    """A tree whose words can be hung elsewhere."""

    doc: Doc
    heads: list[int]
    labels: list[str]
    _children: list[set[int]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._children = [set() for _ in self.heads]
        for word, head in enumerate(self.heads):
            if word != head:
                self._children[head].add(word)

    def children(self, word: int, *labels: str) -> list[int]:
        """Return what hangs on `word`, in the order of the text, by one of `labels` if any are given."""
        return sorted(child for child in self._children[word] if not labels or self.labels[child] in labels)

    def is_mark(self, word: int) -> bool:
        """Tell whether `word` is a punctuation mark, and nothing hangs on it."""
        return self.labels[word] == "punct" and not self._children[word]

    def hang(self, word: int, head: int, label: str) -> None:
        """Hang `word` on `head`; on itself, it becomes a root."""
        self._children[self.heads[word]].discard(word)
        if word != head:
            self._children[head].add(word)
        self.heads[word] = head
        self.labels[word] = label

    def lift(self, word: int, label: str) -> None:
        """Put `word` in the place of its head, which then hangs on it by `label`, as all else does that hung there."""
        lowered = self.heads[word]
        above = self.heads[lowered]
        self.hang(word, word if above == lowered else above, self.labels[lowered])
        for child in self.children(lowered):
            self.hang(child, word, self.labels[child])
        self.hang(lowered, word, label)


def _label(token: Token) -> str:
    return "mark" if token.dep_ == "aux" and token.tag_ == "TO" else _RENAMED.get(token.dep_, token.dep_)


def _turn_preposition(tree: _Tree, token: Token) -> None:
    """Let a preposition hang on its object, and this on what the preposition hung on."""
    i = token.i
    objects = tree.children(i, "pobj") or tree.children(i, "pcomp")
    if not objects:
        return
    thing = objects[0]
    is_clause = tree.labels[thing] == "pcomp" and tree.doc[thing].pos_ in _VERBAL
    label = _label_of_object(tree, i, is_clause)
    tree.lift(thing, "mark" if is_clause else "case")
    tree.labels[thing] = label
    inner = [case for case in tree.children(thing, "case", "pcomp", "prep") if case == i + 1]
    if inner and token.lower_ in _FIXED:
        tree.hang(inner[0], i, "fixed")


def _label_of_object(tree: _Tree, i: int, is_clause: bool) -> str:
    """Return the label by which the object of preposition `i` hangs where the preposition hung."""
    label, head = tree.labels[i], tree.doc[tree.heads[i]]
    if label == "agent":
        return "obl:agent"
    if label not in {"prep", "dative"}:
        return label
    if head.dep_ in _PREPOSITIONS and not tree.children(head.i, "pobj"):
        return "pobj"
    if head.pos_ in _NOMINAL:
        return "acl" if is_clause else "nmod"
    return "advcl" if is_clause else "obl"


def _turn_copula(tree: _Tree, token: Token) -> None:
    """Let "be" hang on what is said by it to be so."""
    i = token.i
    if token.lemma_ != "be" or tree.labels[i] in {"aux", "aux:pass"}:
        return
    if any(tree.doc[word].tag_ == "EX" for word in tree.children(i, "expl")):
        for there in tree.children(i, "attr"):
            tree.labels[there] = "nsubj"
        return
    predicate = next(iter(_predicates(tree, i)), None)
    if predicate is not None:
        is_clause = tree.labels[predicate] == "ccomp"
        tree.lift(predicate, "cop")
        for subject in tree.children(predicate, "nsubj"):
            if tree.doc[subject].lower_ == "it" and not is_clause:
                _turn_it(tree, predicate, subject)
            elif subject < i and is_clause:
                tree.labels[subject] = "nsubj:outer"


def _turn_it(tree: _Tree, predicate: int, it: int) -> None:
    """Let "it" only stand in for the clause in "it is possible that …", which is the subject."""
    for clause in tree.children(predicate, "ccomp", "xcomp"):
        if clause > predicate:
            tree.labels[it], tree.labels[clause] = "expl", "csubj"


def _predicates(tree: _Tree, i: int) -> list[int]:
    """Return what may be the predicate of "be" at `i`, the likeliest first."""
    if named := tree.children(i, "attr", "acomp"):
        return named
    if not tree.children(i, *_SUBJECTS):
        return []
    clauses = [clause for clause in tree.children(i, "xcomp", "ccomp") if clause > i]
    return clauses or [place for place in tree.children(i, "obl") if place > i]


def _raise_subject(tree: _Tree, token: Token) -> None:
    """Let "him" in "wants him to go" be the object of "wants"."""
    i, above = token.i, tree.heads[token.i]
    to = [word for word in tree.children(i, "mark") if tree.doc[word].tag_ == "TO"]
    subjects = tree.children(i, "nsubj")
    if tree.labels[i] == "ccomp" and to and subjects and above < subjects[0] < to[0] and len(tree.children(i, "mark")) == 1:
        tree.hang(subjects[0], above, "obj")
        tree.labels[i] = "xcomp"


def _turn_name(tree: _Tree, start: int, end: int) -> None:
    """Let the first word of a name head the others, and the words in front describe it."""
    inside = range(start, end)
    tops = [i for i in inside if tree.heads[i] == i or tree.heads[i] not in inside]
    if len(tops) != 1:
        return
    top = tops[0]
    if top != start:
        tree.hang(start, start if tree.heads[top] == top else tree.heads[top], tree.labels[top])
    for i in inside:
        for child in tree.children(i):
            if child not in inside:
                tree.hang(child, start, tree.labels[child])
        if i != start:
            tree.hang(i, start, "flat")
    for described in tree.children(start, "compound"):
        if described < start and tree.doc[described].pos_ in _NOMINAL:
            tree.labels[described] = "nmod:desc"


def _join(tree: _Tree) -> None:
    """Hang all conjuncts on the first, and each conjunction on the conjunct behind it."""
    conjuncts: dict[int, list[int]] = {}
    for i, label in enumerate(tree.labels):
        if label == "conj" and tree.heads[i] < i:
            tree.hang(i, _first_conjunct(tree, tree.heads[i]), "conj")
            conjuncts.setdefault(tree.heads[i], []).append(i)
    for i, label in enumerate(tree.labels):
        if label == "cc" and tree.heads[i] < i:
            behind = conjuncts.get(_first_conjunct(tree, tree.heads[i]), [])
            following = bisect_right(behind, i)
            if following < len(behind):
                tree.hang(i, behind[following], "cc")


def _first_conjunct(tree: _Tree, i: int) -> int:
    return tree.heads[i] if tree.labels[i] == "conj" else i


def _hang_marks(tree: _Tree) -> None:
    """Hang marks on the part of the sentence that they set off."""
    commas: dict[int, list[int]] = {}
    for token in tree.doc:
        if token.text in _COMMAS and tree.is_mark(token.i):
            commas.setdefault(tree.heads[token.i], []).append(token.i)
    for head, below in commas.items():
        _hang_commas(tree, head, below)
    opening = None
    for token in tree.doc:
        if token.tag_ == "``":
            opening = token.i
        elif token.tag_ == "''" and opening is not None:
            _hang_quotes(tree, opening, token.i)
            opening = None


def _hang_commas(tree: _Tree, head: int, commas: Sequence[int]) -> None:
    """Hang the commas of `head` on the clause or apposition behind or before them."""
    parts = [i for i in tree.children(head) if tree.labels[i] != "punct"]
    for i in commas:
        at = bisect_right(parts, i)
        before = parts[at - 1] if at and (parts[at - 1] > head) == (i > head) else None
        behind = parts[at] if at < len(parts) and (parts[at] > head) == (i > head) else None
        if behind is not None and tree.labels[behind] in _SUBORDINATE:
            tree.hang(i, behind, "punct")
        elif before is not None and (i < head or tree.labels[before] in _SUBORDINATE):
            tree.hang(i, before, "punct")


def _hang_quotes(tree: _Tree, opening: int, closing: int) -> None:
    """Hang quotation marks, and other marks between them, on what stands between them."""
    inside = range(opening + 1, closing)
    tops = [i for i in inside if tree.labels[i] != "punct" and (tree.heads[i] == i or tree.heads[i] not in inside)]
    if not tops:
        return
    for i in range(opening, closing + 1):
        if tree.is_mark(i) and tree.heads[i] not in inside:
            tree.hang(i, tops[max(0, bisect_right(tops, i) - 1)], "punct")
