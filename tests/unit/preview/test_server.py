"""What the server says of an answer that fails."""

from __future__ import annotations

import pytest

from curriculum_kit.preview.server import Server

NAMED = "curriculum: a bug of ours: FileNotFoundError: [Errno 2] No such file: 'page.html'\n"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BrokenPipeError(32, "Broken pipe"), ""),
        (ConnectionResetError(104, "Connection reset by peer"), ""),
        (TimeoutError("timed out"), ""),
        (FileNotFoundError(2, "No such file", "page.html"), NAMED),
        (ValueError("no\x1b[2J"), "curriculum: a bug of ours: ValueError: no\\x1b[2J\n"),
    ],
)
def test_browsers_that_hang_up_are_passed_over_and_no_other_failure(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Server(0) as server:
        try:
            raise error
        except type(error):
            server.handle_error(None, ("127.0.0.1", 1))
    assert capsys.readouterr().err == said
