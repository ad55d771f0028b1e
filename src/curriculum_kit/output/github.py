"""GitHub workflow commands: one annotation a line, errors first, and a summary at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.output.printable import printable
from curriculum_kit.output.repository import Repository
from curriculum_kit.output.summary import summary
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.places import Place
from curriculum_kit.report import Report

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
    title = f"{finding.code} {finding.rule}"
    message = [part for part in (finding.message, finding.help) if part]
    return command(COMMANDS[finding.severity], title, message, finding.place, repository)


def command(
    level: str, title: str, message: Sequence[str], place: Place, repository: Repository
) -> str:
    """Write one workflow command.

    Args:
        level: ``error``, ``warning`` or ``notice``.
        title: What stands above the message.
        message: Its lines, each of which may hold anything.
        place: Where to show it.
        repository: What paths are relative to.
    """
    said = (*_properties(place, repository), ("title", title))
    properties = ",".join(f"{name}={_property(value)}" for name, value in said)
    # Each part is made printable by itself: the only line breaks are those put in here.
    text = "\n".join(map(printable, message))
    return f"::{level} {properties}::{_data(text)}"


def _properties(place: Place, repository: Repository) -> Iterator[tuple[str, str]]:
    span = place.span
    path = repository.path(place.file)
    if path is not None:
        yield "file", path
        yield "line", str(span.line)
        yield "endLine", str(span.end_line)
        if span.line == span.end_line:
            # Over several lines columns are refused.
            yield "col", str(span.column)
            yield "endColumn", str(span.end_column)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
