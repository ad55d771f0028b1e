"""What is wrong in one file, at its place: the values that reading a file complains with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from curriculum_kit.places import Path, Span

UNREADABLE: Final = "unreadable-yaml"
UNSUPPORTED: Final = "unsupported-yaml"
DUPLICATE: Final = "duplicate-key"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in one file.

    Attributes:
        rule: Name of the rule that reports it.
        message: What is wrong, in an author's words.
        span: Where.
        path: Keys and list positions that lead there, as far as they are known.
        help: What to write instead.
        related: Other places that explain it, each with its message.
        instead: What says the same without the fault, to be written there; None if nothing does.
    """

    rule: str
    message: str
    span: Span
    path: Path = ()
    help: str | None = None
    related: tuple[tuple[str, Span], ...] = ()
    instead: str | None = None


def clipped(text: str) -> str:
    """Shorten a piece of a file for a message.

    Args:
        text: The piece.
    """
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"


_LONGEST_QUOTE: Final = 40


class Refused(Exception):  # noqa: N818  # it never leaves the reader, and blames nobody's code
    """A file is given up; the fault says why."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault that is to be reported, the only one of its file."""
        super().__init__(fault.message)
        self.fault = fault
