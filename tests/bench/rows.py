"""The result: one row a tool and measure, with its ratio to ours; as a table and as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

_NAME, _CELL = 28, 14  # widths of columns, in characters


@dataclass
class Row:
    """One number that was measured; None and a note when it is void.

    Rows with a `subject` are lines of a table whose columns are tools; each of the others is the
    line of its tool.
    """

    measure: str
    what: str
    tool: str
    value: float | None
    unit: str
    note: str = ""
    ratio: float | None = None
    subject: str = ""


def add_ratios(rows: list[Row]) -> None:
    """Divide each value by the value of ours in the same measure, where that is not 0."""
    ours = {(row.measure, row.what, row.subject): row.value for row in rows if row.tool == "ours"}
    for row in rows:
        base = ours.get((row.measure, row.what, row.subject))
        row.ratio = round(row.value / base, 2) if base and row.value is not None else None


def table(rows: Iterable[Row]) -> str:
    """Return the rows as aligned text, one block for each `what`."""
    blocks = [list(block) for _, block in groupby(rows, key=lambda row: row.what)]
    return "\n".join(_grid(block) if block[0].subject else _list(block) for block in blocks)


def _list(rows: list[Row]) -> str:
    """Return one line a tool, with its ratio and its note."""
    lines = [f"\n{rows[0].what} ({rows[0].unit})"]
    for row in rows:
        ratio = f"× {row.ratio:.2f}" if row.ratio else ""
        line = f"  {row.tool:<{_NAME}}{_number(row.value):>12}   {ratio:<12}{row.note}"
        lines.append(line.rstrip())
    return "\n".join(lines)


def _grid(rows: list[Row]) -> str:
    """Return one line a subject, one column a tool.

    Each column but ours is followed by its ratio; the notes come last.
    """
    tools = list(dict.fromkeys(row.tool for row in rows))
    subjects = [list(group) for _, group in groupby(rows, key=lambda row: (row.subject, row.unit))]
    names = [f"{group[0].subject} ({group[0].unit})" for group in subjects]
    width = max(_NAME, *map(len, names)) + 2
    heads = "".join(
        f"{tool:>{max(_CELL, len(tool) + 2)}}{'' if tool == 'ours' else ' ' * 10}" for tool in tools
    )
    lines = [f"\n{rows[0].what}", (" " * (width + 2) + heads).rstrip()]
    for name, group in zip(names, subjects, strict=True):
        cells = "".join(_cell(row) for row in group)
        notes = "; ".join(row.note for row in group if row.note)
        lines.append(f"  {name:<{width}}{cells}  {notes}".rstrip())
    return "\n".join(lines)


def _cell(row: Row) -> str:
    value = f"{_number(row.value):>{max(_CELL, len(row.tool) + 2)}}"
    if row.tool == "ours":
        return value
    return value + (f"   × {row.ratio:.{1 if row.ratio >= 10 else 2}f}" if row.ratio else "").ljust(
        10
    )


def _number(value: float | None) -> str:
    if value is None:
        return "void"
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.2f}" if value >= 0.1 else f"{value:,.4f}"


def save(path: Path, rows: Iterable[Row], about: dict) -> None:
    """Write the rows and what they were measured with."""
    text = json.dumps(
        {**about, "rows": [asdict(row) for row in rows]}, indent=2, ensure_ascii=False
    )
    path.write_text(text + "\n", encoding="utf-8")
