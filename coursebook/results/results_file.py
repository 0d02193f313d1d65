"""The file that a learner saves for her class: its model, and one document of it read.

Nothing of the warning signs that she ticked can stand in it, no habits, no free text, and no name unless she typed one.
The file of the page My progress is taken too. Nothing here knows the course's questions or many files at once.
"""

import json
from datetime import date
from typing import Annotated, Literal

import orjson
from pydantic import BeforeValidator, Field, StrictInt, StrictStr, ValidationError, field_validator

from coursebook.core.errors import ContentError, Problem
from coursebook.core.fields import Id
from coursebook.core.rules import rule_error
from coursebook.results.progress_file import LARGEST, Answer, Plain, Progress, parse_day

_ASK = "ask the learner to save it again"
_FORMATS = {"calm-calves-progress", "calm-calves-results"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")


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

    format: Literal["calm-calves-results"]
    version: Literal[1]
    course: Literal["calm-calves"]
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
    answers: Annotated[list[AnswerRecord], Field(description="What she answered.")]

    @field_validator("answers")
    @classmethod
    def _each_question_once(cls, answers):
        if len({(each.quiz, each.question) for each in answers}) < len(answers):
            raise rule_error("A question stands there twice")
        return answers


def read_document(text):
    """Return the HandedIn or the Progress that a document of bytes holds; raise ContentError with a sentence for each mistake."""
    data = _data(text)
    try:
        return (
            ResultsFile if data["format"] == "calm-calves-results" else Progress
        ).model_validate(data)
    except ValidationError as error:
        raise ContentError(dict.fromkeys(_problem(detail) for detail in error.errors())) from None


def _data(text):
    """Return what a document holds, if it can be a saved file of this course and version."""
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
    check_head(data)
    return data


def check_head(data):
    """Refuse another format, another course, another version."""
    head = data if isinstance(data, dict) else {}
    if not isinstance(head.get("format"), str) or head["format"] not in _FORMATS:
        raise refusal(
            "It is not a file of results; choose files that learners saved with 'Save my results'."
        )
    if head.get("course") != "calm-calves":
        raise refusal(f"It is of another course, {_short(head.get('course'))}.")
    if type(head.get("version")) is not int or head["version"] != 1:
        raise refusal(
            f"It is of version {_short(head.get('version'))}, and only version 1 is known here; "
            "use the edition of the course that it was saved with."
        )


def refusal(sentence):
    """Return the error that a document cannot be used."""
    return ContentError([Problem("", 0, 0, sentence)])


def _problem(detail):
    """Say one pydantic error in our words, with the path of keys to it."""
    place = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    said = {
        "missing": "is missing",
        "extra_forbidden": "does not belong there",
        "content": f"is not right: {detail['msg'].lower()}",
    }.get(detail["type"], f"is {_short(detail['input'])}, which does not fit")
    return Problem(place, 0, 0, f"'{place}' {said}; {_ASK}.")


def _short(value):
    found = json.dumps(value, ensure_ascii=False, default=str)
    return found if len(found) <= 60 else f"{found[:57]} …"
