"""What was found at a git revision already, so that only what is new fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curriculum_kit.baseline import Entry, compared
from curriculum_kit.changes.revision import NoCourseThereError, version_at
from curriculum_kit.counting import some_of
from curriculum_kit.output.printable import printable
from curriculum_kit.source.git import GitError
from curriculum_kit.source.schema import WHOLE

if TYPE_CHECKING:
    from curriculum_kit.findings import Finding
    from curriculum_kit.model.course import Course
    from curriculum_kit.report import Report
    from curriculum_kit.rules.rule import AnyRule


@dataclass(frozen=True, slots=True)
class _Past:
    """What could be said of a course as it was.

    Attributes:
        found: What was found.
        broken: What could not be read, with the keys it is missing under.
        skipped: Names of the rules that could not be run for that.
    """

    found: frozenset[Entry] = frozenset()
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    skipped: frozenset[str] = frozenset()

    def may_have_held(self, finding: Finding, course: Course) -> bool:
        """Tell whether nobody could have seen a finding, had it been there.

        Args:
            finding: A finding that was not seen.
            course: The course as it is.
        """
        if finding.rule in self.skipped:
            return True
        for subject in chain.from_iterable(map(course.holders, finding.subjects)):
            kind = subject.partition(":")[0]
            keys = self.broken.get(subject, self.broken.get(f"{kind}:*", frozenset()))
            if keys and (kind != "course" or keys == WHOLE):
                return True
        return False


def with_known(
    report: Report, revision: str, *, rules: Sequence[AnyRule], chosen: frozenset[str]
) -> Report:
    """Set apart what was found at a revision already.

    What could not be read there is named, if something that is found may have been there unseen.
    That counts as new all the same: a gate that cannot tell stays closed.

    Args:
        report: What is found now.
        revision: A git revision.
        rules: The rules there are.
        chosen: Names of the rules that were to run.

    Returns:
        The report, with what was there already no longer among the findings that fail.

    Raises:
        UsageError: There is no such revision.
    """
    past = _past(revision, report.project.root, tuple(rules), chosen)
    broken = bool(report.project.broken)
    result = compared(report.findings, past.found, silent=lambda _code: True, broken=broken)
    course = report.project.course
    doubtful = sum(past.may_have_held(finding, course) for finding in result.open)
    if doubtful:
        click.echo(printable(_doubt(revision, past, doubtful)), err=True)
    return replace(report, findings=result.open, baselined=result.known, known_at=revision)


def _doubt(revision: str, past: _Past, doubtful: int) -> str:
    named = some_of(sorted(past.broken), NAMED)
    old = "1 of the findings was" if doubtful == 1 else f"{doubtful} of the findings were"
    return (
        f"Not all of the course could be read at {revision} ({named}), so nobody can tell whether "
        f"{old} there already. What cannot be told counts as new."
    )


NAMED: Final = 3
"""Parts that are named where there are more."""


@cache
def _past(revision: str, course: Path, rules: tuple[AnyRule, ...], chosen: frozenset[str]) -> _Past:
    """Check a course as it was; where there was none, all that is found is new."""
    from curriculum_kit.check import check  # noqa: PLC0415

    try:
        with version_at(revision, course) as version:
            report = check(version.project, chosen=chosen, rules=rules)
            return _Past(
                frozenset(map(Entry.of, report.findings)),
                version.project.broken,
                frozenset(skipped.rule for skipped in report.rules_skipped),
            )
    except NoCourseThereError as error:
        click.echo(printable(f"{error} So all that is found is new."), err=True)
        return _Past()
    except GitError as error:
        raise click.UsageError(printable(str(error))) from None
