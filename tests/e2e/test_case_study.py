"""The case study: its commands print what it says they print."""

from __future__ import annotations

import re
import shlex
import shutil
from functools import cache
from pathlib import Path

import pytest

from curriculum_kit.model.course import Course
from curriculum_kit.source.project import load_course
from tests.bundled import BUNDLED, ROOT, copied, curriculum, open_findings, report
from tests.courses import edit

CASE_STUDY = (ROOT / "docs" / "case-study.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n\$ (curriculum [^\n]*)\n(.*?)```", CASE_STUDY, re.DOTALL)
TRAINING = "foundations/training-neural-networks/"
FIGURES = ROOT / "tests/courses/figures-as-published"
MEASURED = [
    ("worked-gradient", "equals: -30.67", "equals: -22.67"),
    ("momentum", "equals: 1,", "equals: 10,"),
    ("deep-products", "equals: 9.5e-7, within: 5e-9", "equals: 3.8e-6, within: 5e-8"),
    ("deep-products", "equals: 1e+6", "equals: 262144"),
    ("deep-products", "equals: 1024", "equals: 512"),
    ("softmax", "equals: 0.69", "equals: 1"),
]
SAID_NOW = re.findall(r"^\|.*\| ([^|]*`[a-z0-9-]+`[^|]*) \|$", CASE_STUDY, re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.-])-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?")


@pytest.mark.parametrize(("command", "printed"), CONSOLES, ids=[c for c, _ in CONSOLES])
def test_command_prints_what_the_case_study_shows(command: str, printed: str) -> None:
    done = curriculum(*shlex.split(command)[1:])
    assert timeless(done.stdout) == timeless(printed)
    assert done.returncode == 1


def test_case_study_shows_commands() -> None:
    assert [command.split()[1] for command, _ in CONSOLES] == ["validate", "verify"]


def test_linter_sees_nothing_wrong_with_published_figures() -> None:
    done = curriculum("validate", "--strict", str(FIGURES))
    assert done.stdout.startswith("All checks passed")
    assert done.returncode == 0


def test_measured_figures_verify(tmp_path: Path) -> None:
    """Nothing but the numbers is wrong: with the measured ones every claim is verified."""
    course = tmp_path / "course"
    shutil.copytree(FIGURES, course, ignore=shutil.ignore_patterns("__pycache__"))
    for lesson, published, measured in MEASURED:
        edit(course, f"foundations/figures/{lesson}.yaml", published, measured)
    done = curriculum("verify", "-C", str(course))
    assert timeless(done.stdout).endswith("\n5 claims: 5 verified; 0.0 s.\n")
    assert done.returncode == 0


@pytest.mark.parametrize("said", SAID_NOW)
def test_numbers_said_now_stand_in_the_claims_named(said: str) -> None:
    stated = " ".join(statements()[slug] for slug in re.findall(r"`([a-z0-9-]+)`", said))
    assert set(NUMBER.findall(said)) <= set(NUMBER.findall(stated))


def test_case_study_names_claims() -> None:
    assert len(SAID_NOW) == 12


def test_bundled_course_does_not_teach_softmax() -> None:
    """As the case study says of the published row."""
    assert not [concept for concept in bundled().concepts if "softmax" in concept]


def test_plan_with_its_neighbors_teaches_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Module 1.1 names the chain rule and both passes, so the plan may not call them new."""
    course = copied(tmp_path_factory.mktemp("neighbors"))
    file = TRAINING + "backpropagation.yaml"
    edit(course, file, "  chain-rule: MENTIONED -> DEVELOPED\n", "")
    edit(course, file, "  forward-pass: INTRODUCED\n  backward-pass: INTRODUCED\n", "")
    new = "new:\n  chain-rule: DEVELOPED\n  forward-pass: INTRODUCED\n  backward-pass: INTRODUCED\n"
    edit(course, file, "new:\n", new)
    assert [(rule, line) for rule, _name, line in open_findings(report(course))] == [
        ("already-taught", "chain-rule: DEVELOPED"),
        ("already-taught", "forward-pass: INTRODUCED"),
        ("already-taught", "backward-pass: INTRODUCED"),
    ]


def timeless(printed: str) -> str:
    return re.sub(r"; \d+\.\d s\.$", "; 0.0 s.", printed, flags=re.MULTILINE)


@cache
def bundled() -> Course:
    return load_course(BUNDLED).course


def statements() -> dict[str, str]:
    lessons = bundled().lessons.values()
    return {slug: claim.statement for each in lessons for slug, claim in each.claims.items()}
