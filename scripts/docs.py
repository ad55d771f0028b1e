"""Writes what is generated: the reference, the page of mistakes, and a schema.

The schema is that of ``curriculum render --to json``. Run as ``python -m scripts.docs``.
"""

from __future__ import annotations

from pathlib import Path

from tests.errors.making import page

from curriculum_kit.changes.forms.kinds_page import kinds_page
from curriculum_kit.output.rule_pages import rule_pages
from curriculum_kit.rules.registry import RULES
from curriculum_kit.syllabus.data.schema import syllabus_schema
from scripts.reference import commands_page, format_page
from scripts.worked_example import worked_example

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "rules"
ERRORS = ROOT / "docs" / "errors.md"
EXAMPLE = ROOT / "docs" / "worked-example.md"
CHANGES = ROOT / "docs" / "changes.md"
REFERENCE = ROOT / "docs" / "reference"
SCHEMA = ROOT / "src" / "curriculum_kit" / "output" / "schemas" / "syllabus.json"


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
    REFERENCE.mkdir(exist_ok=True)
    (REFERENCE / "format.md").write_text(format_page(), encoding="utf-8", newline="\n")
    (REFERENCE / "commands.md").write_text(commands_page(), encoding="utf-8", newline="\n")
    EXAMPLE.write_text(worked_example(), encoding="utf-8", newline="\n")
    CHANGES.write_text(kinds_page(), encoding="utf-8", newline="\n")
    SCHEMA.write_text(syllabus_schema(), encoding="utf-8", newline="\n")
    ERRORS.write_text(page(), encoding="utf-8", newline="\n")
