"""Activities read from the notebooks, with the line of each mistake.

JSON is YAML, so the piece of a notebook that holds them is read as YAML, which knows the lines.
"""

import json
import re
from typing import NamedTuple

from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.loading import load
from coursebook.core.rules import Place
from coursebook.core.yaml_source import YamlFile
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook
from coursebook.teaching.plans.activities import LessonActivity, Teaching

_KEY = re.compile(r'"teaching":\s*')  # inside a text the quotes would be escaped
_NONE = (
    "no notebook has activities; name the folder of the course, "
    "or add 'teaching' to the metadata of a lesson."
)


class ActivityFiles(NamedTuple):
    """The activities of a course in teaching order, and what is wrong with the others."""

    activities: list[LessonActivity]
    problems: list[Problem]
    sources: dict[str, YamlFile]  # of each lesson, by the notebook's name without its ending

    def problem(self, lesson: str, number: int, place: Place, sentence: str) -> Problem:
        """Return a problem at an entry of the activity `number`, from 0, of a lesson."""
        return self.sources[lesson].problem_at((number, *place), sentence)


def read_activities(course: Course) -> ActivityFiles:
    """Return all activities, lesson by lesson."""
    files = ActivityFiles([], [], {})
    for notebook in course.lessons:
        piece = embedded_json(notebook)
        if piece is None:
            continue
        source, problems = load_or_problems(YamlFile, notebook.path, *piece)
        if source:
            files.sources[notebook.path.stem] = source
            teaching, problems = load_or_problems(_load_teaching, source)
            files.activities.extend(
                LessonActivity(notebook.path.stem, activity)
                for activity in (teaching.root if teaching else ())
            )
        files.problems.extend(problems)
    return files


def _load_teaching(source: YamlFile) -> Teaching:
    return load(Teaching, source)


def need_activities(course: Course, files: ActivityFiles) -> list[LessonActivity]:
    """Return the activities that were read.

    Raises ContentError with all mistakes, or when there are none.
    """
    if files.problems or not files.activities:
        raise ContentError(files.problems or [course_problem(course, _NONE)])
    return files.activities


def embedded_json(notebook: Notebook) -> tuple[str, int] | None:
    """Return the text of a notebook's activities and how many lines stand before it, or None.

    Spaces stand for what precedes it in its line, so that columns are those of the file.
    """
    teaching = notebook.metadata.get("teaching")
    if teaching is None:
        return None
    text = notebook.text
    for key in _KEY.finditer(text):
        value, end = json.JSONDecoder().raw_decode(text, key.end())
        if value == teaching:
            line = text.rfind("\n", 0, key.end()) + 1
            return " " * (key.end() - line) + text[key.end() : end], text.count("\n", 0, key.end())
    return None


def course_problem(course: Course, sentence: str) -> Problem:
    """Return a problem of all lessons together."""
    return Problem(str(course.lessons_folder), 0, 0, sentence)
