"""What a saved file says of itself in its head: its format and its course.

The one place that knows these names. They are functions, and are asked anew each time, because a
course says only at run time what it is called.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from coursebook.core.settings import current_settings


def course_id() -> str:
    """Return the id of the course in force, the prefix of its formats."""
    return current_settings().id


def results_format() -> str:
    """Return the format of the file that a learner hands in."""
    return f"{course_id()}-results"


def progress_format() -> str:
    """Return the format of the file that the page My progress saves."""
    return f"{course_id()}-progress"


@dataclass(frozen=True)
class _Constant:
    """A text that must be what `expected` returns: a `Literal` that is known only at run time."""

    expected: Callable[[], str]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "const": self.expected()}

    def _check(self, text: str) -> str:
        if text != self.expected():
            raise ValueError(f"not {self.expected()!r}")
        return text


CourseId = Annotated[str, _Constant(course_id)]
ResultsFormat = Annotated[str, _Constant(results_format)]
ProgressFormat = Annotated[str, _Constant(progress_format)]
