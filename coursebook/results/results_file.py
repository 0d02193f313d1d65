"""The file that a learner saves for her class: its model, and one document of it read.

Nothing of the warning signs that she ticked can stand in it, no habits, no free text, and no name
unless she typed one. The file of the page My progress is taken too. Nothing here knows the course's
questions or many files at once.
"""

import json
from typing import Annotated, Any, Literal

import orjson
from pydantic import Field, StrictInt, StrictStr, ValidationError, field_validator
from pydantic_core import ErrorDetails

from coursebook.core.errors import ContentError, Problem
from coursebook.core.fields import Id
from coursebook.core.rules import rule_error
from coursebook.results.formats import (
    CourseId,
    ResultsFormat,
    course_id,
    progress_format,
    results_format,
)
from coursebook.results.progress_file import LARGEST, Answer, Day, Name, Plain, Progress

_ASK = "ask the learner to save it again"
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")  # how a text in UTF-16 begins


class AnswerRecord(Plain):
    """The answers that a learner gave to one question, of those that were marked."""

    quiz: Annotated[Id, Field(description="The id of the quiz.")]
    question: Annotated[
        Id, Field(description="The id of the question; only questions that are scored stand here.")
    ]
    revision: Annotated[
        StrictInt, Field(ge=1, description="The revision of the question that she answered.")
    ]
    first: Annotated[Answer, Field(description="The first answer that was marked.")]
    last: Annotated[Answer, Field(description="The last answer that was marked.")]
    sure: Annotated[
        Literal["", "sure", "think", "guess"],
        Field(description="How sure she was; empty when she did not say."),
    ]
    tries: Annotated[StrictInt, Field(ge=1, description="How often an answer was marked.")]


class ResultsFile(Plain):
    """What a learner hands in: her marked answers, each question once."""

    format: ResultsFormat
    version: Literal[1]
    course: CourseId
    learner: Annotated[
        StrictStr,
        Field(
            pattern=r"^[a-z0-9]{16}$",
            description="Made by chance on her device; says nothing about her.",
        ),
    ]
    saves: Annotated[
        StrictInt,
        Field(
            ge=1,
            le=1_000_000_000,
            description="How often she has saved: the highest is the newest.",
        ),
    ]
    saved: Day
    name: Name | None = None
    answers: Annotated[list[AnswerRecord], Field(description="What she answered.")]

    @field_validator("answers")
    @classmethod
    def _check_questions(cls, answers: list[AnswerRecord]) -> list[AnswerRecord]:
        if len({(answer.quiz, answer.question) for answer in answers}) < len(answers):
            raise rule_error("A question stands there twice")
        return answers


def read_document(text: bytes) -> ResultsFile | Progress:
    """Return what a document holds; raise ContentError with a sentence for each mistake in it."""
    data = _decode(text)
    model = ResultsFile if data["format"] == results_format() else Progress
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ContentError(dict.fromkeys(map(_problem, error.errors()))) from None


def _decode(text: bytes) -> dict[str, Any]:
    """Return the data of a document; raise ContentError if this course cannot have saved it."""
    if len(text) > LARGEST:
        raise refusal("It is larger than 2 MB, so no learner saved it here.")
    if not text.strip():
        raise refusal(f"It is empty; {_ASK}.")
    if text.startswith(UTF_16):
        raise refusal("It is stored as UTF-16; open it in an editor and save it as UTF-8.")
    try:
        data = orjson.loads(text.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError:
        raise refusal(f"It is not JSON, or was cut short; {_ASK}.") from None
    return check_head(data)


def check_head(data: object) -> dict[str, Any]:
    """Return the data of a document.

    Raise ContentError for another format, another course, another version.
    """
    head = data if isinstance(data, dict) else {}
    if head.get("format") not in (progress_format(), results_format()):
        raise refusal(
            "It is not a file of results; choose files that learners saved with 'Save my results'."
        )
    if head.get("course") != course_id():
        raise refusal(f"It is of another course, {_shorten(head.get('course'))}.")
    if type(head.get("version")) is not int or head["version"] != 1:  # True is 1 too
        raise refusal(
            f"It is of version {_shorten(head.get('version'))}, and only version 1 is known here; "
            "use the edition of the course that it was saved with."
        )
    return head


def refusal(sentence: str) -> ContentError:
    """Return the error that a document cannot be used."""
    return ContentError([Problem("", 0, 0, sentence)])


def _problem(detail: ErrorDetails) -> Problem:
    """Say one pydantic error in our words, with the path of keys to it."""
    place = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    mistake = {
        "missing": "is missing",
        "extra_forbidden": "does not belong there",
        "content": f"is not right: {detail['msg'].lower()}",
    }.get(detail["type"], f"is {_shorten(detail['input'])}, which does not fit")
    return Problem(place, 0, 0, f"'{place}' {mistake}; {_ASK}.")


def _shorten(value: object) -> str:
    """Return a value as JSON of at most 59 characters."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]} …"
