"""What the rules had to say about a course, and what is new in it beside an earlier report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.learner.timeline import Timeline
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.project import Project

if TYPE_CHECKING:
    from curriculum_kit.baseline import Entry


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that was not run, because something it needs could not be read."""

    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the rules had to say about a course.

    Attributes:
        project: The course.
        findings: What stands, by file and place.
        waived: What was waived, with the reasons.
        rules_run: Names of the rules that ran.
        rules_skipped: Rules that could not be run, and why.
        timeline: The learner's way, as the rules saw it.
        baselined: What the course's baseline holds, by file and place: counted, and does not fail.
        outdated: Entries of the baseline that no longer occur.
        known_at: The git revision whose findings stand in for a baseline, if any do.
        rules: Every rule there is, those that were not to be run included.
        misspelt: For a concept id that is not in the registry, the one that was taken for it.
        options: The options in force, by the name of the rule.
    """

    project: Project
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    rules_run: tuple[str, ...]
    rules_skipped: tuple[Skipped, ...]
    timeline: Timeline
    baselined: tuple[Finding, ...] = ()
    outdated: tuple[Entry, ...] = ()
    known_at: str | None = None
    rules: tuple[AnyRule, ...] = RULES
    misspelt: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, object] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Count the findings of one severity.

        Args:
            severity: The severity.
        """
        return sum(finding.severity is severity for finding in self.findings)

    def fails(self, *, strict: bool) -> bool:
        """Tell whether the course falls short; what could not be checked does not pass.

        Args:
            strict: Whether warnings fail as well.
        """
        limit = Severity.WARNING if strict else Severity.ERROR
        found = any(finding.severity >= limit for finding in self.findings)
        return found or self.project.lacks_a_part or bool(self.rules_skipped)


def appeared(before: Report, after: Report, mended: Sequence[Finding] = ()) -> tuple[Finding, ...]:
    """Return what is found now, and was not found before or should be gone.

    Args:
        before: What was found before a change.
        after: What is found after it.
        mended: Findings of before that the change was to mend.
    """
    room = Counter(finding.identity for finding in before.findings)
    room.subtract(finding.identity for finding in mended)
    new = []
    for finding in after.findings:
        room[finding.identity] -= 1
        if room[finding.identity] < 0:
            new.append(finding)
    return tuple(new)
