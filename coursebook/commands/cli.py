"""The command line: `coursebook --help`. It needs no Jupyter, but for `run` and `lab`."""

import argparse
import sys
from functools import partial
from pathlib import Path

from coursebook.core.errors import CourseError


def check(arguments):
    """Check every content file of the course, and read its questions as an examiner would."""
    from coursebook.checks.course import check_course

    problems, warnings = check_course(arguments.root)
    for problem in problems:
        print(problem, file=sys.stderr)
    for warning in warnings:
        print(f"{warning.place}: warning: {warning.sentence}", file=sys.stderr)
    print(_summary(len(problems), len(warnings)))
    return 1 if problems or (arguments.strict and warnings) else 0


def _summary(problems, warnings):
    """Say in one line how many problems and warnings were found."""
    told = [
        f"{count} {name}{'s' * (count != 1)}"
        for count, name in ((problems, "problem"), (warnings, "warning"))
        if count
    ]
    return (
        f"{' and '.join(told)} found."
        if problems
        else f"{'; '.join(['All content files are in order', *told])}."
    )


def schemas(arguments):
    """Write the JSON Schemas that editors use."""
    from coursebook.commands.schemas import write_schemas

    for path in write_schemas():
        print(f"Wrote {path.name}.")
    return 0


def run(arguments):
    """Run notebooks in place."""
    from coursebook.course.notebooks import notebook_paths
    from coursebook.commands.run import run_notebooks

    run_notebooks(arguments.notebooks or notebook_paths("notebooks"))
    return 0


def preview(arguments):
    """Show one quiz or checklist file in the browser, again each time it is saved."""
    from coursebook.commands.preview import preview

    preview(
        arguments.file,
        arguments.port,
        partial(print, flush=True),
        arguments.browser,
        arguments.form,
    )
    return 0


def serve(arguments):
    """Show the built book on this machine."""
    from coursebook.commands.serve import serve

    serve(arguments.folder, arguments.port, partial(print, flush=True))
    return 0


def lab(arguments):
    """Open JupyterLab on the first lesson."""
    from coursebook.commands.lab import open_lab

    return open_lab()


def plan(arguments):
    """Put together the plan of a class, to the minute."""
    from coursebook.teaching.plans.schedule import compose_series
    from coursebook.teaching.plans.links import Course
    from coursebook.teaching.plans.text import render_text

    course = Course(arguments.root)
    print(
        render_text(
            compose_series(course.activities, arguments.minutes, arguments.meetings), course
        ),
        end="",
    )
    return 0


def zip_book(arguments):
    """Pack the built book as one zip, to unpack anywhere."""
    from coursebook.commands.zip import pack_book

    path = pack_book(arguments.folder)
    print(
        f"Wrote {path}: {path.stat().st_size // 1024} KB. Unpack it anywhere and open index.html."
    )
    return 0


def handouts(arguments):
    """Print the handouts as PDF files (needs the tests' environment: `make handouts`)."""
    from coursebook.teaching.handouts.pdf import print_handouts

    folder = print_handouts(".", partial(print, flush=True))
    print(f"Wrote {folder}. 'make build' puts them into the book.")
    return 0


def report(arguments):
    """Make a report of the results that a class handed in: a page, tables for a spreadsheet, Parquet."""
    from coursebook.results.report.console import run_report

    page, said, unused = run_report(arguments.results, arguments.out, arguments.root)
    print(f"Wrote {page}. Open it in a browser; the tables lie beside it.")
    if unused:
        print(f"Files or lines not used: {unused:,}. The page says why.")
    print(said)
    return 0


def _parser():
    parser = argparse.ArgumentParser(
        prog="coursebook", description="Tools for the authors of the course."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, action in {
        "check": check,
        "preview": preview,
        "run": run,
        "serve": serve,
        "lab": lab,
        "zip": zip_book,
        "handouts": handouts,
        "plan": plan,
        "report": report,
        "schemas": schemas,
    }.items():
        command = commands.add_parser(name, help=action.__doc__, description=action.__doc__)
        command.set_defaults(action=action)
        if action is check:
            command.add_argument(
                "root", nargs="?", default=".", help="the folder of the course (default: here)"
            )
            command.add_argument(
                "--strict",
                action="store_true",
                help="let warnings count: exit with 1 when there is one",
            )
        if action is preview:
            command.add_argument("file", type=Path, help="a .quiz.yml or .checklist.yml file")
            command.add_argument(
                "--port", type=int, default=8001, help="the port to try first (default: 8001)"
            )
            command.add_argument(
                "--form",
                default="A",
                help="another order and draw of a quiz, to print: B, C … (default: A)",
            )
            command.add_argument(
                "--no-browser", dest="browser", action="store_false", help="open no browser"
            )
        if action is run:
            command.add_argument(
                "notebooks", nargs="*", help="notebooks (default: all below notebooks/)"
            )
        if action in (serve, zip_book):
            command.add_argument(
                "folder", nargs="?", type=Path, default=Path("_build/html"), help="the built book"
            )
        if action is serve:
            command.add_argument(
                "--port", type=int, default=8000, help="the port to try first (default: 8000)"
            )
        if action is plan:
            command.add_argument(
                "--minutes",
                type=int,
                default=45,
                help="how long the class, or each meeting, is (default: 45)",
            )
            command.add_argument(
                "--meetings", type=int, default=1, help="how many meetings there are (default: 1)"
            )
            command.add_argument(
                "--root", default=".", help="the folder of the course (default: here)"
            )
        if action is report:
            command.add_argument(
                "results",
                help="a folder of results files, a .json, .ndjson or .parquet file, or an address such as s3://…",
            )
            command.add_argument(
                "--out",
                type=Path,
                default=Path("report"),
                help="the folder to write into (default: report)",
            )
            command.add_argument(
                "--root", default=".", help="the folder of the course (default: here)"
            )
    return parser


def main(arguments=None):
    """Run one command; return its exit code: 0 fine, 1 problems in the content, 2 wrong use."""
    parsed = _parser().parse_args(arguments)
    try:
        return parsed.action(parsed)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
