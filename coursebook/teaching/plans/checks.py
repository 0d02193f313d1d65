"""What is wrong with the activities of a course: unknown names, and minutes that make no plan."""

from collections.abc import Iterator
from pathlib import Path

from coursebook.claims.backing import LEDGER, EvidenceBase
from coursebook.core.errors import CourseError, Problem
from coursebook.core.rules import BrokenRule
from coursebook.course.course import Course
from coursebook.teaching.plans.activities import CORE_RANK, REQUIREMENTS, Activity, LessonActivity
from coursebook.teaching.plans.reading import ActivityFiles, course_problem
from coursebook.teaching.plans.schedule import READY, SERIES, compose_series, missing_requirements


def plan_problems(
    course: Course,
    files: ActivityFiles,
    objectives: dict[str, str] | None,
    evidence: EvidenceBase,
    questions: set[str] | None,
) -> list[Problem]:
    """Return the problems of all activities; a course without activities has none.

    What could not be read is None, and is not asked.
    """
    headings = {notebook.path.stem: notebook.headings for notebook in course.lessons}
    problems = list(files.problems)
    seen: set[str] = set()
    for number, entry in _number_activities(files.activities):
        activity = entry.activity
        broken = [
            *_repeated_id(activity, seen),
            *_unknown_objectives(activity, objectives),
            *_unknown_questions(activity, questions),
            *_unknown_claims(activity, evidence),
            *_wrong_target(entry, headings),
        ]
        seen.add(activity.id)
        problems += [files.problem(entry.lesson, number, *rule) for rule in broken]
    complete = files.activities and not problems
    return problems + (_missing_together(course, files.activities) if complete else [])


def _number_activities(activities: list[LessonActivity]) -> Iterator[tuple[int, LessonActivity]]:
    """Yield each activity with its number in its lesson, from 0."""
    counts: dict[str, int] = {}
    for entry in activities:
        number = counts.get(entry.lesson, 0)
        yield number, entry
        counts[entry.lesson] = number + 1


def _repeated_id(activity: Activity, seen: set[str]) -> Iterator[BrokenRule]:
    if activity.id in seen:
        yield ("id",), f"the activity id '{activity.id}' is already used; choose another."


def _unknown_objectives(
    activity: Activity, objectives: dict[str, str] | None
) -> Iterator[BrokenRule]:
    if objectives is None:
        return
    known = ", ".join(sorted(objectives))
    for name in activity.objectives:
        if name not in objectives:
            sentence = f"the objective '{name}' is not in objectives.yml; write one of: {known}."
            yield ("objectives",), sentence


def _unknown_questions(activity: Activity, questions: set[str] | None) -> Iterator[BrokenRule]:
    if questions is None:
        return
    for i, prompt in enumerate(activity.ask):
        if prompt.question and prompt.question not in questions:
            yield (
                ("ask", i, "question"),
                f"no quiz has the question '{prompt.question}'; write the id of a question, "
                "or ask in words with 'text'.",
            )


def _unknown_claims(activity: Activity, evidence: EvidenceBase) -> Iterator[BrokenRule]:
    if evidence.ledger is None:
        return
    known = evidence.ledger.by_id()
    for name in activity.claims:
        if name not in known:
            where = f"{evidence.folder}/{LEDGER}; add it there or correct the id."
            yield ("claims",), f"the claim '{name}' is not in {where}"


def _wrong_target(
    entry: LessonActivity, headings: dict[str, dict[str, str]]
) -> Iterator[BrokenRule]:
    """Say what is wrong with what an activity has on the screen; `headings` are by lesson."""
    file, _, anchor = entry.activity.open.partition("#")
    lesson = Path(file).stem if file else entry.lesson
    if lesson not in headings:
        yield (
            ("open",),
            f"there is no notebook '{file}'; write the name of a lesson, "
            "or '#' and a heading of this one.",
        )
    elif anchor and anchor not in headings[lesson]:
        near = ", ".join(list(headings[lesson])[1:]) or "none"
        yield ("open",), f"the lesson {lesson} has no heading '{anchor}'; write one of: {near}."


def _missing_together(course: Course, activities: list[LessonActivity]) -> list[Problem]:
    """Say what the activities lack as a whole.

    Each meeting needs all REQUIREMENTS, and the ready plans must be possible.
    """
    held = {name for entry in activities if entry.activity.is_core for name in entry.activity.holds}
    sentences = [
        f"no activity with 'rank: {CORE_RANK}' holds '{name}', which every plan needs; "
        f"add 'holds: [{name}]' to one."
        for name in REQUIREMENTS
        if name not in held
    ]
    if not sentences:
        for meetings, minutes in [*((1, minutes) for minutes in READY), SERIES]:
            sentences += _impossible(activities, meetings, minutes)
    return [course_problem(course, sentence) for sentence in sentences]


def _impossible(activities: list[LessonActivity], meetings: int, minutes: int) -> list[str]:
    """Say why a ready plan cannot be made, or what a meeting of it lacks."""
    try:
        plans = compose_series(activities, minutes, meetings)
    except CourseError as error:
        return [f"the ready plan of {meetings} × {minutes} minutes cannot be made: {error}"]
    return [
        f"meeting {plan.meeting} of {plan.meetings} lacks '{name}'; "
        "give it an activity with 'series: again' that holds it."
        for plan in plans
        for name in missing_requirements(plan)
    ]
