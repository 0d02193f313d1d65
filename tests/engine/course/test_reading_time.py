"""How long a lesson takes: its visible words and its questions, in whole minutes."""

import json

import pytest

from coursebook.course.course import Course
from coursebook.course.reading_time import count_visible_words, lesson_minutes

QUESTION = """
  - id: q{number}
    type: true_false
    stem: Is it so?
    answer: true
    if_true: Yes.
    if_false: It is.
    explanation: So it is.
"""


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("# A leg cramp\n\nIt's **common**, and self-care helps.", 8),
        ("- 20 to 30 seconds\n- 1,000 of them\n", 7),
        ("It lasts. <!-- claims: cramp-lasts, usually-harmless -->", 2),
        ("It lasts. [(i)](#claim-cramp-lasts) Why? {claim}`sign-swollen-leg`", 3),
        ("[See all the signs](03-red-flags.ipynb)", 4),
        ("![A pregnant woman stretches.](x.svg)\n*Heel away.*", 2),
        ("A line<br>and one", 4),
        ("Less than 5 < 6 weeks", 5),
        ("One\n```\ncode that nobody reads\n```\ntwo `three`", 3),
    ],
)
def test_words_are_counted_as_they_are_seen(markdown, words):
    assert count_visible_words(markdown) == words


def test_of_a_fold_that_is_closed_only_its_question_counts():
    fold = "<details>\n<summary>How, then?</summary>\n\nA long answer.\n\n</details>"
    assert count_visible_words(f"One.\n\n{fold}\n\nTwo.") == 4
    nested = fold.replace("A long answer.", f"More. {fold}")
    assert count_visible_words(nested) == 2
    assert count_visible_words("One <details open>two</details> three") == 3


@pytest.fixture
def lesson(tmp_path):
    """Return what writes a course of one lesson and says how long that takes."""

    def take(words, questions=0, more=""):
        folder = tmp_path / "notebooks"
        folder.mkdir(exist_ok=True)
        cells = [
            {"cell_type": "markdown", "source": "word " * words},
            {"cell_type": "code", "source": 'quiz("a.quiz.yml")' if questions else "words = 1"},
        ]
        (folder / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
        quiz = f"id: a\ntitle: A\n{more}questions:\n"
        quiz += "".join(QUESTION.format(number=number) for number in range(questions))
        (folder / "a.quiz.yml").write_text(quiz, encoding="utf-8")
        course = Course(tmp_path)
        return lesson_minutes(course, course.lessons[0])

    return take


def test_a_minute_is_150_words_or_two_questions_and_what_is_begun_counts_whole(lesson):
    assert [lesson(words) for words in (1, 150, 151, 450)] == [1, 1, 2, 3]
    assert [lesson(150, questions) for questions in (1, 2, 3)] == [2, 2, 3]
    assert lesson(75, 1) == 1
    assert lesson(0) == 0


def test_of_a_quiz_that_draws_the_questions_that_are_asked_count(lesson):
    assert lesson(0, 6, "draw: 2\n") == 1
