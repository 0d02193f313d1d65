"""A course on back pain at work, made with the engine's wheel, as its learners meet it.

And the parts of the engine in books with other themes, as their readers meet those.
"""

import importlib.util
import json
import re
import shutil
import zipfile

import pytest
from browser.lab import serve_lab
from helpers.another_course import (
    BLOCKS,
    OWN_WORDS,
    STRICT,
    make_back_pain,
    make_environment,
    texts_of,
)
from helpers.serving import serving
from playwright.sync_api import expect

MOVE, HELP = "notebooks/01-move.html", "notebooks/02-when-to-get-help.html"
PROGRESS, SIGNS = "book/my-progress.html", "book/warning-signs.html"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An environment with the engine's wheel."""
    return make_environment(tmp_path_factory.mktemp("another"))


@pytest.fixture(scope="module")
def course(environment, tmp_path_factory):
    """The course on back pain, in a folder whose path has spaces and an umlaut."""
    return make_back_pain(environment, tmp_path_factory.mktemp("Kurs für alle") / "back-pain")


@pytest.fixture(scope="module")
def built(environment, course):
    """Its book."""
    return environment.build(course)


@pytest.fixture(scope="module")
def address(built):
    """Where its book is served."""
    with serving(built) as address:
        yield address


def answer_bed_rest(page):
    """Answer the first question of the first lesson; return its card."""
    card = page.locator('[data-question="bed-rest"]')
    card.get_by_label("Moving as they can").check()
    card.get_by_label("I think so").check()
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".course-question__said")).to_contain_text("It keeps the back going.")
    expect(card.locator(".course-said--good")).to_be_visible()
    return card


# What its author runs


def test_check_has_nothing_to_remark(environment, course):
    said = environment.succeed("coursebook", "check", "--strict", cwd=course)
    assert said == "All content files are in order.\n"


def test_its_own_test_passes_and_each_cell_gives_again_what_is_stored(environment, course):
    tests = ("-q", "--nbval", "tests", "notebooks")
    said = environment.succeed(environment.python, "-m", "pytest", *tests, cwd=course)
    assert "8 passed" in said


def test_a_plan_and_handouts_that_it_has_not_are_missed_in_one_sentence(environment, course):
    for command, sentence in {
        "plan": "no notebook has activities",
        "handouts": "there is no such file",
    }.items():
        ran = environment.run("coursebook", command, cwd=course)
        assert ran.returncode == 1 and sentence in ran.stderr and "Traceback" not in ran.stderr


# What its learners do


def test_answers_and_habits_are_remembered_under_its_own_name(open_page, address):
    page = open_page(f"{address}/{MOVE}", viewport=PHONE)
    answer_bed_rest(page)
    page.get_by_label("I walk a little at lunch.").check()
    page.locator(".book-menu > summary").click()  # a phone has the button in its menu
    page.locator(".book-theme:visible").click()
    page.reload()
    expect(page.get_by_label("Moving as they can")).to_be_checked()
    expect(page.get_by_label("I walk a little at lunch.")).to_be_checked()
    assert set(page.evaluate("Object.keys(localStorage)")) == {
        "back-pain/quiz/keep-moving",
        "back-pain/habits/desk-habits",
        "back-pain-theme",
    }


def test_without_a_network_it_works_from_a_folder(open_page, built):
    page = open_page(f"{(built / MOVE).as_uri()}", offline=True)
    answer_bed_rest(page)
    guide = page.locator(".course-guide")
    expect(guide.get_by_role("button", name="Count with me")).to_be_visible()
    assert page.locator("[data-course]:not([data-awake], [data-door])").count() == 0


def test_search_finds_its_lessons_and_lists_its_signs_first(open_page, address):
    page = open_page(f"{address}/{MOVE}")
    page.get_by_role("searchbox").first.fill("numb")
    page.get_by_role("searchbox").first.press("Enter")
    found = page.locator(".book-results li a")
    expect(found.first).to_have_text("Check the signs")
    assert "When to get help" in found.all_inner_texts()


def test_a_sign_says_whom_to_call_and_nothing_of_it_is_kept(open_page, address):
    page = open_page(f"{address}/{SIGNS}", viewport=PHONE)
    expect(page.get_by_role("link", name="Check the signs").first).to_be_visible()
    page.get_by_label("I feel numb between my legs").check()
    page.get_by_role("button", name="Show me what to do").first.click()
    answer = page.locator(".course-signs__answer")
    expect(answer).to_contain_text("Call your emergency number now.")
    assert page.locator("input[name=stage]").count() == 0  # there is but one
    assert page.get_by_text("Anything else that worries you? Call your doctor.").is_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_progress_and_results_are_saved_under_its_name_and_its_class_gets_a_report(
    open_page, address, environment, course, tmp_path
):
    page = open_page(f"{address}/{MOVE}")
    answer_bed_rest(page)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".course-read")).to_be_in_viewport()
    page.goto(f"{address}/{PROGRESS}")
    expect(page.locator(".course-progress__sum")).to_have_text(
        "You have read 1 of 2 lessons and done 0 of 2 quizzes."
    )
    expect(page.locator(".course-record__course")).to_have_text("Back pain at work")
    for button, name in {
        "Save my progress": r"back-pain-progress\.json",
        "Save my results": r"back-pain-results.*\.json",
    }.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert re.fullmatch(name, download.value.suggested_filename)
        download.value.save_as(tmp_path / "in" / download.value.suggested_filename)
    saved = [json.loads(path.read_text("utf-8")) for path in (tmp_path / "in").glob("*.json")]
    assert {each["course"] for each in saved} == {"back-pain"}
    report = ("report", tmp_path / "in", "--out", tmp_path / "out")
    environment.succeed("coursebook", *report, cwd=course)
    told = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert ">Before and after<" not in told and not OWN_WORDS.search(told)


def test_a_class_sees_it_with_the_signs_one_key_away(open_page, address):
    page = open_page(f"{address}/{MOVE}")
    page.keyboard.press("F8")
    stage = page.locator(".course-view__stage")
    expect(stage.locator("h2")).to_have_text("Keep moving")
    page.keyboard.press("s")
    expect(stage).to_contain_text("I feel numb between my legs")


@pytest.mark.parametrize("path", [MOVE, HELP, PROGRESS, SIGNS, "book/index.html", "search.html"])
def test_no_page_is_wider_than_a_small_phone(open_page, address, path):
    page = open_page(f"{address}/{path}", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_its_lesson_lives_in_jupyterlab_with_its_own_environment(
    browser, course, environment, tmp_path
):
    folder = tmp_path / "course"
    shutil.copytree(course, folder, ignore=shutil.ignore_patterns("_build"))
    with serve_lab(folder, tmp_path, environment.python, environment.variables) as lab:
        lab.trust()
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(lab.page_of("01-move.ipynb"))
        page.locator(".jp-Notebook .jp-MarkdownOutput h1").wait_for(timeout=60_000)
        card = page.locator('.course-quiz[data-awake] [data-question="bed-rest"]')
        page.mouse.move(760, 500)
        for _ in range(100):
            if card.count():
                break
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(100)
        answer_bed_rest(page)
        keys = page.evaluate("Object.keys(localStorage).filter((key) => key.includes('/quiz/'))")
        assert keys == ["back-pain/quiz/keep-moving"]
        page.close()


# Nothing of this course


def test_no_page_and_no_file_of_its_book_speaks_of_this_course(built):
    texts = texts_of(built)
    assert len([name for name in texts if name.endswith(".html")]) == 7
    for name, text in texts.items():
        assert not OWN_WORDS.search(text), (name, OWN_WORDS.search(text))


def test_its_zips_have_its_name_and_hold_nothing_of_this_course(built, environment, course):
    environment.succeed("coursebook", "zip", cwd=course)
    zips = [*built.glob("*.zip"), *built.parent.glob("*.zip")]
    assert [path.name for path in zips] == ["back-pain-notebooks.zip", "back-pain-book.zip"]
    for path in zips:
        archive = zipfile.ZipFile(path)
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8", "ignore")
            assert not OWN_WORDS.search(name) and not OWN_WORDS.search(text), name
    assert "back-pain/tests/test_course.py" in zipfile.ZipFile(zips[0]).namelist()


# Other themes


THEMES = [
    name for name in ("sphinx_book_theme", "furo") if importlib.util.find_spec(name)
]  # Furo where it is installed
PLAIN = """
```{note}
A note of the theme.
```

| A table | of the theme |
|---|---|
| one | two |

Text with `code` and a [link](https://example.org).
"""
LINK = 'a[href="https://example.org"]'
LOOKS = ["color", "backgroundColor", "font", "borderLeft", "padding", "textDecoration"]
STYLES = """([selectors, names]) => selectors.map((selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return names.map((name) => style[name]);
})"""


@pytest.fixture(scope="module", params=THEMES)
def themed(request, environment, course, tmp_path_factory):
    """Where a plain Sphinx project with another theme is served.

    It has a page of that theme alone, the same page with a quiz, and a lesson.
    """
    folder = tmp_path_factory.mktemp("plain")
    (folder / "conf.py").write_text(
        "project = 'Plain'\nextensions = ['myst_nb', 'coursebook.book']\n"
        f"html_theme = {request.param!r}\nnb_execution_mode = 'off'\n"
        "html_context = {'default_mode': 'auto'}\n",  # else sphinx-book-theme complains of itself
        encoding="utf-8",
    )
    (folder / "index.md").write_text(
        f"# Plain\n\n```{{toctree}}\nwith\nnotebooks/01-move\n```\n{PLAIN}", encoding="utf-8"
    )
    (folder / "with.md").write_text(
        "# With\n\n```{quiz} notebooks/01-move.quiz.yml\n```\n\n"
        f"```{{checklist}} notebooks/01-move.checklist.yml\n```\n{PLAIN}",
        encoding="utf-8",
    )
    (folder / "notebooks").mkdir()
    for path in (course / "notebooks").glob("0*"):
        if path.name.startswith("01") or path.suffix == ".yml":
            shutil.copy(path, folder / "notebooks")
    command = (environment.python, "-m", "sphinx", *STRICT, "-b", "html", ".", "_build")
    environment.succeed(*command, cwd=folder)
    with serving(folder / "_build") as address:
        yield address


@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "wide"])
def test_with_another_theme_quizzes_live_and_look_as_they_should(open_page, themed, viewport):
    page = open_page(f"{themed}/with.html", viewport=viewport)
    card = answer_bed_rest(page)
    page.get_by_label("I walk a little at lunch.").check()
    page.reload()
    expect(page.get_by_label("Moving as they can")).to_be_checked()
    sure = card.locator(".course-sure legend")
    size, of_text = (
        box.evaluate("(box) => getComputedStyle(box).fontSize") for box in (sure, card)
    )
    assert size == of_text
    option = card.locator(".course-option").first
    assert option.evaluate("(box) => getComputedStyle(box).display") == "flex"
    assert option.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_with_another_theme_that_theme_looks_as_it_does_without_a_quiz(open_page, themed):
    selectors = ["body", "h1", ".admonition", "table td", "code.literal", LINK]
    without, beside = (
        open_page(f"{themed}/{name}.html").evaluate(STYLES, [selectors, LOOKS])
        for name in ("index", "with")
    )
    assert without == beside


def test_with_another_theme_a_lesson_shows_its_parts_and_loads_nothing_for_widgets(
    open_page, themed
):
    page = open_page(f"{themed}/notebooks/01-move.html")
    answer_bed_rest(page)
    parts = page.locator("[data-course]")
    kinds = parts.evaluate_all("all => all.map((part) => part.dataset.course)")
    assert kinds == ["class", "guide", "habits", "quiz"]
    assert page.locator('script[type*="widget"]').count() == 0
    page.keyboard.press("F8")
    expect(page.locator(".course-view__stage")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(".course-view__stage h2")).to_have_text("Keep moving")


@pytest.fixture(scope="module")
def guest(environment, tmp_path_factory):
    """An ordinary Jupyter Book with the few lines of *Make your own course*, as it was built."""
    folder = tmp_path_factory.mktemp("guest")
    at = next(i for i, (_, file, _) in enumerate(BLOCKS) if file == "_config.yml")
    for _, file, text in BLOCKS[at:]:
        (folder / file).write_text(text, encoding="utf-8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: intro\n", encoding="utf-8")
    return environment.build(folder)


def test_a_few_lines_put_a_quiz_into_an_ordinary_jupyter_book(guest, browser):
    page = browser.new_page()  # its theme asks other servers, and has an error of its own
    page.goto((guest / "intro.html").as_uri())
    card = page.locator('[data-question="milk"]')
    card.get_by_label("True").check()
    card.get_by_role("button", name="Check", exact=True).click()
    expect(card.locator(".course-question__said")).to_contain_text("They do.")
    page.close()


def test_that_book_keeps_the_files_of_its_theme_and_ours_lie_apart(guest):
    page = (guest / "intro.html").read_text(encoding="utf-8")
    for name in ("sphinx-book-theme.css", "pydata-sphinx-theme.js", "searchtools.js"):
        assert name in page
    for name in ("palette.css", "course.css", "other-themes.css", "course.js"):
        assert f"_static/coursebook/{name}" in page
        assert (guest / "_static" / "coursebook" / name).is_file()
    beside = {path.name for path in (guest / "_static").iterdir()}
    assert beside.isdisjoint({"palette.css", "course.css", "theme.js", "course.js"})
