"""The formats of ``validate``: one function each, over one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from curriculum_kit.check import Report
from curriculum_kit.output.concise import concise
from curriculum_kit.output.full import full
from curriculum_kit.output.github import github
from curriculum_kit.output.gitlab import gitlab
from curriculum_kit.output.json_report import json_report
from curriculum_kit.output.junit import junit
from curriculum_kit.output.sarif import sarif
from curriculum_kit.output.statistics import statistics
from curriculum_kit.output.terminal import Terminal


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is wanted.

    Attributes:
        terminal: What text is written to.
        strict: Whether warnings fail as well.
        statistics: Whether counts of each rule are wanted.
    """

    terminal: Terminal
    strict: bool = False
    statistics: bool = False


def _full(report: Report, style: Style) -> str:
    return (statistics if style.statistics else full)(report, style.terminal)


def _concise(report: Report, style: Style) -> str:
    return (statistics if style.statistics else concise)(report, style.terminal)


REPORTERS: Mapping[str, Callable[[Report, Style], str]] = {
    "full": _full,
    "concise": _concise,
    "json": lambda report, style: json_report(report, statistics=style.statistics),
    "github": lambda report, _style: github(report),
    "gitlab": lambda report, _style: gitlab(report),
    "sarif": lambda report, _style: sarif(report),
    "junit": lambda report, style: junit(report, strict=style.strict),
}
