"""What holds for the engine as a whole.

Who imports whom, what it may not know of a course, how a question type lies, and that what learners
saved before the engine served any course still opens.
"""

import ast
import json
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
import yaml
from helpers.places import FIXTURES, ROOT

from coursebook.commands.scripts import SCRIPTS, join_module, parts_of
from coursebook.core.bundle import BROWSER, COURSE_ID, PACKAGE, read_script
from coursebook.core.settings import course_in_force
from coursebook.course.course import Course
from coursebook.quizzes.types import TYPES
from coursebook.results.progress_file import Progress
from coursebook.results.report.course import load_course
from coursebook.results.report.documents import Documents
from coursebook.results.results_file import ResultsFile, read_document

BEFORE = FIXTURES / "version-before"  # saved with the version before there was a course.yml
FILES = sorted(
    path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
)
CODE = [path for path in FILES if path.suffix == ".py"]

# What this course is about, wherever it stands in a word.
SUBJECT = r"calf|calves|calm|cramp|pregnan|midwi|matern|birth|trimester|antenatal|\bclots?\b"
# Names of this course's pages that the engine may say all the same, and why.
OWN_WORDS = {
    "red-flags": "a kind of checklist: what pages call it in data-course, and its script",
}


def name(path):
    return path.relative_to(PACKAGE).as_posix()


def found_in_files(pattern):
    """Return where a pattern is found in the engine, in the names of its files too."""
    found = []
    for path in FILES:
        found += [name(path)] if re.search(pattern, name(path), re.I) else []
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [
            f"{name(path)}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(lines, start=1)
            if re.search(pattern, line, re.I)
        ]
    return found


# --- who imports whom ---


def test_the_rules_of_imports_are_kept(tmp_path):
    command = [Path(sys.executable).parent / "lint-imports", "--cache-dir", tmp_path, "--no-logo"]
    ran = subprocess.run(
        [str(part) for part in command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"Contracts: [2-9] kept, 0 broken", ran.stdout)


def test_no_modules_import_each_other_in_a_circle_not_even_in_a_function():
    graph = grimp.build_graph("coursebook", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError, which names the circle
    assert len(imports) > 100


# --- what the engine may not know ---


def page_names():
    """Return what the lessons and pages of this course are called, those of two words or more."""
    contents = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    files = [
        contents["root"],
        *(each["file"] for part in contents["parts"] for each in part["chapters"]),
    ]
    stems = {Path(file).name for file in files} | {
        path.name.split(".")[0] for path in (ROOT / "notebooks").glob("*.*")
    }
    bare = {re.sub(r"^\d+-", "", stem) for stem in stems}
    return sorted(stem for stem in stems | bare if "-" in stem)


def test_the_engine_says_nothing_of_what_this_course_is_about():
    assert found_in_files(SUBJECT) == []


@pytest.mark.parametrize("page", [page for page in page_names() if page not in OWN_WORDS])
def test_the_engine_names_no_lesson_and_no_page_of_this_course(page):
    assert found_in_files(rf"\b{re.escape(page)}\b") == []


def test_what_the_engine_may_say_all_the_same_is_a_name_of_this_course_and_said():
    assert [word for word in OWN_WORDS if not found_in_files(rf"\b{word}\b")] == []
    assert set(OWN_WORDS) <= set(page_names()) and len(page_names()) > 25


def test_the_search_for_such_words_would_find_them():
    words = "the calves, Calm-Calves, cramps, pregnancy, a midwife, maternity, childbirth, a clot"
    assert len(re.findall(SUBJECT, words, re.I)) == 9
    assert not re.search(SUBJECT, "the clothes of a clown who calls", re.I)
    assert {"when-to-call", "my-progress", "03-red-flags", "easing-a-cramp"} <= set(page_names())


# --- habits ---


def test_nothing_is_left_to_do_later():
    assert found_in_files(r"\b(?:TODO|FIXME|XXX)\b") == []


@pytest.mark.parametrize(
    "path", [path for path in CODE if PACKAGE / "commands" not in path.parents], ids=name
)
def test_only_commands_print(path):
    calls = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call)]
    assert [call.lineno for call in calls if getattr(call.func, "id", "") == "print"] == []


# --- question types ---


def test_a_question_type_is_one_folder_with_its_module_its_template_and_its_script():
    folders = {
        folder.name: {path.name for path in folder.iterdir() if path.name != "__pycache__"}
        for folder in (PACKAGE / "quizzes" / "types").iterdir()
        if folder.is_dir() and folder.name != "__pycache__"
    }
    assert set(folders) == set(TYPES) and len(TYPES) >= 8
    for kind, files in folders.items():
        assert files == {"__init__.py", f"{kind}.html.j2", f"{kind}.js"}, kind


# --- what was saved before still opens ---


@pytest.fixture
def this_course():
    with course_in_force(ROOT):
        yield Course(ROOT)


def test_a_progress_file_of_the_version_before_opens_with_all_that_she_did(this_course):
    text = (BEFORE / "calm-calves-progress.json").read_bytes()
    progress, saved = read_document(text), json.loads(text)
    assert isinstance(progress, Progress) and progress.model_dump(mode="json") == saved
    lessons = {lesson.path.stem for lesson in this_course.lessons}
    asked = {quiz.id: {question.id for question in quiz.questions} for quiz in this_course.quizzes}
    assert set(saved["lessons"]) <= lessons and saved["quizzes"]
    for quiz, questions in saved["quizzes"].items():
        assert set(questions) <= asked[quiz]
    for kept, ticked in saved["habits"].items():
        assert kept == this_course.habits.id
        assert set(ticked) <= {item.id for item in this_course.habits.items}


def test_a_results_file_of_the_version_before_opens_and_is_reported_whole(this_course):
    text = (BEFORE / "calm-calves-results.json").read_bytes()
    results, saved = read_document(text), json.loads(text)
    assert isinstance(results, ResultsFile)
    assert results.model_dump(mode="json", exclude_none=True) == saved
    documents = Documents(load_course(ROOT))
    documents.read(text, "calm-calves-results.json")
    assert documents.unused == [] and documents.learner == [saved["learner"]]
    assert list(documents.size) == [len(saved["answers"])] and saved["answers"]


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_keep_what_they_remember_under_the_name_of_before(this_course, script):
    module, remembers = join_module(script), BROWSER / "memory.js" in parts_of(script)
    assert read_script(script).count('"calm-calves"') == remembers
    names = re.findall(r"^export const COURSE = .*$", module, re.M)
    assert names == [f'export const COURSE = "{COURSE_ID}";'] * remembers
    assert re.findall(r"const key = (`.*?`)", module) == ["`${COURSE}/${name}`"] * remembers


def test_what_is_remembered_has_the_names_of_before(this_course):
    scripts = "".join(join_module(script) for script in SCRIPTS)
    names = {
        re.sub(r"\$\{.*\}", "…", kept) for kept in re.findall(r'memory\(["`](.*?)["`]\)', scripts)
    }
    assert names == {
        "quiz/…", "habits/…", "lesson/…", "guide/…", "class/…", "place", "progress", "learner",
    }  # fmt: skip
    assert this_course.settings.theme_key == "calm-theme"
    assert this_course.notebooks_zip == "calm-calves-notebooks.zip"
