"""The local server: its port, its address and its plain sentences."""

import socket
import threading
import urllib.error
import urllib.request
from contextlib import ExitStack

import pytest

from coursebook.commands.serve import open_server, serve
from coursebook.core.errors import CourseError


@pytest.fixture
def folder(tmp_path):
    """A built book of two files."""
    (tmp_path / "index.html").write_text("<title>Home</title>", encoding="utf-8")
    (tmp_path / "course.js").write_text("0;", encoding="utf-8")
    return tmp_path


def occupy(stack, port=0):
    """Listen on a port until the stack closes; return its number."""
    listener = stack.enter_context(socket.socket())
    listener.bind(("127.0.0.1", port))
    listener.listen()
    return listener.getsockname()[1]


def free_port():
    with ExitStack() as stack:
        return occupy(stack)


def test_a_free_port_is_used_as_asked(folder):
    port = free_port()
    with open_server(folder, port) as server:
        assert server.server_port == port


def test_the_server_listens_to_this_machine_alone(folder):
    with open_server(folder, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_busy_port_gives_the_next_free_one(folder):
    with ExitStack() as stack:
        port = occupy(stack)
        server = stack.enter_context(open_server(folder, port))
        assert port < server.server_port < port + 20


def test_a_port_that_an_own_server_holds_is_busy_too(folder):
    with open_server(folder, 0) as first, open_server(folder, first.server_port) as second:
        assert second.server_port != first.server_port


def test_without_a_free_port_another_is_suggested(folder, monkeypatch):
    monkeypatch.setattr("coursebook.commands.serve._TRIES", 1)
    with ExitStack() as stack:
        port = occupy(stack)
        with pytest.raises(
            CourseError, match=rf"No free port from {port} to {port}; name another, such as PORT="
        ):
            open_server(folder, port)


def test_a_port_that_is_suggested_is_one(folder, monkeypatch):
    monkeypatch.setattr("coursebook.commands.serve._TRIES", 1)
    with ExitStack() as stack:
        port = next(port for port in range(65535, 64535, -1) if _is_free(port))
        occupy(stack, port)
        with pytest.raises(CourseError) as caught:
            open_server(folder, port)
    assert int(str(caught.value).split("PORT=")[1].rstrip(".")) <= 65535


def _is_free(port):
    try:
        with ExitStack() as stack:
            occupy(stack, port)
    except OSError:
        return False
    return True


@pytest.mark.parametrize("port", [-1, 65536, 80000])
def test_a_number_that_is_no_port_is_refused(folder, port):
    with pytest.raises(
        CourseError,
        match=f"{port} is not a port; write a number from 1024 to 65535, such as PORT=8080",
    ):
        open_server(folder, port)


def test_a_folder_without_a_book_says_how_to_build_one(tmp_path):
    with pytest.raises(CourseError, match="holds no book yet; build it first with 'make build'"):
        open_server(tmp_path, 0)


@pytest.fixture
def address(folder):
    with open_server(str(folder), 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_the_book_is_served_quietly_and_never_from_an_old_memory(address, capfd):
    with urllib.request.urlopen(f"{address}/") as answer:
        assert (
            answer.read() == b"<title>Home</title>"
            and answer.headers["Cache-Control"] == "no-cache"
        )
    with urllib.request.urlopen(f"{address}/course.js") as answer:
        assert "javascript" in answer.headers["Content-Type"]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "path", ["/nope.html", "/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt"]
)
def test_nothing_outside_the_book_is_served(address, folder, path):
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(address + path)
    assert caught.value.code == 404
    caught.value.close()


def interrupted(server):
    raise KeyboardInterrupt


def test_serving_says_the_address_and_ends_when_interrupted(folder, monkeypatch):
    monkeypatch.setattr("coursebook.commands.serve.ThreadingHTTPServer.serve_forever", interrupted)
    port, said = free_port(), []
    serve(folder, port, said.append)
    assert said == [f"The book is at http://localhost:{port} . Press Ctrl+C to stop.", "Stopped."]
    with ExitStack() as stack:
        assert occupy(stack, port) == port


def test_serving_on_the_next_port_says_so_and_why_answers_are_not_there(folder, monkeypatch):
    monkeypatch.setattr("coursebook.commands.serve.ThreadingHTTPServer.serve_forever", interrupted)
    said = []
    with ExitStack() as stack:
        port = occupy(stack)
        serve(folder, port, said.append)
    assert (
        said[0] == f"Port {port} is in use by another program, so the book is on the next free one."
    )
    assert "Answers are remembered for each port apart" in said[1] and f":{port} " not in said[2]
