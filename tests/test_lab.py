"""Opening JupyterLab: what is trusted, and what is asked of nobody. The browser tests open a real one."""

import subprocess

import pytest

from calmcalves import lab
from calmcalves.errors import CourseError


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been run."""
    commands = []

    def run(command, **settings):
        commands.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(lab.subprocess, "run", run)
    return commands


def test_every_lesson_is_trusted_before_jupyterlab_opens_the_first(started, root):
    assert lab.open_lab(root) == 0
    trust, start = started
    lessons = sorted(f"notebooks/{path.name}" for path in (root / "notebooks").glob("*.ipynb"))
    assert trust[3:] == ["trust", *lessons]
    assert start[-1] == "notebooks/00-start-here.ipynb" and "lab" in start


def test_jupyterlab_asks_nobody_for_news_or_newer_versions(started, root):
    lab.open_lab(root)
    assert "--LabApp.news_url=None" in started[1]
    assert any("NeverCheckForUpdate" in part for part in started[1])


def test_a_folder_without_lessons_is_told(tmp_path):
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(CourseError, match="There are no notebooks here; go to the folder of the course first"):
        lab.open_lab(tmp_path)
