"""The recorded evidence of the bundled course is that of its claims and demos as they are."""

from __future__ import annotations

from curriculum_kit.evidence.reading import read_evidence
from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.evidence.standing import Standing, standings
from curriculum_kit.source.project import load_course
from tests.bundled import BUNDLED


def test_every_claim_stands_verified() -> None:
    """``make evidence`` records anew what a change has made stale."""
    recorded = read_evidence(BUNDLED / "evidence.json")
    assert isinstance(recorded, EvidenceFile)
    found = standings(load_course(BUNDLED), recorded)
    assert [name for name, each in found.items() if each.standing is not Standing.VERIFIED] == []


def test_every_lesson_of_module_1_3_has_a_figure() -> None:
    recorded = read_evidence(BUNDLED / "evidence.json")
    assert isinstance(recorded, EvidenceFile)
    with_figures = {claim.lesson for claim in recorded.claims if claim.figures}
    assert (
        set(load_course(BUNDLED).course.modules["training-neural-networks"].lessons) <= with_figures
    )
