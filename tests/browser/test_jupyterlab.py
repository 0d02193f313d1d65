"""The lessons in a real JupyterLab: untrusted they read, trusted they live, kernel or none.

It has the settings of `make lab`.
"""

import json
import re
from pathlib import Path

import pytest
from browser.lab import running_lab
from helpers.sample_results import SAMPLE
from helpers.signs_pages import called
from playwright.sync_api import expect

from coursebook.checklists.loading import load_checklist
from coursebook.core.messages import messages
from coursebook.course.notebooks import Notebook
from coursebook.quizzes.loading import load_quiz
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results

LESSON = "01-cramps-and-causes"
RADIOS = "02-easing-a-cramp"  # its first question has one right option
SIGNS = "03-red-flags"
LAST = "09-cases-and-check"


@pytest.fixture(scope="module")
def untrusting(root, tmp_path_factory):
    """A JupyterLab whose notebooks nobody trusts."""
    with running_lab(root, tmp_path_factory.mktemp("untrusting"), trusting=False) as running:
        yield running


@pytest.fixture(scope="module")
def trusted(root, tmp_path_factory):
    """A JupyterLab as `make lab` opens it; one of its notebooks has a cell for scores."""
    with running_lab(root, tmp_path_factory.mktemp("lab")) as running:
        _add_score_cell(running.folder / "notebooks" / f"{LESSON}.ipynb")
        running.trust()
        yield running


@pytest.fixture
def open_lab(browser):
    """Open notebooks in one profile; no page may have an error."""
    context, faults = browser.new_context(viewport={"width": 1280, "height": 900}), []

    def open_one(lab, notebook):
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request",
            lambda ask: (
                ask.url.startswith(
                    (lab.address, lab.address.replace("http", "ws"), "data:", "blob:")
                )
                or faults.append(f"asked for {ask.url}")
            ),
        )
        page.goto(lab.page_of(f"{notebook}.ipynb"))
        page.locator(".jp-Notebook .jp-MarkdownOutput h1").wait_for(timeout=60_000)
        return page

    yield open_one
    context.close()
    assert not faults, "\n".join(faults)


def _add_score_cell(path):
    """Add a live form of the lesson's quiz, and a cell that says what it knows of the answers."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    score = {
        "cell_type": "code",
        "id": "score",
        "metadata": {},
        "outputs": [],
        "execution_count": None,
        "source": "print('score', asked.score, asked.answers)",
    }
    live = f"asked = quiz('{LESSON}.quiz.yml', live=True)\nasked  # a second view of the same quiz"
    notebook["cells"] += [{**score, "id": "live", "source": live}, score]
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _scroll_to(page, selector):
    """Scroll the notebook until a part is there: JupyterLab draws only what is in view."""
    page.mouse.move(760, 500)
    for step in range(180):
        if page.locator(selector).count():
            page.locator(selector).first.scroll_into_view_if_needed()
            return page.locator(selector).first
        page.mouse.wheel(
            0, 600 if step // 30 % 2 == 0 else -600
        )  # down and up again, until it is awake
        page.wait_for_timeout(100)
    raise AssertionError(f"{selector} never came into view")


def _menu(page, name, entry):
    page.get_by_role("menuitem", name=name, exact=True).click()
    page.get_by_role("menuitem", name=entry, exact=True).click()


def _wait_for_idle(page):
    page.locator(
        ".jp-NotebookPanel-toolbar .jp-Notebook-ExecutionIndicator[data-status='idle']"
    ).wait_for(timeout=60_000)


def _stop_kernels(lab):
    for session in lab.ask("sessions"):
        lab.ask(f"sessions/{session['id']}", "DELETE")


def _answer_first(page, folder):
    """Choose the right answer of the first question and check it; return the question."""
    question = load_quiz(folder / "notebooks" / f"{LESSON}.quiz.yml").questions[0]
    card = _scroll_to(page, f'.course-quiz[data-awake] [data-question="{question.id}"]')
    for option in question.key:
        card.locator(f'input[value="{option}"]').check()
    card.get_by_role("button", name=messages()["check"]).click()
    return question


def _run_score_cell(page):
    """Run the last cell; return what it printed."""
    page.keyboard.press("Escape")
    cell = _scroll_to(page, ".jp-Notebook .jp-CodeCell:has-text('asked.score')")
    cell.locator(".jp-InputArea-prompt, .jp-InputPrompt").first.click()
    page.keyboard.press("Control+Enter")
    page.wait_for_function(
        "[...document.querySelectorAll('.jp-OutputArea-output pre')]"
        ".some(pre => /^score \\d/.test(pre.textContent))"
    )
    return page.locator(".jp-OutputArea-output pre", has_text="score ").last.inner_text().strip()


def test_an_untrusted_lesson_reads_without_script(untrusting, open_lab):
    page = open_lab(untrusting, LESSON)
    quiz = load_quiz(untrusting.folder / "notebooks" / f"{LESSON}.quiz.yml")
    output = _scroll_to(page, ".jp-OutputArea-output:has(fieldset)")
    said = output.evaluate("node => node.textContent")
    for question in quiz.questions:
        for text in (
            question.stem,
            question.explanation,
            *(option.feedback for option in question.options),
        ):
            assert _plain(text) in _plain(said), text
    assert not output.locator("button").count(), "a button that does nothing"
    assert output.locator("details.course-answer").count() == len(quiz.questions), (
        "an answer outside its <details>"
    )


def test_each_untrusted_warning_sign_says_what_to_do_beside_it(untrusting, open_lab):
    page = open_lab(untrusting, SIGNS)
    signs = load_checklist(untrusting.folder / "notebooks" / f"{SIGNS}.checklist.yml")
    output = _scroll_to(page, ".jp-OutputArea-output:has(.course-signs)")
    rows = [_plain(text) for text in output.locator(".course-sign").all_inner_texts()]
    assert len(rows) == len(signs.signs) + len(signs.next_visit.items)
    for sign in signs.signs:
        row = next(row for row in rows if _plain(sign.text) in row)
        todo = called(signs.action_of(sign).short, None, None)
        assert row.endswith(f"{todo} {signs.do_not_rub}" if sign.do_not_rub else todo), row
    visit = called(signs.next_visit.heading, None, None)
    assert visit in _plain(output.locator(".course-signs__visit").inner_text())
    assert [each.id for each in signs.next_visit.items if _plain(each.text) not in rows] == []
    assert not output.locator("button").count(), "a button that does nothing"


def test_a_trusted_quiz_is_live_at_opening_with_nothing_run(trusted, open_lab):
    _stop_kernels(trusted)
    page, sent = open_lab(trusted, LESSON), []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(_text(frame)))
    )
    question = _answer_first(page, trusted.folder)
    said = page.locator(f'[data-question="{question.id}"] [role=status]')
    assert messages()["right"] in said.text_content()
    assert not any("execute_request" in frame for frame in sent)
    page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").wait_for(timeout=60_000)
    page.wait_for_timeout(500)
    assert page.locator(".jp-mod-dirty").count() == 0, "marked as unsaved, and nothing was changed"
    assert page.locator(".jp-NotebookPanel .jp-mod-broken, .lm-Widget.jp-mod-error").count() == 0
    assert page.get_by_role("button", name="Open privacy policy").count() == 0, "asked for news"


def test_a_cell_run_afterwards_sees_the_score_and_killing_the_kernel_loses_nothing(
    trusted, open_lab
):
    page = open_lab(trusted, LESSON)
    _menu(page, "Run", "Run All Cells")
    _wait_for_idle(page)
    question = _answer_first(page, trusted.folder)
    page.mouse.move(760, 500)
    second = _scroll_to(
        page, f'.jp-CodeCell:has-text("a second view") [data-question="{question.id}"]'
    )
    expect(second).to_have_attribute("data-state", "right")
    assert _run_score_cell(page) == f"score 1.0 {{'{question.id}': {list(question.key)}}}"
    page.keyboard.press("Escape")
    page.keyboard.press("Control+s")
    page.wait_for_function(
        "!document.querySelector('.jp-mod-current.jp-mod-dirty, .lm-mod-current .jp-mod-dirty')"
    )
    _stop_kernels(trusted)
    page.close()

    page = open_lab(trusted, LESSON)
    _scroll_to(page, ".course-quiz[data-awake]")
    said = page.locator(f'[data-question="{question.id}"] .course-question__said').first
    assert messages()["right"] in said.text_content(), (
        "the answer is lost after kill, save and reopen"
    )
    _menu(page, "Run", "Run All Cells")
    _wait_for_idle(page)
    _scroll_to(page, ".course-quiz[data-awake]")
    assert messages()["right"] in said.text_content(), "the answer is lost when all is run again"


def test_keys_pressed_in_a_quiz_are_answers_and_not_commands(trusted, open_lab):
    page = open_lab(trusted, RADIOS)
    question = load_quiz(trusted.folder / "notebooks" / f"{RADIOS}.quiz.yml").questions[0]
    assert question.type == "single"
    card = _scroll_to(page, f'.course-quiz[data-awake] [data-question="{question.id}"]')
    before = _cell_count(page)
    card.locator("input").first.focus()
    for key in ("Space", "ArrowDown", "a", "b", "x", "d", "d"):
        page.keyboard.press(key)
    assert card.locator("input").nth(1).is_checked()
    assert _cell_count(page) == before, "a key added or removed a cell"
    with page.expect_response(lambda got: got.request.method == "PUT"):
        page.keyboard.press("Control+s")
    assert card.locator("input").nth(1).is_checked() and _cell_count(page) == before


def test_ticked_signs_reach_neither_kernel_nor_notebook(trusted, open_lab, root):
    page = open_lab(trusted, SIGNS)
    _menu(page, "Run", "Run All Cells")
    _wait_for_idle(page)
    sent = []
    page.on(
        "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(_text(frame)))
    )
    _scroll_to(page, ".course-signs[data-awake]")
    page.locator("input[name=sign][value=swollen-leg]").check()
    page.locator("input[name=stage][value=early]").check()
    page.locator(".course-signs input[name=weeks]").fill("17")
    page.locator(".course-signs .course-button--main").click()
    assert page.locator(".course-signs__answer [data-outcome=unit]").count() == 1
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1500)
    path = Path("notebooks", f"{SIGNS}.ipynb")
    saved, stored = (Notebook(folder / path) for folder in (trusted.folder, root))
    assert saved.stored_parts == stored.stored_parts
    assert "widgets" not in saved.data["metadata"]
    assert not any("swollen-leg" in frame for frame in sent)
    stored = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "swollen-leg" not in stored
    place = page.evaluate("JSON.parse(localStorage.getItem('calm-calves/place')).value")
    assert place == {"stage": "early"}  # this alone; no sign, no week
    page.reload()
    _scroll_to(page, ".course-signs[data-awake]")
    assert not page.locator("input[name=sign]:checked").count()
    expect(page.locator("input[name=stage][value=early]")).to_be_checked()
    expect(page.locator(".course-signs input[name=weeks]")).to_have_value("")


def test_answers_are_counted_and_saved_for_the_class(trusted, open_lab):
    page = open_lab(trusted, LAST)
    quiz = load_quiz(trusted.folder / "notebooks" / f"{LAST}.quiz.yml")
    box = _scroll_to(page, f'.course-quiz[data-awake][data-id="{quiz.id}"]')
    for question in quiz.questions:
        box.locator(f'[data-question="{question.id}"] input[value="{question.key[0]}"]').check()
    box.get_by_role("button", name=messages()["hand_in"]).click()
    part, says = _scroll_to(page, ".course-results[data-awake]"), messages()["results"]["says"]
    expect(part.locator(".course-results__sum")).to_have_text(
        says["many"].format(count=len(quiz.questions))
    )
    before = _cell_count(page)
    part.locator("input").fill("add a cell")
    page.keyboard.press("b")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    saved = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert saved["name"] == "add a cellb" and [each["question"] for each in saved["answers"]] == [
        question.id for question in quiz.questions
    ]
    assert (
        _cell_count(page) == before
        and says["hand_over"] in part.locator("[role=status]").inner_text()
    )


def test_the_educator_chooses_files_and_sees_their_report(trusted, open_lab, tmp_path):
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines[:12]):
        (tmp_path / f"{number}.json").write_text(line, encoding="utf-8")
    page, t = open_lab(trusted, "educators/class-report"), messages()["report"]
    cell = page.locator(".jp-CodeCell", has_text="report_panel")
    expect(cell.get_by_text(t["panel"]["asleep"])).to_be_visible()
    cell.locator(".jp-InputPrompt, .jp-Placeholder-content, .jp-InputArea").first.click()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    expect(cell.get_by_text(t["panel"]["ready"])).to_be_visible(timeout=60_000)
    with page.expect_file_chooser() as chooser:
        cell.get_by_role("button", name=t["panel"]["choose"]).click()
    chooser.value.set_files(sorted(tmp_path.glob("*.json")))
    read = read_results(tmp_path, load_course(trusted.folder))
    said = t["panel"]["read"].format(learners=len(read.learners), unused=len(read.unused))
    assert len(read.learners) > 8
    expect(cell.get_by_text(said)).to_be_visible(timeout=60_000)
    heading = cell.locator(".course-report h3", has_text=t["quizzes_heading"])
    expect(heading).to_be_visible()
    cell.get_by_label(t["quizzes_heading"]).uncheck()
    expect(heading).to_have_count(0)


def test_a_lesson_is_shown_to_a_class_with_hands_counted_and_nothing_is_lost(trusted, open_lab):
    page, says = open_lab(trusted, SIGNS), messages()["class"]["says"]
    _scroll_to(page, ".course-class[data-awake]").get_by_role("button", name=says["open"]).click()
    page.locator(".course-quiz[data-awake]").wait_for(
        state="attached"
    )  # JupyterLab draws what is out of sight when it has time
    cells, place = _cell_count(page), page.locator(".course-view__place")
    stems, seen = [], ""
    for _ in range(90):
        seen += page.locator(".course-view__stage").inner_text()
        if place.inner_text() == says["end"]:
            break
        if page.locator(".course-view__stem").count() and not stems:
            page.keyboard.press("h")
            page.keyboard.type("4")
            page.keyboard.press("Enter")
            page.keyboard.press("s")
            expect(page.locator(".course-view")).to_have_attribute("data-face", "signs")
            page.keyboard.press("s")
        stems += page.locator(".course-view__stem").all_inner_texts()
        page.keyboard.press("PageDown")
    quiz = load_quiz(trusted.folder / "notebooks" / f"{SIGNS}.quiz.yml")
    assert place.inner_text() == says["end"] and len(stems) >= len(quiz.questions)
    headings = _headings(trusted.folder / "notebooks" / f"{SIGNS}.ipynb")
    assert len(headings) > 5 and [each for each in headings if each not in _plain(seen)] == []
    page.keyboard.press("Escape")
    expect(page.locator(".course-view")).to_have_count(0)
    assert _cell_count(page) == cells
    signs = _scroll_to(
        page, ".jp-OutputArea .course-signs[data-awake]"
    )  # what is awake went back to its cell
    signs.locator("input[name=sign]").first.check()
    signs.get_by_role("button", name=messages()["show_what_to_do"]).first.click()
    expect(signs.locator(".course-signs__answer")).not_to_be_empty()


def _headings(path):
    """Return the headings of a lesson's parts, but for that of its evidence, the last."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    return [_plain(each) for each in re.findall(r"^## (.+)$", text, re.M)][:-1]


def _cell_count(page):
    """Return how many cells the notebook has, those out of view too.

    The status line says "Cell 1/18".
    """
    return int(re.search(r"Cell \d+/(\d+)", page.locator("#jp-main-statusbar").inner_text())[1])


def _text(frame):
    return frame if isinstance(frame, str) else frame.decode("utf-8", "replace")


def _plain(text):
    return " ".join(re.sub(r"\*\*|\*|\[([^\]]*)\]\([^)]*\)", r"\1", text).split())
