"""The server: answers browsers on this computer, one thread a connection."""

from __future__ import annotations

import select
import socket
import socketserver
import sys
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from curriculum_kit.output.printable import printable
from curriculum_kit.preview.answers import (
    EVENTS,
    HEADERS,
    Answer,
    address_in,
    answer_to,
    is_ours,
)
from curriculum_kit.preview.stage import Stage

LOOPBACK = "127.0.0.1"

ATTENTION = 0.5
"""Seconds after which a stream without news looks whether its browser is still there."""

IDLE = 10
"""Seconds that a connection may say nothing before it is closed."""


class PortError(Exception):
    """The port cannot be listened on; the message says why."""


class Server(ThreadingHTTPServer):
    """Serves a stage on the loopback address; the stage is set before it is made to answer.

    Attributes:
        stage: What is shown.

    Args:
        port: The port; 0 for any that is free.

    Raises:
        PortError: The port cannot be listened on.
    """

    stage: Stage

    daemon_threads = True  # a browser that still listens does not keep the command from ending
    request_queue_size = 128  # connections that do not fit are tried again after a whole second

    def __init__(self, port: int) -> None:
        try:
            super().__init__((LOOPBACK, port), Handler)
        except OSError as error:
            raise PortError(error.strerror) from error

    def server_bind(self) -> None:
        """Bind, without asking the network what this computer is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Pass over browsers that hang up or say nothing, and name what else fails.

        Args:
            request: The connection.
            client_address: Where it came from.
        """
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            what = printable(f"{type(error).__name__}: {error}")
            sys.stderr.write(f"curriculum: a bug of ours: {what}\n")


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    connection: socket.socket
    headers: Message
    timeout = IDLE
    server_version = "curriculum"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a page, or with the stream of new editions."""
        if self._asks_for_events():
            self._stream()
        else:
            self._send(self._answer())

    def do_HEAD(self) -> None:
        """Answer as to GET, but for the body."""
        if self._asks_for_events():
            self._begin_stream()
        else:
            self._send(self._answer())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer to what is no request, or of a kind that is not answered.

        Args:
            code: The status, as the base class has it.
            message: What is wrong, in its words.
            explain: More of them.
        """
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:  # its word for every method without a do_ method
            status = HTTPStatus.METHOD_NOT_ALLOWED
        self.close_connection = True
        self._send(Answer.saying(status, f"{status.phrase}."))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its own name
        """Say nothing of single requests.

        Args:
            format: What would be said.
            args: What would be filled in.
        """

    def end_headers(self) -> None:
        """Send what every answer has in common, and end the headers."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _is_ours(self) -> bool:
        return is_ours(self.headers.get_all("Host", []), self.server.server_port)

    def _asks_for_events(self) -> bool:
        return self._is_ours() and address_in(self.path) == EVENTS

    def _answer(self) -> Answer:
        if not self._is_ours():
            words = f"This server answers to http://{LOOPBACK}:{self.server.server_port}/ only."
            return Answer.saying(HTTPStatus.FORBIDDEN, words)
        return answer_to(address_in(self.path), self.server.stage.edition)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _begin_stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def _stream(self) -> None:
        """Name the edition being shown, and each that follows, until the browser hangs up."""
        self._begin_stream()
        self.wfile.write(b"retry: 500\n\n")
        known: str | None = None
        while not self._hung_up():
            edition = self.server.stage.wait_for_other(known, ATTENTION)
            if edition.name != known:
                known = edition.name
                self.wfile.write(f"data: {known}\n\n".encode())

    def _hung_up(self) -> bool:
        """Tell whether the browser has gone; it has nothing more to say, so that words mean so."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable)
