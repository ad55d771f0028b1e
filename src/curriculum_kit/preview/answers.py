"""What is answered to a request: a file of the site by its exact address, and nothing else.

Nothing here opens a file by a name that a browser sends: addresses are looked up in what the
course gives, and the preview's own files are read by their own names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from importlib import resources

from curriculum_kit.output.printable import printable
from curriculum_kit.preview.edition import Edition
from curriculum_kit.preview.panel import missing_page, with_panel
from curriculum_kit.syllabus.html.addresses import COURSE

EVENTS = "preview/events"
"""The address of the stream that names each new edition."""

ICON = "favicon.ico"
"""Asked for by every browser, and lacking with a complaint in its console."""

OWN = {f"preview/{name}": name for name in ("live.js", "keep.js", "panel.css")}

KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "svg": "image/svg+xml",
}

PLAIN = "text/plain; charset=utf-8"

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    # A page from elsewhere may neither frame the course nor take its scripts, which hold its data.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",  # with which MathML aligns and colors
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
}
"""Sent with every answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, but for the headers that all share.

    Attributes:
        status: Its status.
        kind: The type of its body.
        body: What it holds.
    """

    status: HTTPStatus
    kind: str
    body: bytes

    @classmethod
    def saying(cls, status: HTTPStatus, words: str) -> Answer:
        """Return an answer that is a sentence.

        Args:
            status: Its status.
            words: The sentence.
        """
        return cls(status, PLAIN, f"{words}\n".encode())


def is_ours(hosts: Sequence[str], port: int) -> bool:
    """Tell whether a request names this server, and no domain made to lead here.

    A page on the Internet can have its own name lead to 127.0.0.1 and then read what is served
    there (DNS rebinding); the browser still sends that name.

    Args:
        hosts: The values of the request's Host headers; exactly one is right.
        port: The port that is listened on.
    """
    names = ("127.0.0.1", "localhost", "[::1]")
    allowed = {f"{name}:{port}" for name in names}
    if port == 80:  # which browsers leave out
        allowed.update(names)
    return len(hosts) == 1 and hosts[0].strip().lower() in allowed


def address_in(target: str) -> str | None:
    """Return the address that a request asks for, relative to the site.

    Args:
        target: The request's target, ``/modules/descent.html?x``.

    Returns:
        The address; None if the target is no path.
    """
    if not target.startswith("/"):
        return None
    return target[1:].partition("#")[0].partition("?")[0] or COURSE


def answer_to(address: str | None, edition: Edition) -> Answer:
    """Return what to answer to a request for an address.

    Args:
        address: The address, relative to the site.
        edition: What is being shown.
    """
    if address is None:
        return Answer.saying(HTTPStatus.BAD_REQUEST, "The target of a request begins with '/'.")
    if address in OWN:
        return Answer(HTTPStatus.OK, _kind(address), _own(OWN[address]))
    if address == ICON:
        return Answer(HTTPStatus.NO_CONTENT, "image/x-icon", b"")
    copy = edition.copy(address)
    if copy is None:
        text = with_panel(missing_page(address), edition.panel, edition.name)
        return Answer(HTTPStatus.NOT_FOUND, KINDS["html"], _encoded(text))
    panel = edition.panel
    if copy.fault is not None:
        instead = "its last good state is shown" if copy.text is not None else "nothing is shown"
        fault = printable(copy.fault)
        panel = panel.noting(f"This page cannot be written, by a bug of ours ({fault}): {instead}.")
    if copy.text is None:
        text = with_panel(missing_page(address), panel, edition.name)
        return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, KINDS["html"], _encoded(text))
    page = address.endswith(".html")
    text = with_panel(copy.text, panel, edition.name) if page else copy.text
    return Answer(HTTPStatus.OK, _kind(address), _encoded(text))


def _kind(address: str) -> str:
    return KINDS.get(address.rpartition(".")[2], PLAIN)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


@cache
def _own(name: str) -> bytes:
    return (resources.files("curriculum_kit.preview") / "assets" / name).read_bytes()
