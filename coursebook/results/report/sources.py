"""Where results lie: a folder, a file of one document, of lines, of Parquet, or an address in an object store.

Nothing stops at a file that cannot be read: it is listed as unused. Only a source that is not there at all is an error.
"""

import os
from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.results.report.parquet import read_address_lines, read_parquet
from coursebook.results.results_file import LARGEST, UTF_16

LINES = {".ndjson", ".jsonl"}
_KINDS = {".json", ".parquet", *LINES}
_LARGER = "It is larger than 2 MB, so no learner saved it here."


def read_sources(source, documents, tell):
    """Read all documents of a source; `tell(done, whole)` hears how far it is. Raise CourseError when there is no source."""
    address, path = str(source), Path(source)
    if "://" in address:
        read = read_parquet if address.endswith(".parquet") else read_address_lines
        read(address, address, documents, tell)
    elif path.is_dir():
        _folder(path, documents, tell)
    elif not path.exists():
        raise CourseError(
            f"{path}: there is no such file or folder; write where the learners' files lie."
        )
    else:
        _file(path, path.name, documents, tell)


def _folder(path, documents, tell):
    """Read each file of a folder in the order of the names; hidden files do not count."""
    try:
        with os.scandir(path) as entries:
            entries = sorted(
                (entry for entry in entries if not entry.name.startswith(".")),
                key=lambda entry: entry.name,
            )
    except OSError as error:
        raise CourseError(f"{path}: the folder cannot be read ({error.strerror}).") from None
    if not entries:
        raise CourseError(
            f"{path}: there are no files in this folder; put the learners' files into it."
        )
    for done, entry in enumerate(entries, 1):
        if _is_file(entry):
            _file(entry.path, entry.name, documents, _silent)
        else:
            documents.refuse(
                entry.name,
                0,
                "It is a folder; put its files beside the others."
                if os.path.isdir(entry.path)
                else "It is not a file.",
            )
        if done % 256 == 0 or done == len(entries):
            tell(done, len(entries))


def _is_file(entry):
    try:
        return entry.is_file()  # asks the disk for links only
    except OSError:  # a link that leads to itself
        return False


def _file(path, name, documents, tell):
    """Read one file by the ending of its name."""
    kind = os.path.splitext(name)[1].lower()
    try:
        if kind == ".json":
            _document(path, name, documents)
        elif kind in LINES:
            _lines(path, name, documents, tell)
        elif kind == ".parquet":
            read_parquet(path, name, documents, tell)
        else:
            documents.refuse(name, 0, f"It does not end in {', '.join(sorted(_KINDS))}.")
    except OSError as error:
        documents.refuse(name, 0, f"It cannot be read ({error.strerror}).")


def _document(path, name, documents):
    """Read a file of one document, unless it is too large; `open` would cost most of the time of a small file."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(handle).st_size
        if size > LARGEST:
            documents.refuse(name, 0, _LARGER)
        else:
            documents.read(os.read(handle, size), name)
    finally:
        os.close(handle)


def _lines(path, name, documents, tell):
    """Read a file of one document a line; empty lines do not count."""
    whole, done, number = os.path.getsize(path), 0, 0
    with open(path, "rb", buffering=1 << 20) as stream:
        if stream.peek(2)[:2] in UTF_16:
            return documents.read(stream.read(2), name)
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


def _skip_line(text, stream):
    """Skip the rest of a line of which `text` was read; return how many bytes that were."""
    skipped = 0
    while text and not text.endswith(b"\n"):
        text = stream.readline(1 << 20)
        skipped += len(text)
    return skipped


def _silent(done, whole):
    """Say nothing."""
