"""The script and the style as texts: one module out of its parts, and what must never be in it.

What it does is tested in a real browser (`tests/browser`).
"""

import gzip
import re

import pytest
from helpers.joined import check_joined

from coursebook.book.page_assets import minify
from coursebook.core.bundle import (
    BROWSER,
    PACKAGE,
    STYLES,
    bundle_names,
    bundle_parts,
    drop_unused_functions,
    join_module,
    join_style,
    plain_script,
    put_course_id,
)

PARTS = bundle_parts("course")
TYPES = sorted((PACKAGE / "quizzes" / "types").rglob("*.js"))


def name(path):
    return path.name


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)


def test_the_module_imports_nothing():
    assert not re.search(
        r"^\s*import\b|\bimport\s*\(|\bfrom\s+[\"']", without_comments(join_module("course")), re.M
    )


def test_the_module_holds_every_part_once():
    text = join_module("course")
    for path in PARTS:
        body = re.sub(
            r"^(import .*|// @ts-check|/\*\* @typedef.*)$",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.M,
        )
        for line in (
            line
            for line in put_course_id(body).splitlines()
            if line.startswith(("export ", "function "))
        ):
            assert text.count(line) == 1, line
    assert len(TYPES) > 8 and set(TYPES) < set(PARTS) and len(PARTS) == len(set(PARTS))


def test_every_script_of_the_package_is_a_part_of_a_bundle():
    joined = {path for name in bundle_names() for path in bundle_parts(name)}
    alone = {BROWSER / "handouts.js"}  # published as it is: it only prints
    assert joined | alone == {*BROWSER.rglob("*.js"), *TYPES} and not joined & alone


def test_no_two_parts_use_the_same_name_at_their_top():
    names = re.findall(
        r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", join_module("course"), re.M
    )
    assert len(names) > 15 and sorted(names) == sorted(set(names))


def test_a_part_takes_only_from_parts_before_it_and_only_what_they_export():
    check_joined(PARTS, join_module("course"), 400)


def test_what_others_use_is_exported():
    text = join_module("course")
    for exported in ("mark", "triage", "wake", "wakeAll"):
        assert re.search(rf"^export function {exported}\(", text, re.M)
    assert text.count("export default { render };") == 1


def test_the_module_is_checked_as_typescript_once_from_its_first_line():
    assert (
        join_module("course").startswith("// @ts-check\n")
        and join_module("course").count("@ts-check") == 1
    )


@pytest.mark.parametrize("path", PARTS, ids=name)
def test_each_part_is_checked_as_typescript_and_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n") and len(text.splitlines()) < 400


@pytest.mark.parametrize(
    "pattern",
    [
        r"console\.log",
        r"getElementById",
        r"\.style\b",
        r"setAttribute\(\"style",
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
        r"\bwindow\.\w+ =",
        r"globalThis",
    ],
)
def test_the_script_has_nothing_of(pattern):
    assert not re.search(pattern, without_comments(join_module("course")))


def test_html_is_placed_once_and_it_is_the_html_of_the_widget():
    assert re.findall(r"\S*innerHTML[^;]*;", without_comments(join_module("course"))) == [
        'el.innerHTML = model.get("html");'
    ]


def test_storage_is_touched_in_one_part_alone():
    assert [
        path.name
        for path in PARTS
        if "localStorage" in without_comments(path.read_text(encoding="utf-8"))
    ] == ["memory.js"]


def test_the_warning_signs_keep_country_and_number_and_tell_the_kernel_nothing():
    text = without_comments((BROWSER / "red-flags.js").read_text(encoding="utf-8"))
    assert re.findall(r"\.save\(([^)]*)\)", text) == [
        "{ country: country.value, unit: unit.value }"
    ]
    assert re.findall(r"memory\(([^)]*)\)", text) == ['"place"']
    assert not re.search(r"\btell\b|\bfollow\b|\bmodel\b|save_changes", text)


def test_script_and_style_are_small_as_they_are_published():
    assert (
        len(
            gzip.compress(
                minify(plain_script(join_module("course")), "text/javascript").encode(), 9
            )
        )
        <= 8 * 1024
    )
    assert len(gzip.compress(minify(join_style(), "text/css").encode(), 9)) <= 4 * 1024


def test_functions_that_nothing_names_are_left_out_of_a_published_script_and_no_other():
    used = "function used(a) {\n  return a;\n}\n"
    deep = (
        "/** Not used. */\nfunction deep() {\n  if (1) {\n    inner();\n  }\n}\n"
        "/** Used by `deep` alone. */\nasync function inner() {\n  return used(1);\n}\n"
    )
    assert drop_unused_functions(
        plain_script(
            f"{used}{deep}export const A = used(2);\nfunction wakeAll(root) {{\n  A(root);\n}}\n"
        )
    ) == (
        f'(() => {{\n"use strict";\n{used}const A = used(2);\nfunction wakeAll(root) {{\n'
        f"  A(root);\n}}\nwakeAll(document);\n}})();\n"
    )
    left = re.findall(r"^(?:async )?function (\w+)", plain_script(join_module("course")), re.M)
    assert set(left) - set(
        re.findall(
            r"^(?:async )?function (\w+)",
            drop_unused_functions(plain_script(join_module("course"))),
            re.M,
        )
    ) == {"render"}


def test_the_style_is_the_palette_and_then_the_course():
    palette, course = (
        (STYLES / file).read_text(encoding="utf-8") for file in ("palette.css", "course.css")
    )
    assert join_style().index(palette) < join_style().index(course)


def test_the_style_asks_nobody_and_is_whole():
    assert (
        "url(" not in join_style()
        and "@import" not in join_style()
        and "@font-face" not in join_style()
    )
    assert join_style().count("{") == join_style().count("}")


@pytest.mark.parametrize(
    "needed",
    ["prefers-reduced-motion", "forced-colors", "@media print", "focus-visible", "light-dark("],
)
def test_the_style_thinks_of(needed):
    assert needed in join_style()


def test_every_property_of_our_own_that_the_style_uses_is_given():
    used = set(re.findall(r"var\((--[\w-]+)\)", join_style()))
    assert used and used - set(re.findall(r"(--[\w-]+)\s*:", join_style())) == set()


@pytest.mark.parametrize(
    "side",
    [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "border-left",
        "border-right",
        "text-align: left",
        "text-align: right",
        "float: left",
        "float: right",
    ],
)
def test_the_style_knows_no_left_and_right(side):
    assert side not in join_style()


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
    found = dict(re.findall(r"--book-([\w-]+): light-dark\(([^)]*)\)", join_style()))
    light, dark = zip(*(found[each].split(", ") for each in (text, ground)), strict=True)
    plain = dict(re.findall(r"--book-([\w-]+): (#\w{6});", join_style()))
    assert (plain[text], plain[ground]) == light
    assert contrast(*light) >= 5.7 and contrast(*dark) >= 8
