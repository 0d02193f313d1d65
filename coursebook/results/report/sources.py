"""Where results lie: a folder, a file (a document, lines, Parquet), or an address in a store.

Nothing stops at a file that cannot be read: it is listed as unused. Only a source that is not there
at all is an error.
"""

import os
from io import BufferedReader, FileIO
from pathlib import Path
from typing import BinaryIO

from coursebook.core.errors import CourseError
from coursebook.core.names import readable_name
from coursebook.results.progress_file import LARGEST
from coursebook.results.report.documents import Documents, Tell
from coursebook.results.report.parquet import read_address_lines, read_parquet
from coursebook.results.results_file import UTF_16

LINES = {".ndjson", ".jsonl"}
_KINDS = {".json", ".parquet", *LINES}
_LARGER = "It is larger than 2 MB, so no learner saved it here."


def read_sources(source: str | Path, documents: Documents, tell: Tell) -> None:
    """Read all documents of a source into `documents`; `tell(done, whole)` hears how far it is.

    Raise CourseError when there is no source.
    """
    address, path = str(source), Path(source)
    if "://" in address:
        read = read_parquet if address.endswith(".parquet") else read_address_lines
        read(address, address, documents, tell)
    elif path.is_dir():
        _read_folder(path, documents, tell)
    elif not path.exists():
        raise CourseError(
            f"{path}: there is no such file or folder; write where the learners' files lie."
        )
    else:
        _read_file(str(path), readable_name(path.name), documents, tell)


def _read_folder(path: Path, documents: Documents, tell: Tell) -> None:
    """Read each file of a folder in the order of the names; hidden files do not count."""
    entries = _visible_entries(path)
    if not entries:
        raise CourseError(
            f"{path}: there are no files in this folder; put the learners' files into it."
        )
    for done, entry in enumerate(entries, 1):
        name = readable_name(entry.name)
        if _is_file(entry):
            _read_file(entry.path, name, documents, _tell_nobody)
        elif os.path.isdir(entry.path):
            documents.refuse(name, 0, "It is a folder; put its files beside the others.")
        else:
            documents.refuse(name, 0, "It is not a file.")
        if done % 256 == 0 or done == len(entries):
            tell(done, len(entries))


def _visible_entries(path: Path) -> list[os.DirEntry[str]]:
    """Return the entries of a folder by name; raise CourseError when it cannot be read."""
    try:
        with os.scandir(path) as entries:
            visible = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        raise CourseError(f"{path}: the folder cannot be read ({error.strerror}).") from None
    return sorted(visible, key=lambda entry: entry.name)


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()  # asks the disk for links only
    except OSError:  # a link that leads to itself
        return False


def _read_file(path: str, name: str, documents: Documents, tell: Tell) -> None:
    """Read one file by the ending of its name."""
    kind = os.path.splitext(name)[1].lower()
    try:
        if kind == ".json":
            _read_document(path, name, documents)
        elif kind in LINES:
            _read_lines(path, name, documents, tell)
        elif kind == ".parquet":
            read_parquet(path, name, documents, tell)
        else:
            documents.refuse(name, 0, f"It does not end in {', '.join(sorted(_KINDS))}.")
    except OSError as error:
        documents.refuse(name, 0, f"It cannot be read ({error.strerror}).")


def _read_document(path: str, name: str, documents: Documents) -> None:
    """Read a file of one document, unless it is too large.

    `open` would cost most of the time of a small file.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # O_BINARY is of Windows alone
    try:
        size = os.fstat(handle).st_size
        if size > LARGEST:
            documents.refuse(name, 0, _LARGER)
        else:
            documents.read(os.read(handle, size), name)
    finally:
        os.close(handle)


def _read_lines(path: str, name: str, documents: Documents, tell: Tell) -> None:
    """Read a file of one document a line; empty lines do not count."""
    whole, done, number = os.path.getsize(path), 0, 0
    with BufferedReader(FileIO(path), 1 << 20) as stream:
        if stream.peek(2)[:2] in UTF_16:
            return documents.read(stream.read(2), name)  # its first bytes are reason enough
        while text := stream.readline(LARGEST + 2):
            number, done = number + 1, done + len(text)
            if len(text) > LARGEST:
                documents.refuse(name, number, _LARGER)
                done += _skip_line(text, stream)
            elif not text.isspace():
                documents.read(text, name, number)
            if number % 1024 == 0:
                tell(done, whole)
    tell(whole, whole)


def _skip_line(text: bytes, stream: BinaryIO) -> int:
    """Skip the rest of a line of which `text` was read; return how many bytes that were."""
    skipped = 0
    while text and not text.endswith(b"\n"):
        text = stream.readline(1 << 20)
        skipped += len(text)
    return skipped


def _tell_nobody(done: int, whole: int) -> None:
    """Keep quiet: one file of a folder is not worth a word."""
