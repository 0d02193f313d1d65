"""The ledger of claims: its records, its mistakes with their place, its HTML, marks and pages."""

import json
import re
from datetime import date
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from helpers.html_tree import tree
from helpers.sphinx_app import app_of

from coursebook.book import claims
from coursebook.book.claims import make_mark, number_claims
from coursebook.checks.course import check_course
from coursebook.checks.evidence import evidence_problems
from coursebook.claims import backing
from coursebook.claims.review import Reviews
from coursebook.core.citations import Citations
from coursebook.core.errors import ContentError
from coursebook.course.citations import citations_in_page
from coursebook.course.course import Course
from coursebook.notebook.outputs import evidence

CLAIM = """\
  - id: {id}
    topic: causes
    kind: fact
    title: Nobody knows
    claim: Nobody knows why hiccups come.
    verdict: supported
    certainty: high
    graded_by: us
    sources: [hse2018]
    checked: 2026-11-22
    review_by: 2027-11-22
"""
LEDGER = (
    "topics:\n  - {id: causes, title: Causes}\nclaims:\n"
    + CLAIM.format(id="cause")
    + CLAIM.format(id="other")
)
ENTRY = (
    "@misc{{{key}, title = {{T}}, label = {{{label}}}, author = {{A}}, year "
    "= {{2018}}, url = {{https://a.org}}, urldate = {{2026-11-22}}, seen = "
    "{{source}}}}\n"
)
BIB = ENTRY.format(key="hse2018", label="HSE 2018") + ENTRY.format(key="who2016", label="WHO 2016")


@pytest.fixture
def course(tmp_path):
    """A small course whose one page names both claims of its ledger."""
    for folder in ("notebooks", "book"):
        (tmp_path / folder).mkdir()
    files = {
        "notebooks/objectives.yml": "stretch: Do it.\n",
        "book/references.bib": BIB,
        "book/evidence.yml": LEDGER,
        "_toc.yml": "format: jb-book\nroot: book/page\n",
        "book/page.md": "# Page\n\nSo it is {claim}`cause`. And so [(i)](#claim-other). "
        "([WHO](#source-who2016))\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    backing.clear_caches()
    yield tmp_path
    backing.clear_caches()


def change(path, old, new, times=1):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, times), encoding="utf-8")
    backing.clear_caches()


def said(course):
    return [str(problem) for problem in check_course(course).problems]


# --- the file ---


def test_a_course_whose_claims_are_all_taught_has_no_problem(course):
    assert said(course) == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        (
            "verdict: supported",
            "verdict: true",
            "book/evidence.yml:9:5: 'verdict' is True; write one of 'supported', "
            "'uncertain', 'not supported' or 'contradicted'.",
        ),
        (
            "    claim: Nobody knows why hiccups come.\n",
            "",
            "book/evidence.yml:4:5: 'claim' is missing; write it here.",
        ),
        (
            "sources: [hse2018]",
            "sources: []",
            "book/evidence.yml:12:5: 'sources' has 0 entries; it needs at least 1.",
        ),
        (
            "sources: [hse2018]",
            "sources: [hse]",
            "book/evidence.yml:12:5: the source 'hse' is not in book/references.bib; "
            "add it there or correct the key.",
        ),
        (
            "graded_by: us",
            "graded_by: cochrane",
            "book/evidence.yml:11:5: the source 'cochrane' is not in "
            "book/references.bib; add it there or correct the key.",
        ),
        (
            "topic: causes",
            "topic: cause",
            "book/evidence.yml:5:5: the topic 'cause' is not there; write one of: causes.",
        ),
        (
            "id: other",
            "id: cause",
            "book/evidence.yml:15:5: the id 'cause' is already used in this list; choose another.",
        ),
        (
            "checked: 2026-11-22",
            "checked: some day",
            "book/evidence.yml:13:5: 'checked' is 'some day'; write a day, such as 2026-11-22.",
        ),
        (
            "review_by: 2027-11-22",
            "review_by: 2026-11-22",
            "book/evidence.yml:14:5: the review is due on 2026-11-22, before the "
            "claim was checked; write a later day.",
        ),
        (
            "    checked:",
            "    heard: It is so.\n    checked:",
            "book/evidence.yml:13:5: 'heard_in' is missing beside 'heard'; name the "
            "sources that say so.",
        ),
        (
            "    verdict: supported",
            "    heard: It is so.\n    heard_in: [who2016]\n    verdict: uncertain",
            "book/evidence.yml:9:5: 'teach' is missing beside 'heard'; write what an "
            "educator says instead.",
        ),
    ],
)
def test_a_mistake_in_the_ledger_is_told_with_its_place(course, old, new, told):
    change(course / "book" / "evidence.yml", old, new)
    assert told in said(course)


def test_all_mistakes_of_the_ledger_are_told_at_once(course):
    path = course / "book" / "evidence.yml"
    change(path, "verdict: supported", "verdict: maybe", 2)
    change(path, "kind: fact", "kind: fable", 2)
    assert len([line for line in said(course) if "evidence.yml" in line]) == 4


def test_a_disagreement_names_claims_and_sources_that_are_there(course):
    change(
        course / "book" / "evidence.yml",
        "claims:\n",
        "disagreements:\n  - {id: a, title: A, why: W., teach: T., claims: [nope], sides: ["
        "{who: X, says: Y, sources: [hse2018]}, {who: Z, says: W, sources: [nobody]}]}\nclaims:\n",
    )
    assert [line.partition(": ")[2] for line in said(course)] == [
        "the claim 'nope' is not in this file; add it or correct the id."
    ]
    change(course / "book" / "evidence.yml", "[nope]", "[cause]")
    assert [line.partition(": ")[2] for line in said(course)] == [
        "the source 'nobody' is not in book/references.bib; add it there or correct the key."
    ]


def test_a_claim_that_no_page_names_is_told(course):
    change(course / "book" / "page.md", "{claim}`cause`", "")
    assert said(course) == [
        "book/evidence.yml:4:5: no lesson and no page names the claim 'cause'; "
        "mark where it is taught, or take it out."
    ]


def test_a_claim_that_is_named_and_not_there_is_told(course):
    change(course / "book" / "page.md", "{claim}`cause`", "{claim}`cause` {claim}`cuase`")
    assert said(course) == [
        "book/page.md: the claim 'cuase' is not in book/evidence.yml; add it "
        "there or correct the id."
    ]


def test_a_claim_past_its_day_of_review_is_told(course):
    assert evidence_problems(Course(course), date(2027, 11, 22)) == []
    late = evidence_problems(Course(course), date(2027, 11, 23))
    assert [problem.sentence.partition(";")[0] for problem in late] == [
        f"the claim '{name}' was to be checked again by 2027-11-22" for name in ("cause", "other")
    ]


def test_a_quiz_may_name_claims_of_its_own_and_of_an_option(course):
    (course / "notebooks" / "a.quiz.yml").write_text(
        "id: a\ntitle: A\nquestions:\n  - id: q\n    type: single\n    stem: Which?\n    options:\n"
        "      - {id: a, text: A, right: true, feedback: Yes it is., claims: "
        "[other]}\n      - {id: b, text: B, feedback: No it is not.}\n"
        "    explanation: So.\n    claims: [cause, cuase]\n",
        encoding="utf-8",
    )
    assert (
        "notebooks/a.quiz.yml:11:5: the claim 'cuase' is not in "
        "book/evidence.yml; add it there or correct the id." in said(course)
    )


# --- where claims are named, and how they are listed ---


def test_what_a_page_names_is_found_in_its_order_and_once(course):
    change(
        course / "book" / "page.md",
        "# Page",
        "# Page\n\n[(i)](#claim-other) ([HSE](#source-hse2018))",
    )
    assert citations_in_page(course / "book" / "page.md") == Citations(
        ["other", "cause"], ["hse2018", "who2016"]
    )


def test_what_a_lesson_names_is_found_in_its_text_and_its_quizzes(course):
    (course / "notebooks" / "a.quiz.yml").write_text(
        "id: a\ntitle: A\nquestions:\n  - {id: q, type: true_false, stem: So., "
        "answer: true, if_true: Yes., if_false: No., "
        "explanation: So., claims: [cause], sources: [who2016]}\n",
        encoding="utf-8",
    )
    cells = [
        {"cell_type": "markdown", "source": ["Text [(i)](#claim-other)."]},
        {"cell_type": "code", "source": ['quiz("a.quiz.yml")']},
        {"cell_type": "markdown", "source": ["More ([HSE](#source-hse2018))."]},
    ]
    path = course / "notebooks" / "a.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert citations_in_page(path) == Citations(["other", "cause"], ["who2016", "hse2018"])
    assert citations_in_page(path, None) == Citations(["other"], ["hse2018"])
    page = tree(evidence(str(path)).html)
    assert [item.attributes["id"] for item in page.all("li")] == [
        "claim-other",
        "claim-cause",
        "source-hse2018",
        "source-who2016",
    ]
    text = page.all("li")[0].text()
    assert (
        "Nobody knows why hiccups come." in text
        and "✓ Supported. How sure: high (our own judgement)." in text
        and "The verdict rests on: HSE 2018." in text
    )


def test_a_lesson_that_names_what_is_not_there_says_all_of_it(course):
    path = course / "notebooks" / "a.ipynb"
    path.write_text(
        json.dumps(
            {"cells": [{"cell_type": "markdown", "source": ["[(i)](#claim-no) [x](#source-nor)"]}]}
        ),
        encoding="utf-8",
    )
    with pytest.raises(
        ContentError, match="(?s)the claim 'no' is not in.*the source 'nor' is not in"
    ):
        evidence(str(path))
    with pytest.raises(
        ContentError, match="there is no such file; write the name of this notebook"
    ):
        evidence(str(course / "notebooks" / "lost.ipynb"))


# --- marks in the book ---

LISTED = (
    '<p>A</p><ol class="course course-evidence"><li class="course-claim" id="claim-other">A</li>'
    '<li class="course-claim" id="claim-cause">B</li></ol><p>B</p>'
)


def sentence():
    """Return a sentence with two marks, the second claim of the list marked first."""
    cause, other = make_mark("cause"), make_mark("other")
    texts = nodes.Text("So it is "), nodes.Text(". And so")
    return nodes.paragraph("", "", texts[0], cause, texts[1], other)


@pytest.fixture
def read_page(course, monkeypatch):
    """Return what reads a page as the book does: its HTML in their order, and what is warned of."""
    change(course / "book" / "evidence.yml", "title: Nobody knows", "title: On the cause")
    (course / "course.yml").write_text("pages: {evidence: book/evidence}\n", encoding="utf-8")

    def read(*parts):
        builder = SimpleNamespace(get_relative_uri=lambda here, there: f"{there[5:]}.html")
        app = app_of(course, builder=builder)
        page, told = new_document("page"), []
        page += [
            nodes.raw("", part, format="html") if isinstance(part, str) else part for part in parts
        ]
        warn = SimpleNamespace(warning=lambda words, *blanks: told.append(words % blanks))
        monkeypatch.setattr(claims, "logger", warn)
        number_claims(app, page, "book/page")
        found = page.findall(lambda node: isinstance(node, (nodes.Text, claims.claim_mark)))
        return "".join(getattr(each, "attributes", {}).get("html", each) for each in found), told

    return read


def test_a_mark_has_the_number_of_its_claim_a_name_and_leads_to_the_evidence_page(read_page):
    html, told = read_page(sentence(), '<p>Who? <a href="#claim-cause">B</a></p>', LISTED)
    links = tree(html).all("a")
    assert told == [] and [
        (link.text(), link.attributes.get("aria-label"), link.attributes["href"]) for link in links
    ] == [
        ("2", "Evidence 2: Supported. On the cause", "evidence.html#claim-cause"),
        ("1", "Evidence 1: Supported. Nobody knows", "evidence.html#claim-other"),
        ("B", None, "evidence.html#claim-cause"),
    ]
    assert [link.attributes["data-claim"] for link in links] == ["cause", "other", "cause"]


def test_a_mark_stands_close_to_its_sentence_wherever_the_same_words_stand(read_page):
    html, _ = read_page(nodes.paragraph("", "So it is "), sentence(), sentence(), LISTED)
    assert html.startswith("So it is So it is<a ") and html.count("is<a ") == 2


def test_the_list_is_folded_away_and_says_how_long_it_is(read_page):
    assert re.fullmatch(
        r"<p>A</p><details "
        r'class="book-evidence"><summary>[^<]*\(2\)</summary><ol.*</ol></details><p>B</p>',
        read_page(LISTED)[0],
    )


def test_a_link_that_has_more_than_its_address_and_one_to_elsewhere_stay_as_they_are(read_page):
    links = '<a class="x" href="#claim-cause">A</a><a href="#source-claim-x">B</a>'
    assert read_page(links, LISTED)[0].startswith(links)


def test_a_hostile_title_stays_text(read_page, course):
    title = '"><b>&'
    change(course / "book" / "evidence.yml", "title: On the cause", f"title: '{title}'")
    html, _ = read_page(sentence(), LISTED)
    assert '"><b>' not in html
    assert tree(html).all("a")[0].attributes["aria-label"] == f"Evidence 2: Supported. {title}"


def test_a_mark_or_a_link_without_an_entry_in_the_list_is_told(read_page):
    lost = LISTED.replace('<li class="course-claim" id="claim-cause">B</li>', "")
    words = (
        "book/page marks the claim 'cause', but the page does not list it; end it with the evidence"
    )
    html, told = read_page(sentence(), lost)
    assert told == [words] and tree(html).all("a")[0].text() == "?"
    assert read_page('<a href="#claim-cause">B</a>', lost)[1] == [words]


# --- the review ---

REVIEW = {
    "who": "A",
    "role": "Nurse",
    "date": "2027-01-31",
    "version": "1",
    "pages": "all",
    "outcome": "Fine.",
}


def test_the_state_of_the_review_is_that_of_this_version():
    def state(*reviews):
        return Reviews(reviews=[{**REVIEW, **each} for each in reviews]).state("2")[0]

    assert state() == "none" and state({}) == "part" and state({"complete": True}) == "older"
    assert state({"version": "2"}) == "part" and state({"version": "2", "complete": True}) == "full"


def test_a_mistake_in_the_record_of_reviews_is_told(course):
    (course / "book" / "review.yml").write_text(
        "reviews:\n  - {who: A, role: R, date: soon, version: '1', pages: all, outcome: O}\n"
    )
    assert said(course) == [
        "book/review.yml:2:23: 'date' is 'soon'; write a day, such as 2026-11-22."
    ]
