"""What the words of prose pages share.

They know the course, where they stand on a page and on which files that depends, and tell errors
with their place.
"""

from collections.abc import Iterable
from pathlib import Path
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.core.errors import CourseError
from coursebook.core.settings import use_course
from coursebook.course.course import Course

# The course of each build that runs in this process; it goes when the build goes.
_courses: WeakKeyDictionary[Sphinx, Course] = WeakKeyDictionary()


def read_course(app: Sphinx) -> None:
    """Let all that a build makes be of the course in the folder of its sources, read once a build.

    Raises ContentError when the settings of the course have mistakes.
    """
    use_course(app.srcdir)
    _courses[app] = Course(Path(app.srcdir))


def course_of(app: Sphinx) -> Course:
    """Return the course that is being built."""
    if app not in _courses:
        read_course(app)
    return _courses[app]


def page_address(app: Sphinx, from_page: str, to_page: str | None) -> str:
    """Return the address of a page as it is seen from another; empty for itself, and for none."""
    if to_page is None or to_page == from_page:
        return ""
    return app.builder.get_relative_uri(from_page, to_page)


class CourseDirective(SphinxDirective):
    """A word of prose pages that shows a part of the course.

    `make_nodes` makes what it shows; an error of the course is told with its place on the page.
    """

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
        """The level of a heading that stands here, 1 to 6: one below the section around it."""
        depth = 0
        node: nodes.Node | None = self.state_machine.node
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
        """Return the path of a file that is named as it is seen from the page.

        The page is built again when it changes.
        """
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
