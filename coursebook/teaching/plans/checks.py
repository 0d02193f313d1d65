"""What is wrong with the activities of a course: unknown names, minutes that make no plan, nothing that a meeting needs."""

from collections.abc import Iterator
from pathlib import Path

from coursebook.claims.backing import EvidenceBase
from coursebook.core.errors import CourseError, Problem
from coursebook.course.course import Course
from coursebook.teaching.plans.activities import CORE_RANK, REQUIREMENTS, LessonActivity
from coursebook.teaching.plans.reading import ActivityFiles, course_problem
from coursebook.teaching.plans.schedule import READY, SERIES, compose_series, missing_requirements

Wrong = tuple[tuple[str | int, ...], str]  # the keys of an entry, and a sentence


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
    problems, seen = list(files.problems), set[str]()
    for number, placed in _numbered(files.activities):
        for keys, sentence in _wrong(placed, objectives, evidence, questions, headings, seen):
            problems.append(files.problem(placed.lesson, number, keys, sentence))
    complete = files.activities and not problems
    return problems + (_missing_together(course, files.activities) if complete else [])


def _numbered(activities: list[LessonActivity]) -> Iterator[tuple[int, LessonActivity]]:
    """Yield each activity with its number in its lesson."""
    counts: dict[str, int] = {}
    for placed in activities:
        yield counts.setdefault(placed.lesson, 0), placed
        counts[placed.lesson] += 1


def _wrong(
    placed: LessonActivity,
    objectives: dict[str, str] | None,
    evidence: EvidenceBase,
    questions: set[str] | None,
    headings: dict[str, dict[str, str]],
    seen: set[str],
) -> Iterator[Wrong]:
    """Yield (keys, sentence) for what is wrong with one activity."""
    activity = placed.activity
    if activity.id in seen:
        yield ("id",), f"the activity id '{activity.id}' is already used; choose another."
    seen.add(activity.id)
    for name in activity.objectives if objectives is not None else ():
        if name not in objectives:
            yield (
                ("objectives",),
                f"the objective '{name}' is not in objectives.yml; write one of: {', '.join(sorted(objectives))}.",
            )
    for i, prompt in enumerate(activity.ask):
        if prompt.question and questions is not None and prompt.question not in questions:
            yield (
                ("ask", i, "question"),
                f"no quiz has the question '{prompt.question}'; write the id of a question, or ask in words with 'text'.",
            )
    for name in activity.claims if evidence.ledger is not None else ():
        if name not in evidence.ledger.by_id():
            yield (
                ("claims",),
                f"the claim '{name}' is not in {evidence.folder}/evidence.yml; add it there or correct the id.",
            )
    yield from _wrong_target(placed, headings)


def _wrong_target(placed: LessonActivity, headings: dict[str, dict[str, str]]) -> Iterator[Wrong]:
    file, _, anchor = placed.activity.open.partition("#")
    lesson = Path(file).stem if file else placed.lesson
    if lesson not in headings:
        yield (
            ("open",),
            f"there is no notebook '{file}'; write the name of a lesson, or '#' and a heading of this one.",
        )
    elif anchor and anchor not in headings[lesson]:
        near = ", ".join(list(headings[lesson])[1:]) or "none"
        yield ("open",), f"the lesson {lesson} has no heading '{anchor}'; write one of: {near}."


def _missing_together(course: Course, activities: list[LessonActivity]) -> list[Problem]:
    """Say what the activities lack as a whole: each meeting needs all REQUIREMENTS, and the ready plans must be possible."""
    core = [placed.activity for placed in activities if placed.activity.rank == CORE_RANK]
    held = {name for activity in core for name in activity.holds}
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
