"""What notebooks store, held against what would be made today: the HTML of their parts, the scripts and styles of their widgets.

It reads what is stored and runs nothing. Files that are wrong themselves are mended first.
"""

from coursebook.teaching.class_view import ClassView, class_html
from coursebook.core.errors import Problem, load_or_problems
from coursebook.results.export import ID, collect_exportable, results_html
from coursebook.course.notebooks import calls, stored_parts, stored_scripts
from coursebook.course.parts import part_html
from coursebook.core.bundle import join_module, join_style


def stale_problems(found, contents, backing, wrong):
    """Tell which notebooks store what is not of today; `found` has cells by path, `contents` models by path, `wrong` files to mend first."""
    labels, readable = backing.labels, None not in backing
    sound = {
        path.resolve(): content
        for path, content in contents.items()
        if str(path) not in wrong and readable
    }
    return [
        Problem(str(path), 0, 0, "has stored outputs of an older version; run 'make notebooks'.")
        for path, cells in found.items()
        if _is_stale(path, cells, sound, labels, any(file.endswith(".quiz.yml") for file in wrong))
    ]


def _is_stale(path, cells, sound, labels, quizzes_wrong):
    scripts = {
        (join_module("course"), join_style()),
        (join_module("guide"), join_style("guide")),
        (join_module("results"), join_style("results")),
        (join_module("class"), join_style("class")),
    }
    if not scripts.issuperset(stored_scripts(path)):
        return True
    stored = stored_parts(path, cells)
    return bool(stored) and (
        _shows_others(path, cells, stored, sound, labels)
        or (not quizzes_wrong and _hands_in_others(path, stored))
        or _shows_other_signs(path, stored, sound)
    )


def _shows_others(path, cells, stored, sound, labels):
    """Tell whether a quiz, checklist or guide is stored otherwise than its file says."""
    called = [
        (place, form)
        for file, form in calls(cells)
        if (place := (path.parent / file).resolve()) in sound
    ]
    ids = {sound[place].id for place, _ in called}
    return {html for name, html in stored if name in ids} != {
        part_html(sound[place], place.parent, labels, form) for place, form in called
    }


def _hands_in_others(path, stored):
    """Tell whether the part that saves results knows other questions than the lessons beside it."""
    own = {html for name, html in stored if name == ID}
    course, broken = load_or_problems(collect_exportable, path.parent) if own else (None, ())
    return bool(own) and not broken and own != {str(results_html(course))}


def _shows_other_signs(path, stored, sound):
    """Tell whether the class view knows other signs than the list beside the lesson."""
    own = {html for name, html in stored if name == ClassView.id}
    lists = [
        model
        for place, model in sound.items()
        if place.parent == path.parent.resolve() and getattr(model, "kind", "") == "red_flags"
    ]
    return bool(own and lists) and own.isdisjoint(str(class_html(model)) for model in lists)
