"""The widgets: both faces of each, ids that stay, and what the kernel may know."""

import gc
from pathlib import Path

import pytest
import traitlets
from comm import get_comm_manager
from helpers.places import FIXTURES

import coursebook
from coursebook import checklist, quiz
from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.core.bundle import join_module, join_style
from coursebook.core.errors import ContentError
from coursebook.notebook.widgets import HabitsWidget, QuizWidget, RedFlagsWidget
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

VALID = FIXTURES / "valid"
FILES = ["choices.quiz.yml", "habits.checklist.yml", "red-flags.checklist.yml"]
KINDS = [QuizWidget, HabitsWidget, RedFlagsWidget]
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def show():
    """Show a content file as a lesson does; close the widget as a kernel that stops does."""
    shown = []

    def show_one(file):
        function = quiz if ".quiz." in str(file) else checklist
        shown.append(function(VALID / file))
        return shown[-1]

    yield show_one
    for each in reversed(shown):
        if each.comm is not None:  # a later widget of the same content may have taken over
            each.layout.close()
            each.close()


@pytest.fixture(params=FILES)
def widget(request, show):
    return show(request.param)


@pytest.fixture
def quiz_widget(show):
    return show("choices.quiz.yml")


def state_of(widget):
    return {key: value for key, value in widget.get_state().items() if not key.startswith("_")}


def bundle_of(widget):
    bundle = widget._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


@pytest.mark.parametrize("file, kind", list(zip(FILES, KINDS, strict=True)), ids=FILES)
def test_each_content_gets_its_widget(show, file, kind):
    assert [each for each in KINDS if isinstance(show(file), each)] == [kind]


def test_a_widget_shows_itself_live_as_html_and_as_text(widget):
    bundle = bundle_of(widget)
    assert set(bundle) == {VIEW, "text/html", "text/plain"}
    assert bundle["text/html"] == widget.html and widget.html.startswith("<section ")
    assert bundle[VIEW]["model_id"] == widget.model_id


def test_the_html_is_what_rendering_gives(show, monkeypatch):
    monkeypatch.setattr("coursebook.notebook.widgets.labels_near", lambda near: {})
    assert show(FILES[0]).html == quiz_html(load_quiz(VALID / FILES[0]), VALID)
    for file in FILES[1:]:
        assert show(file).html == checklist_html(load_checklist(VALID / file))


def test_sources_are_named_by_the_bibliography_of_the_course_around_the_file(show, tmp_path):
    (tmp_path / "book").mkdir()
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: book/index\n")
    (tmp_path / "book" / "references.bib").write_text(
        "@misc{hse2018, title = {T}, label = {HSE 2018}, year = {2018}}"
    )
    (tmp_path / "notebooks").mkdir()
    for name in ("every-type.quiz.yml", "leg.svg"):
        (tmp_path / "notebooks" / name).write_bytes((VALID / name).read_bytes())
    html = show(tmp_path / "notebooks" / "every-type.quiz.yml").html
    assert (
        '<a href="#source-hse2018">HSE 2018</a>' in html
        and '<a href="#source-who2016">who2016</a>' in html
    )


def test_a_quiz_outside_a_course_still_works(show, tmp_path):
    (tmp_path / "x.quiz.yml").write_bytes((VALID / "plain.quiz.yml").read_bytes())
    assert '<a href="#source-hse2018">hse2018</a>' in show(tmp_path / "x.quiz.yml").html


def test_the_ids_of_the_models_are_made_of_the_id_of_the_content(widget):
    assert widget.model_id == f"course-{widget._content.id}"
    assert widget.layout.model_id == f"course-{widget._content.id}-layout"


def test_a_widget_has_two_models_and_no_more(widget):
    assert [
        key for key, value in widget.get_state().items() if str(value).startswith("IPY_MODEL_")
    ] == ["layout"]


@pytest.mark.parametrize("file", FILES)
def test_a_second_widget_of_the_same_content_says_the_same(show, file):
    first = show(file)
    said = (bundle_of(first), first.get_state(), repr(first))
    second = show(file)
    assert (bundle_of(second), second.get_state(), repr(second)) == said


@pytest.mark.parametrize("file", FILES)
def test_a_cell_that_is_run_again_keeps_its_widget_live_when_the_first_one_is_forgotten(show, file):
    gc.freeze()  # what other tests have left need not be looked through
    first = (quiz if ".quiz." in file else checklist)(VALID / file)
    second = show(file)
    open_before = {second.model_id, second.layout.model_id}
    del first
    gc.collect()
    gc.unfreeze()
    assert open_before - set(get_comm_manager().comms) == set()


@pytest.mark.parametrize(
    "file, text",
    list(
        zip(
            FILES,
            [
                "QuizWidget('choices')",
                "HabitsWidget('some-habits')",
                "RedFlagsWidget('some-signs')",
            ],
            strict=True,
        )
    ),
)
def test_a_widget_names_itself_the_same_each_time(show, file, text):
    assert repr(show(file)) == bundle_of(show(file))["text/plain"] == text


def test_a_widget_carries_the_script_and_the_style_of_today(widget):
    assert (widget._esm, widget._css) == (join_module("course"), join_style())


def test_what_a_quiz_tells_the_browser_is_its_html_and_the_answers(quiz_widget):
    assert set(state_of(quiz_widget)) == {
        "html",
        "answers",
        "confidence",
        "layout",
        "tabbable",
        "tooltip",
    }
    assert quiz_widget.answers == quiz_widget.confidence == {}


def test_what_a_list_of_habits_tells_is_its_html_and_the_ticks(show):
    widget = show("habits.checklist.yml")
    assert set(state_of(widget)) == {"html", "ticked", "layout", "tabbable", "tooltip"}
    assert widget.ticked == []


def test_the_warning_signs_have_no_place_for_ticks(show):
    widget = show("red-flags.checklist.yml")
    assert set(state_of(widget)) == {"html", "layout", "tabbable", "tooltip"}
    plain = {name for name, trait in HabitsWidget.class_traits(sync=True).items()} - {"ticked"}
    assert set(RedFlagsWidget.class_traits(sync=True)) == plain


def test_the_warning_signs_take_no_message_for_ticks(show):
    widget = show("red-flags.checklist.yml")
    before = widget.get_state()
    widget.set_state({"ticked": ["chest"], "answers": {"chest": ["on"]}, "signs": ["chest"]})
    assert (
        widget.get_state() == before
        and not hasattr(widget, "ticked")
        and not hasattr(widget, "answers")
    )


@pytest.mark.parametrize(
    "answers, score",
    [
        ({}, 0),
        ({"one-fits": ["second"]}, 1),
        ({"one-fits": ["first"]}, 0),
        ({"one-fits": ["second"], "some-fit": ["c", "a"], "true-or-not": ["false"]}, 3),
        ({"not-here": ["second"]}, 0),
    ],
)
def test_the_score_follows_the_answers_that_the_browser_sends(quiz_widget, answers, score):
    quiz_widget.set_state({"answers": answers})
    assert (quiz_widget.answers, quiz_widget.score, quiz_widget.total) == (answers, score, 3)


def test_a_quiz_is_complete_once_all_is_answered_and_no_red_flag_got_too_little_help(quiz_widget):
    answers = {"one-fits": ["first"], "some-fit": ["a"], "true-or-not": ["true"]}
    quiz_widget.set_state({"answers": answers})
    assert quiz_widget.complete is False and quiz_widget.score == 0.5
    quiz_widget.set_state({"answers": {**answers, "one-fits": ["second"]}})
    assert quiz_widget.complete is True and quiz_widget.score == 1.5


def test_every_type_lives_in_one_model_and_its_layout(show):
    widget = show("every-type.quiz.yml")
    widget.set_state(
        {
            "answers": {
                question.id: list(question.key)
                for question in load_quiz(VALID / "every-type.quiz.yml").questions
            }
        }
    )
    assert (widget.score, widget.total, widget.complete) == (8, 8, True)
    models = [
        model for key, model in widget.get_state().items() if str(model).startswith("IPY_MODEL_")
    ]
    assert models == [f"IPY_MODEL_{widget.layout.model_id}"]


def test_a_quiz_may_be_a_dictionary_or_a_model_and_have_another_form(show):
    content = load_quiz(VALID / "plain.quiz.yml").model_copy(update={"id": "plain"})
    data = content.model_dump(exclude_none=True)
    shown = [quiz(data), quiz(content), quiz(data, form="B")]
    assert shown[0].html == shown[1].html != shown[2].html and 'data-id="plain"' in shown[2].html
    with pytest.raises(ContentError, match="^the quiz 'plain': 'title' is missing; write it here"):
        quiz({key: value for key, value in data.items() if key != "title"})
    for widget in reversed(shown):
        if widget.comm is not None:
            widget.layout.close()
            widget.close()


def test_the_score_goes_back_when_the_learner_starts_again(quiz_widget):
    quiz_widget.set_state({"answers": {"one-fits": ["second"]}})
    quiz_widget.set_state({"answers": {}})
    assert quiz_widget.score == 0


def test_a_cell_can_watch_the_score(quiz_widget):
    seen = []
    quiz_widget.observe(lambda change: seen.append(change["new"]), "score")
    quiz_widget.set_state({"answers": {"one-fits": ["second"]}})
    assert seen == [1]


def test_nobody_sets_the_score_by_hand(quiz_widget):
    with pytest.raises(traitlets.TraitError, match="read-only"):
        quiz_widget.score = 3
    quiz_widget.set_state({"score": 3})
    assert quiz_widget.score == 0


def test_the_ticks_of_habits_follow_the_browser(show):
    widget = show("habits.checklist.yml")
    widget.set_state({"ticked": ["rest"]})
    assert widget.ticked == ["rest"]


def test_answers_do_not_change_the_html(quiz_widget):
    before = quiz_widget.html
    quiz_widget.set_state({"answers": {"one-fits": ["second"]}})
    assert quiz_widget.html == before


@pytest.mark.parametrize(
    "function, file",
    [(quiz, "misspelt-key.quiz.yml"), (checklist, "habit-without-text.checklist.yml")],
)
def test_a_file_with_mistakes_gives_the_error_that_lists_them(function, file):
    path = VALID.parent / "invalid" / file
    lines = path.with_name(f"{path.name[:-4]}.errors.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as caught:
        function(path)
    assert str(caught.value).splitlines() == [f"{path}:{line}" for line in lines]


def test_a_file_that_is_not_there_is_told_with_what_is():
    with pytest.raises(
        ContentError,
        match="there is no such file; the .yml files there: arabic.quiz.yml, awkward-text",
    ):
        quiz(VALID / "nope.quiz.yml")


def test_no_other_module_knows_anywidget():
    package = Path(coursebook.__file__).parent
    texts = {path: path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    knows = [
        path.relative_to(package).as_posix()
        for path, text in texts.items()
        if any(
            f"import {name}" in text or f"from {name}" in text
            for name in ("anywidget", "ipywidgets", "traitlets")
        )
    ]
    assert knows == ["notebook/widgets.py"]
