"""Runs mutants as ``verify`` does, and stops at the first seed that shows the change.

A verdict needs every seed: what one seed refuses, all of them together do. So a mutant is first
run with one seed, the demo alone, then with two and the controls too. If all of that is the same as
for the original to the last bit, it is taken to be equivalent; what else gets through is run with
all the seeds that its claim asks for. The verdicts are those of ``verify``, without figures.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from random import Random

from benchmarks.mutation.expectations import Misstatement, misstatements_of
from benchmarks.mutation.mutants import Mutant, mutants_of

from curriculum_kit.evidence.plan import Plan, plan
from curriculum_kit.evidence.record import Verdict
from curriculum_kit.evidence.runner import local_workers
from curriculum_kit.evidence.verdict import judge
from curriculum_kit.evidence.work import Limits, Outcome, Work, Workers
from curriculum_kit.source.demos import find_demos
from curriculum_kit.source.project import Project

TIMEOUT = 20.0
"""Seconds for each seed, as for ``verify``."""

Outcomes = Mapping[Work, Outcome]


class Fate(StrEnum):
    """What came of a mutant.

    IN_CONTROLS: the demo measures the same to the last bit, a control something else that is still
    refused: what is changed is how the control is wrong.
    EQUIVALENT: neither the demo nor any control measures a value that differs in any bit, so that
    no expectation could tell.
    """

    CAUGHT = "caught"
    SURVIVED = "survived"
    IN_CONTROLS = "in controls"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Results:
    """What came of all mutants.

    Attributes:
        fates: Of each change to a demo.
        statements: Of each change to an expectation, whether it was caught.
    """

    fates: Sequence[tuple[Mutant, Fate]]
    statements: Sequence[tuple[Misstatement, bool]]


def run(
    project: Project,
    folder: Path,
    *,
    jobs: int,
    claims: frozenset[str] = frozenset(),
    most: int | None = None,
) -> Results:
    """Mutate the demos and the expectations of a course, and see which mutants are caught.

    Args:
        project: The course, all of whose chosen claims are verified.
        folder: An empty folder, for the mutated files.
        jobs: How many processes run at a time.
        claims: Ids of the claims to mutate; all if empty.
        most: Try about so many mutants of demos, spread evenly over the claims; all if None.
    """
    demos = find_demos(project.demos_folder)
    plans = [
        plan(claim, lesson.id, demos).without_figure()
        for claim, lesson in project.course.claims.values()
        if not claims or claim.id in claims
    ]
    with closing(local_workers(demos.folder, Limits(TIMEOUT), jobs)) as workers:
        originals = dict(workers.run(work for each in plans for work in each.work))
        for each in plans:
            evidence = each.judged(originals)
            assert evidence.good, f"'{each.claim.id}' is not verified: {evidence.message}"
        share = None if most is None else -(-most // len(plans))
        trials = [trial for each in plans for trial in _trials(each, folder, share)]
        _Trials(trials, originals, workers).carry_out()
    statements = [
        (wrong, not replace(each, claim=wrong.claim).judged(originals).good)
        for each in plans
        for wrong in misstatements_of(each.claim)
    ]
    return Results([(trial.mutant, trial.fate or Fate.SURVIVED) for trial in trials], statements)


@dataclass(slots=True)
class _Trial:
    """A mutant, the claim's plan with its file in place of the original one, and its fate."""

    mutant: Mutant
    original: str
    plan: Plan
    fate: Fate | None = None


class _Trials:
    """The mutants under trial, and what the original demos measure."""

    def __init__(self, trials: list[_Trial], originals: Outcomes, workers: Workers) -> None:
        self.trials = trials
        self.originals = originals
        self.workers = workers

    def carry_out(self) -> None:
        """Settle the fate of every mutant."""
        self._stage([(each, _with_seeds(each.plan, 1)[:1]) for each in self._alive()])
        self._stage([(each, _with_seeds(each.plan, 2)) for each in self._alive()])
        self._stage([(each, each.plan.work) for each in self._alive()])

    def _alive(self) -> list[_Trial]:
        return [trial for trial in self.trials if trial.fate is None]

    def _stage(self, pieces: list[tuple[_Trial, tuple[Work, ...]]]) -> None:
        print(f"{len(pieces):,} of {len(self.trials):,} mutants to run", file=sys.stderr)
        outcomes = dict(self.workers.run(work for _trial, some in pieces for work in some))
        for trial, works in pieces:
            if _caught(trial.plan, [outcomes[work] for work in works]):
                trial.fate = Fate.CAUGHT
                continue
            same = [_same(outcomes[work], self._original(work, trial)) for work in works]
            if len(works) == len(trial.plan.work) and all(same):
                trial.fate = Fate.EQUIVALENT
            elif works == trial.plan.work:
                trial.fate = Fate.IN_CONTROLS if same[0] else Fate.SURVIVED

    def _original(self, work: Work, trial: _Trial) -> Outcome:
        """Return what the original measures with as many seeds."""
        whole = self.originals[replace(work, file=trial.original, seeds=trial.plan.seeds)]
        return replace(whole, measurements=whole.measurements[: work.seeds])


def _trials(planned: Plan, folder: Path, most: int | None) -> Iterator[_Trial]:
    """Yield the trials of a claim, each with its file written."""
    resolution = planned.resolution
    assert resolution is not None
    assert resolution.module is not None
    assert resolution.demo is not None
    original = resolution.module.path
    source = original.read_text(encoding="utf-8")
    mutants = list(mutants_of(planned.claim.id, resolution.demo.name, source))
    if most is not None and most < len(mutants):
        drawn = sorted(Random(planned.claim.id).sample(range(len(mutants)), most))
        mutants = [mutants[number] for number in drawn]
    for number, mutant in enumerate(mutants):
        file = folder / f"{planned.claim.id}-{number}.py"
        file.write_text(mutant.source, encoding="utf-8")
        module = replace(resolution.module, path=file)
        mutated = replace(planned, resolution=replace(resolution, module=module))
        yield _Trial(mutant, str(original), mutated)


def _with_seeds(planned: Plan, most: int) -> tuple[Work, ...]:
    return replace(planned, seeds=min(most, planned.seeds)).work


def _caught(planned: Plan, outcomes: Sequence[Outcome]) -> bool:
    """Tell whether a claim is not verified, by its demo alone or by its controls as well."""
    demo, *controls = outcomes
    labels = planned.control_labels
    judged = judge(
        planned.claim,
        planned.lesson,
        demo=demo,
        controls=list(zip(labels, controls, strict=False)),
    )
    return judged.verdict not in (
        (Verdict.VERIFIED,) if controls else (Verdict.VERIFIED, Verdict.UNCONTROLLED)
    )


def _same(one: Outcome, other: Outcome) -> bool:
    return repr((one.measurements, one.problem)) == repr((other.measurements, other.problem))
