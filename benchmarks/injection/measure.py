"""Draws a sample of mutants, and counts how many are found, and what else is said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benchmarks.injection.bases import bases
from benchmarks.injection.facts import Base
from benchmarks.injection.judge import Judge, Judgment
from benchmarks.injection.mutant import Mutant, OverlapError
from benchmarks.injection.mutators import mutants_of


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
        pairs: How many pairs of defects were checked.
        both: In how many of them both were found.
        missed: The pairs in which one was not.
    """

    scores: dict[str, Score]
    pairs: int
    both: int
    missed: tuple[tuple[str, Mutant, Mutant], ...]


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
    return Figures(scores, *_paired(judges, drawn, pairs, random))


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
) -> tuple[int, int, tuple[tuple[str, Mutant, Mutant], ...]]:
    by_base: dict[int, list[Mutant]] = defaultdict(list)
    for number, mutant in drawn:
        by_base[number].append(mutant)
    done, both = 0, 0
    missed = []
    while done < pairs:
        number = random.choice(list(by_base))
        first, second = random.choices(by_base[number], k=2)
        if not _independent(first, second):
            continue
        found = judges[number].pair(first, second)
        done += 1
        both += all(found)
        if not all(found):
            missed.append((judges[number].base.name, first, second))
    return done, both, tuple(missed)


def _independent(first: Mutant, second: Mutant) -> bool:
    return first.rule != second.rule and not first.files & second.files
