"""The plans of this course as HTML, as text and from the command line, and mistakes in them."""

import re

import pytest
from helpers.html_tree import tree

from coursebook.checks.course import check_course
from coursebook.commands.cli import main
from coursebook.course.course import Course
from coursebook.teaching.plans.html import offered_plans, page_html, plan_html
from coursebook.teaching.plans.material import PlanMaterial
from coursebook.teaching.plans.schedule import compose, compose_series
from coursebook.teaching.plans.text import render_text


def ids(plan):
    return [part.activity.id for part in plan.parts]


def line_of(path, text):
    return next(
        i
        for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if text in line
    )


def test_check_finds_a_mistake_in_the_metadata_of_a_real_lesson(course_copy):
    path = course_copy / "notebooks" / "03-red-flags.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '"open": "#make-the-call"', '"open": "#make-a-call"'
        ),
        encoding="utf-8",
    )
    found = [
        problem
        for problem in check_course(course_copy).problems
        if "make-a-call" in problem.sentence
    ]
    assert [(problem.file, problem.line) for problem in found] == [
        ("notebooks/03-red-flags.ipynb", line_of(path, "#make-a-call"))
    ]


@pytest.fixture(scope="module")
def real(root):
    return PlanMaterial(Course(root))


def test_a_plan_as_html_has_its_time_line_then_each_activity_in_full(real):
    html, plan = str(plan_html(45, real)), compose(real.activities, 45)
    tree(html)
    rows = re.findall(r'<th scope="row">(\d+) to (\d+)</th><td><a href="#activity-([^"]+)">', html)
    assert [(int(start), int(end), name) for start, end, name in rows] == [
        (part.start, part.end, part.activity.id) for part in plan.parts
    ]
    assert re.findall(r'<article class="course-activity" id="activity-([^"]+)"', html) == ids(plan)
    assert html.index("I have that now") < html.index("<table") < html.index("<article")
    assert (
        "<h2" in html
        and "<h1" not in html
        and 'href="notebooks' not in html
        and "data-course" not in html
    )


def test_the_page_holds_every_activity_once_and_the_ready_plans_as_tables(real):
    html = str(page_html(real, {name: f"{name}.html" for name in real.headings}, "evidence.html"))
    tree(html)
    names = re.findall(r'<article class="course-activity" id="activity-([^"]+)"', html)
    assert names == [each.activity.id for each in real.activities]
    assert html.count("<table") == 3 + 3
    assert (
        'href="03-red-flags.html#make-the-call"' in html
        and 'href="evidence.html#claim-call-at-once"' in html
    )


def test_what_the_page_offers_was_composed_here(real):
    offered = offered_plans(real.activities)
    assert list(offered) == [1, 2, 3] and list(offered[1]) == list(range(15, 125, 5)) and offered[3]
    for meetings, plans in offered.items():
        for minutes, shown in plans.items():
            made = compose_series(real.activities, minutes, meetings)
            assert [
                [
                    (real.activities[i].activity.id, start, end)
                    for i, start, end, _ in meeting["line"]
                ]
                for meeting in shown
            ] == [
                [(part.activity.id, part.start, part.end) for part in plan.parts] for plan in made
            ]


def test_a_plan_as_text_says_all_that_the_page_says(real):
    plan = compose(real.activities, 60)
    text = re.sub(r"\s+", " ", render_text([plan], real))
    for part in plan.parts:
        for line in (
            *part.activity.say,
            *part.activity.do,
            *part.activity.look_for,
            part.activity.late,
        ):
            assert line in text
        for asked in part.activity.ask:
            assert (
                real.questions[asked.question][0].stem if asked.question else asked.text
            ).replace("*", "") in text
    assert text.index("I have that now") < text.index("60 MINUTES") < text.index("WELCOME")


def test_lines_of_the_text_fit_a_screen_and_have_no_markup(real):
    text = render_text(compose_series(real.activities, 45, 3), real)
    assert max(map(len, text.splitlines())) <= 88 and "**" not in text and "](" not in text
    assert (
        text.count("WELCOME, AND THE SAFETY LINE") == 1
        and text.count("Welcome, and the safety line") >= 3
    )


def test_the_command_prints_a_plan_and_refuses_what_cannot_be(root, capsys):
    assert main(["plan", "--minutes", "60", "--root", str(root)]) == 0
    said = capsys.readouterr()
    assert "60 MINUTES" in said.out and not said.err
    assert main(["plan", "--meetings", "3", "--root", str(root)]) == 0
    assert "MEETING 3 OF 3: 45 MINUTES" in capsys.readouterr().out
    for minutes in ("3", "500"):
        assert main(["plan", "--minutes", minutes, "--root", str(root)]) == 1
        said = capsys.readouterr()
        assert not said.out and re.fullmatch(
            rf"A class takes 15 to \d+ minutes, and {minutes} were asked for; write a number from "
            r"15 to \d+\.\n",
            said.err,
        )


def test_a_plan_of_activities_with_mistakes_tells_them_in_place_of_a_plan(course_copy, capsys):
    path = course_copy / "notebooks" / "03-red-flags.ipynb"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            '"question": "first-words"', '"question": "last-words"'
        ),
        encoding="utf-8",
    )
    assert main(["plan", "--root", str(course_copy)]) == 1
    said = capsys.readouterr()
    assert (
        not said.out
        and f"03-red-flags.ipynb:{line_of(path, 'last-words')}:" in said.err
        and "no quiz has the question 'last-words'" in said.err
    )
