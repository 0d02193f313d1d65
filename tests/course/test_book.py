"""The built book: every page whole, named, described and linked, with nothing from elsewhere."""

import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from coursebook.book.page_assets import KEPT, SEARCH_PAGE

SEARCH_SCRIPTS = SEARCH_PAGE | {"searchindex.js"}


class Tags(HTMLParser):
    """The opening tags of a page, the text of its title and of inline scripts."""

    def __init__(self, text):
        super().__init__()
        self.found, self.texts, self._open = [], {"script": [], "title": []}, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag):
        self._open = None

    def handle_data(self, data):
        if self._open in self.texts:
            self.texts[self._open].append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]

    def meta(self, name):
        return [
            a.get("content", "")
            for a in self.all("meta")
            if name in (a.get("name"), a.get("property"))
        ]


@pytest.fixture(scope="session")
def pages(built_book):
    """Each page of the built book by its path, without the front door and sheets of paper."""
    files = {
        path.relative_to(built_book).as_posix(): path for path in sorted(built_book.rglob("*.html"))
    }
    return {
        name: Tags(path.read_text("utf-8"))
        for name, path in files.items()
        if name != "index.html" and not name.startswith("handouts/")
    }


BESIDE_WORDS = {"decorative", "course-sign__picture"}


def names(addresses):
    return {Path(urlsplit(address).path).name for address in addresses}


def test_every_page_of_the_contents_is_built(pages):
    assert len(pages) >= 15
    assert "book/index.html" in pages
    assert "search.html" in pages


def test_every_page_has_language_title_description_and_one_main_heading(pages):
    for name, page in pages.items():
        assert page.all("html")[0]["lang"] == "en", name
        assert len(page.all("h1")) == 1, name
        assert page.texts["title"][0].endswith("Calm Calves"), name
        assert 20 <= len(page.meta("description")[0]) <= 300, name
        assert page.meta("og:description") == page.meta("description"), name
        assert page.meta("og:title") == page.texts["title"], name


def test_no_two_pages_share_a_title_or_a_description(pages):
    assert len({page.texts["title"][0] for page in pages.values()}) == len(pages)
    assert len({page.meta("description")[0] for page in pages.values()}) == len(pages)


def test_every_page_has_its_landmarks_and_the_way_to_the_signs(pages):
    for name, page in pages.items():
        for tag in ("header", "main", "footer"):
            assert len(page.all(tag)) == 1, (name, tag)
        assert all(nav.get("aria-label") for nav in page.all("nav")), name
        assert page.all("a")[0]["href"] == "#main", name
        assert any(a.get("class") == "book-header__signs" for a in page.all("a")), name


def test_nothing_is_loaded_from_another_origin(pages):
    for name, page in pages.items():
        loaded = [
            (tag, a.get("src") or a.get("href", ""))
            for tag in ("script", "link", "img", "iframe")
            for a in page.all(tag)
        ]
        foreign = [
            (tag, address)
            for tag, address in loaded
            if urlsplit(address).scheme not in ("", "data") or address[:2] == "//"
        ]
        assert not foreign, name


def test_only_our_own_scripts_and_styles_are_loaded(pages):
    for name, page in pages.items():
        kinds = {
            attributes["data-course"] for _, attributes in page.found if "data-course" in attributes
        }
        classes = {
            word for _, attributes in page.found for word in attributes.get("class", "").split()
        }
        scripts, styles = (
            {"theme.js"} | (SEARCH_SCRIPTS if name == "search.html" else set()),
            {"palette.css", "theme.css"},
        )
        for there, files in (
            (kinds & {"quiz", "habits", "lesson"}, {"course.js", "course.css"}),
            ("red-flags" in kinds, {"red-flags.js", "signs.css", "course.css"}),
            ("place" in kinds, {"place.js"}),
            ("guide" in kinds, {"guide.js", "guide.css", "course.css"}),
            ("class" in kinds, {"class-door.js", "course.css"}),
            ("go-on" in kinds, {"go-on.js"}),
            (classes & {"worried", "doors", "book-lessons"}, {"front.css"}),
            ("plan" in kinds, {"plan.js", "plan.css", "course.css"}),
            ("results" in kinds, {"results.js", "results.css", "course.css"}),
            (classes & {"course-mark", "course-who"}, {"notes.js", "evidence.css"}),
            (
                [word for word in classes if word.startswith(("course-claim", "book-claim"))],
                {"evidence.css"},
            ),
            ("book-misconceptions" in classes, {"evidence.css", "misconceptions.css", "notes.js"}),
            ("book-filter" in classes, {"ledger.js"}),
            ("course-film" in classes, {"film.css"}),
            (classes & {"course-cards", "course-figure__picture--tall"}, {"figures.css"}),
        ):
            scripts |= {file for file in files if there and file.endswith(".js")}
            styles |= {file for file in files if there and file.endswith(".css")}
        if name == "book/my-progress.html":
            scripts, styles = scripts - {"course.js"} | {"progress.js"}, styles | {"progress.css"}
        assert names(a["src"] for a in page.all("script")) == scripts, name
        assert names(a["href"] for a in page.all("link") if a["rel"] == "stylesheet") == styles, (
            name
        )


def test_no_page_holds_an_inline_script_a_style_or_the_state_of_a_widget(pages):
    for name, page in pages.items():
        assert not "".join(page.texts["script"]).strip(), name
        assert not page.all("style"), name
        assert not [
            (tag, a)
            for tag, a in page.found
            if "style" in a or any(key.startswith("on") for key in a)
        ], name
        assert not [a for a in page.all("script") if "widget" in a.get("type", "")], name


def test_every_picture_has_a_text_alternative(pages):
    for name, page in pages.items():
        for image in page.all("img"):  # beside the words of a sign a picture says nothing more
            assert image.get("alt", "").strip() or image.get("class") in BESIDE_WORDS, name


def test_whom_else_to_call_stands_once_on_a_page_that_dials_below_its_first_box(pages):
    dialling = 0
    for name, page in pages.items():
        tags = [
            "data-dial" if "data-dial" in tag else "data-later"
            for _, tag in page.found
            if {"data-dial", "data-later"} & set(tag)
        ]
        if tags:
            assert tags[:2] == ["data-dial", "data-later"], name
            assert tags.count("data-later") == 1, name
            dialling += 1
    assert dialling >= 10


def test_every_link_within_the_book_leads_somewhere(pages, built_book):
    places = {name: {a["id"] for _, a in page.found if a.get("id")} for name, page in pages.items()}
    for name, page in pages.items():
        for link in page.all("a"):
            address = urlsplit(link["href"])
            if address.scheme or not (address.path or address.fragment):
                continue
            target = (
                (built_book / name).parent.joinpath(unquote(address.path)).resolve()
                if address.path
                else built_book / name
            )
            assert target.is_file(), (name, link["href"])
            if address.fragment:
                assert (
                    unquote(address.fragment) in places[target.relative_to(built_book).as_posix()]
                ), (name, link["href"])


def test_the_page_that_is_open_is_marked_in_the_contents(pages):
    for name, page in pages.items():
        marked = [a for a in page.all("a") if a.get("aria-current") == "page"]
        assert bool(marked) == (name != "search.html"), name


def test_every_heading_cell_says_what_it_heads(pages):
    for name, page in pages.items():
        assert all(a.get("scope") for a in page.all("th")), name


def test_the_root_leads_to_the_front_page(built_book):
    door = Tags((built_book / "index.html").read_text("utf-8"))
    assert (built_book / door.all("a")[0]["href"]).is_file()
    assert door.all("html")[0]["lang"] == "en"
    assert door.meta("description")[0]


def test_the_static_folder_holds_nothing_that_no_page_loads(built_book):
    assert {path.name for path in (built_book / "_static").iterdir()} == KEPT | {"favicon.svg"}


def test_the_published_scripts_and_styles_have_what_is_of_this_course_filled_in(built_book):
    files = (built_book / "_static").glob("*.*s")
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert {"course.js", "theme.js", "theme.css"} < set(texts)
    assert [name for name, text in texts.items() if re.search("%[a-z_-]+%", text)] == []
    assert '"calm-calves"' in texts["course.js"] and '"calm-theme"' in texts["theme.js"]
    for page in ("book/just-tell-me", "book/when-to-call"):
        assert f'[data-page="{page}"]' in texts["theme.css"]


def test_the_zip_of_notebooks_is_in_the_book_and_whole(built_book):
    with zipfile.ZipFile(built_book / "calm-calves-notebooks.zip") as archive:
        assert archive.testzip() is None
        inside = set(archive.namelist())
    for name in (
        "notebooks/00-start-here.ipynb",
        "book/references.bib",
        "coursebook/__init__.py",
        "requirements.txt",
        "README.md",
    ):
        assert f"calm-calves/{name}" in inside
