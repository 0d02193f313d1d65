"""A finished picture with its words: title, text for those who cannot see it, summary and table.

The HTML reads without script and style, on paper, and where a notebook is not trusted.
"""

import re
from dataclasses import dataclass
from html import escape

from coursebook.core.images import svg_address
from coursebook.media.plots.wording import format_message


@dataclass(frozen=True)
class Table:
    """The numbers of a picture: the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> str:
        """Return the table as HTML."""
        head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in self.head)
        body = "".join(f"<tr>{_row_html(row)}</tr>" for row in self.rows)
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

    def __repr__(self) -> str:
        # A picture must come out the same in each run: no address in memory, no numbers.
        return f"Figure({self.name!r})"

    def _repr_html_(self) -> str:
        return (
            f'<figure class="course-figure">{title_html(self.title)}'
            f'<img class="{_picture_classes(self.svg)}" alt="{escape(self.alt)}"'
            f' src="{svg_address(self.svg)}">{caption_html(self.summary)}'
            '<details class="course-figure__numbers">'
            f"<summary>{escape(format_message('numbers'))}</summary>"
            f'<div class="book-scroll" data-label="{escape(format_message("wide"))}">'
            f"{self.table.html()}</div></details></figure>"
        )


def title_html(title: str) -> str:
    """Return the sentence to take away, as HTML."""
    return f'<p class="course-figure__title"><strong>{escape(title)}</strong></p>'


def caption_html(paragraphs: tuple[str, ...]) -> str:
    """Return the summary as HTML."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<figcaption class="course-figure__summary">{text}</figcaption>'


def _picture_classes(svg: str) -> str:
    """Return the classes of a picture: one more than twice as high as wide is kept narrower."""
    box = re.search(r'viewBox="\S+ \S+ (?P<width>\S+) (?P<height>[^"\s]+)"', svg)
    tall = box is not None and float(box["height"]) > 2 * float(box["width"])
    return "course-figure__picture" + (" course-figure__picture--tall" if tall else "")


def _row_html(row: tuple[str, ...]) -> str:
    name, *values = row
    cells = "".join(f"<td>{escape(value)}</td>" for value in values)
    return f'<th scope="row">{escape(name)}</th>{cells}'
