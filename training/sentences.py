"""Made-up news sentences with their trees, beside the treebanks.

Treebanks hold few short sentences of the kind that news is made of: "Talks between Norway and Peru began in Oslo", "X and Y said
that …". A small grammar writes them with tags and Universal Dependencies as the treebanks have them; names come from `persons.toml`,
states from the lexicon, so that no sentence is anybody's.
"""

import random
from collections.abc import Sequence

import attrs
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from training.persons import Pool


@attrs.frozen
class Leaf:
    """A word under construction: its head is counted from the first word of its phrase, None for the phrase's own head.

    The tag is empty where treebanks differ.
    """

    form: str
    tag: str
    head: int | None
    dep: str = ""
    space: bool = True


Phrase = tuple[Leaf, ...]


def sentences(pool: Pool, tokenizer: Tokenizer, vocab: Vocab, *, count: int, seed: int) -> list[Doc]:
    """Return `count` texts of one to three made-up sentences with tags and trees; lemmas and word classes are left unknown."""
    rng = random.Random(seed)
    grammar = Grammar(pool, tokenizer, rng)
    return [_doc([grammar.sentence() for _ in range(rng.choice((1, 1, 2, 3)))], vocab) for _ in range(count)]


def word(form: str, tag: str) -> Phrase:
    """Return a phrase of one word."""
    return (Leaf(form, tag, None),)


def joined(parts: Sequence[tuple[Phrase, str]], head: int) -> Phrase:
    """Put phrases side by side; each hangs on the one numbered `head` by its label."""
    starts = [sum(len(phrase) for phrase, _ in parts[:i]) for i in range(len(parts))]
    top = starts[head] + _top(parts[head][0])
    result: list[Leaf] = []
    for i, (phrase, label) in enumerate(parts):
        for leaf in phrase:
            if leaf.head is not None:
                result.append(attrs.evolve(leaf, head=leaf.head + starts[i]))
            elif i == head:
                result.append(leaf)
            else:
                result.append(attrs.evolve(leaf, head=top, dep=label))
    return tuple(result)


def _top(phrase: Phrase) -> int:
    return next(i for i, leaf in enumerate(phrase) if leaf.head is None)


def _tight(phrase: Phrase) -> Phrase:
    """Return a phrase without a space behind it."""
    return (*phrase[:-1], attrs.evolve(phrase[-1], space=False))


#: Verbs with what they take: a person, a thing, or nothing.
_DEEDS = (
    *(("met", "person"), ("arrived", ""), ("left", ""), ("visited", "person"), ("received", "person"), ("resigned", ""), ("agreed", "")),
    *(("travelled", ""), ("telephoned", "person"), ("refused", ""), ("signed", "thing"), ("rejected", "thing")),
)
_TALKS = ("talks", "negotiations", "discussions", "the talks", "a meeting", "the negotiations", "a summit")
_ENDS = ("began", "failed", "ended", "collapsed", "resumed", "started", "opened", "broke")
_REPORTS = ("said", "said", "said", "announced", "added", "insisted", "believed", "warned")
_ADDING = ("saying", "adding", "warning", "insisting", "stressing")
_DONE = ("failed", "begun", "ended", "agreed")
_TO_DO = ("meet", "continue", "go", "agree")
_QUALITIES = ("ready", "near", "clear", "serious")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_THINGS = ("the treaty", "the plan", "the offer", "an agreement")
_AUDIENCES = ("reporters", "lawmakers")
_BODIES = ("the ministry", "the government", "the alliance", "the ambassador", "the delegation")
_TITLES = (("Foreign", "Minister"), ("Prime", "Minister"), ("Defense", "Minister"), ("", "President"), ("", "Ambassador"))


@attrs.frozen
class Grammar:
    """What the sentences are made of; each method writes one kind of phrase."""

    pool: Pool
    tokenizer: Tokenizer
    rng: random.Random

    def sentence(self) -> Phrase:
        """Write a sentence with its stop."""
        often = (self.deed, self.deed, self.talks, self.talks, self.report, self.report)
        clause = self.rng.choice((*often, self.according, self.beside, self.opened))()
        whole = joined([(_tight(clause), ""), (word(".", "."), "punct")], 0)
        return (attrs.evolve(whole[0], form=whole[0].form[0].upper() + whole[0].form[1:]), *whole[1:])

    def deed(self) -> Phrase:
        """Write "X met Y in Z on D"."""
        verb, taken = self.rng.choice(_DEEDS)
        parts = [(self.actors(), "nsubj"), (word(verb, "VBD"), "")]
        if taken:
            parts.append((self.actor() if taken == "person" else self.noun(self.rng.choice(_THINGS)), "obj"))
        return joined([*parts, *self.circumstances()], 1)

    def talks(self) -> Phrase:
        """Write "Talks between X and Y began in Z" or "X and Y will hold talks"."""
        pair = joined([(word("between", "IN"), "case"), (self.pair(), "")], 1)
        head = self.noun(self.rng.choice(_TALKS))
        kind = self.rng.random()
        if 0.5 <= kind < 0.75:
            parts = [(self.pair(), "nsubj"), (word("will", "MD"), "aux"), (word("hold", "VB"), ""), (self.noun("talks"), "obj")]
            return joined([*parts, *self.circumstances()], 2)
        subject = joined([(head, ""), (pair, "nmod")], 0)
        if kind < 0.5:
            return joined([(subject, "nsubj"), (word(self.rng.choice(_ENDS), "VBD"), ""), *self.circumstances()], 1)
        parts = [(word("will", "MD"), "aux"), (word("be", "VB"), "aux:pass"), (word("held", "VBN"), "")]
        return joined([(subject, "nsubj:pass"), (joined([*parts, *self.circumstances()], 2), "")], 1)

    def report(self) -> Phrase:
        """Write "X and Y said that …", with or without a day."""
        verb = self.rng.choice(_REPORTS)
        said = self.clause(marked=self.rng.random() < 0.7 or verb in {"warned", "announced"})
        parts = [(self.actors(), "nsubj"), (word(verb, "VBD"), "")]
        if self.rng.random() < 0.3:
            parts.append(self.day())
        return joined([*parts, (said, "ccomp")], 1)

    def according(self) -> Phrase:
        """Write "According to X, …"."""
        lead = joined([(word("According", "VBG"), ""), (word("to", "IN"), "fixed")], 0)
        source = joined([(lead, "case"), (self.actor(), "")], 1)
        clause = self.clause(marked=False)
        if self.rng.random() < 0.7:
            return joined([(_tight(source), "obl"), (word(",", ","), "punct"), (clause, "")], 2)
        return joined([(source, "obl"), (clause, "")], 1)

    def beside(self) -> Phrase:
        """Write "X left on Friday, saying that …"."""
        participle = word(self.rng.choice(_ADDING), "VBG")
        said = joined([(participle, ""), (self.clause(marked=self.rng.random() < 0.7), "ccomp")], 0)
        return joined([(_tight(self.deed()), ""), (word(",", ","), "punct"), (said, "advcl")], 0)

    def opened(self) -> Phrase:
        """Write "On Friday X met reporters"."""
        day, label = self.day(plain=False)
        parts = [(day, label), (self.actors(), "nsubj"), (word("met", "VBD"), ""), (self.noun(self.rng.choice(_AUDIENCES)), "obj")]
        return joined([*parts, *self.circumstances()[:1]], 2)

    def clause(self, *, marked: bool) -> Phrase:
        """Write a clause as it is said: "that the talks had failed"."""
        subject = self.rng.choice((self.noun("the war"), word("she", "PRP"), word("he", "PRP"), self.state(), self.noun("the fighting")))
        kind = self.rng.random()
        if kind < 0.4:
            predicate = (word("had", "VBD"), "aux"), (word(self.rng.choice(_DONE), "VBN"), "")
        elif kind < 0.7:
            predicate = (word("would", "MD"), "aux"), (word(self.rng.choice(_TO_DO), "VB"), "")
        else:
            predicate = (word("was", "VBD"), "cop"), (word(self.rng.choice(_QUALITIES), "JJ"), "")
        clause = joined([(subject, "nsubj"), *predicate], 2)
        return joined([(word("that", "IN"), "mark"), (clause, "")], 1) if marked else clause

    def circumstances(self) -> list[tuple[Phrase, str]]:
        """Write a place, a day, both or none, each with its label."""
        found = []
        if self.rng.random() < 0.6:
            found.append(self.town())
        if self.rng.random() < 0.4:
            found.append(self.day())
        return found

    def town(self) -> tuple[Phrase, str]:
        """Write "in Z"."""
        name = word(self.pool.town(self.rng), "NNP")
        return joined([(word("in", "IN"), "case"), (name, "")], 1), "obl"

    def day(self, *, plain: bool = True) -> tuple[Phrase, str]:
        """Write "on Monday" or "Monday"; with a capital if it opens the sentence."""
        day = word(self.rng.choice(_DAYS), "NNP")
        if plain and self.rng.random() < 0.2:
            return day, "obl:unmarked"
        return joined([(word("on" if plain else "On", "IN"), "case"), (day, "")], 1), "obl"

    def noun(self, words: str) -> Phrase:
        """Write a common noun with its article."""
        *before, noun = words.split()
        parts = [(word(form, "DT"), "det") for form in before]
        return joined([*parts, (word(noun, "NNS" if noun.endswith("s") else "NN"), "")], len(parts))

    def actors(self) -> Phrase:
        """Write one actor, or two or three together."""
        kind = self.rng.random()
        if kind < 0.55:
            return self.actor()
        return self.pair() if kind < 0.85 else self.listed(3)

    def pair(self) -> Phrase:
        """Write two actors."""
        return self.listed(2)

    def listed(self, count: int) -> Phrase:
        """Write actors of one kind, joined by commas and "and"."""
        kind = self.rng.choice((self.state, self.person, self.official))
        first, *others = [kind() for _ in range(count)]
        parts: list[tuple[Phrase, str]] = [(first, "")]
        for member in others[:-1]:
            parts[-1] = (_tight(parts[-1][0]), parts[-1][1])
            parts.append((joined([(word(",", ","), "punct"), (member, "")], 1), "conj"))
        parts.append((joined([(word("and", "CC"), "cc"), (others[-1], "")], 1), "conj"))
        return joined(parts, 0)

    def actor(self) -> Phrase:
        """Write one actor of any kind."""
        return self.rng.choice((self.state, self.person, self.official, self.body))()

    def state(self) -> Phrase:
        """Write one of the names of a state."""
        return self._name(self.rng.choice([form for form in self.pool.states if len(form.split()) < 3 and form.istitle()]))

    def person(self) -> Phrase:
        """Write a name without a title."""
        tradition = self.rng.choice(self.pool.traditions)
        return self._name(tradition.full(self.rng) if self.rng.random() < 0.8 else tradition.family_name(self.rng))

    def official(self) -> Phrase:
        """Write "Norwegian Foreign Minister X"."""
        field, noun = self.rng.choice(_TITLES)
        parts = [(word(field, ""), "compound" if field == "Defense" else "amod")] if field else []
        if self.rng.random() < 0.4:
            people = [form for form in self.pool.peoples if " " not in form and "-" not in form]
            parts.insert(0, (word(self.rng.choice(people), "JJ"), "amod"))
        title = joined([*parts, (word(noun, "NNP"), "")], len(parts))
        tradition = self.rng.choice(self.pool.traditions)
        return joined([(title, "nmod:desc"), (self._name(tradition.full(self.rng)), "")], 1)

    def body(self) -> Phrase:
        """Write "Norway's Foreign Ministry" or "the ministry"."""
        if self.rng.random() < 0.4:
            return self.noun(self.rng.choice(_BODIES))
        owner = joined([(_tight(self.state()), ""), (word("'s", "POS"), "case")], 0)
        ministry = joined([(word("Foreign", ""), "amod"), (word("Ministry", "NNP"), "")], 1)
        return joined([(owner, "nmod:poss"), (ministry, "")], 1)

    def _name(self, text: str) -> Phrase:
        """Write a name: its parts hang on the first; hyphens are left out, treebanks differ about them."""
        tokens = list(self.tokenizer(text))
        if any(token.text == "-" for token in tokens):
            tokens = list(self.tokenizer(text.replace("-", "")))
        spaces = [*(bool(token.whitespace_) for token in tokens[:-1]), True]
        return tuple(Leaf(token.text, "NNP", 0 if i else None, "flat", spaces[i]) for i, token in enumerate(tokens))


def _doc(phrases: Sequence[Phrase], vocab: Vocab) -> Doc:
    starts = [sum(len(phrase) for phrase in phrases[:i]) for i in range(len(phrases))]
    leaves = [(leaf, start, i) for phrase, start in zip(phrases, starts, strict=True) for i, leaf in enumerate(phrase)]
    return Doc(
        vocab,
        words=[leaf.form for leaf, _, _ in leaves],
        spaces=[leaf.space and k + 1 < len(leaves) for k, (leaf, _, _) in enumerate(leaves)],
        tags=[leaf.tag for leaf, _, _ in leaves],
        heads=[start + (i if leaf.head is None else leaf.head) for leaf, start, i in leaves],
        deps=["ROOT" if leaf.head is None else leaf.dep for leaf, _, _ in leaves],
        sent_starts=[i == 0 for _, _, i in leaves],
    )
