"""The whole course, checked: every file valid, used and known to the others, every picture there.

It returns problems, and as warnings what an examiner would remark, and changes nothing. Loading has
the rules of a single file.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from coursebook.checks.contents import contents_problems
from coursebook.checks.evidence import evidence_problems
from coursebook.checks.item_writing import Remark, examine_course
from coursebook.checks.lessons import lesson_problems
from coursebook.checks.messages import message_problems
from coursebook.checks.outputs import stale_problems
from coursebook.checks.questions import place_problem, question_problems, questions_of, remarks_on
from coursebook.checks.search import search_problems
from coursebook.checks.settings import setting_problems
from coursebook.claims.bibliography import incomplete_references
from coursebook.core.errors import ContentError, Problem
from coursebook.core.rules import Place
from coursebook.core.settings import course_in_force
from coursebook.course.citations import content_files_on_page
from coursebook.course.course import Course
from coursebook.course.notebooks import notebook_problems, picture_problems_in
from coursebook.course.parts import Content
from coursebook.media.films import film_problems
from coursebook.media.pictures import picture_problems
from coursebook.quizzes.models import Quiz
from coursebook.teaching.handouts.content import handout_problems
from coursebook.teaching.plans.checks import plan_problems
from coursebook.teaching.plans.reading import read_activities

_UNUSED = "no notebook uses this file; call it in a lesson or delete it."


class CheckResult(NamedTuple):
    """What is wrong in a course, and what an examiner would remark; both by file and line."""

    problems: list[Problem]
    warnings: list[Problem]


def check_course(root: Path | str = ".") -> CheckResult:
    """Return every problem and every warning of the course at `root`; it raises nothing."""
    root = Path(root)
    try:
        with course_in_force(root):
            course = Course(root)
            problems, warnings = _problems(course), _warnings(course)
    except ContentError as error:
        # The settings or the words of the course: nothing else can be checked before them.
        problems, warnings = error.problems, []
    return CheckResult(_sort_problems(problems, root), _sort_problems(warnings, root))


def _problems(course: Course) -> list[Problem]:
    """Return all that is wrong in a course, in no order."""
    parts, unread = course.try_parts
    notebooks, broken = course.try_notebooks
    objectives, lost = course.try_objectives
    evidence, missing = course.try_evidence
    problems = broken + unread + lost + missing + setting_problems(course)
    problems += contents_problems(course) + lesson_problems(course)
    problems += message_problems(course) + _repeated_ids(parts) + _unused_parts(course)
    problems += search_problems(course)
    problems += evidence_problems(course) + handout_problems(course, evidence)
    problems += incomplete_references(course.bibliography_file, evidence.references or {})
    problems += picture_problems(course.root) + film_problems(course.root)
    for path, part in parts.items():
        problems += question_problems(path, part, objectives, evidence, course.keeps_evidence)
    for notebook in notebooks.values():
        problems += notebook_problems(notebook)
    for path in course.prose_pages:
        problems += picture_problems_in(path, path.read_text(encoding="utf-8"))
    questions = None if unread else _question_ids(parts)
    problems += plan_problems(course, read_activities(course), objectives, evidence, questions)
    return problems + stale_problems(course, {problem.file for problem in problems})


def _question_ids(parts: dict[Path, Content]) -> set[str]:
    return {question.id for part in parts.values() for _, question in questions_of(part)}


def _sort_problems(problems: Iterable[Problem], root: Path) -> list[Problem]:
    return sorted({problem._replace(file=_shorten(problem.file, root)) for problem in problems})


def _shorten(file: str, root: Path) -> str:
    """Return a file's path as it is seen from the root of its course."""
    try:
        return Path(file).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file


def _repeated_ids(parts: dict[Path, Content]) -> list[Problem]:
    """Return where an id of a quiz, a checklist, a guide or a question is used a second time.

    What a learner did is remembered under it, so that each is used once in the course.
    """
    problems: list[Problem] = []
    first: dict[tuple[str, str], Path] = {}
    for path, part in parts.items():
        ids: list[tuple[Place, str]] = [((), part.id)]
        ids += [(place, question.id) for place, question in questions_of(part)]
        for place, name in ids:
            kind = "question" if place else "quiz or checklist"
            if (kind, name) in first:
                other = first[kind, name].name
                sentence = f"the {kind} id '{name}' is already used in {other}; choose another."
                problems.append(place_problem(path, (*place, "id"), sentence))
            first.setdefault((kind, name), path)
    return problems


def _unused_parts(course: Course) -> list[Problem]:
    """Return the quizzes, checklists and guides that no notebook calls and no page shows."""
    used = [
        path for notebook in course.try_notebooks[0].values() for path in notebook.called_paths()
    ]
    used += [path for page in course.prose_pages for path in content_files_on_page(page)]
    known = {path.resolve() for path in used}
    return [
        Problem(str(path), 0, 0, _UNUSED)
        for path in course.try_parts[0]
        if path.resolve() not in known
    ]


def _warnings(course: Course) -> list[Problem]:
    """Return the examiner's remarks; on the course as a whole only when all files could be read."""
    parts, unread = course.try_parts
    objectives = course.try_objectives[0]
    warnings = [
        warning
        for path, part in parts.items()
        for warning in remarks_on(path, part, bool(objectives))
    ]
    if not unread and objectives is not None:
        quizzes = {path: part for path, part in parts.items() if isinstance(part, Quiz)}
        remarks = [remark for _, remark in examine_course(quizzes, objectives)]
        warnings += [_place_remark(course, remark) for remark in remarks]
    return warnings


def _place_remark(course: Course, remark: Remark) -> Problem:
    """Return a remark on the course as a whole, at the objective that it names if it names one."""
    sentence = f"{remark.sentence} ({remark.source})"
    if remark.place:
        return place_problem(course.objectives_file, remark.place, sentence)
    return Problem(str(course.lessons_folder), 0, 0, sentence)
