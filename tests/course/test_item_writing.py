"""The questions of this course, read as an examiner would."""

from helpers.places import ROOT
from helpers.plain_yaml import read_plain_yaml

from coursebook.checks.item_writing import examine_course, examine_quiz
from coursebook.quizzes.loading import load_quiz

FOLDER = ROOT / "notebooks"


def test_the_course_has_no_remark():
    quizzes = {path: load_quiz(path) for path in sorted(FOLDER.glob("*.quiz.yml"))}
    objectives = set(read_plain_yaml(FOLDER / "objectives.yml"))
    found = [(path.name, remark) for path, each in quizzes.items() for remark in examine_quiz(each)]
    assert len(quizzes) >= 9 and found + examine_course(quizzes, objectives) == []
