"""One claim at a time: what the pytest plug-in runs, and what it says when a test fails."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from curriculum_kit.evidence.plan import Plan, plan
from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.runner import local_workers
from curriculum_kit.evidence.verdict import shown, uncontrolled, unmet
from curriculum_kit.evidence.work import Limits, Workers
from curriculum_kit.model.claim import Claim, Measurement
from curriculum_kit.source.project import Project, load_course
from curriculum_kit.source.whereabouts import MANIFEST


class Bench:
    """Finds the claims behind files of demos, and runs each of them once.

    Attributes:
        jobs: How many processes run at a time; None for as many as there are processors.
    """

    def __init__(self, jobs: int | None) -> None:
        self.jobs = jobs
        self._evidence: dict[tuple[Path, str], ClaimEvidence] = {}
        self._workers: dict[Path, Workers] = {}
        self._courses: dict[Path, Project] = {}

    def plans(self, file: Path) -> tuple[Plan, ...] | None:
        """Return the work behind the claims on a file, in course order.

        Args:
            file: A Python file that declares demos, or is broken.

        Returns:
            None if it lies in no course's demos folder.
        """
        path = file.resolve()
        for project in self._courses_near(path.parent):
            if path.is_relative_to(project.demos_folder):
                return tuple(
                    planned
                    for claim, lesson in project.course.claims.values()
                    if _stands_on(planned := plan(claim, lesson.id, project.demos), path)
                )
        return None

    def evidence(self, planned: Plan) -> ClaimEvidence:
        """Return the evidence for a claim; it is run when first asked for.

        Args:
            planned: The work behind the claim.
        """
        key = (planned.folder, planned.claim.id)
        if key not in self._evidence:
            outcomes = dict(self._crew(planned.folder).run(planned.work)) if planned.work else {}
            self._evidence[key] = planned.judged(outcomes)
        return self._evidence[key]

    def close(self) -> None:
        """End the processes that ran the demos."""
        for workers in self._workers.values():
            workers.close()

    def _courses_near(self, folder: Path) -> Iterator[Project]:
        """Yield the courses in the folders above and in those beside them, the nearest first."""
        for parent in (folder, *folder.parents):
            for manifest in (parent / MANIFEST, *sorted(parent.glob(f"*/{MANIFEST}"))):
                if os.path.isfile(manifest):  # noqa: PTH113  # Path raises where it may not look
                    if manifest not in self._courses:
                        self._courses[manifest] = load_course(manifest.parent)
                    yield self._courses[manifest]

    def _crew(self, folder: Path) -> Workers:
        if folder not in self._workers:
            self._workers[folder] = local_workers(folder, Limits(), self.jobs)
        return self._workers[folder]


def complaint(evidence: ClaimEvidence, claim: Claim, control: int | None) -> str | None:
    """Say what is wrong with one part of the evidence for a claim.

    What is wrong with a control is said by the control alone, so that one mistake fails one test;
    between them, the tests of a claim pass only if it is verified.

    Args:
        evidence: The evidence.
        claim: The claim.
        control: The position of a control, None for the claim itself.

    Returns:
        Expected and measured values side by side, or None if nothing is wrong.
    """
    if control is None:
        reasons = list(_reasons(evidence))
        heading = f"claim '{claim.id}' is not verified: {'; '.join(reasons)}"
        measured = {name: each.value for name, each in evidence.measurements.items()}
        return _report(heading, claim, measured) if reasons else None
    judged = evidence.controls[control]
    if judged.problem is not None:
        heading = f"control '{judged.label}' {judged.problem}"
    elif not judged.violated:
        heading = f"control '{judged.label}' meets every expectation: this check cannot fail"
    else:
        return None
    return _report(heading, claim, judged.measurements)


def _stands_on(planned: Plan, file: Path) -> bool:
    if planned.resolution is None or planned.resolution.module is None:
        return False
    return planned.resolution.module.path.resolve() == file


def _reasons(evidence: ClaimEvidence) -> Iterator[str]:
    if evidence.problem is not None:
        yield evidence.problem
        return
    yield from unmet(evidence)
    if all(control.violated for control in evidence.controls):
        yield from uncontrolled(evidence)


def _report(heading: str, claim: Claim, measured: Mapping[str, Measurement]) -> str:
    """Set expected and measured values side by side under a heading."""
    rows = [("measurement", "expected", "measured", "")]
    for name, expectation in claim.expect.items():
        value = measured.get(name)
        met = value is not None and expectation.met_by(value)
        printed = "nothing" if value is None else shown(value)
        rows.append((name, str(expectation), printed, "met" if met else "not met"))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join((heading, "", f"  {claim.statement}", "", *(f"  {line}" for line in lines)))
