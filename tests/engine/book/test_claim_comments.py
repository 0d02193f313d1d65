"""Comments that name claims: taken out of the text, and one link at the end of each part."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from docutils.utils import new_document
from helpers.sphinx_app import app_of

from coursebook.book import claims


@pytest.fixture
def gather(tmp_path, monkeypatch):
    """Run the transform over a page; return the page."""
    monkeypatch.setattr(claims, "course_of", lambda app: SimpleNamespace(keeps_evidence=True))

    def run(*parts):
        page = new_document("page")
        page.settings.env = SimpleNamespace(app=app_of(tmp_path))
        page += parts
        claims.ClaimComments(page).apply()
        return page

    return run


def comment(*names):
    return nodes.raw("", f"<!-- claims: {', '.join(names)} -->", format="html")


def line(*parts):
    return nodes.paragraph("", "", *(nodes.Text(p) if isinstance(p, str) else p for p in parts))


def section(title, *parts):
    return nodes.section("", nodes.title("", title), *parts)


def groups(page):
    return [(group["about"], group["claims"]) for group in page.findall(claims.claim_group)]


def test_each_part_ends_with_one_link_for_its_claims_each_once(gather):
    page = gather(
        section(
            "Page",
            line("A. ", comment("a")),
            section("One", line("B. ", comment("b", "c"), " C. ", comment("b"))),
            section("Two", line("No claim.")),
        )
    )
    assert groups(page) == [("Page", ["a"]), ("One", ["b", "c"])]
    assert [text.astext() for text in page.findall(nodes.paragraph)] == ["A.", "B. C.", "No claim."]
    (top,) = page.children
    assert isinstance(top[2], claims.claim_group), "before the parts that follow"


def html(text):
    return nodes.raw("", text, format="html")


def test_what_is_answered_after_the_last_claim_and_the_way_on_stay_below_the_link(gather):
    film = nodes.container("", html("<figure></figure>"), classes=["cell"])
    plan = nodes.container("", html('<section data-course="checklist">'), classes=["cell"])
    last = line("Remember. ", comment("a"))
    page = gather(section("Remember", plan.deepcopy(), last, film, plan, line("Next")))
    (top,) = page.children
    assert [type(node) for node in top[2:]] == [
        nodes.paragraph,
        nodes.container,
        claims.claim_group,
        nodes.container,
        nodes.paragraph,
    ]


def test_a_fold_has_its_link_below_it(gather):
    fold = [html("<details>"), line("A. ", comment("a"))]
    plan = nodes.container("", html('<section data-course="quiz">'), classes=["cell"])
    page = gather(section("Why", *fold, plan, html("</details>"), line("So.")))
    (top,) = page.children
    assert isinstance(top[-1], claims.claim_group)


def test_what_opens_a_page_belongs_to_its_first_box(gather):
    box = nodes.container("", line("Call. ", comment("sign")), classes=["course-callout"])
    page = gather(section("Page", line("Harmless. ", comment("harmless")), box))
    assert [names for _, names in groups(page)] == [["harmless", "sign"]]
    assert isinstance(box[-1], claims.claim_group)


def test_a_comment_takes_the_space_before_it_along_and_no_other(gather):
    bold = lambda words: nodes.strong("", words)  # noqa: E731
    page = gather(
        section("Page", line(bold("A."), " ", bold("B."), " ", comment("b"), " ", bold("C.")))
    )
    assert page.next_node(nodes.paragraph).astext() == "A. B. C."


def test_a_paragraph_of_a_comment_alone_goes_and_another_comment_stays(gather):
    other = nodes.raw("", "<!-- to do -->", format="html")
    page = gather(section("Page", line(comment("a")), line(other)))
    (left,) = page.findall(nodes.paragraph)
    assert left[0] is other and groups(page) == [("Page", ["a"])]
