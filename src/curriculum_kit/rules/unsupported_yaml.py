"""CUR004: an anchor, alias, merge key or tag."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR004",
    name="unsupported-yaml",
    severity=Severity.ERROR,
    summary="A file uses anchors, aliases, merge keys, tags or keys that are no plain text.",
    reason=(
        "They make a file say less than meets the eye, let a few bytes unfold into gigabytes, and "
        "are read differently by every tool. A course needs none of them: write the value out "
        "where it is used."
    ),
    bad="""
## optimizers.yaml
new:
  momentum: &deep DEVELOPED  # <--
""",
    good="""
## optimizers.yaml
new:
  momentum: DEVELOPED
""",
    check=read_problems("unsupported-yaml"),
    options=NoOptions,
)
