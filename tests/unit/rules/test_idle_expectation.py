"""CUR506: expectations that refuse something, and those that refuse nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

COURSE = """
## learning-rate.yaml
claims:
  a:
    statement: It is so.
    {rest}
"""
ANY = "'value' of claim 'a' is met by any number: "
OPPOSITE = "'value' of claim 'a' is met by zero and by values of the other sign: "


@pytest.mark.parametrize(
    ("expectation", "message"),
    [
        ("at_least: -.inf", ANY + "at least -inf"),
        ("at_least: -1e301", ANY + "at least -1e+301"),
        ("at_most: .inf", ANY + "at most inf"),
        ("between: [-.inf, .inf]", ANY + "between -inf and inf"),
        ("between: [-1e308, 1e308]", ANY + "between -1e+308 and 1e+308"),
        ("equals: 0, within: .inf", ANY + "0 within inf"),
        ("equals: 0.25, within: 0.26", OPPOSITE + "0.25 within 0.26"),
        ("equals: -0.25, within: 1", OPPOSITE + "-0.25 within 1"),
        ("equals: 3, within_relative: 1.5", OPPOSITE + "3 within 150%"),
        ("equals: 0.25, within: 0.25", None),
        ("equals: 3, within_relative: 1", None),
        ("equals: 0, within: 1", None),
        ("equals: 7", None),
        ("at_least: .inf", None),
        ("at_most: -1e-300", None),
        ("between: [-.inf, 3]", None),
        ("is: false", None),
    ],
)
def test_expectation(expectation: str, message: str | None, tmp_path: Path) -> None:
    course = COURSE.format(
        rest=f"demo: examples:measured\n    expect: {{value: {{{expectation}}}}}"
    )
    assert found("idle-expectation", course, tmp_path) == ([message] if message else [])


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("demo: examples:measured", 1),
        ("demo: examples:measured\n    expect: {}", 1),
        ("expect: {}", 0),
        ("demo: examples:measured\n    expect: {value: {equals: one}}", 0),
    ],
)
def test_no_expectation(rest: str, count: int, tmp_path: Path) -> None:
    assert len(found("idle-expectation", COURSE.format(rest=rest), tmp_path)) == count
