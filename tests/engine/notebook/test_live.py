"""Quizzes and lists of habits that are live: what a kernel may know, and what it never does."""

from pathlib import Path

import pytest
import traitlets
from helpers.places import FIXTURES

import coursebook
from coursebook import checklist, quiz
from coursebook.core.bundle import KINDS, read_module, read_style
from coursebook.core.errors import CourseError
from coursebook.core.outputs import split_output
from coursebook.core.settings import course_in_force
from coursebook.notebook.live import LiveHabits, LiveQuiz
from coursebook.quizzes.loading import load_quiz

VALID = FIXTURES / "valid"
FILES = {"choices.quiz.yml": LiveQuiz, "habits.checklist.yml": LiveHabits}
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def show():
    """Show a content file as a cell does; close the widget as a kernel that stops does."""
    shown = []

    def show_one(source, **more):
        function = checklist if ".checklist." in str(source) else quiz
        source = VALID / source if isinstance(source, str) else source
        shown.append(function(source, live=True, **more))
        return shown[-1]

    yield show_one
    for each in shown:
        each.layout.close()
        each.close()


@pytest.fixture(params=FILES)
def widget(request, show):
    return show(request.param)


@pytest.fixture
def live_quiz(show):
    return show("choices.quiz.yml")


@pytest.fixture
def live_habits(show):
    return show("habits.checklist.yml")


def state_of(widget):
    return {key: value for key, value in widget.get_state().items() if not key.startswith("_")}


def bundle_of(widget):
    bundle = widget._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


# What it is


@pytest.mark.parametrize("file", FILES)
def test_each_content_gets_its_widget(show, file):
    assert isinstance(show(file), FILES[file])


def test_a_widget_shows_itself_live_as_html_and_as_text(widget):
    bundle = bundle_of(widget)
    assert set(bundle) == {VIEW, "text/html", "text/plain"}
    assert bundle[VIEW]["model_id"] == widget.model_id


@pytest.mark.parametrize("file", FILES)
def test_beside_the_widget_is_stored_what_is_stored_without_one(show, file):
    plain = (quiz if ".quiz." in file else checklist)(VALID / file)
    assert bundle_of(show(file))["text/html"] == plain.html
    assert show(file).html.strip() == split_output(plain.html)[1]


def test_a_widget_names_itself_the_same_each_time(live_quiz, live_habits):
    assert repr(live_quiz) == bundle_of(live_quiz)["text/plain"] == "LiveQuiz('choices')"
    assert repr(live_habits) == bundle_of(live_habits)["text/plain"] == "LiveHabits('some-habits')"


def test_a_widget_carries_the_script_and_the_style_of_today(widget):
    kind = widget.kind
    assert widget._esm == read_module(kind) and "export default" in read_module(kind)
    assert widget._css == read_style(*KINDS[kind].styles)


def test_the_script_has_the_id_of_the_course_in_force(show, tmp_path):
    (tmp_path / "course.yml").write_text("id: back-pain\n")
    with course_in_force(tmp_path):
        assert '"back-pain"' in show("choices.quiz.yml")._esm


def test_a_widget_has_two_models_and_no_more(widget):
    models = [value for value in widget.get_state().values() if str(value).startswith("IPY_MODEL_")]
    assert models == [f"IPY_MODEL_{widget.layout.model_id}"]


def test_the_same_quiz_may_be_shown_twice_and_both_stay_live(show):
    first, second = show("choices.quiz.yml"), show("choices.quiz.yml")
    assert first.model_id != second.model_id
    first.set_state({"answers": {"one-fits": ["second"]}})
    assert (first.score, second.score) == (1, 0)
    assert first.comm is not None and second.comm is not None


def test_a_live_quiz_may_be_a_dictionary_and_have_another_form(show):
    data = load_quiz(VALID / "plain.quiz.yml").model_dump(exclude_none=True)
    one, other = show(data), show(data, form="B")
    assert one.html == split_output(quiz(data).html)[1] != other.html
    assert other.html == split_output(quiz(data, form="B").html)[1]


# What a kernel may know


def test_what_a_quiz_tells_the_browser_is_its_html_and_the_answers(live_quiz):
    assert set(state_of(live_quiz)) == {
        "html",
        "answers",
        "confidence",
        "layout",
        "tabbable",
        "tooltip",
    }
    assert live_quiz.answers == live_quiz.confidence == {}


def test_what_a_list_of_habits_tells_is_its_html_and_the_ticks(live_habits):
    assert set(state_of(live_habits)) == {"html", "ticked", "layout", "tabbable", "tooltip"}
    assert live_habits.ticked == []


def test_warning_signs_have_no_live_form_and_what_is_ticked_stays_on_the_page():
    signs = VALID / "red-flags.checklist.yml"
    with pytest.raises(CourseError, match="Warning signs have no live form: what is ticked never"):
        checklist(signs, live=True)
    # Not live, they are no widget at all: nothing could be told to a kernel.
    assert not isinstance(checklist(signs), traitlets.HasTraits)


# How it follows


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
def test_the_score_follows_the_answers_that_the_browser_sends(live_quiz, answers, score):
    live_quiz.set_state({"answers": answers})
    assert (live_quiz.answers, live_quiz.score, live_quiz.total) == (answers, score, 3)


def test_answers_that_a_cell_sets_are_marked_and_told_to_the_browser(live_quiz):
    live_quiz.answers = {"one-fits": ["second"]}
    assert live_quiz.score == 1
    assert live_quiz.get_state("answers") == {"answers": {"one-fits": ["second"]}}
    assert {"answers", "confidence"} < set(live_quiz.traits(sync=True))


def test_a_quiz_is_complete_once_all_is_answered_and_no_red_flag_got_too_little_help(live_quiz):
    answers = {"one-fits": ["first"], "some-fit": ["a"], "true-or-not": ["true"]}
    live_quiz.set_state({"answers": answers})
    assert live_quiz.complete is False and live_quiz.score == 0.5
    live_quiz.set_state({"answers": {**answers, "one-fits": ["second"]}})
    assert live_quiz.complete is True and live_quiz.score == 1.5


def test_every_type_is_marked(show):
    widget = show("every-type.quiz.yml")
    questions = load_quiz(VALID / "every-type.quiz.yml").questions
    widget.set_state({"answers": {question.id: list(question.key) for question in questions}})
    assert (widget.score, widget.total, widget.complete) == (8, 8, True)


def test_the_score_goes_back_when_the_learner_starts_again(live_quiz):
    live_quiz.set_state({"answers": {"one-fits": ["second"]}})
    live_quiz.set_state({"answers": {}})
    assert live_quiz.score == 0


def test_a_cell_can_watch_the_score(live_quiz):
    seen = []
    live_quiz.observe(lambda change: seen.append(change["new"]), "score")
    live_quiz.set_state({"answers": {"one-fits": ["second"]}})
    assert seen == [1]


def test_nobody_sets_the_score_by_hand(live_quiz):
    with pytest.raises(traitlets.TraitError, match="read-only"):
        live_quiz.score = 3
    live_quiz.set_state({"score": 3})
    assert live_quiz.score == 0


def test_the_ticks_of_habits_follow_the_browser(live_habits):
    live_habits.set_state({"ticked": ["rest"]})
    assert live_habits.ticked == ["rest"]


def test_answers_do_not_change_the_html(live_quiz):
    before = live_quiz.html
    live_quiz.set_state({"answers": {"one-fits": ["second"]}})
    assert live_quiz.html == before


def test_no_other_module_knows_widgets():
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
    assert sorted(knows) == ["notebook/live.py", "notebook/report_panel.py"]
