"""The type `reflect`: never scored.

What its marks say of the ticked points is in `fixtures/marking/reflect.yml`.
"""

from helpers.asking import asked, html_of, refusal

from coursebook.core.messages import messages
from coursebook.quizzes.marking import complete, score, total
from coursebook.quizzes.models import Quiz

REFLECT = {"type": "reflect", "model_answer": "So.", "covers": [{"id": "a", "text": "I said A."}]}


def test_there_is_room_for_words_and_on_paper_lines():
    page = html_of(REFLECT)
    assert (
        page.one("textarea").parent.tag == "label"
        and len(page.with_class("course-lines")[0].all("i")) == 4
    )


def test_the_model_answer_and_what_it_covers_are_folded_away():
    folded = html_of(REFLECT).one("details")
    assert (
        folded.one("summary").text() == messages()["show_model"]
        and "So." in folded.text()
        and folded.one("input").attributes["value"] == "a"
    )


def test_it_never_counts():
    quiz = Quiz(id="quiz", title="Quiz", questions=[asked(REFLECT)])
    assert (
        total(quiz) == score(quiz, {"q": ["a"]}) == 0
        and quiz.scored == []
        and complete(quiz, {"q": []})
    )


def test_it_needs_a_model_answer_and_points_but_in_a_survey():
    assert "'model_answer' is missing" in refusal({"type": "reflect", "covers": REFLECT["covers"]})
    assert "'covers' is missing" in refusal({"type": "reflect", "model_answer": "So."})
    plain = {"id": "q", "type": "reflect", "stem": "What else?"}
    assert Quiz(id="quiz", title="Quiz", mode="survey", questions=[plain]).questions[0].key == ()


def test_it_is_never_about_a_red_flag():
    assert "cannot say that an answer is less help" in refusal({**REFLECT, "red_flag": True})
