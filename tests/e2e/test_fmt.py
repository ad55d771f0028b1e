"""``curriculum fmt``, the real command on copies of the bundled course."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.bundled import copied, curriculum
from tests.courses import edit

OPTIMIZERS = "foundations/training-neural-networks/optimizers.yaml"
FINE = (0, "", "Nothing to format.\n")


def contents(course: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in course.rglob("*") if file.is_file()}


def untidy(folder: Path) -> Path:
    """Return a copy with a key out of order, a level too wide, and blanks at ends of lines."""
    course = copied(folder)
    edit(course, OPTIMIZERS, "load: BUILD\n", "load: BUILD   \n")
    edit(course, OPTIMIZERS, "  momentum: DEVELOPED\n", "  # first\n  momentum: DEVELOPED\n")
    edit(course, "curriculum.yaml", "series: [foundations]\n", "")
    with (course / "curriculum.yaml").open("a", encoding="utf-8") as file:
        file.write("series:\n- foundations")
    return course


def test_the_bundled_course_is_canonical() -> None:
    done = curriculum("fmt", "--check")
    assert (done.returncode, done.stdout, done.stderr) == FINE


def test_formatting(tmp_path: Path) -> None:
    course = untidy(tmp_path)
    before = contents(course)
    check = curriculum("fmt", "--check", cwd=tmp_path)
    assert check.returncode == 1
    assert check.stdout == f"curriculum/curriculum.yaml\ncurriculum/{OPTIMIZERS}\n"
    assert check.stderr == "Would format 2 files.\n"
    assert contents(course) == before
    done = curriculum("fmt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Formatted 2 files.\n")
    assert (
        (course / "curriculum.yaml")
        .read_text("utf-8")
        .endswith(
            "series:\n  - foundations\nrules:\n"
            "  # A number that no expectation holds is one that nobody checks, and this course is "
            "about numbers.\n  unstated-number: error\n"
        )
    )
    assert "  # first\n  momentum: DEVELOPED\n" in (course / OPTIMIZERS).read_text("utf-8")
    assert curriculum("validate", str(course), "--strict").returncode == 0
    again = curriculum("fmt", cwd=tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == FINE


def test_the_diff_does_what_formatting_does(tmp_path: Path) -> None:
    course = untidy(tmp_path)
    before = contents(course)
    shown = curriculum("fmt", "--diff", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (1, "Would format 2 files.\n")
    assert contents(course) == before
    subprocess.run(["patch", "-p1", "-s"], input=shown.stdout, cwd=tmp_path, text=True, check=True)
    patched = contents(course)
    for file, content in before.items():
        Path(file).write_bytes(content)
    curriculum("fmt", cwd=tmp_path)
    assert contents(course) == patched


def test_some_files_only(tmp_path: Path) -> None:
    course = untidy(tmp_path)
    done = curriculum("fmt", "curriculum/foundations", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "Formatted 1 file.\n")
    done = curriculum("fmt", str(course / "curriculum.yaml"), cwd=Path("/"))
    assert (done.returncode, done.stderr) == (0, "Formatted 1 file.\n")


def test_what_cannot_be_read_is_named_and_the_rest_is_formatted(tmp_path: Path) -> None:
    course = untidy(tmp_path)
    edit(course, OPTIMIZERS, "  # first\n", "  first: [\n")
    broken = (course / OPTIMIZERS).read_bytes()
    done = curriculum("fmt", cwd=tmp_path)
    assert done.returncode == 1
    first, last = done.stderr.splitlines()
    assert first.startswith(f"curriculum/{OPTIMIZERS}:")
    assert "left alone, as it cannot be read: " in first
    assert last == "Formatted 1 file."
    assert (course / OPTIMIZERS).read_bytes() == broken


def test_what_is_no_file_of_the_course(tmp_path: Path) -> None:
    course = copied(tmp_path)
    (course / "notes").mkdir()
    (course / "notes/x.yaml").write_text("b: 1\na: 2   \n", "utf-8")
    done = curriculum("fmt", cwd=tmp_path)
    assert done.returncode == 0
    assert (
        "curriculum/notes/x.yaml: is not a file of the course, so it is left alone." in done.stderr
    )
    (tmp_path / "other.yaml").write_text("a: 1\n", "utf-8")
    done = curriculum("fmt", "-C", "curriculum", "other.yaml", cwd=tmp_path)
    assert done.returncode == 2
    assert "is not in the course" in done.stderr
    assert curriculum("fmt", "no-such.yaml", cwd=tmp_path).returncode == 2
