"""The marking vectors of `fixtures/marking/`, one file a type, for Python and for the browser."""

from helpers.places import FIXTURES
from helpers.plain_yaml import read_plain_yaml

from coursebook.quizzes.models import Quiz

FOLDER = FIXTURES / "marking"
VECTORS = [
    (group["question"], vector)
    for path in sorted(FOLDER.glob("*.yml"))
    for group in read_plain_yaml(path)
    for vector in group["marks"]
]


def question_of(data):
    """Return the question of plain data."""
    return Quiz(id="quiz", title="Quiz", questions=[data]).questions[0]
