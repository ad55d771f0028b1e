"""The load of lessons as a picture and in words."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from curriculum_kit.model.vocabulary import Load
from curriculum_kit.syllabus.material import Step
from curriculum_kit.syllabus.svg.load import MOST_UPRIGHT, MOST_WIDE, description, load_svg

NAMESPACE = "{http://www.w3.org/2000/svg}"


def steps(many: int) -> list[Step]:
    loads = tuple(Load)
    return [Step(f"l{n}", "1.1", n + 1, loads[n % 3], n % 4) for n in range(many)]


def test_a_bar_for_each_lesson() -> None:
    root = ET.fromstring(load_svg(steps(5), "load"))
    bars = list(root.iter(f"{NAMESPACE}rect"))
    assert [bar.get("class") for bar in bars] == [
        "STRETCH", "BUILD", "CONSOLIDATE", "STRETCH", "BUILD",
    ]  # fmt: skip
    heights = [float(bar.get("height", "0")) for bar in bars]
    assert heights[0] < heights[1] < heights[2] < heights[3] > heights[4]


def test_the_axis_says_what_its_numbers_count() -> None:
    root = ET.fromstring(load_svg(steps(5), "load"))
    texts = [text.text for text in root.iter(f"{NAMESPACE}text")]
    assert "new concepts" in texts
    assert texts.index("3") > texts.index("1")


def test_a_short_course_is_told_lesson_by_lesson() -> None:
    assert description(steps(2)) == "1.1.1 STRETCH 0 new concepts, 1.1.2 BUILD 1 new concept"


def test_a_long_course_is_told_in_sums() -> None:
    said = description(steps(MOST_UPRIGHT + 1))
    assert said.startswith("7 STRETCH lessons with ")
    assert len(load_svg(steps(1_000), "load")) < 400_000


def test_many_lessons_are_numbered_upright_and_very_many_by_their_module() -> None:
    for many, turned in ((MOST_WIDE, 0), (MOST_UPRIGHT, MOST_UPRIGHT)):
        drawn = load_svg(steps(many), "load")
        assert drawn.count("translate(") == turned
        assert f">1.1.{many}<" in drawn
    assert ">1.1.1<" not in load_svg(steps(MOST_UPRIGHT + 1), "load")


def test_a_course_without_lessons_is_drawn() -> None:
    ET.fromstring(load_svg([], "load"))
