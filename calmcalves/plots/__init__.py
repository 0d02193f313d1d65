"""The plots of the course: each reads its numbers from `data/` and returns one picture with words.

A lesson cell calls one of these functions, nothing else: `cramps_by_trimester()`, `trials()`,
`magnesium_people()`, `clots_in_1000()`, `clots_before_and_after_birth()`, `three_things()`.
matplotlib is loaded only when a picture is drawn.
"""

from calmcalves.plots.births import clots_before_and_after_birth
from calmcalves.plots.clots import clots_in_1000
from calmcalves.plots.cramps import cramps_by_trimester
from calmcalves.plots.magnesium import magnesium_people
from calmcalves.plots.three import three_things
from calmcalves.plots.trials import trials
from coursebook.media.plots.cards import Cards
from coursebook.media.plots.figure import Figure

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
