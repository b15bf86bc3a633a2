"""The tokenizer of the embedded pipeline: spaCy's English rules, closer to the treebanks' words."""

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex

#: "30-day" and "U.S.-led" are three words in the treebanks, as "Russia-Ukraine" is.
_INFIXES = (r"(?<=[0-9])-(?=[A-Za-z])", r"(?<=[A-Za-z]\.)-(?=[A-Za-z])")
#: Short forms of ranks and offices, whose stop ends no sentence.
_ABBREVIATIONS = ("Lt.", "Col.", "Maj.", "Capt.", "Sgt.", "Brig.", "Amb.", "Cmdr.", "Hon.", "Min.", "Dep.", "Pres.", "Fr.", "Msgr.")


def blank_english() -> Language:
    """Return an empty English pipeline with the tokenizer of the embedded one."""
    nlp = spacy.blank("en")
    nlp.tokenizer.infix_finditer = compile_infix_regex([*nlp.Defaults.infixes, *_INFIXES]).finditer
    for short in _ABBREVIATIONS:
        nlp.tokenizer.add_special_case(short, [{ORTH: short}])
    return nlp
