"""What an examiner looks for in the options of one question.

Each rule takes a question with its options and yields remarks. What is right is for the author to
know: meaning is not looked at, only what gives an answer away to somebody who knows nothing.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from coursebook.checks.item_writing.ranges import ranges_overlap
from coursebook.checks.item_writing.remarks import Remark, remark
from coursebook.checks.item_writing.under_review import QuestionUnderReview
from coursebook.checks.item_writing.words import (
    NEGATIVE,
    content,
    plain,
    root,
    without_articles,
    words,
)
from coursebook.quizzes.types.option import Option

LONGER = 1.2  # a fifth is seen at a glance
MORE = 8  # characters; where options are short a fifth is a letter or two, so a word or two as well

_STRONG = frozenset("always never completely absolutely totally entirely".split())
_ABSOLUTE = _STRONG | frozenset(
    "all every only none must nobody everybody everyone nothing everything impossible".split()
)
_IDIOM = re.compile(
    r"\b(?:at|after) all\b|\ball (?:of a sudden|right)\b|\bnot only\b|\bevery (?=\d)"
    r"|\b(?:all|every) (?:the )?(?:time|hour|day|night|morning|evening|week|month|year|way)\b"
)
_OTHERS = (
    r"(?:the (?:above|below|others?|rest)"
    r"|(?:the|these|those|them)(?: (?:options|answers|choices))?(?= (?:is|are)\b|$))"
)
_ALL_OR_NONE = re.compile(
    rf"\b(?:all|none|both|neither|any|either|nothing) of {_OTHERS}"
    r"|\b(?:all|both|none|neither) (?:are|is) (?:right|true|correct)\b"
    r"|^(?:both |neither |either )?[a-f](?:,? (?:and|or|nor) [a-f])+$"
)


def find_longest_key(question: QuestionUnderReview) -> Iterator[Remark]:
    """A right answer is not clearly the longest; of several the shortest is measured."""
    key = min(question.keys, key=lambda option: len(plain(option.text)))
    length = len(plain(key.text))
    other = max(len(plain(option.text)) for option in question.distractors)
    if length >= max(other * LONGER, other + MORE):
        yield remark("longest", question.text_of(key), key=length, other=other)


def find_all_or_none(question: QuestionUnderReview) -> Iterator[Remark]:
    """No option stands for all or none of the others."""
    for option in question.options:
        if _ALL_OR_NONE.search(" ".join(words(option.text))):
            yield remark("all-or-none", question.text_of(option), words=plain(option.text))


def find_absolute_words(question: QuestionUnderReview) -> Iterator[Remark]:
    """Absolute words do not stand in wrong answers alone.

    One "always" is too many, one "all" is not, two wrong answers with one are.
    """
    wrong = [option for option in question.distractors if _absolute_words(option)]
    absolute = sorted({word for option in wrong for word in _absolute_words(option)})
    if any(_absolute_words(key) for key in question.keys):
        return
    if len(wrong) > 1 or _STRONG.intersection(absolute):
        yield remark("absolute", question.text_of(wrong[0]), words=", ".join(absolute))


def _absolute_words(option: Option) -> frozenset[str]:
    """Return the absolute words of an option; 'all day' and the like are none."""
    return _ABSOLUTE.intersection(_IDIOM.sub(" ", " ".join(words(option.text))).split())


def find_repeated_words(question: QuestionUnderReview) -> Iterator[Remark]:
    """A word of the stem does not stand in the right answer alone; of several, in each of them."""
    in_keys = set.intersection(*(_roots(option) for option in question.keys))
    in_distractors = set().union(*(_roots(option) for option in question.distractors))
    for stem_root, word in content(question.stem).items():
        if stem_root in in_keys - in_distractors:
            yield remark("repeated", question.text_of(question.keys[0]), word=word)


def _roots(option: Option) -> set[str]:
    return {root(word) for word in words(option.text)}


def find_overlap(question: QuestionUnderReview) -> Iterator[Remark]:
    """No option is part of another, and no range of numbers shares a number with another."""
    for one, other in combinations(question.options, 2):
        text, earlier = plain(other.text), plain(one.text)
        if ranges_overlap(earlier, text) or _within(one, other) or _within(other, one):
            yield remark("overlap", question.text_of(other), text=text, other=earlier)


def _within(part: Option, whole: Option) -> bool:
    """Tell whether an option's words stand side by side in another one that does not deny them."""
    short, long = (f" {' '.join(without_articles(option.text))} " for option in (part, whole))
    return short in long and not NEGATIVE.search(long.replace(short, " ", 1))


RULES_OF_OPTIONS = (find_all_or_none, find_overlap)
RULES_OF_KEYS = (find_longest_key, find_absolute_words, find_repeated_words)  # need a wrong option
