"""How a course stands in a line or two, as every text format says it at its end."""

from __future__ import annotations

from curriculum_kit.counting import counted
from curriculum_kit.findings import Severity
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report


def closing(report: Report, terminal: Terminal) -> str:
    """Say how the course stands, and in another line how much of it can be fixed.

    Args:
        report: What was found.
        terminal: What it is written to.
    """
    fixable = sum(finding.fix is not None for finding in report.findings)
    fixes = f"\n{fixable} can be fixed with --fix." if fixable else ""
    return summary(report, terminal) + fixes


def summary(report: Report, terminal: Terminal) -> str:
    """Say in one line how the course stands.

    Args:
        report: What was found.
        terminal: What it is written to.
    """
    course = report.project.course
    size = ", ".join(
        (
            counted(len(course.lessons), "lesson"),
            counted(len(course.concepts), "concept"),
            counted(len(course.claims), "claim"),
        )
    )
    counts = [
        terminal.paint(severity.counted(report.count(severity)), severity.label)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)
        if report.count(severity)
    ]
    asides = _asides(report, terminal)
    if counts or report.rules_skipped:
        return f"Found {', '.join(counts) or 'nothing'} in {size}{asides}."
    passed = terminal.paint("All checks passed", "good")
    return f"{passed}: {size}; {counted(len(report.rules_run), 'rule')}{asides}."


def _asides(report: Report, terminal: Terminal) -> str:
    """Say what does not count: what is waived or known, and rules that could not be run."""
    parts = []
    if report.waived:
        parts.append(f"{len(report.waived)} waived")
    if report.baselined:
        at = f"at {printable(report.known_at)} already" if report.known_at else "in the baseline"
        parts.append(f"{len(report.baselined)} {at}")
    if report.rules_skipped:
        skipped = counted(len(report.rules_skipped), "rule")
        parts.append(terminal.paint(f"{skipped} could not be run", "error"))
    return "".join(f"; {part}" for part in parts)
