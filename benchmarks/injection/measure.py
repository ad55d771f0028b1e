"""Draws a sample of mutants, and counts how many are found, and what else is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.injection.bases import bases
from benchmarks.injection.facts import Base
from benchmarks.injection.judge import Judge, Judgment, Outcome
from benchmarks.injection.mutant import Mutant
from benchmarks.injection.mutators import mutants_of

from curriculum_kit.rules.registry import RULES


@dataclass(slots=True)
class Score:
    """How a rule did on its mutants.

    Attributes:
        mutants: How many there were.
        found: How many were found, at the right subject and place.
        spurious: How many findings were reported beside them.
        failures: The judgments that fall short.
    """

    mutants: int = 0
    found: int = 0
    spurious: int = 0
    failures: list[Judgment] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the defects that are found."""
        return self.found / self.mutants if self.mutants else 0.0

    @property
    def precision(self) -> float:
        """Share of what is reported that is the defect."""
        said = self.found + self.spurious
        return self.found / said if said else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured.

    Attributes:
        scores: How each rule did, by its name.
        pairs: How many pairs of defects came to what.
        missed: The pairs in which one was not found.
    """

    scores: dict[str, Score]
    pairs: Counter[Outcome]
    missed: tuple[tuple[str, Mutant, Mutant], ...]

    @property
    def total(self) -> Score:
        """All rules together."""
        scores = self.scores.values()
        return Score(
            sum(score.mutants for score in scores),
            sum(score.found for score in scores),
            sum(score.spurious for score in scores),
            [failure for score in scores for failure in score.failures],
        )

    @property
    def both(self) -> float:
        """Share of the pairs whose rules all ran in which both defects are found."""
        ran = self.pairs[Outcome.BOTH] + self.pairs[Outcome.MISSED]
        return self.pairs[Outcome.BOTH] / ran if ran else 0.0


def measure(
    folder: Path, *, mutants: int, pairs: int = 0, seed: int = 1, rule: str | None = None
) -> Figures:
    """Mutate every base course, and judge what is found.

    Args:
        folder: An empty folder to work in.
        mutants: How many mutants to check, spread evenly over the rules.
        pairs: How many pairs of defects to check.
        seed: Where the sample comes from.
        rule: The only rule to measure; all if None.
    """
    random = Random(seed)
    judges = [Judge(base) for base in bases(folder)]
    drawn = _drawn([judge.base for judge in judges], mutants, random, rule)
    scores: dict[str, Score] = {}
    for number, mutant in drawn:
        judgment = judges[number].single(mutant)
        score = scores.setdefault(mutant.rule, Score())
        score.mutants += 1
        score.found += judgment.found
        score.spurious += len(judgment.spurious)
        if judgment.spurious or not judgment.found:
            score.failures.append(judgment)
    ordered = {rule.name: scores[rule.name] for rule in RULES if rule.name in scores}
    return Figures(ordered, *_paired(judges, drawn, pairs, random))


def _drawn(
    courses: Sequence[Base], mutants: int, random: Random, rule: str | None
) -> list[tuple[int, Mutant]]:
    """Draw mutants, the same number for each rule and from each course, as far as there are any."""
    by_rule: dict[str, dict[int, list[Mutant]]] = defaultdict(dict)
    for number, base in enumerate(courses):
        for mutant in mutants_of(base):
            if rule in (None, mutant.rule):
                by_rule[mutant.rule].setdefault(number, []).append(mutant)
    each = -(-mutants // len(by_rule))
    drawn = []
    for candidates in by_rule.values():
        for some in candidates.values():
            random.shuffle(some)
        turns = list(_turns(candidates))
        drawn += turns[:each]
    return drawn


def _turns(candidates: dict[int, list[Mutant]]) -> Iterator[tuple[int, Mutant]]:
    """Yield mutants of each course in turn, until there are none left."""
    for round_ in range(max(map(len, candidates.values()))):
        for number, some in candidates.items():
            if round_ < len(some):
                yield number, some[round_]


def _paired(
    judges: Sequence[Judge], drawn: Sequence[tuple[int, Mutant]], pairs: int, random: Random
) -> tuple[Counter[Outcome], tuple[tuple[str, Mutant, Mutant], ...]]:
    by_base: dict[int, list[Mutant]] = defaultdict(list)
    for number, mutant in drawn:
        by_base[number].append(mutant)
    outcomes: Counter[Outcome] = Counter()
    missed = []
    while outcomes.total() < pairs:
        number = random.choice(list(by_base))
        first, second = random.choices(by_base[number], k=2)
        if not _independent(first, second):
            continue
        outcome = judges[number].pair(first, second)
        outcomes[outcome] += 1
        if outcome is Outcome.MISSED:
            missed.append((judges[number].base.name, first, second))
    return outcomes, tuple(missed)


def _independent(first: Mutant, second: Mutant) -> bool:
    apart = first.rule != second.rule and first.subject != second.subject
    return apart and not first.files & second.files
