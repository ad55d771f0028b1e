"""Small courses for the tests: a file tree as an indented string, and the report on it."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

from curriculum_kit.check import Report, check
from curriculum_kit.findings import Finding
from curriculum_kit.source.project import load_course

BUNDLED = Path(__file__).parents[1] / "curriculum"

SMALL = """
    curriculum/curriculum.yaml:
        title: Descent
        audience: Programmers
        assumes:
          algebra: APPLIED
        series: [foundations]
        rules:
          unlisted-file: warning
          too-many-new-concepts: {severity: error, STRETCH: 2}
    curriculum/concepts/mathematics.yaml:
        algebra:
          name: Algebra
        slope:
          name: Slope
          aliases: [Steepness, Rate of change]
          definition: How much a function rises for each step to the right.
          requires:
            algebra: DEVELOPED
          sources: [a textbook]
    curriculum/concepts/optimization.yaml:
        gradient-descent:
          name: Gradient descent
          requires:
            slope: {depth: INTRODUCED, to_reach: INTRODUCED}
        momentum:
          name: Momentum
          requires:
            gradient-descent: DEVELOPED
          requires_any:
            - {slope: INTRODUCED, algebra: INTRODUCED}
    curriculum/foundations/series.yaml:
        title: Foundations
        goal: Go downhill.
        modules: [descent, acceleration]
    curriculum/foundations/descent/module.yaml:
        title: Descent
        goal: Find the lowest point.
        narrative:
          premise: There is a valley.
          acts:
            - title: Seeing
              lessons: [slopes]
              story: Which way is down.
            - title: Walking
              lessons: [stepping]
              story: One step after another.
        lessons: [slopes, stepping]
        misconceptions:
          steepest-is-shortest:
            belief: Steepest descent is the shortest way.
            correction: It is the steepest at each point only.
            about: [gradient-descent]
            addressed_in: [stepping]
            refuted_by: [step-halves-the-loss]
    curriculum/foundations/descent/slopes.yaml:
        title: Slopes
        core: A number for steepness
        load: STRETCH
        position: Everything stands on it.
        status: built
        objective: Compute a slope.
        minutes: 45
        new:
          slope: INTRODUCED
        requires:
          algebra: DEVELOPED
        claims:
          parabola-rises-by-two:
            statement: The slope of x^2 at 1 is 2.
            demo: slopes:parabola
            expect:
              slope: {equals: 2, within: 0.5, unit: m/m}
            seeds: 1
            sources: [a textbook]
        examples:
          - {kind: positive, what: a hill, purpose: the plain case}
          - {kind: negative, what: a cliff}
        modalities:
          - {kind: visual, what: a drawing}
        mental_models: [A ball rolls down.]
        scope: {covers: [lines], leaves_out: [surfaces]}
        exercises:
          - {title: Draw a slope, support: guided}
    curriculum/foundations/descent/stepping.yaml:
        title: Stepping
        core: One step downhill
        load: BUILD
        new:
          gradient-descent: {depth: DEVELOPED, label: by hand}
        reinforced:
          slope: INTRODUCED -> DEVELOPED
        requires:
          slope: INTRODUCED
        claims:
          step-halves-the-loss:
            statement: One step halves the loss.
            demo: slopes:parabola
            expect:
              slope: {between: [1, 3]}
        misconceptions:
          larger-is-faster:
            belief: A larger step is faster.
            correction: Too large a step climbs.
    curriculum/foundations/acceleration/module.yaml:
        title: Acceleration
        goal: Arrive sooner.
        lessons: [rolling]
    curriculum/foundations/acceleration/rolling.yaml:
        title: Rolling
        core: Steps that remember
        load: CONSOLIDATE
        new:
          momentum: INTRODUCED
        reinforced:
          slope: {depth: DEVELOPED, label: once more}
        requires:
          gradient-descent:
            depth: APPLIED
            gap: {size: small, resolution: recap, where: at the start}
        claims:
          rolling-is-smooth:
            statement: Momentum averages steps.
            demo: slopes:parabola
            expect:
              smooth: {is: true}
        waivers:
          - rule: new-in-consolidate
            reason: A running average is nothing new to programmers.
            until: 2999-12-31
    demos/slopes.py:
        from curriculum_kit import demo

        @demo
        def parabola():
            return {"slope": 2.0}

        @parabola.control
        def line():
            return {"slope": 1.0}
"""
"""A course that uses every key there is and has no finding."""

_HEADING = re.compile(r"^(\S+):$")


def write_tree(folder: Path, tree: str) -> Path:
    """Write files under a folder.

    Args:
        folder: Where.
        tree: Paths that end in a colon, each with the file's text indented below it.

    Returns:
        The folder.
    """
    texts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in dedent(tree).strip("\n").split("\n"):
        heading = _HEADING.match(line)
        if heading:
            lines = texts.setdefault(heading[1], [])
        else:
            lines.append(line)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent("\n".join(text)).rstrip("\n") + "\n", encoding="utf-8")
    return folder


def small_course(folder: Path, **edits: str) -> Path:
    """Write the small course.

    Args:
        folder: Where; it comes to lie in ``curriculum`` under it.

    Returns:
        The course's folder.
    """
    return write_tree(folder, SMALL) / "curriculum"
