"""The small course with a claim of each kind, and the evidence for it as ``verify`` records it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.bundled import CURRICULUM
from tests.courses import edit, small_course

VERIFIED, FAILED, ERRORED, UNRUN = (
    "parabola-rises-by-two",
    "step-halves-the-loss",
    "rolling-is-smooth",
    "rolling-is-fast",
)

FIGURE = """

@parabola.figure
def curve():
    from curriculum_kit import Axis, Figure, Series
    gap = float("nan")
    heights = Series("x^2", [0.0, 1.0, 2.0], [0.0, 1.0, gap], "points")
    return Figure("It rises", Axis("x in m"), Axis("height in m", "log"), [heights])
"""

FAST = """\
claims:
  rolling-is-fast:
    statement: Momentum arrives sooner.
"""


def recorded_course(folder: Path) -> Path:
    """Write the course, verify it, and record the evidence beside ``curriculum.yaml``.

    Args:
        folder: An empty folder.

    Returns:
        The course's folder.
    """
    course = small_course(folder)
    edit(course, "foundations/descent/stepping.yaml", "[1, 3]", "[3, 4]")
    edit(course, "foundations/acceleration/rolling.yaml", "claims:\n", FAST)
    with (folder / "demos/slopes.py").open("a", encoding="utf-8") as demos:
        demos.write(FIGURE)
    record(course)
    return course


def record(course: Path, *words: str) -> Path:
    """Verify a course, and record the evidence in it.

    Args:
        course: The course's folder.
        words: Further options.

    Returns:
        The file.
    """
    file = course / "evidence.json"
    outside = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(
        [str(CURRICULUM), "verify", "-C", str(course), "--evidence", str(file), *words],
        env=outside | {"GIT_CEILING_DIRECTORIES": str(course.parent.parent)},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return file


def written(file: Path) -> Any:
    """Return what a file of evidence holds.

    Args:
        file: The file.
    """
    return json.loads(file.read_text(encoding="utf-8"))
