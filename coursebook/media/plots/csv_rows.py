"""Rows of a CSV file, checked by a pydantic model: every mistake at once, with its line.

A plot declares a `Row` for its file: the fields are the columns, in the order of the file. Each
mistake says what to write instead. Nothing here knows what the numbers mean.
"""

import csv
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from coursebook.core.errors import ContentError, Problem
from coursebook.core.rules import rule_error


def _read_words(cell: str) -> str:
    if not cell:
        raise rule_error("is empty. Write some words")
    return cell


def _read_number(cell: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise rule_error(f"is {cell!r}. Write a number, with a dot for decimals, like 11.6")
    return value


def _read_whole(cell: str) -> int:
    # pydantic alone would take '12.0', '-3' and '1_000' too: more often a slip than meant.
    if not (cell.isascii() and cell.isdigit()):
        raise rule_error(f"is {cell!r}. Write a whole number, like 87")
    return int(cell)


def _empty_as_none(cell: str) -> str | None:
    return cell or None


Cell = TypeVar("Cell")
Words = Annotated[str, BeforeValidator(_read_words)]
Number = Annotated[float, BeforeValidator(_read_number)]
Whole = Annotated[int, BeforeValidator(_read_whole)]  # 0 or more
Maybe = Annotated[Cell | None, BeforeValidator(_empty_as_none)]  # an empty cell is None


class Row(BaseModel):
    """One line of a CSV file. A model of a file adds the columns, in the order of the file."""

    model_config = ConfigDict(frozen=True)

    def find_contradictions(self) -> Iterator[str]:
        """Yield a sentence for each thing that cannot be right together in this row."""
        return iter(())


AnyRow = TypeVar("AnyRow", bound=Row)


def read_rows(path: Path, model: type[AnyRow], expected: Sequence[tuple[str, ...]]) -> list[AnyRow]:
    """Return the rows of a CSV file in UTF-8; raise one ContentError with all its mistakes.

    `expected` holds the first cells of the lines that the picture draws: each must stand there
    once, and no others.
    """
    rows, problems, missing = [], [], list(expected)
    for line, cells in _read_lines(path, list(model.model_fields)):
        row, mistakes = _read_row(model, cells)
        if row is not None:
            rows.append(row)
            mistakes += [(1, sentence) for sentence in row.find_contradictions()]
        start = tuple(cells[: len(expected[0])])
        if start in missing:
            missing.remove(start)
        else:
            sentence = f"'{','.join(start)}' is here twice or is not drawn. Take this line out."
            mistakes.append((1, sentence))
        problems += [Problem(str(path), line, column, sentence) for column, sentence in mistakes]
    for start in missing:
        sentence = f"no line begins with '{','.join(start)}'. Add it."
        problems.append(Problem(str(path), 0, 0, sentence))
    if problems:
        raise ContentError(problems)
    return rows


def _read_lines(path: Path, names: list[str]) -> list[tuple[int, list[str]]]:
    """Return the cells of each line below the head, with its number; empty lines are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            lines = [
                (reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells
            ]
    except (FileNotFoundError, NotADirectoryError):
        _refuse_file(
            path,
            0,
            "there is no such file. Start the notebook in its own folder, which holds the folder "
            f'data, or name the folder that holds {path.name}, like data="notebooks/data".',
        )
    except UnicodeDecodeError:
        _refuse_file(path, 0, "this is not UTF-8 text. Save it again as CSV in UTF-8.")
    head = lines[0][1] if lines else []
    if head != names:
        _refuse_file(path, 1, f"the first line is {','.join(head)!r}. Write: {','.join(names)}")
    if len(lines) < 2:
        sentence = "there are no numbers below the first line. Write one line for each number."
        _refuse_file(path, 1, sentence)
    return lines[1:]


def _read_row(model: type[AnyRow], cells: list[str]) -> tuple[AnyRow | None, list[tuple[int, str]]]:
    """Return the row of these cells, or None and each mistake with its column."""
    names = list(model.model_fields)
    if len(cells) != len(names):
        count = f"this line has {len(cells)} cells"
        return None, [(1, f"{count}. Write {len(names)}, one for each name in line 1.")]
    try:
        return model.model_validate(dict(zip(names, cells, strict=True))), []
    except ValidationError as error:
        wrong = [(str(detail["loc"][0]), detail) for detail in error.errors()]
        return None, [
            (names.index(name) + 1, f"{name} {_explain(detail)}.") for name, detail in wrong
        ]


def _explain(detail: ErrorDetails) -> str:
    """Return what is wrong with one cell and what to write, as the end of a sentence."""
    if detail["type"] == "content":  # one of our own sentences
        return detail["msg"]
    if detail["type"] == "literal_error":
        return f"is {detail['input']!r}. Write {detail['ctx']['expected']}"
    return f"is {detail['input']!r}. {detail['msg']}"


def _refuse_file(path: Path, line: int, sentence: str) -> NoReturn:
    raise ContentError([Problem(str(path), line, 1, sentence)]) from None
