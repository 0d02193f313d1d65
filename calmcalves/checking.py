"""The whole course, checked: every content file valid, used, known to the others, and every picture there.

It returns problems and changes nothing. Loading has the rules of a single file.
"""

import json
import re
from pathlib import Path

from .errors import ContentError, Problem
from .loading import load_checklist, load_quiz, read_yaml
from .references import BIB, load_references

_CALL = re.compile(r"""\b(?:quiz|checklist)\(\s*["']([^"']+)["']""")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")


def check_course(root="."):
    """Return every problem of the course below `root`, sorted by file and line."""
    root = Path(root)
    notebooks = sorted((root / "notebooks").rglob("*.ipynb"))
    pages = sorted((root / "book").rglob("*.md"))
    contents, problems = _contents(root)
    problems += _ids(contents) + _questions(contents, root) + _used(contents, notebooks)
    for path in notebooks:
        problems += _notebook(path)
    for path in pages:
        problems += _pictures(path, path.read_text(encoding="utf-8"))
    relative = [p._replace(file=_short(p.file, root)) for p in problems]
    return sorted(set(relative), key=lambda p: p[:3])


def _short(file, root):
    try:
        return Path(file).resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file


def _contents(root):
    """Load each content file; return the models by path, and the problems of those that fail."""
    contents, problems = {}, []
    for path in sorted((root / "notebooks").rglob("*.yml")):
        load = {".quiz": load_quiz, ".checklist": load_checklist}.get(Path(path.stem).suffix)
        if load is None:
            continue
        try:
            contents[path] = load(path)
        except ContentError as error:
            problems += error.problems
    return contents, problems


def _ids(contents):
    """Ids of quizzes, checklists and questions are what memory hangs on: each is used once in the course."""
    problems, first = [], {}
    for path, content in contents.items():
        for where, name in [((), content.id), *_question_ids(content)]:
            kind = "question" if where else "quiz or checklist"
            if (kind, name) in first:
                problems.append(_at(path, (*where, "id"), f"the {kind} id '{name}' is already used in "
                                                          f"{first[kind, name].name}; choose another."))
            first.setdefault((kind, name), path)
    return problems


def _question_ids(content):
    return [(("questions", i), question.id) for i, question in enumerate(getattr(content, "questions", ()))]


def _questions(contents, root):
    """Each question names a known objective, known sources and a picture that exists."""
    objectives = set(read_yaml(root / "notebooks" / "objectives.yml")[0])
    references = load_references(root / BIB)
    problems = []
    for path, content in contents.items():
        for i, question in enumerate(getattr(content, "questions", ())):
            place = ("questions", i)
            if question.objective not in objectives:
                problems.append(_at(path, (*place, "objective"), f"the objective '{question.objective}' is not in "
                                    f"objectives.yml; write one of: {', '.join(sorted(objectives))}."))
            if not question.sources:
                problems.append(_at(path, place, f"the question '{question.id}' has no sources; add 'sources: [key]'."))
            problems += [_at(path, (*place, "sources"), f"the source '{key}' is not in {BIB.as_posix()}; add it there "
                             "or correct the key.") for key in question.sources if key not in references]
            if question.image and not (path.parent / question.image.file).is_file():
                problems.append(_at(path, (*place, "image"), f"the picture '{question.image.file}' does not exist; "
                                                             "correct the path."))
    return problems


def _used(contents, notebooks):
    called = {(path.parent / name).resolve() for path in notebooks for name in _CALL.findall(_code(path))}
    return [Problem(str(path), 0, 0, "no notebook uses this file; call it in a lesson or delete it.")
            for path in contents if path.resolve() not in called]


def _cells(path):
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def _code(path):
    return "\n".join("".join(cell["source"]) for cell in _cells(path) if cell["cell_type"] == "code")


def _notebook(path):
    """Each code cell has been run without error, calls files that exist, and pictures have alt text."""
    problems = []
    for cell in _cells(path):
        source, name = "".join(cell["source"]), cell.get("id", "?")
        if cell["cell_type"] == "markdown":
            problems += _pictures(path, source)
            continue
        missing = [file for file in _CALL.findall(source) if not (path.parent / file).is_file()]
        problems += [Problem(str(path), 0, 0, f"cell '{name}' calls '{file}', which does not exist; correct the name.")
                     for file in missing]
        kinds = {output["output_type"] for output in cell["outputs"]}
        if not cell.get("execution_count") or (not kinds and _CALL.search(source)):
            problems.append(Problem(str(path), 0, 0, f"cell '{name}' has not been run; run 'make notebooks'."))
        if "error" in kinds:
            problems.append(Problem(str(path), 0, 0, f"cell '{name}' ended in an error; mend it and run 'make notebooks'."))
    return problems


def _pictures(path, text):
    problems = []
    for alt, target in _PICTURE.findall(text):
        if not alt.strip():
            problems.append(Problem(str(path), 0, 0, f"the picture '{target}' has no alt text; say what it shows."))
        if not target.startswith(("http", "data:")) and not (path.parent / target).is_file():
            problems.append(Problem(str(path), 0, 0, f"the picture '{target}' does not exist; correct the path."))
    return problems


def _at(path, place, sentence):
    """Return a problem at an entry of a content file, or at the nearest entry around it."""
    _, places = read_yaml(path)
    while place not in places:
        place = place[:-1]
    return Problem(str(path), *places[place], sentence)
