"""What `course.yml` says of files and pages, held against what is there.

That the file itself is in order is told when it is loaded (`core/settings.py`).
"""

from coursebook.checks.contents import is_listed
from coursebook.core.errors import Problem, load_or_problems
from coursebook.core.settings import FILE
from coursebook.course.course import ROLES, Course


def setting_problems(course: Course) -> list[Problem]:
    """Return the roles whose file is of another kind, and the pages that the book does not have."""
    roles, pages = course.settings.roles, course.settings.pages
    problems: list[Problem] = []
    for role, file in roles.model_dump().items():
        if file:
            problems += load_or_problems(course.with_role, role, ROLES[role])[1]
    for key, named in pages.model_dump().items():
        for page in named if isinstance(named, list) else [named]:
            if page and not is_listed(course, page):
                sentence = f"'pages: {key}' is {page!r}, which _toc.yml does not list; correct it."
                problems.append(Problem(str(course.root / FILE), 0, 0, sentence))
    return problems
