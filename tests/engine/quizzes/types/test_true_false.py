"""The type `true_false`: a statement. Its marks are in `fixtures/marking/true_false.yml`."""

from helpers.asking import asked, html_of, refusal

from coursebook.core.messages import messages

STATEMENT = {"type": "true_false", "answer": False, "if_true": "Ft.", "if_false": "Ff."}


def test_the_two_answers_are_words_of_the_engine_and_keep_their_order():
    page = html_of(STATEMENT, shuffle=True)
    assert [label.text() for label in page.all("label")] == [
        messages()["true"],
        messages()["false"],
    ]


def test_each_answer_has_its_own_feedback():
    assert [(option.id, option.right, option.feedback) for option in asked(STATEMENT).options] == [
        ("true", False, "Ft."),
        ("false", True, "Ff."),
    ]


def test_a_red_flag_is_never_a_statement_to_judge():
    assert refusal({**STATEMENT, "red_flag": True}).startswith(
        "a red flag is never a true/false question; use 'type: single'"
    )
