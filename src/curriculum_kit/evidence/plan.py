"""What there is to run for a claim: its demo, its controls, its figure, or the reason why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from curriculum_kit.evidence.record import ClaimEvidence, Verdict
from curriculum_kit.evidence.verdict import judge, not_judged
from curriculum_kit.evidence.work import Outcome, Part, Work
from curriculum_kit.model.claim import Claim
from curriculum_kit.model.course import Course
from curriculum_kit.source.demos import DemoIndex, Resolution


@dataclass(frozen=True, slots=True)
class Plan:
    """The work behind one claim.

    Attributes:
        claim: The claim.
        lesson: The slug of the lesson that stands on it.
        seeds: How many seeds are run.
        folder: The demos folder.
        resolution: What its reference to a demo means; None if it has none.
        first: Which of the claim's seeds is the first, from 0.
    """

    claim: Claim
    lesson: str
    seeds: int
    folder: Path
    resolution: Resolution | None
    first: int = 0

    @property
    def work(self) -> tuple[Work, ...]:
        """The pieces of work, the demo first; none if the reference leads to no demo."""
        return tuple(self._pieces())

    @property
    def control_labels(self) -> tuple[str, ...]:
        """What is wrong in each control, in the order written."""
        demo = self.resolution and self.resolution.demo
        return tuple(control.label for control in demo.controls) if demo else ()

    def without_figure(self) -> Plan:
        """Return the plan without its figure, which measures nothing."""
        if self.resolution is None or self.resolution.demo is None:
            return self
        demo = replace(self.resolution.demo, has_figure=False)
        return replace(self, resolution=replace(self.resolution, demo=demo))

    def judged(self, outcomes: Mapping[Work, Outcome]) -> ClaimEvidence:
        """Judge the claim.

        Args:
            outcomes: What came of each piece of the work.
        """
        if self.resolution is None:
            return not_judged(self.claim, self.lesson, Verdict.UNRUN, "it names no demo")
        if self.resolution.problem is not None:
            return not_judged(self.claim, self.lesson, *_why_not(self.resolution))
        demo, *rest = (outcomes[piece] for piece in self.work)
        controls = list(zip(self.control_labels, rest, strict=False))
        figure = (self._figure_name, rest[-1]) if len(rest) > len(controls) else None
        return judge(
            self.claim, self.lesson, demo=demo, controls=controls, figure=figure, seeds=self.seeds
        )

    @property
    def _figure_name(self) -> str:
        function = (self.claim.demo or "").rpartition(":")[2]
        return f"{function.replace('_', '-')}.svg"

    def _pieces(self) -> Iterator[Work]:
        module = self.resolution and self.resolution.module
        demo = self.resolution and self.resolution.demo
        if not (self.resolution and module and demo):
            return
        parts = [(Part.DEMO, 0), *((Part.CONTROL, index) for index in range(len(demo.controls)))]
        if demo.has_figure:
            parts.append((Part.FIGURE, 0))
        for part, index in parts:
            yield Work(
                claim=self.claim.id,
                file=str(module.path),
                module=self.resolution.reference.partition(":")[0],
                function=demo.name,
                part=part,
                seeds=1 if part is Part.FIGURE else self.seeds,
                control=index,
                controls=len(demo.controls),
                first=self.first,
            )


def plan(claim: Claim, lesson: str, demos: DemoIndex, seeds: int | None = None) -> Plan:
    """Plan the work behind a claim.

    Args:
        claim: The claim.
        lesson: The slug of the lesson that stands on it.
        demos: The demos there are.
        seeds: Run at least this many seeds, where the claim itself asks for fewer.
    """
    resolution = None if claim.demo is None else demos.resolve(claim.demo)
    return Plan(claim, lesson, max(claim.seeds, seeds or 1), demos.folder, resolution)


def plans_of(
    course: Course, demos: DemoIndex, select: Collection[str] | None, seeds: int | None
) -> list[Plan]:
    """Plan the work behind the claims of a course, in course order.

    Args:
        course: The course.
        demos: The demos there are.
        select: Ids of the claims; None for all.
        seeds: Run at least this many seeds for every claim.
    """
    return [
        plan(claim, lesson.id, demos, seeds)
        for claim, lesson in course.claims.values()
        if select is None or claim.id in select
    ]


def _why_not(resolution: Resolution) -> tuple[Verdict, str]:
    """Tell a demo that is not there from one whose file is broken."""
    is_broken = resolution.module is not None and resolution.module.problem is not None
    hint = f"; did you mean '{resolution.nearest}'?" if resolution.nearest else ""
    return Verdict.ERRORED if is_broken else Verdict.UNRUN, f"{resolution.problem}{hint}"
