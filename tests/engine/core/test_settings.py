"""What `course.yml` says of a course, what is told when it is wrong, which course is in force."""

import pytest

from coursebook.checks.course import check_course
from coursebook.core.bundle import read_script
from coursebook.core.errors import ContentError
from coursebook.core.settings import (
    CourseSettings,
    course_in_force,
    current_root,
    current_settings,
    find_root,
    load_settings,
)
from coursebook.course.course import ROLES, Course
from coursebook.results.formats import progress_format, results_format


@pytest.fixture
def course(tmp_path):
    """Return what writes settings, and a file for each name; it returns the root of the course."""

    def write(settings=None, *files):
        for name in files:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text("", encoding="utf-8")
        if settings is not None:
            (tmp_path / "course.yml").write_text(settings, encoding="utf-8")
        return tmp_path

    return write


def told(root):
    """Return what loading says of the settings; the check of the course says the same."""
    with pytest.raises(ContentError) as caught:
        load_settings(root)
    lines = [str(problem).replace(f"{root}/", "") for problem in caught.value.problems]
    assert [str(problem) for problem in check_course(root).problems] == sorted(lines)
    return lines


# What they say


def test_a_folder_without_settings_is_a_course_with_the_defaults(course):
    settings = load_settings(course())
    assert settings == CourseSettings()
    assert (settings.id, settings.lessons, settings.prose) == ("course", "notebooks", "book")
    assert not any(settings.roles.model_dump().values()) and settings.theme_key is None
    assert check_course(course()).problems == []


def test_settings_are_read_with_what_they_leave_out(course):
    settings = load_settings(course("id: back-pain\ntitle: Back pain\npages: {signs: book/now}\n"))
    assert (settings.id, settings.title, settings.prose) == ("back-pain", "Back pain", "book")
    assert settings.pages.signs == "book/now" and settings.pages.progress is None


def test_a_course_lies_where_its_settings_say(course):
    root = course(
        "lessons: units\nprose: pages\nmessages: pages/words\n", "units/a", "pages/words/x"
    )
    made = Course(root)
    assert (made.lessons_folder, made.prose_folder) == (root / "units", root / "pages")
    assert made.bibliography_file == root / "pages" / "references.bib"
    assert made.objectives_file == root / "units" / "objectives.yml"


# What is wrong with them


@pytest.mark.parametrize(
    "settings, line",
    [
        ("id: Back Pain\n", "course.yml:1:1: 'id' is 'Back Pain'; it must match "),
        ("titel: x\n", "course.yml:1:1: 'titel' is not a key that is known here; "),
        ("title: ''\n", "course.yml:1:1: 'title' is empty; write its text."),
        ("roles:\n  sign: a.yml\n", "course.yml:2:3: 'sign' is not a key that is known here; "),
        ("lessons: /etc\n", "course.yml:1:1: 'lessons' is '/etc'; it must match "),
        ("pages: {signs: [a]}\n", "course.yml:1:9: 'signs' must be text; "),
        ("id: a: b\n", "course.yml:1:6: this is not valid YAML "),
        ("id: a\nid: b\n", "course.yml:2:1: 'id' stands here twice; keep one of them."),
    ],
)
def test_a_mistake_is_told_with_its_place(course, settings, line):
    (said,) = told(course(settings))
    assert said.startswith(line)


@pytest.mark.parametrize(
    "settings, sentence",
    [
        ("lessons: units\n", "'lessons' is 'units', and there is no such folder"),
        ("messages: words\n", "'messages' is 'words', and there is no such folder"),
        ("messages: file.yml\n", "'messages' is 'file.yml', and there is no such folder"),
        ("mark: mark.svg\n", "'mark' is 'mark.svg', and there is no such file"),
        ("roles: {signs: a.yml}\n", "'roles: signs' is 'a.yml', and there is no such file"),
        ("roles: {guide: folder}\n", "'roles: guide' is 'folder', and there is no such file"),
    ],
)
def test_what_they_name_and_is_not_there_is_told(course, settings, sentence):
    root = course(settings, "file.yml", "folder/file")
    assert told(root) == [f"course.yml: {sentence}; correct the path."]


def test_all_that_is_not_there_is_told_at_once(course):
    assert len(told(course("mark: m.svg\nmessages: words\nroles: {guide: g, habits: h}\n"))) == 4


def test_a_page_that_the_contents_do_not_list_is_told_in_a_list_too(course):
    root = course("pages: {folded: [book/teach, book/b]}\n", "book/b.md")
    (root / "book" / "b.md").write_text("# B\n", encoding="utf-8")
    (root / "_toc.yml").write_text("root: book/b\n", encoding="utf-8")
    assert [str(problem) for problem in check_course(root).problems] == [
        "course.yml: 'pages: folded' is 'book/teach', which _toc.yml does not list; correct it."
    ]


HABITS = "id: habits\nkind: habits\ntitle: Habits\nitems:\n  - {id: walk, text: I walk.}\n"


@pytest.mark.parametrize(
    "role, kind",
    [
        ("signs", "a list of warning signs"),
        ("guide", "a guide"),
        ("check_before", "a quiz"),
        ("check_after", "a quiz"),
    ],
)
def test_a_role_whose_file_is_of_another_kind_is_told_and_not_met_later(course, role, kind):
    root = course(f"roles: {{{role}: notebooks/a.checklist.yml}}\n", "notebooks/a.checklist.yml")
    (root / "notebooks" / "a.checklist.yml").write_text(HABITS, encoding="utf-8")
    sentence = f"'roles: {role}' is 'notebooks/a.checklist.yml', which is not {kind}"
    with pytest.raises(ContentError, match=sentence):
        Course(root).with_role(role, ROLES[role])
    found = [str(problem) for problem in check_course(root).problems]
    assert found[0] == f"course.yml: {sentence}; name one that is." and len(found) == 2  # unused


def test_a_role_whose_file_is_no_content_at_all_is_told(course):
    root = course("roles: {habits: notes.yml}\n", "notes.yml")
    assert [str(problem) for problem in check_course(root).problems] == [
        "course.yml: 'roles: habits' is 'notes.yml', which is not a list of "
        "habits; name one that is."
    ]


def test_a_page_that_the_book_does_not_have_is_told(course):
    pages = "pages: {signs: book/now, found_first: [book/now, book/lost], progress: book/my}\n"
    root = course(pages, "book/now.md")
    (root / "_toc.yml").write_text("format: jb-book\nroot: book/now\n", encoding="utf-8")
    assert [str(problem) for problem in check_course(root).problems] == [
        "course.yml: 'pages: found_first' is 'book/lost', which _toc.yml does "
        "not list; correct it.",
        "course.yml: 'pages: progress' is 'book/my', which _toc.yml does not list; correct it.",
    ]
    (root / "_toc.yml").unlink()  # a book of Sphinx alone has its contents elsewhere
    assert check_course(root).problems == []


# Which course is in force


@pytest.fixture
def before(tmp_path_factory):
    """The root of another course."""
    root = tmp_path_factory.mktemp("before")
    (root / "course.yml").write_text("id: neck-pain\n", encoding="utf-8")
    return root


def test_what_is_made_is_of_the_course_in_force_and_then_of_the_one_before(course, before):
    other = course("id: back-pain\n")
    with course_in_force(before):
        with course_in_force(other) as settings:
            assert current_settings() is settings and current_root() == other.resolve()
            assert (results_format(), progress_format()) == (
                "back-pain-results",
                "back-pain-progress",
            )
            assert '"back-pain"' in read_script("course")
        assert results_format() == "neck-pain-results" and current_root() == before.resolve()
        with pytest.raises(ZeroDivisionError), course_in_force(other):
            raise ZeroDivisionError
        assert current_settings().id == "neck-pain"


def test_settings_with_a_mistake_put_no_course_in_force(course, before):
    with course_in_force(before):
        with pytest.raises(ContentError), course_in_force(course("titel: x\n")):
            pass
        assert current_settings().id == "neck-pain"


def test_where_nothing_was_said_it_is_the_course_around_the_folder_of_today(course, monkeypatch):
    root = course("id: around\n", "notebooks/deeper/file")
    monkeypatch.setattr("coursebook.core.settings._in_force", [])
    monkeypatch.chdir(root / "notebooks" / "deeper")
    assert current_settings().id == "around" and current_root() == root.resolve()


# Where a course begins


@pytest.mark.parametrize("mark", ["course.yml", "_toc.yml", "conf.py"])
def test_a_course_begins_where_one_of_its_files_lies(course, mark):
    root = course(None, mark, "notebooks/deeper/file")
    assert find_root(root / "notebooks" / "deeper") == find_root(root) == root.resolve()


def test_settings_count_more_than_contents_that_lie_nearer(course):
    root = course("id: a\n", "docs/conf.py", "docs/pages/file")
    assert find_root(root / "docs" / "pages") == root.resolve()


def test_outside_any_course_there_is_none(course, monkeypatch):
    root = course(None, "folder/file")
    monkeypatch.setattr("coursebook.core.settings._in_force", [])
    assert find_root(root / "folder") is None
    monkeypatch.chdir(root / "folder")
    assert current_settings() == CourseSettings()
    assert current_root() == (root / "folder").resolve()
