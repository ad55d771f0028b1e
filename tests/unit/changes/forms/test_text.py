"""A comparison for people, at a terminal of any width."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.changes.comparison import compared
from curriculum_kit.changes.forms.text import diff_text
from curriculum_kit.changes.revision import Version
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course


@pytest.fixture
def texts(tmp_path: Path) -> dict[int, list[str]]:
    """The lines for a weakened claim and a new finding, by the columns of the terminal."""
    versions = []
    for label in ("before", "after"):
        (tmp_path / label).mkdir()
        course = small_course(tmp_path / label)
        if label == "after":
            edit(course, "foundations/descent/slopes.yaml", "within: 0.5", "within: 0.75")
            edit(course, "foundations/descent/stepping.yaml", "load: BUILD", "load: STRETCH")
        versions.append(Version(label, load_course(course)))
    comparison = compared(versions[0], versions[1], RULES)
    return {
        columns: diff_text(comparison, Terminal(columns=columns)).splitlines()
        for columns in (40, 60, 80)
    }


def test_nothing_but_a_path_is_wider_than_the_terminal(texts: dict[int, list[str]]) -> None:
    for columns, lines in texts.items():
        wide = [line for line in lines if len(line) > columns]
        assert all(line.lstrip().startswith("--> ") for line in wide)


def test_what_has_changed_goes_below_where_both_do_not_fit(texts: dict[int, list[str]]) -> None:
    [kind, subject] = ["breaking[claim-weakened]", "claim:parabola-rises-by-two"]
    assert f"{kind} {subject}" in texts[80]
    at = texts[40].index(kind)
    assert texts[40][at + 1] == f"  {subject}"


def test_the_entry_that_approves_is_yaml_on_lines_of_its_own(texts: dict[int, list[str]]) -> None:
    for lines in texts.values():
        at = lines.index("  - change: claim-weakened")
        assert lines[at + 1 : at + 4] == [
            "    subject: claim:parabola-rises-by-two",
            "    about: slope",
            "    reason: ...",
        ]
