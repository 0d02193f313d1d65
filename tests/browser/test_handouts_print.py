"""The handouts as they come out of the printer, and their pages on the screen.

Looked at are pages, sizes, tags and fonts, and that nothing is cut off.
"""

import io
import re
import shutil
import unicodedata
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.axe import FIND
from helpers.links import Links
from helpers.places import ROOT
from playwright.sync_api import expect
from pypdf import PdfReader

from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.teaching.handouts.files import PAPERS, pdf_name, write_pages
from coursebook.teaching.handouts.pdf import print_sheets
from coursebook.teaching.handouts.sheets import make_sheets

SHEETS = {sheet.name: sheet for sheet in make_sheets(Course(ROOT))}
T = messages()["handouts"]
MM = 96 / 25.4  # CSS px
SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}
ONE_PAGE = {
    "fridge-page",
    "stretch-card",
    "wallet-card",
    "habits-week",
    "voting-cards",
    "certificate",
}
PAGES = {
    **dict.fromkeys(ONE_PAGE, {1}),
    "question-paper-a": {2},
    "question-paper-b": {2},
    "sign-cards": {6},
}
ADDRESS = "https://example.org/calm-calves/"
LONG = {
    "plan-45",
    "plan-90",
}  # printed, but not read to the end: all their parts are of the kinds that plan-15 has
EXAMINED = {
    "fridge-page": "light",
    "wallet-card": "dark",
    "habits-week": "light",
    "sign-cards": "dark",
    "question-key": "light",
    "question-paper-a": "dark",
}
SMALLEST = {"sign-cards": 8.5, "wallet-card": 7}  # pt; everywhere else 11


@pytest.fixture(scope="module")
def printed(browser, tmp_path_factory):
    """All sheets, printed from a course whose book has an address.

    With the code a foot is as high as it gets.
    """
    copy = tmp_path_factory.mktemp("course")
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "course.yml", copy)
    (copy / "_config.yml").write_text(f'html: {{baseurl: "{ADDRESS}"}}\n', encoding="utf-8")
    found = make_sheets(Course(copy))
    print_sheets(found, copy / "pdf", browser)
    write_pages(found, copy / "html")
    return copy


@pytest.fixture(scope="module")
def pdfs(printed):
    """Each PDF file, by sheet and paper."""
    return {
        (name, paper): PdfReader(printed / "pdf" / pdf_name(sheet, paper))
        for name, sheet in SHEETS.items()
        for paper in PAPERS
    }


def squashed(text):
    """Return a text without white space and without ligatures."""
    return re.sub(r"[\s\ufe0e]+", "", unicodedata.normalize("NFKC", text))


def test_every_sheet_is_printed_in_both_sizes_on_as_many_pages_as_it_should_be(pdfs):
    for (name, paper), pdf in pdfs.items():
        assert len(pdf.pages) in PAGES.get(name, set(range(1, 20))), (name, paper, len(pdf.pages))
        wanted = sorted(SIZES[paper])
        for page in pdf.pages:
            width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
            assert sorted((width, height)) == pytest.approx(wanted, abs=0.5), (name, paper)
            assert (width > height) == (name == "certificate")


def test_every_file_is_tagged_and_has_a_title_and_a_language(pdfs):
    for (name, paper), pdf in pdfs.items():
        root = pdf.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"].value is True, (name, paper)
        assert "/StructTreeRoot" in root, (name, paper)
        assert root["/Lang"] == "en"
        assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
        assert pdf.metadata.title == f"{T['sheets'][name]['title']} – Calm Calves"


def fonts_of(pdf):
    """Yield each font of a file with the thing that describes it."""
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            font = font.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            yield inner


def test_every_font_is_in_the_file(pdfs):
    for (name, paper), pdf in pdfs.items():
        fonts = list(fonts_of(pdf))
        assert fonts, (name, paper)
        for font in fonts:
            held = font["/Subtype"] == "/Type3" or {"/FontFile", "/FontFile2", "/FontFile3"} & set(
                font["/FontDescriptor"]
            )
            assert held, (name, paper, font.get("/BaseFont"))


def test_no_link_of_a_file_leads_into_a_folder_of_this_machine(pdfs):
    for (name, paper), pdf in pdfs.items():
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                action = note.get_object().get("/A", {})
                assert str(action.get("/URI", "https://")).startswith(
                    ("https://", "http://", "tel:")
                ), (name, paper, action)


@pytest.fixture(scope="module")
def read(pdfs):
    """What is read on each page of a file; US Letter is the tighter.

    A page is (its text, where the pieces of text begin, width, height), in points.
    """
    return {
        key: [_read(page) for page in pdf.pages]
        for key, pdf in pdfs.items()
        if key[0] in ONE_PAGE or (key[1] == "letter" and key[0] not in LONG)
    }


def _read(page):
    places = []
    text = page.extract_text(
        visitor_text=lambda text, now, start, *_: (
            text.strip()
            and places.append(
                (
                    now[0] * start[4] + now[2] * start[5] + now[4],
                    now[1] * start[4] + now[3] * start[5] + now[5],
                )
            )
        )
    )
    return squashed(text), places, *(float(side) for side in page.mediabox[2:])


def test_no_text_lies_outside_the_margins(read):
    for key, pages in read.items():
        for _, places, width, height in pages:
            assert places and all(
                20 <= x <= width - 20 and 15 <= y <= height - 20 for x, y in places
            ), key


ON_PAPER = """() => ({
  unseen: [...document.querySelectorAll("main caption")]
    .filter((each) => getComputedStyle(each).clipPath !== "none").map((each) => each.innerText),
  lines: document.querySelector("main").innerText.split(/[\\n\\t]+/).filter((line) => line.trim()),
  spilt: [...document.querySelectorAll(".handout-panel, .handout-card, .handout-vote")]
    .filter((box) =>
      box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.innerText.slice(0, 40)),
  sizes: [...document.querySelectorAll("main *")].filter((each) => each.offsetParent
    && !each.matches(".course-plan__who, .course-plan__who *, dt:has(+ .course-plan__who)")
    && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((each) => parseFloat(getComputedStyle(each).fontSize)),
  panels: [...document.querySelectorAll(".handout-panel")].map((panel) =>
    [panel.offsetWidth, panel.offsetHeight]),
})"""


@pytest.fixture(scope="module")
def on_paper(browser, printed):
    """What the printer gets of each sheet and paper: lines, what spills out of its box, sizes."""
    page, found = browser.new_page(), {}
    page.emulate_media(media="print")
    for name in SHEETS:
        page.goto((printed / "html" / f"{name}.html").as_uri())
        for paper, (width, height) in SIZES.items():
            page.evaluate(
                "paper => { document.querySelector(`[value=${paper}]`).checked = true; }", paper
            )
            across = height if name == "certificate" else width
            page.set_viewport_size({"width": round((across - 20) * MM), "height": 900})
            found[name, paper] = page.evaluate(ON_PAPER)
    page.close()
    return found


def test_every_line_of_a_sheet_is_in_its_file(on_paper, read):
    for key, pages in read.items():
        text = "".join(
            re.sub(r"^\d+/\d+|\d+/\d+$", "", page[0]) for page in pages
        )  # without the numbers of the pages
        lines = [
            squashed(line) for line in on_paper[key]["lines"] if line not in on_paper[key]["unseen"]
        ]
        assert len(lines) > 3 and [line for line in lines if line not in text] == [], key


def test_nothing_spills_out_of_a_card_or_a_panel(on_paper):
    assert {key: found["spilt"] for key, found in on_paper.items() if found["spilt"]} == {}


def test_type_is_large_enough_to_read(on_paper):
    for (name, paper), found in on_paper.items():
        assert found["sizes"] and min(found["sizes"]) >= SMALLEST.get(name, 11) * 96 / 72 - 0.01, (
            name,
            paper,
            min(found["sizes"]),
        )


def test_the_wallet_card_has_six_panels_of_the_size_of_a_bank_card(on_paper):
    for paper in PAPERS:
        panels = on_paper["wallet-card", paper]["panels"]
        assert len(panels) == 6
        for width, height in panels:
            assert (width, height) == pytest.approx((85.6 * MM, 54 * MM), abs=1)


def test_the_letters_to_vote_with_are_60_mm_high_and_more(browser, printed):
    page = browser.new_page()
    page.goto((printed / "html" / "voting-cards.html").as_uri())
    heights = page.locator(".handout-vote__letter").evaluate_all("""all => all.map((letter) => {
      const pen = document.createElement("canvas").getContext("2d"),
        { fontWeight, fontSize, fontFamily } = getComputedStyle(letter);
      pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
      return pen.measureText(letter.textContent).actualBoundingBoxAscent;
    })""")
    page.close()
    assert len(heights) == 4 and min(heights) >= 60 * MM


# --- on the screen ---


@pytest.mark.parametrize("name", ["wallet-card", "question-key"])
def test_a_sheet_prints_by_a_button_of_the_script(open_page, printed, name):
    page = open_page((printed / "html" / f"{name}.html").as_uri())
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    button = page.get_by_role("button", name=T["print"])
    assert button.bounding_box()["height"] >= 44
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


def test_without_script_the_page_says_how_to_print_and_the_paper_can_be_chosen(open_page, printed):
    page = open_page((printed / "html" / "fridge-page.html").as_uri(), java_script_enabled=False)
    expect(page.get_by_text(T["print_by_menu"])).to_be_visible()
    assert page.locator("button").count() == 0
    page.get_by_label(T["letter"]).check()
    width, height = (
        float(side) for side in _first_page(page.pdf(prefer_css_page_size=True)).mediabox[2:]
    )
    assert (width, height) == pytest.approx((612, 792), abs=1)


def _first_page(data):
    return PdfReader(io.BytesIO(data)).pages[0]


def test_no_sheet_scrolls_sideways_on_a_phone_and_axe_finds_nothing(open_page, printed):
    page = open_page(
        (printed / "html" / "fridge-page.html").as_uri(), viewport={"width": 320, "height": 700}
    )
    faults = {}
    for name in SHEETS:
        page.goto((printed / "html" / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        if name in EXAMINED:
            page.evaluate(AXE_SCRIPT)
            page.emulate_media(color_scheme=EXAMINED[name])
            faults[name] = page.evaluate(FIND)
    assert faults == dict.fromkeys(EXAMINED, [])


def test_every_link_of_a_sheet_leads_to_a_page_of_the_book(built_book):
    dead, pages = [], {}
    for name in SHEETS:
        where = f"handouts/{name}.html"
        for target in Links((built_book / where).read_text(encoding="utf-8")).targets:
            split = urlsplit(target)
            if split.scheme:
                continue
            path = urljoin(where, unquote(split.path)) if split.path else where
            if not (built_book / path).is_file():
                dead.append((name, target))
            elif split.fragment:
                if path not in pages:
                    pages[path] = (built_book / path).read_text(encoding="utf-8")
                if f' id="{unquote(split.fragment)}"' not in pages[path]:
                    dead.append((name, target))
    assert dead == []
