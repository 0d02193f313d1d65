"""What is wrong with the activities of a course: unknown names, minutes that make no plan, nothing that a meeting needs."""

from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.course.notebooks import lesson_paths
from coursebook.teaching.plans.schedule import READY, SERIES
from coursebook.teaching.plans.activities import REQUIREMENTS, CORE_RANK
from coursebook.teaching.plans.schedule import compose_series, missing_requirements
from coursebook.course.notebooks import headings_of
from coursebook.teaching.plans.reading import Places, try_activities, course_problem


def plan_problems(root, objectives, backing, questions):
    """Return the problems of all activities; a course without activities has none. What could not be read is None and is not asked."""
    placed, problems = try_activities(root)
    places = Places(root) if placed else None
    headings = {path.stem: headings_of(path) for path in lesson_paths(Path(root) / "notebooks")}
    seen = set()
    for number, each in _numbered(placed):
        for keys, sentence in _wrong(each, objectives, backing, questions, headings, seen):
            problems.append(places.problem(each.lesson, number, keys, sentence))
    return problems + (_together(root, placed) if placed and not problems else [])


def _numbered(placed):
    """Yield each activity with its number in its lesson."""
    counts = {}
    for each in placed:
        yield counts.setdefault(each.lesson, 0), each
        counts[each.lesson] += 1


def _wrong(each, objectives, backing, questions, headings, seen):
    """Yield (keys, sentence) for what is wrong with one activity."""
    activity = each.activity
    if activity.id in seen:
        yield ("id",), f"the activity id '{activity.id}' is already used; choose another."
    seen.add(activity.id)
    for name in activity.objectives if objectives is not None else ():
        if name not in objectives:
            yield (
                ("objectives",),
                f"the objective '{name}' is not in objectives.yml; write one of: {', '.join(sorted(objectives))}.",
            )
    for i, asked in enumerate(activity.ask):
        if asked.question and questions is not None and asked.question not in questions:
            yield (
                ("ask", i, "question"),
                f"no quiz has the question '{asked.question}'; write the id of a question, or ask in words with 'text'.",
            )
    for name in activity.claims if backing.ledger is not None else ():
        if name not in backing.ledger.by_id():
            yield (
                ("claims",),
                f"the claim '{name}' is not in book/evidence.yml; add it there or correct the id.",
            )
    yield from _opened(each, headings)


def _opened(each, headings):
    file, _, anchor = each.activity.open.partition("#")
    lesson = Path(file).stem if file else each.lesson
    if lesson not in headings:
        yield (
            ("open",),
            f"there is no notebook '{file}'; write the name of a lesson, or '#' and a heading of this one.",
        )
    elif anchor and anchor not in headings[lesson]:
        near = ", ".join(list(headings[lesson])[1:]) or "none"
        yield ("open",), f"the lesson {lesson} has no heading '{anchor}'; write one of: {near}."


def _together(root, placed):
    """Say what the activities lack as a whole: each meeting needs all of NEEDED, and the ready plans must be possible."""
    always = {
        name for each in placed if each.activity.rank == CORE_RANK for name in each.activity.holds
    }
    if missing := [name for name in REQUIREMENTS if name not in always]:
        return [
            course_problem(
                root,
                f"no activity with 'rank: {CORE_RANK}' holds '{name}', which every plan needs; add 'holds: [{name}]' to one.",
            )
            for name in missing
        ]
    found = []
    for meetings, minutes in [*((1, minutes) for minutes in READY), SERIES]:
        try:
            found += [
                course_problem(
                    root,
                    f"meeting {plan.meeting} of {plan.meetings} lacks '{name}'; give it an activity with 'series: again' that holds it.",
                )
                for plan in compose_series(placed, minutes, meetings)
                for name in missing_requirements(plan)
            ]
        except CourseError as error:
            found.append(
                course_problem(
                    root,
                    f"the ready plan of {meetings} × {minutes} minutes cannot be made: {error}",
                )
            )
    return found
