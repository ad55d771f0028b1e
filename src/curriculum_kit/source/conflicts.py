"""Lines that version control leaves where two versions of a file would not merge."""

from __future__ import annotations

import re
from typing import Final

from curriculum_kit.source.fault import UNREADABLE, Fault
from curriculum_kit.source.lines import Lines


def conflict_fault(text: str, lines: Lines) -> Fault | None:
    """Return what is wrong with a file in which a conflict was not resolved.

    Args:
        text: The file's text, which cannot be read as what it should be.
        lines: Its lines.

    Returns:
        The fault, at the first of these lines; None if there is none.
    """
    marker = _MARKER.search(text)
    if marker is None:
        return None
    return Fault(
        UNREADABLE,
        f"'{marker[1]}' is left of a merge: two versions of these lines stand here",
        lines.rest_of_line(marker.start()),
        help="keep what is right, and delete the lines that start with <<<<<<<, ======= or >>>>>>>",
    )


_MARKER: Final = re.compile(r"(?<![^\r\n])(<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|\Z)")
