"""The bundled course with one thing broken: exactly the rule that names it, at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.bundled import BUNDLED, copied, open_findings, report, waived_findings
from tests.courses import edit

TRAINING = "foundations/training-neural-networks/"
LEARNING = "foundations/the-learning-problem/"

BROKEN = {
    "a STRETCH lesson beside a STRETCH lesson": (
        (TRAINING + "computational-graphs.yaml", "load: BUILD", "load: STRETCH"),
        [("adjacent-stretch", "batching-and-sgd.yaml", "load: STRETCH")],
    ),
    "a prerequisite cycle": (
        (
            "concepts/backpropagation.yaml",
            "    partial-derivatives: INTRODUCED\n",
            "    partial-derivatives: INTRODUCED\n    backprop-efficiency: INTRODUCED\n",
        ),
        [("prerequisite-cycle", "backpropagation.yaml", "backprop-efficiency: INTRODUCED")],
    ),
    "a prerequisite taught two lessons later": (
        (
            TRAINING + "computational-graphs.yaml",
            "\nrequires:\n",
            "\nrequires:\n  adam: INTRODUCED\n",
        ),
        [("prerequisite-taught-later", "computational-graphs.yaml", "adam: INTRODUCED")],
    ),
    "a concept new twice": (
        (
            TRAINING + "computational-graphs.yaml",
            "  computational-graph: DEVELOPED\n",
            "  computational-graph: DEVELOPED\n  weight-update: DEVELOPED\n",
        ),
        [("already-taught", "computational-graphs.yaml", "weight-update: DEVELOPED")],
    ),
    "a wrong A -> B": (
        (
            TRAINING + "optimizers.yaml",
            "sharp-and-wide-minima: MENTIONED -> INTRODUCED",
            "sharp-and-wide-minima: INTRODUCED -> INTRODUCED",
        ),
        [
            (
                "wrong-starting-depth",
                "optimizers.yaml",
                "sharp-and-wide-minima: INTRODUCED -> INTRODUCED",
            )
        ],
    ),
    "a depth lowered": (
        (
            TRAINING + "optimizers.yaml",
            "learning-rate: {depth: DEVELOPED, label: revisited for Adam}",
            "learning-rate: {depth: INTRODUCED, label: revisited for Adam}",
        ),
        [
            (
                "depth-lowered",
                "optimizers.yaml",
                "learning-rate: {depth: INTRODUCED, label: revisited for Adam}",
            )
        ],
    ),
    "a misspelt concept": (
        (TRAINING + "optimizers.yaml", "  momentum: DEVELOPED", "  momentun: DEVELOPED"),
        [("unknown-reference", "optimizers.yaml", "momentun: DEVELOPED")],
    ),
    "a misspelt key": (
        (TRAINING + "optimizers.yaml", "\nreinforced:\n", "\nreinforcd:\n"),
        [("unknown-key", "optimizers.yaml", "reinforcd:")],
    ),
    "two letters of a short key swapped": (
        (TRAINING + "optimizers.yaml", "\nnew:\n", "\nnwe:\n"),
        [("unknown-key", "optimizers.yaml", "nwe:")],
    ),
    "a misspelt depth": (
        (TRAINING + "optimizers.yaml", "  momentum: DEVELOPED", "  momentum: DEVELOPD"),
        [("invalid-value", "optimizers.yaml", "momentum: DEVELOPD")],
    ),
    "a duplicate key": (
        (TRAINING + "optimizers.yaml", "\nload: BUILD\n", "\nload: BUILD\nload: STRETCH\n"),
        [("duplicate-key", "optimizers.yaml", "load: STRETCH")],
    ),
    "a lesson misspelt in its module's list": (
        (TRAINING + "module.yaml", "  - optimizers\n", "  - optimisers\n"),
        [("missing-file", "module.yaml", "- optimisers")],
    ),
    "acts out of order": (
        (
            TRAINING + "module.yaml",
            "lessons: [batching-and-sgd, optimizers]",
            "lessons: [optimizers, batching-and-sgd]",
        ),
        [("act-mismatch", "module.yaml", "lessons: [optimizers, batching-and-sgd]")],
    ),
    "a misconception that nobody addresses": (
        (TRAINING + "module.yaml", "    addressed_in: [optimizers]\n", "    addressed_in: []\n"),
        [("unaddressed-misconception", "module.yaml", "adam-always-beats-sgd:")],
    ),
}


@pytest.fixture(scope="session")
def untouched() -> Any:
    return report(BUNDLED)


@pytest.mark.parametrize(("change", "expected"), BROKEN.values(), ids=BROKEN)
def test_exactly_one_finding(
    change: tuple[str, str, str],
    expected: list[tuple[str, str, str]],
    untouched: Any,
    tmp_path: Path,
) -> None:
    course = copied(tmp_path)
    edit(course, *change)
    found = report(course)
    assert open_findings(found) == expected
    assert waived_findings(found) == waived_findings(untouched)
    assert found["summary"]["rules_skipped"] == []


def test_waiver_without_reason(untouched: Any, tmp_path: Path) -> None:
    course = copied(tmp_path)
    file = course / LEARNING / "gradient-descent.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("    reason: >-", text.index("- rule: adjacent-stretch"))
    end = text.index("  - rule: too-many-new-concepts")
    file.write_text(text[:start] + text[end:], encoding="utf-8")
    found = report(course)
    assert open_findings(found) == [
        ("waiver-without-reason", "gradient-descent.yaml", "- rule: adjacent-stretch")
    ]
    assert waived_findings(found) == waived_findings(untouched)


def test_truncated_file(tmp_path: Path) -> None:
    course = copied(tmp_path)
    file = course / TRAINING / "optimizers.yaml"
    text = file.read_text(encoding="utf-8")
    cut = text.index("learning-rate: {depth: DEV") + len("learning-rate: {depth: DEV")
    file.write_text(text[:cut], encoding="utf-8")
    found = report(course)
    [(rule, name, _line)] = open_findings(found)
    assert (rule, name) == ("unreadable-yaml", "optimizers.yaml")
    skipped = found["summary"]["rules_skipped"]
    assert "prerequisite-never-taught" in skipped
    assert "too-many-new-concepts" not in skipped


def test_claim_pointing_at_no_function(tmp_path: Path) -> None:
    course = copied(tmp_path)
    edit(
        course,
        TRAINING + "training-dynamics.yaml",
        "demo: training_dynamics:sigmoid_slope\n",
        "demo: training_dynamics:sigmoid_slop\n",
    )
    found = report(course)
    line = "demo: training_dynamics:sigmoid_slop"
    assert open_findings(found) == [("demo-not-found", "training-dynamics.yaml", line)]
    assert found["findings"][-1]["help"] == "Did you mean 'training_dynamics:sigmoid_slope'?"


def test_control_removed(tmp_path: Path) -> None:
    course = copied(tmp_path)
    demos = tmp_path / "demos" / "training_dynamics.py"
    text = demos.read_text(encoding="utf-8")
    assert "@sigmoid_slope.control" in text
    demos.write_text(text.replace("@sigmoid_slope.control", ""), encoding="utf-8")
    line = "demo: training_dynamics:sigmoid_slope"
    assert open_findings(report(course)) == [
        ("demo-without-control", "training-dynamics.yaml", line)
    ]
