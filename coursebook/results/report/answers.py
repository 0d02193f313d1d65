"""Each answer that occurs, kept once: a number stands for it, and columns say what it was.

Learners are many and the answers to a question are few, so an answer's text is read and checked once, and then looked
up. It knows nothing of learners, and marks nothing.
"""

from array import array

import orjson

from coursebook.results.results_file import AnswerRecord

LEFT_OUT = 65_535  # the item of an answer that the report cannot use
SURE = ("", "guess", "think", "sure")
_MOST = 200_000  # looked up at once: what is typed could differ without end


class Answers:
    """Answers by number: question (any, each has its number), item, first and last response, how sure, how many tries."""

    def __init__(self, course):
        self._items = {(item.quiz.id, item.question.id): i for i, item in enumerate(course.items)}
        self._revisions = [item.question.revision for item in course.items]
        self._unscored = {
            (quiz.id, question.id) for quiz in course.quizzes for question in quiz.questions
        } - set(self._items)
        self._texts, self._numbers, self._questions = {}, {}, {}
        self.question, self.item, self.first, self.last, self.sure, self.tries = (
            array(kind) for kind in "IHIIBH"
        )
        self.responses = {}  # the number of each (item, answer) that occurs
        self.left_out = {}  # by number: why an answer is left out, and its question

    def read(self, texts):
        """Return the numbers of answers stored as JSON, each without its braces; raise ValueError where one is not as it must be."""
        try:
            return [self._texts[text] for text in texts]
        except KeyError:
            return [self._read(text) for text in texts]

    def _read(self, text):
        number = self._texts.get(text)
        if number is None:
            number = self.add(AnswerRecord.model_validate(orjson.loads(b"{%b}" % text)))
            _keep(self._texts, text, number)
        return number

    def add(self, given):
        """Return the number of a Given."""
        key = (
            given.quiz,
            given.question,
            given.revision,
            *given.first,
            None,
            *given.last,
            None,
            given.sure,
            given.tries,
        )
        number = self._numbers.get(key)
        if number is None:
            number = self._add(given)
            _keep(self._numbers, key, number)
        return number

    def _add(self, given):
        number, name = len(self.item), (given.quiz, given.question)
        item, reason = self._item(given, name)
        if reason:
            self.left_out[number] = (reason, "/".join(name))
        self.question.append(self._questions.setdefault(name, len(self._questions)))
        self.item.append(item)
        self.first.append(self._response(item, given.first))
        self.last.append(self._response(item, given.last))
        self.sure.append(SURE.index(given.sure))
        self.tries.append(min(given.tries, 65_535))
        return number

    def _item(self, given, name):
        """Return the item of an answer, or LEFT_OUT and why."""
        item = self._items.get(name, LEFT_OUT)
        if item == LEFT_OUT:
            return LEFT_OUT, "unscored" if name in self._unscored else "unknown"
        return (
            (item, "")
            if given.revision == self._revisions[item]
            else (LEFT_OUT, "another revision")
        )

    def _response(self, item, answer):
        """Return the number of a response; what is left out has none."""
        return (
            0
            if item == LEFT_OUT
            else self.responses.setdefault((item, tuple(answer)), len(self.responses))
        )


def _keep(numbers, key, number):
    """Remember a number, within bounds: forgotten ones are only read again."""
    if len(numbers) >= _MOST:
        numbers.clear()
    numbers[key] = number
