"""Counts of findings by rule."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from curriculum_kit.findings import Severity
from curriculum_kit.output.statistics import Count, counts, statistics
from curriculum_kit.output.terminal import Terminal
from tests.courses import checked, edit, small_course
from tests.unit.output.hostile import LESSON, with_fixes


def faulty(folder: Path) -> Path:
    course = small_course(folder)
    edit(course, LESSON, "core: A", "cor: A")
    edit(course, LESSON, "minutes: 45", "minuets: 45")
    edit(course, "curriculum.yaml", "unlisted-file: warning", "unlisted-file: info")
    (course / "foundations/descent/extra.yaml").touch()
    return course


def test_as_printed(tmp_path: Path) -> None:
    report = checked(faulty(tmp_path))
    assert statistics(report, Terminal()) == dedent("""\
        2  error    CUR005  unknown-key (2 fixable)
        1  info     CUR009  unlisted-file
        Found 2 errors, 1 info in 3 lessons, 4 concepts, 3 claims; 1 waived.
        2 can be fixed with --fix.
        """)


def test_what_can_be_fixed_is_counted(tmp_path: Path) -> None:
    report = with_fixes(checked(faulty(tmp_path)))
    assert counts(report) == [
        Count("CUR005", "unknown-key", Severity.ERROR, 2, 2),
        Count("CUR009", "unlisted-file", Severity.INFO, 1, 1),
    ]
    assert "CUR009  unlisted-file (1 fixable)\n" in statistics(report, Terminal())


def test_a_sound_course_has_nothing_to_count(tmp_path: Path) -> None:
    report = checked(small_course(tmp_path))
    assert counts(report) == []
    assert statistics(report, Terminal()).startswith("All checks passed")


def test_color_marks_severities(tmp_path: Path) -> None:
    printed = statistics(checked(faulty(tmp_path)), Terminal(color=True))
    assert "2  \x1b[1;31merror\x1b[0m    CUR005" in printed
