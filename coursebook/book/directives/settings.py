"""The word `settings` of prose pages: tables of what can be written in a quiz file.

What stands in them is made from the models (`book/settings_tables.py`).
"""

import re

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.settings_tables import NAMES, Table, tables
from coursebook.core.messages import messages

COLUMNS = ("setting", "holds", "default", "description")


def with_code(text: str) -> list[nodes.Node]:
    """Turn a text into nodes; what stands between `…` becomes code."""
    pieces = re.split(r"`([^`]*)`", text)  # every second piece stood between backticks
    return [
        nodes.literal("", piece) if i % 2 else nodes.Text(piece)
        for i, piece in enumerate(pieces)
        if piece
    ]


def _row(cells: list[str]) -> nodes.row:
    """One row of a table."""
    return nodes.row(
        "", *(nodes.entry("", nodes.paragraph("", "", *with_code(cell))) for cell in cells)
    )


def table_node(table: Table) -> nodes.table:
    """One table of settings, with its caption; the first cell of each row heads it."""
    head = nodes.thead("", _row([messages()["settings"][column] for column in COLUMNS]))
    body = nodes.tbody(
        "", *(_row([f"`{setting.name}`", *setting[1:]]) for setting in table.settings)
    )
    columns = [
        nodes.colspec("", colwidth=1, **({"stub": 1} if column == COLUMNS[0] else {}))
        for column in COLUMNS
    ]
    group = nodes.tgroup("", *columns, head, body, cols=len(COLUMNS))
    return nodes.table(
        "",
        nodes.title("", "", *with_code(table.caption)),
        group,
        classes=["colwidths-auto", "book-settings"],
    )


class SettingsDirective(SphinxDirective):
    """Shows the settings of `quiz`, `question`, `option` or a question type."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the tables of the name and of all records inside."""
        name = self.arguments[0]
        if name not in NAMES:
            raise self.error(f"there are no settings of '{name}'; write one of: {', '.join(NAMES)}")
        return [table_node(table) for table in tables(name)]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("settings", SettingsDirective)
