"""Lists against folders: what is missing, unlisted, repeated or named in another way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.source.project import load_course
from tests.courses import Seen, checked, edit, seen, small_course

MODULE = "foundations/acceleration/module.yaml"
DESCENT = "foundations/descent/module.yaml"
LESSONS = "lessons: [rolling]"
MODULES = "modules: [descent, acceleration]"

Change = Callable[[Path], None]


def listed(new: str, old: str = LESSONS, file: str = MODULE) -> Change:
    return lambda course: edit(course, file, old, new)


def moved(old: str, new: str) -> Change:
    def move(course: Path) -> None:
        (course / old).rename(course / new)

    return move


def added(file: str, text: str = "") -> Change:
    def add(course: Path) -> None:
        (course / file).parent.mkdir(exist_ok=True)
        (course / file).write_text(text, encoding="utf-8")

    return add


MISSING = {
    "a lesson": (
        listed("lessons: [rolling, jumping]"),
        ("module.yaml:3:20", "jumping"),
        "lesson 'jumping' is listed, but there is no file 'jumping.yaml'",
        "Create 'jumping.yaml', or take 'jumping' out of 'lessons'.",
    ),
    "a misspelt lesson": (
        listed("lessons: [roling]"),
        ("module.yaml:3:11", "roling"),
        "lesson 'roling' is listed, but there is no file 'roling.yaml'",
        "Did you mean 'rolling'?",
    ),
    "a misspelt module": (
        listed("modules: [descend, acceleration]", MODULES, "foundations/series.yaml"),
        ("series.yaml:3:11", "descend"),
        "module 'descend' is listed, but there is no file 'descend/module.yaml'",
        "Did you mean 'descent'?",
    ),
    "a misspelt series": (
        listed("[foundation]", "[foundations]", "curriculum.yaml"),
        ("curriculum.yaml:5:10", "foundation"),
        "series 'foundation' is listed, but there is no file 'foundation/series.yaml'",
        "Did you mean 'foundations'?",
    ),
    "a lesson with another ending": (
        moved("foundations/acceleration/rolling.yaml", "foundations/acceleration/rolling.yml"),
        ("module.yaml:3:11", "rolling"),
        "lesson 'rolling' is listed, but there is no file 'rolling.yaml'",
        "Rename 'rolling.yml' to 'rolling.yaml'.",
    ),
    "a module with another ending": (
        moved(MODULE, "foundations/acceleration/module.yml"),
        ("series.yaml:3:20", "acceleration"),
        "module 'acceleration' is listed, but there is no file 'acceleration/module.yaml'",
        "Rename 'module.yml' to 'module.yaml'.",
    ),
    "a lesson with a capital": (
        moved("foundations/acceleration/rolling.yaml", "foundations/acceleration/Rolling.yaml"),
        ("module.yaml:3:11", "rolling"),
        "lesson 'rolling' is listed, but there is no file 'rolling.yaml'",
        "Rename 'Rolling', which cannot be an id, to 'rolling'.",
    ),
    "after an item that makes no sense": (
        listed("lessons: [7, rolling, jumping]"),
        ("module.yaml:3:23", "jumping"),
        "lesson 'jumping' is listed, but there is no file 'jumping.yaml'",
        "Create 'jumping.yaml', or take 'jumping' out of 'lessons'.",
    ),
}


@pytest.mark.parametrize(("change", "at", "message", "advice"), MISSING.values(), ids=MISSING)
def test_missing(
    change: Change, at: tuple[str, str], message: str, advice: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    change(course)
    report = checked(course)
    [finding] = [finding for finding in report.findings if finding.rule == "missing-file"]
    assert Seen("missing-file", *at) in seen(report)
    assert (finding.message, finding.help) == (message, advice)
    assert {finding.rule for finding in report.findings} <= {"missing-file", "invalid-value"}


RENAMED_FILES = {
    "told in acts and addressed in": ("descent/stepping.yaml", "descent/steping.yaml"),
    "told in acts": ("descent/slopes.yaml", "descent/slope.yaml"),
    "named nowhere else": ("acceleration/rolling.yaml", "acceleration/roling.yaml"),
}


@pytest.mark.parametrize(("old", "new"), RENAMED_FILES.values(), ids=RENAMED_FILES)
def test_a_lesson_whose_file_is_renamed_is_still_meant_elsewhere(
    old: str, new: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    moved(f"foundations/{old}", f"foundations/{new}")(course)
    report = checked(course)
    [finding] = report.findings
    assert (finding.rule, finding.help) == ("missing-file", f"Did you mean '{Path(new).stem}'?")
    assert report.rules_skipped == ()


def test_both_names_of_a_lesson_are_known_where_its_own_misconceptions_name_it(
    tmp_path: Path,
) -> None:
    course = small_course(tmp_path)
    belief = "belief: A larger step is faster.\n"
    edit(
        course,
        "foundations/descent/stepping.yaml",
        belief,
        belief + "    addressed_in: [steping]\n",
    )
    listed("lessons: [slopes, steping]", "lessons: [slopes, stepping]", DESCENT)(course)
    listed("lessons: [steping]", "lessons: [stepping]", DESCENT)(course)
    assert [finding.rule for finding in checked(course).findings] == ["missing-file"]


UNLISTED = {
    "a lesson": (
        added("foundations/acceleration/spinning.yaml"),
        "spinning.yaml",
        "lesson 'spinning' lies here, but module 'acceleration' does not list it",
        "Add 'spinning' to 'lessons', or move the file out of the course.",
    ),
    "a lesson whose name cannot be an id": (
        added("foundations/acceleration/My Notes.yaml"),
        "My Notes.yaml",
        "lesson 'My Notes' lies here, but module 'acceleration' does not list it",
        "Give it a name of lower-case letters, digits and hyphens, and list that.",
    ),
    "a lesson with another ending": (
        added("foundations/acceleration/spinning.yml"),
        "spinning.yml",
        "'spinning.yml' is not read: files of a course end in '.yaml'",
        "Rename it to 'spinning.yaml', or move it out of the course.",
    ),
    "a module": (
        added("foundations/rest/module.yaml"),
        "module.yaml",
        "module 'rest' lies here, but series 'foundations' does not list it",
        "Add 'rest' to 'modules', or move the file out of the course.",
    ),
    "a series": (
        added("advanced/series.yaml"),
        "series.yaml",
        "series 'advanced' lies here, but the course does not list it",
        "Add 'advanced' to 'series', or move the file out of the course.",
    ),
    "a lesson beside modules": (
        added("foundations/spinning.yaml"),
        "spinning.yaml",
        "'spinning.yaml' is no part of series 'foundations'",
        "Each of its modules is a folder with a 'module.yaml'; move other files out of the course.",
    ),
    "a file beside the course's own": (
        added("notes.yaml"),
        "notes.yaml",
        "'notes.yaml' is no part of the course",
        "Each of its series is a folder with a 'series.yaml'; move other files out of the course.",
    ),
}


@pytest.mark.parametrize(("change", "file", "message", "advice"), UNLISTED.values(), ids=UNLISTED)
def test_unlisted(change: Change, file: str, message: str, advice: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    change(course)
    report = checked(course)
    [finding] = report.findings
    assert seen(report) == [Seen("unlisted-file", f"{file}:1:1", "")]
    assert (finding.message, finding.help) == (message, advice)


UNLISTED_BUT_NAMED = {
    "told in acts": ("lessons: [slopes, stepping]", "lessons: [stepping]"),
    "told in acts and addressed in": ("lessons: [slopes, stepping]", "lessons: [slopes]"),
}


@pytest.mark.parametrize(("old", "new"), UNLISTED_BUT_NAMED.values(), ids=UNLISTED_BUT_NAMED)
def test_a_lesson_that_only_its_module_does_not_list_is_one_error(
    old: str, new: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "  unlisted-file: warning\n", "")
    listed(new, old, DESCENT)(course)
    report = checked(course)
    [finding] = report.findings
    assert (finding.rule, finding.severity.label) == ("unlisted-file", "error")
    skipped = {each.rule for each in report.rules_skipped}
    assert {"act-mismatch", "prerequisite-never-taught", "reinforced-before-taught"} <= skipped


def test_a_registry_with_another_ending_is_one_finding(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    moved("concepts/optimization.yaml", "concepts/optimization.yml")(course)
    report = checked(course)
    assert seen(report) == [Seen("unlisted-file", "optimization.yml:1:1", "")]
    assert "prerequisite-never-taught" in [skipped.rule for skipped in report.rules_skipped]


@pytest.mark.parametrize(
    ("file", "folder"),
    [
        ("foundations/drafts/spinning.yaml", "drafts"),
        ("foundations/descent/old/spinning.yaml", "old"),
        ("concepts/old/spinning.yaml", "old"),
    ],
)
def test_a_folder_of_files_that_nobody_lists(file: str, folder: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added(file)(course)
    assert seen(checked(course)) == [Seen("unlisted-file", f"{folder}:1:1", "")]


@pytest.mark.parametrize(
    "file",
    [
        "foundations/acceleration/.hidden.yaml",
        "foundations/acceleration/.spinning.yaml.swp",
        "foundations/acceleration/notes.md",
        "foundations/acceleration/figures.yaml/figure.svg",
        "foundations/drafts/spinning.md",
        "README.md",
        ".pre-commit-config.yaml",
    ],
)
def test_other_files_are_left_alone(file: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added(file)(course)
    assert seen(checked(course)) == []


REPEATED = {
    "in one module": (
        listed("lessons: [rolling, rolling]"),
        [("module.yaml:3:20", "rolling")],
    ),
    "twice again": (
        listed("lessons: [rolling, rolling, rolling]"),
        [("module.yaml:3:20", "rolling"), ("module.yaml:3:29", "rolling")],
    ),
    "in two modules": (listed("lessons: [rolling, slopes]"), [("module.yaml:3:20", "slopes")]),
    "a module": (
        listed("modules: [descent, acceleration, descent]", MODULES, "foundations/series.yaml"),
        [("series.yaml:3:34", "descent")],
    ),
}


@pytest.mark.parametrize(("change", "at"), REPEATED.values(), ids=REPEATED)
def test_repeated(change: Change, at: list[tuple[str, str]], tmp_path: Path) -> None:
    course = small_course(tmp_path)
    change(course)
    report = checked(course)
    assert seen(report) == [Seen("duplicate-id", *spot) for spot in at]
    assert {finding.related[0].message for finding in report.findings} == {"listed first here"}
    assert list(report.project.course.lessons) == ["slopes", "stepping", "rolling"]


def test_a_lesson_of_another_module_is_never_taken_for_a_misspelt_one(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added("foundations/acceleration/slopes.yaml", "title: Other\n")(course)
    listed("lessons: [rolling, slope]")(course)
    project = load_course(course)
    assert project.course.lessons["slopes"].title == "Slopes"
    assert [problem.help for problem in project.reading["missing-file"]] == [
        "Create 'slope.yaml', or take 'slope' out of 'lessons'."
    ]


def test_nothing_is_unlisted_where_the_list_could_not_be_read(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    listed("lessons: 7")(course)
    assert seen(checked(course)) == [Seen("invalid-value", "module.yaml:3:10", "7")]


def test_a_lesson_in_another_folder_is_said_once(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    moved("foundations/acceleration/rolling.yaml", "foundations/descent/rolling.yaml")(course)
    [finding] = checked(course).findings
    assert seen(checked(course)) == [Seen("missing-file", "module.yaml:3:11", "rolling")]
    assert finding.help == "Move it to 'foundations/acceleration/rolling.yaml'."


def test_a_folder_of_several_files_is_told_beside_a_missing_lesson(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added("foundations/acceleration/drafts/other.yaml")(course)
    moved("foundations/acceleration/rolling.yaml", "foundations/acceleration/drafts/rolling.yaml")(
        course
    )
    assert {each.rule for each in checked(course).findings} == {"missing-file", "unlisted-file"}


def test_a_lesson_that_others_build_on_is_missed_in_the_list(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, DESCENT, "\nlessons: [slopes, stepping]", "\nlessons: [stepping]")
    edit(course, DESCENT, "      lessons: [slopes]\n", "      lessons: [stepping]\n")
    assert [each.rule for each in checked(course).findings] == ["unlisted-file"]


@pytest.mark.parametrize(
    ("folder", "what", "key"),
    [
        ("foundations/descent", "module 'descent'", "modules"),
        ("foundations", "series 'foundations'", "series"),
    ],
)
def test_a_folder_that_is_a_link_out_of_the_course_is_no_missing_file(
    folder: str, what: str, key: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path / "inside")
    (course / folder).rename(tmp_path / "outside")
    (course / folder).symlink_to(tmp_path / "outside")
    [finding] = [each for each in checked(course).findings if each.rule == "missing-file"]
    slug = folder.rpartition("/")[2]
    says = "is listed, but not read: this link leads out of the course's folder"
    assert finding.message == f"{what} {says}"
    assert finding.help == (
        f"Put the folder itself in the link's place, or take '{slug}' out of '{key}'."
    )
