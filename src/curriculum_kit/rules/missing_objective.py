"""CUR603: a lesson that does not say what its learners can do afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def missing_objective(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons without an objective, in a course that states any."""
    lessons = context.course.lessons.values()
    if not any(lesson.objective for lesson in lessons):
        return
    for lesson in lessons:
        subject = f"lesson:{lesson.id}"
        if not lesson.objective and not context.misread(subject, "objective"):
            yield Problem(
                message=f"lesson '{lesson.id}' states no objective",
                where=Pointer(subject),
                subjects=(subject,),
                help="Say what the learner can do afterwards: objective: Compute a slope by hand.",
            )


RULE = Rule(
    code="CUR603",
    name="missing-objective",
    severity=Severity.INFO,
    summary="A lesson states no objective, though others of the course do.",
    reason=(
        "Without a sentence that says what the learner can do afterwards nobody can tell whether "
        "the lesson worked, nor what may be left out of it. A course that states objectives "
        "nowhere has decided so and is left alone."
    ),
    bad="""
## momentum.yaml
objective: Predict the path of a rolling ball.
## adam.yaml
title: Adam  # <--
objective:
""",
    good="""
## momentum.yaml
objective: Predict the path of a rolling ball.
## adam.yaml
title: Adam
objective: Trace one step of Adam on given gradients.
""",
    check=missing_objective,
    options=NoOptions,
)
