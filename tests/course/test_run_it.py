"""The repository is ready for repo2docker: what it installs and runs, and what lessons need.

What needs Docker is not here. `tests/test_hub.py` starts a learner's server with the settings that
`postBuild` puts in place.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from importlib.metadata import distribution

import pytest

from coursebook.commands.lab import SETTINGS as PLACE
from coursebook.course.course import Course
from coursebook.course.notebooks import lesson_paths

SETTINGS = ("jupyter_server_config.py", "labconfig/default_setting_overrides.json")
# repo2docker takes each of these in place of requirements.txt, or as well.
OVERRIDES = (
    "binder",
    ".binder",
    "environment.yml",
    "Pipfile",
    "Pipfile.lock",
    "setup.py",
    "Dockerfile",
    "default.nix",
    "apt.txt",
)
# All code of the lessons, run where nothing may be looked up or connected to.
ALONE = """
import os, sys
os.chdir(sys.argv[1])
from IPython.core.interactiveshell import InteractiveShell

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
        raise RuntimeError(f"asked for {arguments[1:]}")

shell = InteractiveShell.instance()
sys.addaudithook(refuse)
failed = [code for code in sys.stdin.read().split("\\0") if not shell.run_cell(code).success]
sys.exit(len(failed))
"""


def git(root, *arguments):
    """Return the lines that git says of the repository; skip where there is no history."""
    if not (root / ".git").exists():
        pytest.skip("this copy of the course has no history")
    return subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()


def run_alone(folder, code):
    """Run pieces of code in a folder of lessons with no network; return what ran."""
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ALONE, folder],
        input="\0".join(code),
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_overrides_the_requirements(root):
    assert [name for name in OVERRIDES if (root / name).exists()] == []


def test_the_python_is_one_that_the_course_is_tested_with(root):
    said = re.fullmatch(r"python-3\.(\d+)\n", (root / "runtime.txt").read_text(encoding="utf-8"))
    least = re.search(
        r'requires-python = ">=3\.(\d+)"', (root / "pyproject.toml").read_text(encoding="utf-8")
    )
    tested = re.search(
        r"python: (\[.*\])",
        (root / ".github" / "workflows" / "course.yml").read_text(encoding="utf-8"),
    )
    assert int(least[1]) <= int(said[1]) and f"3.{said[1]}" in json.loads(tested[1])


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "runtime.txt",
        "postBuild",
        "coursebook",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "book",
        "notebooks",
    ],
)
def test_what_the_install_needs_is_there_and_not_ignored(root, name):
    assert (root / name).exists()
    assert (
        git(
            root,
            "ls-files",
            "--others",
            "--ignored",
            "--exclude-standard",
            name,
            ":!*.pyc",
            ":!*.ipynb_checkpoints*",
        )
        == []
    )


def test_nothing_of_the_repository_lies_outside_it(root):
    assert [line for line in git(root, "ls-files", "--stage") if line.startswith("120000")] == []


def test_an_installed_course_has_every_file_of_the_package(root, tmp_path):
    source = tmp_path / "source"
    files = git(
        root,
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "coursebook",
        "pyproject.toml",
        "README.md",
        "LICENSE",
    )
    for name in filter(lambda name: (root / name).is_file(), files):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / name, source / name)
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"from setuptools import build_meta; build_meta.build_wheel({str(tmp_path)!r})",
        ],
        cwd=source,
        check=True,
        capture_output=True,
    )
    wheel = zipfile.ZipFile(next(tmp_path.glob("coursebook-*.whl")))
    there = {
        path.relative_to(source).as_posix()
        for path in (source / "coursebook").rglob("*")
        if path.is_file()
    }
    assert {name for name in wheel.namelist() if name.startswith("coursebook/")} == there and len(
        there
    ) > 100


def test_lessons_need_no_network(root):
    lessons = Course(root).lessons
    assert [lesson.path for lesson in lessons] == lesson_paths(root / "notebooks")
    for folder in sorted({lesson.path.parent for lesson in lessons}):
        code = [
            "".join(cell["source"])
            for lesson in lessons
            if lesson.path.parent == folder
            for cell in lesson.cells_of("code")
        ]
        ran = run_alone(folder, code)
        assert ran.returncode == 0, ran.stdout[-2000:] + ran.stderr[-2000:]


def test_a_lesson_that_asks_another_server_would_be_found(root):
    asks = "import urllib.request\nurllib.request.urlopen('http://127.0.0.1:9')"
    ran = run_alone(root / "notebooks", ["1 + 1", asks])
    assert ran.returncode == 1 and "asked for" in ran.stdout


@pytest.fixture
def environment(tmp_path):
    """A virtual environment as a hub has one, and how to call it `python`."""
    if os.name == "nt":
        pytest.skip("repo2docker and hubs run on Linux")
    place = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    return place, {"PATH": f"{place / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin"}


def lend(place, *packages):
    """Copy installed packages into a virtual environment, so that it needs no network."""
    (target,) = place.glob("lib/python*/site-packages")
    for file in (file for package in packages for file in distribution(package).files):
        if ".." not in file.parts and file.locate().is_file():
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file.locate(), target / file)


def copy_of_what_is_installed(root, folder):
    """Copy what a hub installs of the repository."""
    folder.mkdir()
    for name in ("coursebook", "calmcalves"):
        unwanted = shutil.ignore_patterns("__pycache__", "*.egg-info", "build")
        shutil.copytree(root / name, folder / name, ignore=unwanted)
    for name in ("postBuild", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, folder)
    return folder


def post_build(root, environment, folder):
    """Run postBuild as repo2docker does; return what ran."""
    return subprocess.run(
        [root / "postBuild"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_postbuild_installs_the_course_and_puts_the_settings_where_jupyter_reads_them(
    root, environment, tmp_path
):
    place, variables = environment
    lend(place, "pip", "setuptools")
    copy = copy_of_what_is_installed(root, tmp_path / "Kurs für Mütter")
    for folder in (copy, tmp_path):  # a second time too, and from any folder
        ran = post_build(copy, variables, folder)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    put = {
        path.relative_to(place / "etc" / "jupyter").as_posix(): path.read_bytes()
        for path in (place / "etc").rglob("*")
        if path.is_file()
    }
    assert put == {name: (PLACE / name).read_bytes() for name in SETTINGS}
    found = subprocess.run(
        [
            place / "bin" / "python",
            "-c",
            "import calmcalves, coursebook; print(calmcalves.__file__); print(coursebook.__file__)",
        ],
        cwd=place,
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert found == [str(copy / name / "__init__.py") for name in ("calmcalves", "coursebook")]


def test_every_setting_of_a_hub_is_put_in_place():
    assert {
        path.relative_to(PLACE).as_posix()
        for path in PLACE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    } == set(SETTINGS)


@pytest.mark.parametrize("name", SETTINGS)
def test_postbuild_spoils_no_settings_of_others(root, environment, name):
    place, variables = environment
    theirs = place / "etc" / "jupyter" / name
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs", encoding="utf-8")
    ran = post_build(root, variables, root)
    assert (
        ran.returncode == 1
        and f"{name} is there already" in ran.stderr
        and f"Add what stands in coursebook/commands/jupyter/{name} to it" in ran.stderr
    )
    assert [path for path in (place / "etc").rglob("*") if path.is_file()] == [
        theirs
    ] and theirs.read_text(encoding="utf-8") == "theirs"


def test_postbuild_is_a_program_of_any_shell(root):
    path = root / "postBuild"
    assert path.read_bytes().startswith(b"#!/bin/sh\n") and b"\r" not in path.read_bytes()
    assert os.name == "nt" or path.stat().st_mode & stat.S_IXUSR
