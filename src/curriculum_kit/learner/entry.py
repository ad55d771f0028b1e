"""Where it is written what brought a concept to where the learner holds it."""

from __future__ import annotations

from curriculum_kit.learner.timeline import Holding, Timeline
from curriculum_kit.places import Pointer


def entry_of(timeline: Timeline, holding: Holding, concept: str) -> Pointer:
    """Return the spot that brought a concept to where the learner holds it.

    Args:
        timeline: The learner's way.
        holding: What is held.
        concept: The concept's id.
    """
    if holding.lesson is None:
        return Pointer("course", ("assumes", concept), key=True)
    for meeting in timeline.meetings[holding.lesson]:
        if meeting.meant == concept and meeting.depth is holding.depth:
            kind = "new" if meeting.is_new else "reinforced"
            return Pointer(f"lesson:{holding.lesson}", (kind, meeting.concept), key=True)
    return Pointer(f"lesson:{holding.lesson}")
