"""Numbers from a CSV file, checked: every mistake at once, each with its line and what to write.

It knows nothing about what the numbers mean: each plot says which columns it wants and what must agree.
"""

import csv
import math
from pathlib import Path

from coursebook.core.errors import ContentError, Problem


def text(value):
    """Accept any words."""
    if not value:
        raise ValueError("is empty. Write some words")
    return value


def number(value):
    """Accept a number with or without decimals."""
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise ValueError(f"is {value!r}. Write a number, with a dot for decimals, like 11.6")
    return found


def whole(value):
    """Accept a whole number, 0 or more."""
    if not (value.isascii() and value.isdigit()):
        raise ValueError(f"is {value!r}. Write a whole number, like 87")
    return int(value)


def one_of(*words):
    """Accept one of these words."""

    def check(value):
        if value not in words:
            raise ValueError(f"is {value!r}. Write one of: {', '.join(words)}")
        return value

    return check


def maybe(kind):
    """Accept an empty cell too, and turn it into `None`."""
    return lambda value: kind(value) if value else None


def read_rows(path, columns, wanted, disagreements):
    """Return the rows of a CSV file as dictionaries, or raise one `ContentError` with all mistakes.

    `columns` maps each name, in the order of the file, to what reads its cells. `wanted` holds the
    first cells of the rows that the picture draws: each must stand there once, and no others.
    `disagreements` takes a row and yields a sentence for all that cannot be right together.
    """
    problems, rows, missing = [], [], list(wanted)
    for line, cells in _lines(Path(path), list(columns)):
        row, found = _row(str(path), line, cells, columns)
        place = tuple(cells[: len(wanted[0])])
        sentences = [] if found else list(disagreements(row))
        if place in missing:
            missing.remove(place)
        else:
            sentences.append(
                f"'{','.join(place)}' is here twice or is not drawn. Take this line out."
            )
        problems += found + [Problem(str(path), line, 1, sentence) for sentence in sentences]
        rows.append(row)
    problems += [
        Problem(str(path), 0, 0, f"no line begins with '{','.join(m)}'. Add it.") for m in missing
    ]
    if problems:
        raise ContentError(problems)
    return rows


def _lines(path, names):
    """Return the lines below the head, each with its number."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            lines = [
                (reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells
            ]
    except (FileNotFoundError, NotADirectoryError):
        _refuse(
            path,
            0,
            "there is no such file. Start the notebook in its own folder, which holds "
            f'the folder data, or name the folder that holds {path.name}, like data="notebooks/data".',
        )
    except UnicodeDecodeError:
        _refuse(path, 0, "this is not UTF-8 text. Save it again as CSV in UTF-8.")
    head = lines[0][1] if lines else []
    if head != names:
        _refuse(path, 1, f"the first line is {','.join(head)!r}. Write: {','.join(names)}")
    if len(lines) < 2:
        _refuse(
            path, 1, "there are no numbers below the first line. Write one line for each number."
        )
    return lines[1:]


def _row(file, line, cells, columns):
    """Return one row and its problems."""
    if len(cells) != len(columns):
        sentence = (
            f"this line has {len(cells)} cells. Write {len(columns)}, one for each name in line 1."
        )
        return {}, [Problem(file, line, 1, sentence)]
    row, problems = {}, []
    for place, ((name, kind), cell) in enumerate(zip(columns.items(), cells), start=1):
        try:
            row[name] = kind(cell)
        except ValueError as error:
            problems.append(Problem(file, line, place, f"{name} {error}."))
    return row, problems


def _refuse(path, line, sentence):
    raise ContentError([Problem(str(path), line, 1, sentence)]) from None
