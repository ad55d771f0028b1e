"""Folders that are not there: one finding each, and none where nothing should be in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.courses import Seen, checked, edit, seen, small_course, write_tree

Change = Callable[[Path], object]

HEAD = Seen("missing-file", "curriculum.yaml:1:1", "title")
UNSET = Seen("missing-file", "curriculum.yaml:1:1", "title: Descent")
NEED_CONCEPTS = {"prerequisite-never-taught", "unlinked-concept", "orphan-concept"}
NEED_DEMOS = {"demo-not-found", "demo-without-control", "orphan-demo"}


def emptied(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def replaced_by_a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.touch()


MISSING: dict[str, tuple[Change, Seen, str, set[str]]] = {
    "no concepts": (
        lambda course: shutil.rmtree(course / "concepts"),
        HEAD,
        "the course names concepts, but there is no folder 'concepts'",
        NEED_CONCEPTS,
    ),
    "no file of concepts": (
        lambda course: emptied(course / "concepts"),
        HEAD,
        "the course names concepts, but the folder 'concepts' describes none",
        NEED_CONCEPTS,
    ),
    "concepts misspelt": (
        lambda course: (course / "concepts").rename(course / "concept"),
        HEAD,
        "there is no folder 'concepts', and 'concept' is taken for it",
        set(),
    ),
    "no demos": (
        lambda course: shutil.rmtree(course.parent / "demos"),
        UNSET,
        "claims name demos, but there is no folder '../demos'",
        NEED_DEMOS,
    ),
    "a file for demos": (
        lambda course: replaced_by_a_file(course.parent / "demos"),
        UNSET,
        "claims name demos, but '../demos' is no folder",
        NEED_DEMOS,
    ),
    "demos misspelt": (
        lambda course: edit(course, "curriculum.yaml", "series:", "demos: ../demo\nseries:"),
        Seen("missing-file", "curriculum.yaml:5:8", "../demo"),
        "claims name demos, but there is no folder '../demo'",
        NEED_DEMOS,
    ),
}


@pytest.mark.parametrize(("change", "at", "message", "skipped"), MISSING.values(), ids=MISSING)
def test_one_finding(
    change: Change, at: Seen, message: str, skipped: set[str], tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    change(course)
    report = checked(course)
    assert seen(report) == [at]
    assert report.findings[0].message == message
    not_run = {each.rule for each in report.rules_skipped}
    assert skipped <= not_run
    assert bool(not_run) is bool(skipped)
    assert report.fails(strict=False)


def test_a_course_that_names_nothing_needs_neither(tmp_path: Path) -> None:
    tree = """
        course/curriculum.yaml:
            title: Plain
            series: [only]
        course/only/series.yaml:
            title: Only
            modules: [first]
        course/only/first/module.yaml:
            title: First
            goal: Begin.
            lessons: [one]
        course/only/first/one.yaml:
            title: One
            core: nothing yet
            load: CONSOLIDATE
    """
    report = checked(write_tree(tmp_path, tree) / "course")
    assert "missing-file" not in {finding.rule for finding in report.findings}
    assert report.rules_skipped == ()


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def f(:\n", "'slopes.py' is not valid Python"),
        ("x = 1\n" * 200_000, "'slopes.py' is larger than 1 MiB"),
    ],
)
def test_a_broken_demo_file_is_one_finding_for_all_its_claims(
    source: str, problem: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    (tmp_path / "demos/slopes.py").write_text(source, encoding="utf-8")
    [finding] = checked(course).findings
    assert finding.rule == "demo-not-found"
    assert problem in finding.message
