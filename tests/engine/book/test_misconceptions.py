"""What lies behind wrong answers: written for each one of the course, kept from learners, shown to those who teach."""

import html
import re
import shutil
from difflib import SequenceMatcher
from functools import lru_cache

import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES, ROOT, TESTS
from helpers.plain_yaml import read_plain_yaml
from helpers.prose import build_prose
from helpers.reading import grade, plain, sentences

from coursebook.book.directives.misconceptions import MisconceptionsDirective, misconceptions_html
from coursebook.book.page_assets import assets_for
from coursebook.claims.backing import labels_near
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz, load_quiz_text
from coursebook.quizzes.types import Misconception

QUIZZES = sorted((ROOT / "notebooks").glob("*.quiz.yml"))
PLAIN = FIXTURES / "valid" / "plain.quiz.yml"
EVERY_TYPE = FIXTURES / "valid" / "every-type.quiz.yml"
NOTES = ROOT / "book" / "educators" / "facilitator-notes.md"
FRONT = ROOT / "book" / "for-educators.md"
PLAIN_WORDS = read_plain_yaml(TESTS / "course" / "plain_words.yml")["instead"]


def name(path):
    return path.name


@lru_cache(maxsize=None)
def records(path):
    """Return as (question id, answer's id, misconception, feedback) each wrong answer in a quiz file, read as plain YAML."""
    found = []
    for question in read_plain_yaml(path)["questions"]:
        steps = question.get("steps") or [question]
        entries = [
            entry for step in steps for entry in step.get("options", []) if not entry.get("right")
        ] + question.get("pairs", [])
        if question["type"] == "true_false":
            entries = [
                {
                    "id": "wrong",
                    "feedback": question["if_false" if question["answer"] else "if_true"],
                    "misconception": question.get("misconception"),
                }
            ]
        found += [
            (question["id"], entry["id"], entry.get("misconception"), entry["feedback"])
            for entry in entries
        ]
    return found


# --- the course ---


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_each_wrong_answer_of_the_course_says_what_lies_behind_it(path):
    assert [(question, entry) for question, entry, behind, _ in records(path) if not behind] == []


def test_the_course_has_wrong_answers_of_each_kind_to_look_at():
    assert len(QUIZZES) >= 9 and sum(len(records(path)) for path in QUIZZES) >= 130
    types = {question.type for path in QUIZZES for question in load_quiz(path).questions}
    assert {"single", "multiple", "true_false", "match", "case"} <= types


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_what_lies_behind_is_one_short_plain_and_kind_sentence(path):
    for _, entry, behind, _ in records(path):
        [said] = sentences(behind)
        assert 3 <= len(said) <= 14 and behind.endswith((".", ".”")) and behind[0].isupper(), (
            f"{entry}: {behind}"
        )
        assert grade(behind) <= 8, f"{entry}: {behind}"
        assert not re.search(
            r"\b(?:stupid|silly|foolish|ignorant|lazy|wrongly|fails?|refuses?|careless)\b|\d",
            behind,
            re.I,
        ), behind
        assert [
            hard
            for hard in PLAIN_WORDS
            if re.search(rf"\b{re.escape(hard)}(?:s|d|ed|ing|ly)?\b", plain(behind), re.I)
        ] == []


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_what_lies_behind_does_not_say_the_feedback_again(path):
    for _, entry, behind, feedback in records(path):
        for sentence in re.split(r"(?<=[.!?])\s+", feedback):
            assert (
                SequenceMatcher(None, behind.lower(), sentence.lower(), autojunk=False).ratio()
                < 0.72
            ), f"{entry}: {behind} ← {sentence}"


@pytest.mark.parametrize("path", [*QUIZZES, EVERY_TYPE], ids=name)
def test_learners_never_see_what_lies_behind(path):
    text = path.read_text(encoding="utf-8")
    without = re.sub(r"^ +misconception: .*\n|, misconception: [^,}]*", "", text, flags=re.M)
    assert text != without and "misconception:" not in without
    labels = labels_near(ROOT / "book")
    for form in "AB":
        page = quiz_html(load_quiz(path), path.parent, labels, form)
        assert page == quiz_html(load_quiz_text(without, path), path.parent, labels, form)
        assert [
            behind for _, _, behind, _ in records(path) if behind and behind in html.unescape(page)
        ] == []


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


# --- the pages ---

TEXT = NOTES.read_text(encoding="utf-8")
LESSON = re.compile(r"^## Lesson (\d): (.*?)\n(.*?)(?=^## )", re.M | re.S)


def test_the_notes_show_each_quiz_once_under_its_lesson():
    found = {
        number: re.findall(r"^```\{misconceptions\} \.\./\.\./notebooks/(\S+)$", text, re.M)
        for number, _, text in LESSON.findall(TEXT)
    }
    assert sorted(sum(found.values(), [])) == [path.name for path in QUIZZES]
    assert all(file.startswith(f"0{number}-") for number, files in found.items() for file in files)


def test_each_lesson_tells_of_the_room_of_questions_and_of_partners_little_reading_languages_and_distance():
    lessons = LESSON.findall(TEXT)
    assert [int(number) for number, _, _ in lessons] == list(range(8))
    for number, _, text in lessons:
        room = re.search(
            rf"^### In the room: lesson {number}\n(.*?)^### They ask: lesson {number}\n(.*?)^### Behind",
            text,
            re.M | re.S,
        )
        for group in (
            r"\*\*(?:Partners|Say \"someone close)",
            r"[Ll]ittle reading|read little",
            r"[Ll]anguage",
            r"\*\*Online:",
        ):
            assert re.search(group, room[1]), f"lesson {number}: {group}"
        assert len(re.findall(r"^\*\*[^*]+[?.]\*\*", room[2], re.M)) >= 4


@pytest.mark.parametrize("question", ["Isn't it calcium?", "Can I fly?"])
def test_what_parents_always_ask_is_answered_with_a_claim(question):
    [answer] = re.findall(rf"^\*\*{re.escape(question)}\*\*(.*)$", TEXT, re.M)
    assert "{claim}`" in answer


def test_the_front_door_holds_the_rule_the_steps_and_the_way_to_everything():
    front = FRONT.read_text(encoding="utf-8")
    assert (
        "(i-have-that-now)=" in front
        and "**Stop. Step aside. Call.**" in front
        and "you do not diagnose" in front
    )
    assert (
        front.index("(i-have-that-now)=")
        < front.index("## What people can do")
        < front.index("## Before the class")
    )
    for page in (
        "session-plans",
        "facilitator-notes",
        "handouts",
        "run-it",
        "common-advice",
        "experts-disagree",
    ):
        assert f"(educators/{page}.md)" in front
    assert "| Minutes |" not in front  # the plans are made, not typed here


@pytest.mark.parametrize("path", [NOTES, FRONT], ids=name)
def test_no_case_is_told_with_drama_and_nobody_is_soothed(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"cardiac|arrest|seizure|resuscitat|\bdied\b|25.year", text, re.I)
    soothing = [line for line in text.splitlines() if re.search(r"only a cramp", line, re.I)]
    assert soothing and all(
        re.search(r'Not "it is probably only a cramp"|^\| "It is probably only a cramp\." \|', line)
        for line in soothing
    )
