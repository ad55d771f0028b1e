"""CUR505: which demos are orphans, and which may belong to a claim that has lost its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

COURSE = """
## learning-rate.yaml
claims: {claims}
## {file}.py
from curriculum_kit import demo

@demo
def used():
    return {{"value": 1.0}}

@used.control
def wrong():
    return {{"value": 2.0}}

def helper():
    return 1

@demo
def unused():
    return {{"value": 1.0}}
"""
CLAIM = "{{a: {{statement: It is so., {demo}expect: {{value: {{equals: 1}}}}}}}}"


@pytest.mark.parametrize(
    ("file", "claims", "orphans"),
    [
        pytest.param("rates", CLAIM.format(demo="demo: 'rates:used', "), ["unused"], id="one"),
        pytest.param(
            "rates", CLAIM.format(demo="demo: 'other:thing', "), ["used", "unused"], id="both"
        ),
        pytest.param("rates", CLAIM.format(demo="demo: 'rates:usde', "), [], id="misspelt"),
        pytest.param("rates", CLAIM.format(demo="demo: 'rate:used', "), [], id="misspelt-file"),
        pytest.param("rates", CLAIM.format(demo="demo: 'walrus:used', "), [], id="renamed-file"),
        pytest.param("learning_rate", CLAIM.format(demo=""), [], id="the-claim-lacks-its-demo"),
        pytest.param("rates", CLAIM.format(demo=""), [], id="the-claim-may-lack-one-of-these"),
        pytest.param("learning_rate", "{}", [], id="the-lesson-lacks-claims"),
        pytest.param("rates", "{}", ["used", "unused"], id="a-file-of-no-lesson"),
    ],
)
def test_orphans(file: str, claims: str, orphans: list[str], tmp_path: Path) -> None:
    course = COURSE.format(file=file, claims=claims)
    assert found("orphan-demo", course, tmp_path) == [
        f"no claim uses demo '{file}:{name}'" for name in orphans
    ]
