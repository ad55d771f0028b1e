"""The pages that list one kind of thing from the whole course: claims, and misconceptions."""

from __future__ import annotations

from curriculum_kit.syllabus.ledgers import claims_by_lesson, misconceptions_by_home
from curriculum_kit.syllabus.markdown.addresses import CLAIMS, MISCONCEPTIONS
from curriculum_kit.syllabus.markdown.writer import written
from curriculum_kit.syllabus.material import Material


def claims(material: Material) -> str:
    """Write the ledger of claims, with how each stands.

    Args:
        material: The course, walked and checked.
    """
    return written(
        "claims", CLAIMS, lessons=tuple(claims_by_lesson(material)), evidence=material.evidence
    )


def misconceptions(material: Material) -> str:
    """Write the ledger of misconceptions.

    Args:
        material: The course, walked and checked.
    """
    homes = tuple(misconceptions_by_home(material))
    return written("misconceptions", MISCONCEPTIONS, homes=homes)
