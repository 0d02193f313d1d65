"""The drawings of a course and what each shows, in a sentence and in more words.

The drawings are SVG files in `book/figures` and its folders, their words in `pictures.yml` there.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field, RootModel

from coursebook.core.errors import Problem, load_or_problems
from coursebook.core.fields import Model, Text
from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile

FIGURES = Path("book") / "figures"
PICTURES = FIGURES / "pictures.yml"
NOT_DESCRIBED = {"favicon", "mark"}  # of the book itself
FILMS = "films"  # described in a file of their own


class PictureText(Model):
    """A drawing in words."""

    alt: Annotated[Text, Field(max_length=200, description="What it shows, in one sentence.")]
    description: Annotated[
        Text, Field(description="What there is to see, for those who want or need more words.")
    ]


PictureName = Annotated[str, Field(pattern=r"^([a-z]+/)?[a-z0-9-]+$")]


class Pictures(RootModel[dict[PictureName, PictureText]]):
    """All drawings by their place below `book/figures`, without `.svg`."""


def picture_problems(root: Path) -> list[Problem]:
    """Return what is wrong between the drawings of a course and the file that describes them.

    Without that file there is nothing.
    """
    path = root / PICTURES
    if not path.is_file():
        return []
    pictures, problems = load_or_problems(load_pictures, path)
    if not pictures:
        return problems
    drawn, described, file = _drawing_names(root / FIGURES), set(pictures.root), YamlFile(path)
    problems = [
        file.problem(
            file.nearest_position((name,)),
            f"there is no drawing '{name}.svg'; add it or take the entry out.",
        )
        for name in pictures.root
        if name not in drawn
    ]
    for name in sorted(drawn - described):
        sentence = f"the drawing '{name}.svg' is not described"
        advice = f"add '{name}:' with 'alt' and 'description'."
        problems.append(Problem(str(path), 0, 0, f"{sentence}; {advice}"))
    return problems


def _drawing_names(folder: Path) -> set[str]:
    """Return the places below the folder, without `.svg`, of all drawings that need words."""
    return {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.rglob("*.svg")
        if path.stem not in NOT_DESCRIBED and path.parent.name != FILMS
    }


def load_pictures(source: str | Path | YamlFile) -> Pictures:
    """Return what the drawings show; raise ContentError with all mistakes."""
    return load(Pictures, source)
