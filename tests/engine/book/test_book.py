"""The book's theme and its Sphinx extension: the pure parts, then what a real build wrote."""

import json
import re
from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from helpers.places import ROOT
from sphinx import addnodes

from coursebook.book.after_build import (
    prune_static,
    redirect_page,
    write_notebooks_zip,
    zip_members,
)
from coursebook.book.boxes import TEXT_STYLE, ask_drawn_signs, leading_sign, make_callout
from coursebook.book.page_assets import EVERY_PAGE, KEPT, assets_for
from coursebook.book.pages import (
    book_parts,
    describe_page,
    link_sources,
    missing_sources,
    page_title,
)
from coursebook.book.stored_outputs import BareOutputs
from coursebook.book.translator import add_size, svg_size, table_label
from coursebook.core.outputs import add_assets, make_output
from coursebook.course.course import Course

THEME = ROOT / "coursebook" / "book" / "theme"


# What a page loads, and what it does not


def raw(html, form="html"):
    return nodes.raw("", html, format=form)


def applied(*parts):
    """Return what is left of the parts of a document once outputs are made bare."""
    document = new_document("page")
    document += parts
    BareOutputs(document).apply()
    return [part.astext() for part in document.children]


def test_outputs_of_notebooks_lose_their_style_and_their_script_and_nothing_else():
    part = '<section data-course="quiz"><p>one</p></section>'
    film = '<figure class="course-film"></figure>'
    alone = ["<style>p {}</style><p>two</p>", "<script>1;</script>", "<p>three</p>"]
    outputs = [make_output(part, "quiz"), add_assets(film, "a{b:c}"), *alone]
    assert applied(*map(raw, outputs)) == [part, film, *alone]


def test_what_is_no_html_stays_as_it_is():
    assert applied(raw(make_output("<p>", "quiz"), "latex")) == [make_output("<p>", "quiz")]


def test_only_a_page_with_a_quiz_or_checklist_loads_the_engine():
    assert assets_for("<p>Nothing here</p>") == EVERY_PAGE
    assert assets_for('<section data-course="quiz">') == EVERY_PAGE | {"course.css", "course.js"}


# Pages


def test_a_source_that_is_linked_but_not_listed_is_found():
    body = '<a href="#source-b">B</a><a href="#source-a">A</a><ol><li id="source-a"></li></ol>'
    assert missing_sources(body) == ["source-b"]


def test_a_page_title_names_the_page_and_the_book():
    assert (
        page_title("Rub <em>gently</em> &amp; walk", "Strong Backs")
        == "Rub gently & walk – Strong Backs"
    )
    assert page_title("Strong Backs", "Strong Backs") == "Strong Backs"
    assert page_title("", "Strong Backs") == "Strong Backs"


def test_a_notebook_keeps_its_description_in_its_metadata(tmp_path):
    lesson = tmp_path / "lesson.ipynb"
    env = SimpleNamespace(all_docs={"lesson": 0}, doc2path=lambda page: tmp_path / f"{page}.ipynb")
    about = {"coursebook": {"description": " What it is about. "}}
    lesson.write_text(json.dumps({"cells": [], "metadata": about}), "utf-8")
    assert describe_page(env, "lesson", "") == "What it is about."
    for metadata in ({}, {"coursebook": {}}, {"coursebook": "a text"}):
        lesson.write_text(json.dumps({"cells": [], "metadata": metadata}), "utf-8")
        assert describe_page(env, "lesson", "") == ""


def test_a_page_of_prose_keeps_its_description_in_its_head():
    env = SimpleNamespace(all_docs={"page": 0}, doc2path=lambda page: f"{page}.md")
    metas = (
        '<meta name="viewport" content="x"><meta content="What &quot;it&quot; is '
        '> that" name="description" />'
    )
    assert describe_page(env, "page", metas) == 'What "it" is > that'
    assert describe_page(env, "page", '<meta name="viewport" content="x">') == ""


def test_a_part_of_the_contents_is_folded_where_the_course_says_so_and_open_on_its_own_pages():
    root, titles = new_document("index"), {}
    for caption, pages in (("Lessons", "ab"), ("Teach", "cd")):
        tree = addnodes.toctree("", entries=[(None, page) for page in pages])
        root += tree
        if caption:
            tree["caption"] = caption
        titles |= {page: nodes.title("", page.upper()) for page in pages}
    env = SimpleNamespace(
        config=SimpleNamespace(root_doc="index"), titles=titles, get_doctree=lambda name: root
    )

    def told(pagename, *folded):
        return [(part["folded"], part["open"]) for part in book_parts(env, pagename, folded)]

    assert told("a") == [(False, True), (False, False)]
    assert told("a", "c") == [(False, True), (True, False)]
    assert told("d", "c") == [(False, False), (True, True)]
    assert told("search", "d") == [(False, False), (True, False)], "any page names its part"
    [lessons, _] = book_parts(env, "a", ())
    assert lessons["caption"] == "Lessons"
    assert lessons["pages"][0] == {"docname": "a", "title": "A"}


# Boxes, tables, pictures


@pytest.mark.parametrize(
    ("text", "sign"), [("☎ Stop", "☎"), (" ‼ Now", "‼"), ("Stop ☎", ""), ("", "")]
)
def test_a_sign_counts_only_at_the_beginning(text, sign):
    assert leading_sign(text) == sign


def test_signs_in_running_text_ask_for_their_drawn_form_once():
    assert ask_drawn_signs("☎ now") == f"☎{TEXT_STYLE} now"
    assert ask_drawn_signs(ask_drawn_signs("☎ now")) == ask_drawn_signs("☎ now")
    assert ask_drawn_signs("no sign") == "no sign"


def quotation(text):
    strong = nodes.strong("", "Stop and call if…")
    return nodes.block_quote("", nodes.paragraph("", "", nodes.Text(text), strong))


@pytest.mark.parametrize(
    ("sign", "kind"), [("‼", "emergency"), ("☎", "call"), ("◷", "today"), ("✎", "note")]
)
def test_a_quotation_that_begins_with_a_sign_becomes_a_box(sign, kind):
    box = make_callout(quotation(f"{sign}\ufe0f "))
    assert box["classes"] == ["course-callout", f"course-callout--{kind}"]
    assert isinstance(box[0][0], nodes.raw)
    assert f'aria-hidden="true">{sign}{TEXT_STYLE}<' in box[0][0].astext()
    assert isinstance(box[0], nodes.rubric) and box[0]["heading-level"] == 2
    assert box[0].astext().endswith("Stop and call if…")


def test_the_heading_of_a_box_is_one_level_below_its_section():
    box, section = quotation("☎ "), nodes.section("", nodes.title("", "Now"))
    nodes.section("", section)
    section += box
    assert make_callout(box)[0]["heading-level"] == 3


def test_a_box_whose_first_line_goes_on_has_no_heading():
    line = quotation("☎ ")
    line[0] += nodes.Text(" Call your maternity unit.")
    assert isinstance(make_callout(line)[0], nodes.paragraph)


def test_any_other_quotation_stays_a_quotation():
    assert make_callout(quotation("She said: ")) is None
    assert make_callout(nodes.block_quote()) is None


def test_a_table_is_named_after_its_section():
    table = nodes.table()
    nodes.section("", nodes.title("", "What our words mean"), table)
    assert table_label(2, table) == "Table 2: What our words mean"
    assert table_label(1, nodes.table()) == "Table 1"


def test_a_drawing_gets_the_size_of_its_view_box():
    assert svg_size('<svg viewBox="0 0 480 299.6">') == (480, 300)
    assert svg_size("<svg>") is None
    assert (
        add_size('<img alt="" src="a.svg" />', (480, 300))
        == '<img width="480" height="300" alt="" src="a.svg" />'
    )
    assert add_size('<img src="a.svg">', None) == '<img src="a.svg">'


# The front door, the zip, tidying


def test_the_front_door_is_a_real_page_that_leads_on():
    door = redirect_page("book/index.html", "Backs & Chairs", icon="favicon.svg")
    assert '<html lang="en">' in door
    assert "<title>Backs &amp; Chairs</title>" in door
    assert 'content="0; url=book/index.html"' in door
    assert '<a href="book/index.html">' in door
    assert '<link rel="icon" href="_static/favicon.svg">' in door


def test_the_zip_has_the_same_bytes_each_time(root, tmp_path):
    write_notebooks_zip(Course(root), tmp_path / "one.zip")
    write_notebooks_zip(Course(root), tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_the_zip_leaves_out_caches_and_hidden_files(tmp_path):
    for name in (
        "notebooks/a.ipynb",
        "notebooks/.ipynb_checkpoints/a.ipynb",
        "coursebook/__pycache__/a.pyc",
        "coursebook/a.py",
        "coursebook.egg-info/PKG-INFO",
        "secret",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "course.yml").write_text("zip_also: [coursebook, coursebook.egg-info]\n")
    assert [path.relative_to(tmp_path).as_posix() for path in zip_members(Course(tmp_path))] == [
        "course.yml",
        "coursebook/a.py",
        "notebooks/a.ipynb",
    ]


def test_tidying_removes_what_no_page_loads(tmp_path):
    for name in ("theme.css", "pygments.css", "doctools.js"):
        (tmp_path / name).touch()
    prune_static(tmp_path, KEPT)
    assert [path.name for path in tmp_path.iterdir()] == ["theme.css"]


# The theme's own files


@pytest.mark.parametrize("template", ["layout.html", "page.html", "search.html"])
def test_templates_hold_no_inline_script_and_no_style(template):
    text = (THEME / template).read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<style|\bstyle=|\bon[a-z]+=", text)


def test_a_page_leads_to_the_page_of_all_sources_in_place_of_listing_its_own():
    listed = (
        '<details class="course course-evidence__sources"><summary>Sources (2)</summary>\n'
        "X</details>"
    )
    body = link_sources(f'<a href="#source-b">B</a>{listed}', "sources.html")
    assert body == (
        '<a href="sources.html#source-b">B</a>'
        '<p class="course-evidence__more"><a href="sources.html">Sources (2)</a></p>'
    )
