"""YAML files become models; every mistake is reported at once, with its line and column.

Duplicate keys and aliases are refused. Nothing here knows HTML or notebooks.
"""

from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from .errors import ContentError, Problem
from .models import Checklist, Quiz

_SCALARS = yaml.SafeLoader("")
_BINARY_FLOOR = 2_000_000  # bytes; a course file is a few thousand

_SENTENCES = {
    "missing": "'{name}' is missing; write it here.",
    "extra_forbidden": "'{name}' is not a key that is known here; remove it or correct its spelling, "
                       "or, if it belongs to a text, put that text in quotes.",
    "string_type": "'{name}' must be text; put it in quotes.",
    "string_too_short": "'{name}' is empty; write its text.",
    "string_too_long": "'{name}' is too long; use at most {max_length} characters.",
    "bool_type": "'{name}' must be true or false.",
    "list_type": "'{name}' must be a list; begin each entry with '- '.",
    "too_short": "'{name}' has {actual_length} entries; it needs at least {min_length}.",
    "too_long": "'{name}' has {actual_length} entries; it takes at most {max_length}.",
    "model_type": "'{name}' must be a group of 'key: value' lines.",
    "model_attributes_type": "'{name}' must be a group of 'key: value' lines.",
    "string_pattern_mismatch": "'{name}' is {found!r}; it must match {pattern} (such as 'first-thing').",
    "union_tag_not_found": "{discriminator} is missing; write it, such as 'type: single' or 'kind: habits'.",
    "union_tag_invalid": "{discriminator} is '{tag}'; write one of {expected_tags}.",
    "content": "{sentence}",
}


def load_quiz(path):
    """Read a quiz file; raise ContentError with all its mistakes."""
    return _load(path, TypeAdapter(Quiz))


def load_checklist(path):
    """Read a checklist file; raise ContentError with all its mistakes."""
    return _load(path, TypeAdapter(Checklist))


def read_yaml(path):
    """Return a file's data, and the line and column of each entry by its path of keys and indexes."""
    node = _compose(Path(path))
    places, problems = {}, []
    data = _build(node, (), places, problems, str(path), set())
    if problems:
        raise ContentError(problems)
    return data, places


def _load(path, adapter):
    data, places = read_yaml(path)
    problems = _repeated_ids(data, (), places, str(path))
    try:
        model = adapter.validate_python(data)
    except ValidationError as error:
        problems += [_problem(detail, places, str(path)) for detail in error.errors()]
    if problems:
        raise ContentError(sorted(problems, key=lambda problem: problem[1:3]))
    return model


def _text_of(path):
    try:
        if path.stat().st_size > _BINARY_FLOOR:
            raise ContentError([Problem(str(path), 0, 0, "is larger than 2 MB; is it the right file?")])
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        names = ", ".join(sorted(p.name for p in path.parent.glob("*.yml"))) or "none"
        raise ContentError([Problem(str(path), 0, 0, f"there is no such file; the .yml files there: {names}.")]) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text; save it as UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        raise ContentError([Problem(str(path), 0, 0, f"{reason}.")]) from None


def _compose(path):
    text = _text_of(path)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = "put text with ': ' or '#' in quotes, indent with spaces, and line up the dashes"
        raise ContentError([Problem(str(path), mark.line + 1, mark.column + 1,
                                    f"this is not valid YAML ({error.problem}); {hint}.")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([Problem(str(path), 0, 0, f"this is not valid YAML ({str(error).splitlines()[0]}).")]) from None
    if node is None:
        raise ContentError([Problem(str(path), 1, 1, "the file is empty; write 'id:', 'title:' and what follows.")])
    return node


def _build(node, path, places, problems, file, seen):
    """Turn one node into data, and note where it stands."""
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    places[path] = (line, column)
    if id(node) in seen:
        problems.append(Problem(file, line, column, "aliases (*name) are not used here; write the text out."))
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, problems, file)
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_build(child, (*path, i), places, problems, file, seen) for i, child in enumerate(node.value)]
    return _mapping(node, path, places, problems, file, seen)


def _scalar(node, problems, file):
    try:
        return _SCALARS.construct_object(node)
    except (yaml.YAMLError, ValueError):
        problems.append(Problem(file, node.start_mark.line + 1, node.start_mark.column + 1,
                                f"{node.value!r} cannot be read as {node.tag.split(':')[-1]}; put it in quotes."))
        return None


def _mapping(node, path, places, problems, file, seen):
    data = {}
    for key_node, value_node in node.value:
        mark = key_node.start_mark
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        if key in data:
            problems.append(Problem(file, mark.line + 1, mark.column + 1,
                                    f"'{key}' stands here twice; keep one of them."))
        data[key] = _build(value_node, (*path, key), places, problems, file, seen)
        places[(*path, key)] = (mark.line + 1, mark.column + 1)
    return data


def _repeated_ids(data, path, places, file):
    """Find entries of one list that share an id, in any list of the file."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    problems, seen = [], set()
    for key, child in children:
        problems += _repeated_ids(child, (*path, key), places, file)
        own = child.get("id") if isinstance(data, list) and isinstance(child, dict) else None
        if isinstance(own, str) and own in seen:
            line, column = places[(*path, key, "id")]
            problems.append(Problem(file, line, column, f"the id '{own}' is already used in this list; choose another."))
        seen.add(own if isinstance(own, str) else None)
    return problems


def _problem(detail, places, file):
    """Say one pydantic error in our words, at the nearest place that the file has."""
    path = ()
    for part in detail["loc"]:
        if (*path, part) in places:
            path = (*path, part)
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "the file")
    template = _SENTENCES.get(detail["type"])
    words = {"name": name, "found": detail.get("input"), **detail.get("ctx", {})}
    sentence = template.format(**words) if template else f"'{name}': {detail['msg']}."
    return Problem(file, *places[path], sentence)
