"""Documents of bytes become numbers: of each file that a learner saved its head, and one number for each of its answers.

A document that stands exactly as the course saves it goes the fast way: its head fits a pattern, and the text of each of
its answers is looked up. Texts that are JSON objects one by one are, joined by commas, the list that the document
holds; so the fast way takes nothing that the models refuse. One that is laid out otherwise is decoded, and its answers
are looked up as they would be written. What is left goes the slow way, through the models, which say what is wrong.
"""

import re
from array import array
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import orjson

from coursebook.core.errors import ContentError
from coursebook.results.report.answers import Answers
from coursebook.results.results_file import (
    LARGEST,
    AnswerRecord,
    ResultsFile,
    check_head,
    read_document,
)

_HEAD = re.compile(
    rb'\{"format":"calm-calves-results","version":1,"course":"calm-calves","learner":"([a-z0-9]{16})",'
    rb'"saves":([1-9][0-9]{0,8}),"saved":"([0-9]{4}-[0-9]{2}-[0-9]{2})",(?:"name":(?:null|"([^"\\\x00-\x1f]{1,480})"),)?"answers":\['
)
_SPACE = b" \t\r\n"  # what JSON calls so
_day = lru_cache(maxsize=5000)(date.fromisoformat)


class Unused(NamedTuple):
    """A file, or a line of it (0: the whole file), that the report does not use, and the reason, a sentence."""

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
    """All that was read, in columns: a row a document in the first six, `numbers` holds `size` numbers of each."""

    def __init__(self, course):
        self.answers, self.unused = Answers(course), []
        self.learner, self.name, self.saved, self.saves = [], [], [], array("I")
        self.file, self.line, self.size, self.numbers = [], array("Q"), array("I"), array("I")

    def read(self, text, file, line=0, numbers=None):
        """Read a document of bytes that stands in a file, or in a line of it; list it as unused when it cannot be read.

        `numbers` are those of its answers, when they were read before and the document holds none.
        """
        text = text.strip(_SPACE)
        try:
            document = (
                parse_canonical(text, self.answers)
                or parse_json(text, self.answers)
                or parse_validated(text, self.answers)
            )
            self._add(document, numbers or document.numbers, file, line)
        except ContentError as error:
            self.refuse(file, line, _reason(error.problems))

    def refuse(self, file, line, reason):
        """List a file, or a line of it, as unused."""
        self.unused.append(Unused(file, line, reason))

    def _add(self, document, numbers, file, line):
        self.learner.append(document.learner)
        self.name.append(document.name)
        self.saved.append(document.saved)
        self.saves.append(document.saves)
        self.file.append(file)
        self.line.append(line)
        self.size.append(len(numbers))
        self.numbers.extend(numbers)


def parse_canonical(text, answers):
    """Read a document that stands as the course saves it; return None when anything is otherwise."""
    head = _HEAD.match(text)
    if not head or not text.endswith(b"]}") or len(text) > LARGEST:
        return None
    learner, saves, saved, name = head.groups()
    try:
        numbers = _numbers(text[head.end() : -2], answers)
        document = Document(
            learner.decode(), name and name.decode(), _day(saved.decode()), int(saves), numbers
        )
    except (
        ValueError
    ):  # a day that is none, bytes that are no UTF-8, an answer that is not JSON or not valid
        return None
    blank = name is not None and (document.name.isspace() or len(document.name) > 120)
    return None if blank or _twice(numbers, answers) else document


def _numbers(text, answers):
    """Return the numbers of the answers in what stands between the brackets; raise ValueError when they are not as they must be."""
    if not text:
        return []
    if text[:1] != b"{" or text[-1:] != b"}":
        raise ValueError("not objects")
    return answers.read(text[1:-1].split(b"},{"))


def _twice(numbers, answers):
    """Return whether a question is answered twice."""
    return len(set(map(answers.question.__getitem__, numbers))) < len(numbers)


def parse_json(text, answers):
    """Read a document that is laid out in another way; return None when it is not what a learner hands in."""
    try:
        data = orjson.loads(text) if len(text) <= LARGEST else None
        check_head(data)
        given = data.pop("answers")
        head = ResultsFile.model_validate(
            {**data, "answers": given[:0]}
        )  # a list, or it is refused
        numbers = _numbers(orjson.dumps(given)[1:-1], answers)
    except (ContentError, ValueError, TypeError, KeyError):
        return None
    return (
        None
        if _twice(numbers, answers)
        else Document(head.learner, head.name, head.saved, head.saves, numbers)
    )


def parse_validated(text, answers):
    """Read any document through the models; raise ContentError with a sentence for each mistake in it."""
    found = read_document(text)
    if isinstance(found, ResultsFile):
        return Document(
            found.learner,
            found.name,
            found.saved,
            found.saves,
            [answers.add(each) for each in found.answers],
        )
    content = orjson.dumps(found.model_dump(), option=orjson.OPT_SORT_KEYS)
    learner = blake2b(
        content, digest_size=8
    ).hexdigest()  # a file of My progress names nobody: the same content is the same learner
    return Document(
        learner, found.name, found.saved, 1, [answers.add(each) for each in _given(found)]
    )


def _given(progress):
    """Return the marked answers of a file of My progress."""
    for quiz, questions in progress.quizzes.items():
        for question, answered in questions.items():
            if answered.checked is not None:
                first = answered.checked if answered.first is None else answered.first
                yield AnswerRecord(
                    quiz=quiz,
                    question=question,
                    revision=answered.revision,
                    first=first,
                    last=answered.checked,
                    sure=answered.sure,
                    tries=max(answered.tries, 1),
                )


def _reason(problems):
    """Say the first mistake, and how many more there are."""
    more = (
        f" ({len(problems) - 1} more mistakes)"
        if len(problems) > 2
        else " (1 more mistake)"
        if len(problems) == 2
        else ""
    )
    return problems[0].sentence + more
