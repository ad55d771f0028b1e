"""The concise report: one line a finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.output.concise import concise
from curriculum_kit.output.terminal import Terminal
from tests.courses import checked, edit, small_course


def test_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/slopes.yaml", "core: A", "cor: A")
    (course / "foundations/descent/extra.yaml").touch()
    monkeypatch.chdir(course)
    assert concise(checked(course), Terminal()).splitlines() == [
        (
            "foundations/descent/extra.yaml:1:1: warning CUR009 lesson 'extra' lies here, but "
            "module 'descent' does not list it"
        ),
        "foundations/descent/slopes.yaml:2:1: error CUR005 lesson 'slopes' has no key 'cor'",
        "Found 1 error, 1 warning in 3 lessons, 4 concepts, 3 claims; 1 waived.",
        "1 can be fixed with --fix.",
    ]


def test_every_finding_is_one_line(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/slopes.yaml", "core: A", '"co\\nre\\x1b[2J": A')
    hostile = "\x1b]0;owned\x07\n::error::.yaml"
    (course / "foundations/descent" / hostile).touch()
    lines = concise(checked(course), Terminal()).split("\n")
    assert len(lines) == 4 + 1  # two keys and a file, the summary, and the end of the last line
    assert not any("\x1b" in line or "\x07" in line for line in lines)
    assert not any(line.startswith("::error") for line in lines)
