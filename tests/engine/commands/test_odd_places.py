"""Commands in folders and on files whose names hold spaces, umlauts, or bytes that are no UTF-8."""

import io
import json
import os
import shutil
import subprocess
import threading
import urllib.request
import zipfile
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from html import escape
from urllib.parse import quote

import nbformat
import pytest

from coursebook.commands.cli import main
from coursebook.commands.lab import open_lab
from coursebook.commands.preview import open_preview
from coursebook.commands.serve import open_server
from coursebook.commands.zip import pack_book
from coursebook.core.errors import CourseError
from coursebook.core.names import readable_name

SPACES = "Kurs für Mütter & Väter [1] #2 100%"
BYTES = os.fsdecode(b"F\xfc\xdfe")  # as Latin-1 writes it; Linux allows it in a name
QUIZ = """\
id: one
title: A quiz
questions:
  - id: one-first
    type: single
    objective: stretch
    stem: Which?
    options:
      - {id: a, text: A, right: true, feedback: Fa.}
      - {id: b, text: B, feedback: Fb.}
    explanation: Because.
"""
ASCII = pytest.mark.parametrize("terminal", ["ascii"], indirect=True)


@pytest.fixture(params=[SPACES, BYTES], ids=["spaces and umlauts", "no UTF-8"])
def odd(request, tmp_path):
    """A folder with an odd name. The files that a test puts there are called as it is."""
    try:
        (tmp_path / request.param).mkdir()
    except OSError:
        pytest.skip("this machine has no such names")
    return tmp_path / request.param


@pytest.fixture(params=["ascii", "utf-8"])
def terminal(request):
    """Call a command in a terminal that stops at letters it does not have; return its words."""

    def call(*arguments, code=0):
        stream = io.TextIOWrapper(io.BytesIO(), request.param, write_through=True)
        with redirect_stdout(stream), redirect_stderr(stream):
            try:
                assert main([str(argument) for argument in arguments]) == code
            except SystemExit as stopped:
                assert stopped.code == code
        return stream.buffer.getvalue().decode()

    return call


@contextmanager
def running(server):
    """Let a server answer while the block runs."""
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def course_in(folder, root):
    """Copy the course into a folder."""
    for name in ("notebooks", "book"):
        shutil.copytree(root / name, folder / name)
    for name in ("course.yml", "_config.yml", "_toc.yml"):
        shutil.copy(root / name, folder)
    return folder


def test_a_name_that_is_no_utf_8_can_be_written():
    assert readable_name(BYTES) == r"F\xfc\xdfe"
    assert readable_name(SPACES) == SPACES


@ASCII
def test_a_new_course_is_written(odd, terminal, monkeypatch):
    monkeypatch.setattr("coursebook.commands.new.run_notebooks", lambda paths, say: None)
    assert "Its id is '" in terminal("new", odd / odd.name, "--title", odd.name)
    title = json.dumps(readable_name(odd.name), ensure_ascii=False)
    assert f"title: {title}\n" in (odd / odd.name / "course.yml").read_text(encoding="utf-8")


@ASCII
def test_a_course_anywhere_is_checked_and_planned(odd, root, terminal):
    course = course_in(odd, root)
    assert "in order" in terminal("check", course)
    assert "TEACH IT BACK" in terminal("plan", "--minutes", 15, "--root", course)
    (course / "notebooks" / f"08 {odd.name}.quiz.yml").write_text("id: [", encoding="utf-8")
    assert "this is not valid YAML" in terminal("check", course, code=1)


@pytest.mark.parametrize("command", ["preview", "run", "zip", "serve", "report"])
def test_what_is_not_there_is_told_in_any_terminal(odd, terminal, command):
    assert "quiz.yml" in terminal(command, odd / f"{odd.name}.quiz.yml", code=1)


def test_a_wrong_argument_is_told_in_any_terminal(odd, terminal):
    assert "unrecognized arguments" in terminal("check", ".", odd, code=2)


def test_a_quiz_is_shown_and_what_is_wrong_with_it(odd):
    quiz = odd / f"{odd.name}.quiz.yml"
    quiz.write_text(QUIZ, encoding="utf-8")
    with running(open_preview(quiz, 0, lambda words: None)) as address:
        assert "Which?" in fetch(address)
        quiz.write_text("id: [", encoding="utf-8")
        while "this is not valid YAML" not in fetch(address):
            pass


def test_a_notebook_is_run(odd):
    path = odd / f"{odd.name}.ipynb"
    code = nbformat.v4.new_code_cell("import os; len(os.listdir())", id="one")
    nbformat.write(nbformat.v4.new_notebook(cells=[code]), str(path))
    assert main(["run", str(path)]) == 0
    (cell,) = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert cell["outputs"][0]["data"]["text/plain"] == ["1"]


def test_a_book_is_served(odd):
    for name in ("index", odd.name):
        (odd / f"{name}.html").write_text(f"page {len(name)}", encoding="utf-8")
    with running(open_server(odd, 0)) as address:
        assert fetch(address) == "page 5"
        if odd.name == SPACES:
            assert fetch(f"{address}/{quote(SPACES)}.html") == f"page {len(SPACES)}"


def test_a_book_is_packed_or_its_wrong_name_told(odd):
    (odd / "index.html").write_text("home", encoding="utf-8")
    assert zipfile.ZipFile(pack_book(odd)).namelist()[0].endswith("/index.html")
    page = odd / f"{odd.name}.html"
    page.write_text("page", encoding="utf-8")
    if odd.name == BYTES:
        with pytest.raises(CourseError, match="F.*its name is no UTF-8.*rename"):
            pack_book(odd)
    else:
        assert any(name.endswith(page.name) for name in zipfile.ZipFile(pack_book(odd)).namelist())


@ASCII
def test_results_are_reported(odd, root, terminal):
    source = root / "notebooks" / "educators" / "sample-results.ndjson"
    one, *others = source.read_text(encoding="utf-8").splitlines()
    files = {"json": one, "ndjson": "\n".join(others[:3]), "bad.json": "{", "txt": ""}
    for ending, text in files.items():
        (odd / f"{odd.name}.{ending}").write_text(text, encoding="utf-8")
    (odd / odd.name).mkdir()
    out = odd.parent / f"{odd.name} report"
    said = terminal("report", odd, "--out", out, "--root", root)
    assert "Files or lines not used: 3." in said
    assert escape(readable_name(odd.name)) in (out / "index.html").read_text(encoding="utf-8")
    again = odd / f"{odd.name}.parquet"
    shutil.move(out / "answers.parquet", again)
    said = terminal("report", again, "--out", out, "--root", root)
    assert "not used" not in said and (out / "answers.parquet").read_bytes() == again.read_bytes()


def test_lessons_with_any_name_are_trusted(odd, root, monkeypatch):
    (odd / "notebooks").mkdir()
    lesson = odd / "notebooks" / f"00 {odd.name}.ipynb"
    shutil.copy(root / "notebooks" / "00-start-here.ipynb", lesson)
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(odd.parent / "data"))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8:strict")  # as most terminals are
    trust = subprocess.run

    def run(command, **settings):
        started = "trust" in command
        return trust(command, **settings) if started else subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("coursebook.commands.lab.subprocess.run", run)
    assert open_lab(odd) == 0
    assert (odd.parent / "data" / "nbsignatures.db").is_file()
