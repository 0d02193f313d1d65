"""The command `scripts`: parts joined into files that import nothing, and `dist/` as it lies there.

What the scripts do is tested in a real browser (`tests/browser`).
"""

import re
import sys

import pytest
from helpers.joined import check_joined, without_comments

from coursebook.commands import scripts as command
from coursebook.commands.cli import main
from coursebook.commands.scripts import (
    JOINED_STYLES,
    LIVE,
    SCRIPTS,
    dist_texts,
    drop_unused_functions,
    join_module,
    live_module,
    live_parts,
    parts_of,
    plain_script,
)
from coursebook.core.bundle import (
    BROWSER,
    COURSE_ID,
    DIST,
    KINDS,
    MOVED,
    PACKAGE,
    STYLES,
    THEME_KEY,
)
from coursebook.core.errors import CourseError

PARTS = parts_of("course")
TYPES = sorted((PACKAGE / "quizzes" / "types").rglob("*.js"))
TOP = re.compile(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", re.M)


def name(path):
    return path.name


# What lies in dist


@pytest.fixture(scope="module")
def made():
    """The text of each file of `dist/` as it would be made now, by its path."""
    pytest.importorskip("minify", reason="there is no minifier for this kind of machine")
    return dist_texts()


def test_what_lies_in_dist_is_what_the_parts_of_today_make_and_nothing_else(made):
    lying = {path: path.read_text(encoding="utf-8") for path in DIST.iterdir()}
    stale = sorted(path.name for path, text in made.items() if lying.get(path) != text)
    assert stale == [], "run 'coursebook scripts'"
    assert sorted(lying) == sorted(made)


def test_the_files_of_dist_are_the_scripts_the_modules_and_the_styles_of_the_engine(made):
    static = PACKAGE / "book" / "static"
    assert {path.name for path in made} == {
        *(f"{script}.js" for script in SCRIPTS),
        *(f"{script}.mjs" for script in LIVE),
        *(f"{style}.css" for style in JOINED_STYLES),
        *(path.name for path in [*STYLES.glob("*.css"), *static.iterdir()]),
        "theme.css",
    }


def test_each_kind_of_output_has_its_script_and_its_styles_there(made):
    names = {path.name for path in made}
    assert set(LIVE) < set(KINDS)
    for script, styles in KINDS.values():
        assert {f"{script}.js", *(f"{style}.css" for style in styles)} <= names


def test_what_differs_from_course_to_course_is_left_blank_where_it_is_needed(made):
    remember = {f"{script}.js" for script in SCRIPTS} - {"plan.js"}
    remember |= {f"{script}.mjs" for script in LIVE}
    assert {path.name for path, text in made.items() if COURSE_ID in text} == remember
    assert [path.name for path, text in made.items() if THEME_KEY in text] == ["theme.js"]
    blanks = {blank for text in made.values() for blank in re.findall(r"%[a-z_-]+%", text)}
    assert blanks == {COURSE_ID, THEME_KEY, MOVED, "%one_side%", "%signs%"}


def test_no_file_has_what_would_end_its_own_element_on_a_page(made, monkeypatch):
    assert not [path.name for path, text in made.items() if re.search("</s|<!--", text, re.I)]
    monkeypatch.setattr(command, "minify", lambda text, kind: 'a = "</Script>";')
    with pytest.raises(CourseError, match=r"\.css|\.m?js holds '</s', which would end its own"):
        dist_texts()


def test_the_command_writes_every_file_takes_away_any_other_and_says_so(
    made, tmp_path, monkeypatch, capsys
):
    dist = tmp_path / "dist"
    monkeypatch.setattr(command, "DIST", dist)
    assert main(["scripts"]) == 0
    (dist / "of-yesterday.js").write_text("0;", encoding="utf-8")
    (dist / "quiz.js").write_text("0;", encoding="utf-8")
    assert main(["scripts"]) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in dist.iterdir()}
    assert written == {path.name: text for path, text in made.items()}
    assert capsys.readouterr().out == f"Wrote {len(made)} files.\n" * 2


def test_without_a_minifier_it_is_told_what_to_install(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "minify", None)
    assert main(["scripts"]) == 1
    assert "pip install tdewolff-minify" in capsys.readouterr().err


def test_what_is_published_needs_no_browser_newer_than_those_that_are_named():
    # Safari 14.1, Chrome 90, Firefox 90, Samsung 15: ARCHITECTURE, "Limits". A name that all of
    # them lack or one of them, where nothing asks first whether it is there.
    newer = (
        r"\bhasOwn\b|\.at\(|findLast|structuredClone|toSorted|toReversed|withResolvers|\(\?<[=!]"
    )
    for path, text in dist_texts().items():
        if path.suffix in (".js", ".mjs"):
            assert re.findall(newer, text) == [], path.name
            assert "checkVisibility(" not in text, path.name


# The parts


def test_every_script_of_the_package_is_a_part_of_a_file():
    joined = {path for script in SCRIPTS for path in parts_of(script)}
    alone = {path for name in LIVE for path in live_parts(name)}
    scripts = {path for path in BROWSER.rglob("*.js") if DIST not in path.parents}
    assert joined | alone == {*scripts, *TYPES} and not joined & alone


def test_the_module_holds_every_part_once():
    text = join_module("course")
    for path in PARTS:
        lines = path.read_text(encoding="utf-8").splitlines()
        for line in (line for line in lines if line.startswith(("export ", "function "))):
            assert text.count(line) == 1, line
    assert len(TYPES) > 8 and set(TYPES) < set(PARTS) and len(PARTS) == len(set(PARTS))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_module_imports_nothing_and_uses_no_name_twice_at_its_top(script):
    text = join_module(script)
    left = r"^\s*import\b|\bimport\s*\(|\bfrom\s+[\"']"
    assert not re.search(left, without_comments(text), re.M)
    names = TOP.findall(text)
    assert len(names) > 15 and sorted(names) == sorted(set(names))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_part_takes_only_from_parts_before_it_and_only_what_they_export(script):
    check_joined(parts_of(script), join_module(script))


def test_a_script_wakes_the_kinds_of_its_parts_alone():
    woken = {
        script: set(re.findall(r'KINDS, \{ "?([a-z-]+)"?:', join_module(script)))
        for script in SCRIPTS
    }
    everywhere = {"quiz", "habits", "lesson"}
    assert woken == {
        **{script: {script} for script in SCRIPTS},
        "course": everywhere,
        "progress": {*everywhere, "progress"},
    }


def test_what_others_use_is_exported():
    for exported, script in {
        "mark": "course",
        "triage": "red-flags",
        "wake": "course",
        "wakeAll": "course",
    }.items():
        assert re.search(rf"^export function {exported}\(", join_module(script), re.M)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_module_is_checked_as_typescript_once_from_its_first_line(script):
    text = join_module(script)
    assert text.startswith("// @ts-check\n") and text.count("@ts-check") == 1


@pytest.mark.parametrize("path", [*PARTS, BROWSER / "live.js"], ids=name)
def test_each_part_is_checked_as_typescript_and_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check\n") and len(text.splitlines()) < 300


# Plain scripts, and the modules of live widgets


def test_exports_are_taken_off_the_script():
    script = plain_script(
        "export function wakeAll(root) { A; }\nexport const A = 1;\nexport default { render };\n"
    )
    assert "export" not in script
    assert "function wakeAll(root) { A; }" in script
    assert "const A = 1;" in script
    assert "render" not in script


def test_the_plain_script_is_strict_and_wakes_the_document_last():
    lines = plain_script("export function wakeAll(root) {}").splitlines()
    assert lines[:2] == ["(() => {", '"use strict";']
    assert lines[-2:] == ["wakeAll(document);", "})();"]


@pytest.mark.parametrize(
    "left",
    [
        'import { a } from "./a.js";',
        "export * from './b.js';",
        'const a = await import("./a.js");',
        "use(import.meta.url);",
    ],
)
def test_an_import_or_export_that_is_left_over_is_told(left):
    with pytest.raises(CourseError, match="as a plain script; write 'export function'"):
        plain_script(f"export function wakeAll(root) {{}}\n{left}\n")


def test_imports_in_comments_do_no_harm():
    assert "wakeAll" in plain_script(
        '/** @typedef {import("./tools.js").Part} Part */\nexport function wakeAll(root) {}'
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_each_script_can_be_published(script):
    text = plain_script(join_module(script))
    assert "function wakeAll(" in text and text.endswith("\nwakeAll(document);\n})();\n")
    assert "function render(" not in text


@pytest.mark.parametrize("script", LIVE)
def test_the_module_of_a_live_widget_has_the_same_parts_and_shows_itself(script):
    text = live_module(script)
    assert re.findall(r"^export .*$", text, re.M) == ["export default { render };"]
    assert text.endswith("\nexport default { render };\n")
    assert f'Object.assign(KINDS, {{ "{script}":' in text and "function render(" in text
    # No other part is woken by it: those of the page wake themselves.
    assert "wakeAll" not in without_comments(text)


def test_functions_that_nothing_names_are_left_out_and_no_other():
    used = "function used(a) {\n  return a;\n}\n"
    deep = (
        "/** Not used. */\nfunction deep() {\n  if (1) {\n    inner();\n  }\n}\n"
        "/** Used by `deep` alone. */\nasync function inner() {\n  return used(1);\n}\n"
    )
    assert plain_script(
        f"{used}{deep}export const A = used(2);\nfunction wakeAll(root) {{\n  A(root);\n}}\n"
    ) == (
        f'(() => {{\n"use strict";\n{used}const A = used(2);\nfunction wakeAll(root) {{\n'
        f"  A(root);\n}}\nwakeAll(document);\n}})();\n"
    )
    assert drop_unused_functions(used) == "" and drop_unused_functions(f"{used}used(1);\n") != ""


def test_only_tools_that_a_script_has_no_use_for_are_left_out_of_it():
    for script in SCRIPTS:
        module = join_module(script)
        left = set(TOP.findall(module)) - set(TOP.findall(plain_script(module)))
        homes = [BROWSER / "tools.js", BROWSER / "memory.js"]
        assert left <= {tool for path in homes for tool in TOP.findall(path.read_text("utf-8"))}
    assert left and set(TOP.findall(join_module("course"))) <= set(
        TOP.findall(plain_script(join_module("course")))
    )
