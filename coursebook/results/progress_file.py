"""The file that a learner saves on the page My progress: its model.

`results_file` reads it for a class report. Nothing of the warning signs that she ticked can stand
in it, and no name unless she typed one. The page has the same rules (`browser/progress/file.js`);
the files of `tests/fixtures/progress/` hold both to them.
"""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StrictInt, StrictStr

from coursebook.core.fields import Id, Model
from coursebook.results.formats import CourseId, ProgressFormat

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST = 2_000_000  # bytes; a whole course is a few thousand


def parse_day(value: object) -> date:
    """Read a day such as 2026-11-22; raise ValueError for all else.

    Pydantic alone would take a moment or a number.
    """
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


Day = Annotated[
    date, BeforeValidator(parse_day), Field(description="The day on which the file was saved.")
]
Name = Annotated[
    StrictStr, Field(pattern=r"\S", max_length=120, description="Only there when she typed it.")
]
Answer = Annotated[
    list[StrictStr],
    Field(description="An answer: a list of strings, whatever the type of the question."),
]
Count = Annotated[StrictInt, Field(ge=0)]
# pydantic says it of no dictionary by itself
_ONLY_IDS = Field(json_schema_extra={"additionalProperties": False})


class Plain(Model):
    """A record that takes every text as it is."""

    model_config = ConfigDict(str_strip_whitespace=False)


class QuestionProgress(Plain):
    """What is remembered of one question."""

    picked: Annotated[Answer, Field(description="What stands there now, marked or not.")]
    checked: Annotated[Answer | None, Field(description="The last answer that was marked.")]
    first: Annotated[Answer | None, Field(description="The first answer that was marked.")]
    tries: Annotated[Count, Field(description="How often an answer was marked.")]
    hints: Annotated[Count, Field(description="How many hints were asked for.")]
    sure: Annotated[
        Literal["", "sure", "think", "guess"],
        Field(description="How sure the learner was; empty when she did not say."),
    ]
    text: Annotated[StrictStr, Field(description="What she wrote in her own words.")]
    revision: Annotated[
        StrictInt, Field(ge=1, description="The revision of the question that she answered.")
    ]


class Progress(Plain):
    """What a learner has done in the course, as she saved it."""

    format: ProgressFormat
    version: Literal[1]
    course: CourseId
    saved: Day
    name: Name | None = None
    lessons: Annotated[list[Id], Field(description="The lessons that she read to their end.")]
    quizzes: Annotated[
        dict[Id, Annotated[dict[Id, QuestionProgress], _ONLY_IDS]],
        _ONLY_IDS,
        Field(description="What she answered, by quiz and question."),
    ]
    habits: Annotated[
        dict[Id, list[Id]], _ONLY_IDS, Field(description="The habits that she ticked, by list.")
    ]
