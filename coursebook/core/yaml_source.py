"""A YAML file as data that remembers where each entry stands, so that a mistake is told there.

Duplicate keys and aliases are refused. What the data must look like is said in models.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from coursebook.core.errors import ContentError, Problem
from coursebook.core.rules import Place

Position = tuple[int, int]  # line and column, both counted from 1; (0, 0) is the whole file

# libyaml reads ten times faster; where PyYAML was built without it, the same is read slowly.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS = yaml.SafeLoader("")  # reads nothing: it turns single values into data
_LEADING = re.compile(r"[-?: ]*")  # what can open levels at the beginning of a line, in block style
_DEEPEST = 100  # levels; a course file has eight
_COUNTED_FROM = 1000  # signs that could open a level
_LARGEST = 2_000_000  # bytes; a course file has a few thousand
_TOO_DEEP = f"is nested more than {_DEEPEST} levels deep here; is it the right file?"
_TOO_LARGE = "is larger than 2 MB; is it the right file?"
_HINT = "put text with ': ' or '#' in quotes, indent with spaces, and line up the dashes"


def read_yaml(path: Path | str) -> tuple[Any, dict[Place, Position]]:
    """Return a file's data, and the line and column of each entry by its keys and indexes.

    Raises ContentError with every mistake.
    """
    source = YamlFile(path)
    if source.problems:
        raise ContentError(source.problems)
    return source.data, source.places


def children_of(data: Any) -> Iterable[tuple[str | int, Any]]:
    """Return the entries of a mapping or a list with their keys or indexes; none of a value."""
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()


class Source(ABC):
    """Data that a model looks at, and what was wrong with it before.

    `places` knows each entry; `unparsed` holds those that have no data, since what was written
    there could not be read: that is among the problems already.
    """

    data: Any
    places: dict[Place, Any]
    problems: list[Problem]
    unparsed: set[Place]

    @abstractmethod
    def problem_at(self, place: Place, sentence: str) -> Problem:
        """Return a problem at an entry, or at the nearest one around it."""

    def nearest_position(self, place: Place) -> Any:
        """Return where an entry stands, or the nearest one around it."""
        while place not in self.places:
            place = place[:-1]
        return self.places[place]


class YamlFile(Source):
    """One file read: its data, where each entry stands, and what could not be read.

    `text` stands in for the file's own text: a part of it that begins after `line_offset` lines.
    Raises ContentError when there is no file, or when it is not valid YAML.
    """

    def __init__(self, path: Path | str, text: str | None = None, line_offset: int = 0) -> None:
        self.file = str(path)
        self.places: dict[Place, Position] = {}
        self.problems, self.unparsed = [], set()
        self._line_offset = line_offset
        self._seen: set[int] = set()  # the nodes that were built, by their identities
        try:
            self._read(_text_of(Path(path)) if text is None else text)
        except ContentError as error:
            raise ContentError(self._shift(problem) for problem in error.problems) from None

    def _read(self, text: str) -> None:
        self.data = self._build(_compose(self.file, text), ())
        if self.unparsed:
            self._refuse_aliases(text)

    def problem_at(self, place: Place, sentence: str) -> Problem:
        """Return a problem at an entry, or at the nearest one around it."""
        return self.problem(self.nearest_position(place), sentence)

    def problem(self, position: Position, sentence: str) -> Problem:
        """Return a problem at a line and column of this file."""
        return self._shift(Problem(self.file, *position, sentence))

    def _shift(self, problem: Problem) -> Problem:
        """Return a problem of a part of the file at its line in the whole file."""
        if not problem.line:
            return problem
        return problem._replace(line=problem.line + self._line_offset)

    def _refuse_aliases(self, text: str) -> None:
        """Say of each alias that it is not used here: the nodes no longer tell where one stood."""
        sentence = "aliases (*name) are not used here; write the text out."
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                self.problems.append(self.problem(_position(event), sentence))

    def _build(self, node: yaml.Node, place: Place) -> Any:
        """Turn one node into data, and note where it stands."""
        self.places[place] = _position(node)
        if len(place) > _DEEPEST:
            raise ContentError([Problem(self.file, *_position(node), _TOO_DEEP)])
        if id(node) in self._seen:  # an alias: the reader puts the same node there again
            self.unparsed.add(place)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(child, (*place, i)) for i, child in enumerate(node.value)]
        return self._mapping(node, place)

    def _scalar(self, node: yaml.ScalarNode, place: Place) -> Any:
        try:
            return _SCALARS.construct_object(node)
        except (yaml.YAMLError, ValueError):
            self.unparsed.add(place)
            kind = node.tag.split(":")[-1]
            sentence = f"{node.value!r} cannot be read as {kind}; put it in quotes."
            self.problems.append(self.problem(_position(node), sentence))
            return None

    def _mapping(self, node: yaml.Node, place: Place) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in data:
                sentence = f"'{key}' stands here twice; keep one of them."
                self.problems.append(self.problem(_position(key_node), sentence))
            inner = (*place, key)
            data[key] = self._build(value_node, inner)
            self.places[inner] = _position(key_node)  # what is wrong is told at its key
        return data


class PlainData(Source):
    """Data that a program made, with the places of its entries as paths: `questions[2].stem`."""

    def __init__(self, name: str, data: Any) -> None:
        self.name, self.data = name, data
        self.places: dict[Place, Place] = {}
        self.problems, self.unparsed = [], set()
        self._note(data, ())

    def _note(self, data: Any, place: Place) -> None:
        self.places[place] = place
        for key, child in children_of(data):
            self._note(child, (*place, key))

    def problem_at(self, place: Place, sentence: str) -> Problem:
        """Return a problem at an entry, or at the nearest one around it."""
        steps = [
            f"[{step}]" if isinstance(step, int) else f".{step}"
            for step in self.nearest_position(place)
        ]
        path = "".join(steps).lstrip(".")
        return Problem(f"{self.name} at {path}" if path else self.name, 0, 0, sentence)


def _position(item: yaml.Node | yaml.Event) -> Position:
    return _count_from_one(item.start_mark)


def _count_from_one(mark: Any) -> Position:
    """Return a mark of the reader, which counts from 0; only what was never text has none."""
    return (mark.line + 1, mark.column + 1) if mark else (0, 0)


def _compose(file: str, text: str) -> yaml.Node:
    """Return the node of a text; raise ContentError, with the place, when it is not valid YAML."""
    if position := _find_nesting(text):
        raise ContentError([Problem(file, *position, _TOO_DEEP)])
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError:
        node = _compose_slowly(file, text)  # the quick reader words its errors otherwise
    except yaml.YAMLError as error:
        raise _invalid(file, (0, 0), str(error).splitlines()[0]) from None
    if node is None:
        sentence = "the file is empty; write 'id:', 'title:' and what follows."
        raise ContentError([Problem(file, 1, 1, sentence)])
    return node


def _compose_slowly(file: str, text: str) -> yaml.Node | None:
    """Compose with the reader written in Python, whose errors say where a bracket opened."""
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        unclosed = "end of stream" in str(error.problem) and error.context_mark
        mark = unclosed or error.problem_mark or error.context_mark
        raise _invalid(file, _count_from_one(mark), str(error.problem), f"; {_HINT}") from None


def _invalid(file: str, position: Position, reason: str, hint: str = "") -> ContentError:
    sentence = f"this is not valid YAML ({reason}){hint}."
    return ContentError([Problem(file, *position, sentence)])


def _find_nesting(text: str) -> Position | None:
    """Return the line and column where a text is nested too deep, or None.

    The quick reader calls itself for each level, and some ten thousand would bring the process
    down: so levels are counted first, and only where the signs of a text could open so many.
    """
    opened = text.count("[") + text.count("{")
    leading = (_LEADING.match(line) for line in text.splitlines())
    deepest = max((len(match[0]) for match in leading if match), default=0)
    if max(opened, deepest) < _COUNTED_FROM:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                return _position(event)
    except yaml.YAMLError:
        pass  # composing tells it
    return None


def _text_of(path: Path) -> str:
    """Return the text of a file; raise ContentError when there is none that can be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise ContentError([Problem(str(path), 0, 0, _TOO_LARGE)])
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        names = ", ".join(sorted(p.name for p in path.parent.glob("*.yml"))) or "none"
        sentence = f"there is no such file; the .yml files there: {names}."
    except UnicodeDecodeError:
        sentence = "is not UTF-8 text; save it as UTF-8."
    except OSError as error:
        sentence = f"{error.strerror}."
    raise ContentError([Problem(str(path), 0, 0, sentence)])
