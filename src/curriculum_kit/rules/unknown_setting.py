"""CUR904: a setting for a rule or option that does not exist."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR904",
    name="unknown-setting",
    severity=Severity.ERROR,
    summary="'rules' sets a rule or an option that does not exist.",
    reason=(
        "A misspelt setting leaves the rule as it was, and its author believes otherwise. Rules "
        "may be named by code or name; 'curriculum explain RULE' lists the options of one."
    ),
    bad="""
## curriculum.yaml
rules:
  adjacent-stretsh: warning  # <--
## optimizers.yaml
load: BUILD
""",
    good="""
## curriculum.yaml
rules:
  adjacent-stretch: warning
## optimizers.yaml
load: BUILD
""",
    check=read_problems("unknown-setting"),
    options=NoOptions,
    waivable=False,
)
