"""Stands in for Sphinx where a test needs no page: a build of the course in a folder."""

from types import SimpleNamespace

from coursebook.book.directives import base
from coursebook.course.course import Course


class App(SimpleNamespace):
    """One build, told from every other as Sphinx's own are."""

    __hash__ = object.__hash__


def app_of(root, **more):
    """Return a build that begins now; no other course than that of the test is in force for it."""
    app = App(srcdir=str(root), **more)
    base._courses[app] = Course(root)
    return app
