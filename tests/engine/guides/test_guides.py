"""Guides: the model and its rules, the HTML with the box first, what is counted, the script."""

import gzip
import json
import re
import shutil

import pytest
from helpers.html_tree import tree
from helpers.joined import without_comments
from helpers.places import FIXTURES, ROOT
from helpers.plain_yaml import read_plain_yaml
from helpers.prose import build_prose

from coursebook.book.directives.guides import GuideDirective
from coursebook.book.page_assets import assets_for
from coursebook.checks.questions import question_problems
from coursebook.claims.backing import EvidenceBase
from coursebook.commands import schemas
from coursebook.commands.scripts import parts_of
from coursebook.core.bundle import BROWSER, STYLES, read_script, read_style
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.core.settings import course_in_force
from coursebook.core.templates import inline
from coursebook.course.notebooks import content_calls
from coursebook.course.parts import loader_of, part_html
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.guides.models import Guide, timeline

VALID = sorted((FIXTURES / "valid").glob("*.guide.yml"))
INVALID = sorted((FIXTURES / "invalid").glob("*.guide.yml"))
COUNTING = FIXTURES / "valid" / "counting.guide.yml"
SMALLEST = FIXTURES / "valid" / "smallest.guide.yml"
COURSE = sorted((ROOT / "notebooks").glob("*.guide.yml"))
OWN = [path for path in parts_of("guide") if "guide" in path.relative_to(BROWSER).as_posix()]
SCHEMAS = ROOT / "coursebook" / "schemas"
BIB = ROOT / "book" / "references.bib"
CSS = (STYLES / "guide.css").read_text(encoding="utf-8")


def name(path):
    return path.name


@pytest.fixture(scope="module")
def counting():
    return load_guide(COUNTING)


@pytest.fixture(scope="module")
def page(counting):
    return tree(guide_html(counting, COUNTING.parent))


# --- the file ---


@pytest.mark.parametrize("path", VALID + COURSE, ids=name)
def test_a_valid_file_loads_by_its_ending_and_is_valid_in_an_editor(path):
    assert isinstance(loader_of(path)(path), Guide)
    from jsonschema import Draft202012Validator

    schema = json.loads((SCHEMAS / "guide.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(read_plain_yaml(path))) == []


def test_the_schema_is_that_of_today():
    texts = {path.name: (path, text) for path, text in schemas.schema_texts().items()}
    path, text = texts["guide.schema.json"]
    assert path.read_text(encoding="utf-8") == text, "run 'coursebook schemas'"


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_every_mistake_is_told_with_its_line(path):
    with pytest.raises(ContentError) as caught:
        load_guide(path)
    said = [f"{p.line}:{p.column}: {p.sentence}" for p in caught.value.problems]
    assert (
        said
        == path.with_name(f"{path.name[:-4]}.errors.txt").read_text(encoding="utf-8").splitlines()
    )


def test_there_are_files_to_try():
    assert len(VALID) >= 2 and len(INVALID) >= 7


def test_the_numbers_to_choose_from_are_those_of_the_sources_unless_the_file_says_others():
    smallest = load_guide(SMALLEST)
    assert (smallest.hold.choices, smallest.hold.default) == ([20, 30], 20)
    assert (smallest.repeats.choices, smallest.repeats.default) == ([1, 3, 5], 3)
    assert smallest.claims == [] and load_guide(COUNTING).claims == [
        "hold-a-while",
        "stretch-first",
    ]


def test_a_model_made_by_hand_obeys_the_same_rules(counting):
    data = counting.model_dump()
    data["steps"][2]["hold"] = False
    with pytest.raises(ValueError, match="0 steps are the hold"):
        Guide.model_validate(data)


def test_a_lost_picture_is_told_at_its_place(tmp_path):
    path = tmp_path / "x.guide.yml"
    shutil.copy(COUNTING, path)
    told = question_problems(path, load_guide(path), None, EvidenceBase(None, None))
    lost = "the picture '{}' does not exist; correct the path."
    assert [str(each) for each in told] == [
        f"{path}:7:1: {lost.format('leg.svg')}",
        f"{path}:10:61: {lost.format('pull.svg')}",
    ]


def test_a_lesson_that_shows_a_guide_calls_its_file():
    cell = {"cell_type": "code", "source": 'from coursebook import guide\nguide("a.guide.yml")'}
    assert content_calls([cell]) == [("a.guide.yml", "A")]


# --- what is counted ---


def test_what_is_done_once_comes_first_and_the_rest_is_repeated(counting):
    assert timeline(counting) == [
        ("ready", 0, 8),
        ("pull", 1, 4),
        ("hold", 1, 12),
        ("release", 1, 3),
        ("pull", 2, 4),
        ("hold", 2, 12),
        ("release", 2, 3),
    ]


def test_the_learner_chooses_how_long_and_how_often(counting):
    assert timeline(counting, 5, 1) == [
        ("ready", 0, 8),
        ("pull", 1, 4),
        ("hold", 1, 5),
        ("release", 1, 3),
    ]


# --- the HTML ---


def test_the_box_stands_before_the_picture_that_before_the_steps_and_those_before_the_end(
    page, counting
):
    parts = [
        "course-guide__stop",
        "course-guide__stage",
        "course-guide__picture",
        "course-guide__steps",
        "course-guide__call",
        "course-guide__after",
    ]
    section = page.one("section", data_course="guide")
    places = [section.children.index(section.with_class(part)[0]) for part in parts]
    assert places == sorted(places)
    text = section.text()
    assert (
        text.index("one: call now.")
        < text.index("An intro")
        < text.index("Get a towel")
        < text.index("Call now.")
        < text.index("And then")
    )


def test_all_of_it_reads_without_script(page, counting):
    text = page.text()
    told = [
        counting.title,
        counting.intro,
        counting.stop.heading,
        *counting.stop.lines,
        counting.repeat,
        counting.note,
        counting.call.when,
        counting.call.heading,
        counting.call.text,
        counting.after.heading,
        *counting.after.lines,
        *(s.said for s in counting.steps),
    ]
    for each in told:
        assert tree(f"<p>{inline(each)}</p>").text() in text
    assert [step.text() for step in page.with_class("course-guide__step")] == [
        "Get a towel. Hold both ends.",
        "Pull. Do it slowly.",
        "Hold for about 5 to 12 seconds. Keep still.",
        "Let go. Do it slowly too.",
    ]


def test_each_step_brings_its_picture_and_the_guide_one_for_those_that_have_none(page, counting):
    steps = page.with_class("course-guide__step")
    alone, pull = page.all("img")
    assert alone.attributes["alt"] == "A leg with a straight knee."
    assert pull.attributes["alt"] == counting.steps[1].picture.alt == "Toes come up."
    assert [len(step.all("img")) for step in steps] == [0, 1, 0, 0]
    assert alone.attributes["src"] != pull.attributes["src"]
    assert counting.steps[0].picture is None


def test_a_picture_that_is_not_there_makes_no_guide(counting, tmp_path):
    shutil.copy(FIXTURES / "valid" / "leg.svg", tmp_path)
    with pytest.raises(ContentError, match="pull.svg"):
        guide_html(counting, tmp_path)


def test_there_is_no_dead_button_and_nothing_that_a_sanitizer_would_take(page):
    kinds = {element.tag for element in page.all()}
    assert kinds <= {
        "section",
        "div",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "p",
        "span",
        "strong",
        "em",
        "a",
        "img",
        "details",
        "summary",
    }
    assert page.with_class("course-guide__stage")[0].children == []
    assert not [element for element in page.all() if {"style", "id", "hidden"} & set(element.names)]


def test_the_script_gets_the_numbers_and_its_words_and_no_more(page):
    section = page.one("section")
    plan = json.loads(section.attributes["data-plan"])
    assert plan["hold"] == {"choices": [5, 12], "default": 12} and plan["repeats"] == {
        "choices": [1, 2],
        "default": 2,
    }
    assert [[step[key] for key in ("seconds", "hold", "once")] for step in plan["steps"]] == [
        [8, False, True],
        [4, False, False],
        [None, True, False],
        [3, False, False],
    ]
    assert json.loads(section.attributes["data-words"]) == messages()["guide"]["says"]


def test_the_claims_stand_last_by_their_names_and_without_names_by_their_ids(page, counting):
    links = [(link.attributes["href"], link.text()) for link in page.one("details").all("a")]
    assert links == [
        ("#claim-hold-a-while", "hold-a-while"),
        ("#claim-stretch-first", "stretch-first"),
    ]
    named = tree(
        guide_html(counting, COUNTING.parent, {"claim-stretch-first": "First, stretch"})
    ).one("details")
    assert (
        named.all("a")[1].text() == "First, stretch"
        and named.one("summary").text() == messages()["sources"]
    )


def test_a_guide_without_intro_and_note_has_no_empty_lines():
    page = tree(guide_html(load_guide(SMALLEST), SMALLEST.parent))
    assert (
        page.with_class("course__intro")
        == page.with_class("course-guide__note")
        == page.all("details")
        == []
    )
    assert not [element for element in page.all("p") if not element.text()]


def test_check_and_preview_render_a_guide_as_a_lesson_does(counting):
    labels = {"claim-stretch-first": "First, stretch"}
    assert part_html(counting, COUNTING.parent, labels) == guide_html(
        counting, COUNTING.parent, labels
    )


def test_text_of_a_guide_never_becomes_markup(counting):
    spoiled = counting.model_copy(update={"title": "<img src=x onerror=alert(1)>"})
    assert "<img src=x" not in guide_html(spoiled, COUNTING.parent)


# --- a prose page ---


@pytest.fixture
def build(tmp_path):
    """Build a page below a heading; return what Sphinx said and the page's HTML."""
    (tmp_path / "book").mkdir()
    shutil.copy(BIB, tmp_path / "book")
    for file in (COUNTING, *(FIXTURES / "valid").glob("*.svg"), INVALID[0]):
        shutil.copy(file, tmp_path)
    return lambda file: build_prose(tmp_path, f"```{{guide}} {file}\n```", guide=GuideDirective)


def test_a_prose_page_shows_a_guide_with_headings_that_fit_its_place(build, counting, tmp_path):
    said, page = build("counting.guide.yml")
    with course_in_force(tmp_path):  # another course than this one, with the words of the engine
        shown = guide_html(counting, COUNTING.parent, heading_level=3)
    assert said == "" and shown in page


def test_a_mistake_of_the_file_is_told_when_the_page_is_built(build):
    assert "'default' is 25; write one of the choices: 20, 30." in build(INVALID[0].name)[0]


def test_a_page_loads_the_script_of_guides_and_of_quizzes_only_where_one_stands():
    alone, both = (
        assets_for("".join(f'<section data-course="{kind}">' for kind in kinds))
        for kinds in (["guide"], ["guide", "quiz"])
    )
    assert {"guide.js", "guide.css", "course.css"} <= alone and "course.js" not in alone
    assert both - alone == {"course.js"}
    assert not {"guide.js", "guide.css"} & assets_for('<section data-course="quiz">')


# --- the script and the style, as texts ---


def test_script_and_style_are_small_as_they_are_published():
    assert len(gzip.compress(read_script("guide").encode(), 9)) <= 4.25 * 1024
    assert len(gzip.compress(read_style("guide").encode(), 9)) <= 2 * 1024


def test_every_part_of_a_guide_is_joined_and_short():
    assert sorted(OWN) == sorted([BROWSER / "guide.js", *(BROWSER / "guide").glob("*.js")])
    assert [path for path in OWN if len(path.read_text("utf-8").splitlines()) >= 200] == []


@pytest.mark.parametrize("pattern", [r"Date\b", r"requestAnimationFrame"])
def test_the_script_has_nothing_of(pattern):
    assert not re.search(pattern, read_script("guide"))


def test_storage_gets_the_two_choices_alone_and_the_number_of_her_unit_is_only_read():
    text = without_comments("".join(path.read_text(encoding="utf-8") for path in OWN))
    assert "Object.assign(value, chosen())" in text and re.findall(r"memory\(([^)]*)\)", text) == [
        "`guide/${id}`",
        '"place"',
    ]
    assert 'memory("place").load()' in text and text.count(".change(") == 1
    assert not re.search(r"localStorage|save_changes|\.set\(", text)


def test_the_script_says_exactly_the_words_that_it_is_given():
    text = "".join(path.read_text(encoding="utf-8") for path in OWN)
    said = set(re.findall(r"\bwords\.(\w+)", text)) | {
        "hold",
        "repeats",
        "hold_choice",
        "repeats_choice",
    }  # words[name], by the settings
    assert set(messages()["guide"]["says"]) == said
    filled = {
        key: set(re.findall(r"\{(\w+)\}", value))
        for key, value in messages()["guide"]["says"].items()
        if "{" in value
    }
    assert filled == {
        "hold_choice": {"count"},
        "hold_now": {"count"},
        "repeats_choice": {"count"},
        "stretch": {"stretch", "total"},
        "seconds_left": {"count"},
        "dial": {"number"},
    }


@pytest.mark.parametrize(
    "needed",
    ["forced-colors", "@media print", "min-height", "tabular-nums", "aspect-ratio", "safe-area"],
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
        "animation",
        "transition",
        "!important",
    ],
)
def test_the_style_has_nothing_of(never):
    assert never not in CSS


def test_every_colour_comes_from_the_palette():
    assert not re.search(r"#[0-9a-f]{3,8}\b|\brgb|\bhsl", CSS)
    assert set(re.findall(r"var\((--[\w-]+)\)", CSS)) <= set(
        re.findall(r"(--[\w-]+)\s*:", read_style("palette", "base") + CSS)
    )


def texts(data):
    """Return what a learner reads of a guide, each text a paragraph."""
    if isinstance(data, dict):
        return [
            text
            for key, value in data.items()
            if key not in ("id", "file", "claims")
            for text in texts(value)
        ]
    if isinstance(data, (list, tuple)):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []
