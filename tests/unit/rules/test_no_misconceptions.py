"""CUR404: which lessons are asked for misconceptions, and how many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

COURSE = """
## curriculum.yaml
rules: {{no-misconceptions: {{at_least: {at_least}}}}}
## module.yaml
misconceptions:
  one: {{belief: B, correction: C, about: {about}, addressed_in: {addressed}}}
## first.yaml
load: {load}
## second.yaml
new: {{adam: DEVELOPED}}
"""
FIRST = "lesson 'first' addresses no misconception"
SECOND = "lesson 'second' addresses no misconception"


@pytest.mark.parametrize(
    ("at_least", "about", "addressed", "load", "messages"),
    [
        pytest.param(1, "[]", "[first]", "BUILD", [SECOND], id="one-lacks-any"),
        pytest.param(1, "[]", "[first, second]", "BUILD", [], id="one-for-both"),
        pytest.param(0, "[]", "[first]", "BUILD", [], id="none-asked-for"),
        pytest.param(
            2,
            "[]",
            "[first]",
            "BUILD",
            ["lesson 'first' addresses 1 misconception; at least 2 are asked for", SECOND],
            id="two-asked-for",
        ),
        pytest.param(1, "[]", "[second]", "CONSOLIDATE", [], id="consolidate"),
        pytest.param(1, "[]", "[second]", "STRETCH", [FIRST], id="stretch"),
        pytest.param(1, "[]", "[]", "BUILD", [], id="none-addressed-at-all"),
        pytest.param(1, "[]", "[first, sceond]", "BUILD", [], id="a-lesson-misspelt"),
        pytest.param(1, "[adam]", "[sceond, first]", "BUILD", [], id="that-brings-its-concept"),
        pytest.param(1, "[adam]", "[frist, second]", "BUILD", [FIRST], id="that-brings-none"),
    ],
)
def test_who_is_asked(  # the places that differ
    at_least: int, about: str, addressed: str, load: str, messages: list[str], tmp_path: Path
) -> None:
    course = COURSE.format(at_least=at_least, about=about, addressed=addressed, load=load)
    assert found("no-misconceptions", course, tmp_path) == messages


def test_a_course_that_keeps_none_is_not_asked(tmp_path: Path) -> None:
    assert found("no-misconceptions", "## first.yaml\n## second.yaml\n", tmp_path) == []
