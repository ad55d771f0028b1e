"""``validate --fix`` and ``--diff``, the real command on broken copies of the bundled course."""

from __future__ import annotations

import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.bundled import BUNDLED, CURRICULUM, copied, curriculum
from tests.courses import edit

TRAINING = "foundations/training-neural-networks/"
GRAPHS, OPTIMIZERS = TRAINING + "computational-graphs.yaml", TRAINING + "optimizers.yaml"
WAIVER = "\nwaivers:\n  - rule: depth-lowered\n    reason: there was a reason for this once\n"


def broken(folder: Path) -> Path:
    """Return a copy with a wrong A -> B, a concept new twice and an unused waiver."""
    course = copied(folder)
    wrong = "sharp-and-wide-minima: DEVELOPED -> INTRODUCED"
    edit(course, OPTIMIZERS, "sharp-and-wide-minima: MENTIONED -> INTRODUCED", wrong)
    new = "  computational-graph: DEVELOPED\n"
    edit(course, GRAPHS, new, new + "  weight-update: DEVELOPED\n")
    with (course / OPTIMIZERS).open("a", encoding="utf-8") as file:
        file.write(WAIVER)
    return course


def contents(course: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in course.rglob("*") if file.is_file()}


def test_fix(tmp_path: Path) -> None:
    course = broken(tmp_path)
    before = curriculum("validate", str(course))
    assert before.returncode == 1
    assert before.stdout.endswith("3 can be fixed with --fix.\n")
    assert "fix: Write MENTIONED -> INTRODUCED; --fix does it." in before.stdout
    done = curriculum("validate", str(course), "--fix")
    assert done.returncode == 0
    assert done.stderr.endswith("Fixed 3 findings in 2 files.\n")
    assert "All checks passed" in done.stdout
    original = BUNDLED
    differing = [
        file.relative_to(course).as_posix()
        for file in course.rglob("*.yaml")
        if file.read_bytes() != (original / file.relative_to(course)).read_bytes()
    ]
    assert differing == [GRAPHS]  # where the entry that was called new is reinforced now
    assert "label: concept}\n  weight-update: DEVELOPED\n" in (course / GRAPHS).read_text("utf-8")
    fixed = contents(course)
    again = curriculum("validate", str(course), "--fix")
    assert (again.returncode, again.stderr, contents(course)) == (0, "", fixed)


def test_what_cannot_be_fixed_is_reported_and_fails(tmp_path: Path) -> None:
    course = broken(tmp_path)
    edit(course, GRAPHS, "load: BUILD", "load: STRETCH")
    done = curriculum("validate", str(course), "--fix", "--format", "concise")
    assert done.returncode == 1
    assert "CUR101" in done.stdout
    assert "CUR301" not in done.stdout
    assert "--fix" not in done.stdout


def test_selected_rules_only(tmp_path: Path) -> None:
    course = broken(tmp_path)
    done = curriculum("validate", str(course), "--fix", "--select", "CUR303")
    assert done.returncode == 0
    assert done.stderr.endswith("Fixed 1 finding in 1 file.\n")
    assert WAIVER in (course / OPTIMIZERS).read_text("utf-8")
    assert "  weight-update: DEVELOPED\nreinforced:" in (course / GRAPHS).read_text("utf-8")


@pytest.mark.parametrize("tool", [["git", "apply"], ["patch", "-p1", "--quiet"]])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_the_diff_does_what_fix_does(tool: list[str], ending: bytes, tmp_path: Path) -> None:
    course = broken(tmp_path / "by diff")
    for file in (GRAPHS, OPTIMIZERS):
        lines = (course / file).read_bytes().rstrip(b"\n").replace(b"\n", ending)
        (course / file).write_bytes(lines)
    before = contents(course)
    patch = subprocess.run(
        [CURRICULUM, "validate", "by diff/curriculum", "--diff", "--fix"],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (patch.returncode, patch.stderr) == (1, b"Would fix 3 findings in 2 files.\n")
    assert contents(course) == before
    subprocess.run(tool, input=patch.stdout, cwd=tmp_path, timeout=60, check=True)
    patched = contents(course)
    for file, content in before.items():
        Path(file).write_bytes(content)
    curriculum("validate", str(course), "--fix")
    assert contents(course) == patched


def test_a_diff_where_nothing_is_to_be_fixed(tmp_path: Path) -> None:
    course = copied(tmp_path)
    done = curriculum("validate", str(course), "--diff")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing to fix.\n")
    edit(course, GRAPHS, "load: BUILD", "load: STRETCH")
    done = curriculum("validate", str(course), "--diff")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Nothing to fix. 1 finding has no fix: run without --diff.\n"


def test_the_diff_in_a_file(tmp_path: Path) -> None:
    course = broken(tmp_path)
    printed = curriculum("validate", "curriculum", "--diff", cwd=tmp_path)
    curriculum("validate", str(course), "--diff", "-o", "patch", cwd=tmp_path)
    assert (tmp_path / "patch").read_text("utf-8") == printed.stdout


@pytest.mark.parametrize("killed", [False, True])
def test_a_file_that_cannot_be_finished_stays_whole(tmp_path: Path, *, killed: bool) -> None:
    """No file may grow beyond 2 kB: the write breaks off in the middle, or the process dies."""
    course = broken(tmp_path)
    before = contents(course)
    assert len((course / OPTIMIZERS).read_bytes()) > 2000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    die = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_DFL)\n" if killed else ""
    run = "from curriculum_kit.cli.main import main; main()"
    done = subprocess.run(
        [CURRICULUM.with_name("python"), "-B", "-c", die + run, "validate", course, "--fix"],
        preexec_fn=limited,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == (-signal.SIGXFSZ if killed else 2)
    after = contents(course)
    assert {file: after[file] for file in before} == before
    if not killed:
        assert "nothing is fixed: File too large" in done.stderr
        assert after == before
    assert curriculum("validate", str(course), "--fix").returncode == 0


def test_links_and_modes_stay(tmp_path: Path) -> None:
    course = broken(tmp_path)
    shelf = course / ".shelf"
    shelf.mkdir()
    (course / OPTIMIZERS).rename(shelf / "optimizers")
    (course / OPTIMIZERS).symlink_to(shelf / "optimizers")
    (shelf / "optimizers").chmod(0o640)
    assert curriculum("validate", str(course), "--fix").returncode == 0
    assert (course / OPTIMIZERS).is_symlink()
    assert "MENTIONED -> INTRODUCED" in (shelf / "optimizers").read_text("utf-8")
    assert (shelf / "optimizers").stat().st_mode & 0o777 == 0o640
