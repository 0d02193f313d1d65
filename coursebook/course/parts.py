"""Which kind of content a file holds, by how its name ends: what loads it, and what shows it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import Habits, RedFlags
from coursebook.core.yaml_source import YamlFile
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.guides.models import Guide
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz

Content = Quiz | Habits | RedFlags | Guide
Loader = Callable[[str | Path | YamlFile], Content]

LOADERS: dict[str, Loader] = {
    ".quiz.yml": load_quiz,
    ".checklist.yml": load_checklist,
    ".guide.yml": load_guide,
}


def loader_of(path: str | Path) -> Loader | None:
    """Return what loads a content file, by how its name ends, or None for another file.

    A loader takes the file's path and raises ContentError with every mistake.
    """
    return LOADERS.get("".join(Path(path).suffixes[-2:]))


def load_part(source: str | Path | YamlFile) -> Content | None:
    """Return the content of a file, or None where its name says that it holds none.

    Raises ContentError with every mistake.
    """
    load = loader_of(source.file if isinstance(source, YamlFile) else source)
    return load(source) if load else None


def part_html(
    content: Content,
    folder: str | Path = ".",
    labels: Mapping[str, str] | None = None,
    form: str = "A",
    *,
    heading_level: int = 3,
    claim_href: str = "",
    answers_open: bool = False,
) -> str:
    """Return a quiz, a checklist or a guide as HTML, with its title at `heading_level`.

    `folder` holds its pictures, `labels` names claims and sources by their anchors. What follows is
    for a quiz alone: `form`, `claim_href` and `answers_open` (see `quiz_html`). Raises ContentError
    for a picture that is not there.
    """
    if isinstance(content, Guide):
        return guide_html(content, folder, labels, heading_level=heading_level)
    if isinstance(content, Quiz):
        return quiz_html(
            content,
            folder,
            labels,
            form,
            heading_level=heading_level,
            claim_href=claim_href,
            answers_open=answers_open,
        )
    return checklist_html(content, folder, heading_level=heading_level)
