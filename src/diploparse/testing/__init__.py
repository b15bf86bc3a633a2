"""For tests of your own: gold by inline mark-up, documents with other words, Hypothesis strategies.

Needs Hypothesis: `pip install diploparse[test]`.

>>> from diploparse.testing import parse_marked
>>> parse_marked("<cue>said</cue> so").text
'said so'
"""

from diploparse.testing.articles import GeneratedArticle, GeneratedList, GeneratedPerson, GeneratedQuotation, articles, dates, sample
from diploparse.testing.checking import check_extractor
from diploparse.testing.markup import Mark, Marked, parse_marked
from diploparse.testing.texts import hostile_text, odd_marks
from diploparse.testing.times import GeneratedTime, time_surfaces
from diploparse.testing.wording import with_words

__all__ = [
    "GeneratedArticle",
    "GeneratedList",
    "GeneratedPerson",
    "GeneratedQuotation",
    "GeneratedTime",
    "Mark",
    "Marked",
    "articles",
    "check_extractor",
    "dates",
    "hostile_text",
    "odd_marks",
    "parse_marked",
    "sample",
    "time_surfaces",
    "with_words",
]
