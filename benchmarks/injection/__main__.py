"""Prints how each rule did: ``python -m benchmarks.injection [--mutants N] [--pairs N] ...``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.injection.measure import measure
from benchmarks.injection.table import SECTION, markdown, printed
from benchmarks.measurements import PAGE, write

from curriculum_kit.rules.registry import RULES


def main() -> None:
    """Measure, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.injection", description=__doc__)
    parser.add_argument("--mutants", type=int, default=6_000, help="spread evenly over the rules")
    parser.add_argument("--pairs", type=int, default=2_000, help="pairs of defects")
    parser.add_argument("--seed", type=int, default=1, help="another sample")
    parser.add_argument("--rule", choices=[rule.name for rule in RULES], help="only this one")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(
            Path(folder),
            mutants=options.mutants,
            pairs=0 if options.rule else options.pairs,
            seed=options.seed,
            rule=options.rule,
        )
    print(printed(figures))
    if options.write:
        words = [word for word in sys.argv[1:] if word != "--write"]
        command = " ".join(["python -m benchmarks.injection", *words])
        write(SECTION, markdown(figures, command))


if __name__ == "__main__":
    main()
