"""What follows from a mistake that is already reported is not reported again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import checked, edit, small_course

DESCENT = "foundations/descent/module.yaml"
SLOPES = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"
ROLLING = "foundations/acceleration/rolling.yaml"
REGISTRY = "concepts/optimization.yaml"

GAP = "  gradient-descent:\n    depth: APPLIED\n"

CAUSES: dict[str, tuple[list[tuple[str, str, str]], str]] = {
    "a concept that resembles none, reinforced": (
        [(ROLLING, "  slope: {depth", "  entropy: {depth")],
        "there is no concept 'entropy'",
    ),
    "a misspelt concept that later lessons build on": (
        [(SLOPES, "  slope: INTRODUCED", "  sloep: INTRODUCED")],
        "there is no concept 'sloep'",
    ),
    "an alias in place of an id": (
        [(SLOPES, "  slope: INTRODUCED", "  Steepness: INTRODUCED")],
        "there is no concept 'Steepness'",
    ),
    "a gap under a misspelt concept": (
        [
            (ROLLING, GAP, GAP.replace("gradient-descent", "gradient-decsent")),
            (REGISTRY, "gradient-descent: DEVELOPED", "gradient-descent: APPLIED"),
        ],
        "there is no concept 'gradient-decsent'",
    ),
    "a misspelt assumption": (
        [("curriculum.yaml", "algebra: APPLIED", "algbera: APPLIED")],
        "there is no concept 'algbera'",
    ),
    "a misspelt key of entries": (
        [(SLOPES, "new:", "New:")],
        "lesson 'slopes' has no key 'New'",
    ),
    "the only claim of a lesson": (
        [(ROLLING, "statement: Momentum averages steps.", "statement: 7")],
        (
            "'claims.rolling-is-smooth.statement' of lesson 'rolling': "
            "expected text, found the number 7"
        ),
    ),
    "the demo of a claim": (
        [(ROLLING, "demo: slopes:parabola", "demo: [slopes, parabola]")],
        "'claims.rolling-is-smooth.demo' of lesson 'rolling': expected text, found a list",
    ),
    "where a misconception is addressed": (
        [(DESCENT, "addressed_in: [stepping]", "addressed_in: stepping")],
        (
            "'misconceptions.steepest-is-shortest.addressed_in' of module 'descent': "
            "expected a list, found the text 'stepping'"
        ),
    ),
    "the reason of a waiver": (
        [(ROLLING, "reason: A running average is nothing new to programmers.", "reason: [why]")],
        "'waivers.1.reason' of lesson 'rolling': expected text, found a list",
    ),
    "what a waiver silences": (
        [(ROLLING, "  momentum: INTRODUCED", "  momentum: 1")],
        "'new.momentum' of lesson 'rolling': expected a depth, or a mapping, found the number 1",
    ),
    "a misspelt rule in a waiver": (
        [(ROLLING, "rule: new-in-consolidate", "rule: new-in-consolidated")],
        "there is no rule 'new-in-consolidated'",
    ),
    "a lesson misspelt in the list and in the acts": (
        [
            (DESCENT, "lessons: [slopes, stepping]", "lessons: [slopes, steping]"),
            (DESCENT, "lessons: [stepping]", "lessons: [steping]"),
        ],
        "lesson 'steping' is listed, but there is no file 'steping.yaml'",
    ),
    "a lesson that is listed and not yet written": (
        [(DESCENT, "lessons: [slopes, stepping]", "lessons: [slopes, stepping, landing]")],
        "lesson 'landing' is listed, but there is no file 'landing.yaml'",
    ),
    "what a lesson requires": (
        [
            (SLOPES, "requires:\n  algebra: DEVELOPED", "requires: algebra"),
            ("concepts/mathematics.yaml", "  requires:\n    algebra: DEVELOPED\n", ""),
        ],
        "'requires' of lesson 'slopes': expected a mapping, found the text 'algebra'",
    ),
    "a depth that no lesson reaches and several ask for": (
        [
            (STEPPING, "  slope: INTRODUCED\nclaims", "  slope: APPLIED\nclaims"),
            (ROLLING, "requires:\n", "requires:\n  slope: APPLIED\n"),
        ],
        (
            "lesson 'stepping' requires 'slope' at APPLIED, but the learner holds it at "
            "INTRODUCED, since lesson 'slopes'"
        ),
    ),
    "a concept reinforced before it and what it requires are taught": (
        [
            (SLOPES, "requires:\n", "reinforced: {momentum: INTRODUCED}\nrequires:\n"),
        ],
        (
            "lesson 'slopes' reinforces 'momentum', but nothing before it teaches it "
            "(first taught in 'rolling', 2 lessons later)"
        ),
    ),
    "a gap in a concept that is reinforced and was never taught": (
        [
            (REGISTRY, "momentum:\n", "quokka: {name: Quokka}\nmomentum:\n"),
            (ROLLING, "reinforced:\n", "reinforced:\n  quokka: INTRODUCED\n"),
            (
                ROLLING,
                "requires:\n",
                "requires:\n  quokka: {depth: INTRODUCED, gap: {size: small, resolution: say}}\n",
            ),
        ],
        "lesson 'rolling' reinforces 'quokka', but nothing before it teaches it",
    ),
    "a number that is one in YAML 1.1 only": (
        [(SLOPES, "minutes: 45", "minutes: 4_5")],
        "'minutes' of lesson 'slopes': expected a whole number, found the text '4_5'",
    ),
    "an objective that is no text": (
        [(SLOPES, "objective: Compute a slope.", "objective: 7")],
        "'objective' of lesson 'slopes': expected text, found the number 7",
    ),
    "the kind of an example": (
        [(SLOPES, "{kind: negative, what: a cliff}", "{kind: 3, what: a cliff}")],
        (
            "'examples.3.kind' of lesson 'slopes': expected one of positive, negative, "
            "found the number 3"
        ),
    ),
    "a misspelt demo": (
        [(SLOPES, "demo: slopes:parabola", "demo: slopes:parabole")],
        "claim 'parabola-rises-by-two' points at no demo: 'slopes.py' has no function 'parabole'",
    ),
    "a misconception addressed in a lesson that is misspelt": (
        [(DESCENT, "addressed_in: [stepping]", "addressed_in: [steping]")],
        "there is no lesson 'steping'",
    ),
    "a step of depth in small letters": (
        [(STEPPING, "slope: INTRODUCED -> DEVELOPED", "slope: introduced -> developed")],
        (
            "'reinforced.slope' of lesson 'stepping': 'introduced' is not one of MENTIONED, "
            "INTRODUCED, DEVELOPED, APPLIED"
        ),
    ),
    "a cycle": (
        [(REGISTRY, "slope: {depth: INTRODUCED, to_reach: INTRODUCED}", "momentum: APPLIED")],
        (
            "no order can teach these concepts, each needs the one before: "
            "gradient-descent -> momentum -> gradient-descent"
        ),
    ),
}


@pytest.mark.parametrize(("edits", "message"), CAUSES.values(), ids=CAUSES)
def test_one_finding(edits: list[tuple[str, str, str]], message: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for file, old, new in edits:
        edit(course, file, old, new)
    assert [finding.message for finding in checked(course).findings] == [message]


@pytest.mark.parametrize(
    ("lessons", "acts", "said"),
    [
        ("[slopes, stepping]", ("[slopes]", "[slopes]"), "leave out 'stepping' before 'slopes'"),
        ("[slopes, stepping]", ("[stepping]", "[slopes]"), "tell 'stepping' where 'slopes' comes"),
        ("[slopes, stepping]", ("[slopes]", "[]"), "leave out 'stepping'"),
        ("[slopes, stepping]", ("[]", "[stepping]"), "leave out 'slopes' before 'stepping'"),
        ("[slopes, stepping]", ("[slopes]", "[stepping, slopes]"), "tell 'slopes' a second time"),
        (
            "[slopes, stepping]",
            ("[slope]", "[stepping]"),
            "tell 'slope', which is none of its lessons",
        ),
    ],
)
def test_acts(lessons: str, acts: tuple[str, str], said: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, DESCENT, "lessons: [slopes, stepping]", f"lessons: {lessons}")
    for title, told, instead in (
        ("Seeing", "[slopes]", acts[0]),
        ("Walking", "[stepping]", acts[1]),
    ):
        act = f"title: {title}\n      lessons: "
        edit(course, DESCENT, act + told, act + instead)
    found = [
        finding.message for finding in checked(course).findings if finding.rule == "act-mismatch"
    ]
    assert found == [f"the acts of module 'descent' {said}"]


TAKEN_UP_TWICE = [
    (REGISTRY, "slope: {depth: INTRODUCED, to_reach: INTRODUCED}", "slope: APPLIED"),
    (
        ROLLING,
        "  slope: {depth: DEVELOPED, label: once more}",
        "  slope: DEVELOPED\n  gradient-descent: DEVELOPED",
    ),
]
WAIVER = "\nwaivers: [{rule: prerequisite-too-shallow, reason: The lesson shows how steep it is.}]"


@pytest.mark.parametrize(
    ("edits", "lesson"),
    [
        pytest.param([], "stepping", id="at-the-first-lesson"),
        pytest.param(
            [(STEPPING, "load: BUILD", "load: BUILD" + WAIVER)],
            "rolling",
            id="at-the-first-lesson-that-does-not-waive-it",
        ),
    ],
)
def test_a_need_of_a_concept_that_several_lessons_take_up(
    edits: list[tuple[str, str, str]], lesson: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    for file, old, new in TAKEN_UP_TWICE + edits:
        edit(course, file, old, new)
    [finding] = checked(course).findings
    assert (finding.rule, finding.subject) == ("prerequisite-too-shallow", f"lesson:{lesson}")
