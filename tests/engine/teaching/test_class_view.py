"""The class view as HTML and texts: the signs one key away, no second deck.

Its words are its own. What it does is in tests/browser.
"""

import gzip
import re

import pytest
from helpers.html_tree import tree
from helpers.joined import without_comments

from coursebook.book.page_assets import KEPT, assets_for
from coursebook.checklists.loading import load_checklist
from coursebook.commands.scripts import parts_of
from coursebook.core.bundle import BROWSER, STYLES, read_script, read_style
from coursebook.core.messages import messages
from coursebook.core.templates import inline
from coursebook.teaching.class_view import class_html

OWN = [BROWSER / "class.js", *sorted((BROWSER / "class").glob("*.js"))]
CSS = (STYLES / "class.css").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def signs(root):
    return load_checklist(root / "notebooks" / "03-red-flags.checklist.yml")


def test_every_sign_stands_once_under_what_to_do_about_it(signs):
    html = class_html(signs)
    for sign in signs.signs:
        assert html.count(f"<li>{inline(sign.text)}</li>") == 1, sign.id
    groups = re.split(r'<p class="course-view__do">', html.split('class="course-class__keys"')[0])[
        1:
    ]
    for action, group in zip(
        [each for each in signs.actions if any(sign.action == each.id for sign in signs.signs)],
        groups,
        strict=True,
    ):
        listed = group.split("<ul>")[1].split("</ul>")[0]
        assert listed.count("<li>") == sum(sign.action == action.id for sign in signs.signs) > 0
        assert all(
            str(inline(sign.text)) in listed for sign in signs.signs if sign.action == action.id
        )


def test_the_most_urgent_signs_come_first_and_none_of_the_texts_that_guard_them_is_left_out(signs):
    html = class_html(signs)
    levels = [int(level) for level in re.findall(r"course-view__group course-level-(\d)", html)]
    assert levels == [1, 2, 3]
    for text in (signs.not_sure, signs.soreness, signs.no_answer, signs.beyond, signs.reviewed):
        assert re.sub(r"\{\w+\}.*", "", str(inline(text)))[:40] in html
    assert "{unit}" not in html and "{emergency}" not in html and "{visit}" not in html


def test_its_html_is_whole_and_the_same_each_time(signs):
    page = tree(class_html(signs))
    section = page.one("section", data_course="class")
    assert section.attributes["data-id"] == "class-view" and class_html(signs) == class_html(signs)


def test_a_page_loads_its_script_only_where_one_stands():
    assert {"class-door.js", "course.css"} <= assets_for('<section data-course="class">')
    assert (
        not {"class.js", "class.css"} & assets_for('<section data-course="class">')
        and {"class.js", "class.css"} <= KEPT
    )  # fetched when it is opened
    assert "class-door.js" not in assets_for('<section data-course="quiz">')


def test_all_its_parts_are_joined():
    assert set(OWN) <= set(parts_of("class"))


def test_script_and_style_are_small_as_they_are_published():
    assert len(gzip.compress(read_script("class").encode(), 9)) <= 9.25 * 1024
    assert len(gzip.compress(read_style("class").encode(), 9)) <= 3 * 1024


def test_it_keeps_counts_of_hands_and_nothing_else():
    text = without_comments("".join(path.read_text(encoding="utf-8") for path in OWN))
    assert re.findall(r"memory\(([^)]*)\)", text) == ["`class/${name}`"] and not re.search(
        r"localStorage|save_changes|\.set\(name", text
    )


def test_the_script_says_exactly_the_words_that_it_is_given():
    text = "".join(path.read_text(encoding="utf-8") for path in OWN)
    said = set(re.findall(r"\bwords\.(\w+)", text)) | {
        "first",
        "second",
        "first_vote",
        "second_vote",
    }  # words[name], by the round
    said |= set(re.findall(r'\["(\w+)", "[^"]*", (?:\(\) =>|leave)', text)) | {
        "hands_up",
        "show_bars",
        "hide_bars",
        "neighbour",
        "reveal",
        "conceal",
        "save_counts",
        "clear_counts",
        "bring_back",
        "had_it",
        "had_some",
        "had_not",
        "not_loaded",
    }
    assert set(messages()["class"]["says"]) == said
    filled = {
        key: set(re.findall(r"\{(\w+)\}", value))
        for key, value in messages()["class"]["says"].items()
        if "{" in value
    }
    assert filled == {
        "place": {"number", "total"},
        "size": {"number", "total"},
        "counts_saved": {"file"},
        "count_of": {"letter"},
        "one_more": {"letter"},
        "one_less": {"letter"},
        "hand": {"letter", "count"},
        "counted": {"vote", "count"},
        "bar": {"vote", "count", "percent"},
        "minutes": {"minutes"},
    }


@pytest.mark.parametrize(
    "needed", ["forced-colors", "prefers-reduced-motion", "@media print", "44px", "5vh"]
)
def test_the_style_thinks_of(needed):
    assert needed in CSS


@pytest.mark.parametrize(
    "never",
    [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "url(",
        "@import",
    ],
)
def test_the_style_has_nothing_of(never):
    assert never not in CSS


def test_every_colour_comes_from_the_palette_but_the_black_of_a_dark_screen():
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb\w*|\bhsl\w*", CSS) == ["#000"]
    assert set(re.findall(r"var\((--book-[\w-]+)\)", CSS)) <= set(
        re.findall(r"(--[\w-]+)\s*:", read_style("palette", "base"))
    )
