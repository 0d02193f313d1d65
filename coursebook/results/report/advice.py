"""What to teach again next time: one thing, chosen from the figures. It says nothing itself; `page` has the words.

Safety first: a warning sign that got too little help comes before any score, and what learners left with before what
they first said, and that before what they came with. Then what they were sure of and had wrong, then what fewest had right.
"""

import json
from collections import Counter
from typing import NamedTuple

from coursebook.course.notebooks import heading_of

ENOUGH = 0.8  # of the answers right: below that an objective is taught again


class Advice(NamedTuple):
    """One thing to do: `kind` is under_left, under_first, under_came, sure_wrong, low, well or nothing; `some` of `whole` learners' answers show it."""

    kind: str
    objective: str = ""
    some: int = 0
    whole: int = 0


def advise(analysis):
    """Return what to teach again next time."""
    for kind, questions_of, count in (
        ("under_left", lambda each: each.after, lambda q: q.under_last),
        ("under_first", lambda each: each.after, lambda q: q.under),
        (
            "under_came",
            lambda each: each.before if not count_answers(each.after) else [],
            lambda q: q.under,
        ),
        ("sure_wrong", lambda each: each.after, lambda q: q.sure_wrong),
        (
            "sure_wrong",
            lambda each: each.before if not count_answers(each.after) else [],
            lambda q: q.sure_wrong,
        ),
    ):
        worst = _worst(kind, analysis.objectives, questions_of, count)
        if worst.some:
            return worst
    weakest = _worst(
        "low",
        analysis.objectives,
        lambda each: each.after if count_answers(each.after) else each.before,
        lambda q: q.answered - q.right,
    )
    if not weakest.whole:
        return Advice("nothing")
    return weakest if 1 - weakest.some / weakest.whole < ENOUGH else weakest._replace(kind="well")


def count_answers(questions):
    """Return how many answers there are to some questions."""
    return sum(question.answered for question in questions)


def _worst(kind, objectives, questions_of, count):
    """Return the objective with the largest share of what is counted; among equals the one with more, then the first."""
    found = [
        Advice(
            kind, each.id, sum(map(count, questions_of(each))), count_answers(questions_of(each))
        )
        for each in objectives
    ]
    found = [each for each in found if each.whole]
    return max(found, key=lambda each: (each.some / each.whole, each.some), default=Advice(kind))


def lesson_of(course, objective):
    """Return the title of the lesson that teaches an objective, or "".

    It is the one that names the objective in its metadata, has no check of its own, and asks most about it.
    """
    checks = {course.lessons.get(name) for name in (course.before, course.after)}
    asked = Counter(
        course.lessons.get(item.quiz.id)
        for item in course.items
        if item.question.objective == objective
    )
    lessons = [
        path
        for path in dict.fromkeys(course.lessons.values())
        if path not in checks and objective in _named_by(path)
    ]
    best = max(lessons, key=lambda path: asked[path], default=None)
    return heading_of(best) if best else ""


def _named_by(path):
    """Return the objectives that a lesson names."""
    metadata = json.loads(path.read_text(encoding="utf-8")).get("metadata", {})
    return metadata.get("coursebook", {}).get("objectives", ())
