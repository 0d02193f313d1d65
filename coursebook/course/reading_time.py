"""How long a lesson takes: what is read at first sight, and its questions.

Nobody types it, so that it is true after each change. Activities of a class have minutes of their
own.
"""

import math
import re
from html.parser import HTMLParser

from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.variants import variant

WORDS_A_MINUTE = 150  # of a tired reader, or one whose language it is not
QUESTIONS_A_MINUTE = 2

# What stands in a text and is not read: code, pictures, marks of claims, and where links lead.
_UNSEEN = re.compile(
    r"^```.*?^```|!\[[^\]]*\]\([^)]*\)|\[\(i\)\]\(#[^)]*\)|\{[\w-]+\}`[^`]*`|(?<=\])\([^)\s]*\)",
    re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")


class _Seen(HTMLParser):
    """Gathers the words that are seen while all folds are closed; comments are never seen."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words = 0
        self._folds: list[bool] = []  # the folds around: whether each is open
        self._in_summary = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a fold begins, and what it is called."""
        if tag == "details":
            self._folds.append("open" in dict(attrs))
        elif tag == "summary":
            self._in_summary = True

    def handle_endtag(self, tag: str) -> None:
        """Note where they end."""
        if tag == "details" and self._folds:
            self._folds.pop()
        elif tag == "summary":
            self._in_summary = False

    def handle_data(self, data: str) -> None:
        """Count words, unless a closed fold hides them: the name of a fold stands outside it."""
        around = self._folds[:-1] if self._in_summary else self._folds
        if all(around):
            self.words += len(_WORD.findall(data))


def count_visible_words(markdown: str) -> int:
    """Return how many words of a Markdown text are seen while its folds are closed."""
    return _Seen(_UNSEEN.sub("", markdown)).words


def lesson_minutes(course: Course, lesson: Notebook) -> int:
    """Return the whole minutes that a lesson takes; raise ContentError for a quiz with mistakes."""
    words = sum(
        count_visible_words("".join(cell["source"])) for cell in lesson.cells_of("markdown")
    )
    quizzes = [course.part(path) for path in lesson.called_paths(".quiz.yml")]
    questions = sum(len(variant(quiz).questions) for quiz in quizzes if isinstance(quiz, Quiz))
    return math.ceil(words / WORDS_A_MINUTE + questions / QUESTIONS_A_MINUTE)


def say_minutes(count: int) -> str:
    """Return minutes in words."""
    words = messages()["minutes"]
    return words["one"] if count == 1 else words["many"].format(count=count)
