"""The command line and the package's front door: plain words, exit codes.

No Jupyter is loaded before it is needed.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers.fresh import loaded_after

import coursebook
from coursebook.commands import cli as command
from coursebook.commands.cli import main
from coursebook.core.errors import CourseError
from coursebook.core.settings import current_settings


def test_importing_the_package_loads_no_jupyter():
    assert loaded_after("import coursebook; coursebook.__version__") == []


@pytest.mark.parametrize(
    "arguments", [["check"], ["zip", "nowhere"], ["serve", "nowhere"]], ids=lambda a: a[0]
)
def test_a_command_loads_no_jupyter(arguments, root):
    assert (
        loaded_after(
            f"import os; os.chdir({str(root)!r})\nfrom coursebook.commands.cli import main\n"
            f"main({arguments!r})"
        )
        == []
    )


def test_help_loads_no_jupyter():
    code = (
        "from coursebook.commands.cli import main\ntry:\n    main(['--help'])\n"
        "except SystemExit:\n    pass"
    )
    assert loaded_after(code) == []


def test_what_a_lesson_calls_loads_no_widgets_and_no_plots():
    names = ", ".join(name for name in coursebook.__all__ if "report" not in name)
    code = f"from coursebook import {names}\nassert all(map(callable, ({names})))"
    assert loaded_after(code) == []


def test_only_what_is_live_loads_the_widgets(root):
    quiz = root / "tests" / "fixtures" / "valid" / "choices.quiz.yml"
    loaded = loaded_after(f"from coursebook import quiz\nquiz({str(quiz)!r}, live=True)")
    assert {"anywidget", "ipywidgets"} < set(loaded)
    assert not {"matplotlib", "sphinx", "pandas"} & set(loaded)


def test_the_front_door_has_these_names_and_no_others():
    assert sorted(coursebook.__all__) == [
        "checklist",
        "class_view",
        "evidence",
        "film",
        "guide",
        "my_results",
        "quiz",
        "report",
        "report_panel",
    ]
    assert all(callable(getattr(coursebook, name)) for name in coursebook.__all__)
    with pytest.raises(AttributeError, match="module 'coursebook' has no attribute 'quizz'"):
        _ = coursebook.quizz


def test_the_version_is_that_of_the_project(root):
    assert f'version = "{coursebook.__version__}"' in (root / "pyproject.toml").read_text(
        encoding="utf-8"
    )


# --- commands ---


def test_help_names_every_command_with_its_sentence(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0
    for name in ("check", "run", "serve", "zip", "schemas"):
        function = command.zip_book if name == "zip" else getattr(command, name)
        assert name in said and " ".join(function.__doc__.split())[:40] in " ".join(said.split())


@pytest.mark.parametrize(
    "arguments", [[], ["chekc"], ["check", "a", "b"], ["serve", "--port", "many"]]
)
def test_wrong_use_ends_with_2_and_says_how_it_is_used(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2 and "usage: coursebook" in capsys.readouterr().err


def test_an_error_is_told_in_words_and_ends_with_1(monkeypatch, capsys):
    def fail(arguments):
        raise CourseError("It is so; do this.")

    monkeypatch.setitem(command.COMMANDS, "zip", command.COMMANDS["zip"]._replace(action=fail))
    assert main(["zip"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "It is so; do this.\n")


@pytest.mark.parametrize("arguments", [["zip"], ["serve"]])
def test_without_a_built_book_the_way_to_build_it_is_told(arguments, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    folder = Path("_build", "html")
    assert (
        capsys.readouterr().err
        == f"{folder} holds no book yet; build it first with 'make build'.\n"
    )


def test_zip_says_what_it_wrote(tmp_path, capsys):
    book = tmp_path / "html"
    book.mkdir()
    (book / "index.html").write_text("home")
    assert main(["zip", str(book)]) == 0
    assert capsys.readouterr().out == (
        f"Wrote {tmp_path / current_settings().id}-book.zip: 0 KB. Unpack it anywhere and open "
        "index.html.\n"
    )


@pytest.mark.parametrize(
    "arguments, given",
    [([], ("_build/html", 8000)), (["x"], ("x", 8000)), (["x", "--port", "0"], ("x", 0))],
)
def test_serve_takes_folder_and_port(arguments, given, monkeypatch, capsys):
    monkeypatch.setattr(
        "coursebook.commands.serve.serve",
        lambda folder, port, say: say(f"{folder.as_posix()} {port}"),
    )
    assert main(["serve", *arguments]) == 0
    assert capsys.readouterr().out == f"{given[0]} {given[1]}\n"


def test_schemas_says_what_it_wrote(monkeypatch, capsys):
    monkeypatch.setattr(
        "coursebook.commands.schemas.write_schemas", lambda: [Path("a/quiz.schema.json")]
    )
    assert main(["schemas"]) == 0
    assert capsys.readouterr().out == "Wrote quiz.schema.json.\n"


@pytest.fixture
def ran(monkeypatch):
    """The notebooks that `run` was given."""
    given = []
    monkeypatch.setattr(
        "coursebook.commands.run.run_notebooks",
        lambda paths: given.extend(Path(path).as_posix() for path in paths),
    )
    return given


def test_run_runs_the_notebooks_that_are_named(ran):
    assert main(["run", "b.ipynb", "a.ipynb"]) == 0
    assert ran == ["b.ipynb", "a.ipynb"]


def test_run_runs_all_lessons_in_order_and_not_what_jupyterlab_keeps_beside_them(
    ran, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    for name in (
        "01-b.ipynb",
        "00-a.ipynb",
        ".hidden.ipynb",
        ".ipynb_checkpoints/00-a-checkpoint.ipynb",
    ):
        path = tmp_path / "notebooks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    assert main(["run"]) == 0
    assert ran == ["notebooks/00-a.ipynb", "notebooks/01-b.ipynb"]


def test_the_module_is_a_command(root):
    ran = subprocess.run(
        [sys.executable, "-m", "coursebook", "zip", "nowhere"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        "",
        "nowhere holds no book yet; build it first with 'make build'.\n",
    )


@pytest.mark.parametrize(
    "problems, warnings, line",
    [
        (0, 0, "All content files are in order."),
        (0, 1, "All content files are in order; 1 warning."),
        (0, 2, "All content files are in order; 2 warnings."),
        (1, 0, "1 problem found."),
        (3, 1, "3 problems and 1 warning found."),
    ],
)
def test_check_ends_with_how_much_was_found(problems, warnings, line):
    assert command._summary(problems, warnings) == line


def test_the_preview_and_its_page_load_no_jupyter(root):
    quiz = root / "tests" / "fixtures" / "valid" / "every-type.quiz.yml"
    code = (
        "from pathlib import Path\nfrom coursebook.commands.preview import Preview\n"
        f"Preview(Path({str(quiz)!r}), print).answer('/course.js')"
    )
    assert loaded_after(code) == []


def test_help_names_the_preview(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert " ".join(command.preview.__doc__.split())[:40] in " ".join(
        capsys.readouterr().out.split()
    )
