"""CUR606: an objective that nobody can see being reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule

_START = re.compile(
    r"(?:the |a )?(?:learners?|students?|you)? ?(?:can|will|should|must|is|are)? ?(?:be able to )?"
    r"(?P<verb>understand|know|learn|appreciate|grasp|realize|become familiar with"
    r"|be familiar with|be aware of|get to know|get familiar with)s?\b",
    re.IGNORECASE,
)


def unobservable_objective(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons whose objective starts with something that happens inside a head."""
    for lesson in context.course.lessons.values():
        found = _START.match(lesson.objective.lstrip("*_ ")) if lesson.objective else None
        if found:
            yield Problem(
                message=f"the objective of lesson '{lesson.id}' is to {found['verb'].lower()}, "
                "which nobody can observe",
                where=Pointer(f"lesson:{lesson.id}", ("objective",)),
                subjects=(f"lesson:{lesson.id}",),
                help="Say what the learner does: explain, predict, compute, choose, derive, build.",
            )


RULE = Rule(
    code="CUR606",
    name="unobservable-objective",
    severity=Severity.INFO,
    summary="An objective starts with a verb such as 'understand' that nobody can observe.",
    reason=(
        "Whether somebody understands shows only in what they do: explain it, predict with it, "
        "choose between cases. An objective that names the doing tells the author which exercise "
        "to write and the learner when they are there. Only the first verb is looked at: "
        "understand, know, learn, appreciate, grasp, realize, be familiar with, be aware of."
    ),
    bad="""
## adam.yaml
objective: Understand how Adam adapts the learning rate.  # <--
""",
    good="""
## adam.yaml
objective: Explain how Adam adapts the learning rate.
""",
    check=unobservable_objective,
    options=NoOptions,
)
