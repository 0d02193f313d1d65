"""One quiz, checklist or guide in the browser, as the book shows it, and anew when it is saved.

What is wrong with it is listed on the page and told in the terminal; below it stands what an
examiner would remark. It reads the file, its pictures, its objectives and the evidence of the
course around it, and writes nothing.
"""

import hashlib
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from coursebook.checks.questions import question_problems, questions_of, remarks_on
from coursebook.claims.backing import (
    EvidenceBase,
    clear_caches,
    find_bibliography,
    read_evidence,
)
from coursebook.claims.html import evidence_html
from coursebook.commands.serve import Quiet, Say, Server, listen, run, tell_port
from coursebook.core.bundle import PACKAGE, read_script, read_style
from coursebook.core.citations import Citations, citations_in_record
from coursebook.core.errors import ContentError, CourseError, Problem, load_or_problems
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.core.yaml_source import YamlFile, read_yaml
from coursebook.course.course import read_objectives
from coursebook.course.parts import Content, load_part, loader_of, part_html

_NO_CONTENT = "is no quiz or checklist; give its name the ending '.quiz.yml' or '.checklist.yml'."

Stamp = tuple[int, ...]  # what changes when a file is saved


def _read_package_file(name: str) -> str:
    return (PACKAGE / name).read_text(encoding="utf-8")


# What the page loads, by its address: its kind, and what makes its text when it is asked for.
_BESIDE: dict[str, tuple[str, Callable[[], str]]] = {
    "/theme.css": ("text/css", partial(_read_package_file, "book/theme/static/theme.css")),
    "/course.css": ("text/css", partial(read_style, "palette", "course")),
    "/course.js": ("text/javascript", partial(read_script, "course")),
    "/preview.css": ("text/css", partial(_read_package_file, "commands/preview.css")),
    "/preview.js": ("text/javascript", partial(_read_package_file, "commands/preview.js")),
}


class PreviewContent(NamedTuple):
    """What a page shows of a file.

    `remarks` is None when the file cannot be read; `pictures` are the paths of its pictures.
    """

    problems: list[Problem]
    html: str = ""
    sources: str = ""
    remarks: list[Problem] | None = None
    pictures: tuple[Path, ...] = ()


def read_preview(path: Path, form: str = "A") -> PreviewContent:
    """Read a file with what belongs to it, and return what a page shows of it.

    Nothing that is wrong with any of them is raised: it is among the problems.
    """
    bibliography, objectives_file = find_bibliography(path.parent), _objectives_file(path)
    evidence, objectives = EvidenceBase(None, None), None
    problems: list[Problem] = []
    if bibliography:
        evidence, problems = read_evidence(bibliography)
    if objectives_file.is_file():
        objectives, more = load_or_problems(_load_objectives, objectives_file)
        problems = problems + more
    content, more = load_or_problems(load_part, path)
    problems = problems + more
    if content is None:
        return PreviewContent(problems)
    try:
        return _describe(path, content, form, objectives, evidence, problems)
    except ContentError as error:  # the file was saved again meanwhile: it is read anew at once
        return PreviewContent(problems + error.problems)


def _describe(
    path: Path,
    content: Content,
    form: str,
    objectives: dict[str, str] | None,
    evidence: EvidenceBase,
    problems: list[Problem],
) -> PreviewContent:
    """Return what a page shows of a file that could be read."""
    has_sources = evidence.references is not None
    own = question_problems(path, content, objectives, evidence, has_sources)
    make_html = partial(part_html, content, path.parent, evidence.labels, form, heading_level=2)
    html, _ = load_or_problems(make_html)  # a picture that is lost is among the problems
    pictures = [question.image for _, question in questions_of(content) if question.image]
    return PreviewContent(
        problems + own,
        Markup(html or ""),
        Markup(_evidence_html(content, evidence)),
        remarks_on(path, content, bool(objectives)),
        tuple(path.parent / picture.file for picture in pictures),
    )


def _evidence_html(content: Content, evidence: EvidenceBase) -> str:
    """Return the claims and sources of a content file that are known."""
    if evidence.references is None or evidence.ledger is None:
        return ""
    claims, sources = citations_in_record(content)
    known = evidence.ledger.by_id()
    citations = Citations(
        [name for name in claims if name in known],
        [key for key in sources if key in evidence.references],
    )
    return evidence_html(citations, evidence)


def _load_objectives(path: Path) -> dict[str, str]:
    return read_objectives(YamlFile(path))


def _objectives_file(path: Path) -> Path:
    return path.with_name("objectives.yml")


class Preview:
    """The page of one file, made anew by `look` when it, or another that it shows, has changed."""

    def __init__(self, path: Path, say: Say, form: str = "A") -> None:
        self._path, self._say, self._form = path, say, form
        # How each file was when it was read; no file is as this one is said to have been.
        self._stamps: dict[Path, Stamp | None] = {path: ()}
        self._broken = False
        self.page = self.version = ""
        self.look()

    def look(self) -> None:
        """Read the file again if anything was saved since the last time, and tell its problems."""
        now = {path: _stamp(path) for path in self._stamps}
        if now == self._stamps:
            return
        clear_caches()
        content = read_preview(self._path, self._form)
        watched = (self._path, _objectives_file(self._path), *content.pictures)
        bibliography = find_bibliography(self._path.parent)
        # A stamp from before the reading stays: what was saved meanwhile is seen the next time.
        self._stamps = {path: _stamp(path) for path in filter(None, (*watched, bibliography))} | now
        self._tell(content.problems)
        self._make_page(content)

    def _tell(self, problems: list[Problem]) -> None:
        for problem in problems:
            self._say(str(problem))
        if self._broken and not problems:
            self._say(f"{self._path} is in order.")
        self._broken = bool(problems)

    def _make_page(self, content: PreviewContent) -> None:
        self.version = hashlib.sha256(repr(content).encode()).hexdigest()[:16]
        self.page = template("commands/preview.html.j2").render(
            name=self._path.name, version=self.version, file=content, words=messages()
        )

    def answer(self, address: str) -> tuple[str, str] | None:
        """Return the kind and the text of what stands at an address, or None."""
        if address in _BESIDE:
            kind, make_text = _BESIDE[address]
            return kind, make_text()
        pages = {"/": ("text/html", self.page), "/version": ("text/plain", self.version)}
        return pages.get(address)


def _stamp(path: Path) -> Stamp | None:
    """Return what changes when a file is saved; None where there is none."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size


class PreviewServer(Server):
    """Serves one preview, and looks after its file twice a second."""

    preview: Preview

    def service_actions(self) -> None:
        """Look after the file: the loop of the server calls this at each turn."""
        self.preview.look()


class _Handler(Quiet):
    server: PreviewServer

    def do_GET(self) -> None:
        answer = self.server.preview.answer(self.path.split("?")[0])
        if answer is None:
            return self.send_error(404)
        kind, text = answer
        body = text.encode(errors="backslashreplace")  # a file may be named in any bytes
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def open_preview(path: Path | str, port: int, say: Say, form: str = "A") -> PreviewServer:
    """Return a server for the preview of one file; say its address, then the file's problems.

    Raises CourseError when there is no such file, when it holds no content, or without a free port.
    """
    path = Path(path)
    if not path.is_file():
        read_yaml(path)  # raises, and names the files that there are
    if not loader_of(path):
        raise CourseError(str(Problem(str(path), 0, 0, _NO_CONTENT)))
    server = listen(_Handler, port, PreviewServer, "--port ")
    tell_port(server, port, "the preview", say)
    say(f"The preview of {path} is at {address_of(server)} . Press Ctrl+C to stop.")
    server.preview = Preview(path, say, form)
    return server


def address_of(server: Server) -> str:
    """Return the address of a preview.

    It is a number, so that it shares no memory with a book on http://localhost.
    """
    return f"http://127.0.0.1:{server.server_port}"


def preview(
    path: Path | str, port: int = 8001, say: Say = print, browser: bool = True, form: str = "A"
) -> None:
    """Show a file, or another form of its quiz, in the browser until interrupted.

    Raises CourseError when it cannot be shown.
    """
    with open_preview(path, port, say, form) as server:
        if browser:
            webbrowser.open(address_of(server))
        run(server, say)
