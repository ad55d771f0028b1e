"""CUR006: a value of the wrong kind."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR006",
    name="invalid-value",
    severity=Severity.ERROR,
    summary="A value is of the wrong type, is none of the words allowed, or has the wrong form.",
    reason=(
        "Everything derived from such a value would be wrong as well. Where one of the known "
        "words is close it is named, and the check goes on as if it had been written; otherwise "
        "the value is left out and the rules that need it are skipped."
    ),
    bad="""
## optimizers.yaml
new:
  momentum: developed  # <--
""",
    good="""
## optimizers.yaml
new:
  momentum: DEVELOPED
""",
    check=read_problems("invalid-value"),
    options=NoOptions,
    fixable=True,
)
