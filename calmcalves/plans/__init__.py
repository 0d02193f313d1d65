"""Plans of a class: activities that stand in the metadata of the lessons, put together to the minute.

`activities` is their model, `reading` finds them in the notebooks, `composing` chooses and times them, `showing` makes
HTML and `telling` plain text, `checking` finds mistakes. Nothing of it runs in the browser: a page only shows what was
composed here.
"""

READY = ready = (15, 45, 90)  # minutes of the plans that are shown and printed ready made
SERIES = (3, 45)  # meetings, and the minutes of each


def plan_html(minutes, root="."):
    """Return the plan of a class as complete HTML, its time line first; raise CourseError when no such plan can be made."""
    from .showing import plan_html as html  # so that the command line starts without templates

    return html(minutes, root)
