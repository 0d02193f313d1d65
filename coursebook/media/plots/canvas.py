"""A drawing board in the style of the course, on which matplotlib writes the SVG.

Points are counted from the top left corner. The same calls give the same bytes each time: nothing
is read from the reader's settings, no date is written, and text is laid out with the font that
matplotlib brings along. The reader's own font, most often a narrower one, then shows it.
"""

import io
import re

WIDTH = 300  # points: text of 13 is 12 pixels on a phone of 320 pixels
INK, SOFT, LINE, EDGE, PLATE = "#1f2a37", "#4a5868", "#d5dbe1", "#6b7a89", "#fffdf9"
ACCENT, ACCENT_SOFT, BLUE, BLUE_SOFT, WARN = "#0b6e69", "#dcebe8", "#33475b", "#e3e9ee", "#a03c00"
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
SETTINGS = {
    "font.family": "DejaVu Sans",
    "path.simplify": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "calmcalves",
}


def draw_svg(height, paint):
    """Return the SVG that `paint` draws on a board of this height, in points."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        figure = Figure(figsize=(WIDTH / 72, height / 72), facecolor=PLATE)
        paint(Board(figure, height))
        return _svg(figure)


def _svg(figure):
    """Return the SVG of a figure, without the parts that nobody needs."""
    file = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    figure.savefig(file, format="svg", metadata=nothing)
    svg = file.getvalue()[file.getvalue().index("<svg") :]
    svg = svg.replace("'DejaVu Sans'", FONT)
    svg = re.sub(r' transform="rotate\(-0 [^"]*\)"', "", svg)
    return re.sub(r"\d+\.\d{3,}", lambda number: f"{float(number[0]):.2f}", svg)


class Board:
    """What the plots draw with: text, boxes, lines, rows of dots, dots, squares."""

    def __init__(self, figure, height):
        self.axes = figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, WIDTH)
        self.axes.set_ylim(height, 0)

    def _top(self):
        """Say that what is drawn now covers what was drawn before."""
        return {"clip_on": False, "zorder": 10 + len(self.axes.get_children())}

    def text(self, x, y, words, size=13, color=INK, bold=False, align="left"):
        """Write words on the line `y`."""
        weight = "bold" if bold else "normal"
        self.axes.text(
            x, y, words, size=size, color=color, weight=weight, ha=align, parse_math=False
        )

    def box(self, x, y, width, height, color):
        """Fill a box."""
        from matplotlib.patches import Rectangle

        self.axes.add_patch(Rectangle((x, y), width, height, fc=color, ec="none", **self._top()))

    def line(self, points, color=INK, thickness=2):
        """Draw a line through points."""
        x, y = zip(*points)
        self.axes.plot(x, y, color=color, lw=thickness, solid_capstyle="butt", **self._top())

    def dots(self, rows, gap, size, color, length=0):
        """Draw rows of dots, `gap` apart: each row is the place of its first dot and their number.

        A row is one line with round caps and dashes of no length: a thousand dots in few bytes.
        With a `length` the dots become lying pills, longer by that much.
        """
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        ends = [
            end
            for x, y, count in rows
            for end in ((x - length / 2, y), (x + (count - 0.5) * gap, y))
        ]
        path = Path(ends, [Path.MOVETO, Path.LINETO] * len(rows))
        dashes = (0, (length / size, (gap - length) / size))
        self.axes.add_patch(
            PathPatch(
                path, fill=False, ec=color, lw=size, ls=dashes, capstyle="round", **self._top()
            )
        )

    def people(self, rows, gap, size, color, full=True):
        """Draw rows of people, `gap` apart and `size` wide: heads over shoulders, filled or as outlines."""
        parts = (
            (0.48, -0.3, 0),
            (0.56, 0.24, 0.44),
        )  # thickness, place below the middle, length: times `size`
        for line, shade in ((0, color),) if full else ((0, color), (1.9, PLATE)):
            for thick, below, length in parts:
                places = [(x, y + below * size, count) for x, y, count in rows]
                self.dots(places, gap, thick * size - line, shade, length * size)

    def dot(self, x, y, size, color, full=True):
        """Draw one big dot, or its outline with the left half filled."""
        from matplotlib.patches import Circle, Wedge

        face = color if full else PLATE
        self.axes.add_patch(Circle((x, y), size / 2, fc=face, ec=color, lw=1.5, **self._top()))
        if not full:
            self.axes.add_patch(
                Wedge((x, y), size / 2, 90, 270, fc=color, ec="none", **self._top())
            )

    def square(self, x, y, size, color, full=True):
        """Draw a square about its middle, filled or as an outline."""
        from matplotlib.patches import Rectangle

        corner, face = (x - size / 2, y - size / 2), color if full else PLATE
        self.axes.add_patch(Rectangle(corner, size, size, fc=face, ec=color, lw=1.8, **self._top()))
