"""The lessons: one shape, stored as they would be run today, easy to read, fair questions."""

import ast
import json
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from helpers.lessons import CHECKLISTS, FOLDER, LESSONS, QUIZZES, text_of
from helpers.places import ROOT
from helpers.plain_yaml import read_plain_yaml
from helpers.reading import lesson_text, sentences

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.claims.backing import labels_near
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.outputs import split_output
from coursebook.course.notebooks import Notebook, is_lesson, lesson_paths, notebook_paths
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.media.films import film_html, find_films
from coursebook.notebook.outputs import evidence
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.results.export import ID as RESULTS
from coursebook.results.export import collect_exportable, results_html
from coursebook.teaching.class_view import ClassView, class_html

OBJECTIVES = read_plain_yaml(FOLDER / "objectives.yml")
# Words that stand on show: folds shut, the first question of a quiz, without evidence.
WORDS = {
    "00": 250,
    "01": 450,
    "02": 600,
    "03": 750,  # with its list
    "04": 450,
    "05": 450,
    "06": 300,
    "07": 200,
    "08": 250,
    "09": 900,
}
SELF_CARE = re.compile(
    r"\b(stretch first|toes (up|toward)|heel away|straighten your|massage|rub|warmth"
    r"|warm (bath|towel|your|it)|walk (a little|about)|point your toes|habits? that you like"
    r"|choose two)\b",
    re.I,
)


def name(path):
    return path.name.split(".")[0] if path.suffix == ".ipynb" else path.name


@cache
def notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def source(cell):
    return "".join(cell["source"])


def cells(path, kind=None):
    return [cell for cell in notebook(path)["cells"] if kind in (None, cell["cell_type"])]


def place(path, test):
    """Return the index of the first cell that passes a test, or None."""
    return next((i for i, cell in enumerate(cells(path)) if test(cell)), None)


def call_of(cell):
    """Return the name of the function that a code cell calls last, and what it is given."""
    call = ast.parse(source(cell)).body[-1].value
    return call.func.id, [argument.value for argument in call.args]


def about(path):
    return notebook(path)["metadata"]["coursebook"]


@cache
def questions():
    return [question for path in QUIZZES for question in load_quiz(path).questions]


def singles():
    return [question for question in questions() if question.type == "single"]


def choices():
    """Return all that is chosen among options of an author: questions, and the steps of stories."""
    steps = [step for question in questions() if question.type == "case" for step in question.steps]
    return [question for question in questions() if question.type in ("single", "multiple")] + steps


def feedback_of(question):
    """Return every text that is said about an answer before the explanation."""
    parts = [*getattr(question, "options", ()), *getattr(question, "pairs", ())]
    parts += [option for step in getattr(question, "steps", ()) for option in step.options]
    more = [getattr(question, "if_low", None), getattr(question, "if_high", None)]
    return [part.feedback for part in parts] + [text for text in more if text]


def shown(markdown):
    """Return what stands open of a text: no folds, and no comments."""
    return re.sub(r"<details>.*?</details>|<!--.*?-->", "", markdown, flags=re.S)


@cache
def count_words(path):
    """Count the words on show of a lesson.

    Of a quiz that is its first question, of a list all but what is folded, of a guide its title.
    """
    texts = []
    for cell in cells(path):
        text = source(cell)
        if cell["cell_type"] == "code":
            text = words_of_part(*call_of(cell), whole=path == LESSONS[-1])
        texts.append("" if text.strip() == "## Evidence and sources" else text)
    return sum(map(len, sentences(shown("\n\n".join(texts)))))


def words_of_part(function, given, whole):
    """Return the words that a part has on show when a page opens.

    Questions come one at a time, so the first is counted, and all in the last lesson, which is made
    of them. Of the warning signs these are their lines: the small print under them is not for
    reading through.
    """
    if function == "quiz":
        quiz = load_quiz(FOLDER / given[0])
        open_at_first = quiz.questions if whole and quiz.mode == "check" else quiz.questions[:1]
        return "\n\n".join(
            text
            for question in open_at_first
            for text in (question.stem, *(o.text for o in getattr(question, "options", ())))
        )
    if function == "checklist":
        content = load_checklist(FOLDER / given[0])
        if content.kind == "habits":
            return "\n\n".join([content.title, *(item.text for item in content.items)])
        lines = [content.above, content.intro, content.one_part, content.not_sure]
        lines += [place.text for place in content.places] + [sign.text for sign in content.signs]
        return "\n\n".join(lines)
    return ""


def ids_of(items):
    return [item.id for item in items]


# --- one shape ---


def test_the_ten_lessons_are_those_of_the_contents_in_that_order():
    contents = read_plain_yaml(ROOT / "_toc.yml")
    listed = [
        chapter["file"]
        for part in contents["parts"]
        for chapter in part["chapters"]
        if is_lesson(chapter["file"])
    ]
    assert (
        listed == [f"notebooks/{path.stem}" for path in LESSONS]
        and len(LESSONS) == len(WORDS) == 10
    )


def test_a_notebook_for_educators_is_run_and_checked_but_is_no_lesson():
    below = FOLDER / "educators" / "class-report.ipynb"
    assert below in notebook_paths(FOLDER) and lesson_paths(FOLDER) == LESSONS
    assert [
        is_lesson(page)
        for page in ("notebooks/00-start-here", "notebooks/educators/class-report", "book/about")
    ] == [True, False, False]


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_opens_with_its_question_a_short_line_and_the_box(path):
    first, box = cells(path)[:2]
    title, *lines = [line for line in source(first).splitlines() if line.strip()]
    assert re.fullmatch(r"# \S.{0,47}", title), "at most two lines of a phone"
    assert len(lines) == 1 and len(re.sub(r"<!--.*?-->", "", lines[0]).split()) <= 30
    assert source(box).startswith("> ☎ **Stop and call if…**")
    assert "objectives" in about(path) and "At the end" not in lesson_text(path)


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_the_box_is_the_same_on_every_page_and_has_picture_reason_and_link(path):
    text = source(cells(path)[1])
    lines = [re.sub(r" *<!--.*?-->", "", line) for line in re.findall(r"^> - (.*)$", text, re.M)]
    assert lines == load_guide(FOLDER / "02-easing-a-cramp.guide.yml").stop.lines
    assert re.search(r"^> !\[[^\]]+\]\([^)]+\)\n> \*[^*]+\*$", text, re.M)
    assert "a lump of blood in a vein. It can move to your lungs." in text
    assert re.search(r"\]\((03-red-flags\.ipynb|#check-the-signs)\)", text)


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_has_about_as_many_words_as_a_tired_reader_reads(path):
    target = WORDS[path.name[:2]]
    assert 0.8 * target <= count_words(path) <= 1.1 * target, count_words(path)


def test_the_whole_course_has_at_most_5000_words():
    assert sum(map(count_words, LESSONS)) <= 5000


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_has_one_title_and_short_sections(path):
    text = "\n".join(source(cell) for cell in cells(path, "markdown"))
    assert len(re.findall(r"^# ", text, re.M)) == 1 and len(re.findall(r"^## ", text, re.M)) >= 4
    assert not re.search(r"^#{4,} ", text, re.M)
    for section in re.split(r"^##+ ", shown(text), flags=re.M)[1:]:
        words = sum(map(len, sentences(section)))
        assert words <= 130, f"{section.splitlines()[0]}: {words} words"


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_each_drawing_that_stands_open_has_a_short_caption(path):
    for image, below in re.findall(r"(!\[[^\]]*\]\([^)]+\))\n(.*)", shown(lesson_text(path))):
        caption = re.fullmatch(r"[> ]*\*([^*]+)\*", below)
        assert caption and len(caption[1].split()) <= 12, image


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_no_action_and_no_number_to_call_hides_in_a_fold(path):
    for fold in re.findall(r"<details>.*?</details>", lesson_text(path), re.S):
        assert not re.search(r"\bcall your\b|\btel:", fold, re.I), fold


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_says_for_search_engines_what_it_is_about(path):
    assert 50 <= len(about(path)["description"]) <= 160


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_has_a_picture_or_a_plot(path):
    plots = [cell for cell in cells(path, "code") if "calmcalves.plots" in source(cell)]
    assert plots or "![" in lesson_text(path)


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_ends_with_what_to_remember_next_step_and_sources(path):
    points = place(path, lambda cell: source(cell).startswith("## Remember"))
    step = place(path, lambda cell: "**Next:** [" in source(cell))
    heading = place(path, lambda cell: source(cell).strip() == "## Evidence and sources")
    assert None not in (points, step, heading) and points <= step < heading == len(cells(path)) - 2
    assert 2 <= len(re.findall(r"^- ", source(cells(path)[points]), re.M)) <= 4
    assert call_of(cells(path)[-1]) == ("evidence", [path.name])


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_the_next_step_is_the_next_lesson(path):
    target = re.search(r"\*\*Next:\*\* \[[^\]]+\]\(([^)]+)\)", lesson_text(path))[1]
    following = (
        LESSONS[LESSONS.index(path) + 1].name if path != LESSONS[-1] else "../book/when-to-call.md"
    )
    assert target == following and (FOLDER / target).is_file()


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_each_link_of_a_lesson_leads_to_a_file_or_a_source(path):
    for target in re.findall(r"\]\(([^)\s]+)", lesson_text(path)):
        file = target.partition("#")[0]
        assert (
            target.startswith(("#source-", "#check-the-signs", "tel:", "https://"))
            or (FOLDER / file).is_file()
        ), target


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_is_plain_markdown_that_jupyterlab_shows_too(path):
    text = lesson_text(path)
    assert not re.search(r"\{[a-z-]+\}`|^```\{|^:::|^\(\S+\)=$", text, re.M)
    assert not re.search(r"<(?!(?:details|summary)>)[a-z]", text)
    assert "$" not in text
    assert "\t" not in text


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_nothing_that_was_not_checked_and_no_place_of_a_machine_is_in_a_lesson(path):
    text = path.read_text(encoding="utf-8")
    for found in ("UNCHECKED", "SECOND-HAND", "†", str(ROOT), str(Path.home()), "evidence.md"):
        assert found not in text


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_code_cells_are_two_lines_at_most_and_hidden(path):
    assert cells(path, "code")
    for cell in cells(path, "code"):
        assert len(source(cell).strip().splitlines()) <= 2
        assert "remove-input" in cell["metadata"]["tags"] and cell["metadata"]["jupyter"] == {
            "source_hidden": True
        }


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_the_cells_of_a_lesson_have_ids_that_say_what_they_are(path):
    found = [cell["id"] for cell in cells(path)]
    assert len(found) == len(set(found)) and not [
        each for each in found if not re.fullmatch(r"[a-z][a-z-]*\d?", each)
    ]


# --- run, stored, and the same as today ---


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_is_stored_as_it_was_run_from_top_to_bottom_without_an_error(path):
    code = cells(path, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    for cell in code:
        assert [output["output_type"] for output in cell["outputs"]] == ["execute_result"]
        assert "text/html" in cell["outputs"][0]["data"] and set(cell["metadata"]) == {
            "jupyter",
            "tags",
        }


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_knows_no_version_of_a_machine(path):
    metadata = notebook(path)["metadata"]
    assert (
        metadata["language_info"] == {"name": "python"}
        and metadata["kernelspec"]["name"] == "python3"
    )


LABELS = labels_near(FOLDER)
TODAY = {
    "quiz": lambda file: quiz_html(load_quiz(FOLDER / file), FOLDER, LABELS),
    "checklist": lambda file: checklist_html(load_checklist(FOLDER / file), FOLDER),
    "guide": lambda file: guide_html(load_guide(FOLDER / file), FOLDER, LABELS),
    "my_results": lambda: results_html(collect_exportable(FOLDER)),
    "class_view": lambda file: class_html(load_checklist(FOLDER / file)),
    "evidence": lambda file: evidence(FOLDER / file).html,
    "film": lambda name: film_html(name, find_films(FOLDER)),
}


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_the_stored_html_is_what_rendering_gives_today(path):
    compared = 0
    for cell in cells(path, "code"):
        function, given = call_of(cell)
        if function in TODAY:
            stored = split_output("".join(cell["outputs"][0]["data"]["text/html"]))[1]
            assert stored == TODAY[function](*given).strip(), f"{cell['id']}: run 'make notebooks'"
            compared += 1
    assert compared >= 2


def kinds_of(path):
    """Return the id and the kind of each part that a lesson calls, in its order."""
    found = []
    for function, given in map(call_of, cells(path, "code")):
        if function in ("quiz", "checklist", "guide"):
            content = read_plain_yaml(FOLDER / given[0])
            kind = content["kind"] if function == "checklist" else function
            found.append((content["id"], kind.replace("_", "-")))
        elif function in WITHOUT_FILES:
            found.append(WITHOUT_FILES[function])
    return found


WITHOUT_FILES = {"my_results": (RESULTS, "results"), "class_view": (ClassView.id, "class")}


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_each_part_is_stored_with_the_style_and_the_script_of_today_and_no_other(path):
    expected = [
        (part, read_style(*KINDS[kind].styles).strip(), read_script(KINDS[kind].script).strip())
        for part, kind in kinds_of(path)
    ]
    stored = [(part, style, script) for part, style, _, script in Notebook(path).stored_parts]
    assert stored == expected and len(stored) >= 2, "run 'make notebooks'"


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_a_lesson_stores_html_and_text_and_no_widget(path):
    assert "widgets" not in notebook(path)["metadata"]
    for cell in cells(path, "code"):
        assert set(cell["outputs"][0]["data"]) == {"text/html", "text/plain"}


@pytest.mark.parametrize("path", LESSONS, ids=name)
def test_no_answer_and_no_tick_is_stored_in_a_lesson(path):
    for _, _, html, _ in Notebook(path).stored_parts:
        assert not re.search(r"<input[^>]*\schecked|<option[^>]*\sselected", html)


# --- easy to read ---


def test_the_text_that_is_measured_is_the_whole_text():
    text = text_of(FOLDER / "03-red-flags.checklist.yml")
    assert "coughing up blood" in text and "cannot tell you that you are well" in text
    quiz = load_quiz(QUIZZES[0])
    question = quiz.questions[0]
    for part in (
        question.stem,
        question.explanation,
        question.options[-1].text,
        question.options[0].feedback,
    ):
        assert part in text_of(QUIZZES[0])


# --- fair questions ---


def test_there_are_at_least_32_questions_and_every_type_has_its_place():
    types = {"single", "multiple", "true_false", "match", "order", "number", "case", "reflect"}
    assert len(questions()) >= 32 and {question.type for question in questions()} == types


@pytest.mark.parametrize("file", ["00-start-here.quiz.yml", "09-cases-and-check.quiz.yml"])
def test_the_two_checks_are_handed_in_as_a_whole_and_ask_how_sure_she_is(file):
    quiz = load_quiz(FOLDER / file)
    assert (
        quiz.mode == "check"
        and quiz.confidence
        and {question.points for question in quiz.questions} == {1}
    )


@pytest.mark.parametrize("file", ["00-start-here.quiz.yml", "09-cases-and-check.quiz.yml"])
def test_the_first_and_the_final_check_ask_for_each_objective_once_in_order(file):
    quiz = load_quiz(FOLDER / file)
    assert [question.objective for question in quiz.questions] == list(OBJECTIVES) and len(
        OBJECTIVES
    ) == 8


def test_the_two_checks_are_parallel_and_not_the_same():
    first, final = (
        load_quiz(FOLDER / file).questions
        for file in ("00-start-here.quiz.yml", "09-cases-and-check.quiz.yml")
    )
    for one, other in zip(first, final, strict=True):
        assert one.id != other.id and one.red_flag == other.red_flag
        assert {option.text for option in one.options} != {option.text for option in other.options}


def test_each_objective_is_asked_for_between_the_two_checks_too():
    between = [
        question.objective
        for path in QUIZZES[1:]
        if path.name != "09-cases-and-check.quiz.yml"
        for question in load_quiz(path).questions
    ]
    assert set(between) == set(OBJECTIVES)


def test_each_objective_is_taught_in_a_lesson_that_names_it():
    taught = {objective for path in LESSONS[1:-1] for objective in about(path)["objectives"]}
    assert taught == set(OBJECTIVES)


def extreme(pick):
    """Return the ids of single choices whose right option alone is the longest or the shortest."""
    found = []
    for question in singles():
        lengths = [len(option.text) for option in question.options]
        ends = [option for option in question.options if len(option.text) == pick(lengths)]
        if len(ends) == 1 and ends[0].right:
            found.append(question.id)
    return found


def test_right_answers_are_the_longest_in_a_third_of_the_questions_at_most():
    assert len(extreme(max)) <= len(singles()) / 3, extreme(max)


def test_right_answers_are_not_given_away_by_being_the_shortest():
    assert len(extreme(min)) <= len(singles()) / 3, extreme(min)


def test_right_answers_stand_in_every_place():
    places = Counter(
        next(i for i, option in enumerate(q.options) if option.right) for q in singles()
    )
    assert max(places.values()) <= len(singles()) * 0.4
    assert all(places[i] >= len(singles()) * 0.15 for i in range(3)) and places[3] > 0


def test_where_several_fit_it_is_not_always_the_same_number_or_place():
    several = [question for question in questions() if question.type == "multiple"]
    keys = [tuple(option.right for option in question.options) for question in several]
    assert max(Counter(keys).values()) <= max(2, len(keys) / 3), Counter(keys)


def test_statements_are_not_all_true_and_not_all_false():
    assert {question.answer for question in questions() if question.type == "true_false"} == {
        True,
        False,
    }


def test_a_statement_to_judge_is_never_about_a_red_flag():
    statements = [question for question in questions() if question.type == "true_false"]
    assert not [
        q.id for q in statements if q.red_flag or q.objective in ("match-signs", "make-the-call")
    ]


def test_questions_about_signs_are_marked_as_such():
    assert [q.id for q in questions() if q.objective == "match-signs" and not q.red_flag] == []


@pytest.mark.parametrize("question", choices(), ids=ids_of(choices()))
def test_a_choice_has_three_or_four_options_of_similar_length(question):
    lengths = [len(option.text) for option in question.options]
    assert 3 <= len(lengths) <= 4 and max(lengths) <= 75
    assert len({option.text for option in question.options}) == len(lengths)


@pytest.mark.parametrize("question", choices(), ids=ids_of(choices()))
def test_no_option_stands_for_all_or_none_of_the_others(question):
    for option in question.options:
        assert not re.search(
            r"\b(all|none|both|neither|any) of (the|these|them)\b|\bnone is right\b|\ball are\b",
            option.text,
            re.I,
        )


@pytest.mark.parametrize("question", questions(), ids=ids_of(questions()))
def test_a_stem_asks_plainly_for_what_is_so(question):
    assert not re.search(
        r"\bNOT\b|\*\*not\*\*|\bexcept\b|[Ww]hich (one |of these )?(is|are|does|do|must) not\b"
        r"|\bfalse\b",
        question.stem,
    )
    assert question.type == "true_false" or "?" in question.stem


@pytest.mark.parametrize("question", questions(), ids=ids_of(questions()))
def test_feedback_does_not_repeat_what_the_engine_says_before_it(question):
    for text in feedback_of(question):
        assert not re.match(
            r"(yes|no|right|wrong|correct|not yet|well done|good|that is safe)\b[.,!:]", text, re.I
        ), text
        assert not text.startswith(("✓", "↻", "☎"))


@pytest.mark.parametrize("question", questions(), ids=ids_of(questions()))
def test_each_option_tells_its_own_reason_and_each_answer_names_its_claims(question):
    assert question.claims and len(question.claims) == len(set(question.claims))
    assert all(len(text.split()) >= 3 for text in feedback_of(question))
    assert 1 <= len(sentences(question.explanation)) <= 4


@pytest.mark.parametrize(
    "question",
    [q for q in questions() if q.red_flag],
    ids=ids_of(q for q in questions() if q.red_flag),
)
def test_a_red_flag_question_says_what_to_do(question):
    told = " ".join(
        [
            question.explanation,
            *feedback_of(question),
            *(option.text for option in getattr(question, "options", ())),
        ]
    )
    assert re.search(r"\b(call|calls|see|tell|tells|go|goes|say|says|phone|ask)\b", told, re.I)


def test_absolute_words_are_not_only_in_wrong_options():
    pattern = re.compile(r"\b(always|never|only|must)\b", re.I)
    wrong = [o.id for q in choices() for o in q.options if not o.right and pattern.search(o.text)]
    right = [o.id for q in choices() for o in q.options if o.right and pattern.search(o.text)]
    assert len(wrong) <= len(right) + 6, (wrong, right)


@pytest.mark.parametrize("path", QUIZZES + CHECKLISTS, ids=name)
def test_nothing_that_was_not_checked_is_in_a_quiz_or_list(path):
    text = path.read_text(encoding="utf-8")
    assert not [
        found
        for found in ("UNCHECKED", "SECOND-HAND", "†", "evidence.md", os.sep + "work")
        if found in text
    ]
