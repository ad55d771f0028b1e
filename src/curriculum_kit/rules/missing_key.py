"""CUR007: a mapping without a key it needs."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR007",
    name="missing-key",
    severity=Severity.ERROR,
    summary="A mapping lacks a key that the format requires.",
    reason=(
        "Without it, reports have a hole and rules have nothing to go by. The finding stands at "
        "the mapping that lacks the key, since there is no other place for it, and its help says "
        "what the key means."
    ),
    bad="""
## optimizers.yaml
misconceptions:
  adam-always-wins:  # <--
    belief: Adam always beats SGD.
    refuted_by: [optimizers-holds]
""",
    good="""
## optimizers.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    refuted_by: [optimizers-holds]
""",
    check=read_problems("missing-key"),
    options=NoOptions,
)
