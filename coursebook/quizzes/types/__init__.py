"""The question types, one module each: its model, its rules and its marking.

A module that lies here is a type of its own, or is shared by several (`question`, `choices`). Its template, its
script and its test have the same name: see CONTRIBUTING.md.
"""

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import Annotated, get_args

from pydantic import Field

from coursebook.quizzes.types.question import Mark, Question


def _types():
    """Return the class of each type by its name, in the order of the names."""
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    classes = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Question) and "type" in value.model_fields
    }
    named = {get_args(each.model_fields["type"].annotation)[0]: each for each in classes}
    return dict(sorted(named.items()))


TYPES = _types()
AnyQuestion = Annotated[reduce(or_, TYPES.values()), Field(discriminator="type")]

__all__ = ["TYPES", "AnyQuestion", "Mark", "Question"]
