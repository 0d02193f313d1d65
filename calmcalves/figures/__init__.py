"""The plots of the course: each reads its numbers from `data/` and returns one picture with words.

A lesson cell calls one of these functions, nothing else: `cramps_by_trimester()`, `trials()`,
`magnesium_people()`, `clots_in_1000()`, `clots_before_and_after_birth()`, `three_things()`.
matplotlib is loaded only when a picture is drawn.
"""

from .births import clots_before_and_after_birth
from .cards import Cards
from .clots import clots_in_1000
from .cramps import cramps_by_trimester
from .figure import Figure
from .magnesium import magnesium_people
from .three import three_things
from .trials import trials

__all__ = [
    "Cards",
    "Figure",
    "clots_before_and_after_birth",
    "clots_in_1000",
    "cramps_by_trimester",
    "magnesium_people",
    "three_things",
    "trials",
]
