"""Every tool's page, built anew, and a server for them."""

import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


def build(tools, questions, folder, python, say):
    """Build one page a tool; return the paths by the tools' names. A tool that fails is left out and said."""
    shutil.rmtree(folder, ignore_errors=True)
    paths = {}
    for tool in tools:
        place = folder / tool.name.replace(" ", "-")
        place.mkdir(parents=True)
        say(f"Building {len(questions):,} questions with {tool.name} …")
        try:
            paths[tool.name] = f"{place.name}/{tool.build(questions, place, python)}"
        except (RuntimeError, OSError) as error:
            say(f"{tool.name} made no page: {error}")
    (folder / "blank.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    return paths


@contextmanager
def served(folder):
    """Serve a folder on this machine alone; yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
