"""What lies behind wrong answers: kept from learners, shown to those who teach."""

import html
import re
import shutil

import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES, ROOT
from helpers.prose import build_prose

from coursebook.book.directives.misconceptions import MisconceptionsDirective, misconceptions_html
from coursebook.book.page_assets import assets_for
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.types import Misconception

PLAIN = FIXTURES / "valid" / "plain.quiz.yml"
EVERY_TYPE = FIXTURES / "valid" / "every-type.quiz.yml"


def name(path):
    return path.name


# --- the field ---


def quiz_of(question):
    return load_quiz(
        {
            "id": "quiz",
            "title": "Quiz",
            "questions": [{"stem": "Which?", "explanation": "So.", **question}],
        }
    )


OPTIONS = [
    {"id": "a", "text": "A", "right": True, "feedback": "Yes."},
    {"id": "b", "text": "B", "feedback": "No.", "misconception": "Thinks B."},
]


def test_the_field_is_optional():
    assert quiz_of(
        {
            "id": "q",
            "type": "single",
            "options": [OPTIONS[0], {"id": "b", "text": "B", "feedback": "No."}],
        }
    )


def test_a_right_answer_has_no_misconception():
    with pytest.raises(
        ContentError, match="only a wrong answer has a misconception behind it; take it out"
    ):
        quiz_of(
            {
                "id": "q",
                "type": "single",
                "options": [{**OPTIONS[0], "misconception": "Thinks A."}, OPTIONS[1]],
            }
        )


def test_a_survey_has_no_misconceptions():
    with pytest.raises(ContentError, match="only a wrong answer has a misconception"):
        load_quiz(
            {
                "id": "quiz",
                "title": "Quiz",
                "mode": "survey",
                "questions": [
                    {
                        "id": "q",
                        "type": "single",
                        "stem": "Which?",
                        "options": [
                            {"id": "a", "text": "A", "misconception": "Thinks A."},
                            {"id": "b", "text": "B"},
                        ],
                    }
                ],
            }
        )


@pytest.mark.parametrize("answer, wrong", [(True, "false"), (False, "true")])
def test_in_true_or_false_it_belongs_to_the_wrong_one_of_the_two(answer, wrong):
    [question] = quiz_of(
        {
            "id": "q",
            "type": "true_false",
            "answer": answer,
            "if_true": "T.",
            "if_false": "F.",
            "misconception": "Thinks so.",
        }
    ).questions
    assert {
        option.id: option.misconception for option in question.options if option.misconception
    } == {wrong: "Thinks so."}


# --- what those who teach see ---


def of_type(kind):
    questions = load_quiz(EVERY_TYPE).questions
    return next(question for question in questions if question.type == kind).prompts


@pytest.mark.parametrize(
    "kind, right, ideas",
    [
        (
            "single",
            ["The second"],
            [
                Misconception("The first", None, "The first does not fit."),
                Misconception(
                    "The third",
                    "Thinks that more is always better.",
                    "The third is more than is needed.",
                    True,
                ),
            ],
        ),
        (
            "multiple",
            ["This fits", "This fits too"],
            [
                Misconception("This does not", None, "B does not fit."),
                Misconception("Nor does this", None, "D does not fit."),
            ],
        ),
        (
            "true_false",
            ["False"],
            [Misconception("True", "Thinks that what is written is true.", "It is false.")],
        ),
        (
            "match",
            ["A leg: Now", "A chest: At once", "An itch: Later"],
            [
                Misconception(
                    "A leg: anything but “Now”",
                    "Thinks that a leg can wait.",
                    "The leg goes with now.",
                ),
                Misconception(
                    "A chest: anything but “At once”", None, "The chest goes with at once."
                ),
                Misconception("An itch: anything but “Later”", None, "The itch goes with later."),
            ],
        ),
        ("order", ["The first step", "The second step", "The third step", "The fourth step"], []),
        (
            "number",
            ["1 to 2 in every 1,000"],
            [
                Misconception("Less than 1", None, "There are more."),
                Misconception("More than 2", None, "There are fewer."),
            ],
        ),
        ("reflect", ["Say: *call now*."], []),
    ],
)
def test_each_type_tells_its_right_answer_and_its_wrong_ones(kind, right, ideas):
    [part] = of_type(kind)
    assert (part.right, part.ideas, part.story) == (right, ideas, "")


def test_a_story_is_told_step_by_step():
    first, second, third = of_type("case")
    assert (first.story, first.stem, first.right) == ("She wakes.", "What now?", ["Look"])
    assert first.ideas == [Misconception("Sleep", "Thinks that sleep mends it.", "She cannot.")]
    assert [idea.safe for idea in second.ideas] == [True, False] and third.right == [
        "Call the unit"
    ]


def shown(quiz):
    return tree(misconceptions_html(quiz))


def test_a_question_is_folded_under_its_stem_and_shows_all_of_it():
    quiz = quiz_of({"id": "q", "type": "single", "options": OPTIONS, "stem": "Which *one*?"})
    [card] = shown(quiz).all("details")
    assert (
        "open" not in card.attributes
        and card.one("summary").text() == "Which one?"
        and card.one("em").text() == "one"
    )
    assert card.text() == "Which one? Right: A Answer: B Behind it: Thinks B. Say: No. Why: So."


def test_a_warning_sign_and_a_safe_answer_are_named_in_words():
    cards = {
        card.attributes["data-question"]: card
        for card in shown(load_quiz(EVERY_TYPE)).all("details")
    }
    assert cards["one-fits"].one("summary").text().startswith("☎ Warning sign: Which")
    assert "Answer: The third (Safe, but more than is needed.)" in cards["one-fits"].text()
    assert "Warning" not in cards["some-fit"].text() and "Safe" not in cards["some-fit"].text()


def test_where_nobody_wrote_what_lies_behind_nothing_is_said_of_it():
    card = next(
        card
        for card in shown(load_quiz(EVERY_TYPE)).all("details")
        if card.attributes["data-question"] == "some-fit"
    )
    assert (
        messages()["notes"]["behind"] not in card.text() and "Say: B does not fit." in card.text()
    )


def test_hostile_text_stays_text():
    hostile = [
        OPTIONS[0],
        {
            **OPTIONS[1],
            "text": "<b>B</b>",
            "misconception": "<script>x</script>",
            "feedback": "<i>n</i>",
        },
    ]
    page = shown(quiz_of({"id": "q", "type": "single", "options": hostile}))
    assert (
        not page.all("script") + page.all("b") + page.all("i")
        and "<script>x</script>" in page.text()
    )


def test_the_words_of_the_notes_are_those_that_are_said():
    text = (ROOT / "coursebook" / "book" / "misconceptions.html.j2").read_text(encoding="utf-8")
    for path in (ROOT / "coursebook" / "quizzes" / "types").rglob("*.py"):
        text += path.read_text(encoding="utf-8")
    used = set(re.findall(r'\bt\.(\w+)|\["notes"\]\["(\w+)"\]', text))
    assert {found for pair in used for found in pair if found} | {"low", "high"} == set(
        messages()["notes"]
    )


def test_a_page_with_it_loads_what_folds_and_unfolds_it_on_paper():
    page = misconceptions_html(load_quiz(EVERY_TYPE))
    assert {"evidence.css", "misconceptions.css", "notes.js"} <= assets_for(page)
    assert (
        "misconceptions.css" not in assets_for("<p></p>") and 'class="book-evidence ' in page
    )  # the class that paper opens


def test_the_word_shows_a_file_and_tells_its_mistakes(tmp_path):
    shutil.copy(PLAIN, tmp_path)
    (tmp_path / "spoiled.quiz.yml").write_text(
        "id: spoiled\ntitle: Spoiled\nquestions: []\n", encoding="utf-8"
    )
    said, page = build_prose(
        tmp_path,
        "".join(f"```{{misconceptions}} {name}.quiz.yml\n```\n\n" for name in ("plain", "spoiled")),
        misconceptions=MisconceptionsDirective,
    )
    assert page.count('class="book-misconceptions"') == 1 and load_quiz(PLAIN).questions[
        0
    ].stem in html.unescape(page)
    assert "spoiled.quiz.yml:3:1: 'questions' has 0 entries" in said and "Traceback" not in said
