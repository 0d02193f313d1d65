"""The course as the class report needs it."""

import pytest

from coursebook.core.errors import CourseError
from coursebook.results.report.course import load_course


def test_a_folder_that_is_no_course_is_told_in_one_sentence(tmp_path):
    with pytest.raises(
        CourseError,
        match=(
            "there are no lessons with questions in 'notebooks'; run this in the folder of the "
            "course"
        ),
    ):
        load_course(tmp_path)
