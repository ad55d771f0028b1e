"""Courses of any size without a finding, for the benchmarks: the same one for the same number.

A course has three concepts and one claim a lesson and three prerequisites a concept; a lesson's
file has some forty lines and two kilobytes, as authors' files have.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

LESSONS_A_MODULE = 10
MODULES_A_SERIES = 20
LESSONS_A_REGISTRY_FILE = 100
STRANDS = ("model", "method", "measure")
REACH = 3
"""How many lessons back a prerequisite may lie: none fades, and none implies another."""

WORDS = re.findall(
    r"\w+",
    "gradient slope layer weight sigmoid momentum batch loss curvature noise rate step chain rule "
    "derivative composition forward backward pass learner predicts traces compares measures why "
    "shrinks grows vanishes explodes converges oscillates before after without every one of along "
    "through into from with and but so that it each small large steep flat deep shallow",
)

DEMOS = '''"""The demo behind every claim of a generated course."""

from curriculum_kit import demo


@demo
def measured() -> dict[str, float]:
    """Return a half."""
    return {"value": 0.5}


@measured.control
def twice_as_large() -> dict[str, float]:
    """Return one."""
    return {"value": 1.0}
'''


@dataclass(frozen=True)
class Shape:
    """How the concepts of a course hang together.

    Attributes:
        lessons: How many lessons there are.
        reach: How many lessons back prerequisites may lie.
        seed: Where the choices come from.
    """

    lessons: int
    reach: int = REACH
    seed: int = 1


def write_course(shape: Shape, folder: Path) -> Path:
    """Write a course and its demos.

    Args:
        shape: What it is like.
        folder: An empty folder.

    Returns:
        The course's folder, ``curriculum`` under it.
    """
    random = Random(shape.seed)
    course = folder / "curriculum"
    (folder / "demos").mkdir(parents=True)
    (folder / "demos" / "examples.py").write_text(DEMOS, encoding="utf-8")
    (course / "concepts").mkdir(parents=True)
    per_series = LESSONS_A_MODULE * MODULES_A_SERIES
    series = [f"series-{number}" for number in range(_parts(shape.lessons, per_series))]
    _write(course / "curriculum.yaml", _manifest(series))
    for number, name in enumerate(series):
        first = number * per_series
        last = min(first + per_series, shape.lessons)
        starts = range(first, last, LESSONS_A_MODULE)
        modules = [f"module-{start // LESSONS_A_MODULE}" for start in starts]
        (course / name).mkdir()
        _write(course / name / "series.yaml", [f"title: Series {number + 1}", *_list(modules)])
        for module, start in zip(modules, starts, strict=True):
            lessons = range(start, min(start + LESSONS_A_MODULE, last))
            home = course / name / module
            home.mkdir()
            _write(home / "module.yaml", _module(lessons, random))
            for lesson in lessons:
                _write(home / f"lesson-{lesson}.yaml", _lesson(lesson, random))
    for start in range(0, shape.lessons, LESSONS_A_REGISTRY_FILE):
        lessons = range(start, min(start + LESSONS_A_REGISTRY_FILE, shape.lessons))
        lines = (line for lesson in lessons for line in _concepts(lesson, shape.reach, random))
        _write(course / "concepts" / f"part-{start // LESSONS_A_REGISTRY_FILE}.yaml", lines)
    return course


def _manifest(series: list[str]) -> Iterator[str]:
    yield "title: A generated course"
    yield "audience: Nobody."
    yield "assumes:"
    for strand in STRANDS:
        yield f"  {strand}-basics: APPLIED"
    yield f"series: [{', '.join(series)}]"


def _list(modules: list[str]) -> Iterator[str]:
    yield "goal: To have a size."
    yield "modules:"
    yield from (f"  - {module}" for module in modules)


def _module(lessons: range, random: Random) -> Iterator[str]:
    yield f"title: {_prose(random, 3).capitalize()}"
    yield f"goal: {_prose(random, 12).capitalize()}."
    yield "narrative:"
    yield f"  premise: {_prose(random, 14).capitalize()}."
    yield "  acts:"
    for act in (lessons[:5], lessons[5:]):
        if act:
            yield f"    - title: {_prose(random, 2).capitalize()}"
            yield f"      lessons: [{', '.join(f'lesson-{lesson}' for lesson in act)}]"
            yield f"      story: {_prose(random, 9).capitalize()}."
    yield "lessons:"
    yield from (f"  - lesson-{lesson}" for lesson in lessons)


def _lesson(lesson: int, random: Random) -> Iterator[str]:
    load = LOADS[lesson % len(LOADS)]
    yield f"title: {_prose(random, 4).capitalize()}"
    yield f"core: {_prose(random, 8)}"
    yield f"load: {load}"
    yield f'position: "{_prose(random, 4).capitalize()}: {_prose(random, 8)}"'
    yield "status: built"
    yield f"objective: Explain {_prose(random, 10)}."
    yield f"minutes: {random.randrange(40, 65, 5)}"
    yield ""
    yield "new:"
    for strand in STRANDS:
        depth = "MENTIONED" if strand in _mentioned(lesson) else "DEVELOPED"
        yield f"  {strand}-{lesson}: {depth}"
    again = _mentioned(lesson - 1) if lesson else ()
    if again:
        yield "reinforced:                 # named in the lesson before"
        for strand in again:
            yield f"  {strand}-{lesson - 1}: MENTIONED -> INTRODUCED"
    yield ""
    yield "requires:"
    yield f"  {STRANDS[0]}-basics:"
    yield "    depth: DEVELOPED"
    yield ""
    yield "claims:"
    yield f"  half-in-lesson-{lesson}:"
    yield f"    statement: {_prose(random, 14).capitalize()} is 0.5."
    yield "    demo: examples:measured"
    yield "    expect:"
    yield "      value: {equals: 0.5, within: 1e-6}"
    yield "    sources: [the generator]"
    yield "misconceptions:"
    yield f"  belief-{lesson}:"
    yield f"    belief: {_prose(random, 9).capitalize()}."
    yield f"    correction: {_prose(random, 12).capitalize()}."
    yield f"    about: [{STRANDS[0]}-{lesson}]"
    yield f"    refuted_by: [half-in-lesson-{lesson}]"
    yield "examples:"
    yield f"  - {{kind: positive, what: {_prose(random, 6)}, purpose: {_prose(random, 5)}}}"
    yield f"  - {{kind: positive, what: {_prose(random, 7)}}}"
    yield f"  - {{kind: negative, what: {_prose(random, 8)}}}"
    yield "modalities:"
    for kind in ("visual", "verbal", "symbolic"):
        yield f"  - {{kind: {kind}, what: {_prose(random, 6)}}}"
    yield f"mental_models: [{_prose(random, 5)}]"
    yield f"scope: {{covers: [{_prose(random, 4)}], leaves_out: [{_prose(random, 3)}]}}"
    yield "exercises:"
    yield f"  - {{title: {_prose(random, 5)}, support: guided}}"


LOADS = ("STRETCH", "BUILD", "CONSOLIDATE", "BUILD")


def _mentioned(lesson: int) -> tuple[str, ...]:
    """Return the strands whose concepts a lesson only names; the next lesson takes them up."""
    load = LOADS[lesson % len(LOADS)]
    return {"STRETCH": (), "BUILD": STRANDS[2:], "CONSOLIDATE": STRANDS}[load]


def _concepts(lesson: int, reach: int, random: Random) -> Iterator[str]:
    if not lesson:
        for strand in STRANDS:
            yield f"{strand}-basics: {{name: Basics of the {strand}, definition: Known before.}}"
    for strand in STRANDS:
        yield f"{strand}-{lesson}:"
        yield f"  name: {strand.capitalize()} {lesson}"
        yield f"  definition: {_prose(random, 14).capitalize()}."
        yield "  requires:"
        before = max(-1, lesson - random.randint(1, reach))
        for needed in STRANDS:
            if before < 0:
                yield f"    {needed}-basics: DEVELOPED"
            else:
                depth = "MENTIONED" if needed in _mentioned(before) else "DEVELOPED"
                yield f"    {needed}-{before}: {depth}"


def _prose(random: Random, words: int) -> str:
    return " ".join(random.choices(WORDS, k=words))


def _write(path: Path, lines: Iterator[str] | list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _parts(whole: int, size: int) -> int:
    return -(-whole // size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lessons", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(write_course(Shape(options.lessons), options.folder))
