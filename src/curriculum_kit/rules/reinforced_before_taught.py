"""CUR302: reinforced, but nothing before teaches it."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.timeline import Meeting
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import EVERYTHING, NoOptions, Rule
from curriculum_kit.rules.wording import later


def reinforced_before_taught(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield ``reinforced`` entries for concepts that no entry before them teaches."""
    for lesson in context.course.lessons.values():
        for meeting in context.timeline.meetings[lesson.id]:
            known = meeting.concept in context.course.concepts
            if known and not meeting.is_new and meeting.before is None:
                yield _problem(context, meeting)


def _problem(context: Context, meeting: Meeting) -> Problem:
    lesson, concept = meeting.lesson.id, meeting.concept
    introduction = context.timeline.introductions.get(meeting.meant)
    start = f" from {meeting.start}" if meeting.start else ""
    message = f"lesson '{lesson}' reinforces '{concept}'{start}, but nothing before it teaches it"
    notes: tuple[Note, ...] = ()
    advice = f"Call it new here, or bring it in a lesson before: new: {{{concept}: ...}}"
    if introduction is not None:
        where = Pointer(f"lesson:{introduction.lesson.id}", ("new", introduction.concept), key=True)
        distance = later(introduction.position - meeting.position)
        message += f" (first taught in '{introduction.lesson.id}', {distance})"
        notes = (Note("first taught here", where),)
        advice = f"Move '{introduction.lesson.id}' before this lesson, or swap the two entries."
    return Problem(
        message=message,
        where=Pointer(f"lesson:{lesson}", ("reinforced", concept), key=True),
        subjects=(f"lesson:{lesson}", f"concept:{concept}"),
        notes=notes,
        help=advice,
    )


RULE = Rule(
    code="CUR302",
    name="reinforced-before-taught",
    severity=Severity.ERROR,
    summary="A concept is reinforced, but nothing before teaches it.",
    reason=(
        "The lesson builds on a memory that the learner does not have. Either an earlier lesson "
        "should bring the concept, or this is the first meeting and should be taught as one. What "
        "a concept requires that a later lesson brings is asked for there, not here as well."
    ),
    bad="""
## computational-graphs.yaml
reinforced:
  automatic-differentiation: MENTIONED -> INTRODUCED  # <--
""",
    good="""
## backpropagation.yaml
new: {automatic-differentiation: MENTIONED}
## computational-graphs.yaml
reinforced:
  automatic-differentiation: MENTIONED -> INTRODUCED
""",
    check=reinforced_before_taught,
    options=NoOptions,
    needs=EVERYTHING,
    looks_back=True,
)
