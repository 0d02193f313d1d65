"""The HTML of quizzes and checklists: complete, well-formed, escaped, readable without script."""

import json
from functools import cache

import pytest
from helpers.html_tree import Element, tree
from helpers.places import FIXTURES

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import Habits, RedFlags
from coursebook.core.errors import ContentError
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz

WORDS = messages()
VALID = FIXTURES / "valid"
QUIZZES = sorted(VALID.glob("*.quiz.yml"))
CHECKLISTS = sorted(VALID.glob("*.checklist.yml"))
HOSTILE = """<script>alert(1)</script><img src=x onerror=y>"'&amp;</details></section>{{ 7 * 7 }}"""
ZEBRA = "Zebra zebra."
NOT_TEXT = {
    "id",
    "type",
    "kind",
    "objective",
    "sources",
    "file",
    "action",
    "level",
    "numbers",
    "mode",
    "target",
    "next",
    "misconception",
    "instead",
}


def html_of(path):
    return (
        quiz_html(load_quiz(path), VALID)
        if ".quiz." in path.name
        else checklist_html(load_checklist(path))
    )


def name(path):
    return path.name


@pytest.fixture
def quiz():
    return load_quiz(VALID / "choices.quiz.yml")


@pytest.fixture
def page(quiz):
    return tree(quiz_html(quiz, VALID, {"source-hse2018": "HSE 2018"}))


@pytest.fixture
def signs():
    return load_checklist(VALID / "red-flags.checklist.yml")


@pytest.fixture
def signs_page(signs):
    return tree(checklist_html(signs))


def outside_details(element):
    """Return the text that shows while every answer is folded: summaries, not what they fold."""
    shown = [element.text(without=("details",))] + [
        summary.text() for summary in element.all("summary")
    ]
    return " ".join(shown)


# --- all kinds ---


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_the_html_is_one_section_that_is_well_formed(path):
    root = tree(html_of(path))
    assert [child.tag for child in root.children if isinstance(child, Element)] == ["section"]


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_there_is_no_style_no_script_no_handler_no_id_and_no_for(path):
    for element in tree(html_of(path)).all():
        assert element.tag not in ("script", "style", "link", "iframe", "svg", "button")
        for attribute in element.names:
            assert attribute not in (
                "style",
                "id",
                "for",
                "hidden",
                "aria-labelledby",
                "aria-describedby",
            )
            assert not attribute.startswith("on")


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_each_field_has_a_label_around_it_with_words_in_it(path):
    fields = tree(html_of(path)).all("input")
    assert fields
    for field in fields:
        assert field.parent.tag == "label" and field.parent.text()
        assert "checked" not in field.names


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_only_a_typed_text_and_warning_signs_are_kept_from_what_a_browser_fills_in(path):
    # After Back, WebKit empties each field that is so marked; and Firefox stores a ticked sign in
    # its session unless the form is.
    page = tree(html_of(path))
    signs = page.all("form")[0].attributes.get("autocomplete") == "off"
    assert signs == (b"actions:" in path.read_bytes())
    for field in page.all("input") + page.all("select") + page.all("textarea"):
        typed = field.tag == "textarea" or field.attributes.get("type") in ("text", "tel")
        assert (field.attributes.get("autocomplete") == "off") == (typed or signs)


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_each_group_of_fields_has_a_legend_first(path):
    for group in tree(html_of(path)).all("fieldset"):
        first = next(child for child in group.children if isinstance(child, Element))
        assert first.tag == "legend" and first.text()


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_rendering_twice_gives_the_same_bytes(path):
    assert html_of(path) == html_of(path)


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_the_words_that_the_script_says_travel_with_the_html(path):
    section = tree(html_of(path)).all("section")[0]
    said = json.loads(section.attributes["data-words"])
    assert said and all(messages()[key] == value for key, value in said.items())


def texts_of(data, path=()):
    """Return the path of each text in a model's data: everything that an author writes freely."""
    if isinstance(data, dict):
        return [
            found
            for key, value in data.items()
            if key not in NOT_TEXT
            for found in texts_of(value, (*path, key))
        ]
    if isinstance(data, list):
        return [found for i, value in enumerate(data) for found in texts_of(value, (*path, i))]
    return [path] if isinstance(data, str) else []


@cache
def model_data(path):
    data = (load_quiz if ".quiz." in path.name else load_checklist)(path).model_dump()
    if "questions" in data:
        data["questions"] = [
            {key: value for key, value in question.items() if value is not None}
            for question in data["questions"]
        ]
    return data


def with_text(data, path, text):
    """Return a model whose text at `path` is another."""
    copy = json.loads(json.dumps(data))
    entry = copy
    for key in path[:-1]:
        entry = entry[key]
    entry[path[-1]] = text
    return {"habits": Habits, "red_flags": RedFlags}.get(copy.get("kind"), Quiz)(**copy)


@cache  # two tests look at each
def page_with(path, field, text):
    """Return the page of a file whose text at `field` is another."""
    model = with_text(model_data(path), field, text)
    return tree(quiz_html(model, VALID) if isinstance(model, Quiz) else checklist_html(model))


SOURCES = [
    VALID / file
    for file in ("every-type.quiz.yml", "habits.checklist.yml", "red-flags.checklist.yml")
]
FIELDS = [(path, field) for path in SOURCES for field in texts_of(model_data(path))]


def test_the_fields_that_are_tried_are_all_there_are():
    found = {next(key for key in reversed(field) if isinstance(key, str)) for _, field in FIELDS}
    assert found == {
        "title",
        "intro",
        "stem",
        "alt",
        "text",
        "feedback",
        "explanation",
        "if_true",
        "if_false",
        "note",
        "soreness",
        "not_sure",
        "later",
        "reviewed",
        "beyond",
        "nothing",
        "do_not_rub",
        "no_answer",
        "emergency",
        "heading",
        "unknown_stage",
        "because",
        "feared",
        "need",
        "help",
        "when",
        "out_of_hours",
        "before",
        "unit",
        "visit",
        "say",
        "name",
        "short",
        "lead",
        "hints",
        "if_low",
        "if_high",
        "story",
        "model_answer",
    }
    assert len(FIELDS) > 80


@pytest.mark.parametrize(
    "path, field", FIELDS, ids=[f"{p.name}: {'.'.join(map(str, f))}" for p, f in FIELDS]
)
def test_a_hostile_text_is_shown_as_it_was_written_and_is_never_markup(path, field):
    before, after = page_with(path, field, ZEBRA), page_with(path, field, HOSTILE)
    assert [(e.tag, e.names) for e in after.all()] == [(e.tag, e.names) for e in before.all()]
    shown = [after.text()] + [
        value for element in after.all() for value in element.attributes.values()
    ]
    assert any(HOSTILE in text for text in shown)


@pytest.mark.parametrize(
    "path, field", FIELDS, ids=[f"{p.name}: {'.'.join(map(str, f))}" for p, f in FIELDS]
)
def test_every_text_of_an_author_is_in_the_html(path, field):
    page = page_with(path, field, ZEBRA)
    attributes = [value for element in page.all() for value in element.attributes.values()]
    assert ZEBRA in page.text() or ZEBRA in attributes


def test_a_hostile_label_of_a_source_is_shown_as_it_was_written(quiz):
    page = tree(quiz_html(quiz, VALID, {"source-hse2018": HOSTILE}))
    assert not page.all("script") and HOSTILE in page.text()


# --- quizzes ---


def test_a_quiz_says_what_it_is(page):
    section = page.one("section")
    assert (
        section.attributes["data-course"] == "quiz" and section.attributes["data-id"] == "choices"
    )
    assert page.one("h3").text() == "Choices: one of each"
    assert page.with_class("course__intro")[0].text() == "Three questions."
    assert len(page.all("form")) == 1


def test_each_question_stands_in_its_order_with_stem_and_number(page):
    legends = [legend.text() for legend in page.all("legend")]
    assert legends == [
        "Question 1 of 3 Which one fits?",
        "Question 2 of 3 Which ones fit?",
        "Question 3 of 3 This statement is false.",
    ]
    assert [q.attributes["data-question"] for q in page.all("fieldset")] == [
        "one-fits",
        "some-fit",
        "true-or-not",
    ]


def test_the_script_finds_the_right_answers_of_each_question(page):
    keys = [json.loads(q.attributes["data-key"]) for q in page.all("fieldset")]
    assert keys == [
        {"type": "single", "points": 1, "revision": 1, "red": True, "key": ["second"], "safe": []},
        {"type": "multiple", "points": 1, "revision": 1, "key": ["a", "c"], "safe": []},
        {"type": "true_false", "points": 1, "revision": 1, "key": ["false"], "safe": []},
    ]


def test_each_option_can_be_chosen_in_the_way_of_its_type(page):
    kinds = [
        [
            (i.attributes["type"], i.attributes["name"], i.attributes["value"])
            for i in q.all("input")
        ]
        for q in page.all("fieldset")
    ]
    assert kinds == [
        [("radio", "one-fits", value) for value in ("first", "second", "third")],
        [("checkbox", "some-fit", value) for value in "abcd"],
        [("radio", "true-or-not", value) for value in ("true", "false")],
    ]


def test_the_options_read_as_they_were_written(page):
    assert [[label.text() for label in q.all("label")] for q in page.all("fieldset")] == [
        ["The first", "The second", "The third"],
        ["This fits", "This does not", "This fits too", "Nor does this"],
        ["True", "False"],
    ]


def test_only_a_question_with_several_answers_says_that_all_are_to_be_chosen(page):
    assert [
        "Choose all that fit." in q.text(without=("details",)) for q in page.all("fieldset")
    ] == [False, True, False]


@pytest.mark.parametrize(
    "path",
    [VALID / file for file in ("choices.quiz.yml", "plain.quiz.yml", "smallest.quiz.yml")],
    ids=name,
)
def test_without_script_every_feedback_and_explanation_can_be_read_in_details_and_only_there(path):
    quiz = load_quiz(path)
    page = tree(quiz_html(quiz, VALID))
    for question, shown in zip(quiz.questions, page.all("fieldset"), strict=True):
        folded = shown.one("details")
        assert "open" not in folded.names
        plain = [
            text.replace("*", "").replace("\\", "\\")
            for text in (question.explanation, *(o.feedback for o in question.options))
        ]
        for text in plain:
            assert text in folded.text()
            assert text not in outside_details(page)
        for said in (messages()["right_option"], messages()["explanation"]):
            assert f"({said})" not in outside_details(shown) and said in folded.text()


def test_the_folded_answer_says_of_each_option_whether_it_fits(page):
    lines = [[item.text() for item in q.one("details").all("li")] for q in page.all("fieldset")]
    assert lines[0] == [
        "The first (does not fit). The first does not fit.",
        "The second (fits). The second fits.",
        "The third (does not fit). The third does not fit.",
    ]
    assert lines[1] == [
        "This fits (fits). A fits.",
        "This does not (does not fit). B does not fit.",
        "This fits too (fits). C fits.",
        "Nor does this (does not fit). D does not fit.",
    ]
    assert lines[2] == [
        "True (does not fit). It is false.",
        "False (fits). It is false, as you say.",
    ]


def test_the_script_finds_the_feedback_of_each_option_by_its_id(page):
    for question in page.all("fieldset"):
        ids = [item.attributes["data-feedback"] for item in question.all("li")]
        assert ids == [field.attributes["value"] for field in question.all("input")]
        for item in question.all("li"):
            assert (
                len(item.with_class("course-answer__feedback"))
                == len(item.with_class("course-answer__option"))
                == 1
            )


def test_the_sources_are_links_to_their_place_on_the_page_with_their_labels(page):
    links = page.all("fieldset")[0].one("details").all("a")
    assert [(a.attributes["href"], a.text()) for a in links] == [
        ("#source-hse2018", "HSE 2018"),
        ("#source-who2016", "who2016"),
    ]


def test_a_quiz_without_intro_and_sources_has_no_empty_places():
    page = tree(quiz_html(load_quiz(VALID / "smallest.quiz.yml")))
    assert (
        not page.with_class("course__intro")
        and not page.with_class("course-answer__sources")
        and not page.all("a")
    )
    assert not [p for p in page.all("p") if not p.text()]


def test_each_question_has_one_place_where_its_mark_is_said_aloud(page):
    for question in page.all("fieldset"):
        place = question.one("div", role="status")
        assert place.attributes["class"] == "course-question__said" and not place.text()


def test_the_picture_of_a_question_travels_with_it_and_has_its_text(page):
    image = page.one("img")
    assert image.attributes["src"] == image_address(VALID / "leg.svg")
    assert (
        image.attributes["alt"] == "A leg with a straight knee."
        and image.parent.attributes["data-question"] == "one-fits"
    )


def test_a_picture_is_told_to_be_missing_and_never_left_out(quiz, tmp_path):
    with pytest.raises(
        ContentError, match=r"leg\.svg: is not an SVG or PNG file that exists; correct the path"
    ):
        quiz_html(quiz, tmp_path)


# --- habits ---


def test_habits_are_boxes_to_tick_under_their_intro():
    page = tree(checklist_html(load_checklist(VALID / "habits.checklist.yml")))
    section = page.one("section")
    assert (section.attributes["data-course"], section.attributes["data-id"]) == (
        "habits",
        "some-habits",
    )
    assert page.one("legend").text() == "Tick what you do."
    assert [
        (i.attributes["type"], i.attributes["name"], i.attributes["value"])
        for i in page.all("input")
    ] == [("checkbox", "item", "walk"), ("checkbox", "item", "rest")]
    assert [label.text() for label in page.all("label")] == [
        "I walk most days. Not proven.",
        "I rest.",
    ]
    assert [note.text() for note in page.all("small")] == ["Not proven."]


def test_habits_without_intro_are_named_by_their_title():
    assert (
        tree(checklist_html(load_checklist(VALID / "smallest-habits.checklist.yml")))
        .one("legend")
        .text()
        == "One habit"
    )


# --- warning signs ---


def rows(page):
    """Return the table as it is read: the text of each cell, row by row."""
    cells = [
        [cell.text() for cell in row.children if isinstance(cell, Element)]
        for row in page.one("table").all("tr")
    ]
    return cells


def test_without_script_each_line_says_what_to_do(signs_page):
    lines = [item.text() for item in signs_page.with_class("course-sign")]
    assert lines == [
        "Your chest hurts. Call your emergency number.",
        "You are numb. Go to hospital.",
        "One leg is swollen. More than the other. Call your unit or nurse. Do not rub.",
        "Your head hurts. Call your unit or nurse.",
        "A red line. Today. Do not rub.",
        "Both legs are puffy.",
    ]


def test_the_most_urgent_group_stands_first_and_each_has_its_heading(signs_page):
    groups = signs_page.with_class("course-signs__group")
    assert [group.attributes["data-level"] for group in groups] == ["1", "2", "3"]
    assert [group.one("h4").text() for group in groups] == ["‼ Emergency", "☎ Now", "◷ Today"]


def test_the_script_finds_the_action_of_each_sign(signs, signs_page):
    boxes = signs_page.all("input", name="sign")
    assert [(b.attributes["value"], b.attributes["data-action"]) for b in boxes] == [
        (s.id, s.action) for s in signs.signs
    ]
    assert [b.attributes["value"] for b in boxes if "data-do-not-rub" in b.names] == [
        "swollen",
        "line",
    ]
    assert [b.attributes["value"] for b in boxes if "data-feared" in b.names] == ["swollen"]


def test_the_script_finds_each_outcome_once_with_its_level_and_words(signs, signs_page):
    boxes = [box for box in signs_page.with_class("course-outcome") if "data-level" in box.names]
    assert [(b.attributes["data-outcome"], b.attributes["data-level"]) for b in boxes] == [
        (a.id, str(a.level)) for a in signs.actions
    ]
    assert [b.attributes["data-outcome"] for b in boxes if "data-read-out" in b.names] == [
        "unit",
        "today",
    ]
    assert [b.one("h4").text() for b in boxes] == [
        "‼ Call your emergency number.",
        "‼ Go to hospital.",
        "☎ Call your unit or nurse.",
        "◷ Today.",
    ]
    assert [b.with_class("course-outcome__text")[0].text() for b in boxes] == [
        "Do not wait.",
        "Or call your emergency number.",
        "Day or night.",
        "In the next hours.",
    ]


def test_the_action_stands_before_its_explanation(signs_page):
    for box in signs_page.all("div"):
        if "data-outcome" in box.names:
            assert next(child for child in box.children if isinstance(child, Element)).tag == "h4"


def test_not_to_rub_is_said_at_every_level(signs_page):
    boxes = [box for box in signs_page.with_class("course-outcome") if "data-level" in box.names]
    assert all([p for p in box.all("p") if "data-rub" in p.names] for box in boxes)


def test_nothing_ticked_has_an_outcome_that_does_not_soothe(signs_page):
    box = signs_page.one("div", data_outcome="nothing")
    assert box.one("h4").text() == "You ticked no sign"
    assert (
        "You ticked no sign. Call your unit or nurse if it changes, or your emergency number."
        in box.text()
    )
    assert (
        "✓" not in box.text() and "0 of" not in box.text() and "good" not in box.attributes["class"]
    )


def test_the_words_for_the_phone_have_a_place_for_stage_and_signs(signs_page):
    box = signs_page.one("div", data_outcome="read-out")
    lines = [line.text() for line in box.with_class("course-outcome__say")[0].all("p")]
    assert lines == [
        "I wait for an operation, or I had one.",
        "I call because [the signs you ticked. Say the ones you have]",
        "It may be a clot.",
        "I need to be seen now.",
    ]
    assert [slot.attributes["data-slot"] for slot in box.all("span")] == [
        "say",
        "signs",
        "when",
        "out_of_hours",
        "emergency",
    ]


def test_each_place_for_whom_to_call_is_marked_and_filled_with_the_words_of_the_list(signs_page):
    slots = [
        slot
        for slot in signs_page.all("span")
        if slot.attributes.get("data-slot") in ("unit", "visit", "emergency")
    ]
    said = {
        "unit": "your unit or nurse",
        "visit": "your nurse",
        "emergency": "your emergency number",
    }
    assert {slot.attributes["data-slot"] for slot in slots} == set(said)
    assert all(slot.text() == said[slot.attributes["data-slot"]] for slot in slots)
    assert "{" not in signs_page.text()


def test_each_stage_carries_whom_to_call_and_what_to_say(signs, signs_page):
    for stage in signs.stages:
        field = signs_page.one("input", name="stage", value=stage.id)
        assert field.attributes["type"] == "radio" and field.parent.text() == stage.text
        told = {
            part.attributes["data-is"]: part.text()
            for part in signs_page.one("template", data_stage=stage.id).all("span")
            if "data-is" in part.names
        }
        assert (told["unit"], told["visit"]) == (stage.unit, stage.visit)
        assert told["say"] == stage.say.replace("{weeks}", "__")


def test_a_country_carries_whom_else_to_call_and_what_is_another_action_there(signs_page):
    option = signs_page.one("option", value="there")
    assert option.attributes["data-unit"] == "the night nurse"
    assert option.attributes["data-unit-before"] == "the ward"
    assert option.attributes["data-instead-hospital"] == "emergency"


def test_each_number_is_a_link_that_dials(signs_page):
    lines = [item for item in signs_page.all("li") if "data-country" in item.names]
    assert [(item.attributes["data-country"], item.text()) for item in lines] == [
        ("here", "Here: 999"),
        ("there", "There: 112 or 110. Two numbers. Nobody answers? Call 1."),
    ]
    assert [[(a.attributes["href"], a.text()) for a in item.all("a")] for item in lines] == [
        [("tel:999", "999")],
        [("tel:112", "112"), ("tel:110", "110"), ("tel:1", "1")],
    ]


def test_doubts_and_later_are_told_before_the_list_and_the_review_after_it(signs_page):
    text = signs_page.text()
    order = [
        "Not sure? Tick it.",
        "They count after an operation too. Call your unit or nurse.",
        "Your chest hurts.",
        "Ask about anything else.",
        "Sore is common.",
        "Nobody has reviewed this.",
    ]
    assert sorted(order, key=text.index) == order


def test_the_answer_is_empty_until_she_asks(signs_page):
    assert signs_page.with_class("course-signs__answer")[0].children == []
    assert signs_page.with_class("course-signs__ask")[0].children == []


# --- questions one at a time ---


def test_questions_that_come_one_at_a_time_all_stand_there_with_what_the_script_needs():
    quiz = load_quiz(VALID / "one-by-one.quiz.yml")
    page = tree(quiz_html(quiz, VALID))
    section = page.one("section")
    assert (
        section.attributes["data-show"] == "3"
        and len(page.with_class("course-question__stem")) == 5
    )
    numbers = page.with_class("course-question__number")
    of_all = [WORDS["question_of"].format(number=i, total=5) for i in range(1, 6)]
    of_all[1] += f" · {WORDS['worth'].format(points=2)}"
    assert [number.text() for number in numbers] == of_all, "so it stands on paper"
    assert [number.attributes.get("data-all") for number in numbers[:3]] == of_all[:3]
    assert [number.attributes.get("data-shown") for number in numbers] == [
        *(text.replace("of 5", "of 3") for text in of_all[:3]),
        None,
        None,
    ]
    said = json.loads(section.attributes["data-words"])
    assert said["more_questions"] == "{count} more" and said["next_question"] == "Next question"


@pytest.mark.parametrize("change", [{"show": None}, {"mode": "check"}], ids=["none", "check"])
def test_without_show_and_outside_practice_nothing_comes_one_at_a_time(change):
    quiz = load_quiz(VALID / "one-by-one.quiz.yml").model_copy(update=change)
    text = quiz_html(quiz, VALID)
    assert not any(word in text for word in ("data-show", "data-all", "next_question"))


def test_more_on_show_than_there_are_is_all_of_them():
    quiz = load_quiz(VALID / "one-by-one.quiz.yml").model_copy(update={"show": 9})
    page = tree(quiz_html(quiz, VALID))
    assert page.one("section").attributes["data-show"] == "5"


@pytest.mark.parametrize("wrong", [0, -1, "3", 2.5, True])
def test_show_is_a_whole_number_from_one(wrong):
    data = load_quiz(VALID / "one-by-one.quiz.yml").model_dump() | {"show": wrong}
    with pytest.raises(ValueError):
        Quiz.model_validate(data)
