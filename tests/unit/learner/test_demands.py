"""What lessons ask for, and which of it the learner cannot meet."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.learner.demands import Demand, Demands
from curriculum_kit.rules.context import Context
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course

REGISTRY = """
## concepts.yaml
slope: {name: Slope}
step: {name: Step, requires: {slope: DEVELOPED}}
leap: {name: Leap, requires: {slope: {depth: APPLIED, to_reach: DEVELOPED}, step: MENTIONED}}
chicken: {name: Chicken, requires: {egg: DEVELOPED, slope: INTRODUCED}}
egg: {name: Egg, requires: {chicken: DEVELOPED}}
narcissus: {name: Narcissus, requires: {narcissus: APPLIED}}
"""

GAP = "gap: {size: small, resolution: recap}"


def demands(lessons: str, folder: Path) -> Demands:
    write_course(REGISTRY + lessons, folder)
    return Context(load_course(folder / "course")).demands


def said(demand: Demand) -> str:
    by = f" for {demand.required_by}" if demand.required_by else ""
    held = f", held {demand.held.depth}" if demand.held else ""
    return f"{demand.lesson.id}: {demand.needed} {demand.depth}{by}{held}"


@pytest.mark.parametrize(
    ("lessons", "unmet"),
    [
        pytest.param(
            "## one.yaml\nnew: {step: INTRODUCED}\n",
            ["one: slope DEVELOPED for step"],
            id="nothing-teaches-it",
        ),
        pytest.param("## one.yaml\nnew: {step: MENTIONED}\n", [], id="a-mention-asks-nothing"),
        pytest.param(
            "## one.yaml\nnew: {slope: DEVELOPED, step: INTRODUCED}\n",
            [],
            id="an-entry-above-in-the-same-lesson",
        ),
        pytest.param(
            "## one.yaml\nnew: {step: INTRODUCED, slope: DEVELOPED}\n",
            ["one: slope DEVELOPED for step"],
            id="an-entry-below-is-too-late",
        ),
        pytest.param(
            "## one.yaml\nnew: {slope: INTRODUCED}\n## two.yaml\nnew: {step: INTRODUCED}\n",
            ["two: slope DEVELOPED for step, held INTRODUCED"],
            id="too-shallow",
        ),
        pytest.param(
            "## one.yaml\nnew: {slope: DEVELOPED}\n## two.yaml\nreinforced: {slope: MENTIONED}\n"
            "new: {step: INTRODUCED}\n",
            [],
            id="a-lower-entry-takes-nothing-away",
        ),
        pytest.param(
            "## curriculum.yaml\nassumes: {slope: DEVELOPED}\n## one.yaml\nnew: {step: APPLIED}\n",
            [],
            id="assumed",
        ),
        pytest.param(
            "## one.yaml\nnew: {slope: DEVELOPED, step: MENTIONED, leap: INTRODUCED}\n",
            [],
            id="below-to-reach",
        ),
        pytest.param(
            "## one.yaml\nnew: {slope: DEVELOPED, step: MENTIONED, leap: DEVELOPED}\n",
            ["one: slope APPLIED for leap, held DEVELOPED"],
            id="at-to-reach",
        ),
        pytest.param(
            "## one.yaml\nnew: {leap: APPLIED}\n",
            ["one: slope APPLIED for leap", "one: step MENTIONED for leap"],
            id="each-thing-needed",
        ),
        pytest.param(
            "## one.yaml\nnew: {step: INTRODUCED, leap: DEVELOPED}\n",
            ["one: slope APPLIED for leap"],
            id="the-deepest-need-speaks-for-the-lesson",
        ),
        pytest.param(
            "## one.yaml\nnew: {step: INTRODUCED}\n## two.yaml\nreinforced: {step: DEVELOPED}\n",
            ["one: slope DEVELOPED for step", "two: slope DEVELOPED for step"],
            id="every-lesson-that-takes-it-up",
        ),
        pytest.param(
            "## one.yaml\nrequires: {slope: INTRODUCED}\n## two.yaml\n"
            "requires: {slope: INTRODUCED}\n",
            ["one: slope INTRODUCED", "two: slope INTRODUCED"],
            id="lessons-speak-for-themselves",
        ),
        pytest.param(
            "## one.yaml\nrequires: {slope: INTRODUCED}\nnew: {slope: INTRODUCED}\n",
            ["one: slope INTRODUCED"],
            id="a-lesson-needs-it-before-it-starts",
        ),
        pytest.param(
            f"## one.yaml\nrequires: {{slope: {{depth: DEVELOPED, {GAP}}}}}\n"
            "new: {step: INTRODUCED}\n",
            [],
            id="a-gap-closes-it-for-the-lesson-and-its-concepts",
        ),
        pytest.param(
            f"## one.yaml\nrequires: {{sloep: {{depth: DEVELOPED, {GAP}}}}}\n"
            "new: {step: INTRODUCED}\n",
            [],
            id="a-gap-under-a-misspelt-name",
        ),
        pytest.param(
            f"## one.yaml\nrequires: {{slope: {{depth: DEVELOPED, {GAP}}}}}\n"
            "## two.yaml\nnew: {step: INTRODUCED}\n",
            ["two: slope DEVELOPED for step"],
            id="but-not-for-the-next-lesson",
        ),
        pytest.param(
            "## one.yaml\nnew: {egg: INTRODUCED, narcissus: INTRODUCED}\n",
            [],
            id="needs-inside-a-cycle-are-left-out",
        ),
        pytest.param(
            "## one.yaml\nnew: {chicken: INTRODUCED}\n",
            ["one: slope INTRODUCED for chicken"],
            id="a-cycle-still-needs-what-stands-outside-it",
        ),
        pytest.param(
            "## one.yaml\nrequires: {no-such-thing: DEVELOPED}\n", [], id="unknown-is-not-unmet"
        ),
        pytest.param(
            "## one.yaml\nnew: {sloep: DEVELOPED, step: INTRODUCED}\n", [], id="taught-misspelt"
        ),
    ],
)
def test_unmet(lessons: str, unmet: list[str], tmp_path: Path) -> None:
    assert [said(demand) for demand in demands(lessons, tmp_path).unmet] == unmet


def test_a_lesson_asks_for_its_own_first(tmp_path: Path) -> None:
    asked = demands(
        "## one.yaml\nnew: {slope: APPLIED}\n## two.yaml\n"
        f"new: {{step: DEVELOPED}}\nrequires: {{egg: {{depth: MENTIONED, {GAP}}}}}\n",
        tmp_path,
    )
    [own, concepts] = asked.of_lesson(asked.course.lessons["two"])
    assert said(own) == "two: egg MENTIONED"
    assert own.gap is not None
    assert own.where.path == ("requires", "egg")
    assert not own.met
    assert said(concepts) == "two: slope DEVELOPED for step, held APPLIED"
    assert concepts.where.path == ("new", "step")
    assert concepts.met


ALTERNATIVES = """
## concepts.yaml
rmsprop: {name: RMSProp}
adagrad: {name: AdaGrad}
adam: {name: Adam, requires_any: [{rmsprop: DEVELOPED, adagrad: INTRODUCED}]}
"""


@pytest.mark.parametrize(
    ("before", "unmet"),
    [
        ("new: {adagrad: INTRODUCED}", []),
        ("new: {rmsprop: DEVELOPED}", []),
        # the alternative of which least is missing is named, the other beside it
        ("new: {adagrad: MENTIONED}", [("adagrad", ("rmsprop",))]),
        ("new: {rmsprop: INTRODUCED}", [("rmsprop", ("adagrad",))]),
        ("load: BUILD", [("adagrad", ("rmsprop",))]),
    ],
)
def test_one_alternative_of_a_group_suffices(
    before: str, unmet: list[tuple[str, tuple[str, ...]]], tmp_path: Path
) -> None:
    course = f"{ALTERNATIVES}## first.yaml\n{before}\n## second.yaml\nnew: {{adam: DEVELOPED}}\n"
    write_course(course, tmp_path)
    found = Context(load_course(tmp_path / "course")).demands.unmet
    assert [(demand.needed, demand.alternatives) for demand in found] == unmet


def test_a_gap_for_one_alternative_closes_the_group(tmp_path: Path) -> None:
    lesson = f"new: {{adam: DEVELOPED}}\nrequires: {{rmsprop: {{depth: DEVELOPED, {GAP}}}}}\n"
    write_course(f"{ALTERNATIVES}## only.yaml\n{lesson}", tmp_path)
    assert list(Context(load_course(tmp_path / "course")).demands.unmet) == []
