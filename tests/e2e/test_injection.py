"""A sample of the error injection: every defect is found at its place, and nothing else is said."""

from __future__ import annotations

from pathlib import Path

from benchmarks.injection.judge import Outcome
from benchmarks.injection.measure import measure
from benchmarks.injection.mutators import MUTATORS
from benchmarks.injection.table import printed

from curriculum_kit.rules.registry import RULES


def test_every_rule_has_a_mutator() -> None:
    named = [mutator.__name__.replace("_", "-") for mutator in MUTATORS]
    assert sorted(named) == sorted(rule.name for rule in RULES)


def test_every_defect_is_found_and_nothing_else_is_said(tmp_path: Path) -> None:
    figures = measure(tmp_path, mutants=320, pairs=300)
    assert set(figures.scores) == {rule.name for rule in RULES}
    assert (figures.total.recall, figures.total.precision) == (1.0, 1.0), printed(figures)
    both, missed = figures.pairs[Outcome.BOTH], figures.pairs[Outcome.MISSED]
    assert both >= 0.99 * (both + missed), printed(figures)
