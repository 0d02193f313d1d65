"""How tables and pictures come out as HTML: with scope, in a box that can scroll, with their size.

Does not touch what notebooks print (quizzes, plots): that HTML is complete.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

SCROLL_OPEN = '<div class="calm-scroll" data-label="Wide table, scroll sideways">'
SCROLL_CLOSE = "</div>"
_VIEW_BOX = re.compile(r'viewBox="\s*[\d.-]+[ ,]+[\d.-]+[ ,]+([\d.]+)[ ,]+([\d.]+)\s*"')


def svg_size(text: str) -> tuple[int, int] | None:
    """Width and height of a drawing, from its viewBox."""
    found = _VIEW_BOX.search(text)
    return (round(float(found.group(1))), round(float(found.group(2)))) if found else None


def with_size(tag: str, size: tuple[int, int] | None) -> str:
    """Give an <img> its size, so that the page does not jump when the picture arrives."""
    return tag.replace("<img ", f'<img width="{size[0]}" height="{size[1]}" ', 1) if size else tag


class CalmTranslator(HTML5Translator):
    """Sphinx's own writer with accessible tables and pictures that keep their place."""

    def visit_table(self, node: nodes.table) -> None:
        """Open the box that can scroll."""
        self.body.append(SCROLL_OPEN)
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        """Close the box."""
        super().depart_table(node)
        self.body.append(SCROLL_CLOSE)

    def visit_entry(self, node: nodes.entry) -> None:
        """Say of each heading cell whether it heads a column or a row."""
        super().visit_entry(node)
        scope = "col" if isinstance(node.parent.parent, nodes.thead) else "row"
        self.body[-1] = self.body[-1].replace("<th", f'<th scope="{scope}"', 1)

    def visit_image(self, node: nodes.image) -> None:
        """Write the picture with its size."""
        path = Path(self.builder.srcdir, node["uri"])
        super().visit_image(node)
        if path.suffix == ".svg" and path.is_file():
            self.body[-1] = with_size(self.body[-1], svg_size(path.read_text("utf-8")))


def setup(app: Sphinx) -> None:
    """Use this writer for the book."""
    app.set_translator("html", CalmTranslator)
