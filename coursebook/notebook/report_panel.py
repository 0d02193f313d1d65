"""A place in a notebook for learners' files: they are chosen there, and the report stands below.

It needs a running kernel. The files are read on the machine of the kernel, from a folder that is
deleted at once.
"""

import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import ipywidgets

from coursebook.core.errors import CourseError
from coursebook.core.outputs import add_assets
from coursebook.core.settings import course_in_force
from coursebook.notebook.report import nearest_root
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.figures import Analysis
from coursebook.results.report.page import CHOSEN, report_html
from coursebook.results.report.reading import read_results
from coursebook.results.report.results import Results
from coursebook.results.report.wording import report_messages

ACCEPTED = ".json,.ndjson,.jsonl,.parquet,.zip"
LARGEST = 500_000_000  # bytes of all files of a zip, unpacked: more is no class's

File = tuple[str, bytes]  # its name and what it holds


class ReportPanel:
    """Takes learners' files and shows their report; `panel` is the widget.

    `files` is where they are chosen, `parts` which parts of the report are shown.
    """

    def __init__(self, root: str | Path) -> None:
        self._course = load_course(root)
        with course_in_force(self._course.root):
            self._words = report_messages()
        words, wide = self._words["panel"], ipywidgets.Layout(width="auto")
        self.files = ipywidgets.FileUpload(
            accept=ACCEPTED, multiple=True, description=words["choose"], layout=wide
        )
        self.parts = {
            name: ipywidgets.Checkbox(
                value=True, description=self._words[f"{name}_heading"], indent=False, layout=wide
            )
            for name in CHOSEN
        }
        self.said, self.page = ipywidgets.HTML(words["ready"]), ipywidgets.HTML()
        self._read: tuple[Results, Analysis] | None = None
        self.files.observe(self._take, "value")
        for box in self.parts.values():
            box.observe(self._show, "value")
        shown = ipywidgets.VBox(list(self.parts.values()))
        self.panel = ipywidgets.VBox([self.files, self.said, shown, self.page])

    def _take(self, change: Any) -> None:
        """Read the files that were chosen; what is wrong is said in the panel."""
        chosen = [(file["name"], bytes(file["content"])) for file in change["new"]]
        if not chosen:
            return
        words = self._words["panel"]
        self.said.value = escape(words["reading"].format(count=len(chosen)))
        self._read, self.page.value = None, ""
        try:
            self._read = _read_files(chosen, self._course)
        except CourseError as error:
            self.said.value = escape(str(error))
            return
        learners, unused = self._read[1].learners, len(self._read[0].unused)
        self.said.value = escape(words["read"].format(learners=learners, unused=unused))
        self._show()

    def _show(self, change: object = None) -> None:
        """Show the parts of the report that are chosen."""
        if self._read:
            parts = {name for name, box in self.parts.items() if box.value}
            with course_in_force(self._course.root):
                self.page.value = report_html(*self._read, parts=parts)

    def __repr__(self) -> str:
        return "report_panel()"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = self.panel._repr_mimebundle_(**kwargs)
        data, *more = bundle if isinstance(bundle, tuple) else (bundle,)
        note = f"<p>{escape(self._words['panel']['asleep'])}</p>"
        data = {**(data or {}), "text/plain": repr(self), "text/html": add_assets(note, "")}
        return (data, *more) if more else data


def _read_files(chosen: Iterable[File], course: Any) -> tuple[Results, Analysis]:
    """Read files, and those in zips; raise CourseError for a zip that cannot be read."""
    with TemporaryDirectory() as folder:
        for number, (name, content) in enumerate(_unpack_all(chosen), start=1):
            path = Path(folder, PurePosixPath(name).name or "file")
            # Learners' files often bear one name; its number keeps each of them.
            (path.with_name(f"{number}-{path.name}") if path.exists() else path).write_bytes(
                content
            )
        results = read_results(folder, course)
    return results, analyse(results)


def _unpack_all(chosen: Iterable[File]) -> Iterator[File]:
    """Yield each file, and in place of a zip the files in it."""
    for name, content in chosen:
        if not name.lower().endswith(".zip"):
            yield name, content
            continue
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                members = [member for member in archive.infolist() if _is_wanted(member)]
                if sum(member.file_size for member in members) > LARGEST:
                    raise CourseError(f"{name}: it holds more than 500 MB; unpack it yourself.")
                yield from [(member.filename, archive.read(member)) for member in members]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):
            raise CourseError(
                f"{name}: this zip cannot be read; unpack it, and choose its files."
            ) from None


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member of a zip is a file, and none that macOS or Windows hides there."""
    parts = PurePosixPath(member.filename).parts
    return not member.is_dir() and not any(
        part.startswith(".") or part == "__MACOSX" for part in parts
    )


def report_panel(root: str | Path | None = None) -> ReportPanel:
    """Show where to choose learners' files, or a zip of them; their report stands below.

    `root` is the folder of the course; without it, it is looked for from here upwards. Raise
    CourseError when there is no course.
    """
    return ReportPanel(root or nearest_root())
