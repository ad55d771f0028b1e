"""Two versions of a course compared: by identity, not by text, and without side effects."""

from __future__ import annotations

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.claims import claim_changes
from curriculum_kit.changes.holding import holding_changes
from curriculum_kit.changes.misconceptions import misconception_changes
from curriculum_kit.changes.prerequisites import prerequisite_changes
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.structure import structural_changes
from curriculum_kit.changes.texts import text_changes
from curriculum_kit.changes.versions import Versions
from curriculum_kit.changes.waivers import waiver_changes

COMPARISONS = (
    structural_changes,
    holding_changes,
    prerequisite_changes,
    misconception_changes,
    claim_changes,
    waiver_changes,
    text_changes,
)


def compare(before: Side, after: Side) -> tuple[Change, ...]:
    """Compare two versions of a course.

    Of a part that could not be read in one of them, nothing is said.

    Args:
        before: The earlier version.
        after: The later version.

    Returns:
        The changes, those that matter most first.
    """
    versions = Versions(before, after)
    changes = [change for comparison in COMPARISONS for change in comparison(versions)]
    return tuple(sorted(changes, key=lambda change: -change.impact))
