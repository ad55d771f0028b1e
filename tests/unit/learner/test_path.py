"""The shortest way to some concepts, and why each lesson is on it."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time

import pytest

from curriculum_kit.learner.asks import Asks
from curriculum_kit.learner.path import path_to
from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.learner.route import Route
from curriculum_kit.learner.timeline import timeline_of
from curriculum_kit.model.authored import identified
from curriculum_kit.model.concept import Concept, Requirement
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson, NewConcept
from curriculum_kit.model.module import Module, Series
from curriculum_kit.model.vocabulary import Depth, Load
from tests.unit.syllabus.courses import course_of, misspelt_in

M, I, D, A = Depth  # noqa: E741  # the four depths, as short as they stand in the tables below

LACKING = "{depth: APPLIED, gap: {size: large, resolution: recap}}"


def asks_of(course: Course) -> Asks:
    misspelt = misspelt_in(course)
    return Asks(course, timeline_of(course, misspelt), Prerequisites(course, misspelt))


def course_with(lessons: str, concepts: str = "", head: str = "") -> Course:
    """Return a course of one module, its lessons and concepts each a line ``name: fields``."""
    inner = "".join(f"\n          {line.strip()}" for line in lessons.strip().splitlines())
    registry = "".join(f"\n  {line.strip()}" for line in concepts.strip().splitlines())
    return course_of(
        f"{head}\nconcepts:{registry or ' {}'}\n"
        f"series:\n  s:\n    modules:\n      m:\n        lessons:{inner}"
    )


def way(course: Course, *goals: tuple[str, Depth], known: Mapping[str, Depth] | None = None) -> str:
    route = path_to(dict(goals), known or {}, asks_of(course))
    assert route.obstacles == ()
    assert route.proven
    return " ".join(stop.lesson.id for stop in route.stops)


REGISTRY = """
slope: {}
step: {requires: {slope: INTRODUCED}}
leap: {requires: {step: {depth: DEVELOPED, to_reach: DEVELOPED}, slope: INTRODUCED}}
wind: {}
sail: {requires_any: [{wind: INTRODUCED, step: INTRODUCED}]}
"""
COURSE = course_with(
    """
    blowing: {minutes: 10, new: {wind: MENTIONED}}
    drawing: {minutes: 20, new: {slope: INTRODUCED}}
    stepping: {minutes: 30, new: {step: INTRODUCED}}
    gusting: {reinforced: {wind: MENTIONED -> INTRODUCED}}
    running: {reinforced: {step: INTRODUCED -> DEVELOPED}}
    looking: {reinforced: {slope: INTRODUCED}, new: {leap: INTRODUCED}}
    jumping: {reinforced: {leap: INTRODUCED -> DEVELOPED}}
    sailing: {new: {sail: INTRODUCED}}
    """,
    REGISTRY,
)


@pytest.mark.parametrize(
    ("goals", "known", "lessons"),
    [
        pytest.param([("slope", I)], {}, "drawing", id="one lesson"),
        pytest.param([("step", I)], {}, "drawing stepping", id="what it requires comes first"),
        pytest.param([("step", M)], {}, "drawing stepping", id="the lesson goes deeper than asked"),
        pytest.param([("step", I)], {"slope": D}, "stepping", id="what is known is left out"),
        pytest.param([("step", I)], {"step": A}, "", id="the goal itself is known"),
        pytest.param([("leap", I)], {}, "drawing looking", id="not yet deep enough to ask for it"),
        pytest.param(
            [("leap", D)], {}, "drawing stepping running looking jumping", id="deeper asks for more"
        ),
        pytest.param([("sail", I)], {}, "blowing gusting sailing", id="either of two: less time"),
        pytest.param([("sail", I), ("step", I)], {}, "drawing stepping sailing", id="shared"),
        pytest.param([("sail", I)], {"slope": I}, "stepping sailing", id="either of two: fewer"),
        pytest.param([("wind", I)], {}, "blowing gusting", id="a deepening starts somewhere"),
    ],
)
def test_ways(goals: list[tuple[str, Depth]], known: dict[str, Depth], lessons: str) -> None:
    assert way(COURSE, *goals, known=known) == lessons


@pytest.mark.parametrize(
    ("lessons", "concepts", "found"),
    [
        pytest.param(
            """
            one: {new: {slope: INTRODUCED}}
            two: {requires: {slope: INTRODUCED}, new: {step: INTRODUCED}}
            """,
            "slope: {}\nstep: {}",
            "one two",
            id="the lesson itself requires it",
        ),
        pytest.param(
            f"""
            one: {{new: {{slope: MENTIONED}}}}
            two: {{reinforced: {{slope: MENTIONED -> INTRODUCED}}}}
            three: {{requires: {{slope: {LACKING}}}, new: {{step: INTRODUCED}}}}
            """,
            "slope: {}\nstep: {}",
            "one two three",
            id="a gap is closed from where the course stands",
        ),
        pytest.param(
            f"one: {{requires: {{slope: {LACKING}}}, new: {{step: INTRODUCED}}}}",
            "slope: {}\nstep: {requires: {slope: DEVELOPED}}",
            "one",
            id="a gap that nothing stands before",
        ),
        pytest.param(
            "one: {new: {slope: DEVELOPED, step: INTRODUCED}}",
            "slope: {}\nstep: {requires: {slope: DEVELOPED}}",
            "one",
            id="an entry above in the same lesson",
        ),
        pytest.param(
            "one: {new: {egg: INTRODUCED}}\ntwo: {new: {step: INTRODUCED}}",
            "egg: {requires: {step: DEVELOPED}}\nstep: {requires: {egg: INTRODUCED}}",
            "two",
            id="a circle asks for nothing",
        ),
        pytest.param(
            "one: {new: {slpoe: INTRODUCED}}\ntwo: {new: {step: INTRODUCED}}",
            "slope: {}\nstep: {requires: {slope: INTRODUCED, ghost-of-it: APPLIED}}",
            "one two",
            id="misspelt, and unknown",
        ),
        pytest.param(
            "one: {reinforced: {slope: INTRODUCED}}\ntwo: {new: {step: INTRODUCED}}",
            "slope: {}\nstep: {requires: {slope: INTRODUCED}}",
            "one two",
            id="reinforced though nothing brings it",
        ),
    ],
)
def test_what_lessons_ask_for(lessons: str, concepts: str, found: str) -> None:
    assert way(course_with(lessons, concepts), ("step", I)) == found


def test_what_the_course_assumes_is_known() -> None:
    course = course_with(
        "one: {new: {slope: INTRODUCED}}\ntwo: {new: {step: INTRODUCED}}",
        REGISTRY,
        head="assumes: {slope: APPLIED}",
    )
    assert way(course, ("step", I)) == "two"


def test_each_lesson_has_its_reasons() -> None:
    route = path_to({"leap": D, "slope": I}, {}, asks_of(COURSE))
    said = {
        stop.lesson.id: [
            (each.concept, each.depth, each.lesson, each.required_by) for each in stop.reasons
        ]
        for stop in route.stops
    }
    assert said == {
        "drawing": [
            ("slope", I, None, None),
            ("slope", I, "stepping", "step"),
            ("slope", I, "running", "step"),
            ("slope", I, "looking", "leap"),
            ("slope", I, "looking", None),
            ("slope", I, "jumping", "leap"),
        ],
        "stepping": [("step", I, "running", None)],
        "running": [("step", D, "jumping", "leap")],
        "looking": [("leap", I, "jumping", None)],
        "jumping": [("leap", D, None, None)],
    }
    assert [stop.lesson.id for stop in route.stops if stop.reasons[0].again] == [
        "stepping",
        "looking",
    ]
    assert (route.minutes, route.untimed) == (50, 3)


def test_what_nothing_brings_bars_the_way() -> None:
    course = course_with(
        """
        one: {new: {step: INTRODUCED}}
        two: {new: {slope: MENTIONED}}
        three: {requires: {slope: DEVELOPED}, new: {leap: INTRODUCED}}
        """,
        "slope: {}\nstep: {requires: {slope: INTRODUCED}}\nleap: {requires: {step: INTRODUCED}}",
    )
    route = path_to({"leap": I, "step": D}, {}, asks_of(course))
    assert route.stops == ()
    assert [
        (each.options, each.lesson, each.required_by, each.deepest and each.deepest.depth)
        for each in route.obstacles
    ] == [
        ((("step", D),), None, None, I),
        ((("slope", D),), "three", None, M),
        ((("slope", I),), "one", "step", None),
    ]
    assert way(course, ("leap", I), known={"slope": D}) == "one three"


def test_a_lesson_that_nobody_can_take_is_passed_by() -> None:
    course = course_with(
        """
        one: {new: {step: INTRODUCED}, requires: {magic: APPLIED}}
        two: {new: {slope: INTRODUCED}}
        three: {new: {step: INTRODUCED}}
        """,
        "slope: {}\nmagic: {}\nstep: {requires: {slope: INTRODUCED}}",
    )
    assert way(course, ("step", I)) == "two three"


def long_course(size: int) -> Course:
    """Return a course in which each lesson stands on one of the two before it."""
    names = [f"n{number}" for number in range(size)]
    concepts = {}
    lessons = {}
    for number, name in enumerate(names):
        before = {other: Requirement(depth=I) for other in names[max(number - 2, 0) : number]}
        groups = (before,) if before else ()
        concepts[name] = identified(Concept(name=name, requires_any=groups), name)
        new = {name: NewConcept(depth=I)}
        lessons[name] = identified(Lesson(title=name, core="C", load=Load.BUILD, new=new), name)
    module = identified(Module(title="M", goal="G", lessons=tuple(names)), "m")
    series = identified(Series(title="S", modules=("m",)), "s")
    outline = Outline(title="T", series=("s",))
    return Course(outline, {"s": series}, {"m": module}, lessons, concepts)


def test_the_time_grows_with_the_course() -> None:
    def seconds(size: int) -> tuple[Route, float]:
        asks = asks_of(long_course(size))
        began = process_time()
        route = path_to({f"n{size - 1}": I}, {}, asks)
        return route, process_time() - began

    (small, some), (large, more) = seconds(2_500), seconds(10_000)
    assert (len(small.stops), len(large.stops)) == (1_251, 5_001)
    assert more < 12 * some + 1
