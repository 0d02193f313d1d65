"""The handouts: which sheets there are, what stands on each, their words, their files.

And what is published of them.
"""

import json
import re
import zipfile
from types import SimpleNamespace

import pytest
from docutils import nodes
from helpers import qr
from helpers.claims import ADVICE, numbers, said_by
from helpers.html_tree import tree
from helpers.places import ROOT
from helpers.reading import grade, sentences
from helpers.sphinx_app import app_of

from coursebook.book.directives import handouts as book_handouts
from coursebook.checklists.loading import load_checklist
from coursebook.checks.course import check_course
from coursebook.core.messages import messages
from coursebook.core.templates import inline
from coursebook.course.book_config import read_address
from coursebook.course.course import Course
from coursebook.guides.loading import load_guide
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.variants import option_order, variant
from coursebook.teaching.handouts.answer_key import paper_answers
from coursebook.teaching.handouts.content import handout_problems, load_handouts
from coursebook.teaching.handouts.files import (
    PAPERS,
    PDFS,
    digest,
    fresh_names,
    is_whole,
    pdf_name,
    publish_pdfs,
    write_manifest,
    write_pages,
)
from coursebook.teaching.handouts.material import SheetMaterial
from coursebook.teaching.handouts.sheets import FORMS, make_sheets

COURSE = Course(ROOT)
MATERIAL = SheetMaterial(COURSE)
SHEETS = {sheet.name: sheet for sheet in make_sheets(COURSE)}
WANTED = [
    "fridge-page",
    "stretch-card",
    "wallet-card",
    "habits-week",
    "sign-cards",
    "voting-cards",
    "question-paper-a",
    "question-paper-b",
    "question-key",
    "certificate",
    "plan-15",
    "plan-45",
    "plan-90",
]
CONTENT = load_handouts(ROOT / "book" / "handouts.yml")
SIGNS = load_checklist(ROOT / "notebooks" / "03-red-flags.checklist.yml")
GUIDE = load_guide(ROOT / "notebooks" / "02-easing-a-cramp.guide.yml")
HABITS = load_checklist(ROOT / "notebooks" / "04-preventing-cramps.checklist.yml")
QUIZ = load_quiz(ROOT / "notebooks" / "09-cases-and-check.quiz.yml")
URGENT = [sign for level in (1, 2) for sign in SIGNS.signs_at(level)]
T = messages()["handouts"]
ADDRESS = "https://example.org/calm-calves/"
ZIP = "calm-calves-handouts.zip"
PAGE = "book/educators/handouts"


def plain(text):
    """Return a text with inline Markdown as a reader sees it."""
    return tree(str(inline(text))).text()


def page(name):
    return tree(SHEETS[name].html)


def text(name):
    return page(name).one("main").text()


@pytest.fixture
def copied(course_copy, monkeypatch):
    """A copy of the course, without the plans, which take their time to be put together."""
    monkeypatch.setattr("coursebook.teaching.handouts.sheets.READY", ())
    for name in [name for name in SHEETS if name.startswith("plan-")]:
        monkeypatch.delitem(SHEETS, name)
    return course_copy


@pytest.fixture
def addressed(copied):
    """A copy of the course whose book has an address."""
    (copied / "_config.yml").write_text(f'html:\n  baseurl: "{ADDRESS}"\n', encoding="utf-8")
    return copied


# --- every sheet ---


def test_all_sheets_of_the_course_are_there():
    assert list(SHEETS) == WANTED == list(T["sheets"])


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_a_whole_page_with_title_language_and_one_first_heading(name):
    found = page(name)
    assert found.one("html").attributes["lang"] == "en"
    assert (
        found.one("title").text() == f"{T['sheets'][name]['title']} – Calm Calves"
        and len(found.one("meta", name="description").attributes["content"]) > 20
    )
    assert len(found.all("h1")) == 1 and len(found.all("main")) == 1
    ids = [element.attributes["id"] for element in found.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SHEETS)
def test_no_heading_of_a_sheet_skips_a_level(name):
    levels = [
        int(element.tag[1]) for element in page(name).all() if re.fullmatch("h[1-6]", element.tag)
    ]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False)), (
        levels
    )


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_how_far_it_is_reviewed_and_has_a_line_for_the_unit_that_checked_it(name):
    said = messages()["theme"]
    feet = page(name).with_class("handout-foot")
    assert feet
    for foot in feet:
        assert (
            said["drafts"]["none"] in foot.text()
            and said["local_check"] in foot.text()
            and said["local_date"] in foot.text()
        )
        assert len(foot.with_class("handout-line")) == 2


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_can_be_printed_in_both_sizes_without_script(name):
    found = page(name)
    assert [radio.attributes["value"] for radio in found.all("input", name="paper")] == [
        "a4",
        "letter",
    ]
    assert (
        T["print_by_menu"] in found.one("nav").text()
        and found.with_class("handout-bar__print")[0].attributes["data-print"] == T["print"]
    )


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_no_style_and_no_script_of_its_own_and_asks_nobody(name):
    html = SHEETS[name].html
    assert "<style" not in html and " style=" not in html and not re.search(r"\son\w+=", html)
    assert [script.attributes["src"] for script in page(name).all("script")] == ["handouts.js"]
    addresses = [
        each.attributes[key]
        for each in page(name).all()
        for key in ("src", "href")
        if key in each.attributes
    ]
    assert [each for each in addresses if each.startswith(("http", "//"))] == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_picture_of_a_sheet_stands_in_it_and_has_words(name):
    for image in page(name).all("img"):
        assert image.attributes["src"].startswith("data:image/svg+xml") and (
            len(image.attributes["alt"]) > 20 or _stands_beside_its_words(image)
        )


def _stands_beside_its_words(image):
    """Tell whether a picture only repeats the sign whose words stand on the same card."""
    return image.parent.attributes.get("class") == "handout-card__pictures"


def test_the_state_of_the_review_is_said_as_the_book_says_it(course_copy):
    (course_copy / "book" / "review.yml").write_text(
        "reviews:\n  - {who: W, role: R, date: 2026-11-22, version: 0.0.1, pages: All., "
        "outcome: None., complete: true}\n",
        encoding="utf-8",
    )
    assert SheetMaterial(Course(course_copy)).reviewed == messages()["theme"]["drafts"]["older"]


# --- the warning signs ---


def test_the_wallet_card_has_every_sign_of_the_first_two_groups_beside_its_action():
    panels = page("wallet-card").with_class("handout-panel")
    for sign in URGENT:
        (panel,) = [
            each for each in panels if plain(sign.text) in [item.text() for item in each.all("li")]
        ]
        assert MATERIAL.fill_contacts(SIGNS.action_of(sign).heading) in panel.one("h3").text()


def test_the_wallet_card_says_that_one_sign_is_enough_that_they_count_after_birth_and_what_to_say():
    said = text("wallet-card")
    phone = SIGNS.read_out
    for each in (
        CONTENT.one_sign.text,
        SIGNS.later,
        phone.heading,
        MATERIAL.fill_contacts(phone.unknown_stage),
        phone.because,
        phone.feared,
        MATERIAL.fill_contacts(phone.need),
        SIGNS.do_not_rub,
        MATERIAL.fill_contacts(SIGNS.no_answer),
        T["our_number"],
        T["emergency_number"],
    ):
        assert plain(each) in said
    assert CONTENT.one_sign.text.startswith("One sign is enough.")


def test_the_fridge_page_has_three_parts_and_says_that_there_are_more_signs():
    found, fridge = page("fridge-page"), CONTENT.fridge
    assert [each.text() for each in found.all("h2")][:2] == [fridge.ease, fridge.help]
    assert fridge.more in text("fridge-page") and SIGNS.later in text("fridge-page")


@pytest.mark.parametrize("name", ["fridge-page", "stretch-card", "habits-week"])
def test_the_box_stop_and_call_stands_on_each_sheet_that_advises_something(name):
    assert [item.text() for item in page(name).with_class("handout-stop")[0].all("li")] == [
        plain(line) for line in GUIDE.stop.lines
    ]


def test_the_box_stands_before_the_stretch():
    said = text("stretch-card")
    assert said.index(plain(GUIDE.stop.lines[0])) < said.index(plain(GUIDE.steps[0].text))
    assert [plain(step.said) in said for step in GUIDE.steps] == [True] * len(GUIDE.steps) and all(
        plain(line) in said for line in GUIDE.after.lines
    )


def test_each_sign_is_on_one_card_with_its_picture_and_without_its_action():
    cards = [card for card in page("sign-cards").with_class("handout-card") if card.all("img")]
    assert sorted(card.with_class("handout-card__text")[0].text() for card in cards) == sorted(
        plain(sign.text) for sign in SIGNS.signs
    )
    pictures = [tuple(image.attributes["src"] for image in card.all("img")) for card in cards]
    assert len(set(pictures)) == len(SIGNS.signs)
    for sign in SIGNS.signs:
        assert plain(sign.help or "") in text("sign-cards")
    heads = [card for card in page("sign-cards").with_class("handout-card--head")]
    assert len(heads) == len(SIGNS.actions)
    assert not any(
        head.with_class("handout-card__text")[0].text() in card.text()
        for card in cards
        for head in heads
    )


def test_the_key_of_the_cards_gives_each_number_the_action_of_the_list():
    found = page("sign-cards")
    numbers_of = {
        card.with_class("handout-card__text")[0].text(): card.with_class("handout-card__number")[
            0
        ].text()
        for card in found.with_class("handout-card")
        if card.all("img")
    }
    told = {
        (row.all("th")[0].text(), row.all("td")[0].text()): table.one("caption").text()
        for table in found.with_class("handout-key")
        for row in table.all("tr")
        if row.all("td")
    }
    assert len(told) == len(SIGNS.signs)
    for sign in SIGNS.signs:
        assert (
            MATERIAL.fill_contacts(SIGNS.action_of(sign).heading)
            in told[numbers_of[plain(sign.text)], plain(sign.text)]
        )


def test_the_order_of_the_cards_does_not_give_the_answers_away():
    order = [
        card.with_class("handout-card__text")[0].text()
        for card in page("sign-cards").with_class("handout-card")
        if card.all("img")
    ]
    levels = [
        next(SIGNS.action_of(sign).level for sign in SIGNS.signs if plain(sign.text) == each)
        for each in order
    ]
    assert (
        levels != sorted(levels)
        and sum(a != b for a, b in zip(levels, levels[1:], strict=False)) >= 10
    )


def test_the_cards_come_eight_a_page():
    counts = [
        len(each.with_class("handout-card"))
        for each in page("sign-cards").with_class("handout-cards")
    ]
    assert set(counts[:-1]) == {8} and 0 < counts[-1] <= 8


# --- the other sheets ---


def test_each_voting_card_has_a_letter_and_a_shape_of_its_own():
    cards = page("voting-cards").with_class("handout-vote")
    assert [card.with_class("handout-vote__letter")[0].text() for card in cards] == list("ABCD")
    shapes = [[(part.tag, part.attributes) for part in card.one("svg").all()] for card in cards]
    assert all(shapes) and all(a != b for i, a in enumerate(shapes) for b in shapes[:i])


def test_the_week_has_a_box_for_each_habit_on_each_day():
    table = page("habits-week").one("table")
    rows = [row for row in table.all("tr") if row.all("td")]
    assert [len(row.with_class("handout-box")) for row in rows] == [7] * len(HABITS.items)
    assert [row.one("th").text() for row in rows] == [
        f"{plain(item.text)} {plain(item.note or '')}".strip() for item in HABITS.items
    ]
    assert len(table.all("th", scope="col")) == 8


@pytest.mark.parametrize("form", FORMS)
def test_a_question_paper_has_the_questions_of_its_form_in_their_order(form):
    found = page(f"question-paper-{form.lower()}")
    quiz = variant(QUIZ, form)
    assert [each.attributes["data-question"] for each in found.with_class("course-question")] == [
        question.id for question in quiz.questions
    ]
    for question in quiz.questions:
        (card,) = found.all("fieldset", data_question=question.id)
        boxes = [
            box.attributes["value"]
            for box in card.with_class("course-question__ask")[0].all("input")
        ]
        assert boxes == [option.id for option in option_order(quiz, question, form)]


def test_the_two_forms_differ_in_the_order_of_questions_and_of_options():
    a, b = (page(f"question-paper-{form}").all("input") for form in "ab")
    assert [each.attributes["value"] for each in a] != [each.attributes["value"] for each in b]
    first = [
        [
            each.attributes["data-question"]
            for each in page(f"question-paper-{form}").with_class("course-question")
        ]
        for form in "ab"
    ]
    assert first[0] != first[1] and set(first[0]) == set(first[1])


@pytest.mark.parametrize("form", FORMS)
def test_the_letters_of_the_key_are_those_of_the_right_options_on_the_paper(form):
    paper = page(f"question-paper-{form.lower()}")
    for answer in paper_answers(QUIZ, form):
        card = paper.with_class("course-question")[answer.number - 1]
        question = next(
            each for each in QUIZ.questions if each.id == card.attributes["data-question"]
        )
        boxes = [
            box.attributes["value"]
            for box in card.with_class("course-question__ask")[0].all("input")
        ]
        assert {boxes["ABCDEFGH".index(letter)] for letter in answer.letters} == {
            option.id for option in question.options if option.right
        }
        assert answer.red_flag == question.red_flag
    table = page("question-key").all("table")[FORMS.index(form)]
    assert [cell.text() for cell in table.all("td")] == [
        " ".join(answer.letters) for answer in paper_answers(QUIZ, form)
    ]


def test_the_key_has_its_answers_open_and_its_evidence_on_the_evidence_page():
    found = page("question-key")
    assert found.with_class("course-answer") and all(
        "open" in each.attributes for each in found.with_class("course-answer")
    )
    assert {link.attributes["href"].partition("#")[0] for link in found.one("main").all("a")} == {
        "../book/evidence.html"
    }
    for question in QUIZ.questions:
        assert plain(question.explanation) in text("question-key")


def test_a_question_that_has_no_options_has_no_letters():
    data = {
        "id": "q",
        "title": "Q",
        "questions": [
            {"id": "n", "type": "number", "stem": "How many?", "answer": 3, "explanation": "So."}
        ],
    }
    assert [(answer.number, answer.letters) for answer in paper_answers(load_quiz(data), "A")] == [
        (1, ())
    ]


def test_the_certificate_has_lines_to_fill_in_and_says_what_it_is_not():
    found = page("certificate")
    assert len(found.with_class("handout-line")) == 4 + 2
    assert "no proof of skill" in text("certificate") and "no medical qualification" in text(
        "certificate"
    )


# --- the code ---


def test_without_an_address_there_is_no_code_and_no_empty_frame():
    assert COURSE.address == read_address(ROOT / "_config.yml")
    for sheet in SHEETS.values() if not COURSE.address else ():
        assert "handout-code" not in sheet.html


def test_with_an_address_each_sheet_to_take_home_has_a_code_that_leads_there(addressed):
    for sheet in make_sheets(Course(addressed)):
        codes = tree(sheet.html).with_class("handout-code")
        assert bool(codes) != (sheet.name == "voting-cards")
        for code in codes:
            assert (
                qr.read(code.one("img").attributes["src"]) == ADDRESS
                and ADDRESS in code.one("img").attributes["alt"]
            )


# --- the words that only paper needs ---


def lines(record=CONTENT):
    """Yield (text, claims) for all words."""
    yield from (
        (each.text, each.claims)
        for each in (record.one_sign, record.ambulance, record.habits, record.sorting, *record.card)
    )
    fridge = record.fridge
    yield from (
        (each.text, each.claims)
        for each in (fridge.lead, *fridge.steps, fridge.tested, *fridge.helps)
    )


def test_each_line_rests_on_claims_and_has_no_number_that_they_do_not_have():
    for line, claims in lines():
        assert claims, line
        assert numbers(line) <= numbers(said_by(claims)), f"{line} ← {claims}"
        assert not ADVICE.search(line) or claims


def test_the_words_of_paper_are_plain():
    all_words = "\n\n".join(
        line if line.endswith((".", "**")) else f"{line}." for line, _ in lines()
    )
    assert grade(all_words) <= 6
    assert [" ".join(each) for each in sentences(all_words) if len(each) > 25] == []


def test_what_was_never_confirmed_is_not_on_paper():
    ledger, said = (
        COURSE.evidence.ledger,
        json.dumps(CONTENT.model_dump(), ensure_ascii=False).lower(),
    )
    assert [word for each in ledger.unverified for word in each.words if word.lower() in said] == []


def spoiled(root, old, new):
    path = root / "book" / "handouts.yml"
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1
    path.write_text(before.replace(old, new), encoding="utf-8")
    return [str(problem).replace(f"{root}/", "") for problem in word_problems(root)]


def word_problems(root):
    """Return what is wrong with the words of the handouts of the course in a folder."""
    course = Course(root)
    return handout_problems(course, course.evidence)


def test_the_words_of_the_course_are_in_order(course_copy):
    assert word_problems(course_copy) == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        (
            "  - action: department",
            "  - action: tomorrow",
            "the action 'tomorrow' is not known; write one of: emergency, department,",
        ),
        (
            "claims: [stretch-hold]",
            "claims: [stretch-holds]",
            "the claim 'stretch-holds' is not in book/evidence.yml",
        ),
        ("  ease: Ease it", "  eased: x", "'ease' is missing; write it here"),
    ],
)
def test_what_is_wrong_with_the_words_is_told_with_its_place(course_copy, old, new, told):
    found = spoiled(course_copy, old, new)
    assert any(
        told in line and re.match(r"book/handouts\.yml:\d+:\d+: ", line) for line in found
    ), found


def test_the_check_of_the_course_reads_the_words_of_paper(course_copy):
    spoiled(course_copy, "  - action: department", "  - action: tomorrow")
    assert any(
        "the action 'tomorrow' is not known" in str(problem)
        for problem in check_course(course_copy).problems
    )


# --- files ---


@pytest.fixture
def printed(tmp_path):
    """A folder in which all sheets were printed (with other bytes than those of a PDF)."""
    folder, found = tmp_path / PDFS, list(SHEETS.values())
    folder.mkdir(parents=True)
    for sheet in found:
        for paper in PAPERS:
            (folder / pdf_name(sheet, paper)).write_text(f"{sheet.name} {paper}")
    write_manifest(found, folder)
    return folder


def test_what_was_printed_from_the_sheets_of_today_is_fresh(printed):
    assert fresh_names(SHEETS.values(), printed) == set(SHEETS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "fridge-page-letter.pdf").unlink(),
        lambda folder: (folder / "manifest.json").write_text(
            (folder / "manifest.json").read_text().replace(digest(SHEETS["fridge-page"]), "0" * 32)
        ),
    ],
    ids=["a size is missing", "another page"],
)
def test_a_sheet_that_was_printed_from_another_page_or_in_one_size_is_stale(printed, spoil):
    spoil(printed)
    names = fresh_names(SHEETS.values(), printed)
    assert names == set(SHEETS) - {"fridge-page"} and not is_whole(SHEETS.values(), names, printed)


@pytest.mark.parametrize("manifest", ["", "{", "[]", "3"])
def test_a_broken_note_of_what_was_printed_makes_all_stale(printed, manifest):
    (printed / "manifest.json").write_text(manifest)
    assert fresh_names(SHEETS.values(), printed) == set()


def test_a_change_of_the_style_makes_all_stale(printed, monkeypatch):
    monkeypatch.setattr("coursebook.teaching.handouts.files.style", lambda: "p { color: red }")
    assert fresh_names(SHEETS.values(), printed) == set()


def test_the_pages_are_written_with_their_style_and_script(tmp_path):
    write_pages(SHEETS.values(), tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {
        "handouts.css",
        "handouts.js",
        *(f"{name}.html" for name in SHEETS),
    }
    style = (tmp_path / "new" / "handouts.css").read_text()
    assert (
        "--book-accent:" in style
        and ".course-question" in style
        and ".handout-page" in style
        and style.count("{") == style.count("}")
    )
    assert "url(" not in style and "@import" not in style


def test_only_what_is_fresh_is_published_and_the_zip_only_when_it_is_whole(printed, tmp_path):
    for names in (set(SHEETS), set(SHEETS) - {"fridge-page"}):
        target = tmp_path / f"out{len(names)}"
        target.mkdir()
        publish_pdfs(SHEETS.values(), names, printed, target)
        assert {path.name for path in target.iterdir()} == {
            pdf_name(SHEETS[name], paper) for name in names for paper in PAPERS
        } | ({ZIP} if names == set(SHEETS) else set())
    with zipfile.ZipFile(tmp_path / f"out{len(SHEETS)}" / ZIP) as archive:
        assert len(archive.namelist()) == 2 * len(SHEETS)


def built(root, out):
    """Let the extension finish a book; return what lies in its folder of handouts."""
    book_handouts.publish_sheets(build_of(root, out), None)
    return {path.name for path in (out / "handouts").iterdir()}


def build_of(root, out="nowhere"):
    """Return a build of HTML that begins now."""
    return app_of(root, outdir=str(out), builder=SimpleNamespace(name="html"))


def test_a_book_has_the_pages_always_and_the_pdf_files_while_they_are_true(
    copied, printed, tmp_path
):
    first = built(copied, tmp_path / "html")
    assert {
        "fridge-page.html",
        "handouts.css",
        "fridge-page-a4.pdf",
        "fridge-page-letter.pdf",
        ZIP,
    } <= first
    spoiled(
        copied, "text: Not sure? Call. Do not wait", "text: Not sure? Call now. Do not wait"
    )  # on the wallet card alone
    second = built(copied, tmp_path / "html")
    assert (
        "wallet-card.html" in second
        and not {"wallet-card-a4.pdf", ZIP} & second
        and "fridge-page-a4.pdf" in second
    )


def listed(root):
    """Return what the directive puts on its page, as one tree."""
    directive = object.__new__(book_handouts.HandoutsDirective)
    directive.state = SimpleNamespace(
        document=SimpleNamespace(
            settings=SimpleNamespace(
                env=SimpleNamespace(srcdir=str(root), docname=PAGE, app=build_of(root))
            )
        )
    )
    return tree(
        "".join(raw.astext() for node in directive.run() for raw in node.findall(nodes.raw))
    )


def test_the_page_lists_each_sheet_with_its_page_and_without_pdf_files_that_are_not_there(copied):
    links = {link.attributes["href"] for link in listed(copied).all("a")}
    assert links == {f"../../handouts/{sheet.name}.html" for sheet in make_sheets(Course(copied))}
    assert T["no_pdf"] in listed(copied).text()


def test_the_page_offers_the_pdf_files_that_are_true(copied, printed):
    links = {link.attributes["href"] for link in listed(copied).all("a")}
    assert {f"../../handouts/{name}-{paper}.pdf" for name in SHEETS for paper in PAPERS} | {
        f"../../handouts/{ZIP}"
    } < links
    assert T["no_pdf"] not in listed(copied).text()


def test_the_page_is_read_again_when_a_sheet_or_what_was_printed_changes(copied):
    env = SimpleNamespace(all_docs={PAGE: 0})
    look = lambda: book_handouts.find_outdated(build_of(copied), env, set(), set(), set())  # noqa: E731
    assert look() == [] and look() == []
    spoiled(copied, "text: Not sure? Call. Do not wait", "text: Not sure? Call now. Do not wait")
    assert look() == [PAGE] and look() == []


# --- the command ---
