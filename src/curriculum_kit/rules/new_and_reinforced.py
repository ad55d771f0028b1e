"""CUR310: one concept listed twice in one lesson."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def new_and_reinforced(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield concepts that a lesson brings as new and, in the same lesson, reinforces."""
    for lesson in context.course.lessons.values():
        brought = {
            meeting.meant: meeting
            for meeting in context.timeline.meetings[lesson.id]
            if meeting.is_new and (meeting.before is None or not meeting.before.taught)
        }
        for meeting in context.timeline.meetings[lesson.id] if brought else ():
            if meeting.is_new or meeting.meant not in brought:
                continue
            first = brought[meeting.meant]
            where = Pointer(f"lesson:{lesson.id}", ("new", first.concept), key=True)
            yield Problem(
                message=f"lesson '{lesson.id}' brings '{first.concept}' as new and reinforces it "
                "as well",
                where=Pointer(f"lesson:{lesson.id}", ("reinforced", meeting.concept), key=True),
                subjects=(f"lesson:{lesson.id}", f"concept:{meeting.meant}"),
                notes=(Note("new here", where),),
                help="Keep the new entry, at the depth that is reached when the lesson ends.",
            )


RULE = Rule(
    code="CUR310",
    name="new-and-reinforced",
    severity=Severity.INFO,
    summary="A lesson lists one concept as new and as reinforced.",
    reason=(
        "An entry says where a lesson takes a concept by its end, so a concept has one. Two make "
        "the lesson look as if it practiced something met before, and the second one is no "
        "repetition: there is no time between. Usually an entry was moved and its old one stayed."
    ),
    bad="""
## momentum.yaml
new: {momentum: INTRODUCED}
reinforced:
  momentum: INTRODUCED -> DEVELOPED  # <--
""",
    good="""
## momentum.yaml
new: {momentum: DEVELOPED}
""",
    check=new_and_reinforced,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
)
