"""The case study: its commands print what it says they print."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.e2e.bundled import ROOT, changed, copied, curriculum, open_findings, report

CASE_STUDY = (ROOT / "docs" / "case-study.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n\$ (curriculum [^\n]*)\n(.*?)```", CASE_STUDY, re.DOTALL)
TRAINING = "foundations/training-neural-networks/"


@pytest.mark.parametrize(("command", "printed"), CONSOLES, ids=[c for c, _ in CONSOLES])
def test_command_prints_what_the_case_study_shows(command: str, printed: str) -> None:
    done = curriculum(*shlex.split(command)[1:])
    assert done.stdout == printed


def test_case_study_shows_commands() -> None:
    assert CONSOLES


def test_plan_with_its_neighbors_teaches_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Module 1.1 names the chain rule and both passes, so the plan may not call them new."""
    course = copied(tmp_path_factory.mktemp("neighbors"))
    file = TRAINING + "backpropagation.yaml"
    changed(course, file, "  chain-rule: MENTIONED -> DEVELOPED\n", "")
    changed(course, file, "  forward-pass: INTRODUCED\n  backward-pass: INTRODUCED\n", "")
    new = "new:\n  chain-rule: DEVELOPED\n  forward-pass: INTRODUCED\n  backward-pass: INTRODUCED\n"
    changed(course, file, "new:\n", new)
    assert [(rule, line) for rule, _name, line in open_findings(report(course))] == [
        ("already-taught", "chain-rule: DEVELOPED"),
        ("already-taught", "forward-pass: INTRODUCED"),
        ("already-taught", "backward-pass: INTRODUCED"),
    ]
