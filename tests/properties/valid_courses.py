"""Courses that no rule has anything to say about, of any make that a rule might stumble over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import strategies as st

from tests.courses import write_tree

Data = dict[str, object]
Files = Mapping[str, Data]

DEMOS = """
    demos/examples.py:
        from curriculum_kit import demo

        @demo
        def measured():
            return {"value": 0.5}

        @measured.control
        def doubled():
            return {"value": 1.0}
"""

EXPECTED: tuple[tuple[str, Data], ...] = (
    ("0.5", {"equals": 0.5, "within": 0.01}),
    ("0.5 m", {"equals": 0.5, "within_relative": 0.01, "unit": "m"}),
    ("at most 0.5", {"at_most": 0.5}),
    ("at least 0.5", {"at_least": 0.5}),
    ("between 0.5 and 0.75", {"between": [0.5, 0.75]}),
)
"""What a claim says and what its demo must measure."""

PERIOD = 4
"""Lessons from one CONSOLIDATE, in which things settle, to the next."""

text = st.text(st.characters(codec="utf-8", exclude_categories=["C", "N", "Z"]), min_size=1)
"""Any words, without numbers: those in a statement must be measured."""


@dataclass
class Learner:
    """What has been taught so far.

    Attributes:
        depths: How deeply each concept is held.
        recent: The concepts of each lesson, in order.
        concepts: The registry.
    """

    depths: dict[str, str] = field(default_factory=dict)
    recent: list[list[str]] = field(default_factory=list)
    concepts: dict[str, Data] = field(default_factory=dict)


@st.composite
def valid_courses(draw: st.DrawFn) -> Files:
    """Return the YAML files of a course by path, each as plain data."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
    learner = Learner()
    learner.concepts["basics"] = {"name": "Basics"}
    lessons = [_lesson(draw, number, sum(sizes), learner) for number in range(sum(sizes))]
    files: dict[str, Data] = {
        "curriculum.yaml": {
            "title": draw(text),
            "assumes": {"basics": "APPLIED"},
            "series": ["series"],
        },
        "series/series.yaml": {
            "title": draw(text),
            "modules": [f"module-{number}" for number in range(len(sizes))],
        },
        "concepts/all.yaml": dict(draw(st.permutations(list(learner.concepts.items())))),
    }
    start = 0
    for number, size in enumerate(sizes):
        home = f"series/module-{number}"
        slugs = [f"lesson-{start + one}" for one in range(size)]
        files[f"{home}/module.yaml"] = {"title": draw(text), "goal": draw(text), "lessons": slugs}
        for slug, lesson in zip(slugs, lessons[start:], strict=False):
            keys = draw(st.permutations(list(lesson)))
            files[f"{home}/{slug}.yaml"] = {key: lesson[key] for key in keys}
        start += size
    return files


def write_valid_course(files: Files, folder: Path) -> Path:
    """Write a course and its demos.

    Args:
        files: Its YAML files.
        folder: An empty folder.

    Returns:
        The course's folder.
    """
    write_tree(folder, DEMOS)
    for name, data in files.items():
        path = folder / "curriculum" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder / "curriculum"


def _lesson(draw: st.DrawFn, number: int, lessons: int, learner: Learner) -> Data:
    place = number % PERIOD
    load = ("STRETCH", "BUILD", "CONSOLIDATE", "BUILD")[place]
    waivers: list[Data] = []
    if place == 1 and draw(st.booleans()):
        load = "STRETCH"
        waivers = [{"rule": "adjacent-stretch", "reason": f"It goes on with {draw(text)} at once."}]
    reinforced = _reinforced(draw, learner, settles=place == 2)
    new = _new(draw, number, learner, how_many=(2, 1, 0, 1)[place])
    if place == 1 and number < lessons - 1 and draw(st.booleans()):
        new[f"name-{number}"] = "MENTIONED"
        learner.concepts[f"name-{number}"] = {"name": f"Name {number}", "requires": _basics(draw)}
    learner.recent.append([*new, *reinforced])
    learner.depths |= new
    learner.depths |= {name: step.split()[-1] for name, step in reinforced.items()}
    lesson: Data = {
        "title": draw(text),
        "core": draw(text),
        "load": load,
        "position": draw(text),
        "objective": f"Explain {draw(text)}",
        "new": {name: draw(_written(depth)) for name, depth in new.items()},
        "reinforced": {name: draw(_written(step)) for name, step in reinforced.items()},
        "claims": {f"claim-{number}": _claim(draw, number)},
        "misconceptions": {
            f"belief-{number}": {
                "belief": draw(text),
                "correction": draw(text),
                "about": [draw(st.sampled_from([*new, *reinforced]))],
                "refuted_by": [f"claim-{number}"],
            }
        },
        "exercises": [{"title": draw(text), "support": "guided"}],
    }
    return lesson | ({"waivers": waivers} if waivers else {})


def _new(draw: st.DrawFn, number: int, learner: Learner, how_many: int) -> dict[str, str]:
    """Bring concepts that stand on what one of the last two lessons left, or on the basics."""
    new = {}
    for which in range(how_many):
        name = f"idea-{number}-{which}"
        new[name] = draw(st.sampled_from(["INTRODUCED", "DEVELOPED"]))
        needed = _basics(draw)
        ideas = [[one for one in held if one.startswith("idea")] for held in learner.recent[-2:]]
        choices = [one for held in ideas for one in held]
        if draw(st.booleans()) and choices:
            one = draw(st.sampled_from(choices))
            needed = {one: draw(_written(_at_most(draw, learner.depths[one])))}
        entry: Data = {"name": f"Idea {number} {which}", "requires": needed}
        if draw(st.booleans()):
            entry |= {"definition": draw(text), "sources": [draw(text)]}
        learner.concepts[name] = entry
    return new


def _reinforced(draw: st.DrawFn, learner: Learner, *, settles: bool) -> dict[str, str]:
    """Take up what was only named, and where things settle some of what was taught."""
    if not settles:
        return {}
    found = {}
    last = learner.recent[-1]
    for name in last:
        depth = learner.depths[name]
        if depth == "MENTIONED":
            found[name] = "MENTIONED -> INTRODUCED"
        elif depth == "INTRODUCED":
            found[name] = draw(st.sampled_from(["INTRODUCED", "INTRODUCED -> DEVELOPED"]))
        else:
            found[name] = draw(st.sampled_from(["DEVELOPED", "DEVELOPED -> APPLIED"]))
    return found


def _claim(draw: st.DrawFn, number: int) -> Data:
    words, expected = draw(st.sampled_from(EXPECTED))
    return {
        "statement": f"What lesson {'x' * (number + 1)} measures is {words}.",
        "demo": "examples:measured",
        "expect": {"value": expected},
        "sources": [draw(text)],
    }


def _basics(draw: st.DrawFn) -> Data:
    return {"basics": draw(_written(_at_most(draw, "APPLIED")))}


def _at_most(draw: st.DrawFn, depth: str) -> str:
    order = ["INTRODUCED", "DEVELOPED", "APPLIED"]
    return draw(st.sampled_from(order[: order.index(depth) + 1]))


def _written(depth: str) -> st.SearchStrategy[object]:
    return st.sampled_from([depth, {"depth": depth}])
