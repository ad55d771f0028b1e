"""Parts renamed: what follows, how it is written, and what is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.refactoring.plan import Plan, RefusedError, UnfitCourseError, contents, edited
from curriculum_kit.refactoring.renaming import renamed
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import Project, load_course
from tests.courses import edit, small_course
from tests.unit.changes.looking import in_folders, listed

STEPPING = "foundations/descent/stepping.yaml"
SLOPES = "foundations/descent/slopes.yaml"


def after(project: Project, plan: Plan) -> dict[str, str]:
    """Return the edited files by their names."""
    made = contents(project, plan)
    return {Path(file).name: content.decode() for file, content in made.after.items()}


def lines_changed(course: Path, plan: Plan) -> list[str]:
    """Return the new lines of all edited files."""
    made = contents(load_course(course), plan)
    changed = []
    for file, content in made.after.items():
        old = made.before[file].decode().split("\n")
        changed += [line for line in content.decode().split("\n") if line not in old]
    return changed


def test_a_concept(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    plan = renamed(load_course(course), "concept", "slope", "steepness")
    assert lines_changed(course, plan) == [
        "steepness:",
        "  renamed_from: slope",
        "    steepness: {depth: INTRODUCED, to_reach: INTRODUCED}",
        "    - {steepness: INTRODUCED, algebra: INTRODUCED}",
        "  steepness: {depth: DEVELOPED, label: once more}",
        "  steepness: INTRODUCED",
        "  steepness: INTRODUCED -> DEVELOPED",
        "  steepness: INTRODUCED",
    ]
    assert plan.moves.targets == {}


def test_a_lesson_moves_its_file(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    plan = renamed(load_course(course), "lesson", "stepping", "walking")
    assert plan.moves.targets == {
        str(course / STEPPING): str(course / "foundations/descent/walking.yaml")
    }
    assert lines_changed(course, plan) == [
        "      lessons: [walking]",
        "lessons: [slopes, walking]",
        "    addressed_in: [walking]",
        "renamed_from: stepping",
    ]


@pytest.mark.parametrize(
    ("kind", "old", "new", "moved"),
    [
        ("module", "descent", "going-down", "foundations/going-down"),
        ("series", "foundations", "basics", "basics"),
    ],
)
def test_a_folder_moves_as_a_whole(
    kind: str, old: str, new: str, moved: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    project = load_course(course)
    plan = renamed(project, kind, old, new)
    assert list(plan.moves.targets.values()) == [str(course / moved)]
    became = edited(project, plan, contents(project, plan)).course
    assert {*became.modules, *became.series} >= {new}
    assert list(became.lessons) == list(project.course.lessons)


@pytest.mark.parametrize(
    ("written", "becomes"),
    [
        ("slope: INTRODUCED -> DEVELOPED", "steep: INTRODUCED -> DEVELOPED"),
        ("'slope': INTRODUCED -> DEVELOPED", "'steep': INTRODUCED -> DEVELOPED"),
        ('"slope" : INTRODUCED -> DEVELOPED', '"steep" : INTRODUCED -> DEVELOPED'),
        ("? slope\n  : INTRODUCED -> DEVELOPED", "? steep\n  : INTRODUCED -> DEVELOPED"),
        (
            "slope: # still\n    INTRODUCED -> DEVELOPED",
            "steep: # still\n    INTRODUCED -> DEVELOPED",
        ),
    ],
)
def test_the_form_stays(written: str, becomes: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "slope: INTRODUCED -> DEVELOPED", written)
    project = load_course(course)
    before = (course / STEPPING).read_text("utf-8")
    text = after(project, renamed(project, "concept", "slope", "steep"))["stepping.yaml"]
    assert text == before.replace(written, becomes).replace("  slope: INTR", "  steep: INTR")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_ends_of_lines_and_the_byte_order_mark_stay(ending: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "concepts/mathematics.yaml"
    text = "# Ångström 🎓\n" + file.read_text("utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    project = load_course(course)
    made = contents(project, renamed(project, "concept", "slope", "steep"))
    expected = text.replace("slope:", "steep:").rstrip("\n") + "\n  renamed_from: slope\n"
    assert made.after[str(file)] == b"\xef\xbb\xbf" + expected.replace("\n", ending).encode()


@pytest.mark.parametrize("new", ["12", "1e5", "null", "true", "no", "0x1f"])
def test_an_id_that_would_be_read_as_something_else_is_quoted(new: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    project = load_course(course)
    plan = renamed(project, "lesson", "stepping", new)
    assert f"lessons: [slopes, '{new}']" in after(project, plan)["module.yaml"]
    became = edited(project, plan, contents(project, plan))
    assert new in became.course.lessons
    assert not check(became).findings


@pytest.mark.parametrize(
    ("noted", "becomes"),
    [
        ("renamed_from: first", "renamed_from: [first, stepping]"),
        ("renamed_from: 'first'  # long ago", "renamed_from: ['first', stepping]  # long ago"),
        ("renamed_from: [first]", "renamed_from: [first, stepping]"),
        ("renamed_from: [first,\n  second, ]", "renamed_from: [first,\n  second, stepping, ]"),
        ("renamed_from:\n- first", "renamed_from:\n- first\n- stepping"),
        ("renamed_from:\n    - first # one", "renamed_from:\n    - first # one\n    - stepping"),
        ("renamed_from: walking", "renamed_from: stepping"),
        ("renamed_from: [first, walking]", "renamed_from: [first, stepping]"),
        ("renamed_from: []", "renamed_from: [stepping]"),
        ("renamed_from: stepping", "renamed_from: stepping"),
    ],
)
def test_former_ids_are_kept(noted: str, becomes: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, STEPPING, "load: BUILD\n", f"load: BUILD\n{noted}\n")
    project = load_course(course)
    before = (course / STEPPING).read_text("utf-8")
    plan = renamed(project, "lesson", "stepping", "walking")
    assert contents(project, plan).after.get(str(course / STEPPING), before.encode()).decode() == (
        before.replace(noted, becomes)
    )


UNLISTED = {
    "requires: {slope: INTRODUCED}": True,
    "new: {other: INTRODUCED}\nmisconceptions: {m: {about: [slope]}}": True,
    "[ slope": True,
    "core: What slope means": False,
    "requires: {slope-of-two: INTRODUCED}": False,
}


@pytest.mark.parametrize(("text", "is_named"), UNLISTED.items())
def test_files_that_nothing_lists_are_named_and_left(
    text: str, is_named: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    (course / "foundations/old").mkdir()
    (course / "foundations/old/draft.yaml").write_text(f"{text}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    plan = renamed(load_course(course), "concept", "slope", "steepness")
    assert plan.notes == (
        (
            (
                "'curriculum/foundations/old/draft.yaml' names 'slope' and is left as it is: "
                "nothing in the course lists it."
            ),
        )
        if is_named
        else ()
    )


def test_of_many_files_that_nothing_lists_some_are_named(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for number in range(5):
        file = course / f"foundations/descent/draft-{number}.yaml"
        file.write_text("requires: {slope: INTRODUCED}\n", "utf-8")
    plan = renamed(load_course(course), "concept", "slope", "steepness")
    assert len(plan.notes) == 4
    assert plan.notes[-1] == "So are 2 more files that nothing lists."


def test_ids_are_swapped_by_way_of_a_third_and_both_parts_are_followed(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    before = small_course(tmp_path / "before")
    course = small_course(tmp_path)
    for old, new in (("algebra", "between"), ("slope", "algebra"), ("between", "slope")):
        project = load_course(course)
        made = contents(project, renamed(project, "concept", old, new))
        for file, content in made.after.items():
            Path(file).write_bytes(content)
    assert not check(load_course(course)).findings
    assert listed(in_folders(before, course)) == [
        "notable concept-renamed concept:algebra",
        "notable concept-renamed concept:slope",
    ]


def test_the_former_id_stands_before_what_comes_after_it(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    project = load_course(course)
    plan = renamed(project, "lesson", "rolling", "coasting")
    text = after(project, plan)["rolling.yaml"]
    assert "sources: [a textbook]\nrenamed_from: rolling\nwaivers:\n" in text


def test_a_concept_in_braces(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "concepts/mathematics.yaml"
    file.write_text(
        re.sub(r"algebra:\n  name: Algebra", "algebra: {name: Algebra}", file.read_text())
    )
    project = load_course(course)
    text = after(project, renamed(project, "concept", "algebra", "letters"))["mathematics.yaml"]
    assert text.startswith("letters: {name: Algebra, renamed_from: algebra}\n")


def test_unsaved_texts_are_edited(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = str(course / SLOPES)
    text = Path(file).read_bytes().replace(b"title: Slopes", b"title: Slopes, unsaved")
    project = load_course(course, Documents(str(course), {file: text}))
    made = contents(project, renamed(project, "concept", "slope", "steep"))
    assert made.before[file] == text
    assert made.after[file] == text.replace(b"  slope: INTR", b"  steep: INTR")


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("concept", "slop", "steep", "there is no concept 'slop'. Did you mean 'slope'?"),
        ("lesson", "zzz", "steep", "there is no lesson 'zzz'. 'curriculum show' shows a lesson."),
        ("concept", "slope", "momentum", "there is a concept 'momentum' already"),
        ("lesson", "slopes", "rolling", "there is a lesson 'rolling' already"),
        ("lesson", "slopes", "module", "is there already, and is no lesson"),
        ("series", "foundations", "concepts", "is there already, and is no series"),
        ("module", "descent", "acceleration", "there is a module 'acceleration' already"),
        ("claim", "rolling-is-smooth", "step-halves-the-loss", "there is a claim"),
        ("concept", "slope", "Slope", "'Slope' cannot be an id"),
        ("concept", "slope", "a--b", "'a--b' cannot be an id"),
        ("concept", "slope", "../x", "'../x' cannot be an id"),
        ("concept", "slope", "", "'' cannot be an id"),
        ("lesson", "slopes", "aux", "'aux' cannot be an id: Windows keeps that name"),
        ("concept", "slope", "slope", "concept 'slope' has that id already"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    kind: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match=re.escape(said)):
        renamed(load_course(small_course(tmp_path)), kind, old, new)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (STEPPING, "load: BUILD", "load: [BUILD", "cannot be read: mend it first"),
        (SLOPES, "  slope: INTRODUCED", '  "sl\\x6fpe": INTRODUCED', "in a form that cannot"),
        (
            "concepts/optimization.yaml",
            "momentum:",
            "slope:\n  name: S\nmomentum:",
            "there are two",
        ),
    ],
)
def test_a_course_that_does_not_let_it_is_left_alone(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, file, old, new)
    with pytest.raises(UnfitCourseError, match=re.escape(said)):
        renamed(load_course(course), "concept", "slope", "steep")


def test_a_name_that_was_only_taken_for_the_right_one_is_left_alone(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/module.yaml", "[slopes, stepping]", "[slopes, steping]")
    with pytest.raises(UnfitCourseError, match="would change more than its name"):
        renamed(load_course(course), "lesson", "stepping", "walking")


def test_what_is_wrong_elsewhere_is_no_hindrance(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, SLOPES, "load: STRETCH", "laod: STRETCH")
    edit(course, STEPPING, "slope: INTRODUCED -> DEVELOPED", "slope: APPLIED -> DEVELOPED")
    project = load_course(course)
    plan = renamed(project, "concept", "slope", "steep")
    assert len(check(edited(project, plan, contents(project, plan))).findings) == len(
        check(project).findings
    )
