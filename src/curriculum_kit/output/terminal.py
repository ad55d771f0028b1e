"""What a stream can show: color and width, decided for each stream on its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TextIO

ColorChoice = Literal["auto", "always", "never"]

_CODES: Mapping[str, str] = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "good": "1;32",
    "strong": "1",
    "quiet": "2",
    "place": "36",
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """How to write to a stream.

    Attributes:
        color: Whether it shows color.
        columns: How wide it is, in cells.
    """

    color: bool = False
    columns: int = 80

    def paint(self, text: str, role: str) -> str:
        """Color a text.

        Args:
            text: Printable text.
            role: What it is: a severity's label, ``good``, ``strong``, ``quiet`` or ``place``.

        Returns:
            The text, with the codes that color it if the stream shows any.
        """
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self.color else text


def terminal_of(stream: TextIO, choice: ColorChoice = "auto") -> Terminal:
    """Decide how to write to a stream.

    The command line goes before NO_COLOR, which counts unless it is empty, that before FORCE_COLOR,
    and that before whether the stream is a terminal.

    Args:
        stream: Where the text will go.
        choice: What the command line says.
    """
    is_terminal = stream.isatty()
    columns = _columns() if is_terminal else 80
    if choice != "auto":
        return Terminal(choice == "always", columns)
    if os.environ.get("NO_COLOR"):
        return Terminal(color=False, columns=columns)
    forced = os.environ.get("FORCE_COLOR", "")
    return Terminal(forced not in ("", "0") or is_terminal, columns)


def _columns() -> int:
    """Return how wide the terminal is that the process runs in."""
    import shutil  # noqa: PLC0415  # half a start-up of Python, for copying trees and archives

    return shutil.get_terminal_size().columns
