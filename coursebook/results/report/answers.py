"""Each answer that occurs, kept once: a number stands for it, and columns say what it was.

Learners are many and the answers to a question are few, so an answer's text is read and checked
once, and then looked up. It knows nothing of learners, and marks nothing.
"""

from array import array
from collections.abc import Iterable
from typing import TypeVar

import orjson

from coursebook.results.report.course import ScoredCourse
from coursebook.results.results_file import AnswerRecord

LEFT_OUT = 65_535  # the item of an answer that the report cannot use
SURE = ("", "guess", "think", "sure")
_MOST = 200_000  # looked up at once: what is typed could differ without end
_Key = TypeVar("_Key")


class Answers:
    """Answers by number, each different one once.

    Columns, an entry an answer: `question` (each has its number, those of other courses too),
    `item` (its index in `course.items`, or LEFT_OUT), `first` and `last` (numbers of responses),
    `sure` (index in SURE), `tries` (1 to 65,535). `responses` holds the number of each item and
    response, `left_out` why an answer is left out and its question.
    """

    def __init__(self, course: ScoredCourse) -> None:
        self._items = {(item.quiz.id, item.question.id): i for i, item in enumerate(course.items)}
        self._revisions = [item.question.revision for item in course.items]
        asked = {(quiz.id, question.id) for quiz in course.quizzes for question in quiz.questions}
        self._unscored = asked - set(self._items)
        self._texts: dict[bytes, int] = {}
        self._numbers: dict[tuple[object, ...], int] = {}
        self._questions: dict[tuple[str, str], int] = {}
        self.question, self.item = array("I"), array("H")
        self.first, self.last = array("I"), array("I")
        self.sure, self.tries = array("B"), array("H")
        self.responses: dict[tuple[int, tuple[str, ...]], int] = {}
        self.left_out: dict[int, tuple[str, str]] = {}

    def read(self, texts: list[bytes]) -> list[int]:
        """Return the numbers of answers stored as JSON, each without its braces.

        Raise ValueError where one is not as it must be.
        """
        try:  # nearly all were read before: one loop without a call a text
            return [self._texts[text] for text in texts]
        except KeyError:
            return [self._read(text) for text in texts]

    def _read(self, text: bytes) -> int:
        number = self._texts.get(text)
        if number is None:
            number = self.add(AnswerRecord.model_validate(orjson.loads(b"{%b}" % text)))
            _keep(self._texts, text, number)
        return number

    def add(self, answer: AnswerRecord) -> int:
        """Return the number of an answer."""
        response = (tuple(answer.first), tuple(answer.last), answer.sure, answer.tries)
        key = (answer.quiz, answer.question, answer.revision, *response)
        number = self._numbers.get(key)
        if number is None:
            number = self._add(answer)
            _keep(self._numbers, key, number)
        return number

    def _add(self, answer: AnswerRecord) -> int:
        """Append an answer to the columns; return its number."""
        number, name = len(self.item), (answer.quiz, answer.question)
        item, reason = self._find_item(answer)
        if reason:
            self.left_out[number] = (reason, "/".join(name))
        self.question.append(self._questions.setdefault(name, len(self._questions)))
        self.item.append(item)
        self.first.append(self._number_response(item, answer.first))
        self.last.append(self._number_response(item, answer.last))
        self.sure.append(SURE.index(answer.sure))
        self.tries.append(min(answer.tries, 65_535))
        return number

    def _find_item(self, answer: AnswerRecord) -> tuple[int, str]:
        """Return the item of an answer and no reason, or LEFT_OUT and why."""
        name = (answer.quiz, answer.question)
        item = self._items.get(name, LEFT_OUT)
        if item == LEFT_OUT:
            return LEFT_OUT, "unscored" if name in self._unscored else "unknown"
        if answer.revision != self._revisions[item]:
            return LEFT_OUT, "another revision"
        return item, ""

    def _number_response(self, item: int, answer: Iterable[str]) -> int:
        """Return the number of a response; what is left out has none."""
        if item == LEFT_OUT:
            return 0
        return self.responses.setdefault((item, tuple(answer)), len(self.responses))


def _keep(numbers: dict[_Key, int], key: _Key, number: int) -> None:
    """Remember a number, within bounds: forgotten ones are only read again."""
    if len(numbers) >= _MOST:
        numbers.clear()
    numbers[key] = number
