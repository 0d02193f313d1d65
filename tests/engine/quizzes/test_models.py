"""The models: what they refuse, what they work out, and that nothing changes them."""

import pytest
from helpers.places import FIXTURES
from pydantic import TypeAdapter, ValidationError

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import Action, Checklist, Habits, RedFlags
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types.choices import Option
from coursebook.quizzes.types.multiple import Multiple
from coursebook.quizzes.types.single import Single
from coursebook.quizzes.types.true_false import TrueFalse

A = {"id": "a", "text": "A", "right": True, "feedback": "Fa."}
B = {"id": "b", "text": "B", "feedback": "Fb."}
C = {"id": "c", "text": "C", "feedback": "Fc."}
SHARED = {"id": "q", "objective": "stretch", "stem": "Which?", "explanation": "Because."}
STATEMENT = {**SHARED, "type": "true_false", "answer": True, "if_true": "Ft.", "if_false": "Ff."}
HABITS = {"kind": "habits", "id": "h", "title": "H", "items": [{"id": "walk", "text": "I walk."}]}


@pytest.fixture
def signs():
    return load_checklist(FIXTURES / "valid" / "red-flags.checklist.yml")


def asked(**data):
    """Return the question of plain data as a quiz holds it, with every rule tried."""
    return Quiz(id="quiz", title="Quiz", questions=[data]).questions[0]


def single(*options, **more):
    return asked(**{**SHARED, "type": "single", "options": list(options), **more})


def multiple(*options, **more):
    return asked(**{**SHARED, "type": "multiple", "options": list(options), **more})


def right(option):
    return {**option, "right": True}


@pytest.mark.parametrize("options", [(A, B), (B, C, A), (B, A, C)])
def test_the_key_of_a_single_choice_is_its_right_option_wherever_it_stands(options):
    assert single(*options).key == ("a",)


def test_the_key_of_a_multiple_choice_has_the_right_options_in_the_order_of_the_file():
    assert multiple(right(C), B, A).key == ("c", "a")


@pytest.mark.parametrize("answer, key", [(True, ("true",)), (False, ("false",))])
def test_the_key_of_a_statement_is_its_answer(answer, key):
    assert TrueFalse(**{**STATEMENT, "answer": answer}).key == key


@pytest.mark.parametrize("answer", [True, False])
def test_a_statement_gives_each_answer_its_own_feedback(answer):
    options = TrueFalse(**{**STATEMENT, "answer": answer}).options
    assert [(option.id, option.feedback) for option in options] == [
        ("true", "Ft."),
        ("false", "Ff."),
    ]


@pytest.mark.parametrize(
    "options, says",
    [
        ((B, C), "0 options are right; mark exactly one"),
        ((A, right(B)), "2 options are right; mark exactly one"),
    ],
)
def test_a_single_choice_has_exactly_one_right_option(options, says):
    with pytest.raises(ValidationError, match=says):
        single(*options)


@pytest.mark.parametrize(
    "options, says",
    [
        ((B, C, {**C, "id": "d"}), "0 of 3 options are right"),
        ((A, right(B), right(C)), "3 of 3 options are right"),
    ],
)
def test_a_multiple_choice_has_a_right_and_a_wrong_option(options, says):
    with pytest.raises(ValidationError, match=says):
        multiple(*options)


def test_a_red_flag_is_never_a_statement_to_judge():
    with pytest.raises(
        ValidationError, match="a red flag is never a true/false question; use 'type: single'"
    ):
        asked(**STATEMENT, red_flag=True)


@pytest.mark.parametrize("make", [single, multiple])
def test_a_red_flag_may_be_a_choice(make):
    assert make(A, B, C, red_flag=True).red_flag is True


@pytest.mark.parametrize("value", ["yes", "true", 1, 0, None])
def test_right_is_true_or_false_and_nothing_like_it(value):
    with pytest.raises(ValidationError, match="right"):
        Option(**{**B, "right": value})


@pytest.mark.parametrize("value", ["false", 1, 0, None])
def test_the_answer_of_a_statement_is_true_or_false_and_nothing_like_it(value):
    with pytest.raises(ValidationError, match="answer"):
        TrueFalse(**{**STATEMENT, "answer": value})


@pytest.mark.parametrize("name", ["a", "first-thing", "2-habits", "a" * 60])
def test_an_id_has_lower_case_letters_digits_and_dashes(name):
    assert Option(**{**B, "id": name}).id == name


@pytest.mark.parametrize(
    "name",
    ["", "A", "a b", "a--b", "-a", "a-", "a_b", "ä", "a/b", 'a"', "a.b", "a\nb", "a" * 61, 1, None],
)
def test_any_other_id_is_refused(name):
    with pytest.raises(ValidationError, match="id"):
        Option(**{**B, "id": name})


@pytest.mark.parametrize("name", ["text", "feedback"])
@pytest.mark.parametrize("value", ["", "   ", "\n\t", 3, True, ["A"]])
def test_a_text_is_never_empty_and_never_something_else(name, value):
    with pytest.raises(ValidationError, match=name):
        Option(**{**B, name: value})


@pytest.mark.parametrize("name", ["text", "id"])
def test_each_option_has_text_and_id(name):
    with pytest.raises(ValidationError, match=f"{name}\n  Field required"):
        Option(**{key: value for key, value in B.items() if key != name})


def test_each_option_has_feedback_and_each_question_an_explanation_but_in_a_survey():
    with pytest.raises(ValidationError, match="'feedback' is missing; write it here"):
        single(A, {"id": "b", "text": "B"})
    with pytest.raises(ValidationError, match="'explanation' is missing; write it here"):
        single(A, B, explanation=None)
    plain = {
        "id": "q",
        "type": "single",
        "stem": "Which?",
        "options": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}],
    }
    assert Quiz(id="x", title="X", mode="survey", questions=[plain]).scored == []


@pytest.mark.parametrize("name", ["id", "stem", "options"])
def test_each_question_has_what_all_questions_share(name):
    whole = {**SHARED, "type": "single", "options": [A, B]}
    with pytest.raises(ValidationError, match=f"{name}\n  Field required"):
        Single(**{key: value for key, value in whole.items() if key != name})


def test_the_space_around_a_text_is_left_out():
    assert Option(**{**B, "text": "  B \n"}).text == "B"


def test_a_key_that_is_not_known_is_refused():
    with pytest.raises(ValidationError, match="hint"):
        single(A, B, hint="Look twice.")


def test_the_type_chooses_the_model():
    quiz = Quiz(
        id="x",
        title="X",
        questions=[
            STATEMENT,
            {**SHARED, "type": "single", "options": [A, B]},
            {**SHARED, "type": "multiple", "options": [A, B, C]},
        ],
    )
    assert [type(question) for question in quiz.questions] == [TrueFalse, Single, Multiple]


def test_the_kind_chooses_the_checklist(signs):
    adapter = TypeAdapter(Checklist)
    assert type(adapter.validate_python(HABITS)) is Habits
    assert type(adapter.validate_python(signs.model_dump())) is RedFlags


def test_nothing_changes_a_model():
    with pytest.raises(ValidationError, match="frozen"):
        single(A, B).stem = "Other?"


@pytest.mark.parametrize("level, words, fits", [(1, 8, True), (1, 9, False), (2, 9, True)])
def test_an_emergency_says_what_to_do_in_at_most_eight_words(level, words, fits):
    action = {
        "id": "x",
        "level": level,
        "short": "Go.",
        "heading": " ".join(["go"] * words),
        "text": "Why.",
    }
    if fits:
        assert Action(**action).level == level
    else:
        with pytest.raises(ValidationError, match="more than eight words"):
            Action(**action)


@pytest.mark.parametrize("level", [0, 5, -1, 1.5, None])
def test_levels_go_from_one_to_four(level):
    with pytest.raises(ValidationError, match="level"):
        Action(id="x", level=level, short="Go.", heading="Go.", text="Why.")


def test_a_sign_finds_its_action(signs):
    assert {sign.id: signs.action_of(sign).id for sign in signs.signs} == {
        "chest": "emergency",
        "numb": "hospital",
        "swollen": "unit",
        "headache": "unit",
        "line": "today",
    }


def test_the_signs_of_a_level_keep_their_order_and_no_sign_is_lost(signs):
    levels = [[sign.id for sign in signs.signs_at(level)] for level in (1, 2, 3)]
    assert levels == [["chest", "numb"], ["swollen", "headache"], ["line"]]


def test_an_action_that_is_not_there_is_refused(signs):
    data = signs.model_dump()
    data["signs"][0]["action"] = "nowhere"
    with pytest.raises(
        ValidationError, match="the sign 'chest' names the action 'nowhere', which is not there"
    ):
        RedFlags(**data)


@pytest.mark.parametrize("levels", [(2, 1, 3), (1, 1, 3), (3, 2, 1)])
def test_the_most_urgent_group_stands_first(signs, levels):
    data = signs.model_dump()
    for group, level in zip(data["groups"], levels, strict=True):
        group["level"] = level
    with pytest.raises(ValidationError, match="in the order of their levels, 1 to 3, each once"):
        RedFlags(**data)


@pytest.mark.parametrize("number", ["99", "123456", "9 99", "+999", "911a", "", 999])
def test_an_emergency_number_is_three_to_five_digits(signs, number):
    data = signs.model_dump()
    data["countries"][0]["numbers"] = [number]
    with pytest.raises(ValidationError, match="numbers"):
        RedFlags(**data)


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        "not_sure",
        "reviewed",
        "beyond",
        "no_answer",
        "emergency",
        "read_out",
        "stages",
        "countries",
        "actions",
        "groups",
        "signs",
    ],
)
def test_warning_signs_lack_none_of_their_words(signs, name):
    data = signs.model_dump()
    del data[name]
    with pytest.raises(ValidationError, match=f"{name}\n  Field required"):
        RedFlags(**data)


@pytest.mark.parametrize("name", ["soreness", "later"])
def test_words_that_fit_some_lists_alone_may_be_left_out(signs, name):
    data = signs.model_dump()
    del data[name]
    assert getattr(RedFlags(**data), name) is None


def test_what_not_to_do_may_be_left_out_where_no_sign_asks_for_it(signs):
    data = signs.model_dump()
    del data["do_not_rub"]
    with pytest.raises(ValidationError, match="has 'do_not_rub', and the list has no words for it"):
        RedFlags(**data)
    for sign in data["signs"]:
        sign["do_not_rub"] = False
    assert RedFlags(**data).do_not_rub is None
