"""Questions read as an examiner would: each rule with what breaks it and what comes near."""

import pytest

from coursebook.checks.item_writing import RULES, examine_course, examine_quiz
from coursebook.checks.item_writing.chance import at_least, average_hits
from coursebook.checks.item_writing.words import bare_negative, plain, question_of, root
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES
from coursebook.quizzes.types.case import CaseStep
from coursebook.quizzes.types.option import Option

LIMIT = "Which is one?"


def options(*texts, right=(0,)):
    return [
        Option.model_construct(id=f"option-{i}", text=text, right=i in right)
        for i, text in enumerate(texts)
    ]


def question(*texts, stem=LIMIT, right=(0,), kind="single", objective="stretch", **more):
    return TYPES[kind].model_construct(
        id="a-question",
        type=kind,
        stem=stem,
        objective=objective,
        options=options(*texts, right=right),
        **more,
    )


def quiz(*questions, **more):
    return Quiz.model_construct(id="a-quiz", questions=list(questions), **more)


def said(*texts, **more):
    """Return the rules that a quiz of one question breaks."""
    return rules(examine_quiz(quiz(question(*texts, **more))))


def rules(remarks):
    names = {rule.source: name for name, rule in RULES.items()}
    assert len(names) == len(RULES)
    return [names[remark.source] for remark in remarks]


def statement(stem):
    return TYPES["true_false"].model_construct(
        id="a-statement",
        stem=stem,
        objective="stretch",
        answer=True,
        if_true="Yes.",
        if_false="No.",
    )


# --- the table of rules ---


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_a_source_and_says_what_to_do(name):
    rule = RULES[name]
    assert "guideline" in rule.source and ("2002" in rule.source)
    assert "; " in rule.sentence and rule.sentence.endswith(".")


def test_a_remark_tells_the_place_what_was_found_and_the_source():
    fine = question("Rest", "Walk", "Swim")
    (remark,) = examine_quiz(
        quiz(fine, question("Rest the leg", "All of the above", "Walk a mile"))
    )
    assert remark.place == ("questions", 1, "options", 1, "text")
    assert remark.sentence.startswith("'All of the above' stands for the other options; ")
    assert "Haladyna, Downing and Rodriguez 2002" in remark.source and "26" in remark.source


def test_a_plain_question_gets_no_remark():
    assert said("Rest", "Walk", "Swim") == []


# --- the longest ---


def test_a_right_answer_that_is_clearly_the_longest_is_remarked():
    assert said("Stretch the back slowly and hold it", "Rub the back hard", "Warm the foot") == [
        "longest"
    ]


@pytest.mark.parametrize("key", ["Stretch it and hold", "Stretch it all, hold it so"])
def test_a_right_answer_that_is_a_little_longer_is_not_remarked(key):
    assert said(key, "Rub the whole back hard", "Warm the foot") == []


def test_in_short_options_a_few_letters_more_are_no_clue():
    assert said("Paracetamol", "Iron", "Salt") == []


def test_a_wrong_answer_may_be_the_longest():
    assert said("Rub the back", "Stretch the foot slowly and hold it", "Warm the knee") == []


def test_where_several_are_right_all_of_them_must_be_longer():
    both = (
        "Stretch the back slowly and hold it",
        "Bend the foot slowly and let it go",
        "Rub the knee",
        "Warm the toes",
    )
    assert said(*both, kind="multiple", right=(0, 1)) == ["longest"]
    assert said(*both, kind="multiple", right=(0, 2)) == []


def test_markdown_does_not_make_an_option_long():
    assert (
        said("[Rub the back](https://example.org/a-long-address)", "Warm the foot", "Bend the knee")
        == []
    )


# --- all or none of the above ---


@pytest.mark.parametrize(
    "text",
    [
        "All of the above",
        "None of these",
        "**None** of the above.",
        "Both of them",
        "A and C",
        "All of these are right",
        "None is right",
        "Any of the others",
        "Neither of those",
    ],
)
def test_an_option_that_stands_for_others_is_remarked(text):
    assert said("Rest the leg", "Walk a mile", text) == ["all-or-none"]


@pytest.mark.parametrize(
    "text",
    [
        "It hurts all of the time",
        "None of the trials",
        "All the back",
        "Both legs are sore",
        "Any of these signs",
        "None",
        "Vitamins A and D",
    ],
)
def test_an_option_about_all_of_something_is_not_remarked(text):
    assert said("Rest the leg", "Walk a mile", text) == []


# --- absolute words ---


@pytest.mark.parametrize(
    "wrong",
    [
        ("It always goes", "It may go"),
        ("Only one goes", "All of them go"),
        ("It must go", "It never goes"),
    ],
)
def test_absolute_words_only_in_wrong_answers_are_remarked(wrong):
    assert said("It goes", *wrong) == ["absolute"]


@pytest.mark.parametrize(
    "texts",
    [
        ("It never goes", "It always goes", "It may go"),
        ("It goes", "Only one goes", "It may go"),
        ("It goes", "It hurts all day", "It hurts all of a sudden"),
        ("It goes", "It hurts every night", "2 in every 1,000"),
        ("It goes", "It is smaller", "It is taller"),
        ("It always goes", "It may go", "It can go"),
    ],
)
def test_absolute_words_that_give_nothing_away_are_not_remarked(texts):
    assert said(*texts) == []


# --- a word repeated ---


def test_a_word_of_the_stem_only_in_the_right_answer_is_remarked():
    (remark,) = examine_quiz(
        quiz(
            question(
                "A stretch of it",
                "A hard rub",
                "A warm towel",
                stem="Which way of **stretching** is best?",
            )
        )
    )
    assert "'stretching'" in remark.sentence and remark.place == (
        "questions",
        0,
        "options",
        0,
        "text",
    )


@pytest.mark.parametrize(
    "stem, wrong",
    [
        ("Which stretch is best?", "A stretched toe"),  # a wrong answer has it too
        ("Which leg is it?", "A hard rub"),  # too short to be a clue
        ("What would you do first?", "A hard rub"),
    ],
)  # everyday words
def test_a_word_that_gives_nothing_away_is_not_remarked(stem, wrong):
    assert said("First a stretch of the leg", wrong, "A warm towel on the foot", stem=stem) == []


def test_where_several_are_right_a_word_must_stand_in_all_of_them():
    stem = "Which belong to the stretch?"
    assert said(
        "A slow stretch", "A long stretch", "A hard rub", stem=stem, kind="multiple", right=(0, 1)
    ) == ["repeated"]
    assert (
        said(
            "A slow stretch",
            "A straight leg",
            "A hard rub",
            stem=stem,
            kind="multiple",
            right=(0, 1),
        )
        == []
    )


@pytest.mark.parametrize(
    "one, other",
    [
        ("stretches", "stretching"),
        ("stopped", "stop"),
        ("massage", "massaging"),
        ("ankle", "ankles"),
        ("mother's", "mother"),
    ],
)
def test_forms_of_a_word_have_one_root(one, other):
    assert root(one) == root(other)


@pytest.mark.parametrize("one, other", [("less", "lest"), ("bring", "bred"), ("thing", "this")])
def test_other_words_keep_apart(one, other):
    assert root(one) != root(other)


# --- overlap ---


@pytest.mark.parametrize(
    "one, other",
    [
        ("A leg that hurts", "The leg that hurts by day"),
        ("Rest", "Rest, and call"),
        ("Iron", "iron"),
        ("1 to 5 minutes", "3 to 8 minutes"),
        ("1 to 5", "5 to 10"),
        ("up to 10 weeks", "6 weeks"),
        ("at least 10 days", "10 days or more"),
        ("1,000 to 2,000 ml", "more than 1500 ml"),
        ("1 to 2 in every 1,000", "2 to 5 in every 1,000"),
        ("less than 3 days", "2 days or less"),
    ],
)
def test_options_that_overlap_are_remarked(one, other):
    assert said("Other", one, other) == ["overlap"]


@pytest.mark.parametrize(
    "one, other",
    [
        ("Safe", "Not safe"),
        ("A cold leg", "A leg that is cold"),
        ("1 to 5 minutes", "3 to 8 hours"),
        ("1 to 5", "6 to 10"),
        ("less than 5 days", "5 days or more"),
        ("up to 5 days", "more than 5 days"),
        ("3 in 10", "3 in 100"),
        ("Rest", "Arrest"),
        ("1 to 5 in bed", "about 3"),
    ],
)
def test_options_that_rule_each_other_out_are_not_remarked(one, other):
    assert said("Other", one, other) == []


# --- a negative stem ---


@pytest.mark.parametrize(
    "stem, word",
    [
        ("Which is not a sneeze?", "not"),
        ("Which of these isn't a sign?", "isn't"),
        ("Which is least safe?", "least"),
        ("A leg hurts. When must you never rub it? Choose one.", "never"),
        ("All help, except which?", "except"),
        ("**Which of these is not a sign?**", "not"),
        ("A sneeze cannot last", "cannot"),
        ("When do you not rub a leg?", "not"),
    ],
)
def test_a_question_asked_with_a_negative_is_remarked(stem, word):
    (remark,) = examine_quiz(quiz(question("Rest", "Walk", "Swim", stem=stem)))
    assert (
        rules([remark]) == ["negative"]
        and remark.place == ("questions", 0, "stem")
        and f"'{word}'" in remark.sentence
    )


@pytest.mark.parametrize(
    "stem",
    [
        "Which is **not** a sneeze?",
        "Which is NOT a sneeze?",
        "Which **is not** a sneeze?",
        "Which ISN'T one?",
        "It does not stop. What do you do?",
        "“I do not know.” What do you say?",
        "Who needs at least a call?",
        "What do you do when it does not stop?",
        "If it does not stop, what do you do?",
        "Which knot is it?",
    ],
)
def test_a_negative_that_is_set_off_or_does_not_ask_is_not_remarked(stem):
    assert said("Rest", "Walk", "Swim", stem=stem) == []


def test_a_statement_to_judge_is_read_for_negatives_alone():
    assert rules(examine_quiz(quiz(statement("A sneeze never lasts all day.")))) == ["negative"]
    assert examine_quiz(quiz(statement("A child has not slept. A sneeze is soon over."))) == []


def test_the_question_of_a_stem_is_found_behind_its_story():
    assert question_of("**Case 1.** It hurts. What is it? Choose one.") == "What is it?"
    assert question_of("It hurts. It is late.") == "It is late."
    assert bare_negative("What is it?") is None


# --- objectives ---


@pytest.mark.parametrize("objective", [None, ""])
def test_a_question_without_an_objective_is_remarked(objective):
    (remark,) = examine_quiz(quiz(question("Rest", "Walk", "Swim", objective=objective)))
    assert (
        rules([remark]) == ["no-objective"]
        and remark.place == ("questions", 0)
        and "'a-question'" in remark.sentence
    )


def test_an_objective_without_a_question_is_remarked():
    asked = {
        "one.quiz.yml": quiz(question("Rest", "Walk", objective="stretch")),
        "two.quiz.yml": quiz(statement("It is so.")),
    }
    assert examine_course(asked, {"stretch"}) == []
    ((path, remark),) = examine_course(asked, {"stretch", "ask-first"})
    assert path is None and rules([remark]) == ["not-asked"] and remark.place == ("ask-first",)


def test_a_survey_does_not_count_as_asking_for_an_objective():
    ((_, remark),) = examine_course(
        {"one": quiz(question("Rest", "Walk"), mode="survey")}, {"stretch"}
    )
    assert rules([remark]) == ["not-asked"]


# --- places and lengths over many questions ---


def keyed(*positions, size=4):
    """Return questions whose right answers stand at these positions, all options equally long."""
    return [
        question(*[f"Way {letter}" for letter in "KLMNOP"[:size]], right=(position,))
        for position in positions
    ]


@pytest.mark.parametrize("positions", [(1, 1, 1, 1, 1), (0, 0, 0, 0, 0, 0, 1, 2)])
def test_right_answers_that_favour_one_place_are_remarked(positions):
    (remark,) = examine_quiz(quiz(*keyed(*positions)))
    assert rules([remark]) == ["position"] and remark.place == ("questions",)
    assert (
        f"in place {positions[0] + 1} in {positions.count(positions[0])} of {len(positions)} "
        "questions"
    ) in remark.sentence


@pytest.mark.parametrize("positions", [(1, 1, 1, 1), (1, 1, 1, 1, 0), (0, 0, 0, 0, 0, 1, 2, 3)])
def test_right_answers_whose_places_may_be_luck_are_not_remarked(positions):
    assert examine_quiz(quiz(*keyed(*positions))) == []


def test_a_quiz_that_shuffles_has_no_place_to_favour():
    assert examine_quiz(quiz(*keyed(1, 1, 1, 1, 1), shuffle=True)) == []


def test_a_place_that_no_quiz_favours_alone_shows_over_the_course():
    course = {name: quiz(*keyed(1, 1, 1, 0)) for name in ("one", "two", "three")}
    assert [examine_quiz(each) for each in course.values()] == [[], [], []]
    ((path, remark),) = examine_course(course, {"stretch"})
    assert (
        path is None
        and rules([remark]) == ["position"]
        and "in place 2 in 9 of 12" in remark.sentence
    )


@pytest.mark.parametrize("key, end", [("Middling", "longest"), ("Mi", "shortest")])
def test_right_answers_that_are_by_rule_the_longest_or_the_shortest_are_remarked(key, end):
    texts = [["Weak", key, "Soft"], [key, "Weak", "Soft"], ["Weak", "Soft", key]]
    course = {"one": quiz(*[question(*each, right=(each.index(key),)) for each in texts * 2])}
    ((path, remark),) = examine_course(course, {"stretch"})
    assert (
        path is None
        and rules([remark]) == ["lengths"]
        and f"alone is the {end} option in 6 of 6" in remark.sentence
    )


def test_right_answers_that_share_the_greatest_length_are_not_remarked():
    texts = [["Weak", "Hard", "So"], ["So", "Weak", "Hard"], ["Hard", "So", "Weak"]]
    course = {"one": quiz(*[question(*each, right=(each.index("Hard"),)) for each in texts * 4])}
    assert examine_course(course, {"stretch"}) == []


def test_chance_is_that_of_the_binomial_law():
    assert at_least(6, [0.25] * 8) == pytest.approx(277 / 65536)  # (28·9 + 8·3 + 1) / 4⁸
    assert (
        at_least(2, [0.5, 0.25]) == pytest.approx(0.125)
        and at_least(0, [0.5]) == 1
        and at_least(3, [0.5, 0.5]) == 0
    )
    assert average_hits([0.25] * 8) == 2


# --- what is read, and what is not ---


def test_each_step_of_a_case_is_read_like_a_question():
    story = "A sneeze."
    fine = CaseStep.model_construct(
        id="one", story=story, stem="What now?", options=options("Rest", "Walk")
    )
    bad = CaseStep.model_construct(
        id="two", story=story, stem="Which is not so?", options=options("Rest", "All of the above")
    )
    case = TYPES["case"].model_construct(
        id="a-case", stem="It does not stop.", objective="stretch", steps=[fine, bad]
    )
    remarks = examine_quiz(quiz(case))
    assert [remark.place for remark in remarks] == [
        ("questions", 0, "steps", 1, "options", 1, "text"),
        ("questions", 0, "steps", 1, "stem"),
    ]
    assert rules(remarks) == ["all-or-none", "negative"]


@pytest.mark.parametrize(
    "kind, own",
    [
        ("match", {"pairs": [], "targets": []}),
        ("order", {"items": options("Always", "All of the above")}),
        ("number", {"answer": 1.0}),
        ("reflect", {}),
    ],
)
def test_of_other_types_the_stem_alone_is_read(kind, own):
    other = TYPES[kind].model_construct(
        id="other", stem="Which is not so?", objective="stretch", **own
    )
    assert rules(examine_quiz(quiz(other))) == ["negative"]


def test_of_a_survey_the_stems_alone_are_read():
    questions = [
        *keyed(1, 1, 1, 1, 1),
        question("Always", "Never", "All of the above", stem="Which is not so?", objective=None),
    ]
    assert rules(examine_quiz(quiz(*questions, mode="survey"))) == ["negative"]
    assert examine_course({"one": quiz(*questions, mode="survey")}, set()) == []


def test_a_question_without_a_wrong_or_without_a_right_answer_is_not_compared():
    assert (
        said("Rest", "Walk", kind="multiple", right=(0, 1)) == []
        and said("Always", "Never", right=()) == []
    )


def test_inline_markdown_is_taken_off():
    assert (
        plain("A **bold** and _slanted_ [link](https://x.org) of `code`")
        == "A bold and slanted link of code"
    )


def test_remarks_stand_in_the_order_of_the_questions():
    bad = [question("Rest", "Walk", "All of the above") for _ in range(11)]
    assert [remark.place[1] for remark in examine_quiz(quiz(*bad, shuffle=True))] == list(range(11))
