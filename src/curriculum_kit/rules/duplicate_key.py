"""CUR002: a key written twice in one mapping."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR002",
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="A mapping holds the same key twice.",
    reason=(
        "YAML loaders keep one of the two values and drop the other without a word, so half of "
        "what the author wrote is lost. Keep one of them, or give one of them its own name."
    ),
    bad="""
## optimizers.yaml
new:
  momentum: DEVELOPED
  rmsprop: INTRODUCED
  momentum: INTRODUCED  # <--
""",
    good="""
## optimizers.yaml
new:
  momentum: DEVELOPED
  rmsprop: INTRODUCED
""",
    check=read_problems("duplicate-key"),
    options=NoOptions,
)
