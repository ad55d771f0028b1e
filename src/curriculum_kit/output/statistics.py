"""How often each rule finds something: where to begin in a course with many findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.output.printable import printable
from curriculum_kit.output.summary import closing
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report


@dataclass(frozen=True, slots=True)
class Count:
    """How often one rule finds something.

    Attributes:
        code: The rule's code.
        rule: Its name.
        severity: The gravest severity among its findings.
        findings: How many there are.
        fixable: How many of them can be fixed automatically.
    """

    code: str
    rule: str
    severity: Severity
    findings: int
    fixable: int


def counts(report: Report) -> list[Count]:
    """Count the findings of each rule, without those that are waived.

    Args:
        report: What was found.

    Returns:
        The rules that found something, the most frequent first.
    """
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        found[finding.code, finding.rule].append(finding)
    counted = [
        Count(
            code=code,
            rule=rule,
            severity=max(finding.severity for finding in findings),
            findings=len(findings),
            fixable=sum(finding.fix is not None for finding in findings),
        )
        for (code, rule), findings in found.items()
    ]
    return sorted(counted, key=lambda count: (-count.findings, count.code))


def statistics(report: Report, terminal: Terminal) -> str:
    """Write one line a rule, and the summary.

    Args:
        report: What was found.
        terminal: What it is written to.
    """
    rows = counts(report)
    margin = max((len(str(row.findings)) for row in rows), default=0)
    lines = []
    for row in rows:
        label = row.severity.label
        severity = terminal.paint(label, label) + " " * (7 - len(label))
        line = f"{row.findings:>{margin}}  {severity}  {row.code}  {printable(row.rule)}"
        lines.append(line + (f" ({row.fixable} fixable)" if row.fixable else ""))
    return "\n".join((*lines, closing(report, terminal))) + "\n"
