"""The HTML of an output: style, part and script together, and apart again."""

import pytest
from helpers.places import FIXTURES

from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.outputs import add_assets, make_output, split_output
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

PART = '<section data-course="quiz">\n<p>one</p>\n</section>'


@pytest.mark.parametrize("kind", KINDS)
def test_an_output_has_the_style_before_and_the_script_behind_of_its_kind(kind):
    style = read_style(*KINDS[kind].styles).strip()
    script = read_script(KINDS[kind].script).strip()
    assert make_output(f"\n{PART}\n", kind) == (
        f"<style data-coursebook>{style}</style>\n{PART}\n<script data-coursebook>{script}</script>"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_put_together_comes_apart(kind):
    style = read_style(*KINDS[kind].styles).strip()
    script = read_script(KINDS[kind].script).strip()
    assert split_output(make_output(PART, kind)) == (style, PART, script)


def test_a_part_may_need_a_style_alone():
    output = add_assets(f"{PART}\n", "a{b:c}\n")
    assert output == f"<style data-coursebook>a{{b:c}}</style>\n{PART}"
    assert split_output(output) == ("a{b:c}", PART, "")


@pytest.mark.parametrize(
    "html", ["", "<p>x</p>", f"<style>a{{}}</style>\n{PART}\n<script>0</script>"]
)
def test_any_other_html_is_returned_as_it_is(html):
    assert split_output(html) == ("", html, "")


def test_a_text_that_looks_like_the_script_of_an_output_stays_a_text():
    quiz = load_quiz(FIXTURES / "valid" / "plain.quiz.yml")
    title = "A\n<script data-coursebook>alert(1)</script></style>\n"
    html = quiz_html(quiz.model_copy(update={"title": title}))
    assert split_output(make_output(html, "quiz"))[1] == html.strip()
    assert make_output(html, "quiz").count("<script") == 1
