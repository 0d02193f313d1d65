"""The result: one row a tool and measure, with its ratio to ours; as a table and as JSON."""

import json
from dataclasses import asdict, dataclass


@dataclass
class Row:
    """One number that was measured; None and a note when it is void."""

    measure: str
    what: str
    tool: str
    value: float | None
    unit: str
    note: str = ""
    ratio: float | None = None


def add_ratios(rows):
    """Divide each value by the value of ours in the same measure."""
    ours = {(row.measure, row.what): row.value for row in rows if row.tool == "ours"}
    for row in rows:
        base = ours.get((row.measure, row.what))
        row.ratio = round(row.value / base, 2) if base and row.value is not None else None


def table(rows):
    """Return the rows as aligned text; notes stand below."""
    lines, shown = [], None
    for row in rows:
        if row.what != shown:
            lines.append(f"\n{row.what} ({row.unit})")
            shown = row.what
        lines.append(
            f"  {row.tool:<28}{_number(row.value):>12}   {'× ' + format(row.ratio, '.2f') if row.ratio else '':<12}{row.note}"
        )
    return "\n".join(lines)


def _number(value):
    if value is None:
        return "void"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:,.2f}"


def save(path, rows, about):
    """Write the rows and what they were measured with."""
    text = json.dumps(
        {**about, "rows": [asdict(row) for row in rows]}, indent=2, ensure_ascii=False
    )
    path.write_text(text + "\n", encoding="utf-8")
