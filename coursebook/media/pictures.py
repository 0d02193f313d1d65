"""The drawings of the course: what each shows, in a sentence and in more words (`book/figures/pictures.yml`)."""

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


class Described(Model):
    """A drawing in words."""

    alt: Annotated[Text, Field(max_length=200, description="What it shows, in one sentence.")]
    description: Annotated[
        Text, Field(description="What there is to see, for those who want or need more words.")
    ]


class Pictures(RootModel):
    """All drawings by their place below `book/figures`, without `.svg`."""

    root: dict[Annotated[str, Field(pattern=r"^([a-z]+/)?[a-z0-9-]+$")], Described]


def picture_problems(root):
    """Return what is wrong between the drawings of a course and the file that describes them; no file, no problem."""
    path, folder = root / PICTURES, root / FIGURES
    if not path.is_file():
        return []
    pictures, problems = load_or_problems(load_pictures, path)
    if not pictures:
        return problems
    drawn = {
        each.relative_to(folder).with_suffix("").as_posix()
        for each in folder.rglob("*.svg")
        if each.stem not in NOT_DESCRIBED and each.parent.name != FILMS
    }
    file = YamlFile(path)
    lost = [
        file.problem(
            file.nearest_position((name,)),
            f"there is no drawing '{name}.svg'; add it or take the entry out.",
        )
        for name in pictures.root
        if name not in drawn
    ]
    return lost + [
        Problem(
            str(path),
            0,
            0,
            f"the drawing '{name}.svg' is not described; add '{name}:' with 'alt' and 'description'.",
        )
        for name in sorted(drawn - set(pictures.root))
    ]


def load_pictures(path):
    """Read what the drawings show; raise ContentError with all mistakes."""
    return load(Pictures, path)
