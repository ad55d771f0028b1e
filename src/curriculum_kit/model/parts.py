"""The kinds of parts that a course is made of; apart, so that a command's help can name them."""

from __future__ import annotations

from typing import Final

PARTS: Final = ("series", "module", "lesson", "concept", "claim", "misconception")
"""Those that have an id, in the order in which a course is made."""
