"""A learner's server on a hub: the settings of `make lab`, and trusted notebooks.

The course's notebooks are trusted wherever her copy lies.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest
from traitlets.config import Config

from coursebook.commands import hub
from coursebook.commands.lab import ASK_NOBODY, SETTINGS
from coursebook.course.notebooks import lesson_paths

# A learner's server as a hub starts it, but for listening: what it set, and which of her notebooks
# it trusts.
SERVER = """
import json, sys
from pathlib import Path
import nbformat
from jupyter_server.serverapp import ServerApp

app = ServerApp()
app.initialize(["--allow-root"], new_httpserver=False)
lab = next(iter(app.extension_manager.extension_apps["jupyterlab"]))
check = app.contents_manager.notary.check_signature
trusted = {path: check(nbformat.read(path, as_version=4)) for path in sys.argv[1:]}
from jupyterlab_server.settings_utils import get_settings
folders = lab.app_settings_dir, lab.schemas_dir, lab.user_settings_dir
own, _ = get_settings(*folders, "@jupyterlab/apputils-extension:notification")
asked = [own["schema"]["properties"][name]["default"] for name in ("fetchNews", "checkForUpdates")]
print(json.dumps([lab.news_url, lab.check_for_updates_class.__name__, asked, trusted,
    type(app.contents_manager).__name__]))
"""


@pytest.fixture
def learner(tmp_path):
    """Start a learner's server with a home of her own; return its settings and what it trusts."""

    def start(*notebooks):
        home = {
            "HOME": tmp_path,
            "JUPYTER_CONFIG_DIR": tmp_path / "own",
            "JUPYTER_DATA_DIR": tmp_path / "data",
            "JUPYTER_RUNTIME_DIR": tmp_path / "runtime",
            "JUPYTER_CONFIG_PATH": SETTINGS,
        }
        environment = {**os.environ, **{name: str(value) for name, value in home.items()}}
        ran = subprocess.run(
            [sys.executable, "-c", SERVER, *map(str, notebooks)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(ran.stdout.splitlines()[-1])

    return start


def spoiled(notebook):
    """Add words to an output, as nobody did who made the course."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    output = next(
        output
        for cell in content["cells"]
        for output in cell.get("outputs", ())
        if "text/html" in output.get("data", {})
    )
    output["data"]["text/html"] = "<script>alert(1)</script>"
    notebook.write_text(json.dumps(content), encoding="utf-8")
    return notebook


def test_a_learners_server_has_the_settings_of_make_lab_and_trusts_the_course(
    learner, root, tmp_path
):
    copy, changed = (tmp_path / name for name in ("copy", "changed"))
    for folder in (copy, changed):
        shutil.copytree(root / "notebooks", folder)
    lessons, copies = lesson_paths(root / "notebooks"), lesson_paths(copy)
    news, updates, asked, trusted, files = learner(
        *lessons, *copies, spoiled(lesson_paths(changed)[0])
    )
    assert [news, updates] == [None, "NeverCheckForUpdate"]
    assert asked == ["false", False]  # she is not even asked whether she wants them
    assert [path for path, is_trusted in trusted.items() if not is_trusted] == [
        str(lesson_paths(changed)[0])
    ]
    assert len(trusted) == 2 * len(lessons) + 1 > 16
    assert files == "CourseContents"  # a lesson that is only opened is not marked as changed


def test_the_hubs_settings_are_all_those_of_make_lab():
    from jupyterlab.labapp import LabApp

    lab = LabApp()
    lab.parse_command_line(list(ASK_NOBODY))
    config = Config()
    hub.set_up(config, {})
    assert (
        set(config.LabApp) == set(lab.config.LabApp) and len(config.LabApp) == len(ASK_NOBODY) > 1
    )
    by_file = LabApp(config=config)
    assert all(
        getattr(by_file, name) == getattr(lab, name) != getattr(LabApp(), name)
        for name in config.LabApp
    )


def test_a_hub_that_keeps_files_elsewhere_goes_on_doing_so():
    config = Config()
    config.ServerApp.contents_manager_class = "theirs.Contents"
    hub.set_up(config, {})
    assert config.ServerApp.contents_manager_class == "theirs.Contents"


def test_the_course_is_found_where_repo2docker_put_it(tmp_path, monkeypatch):
    monkeypatch.setattr(hub, "PACKAGE", tmp_path / "site-packages" / "coursebook")
    (tmp_path / "home" / "notebooks").mkdir(parents=True)
    assert hub.course_folders({"REPO_DIR": str(tmp_path / "home")}) == [tmp_path / "home"]
    assert hub.course_folders({"REPO_DIR": str(tmp_path)}) == hub.course_folders({}) == []


def test_a_notebook_that_cannot_be_read_stops_no_server(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path))
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    hub.sign([tmp_path / "broken.ipynb", tmp_path / "gone.ipynb"])
