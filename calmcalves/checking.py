"""The whole course, checked: every content file valid, used, known to the others, and every picture there.

It returns problems and changes nothing. Loading has the rules of a single file; `lessons` reads notebooks.
"""

from pathlib import Path

from .errors import ContentError, Problem
from .lessons import called_files, lesson_problems, lessons, pictures
from .loading import load_checklist, load_quiz
from .references import BIB, load_references
from .yaml_file import YamlFile, read_yaml

_LOADERS = {".quiz": load_quiz, ".checklist": load_checklist}


def check_course(root="."):
    """Return every problem of the course below `root`, sorted by file and line."""
    root = Path(root)
    found, broken = lessons(root / "notebooks")
    contents, problems = _contents(root)
    problems += broken + _ids(contents) + _questions(contents, root) + _used(contents, found)
    for path, cells in found.items():
        problems += lesson_problems(path, cells)
    for path in sorted((root / "book").rglob("*.md")):
        problems += pictures(path, path.read_text(encoding="utf-8"))
    return sorted({problem._replace(file=_short(problem.file, root)) for problem in problems})


def _short(file, root):
    try:
        return Path(file).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file


def _tried(load, *arguments):
    """Return what a loader returns, or nothing, and the problems it found."""
    try:
        return load(*arguments), []
    except ContentError as error:
        return None, error.problems


def _contents(root):
    """Load each content file; return the models by path, and the problems of those that fail."""
    contents, problems = {}, []
    for path in sorted((root / "notebooks").rglob("*.y*ml")):
        if path.suffix == ".yaml":
            problems.append(Problem(str(path), 0, 0, "is not looked at; give its name the ending '.yml'."))
        elif load := _LOADERS.get(Path(path.stem).suffix):
            contents[path], broken = _tried(load, path)
            problems += broken
    return {path: content for path, content in contents.items() if content}, problems


def _ids(contents):
    """Ids of quizzes, checklists and questions are what memory hangs on: each is used once in the course."""
    problems, first = [], {}
    for path, content in contents.items():
        for where, name in [((), content.id), *((place, question.id) for place, question in _asked(content))]:
            kind = "question" if where else "quiz or checklist"
            if (kind, name) in first:
                problems.append(_at(path, (*where, "id"), f"the {kind} id '{name}' is already used in "
                                                          f"{first[kind, name].name}; choose another."))
            first.setdefault((kind, name), path)
    return problems


def _asked(content):
    return [(("questions", i), question) for i, question in enumerate(getattr(content, "questions", ()))]


def _questions(contents, root):
    """Each question names a known objective, known sources and a picture that exists."""
    read, problems = _tried(read_yaml, root / "notebooks" / "objectives.yml")
    objectives = set(read[0]) if read else None
    references, broken = _tried(load_references, root / BIB)
    problems += broken
    for path, content in contents.items():
        for place, question in _asked(content):
            problems += [_at(path, (*place, key), sentence)
                         for key, sentence in _question(question, path.parent, objectives, references)]
    return problems


def _question(question, folder, objectives, references):
    if objectives is not None and question.objective not in objectives:
        yield "objective", (f"the objective '{question.objective}' is not in objectives.yml; "
                            f"write one of: {', '.join(sorted(objectives))}.")
    if not question.sources:
        yield "id", f"the question '{question.id}' has no sources; add 'sources: [key]'."
    for key in question.sources if references is not None else ():
        if key not in references:
            yield "sources", f"the source '{key}' is not in {BIB.as_posix()}; add it there or correct the key."
    if question.image and not (folder / question.image.file).is_file():
        yield "image", f"the picture '{question.image.file}' does not exist; correct the path."


def _used(contents, found):
    called = {(path.parent / name).resolve() for path, cells in found.items() for name in called_files(cells)}
    return [Problem(str(path), 0, 0, "no notebook uses this file; call it in a lesson or delete it.")
            for path in contents if path.resolve() not in called]


def _at(path, place, sentence):
    """Return a problem at an entry of a content file, or at the nearest entry around it."""
    file = YamlFile(path)
    return file.problem(file.nearest(place), sentence)
