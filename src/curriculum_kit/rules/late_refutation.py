"""CUR405: the evidence against a misconception comes after the last lesson that addresses it."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule
from curriculum_kit.rules.wording import later


def late_refutation(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield misconceptions all of whose refuting claims belong to lessons further on."""
    course, positions = context.course, context.timeline.positions
    for misconception, home in course.misconceptions():
        addressing = lessons_that_address(misconception, home)
        claims = misconception.refuted_by
        if not addressing or not claims:
            continue
        if any(slug not in positions for slug in addressing) or any(
            claim not in course.claims for claim in claims
        ):
            continue  # another rule says what does not exist
        last = max(addressing, key=lambda slug: positions[slug])
        first = min(claims, key=lambda claim: positions[course.claims[claim][1].id])
        lesson = course.claims[first][1]
        distance = positions[lesson.id] - positions[last]
        if distance > 0 and not any(
            context.misread(f"lesson:{slug}", "examples")
            or course.lessons[slug].shows_negative_example
            for slug in addressing
        ):
            yield Problem(
                message=f"misconception '{misconception.id}' is last addressed in lesson "
                f"'{last}', but nothing refutes it before claim '{first}' of lesson "
                f"'{lesson.id}', {later(distance)}",
                where=Pointer(
                    f"misconception:{misconception.id}", ("refuted_by", claims.index(first))
                ),
                subjects=(f"misconception:{misconception.id}", f"claim:{first}"),
                notes=(Note("the evidence is here", Pointer(f"claim:{first}")),),
                help=f"Add '{lesson.id}' to 'addressed_in', or refute it where it is addressed.",
            )


RULE = Rule(
    code="CUR405",
    name="late-refutation",
    severity=Severity.INFO,
    summary="All evidence against a misconception comes after the lessons that address it.",
    reason=(
        "A correction convinces when the learner sees the belief fail at the moment it is at "
        "stake. Evidence that comes lessons later, where nobody speaks of the belief any more, is "
        "not connected with it. Evidence seen before counts, and so does a negative example in a "
        "lesson that addresses the belief."
    ),
    bad="""
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    addressed_in: [optimizers]
    refuted_by: [generalization-holds]  # <--
## optimizers.yaml
load: BUILD
## generalization.yaml
load: CONSOLIDATE
""",
    good="""
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    addressed_in: [optimizers, generalization]
    refuted_by: [generalization-holds]
## optimizers.yaml
load: BUILD
## generalization.yaml
load: CONSOLIDATE
""",
    check=late_refutation,
    options=NoOptions,
    needs=(*TREE, "lesson.claims", "lesson.misconceptions"),
)
