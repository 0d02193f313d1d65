"""Activities read from the notebooks, with the line of each mistake: JSON is YAML, so a piece of it is read as YAML."""

import json
import re
from pathlib import Path

from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.course.notebooks import lesson_paths
from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile
from coursebook.teaching.plans.activities import LessonActivity, Teaching

_KEY = re.compile(r'"teaching":\s*')  # inside a text the quotes would be escaped


def activities_in(root="."):
    """Return the activities of a course in teaching order, lesson by lesson; raise ContentError with all mistakes."""
    found, problems = try_activities(root)
    if problems or not found:
        raise ContentError(
            problems
            or [
                course_problem(
                    root,
                    "no notebook has activities; name the folder of the course, or add 'teaching' to the metadata of a lesson.",
                )
            ]
        )
    return found


def try_activities(root="."):
    """Return the activities that could be read, and the problems of those that could not."""
    found, problems = [], []
    for path in lesson_paths(Path(root) / "notebooks"):
        teaching, broken = load_or_problems(_teaching, path)
        found += [LessonActivity(path.stem, activity) for activity in teaching or ()]
        problems += broken
    return found, problems


def _teaching(path):
    """Return the activities of one notebook; one that is no notebook has none, and `check` tells why."""
    piece = embedded_json(path)
    return load(Teaching, YamlFile(path, *piece)).root if piece else []


def embedded_json(path):
    """Return the text of a notebook's activities and how many lines stand before it, or None; columns are kept by spaces."""
    try:
        text = path.read_text(encoding="utf-8")
        teaching = json.loads(text)["metadata"]["coursebook"]["teaching"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    for key in _KEY.finditer(text):
        value, end = json.JSONDecoder().raw_decode(text, key.end())
        if value == teaching:
            line = text.rfind("\n", 0, key.end()) + 1
            return " " * (key.end() - line) + text[key.end() : end], text.count("\n", 0, key.end())
    return None


class Places:
    """Where each entry of the notebooks' activities stands, to tell what is wrong with it."""

    def __init__(self, root):
        self._files = {}
        for path in lesson_paths(Path(root) / "notebooks"):
            if piece := embedded_json(path):
                self._files[path.stem] = YamlFile(path, *piece)

    def problem(self, lesson, number, keys, sentence):
        """Return a problem at a key of the activity `number` of a lesson; without a lesson it is the whole course's."""
        file = self._files[lesson]
        return file.problem(file.nearest_position((number, *keys)), sentence)


def course_problem(root, sentence):
    """Return a problem of all notebooks together."""
    return Problem(str(Path(root) / "notebooks"), 0, 0, sentence)
