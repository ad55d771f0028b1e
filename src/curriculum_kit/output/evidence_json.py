"""Evidence as the JSON document of ``verify --format json``."""

from __future__ import annotations

import json

from curriculum_kit.evidence.record import Evidence, as_document


def evidence_json(evidence: Evidence) -> str:
    """Write evidence as one JSON document.

    Args:
        evidence: What was measured.

    Returns:
        The document, ASCII only. Its schema is ``schemas/verify.json``.
    """
    return json.dumps(as_document(evidence), indent=2, allow_nan=False) + "\n"
