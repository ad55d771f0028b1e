"""CUR003: an unquoted scalar that YAML versions read differently."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR003",
    name="ambiguous-scalar",
    severity=Severity.WARNING,
    summary="An unquoted scalar means one thing in YAML 1.1 and another in YAML 1.2.",
    reason=(
        "The kit and editors read YAML 1.2, where `no` is a word and 012 is twelve; many other "
        "tools read YAML 1.1, where `no` is false and 012 is ten. Quote the text, or write the "
        "number so that both agree."
    ),
    bad="""
## optimizers.yaml
objective: no  # <--
""",
    good="""
## optimizers.yaml
objective: "no"
""",
    check=read_problems("ambiguous-scalar"),
    options=NoOptions,
)
