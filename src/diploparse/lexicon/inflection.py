"""Forms of regular English verbs, so that a lexicon need give the dictionary form only."""

import re

_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnpt]$")


def verb_forms(lemma: str) -> frozenset[str]:
    """Return the forms of a regular verb.

    A final consonant behind a single short vowel is doubled in words of one syllable; a verb that is doubled
    otherwise, or is irregular, has its forms in the lexicon.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    """
    if lemma.endswith("e"):
        return frozenset({lemma, lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"})
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset({lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    third = lemma + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", lemma) else "s")
    one_syllable = len(re.findall(r"[aeiouy]+", lemma)) == 1
    stem = lemma + lemma[-1] if one_syllable and _DOUBLED.search(lemma) else lemma
    return frozenset({lemma, third, stem + "ed", stem + "ing"})
