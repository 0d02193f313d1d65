"""One quiz or checklist file in the browser, as the book shows it, and anew each time it is saved.

What is wrong with it is listed on the page and told in the terminal; below it stands what an examiner would remark.
It reads the file, its pictures, its objectives and the bibliography, and writes nothing.
"""

import hashlib
import webbrowser
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from coursebook.checks.questions import question_problems, remarks_on
from coursebook.claims.backing import (
    EvidenceBase,
    clear_caches,
    find_bibliography,
    read_evidence,
)
from coursebook.claims.html import evidence_html
from coursebook.commands.serve import Quiet, Server, listen, run, tell_port
from coursebook.core.bundle import PACKAGE, join_module, join_style, plain_script
from coursebook.core.citations import Citations, citations_in_record
from coursebook.core.errors import ContentError, CourseError, Problem, load_or_problems
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.core.yaml_source import YamlFile, read_yaml
from coursebook.course.course import read_objectives
from coursebook.course.parts import load_part, loader_of, part_html


def _file(name):
    return (PACKAGE / name).read_text(encoding="utf-8")


_BESIDE = {
    "/theme.css": ("text/css", lambda: _file("book/theme/static/theme.css")),
    "/course.css": ("text/css", join_style),
    "/course.js": ("text/javascript", lambda: plain_script(join_module("course"))),
    "/preview.css": ("text/css", lambda: _file("commands/preview.css")),
    "/preview.js": ("text/javascript", lambda: _file("commands/preview.js")),
}


class PreviewContent(NamedTuple):
    """What is shown of a file: `remarks` is None when the file cannot be read; `pictures` are its pictures' paths."""

    problems: list
    html: str = ""
    sources: str = ""
    remarks: list | None = None
    pictures: tuple = ()


def read_preview(path, form="A"):
    """Read a file with what belongs to it, and return what is shown; nothing that is wrong with them is raised."""
    bibliography = find_bibliography(path.parent)
    backing, problems = (
        read_evidence(bibliography) if bibliography else (EvidenceBase(None, None), [])
    )
    objectives, lost = _belonging(lambda place: read_objectives(YamlFile(place)), _objectives(path))
    content, broken = load_or_problems(load_part, path)
    problems += lost + broken
    if not content:
        return PreviewContent(problems)
    try:
        return _shown(path, content, form, objectives, backing, problems)
    except ContentError as error:  # the file was saved again meanwhile: it is read anew at once
        return PreviewContent(problems + error.problems)


def _shown(path, content, form, objectives, backing, problems):
    problems = problems + question_problems(
        path, content, objectives, backing, backing.references is not None
    )
    questions = getattr(content, "questions", [])
    show = partial(part_html, content, path.parent, backing.labels, form, heading_level=2)
    html, _ = load_or_problems(show)  # a lost picture is told above
    return PreviewContent(
        problems,
        Markup(html or ""),
        Markup(_evidence(content, backing)),
        remarks_on(path, content),
        tuple(path.parent / each.image.file for each in questions if each.image),
    )


def _evidence(content, backing):
    """Return the claims and sources of a content file that are known."""
    if None in backing:
        return ""
    claims, sources = citations_in_record(content)
    return evidence_html(
        Citations(
            [name for name in claims if name in backing.ledger.by_id()],
            [key for key in sources if key in backing.references],
        ),
        backing,
    )


def _belonging(load, path):
    """Load a file that belongs to the course, where there is one."""
    return load_or_problems(load, path) if path and path.is_file() else (None, [])


def _objectives(path):
    return path.parent / "objectives.yml"


class Preview:
    """The page of one file, made anew by `look` when the file, or another that it shows, has changed."""

    def __init__(self, path, say, form="A"):
        self._path, self._say, self._form, self._stamps, self._broken = (
            path,
            say,
            form,
            {path: ()},
            False,
        )
        self.page = self.version = ""
        self.look()

    def look(self):
        """Read the file again if anything was saved since the last time, and tell what is wrong with it."""
        now = {path: _stamp(path) for path in self._stamps}
        if now != self._stamps:
            clear_caches()
            file = read_preview(self._path, self._form)
            watched = [
                self._path,
                _objectives(self._path),
                find_bibliography(self._path.parent),
                *file.pictures,
            ]
            self._stamps = {
                path: now.get(path, _stamp(path)) for path in [*now, *filter(None, watched)]
            }
            self._tell(file.problems)
            self._show(file)

    def _tell(self, problems):
        for problem in problems:
            self._say(str(problem))
        if self._broken and not problems:
            self._say(f"{self._path} is in order.")
        self._broken = bool(problems)

    def _show(self, file):
        self.version = hashlib.sha256(repr(file).encode()).hexdigest()[:16]
        self.page = template("commands/preview.html.j2").render(
            name=self._path.name, version=self.version, file=file, words=messages()
        )

    def answer(self, address):
        """Return the kind and the text of what stands at an address, or None."""
        if address in _BESIDE:
            kind, text = _BESIDE[address]
            return kind, text()
        return {"/": ("text/html", self.page), "/version": ("text/plain", self.version)}.get(
            address
        )


def _stamp(path):
    """Return what changes when a file is saved; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


class _Handler(Quiet, BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.server.preview.answer(self.path.split("?")[0])
        if not found:
            return self.send_error(404)
        body = found[1].encode(errors="backslashreplace")  # a file may be named in any bytes
        self.send_response(200)
        self.send_header("Content-Type", f"{found[0]}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class PreviewServer(Server):
    """Serves one preview, and looks after its file twice a second."""

    preview = None

    def service_actions(self):
        self.preview.look()


def open_preview(path, port, say, form="A"):
    """Return a server for the preview of one file; say its address, then what is wrong with the file."""
    path = Path(path)
    if not path.is_file():
        read_yaml(path)  # tells which files there are
    if not loader_of(path):
        raise CourseError(
            str(
                Problem(
                    str(path),
                    0,
                    0,
                    "is no quiz or checklist; give its name the ending '.quiz.yml' or '.checklist.yml'.",
                )
            )
        )
    server = listen(_Handler, port, PreviewServer, "--port ")
    tell_port(server, port, "the preview", say)
    say(f"The preview of {path} is at {address_of(server)} . Press Ctrl+C to stop.")
    server.preview = Preview(path, say, form)
    return server


def address_of(server):
    """Return the address of a preview; a number, so that it shares no memory with a book on http://localhost."""
    return f"http://127.0.0.1:{server.server_port}"


def preview(path, port=8001, say=print, browser=True, form="A"):
    """Show a file, or another form of its quiz, in the browser until interrupted."""
    with open_preview(path, port, say, form) as server:
        if browser:
            webbrowser.open(address_of(server))
        run(server, say)
