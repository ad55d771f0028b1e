"""CUR005: a key that means nothing here."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR005",
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A mapping holds a key that the format does not know.",
    reason=(
        "A misspelt key is silently ignored by most tools, and what stands under it is lost. The "
        "nearest known key is named; the check goes on as if it had been written, so that one "
        "slip gives one finding."
    ),
    bad="""
## optimizers.yaml
mental_model: [A ball that rolls downhill]  # <--
""",
    good="""
## optimizers.yaml
mental_models: [A ball that rolls downhill]
""",
    check=read_problems("unknown-key"),
    options=NoOptions,
    fixable=True,
)
