"""Thirty learners answer the checks before and after in real browsers and hand in files.

The report says what a hand count says.

What they answer is made by chance from a seed. What the report is held to is worked out here, in
plain Python, from what they answered and how an answer is marked: nothing of
`coursebook.results.report` helps.
"""

import math
import statistics
from random import Random
from typing import NamedTuple

import pytest
from helpers.course_pages import NOTEBOOKS, QUIZZES, WORDS, button
from helpers.places import ROOT

from coursebook.core.messages import messages
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results

BEFORE, AFTER = (
    load_quiz(NOTEBOOKS / f"{name}.quiz.yml") for name in ("00-start-here", "09-cases-and-check")
)
PAGES = {quiz.id: page for page, quizzes in QUIZZES.items() for quiz in quizzes}
SAVE = messages()["results"]["says"]["save"]
# Who leaves which questions out, who leaves the final check with too little help for a red flag,
# who puts hers right in time.
LEFT_OUT = {(4, "pre-two-habits"), (4, "pre-stretch"), (17, "final-ask-first")}
UNDER = {8: "final-match-signs", 21: "final-after-birth"}
PUT_RIGHT = {2: "final-after-birth", 13: "final-leave-alone", 26: "final-after-birth"}
# Clicks what a learner chooses, and how sure she says she is.
CHOOSE = """(given) => { for (const [id, {first, sure}] of Object.entries(given)) {
  const card = document.querySelector(`[data-question="${id}"]`);
  for (const value of first) card.querySelector(`.course-question__ask input[value="${value}"]`)
    .click();
  if (sure) card.querySelector(`.course-sure input[value="${sure}"]`).click();
} }"""
# A mouse would wait for the page to stand still: five times as long.
PRESS = "(button) => button.click()"


class Given(NamedTuple):
    """What a learner first answers, what she leaves it at, how sure she says she is."""

    first: list
    last: list
    sure: str


def wrong(question, chance):
    """An answer that is not right; to a red flag, one with too little help."""
    options = [option.id for option in question.options]
    if question.type == "single":
        return [chance.choice([option for option in options if option not in question.key])]
    kept = chance.sample(question.key, len(question.key) - 1)
    return [option for option in options if option in kept]


def safe(question):
    """The right answer and more help than is needed, where the question knows of that."""
    return [option.id for option in question.options if option.right or option.safe]


def answers(quiz, learner, skill, chance):
    """What one learner answers to a quiz, by question."""
    given = {}
    for place, question in enumerate(quiz.questions):
        able = chance.random() < 1 / (1 + math.exp(place / 4 - 1 - skill))
        first = last = list(question.key) if able else wrong(question, chance)
        if quiz is AFTER and question.red_flag:
            first = last = safe(question) if chance.random() < 0.2 else list(question.key)
        if question.id in (UNDER.get(learner), PUT_RIGHT.get(learner)):
            first = last = wrong(question, chance)
        if question.id == PUT_RIGHT.get(learner):
            last = list(question.key)
        sure = chance.choices(
            ["sure", "think", "guess", ""], [5, 3, 1, 1] if able else [2, 3, 5, 1]
        )[0]
        if (learner, question.id) not in LEFT_OUT:
            given[question.id] = Given(first, last, sure)
    return given


def class_of_thirty():
    """What each learner answers, by quiz: all know more after than before, some more than most."""
    chance, found = Random(20261122), []
    for learner in range(30):
        skill = chance.gauss(-0.4, 1.1)
        found.append(
            {
                BEFORE.id: answers(BEFORE, learner, skill, chance),
                AFTER.id: answers(AFTER, learner, skill + 1.6, chance),
            }
        )
    return found


CLASS = class_of_thirty()


def answer(page, quiz, given):
    """Answer a quiz on its page, hand it in, and put right what she puts right."""
    page.evaluate(
        CHOOSE, {name: {"first": each.first, "sure": each.sure} for name, each in given.items()}
    )
    button(page, quiz, "hand_in").evaluate(PRESS)
    if len(given) < len(quiz.questions):
        button(page, quiz, "hand_in_anyway").evaluate(PRESS)
    for name, each in given.items():
        if each.last != each.first:
            page.evaluate(
                """([id, first, last]) => {
                  const ask = `[data-question="${id}"] .course-question__ask`;
                  for (const value of first.concat(last))
                    if (first.includes(value) !== last.includes(value))
                      document.querySelector(`${ask} input[value="${value}"]`).click(); }""",
                [name, each.first, each.last],
            )
            page.locator(f'[data-question="{name}"]').get_by_role(
                "button", name=WORDS["check"], exact=True
            ).evaluate(PRESS)


@pytest.fixture(scope="module")
def report(browser, book, tmp_path_factory):
    """What the report makes of the files that thirty learners saved: what was read, its figures.

    Each saves in a browser profile of her own.
    """
    folder = tmp_path_factory.mktemp("results")
    for given in CLASS:
        context = browser.new_context()
        page = context.new_page()
        for quiz in (BEFORE, AFTER):
            page.goto(f"{book}/{PAGES[quiz.id]}", wait_until="domcontentloaded")
            answer(page, quiz, given[quiz.id])
        with page.expect_download() as download:
            page.locator("details:has(.course-results)").evaluate("(fold) => { fold.open = true; }")
            page.get_by_role("button", name=SAVE, exact=True).evaluate(PRESS)
        download.value.save_as(folder / download.value.suggested_filename)
        context.close()
    assert len(list(folder.iterdir())) == len(CLASS)
    results = read_results(folder, load_course(ROOT))
    return results, analyse(results)


# By hand


def shares(quiz, which="first"):
    """What each answer to a quiz is worth, by question: one share a learner, None if left out."""
    return {
        question.id: [
            mark(question, getattr(given[quiz.id][question.id], which)).share
            if question.id in given[quiz.id]
            else None
            for given in CLASS
        ]
        for question in quiz.questions
    }


def whole(quiz):
    """The shares of those who answered all of a quiz, one list a learner, and who they are."""
    rows = list(zip(*shares(quiz).values(), strict=True))
    return {learner: row for learner, row in enumerate(rows) if None not in row}


def how_many(quiz, test, which="first"):
    """How many learners pass a test of a mark and of what was given, by question."""
    return {
        question.id: sum(
            test(
                mark(question, getattr(given[quiz.id][question.id], which)),
                given[quiz.id][question.id],
            )
            for given in CLASS
            if question.id in given[quiz.id]
        )
        for question in quiz.questions
    }


def figures(report, quiz):
    """The report's figures of the questions of a quiz, by their ids."""
    results, analysis = report
    return {
        analysis.course.items[each.item].question.id: each
        for each in analysis.questions
        if analysis.course.items[each.item].quiz.id == quiz.id
    }


def quiz_figures(report, quiz):
    return next(each for each in report[1].quizzes if each.quiz.id == quiz.id)


# Held against the report


def test_the_class_is_as_varied_as_it_is_meant_to_be():
    assert sum(how_many(AFTER, lambda got, _: got.under, "last").values()) == len(UNDER) == 2
    assert sum(how_many(AFTER, lambda got, _: got.under).values()) == len(UNDER) + len(PUT_RIGHT)
    assert (
        sum(how_many(BEFORE, lambda got, each: got.share < 1 and each.sure == "sure").values()) >= 3
    )
    assert len(whole(BEFORE)) == len(whole(AFTER)) == 29


def test_all_files_are_read_and_every_answer_is_counted_once(report):
    results, analysis = report
    assert (results.learners.height, results.unused, results.remarks, analysis.learners) == (
        30,
        [],
        [],
        30,
    )
    assert (
        results.answers.height
        == sum(len(given[quiz.id]) for given in CLASS for quiz in (BEFORE, AFTER))
        == 30 * 16 - 3
    )
    for quiz in (BEFORE, AFTER):
        answered = {
            question.id: sum(question.id in given[quiz.id] for given in CLASS)
            for question in quiz.questions
        }
        assert {name: each.answered for name, each in figures(report, quiz).items()} == answered
        assert (quiz_figures(report, quiz).started, quiz_figures(report, quiz).complete) == (30, 29)


@pytest.mark.parametrize("quiz", [BEFORE, AFTER], ids=["before", "after"])
def test_right_too_little_help_and_sure_but_wrong_are_those_of_the_hand_count(report, quiz):
    found = figures(report, quiz)
    for name, which, test in (
        ("right", "first", lambda got, _: got.share == 1),
        ("right_last", "last", lambda got, _: got.share == 1),
        ("under", "first", lambda got, _: got.under),
        ("under_last", "last", lambda got, _: got.under),
        ("sure", "first", lambda _, each: each.sure == "sure"),
        (
            "sure_wrong",
            "first",
            lambda got, each: got.share < 1 and not got.over and each.sure == "sure",
        ),
    ):
        assert {question: getattr(each, name) for question, each in found.items()} == how_many(
            quiz, test, which
        ), name


def test_scores_before_and_after_and_the_gain_are_those_of_the_hand_count(report):
    before, after = whole(BEFORE), whole(AFTER)
    both = sorted(before.keys() & after.keys())
    means = [
        statistics.mean(statistics.mean(rows[learner]) for learner in both)
        for rows in (before, after)
    ]
    scores = report[1].scores
    assert scores.both == len(both) == 28 and scores.means == pytest.approx(means)
    assert scores.gain.value == pytest.approx((means[1] - means[0]) / (1 - means[0]))
    assert (
        0 < scores.gain.low < scores.gain.value < scores.gain.high <= 1
        and means[1] > means[0] + 0.1
    )


@pytest.mark.parametrize("quiz", [BEFORE, AFTER], ids=["before", "after"])
def test_the_facility_of_each_question_is_that_of_the_hand_count(report, quiz):
    by_hand = {
        name: statistics.mean(share for share in given if share is not None)
        for name, given in shares(quiz).items()
    }
    assert {name: each.facility for name, each in figures(report, quiz).items()} == pytest.approx(
        by_hand
    )


@pytest.mark.parametrize(
    "quiz, name",
    [
        (BEFORE, "pre-stretch"),
        (BEFORE, "pre-leave-alone"),
        (AFTER, "final-stretch"),
        (AFTER, "final-ask-first"),
    ],
)
def test_the_corrected_discrimination_of_a_question_is_that_of_the_hand_count(report, quiz, name):
    rows = list(whole(quiz).values())
    place = [question.id for question in quiz.questions].index(name)
    own, rest = [row[place] for row in rows], [sum(row) - row[place] for row in rows]
    assert figures(report, quiz)[name].discrimination == pytest.approx(
        statistics.correlation(own, rest)
    )


@pytest.mark.parametrize("quiz", [BEFORE, AFTER], ids=["before", "after"])
def test_alpha_and_its_error_are_those_of_the_hand_count(report, quiz):
    rows = list(whole(quiz).values())
    sums, count = [sum(row) for row in rows], len(quiz.questions)
    alpha = (
        count
        / (count - 1)
        * (1 - sum(map(statistics.variance, zip(*rows, strict=True))) / statistics.variance(sums))
    )
    found = quiz_figures(report, quiz)
    assert found.alpha == pytest.approx(alpha) and found.mean == pytest.approx(
        statistics.mean(sums)
    )
    assert found.deviation == pytest.approx(
        statistics.stdev(sums)
    ) and found.error == pytest.approx(statistics.stdev(sums) * math.sqrt(1 - alpha))
