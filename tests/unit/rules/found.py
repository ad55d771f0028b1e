"""What one rule says about a fragment of a course."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course


def found(rule: str, fragment: str, folder: Path) -> list[str]:
    """Return the messages of one rule's findings.

    Args:
        rule: The rule's name.
        fragment: Files under headings, as in the rules' examples.
        folder: An empty folder.
    """
    write_course(fragment, folder)
    report = check(load_course(folder / "course"))
    return [finding.message for finding in report.findings if finding.rule == rule]
