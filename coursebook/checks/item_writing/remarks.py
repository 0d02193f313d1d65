"""What an examiner may say of a question, and who says so: the one table of rules.

The percentages, counts and lists of words in the rules are ours: the sources give none ("about
equal").
"""

from typing import NamedTuple

from coursebook.core.rules import Place

_HALADYNA = (
    "Haladyna, Downing and Rodriguez 2002, Applied Measurement in Education 15(3), guideline"
)
_NBME = "NBME Item-Writing Guide, chapter 3, technical item flaws"


class Remark(NamedTuple):
    """One thing that an examiner would change: where, what and what to do, and whose rule it is."""

    place: Place
    sentence: str
    source: str


class Rule(NamedTuple):
    """What is wrong and what to do instead, with blanks for what is there, and whose rule it is."""

    sentence: str
    source: str


RULES = {
    "longest": Rule(
        "the right answer is clearly the longest "
        "({key} characters, the longest wrong one {other}); shorten it or say more in a wrong one.",
        f"{_HALADYNA} 24 (length about equal) and 28d (conspicuous right answer); "
        f"{_NBME}: correct answer stands out",
    ),
    "lengths": Rule(
        "the right answer alone is the {end} option in {hits} of {total} questions, "
        "where chance gives about {chance:.0f}; "
        "change the length of some right or wrong answers.",
        f"{_HALADYNA} 24 (length about equal)",
    ),
    "position": Rule(
        "the right answer stands in place {position} in {hits} of {total} questions, "
        "where chance gives about {chance:.0f}; "
        "move some to other places, or write 'shuffle: true'.",
        f"{_HALADYNA} 20 (vary the place of the right answer)",
    ),
    "all-or-none": Rule(
        "'{words}' stands for the other options; "
        "write an answer of its own, or use 'type: multiple'.",
        f"{_HALADYNA} 25 (none of the above) and 26 (all of the above); {_NBME}: none of the above",
    ),
    "absolute": Rule(
        "absolute words ({words}) stand only in wrong answers and give them away; "
        "take them out, or use them in a right answer too.",
        f"{_HALADYNA} 28a (always, never, completely, absolutely); {_NBME}: absolute terms",
    ),
    "negative": Rule(
        "the question is asked with '{word}', which is easily overlooked; "
        "ask for what is so, or write **{word}**.",
        f"{_HALADYNA} 17 (word the stem positively, or set the negative word off); "
        f"{_NBME}: negatively structured stem",
    ),
    "repeated": Rule(
        "'{word}' stands in the question and in no option but the right one; "
        "use another word, or use it in a wrong answer too.",
        f"{_HALADYNA} 28b (clang associations); {_NBME}: word repeats",
    ),
    "overlap": Rule(
        "'{text}' overlaps with '{other}', so that one may be true because the other is; "
        "write options that rule each other out.",
        f"{_HALADYNA} 22 (options independent, without overlap); "
        f"{_NBME}: inconsistent or overlapping numeric options",
    ),
    "no-objective": Rule(
        "the question '{id}' names no objective; write 'objective:' with what it asks for.",
        f"{_HALADYNA} 1 (one specific content and behaviour, as the test's plan calls for)",
    ),
    "not-asked": Rule(
        "no question asks for the objective '{objective}'; write one, or take the objective out.",
        f"{_HALADYNA} 1 (questions as the test's plan calls for)",
    ),
}


def remark(rule: str, place: Place, **values: object) -> Remark:
    """Return the remark of a rule at a place, its blanks filled with what is there."""
    return Remark(place, RULES[rule].sentence.format(**values), RULES[rule].source)
