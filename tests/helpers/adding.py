"""The section "Add a question type" of CONTRIBUTING.md, followed to the letter in a copy."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers.places import ROOT

SECTION = (
    (ROOT / "CONTRIBUTING.md")
    .read_text(encoding="utf-8")
    .partition("## Add a question type\n")[2]
    .partition("\n## ")[0]
)
FILES = dict(
    re.findall(r"^```\w+ (\S+)\n(.*?)^```$", SECTION, re.M | re.S)
)  # what each block says is written, by its path
COMMANDS = re.findall(r"`python -m coursebook (\w+)`", SECTION)


def follow(folder):
    """Copy the package to a folder, write each file of the section there and run its commands.

    A test that needs it is skipped where there is no minifier for the machine.
    """
    pytest.importorskip("minify")
    shutil.copytree(
        ROOT / "coursebook", folder / "coursebook", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for command in COMMANDS:
        code(folder, f"from coursebook.commands.cli import main\nassert main(['{command}']) == 0")
    return folder


def code(folder, text, *arguments):
    """Run a piece of code with the copied package in place of the real one; return its output.

    It proves that it was the copy.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the test of the new type needs none
    }
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            f"{text}\nimport coursebook\nprint(coursebook.__file__)",
            *arguments,
        ],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    *lines, place = result.stdout.splitlines()
    assert Path(place).resolve().is_relative_to(folder.resolve())
    return "\n".join(lines)
