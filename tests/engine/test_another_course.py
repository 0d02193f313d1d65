"""Another course: what `coursebook new` writes, what the page on it says, what a course may lack.

The page *Make your own course* is followed with the engine's wheel in an environment of its own.
The real browser is in `browser/`.
"""

import json
import re
import shutil
from importlib import metadata

import pytest
import yaml
from helpers.another_course import BACK_PAIN, BLOCKS, OWN_WORDS, STRICT, make_environment, texts_of
from helpers.links import Links
from helpers.places import ROOT

from coursebook.commands.cli import main
from coursebook.commands.new import (
    TEMPLATES,
    find_requirement,
    make_course,
    make_id,
    make_title,
    write_files,
)
from coursebook.core.errors import CourseError
from coursebook.core.settings import load_settings

WRITTEN = {
    ".github/workflows/course.yml",
    ".gitignore",
    "Makefile",
    "README.md",
    "_config.yml",
    "_toc.yml",
    "book/index.md",
    "course.yml",
    "notebooks/01-first-lesson.checklist.yml",
    "notebooks/01-first-lesson.ipynb",
    "notebooks/01-first-lesson.quiz.yml",
    "requirements.txt",
    "tests/test_course.py",
}


def load_yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


# What the command takes, and what it refuses


@pytest.mark.parametrize(
    "name, course_id, title",
    [
        ("back-pain", "back-pain", "Back pain"),
        ("Rücken bei der Arbeit", "rucken-bei-der-arbeit", "Rücken bei der Arbeit"),
        ("Kurs_für  Mütter", "kurs-fur-mutter", "Kurs für Mütter"),
        ("straße", "strasse", "Straße"),
        ("œuvre été 2", "uvre-ete-2", "Œuvre été 2"),
        ("--Tea & milk--", "tea-milk", "Tea & milk"),
        ("a" * 70, "a" * 60, "A" + "a" * 69),
    ],
)
def test_id_and_title_are_made_of_the_name_of_the_folder(name, course_id, title):
    assert (make_id(name), make_title(name)) == (course_id, title)


@pytest.mark.parametrize("name", ["日本", "--", "…"])
def test_a_name_of_which_no_id_can_be_made_asks_for_one(name):
    with pytest.raises(CourseError, match=r"No id can be made of .*; name one, such as --id my-co"):
        make_id(name)


@pytest.mark.parametrize("course_id", ["Back", "back pain", "-back", "bäck", "a" * 61])
def test_what_is_no_id_is_refused_and_nothing_is_written(tmp_path, course_id):
    with pytest.raises(CourseError, match="is not an id; use at most 60 small letters"):
        make_course(tmp_path / "new", course_id=course_id)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_is_not_empty_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"{tmp_path} is not empty; name a new folder.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_refused(tmp_path, capsys):
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path / "notes")]) == 1
    assert capsys.readouterr().err == f"{tmp_path / 'notes'} is a file; name a new folder.\n"


def test_it_works_inside_a_course_whose_settings_are_broken(tmp_path, monkeypatch, capsys):
    (tmp_path / "course.yml").write_text("nonsense: true\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("coursebook.commands.new.run_notebooks", lambda paths, say: None)
    assert main(["new", "inside"]) == 0
    assert load_settings(tmp_path / "inside").id == "inside"


def test_an_empty_repository_is_empty_and_the_next_steps_are_told(tmp_path, monkeypatch):
    folder, said = tmp_path / "Rücken & Co", []
    (folder / ".git").mkdir(parents=True)
    monkeypatch.setattr("coursebook.commands.new.run_notebooks", lambda paths, say: None)
    make_course(folder, say=said.append)
    told = "\n".join(said)
    assert f"Wrote a course of one lesson into {folder}. Its id is 'rucken-co'" in told
    assert f"  cd '{folder}'\n  make book " in told and "make notebooks" not in told


def test_without_jupyter_the_lesson_is_to_be_run_later(tmp_path, monkeypatch):
    def no_jupyter(paths, say):
        raise ModuleNotFoundError("No module named 'nbclient'")

    said = []
    monkeypatch.setattr("coursebook.commands.new.run_notebooks", no_jupyter)
    make_course(tmp_path / "tea", say=said.append)
    assert "  make notebooks   # run the lesson" in said[-1]


# What it writes


@pytest.mark.parametrize("title", ["Back pain", 'Rücken: "A" #1, *x* & <b>', "- yes"])
def test_a_title_means_itself_wherever_it_stands(tmp_path, title):
    write_files(tmp_path, title, "tea")
    assert load_yaml(tmp_path / "_config.yml")["title"] == title
    assert load_settings(tmp_path).title == title
    front = (tmp_path / "book" / "index.md").read_text(encoding="utf-8").split("---\n")[1]
    described = yaml.safe_load(front)["myst"]["html_meta"]["description"]
    assert described == f"{title}: a short course with quizzes."
    heading = (tmp_path / "README.md").read_text(encoding="utf-8").splitlines()[0]
    assert re.sub(r"\\(.)", r"\1", heading) == f"# {title}"


def test_all_files_are_written_with_no_blank_left_and_no_word_of_this_course(tmp_path):
    write_files(tmp_path, "Tea", "tea")
    texts = texts_of(tmp_path)
    assert set(texts) == WRITTEN
    assert [name for name, text in texts.items() if "<<" in text] == []
    assert [name for name, text in texts.items() if OWN_WORDS.search(text)] == []


def test_the_actions_of_its_workflow_stand_with_their_commits_as_ours_do():
    pinned = r"uses: (actions/\S+)@([0-9a-f]{40})  # (v\S+)"
    own = (ROOT / ".github" / "workflows" / "course.yml").read_text(encoding="utf-8")
    theirs = (TEMPLATES / "github" / "workflows" / "course.yml").read_text(encoding="utf-8")
    assert set(re.findall(pinned, theirs)) <= set(re.findall(pinned, own))
    assert len(re.findall(pinned, theirs)) == len(re.findall("uses:", theirs)) == 4


@pytest.mark.parametrize(
    "origin, requirement",
    [
        (None, r"coursebook\[book\]==\d+\.\d+\.\d+"),
        (
            {"url": "https://example.org/c.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            r"coursebook\[book\] @ git\+https://example\.org/c\.git@abc",
        ),
        (
            {"url": "https://example.org/c.whl", "archive_info": {}},
            r"coursebook\[book\] @ https://example\.org/c\.whl",
        ),
        (
            {"url": "file:///a%20b/c.whl", "archive_info": {}},
            r"# This address is of one computer.*\ncoursebook\[book\] @ file:///a%20b/c\.whl",
        ),
    ],
)
def test_a_course_asks_for_the_engine_from_where_this_one_came(monkeypatch, origin, requirement):
    class Distribution:
        def read_text(self, name):
            return json.dumps(origin) if origin else None

    monkeypatch.setattr(metadata, "distribution", lambda name: Distribution())
    assert re.fullmatch(requirement, find_requirement())


# The page, followed with the wheel


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """An environment with the engine's wheel."""
    return make_environment(tmp_path_factory.mktemp("another"))


@pytest.fixture(scope="module")
def followed(environment, tmp_path_factory):
    """The course that the page leads to; its name has a space and an umlaut in the path."""
    home = tmp_path_factory.mktemp("Kurs für alle")
    folder = home / "back-pain"
    for language, file, text in BLOCKS:
        if file == "_config.yml":
            break  # from here on the page speaks of another book, and `browser/` follows it
        if file:
            (folder / file).write_text(text, encoding="utf-8")
        for line in text.splitlines() if language == "sh" else ():
            _follow(line, environment, home)
    return folder


def _follow(line, environment, home):
    """Do what a line of the page says; what installs or serves is done in short."""
    folder = home / "back-pain"
    if line.startswith("env/bin/coursebook "):
        title = re.search(r'--title "([^"]+)"', line)[1]
        environment.succeed("coursebook", "new", "back-pain", "--title", title, cwd=home)
        # As if `make` had installed what the course needs.
        (folder / ".venv").symlink_to(environment.folder, target_is_directory=True)
        (environment.folder / ".installed").touch()
    elif line == "make book":
        environment.succeed("make", "build", cwd=folder)
    elif line.startswith("make "):
        environment.succeed(*line.split(), cwd=folder)
    else:
        assert line.startswith(("python3 -m venv env", "env/bin/pip install ", "cd back-pain"))


def test_the_page_leads_to_a_book_that_is_built_without_a_warning(followed):
    pages = {path.stem for path in (followed / "_build" / "html").rglob("*.html")}
    assert pages == {"index", "search", "01-first-lesson", "my-progress"}
    lesson = followed / "_build" / "html" / "notebooks" / "01-first-lesson.html"
    assert "Your back has hurt since yesterday" in lesson.read_text(encoding="utf-8")


def test_the_page_leads_to_a_course_with_nothing_to_remark(followed, environment):
    said = environment.succeed("coursebook", "check", "--strict", cwd=followed)
    assert said == "All content files are in order.\n"


def test_no_page_of_it_has_a_dead_link_or_speaks_of_what_is_not_there(followed):
    book = followed / "_build" / "html"
    lost, told = [], []
    for page in book.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for target in Links(text).targets:
            path = re.split("[?#]", target)[0]
            if path and not target.startswith(("http", "data:", "tel:")):
                lost += [] if (page.parent / path).exists() else [(page.name, target)]
        told += [
            (page.name, word)
            for word in ("evidence", "review", "clinic", "warning sign", "hand-out", "unit", "☎")
            if word in re.sub(r"<[^>]*>", " ", text).lower()
        ]
    assert (lost, told) == ([], [])


def test_nothing_of_it_speaks_of_this_course(followed):
    for name, text in texts_of(followed / "_build" / "html").items():
        assert not OWN_WORDS.search(text), (name, OWN_WORDS.search(text))


# What a course may lack


@pytest.fixture
def bare(tmp_path, followed):
    """A book of two pages with a quiz: no lesson, no course.yml, nothing that is optional."""
    shutil.copy(followed / "_config.yml", tmp_path)
    (tmp_path / "_toc.yml").write_text(
        "format: jb-book\nroot: book/index\nchapters:\n  - file: book/tea\n", encoding="utf-8"
    )
    (tmp_path / "book").mkdir()
    for name in ("index", "tea"):
        (tmp_path / "book" / f"{name}.md").write_text(
            f"---\nmyst:\n  html_meta:\n    description: A page.\n---\n\n# {name}\n\nText.\n",
            encoding="utf-8",
        )
    with (tmp_path / "book" / "tea.md").open("a", encoding="utf-8") as page:
        page.write("\n```{quiz} tea.quiz.yml\n```\n")
    quiz = followed / "notebooks" / "01-first-lesson.quiz.yml"
    shutil.copy(quiz, tmp_path / "book" / "tea.quiz.yml")
    return tmp_path


def test_a_book_without_lessons_and_settings_has_no_footer_no_zip_and_no_progress(
    bare, environment
):
    with (bare / "book" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n```{progress}\n```\n\n```{results}\n```\n")
    assert environment.succeed("coursebook", "check", "--strict", cwd=bare).startswith("All")
    ran = environment.run("jupyter-book", "build", ".", *STRICT, cwd=bare)
    told = re.findall(r"(?:WARNING|ERROR): (.*?)\x1b", ran.stdout + ran.stderr)
    assert told == [
        "the book has no lesson in 'notebooks' whose progress could be shown.",
        "no lesson in 'notebooks' has a quiz whose results could be saved.",
    ]
    book = bare / "_build" / "html"
    page = (book / "book" / "tea.html").read_text(encoding="utf-8")
    _, start, footer = page.partition('<footer class="book-footer book-footer--bare">')
    assert 'data-course="quiz"' in page and start and "<li" not in footer
    assert list(book.glob("*.zip")) == []


def test_the_sample_of_back_pain_has_nothing_of_this_course():
    for name, text in texts_of(BACK_PAIN).items():
        assert not OWN_WORDS.search(text), name
