"""Quiz files, YAML on a page and plain data become a Quiz, or every mistake at once."""

from pathlib import Path
from typing import Any

from coursebook.core.loading import load
from coursebook.core.yaml_source import PlainData, YamlFile
from coursebook.quizzes.models import Quiz, quiz_rules


def load_quiz(source: str | Path | YamlFile | dict[str, Any] | Quiz) -> Quiz:
    """Read a quiz from a file, or from the same data as a dictionary; a quiz is returned as it is.

    Raises ContentError with every mistake, each at its line and column of the file or its path in
    the dictionary.
    """
    if isinstance(source, Quiz):
        return source
    if isinstance(source, dict):
        return load(Quiz, PlainData(f"the quiz {source.get('id', '')!r}", source), quiz_rules)
    return load(Quiz, source, quiz_rules)


def load_quiz_text(text: str, path: Path, line_offset: int = 0) -> Quiz:
    """Read a quiz from YAML that stands in the file `path` after `line_offset` lines.

    Raises ContentError with every mistake, each at its line of that file.
    """
    return load(Quiz, YamlFile(path, text, line_offset), quiz_rules)
