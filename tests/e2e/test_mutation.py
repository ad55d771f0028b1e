"""Mutation of demos: which changes are made, and what counts as caught."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.mutation.expectations import misstatements_of
from benchmarks.mutation.mutants import mutants_of
from benchmarks.mutation.running import Fate, run
from benchmarks.mutation.survivors import reason_for, reasons

from curriculum_kit.source.project import load_course
from tests.bundled import BUNDLED
from tests.courses import edit, small_course
from tests.unit.evidence.claims import claim

PLAIN = """\
from curriculum_kit import demo

RATE = 0.5
UNUSED = 3.0

@demo
def measured(generator):
    '''Nothing in here is changed: 1 + 1.'''
    return {"x": _helper(generator)}

@measured.control
def wrong(generator):
    return {"x": 1.0 + 1.0}

@measured.figure
def drawn(generator):
    return 2 - 1

def _helper(generator, size: int = 7):
    return EXPRESSION
"""


def changes(expression: str) -> set[tuple[str, str, str]]:
    """Return the changes made to an expression in a helper of a demo."""
    source = PLAIN.replace("EXPRESSION", expression)
    return {
        (mutant.kind, mutant.before, mutant.after)
        for mutant in mutants_of("a-claim", "measured", source)
        if mutant.before != "7"
    }


@pytest.mark.parametrize(
    ("expression", "kind", "before", "after"),
    [
        ("a + b", "sign", "a + b", "a - b"),
        ("-a", "sign", "-a", "a"),
        ("a * b", "operator", "a * b", "a / b"),
        ("a @ b", "operator", "a @ b", "a * b"),
        ("a**b", "operator", "a ** b", "a * b"),
        ("a - b", "dropped term", "a - b", "a"),
        ("a - b", "dropped term", "a - b", "b"),
        ("f(2.5)", "constant", "2.5", "3.5"),
        ("f(2.5)", "constant", "2.5", "5.0"),
        ("a * RATE", "constant", "0.5", "1.0"),
        ("a[-1]", "index", "-1", "-2"),
        ("a[:, 3]", "index", "3", "4"),
        ("a[2:]", "index", "2", "1"),
        ("f(a, axis=0)", "index", "0", "1"),
        ("range(n)", "off by one", "n", "n - 1"),
        ("range(9)", "off by one", "9", "9 + 1"),
        ("generator.normal(size=(20, 3))", "off by one", "20", "21"),
        ("a < b", "comparison", "a < b", "a <= b"),
        ("a if b else c", "comparison", "a if b else c", "c if b else a"),
        ("np.max(a)", "comparison", "np.max", "np.min"),
    ],
)
def test_a_change(expression: str, kind: str, before: str, after: str) -> None:
    assert (kind, before, after) in changes(expression)


def test_only_what_the_demo_uses_is_changed() -> None:
    source = PLAIN.replace("EXPRESSION", "a + RATE")
    mutants = list(mutants_of("a-claim", "measured", source))
    assert {mutant.where for mutant in mutants} == {"_helper", "RATE"}
    assert len({mutant.source for mutant in mutants}) == len(mutants)


def test_methods_of_a_class_that_is_used_are_changed() -> None:
    helper = "class Helper:\n    def rate(self):\n        return 2.0 * RATE\n"
    source = PLAIN.replace("EXPRESSION", "Helper().rate()") + helper
    changed = {mutant.where for mutant in mutants_of("a-claim", "measured", source)}
    assert changed == {"_helper", "Helper", "RATE"}


def test_what_says_how_and_not_what_is_left_alone() -> None:
    assert not changes("zip(a, b, strict=1)")
    assert not changes("f'{1 + 1}'")


DEMO = """\
from curriculum_kit import demo

@demo
def parabola():
    unused = 3.0
    return {"slope": _slope(1.0, 2.0)}

@parabola.control
def line():
    return {"slope": 1.0}

def _slope(x, power):
    return power * x ** (power - 1.0)
"""


def test_what_becomes_of_mutants(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (tmp_path / "demos/slopes.py").write_text(DEMO, encoding="utf-8")
    edit(course, "foundations/descent/slopes.yaml", "within: 0.5", "within: 1.5e-1")
    work = tmp_path / "mutants"
    work.mkdir()
    only = frozenset({"parabola-rises-by-two"})
    results = run(load_course(course), work, jobs=2, claims=only)
    fates = {mutant.change: fate for mutant, fate in results.fates}
    assert fates["parabola: 2.0 -> 3.0"] is Fate.CAUGHT
    assert fates["_slope: power * x ** (power - 1.0) -> power"] is Fate.EQUIVALENT
    assert fates["parabola: 3.0 -> 4.0"] is Fate.EQUIVALENT
    assert Fate.SURVIVED not in fates.values()


def test_a_check_that_notices_nothing_has_survivors(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (tmp_path / "demos/slopes.py").write_text(DEMO, encoding="utf-8")
    edit(course, "foundations/descent/slopes.yaml", "{equals: 2, within: 0.5, unit: m/m}", WEAK)
    only = frozenset({"parabola-rises-by-two"})
    results = run(load_course(course), tmp_path, jobs=2, claims=only)
    fates = {mutant.change: fate for mutant, fate in results.fates}
    assert fates["parabola: 2.0 -> 3.0"] is Fate.SURVIVED


WEAK = "{at_least: 1.5}"


@pytest.mark.parametrize(
    ("expectation", "contradicting"),
    [
        ({"equals": 2, "within": 0.5}, {"value": 2, "sign": 1, "exponent": 2}),
        ({"equals": 0, "within": 0.5}, {"value": 2}),
        ({"equals": 2, "within_relative": 0.1}, {"value": 2, "sign": 1, "exponent": 2}),
        ({"between": [1, 4]}, {"value": 2, "sign": 1, "exponent": 2}),
        ({"is": True}, {"value": 1}),
        ({"at_most": 2}, {}),
        ({"at_least": 2}, {}),
    ],
)
def test_changes_of_an_expectation(
    expectation: dict[str, object], contradicting: dict[str, int]
) -> None:
    made = list(misstatements_of(claim(expect={"x": expectation})))
    counts: dict[str, int] = {}
    for wrong in made:
        if wrong.contradicts:
            counts[wrong.kind] = counts.get(wrong.kind, 0) + 1
    assert counts == contradicting
    assert made


def test_reasons_speak_of_claims_that_there_are() -> None:
    known = {reason.claim for reason in reasons()}
    assert known
    assert known <= set(load_course(BUNDLED).course.claims)


def test_the_first_reason_that_fits_is_given(tmp_path: Path) -> None:
    table = tmp_path / "survivors.yaml"
    table.write_text(
        """
a-claim:
  - {where: _helper, before: ["a + b"], reason: One.}
  - {where: _helper, reason: Another.}
"""
    )
    source = PLAIN.replace("EXPRESSION", "a + b * RATE + f(a + b)")
    given = {
        mutant.before: reason_for(mutant, reasons(table))
        for mutant in mutants_of("a-claim", "measured", source)
    }
    assert (given["a + b"], given["b * RATE"], given["0.5"]) == ("One.", "Another.", None)
