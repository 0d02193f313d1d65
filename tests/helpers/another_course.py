"""Another course than this one, written with the wheel of the engine in an environment of its own.

The environment is a real one, and the wheel is installed into it. What the engine needs is taken
from where these tests run, so that nothing is fetched; their own copy of the engine is not on that
path.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from helpers.places import ROOT

BACK_PAIN = ROOT / "tests" / "engine" / "back-pain"  # laid over what `coursebook new` writes
# Each block of the page *Make your own course*: its language, its file, what stands in it.
BLOCKS = [
    (language, file, text)
    for _, language, file, text in re.findall(
        r"^(`{3,})(\w+) ?(\S*)\n(.*?)^\1$",
        (ROOT / "book" / "make-your-own-course.md").read_text(encoding="utf-8"),
        re.M | re.S,
    )
]
STRICT = ("-W", "-n", "--keep-going")
# Words of this course, which no other has.
OWN_WORDS = re.compile(
    r"calf|calves|\bcalm|cramp|pregnan|midwi|matern|\bbirth|antenatal|\bclot|magnesium|trimester|just-tell-me",
    re.IGNORECASE,
)
# The command of Jupyter Book, as pip writes it where a path may hold spaces: a shell starts Python.
_JUPYTER_BOOK = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from jupyter_book.cli.main import main
sys.exit(main())
"""
# What would lead back to this copy of the engine, or to the settings of who runs the tests.
_LEFT_OUT = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH")


class Environment:
    """A virtual environment with the engine's wheel."""

    def __init__(self, folder):
        self.folder, self.bin = folder, folder / "bin"
        self.python = self.bin / "python"
        self.variables = {
            **{name: value for name, value in os.environ.items() if name not in _LEFT_OUT},
            "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def run(self, *command, cwd):
        """Run a command of the environment; return what it said and how it ended."""
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=self.variables,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def succeed(self, *command, cwd):
        """Run a command that must end well; return what it said."""
        ran = self.run(*command, cwd=cwd)
        assert ran.returncode == 0, f"{command}\n{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}"
        return ran.stdout

    def build(self, folder):
        """Build a book with every warning an error; return where it is."""
        self.succeed("jupyter-book", "build", ".", *STRICT, cwd=folder)
        return folder / "_build" / "html"


def build_wheel(place):
    """Build the engine's wheel from a copy of its sources; return its path."""
    source = place / "source"
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        source.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "coursebook", source / "coursebook", ignore=ignored)
    code = f"from setuptools import build_meta; build_meta.build_wheel({str(place)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=source, check=True, capture_output=True)
    return next(place.glob("coursebook-*.whl"))


def make_environment(place):
    """Install the engine's wheel into a new environment, and nothing else."""
    wheel, folder = build_wheel(place / "wheel"), place / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    environment = Environment(folder)
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    pip = [sys.executable, "-m", "pip", "--python", environment.python, *install]
    subprocess.run(pip, check=True, capture_output=True, env=environment.variables)
    own = Path(
        environment.succeed(
            environment.python,
            "-c",
            "import sysconfig; print(sysconfig.get_path('purelib'))",
            cwd=place,
        ).strip()
    )
    # A path that a .pth file adds is not searched for .pth files: an editable install is not seen.
    paths = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (own / "shared.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")
    shared = Path(sys.prefix) / "share"  # holds the pages and the extensions of JupyterLab
    (folder / "share").symlink_to(shared, target_is_directory=True)
    script = environment.bin / "jupyter-book"
    script.write_text(_JUPYTER_BOOK.format(python=environment.python), encoding="utf-8")
    script.chmod(0o755)
    place_of_engine = "import coursebook; print(coursebook.__file__)"
    engine = environment.succeed(environment.python, "-c", place_of_engine, cwd=place).strip()
    assert Path(engine).is_relative_to(own), f"the engine that is tried is that of {engine}"
    return environment


def make_back_pain(environment, folder):
    """Write a course on back pain at work: what `coursebook new` makes, with other lessons."""
    title = ("--title", "Back pain at work")
    environment.succeed("coursebook", "new", folder, *title, cwd=folder.parent)
    shutil.rmtree(folder / "notebooks")
    shutil.copytree(BACK_PAIN, folder, dirs_exist_ok=True)
    environment.succeed("coursebook", "run", cwd=folder)
    return folder


def texts_of(folder):
    """Return the text of each file below a folder that has any, by its path there."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            try:
                found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
    return found
