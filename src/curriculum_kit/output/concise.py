"""The concise text report: one line a finding, as compilers write them."""

from __future__ import annotations

from curriculum_kit.output.printable import printable
from curriculum_kit.output.summary import closing
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report
from curriculum_kit.source.paths import spot


def concise(report: Report, terminal: Terminal) -> str:
    """Write a report in one line a finding.

    Args:
        report: What was found.
        terminal: What it is written to.

    Returns:
        ``path:line:column: severity CUR101 message`` for each, and the summary.
    """
    lines = []
    for finding in report.findings:
        label = finding.severity.label
        head = terminal.paint(f"{label} {finding.code}", label)
        lines.append(f"{printable(spot(finding.place))}: {head} {printable(finding.message)}")
    return "\n".join((*lines, closing(report, terminal))) + "\n"
