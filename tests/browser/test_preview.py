"""The preview in a real browser: it is live, follows each save, and lists mistakes.

It keeps what was answered.
"""

import shutil
import threading

import pytest
from playwright.sync_api import expect

from coursebook.commands.preview import address_of, open_preview
from coursebook.core.messages import messages


@pytest.fixture
def served(tmp_path, root):
    """A copy of a quiz, and the address of its preview."""
    for path in (root / "tests" / "fixtures" / "valid").iterdir():
        shutil.copy(path, tmp_path)
    quiz = tmp_path / "plain.quiz.yml"
    with open_preview(quiz, 0, lambda told: None) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield quiz, address_of(server)
        server.shutdown()
        thread.join()


def test_a_save_is_shown_without_a_key_pressed_and_a_mistake_is_listed_until_it_is_mended(
    served, open_page
):
    quiz, address = served
    page, text = open_page(address), quiz.read_text(encoding="utf-8")
    expect(page).to_have_title("plain.quiz.yml")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name=messages()["check"], exact=True).first.click()
    expect(page.locator(".course-question__said").first).not_to_be_empty()
    quiz.write_text(text.replace("title:", "title: Another,", 1), encoding="utf-8")
    expect(page.locator(".course__title")).to_contain_text("Another,")
    expect(page.get_by_role("radio").first).to_be_checked()
    quiz.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    expect(page.get_by_role("heading", name=messages()["preview_problems"])).to_be_visible()
    expect(page.get_by_text("'titel' is not a key that is known here")).to_be_visible()
    quiz.write_text(text, encoding="utf-8")
    expect(page.locator(".course-quiz")).to_be_visible()
    expect(page.get_by_text("is not a key that is known here")).to_have_count(0)
