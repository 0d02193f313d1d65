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


def first_link(page):
    """The one link for the claims of the first part of a lesson."""
    return page.locator("main .course-who a").first


def note(page):
    return page.locator("dialog.book-note:not(.book-place)")


@pytest.mark.parametrize("press", ["mouse", "keyboard"])
def test_a_link_opens_all_claims_of_its_part_where_the_reader_is(open_page, book, press):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce")
    link = first_link(page)
    names = link.get_attribute("data-claim").split()
    assert names[0] == FIRST.id and len(names) > 1
    expect(link).to_have_text(SAID["note"].format(number=len(names)))
    if press == "mouse":
        link.click()
    else:
        link.focus()
        page.keyboard.press("Enter")
    for claim in map(LEDGER.by_id().get, names):
        expect(note(page)).to_contain_text(re.sub(r"[*_]", "", claim.claim))
        expect(note(page)).to_contain_text(SAID["verdicts"][claim.verdict])
    expect(note(page)).to_contain_text(SAID["sources"])
    expect(note(page).get_by_role("heading")).to_have_text(link.get_attribute("aria-label"))
    expect(note(page).get_by_role("link", name=SAID["more"])).to_have_attribute(
        "href", f"../{EVIDENCE}#claim-{FIRST.id}"
    )
    assert page.url == f"{book}/{LESSON}.html"
    page.keyboard.press("Escape")
    expect(note(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_no_mark_interrupts_a_sentence_of_a_lesson_and_each_link_is_large_enough(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", viewport=PHONE)
    assert page.locator("main a.course-mark").count() == 0
    for link in page.locator("main .course-who a").all():
        assert link.bounding_box()["height"] >= 44


def test_a_note_closes_by_its_button_beside_it_and_a_source_leads_to_all_sources(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce")
    first_link(page).click()
    note(page).get_by_role("button", name=SAID["close"]).click()
    expect(note(page)).to_be_hidden()
    first_link(page).click()
    page.mouse.click(5, 5)
    expect(note(page)).to_be_hidden()
    first_link(page).click()
    note(page).locator(f"a[href$='#source-{FIRST.sources[0]}']").first.click()
    page.wait_for_url(f"**/sources.html#source-{FIRST.sources[0]}")
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


def test_without_script_a_link_leads_to_the_evidence_page(open_page, book):
    page = open_page(f"{book}/{LESSON}.html", java_script_enabled=False)
    first_link(page).click()
    page.wait_for_url(f"**/{EVIDENCE}#claim-{FIRST.id}")
    expect(page.locator(f"#claim-{FIRST.id}")).to_be_in_viewport()


def test_on_paper_a_link_is_the_numbers_of_its_claims_in_a_list_of_footnotes(open_page, book):
    page = open_page(f"{book}/{LESSON}.html")
    page.emulate_media(media="print")
    entries = page.locator("ol.course-evidence > li")
    for link in page.locator("main .course-who a").all():
        numbers = [int(number) for number in link.get_attribute("data-numbers").split(", ")]
        said = link.evaluate("(link) => getComputedStyle(link, '::after').content")
        assert said == f'"{", ".join(map(str, numbers))}"'
        for number, name in zip(numbers, link.get_attribute("data-claim").split(), strict=True):
            expect(entries.nth(number - 1)).to_have_id(f"claim-{name}")
    expect(entries.first).to_be_visible()


@pytest.mark.parametrize(
    "size", [{"width": 320, "height": 640}, {"width": 1280, "height": 800}], ids=["phone", "laptop"]
)
def test_a_note_fits_the_screen_and_axe_finds_nothing(open_page, book, size):
    page = open_page(f"{book}/{LESSON}.html", reduced_motion="reduce", viewport=size)
    one = Examined(page)
    first_link(page).click()
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
    other = page.context.new_page()  # the address leads others to the same claims
    other.goto(page.url)
    assert [
        each.get_attribute("id") for each in other.locator(".book-claim:visible").all()
    ] == found
    other.close()
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
