"""CUR008: a part that is listed and does not exist."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR008",
    name="missing-file",
    severity=Severity.ERROR,
    summary="A part is listed, or concepts or demos are named, but the file or folder is missing.",
    reason=(
        "Order is a list in the parent and identity is the file name, so a slug without a file is "
        "a hole in the course. If the name of an unlisted file is close, that file is taken for "
        "the one that was meant. A course that names concepts needs its folder 'concepts', and "
        "claims that name demos need the folder that 'demos' sets: where one of these is missing, "
        "that is said once, and the rules that need it are not run."
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
