"""The figures of a class: whose answers count where, against what plain loops work out."""

import json
from statistics import mean, pstdev, stdev

import numpy as np
import pytest
from helpers.classes import course, quiz, results, same, single
from helpers.places import FIXTURES, ROOT
from helpers.sample_results import SAMPLE

from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark
from coursebook.results.report.advice import Advice, advise, lesson_of
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results

COURSE = load_course(ROOT)
SMALL = course(
    ROOT,
    quiz("before", single("b1"), single("b2", "signs", True)),
    quiz("middle", single("m1"), mode="practice"),
    quiz("after", single("a1"), single("a2", "signs", True)),
)
A, B, C = same("a"), same("b"), same("c")


def small(*learners):
    return analyse(results(SMALL, learners))


@pytest.fixture(scope="module")
def sample():
    """The 30 simulated learners of the notebook: what the report says, and their files."""
    files = {}
    for line in SAMPLE.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        files[data["learner"]] = (
            data
            if data["saves"] >= files.get(data["learner"], data)["saves"]
            else files[data["learner"]]
        )
    answers = [{each["question"]: each for each in data["answers"]} for data in files.values()]
    return analyse(read_results(SAMPLE, COURSE)), answers


def shares(answers, question, which="first"):
    return [mark(question, each[question.id][which]) for each in answers if question.id in each]


def test_the_counts_of_30_learners_are_those_that_plain_loops_find(sample):
    analysis, answers = sample
    assert analysis.learners == len(answers) == 30
    for figures in analysis.questions:
        question = COURSE.items[figures.item].question
        first, last = shares(answers, question), shares(answers, question, "last")
        given = [each[question.id] for each in answers if question.id in each]
        sure_wrong = sum(
            each["sure"] == "sure" and not (found.right or found.over)
            for each, found in zip(given, first, strict=True)
        )
        assert figures[1:9] == (
            len(first),
            sum(m.right for m in first),
            sum(m.right for m in last),
            sum(m.under for m in first),
            sum(m.under for m in last),
            sum(each["sure"] == "sure" for each in given),
            sure_wrong,
            mean(e["tries"] for e in given),
        )


def test_the_figures_of_30_learners_are_those_that_plain_loops_find(sample):
    analysis, answers = sample
    for figures in analysis.questions:
        found = [m.share for m in shares(answers, COURSE.items[figures.item].question)]
        assert (figures.facility, figures.deviation) == pytest.approx((mean(found), stdev(found)))
    for figures in analysis.quizzes:
        asked = figures.quiz.scored
        rows = [
            [mark(q, each[q.id]["first"]).share * q.points for q in asked]
            for each in answers
            if all(q.id in each for q in asked)
        ]
        sums = [sum(row) for row in rows]
        alpha = (
            len(asked)
            / (len(asked) - 1)
            * (
                1
                - sum(pstdev(column) ** 2 for column in zip(*rows, strict=True)) / pstdev(sums) ** 2
            )
        )
        assert (figures.complete, figures.mean, figures.deviation) == (
            len(rows),
            pytest.approx(mean(sums)),
            pytest.approx(stdev(sums)),
        )
        assert (figures.alpha, figures.error) == pytest.approx(
            (alpha, stdev(sums) * (1 - alpha) ** 0.5)
        )
        compared = [
            analysis.questions[i]
            for i, item in enumerate(COURSE.items)
            if item.quiz.id == figures.quiz.id
        ]
        for i, each in enumerate(compared):
            rest = [total - row[i] for row, total in zip(rows, sums, strict=True)]
            assert each.discrimination == pytest.approx(
                np.corrcoef([row[i] for row in rows], rest)[0, 1]
            )


def test_the_gain_of_30_learners_is_that_which_plain_loops_find(sample):
    analysis, answers = sample
    checks = [
        next(each for each in COURSE.quizzes if each.id == name)
        for name in (COURSE.before, COURSE.after)
    ]
    both = [
        [mean(mark(q, each[q.id]["first"]).share for q in check.scored) for check in checks]
        for each in answers
        if all(q.id in each for check in checks for q in check.scored)
    ]
    before, after = (mean(column) for column in zip(*both, strict=True))
    assert (analysis.scores.both, analysis.scores.started) == (len(both), (30, 28))
    assert (*analysis.scores.means, analysis.scores.gain.value) == pytest.approx(
        (before, after, (after - before) / (1 - before))
    )


def test_the_first_answer_counts_for_scores_and_the_last_for_what_they_left_with():
    questions = small(
        *[{"b1": same("b", "a"), "a2": same("b", "a")}] * 10, *[{"a2": same("a", "b")}] * 2
    ).questions
    assert (questions[0].facility, questions[0].right_last, questions[0].tries) == (0, 10, 2)
    assert (questions[4].under, questions[4].under_last, questions[4].facility) == (
        10,
        2,
        pytest.approx(1 / 6),
    )


def test_a_question_counts_only_who_answered_it():
    questions = small(*[{"b1": A, "b2": A}] * 10, *[{"b1": B}] * 10).questions
    assert (
        questions[0].answered,
        questions[0].facility,
        questions[1].answered,
        questions[1].facility,
    ) == (20, 0.5, 10, 1)


def test_alpha_and_discrimination_count_only_who_answered_all_of_the_quiz():
    whole = [{"b1": A, "b2": A}] * 5 + [{"b1": B, "b2": B}] * 5
    alone, more = small(*whole), small(*whole, *[{"b1": B}] * 30)
    assert (more.quizzes[0].started, more.quizzes[0].complete) == (40, 10)
    assert more.quizzes[0][2:] == alone.quizzes[0][2:] and more.questions[
        0
    ].discrimination == alone.questions[0].discrimination == pytest.approx(1)


def test_points_weigh_the_scores_and_alpha():
    heavy = course(
        ROOT,
        quiz("before", single("b1", points=3), single("b2")),
        quiz("after", single("a1", points=3), single("a2")),
    )
    analysis = analyse(results(heavy, [{"b1": A, "b2": B, "a1": A, "a2": A}] * 10))
    assert analysis.scores.means == (0.75, 1) and (
        analysis.quizzes[0].mean,
        analysis.quizzes[0].points,
    ) == (3, 4)


def test_below_10_learners_there_are_counts_and_no_figures():
    analysis = small(*[{"b1": A, "b2": B, "a1": A, "a2": A, "m1": A}] * 9)
    assert [
        (q.answered, q.facility, q.deviation, q.discrimination, q.efficiency, q.why)
        for q in analysis.questions
    ] == [(9, *[None] * 4, "few")] * 5
    assert {(q.mean, q.deviation, q.alpha, q.error, q.why) for q in analysis.quizzes} == {
        (*[None] * 4, "few")
    }
    assert (analysis.scores.both, analysis.scores.means, analysis.scores.gain) == (9, None, None)
    assert [each.gain for each in analysis.objectives] == [None, None] and analysis.questions[
        1
    ].under == 9


def test_with_10_learners_there_are_figures():
    analysis = small(
        *[{"b1": A, "b2": B, "a1": A, "a2": A}] * 5, *[{"b1": B, "b2": A, "a1": B, "a2": A}] * 5
    )
    assert (
        analysis.questions[0].facility,
        analysis.scores.both,
        analysis.objectives[1].gain.value,
    ) == (0.5, 10, 1)


def test_what_nobody_answered_and_what_cannot_be_compared_says_why():
    analysis = small(*[{"b1": A, "b2": A, "m1": A}] * 12)
    assert [q.why for q in analysis.questions] == ["", "", "", "nobody", "nobody"]
    assert [q.why_not_compared for q in analysis.questions] == [
        "same",
        "same",
        "alone",
        "nobody",
        "nobody",
    ]
    assert [q.why for q in analysis.quizzes] == ["same", "alone", "nobody"]


def test_nobody_at_all_is_no_error():
    analysis = small()
    assert (
        analysis.learners == 0
        and {q.why for q in analysis.questions} == {"nobody"}
        and advise(analysis) == Advice("nothing")
    )


def test_an_alpha_of_marks_that_are_none_or_all_is_kr20():
    both = [{"b1": A, "b2": A}] * 6 + [{"b1": B, "b2": B}] * 6
    assert (
        small(*both).quizzes[0].dichotomous
        and not small(*both, {"b1": A, "b2": C}).quizzes[0].dichotomous
    )


def test_sure_and_wrong_leaves_out_what_is_safe():
    analysis = small(
        *[
            {"b2": same(each, sure=sure)}
            for each, sure in (("a", "sure"), ("b", "sure"), ("c", "sure"), ("b", "think"))
        ]
    )
    assert (
        analysis.questions[1].sure,
        analysis.questions[1].sure_wrong,
        analysis.questions[1].under,
    ) == (3, 1, 2)


def test_a_course_with_one_check_has_nothing_after():
    one = course(ROOT, quiz("before", single("b1")), quiz("middle", single("m1"), mode="practice"))
    analysis = analyse(results(one, [{"b1": A, "m1": A}] * 12))
    assert (analysis.scores.started, analysis.scores.both, analysis.objectives[0].after) == (
        (12, 0),
        0,
        [],
    )


# --- what they chose ---

EVERY = load_quiz(FIXTURES / "valid" / "every-type.quiz.yml")
WHOLE = course(ROOT, EVERY)


@pytest.mark.parametrize("question", EVERY.scored, ids=lambda question: question.type)
def test_the_right_answer_to_every_type_of_question_is_counted_and_marked_as_right(question):
    analysis = analyse(results(WHOLE, [{question.id: same(list(question.key))}] * 3))
    chosen = analysis.questions[
        [item.question.id for item in WHOLE.items].index(question.id)
    ].chosen
    assert {(each.right, each.first, each.last) for each in chosen if each.first or each.right} == {
        (True, 3, 3)
    } or question.type == "case"
    assert all(each.right and each.first == 3 for each in chosen if each.first) and any(
        each.first for each in chosen
    )


def test_every_option_is_shown_with_its_first_and_last_counts_even_if_nobody_chose_it():
    chosen = small({"b1": same("b", "a")}, {"b1": A}, {"b1": same("gone", "a")}).questions[0].chosen
    assert chosen == [
        ("This", True, 1, 3),
        ("That", False, 1, 0),
        ("More", False, 0, 0),
        ("An answer that the question does not have", False, 1, 0),
    ]


NUMBER = {
    "id": "n",
    "type": "number",
    "stem": "How many?",
    "answer": 1000.0,
    "explanation": "So.",
    "objective": "stretch",
}


def test_numbers_that_are_read_alike_are_counted_together_and_the_rare_ones_as_one():
    numbers = course(ROOT, quiz("before", NUMBER))
    typed = ["1000", "1 000", "1000", *["7"] * 3, "seven", *(str(n) for n in range(20, 30))]
    chosen = analyse(results(numbers, [{"n": same(each)} for each in typed])).questions[0].chosen
    assert chosen[:2] == [("1000", True, 3, 3), ("7", False, 3, 3)] and sum(
        each.first for each in chosen
    ) == len(typed)
    assert len(chosen) == 9 and chosen[-1] == ("All other answers", None, 5, 5)


# --- what to teach again ---


@pytest.mark.parametrize(
    "learners, advice",
    [
        (
            [{"b1": B, "b2": B, "a1": same("b", sure="sure"), "a2": same("a", "b")}, {"a1": B}],
            Advice("under_left", "signs", 1, 1),
        ),
        (
            [{"b1": B, "b2": B, "a1": same("b", sure="sure"), "a2": same("b", "a")}, {"a1": B}],
            Advice("under_first", "signs", 1, 1),
        ),
        (
            [{"b1": B, "b2": B, "a1": same("b", sure="sure"), "a2": A}, {"a1": B}],
            Advice("sure_wrong", "stretch", 1, 2),
        ),
        ([{"b2": B, "a1": B, "a2": A}] * 3, Advice("low", "stretch", 3, 3)),
        ([{"b2": B, "b1": same("b", sure="sure")}], Advice("under_came", "signs", 1, 1)),
        ([{"b2": A, "b1": same("b", sure="sure")}], Advice("sure_wrong", "stretch", 1, 1)),
        ([{"b2": C, "b1": A}, {"b2": A, "b1": A}], Advice("low", "signs", 1, 2)),
        ([{"a1": A, "a2": A}] * 4 + [{"a1": B, "a2": A}], Advice("well", "stretch", 1, 5)),
        ([{"m1": B}], Advice("nothing")),
    ],
)
def test_safety_comes_first_then_what_they_were_sure_of_then_what_fewest_had_right(
    learners, advice
):
    assert advise(small(*learners)) == advice


def test_the_worst_of_several_is_the_one_to_teach_again():
    both = course(
        ROOT,
        quiz("before", single("b1", "signs", True)),
        quiz("after", single("a1", "stretch", True), single("a2", "signs", True)),
    )
    assert advise(analyse(results(both, [{"a1": A, "a2": B}, {"a1": B, "a2": B}]))) == Advice(
        "under_left", "signs", 2, 2
    )


def test_an_objective_that_no_lesson_teaches_has_no_lesson():
    assert lesson_of(SMALL, "signs") == ""
