"""Prints which mutants are caught: ``python -m benchmarks.mutation [CLAIM ...] [--write]``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.measurements import PAGE, ROOT, write
from benchmarks.mutation.report import SECTION, Report, markdown, printed
from benchmarks.mutation.running import run
from benchmarks.mutation.survivors import reasons

from curriculum_kit.evidence.selection import selected_claims
from curriculum_kit.source.project import load_course


def main() -> None:
    """Mutate, print, and write the page if asked to."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutation", description=__doc__)
    parser.add_argument("claims", nargs="*", help="what to mutate, as for 'curriculum verify'")
    parser.add_argument("--mutants", type=int, help="about so many, spread evenly over the claims")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at a time")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    if options.claims and options.write:
        parser.error("--write is for all claims")
    known = reasons()
    project = load_course(ROOT / "curriculum")
    claims = selected_claims(project, options.claims)
    with tempfile.TemporaryDirectory() as folder:
        results = run(
            project,
            Path(folder),
            jobs=options.jobs,
            claims=frozenset(claims),
            most=options.mutants,
        )
    report = Report(results, known, complete=options.mutants is None)
    print(printed(report))
    if options.write:
        words = [word for word in sys.argv[1:] if word != "--write"]
        command = " ".join(["python -m benchmarks.mutation", *words])
        write(SECTION, markdown(report, command))


if __name__ == "__main__":
    main()
