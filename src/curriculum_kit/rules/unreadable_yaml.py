"""CUR001: a file that cannot be read as YAML."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR001",
    name="unreadable-yaml",
    severity=Severity.ERROR,
    summary="A file is not readable as one YAML document in UTF-8, or exceeds the limits.",
    reason=(
        "A broken file hides everything in it from learners, reports and the other rules. The "
        "rest of the course is still checked; rules that would need the broken file are skipped "
        "and say so. The limits (1 MiB a file, 64 levels, 200,000 nodes) keep a hostile or "
        "generated file from stalling the check."
    ),
    bad="""
## gradient-descent.yaml
title: Gradient descent: step by step  # <--
""",
    good="""
## gradient-descent.yaml
title: "Gradient descent: step by step"
""",
    check=read_problems("unreadable-yaml"),
    options=NoOptions,
)
