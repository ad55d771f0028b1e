"""A claim renamed: its demo follows where it bears the claim's name and nobody else uses it."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.refactoring.plan import contents
from curriculum_kit.refactoring.renaming import renamed
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course

CLAIM, BECOMES = "rolling-is-smooth", "balls-roll-smoothly"
DEMO = '''"""Behind rolling-is-smooth."""
from curriculum_kit import demo

@demo
def rolling_is_smooth():
    return {"smooth": True}

@rolling_is_smooth.control
def rough():
    return {"smooth": not rolling_is_smooth()["smooth"]}
'''


def course_with(folder: Path, source: str, file: str = "balls.py") -> Path:
    course = small_course(folder)
    (folder / "demos" / file).write_text(source, "utf-8")
    reference = f"{file.removesuffix('.py')}:rolling_is_smooth"
    lesson = "foundations/acceleration/rolling.yaml"
    edit(course, lesson, "demo: slopes:parabola", f"demo: {reference}")
    return course


def test_the_function_and_what_mentions_the_claim(tmp_path: Path) -> None:
    course = course_with(tmp_path, DEMO)
    project = load_course(course)
    plan = renamed(project, "claim", CLAIM, BECOMES)
    made = contents(project, plan).after
    assert made[str(tmp_path / "demos/balls.py")].decode() == (
        DEMO.replace(CLAIM, BECOMES).replace("rolling_is_smooth", "balls_roll_smoothly")
    )
    lesson = made[str(course / "foundations/acceleration/rolling.yaml")].decode()
    assert "    demo: balls:balls_roll_smoothly\n" in lesson
    assert plan.notes == ()


def test_the_file(tmp_path: Path) -> None:
    project = load_course(course_with(tmp_path, DEMO, "rolling_is_smooth.py"))
    plan = renamed(project, "claim", CLAIM, BECOMES)
    demos = tmp_path / "demos"
    assert plan.moves.targets == {
        str(demos / "rolling_is_smooth.py"): str(demos / "balls_roll_smoothly.py")
    }


@pytest.mark.parametrize(
    "more",
    [
        "\nNAMES = ['rolling_is_smooth']\n",
        "\ndef other(rolling_is_smooth):\n    return rolling_is_smooth\n",
        "\ndef other():\n    rolling_is_smooth = 1\n",
        "\ndef other():\n    from elsewhere import rolling_is_smooth\n",
        "\ndef other():\n    global rolling_is_smooth\n",
        "\ndef balls_roll_smoothly():\n    return {}\n",
        "\nprint(f'{rolling_is_smooth}')  # rolling_is_smooth\n",
        "\nmodule.rolling_is_smooth\n",
    ],
)
def test_a_use_that_may_be_another_one_leaves_the_function_alone(more: str, tmp_path: Path) -> None:
    project = load_course(course_with(tmp_path, DEMO + more))
    plan = renamed(project, "claim", CLAIM, BECOMES)
    made = contents(project, plan).after
    expected = (DEMO + more).replace(CLAIM, BECOMES)
    assert made[str(tmp_path / "demos/balls.py")].decode() == expected
    [note] = plan.notes
    assert note.startswith("The demo 'balls:rolling_is_smooth' keeps its name")


def test_another_file_that_uses_the_function_leaves_it_alone(tmp_path: Path) -> None:
    course = course_with(tmp_path, DEMO, "rolling_is_smooth.py")
    other = "from rolling_is_smooth import rolling_is_smooth\n"
    (tmp_path / "demos/other.py").write_text(other, "utf-8")
    plan = renamed(load_course(course), "claim", CLAIM, BECOMES)
    assert plan.moves.targets == {}
    assert len(plan.notes) == 2


def test_a_name_that_python_does_not_take(tmp_path: Path) -> None:
    project = load_course(course_with(tmp_path, DEMO))
    plan = renamed(project, "claim", CLAIM, "3-balls-roll")
    assert len(plan.notes) == 1


def test_a_word_that_is_no_compound_means_the_claim_only_when_it_says_so(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    lesson = "foundations/acceleration/rolling.yaml"
    edit(course, lesson, "  rolling-is-smooth:", "  parabola:")
    demo = tmp_path / "demos/slopes.py"
    demo.write_text("# A parabola. See claim:parabola.\n" + demo.read_text("utf-8"), "utf-8")
    project = load_course(course)
    made = contents(project, renamed(project, "claim", "parabola", "smooth")).after
    assert made[str(demo)].startswith(b"# A parabola. See claim:smooth.\n")
