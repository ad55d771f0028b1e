"""The formats of ``validate``: one function each, over one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report


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
    from curriculum_kit.output.full import full  # noqa: PLC0415

    return _statistics(report, style) if style.statistics else full(report, style.terminal)


def _concise(report: Report, style: Style) -> str:
    from curriculum_kit.output.concise import concise  # noqa: PLC0415

    return _statistics(report, style) if style.statistics else concise(report, style.terminal)


def _statistics(report: Report, style: Style) -> str:
    from curriculum_kit.output.statistics import statistics  # noqa: PLC0415

    return statistics(report, style.terminal)


def _json(report: Report, style: Style) -> str:
    from curriculum_kit.output.json_report import json_report  # noqa: PLC0415

    return json_report(report, statistics=style.statistics)


def _github(report: Report, _style: Style) -> str:
    from curriculum_kit.output.github import github  # noqa: PLC0415

    return github(report)


def _gitlab(report: Report, _style: Style) -> str:
    from curriculum_kit.output.gitlab import gitlab  # noqa: PLC0415

    return gitlab(report)


def _sarif(report: Report, _style: Style) -> str:
    from curriculum_kit.output.sarif import sarif  # noqa: PLC0415

    return sarif(report)


def _junit(report: Report, style: Style) -> str:
    from curriculum_kit.output.junit import junit  # noqa: PLC0415

    return junit(report, strict=style.strict)


REPORTERS: Mapping[str, Callable[[Report, Style], str]] = {
    "full": _full,
    "concise": _concise,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "junit": _junit,
}
"""Each imports its format when it is asked for: a run prints one of them."""
