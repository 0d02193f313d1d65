"""Classes for the tests of the report: a small course, and results of it, answer by answer."""

import polars as pl

from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark
from coursebook.results.report.course import Item, ScoredCourse
from coursebook.results.report.reading import Results

SURE = {"": 0, "guess": 1, "think": 2, "sure": 3}


def single(name, objective="stretch", red_flag=False, **more):
    """Return a question with a right option `a`, a wrong `b`, and in a red flag a safe `c`."""
    options = [
        {"id": "a", "text": "This", "right": True, "feedback": "Yes."},
        {"id": "b", "text": "That", "feedback": "No."},
        {"id": "c", "text": "More", "feedback": "No.", **({"safe": True} if red_flag else {})},
    ]
    return {
        "id": name,
        "type": "single",
        "objective": objective,
        "red_flag": red_flag,
        "stem": f"What of {name}?",
        "options": options,
        "explanation": "So.",
        **more,
    }


def quiz(name, *questions, mode="check"):
    """Load a quiz."""
    return load_quiz(
        {"id": name, "title": f"The quiz {name}", "mode": mode, "questions": list(questions)}
    )


def course(root, *quizzes, objectives=("stretch", "signs")):
    """Put quizzes together; the first check is the one before, the last the one after."""
    checks = [each.id for each in quizzes if each.mode == "check"] or [""]
    items = tuple(Item(each, question) for each in quizzes for question in each.scored)
    return ScoredCourse(
        root,
        items,
        quizzes,
        checks[0],
        checks[-1],
        {name: f"Do {name}." for name in objectives},
        {},
    )


def results(course, learners, unused=(), said=(), names=()):
    """Return frames: each learner is {question: (first, last, how sure)}.

    An answer is one id or a list.
    """
    places = {item.question.id: i for i, item in enumerate(course.items)}
    known, rows = {}, []
    for learner, answers in enumerate(learners):
        for question, (first, last, sure) in answers.items():
            numbers = [
                known.setdefault(
                    (places[question], tuple([each] if isinstance(each, str) else each)), len(known)
                )
                for each in (first, last)
            ]
            rows.append((learner, places[question], *numbers, SURE[sure], 1 + (first != last)))
    marks = [
        (i, item, list(answer), *_mark(course, item, answer)) for (item, answer), i in known.items()
    ]
    count = len(learners)
    return Results(
        course,
        pl.DataFrame(
            {
                "learner": range(count),
                "id": [f"learner{i:09}" for i in range(count)],
                "name": [*names, *[None] * (count - len(names))],
                "saved": [None] * count,
                "saves": [1] * count,
                "source": [f"file-{i}.json" for i in range(count)],
            },
            schema={
                "learner": pl.UInt32,
                "id": pl.String,
                "name": pl.String,
                "saved": pl.Date,
                "saves": pl.UInt32,
                "source": pl.String,
            },
        ),
        pl.DataFrame(
            marks,
            orient="row",
            schema={
                "response": pl.UInt32,
                "item": pl.UInt16,
                "answer": pl.List(pl.String),
                "share": pl.Float64,
                "right": pl.Boolean,
                "under": pl.Boolean,
                "over": pl.Boolean,
            },
        ),
        pl.DataFrame(
            rows,
            orient="row",
            schema={
                "learner": pl.UInt32,
                "item": pl.UInt16,
                "first": pl.UInt32,
                "last": pl.UInt32,
                "sure": pl.UInt8,
                "tries": pl.UInt16,
            },
        ),
        list(unused),
        list(said),
    )


def _mark(course, item, answer):
    found = mark(course.items[item].question, answer)
    return found.share, found.right, found.under, found.over


def same(first, last=None, sure="", **more):
    """Return how one question was answered."""
    return (first, first if last is None else last, sure)
