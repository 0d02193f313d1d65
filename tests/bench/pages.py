"""Every tool's page, built anew, and a server for them."""

import gzip
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")


class _Quiet(SimpleHTTPRequestHandler):
    """The files of a folder, as they are."""

    def log_message(self, *args):
        pass


class _Packed(_Quiet):
    """The files of a folder, text packed with gzip, over connections that stay open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        kind = self.guess_type(str(path))
        packed = kind.startswith(_PACKED)
        body = _pack(path) if packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@cache
def _pack(path):
    """Pack a file once: packing is no part of what is measured."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def build(tools, questions, folder, python, say):
    """Build one page a tool; return the paths by the tools' names.

    A tool that fails is left out, and that is said.
    """
    shutil.rmtree(folder, ignore_errors=True)
    paths = {}
    for tool in tools:
        place = folder / tool.name.replace(" ", "-")
        place.mkdir(parents=True)
        say(f"Building {len(questions):,} questions with {tool.name} …")
        try:
            paths[tool.name] = f"{place.name}/{tool.build(questions, place, python)}"
        except (RuntimeError, OSError, subprocess.TimeoutExpired) as error:
            say(f"{tool.name} made no page: {error}")
    (folder / "blank.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    return paths


@contextmanager
def served(folder, packed=False) -> Iterator[str]:
    """Serve a folder on this machine alone, with text packed or as it is; yield its address."""
    handler = partial(_Packed if packed else _Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
