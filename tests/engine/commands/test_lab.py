"""Opening JupyterLab: what is trusted, and what is asked of nobody.

The browser tests open a real one.
"""

import os
import subprocess

import pytest

from coursebook.commands import lab
from coursebook.core.errors import CourseError


class Commands(list):
    """Commands, and where the last one reads settings."""

    read = ()


@pytest.fixture
def started(monkeypatch):
    """The commands that would have been run, and the settings Jupyter would have read elsewhere."""
    commands = Commands()

    def run(command, **settings):
        commands.append([str(part) for part in command])
        commands.read = settings.get("env", {}).get("JUPYTER_CONFIG_PATH", "").split(os.pathsep)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(lab.subprocess, "run", run)
    return commands


def test_every_lesson_is_trusted_before_jupyterlab_opens_the_first(started, root):
    assert lab.open_lab(root) == 0
    trust, start = started
    lessons = sorted(f"notebooks/{path.name}" for path in (root / "notebooks").glob("*.ipynb"))
    assert trust[3:] == ["trust", *lessons, "notebooks/educators/class-report.ipynb"]
    assert start[-1] == "--LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb"
    assert "lab" in start


def test_the_address_of_the_first_lesson_is_one_and_more_options_may_follow(started, tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "00 für Mütter?.ipynb").write_text("{}", encoding="utf-8")
    assert lab.open_lab(tmp_path, ["--no-browser"]) == 0
    address = "/lab/tree/notebooks/00%20f%C3%BCr%20M%C3%BCtter%3F.ipynb"
    assert started[1][-2:] == [f"--LabApp.default_url={address}", "--no-browser"]


def test_jupyterlab_asks_nobody_for_news_or_newer_versions(started, root):
    lab.open_lab(root)
    assert "--LabApp.news_url=None" in started[1]
    assert any("NeverCheckForUpdate" in part for part in started[1])


@pytest.mark.parametrize("own", [(), ("/etc/own", "/etc/theirs")], ids=["alone", "beside her own"])
def test_jupyterlab_reads_the_settings_of_hubs_too(started, root, monkeypatch, own):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", os.pathsep.join(own))
    lab.open_lab(root)
    assert started.read == [str(lab.SETTINGS), *own]


def test_a_folder_without_lessons_is_told(tmp_path):
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(
        CourseError, match="There are no notebooks here; go to the folder of the course first"
    ):
        lab.open_lab(tmp_path)
