"""The preview of one file: its page, what is wrong with it, what it watches, its small server."""

import itertools
import os
import threading
import urllib.error
import urllib.request
from html import unescape

import pytest
from helpers.html_tree import tree

from coursebook.commands import cli as command
from coursebook.commands.preview import Preview, address_of, open_preview, preview, read_preview
from coursebook.core.errors import CourseError
from coursebook.core.messages import messages
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

SECONDS = itertools.count(11)  # the time of each save, a second after that of the one before
QUIZ = """\
id: one
title: A quiz
questions:
  - id: one-first
    type: single
    objective: stretch
    stem: Which?
    image: {file: ../book/leg.svg, alt: A leg.}
    options:
      - {id: a, text: A, right: true, feedback: Fa.}
      - {id: b, text: B, feedback: Fb.}
    explanation: Because.
    sources: [hse2018]
"""
HABITS = "id: habits\nkind: habits\ntitle: Habits\nitems:\n  - {id: walk, text: I walk.}\n"
BIB = "@misc{hse2018, title = {T}, label = {HSE 2018}}\n"


@pytest.fixture
def quiz(tmp_path):
    """A quiz file in a small course: its picture, its objectives and a bibliography beside it."""
    files = {
        "notebooks/one.quiz.yml": QUIZ,
        "notebooks/objectives.yml": "stretch: Do it.\n",
        "_toc.yml": "format: jb-book\nroot: book/index\n",
        "book/references.bib": BIB,
        "book/leg.svg": "<svg/>",
        "notebooks/habits.checklist.yml": HABITS,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "notebooks" / "one.quiz.yml"


def save(path, text):
    """Save a file so that its time is another, however fast the test runs."""
    path.write_text(text, encoding="utf-8")
    os.utime(path, (next(SECONDS),) * 2)


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    save(path, text.replace(old, new))


def told(path):
    return [str(problem).replace(str(path), path.name) for problem in read_preview(path).problems]


# --- what is shown ---


def test_the_page_has_the_quiz_as_the_book_has_it_with_its_sources_by_name(quiz):
    page = Preview(quiz, print).page
    assert (
        quiz_html(load_quiz(quiz), quiz.parent, {"source-hse2018": "HSE 2018"}).replace("h3", "h2")
        in page
    )
    assert 'src="data:image/svg+xml,' in page and '<li id="source-hse2018">' in page
    assert tree(page).all("title")[0].text() == tree(page).all("h1")[0].text() == "one.quiz.yml"


def test_the_page_of_a_checklist_has_no_sources_and_no_problems(quiz):
    path = quiz.with_name("habits.checklist.yml")
    page = Preview(path, print).page
    assert 'data-course="habits"' in page and "course-sources" not in page
    assert messages()["preview_problems"] not in page


def test_a_file_without_a_course_around_it_is_shown_too(tmp_path):
    path = tmp_path / "alone.quiz.yml"
    path.write_text(
        QUIZ.replace("    image: {file: ../book/leg.svg, alt: A leg.}\n", ""), encoding="utf-8"
    )
    file = read_preview(path)
    assert (
        file.problems == []
        and '<a href="#source-hse2018">hse2018</a>' in file.html
        and file.sources == ""
    )


def test_the_page_has_no_script_and_no_style_of_its_own_and_asks_this_server_alone(quiz):
    page = Preview(quiz, print).page
    found = tree(page)
    assert [script.attributes["src"] for script in found.all("script")] == [
        "/course.js",
        "/preview.js",
    ]
    assert all(link.attributes["href"].startswith(("/", "data:")) for link in found.all("link"))
    assert "<style" not in page and " style=" not in page


# --- what is wrong ---


def test_every_mistake_is_on_the_page_with_its_place_and_nothing_else(quiz):
    change(quiz, "title: A quiz", "titel: A quiz")
    change(quiz, ", feedback: Fb.", "")
    page = unescape(Preview(quiz, lambda words: None).page)
    for place, sentence in [
        ("1:1", "'title' is missing"),
        ("2:1", "'titel' is not a key"),
        ("11:9", "'feedback' is missing"),
    ]:
        assert f"<code>{quiz}:{place}</code>: {sentence}" in page
    assert "data-course" not in page and messages()["preview_remarks"] not in page


@pytest.mark.parametrize(
    "old, new, line",
    [
        (
            "objective: stretch",
            "objective: nope",
            (
                "one.quiz.yml:6:5: the objective 'nope' is not in objectives.yml; write one of: "
                "stretch."
            ),
        ),
        (
            "[hse2018]",
            "[nope]",
            (
                "one.quiz.yml:13:5: the source 'nope' is not in book/references.bib; add it there "
                "or correct the key."
            ),
        ),
        (
            "leg.svg",
            "arm.svg",
            "one.quiz.yml:8:5: the picture '../book/arm.svg' does not exist; correct the path.",
        ),
        (
            "../book/leg.svg",
            "one.quiz.yml",
            (
                "one.quiz.yml:8:5: the picture 'one.quiz.yml' is not an SVG or PNG file; save it "
                "as one."
            ),
        ),
    ],
)
def test_what_the_check_of_the_course_would_tell_of_the_file_is_told(quiz, old, new, line):
    change(quiz, old, new)
    assert told(quiz) == [line]


def test_a_mistake_beside_the_questions_does_not_hide_them(quiz):
    change(quiz, "[hse2018]", "[nope]")
    assert 'data-course="quiz"' in read_preview(quiz).html


@pytest.mark.parametrize("name", ["../book/references.bib", "objectives.yml"])
def test_a_broken_file_of_the_course_is_told_and_the_quiz_is_shown(quiz, name):
    save(quiz.parent / name, "@misc{ [")
    file = read_preview(quiz)
    assert (
        len(file.problems) == 1
        and name.rsplit("/", 1)[-1] in str(file.problems[0])
        and 'data-course="quiz"' in file.html
    )


# --- what an examiner would remark ---


def test_an_examiner_s_remarks_stand_below_with_place_and_source(quiz):
    change(quiz, "text: B,", "text: All of the above,")
    page = unescape(Preview(quiz, print).page)
    below = page.split(f"<h2>{messages()['preview_remarks']}</h2>")[1]
    assert (
        f"<code>{quiz}:11:17</code>: 'All of the above' stands for the other options; " in below
        and "Haladyna" in below
    )
    assert 'data-course="quiz"' not in below


def test_without_a_remark_the_page_says_so(quiz):
    assert messages()["preview_no_remarks"] in unescape(Preview(quiz, print).page)


# --- watching ---


@pytest.fixture
def watched(quiz):
    """A preview, and what it said."""
    said = []
    return Preview(quiz, said.append), said


def test_nothing_saved_is_nothing_new(watched):
    view, said = watched
    page = view.page
    view.look()
    assert view.page is page and said == []


@pytest.mark.parametrize(
    "file, text",
    [
        ("one.quiz.yml", QUIZ.replace("A quiz", "Another")),
        ("../book/leg.svg", "<svg></svg>"),
        ("../book/references.bib", BIB.replace("HSE", "hse")),
        ("objectives.yml", "rest: Rest.\n"),
    ],
)
def test_a_file_that_is_saved_gives_the_page_another_version(watched, quiz, file, text):
    view, _ = watched
    before = view.version
    save(quiz.parent / file, text)
    view.look()
    assert view.version != before and f'data-version="{view.version}"' in view.page


def test_a_file_that_is_saved_as_it_was_keeps_the_version(watched, quiz):
    view, _ = watched
    before = view.version
    save(quiz, QUIZ)
    view.look()
    assert view.version == before


def test_a_picture_that_was_lost_and_comes_back_is_noticed(watched, quiz):
    view, said = watched
    picture = quiz.parent / ".." / "book" / "leg.svg"
    picture.rename(picture.with_suffix(".lost"))
    view.look()
    assert "does not exist" in said[0] and "does not exist" in view.page
    picture.with_suffix(".lost").rename(picture)
    view.look()
    assert said[1:] == [f"{quiz} is in order."] and "does not exist" not in view.page


def test_what_is_wrong_is_told_once_a_save_and_that_it_is_mended_too(watched, quiz):
    view, said = watched
    save(quiz, QUIZ.replace("title", "titel"))
    for _ in range(3):
        view.look()
    assert [line.split(": ", 1)[0] for line in said] == [f"{quiz}:1:1", f"{quiz}:2:1"]
    save(quiz, QUIZ)
    for _ in range(3):
        view.look()
    assert said[2:] == [f"{quiz} is in order."]


def test_a_file_that_is_deleted_is_told_and_shown_when_it_is_back(watched, quiz):
    view, said = watched
    quiz.unlink()
    view.look()
    assert "there is no such file" in said[0] and "there is no such file" in view.page
    save(quiz, QUIZ)
    view.look()
    assert 'data-course="quiz"' in view.page


# --- the server ---


@pytest.fixture
def server(quiz):
    with open_preview(quiz, 0, lambda words: None) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def get(server, path):
    with urllib.request.urlopen(address_of(server) + path) as answer:
        return answer.headers, answer.read().decode()


@pytest.mark.parametrize(
    "path, kind, text",
    [
        ("/", "text/html", "A quiz"),
        ("/?a=b", "text/html", "A quiz"),
        ("/course.js", "text/javascript", '"use strict"'),
        ("/course.css", "text/css", ".course"),
        ("/theme.css", "text/css", "body"),
        ("/preview.css", "text/css", ".book-preview"),
        ("/preview.js", "text/javascript", "/version"),
    ],
)
def test_the_page_and_what_it_needs_are_served_fresh(server, path, kind, text, capfd):
    headers, body = get(server, path)
    assert (
        headers["Content-Type"] == f"{kind}; charset=utf-8"
        and headers["Cache-Control"] == "no-cache"
        and text in body
    )
    assert capfd.readouterr() == ("", "")


def test_the_version_is_that_of_the_page_and_changes_when_the_file_is_saved(server, quiz):
    before = get(server, "/version")[1]
    assert f'data-version="{before}"' in get(server, "/")[1]
    save(quiz, QUIZ.replace("A quiz", "Another"))
    get(server, "/version")  # the server looks after each request
    for _ in range(100):
        if get(server, "/version")[1] != before:
            break
    assert "Another" in get(server, "/")[1]


@pytest.mark.parametrize(
    "path", ["/nope", "/one.quiz.yml", "/../notebooks/one.quiz.yml", "/static/preview/preview.js"]
)
def test_nothing_else_is_served(server, path):
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(server, path)
    assert caught.value.code == 404
    caught.value.close()


def test_the_address_is_a_number_so_that_a_book_on_localhost_keeps_its_own_memory(server):
    assert (
        server.server_address[0] == "127.0.0.1"
        and address_of(server) == f"http://127.0.0.1:{server.server_port}"
    )


# --- the command ---


@pytest.fixture
def interrupted(monkeypatch):
    """Serving ends at once; which addresses a browser was asked to open."""

    def stop(server):
        raise KeyboardInterrupt

    asked = []
    monkeypatch.setattr("coursebook.commands.serve.ThreadingHTTPServer.serve_forever", stop)
    monkeypatch.setattr("coursebook.commands.preview.webbrowser.open", asked.append)
    return asked


def test_the_preview_says_its_address_opens_the_browser_and_ends_when_interrupted(
    quiz, interrupted
):
    said = []
    preview(quiz, 0, said.append)
    (address,) = interrupted
    assert said == [f"The preview of {quiz} is at {address} . Press Ctrl+C to stop.", "Stopped."]


def test_no_browser_is_opened_when_none_is_wanted(quiz, interrupted, capsys):
    assert command.main(["preview", str(quiz), "--port", "0", "--no-browser"]) == 0
    assert interrupted == [] and capsys.readouterr().out.endswith("Stopped.\n")


def test_a_busy_port_gives_the_next_one_and_says_so(quiz, server, interrupted):
    said = []
    preview(quiz, server.server_port, said.append, browser=False)
    assert said[0] == (
        f"Port {server.server_port} is in use by another program, so the preview is on the "
        "next free one."
    )


def test_the_port_is_8001_unless_another_is_named(monkeypatch, quiz):
    given = []
    monkeypatch.setattr(
        "coursebook.commands.preview.preview", lambda *arguments: given.append(arguments)
    )
    assert (
        command.main(["preview", str(quiz)])
        == command.main(["preview", str(quiz), "--port", "9"])
        == 0
    )
    assert [(path, port, browser, form) for path, port, _, browser, form in given] == [
        (quiz, 8001, True, "A"),
        (quiz, 9, True, "A"),
    ]


def test_a_file_that_is_not_there_is_told_in_one_sentence_and_ends_with_1(quiz, capsys):
    assert command.main(["preview", str(quiz.with_name("two.quiz.yml"))]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err == (
        f"{quiz.with_name('two.quiz.yml')}: there is no such file; the .yml files there: "
        "habits.checklist.yml, objectives.yml, one.quiz.yml.\n"
    )


def test_a_file_of_another_kind_is_refused_with_what_to_do(quiz):
    with pytest.raises(
        CourseError,
        match=(
            r"objectives\.yml: is no quiz or checklist; give its name the ending '\.quiz\.yml' or"
        ),
    ):
        preview(quiz.with_name("objectives.yml"))


def test_a_number_that_is_no_port_is_refused(quiz):
    with pytest.raises(
        CourseError,
        match="99999 is not a port; write a number from 1024 to 65535, such as --port 8080",
    ):
        preview(quiz, 99999)


def test_another_form_of_a_quiz_can_be_shown_and_printed(quiz):
    a, b = (Preview(quiz, print, form).page for form in "AB")
    assert (
        a != b
        and messages()["form"].format(form="B") in b
        and messages()["form"].format(form="B") not in a
    )
