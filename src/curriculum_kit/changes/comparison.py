"""Everything that there is to say of two versions of a course, for any form it is said in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from curriculum_kit.changes.approvals import Approved, Stale, judged
from curriculum_kit.changes.change import Change
from curriculum_kit.changes.compare import compare
from curriculum_kit.changes.revision import Version
from curriculum_kit.changes.route import ModuleRoute, route_of
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.unread import Unread
from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.model.course import Course
from curriculum_kit.rules.rule import AnyRule

REVERIFIED = frozenset(
    (
        "claim-added",
        "claim-corrected",
        "claim-linked",
        "claim-redirected",
        "claim-restated",
        "claim-strengthened",
        "claim-weakened",
        "control-added",
        "control-dropped",
        "demo-changed",
    )
)
"""Kinds of change after which a verdict that was recorded says nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a course compared.

    Attributes:
        base: The earlier version.
        head: The later version.
        changes: What has changed and is not approved, what matters most first.
        approved: What has changed and is meant.
        stale: Approvals that approve nothing.
        new: Findings of the later version that the earlier one has not.
        resolved: Findings of the earlier version that the later one has no more.
        to_verify: The claims of the later version that must be verified again, in course order.
        before: The learner's way in the earlier version.
        after: The learner's way in the later version.
    """

    base: Version
    head: Version
    changes: tuple[Change, ...]
    approved: tuple[Approved, ...]
    stale: tuple[Stale, ...]
    new: tuple[Finding, ...]
    resolved: tuple[Finding, ...]
    to_verify: tuple[str, ...]
    before: tuple[ModuleRoute, ...]
    after: tuple[ModuleRoute, ...]

    def of_impact(self, impact: Impact) -> tuple[Change, ...]:
        """Return the changes that matter so much and are not approved.

        Args:
            impact: How much.
        """
        return tuple(change for change in self.changes if change.impact is impact)

    def fails(self, limit: Impact | None) -> bool:
        """Tell whether the later version falls short; what could not be compared does not pass.

        What the earlier version lacks closes no gate, or nobody could mend it.

        Args:
            limit: The least impact that fails; None if none does.
        """
        if limit is None:
            return False
        stale = bool(self.stale) and limit < Impact.BREAKING
        found = any(change.impact >= limit for change in self.changes)
        return found or stale or bool(self.head.project.broken)

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What could not be read, and so was not compared."""
        return tuple(
            Unread(version, subject, keys)
            for version in (self.base, self.head)
            for subject, keys in sorted(version.project.broken.items())
        )


def compared(
    base: Version, head: Version, rules: Sequence[AnyRule], today: date | None = None
) -> Comparison:
    """Compare two versions of a course; nothing of either is executed.

    Args:
        base: The earlier version.
        head: The later version.
        rules: The rules that both are checked against.
        today: The day on which approvals and waivers are judged; the current one if None.
    """
    day = today or date.today()  # noqa: DTZ011
    before, after = (Side.of(version.project, rules) for version in (base, head))
    changes = compare(before, after)
    outlines = (head.project.course.outline, base.project.course.outline)
    result = judged(changes, outlines[0].approved, outlines[1].approved, day)
    report, earlier = (check(version.project, rules=rules, today=day) for version in (head, base))
    known = {finding.fingerprint for finding in earlier.findings}
    stands = {finding.fingerprint for finding in (*report.findings, *report.waived)}
    # What cannot be looked for may still be there.
    could_look = not head.project.broken
    return Comparison(
        base=base,
        head=head,
        changes=result.open,
        approved=result.approved,
        stale=result.stale,
        new=tuple(head.placed(each) for each in report.findings if each.fingerprint not in known),
        resolved=tuple(
            base.placed(each)
            for each in earlier.findings
            if could_look and each.fingerprint not in stands
        ),
        to_verify=_to_verify(changes, head.project.course),
        before=route_of(before),
        after=route_of(after),
    )


def _to_verify(changes: Sequence[Change], course: Course) -> tuple[str, ...]:
    """Return the claims whose verdict must be found again, those of a changed demo included."""
    subjects = {change.subject for change in changes if change.kind in REVERIFIED}
    demos = {change.about for change in changes if change.kind == "demo-changed"}
    return tuple(
        name
        for name, (claim, _lesson) in course.claims.items()
        if f"claim:{name}" in subjects or (claim.demo and claim.demo in demos)
    )
