"""Each lesson where notebooks are shown: JupyterLab with a bad kernel, Notebook 7, pages offline.

All that it shows is live, with nothing run, and what was answered is there again.
"""

import os

import pytest
from browser.lab import running_lab
from helpers.course_pages import CHOICES
from helpers.lessons import LESSONS, QUIZZES
from nbconvert import HTMLExporter, SlidesExporter
from playwright.sync_api import expect

from coursebook.quizzes.loading import load_quiz

OPENINGS = int(os.environ.get("OPENINGS", "1"))  # the nightly run opens each lesson 50 times
# It lets everybody wait, then starts on one core and comes last.
SLOW = 'sleep 20; exec nice -n 19 taskset -c 0 python -m ipykernel_launcher -f "$0"'
KERNELS = {"slow": ["sh", "-c", SLOW, "{connection_file}"], "refused": ["false"]}
# Each lesson with both kernels; in `make test`, with one of the two.
OPENED = [
    pytest.param(kernel, lesson, id=f"{kernel}-{lesson.stem}")
    for kernel in KERNELS
    for number, lesson in enumerate(LESSONS)
    if OPENINGS > 1 or number % 2 == (kernel == "slow")
]
PARTS = "[data-course]"
ASLEEP = ".course[data-course]:not([data-awake])"
EXPORTERS = {"page": HTMLExporter, "slides": SlidesExporter}


def stem(path):
    return path.stem


def first_choice(lesson):
    """Return the question of a lesson that is on show first, and the id of a right option."""
    path = next(path for path in QUIZZES if path.name.startswith(lesson.stem[:2]))
    question = load_quiz(path).questions[0]
    assert question.type in CHOICES, f"{lesson.stem} begins with no options to choose from"
    return question.id, question.key[0]


def expect_all_live(page, lesson, seconds=30):
    """Fail unless each part of a lesson is awake; answer a question, and return what was chosen."""
    question, right = first_choice(lesson)
    page.locator(PARTS).first.wait_for(state="attached", timeout=seconds * 1000)
    expect(page.locator(ASLEEP)).to_have_count(0, timeout=seconds * 1000)
    option = page.locator(f'[data-question="{question}"] input[value="{right}"]').first
    option.check()
    expect(option.locator("xpath=ancestor::fieldset")).to_have_attribute("data-picked", "")
    assert page.get_by_text("Error displaying widget").count() == 0
    return option


@pytest.fixture(scope="module")
def lab(request, root, tmp_path_factory):
    """A JupyterLab as `make lab` opens it, whose kernels are slow, or never start."""
    place = tmp_path_factory.mktemp(request.param)
    with running_lab(root, place, kernel=KERNELS[request.param]) as running:
        yield running


@pytest.mark.parametrize("lab, lesson", OPENED, indirect=["lab"])
def test_in_jupyterlab_it_lives_whatever_the_kernel_does(lab, browser, lesson):
    for _ in range(OPENINGS):
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(lab.page_of(lesson.name))
        expect_all_live(page, lesson)
        page.close()


@pytest.fixture(scope="module")
def notebook7(root, tmp_path_factory):
    """A Notebook 7."""
    with running_lab(root, tmp_path_factory.mktemp("notebook7"), tool="notebook") as running:
        yield running


@pytest.mark.parametrize("lesson", LESSONS, ids=stem)
def test_in_notebook_7_it_lives_and_nothing_is_put_into_a_small_box(notebook7, browser, lesson):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(notebook7.page_of(lesson.name))
    expect_all_live(page, lesson)
    page.wait_for_timeout(1000)  # it makes boxes when the kernel is there
    hidden = page.locator(f".jp-OutputArea:has({PARTS})").evaluate_all(
        "all => all.filter((area) => area.scrollHeight > area.clientHeight + 4).length"
    )
    assert hidden == 0
    page.close()


@pytest.mark.parametrize("lesson", LESSONS, ids=stem)
@pytest.mark.parametrize("kind", EXPORTERS)
def test_as_a_page_of_nbconvert_it_lives_without_a_network(browser, tmp_path, lesson, kind):
    html, _ = EXPORTERS[kind]().from_filename(str(lesson))
    file = tmp_path / "lesson.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(file.as_uri())
    option = expect_all_live(page, lesson)
    page.reload()
    expect(option).to_be_checked()
    context.close()
