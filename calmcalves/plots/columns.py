"""Columns that several files of `data/` share."""

from typing import Annotated, Literal

from pydantic import Field

from coursebook.media.plots.csv_rows import Words

Basis = Literal["published", "derived"]
Source = Annotated[
    Words,
    Field(description="Keys of references.bib, with spaces between: who published the numbers."),
]
