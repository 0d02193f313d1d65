"""Options that are ranges of numbers: '1 to 5 minutes', 'less than 5 minutes', '5 or more minutes'.

English only.
"""

import math
import re

from coursebook.checks.item_writing.words import root

_N = r"\d+(?:\.\d+)?"
# (low, high, roots of the words of the unit); an open end is infinite
_Range = tuple[float, float, tuple[str, ...]]
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


def ranges_overlap(one: str, other: str) -> bool:
    """Tell whether two texts are ranges of the same unit that share a number."""
    first, second = _parse_range(one), _parse_range(other)
    if not first or not second or first[2] != second[2]:
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _parse_range(text: str) -> _Range | None:
    """Return the ends and the unit of a text that is a range or a number, or None."""
    text = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text.strip().rstrip(".").lower())
    for shape, gap in _SHAPES:
        if match := shape.fullmatch(text):
            parts = match.groupdict()
            low = float(parts.get("low") or -math.inf) + gap
            # An empty high end is that of a single number: it ends where it begins.
            high = low if parts.get("high") == "" else float(parts.get("high") or math.inf) - gap
            unit = (parts.get("before") or "") + parts["unit"]
            return low, high, tuple(map(root, unit.split()))
    return None
