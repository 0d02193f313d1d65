"""A YAML file as data that remembers where each entry stands, so that a mistake is told with its line and column.

Duplicate keys and aliases are refused. What the data must look like is said in models.
"""

import re
from pathlib import Path

import yaml

from coursebook.core.errors import ContentError, Problem

# libyaml reads ten times faster; where PyYAML was built without it, the same is read slowly.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS = yaml.SafeLoader("")
_DEEPEST = 100  # levels; a course file has eight
_COUNTED_FROM = 1000
_TOO_DEEP = f"is nested more than {_DEEPEST} levels deep here; is it the right file?"
_LEADING = re.compile(r"[-?: ]*")
_LARGEST = 2_000_000  # bytes; a course file has a few thousand


def read_yaml(path):
    """Return a file's data, and the line and column of each entry by its path of keys and indexes."""
    reading = YamlFile(Path(path))
    if reading.problems:
        raise ContentError(reading.problems)
    return reading.data, reading.places


class YamlFile:
    """One file read: its data, where each entry stands, and what could not be read.

    `text` stands in for the file's own text: a part of it that begins after `line_offset` lines.
    """

    def __init__(self, path, text=None, line_offset=0):
        self.file, self.places, self.problems, self.unparsed = str(path), {}, [], set()
        self._seen, self._skipped = set(), line_offset
        try:
            text = _text_of(path) if text is None else text
            self._read(path, text)
        except ContentError as error:
            raise ContentError(self._moved(problem) for problem in error.problems) from None

    def _read(self, path, text):
        self.data = self._build(_compose(path, text), ())
        if self.unparsed:
            self._aliases(text)

    def nearest_position(self, path):
        """Return the place of an entry, or of the nearest one around it."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]

    def problem(self, place, sentence):
        """Return a problem at a line and column of this file."""
        return self._moved(Problem(self.file, *place, sentence))

    def _moved(self, problem):
        return problem._replace(line=problem.line + self._skipped) if problem.line else problem

    def _aliases(self, text):
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                self.problems.append(
                    self.problem(
                        _mark(event), "aliases (*name) are not used here; write the text out."
                    )
                )

    def _build(self, node, path):
        """Turn one node into data, and note where it stands."""
        self.places[path] = _mark(node)
        if len(path) > _DEEPEST:
            raise ContentError([Problem(self.file, *_mark(node), _TOO_DEEP)])
        if id(node) in self._seen:  # an alias
            self.unparsed.add(path)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, path)

    def _scalar(self, node, path):
        try:
            return _SCALARS.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.unparsed.add(path)
            kind = node.tag.split(":")[-1]
            self.problems.append(
                self.problem(
                    _mark(node), f"{node.value!r} cannot be read as {kind}; put it in quotes."
                )
            )
            return None

    def _mapping(self, node, path):
        data = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in data:
                self.problems.append(
                    self.problem(_mark(key_node), f"'{key}' stands here twice; keep one of them.")
                )
            data[key] = self._build(value_node, (*path, key))
            self.places[(*path, key)] = _mark(key_node)
        return data


class PlainData:
    """Data that a program made, with the places of its entries as paths: `questions[2].stem`."""

    problems, unparsed = (), ()

    def __init__(self, name, data):
        self.name, self.data, self.places = name, data, {}
        self._note(data, ())

    def _note(self, data, path):
        self.places[path] = path
        for key, child in (
            data.items()
            if isinstance(data, dict)
            else enumerate(data)
            if isinstance(data, list)
            else ()
        ):
            self._note(child, (*path, key))

    nearest_position = YamlFile.nearest_position

    def problem(self, place, sentence):
        """Return a problem at a path of this data."""
        steps = "".join(
            f"[{step}]" if isinstance(step, int) else f".{step}" for step in place
        ).lstrip(".")
        return Problem(f"{self.name} at {steps}" if steps else self.name, 0, 0, sentence)


def _mark(node):
    return node.start_mark.line + 1, node.start_mark.column + 1


def _compose(path, text):
    """Return the node of a text; raise ContentError with the place and a sentence when it is not valid YAML."""
    if nesting := _nesting(text):
        raise ContentError([Problem(str(path), *nesting, _TOO_DEEP)])
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError:
        node = _compose_slowly(path, text)  # the quick reader words its errors otherwise
    except yaml.YAMLError as error:
        raise _invalid(path, (0, 0), str(error).splitlines()[0]) from None
    if node is None:
        sentence = "the file is empty; write 'id:', 'title:' and what follows."
        raise ContentError([Problem(str(path), 1, 1, sentence)])
    return node


def _compose_slowly(path, text):
    """Compose with the reader that is written in Python, whose errors say where a bracket opened."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        unclosed = "end of stream" in str(error.problem) and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
        hint = "put text with ': ' or '#' in quotes, indent with spaces, and line up the dashes"
        raise _invalid(path, (mark.line + 1, mark.column + 1), error.problem, f"; {hint}") from None


def _invalid(path, place, reason, hint=""):
    sentence = f"this is not valid YAML ({reason}){hint}."
    return ContentError([Problem(str(path), *place, sentence)])


def _nesting(text):
    """Return the line and column where a text is nested too deep, or None.

    The quick reader calls itself for each level, and some ten thousand would bring the process
    down: so levels are counted first, and only where the signs of a text could open so many.
    """
    opened = text.count("[") + text.count("{")
    deepest = max((len(_LEADING.match(line)[0]) for line in text.splitlines()), default=0)
    if max(opened, deepest) < _COUNTED_FROM:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return _mark(event)
    except yaml.YAMLError:
        pass  # composing tells it
    return None


def _text_of(path):
    try:
        if path.stat().st_size > _LARGEST:
            raise ContentError(
                [Problem(str(path), 0, 0, "is larger than 2 MB; is it the right file?")]
            )
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        names = ", ".join(sorted(p.name for p in path.parent.glob("*.yml"))) or "none"
        raise ContentError(
            [Problem(str(path), 0, 0, f"there is no such file; the .yml files there: {names}.")]
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = (
            "is not UTF-8 text; save it as UTF-8"
            if isinstance(error, UnicodeDecodeError)
            else error.strerror
        )
        raise ContentError([Problem(str(path), 0, 0, f"{reason}.")]) from None
