"""CUR211: something learners must bring and never need."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule


def unused_assumption(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield what the course assumes and nothing in it requires or takes up."""
    for name in context.course.outline.assumes:
        known = context.misspelt.get(name, name)
        if known in context.course.concepts and known not in context.used:
            yield Problem(
                message=f"the course assumes '{name}', but nothing in it requires it",
                where=Pointer("course", ("assumes", name), key=True),
                subjects=("course", f"concept:{known}"),
                help="Take it out of 'assumes', or require it where a lesson uses it.",
            )


RULE = Rule(
    code="CUR211",
    name="unused-assumption",
    severity=Severity.INFO,
    summary="The course assumes something on day one that nothing in it requires.",
    reason=(
        "Every assumption turns learners away who lack it. One that nothing needs turns them away "
        "for no reason, or it is needed and the lessons that use it do not say so, which leaves "
        "them unchecked when the assumption changes. A lesson that takes the concept up uses it."
    ),
    bad="""
## curriculum.yaml
assumes:
  algebra: APPLIED
  statistics: INTRODUCED  # <--
## concepts.yaml
algebra: {name: Algebra}
statistics: {name: Statistics}
## slopes.yaml
requires: {algebra: DEVELOPED}
""",
    good="""
## curriculum.yaml
assumes:
  algebra: APPLIED
## slopes.yaml
requires: {algebra: DEVELOPED}
""",
    check=unused_assumption,
    options=NoOptions,
    needs=EVERYTHING,
)
