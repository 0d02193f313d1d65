"""How a figure is said, and the table that it stands in. Nothing here knows a class."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from coursebook.core.messages import messages
from coursebook.results.report.statistics import SMALLEST

Row = tuple[str, ...]


class ReportTable(NamedTuple):
    """A table: the first cell of each row names the row."""

    caption: str
    head: Sequence[str]
    rows: Sequence[Row]


def report_messages() -> dict[str, Any]:
    """Return the words of the report."""
    return messages()["report"]


def build_table(name: str, rows: Sequence[Row]) -> ReportTable:
    """Return a table with the caption and the head that the messages have for it."""
    t = report_messages()[name]
    return ReportTable(t["caption"], t["head"], rows)


def format_share(some: int, whole: int) -> str:
    """Say a share: in every 100 with both counts, or the counts alone where there are few."""
    t = report_messages()
    if not whole:
        return t["why"]["nobody"]
    counts = {"some": f"{some:,}", "whole": f"{whole:,}"}
    if whole < SMALLEST:
        return t["count"].format(**counts)
    return t["share"].format(percent=format_percent(some / whole), **counts)


def format_percent(share: float) -> str:
    """Say a share, 0 to 1, as a percentage; what is not quite none or all is never said to be."""
    rounded = round(100 * share)
    if share > 0 and rounded == 0:
        return "<1%"
    return ">99%" if share < 1 and rounded == 100 else f"{rounded}%"


def format_decimal(value: float) -> str:
    """Say a number with two decimals, with a minus that is one."""
    return f"{value:.2f}".replace("-", "−").replace("−0.00", "0.00")


def format_or_why(value: float | None, why: str) -> str:
    """Say a number with two decimals, or why there is none."""
    return why if value is None else format_decimal(value)
