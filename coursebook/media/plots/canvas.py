"""A drawing board in the style of the course, on which matplotlib writes the SVG.

Points are counted from the top left corner; all sizes are in points. The same calls give the same
bytes each time: nothing is read from the reader's settings, no date is written, and text is laid
out with the font that matplotlib brings along. The reader's own font, most often a narrower one,
then shows it. matplotlib is loaded only when something is drawn.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH = 300  # text of 13 is 12 pixels on a phone of 320 pixels
INK, SOFT, LINE, EDGE, PLATE = "#1f2a37", "#4a5868", "#d5dbe1", "#6b7a89", "#fffdf9"
ACCENT, ACCENT_SOFT, BLUE, BLUE_SOFT, WARN = "#0b6e69", "#dcebe8", "#33475b", "#e3e9ee", "#a03c00"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
SETTINGS = {
    "font.family": "DejaVu Sans",
    "path.simplify": False,
    "svg.fonttype": "none",
    # Without a salt, matplotlib makes the ids of clip paths and markers by chance.
    "svg.hashsalt": "coursebook",
}
# The thickness of the head and the shoulders of a person, their places below the middle, and how
# long they are; all times the person's width.
PERSON = ((0.48, -0.3, 0.0), (0.56, 0.24, 0.44))

Point = tuple[float, float]
DotRow = tuple[float, float, int]  # the place of the first dot, and the number of dots


def draw_svg(height: float, paint: Callable[[Board], None]) -> str:
    """Return the SVG that `paint` draws on a board of this height, in points."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=PLATE)
        paint(Board(figure, height))
        return _svg(figure)


def _svg(figure: Figure) -> str:
    """Return the SVG of a figure, without the parts that nobody needs."""
    file = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(file, format="svg", metadata=nothing)
    _, start, rest = file.getvalue().partition("<svg")
    # The tags of a drawing of numbers, not HTML: matplotlib has no setting for what is cut here.
    return re.sub(r"<[^>]+>", lambda tag: _shorten_tag(tag[0]), start + rest)


def _shorten_tag(tag: str) -> str:
    """Return a tag of matplotlib with the reader's fonts, no idle rotation, and two decimals."""
    tag = tag.replace("'DejaVu Sans'", FONT)
    tag = re.sub(r' transform="rotate\(-0 [^"]*\)"', "", tag)
    return re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", tag)


class Board:
    """What the plots draw with: text, boxes, lines, rows of dots, dots, squares."""

    def __init__(self, figure: Figure, height: float) -> None:
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)

    def _on_top(self) -> dict[str, Any]:
        """Return the settings by which what is drawn now covers what was drawn before."""
        return {"clip_on": False, "zorder": 10 + len(self.axes.get_children())}

    def write(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 13,
        color: str = INK,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Write text on the line `y`."""
        weight = "bold" if bold else "normal"
        self.axes.text(
            x, y, text, size=size, color=color, weight=weight, ha=align, parse_math=False
        )

    def draw_box(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """Fill a box."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, fc=color, ec="none", **self._on_top()))

    def draw_line(self, points: Sequence[Point], color: str = INK, thickness: float = 2) -> None:
        """Draw a line through points."""
        xs, ys = zip(*points, strict=True)
        self.axes.plot(xs, ys, color=color, lw=thickness, solid_capstyle="butt", **self._on_top())

    def draw_dots(
        self, rows: Sequence[DotRow], gap: float, size: float, color: str, length: float = 0
    ) -> None:
        """Draw rows of dots, `gap` apart from middle to middle.

        With a `length` the dots become lying pills, longer by that much.
        """
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        # A row is one line with round caps and dashes of no length: a thousand dots in few bytes.
        ends = [
            end
            for x, y, count in rows
            for end in ((x - length / 2, y), (x + (count - 0.5) * gap, y))
        ]
        path = Path(ends, [Path.MOVETO, Path.LINETO] * len(rows))
        dashes = (0, (length / size, (gap - length) / size))
        self.axes.add_patch(
            PathPatch(
                path, fill=False, ec=color, lw=size, ls=dashes, capstyle="round", **self._on_top()
            )
        )

    def draw_people(
        self, rows: Sequence[DotRow], gap: float, size: float, color: str, *, full: bool = True
    ) -> None:
        """Draw rows of people, `gap` apart and `size` wide: heads over shoulders, or outlines."""
        # An outline is a filled person with a smaller one of paper on top.
        for smaller, shade in ((0.0, color),) if full else ((0.0, color), (1.9, PLATE)):
            for thickness, below, length in PERSON:
                places = [(x, y + below * size, count) for x, y, count in rows]
                self.draw_dots(places, gap, thickness * size - smaller, shade, length * size)

    def draw_dot(self, x: float, y: float, size: float, color: str, *, full: bool = True) -> None:
        """Draw one big dot, or its outline with the left half filled."""
        from matplotlib.patches import Circle, Wedge

        face = color if full else PLATE
        self.axes.add_patch(Circle((x, y), size / 2, fc=face, ec=color, lw=1.5, **self._on_top()))
        if not full:
            self.axes.add_patch(
                Wedge((x, y), size / 2, 90, 270, fc=color, ec="none", **self._on_top())
            )

    def draw_square(
        self, x: float, y: float, size: float, color: str, *, full: bool = True
    ) -> None:
        """Draw a square about its middle, filled or as an outline."""
        from matplotlib.patches import Rectangle

        corner, face = (x - size / 2, y - size / 2), color if full else PLATE
        self.axes.add_patch(
            Rectangle(corner, size, size, fc=face, ec=color, lw=1.8, **self._on_top())
        )
