"""The templates and their inline Markdown."""

import re

import pytest
from helpers.html_tree import tree
from jinja2 import UndefinedError
from markupsafe import Markup

from coursebook.claims.bibliography import Reference
from coursebook.claims.html import sources_html
from coursebook.core.bundle import PACKAGE
from coursebook.core.templates import inline, template

TEMPLATES = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.j2"))}
MACROS = re.compile(
    r"\{%-?\s*macro\b.*?\bendmacro\s*-?%\}|\{#.*?#\}|\{%-?\s*(?:from|import)\b.*?%\}", re.S
)
each_template = pytest.mark.parametrize("name", TEMPLATES)


@pytest.mark.parametrize(
    "text, html",
    [
        ("plain", "plain"),
        ("**bold** and *italic*", "<strong>bold</strong> and <em>italic</em>"),
        ("__bold__ and _italic_", "<strong>bold</strong> and <em>italic</em>"),
        ("[a link](https://example.org)", '<a href="https://example.org">a link</a>'),
        ("[call](tel:999)", '<a href="tel:999">call</a>'),
        ("[signs](03-red-flags.ipynb)", '<a href="03-red-flags.ipynb">signs</a>'),
        (r"\*no italic\*", "*no italic*"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("`no code`", "`no code`"),
        ("![no picture](x.svg)", '!<a href="x.svg">no picture</a>'),
        ("<b>no tag</b>", "&lt;b&gt;no tag&lt;/b&gt;"),
        ("a & b &amp; c", "a &amp; b &amp;amp; c"),
        ("\"quotes\" and 'these'", "&quot;quotes&quot; and 'these'"),
        ("**<i>**", "<strong>&lt;i&gt;</strong>"),
        ("$no mathematics$", "$no mathematics$"),
        ("", ""),
    ],
)
def test_inline_markdown_is_bold_italic_and_links_and_nothing_else(text, html):
    assert inline(text) == html


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc",
        "java\tscript:x",
        " javascript:x",
        "&#106;avascript:x",
    ],
)
def test_a_link_that_could_do_harm_is_not_made(address):
    links = tree(inline(f"[press]({address})")).all("a")
    assert all(link.attributes["href"].startswith(("&", "%26")) for link in links)


@pytest.mark.parametrize(
    "address", ['https://x/" onclick="y', "https://x/'><script>", '<https://x/" onclick="y>']
)
def test_a_link_cannot_break_out_of_its_attribute(address):
    page = tree(inline(f"[press]({address})"))
    assert not page.all("script") and all(link.names == ["href"] for link in page.all("a"))


def test_inline_html_is_marked_as_safe_so_that_it_is_not_escaped_twice():
    assert isinstance(inline("*x*"), Markup)


def test_the_templates_are_found_wherever_they_lie():
    assert len(TEMPLATES) > 40
    assert {"quizzes/quiz.html.j2", "teaching/handouts/head.html.j2"} < set(TEMPLATES)


@each_template
def test_no_template_turns_escaping_off_or_holds_script_style_or_id(name):
    text = TEMPLATES[name].read_text(encoding="utf-8")
    assert not re.search(
        r"\|\s*safe|autoescape|<script(?! src=)|<style|\sstyle=|\son[a-z]+=|\sfor=", text
    )
    assert not re.search(r'\sid="(?!source-|claim-|activity-)', text)


@pytest.mark.parametrize(
    "name",
    [name for name, path in TEMPLATES.items() if MACROS.sub("", path.read_text("utf-8")).strip()],
)  # a file of macros alone says nothing by itself
def test_a_template_without_what_it_needs_fails_aloud(name):
    with pytest.raises(UndefinedError, match="is undefined"):
        template(name).render()


@each_template
def test_no_template_holds_words_of_a_language(name):
    text = re.sub(
        r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<[^>]*>",
        " ",
        TEMPLATES[name].read_text(encoding="utf-8"),
        flags=re.S,
    )
    assert re.findall(r"[A-Za-z]{2,}", text) == []


def test_a_list_of_sources_says_who_what_where_and_when_and_has_a_place_for_each_link():
    references = {
        "b": Reference(
            "b",
            "B 2020",
            "B & Co",
            "On <legs>",
            "Journal, 1(2):3",
            "2020",
            "https://doi.org/10.1/x",
        ),
        "a": Reference("a", "A", "", "Only a title", "", "", ""),
    }
    items = tree(sources_html(references, ["b", "a"])).one("ol").all("li")
    assert [item.text() for item in items] == [
        "B & Co. On <legs>. Journal, 1(2):3 (2020). doi.org/10.1/x",
        "Only a title.",
    ]
    assert [item.attributes["id"] for item in items] == ["source-b", "source-a"]
    assert items[0].one("a").attributes["href"] == "https://doi.org/10.1/x" and not items[1].all(
        "a"
    )
