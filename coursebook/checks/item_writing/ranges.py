"""Options that are ranges of numbers: '1 to 5 minutes', 'less than 5 minutes', '5 or more minutes'. English only."""

import math
import re

from coursebook.checks.item_writing.words import root

_N = r"\d+(?:\.\d+)?"
_JUST = 1e-9  # 'more than 5' begins just after 5
_SHAPES = [
    (re.compile(shape), gap)
    for shape, gap in [
        (rf"(?:from |between )?(?P<low>{_N}) ?(?:to|and|-|–) ?(?P<high>{_N})(?P<unit>.*)", 0),
        (rf"(?:(?:less|fewer) than|under|below) (?P<high>{_N})(?P<unit>.*)", _JUST),
        (rf"(?:more than|over|above) (?P<low>{_N})(?P<unit>.*)", _JUST),
        (rf"(?:up to|at most) (?P<high>{_N})(?P<unit>.*)", 0),
        (rf"at least (?P<low>{_N})(?P<unit>.*)", 0),
        (rf"(?P<low>{_N})(?P<before>\D*) or (?:more|over)(?P<unit>.*)", 0),
        (rf"(?P<high>{_N})(?P<before>\D*) or (?:less|fewer)(?P<unit>.*)", 0),
        (rf"(?P<low>{_N})(?P<high>)(?P<unit>.*)", 0),
    ]
]


def overlapping(one, other):
    """Tell whether two texts are ranges of the same unit that share a number."""
    first, second = _range(one), _range(other)
    if not first or not second or first[2] != second[2]:
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _range(text):
    """Return the ends and the unit of a text that is a range or a number, or None."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.strip().rstrip(".").lower())
    for shape, gap in _SHAPES:
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            low = float(parts.get("low") or -math.inf) + gap
            high = low if parts.get("high") == "" else float(parts.get("high") or math.inf) - gap
            return (
                low,
                high,
                tuple(map(root, ((parts.get("before") or "") + parts["unit"]).split())),
            )
    return None
