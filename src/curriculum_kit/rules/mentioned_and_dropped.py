"""CUR306: named once and never taken up again."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule


def mentioned_and_dropped(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that are mentioned and then neither taken up again nor required."""
    course, timeline = context.course, context.timeline
    mentioned = {
        name: meeting
        for name, meeting in timeline.introductions.items()
        if timeline.history[name][-1].depth is Depth.MENTIONED
    }
    again = {
        context.misspelt.get(name, name)
        for lesson in (course.lessons.values() if mentioned else ())
        for name in lesson.reinforced
    }
    for name, meeting in mentioned.items():
        if name in course.concepts and name not in again and name not in context.required:
            lesson = f"lesson:{meeting.lesson.id}"
            yield Problem(
                message=f"lesson '{meeting.lesson.id}' mentions '{name}', and nothing in the "
                "course comes back to it",
                where=Pointer(lesson, ("new", meeting.concept), key=True),
                subjects=(lesson, f"concept:{name}"),
                help="Take it up in a later lesson, leave it out, or waive with a reason for "
                "giving only its name.",
            )


RULE = Rule(
    code="CUR306",
    name="mentioned-and-dropped",
    severity=Severity.INFO,
    summary="A concept is mentioned, and nothing in the course comes back to it.",
    reason=(
        "A name that is dropped and never explained costs attention and leaves learners with the "
        "feeling of having missed something. A mention is worth its place when a later lesson "
        "deepens it, takes it up again, or requires it as a name the learner has heard; those are "
        "not reported. An outlook beyond the course is a good reason for a waiver."
    ),
    bad="""
## batching.yaml
new:
  sharp-minima: MENTIONED  # <--
## optimizers.yaml
new: {momentum: DEVELOPED}
""",
    good="""
## batching.yaml
new:
  sharp-minima: MENTIONED
## optimizers.yaml
new: {momentum: DEVELOPED}
reinforced: {sharp-minima: MENTIONED -> INTRODUCED}
""",
    check=mentioned_and_dropped,
    options=NoOptions,
    needs=EVERYTHING,
)
