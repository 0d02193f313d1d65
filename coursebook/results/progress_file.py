"""The file that a learner saves on the page My progress: its model, and how it is read for a class report.

Nothing of the warning signs that she ticked can stand in it, and no name unless she typed one. The page has the
same rules (`static/course/progress/file.js`); the files of `tests/fixtures/progress/` hold both to them.
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from coursebook.core.errors import ContentError, Problem
from coursebook.core.fields import Id, Model

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LARGEST = 2_000_000  # bytes; a whole course is a few thousand
_ASK = "ask for the file to be saved again on the page My progress"
_SENTENCES = {
    "missing": f"is missing; {_ASK}.",
    "extra_forbidden": f"does not belong there; {_ASK}.",
}


def parse_day(value):
    """Refuse what is not a day as 2026-11-22: pydantic alone would take a moment or a number."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise ValueError("not a day")
    return date.fromisoformat(value)


Answer = Annotated[
    list[StrictStr],
    Field(description="An answer: a list of strings, whatever the type of the question."),
]
_ONLY_IDS = Field(
    json_schema_extra={"additionalProperties": False}
)  # pydantic says it of no dictionary by itself
Count = Annotated[StrictInt, Field(ge=0)]


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

    format: Literal["calm-calves-progress"]
    version: Literal[1]
    course: Literal["calm-calves"]
    saved: Annotated[
        date, BeforeValidator(parse_day), Field(description="The day on which the file was saved.")
    ]
    name: (
        Annotated[
            StrictStr,
            Field(pattern=r"\S", max_length=120, description="Only there when she typed it."),
        ]
        | None
    ) = None
    lessons: Annotated[list[Id], Field(description="The lessons that she read to their end.")]
    quizzes: Annotated[
        dict[Id, Annotated[dict[Id, QuestionProgress], _ONLY_IDS]],
        _ONLY_IDS,
        Field(description="What she answered, by quiz and question."),
    ]
    habits: Annotated[
        dict[Id, list[Id]], _ONLY_IDS, Field(description="The habits that she ticked, by list.")
    ]


def load_progress(path):
    """Read a saved file; raise ContentError with one sentence for each mistake in it."""
    data = _data(Path(path))
    try:
        return Progress.model_validate(data)
    except ValidationError as error:
        found = dict.fromkeys(_problem(str(path), detail) for detail in error.errors())
        raise ContentError(found) from None


def _data(path):
    """Return what a file holds, if it can be a saved file of this version."""
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(
                path,
                "is larger than 2 MB, so it was not saved on the page My progress; choose another file.",
            )
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _refused(
            path, f"cannot be read ({error.strerror}); check its name and place."
        ) from None
    except (ValueError, RecursionError):
        raise _refused(
            path, "is not JSON; choose a file that was saved on the page My progress."
        ) from None
    if not isinstance(data, dict) or (data.get("format"), data.get("course")) != (
        "calm-calves-progress",
        "calm-calves",
    ):
        raise _refused(
            path, "was not saved on the page My progress of this course; choose another file."
        )
    if data.get("version") != 1 or isinstance(data["version"], bool):
        raise _refused(
            path,
            f"is of version {data.get('version')!r}, and only version 1 is known here; "
            "use the edition of the course that it was saved with.",
        )
    return data


def _refused(path, sentence):
    return ContentError([Problem(str(path), 0, 0, sentence)])


def _problem(file, detail):
    """Say one pydantic error in our words, with the path of keys to it."""
    place = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    found = json.dumps(detail["input"], ensure_ascii=False, default=str)
    fits_not = f"{found if len(found) <= 60 else f'{found[:57]} …'} does not fit there; {_ASK}."
    return Problem(f"{file} at {place}", 0, 0, _SENTENCES.get(detail["type"], fits_not))
