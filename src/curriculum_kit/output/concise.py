"""The concise text report: one line a finding, as compilers write them."""

from __future__ import annotations

from curriculum_kit.check import Report
from curriculum_kit.output.full import closing
from curriculum_kit.output.paths import shown
from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal


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
        span, label = finding.place.span, finding.severity.label
        place = f"{printable(shown(finding.place.file))}:{span.line}:{span.column}"
        head = terminal.paint(f"{label} {finding.code}", label)
        lines.append(f"{place}: {head} {printable(finding.message)}")
    return "\n".join((*lines, closing(report, terminal))) + "\n"
