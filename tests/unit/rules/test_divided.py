"""Rules asked in two processes: whatever becomes of the second, the same problems are found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.rules.divided import Divided
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course

DIVIDED = """
import os, signal
from dataclasses import replace
from pathlib import Path
from curriculum_kit.check import check
from curriculum_kit.rules import divided
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course

divided.WORTHWHILE = 1
divided.may_fork = lambda: True
parent = os.getpid()

def watched(rule):
    def look(context, options):
        {action}
        return rule.check(context, options)
    return replace(rule, check=look)

rules = [watched(rule) if rule.name == {rule!r} else rule for rule in RULES]
report = check(load_course(Path({course!r})), rules=rules, inquiry=divided.Divided())
for each in report.findings:
    print(each.code, each.place.span.line)
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course with findings of several kinds."""
    root = small_course(tmp_path)
    lesson = "foundations/descent/stepping.yaml"
    edit(root, lesson, "  slope: INTRODUCED\nclaims", "  slop: APPLIED\nclaims")
    edit(root, lesson, "load: BUILD", "load: STRETCH")
    return root


def divided(course: Path, rule: str, action: str) -> subprocess.CompletedProcess[str]:
    """Check a course as if it were large, in an interpreter of its own, which has one thread.

    Args:
        course: The course's folder.
        rule: The name of a rule.
        action: What that rule does before it looks for problems.
    """
    script = DIVIDED.format(course=str(course), rule=rule, action=action)
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False
    )


def found(course: Path) -> str:
    report = check(load_course(course))
    assert {each.code[:4] for each in report.findings} >= {"CUR1", "CUR2"}
    return "".join(f"{each.code} {each.place.span.line}\n" for each in report.findings)


@pytest.mark.parametrize(
    ("rule", "asked"), [("unknown-reference", "child"), ("adjacent-stretch", "parent")]
)
def test_a_child_is_asked_about_prerequisites(
    rule: str, asked: str, course: Path, tmp_path: Path
) -> None:
    note = tmp_path / "asked"
    who = "'parent' if os.getpid() == parent else 'child'"
    done = divided(course, rule, f"Path({str(note)!r}).write_text({who})")
    assert (done.stdout, done.stderr) == (found(course), "")
    assert note.read_text(encoding="utf-8") == asked


def test_a_child_that_dies_costs_nothing(course: Path) -> None:
    dying = "if os.getpid() != parent: os.kill(os.getpid(), signal.SIGKILL)"
    done = divided(course, "redundant-prerequisite", dying)
    assert (done.stdout, done.stderr) == (found(course), "")


def test_what_a_rule_raises_in_a_child_is_raised_in_its_parent(course: Path) -> None:
    done = divided(course, "redundant-prerequisite", "raise ValueError('a rule with a bug')")
    assert done.returncode == 1
    assert done.stderr.count("Traceback") == 1
    assert done.stderr.endswith("ValueError: a rule with a bug\n")


def test_a_small_course_has_no_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> int:
        raise AssertionError

    monkeypatch.setattr(os, "fork", refuse)
    check(load_course(small_course(tmp_path)), inquiry=Divided())
