"""From a folder to a course: what a broken file costs, and what is still read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.source.project import load_course
from curriculum_kit.source.whereabouts import CourseNotFoundError, find_course, usual_demos
from tests.courses import Seen, checked, edit, seen, small_course

MANIFEST = "curriculum.yaml"
SERIES = "foundations/series.yaml"
MODULE = "foundations/descent/module.yaml"
LESSON = "foundations/descent/slopes.yaml"
REGISTRY = "concepts/mathematics.yaml"
EVERY_LESSON = ["slopes", "stepping", "rolling"]

NEED_LESSONS = {"prerequisite-never-taught", "prerequisite-taught-later"}
NEED_ORDER = {"adjacent-stretch", "already-taught", "act-mismatch"}


# The file, the lessons that are read all the same, the rules not run, and some that are.
BROKEN = {
    MANIFEST: (EVERY_LESSON, NEED_LESSONS | NEED_ORDER, {"too-many-new-concepts"}),
    SERIES: (["rolling", "slopes", "stepping"], NEED_LESSONS | NEED_ORDER, {"duplicate-id"}),
    MODULE: (EVERY_LESSON, NEED_LESSONS | NEED_ORDER, {"lesson-without-claim"}),
    LESSON: (["stepping", "rolling"], NEED_LESSONS, NEED_ORDER),
    REGISTRY: (EVERY_LESSON, NEED_LESSONS, NEED_ORDER | {"prerequisite-cycle"}),
}


@pytest.mark.parametrize("file", BROKEN)
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("title: [unfinished\n", "unreadable-yaml"),
        ("title: &anchor T\n", "unsupported-yaml"),
        ("- a list\n", "invalid-value"),
        ("just text\n", "invalid-value"),
    ],
)
def test_a_broken_file_is_one_finding(file: str, text: str, rule: str, tmp_path: Path) -> None:
    lessons, skipped, still_run = BROKEN[file]
    course = small_course(tmp_path)
    (course / file).write_text(text, encoding="utf-8")
    report = checked(course)
    [finding] = report.findings
    assert (finding.rule, Path(finding.place.file)) == (rule, course / file)
    assert list(report.project.course.lessons) == lessons
    not_run = {each.rule for each in report.rules_skipped}
    assert skipped <= not_run
    assert still_run <= set(report.rules_run)
    assert not not_run & set(report.rules_run)
    assert report.fails(strict=False)


def test_an_empty_lesson(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("", encoding="utf-8")
    [finding] = checked(course).findings
    assert finding.message == "lesson 'slopes': expected a mapping, found nothing"
    assert finding.help is not None
    assert finding.help.startswith("Its keys: title, core, load")


Replace = Callable[[Path], object]


@pytest.mark.parametrize("file", [MANIFEST, MODULE, LESSON, REGISTRY])
@pytest.mark.parametrize(
    ("replace", "said"),
    [
        pytest.param(os.mkfifo, "it is not a regular file", id="fifo"),
        pytest.param(lambda p: p.symlink_to("/dev/zero"), "leads out of the course", id="device"),
        pytest.param(lambda p: p.symlink_to("/etc/hosts"), "leads out of the course", id="outside"),
        pytest.param(lambda p: p.symlink_to("gone.yaml"), "No such file", id="dangling"),
        pytest.param(lambda p: p.symlink_to(p.name), "symbolic links", id="to-itself"),
    ],
)
def test_what_is_no_file_is_not_read(
    file: str, replace: Replace, said: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    (course / file).unlink()
    replace(course / file)
    if file == MANIFEST and not (course / file).exists():
        with pytest.raises(CourseNotFoundError):
            load_course(course)
        return
    if file == MODULE and not (course / file).is_file():
        said = "there is no file 'descent/module.yaml'"
    [finding] = checked(course).findings
    assert said in finding.message


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).unlink()
    (course / LESSON).mkdir()
    assert seen(checked(course)) == [Seen("missing-file", "module.yaml:12:11", "slopes")]


def test_links_inside_the_course_are_followed(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).rename(course / "kept-elsewhere.txt")
    (course / LESSON).symlink_to(course / "kept-elsewhere.txt")
    assert seen(checked(course)) == []


def test_a_folder_linked_from_outside_is_not_read(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    shutil.move(course / "foundations/descent", tmp_path / "outside")
    (course / "foundations/descent").symlink_to(tmp_path / "outside")
    assert seen(checked(course)) == [Seen("missing-file", "series.yaml:3:11", "descent")]


def test_a_link_to_itself_hides_nothing_beside_it(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent/again").symlink_to("again")
    assert seen(checked(course)) == []


def test_names_that_cannot_be_ids_do_not_stop_the_reading(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / MANIFEST).write_text("[]", encoding="utf-8")
    (course / MODULE).write_text("[]", encoding="utf-8")
    (course / "My Series").mkdir()
    (course / "My Series/series.yaml").write_text("title: T\nmodules: []\n", encoding="utf-8")
    (course / "foundations/descent/My Notes.yaml").write_text("title: N\n", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(course) + b"/foundations/descent/\xff\x1b.yaml")).touch()
    report = checked(course)
    assert [finding.rule for finding in report.findings] == ["invalid-value", "invalid-value"]
    assert list(report.project.course.lessons) == EVERY_LESSON


def test_a_concept_written_twice(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for name in ("x", "y"):
        (course / f"concepts/{name}.yaml").write_text("slope: {name: X}\n", encoding="utf-8")
    report = checked(course)
    assert seen(report) == [
        Seen("duplicate-id", "x.yaml:1:1", "slope"),
        Seen("duplicate-id", "y.yaml:1:1", "slope"),
    ]
    assert report.project.course.concepts["slope"].name == "Slope"


@pytest.mark.parametrize("demos", ["nowhere", "curriculum.yaml", "loop", "a" * 5000])
def test_a_folder_of_demos_that_is_none(demos: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "loop").symlink_to("loop")
    edit(course, MANIFEST, "audience: Programmers", f"demos: {demos}")
    [finding] = checked(course).findings
    assert (finding.rule, finding.place.span.line) == ("missing-file", 2)
    assert len(finding.message) < 200


@pytest.mark.parametrize("demos", ["/etc", "/", "..", "../..", "../../elsewhere"])
def test_demos_are_looked_for_in_or_beside_the_course_only(demos: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, MANIFEST, "audience: Programmers", f"demos: {demos}")
    report = checked(course)
    assert seen(report) == [Seen("invalid-value", "curriculum.yaml:2:8", demos)]
    assert [skipped.rule for skipped in report.rules_skipped] == [
        "demo-not-found",
        "demo-without-control",
        "orphan-demo",
        "single-seed",
        "unreadable-demo",
    ]


@pytest.mark.parametrize(
    ("start", "found"),
    [
        ("curriculum", "curriculum"),
        ("curriculum/foundations/descent", "curriculum"),
        ("curriculum/concepts", "curriculum"),
        (".", "curriculum"),
        ("demos", None),
    ],
)
def test_find_course(start: str, found: str | None, tmp_path: Path) -> None:
    small_course(tmp_path)
    if found is None:
        with pytest.raises(CourseNotFoundError, match=r"it holds no curriculum\.yaml"):
            find_course(tmp_path / start)
    else:
        assert find_course(tmp_path / start) == tmp_path / found


@pytest.mark.parametrize("path", ["demos", "nowhere", "curriculum/curriculum.yaml", "a" * 5000])
def test_no_course_there(path: str, tmp_path: Path) -> None:
    small_course(tmp_path)
    with pytest.raises(CourseNotFoundError):
        load_course(tmp_path / path)


@pytest.mark.parametrize(
    ("text", "rule", "advice"),
    [
        ("title: &a T\n", "unsupported-yaml", None),
        ("title: *a\n", "unsupported-yaml", None),
        ("title: !text T\n", "unsupported-yaml", None),
        ("title: T\ntitle: U\n", "duplicate-key", None),
        ("title: no\n", "ambiguous-scalar", None),
        ("title: T\n--- \ntitle: U\n", "unreadable-yaml", None),
        ("title: 'T' x\n", "unreadable-yaml", None),
        ("title:\tT\n\tcore: C\n", "unreadable-yaml", None),
        ("title: [\n", "unreadable-yaml", None),
        ("title: \x01\n", "unreadable-yaml", "Delete it."),
        ("%YAML 3.0\n---\n", "unreadable-yaml", "Delete this line, or write '%YAML 1.2'."),
    ],
)
def test_the_way_out_is_a_sentence(
    text: str, rule: str, advice: str | None, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text(text, encoding="utf-8")
    [finding, *_] = [each for each in checked(course).findings if each.rule == rule]
    assert finding.help is not None
    assert finding.help[0].isupper()
    assert finding.help.endswith(".")
    assert advice in (None, finding.help)


def test_the_usual_demos_are_those_of_a_manifest_that_does_not_say(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert load_course(course).demos_folder == usual_demos(course)
