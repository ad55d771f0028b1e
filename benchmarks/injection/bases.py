"""The courses that are mutated: the bundled one, the tests' small one, and generated ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.generated import Shape as Size
from benchmarks.generated import write_course
from benchmarks.injection.facts import Base
from benchmarks.injection.judge import report_on
from benchmarks.injection.shapes import SHAPES, write_shape
from tests.courses import small_course

ROOT = Path(__file__).parents[2]


def bases(folder: Path) -> Iterator[Base]:
    """Yield each base course, written to a folder of its own.

    Args:
        folder: An empty folder.
    """
    for name, write in _writers().items():
        home = folder / name.replace(" ", "-")
        home.mkdir()
        write(home)
        report = report_on(home)
        assert not report.findings, f"base '{name}': {report.findings[0].message}"
        yield Base(
            name, home, frozenset((finding.rule, finding.subject) for finding in report.waived)
        )


def _writers() -> dict[str, Callable[[Path], object]]:
    return {
        "bundled": _copy,
        "small": small_course,
        "generated": lambda folder: write_course(Size(25), folder),
        **{
            shape.name: lambda folder, shape=shape: write_shape(shape, folder)  # type: ignore[misc]
            for shape in SHAPES
        },
    }


def _copy(folder: Path) -> None:
    for part in ("curriculum", "demos"):
        shutil.copytree(ROOT / part, folder / part)
