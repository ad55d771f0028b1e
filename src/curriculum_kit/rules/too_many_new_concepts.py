"""CUR102: more new concepts than a lesson of its load can carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import Rule

Budget = Annotated[int, Field(strict=True, ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budgets:
    """How many new concepts a lesson may bring, by its load."""

    __pydantic_config__ = AUTHORED

    STRETCH: Budget = 3
    """How many new concepts a STRETCH lesson may bring."""
    BUILD: Budget = 3
    """How many new concepts a BUILD lesson may bring."""
    CONSOLIDATE: Budget = 3
    """How many new concepts a CONSOLIDATE lesson may bring."""

    def of(self, load: Load) -> int:
        """Return the budget of a load type.

        Args:
            load: The load type.
        """
        return {
            Load.STRETCH: self.STRETCH,
            Load.BUILD: self.BUILD,
            Load.CONSOLIDATE: self.CONSOLIDATE,
        }[load]


def too_many_new_concepts(context: Context, budgets: Budgets) -> Iterator[Problem]:
    """Yield lessons whose new concepts at INTRODUCED or deeper exceed their load's budget."""
    for lesson in context.course.lessons.values():
        new = context.timeline.new_in(lesson.id)
        budget = budgets.of(lesson.load)
        if len(new) > budget:
            names = ", ".join(f"'{meeting.concept}'" for meeting in new)
            yield Problem(
                message=f"lesson '{lesson.id}' brings {len(new)} new concepts ({names}); "
                f"a {lesson.load} lesson carries {budget}",
                where=Pointer(f"lesson:{lesson.id}", ("new",), key=True),
                subjects=(f"lesson:{lesson.id}",),
                help="Split the lesson, only mention one of them here, or waive with a reason.",
            )


RULE = Rule(
    code="CUR102",
    name="too-many-new-concepts",
    severity=Severity.ERROR,
    summary="A lesson brings more new concepts at INTRODUCED or deeper than its load allows.",
    reason=(
        "Learners can work with about three new ideas at a time; a fourth displaces one of the "
        "others. Concepts that are only MENTIONED do not count, nor do those the learner already "
        "holds. The options STRETCH, BUILD and CONSOLIDATE set the budget of each load type."
    ),
    bad="""
## optimizers.yaml
new:  # <--
  momentum: DEVELOPED
  rmsprop: INTRODUCED
  adam: DEVELOPED
  nesterov: INTRODUCED
""",
    good="""
## optimizers.yaml
new:
  momentum: DEVELOPED
  rmsprop: INTRODUCED
  adam: DEVELOPED
  nesterov: MENTIONED
## looking-ahead.yaml
reinforced:
  nesterov: MENTIONED -> INTRODUCED
""",
    check=too_many_new_concepts,
    options=Budgets,
)
