"""The page of measurements: each benchmark that writes there has a section of its own."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "measurements.md"


def write(heading: str, section: str, page: Path = PAGE) -> None:
    """Put a section into the page, in place of the one of its heading if there is any.

    Args:
        heading: The section's first line, with its end.
        section: The section.
        page: The page, which is made if there is none.
    """
    text = page.read_text(encoding="utf-8") if page.exists() else "# Measurements\n"
    before, found, after = text.partition(heading)
    rest = after[after.index("\n## ") :] if found and "\n## " in after else ""
    page.write_text(f"{before.rstrip()}\n\n{section}{rest}", encoding="utf-8")
