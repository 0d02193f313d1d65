"""A new course: a folder with one lesson that builds, passes `check` and has a test of its own.

The files are those of `new_course/`, with a few blanks filled; the lesson is run, so that it is stored with its outputs.
"""

import json
import re
import shlex
import unicodedata
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from coursebook import __version__
from coursebook.commands.run import run_notebooks
from coursebook.core.errors import CourseError
from coursebook.course.notebooks import notebook_paths

TEMPLATES = Path(__file__).parent / "new_course"
_HIDDEN = (
    "github",
    "gitignore",
)  # they lie there without their dot: packaging leaves out what is hidden
_BLANK = re.compile(r"<<([a-z ]+)>>")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def make_course(
    folder: Path, title: str = "", course_id: str = "", say: Callable[[str], object] = print
) -> None:
    """Write a new course into a folder and say what to do next; title and id come from the folder's name if need be.

    Raises CourseError when something is there already, when no id can be made of the name, or when the lesson fails.
    """
    _refuse_what_is_there(folder)
    name = folder.resolve().name
    course_id = _check_id(course_id) if course_id else make_id(name)
    title = " ".join(title.split()) or make_title(name)
    write_files(folder, title, course_id)
    say(f"Wrote a course of one lesson into {folder}. Its id is '{course_id}': never change it.")
    ran = _run_lessons(folder, say)
    say("\n".join(_next_steps(folder, ran)))


def make_id(name: str) -> str:
    """Return an id made of a folder's name: small letters without accents, digits, dashes. Raise CourseError if none is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    found = "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_ID].strip("-")
    if not found:
        raise CourseError(
            f"No id can be made of the name {name!r}; name one, such as --id my-course."
        )
    return found


def make_title(name: str) -> str:
    """Return a title made of a folder's name."""
    words = " ".join(re.split(r"[\s_-]+", name)).strip()
    return words[:1].upper() + words[1:]


def write_files(folder: Path, title: str, course_id: str) -> None:
    """Write all files of a new course, with their blanks filled."""
    blanks = {
        "id": course_id,
        "requirement": find_requirement(),
        "text title": _MARKDOWN.sub(r"\\\1", title),
        "yaml title": _quote(title),
        "yaml description": _quote(f"{title}: a short course with quizzes."),
    }
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            target = folder.joinpath(*map(_show_hidden, path.relative_to(TEMPLATES).parts))
            target.parent.mkdir(parents=True, exist_ok=True)
            text = _BLANK.sub(lambda blank: blanks[blank[1]], path.read_text(encoding="utf-8"))
            target.write_text(text, encoding="utf-8", newline="\n")


def find_requirement() -> str:
    """Return the lines of requirements.txt that install the engine from where this one came."""
    try:
        origin = json.loads(
            metadata.distribution("coursebook").read_text("direct_url.json") or "{}"
        )
    except metadata.PackageNotFoundError:
        origin = {}
    url = origin.get("url", "")
    if vcs := origin.get("vcs_info"):
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    if not url:
        return f"coursebook[book]=={__version__}"
    here = "# This address is of one computer; on any other, say where Coursebook is to be had.\n"
    return f"{here if url.startswith('file:') else ''}coursebook[book] @ {url}"


def _refuse_what_is_there(folder: Path) -> None:
    """Raise CourseError unless a folder is new or empty; an empty Git repository counts as empty."""
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file; name a new folder.")
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        raise CourseError(f"{folder} is not empty; name a new folder.")


def _check_id(course_id: str) -> str:
    if len(course_id) > _LONGEST_ID or not _ID.fullmatch(course_id):
        raise CourseError(
            f"{course_id!r} is not an id; use at most {_LONGEST_ID} small letters, digits and dashes, such as my-course."
        )
    return course_id


def _show_hidden(name: str) -> str:
    return f".{name}" if name in _HIDDEN else name


def _quote(text: str) -> str:
    """Return a text as YAML that means the text, whatever stands in it: JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


def _run_lessons(folder: Path, say: Callable[[str], object]) -> bool:
    """Run the lesson, so that it is stored with its outputs; tell whether Jupyter was there to run it."""
    try:
        run_notebooks(notebook_paths(folder / "notebooks"), say)
    except ModuleNotFoundError:
        return False
    return True


def _next_steps(folder: Path, ran: bool) -> Iterator[str]:
    yield "Next:"
    if folder.resolve() != Path.cwd():
        yield f"  cd {shlex.quote(str(folder))}"
    if not ran:
        yield "  make notebooks   # run the lesson: Jupyter is not installed beside Coursebook"
    yield "  make book        # build the book and show it"
    yield "  make lab         # write: open JupyterLab on the lesson"
    yield "  make test        # run every check"
    yield "README.md there says more, and how to do it without make."
