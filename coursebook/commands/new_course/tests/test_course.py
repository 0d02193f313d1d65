"""The whole course is in order, and an examiner has no remark on its questions."""

from pathlib import Path

from coursebook.checks.course import check_course


def test_the_course_is_in_order() -> None:
    """Hold every content file against the rules, and the questions against those of an examiner."""
    problems, warnings = check_course(Path(__file__).parent.parent)
    assert [str(problem) for problem in (*problems, *warnings)] == []
