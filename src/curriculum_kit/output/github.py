"""GitHub workflow commands: one annotation a line, errors first, and a summary at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator

from curriculum_kit.check import Report
from curriculum_kit.findings import Finding, Severity
from curriculum_kit.output.full import summary
from curriculum_kit.output.printable import printable
from curriculum_kit.output.repository import Repository
from curriculum_kit.output.terminal import Terminal

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
"""Infos are counted in the summary only: of each kind ten are shown, and nobody must act on one."""


def github(report: Report) -> str:
    """Write a report as workflow commands.

    Args:
        report: What was found.

    Returns:
        ``::error`` and ``::warning`` commands, and the summary for those that are not shown.
    """
    repository = Repository.around(report.project.root, os.environ.get("GITHUB_WORKSPACE"))
    lines = [
        _command(finding, repository)
        for severity in COMMANDS
        for finding in report.findings
        if finding.severity is severity
    ]
    return "\n".join((*lines, summary(report, Terminal()))) + "\n"


def _command(finding: Finding, repository: Repository) -> str:
    properties = ",".join(
        f"{name}={_property(value)}" for name, value in _properties(finding, repository)
    )
    # Each part is made printable by itself: the only line break is the one put in here.
    message = "\n".join(printable(part) for part in (finding.message, finding.help) if part)
    return f"::{COMMANDS[finding.severity]} {properties}::{_data(message)}"


def _properties(finding: Finding, repository: Repository) -> Iterator[tuple[str, str]]:
    span = finding.place.span
    path = repository.path(finding.place.file)
    if path is not None:
        yield "file", path
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:
            # Over several lines columns are refused.
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)
    yield "title", f"{finding.code} {finding.rule}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
