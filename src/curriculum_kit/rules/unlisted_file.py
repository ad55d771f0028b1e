"""CUR009: a file that no parent lists."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.rules.reading import read_problems
from curriculum_kit.rules.rule import NoOptions, Rule

RULE = Rule(
    code="CUR009",
    name="unlisted-file",
    severity=Severity.WARNING,
    summary="A file lies in the course, but nobody lists it.",
    reason=(
        "A lesson that its module does not list is never taught: learners do not see it, and no "
        "rule checks it. Add it to the list at the place where it belongs, or move the file "
        "elsewhere. Where acts or misconceptions name the lesson it is an error, and what depends "
        "on the order of lessons is not judged until its place is known."
    ),
    bad="""
## module.yaml
lessons: [gradient-descent]
## gradient-descent.yaml
load: BUILD
## learning-rate.yaml
load: BUILD  # <--
""",
    good="""
## module.yaml
lessons: [gradient-descent, learning-rate]
## gradient-descent.yaml
load: BUILD
## learning-rate.yaml
load: BUILD
""",
    check=read_problems("unlisted-file"),
    options=NoOptions,
)
