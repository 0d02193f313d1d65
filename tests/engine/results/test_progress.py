"""The page My progress and its saved file: what is read, what is refused, what the page is made of.

How the page behaves is tested in a real browser (`tests/browser/test_progress_in_book.py`).
"""

import json
import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from helpers.places import FIXTURES
from helpers.sphinx_app import app_of
from jsonschema import Draft202012Validator

from coursebook.book.directives.progress import describe_lesson
from coursebook.book.lesson_end import mark_lesson_end
from coursebook.book.page_assets import EVERY_PAGE, KEPT, PROGRESS_SCHEMA, assets_for
from coursebook.commands.scripts import parts_of
from coursebook.core.bundle import BROWSER, PACKAGE
from coursebook.core.errors import ContentError
from coursebook.core.json_schema import schema_text
from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.course.notebooks import heading_of, is_lesson
from coursebook.results.progress_file import Progress
from coursebook.results.results_file import read_document

FILES = FIXTURES / "progress"
VALID, INVALID = (
    sorted((FILES / "valid").glob("*.json")),
    sorted((FILES / "invalid").glob("*.json")),
)
SCHEMA = Draft202012Validator(json.loads(schema_text("progress", Progress)))
OWN = [BROWSER / "progress.js", *sorted((BROWSER / "progress").glob("*.js"))]
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in OWN}
WORDS = messages()["progress"]
# What a schema cannot say: that a day is one of the calendar (a "format" is only a note).
BEYOND_A_SCHEMA = {"no-day"}


def name(path):
    return path.stem


# The file


def test_a_saved_file_is_read():
    progress = read_document((FILES / "valid" / "full.json").read_bytes())
    assert (str(progress.saved), progress.name, progress.lessons) == (
        "2026-11-22",
        "A learner",
        ["02-making-tea"],
    )
    answered = progress.quizzes["making-tea"]["first-thing"]
    assert (answered.checked, answered.first, answered.tries, answered.sure) == (
        ["straighten"],
        ["point"],
        2,
        "sure",
    )
    assert progress.habits == {"habits": ["a-short-walk"]}


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_file_is_valid_for_the_model_and_for_the_schema(path):
    assert isinstance(read_document(path.read_bytes()), Progress)
    assert not list(SCHEMA.iter_errors(json.loads(path.read_text(encoding="utf-8"))))


def test_a_file_without_a_name_has_none_and_keeps_every_text_as_it_is():
    progress = read_document((FILES / "valid" / "of-another-edition.json").read_bytes())
    answered = progress.quizzes["another-quiz"]["a-question"]
    assert progress.name is None and (answered.picked, answered.text) == (["  "], " as typed ")


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_each_mistake_in_a_file_is_told_in_one_sentence(path):
    expected = path.with_suffix(".errors.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as caught:
        read_document(path.read_bytes())
    assert [problem.sentence for problem in caught.value.problems] == expected


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_the_schema_refuses_what_the_model_refuses(path):
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return
    assert SCHEMA.is_valid(data) is (path.stem in BEYOND_A_SCHEMA)


def test_a_file_that_another_program_saved_with_a_mark_of_utf_8_is_read(tmp_path):
    (tmp_path / "bom.json").write_text(
        (FILES / "valid" / "least.json").read_text(encoding="utf-8"), encoding="utf-8-sig"
    )
    assert read_document((tmp_path / "bom.json").read_bytes()).lessons == []


def test_nothing_in_the_file_can_hold_warning_signs_or_where_she_lives():
    fields = set(re.findall(r'"(\w+)": \{', schema_text("progress", Progress)))
    assert not fields & {"place", "country", "unit", "signs", "stage"}


# The page


@pytest.fixture(scope="module")
def lessons(root):
    """All lessons of the course as the page shows them."""
    course = Course(root)
    return [
        describe_lesson(course, lesson, f"../notebooks/{lesson.path.stem}.html")
        for lesson in course.lessons
    ]


def test_lessons_are_the_notebooks_of_the_contents_in_their_order(tmp_path):
    sections = [{"file": "notebooks/d"}, {"url": "https://a.org"}]
    parts = [
        {"chapters": [{"file": "notebooks/b", "sections": sections}, {"file": "book/c"}]},
        {"chapters": [{"file": "notebooks/a"}, {"file": "notebooks/more/e"}]},
    ]
    contents = {"format": "jb-book", "root": "book/index", "parts": parts}
    (tmp_path / "_toc.yml").write_text(json.dumps(contents), encoding="utf-8")  # JSON is YAML
    names = Course(tmp_path).page_names
    assert names == ["book/index", *(f"notebooks/{each}" for each in ("b", "d")), "book/c",
                     *(f"notebooks/{each}" for each in ("a", "more/e"))]  # fmt: skip
    lessons = [page for page in names if is_lesson(page)]
    assert lessons == ["notebooks/b", "notebooks/d", "notebooks/a"]


def test_the_title_of_a_lesson_or_page_is_its_first_heading(tmp_path):
    cells = [
        {"cell_type": "code", "source": ["# no title"]},
        {"cell_type": "markdown", "source": ["Text\n", "# A *title*\n", "## More"]},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nx: y\n---\n# B\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Text", encoding="utf-8")
    assert [heading_of(tmp_path / name) for name in ("a.ipynb", "a.md", "b.md")] == [
        "A *title*",
        "B",
        "",
    ]


def test_the_end_of_a_lesson_is_marked_before_its_sources_and_is_a_link_without_script(
    tmp_path,
):
    sources = nodes.section("", nodes.title("", "Sources"), ids=["evidence-and-sources"])
    within = nodes.section("", nodes.title("", "A"), nodes.paragraph("", "Text"), sources)
    place, mark = ended(tmp_path, "notebooks/01-a", within)
    assert place is within and place.index(mark) == place.index(sources) - 1 == 2
    assert re.fullmatch(
        '<p class="course-read[^>]*data-course="lesson" data-id="01-a">.* '
        r'<a href="\.\./my\.html">.*</a></p>\n',
        mark.astext(),
    )
    whole = nodes.section("", nodes.title("", "A"), nodes.paragraph("", "Text"))
    for last in (whole, nodes.paragraph("", "Text")):  # at the end of the page, with no sources
        place, mark = ended(tmp_path, "notebooks/01-a", last)
        assert place[-1] is mark and len(place) > 1


def ended(folder, page, *parts, progress="my"):
    """Mark the end of a page that is made of `parts`; return the place and the mark, or None."""
    settings = f"pages: {{progress: {progress}}}\n" if progress else "id: without\n"
    (folder / "course.yml").write_text(settings, encoding="utf-8")
    app = app_of(
        folder,
        env=SimpleNamespace(all_docs={"my": 0, page: 0}),
        builder=SimpleNamespace(get_relative_uri=lambda here, there: f"../{there}.html"),
    )
    document = new_document("page")
    document += parts
    mark_lesson_end(app, document, page)
    (*_, mark) = [None, *document.findall(nodes.raw)]
    return mark and mark.parent, mark


def test_only_a_lesson_has_its_end_marked_and_only_where_a_page_of_progress_is(tmp_path):
    for page in ("book/about", "notebooks/educators/report"):
        assert ended(tmp_path, page, nodes.paragraph("", "Text")) == (None, None)
    for progress in ("", "lost"):
        found = ended(tmp_path, "notebooks/01-a", nodes.paragraph("", "Text"), progress=progress)
        assert found == (None, None)


def test_only_the_page_itself_loads_its_script_and_style():
    assert assets_for('<section data-course="progress">') == EVERY_PAGE | {
        "course.css",
        "progress.css",
        "progress.js",
    }
    assert (
        "progress.js" not in assets_for('<section data-course="quiz">')
        and {"progress.js", PROGRESS_SCHEMA} <= KEPT
    )


# Its script and its words


def test_the_script_is_the_courses_and_then_its_own():
    parts, course = parts_of("progress"), parts_of("course")
    assert parts[: len(course)] == course and sorted(parts[len(course) :]) == sorted(OWN)


@pytest.mark.parametrize("part", TEXTS)
def test_a_part_is_short_and_has_nothing_that_sends_or_places_html(part):
    assert TEXTS[part].startswith("// @ts-check\n") and len(TEXTS[part].splitlines()) < 150
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|\bfetch\b|XMLHttpRequest|sendBeacon|https?://|getElementById|\.style\b|sessionStorage",
        TEXTS[part],
    )
    assert ("localStorage" in TEXTS[part]) is (part == "stock")


def test_the_words_of_the_page_are_those_that_it_and_its_script_say():
    template = "".join(
        (PACKAGE / "book" / f"{each}.html.j2").read_text(encoding="utf-8")
        for each in ("progress", "lesson_end", "go_on")
    )
    said = set(re.findall(r"\bt\.(\w+)", template))
    assert said == set(WORDS) - {"says"}
    in_script = {
        found for text in TEXTS.values() for found in re.findall(r"\bwords\.(\w+)", text)
    } | set(re.findall(r'wrong: "(\w+)"', TEXTS["file"]))
    assert in_script == set(WORDS["says"])


def test_the_blanks_in_the_words_are_those_that_are_filled():
    blanks = {
        key: set(re.findall(r"\{(\w+)\}", text))
        for key, text in {**WORDS, **WORDS["says"]}.items()
        if key != "says" and "{" in text
    }
    assert blanks == {
        "quiz": {"title"},
        "habits": {"title"},
        "sum": {"read", "lessons", "done", "quizzes"},
        "done": {"right", "total", "first"},
        "under": {"count"},
        "ticked": {"ticked", "total"},
        "from": {"lesson"},
        "missed": {"count"},
        "number": {"number", "total", "lesson"},
        "check": {"right", "total"},
        "printed": {"date"},
        "saved": {"file"},
        "unknown": {"count"},
    }
