"""GEN101: a course that begins with a STRETCH lesson."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from curriculum_kit import Context, Load, Note, Pointer, Problem, Rule, Severity, options


@options
class Start:
    """How many lessons the start is.

    Attributes:
        lessons: How many must not be STRETCH.
    """

    lessons: Annotated[int, Field(strict=True, ge=0)] = 1


def stretch_at_the_start(context: Context, start: Start) -> Iterator[Problem]:
    """Yield the first lessons that are STRETCH."""
    lessons = list(context.course.lessons.values())
    for lesson in lessons[: start.lessons]:
        if lesson.load is Load.STRETCH:
            yield Problem(
                message=f"lesson '{lesson.id}' is STRETCH, and the course has hardly begun",
                where=Pointer(f"lesson:{lesson.id}", ("load",)),
                subjects=(f"lesson:{lesson.id}",),
                notes=(Note("the course begins here", Pointer(f"lesson:{lessons[0].id}")),),
                help="Begin with a BUILD lesson on what learners bring.",
            )


RULE = Rule(
    code="GEN101",
    name="stretch-at-the-start",
    severity=Severity.WARNING,
    summary="One of the first lessons is STRETCH.",
    reason="Learners who are overwhelmed on the first day do not come back on the second.",
    bad="""
## optimizers.yaml
load: STRETCH  # <--
""",
    good="""
## optimizers.yaml
load: BUILD
""",
    check=stretch_at_the_start,
    options=Start,
    needs=("course", "series", "module"),
)
