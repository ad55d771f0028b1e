"""Writes the reference pages of the rules to ``docs/rules``, and removes those of no rule."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.output.rule_pages import rule_pages
from curriculum_kit.rules.registry import RULES

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "rules"


def write(folder: Path) -> None:
    """Make a folder hold the reference and nothing else.

    Args:
        folder: The folder.
    """
    pages = rule_pages(RULES)
    folder.mkdir(parents=True, exist_ok=True)
    for left_over in {path.name for path in folder.iterdir()} - set(pages):
        (folder / left_over).unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(FOLDER)
