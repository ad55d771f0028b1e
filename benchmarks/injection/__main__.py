"""Prints how each rule did: ``python -m benchmarks.injection [--mutants N] [--pairs N] ...``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.injection.measure import measure


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.injection", description=__doc__)
    parser.add_argument("--mutants", type=int, default=3_000)
    parser.add_argument("--pairs", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rule", help="the only rule to measure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(
            Path(folder),
            mutants=options.mutants,
            pairs=options.pairs,
            seed=options.seed,
            rule=options.rule,
        )
    for rule, score in figures.scores.items():
        print(f"{rule:28} {score.mutants:5} {score.recall:6.3f} {score.precision:6.3f}")
        for failure in score.failures[:5]:
            print(f"  {failure.base}: {failure.mutant.what} {failure.mutant.subject}")
            print(f"    found: {failure.found}; {' | '.join(failure.seen)[:400]}")
    print(figures.pairs, figures.both)
    for name, first, second in figures.missed[:20]:
        print(f"  {name}: {first.rule} {first.what} & {second.rule} {second.what}")


if __name__ == "__main__":
    main()
