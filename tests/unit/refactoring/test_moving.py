"""A lesson moved: lists, acts, comments and files, and what is foreseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum_kit.refactoring.moving import forecast, moving, target_of
from curriculum_kit.refactoring.plan import RefusedError, UnfitCourseError, contents, edited
from curriculum_kit.source.project import Project, load_course
from tests.courses import edit, small_course

DESCENT = "foundations/descent/module.yaml"
ACCELERATION = "foundations/acceleration/module.yaml"
MORE = ("first", "second", "third", "fourth")


def course_with(folder: Path, lessons: str) -> Path:
    """Return a course whose second module lists the lessons first to fourth as given."""
    course = small_course(folder)
    (course / ACCELERATION).write_text(f"title: A\ngoal: B\n{lessons}", "utf-8")
    text = (course / "foundations/acceleration/rolling.yaml").read_text("utf-8")
    (course / "foundations/acceleration/rolling.yaml").unlink()
    start, end = text.index("claims:"), text.index("waivers:")
    for name in MORE:
        file = course / f"foundations/acceleration/{name}.yaml"
        file.write_text(text[:start] + text[end:], "utf-8")
    return course


def listed(project: Project, lesson: str, **where: str) -> str:
    """Return how the second module lists its lessons after a move."""
    words = {"after": None, "before": None, "module": None, **where}
    made = forecast(project, lesson, target_of(project, **words)).made
    [content] = [text for file, text in made.after.items() if file.endswith(ACCELERATION)]
    return content.decode().removeprefix("title: A\ngoal: B\n")


FLOWING = "lessons: [first, 'second',  third, fourth]\n"
IN_LINES = """lessons:
  # where it begins
  - first
  - second  # beside
  # above
  # and more
  - third

  - 'fourth'
"""


SECOND_LAST = """lessons:
  # where it begins
  - first
  # above
  # and more
  - third

  - 'fourth'
  - second  # beside
"""
THIRD_FIRST = """lessons:
  # above
  # and more
  - third
  # where it begins
  - first
  - second  # beside

  - 'fourth'
"""
FIRST_SECOND = """lessons:
  - second  # beside
  # where it begins
  - first
  # above
  # and more
  - third

  - 'fourth'
"""
FIRST_LAST = """lessons:
  - second  # beside
  # above
  # and more
  - third

  - 'fourth'
  # where it begins
  - first
"""


@pytest.mark.parametrize(
    ("before", "lesson", "where", "after"),
    [
        (FLOWING, "first", {"after": "third"}, "lessons: ['second',  third, first, fourth]\n"),
        (FLOWING, "second", {"before": "first"}, "lessons: ['second', first,  third, fourth]\n"),
        (FLOWING, "fourth", {"after": "first"}, "lessons: [first, fourth, 'second',  third]\n"),
        (FLOWING, "third", {"after": "fourth"}, "lessons: [first, 'second', fourth, third]\n"),
        (IN_LINES, "third", {"before": "first"}, THIRD_FIRST),
        (IN_LINES, "second", {"after": "fourth"}, SECOND_LAST),
        (IN_LINES, "second", {"module": "acceleration"}, SECOND_LAST),
        (IN_LINES, "first", {"after": "second"}, FIRST_SECOND),
        (IN_LINES.rstrip("\n"), "first", {"after": "fourth"}, FIRST_LAST.rstrip("\n")),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_within_a_module(
    before: str, lesson: str, where: dict[str, str], after: str, ending: str, tmp_path: Path
) -> None:
    course = course_with(tmp_path, before)
    file = course / ACCELERATION
    file.write_bytes(file.read_bytes().replace(b"\n", ending.encode()))
    words = listed(load_course(course), lesson, **where)
    assert words.removeprefix(f"title: A{ending}goal: B{ending}") == after.replace("\n", ending)


def moved(course: Path, lesson: str, **where: str) -> tuple[Project, dict[str, str]]:
    project = load_course(course)
    words = {"after": None, "before": None, "module": None, **where}
    plan = moving(project, lesson, target_of(project, **words))
    made = contents(project, plan)
    texts = {file: content.decode() for file, content in made.after.items()}
    return edited(project, plan, made), texts


def test_to_another_module_the_file_goes_too_and_the_acts_follow(tmp_path: Path) -> None:
    course = course_with(tmp_path, FLOWING)
    project, texts = moved(course, "third", before="stepping")
    assert list(project.course.modules["descent"].lessons) == ["slopes", "third", "stepping"]
    assert list(project.course.modules["acceleration"].lessons) == ["first", "second", "fourth"]
    descent = texts[str(course / DESCENT)]
    assert "lessons: [third, stepping]\n      story: One step" in descent


def test_comments_do_not_go_into_brackets(tmp_path: Path) -> None:
    course = course_with(tmp_path, IN_LINES)
    with pytest.raises(UnfitCourseError, match="write one lesson a line"):
        moved(course, "third", after="slopes")


def test_between_acts_of_a_module(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, DESCENT, "      lessons: [slopes]", "      lessons: [slopes, stepping]")
    edit(course, DESCENT, "      lessons: [stepping]", "      lessons: []")
    _project, texts = moved(course, "stepping", before="slopes")
    text = texts[str(course / DESCENT)]
    assert "      lessons: [stepping, slopes]\n" in text
    assert "\nlessons: [stepping, slopes]\n" in text


def test_an_act_of_one_lesson_is_left_and_said(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    project = load_course(course)
    target = target_of(project, after=None, before="slopes", module=None)
    seen = forecast(project, "stepping", target)
    assert seen.plan.notes == ("The act that tells of 'stepping' alone is left as it is.",)
    assert "act-mismatch" in {finding.rule for finding in seen.appeared}


@pytest.mark.parametrize("form", ["lessons: [rolling] # all\n", "lessons: # all\n  - rolling\n"])
def test_the_last_lesson_of_a_module(form: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, ACCELERATION, "lessons: [rolling]\n", form)
    project, texts = moved(course, "rolling", after="slopes")
    assert project.course.modules["acceleration"].lessons == ()
    assert texts[str(course / ACCELERATION)].endswith("lessons: [] # all\n")


def test_into_an_empty_module(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, ACCELERATION, "lessons: [rolling]", "lessons: []")
    (course / "foundations/acceleration/rolling.yaml").unlink()
    project, _texts = moved(course, "stepping", module="acceleration")
    assert list(project.course.modules["acceleration"].lessons) == ["stepping"]


def test_what_is_foreseen(tmp_path: Path) -> None:
    project = load_course(small_course(tmp_path))
    target = target_of(project, after=None, before="stepping", module=None)
    seen = forecast(project, "rolling", target)
    assert {(finding.rule, finding.subject) for finding in seen.appeared} == {
        ("gap-understated", "lesson:rolling"),
        ("wrong-starting-depth", "lesson:stepping"),
    }
    assert seen.vanished == ()


@pytest.mark.parametrize(
    ("lesson", "where", "said"),
    [
        ("slope", {"after": "stepping"}, "there is no lesson 'slope'. Did you mean 'slopes'?"),
        ("slopes", {"after": "steping"}, "there is no lesson 'steping'. Did you mean 'stepping'?"),
        ("slopes", {"module": "decent"}, "there is no module 'decent'. Did you mean 'descent'?"),
        ("slopes", {"before": "stepping"}, "lesson 'slopes' is there already"),
        ("stepping", {"after": "slopes"}, "lesson 'stepping' is there already"),
        ("stepping", {"after": "stepping"}, "lesson 'stepping' is there already"),
        ("stepping", {"module": "descent"}, "lesson 'stepping' is there already"),
        ("slopes", {"after": "rolling", "module": "descent"}, "but in 'acceleration'"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    lesson: str, where: dict[str, str], said: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match=re.escape(said)):
        moved(small_course(tmp_path), lesson, **where)


def test_a_file_in_the_way(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/acceleration/slopes.yaml").write_text("title: X\n", "utf-8")
    with pytest.raises(UnfitCourseError, match="is there already: move it away first"):
        moved(course, "slopes", module="acceleration")
