"""A new course: a folder with one lesson that builds, passes `check` and has a test of its own.

The files are those of `new_course/`, with a few blanks filled; the lesson is run, so that it is
stored with its outputs.
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
from coursebook.core.names import readable_name
from coursebook.course.notebooks import notebook_paths

TEMPLATES = Path(__file__).parent / "new_course"
# These lie there without their dot, since packaging leaves out what is hidden.
_HIDDEN = ("github", "gitignore")
_BLANK = re.compile(r"<<([a-z ]+)>>")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_THIS_COMPUTER = (
    "# This address is of one computer; on any other, say where Coursebook is to be had.\n"
)


def make_course(
    folder: Path, title: str = "", course_id: str = "", say: Callable[[str], object] = print
) -> None:
    """Write a new course into a folder and say what to do next.

    Without a title or an id both are made of the folder's name. Raises CourseError when something
    is there already, when no id can be made of the name, or when the lesson fails.
    """
    _refuse_what_is_there(folder)
    name, title = readable_name(folder.resolve().name), readable_name(title)
    course_id = _check_id(course_id) if course_id else make_id(name)
    write_files(folder, " ".join(title.split()) or make_title(name), course_id)
    say(f"Wrote a course of one lesson into {folder}. Its id is '{course_id}': never change it.")
    ran = _run_lessons(folder, say)
    say("\n".join(_next_steps(folder, ran)))


def make_id(name: str) -> str:
    """Return an id made of a folder's name: small letters without accents, digits and dashes.

    Raises CourseError when none of its letters is left.
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    course_id = "-".join(re.findall("[a-z0-9]+", plain))[:_LONGEST_ID].strip("-")
    if not course_id:
        raise CourseError(
            f"No id can be made of the name {name!r}; name one, such as --id my-course."
        )
    return course_id


def make_title(name: str) -> str:
    """Return a title made of a folder's name."""
    title = " ".join(re.split(r"[\s_-]+", name)).strip()
    return title[:1].upper() + title[1:]


def write_files(folder: Path, title: str, course_id: str) -> None:
    """Write all files of a new course, with their blanks filled."""
    blanks = {
        "id": course_id,
        "requirement": find_requirement(),
        "text title": _MARKUP.sub(r"\\\1", title),
        "yaml title": _quote(title),
        "yaml description": _quote(f"{title}: a short course with quizzes."),
    }
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_dir() or "__pycache__" in path.parts:
            continue
        target = folder.joinpath(*map(_show_hidden, path.relative_to(TEMPLATES).parts))
        target.parent.mkdir(parents=True, exist_ok=True)
        text = _BLANK.sub(lambda blank: blanks[blank[1]], path.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8", newline="\n")


def find_requirement() -> str:
    """Return what requirements.txt says to install the engine from where this one came."""
    try:
        origin = metadata.distribution("coursebook").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        origin = None
    # The file says where a package came from that is not of an index: a wheel, a folder, Git.
    source = json.loads(origin or "{}")
    url = source.get("url", "")
    if "vcs_info" in source:
        vcs = source["vcs_info"]
        url = f"{vcs['vcs']}+{url}@{vcs['commit_id']}"
    if not url:
        return f"coursebook[book]=={__version__}"
    return f"{_THIS_COMPUTER if url.startswith('file:') else ''}coursebook[book] @ {url}"


def _refuse_what_is_there(folder: Path) -> None:
    """Raise CourseError unless a folder is new or empty; an empty Git repository is empty."""
    if folder.exists() and not folder.is_dir():
        raise CourseError(f"{folder} is a file; name a new folder.")
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        raise CourseError(f"{folder} is not empty; name a new folder.")


def _check_id(course_id: str) -> str:
    if len(course_id) > _LONGEST_ID or not _ID.fullmatch(course_id):
        raise CourseError(
            f"{course_id!r} is not an id; use at most {_LONGEST_ID} small letters, digits and "
            "dashes, such as my-course."
        )
    return course_id


def _show_hidden(name: str) -> str:
    return f".{name}" if name in _HIDDEN else name


def _quote(text: str) -> str:
    """Return a text as YAML that means the text, whatever stands in it: JSON is YAML too."""
    return json.dumps(text, ensure_ascii=False)


def _run_lessons(folder: Path, say: Callable[[str], object]) -> bool:
    """Run the lesson, so that its outputs are stored; tell whether Jupyter was there to run it."""
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
