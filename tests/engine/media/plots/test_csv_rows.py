"""Rows of a CSV file: checked by a model, all mistakes at once, whatever the numbers are about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError

from coursebook.core.errors import ContentError
from coursebook.media.plots.csv_rows import Maybe, Number, Row, Whole, Words, read_rows

HEAD = "tree,rings,height,seen,source\n"
EXPECTED = [("oak",), ("elm",)]


class TreeRow(Row):
    """A tree."""

    tree: Words
    rings: Whole
    height: Maybe[Annotated[Number, Field(description="In metres.", le=100)]]
    seen: Maybe[Literal["up close", "from afar"]]
    source: Words

    def find_contradictions(self) -> Iterator[str]:
        if self.rings < 3 and self.height and self.height > 5:
            yield f"height is {self.height:g} after {self.rings} years. Mend one of them."
        if self.height is None and self.seen:
            yield "seen is told of no height. Fill both or none."


def read(folder: Path, text: str) -> list[TreeRow]:
    (folder / "trees.csv").write_text(HEAD + text, encoding="utf-8")
    return read_rows(folder / "trees.csv", TreeRow, EXPECTED)


def mistakes(folder: Path, text: str) -> list[str]:
    """Return the sentences of the error, each with its line and column."""
    with pytest.raises(ContentError) as error:
        read(folder, text)
    start = f"{folder / 'trees.csv'}:"
    return [line.removeprefix(start).strip() for line in str(error.value).splitlines()]


def test_rows_come_in_the_order_of_the_file_and_an_empty_cell_is_none(tmp_path):
    elm, oak = read(tmp_path, " elm , 2,4.5,up close,b\n\noak,300,,,a\n")
    assert (elm.tree, elm.rings, elm.height, elm.seen) == ("elm", 2, 4.5, "up close")
    assert (oak.height, oak.seen) == (None, None)


def test_a_row_cannot_be_changed(tmp_path):
    oak, _ = read(tmp_path, "oak,300,,,a\nelm,2,4.5,,b\n")
    with pytest.raises(ValidationError, match="frozen"):
        oak.rings = 4


def test_every_cell_is_told_with_its_column_and_what_to_write(tmp_path):
    assert mistakes(tmp_path, "oak,3.0,1e999,near,\nelm,2,200,,b\n") == [
        "2:2: rings is '3.0'. Write a whole number, like 87.",
        "2:3: height is '1e999'. Write a number, with a dot for decimals, like 11.6.",
        "2:4: seen is 'near'. Write 'up close' or 'from afar'.",
        "2:5: source is empty. Write some words.",
        "3:3: height is '200'. Input should be less than or equal to 100.",
    ]


def test_cells_that_contradict_each_other_are_told_beside_mistakes_of_other_lines(tmp_path):
    assert mistakes(tmp_path, "oak,1,30,,a\nelm,2,,from afar,b\nelm,x,,,b\n") == [
        "2:1: height is 30 after 1 years. Mend one of them.",
        "3:1: seen is told of no height. Fill both or none.",
        "4:2: rings is 'x'. Write a whole number, like 87.",
        "4:1: 'elm' is here twice or is not drawn. Take this line out.",
    ]


def test_lines_that_are_missing_too_short_or_not_drawn_are_told(tmp_path):
    assert mistakes(tmp_path, "oak,300\nash,9,,,a\n") == [
        "2:1: this line has 2 cells. Write 5, one for each name in line 1.",
        "3:1: 'ash' is here twice or is not drawn. Take this line out.",
        "no line begins with 'elm'. Add it.",
    ]
