"""Fixing: which fixes are made together, which are not made, and what is left to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.findings import Problem
from curriculum_kit.fixing.fixing import Fixed, fixed
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.places import Pointer
from curriculum_kit.report import Report
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import NoOptions
from curriculum_kit.source.project import Project, load_course
from tests.courses import edit, small_course
from tests.rules.fragments import write_course

STEPPING = "foundations/descent/stepping.yaml"
ROLLING = "foundations/acceleration/rolling.yaml"
WAIVERS = """waivers:
  - rule: adjacent-stretch
    reason: these two are one idea
  - rule: depth-lowered
    reason: these two are one idea
  # this one above all
  - rule: CUR303
    reason: these two are one idea
"""


def mended(course: Path, chosen: frozenset[str] | None = None) -> Fixed:
    return fixed(load_course(course), chosen=chosen)


def written(result: Fixed) -> dict[str, str]:
    return {Path(file).name: content.decode() for file, content in result.after.items()}


def rules(result: Fixed) -> list[str]:
    return [finding.rule for finding in result.findings]


def left(result: Fixed) -> list[str]:
    return [finding.rule for finding in result.left.findings]


def test_a_sound_course_stays_as_it_is(tmp_path: Path) -> None:
    result = mended(small_course(tmp_path))
    assert (result.findings, result.before, result.after) == ((), {}, {})


def test_fixes_in_several_files(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED  # a step")
    edit(
        course, ROLLING, "  momentum: INTRODUCED\n", "  momentum: INTRODUCED\n  algebra: APPLIED\n"
    )
    result = mended(course)
    assert rules(result) == ["already-taught", "wrong-starting-depth"]
    assert "  slope: INTRODUCED -> DEVELOPED  # a step\n" in written(result)["stepping.yaml"]
    assert "once more}\n  algebra: APPLIED\nrequires:" in written(result)["rolling.yaml"]
    assert left(result) == []
    assert {file: Path(file).read_bytes() for file in result.before} == result.before


def test_fixes_that_touch_are_made_one_after_the_other(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / STEPPING
    old = file.read_text(encoding="utf-8")
    file.write_text(old + WAIVERS, encoding="utf-8")
    result = mended(course)
    assert rules(result) == ["unused-waiver"] * 3
    assert written(result) == {"stepping.yaml": old + "  # this one above all\n"}
    assert left(result) == []


def _unwelcome_steps(context: Context, _options: NoOptions) -> Iterator[Problem]:
    for lesson in context.course.lessons.values():
        for concept, entry in lesson.reinforced.items():
            if entry.depth.start is Depth.INTRODUCED:
                where = Pointer(f"lesson:{lesson.id}", ("reinforced", concept))
                yield Problem("not from here", where, (f"lesson:{lesson.id}",))


UNWELCOME = replace(RULES[-1], code="TST001", name="unwelcome-step", check=_unwelcome_steps)


@pytest.mark.parametrize("chosen", [None, frozenset({"wrong-starting-depth"})])
def test_a_fix_that_brings_up_something_else_is_not_made(
    chosen: frozenset[str] | None, tmp_path: Path
) -> None:
    """Whichever rules are chosen, all of them judge."""
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    edit(course, ROLLING, "{depth: DEVELOPED, label: once more}", "MENTIONED -> APPLIED")

    def judge(project: Project) -> Report:
        return check(project, rules=(*RULES, UNWELCOME))

    result = fixed(load_course(course), chosen=chosen, judge=judge)
    assert [finding.subject for finding in result.findings] == ["lesson:rolling"]
    assert list(written(result)) == ["rolling.yaml"]
    assert "slope: DEVELOPED -> APPLIED" in written(result)["rolling.yaml"]
    assert left(result) == ["applied-without-exercise", "wrong-starting-depth"]


def test_only_what_the_chosen_rules_find_is_fixed(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    waiver = "waivers: [{rule: CUR101, reason: these two are one idea}]\n"
    with (course / STEPPING).open("a", encoding="utf-8") as file:
        file.write(waiver)
    result = mended(course, chosen=frozenset({"wrong-starting-depth"}))
    assert rules(result) == ["wrong-starting-depth"]
    assert waiver in written(result)["stepping.yaml"]
    assert left(result) == ["unused-waiver"]


def test_waived_findings_are_left_alone(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    with (course / STEPPING).open("a", encoding="utf-8") as file:
        file.write("waivers: [{rule: CUR303, reason: the author wants it so}]\n")
    assert mended(course).findings == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_bytes_stay_as_they_are(newline: str, mark: bytes, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / STEPPING
    good = mark + file.read_bytes().rstrip(b"\n").replace(b"\n", newline.encode())
    file.write_bytes(good.replace(b"INTRODUCED -> DEV", b"MENTIONED -> DEV"))
    assert mended(course).after == {str(file): good}


def test_a_file_read_under_two_names_is_not_changed(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    edit(course, "foundations/acceleration/module.yaml", "[rolling]", "[rolling, again]")
    (course / "foundations/acceleration/again.yaml").symlink_to("../descent/stepping.yaml")
    assert mended(course).after == {}


def test_what_is_left_offers_no_fix(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    result = mended(course, chosen=frozenset())
    assert [finding.fix is not None for finding in result.found.findings] == [True]
    assert [finding.fix for finding in result.left.findings] == [None]


def test_many_fixes_of_which_one_in_a_while_is_bad(tmp_path: Path) -> None:
    """Those that cannot be made do not keep the others from being made."""
    lessons = "".join(
        f"## lesson-{number}.yaml\nnew:\n  concept-{number}: INTRODUCED\n"
        f"## again-{number}.yaml\n{waived}new:\n  concept-{number}: DEVELOPED\n"
        for number in range(12)
        for waived in [
            "waivers: [{rule: CUR301, reason: it is meant to be so}]\n" if number % 5 == 0 else ""
        ]
    )
    write_course(lessons, tmp_path)
    result = mended(tmp_path / "course")
    assert rules(result) == ["already-taught"] * 9
    assert left(result) == ["no-consolidation"]  # which no fix mends
