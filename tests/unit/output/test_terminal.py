"""Who decides about color, and how wide a stream is."""

from __future__ import annotations

import io

import pytest

from curriculum_kit.output.terminal import ColorChoice, Terminal, terminal_of


class Stream(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize(
    ("choice", "no_color", "force_color", "is_terminal", "color"),
    [
        ("auto", None, None, True, True),
        ("auto", None, None, False, False),
        ("auto", "1", None, True, False),
        ("auto", "0", None, True, False),
        ("auto", "", None, True, True),
        ("auto", "", None, False, False),
        ("auto", None, "1", False, True),
        ("auto", None, "", False, False),
        ("auto", None, "0", False, False),
        ("auto", "1", "1", True, False),
        ("auto", "", "1", False, True),
        ("always", "1", None, False, True),
        ("always", None, None, False, True),
        ("never", None, "1", True, False),
    ],
)
def test_color(  # everything that has a say
    choice: ColorChoice,
    no_color: str | None,
    force_color: str | None,
    is_terminal: bool,
    color: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in (("NO_COLOR", no_color), ("FORCE_COLOR", force_color)):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert terminal_of(Stream(is_terminal=is_terminal), choice).color is color


def test_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "123")
    assert terminal_of(Stream(is_terminal=True)).columns == 123
    assert terminal_of(Stream(is_terminal=False)).columns == 80


@pytest.mark.parametrize("role", ["error", "warning", "info", "good", "strong", "quiet", "place"])
def test_paint(role: str) -> None:
    assert Terminal().paint("text", role) == "text"
    painted = Terminal(color=True).paint("text", role)
    assert painted.startswith("\x1b[")
    assert painted.endswith("mtext\x1b[0m")
