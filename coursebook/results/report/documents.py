"""Documents of bytes become numbers: of each its head, and one number for each of its answers.

A document that stands exactly as the course saves it goes the fast way: its head fits a pattern,
and the text of each of its answers is looked up. Texts that are JSON objects one by one are, joined
by commas, the list that the document holds; so the fast way takes nothing that the models refuse.
One that is laid out otherwise is decoded, and its answers are looked up as they would be written.
What is left goes the slow way, through the models, which say what is wrong.
"""

import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import orjson

from coursebook.core.errors import ContentError, Problem
from coursebook.results.formats import course_id, results_format
from coursebook.results.progress_file import LARGEST, Progress
from coursebook.results.report.answers import Answers
from coursebook.results.report.course import ScoredCourse
from coursebook.results.results_file import AnswerRecord, ResultsFile, check_head, read_document

_SPACE = b" \t\r\n"  # what JSON calls so
_parse_day = lru_cache(maxsize=5000)(date.fromisoformat)  # learners are many, and days are few

# Hears how far a reading is: how much is done, and of how much, in files, rows or bytes.
Tell = Callable[[int, int], None]


class Unused(NamedTuple):
    """A file, or a line of it (0: the whole file), that is not used, and the reason, a sentence."""

    file: str
    line: int
    reason: str


class Document(NamedTuple):
    """What one document says, with its answers as numbers."""

    learner: str
    name: str | None
    saved: date
    saves: int
    numbers: list[int]


class Documents:
    """All that was read, in columns.

    `learner`, `name`, `saved`, `saves`, `file`, `line` and `size` have an entry a document.
    `numbers` holds those of all answers in `answers`, `size` of each document.
    """

    def __init__(self, course: ScoredCourse) -> None:
        self.answers = Answers(course)
        self.unused: list[Unused] = []
        self.learner: list[str] = []
        self.name: list[str | None] = []
        self.saved: list[date] = []
        self.saves = array("I")
        self.file: list[str] = []
        self.line = array("Q")
        self.size = array("I")
        self.numbers = array("I")

    def read(
        self, text: bytes, file: str, line: int = 0, numbers: Sequence[int] | None = None
    ) -> None:
        """Read a document in a file, or in a line of it; list it as unused when that fails.

        `numbers` are those of its answers, when they were read before and the document holds none.
        """
        text = text.strip(_SPACE)
        try:
            document = (
                parse_canonical(text, self.answers)
                or parse_json(text, self.answers)
                or parse_validated(text, self.answers)
            )
        except ContentError as error:
            self.refuse(file, line, _summarise(error.problems))
        else:
            self._add(document, numbers or document.numbers, file, line)

    def refuse(self, file: str, line: int, reason: str) -> None:
        """List a file, or a line of it, as unused."""
        self.unused.append(Unused(file, line, reason))

    def _add(self, document: Document, numbers: Sequence[int], file: str, line: int) -> None:
        self.learner.append(document.learner)
        self.name.append(document.name)
        self.saved.append(document.saved)
        self.saves.append(document.saves)
        self.file.append(file)
        self.line.append(line)
        self.size.append(len(numbers))
        self.numbers.extend(numbers)


@lru_cache(maxsize=8)
def _head_pattern(course: str) -> re.Pattern[bytes]:
    """Return what the head of a document looks like that stands as the course saves it.

    Groups: learner, saves, day, name (None where there is none).
    """
    head = f'{{"format":"{results_format()}","version":1,"course":"{course}","learner":"'
    return re.compile(
        re.escape(head.encode()) + rb'([a-z0-9]{16})","saves":([1-9][0-9]{0,8}),'
        rb'"saved":"([0-9]{4}-[0-9]{2}-[0-9]{2})",'
        rb'(?:"name":(?:null|"([^"\\\x00-\x1f]{1,480})"),)?"answers":\['
    )


def parse_canonical(text: bytes, answers: Answers) -> Document | None:
    """Read a document that stands as the course saves it; return None when it does not."""
    head = _head_pattern(course_id()).match(text)
    if not head or not text.endswith(b"]}") or len(text) > LARGEST:
        return None
    learner, saves, saved, written_name = head.groups()
    try:
        numbers = _number_answers(text[head.end() : -2], answers)
        name = None if written_name is None else written_name.decode()
        day = _parse_day(saved.decode())
    except ValueError:  # a day that is none, no UTF-8, an answer that is not JSON or not valid
        return None
    if name is not None and (name.isspace() or len(name) > 120):
        return None
    if _has_repeats(numbers, answers):
        return None
    return Document(learner.decode(), name, day, int(saves), numbers)


def _number_answers(text: bytes, answers: Answers) -> list[int]:
    """Return the numbers of the answers in what stands between the brackets.

    Raise ValueError when they are not as they must be.
    """
    if not text:
        return []
    if text[:1] != b"{" or text[-1:] != b"}":
        raise ValueError("not objects")
    return answers.read(text[1:-1].split(b"},{"))


def _has_repeats(numbers: list[int], answers: Answers) -> bool:
    """Return whether a question is answered twice."""
    return len(set(map(answers.question.__getitem__, numbers))) < len(numbers)


def parse_json(text: bytes, answers: Answers) -> Document | None:
    """Read a document that is laid out in another way; return None when anything is wrong."""
    if len(text) > LARGEST:
        return None
    try:
        data = check_head(orjson.loads(text))
        written = data.pop("answers")
        # The answers are looked up. The model sees an empty list, or what stands there instead.
        head = ResultsFile.model_validate({**data, "answers": written[:0]})
        numbers = _number_answers(orjson.dumps(written)[1:-1], answers)
    except (ContentError, ValueError, TypeError, KeyError):
        return None
    if _has_repeats(numbers, answers):
        return None
    return Document(head.learner, head.name, head.saved, head.saves, numbers)


def parse_validated(text: bytes, answers: Answers) -> Document:
    """Read any document through the models; raise ContentError with a sentence for each mistake."""
    content = read_document(text)
    if isinstance(content, ResultsFile):
        numbers = [answers.add(answer) for answer in content.answers]
        return Document(content.learner, content.name, content.saved, content.saves, numbers)
    numbers = [answers.add(answer) for answer in _marked_answers(content)]
    return Document(_make_learner_id(content), content.name, content.saved, 1, numbers)


def _make_learner_id(progress: Progress) -> str:
    """Return an id: a file of My progress has none, and the same content is the same learner."""
    content = orjson.dumps(progress.model_dump(), option=orjson.OPT_SORT_KEYS)
    return blake2b(content, digest_size=8).hexdigest()


def _marked_answers(progress: Progress) -> Iterator[AnswerRecord]:
    """Yield the marked answers of a file of My progress."""
    for quiz, questions in progress.quizzes.items():
        for question, answer in questions.items():
            if answer.checked is not None:
                yield AnswerRecord(
                    quiz=quiz,
                    question=question,
                    revision=answer.revision,
                    first=answer.checked if answer.first is None else answer.first,
                    last=answer.checked,
                    sure=answer.sure,
                    tries=max(answer.tries, 1),
                )


def _summarise(problems: Sequence[Problem]) -> str:
    """Say the first mistake, and how many more there are."""
    more = len(problems) - 1
    if not more:
        return problems[0].sentence
    return f"{problems[0].sentence} ({more} more mistake{'s' if more > 1 else ''})"
