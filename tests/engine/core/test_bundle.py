"""The scripts and the styles as they are loaded: small, whole, of one course, asking nobody.

How they are joined is tested in `commands/test_scripts.py`, what they do in a real browser
(`tests/browser`).
"""

import gzip
import re

import pytest
from helpers.joined import without_comments

from coursebook.commands.scripts import JOINED_STYLES
from coursebook.core.bundle import (
    BROWSER,
    DIST,
    KINDS,
    STYLES,
    fill_blanks,
    read_module,
    read_script,
    read_style,
)
from coursebook.core.settings import course_in_force

SCRIPTS = [path.stem for path in DIST.glob("*.js")]
MODULES = [path.stem for path in DIST.glob("*.mjs")]
STYLE = read_style("palette", "course")


def packed(text):
    """Return how many bytes a text takes as it travels."""
    return len(gzip.compress(text.encode(), 9))


# What differs from course to course


@pytest.fixture
def course(tmp_path):
    """A course with an id and a name for light and dark of its own, in force."""
    settings = "id: back-pain\ntheme_key: backs\n"
    (tmp_path / "course.yml").write_text(settings, encoding="utf-8")
    with course_in_force(tmp_path):
        yield tmp_path


def test_a_script_has_the_id_of_the_course_in_force_and_no_blank(course):
    texts = [*map(read_script, SCRIPTS), *map(read_module, MODULES)]
    assert not [text for text in texts if re.search(r"%[a-z_-]+%", text)]
    assert '"back-pain"' in read_script("quiz") and '"back-pain"' in read_module("quiz")
    assert '"backs"' in read_script("theme")
    (course / "course.yml").write_text("id: neck-pain\n", encoding="utf-8")
    with course_in_force(course):
        assert '"neck-pain"' in read_script("quiz") and '"back-pain"' not in read_script("quiz")
        assert '"neck-pain-theme"' in read_script("theme")


def test_who_reads_a_file_may_have_more_to_fill_in(course):
    assert fill_blanks("%course-id% %signs%", {"%signs%": "when"}) == "back-pain when"
    assert fill_blanks("%course-id% %signs%") == "back-pain %signs%"


# The scripts


@pytest.mark.parametrize(
    "pattern",
    [
        r"console\.log",
        r"getElementById",
        r"\.style\b",
        r"setAttribute\([\"'`]style",
        r"\beval\b",
        r"new Function",
        r"document\.write",
        r"insertAdjacentHTML",
        r"outerHTML",
        r"\bfetch\b",
        r"XMLHttpRequest",
        r"sendBeacon",
        r"WebSocket",
        r"https?://",
        r"\bcookie\b",
        r"sessionStorage",
        r"indexedDB",
        r"Math\.random",
        r"\bwindow\.\w+\s*=(?!=)",
        r"globalThis",
    ],
)
def test_no_script_has_anything_of(pattern):
    allowed = {
        "class.js": {"http://"},  # the name of the drawings' language, which nobody asks for
        "notes.js": {"getElementById"},
    }
    for path in DIST.glob("*.*js"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("http://www.w3.org/2000/svg", "http://")
        text = text.replace(".style.zoom", "")  # for the classic notebook, whose rem is small
        assert set(re.findall(pattern, text)) <= allowed.get(path.name, set()), path.name


def test_html_is_placed_in_live_widgets_alone_and_it_is_their_own():
    assert not [name for name in SCRIPTS if "innerHTML" in read_script(name)]
    for name in MODULES:
        [placed] = re.findall(r"\.innerHTML[^;]*;", read_module(name))
        assert re.fullmatch(r"\.innerHTML=\w+\.get\(\"html\"\);", placed)


def test_storage_is_touched_in_two_parts_alone():
    parts = [path for path in BROWSER.rglob("*.js") if DIST not in path.parents]
    assert sorted(
        path.name
        for path in parts
        if "localStorage" in without_comments(path.read_text(encoding="utf-8"))
    ) == ["memory.js", "stock.js"]  # the second reads and restores what a saved file holds


def test_the_warning_signs_keep_country_and_number_and_tell_nobody_what_is_ticked():
    text = without_comments((BROWSER / "red-flags.js").read_text(encoding="utf-8"))
    assert re.findall(r"\.(?:save|change)\(", text) == [".change("]
    assert "wakePlace(part, place.load(), stages, (name, said) => {\n    place.change(" in text
    assert re.findall(r"memory\(([^)]*)\)", text) == ['"place"']
    assert not re.search(r"\btell\b|\bfollow\b|\bmodel\b|save_changes|dispatchEvent", text)
    assert "save_changes" not in read_script("red-flags")


@pytest.mark.parametrize(
    "name, most",
    [
        ("course", 9),
        ("quiz", 8),
        ("red-flags", 3.75),
        ("habits", 2.25),
        ("progress", 12),
        ("plan", 2.5),
    ],
)
def test_a_script_is_small(name, most):
    assert packed(read_script(name)) <= most * 1024


# The styles


def test_the_style_of_quizzes_and_checklists_is_small():
    assert packed(STYLE) <= 4 * 1024


def test_the_style_of_the_course_is_that_of_quizzes_and_of_checklists():
    rest = read_style("course")
    for name in JOINED_STYLES["course"]:
        assert rest.startswith(part := read_style(name).strip()), name
        rest = rest.removeprefix(part).lstrip()
    assert rest == "" and {"quiz", "checklist"} < set(JOINED_STYLES["course"])


@pytest.mark.parametrize("kind", KINDS)
def test_the_style_of_an_output_is_whole_and_asks_nobody(kind):
    style = read_style(*KINDS[kind].styles)
    assert "url(" not in style and "@import" not in style and "@font-face" not in style
    assert style.count("{") == style.count("}") > 10


@pytest.mark.parametrize("kind", KINDS)
def test_every_property_of_our_own_that_the_style_of_an_output_uses_is_given(kind):
    style = read_style(*KINDS[kind].styles)
    used = set(re.findall(r"var\((--[\w-]+)\)", style))
    assert used and used - set(re.findall(r"(--[\w-]+)\s*:", style)) == set()


@pytest.mark.parametrize(
    "needed",
    ["prefers-reduced-motion", "forced-colors", "@media print", "focus-visible", "light-dark("],
)
@pytest.mark.parametrize("kind", ["quiz", "habits", "red-flags"])
def test_the_style_thinks_of(kind, needed):
    assert needed in read_style(*KINDS[kind].styles)


@pytest.mark.parametrize(
    "side",
    [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align:left",
        "text-align:right",
        "float:left",
        "float:right",
    ],
)
def test_the_style_knows_no_left_and_right(side):
    assert side not in STYLE


def luminance(colour):
    """Return the relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [
    ("ink", "paper"),
    ("soft-ink", "paper"),
    ("accent", "paper"),
    ("good", "good-soft"),
    ("again", "again-soft"),
    *[(f"l{i}", f"l{i}-soft") for i in range(1, 5)],
    *[(f"l{i}", "paper") for i in range(1, 5)],
    *[
        ("ink", soft)
        for soft in (
            "accent-soft",
            "good-soft",
            "again-soft",
            "l1-soft",
            "l2-soft",
            "l3-soft",
            "l4-soft",
        )
    ],
]


@pytest.mark.parametrize("text, ground", PAIRS, ids=["-on-".join(pair) for pair in PAIRS])
def test_each_pair_of_colours_can_be_read_in_light_and_dark(text, ground):
    palette = (STYLES / "palette.css").read_text(encoding="utf-8")
    found = dict(re.findall(r"--book-([\w-]+): light-dark\(([^)]*)\)", palette))
    light, dark = zip(*(found[each].split(", ") for each in (text, ground)), strict=True)
    plain = dict(re.findall(r"--book-([\w-]+): (#\w{6});", palette))
    assert (plain[text], plain[ground]) == light
    assert contrast(*light) >= 5.7 and contrast(*dark) >= 8
