"""The words that the search knows, held against the course."""

from coursebook.core.errors import Problem, load_or_problems
from coursebook.course.course import Course

_LEADS_NOWHERE = (
    "'urgent' leads to the page of signs, and course.yml names none; "
    "write it as 'signs:' below 'pages:'."
)


def search_problems(course: Course) -> list[Problem]:
    """Return what is wrong with the words for the search; a course without them has no problem."""
    words, problems = load_or_problems(lambda: course.search_words)
    if words and words.urgent and not course.settings.pages.signs:
        source = course.source(course.search_words_file)
        problems.append(source.problem_at(("urgent",), _LEADS_NOWHERE))
    return problems
