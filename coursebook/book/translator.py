"""How tables and pictures come out as HTML: with scope, in a box that can scroll, with their size.

Does not touch what notebooks print (quizzes, plots): that HTML is complete.
"""

import html
import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from coursebook.core.messages import messages

_VIEW_BOX = re.compile(r'viewBox="\s*[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')


def svg_size(text: str) -> tuple[int, int] | None:
    """Return the width and height of a drawing, in units of its viewBox, or None without one."""
    box = _VIEW_BOX.search(text)
    return (round(float(box[1])), round(float(box[2]))) if box else None


def add_size(tag: str, size: tuple[int, int] | None) -> str:
    """Give an <img> its size, so that the page does not jump when the picture arrives."""
    return tag.replace("<img ", f'<img width="{size[0]}" height="{size[1]}" ', 1) if size else tag


def table_label(number: int, node: nodes.Element) -> str:
    """Return what a table is called when it is wide enough to scroll.

    It is its place among the tables of the page, from 1, with the title of its section.
    """
    section = node.parent
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    title = section.next_node(nodes.title) if section is not None else None
    words = messages()["theme"]
    if title is None:
        return words["table"].format(number=number)
    return words["table_about"].format(number=number, title=title.astext())


class BookTranslator(HTML5Translator):
    """Sphinx's own writer with accessible tables and pictures that keep their place.

    It changes what Sphinx has just written, the last entry of `body`.
    """

    tables_written = 0  # on this page

    def visit_table(self, node: nodes.Element) -> None:
        """Open the box that can scroll; theme.js lets it be focused while it is too narrow."""
        self.tables_written += 1
        label = html.escape(table_label(self.tables_written, node))
        self.body.append(f'<div class="book-scroll" data-label="{label}">')
        super().visit_table(node)

    def depart_table(self, node: nodes.Element) -> None:
        """Close the box."""
        super().depart_table(node)
        self.body.append("</div>")

    def visit_entry(self, node: nodes.entry) -> None:
        """Say of each heading cell whether it heads a column or a row.

        An empty one heads nothing, and becomes an ordinary cell.
        """
        super().visit_entry(node)
        if not node.astext().strip():
            self.body[-1], self.context[-1] = "<td>", "</td>\n"
            return
        scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
        self.body[-1] = self.body[-1].replace("<th", f'<th scope="{scope}"', 1)

    def visit_image(self, node: nodes.Element) -> None:
        """Write the picture with its size."""
        path = Path(self.builder.srcdir, node["uri"])
        super().visit_image(node)
        if path.suffix == ".svg" and path.is_file():
            self.body[-1] = add_size(self.body[-1], svg_size(path.read_text("utf-8")))


def setup(app: Sphinx) -> None:
    """Use this writer for the book."""
    app.set_translator("html", BookTranslator)
