"""What the words of prose pages share: the course, where they stand on a page, which files a page depends on, how errors are told."""

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.core.errors import CourseError
from coursebook.core.settings import use_course
from coursebook.course.course import Course


def read_course(app: Sphinx) -> None:
    """Let all that this build makes be of the course in the folder of its sources, read once a build."""
    use_course(app.srcdir)
    app.coursebook = Course(Path(app.srcdir))  # type: ignore[attr-defined]  # Sphinx passes the app to all that run in it


def course_of(app: Sphinx) -> Course:
    """Return the course that is being built."""
    if not hasattr(app, "coursebook"):
        read_course(app)
    return app.coursebook


def page_address(app: Sphinx, from_page: str, to_page: str | None) -> str:
    """Return the address of a page as it is seen from another; empty for the page itself, and for none."""
    if to_page is None or to_page == from_page:
        return ""
    return app.builder.get_relative_uri(from_page, to_page)


class CourseDirective(SphinxDirective):
    """A word of prose pages that shows a part of the course. `make_nodes` makes what it shows; an error of the course is told with its place."""

    def run(self) -> list[nodes.Node]:
        """Return what the word shows."""
        try:
            return list(self.make_nodes())
        except CourseError as error:
            raise self.error(str(error)) from None

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return what the word shows; may raise CourseError."""
        raise NotImplementedError

    @property
    def course(self) -> Course:
        """The course that is being built."""
        return course_of(self.env.app)

    @property
    def heading_level(self) -> int:
        """The level of a heading that stands here: one below the section around it."""
        depth, node = 0, self.state_machine.node
        while node is not None:
            depth += isinstance(node, nodes.section)
            node = node.parent
        return min(depth + 1, 6)

    def depend_on(self, *paths: Path) -> None:
        """Build the page again when one of these files has changed."""
        for path in paths:
            self.env.note_dependency(str(path))

    def depend_on_evidence(self) -> None:
        """Build the page again when the bibliography or the ledger has changed."""
        self.depend_on(self.course.bibliography_file, self.course.ledger_file)

    def own_file(self, name: str) -> Path:
        """Return the path of a file that is named as it is seen from the page, and build the page again when it changes."""
        relative, absolute = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        return Path(absolute)

    def address(self, page: str | None) -> str:
        """Return the address of a page as it is seen from this one."""
        return page_address(self.env.app, self.env.docname, page)

    def page_name(self, path: Path) -> str:
        """Return what a page or lesson is called in `_toc.yml`."""
        return path.relative_to(self.course.root).with_suffix("").as_posix()


def show_html(html: str) -> nodes.raw:
    """Return HTML that is complete as a part of a page."""
    return nodes.raw("", str(html), format="html")
