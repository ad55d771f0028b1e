"""``curriculum serve`` run for real, and asked as a browser asks."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bundled import CURRICULUM
from tests.processes import PATIENCE


class Serving:
    """The command, serving a course.

    Args:
        course: The course's folder.
        port: Where to serve; 0 for a port of its own.
    """

    def __init__(self, course: Path, port: int = 0) -> None:
        self.process = subprocess.Popen(
            [CURRICULUM, "serve", "-C", course, "--port", str(port)],
            env={"PATH": os.environ["PATH"]},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http://127.0.0.1:"), self.process.communicate()
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def ask(
        self, target: str = "/", method: str = "GET", host: str | None = None
    ) -> tuple[http.client.HTTPResponse, str]:
        """Send one request.

        Args:
            target: What is asked for.
            method: How.
            host: The Host header, if it is not to be the right one.

        Returns:
            The answer and its body.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request(method, target, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer, body

    def page(self, address: str) -> str:
        """Return a page that must be there.

        Args:
            address: Its address.
        """
        answer, body = self.ask(f"/{address}")
        assert answer.status == 200, body
        return body

    def threads(self) -> int:
        """Count the threads of the server."""
        return len(list(Path(f"/proc/{self.process.pid}/task").iterdir()))

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the status and what was said."""
        self.process.send_signal(signal.SIGINT)
        _out, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    def close(self) -> None:
        """End it however it stands."""
        self.process.kill()
        self.process.communicate()


class Events:
    """The stream of editions, as an open page follows it.

    Args:
        serving: The server.
    """

    def __init__(self, serving: Serving) -> None:
        address = ("127.0.0.1", serving.port)
        self._socket = socket.create_connection(address, timeout=PATIENCE)
        request = f"GET /preview/events HTTP/1.1\r\nHost: localhost:{serving.port}\r\n\r\n"
        self._socket.sendall(request.encode())
        self._lines = self._socket.makefile("rb")
        self.head = "".join(iter(self._line, "\r\n"))

    def next(self) -> str:
        """Wait for the name of the next edition."""
        line = ""
        while not line.startswith("data: "):
            line = self._line()
            assert line, "the stream has ended"
        return line.removeprefix("data: ").strip()

    def close(self) -> None:
        """Hang up."""
        self._lines.close()
        self._socket.close()

    def _line(self) -> str:
        return self._lines.readline().decode()


@contextmanager
def served(course: Path, port: int = 0) -> Iterator[Serving]:
    """Serve a course for as long as the context lasts.

    Args:
        course: The course's folder.
        port: Where to serve; 0 for a port of its own.
    """
    serving = Serving(course, port)
    try:
        yield serving
    finally:
        serving.close()
