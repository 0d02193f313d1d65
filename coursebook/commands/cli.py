"""The command line: `coursebook --help`. It needs no Jupyter, but for `run` and `lab`.

Each command is one function with its arguments above it; what it needs is imported when it is
called, so that each command starts as quickly as it can.
"""

import argparse
import io
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from coursebook.core.errors import CourseError

Arguments = argparse.Namespace
Action = Callable[[Arguments], int]
say = partial(print, flush=True)


class Argument(NamedTuple):
    """One argument of a command, as argparse takes it."""

    name: str
    settings: dict[str, Any]


class Command(NamedTuple):
    """A command: what it does, its arguments, and whether a course must be there already."""

    action: Action
    arguments: tuple[Argument, ...]
    on_course: bool


COMMANDS: dict[str, Command] = {}
ROOT = "the folder of the course (default: here)"


def argument(name: str, **settings: Any) -> Argument:
    """Return one argument of a command."""
    return Argument(name, settings)


def command(name: str, *arguments: Argument, on_course: bool = True) -> Callable[[Action], Action]:
    """Return what makes a function a command; its docstring is its help.

    With `on_course` it finds the settings of the course in force.
    """

    def add(action: Action) -> Action:
        COMMANDS[name] = Command(action, arguments, on_course)
        return action

    return add


@command(
    "new",
    argument("folder", type=Path, metavar="DIR", help="the folder to write into: new, or empty"),
    argument("--title", default="", help="what the course is called (default: the folder's name)"),
    argument(
        "--id",
        default="",
        dest="course_id",
        help="what browsers, saved files and zips are named by "
        "(default: made of the folder's name)",
    ),
    on_course=False,
)
def new(arguments: Arguments) -> int:
    """Write a new course of one lesson, with a quiz and a list of habits."""
    from coursebook.commands.new import make_course

    make_course(arguments.folder, arguments.title, arguments.course_id, say)
    return 0


@command(
    "check",
    argument("root", nargs="?", default=".", help=ROOT),
    argument(
        "--strict", action="store_true", help="let warnings count: exit with 1 when there is one"
    ),
    on_course=False,  # it tells what is wrong with the settings too
)
def check(arguments: Arguments) -> int:
    """Check every content file of the course, and read its questions as an examiner would."""
    from coursebook.checks.course import check_course

    problems, warnings = check_course(arguments.root)
    for problem in problems:
        print(problem, file=sys.stderr)
    for warning in warnings:
        print(f"{warning.place}: warning: {warning.sentence}", file=sys.stderr)
    print(_summary(len(problems), len(warnings)))
    return 1 if problems or (arguments.strict and warnings) else 0


def _summary(problems: int, warnings: int) -> str:
    """Say in one line how many problems and warnings there are."""
    counts = ((problems, "problem"), (warnings, "warning"))
    counted = [f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count]
    if problems:
        return f"{' and '.join(counted)} found."
    return f"{'; '.join(['All content files are in order', *counted])}."


@command(
    "preview",
    argument("file", type=Path, help="a .quiz.yml, .checklist.yml or .guide.yml file"),
    argument("--port", type=int, default=8001, help="the port to try first (default: 8001)"),
    argument(
        "--form",
        default="A",
        help="another order and draw of a quiz, to print: B, C … (default: A)",
    ),
    argument("--no-browser", dest="browser", action="store_false", help="open no browser"),
)
def preview(arguments: Arguments) -> int:
    """Show one quiz or checklist file in the browser, again each time it is saved."""
    from coursebook.commands.preview import preview

    preview(arguments.file, arguments.port, say, arguments.browser, arguments.form)
    return 0


@command("run", argument("notebooks", nargs="*", help="notebooks (default: all of the course)"))
def run(arguments: Arguments) -> int:
    """Run notebooks in place."""
    from coursebook.commands.run import run_notebooks
    from coursebook.core.settings import current_settings
    from coursebook.course.notebooks import notebook_paths

    run_notebooks(arguments.notebooks or notebook_paths(current_settings().lessons))
    return 0


@command(
    "serve",
    argument("folder", nargs="?", type=Path, default=Path("_build/html"), help="the built book"),
    argument("--port", type=int, default=8000, help="the port to try first (default: 8000)"),
)
def serve(arguments: Arguments) -> int:
    """Show the built book on this machine."""
    from coursebook.commands.serve import serve

    serve(arguments.folder, arguments.port, say)
    return 0


@command(
    "lab",
    argument("--port", type=int, help="the port of its address (default: JupyterLab's own)"),
    argument("--no-browser", action="store_true", help="say the address, and open no browser"),
)
def lab(arguments: Arguments) -> int:
    """Open JupyterLab on the first lesson."""
    from coursebook.commands.lab import open_lab

    port = [f"--port={arguments.port}"] if arguments.port else []
    return open_lab(more=[*port, *(["--no-browser"] if arguments.no_browser else [])])


@command(
    "zip",
    argument("folder", nargs="?", type=Path, default=Path("_build/html"), help="the built book"),
)
def zip_book(arguments: Arguments) -> int:
    """Pack the built book as one zip, to unpack anywhere."""
    from coursebook.commands.zip import pack_book

    path = pack_book(arguments.folder)
    size = path.stat().st_size // 1024
    print(f"Wrote {path}: {size} KB. Unpack it anywhere and open index.html.")
    return 0


@command("handouts")
def handouts(arguments: Arguments) -> int:
    """Print the handouts as PDF files (needs a browser, and the extra 'pdf')."""
    from coursebook.course.course import Course
    from coursebook.teaching.handouts.pdf import print_handouts

    folder = print_handouts(Course("."), say)
    print(f"Wrote {folder}. 'make build' puts them into the book.")
    return 0


@command(
    "plan",
    argument(
        "--minutes",
        type=int,
        default=45,
        help="how long the class, or each meeting, is (default: 45)",
    ),
    argument("--meetings", type=int, default=1, help="how many meetings there are (default: 1)"),
    argument("--root", default=".", help=ROOT),
)
def plan(arguments: Arguments) -> int:
    """Put together the plan of a class, to the minute."""
    from coursebook.course.course import Course
    from coursebook.teaching.plans.material import PlanMaterial
    from coursebook.teaching.plans.schedule import compose_series
    from coursebook.teaching.plans.text import render_text

    material = PlanMaterial(Course(arguments.root))
    plans = compose_series(material.activities, arguments.minutes, arguments.meetings)
    print(render_text(plans, material), end="")
    return 0


@command(
    "report",
    argument(
        "results",
        help="a folder of results files, a .json, .ndjson or .parquet file, "
        "or an address such as s3://…",
    ),
    argument(
        "--out",
        type=Path,
        default=Path("report"),
        help="the folder to write into (default: report)",
    ),
    argument("--root", default=".", help=ROOT),
)
def report(arguments: Arguments) -> int:
    """Make a report of the results of a class: a page, tables for a spreadsheet, Parquet."""
    from coursebook.results.report.console import run_report

    page, advice, unused = run_report(arguments.results, arguments.out, arguments.root)
    print(f"Wrote {page}. Open it in a browser; the tables lie beside it.")
    if unused:
        print(f"Files or lines not used: {unused:,}. The page says why.")
    print(advice)
    return 0


@command("scripts", on_course=False)
def scripts(arguments: Arguments) -> int:
    """Join the engine's scripts and styles anew, after one was changed."""
    from coursebook.commands.scripts import write_scripts

    print(f"Wrote {len(write_scripts())} files.")
    return 0


@command("schemas")
def schemas(arguments: Arguments) -> int:
    """Write the JSON Schemas that editors use."""
    from coursebook.commands.schemas import write_schemas

    for path in write_schemas():
        print(f"Wrote {path.name}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coursebook", description="Tools for the authors of a course."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (action, arguments, on_course) in COMMANDS.items():
        own = commands.add_parser(name, help=action.__doc__, description=action.__doc__)
        own.set_defaults(action=action, on_course=on_course)
        for flag, settings in arguments:
            own.add_argument(flag, **settings)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return its exit code: 0 fine, 1 problems in the content, 2 wrong use."""
    from coursebook.core.settings import course_in_force

    for stream in (sys.stdout, sys.stderr):
        # A terminal or a pipe may not take every letter of a name; none may stop a command.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parsed = _parser().parse_args(arguments)
    try:
        if not parsed.on_course:
            return parsed.action(parsed)
        with course_in_force(getattr(parsed, "root", ".")):
            return parsed.action(parsed)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
