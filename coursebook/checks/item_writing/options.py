"""What an examiner looks for in the options of one question.

Each rule takes a question with its options and yields remarks. What is right is for the author to know:
meaning is not looked at, only what gives an answer away to somebody who knows nothing.
"""

import re
from itertools import combinations

from coursebook.checks.item_writing.ranges import overlapping
from coursebook.checks.item_writing.remarks import remark
from coursebook.checks.item_writing.words import (
    NEGATIVE,
    content,
    plain,
    root,
    without_articles,
    words,
)

LONGER, MORE = (
    1.2,
    8,
)  # a fifth is seen at a glance; where options are short, a fifth is a letter or two, so a word or two too

_STRONG = frozenset("always never completely absolutely totally entirely".split())
_ABSOLUTE = _STRONG | frozenset(
    "all every only none must nobody everybody everyone nothing everything impossible".split()
)
_IDIOM = re.compile(
    r"\b(?:at|after) all\b|\ball (?:of a sudden|right)\b|\bnot only\b|\bevery (?=\d)"
    r"|\b(?:all|every) (?:the )?(?:time|hour|day|night|morning|evening|week|month|year|way)\b"
)
_OTHERS = r"(?:the (?:above|below|others?|rest)|(?:the|these|those|them)(?: (?:options|answers|choices))?(?= (?:is|are)\b|$))"
_ALL_OR_NONE = re.compile(
    rf"\b(?:all|none|both|neither|any|either|nothing) of {_OTHERS}"
    r"|\b(?:all|both|none|neither) (?:are|is) (?:right|true|correct)\b"
    r"|^(?:both |neither |either )?[a-f](?:,? (?:and|or|nor) [a-f])+$"
)


def longest(asked):
    """A right answer is not clearly the longest; where several are right, the shortest of them is measured."""
    key = min(asked.keys, key=lambda option: len(plain(option.text)))
    length, other = (
        len(plain(key.text)),
        max(len(plain(option.text)) for option in asked.distractors),
    )
    if length >= max(other * LONGER, other + MORE):
        yield remark("longest", asked.text_of(key), key=length, other=other)


def all_or_none(asked):
    """No option stands for all or none of the others."""
    for option in asked.options:
        if _ALL_OR_NONE.search(" ".join(words(option.text))):
            yield remark("all-or-none", asked.text_of(option), words=plain(option.text))


def absolute(asked):
    """Absolute words do not stand in wrong answers alone: one 'always' is too many, one 'all' is not, two wrong answers with one are."""
    wrong = {
        i: found for i, option in enumerate(asked.distractors) if (found := _absolutes(option))
    }
    every = sorted(set().union(*wrong.values()))
    if (len(wrong) > 1 or _STRONG.intersection(every)) and not any(map(_absolutes, asked.keys)):
        yield remark(
            "absolute", asked.text_of(asked.distractors[min(wrong)]), words=", ".join(every)
        )


def _absolutes(option):
    """Return the absolute words of an option; 'all day' and the like are none."""
    return _ABSOLUTE.intersection(_IDIOM.sub(" ", " ".join(words(option.text))).split())


def repeated(asked):
    """A word of the stem does not stand in the right answer alone; where several are right, in each of them."""
    in_keys = set.intersection(*(_roots(option) for option in asked.keys))
    in_distractors = set().union(*(_roots(option) for option in asked.distractors))
    for found, word in content(asked.stem).items():
        if found in in_keys - in_distractors:
            yield remark("repeated", asked.text_of(asked.keys[0]), word=word)


def _roots(option):
    return {root(word) for word in words(option.text)}


def overlap(asked):
    """No option is part of another, unless the longer one denies it, and no range of numbers shares a number with another."""
    for one, other in combinations(asked.options, 2):
        if (
            overlapping(plain(one.text), plain(other.text))
            or _within(one, other)
            or _within(other, one)
        ):
            yield remark(
                "overlap", asked.text_of(other), text=plain(other.text), other=plain(one.text)
            )


def _within(part, whole):
    """Tell whether the words of an option stand in another one, in their order and side by side."""
    short, long = (f" {' '.join(without_articles(option.text))} " for option in (part, whole))
    return short in long and not NEGATIVE.search(long.replace(short, " ", 1))


RULES_OF_OPTIONS = (all_or_none, overlap)
RULES_OF_KEYS = (longest, absolute, repeated)
