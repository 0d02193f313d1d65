"""The marking vectors of `fixtures/marking/`, one file a type, for Python and for the browser."""

import yaml
from helpers.places import FIXTURES

from coursebook.quizzes.models import Quiz

FOLDER = FIXTURES / "marking"
VECTORS = [
    (group["question"], vector)
    for path in sorted(FOLDER.glob("*.yml"))
    for group in yaml.safe_load(path.read_text(encoding="utf-8"))
    for vector in group["marks"]
]


def question_of(data):
    """Return the question of plain data."""
    return Quiz(id="quiz", title="Quiz", questions=[data]).questions[0]
