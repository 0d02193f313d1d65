"""Quiz files, YAML that stands on a page, and plain data become a Quiz, or every mistake at once."""

from coursebook.core.loading import load
from coursebook.core.yaml_source import PlainData, YamlFile
from coursebook.quizzes.models import Quiz, quiz_rules


def load_quiz(source):
    """Read a quiz from a file, or from the same data as a dictionary; raise ContentError with all its mistakes."""
    if isinstance(source, Quiz):
        return source
    if isinstance(source, dict):
        return load(Quiz, PlainData(f"the quiz {source.get('id', '')!r}", source), quiz_rules)
    return load(Quiz, source, quiz_rules)


def load_quiz_text(text, path, line_offset=0):
    """Read a quiz from YAML that stands in another file, after `line_offset` lines; raise ContentError with all its mistakes."""
    return load(Quiz, YamlFile(path, text, line_offset), quiz_rules)
