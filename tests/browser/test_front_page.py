"""The front page and the menu for three people: what the first screen shows, and the way back."""

import pytest
from helpers.course_pages import FRONT, MIXED, MIXED_PAGE, PAGES, SIGNS_PAGES, answer
from helpers.small_screens import OVERFLOW
from playwright.sync_api import expect

from coursebook.core.messages import messages
from coursebook.core.settings import load_settings

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LESSONS = [page for page in PAGES if page.startswith("notebooks/") and page.count("/") == 1]
LESSON = MIXED_PAGE
EDUCATORS = "book/for-educators.html"
CHECK = messages()["theme"]["check_the_signs"]


def go_on(page):
    """The line that leads back to a lesson."""
    return page.locator("[data-course='go-on']")


# The first screen


@pytest.mark.parametrize("size", [(390, 844), (360, 740), (844, 390), (1280, 800)])
def test_the_first_screen_says_what_it_is_and_where_to_go_when_worried(open_page, book, size):
    page = open_page(f"{book}/{FRONT}", viewport=dict(zip(("width", "height"), size, strict=True)))
    expect(page.locator("main h1")).to_be_in_viewport(ratio=1)
    expect(page.locator("main")).to_contain_text("Leg cramps are common and usually harmless.")
    expect(page.locator("main .worried a")).to_be_in_viewport(ratio=1)
    assert page.evaluate(OVERFLOW) == ""


@pytest.mark.parametrize("size", [PHONE["viewport"], {"width": 1280, "height": 800}])
def test_the_picture_and_the_three_doors_stand_on_the_first_screen(open_page, book, size):
    page = open_page(f"{book}/{FRONT}", viewport=size)
    cover = page.locator('main img[src*="cover"]')
    expect(cover).to_be_in_viewport(ratio=1)
    assert cover.bounding_box()["width"] >= min(350, size["width"] * 0.85)
    doors = page.locator("main .doors > li")
    expect(doors).to_have_count(3)
    for i in range(3):
        expect(doors.nth(i).locator("a")).to_be_in_viewport(ratio=1)
        picture = doors.nth(i).locator("img")
        expect(picture).to_have_attribute("alt", "")
        assert picture.bounding_box()["width"] >= 80


def test_harmless_is_said_before_the_box_and_the_box_is_whole(open_page, book):
    page = open_page(f"{book}/{FRONT}", java_script_enabled=False)
    text = page.locator("main").inner_text()
    assert text.index("common and usually harmless") < text.index("Stop and call if…")
    expect(page.locator("main .course-callout li")).to_have_count(3)


def test_the_lessons_are_listed_as_the_contents_have_them_with_their_minutes(open_page, book):
    page = open_page(f"{book}/{FRONT}")
    rows = page.locator("main .book-lessons > li")
    links = rows.locator("a").evaluate_all("all => all.map((a) => a.pathname.slice(1))")
    assert links == LESSONS
    assert all("minute" in text for text in rows.all_inner_texts())


# The way back


def test_who_is_new_sees_no_way_back(open_page, book):
    page = open_page(f"{book}/{FRONT}")
    expect(go_on(page)).to_have_attribute("data-awake", "true")
    expect(go_on(page)).to_be_hidden()


def test_who_began_a_lesson_goes_on_there_and_who_read_it_with_the_next(open_page, book):
    page = open_page(f"{book}/{LESSON}")
    answer(page, MIXED.questions[0], MIXED.questions[0].key)
    page.goto(f"{book}/{FRONT}")
    expect(go_on(page).locator("a:visible")).to_have_count(1)
    go_on(page).locator("a:visible").click()
    page.wait_for_url(f"{book}/{LESSON}")
    page.locator(".course-read").scroll_into_view_if_needed()
    page.wait_for_function("Object.keys(localStorage).some((key) => key.includes('/lesson/'))")
    page.goto(f"{book}/{FRONT}")
    go_on(page).locator("a:visible").click()
    page.wait_for_url(f"{book}/{LESSONS[LESSONS.index(LESSON) + 1]}")


def test_who_read_the_last_lesson_goes_on_with_the_first_that_is_left_and_then_nowhere(
    open_page, book
):
    page = open_page(f"{book}/{FRONT}")
    keep = """(names) => names.forEach((name) =>
      localStorage.setItem(`calm-calves/lesson/${name}`, '{"version":1,"value":{"read":true}}'))"""
    names = [page_.split("/")[1].removesuffix(".html") for page_ in LESSONS]
    page.evaluate(keep, names[3:])
    page.reload()
    go_on(page).locator("a:visible").click()
    page.wait_for_url(f"{book}/{LESSONS[0]}")
    page.evaluate(keep, names)
    page.goto(f"{book}/{FRONT}")
    expect(go_on(page)).to_have_attribute("data-awake", "true")
    expect(go_on(page)).to_be_hidden()


# The header and the menu


@pytest.mark.parametrize("width", [320, 360, 390, 844])
def test_on_a_phone_the_header_is_one_row_of_56_px(open_page, book, width):
    page = open_page(f"{book}/{LESSON}", viewport={"width": width, "height": 844})
    assert page.locator(".book-header").bounding_box()["height"] == 56
    parts = page.locator(".book-menu > summary, .book-header__title, .book-header__signs")
    boxes = [parts.nth(i).bounding_box() for i in range(3)]
    assert all(box["height"] >= 44 for box in boxes)
    left = sorted(boxes, key=lambda box: box["x"])
    assert all(a["x"] + a["width"] <= b["x"] + 1 for a, b in zip(left, left[1:], strict=False))
    expect(page.locator(".book-header").get_by_text(CHECK)).to_be_visible()
    expect(page.locator(".book-theme:visible")).to_have_count(0)


def test_on_a_phone_the_first_screen_of_a_lesson_has_title_box_and_picture(open_page, book):
    page = open_page(f"{book}/notebooks/02-easing-a-cramp.html", **PHONE)
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)
    box = page.locator(".course-callout").first
    expect(box.locator("li").last).to_be_in_viewport(ratio=1)
    expect(box.locator("img")).to_be_in_viewport(ratio=1)
    for late in (".book-sections", ".book-minutes"):
        expect(page.locator(late).first).not_to_be_in_viewport()


def test_on_a_wide_screen_the_minutes_stand_beside(open_page, book):
    page = open_page(f"{book}/{LESSON}")
    expect(page.locator(".book-here .book-minutes")).to_contain_text("minute")
    page.goto(f"{book}/{EDUCATORS}")
    expect(page.locator(".book-minutes")).to_have_count(0)


def test_on_a_wide_screen_contents_and_sections_stand_beside_and_nothing_of_the_phone(
    open_page, book
):
    page = open_page(f"{book}/{LESSON}")
    expect(page.locator(".book-nav")).to_be_visible()
    expect(page.locator(".book-here")).to_be_visible()
    for folded in (".book-menu", ".book-sections"):
        expect(page.locator(folded)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("main .book-described").first).to_be_attached()
    for hidden in (".book-menu", ".book-sections", ".book-described"):
        expect(page.locator(f"{hidden}:visible")).to_have_count(0)


def test_the_light_of_the_page_is_chosen_in_the_menu_of_a_phone(open_page, book):
    page = open_page(f"{book}/{LESSON}", **PHONE)
    page.locator(".book-menu > summary").click()
    button = page.locator(".book-menu .book-theme")
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(button).to_contain_text(messages()["theme"]["colours_light"])


def folds(page):
    """Each part of the contents that can be folded: its words, and whether it is open."""
    return page.locator(".book-nav__fold:visible").evaluate_all(
        "all => all.map((fold) => [fold.querySelector('summary').innerText.trim(), fold.open])"
    )


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_the_menu_shows_what_learners_need_and_folds_the_rest(open_page, book, phone, scripts):
    size = PHONE if phone else {"viewport": {"width": 1280, "height": 1000}}
    page = open_page(f"{book}/{LESSON}", java_script_enabled=scripts, **size)

    def open_menu():
        if phone:
            page.locator(".book-menu > summary").click()
        return page.locator(".book-menu" if phone else ".book-nav")

    menu = open_menu()
    assert folds(page) == [["Teach a class", False], ["Behind the course", False]]
    expect(menu.locator(f'a[href$="{SIGNS_PAGES[0].split("/")[1]}"]')).to_be_visible()
    link = menu.locator(f'a[href$="{EDUCATORS.split("/")[1]}"]')
    expect(link).to_be_hidden()
    menu.locator("summary", has_text="Teach a class").click()
    link.click()
    page.wait_for_url(f"{book}/{EDUCATORS}")
    open_menu()
    assert folds(page) == [["Teach a class", True], ["Behind the course", False]]


def test_which_parts_are_folded_stands_in_the_settings_of_the_course(root):
    assert len(load_settings(root).pages.folded) == 2
