"""CUR605: a new concept that hangs on nothing."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.timeline import Meeting
from curriculum_kit.model.course import Course
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def unlinked_concept(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield new concepts without a prerequisite, where there is something they could build on."""
    course = context.course
    if not course.outline.assumes or not any(
        concept.requires or concept.requires_any for concept in course.concepts.values()
    ):
        return
    for lesson in course.lessons.values():
        if context.misread(f"lesson:{lesson.id}", "requires"):
            continue
        for meeting in context.timeline.new_in(lesson.id):
            if _is_unlinked(meeting, course):
                yield Problem(
                    message=f"lesson '{lesson.id}' brings '{meeting.concept}', which builds on "
                    "nothing: neither the concept nor the lesson requires anything",
                    where=Pointer(f"lesson:{lesson.id}", ("new", meeting.concept), key=True),
                    subjects=(f"lesson:{lesson.id}", f"concept:{meeting.meant}"),
                    notes=(Note("the concept", Pointer(f"concept:{meeting.meant}")),),
                    help="Say under the concept's 'requires' what a learner must hold before it.",
                )


def _is_unlinked(meeting: Meeting, course: Course) -> bool:
    concept = course.concepts.get(meeting.meant)
    return (
        concept is not None
        and not concept.requires
        and not concept.requires_any
        and not meeting.lesson.requires
    )


RULE = Rule(
    code="CUR605",
    name="unlinked-concept",
    severity=Severity.INFO,
    summary="A new concept has no prerequisite at all, in a course that has them.",
    reason=(
        "What is learned hangs on what is known. A concept without prerequisites is either an "
        "island in the course or, more often, one whose prerequisites nobody has written down, so "
        "that nothing watches over its place. What the lesson itself requires counts. A course "
        "that assumes nothing must start from nothing and is left alone, and so is one whose "
        "registry has no prerequisites."
    ),
    bad="""
## curriculum.yaml
assumes: {algebra: APPLIED}
## concepts.yaml
algebra: {name: Algebra}
slope: {name: Slope, requires: {algebra: DEVELOPED}}
entropy: {name: Entropy}
## slopes.yaml
new:
  slope: DEVELOPED
  entropy: INTRODUCED  # <--
""",
    good="""
## curriculum.yaml
assumes: {algebra: APPLIED}
## concepts.yaml
algebra: {name: Algebra}
slope: {name: Slope, requires: {algebra: DEVELOPED}}
entropy: {name: Entropy, requires: {algebra: DEVELOPED}}
## slopes.yaml
new:
  slope: DEVELOPED
  entropy: INTRODUCED
""",
    check=unlinked_concept,
    options=NoOptions,
    needs=("concept.requires", "concept.requires_any"),
)
