"""The page of a report: what it says first, and what it does not say of few learners.

It stands alone and is safe to open.
"""

import re

import pytest
from helpers.classes import course, quiz, results, same, single
from helpers.html_tree import tree
from helpers.places import ROOT
from helpers.sample_results import SAMPLE

from coursebook.core.messages import messages
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.documents import Unused
from coursebook.results.report.page import page_html, report_html
from coursebook.results.report.reading import read_results
from coursebook.results.report.tables import format_decimal, format_percent, format_share

SMALL = course(
    ROOT,
    quiz("before", single("b1"), single("b2", "signs", True)),
    quiz("after", single("a1"), single("a2", "signs", True)),
)
A, B = same("a"), same("b")
GOOD = {"b1": A, "b2": A, "a1": A, "a2": A}


def page(learners, course_=SMALL, **more):
    found = results(course_, learners, **more)
    return tree(page_html(found, analyse(found)))


@pytest.fixture(scope="module")
def sample():
    found = read_results(SAMPLE, load_course(ROOT))
    return tree(page_html(found, analyse(found)))


def table(page, caption):
    """Return the rows of a table as texts."""
    found = next(
        each for each in page.all("table") if each.one("caption").text().startswith(caption)
    )
    return [
        [cell.text() for cell in row.children if not isinstance(cell, str)]
        for row in found.one("tbody").all("tr")
    ]


def test_warning_signs_and_what_was_sure_and_wrong_stand_before_all_scores(sample):
    assert [heading.text() for heading in sample.all("h2")] == [
        "Teach this again next time",
        "Who took part",
        "Warning signs that got too little help",
        "Sure, and wrong",
        "Before and after",
        "The quizzes",
        "The questions",
        "What they chose",
        "What was not used",
        "What else to know about the files",
        "How to read this",
    ]


def test_what_they_left_with_stands_beside_what_they_came_with_the_worst_first():
    rows = table(
        page([{"b1": A, "b2": B, "a1": A, "a2": same("b", "a")}] * 11 + [{**GOOD, "a2": B}]),
        "Answers that gave a warning sign too little help, by",
    )
    assert rows == [["Do signs.", "8% (1 of 12)", "92% (11 of 12)"]]


def test_a_figure_is_said_with_its_counts(sample):
    assert [
        "Match each warning sign to what to do, with none set too low.",
        "18% (5 of 28)",
        "50% (15 of 30)",
    ] in table(sample, "Answers that gave a warning")
    assert table(sample, "Learners")[0] == ["Learners with answers", "30"]
    assert any(re.fullmatch(r"0\.\d\d \(alpha\)", row[5]) for row in table(sample, "Each quiz"))
    assert re.search(
        r"The normalised gain is 0\.41: .* The 95% interval goes from 0\.28 to 0\.54\.",
        sample.text(),
    )


@pytest.mark.parametrize(
    "learners",
    [
        [],
        [{"b1": A}],
        [GOOD] * 9,
        [GOOD] * 12,
        [{"b1": A}] * 12,
        [{"b1": B, "b2": B}] * 12,
        [{"a1": A, "a2": B}] * 30,
        [{**GOOD, "b1": B}, *[GOOD] * 11],
    ],
    ids=[
        "nobody",
        "one answer",
        "nine",
        "all right",
        "one question",
        "all wrong",
        "no check before",
        "almost nothing to gain",
    ],
)
def test_no_page_shows_what_could_not_be_worked_out(learners):
    text = page(learners).one("body").text()
    assert not re.search(r"\b(nan|none|null|inf|true|false)\b", text, re.I) and "{" not in text


def test_few_learners_are_counted_and_not_measured():
    text = page([{**GOOD, "b1": B}] * 9).one("body").text()
    assert (
        "Fewer than 10 learners handed in answers, so this page shows counts and no statistics."
        in text
    )
    assert (
        "9 of 9" in text.replace("\u00a0", " ")
        and not re.search(
            r"\d%|\d\.\d\d\b|\(KR-20\)", text.replace("95% interval", "").replace("0.1.0", "")
        )
        and "<img" not in text
    )
    assert not re.search(
        "too few(?! for a gain)|Alpha|Facility|Gain", text.split("What they chose")[0]
    )
    assert "Fewer than" not in page([GOOD] * 10).text()


def test_why_there_is_no_figure_is_said_and_explained():
    found = page([{"b1": A, "b2": A}] * 12)
    assert [row[4:] for row in table(found, "Each question")] == [
        ["0%", "all the same", "all the same"]
    ] * 2
    assert (
        "“All the same”: every learner has the same mark" in found.text()
        and "“Too few”" not in found.text()
    )
    assert "0 learners answered all of both checks. That is too few for a gain." in found.text()


def test_the_page_loads_nothing_runs_nothing_and_says_so(sample):
    assert not sample.all("script") and not sample.all("link") and not sample.all("iframe")
    addresses = [
        value
        for each in sample.all()
        for name, value in each.attributes.items()
        if name in ("src", "href", "srcset", "action", "style")
    ]
    assert addresses and all(each.startswith("data:image/svg+xml,") for each in addresses)
    style = sample.one("style").text()
    assert (
        "course-report" in style
        and "url(" not in style
        and "@import" not in style
        and "</" not in style
    )
    assert (
        "It sends nothing, and loads nothing from anywhere." in sample.text()
        and "Draft, not reviewed by a clinician." in sample.text()
    )


HOSTILE = "<script>alert(1)</script> **x** [y](javascript:z)"


def test_what_a_learner_or_a_file_says_is_shown_as_text():
    found = results(
        SMALL, [{"b1": same(HOSTILE)}], [Unused(HOSTILE, 3, HOSTILE)], [HOSTILE], names=[HOSTILE]
    )
    shown = tree(page_html(found, analyse(found)))
    assert (
        not shown.all("script")
        and not shown.all("a")
        and [HOSTILE + ", line 3", HOSTILE] in table(shown, "Files that were not used")
    )
    number = {
        "id": "n",
        "type": "number",
        "stem": "How many?",
        "answer": 2.0,
        "explanation": "So.",
        "objective": "stretch",
        "unit": "<b>cm</b>",
    }
    found = results(
        course(ROOT, quiz("before", number)),
        [{"n": same(["<img src=x>"])}, {"n": same(["3 <b>cm</b>"])}],
    )
    assert [row[0] for row in table(tree(page_html(found, analyse(found))), "Check before")] == [
        "2 <b>cm</b>",
        "3 <b>cm</b>",
        "No number",
    ]


def test_the_page_shows_no_single_learner():
    found = results(SMALL, [GOOD] * 12, names=["Ana"])
    assert not re.search("Ana|learner000|file-0", page_html(found, analyse(found)))


def test_of_many_files_not_used_the_first_hundred_are_shown():
    shown = page(
        [GOOD],
        unused=[Unused(f"f{i}.json", 0, "It is empty.") for i in range(500)],
        said=[f"Said {i}." for i in range(300)],
    )
    assert (
        len(table(shown, "Files that were not used")) == 100
        and "not used: 500." in shown.text()
        and "The first 100 are shown here." in shown.text()
    )
    assert (
        "Said 99." in shown.text()
        and "Said 100." not in shown.text()
        and "And 200 more of this kind" in shown.text()
    )


def test_the_answers_to_twin_questions_stand_together(sample):
    asked = next(
        each
        for each in sample.all("details")
        if each.all("summary")[0].text().startswith("The checks: Say that the warning signs")
    )
    assert [each.text().split(":")[0] for each in asked.all("caption")] == [
        "Check before the course",
        "Final check",
    ]
    assert table(asked, "Final check")[0][1] in ("✓ fits", "does not fit")


def test_each_table_has_a_caption_and_heads_and_each_picture_its_words(sample):
    for each in sample.all("table"):
        assert each.one("caption").text() and all(
            head.attributes["scope"] for head in each.all("th")
        )
    assert len(sample.all("img")) == 2 and all(
        len(image.attributes["alt"]) > 100 for image in sample.all("img")
    )
    assert all(
        each.attributes["tabindex"] == "0" and each.attributes["aria-label"]
        for each in sample.with_class("course-report__scroll")
    )


def test_the_page_names_its_language_and_is_not_for_search_engines(sample):
    assert (
        sample.one("html").attributes["lang"] == "en"
        and sample.one("meta", name="robots").attributes["content"] == "noindex"
    )


def test_a_notebook_shows_the_same_without_the_answers_and_files():
    found = results(SMALL, [GOOD] * 12, [Unused("x.json", 0, "It is empty.")])
    shown = tree(report_html(found, analyse(found)))
    assert (
        shown.one("section").attributes["class"] == "course course-report"
        and not shown.all("style")
        and "x.json" not in shown.text()
    )
    assert [each.tag for each in shown.all() if re.fullmatch("h[1-6]", each.tag)] == ["h3"] * 7


@pytest.mark.parametrize(
    "some, whole, said",
    [
        (0, 0, "no answers"),
        (7, 9, "7 of 9"),
        (5, 10, "50% (5 of 10)"),
        (1, 999, "<1% (1 of 999)"),
        (998, 999, ">99% (998 of 999)"),
        (1000, 1000, "100% (1,000 of 1,000)"),
        (0, 50, "0% (0 of 50)"),
    ],
)
def test_a_share_is_said_with_its_counts_and_never_rounded_to_none_or_all(some, whole, said):
    assert format_share(some, whole).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    "value, said", [(-0.004, "0.00"), (-0.5, "−0.50"), (1, "1.00"), (0.125, "0.12")]
)
def test_a_decimal_has_two_places_and_a_real_minus(value, said):
    assert format_decimal(value) == said


def test_a_percentage_is_whole():
    assert format_percent(0.666) == "67%"


def test_no_word_of_the_report_is_left_over():
    report = ROOT / "coursebook" / "results" / "report"
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            report / "report.html.j2",
            *report.glob("*.py"),
            ROOT / "coursebook" / "notebook" / "report_panel.py",
        ]
    )
    assert [
        name for name in messages()["report"] if not re.search(rf'\bt\.{name}\b|"{name}"', code)
    ] == []
