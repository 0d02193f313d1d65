"""The whole course, checked: every content file valid, used, known to the others, read as an examiner, and every picture there.

It returns problems and warnings and changes nothing. Loading has the rules of a single file, `examining` those of an
examiner; `lessons` reads notebooks.
"""

from pathlib import Path
from typing import NamedTuple

from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.evidence.backing import try_evidence
from coursebook.checks.evidence import evidence_problems
from coursebook.core.citations import citations_in_record
from coursebook.checks.item_writing import examine_course, examine_quiz
from coursebook.media.films import film_problems
from coursebook.teaching.handouts.content import handout_problems
from coursebook.course.notebooks import called_files, lesson_problems, notebooks, pictures
from coursebook.course.parts import loader_of
from coursebook.quizzes.models import Quiz
from coursebook.media.pictures import picture_problems
from coursebook.teaching.plans.checks import plan_problems
from coursebook.evidence.bibliography import BIB, reference_problems
from coursebook.core.images import PICTURE_KINDS
from coursebook.checks.outputs import stale_problems
from coursebook.core.yaml_source import YamlFile, read_yaml


class CheckResult(NamedTuple):
    """What is wrong in a course, and what an examiner would remark; each sorted by file and line."""

    problems: list
    warnings: list


def problems_of_course(root="."):
    """Return every problem of the course below `root`, sorted by file and line."""
    return check_course(root).problems


def check_course(root="."):
    """Return every problem and every warning of the course below `root`."""
    root = Path(root)
    found, broken = notebooks(root / "notebooks")
    contents, unread = _contents(root)
    objectives, lost = load_or_problems(load_objectives, root / "notebooks" / "objectives.yml")
    backing, missing = try_evidence(root / BIB)
    problems = (
        broken
        + unread
        + lost
        + missing
        + _ids(contents)
        + _used(contents, found)
        + evidence_problems(root, backing)
    )
    problems += (
        reference_problems(root / BIB)
        + picture_problems(root)
        + film_problems(root)
        + handout_problems(root, backing)
    )
    for path, content in contents.items():
        problems += question_problems(path, content, objectives, backing)
    for path, cells in found.items():
        problems += lesson_problems(path, cells)
    for path in sorted((root / "book").rglob("*.md")):
        problems += pictures(path, path.read_text(encoding="utf-8"))
    asked = (
        None
        if unread
        else {question.id for content in contents.values() for _, question in _asked(content)}
    )
    problems += plan_problems(root, objectives, backing, asked)
    problems += stale_problems(found, contents, backing, {problem.file for problem in problems})
    return CheckResult(
        _sorted(problems, root), _sorted(_warnings(root, contents, objectives, not unread), root)
    )


def _sorted(problems, root):
    return sorted({problem._replace(file=_short(problem.file, root)) for problem in problems})


def _short(file, root):
    try:
        return Path(file).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file


def _contents(root):
    """Load each content file; return the models by path, and the problems of those that fail."""
    contents, problems = {}, []
    for path in sorted((root / "notebooks").rglob("*.y*ml")):
        if path.suffix == ".yaml":
            problems.append(
                Problem(str(path), 0, 0, "is not looked at; give its name the ending '.yml'.")
            )
        elif load := loader_of(path):
            contents[path], broken = load_or_problems(load, path)
            problems += broken
    return {path: content for path, content in contents.items() if content}, problems


def load_objectives(path):
    """Return the ids of the objectives in a file; raise ContentError when it is of another kind."""
    data, _ = read_yaml(path)
    if not isinstance(data, dict):
        raise ContentError(
            [
                Problem(
                    str(path),
                    1,
                    1,
                    "must have a line 'id: what a learner can do' for each objective.",
                )
            ]
        )
    return set(data)


def _ids(contents):
    """Ids of quizzes, checklists and questions are what memory hangs on: each is used once in the course."""
    problems, first = [], {}
    for path, content in contents.items():
        for where, name in [
            ((), content.id),
            *((place, question.id) for place, question in _asked(content)),
        ]:
            kind = "question" if where else "quiz or checklist"
            if (kind, name) in first:
                problems.append(
                    _at(
                        path,
                        (*where, "id"),
                        f"the {kind} id '{name}' is already used in "
                        f"{first[kind, name].name}; choose another.",
                    )
                )
            first.setdefault((kind, name), path)
    return problems


def _asked(content):
    return [
        (("questions", i), question) for i, question in enumerate(getattr(content, "questions", ()))
    ]


def question_problems(path, content, objectives, backing):
    """Each question names a known objective, known claims or sources, a picture that exists; None knows nothing and is not asked."""
    survey = getattr(content, "mode", None) == "survey"
    found = [
        _at(path, (*place, key), sentence)
        for place, question in _asked(content)
        for key, sentence in _question(question, path.parent, objectives, survey)
    ]
    found += [
        _at(path, (key,), sentence)
        for key, sentence in _picture("picture", getattr(content, "picture", None), path.parent)
    ]
    parts = _asked(content) or [((), content)]
    return found + [
        _at(path, (*place, kind), sentence)
        for place, part in parts
        for kind, sentence in backing.unknown(citations_in_record(part))
    ]


def _question(question, folder, objectives, survey):
    if objectives is not None and question.objective and question.objective not in objectives:
        yield (
            "objective",
            (
                f"the objective '{question.objective}' is not in objectives.yml; "
                f"write one of: {', '.join(sorted(objectives))}."
            ),
        )
    if not survey and question.scored and not (question.claims or question.sources):
        yield (
            "id",
            f"the question '{question.id}' says not what it rests on; add 'claims: [id]', or 'sources: [key]'.",
        )
    yield from _picture("image", question.image, folder)


def _picture(key, image, folder):
    if image and not (folder / image.file).is_file():
        yield key, f"the picture '{image.file}' does not exist; correct the path."
    elif image and Path(image.file).suffix not in PICTURE_KINDS:
        yield key, f"the picture '{image.file}' is not an SVG or PNG file; save it as one."


def _used(contents, found):
    called = {
        (path.parent / name).resolve()
        for path, cells in found.items()
        for name in called_files(cells)
    }
    return [
        Problem(str(path), 0, 0, "no notebook uses this file; call it in a lesson or delete it.")
        for path in contents
        if path.resolve() not in called
    ]


def remarks_on(path, content):
    """Return what an examiner would remark on one content file, each at its place."""
    found = examine_quiz(content) if isinstance(content, Quiz) else []
    file = YamlFile(path) if found else None
    return [
        file.problem(file.nearest_position(remark.place), f"{remark.sentence} ({remark.source})")
        for remark in found
    ]


def _warnings(root, contents, objectives, complete):
    """Return the examiner's remarks; those on the course as a whole only when all its files could be read."""
    warnings = [
        warning for path, content in contents.items() for warning in remarks_on(path, content)
    ]
    quizzes = {path: content for path, content in contents.items() if isinstance(content, Quiz)}
    folder = root / "notebooks"
    for path, remark in (
        examine_course(quizzes, objectives) if complete and objectives is not None else ()
    ):
        sentence = f"{remark.sentence} ({remark.source})"
        path = path or (folder / "objectives.yml" if remark.place else folder)
        warnings.append(
            _at(path, remark.place, sentence)
            if path.is_file()
            else Problem(str(path), 0, 0, sentence)
        )
    return warnings


def _at(path, place, sentence):
    """Return a problem at an entry of a content file, or at the nearest entry around it."""
    file = YamlFile(path)
    return file.problem(file.nearest_position(place), sentence)
