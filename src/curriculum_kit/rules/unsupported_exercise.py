"""CUR604: learners left to themselves before they have been led."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.lesson import Exercise
from curriculum_kit.model.vocabulary import Support
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unsupported_exercise(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons whose independent exercise comes too early, or is not the only one."""
    for lesson in context.course.lessons.values():
        subject = f"lesson:{lesson.id}"
        alone = [
            position
            for position, exercise in enumerate(lesson.exercises)
            if exercise.support is Support.INDEPENDENT
        ]
        if not alone or context.misread(subject, "exercises"):
            continue
        position = alone[0]
        flaw = _flaw(lesson.exercises, position)
        if flaw is None and len(alone) > 1:
            position, flaw = alone[1], f"is one of {len(alone)} independent ones"
        if flaw is not None:
            yield Problem(
                message=f"exercise '{lesson.exercises[position].title}' of lesson '{lesson.id}' "
                + flaw,
                where=Pointer(subject, ("exercises", position)),
                subjects=(subject,),
                help="Lead from guided over supported exercises to one that is independent.",
            )


def _flaw(exercises: tuple[Exercise, ...], position: int) -> str | None:
    """Say what is wrong with the place of the first independent exercise."""
    if position == 0:
        return "is independent, and nothing guided or supported comes before it"
    after = [exercise.support for exercise in exercises[position + 1 :]]
    helped = next((support for support in after if support < Support.INDEPENDENT), None)
    return f"is independent, and a {helped} one comes after it" if helped else None


RULE = Rule(
    code="CUR604",
    name="unsupported-exercise",
    severity=Severity.INFO,
    summary="An independent exercise comes before guided or supported ones, or is not the last.",
    reason=(
        "Beginners who are left to themselves spend their effort on searching and learn little "
        "from it; support that fades, from guided over supported to independent, lets the same "
        "effort go into the idea. One independent exercise a lesson is what a learner finishes. "
        "Lessons that list no independent exercise are left alone."
    ),
    bad="""
## chain-rule.yaml
exercises:
  - {title: Differentiate a composition of four, support: independent}  # <--
  - {title: Differentiate a composition of two, support: guided}
""",
    good="""
## chain-rule.yaml
exercises:
  - {title: Differentiate a composition of two, support: guided}
  - {title: Differentiate a composition of four, support: independent}
""",
    check=unsupported_exercise,
    options=NoOptions,
)
