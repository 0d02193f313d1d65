"""Claims in the book: a mark opens what stands behind it, and the evidence page can be filtered.

On paper the list is a footnote.
"""

import re

import pytest
from helpers.axe import PHONE, Examined
from helpers.course_pages import SIGNS_PAGES, WORDS
from helpers.places import ROOT
from playwright.sync_api import expect

from coursebook.claims.loading import load_ledger, load_reviews
from coursebook.course.citations import citations_in_page

LESSON, EVIDENCE, QUICK = (
    "notebooks/01-cramps-and-causes",
    "book/evidence.html",
    "book/just-tell-me.html",
)
LEDGER = load_ledger(ROOT / "book" / "evidence.yml")
SAID = WORDS["evidence"]
FIRST = LEDGER.by_id()[citations_in_page(ROOT / f"{LESSON}.ipynb", None).claims[0]]


def first_mark(page):
    return page.locator(f'main a.course-mark[data-claim="{FIRST.id}"]').first


def note(page):
    return page.locator("dialog.book-note")


@pytest.mark.parametrize("press", ["mouse", "keyboard"])
def test_a_mark_opens_verdict_certainty_and_sources_where_the_reader_is(open_page, book, press):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce")
    mark = first_mark(page)
    assert mark.inner_text().isdigit() and mark.get_attribute("aria-label") == SAID["mark"].format(
        number=mark.inner_text(), title=FIRST.title
    )
    if press == "mouse":
        mark.click()
    else:
        mark.focus()
        page.keyboard.press("Enter")
    for text in (
        FIRST.claim,
        SAID["verdicts"][FIRST.verdict],
        SAID["certainties"][FIRST.certainty],
        SAID["sources"],
    ):
        expect(note(page)).to_contain_text(text)
    expect(note(page).get_by_role("heading")).to_have_text(
        SAID["note"].format(number=mark.inner_text())
    )
    expect(note(page).get_by_role("link", name=SAID["more"])).to_have_attribute(
        "href", f"../{EVIDENCE}#claim-{FIRST.id}"
    )
    assert page.url == f"{book}/{LESSON}.html"
    page.keyboard.press("Escape")
    expect(note(page)).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_note_closes_by_its_button_beside_it_and_by_a_link_to_a_source(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce")
    first_mark(page).click()
    note(page).get_by_role("button", name=SAID["close"]).click()
    expect(note(page)).to_be_hidden()
    first_mark(page).click()
    page.mouse.click(5, 5)
    expect(note(page)).to_be_hidden()
    first_mark(page).click()
    note(page).locator("a[href^='#source-']").first.click()
    expect(note(page)).to_be_hidden()
    expect(page.locator("details.course-evidence__sources")).to_have_attribute("open", "")
    expect(page.locator(f"#source-{FIRST.sources[0]}")).to_be_in_viewport()


def test_the_evidence_of_an_answer_opens_in_place_too(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce")
    answer = page.locator("details.course-answer").first
    page.evaluate(
        "document.querySelectorAll('details.course-answer')"
        ".forEach((each) => { each.hidden = false; each.open = true; "
        "each.style.display = 'block'; })"
    )
    link = answer.locator("a[data-claim]").first
    link.click()
    expect(note(page)).to_contain_text(LEDGER.by_id()[link.get_attribute("data-claim")].claim)


def test_without_script_a_mark_leads_to_the_evidence_page(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", java_script_enabled=False)
    first_mark(page).click()
    page.wait_for_url(f"**/{EVIDENCE}#claim-{FIRST.id}")
    expect(page.locator(f"#claim-{FIRST.id}")).to_be_in_viewport()


def test_on_paper_the_marks_are_numbers_of_a_list_of_footnotes(open_page, book):
    page = open_page(f"{book}/{LESSON}.html")
    page.emulate_media(media="print")
    entries = page.locator("ol.course-evidence > li")
    number = int(first_mark(page).inner_text())
    expect(entries.nth(number - 1)).to_contain_text(FIRST.claim)
    expect(entries.nth(number - 1)).to_be_visible()
    expect(page.locator("ol.course-sources > li").first).to_be_visible()
    assert {int(text) for text in page.locator("main a.course-mark").all_inner_texts()} <= set(
        range(1, entries.count() + 1)
    )


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, {"width": 1280, "height": 800}], ids=["phone", "laptop"]
)
def test_a_note_fits_the_screen_and_axe_finds_nothing(open_page, book, size):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce", viewport=size)
    one = Examined(page)
    first_mark(page).click()
    one.look("open", size)
    one.look("dark", size, color_scheme="dark")
    assert one.found == {}
    box = note(page).bounding_box()
    assert (
        box["x"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"] + 1
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


# --- the evidence page ---


def shown(page):
    return page.locator(".book-claim:visible").count()


def test_the_evidence_page_has_every_claim_with_where_it_is_taught(open_page, book):
    page = open_page(f"{book}/{EVIDENCE}", java_script_enabled=False)
    assert (
        shown(page) == len(LEDGER.claims) and page.locator("form[data-filter]:visible").count() == 0
    )
    for claim in LEDGER.claims:
        assert SAID["taught"] in page.locator(f"#claim-{claim.id}").inner_text(), claim.id


def test_the_evidence_page_is_filtered_by_verdict_and_by_words(open_page, book):
    page = open_page(f"{book}/{EVIDENCE}")
    assert shown(page) == len(LEDGER.claims)
    page.get_by_label(SAID["filter_verdict"]).select_option("contradicted")
    wrong = sum(claim.verdict == "contradicted" for claim in LEDGER.claims)
    expect(page.locator("form[data-filter] [role=status]")).to_have_text(
        SAID["shown"].format(shown=wrong, total=len(LEDGER.claims))
    )
    assert shown(page) == wrong
    page.get_by_label(SAID["filter_words"]).fill("quinine")
    found = [each.get_attribute("id") for each in page.locator(".book-claim:visible").all()]
    assert "claim-quinine" in found and len(found) < wrong
    page.get_by_label(SAID["filter_words"]).fill("zzzz")
    assert shown(page) == 0 and page.locator("main section section h2:visible").count() == 0


# --- just tell me, and what each page says of the review ---


def test_just_tell_me_prints_on_one_side(browser, book):
    page = browser.new_context().new_page()
    page.goto(f"{book}/{QUICK}")
    for paper in ("A4", "Letter"):
        assert (
            len(
                re.findall(
                    rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper, prefer_css_page_size=False)
                )
            )
            == 1
        ), paper
    page.context.close()


@pytest.mark.parametrize(
    "query, first",
    [
        ("leg cramp", "just-tell-me"),
        ("cramp at night", "just-tell-me"),
        ("stretch", "just-tell-me"),
        ("blood clot", "when-to-call"),
        ("swollen leg", "when-to-call"),
    ],
)
def test_a_search_finds_first_what_cannot_wait(open_page, book, query, first):
    page = open_page(f"{book}/search.html?q={query.replace(' ', '+')}")
    expect(page.locator(".book-results ol > li > a").first).to_have_attribute(
        "href", re.compile(first)
    )


@pytest.mark.parametrize("where", [QUICK, *SIGNS_PAGES, EVIDENCE])
def test_each_page_says_if_it_is_reviewed_and_each_sheet_that_it_is_a_draft_with_a_line_to_sign(
    open_page, book, where
):
    assert load_reviews(ROOT / "book" / "review.yml").reviews == []
    page = open_page(f"{book}/{where}", viewport=PHONE)
    expect(page.locator("footer")).to_contain_text(WORDS["theme"]["reviewed"]["none"])
    expect(page.locator(".book-local")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".book-local")).to_be_visible()
    expect(page.locator(".book-local")).to_contain_text(WORDS["theme"]["drafts"]["none"])
    assert page.locator(".book-local__line").count() == 2
