"""CUR008: a part that is listed and does not exist."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR008",
    name="missing-file",
    severity=Severity.ERROR,
    summary="A series, module or lesson is listed by its parent, but there is no such file.",
    reason=(
        "Order is a list in the parent and identity is the file name, so a slug without a file is "
        "a hole in the course. If the name of an unlisted file is close, that file is taken for "
        "the one that was meant."
    ),
    bad="""
## module.yaml
lessons:
  - gradient-descent
  - learning-rate  # <--
## gradient-descent.yaml
load: BUILD
""",
    good="""
## module.yaml
lessons:
  - gradient-descent
  - learning-rate
## gradient-descent.yaml
load: BUILD
## learning-rate.yaml
load: BUILD
""",
    check=read_problems("missing-file"),
    options=NoOptions,
)
