"""The bundled course in this repository, copies of it, and the real command run on them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
"""The repository."""
BUNDLED = ROOT / "curriculum"
"""The course's folder."""
CURRICULUM = Path(sys.executable).with_name("curriculum")
"""The real command."""


def copied(folder: Path) -> Path:
    """Copy the bundled course and its demos.

    Args:
        folder: An empty folder.

    Returns:
        The copy's course folder.
    """
    left_out = shutil.ignore_patterns("__pycache__")
    for name in ("curriculum", "demos"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    return folder / "curriculum"


def curriculum(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the real command.

    Args:
        words: What follows ``curriculum``.
        cwd: Where it is run.
    """
    return subprocess.run(
        [str(CURRICULUM), *words], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )


def report(course: Path) -> Any:
    """Return the JSON report on a course.

    Args:
        course: The course's folder.
    """
    done = curriculum("validate", "--format", "json", str(course))
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def open_findings(document: Any) -> list[tuple[str, str, str]]:
    """Return what is found and not waived.

    Args:
        document: A JSON report.

    Returns:
        For each finding its rule, its file's name and the text of its line, stripped.
    """
    found = []
    for finding in document["findings"]:
        if finding["waived"] is None:
            path = ROOT / finding["path"]
            line = path.read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
            found.append((finding["rule"], path.name, line.strip()))
    return found


def waived_findings(document: Any) -> set[tuple[str, str]]:
    """Return what is waived, by rule and subject.

    Args:
        document: A JSON report.
    """
    return {
        (finding["rule"], finding["subject"])
        for finding in document["findings"]
        if finding["waived"] is not None
    }
