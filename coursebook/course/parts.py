"""Which kind of content a file holds, by how its name ends: what loads it, and what makes HTML of it."""

from pathlib import Path

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.guides.models import Guide
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz

LOADERS = {".quiz.yml": load_quiz, ".checklist.yml": load_checklist, ".guide.yml": load_guide}


def loader_of(path):
    """Return what loads a content file, by how its name ends, or None."""
    return LOADERS.get("".join(Path(path).suffixes[-2:]))


def load_part(source):
    """Return the content of a file, a path or a YamlFile, or None where its name says that it holds none; raise ContentError."""
    load = loader_of(getattr(source, "file", source))
    return load(source) if load else None


def part_html(content, folder=".", labels=None, form="A"):
    """Return a quiz, a checklist or a guide as HTML."""
    if isinstance(content, Guide):
        return guide_html(content, folder, labels)
    return (
        quiz_html(content, folder, labels, form)
        if isinstance(content, Quiz)
        else checklist_html(content)
    )
