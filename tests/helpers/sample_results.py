"""Makes `notebooks/educators/sample-results.ndjson`, for the notebook Class report.

It holds what 30 simulated learners might hand in.

Run `PYTHONPATH=tests python tests/helpers/sample_results.py` after a change to the questions.
Nobody answered these: a seed decides. Each learner has a skill, each check and lesson raises it,
and some questions are made hard on purpose so that the report has something to say.
"""

import json
import math
import random

from helpers.places import ROOT

from coursebook.results.report.course import load_course

SAMPLE = ROOT / "notebooks" / "educators" / "sample-results.ndjson"
LEARNERS, SEED = 30, 5
DAY = "2026-11-22"
HARD = {
    "final-match-signs": 1.6,
    "final-leave-alone": 0.8,
    "final-two-habits": 1.0,
    "pre-after-birth": 1.0,
    "highest-risk": 0.6,
}


def sample():
    """Return the lines of the file: one a learner, and the first of two saves of one of them."""
    course, chance = load_course(ROOT), random.Random(SEED)
    lines = [_learner(course, chance, number) for number in range(LEARNERS)]
    early = {
        **lines[4],
        "saves": 1,
        "answers": [each for each in lines[4]["answers"] if each["quiz"] != course.after],
    }
    lines[4]["saves"] = 2
    return [
        json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"
        for line in [*lines[:4], early, *lines[4:]]
    ]


def _learner(course, chance, number):
    """Return what one learner hands in; not all do every lesson, and two leave before the end."""
    skill = math.log(1 / (chance.random() * 0.98 + 0.01) - 1) * 0.6
    name = "".join(
        "abcdefghijklmnopqrstuvwxyz0123456789"[int(chance.random() * 36)] for _ in range(16)
    )
    left_out = {
        quiz.id for quiz in course.quizzes if quiz.mode != "check" and chance.random() < 0.3
    }
    left_out |= {course.after} if number in (11, 23) else set()
    answers = [
        _answer(course, item, skill, chance)
        for item in course.items
        if item.quiz.id not in left_out
    ]
    return {
        "format": "calm-calves-results",
        "version": 1,
        "course": "calm-calves",
        "learner": name,
        "saves": 1,
        "saved": DAY,
        "answers": answers,
    }


def _answer(course, item, skill, chance):
    """Return the first and the last answer to one question, and how sure she was."""
    ease = 0.3 if item.quiz.id == course.before else 1.6
    right = chance.random() < 1 / (1 + math.exp(HARD.get(item.question.id, 0) - ease - skill))
    first = list(item.question.key) if right else _wrong(item.question, chance)
    mended = not right and chance.random() < (0.8 if item.quiz.id != course.before else 0.5)
    said = (
        ("guess", "think", "sure")[min(2, int((chance.random() + (0.35 if right else 0.05)) * 2.4))]
        if item.quiz.confidence
        else ""
    )
    return {
        "quiz": item.quiz.id,
        "question": item.question.id,
        "revision": item.question.revision,
        "first": first,
        "last": list(item.question.key) if mended else first,
        "sure": said,
        "tries": 2 if mended else 1,
    }


def _wrong(question, chance):
    """Return an answer that is not all right; the first distractors are the most tempting."""

    def pick(entries):
        return entries[int(chance.random() ** 1.8 * len(entries))]

    if question.type in ("single", "true_false"):
        return [pick([option.id for option in question.options if not option.right])]
    if question.type == "multiple":
        other = pick([option.id for option in question.options])
        return [option.id for option in question.options if option.right != (option.id == other)]
    if question.type == "match":
        pair = pick(question.pairs)
        return [
            f"{each.id}:"
            + (
                pick([target.id for target in question.targets if target.id != each.target])
                if each is pair
                else each.target
            )
            for each in question.pairs
        ]
    if question.type == "number":
        return [pick(["10", "100", "about 1 in 10", "0.5"])]
    if question.type == "order":
        key, at = list(question.key), int(chance.random() * (len(question.key) - 1))
        return [*key[:at], key[at + 1], key[at], *key[at + 2 :]]
    return _strayed(question, pick)


def _strayed(case, pick):
    """Return a path through a story with one wrong turn, at its first step."""
    steps, at, path = {step.id: step for step in case.steps}, case.steps[0].id, []
    while at != "end":
        wanted = bool(path)
        option = pick([option for option in steps[at].options if option.right == wanted])
        path.append(f"{at}:{option.id}")
        at = option.next
    return path


if __name__ == "__main__":
    SAMPLE.write_text("".join(sample()), encoding="utf-8")
