"""The question types, one folder each: model, rules and marking, with its template and its script.

A module beside the folders is shared by several types (`question`, `option`, `choices`). A folder
that is put here is a type of its own at once: this finds its model, `core/bundle.py` its script,
`quizzes/quiz.html.j2` its template. CONTRIBUTING.md shows how, with an example.
"""

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, get_args

from pydantic import Field

from coursebook.quizzes.types.question import Mark, Misconception, Prompt, Question


def _find_types() -> dict[str, type[Question]]:
    """Return the class of each type by its name, in the order of the names."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    classes = [
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Question) and "type" in value.model_fields
    ]
    # The name of a type is the one literal that its field `type` takes.
    named = {get_args(kind.model_fields["type"].annotation)[0]: kind for kind in classes}
    return dict(sorted(named.items()))


TYPES = _find_types()

if TYPE_CHECKING:  # a union that is made of what lies in a folder is nothing that mypy can know
    AnyQuestion = Question
else:
    AnyQuestion = Annotated[reduce(or_, TYPES.values()), Field(discriminator="type")]

__all__ = ["TYPES", "AnyQuestion", "Mark", "Misconception", "Prompt", "Question"]
