"""What one rule finds in a fragment of a course."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.check import check
from curriculum_kit.findings import Problem
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course


def found(rule: str, fragment: str, folder: Path) -> list[str]:
    """Return what a rule says about a fragment, as messages.

    Args:
        rule: The rule's name.
        fragment: Files under headings, as in the examples of rules.
        folder: An empty folder.
    """
    write_course(fragment, folder)
    report = check(load_course(folder / "course"), chosen={rule})
    return [finding.message for finding in report.findings]


def problems(rule: str, fragment: str, folder: Path) -> list[Problem]:
    """Return the problems that a rule yields with its default options, remedies included.

    Args:
        rule: The rule's name.
        fragment: Files under headings, as in the examples of rules.
        folder: An empty folder.
    """
    write_course(fragment, folder)
    known = RuleNames(RULES).get(rule)
    assert known is not None
    return list(known.check(Context(load_course(folder / "course")), known.options()))
