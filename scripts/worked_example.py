"""Makes the worked example: types the commands of its template, and enters what they print."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from tests.documents import Command, steps
from tests.reader import Reader

TEMPLATE = Path(__file__).with_suffix(".md")
CHANGING = ((re.compile(r"\b[0-9]+\.[0-9]+ s\."), "… s."), (re.compile(r"\([0-9a-f]{7}\)"), "(…)"))
"""What differs from run to run: how long something took, and the names of commits."""


def worked_example() -> str:
    """Return the page: the template, with what each command prints below it."""
    page = TEMPLATE.read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        reader, end = Reader(TEMPLATE, Path(scratch)), 0
        for step in steps(TEMPLATE):
            printed = reader.follow(step)
            if not isinstance(step, Command):
                continue
            for changing, shown in CHANGING:
                printed = changing.sub(shown, printed)
            lines = "$ " + step.words.replace("\n", "\n> ") + "\n"
            at = page.index(lines, end) + len(lines)
            page = page[:at] + printed + page[at:]
            end = at + len(printed)
    return page
