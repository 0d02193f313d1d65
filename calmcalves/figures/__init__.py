"""The plots of the course: each reads its numbers from `data/` and returns one picture with words.

A lesson cell calls `cramps_by_trimester()`, `trials()` or `clots_in_1000()`, nothing else.
matplotlib is loaded only when a picture is drawn.
"""

from .clots import clots_in_1000
from .cramps import cramps_by_trimester
from .figure import Figure
from .trials import trials

__all__ = ["Figure", "clots_in_1000", "cramps_by_trimester", "trials"]
