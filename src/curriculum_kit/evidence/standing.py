"""How claims stand today in the light of recorded evidence.

Whether a record still matches is seen from the fingerprint of what it was made from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from curriculum_kit.evidence.dependencies import DemosFolder, fingerprint_of
from curriculum_kit.evidence.record import Verdict
from curriculum_kit.evidence.recorded import EvidenceFile, RecordedClaim
from curriculum_kit.source.project import Project


class Standing(StrEnum):
    """How a claim stands today, in the light of what was recorded."""

    VERIFIED = "verified"
    FAILED = "failed"
    STALE = "stale"
    NOT_VERIFIED = "not verified"


@dataclass(frozen=True, slots=True)
class ClaimStanding:
    """How one claim stands today.

    Attributes:
        standing: How it stands.
        record: What was recorded and still matches the claim; None if nothing does.
    """

    standing: Standing
    record: RecordedClaim | None = None


def standings(project: Project, evidence: EvidenceFile) -> Mapping[str, ClaimStanding]:
    """Say of every claim of a course how it stands today.

    Args:
        project: The course.
        evidence: What was recorded, about it or an older state of it.
    """
    records = {record.claim: record for record in evidence.claims}
    demos = DemosFolder(project.demos_folder)
    return {
        claim.id: _standing(records.get(claim.id), fingerprint_of(claim, demos))
        for claim, _lesson in project.course.claims.values()
    }


def _standing(record: RecordedClaim | None, fingerprint: str) -> ClaimStanding:
    if record is None:
        return ClaimStanding(Standing.NOT_VERIFIED)
    if record.fingerprint != fingerprint:
        return ClaimStanding(Standing.STALE)
    if record.verdict is Verdict.VERIFIED:
        return ClaimStanding(Standing.VERIFIED, record)
    failed = record.verdict is Verdict.FAILED
    return ClaimStanding(Standing.FAILED if failed else Standing.NOT_VERIFIED, record)
