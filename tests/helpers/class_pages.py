"""What the browser tests know about the class view."""

from helpers.course_pages import tidy

from coursebook.core.messages import messages

SAYS = messages()["class"]["says"]
BEAMER, ROOM = {"width": 1280, "height": 720}, {"width": 1920, "height": 1080}


def onto(page, words_of_it):
    """Go on by key until the question with these words is there."""
    for _ in range(120):
        stem = page.locator(".course-view__stem")
        if stem.count() and words_of_it in tidy(stem.inner_text()):
            return page.locator(".course-view__question")
        page.keyboard.press("PageDown")
    raise AssertionError(f"never came to {words_of_it!r}")


def bars(page):
    """The lengths of the bars that are seen, by vote."""
    return page.evaluate("""() => [...document.querySelectorAll(".course-view__bars")].map((row) =>
      [...row.querySelectorAll("rect")]
        .filter((bar) => bar.checkVisibility()).map((bar) =>
          Math.round(Number(bar.getAttribute("width")))))""")
