"""A finished picture with its words: title, text for those who cannot see it, summary and table.

The HTML reads without script and style, on paper, and where a notebook is not trusted.
"""

import base64
import re
from dataclasses import dataclass
from html import escape

from coursebook.media.plots.wording import plot_message


@dataclass(frozen=True)
class Table:
    """The numbers of a picture: the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self):
        """Return the table as HTML."""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        body = "".join(f"<tr>{_cells(row)}</tr>" for row in self.rows)
        return (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


@dataclass(frozen=True, repr=False)
class Figure:
    """A picture that a notebook cell shows; `summary` holds its paragraphs."""

    name: str
    title: str
    alt: str
    summary: tuple[str, ...]
    table: Table
    svg: str

    def __repr__(self):
        return f"Figure({self.name!r})"

    def _repr_html_(self):
        image = base64.b64encode(self.svg.encode()).decode()
        return (
            f'<figure class="course-figure">{headline(self.title)}'
            f'<img class="{self._class()}" alt="{escape(self.alt)}"'
            f' src="data:image/svg+xml;base64,{image}">{caption(self.summary)}'
            f'<details class="course-figure__numbers"><summary>{escape(plot_message("numbers"))}</summary>'
            f'<div class="calm-scroll" data-label="{escape(plot_message("wide"))}">{self.table.html()}</div>'
            "</details></figure>"
        )

    def _class(self):
        """Return the classes of the picture: one more than twice as high as wide is kept narrower."""
        _, _, width, height = re.search(r'viewBox="([^"]+)"', self.svg)[1].split()
        tall = " course-figure__picture--tall" if float(height) > 2 * float(width) else ""
        return f"course-figure__picture{tall}"


def headline(title):
    """Return the sentence to take away, as HTML."""
    return f'<p class="course-figure__title"><strong>{escape(title)}</strong></p>'


def caption(paragraphs):
    """Return the summary as HTML."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<figcaption class="course-figure__summary">{text}</figcaption>'


def _cells(row):
    name, *values = row
    return f'<th scope="row">{escape(name)}</th>' + "".join(f"<td>{escape(v)}</td>" for v in values)
